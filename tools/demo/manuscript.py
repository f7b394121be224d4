"""A plan's manuscript: plain text with ``#`` headings, ``|`` tables and ``@`` slots, as a list of blocks.

# 一、项目概述        heading, level = number of #
表3-1 现有系统        a line that starts with 表 and a number, right before a table: its caption
|名称|用途|           table row; the first row is the head
@functions            slot, filled by the builder with its own blocks
anything else         one paragraph
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

_CAPTION = re.compile(r"^表\s*[A-Z]?[0-9]")


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Table:
    rows: list[list[str]]
    caption: str = ""
    widths: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Figure:
    path: Path
    caption: str


Block = Heading | Paragraph | Table | Figure
Slots = Mapping[str, Callable[[], Sequence[Block]]]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put figures in the place of ``{{name}}``; raises KeyError for a name nobody gave."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match.group(1)], text)


def read_manuscript(paths: Sequence[Path], values: Mapping[str, str], slots: Slots) -> list[Block]:
    """All blocks of the given files in order, with figures filled in and slots replaced."""
    blocks: list[Block] = []
    for path in paths:
        lines = fill(path.read_text(encoding="utf-8"), values).splitlines()
        blocks.extend(_blocks(lines, slots))
    return blocks


def _blocks(lines: Sequence[str], slots: Slots) -> Iterator[Block]:
    caption, rows = "", list[list[str]]()
    for line in [*(line.strip() for line in lines), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")])
            continue
        if rows:
            yield Table(rows, caption)
            caption, rows = "", []
        if not line or line.startswith("//"):
            continue
        if line.startswith("@"):
            yield from _captioned(slots[line[1:]](), caption)
            caption = ""
        elif line.startswith("#"):
            mark, _, text = line.partition(" ")
            yield Heading(len(mark), text.strip())
        elif _CAPTION.match(line):
            caption = line
        else:
            yield Paragraph(line)


def _captioned(blocks: Sequence[Block], caption: str) -> list[Block]:
    """A caption line before a slot belongs to the slot's first table."""
    found = list(blocks)
    at = next((n for n, block in enumerate(found) if isinstance(block, Table)), None)
    if caption and at is not None:
        found[at] = replace(cast(Table, found[at]), caption=caption)
    return found
