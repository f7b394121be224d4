"""From what a reader met, in reading order, to blocks with their places.

Readers collect drafts: paragraphs, grids and pictures. Assembling them decides which paragraphs are
headings, numbers blocks and tables, and gives each table its caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tongchou.engine.intake.headings import HeadingMark, Line, is_contents_entry, judge
from tongchou.kernel.documents import Block, Cell, Figure, Heading, Table, Text
from tongchou.kernel.evidence import QUOTE_LIMIT, Evidence

Box = tuple[float, float, float, float]

_UNIT_LINE = re.compile(r"^[（(]?[\s\u3000]*(?:金额|货币|计量)?单位[\s\u3000]*[:：]")
_CAPTION_LIMIT = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_FIGURE_CAPTION = re.compile(r"^图[\s\u3000]*[\d一二三四五六七八九十]+")


@dataclass
class Paragraph:
    """A paragraph as met. ``number`` is an automatic list number; ``contents`` a line of a 目录."""

    text: str
    page: int | None = None
    number: str = ""
    style_level: int | None = None
    bold: bool = False
    contents: bool = False
    origin: str = "body"
    box: Box | None = None
    confidence: float = 1.0

    @property
    def full(self) -> str:
        return f"{self.number} {self.text}" if self.number else self.text


@dataclass
class GridCell:
    text: str = ""
    merged: bool = False
    hidden: bool = False
    box: Box | None = None
    confidence: float = 1.0
    page: int | None = None


@dataclass
class Grid:
    """A table as met; rows may differ in length and are made equal on assembly."""

    rows: list[list[GridCell]]
    page: int | None = None
    box: Box | None = None


@dataclass
class Picture:
    page: int | None = None
    caption: str = ""
    box: Box | None = None


Draft = Paragraph | Grid | Picture


def assemble(file: str, drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """Blocks of the drafts. Only body paragraphs can be headings; blank paragraphs are left out."""
    for draft in drafts:
        _without_controls(draft)
    marks = judge([_line(draft) for draft in drafts])
    blocks: list[Block] = []
    tables = 0
    for index, draft in enumerate(drafts):
        number = len(blocks) + 1
        match draft:
            case Paragraph():
                if draft.full.strip():
                    blocks.append(_paragraph(file, draft, marks[index], number))
            case Grid():
                tables += 1
                blocks.append(_table(file, draft, tables, number, _caption(drafts, index)))
            case Picture():
                caption = draft.caption or _figure_caption(drafts, index)
                place = Evidence(file, page=draft.page, paragraph=number, box=draft.box)
                blocks.append(Figure(place.quoting(caption), caption))
    return tuple(blocks)


def without_controls(text: str) -> str:
    """Words without signs that are no words: on a terminal they would be commands."""
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def _without_controls(draft: Draft) -> None:
    match draft:
        case Paragraph():
            draft.text = without_controls(draft.text)
        case Grid():
            for cell in (cell for row in draft.rows for cell in row):
                cell.text = without_controls(cell.text)
        case Picture():
            draft.caption = without_controls(draft.caption)


def _line(draft: Draft) -> Line:
    match draft:
        case Paragraph(origin="body"):
            return Line(draft.text, draft.style_level, draft.bold, draft.contents, draft.number)
        case Paragraph():
            return Line("")
        case _:
            return Line("", solid=True)


def _paragraph(file: str, draft: Paragraph, mark: HeadingMark | None, number: int) -> Block:
    words = draft.full.strip()
    quote = words if len(words) <= QUOTE_LIMIT else words[: QUOTE_LIMIT - 1] + "…"
    place = Evidence(
        file, draft.page, number, quote=quote, confidence=draft.confidence, box=draft.box
    )  # fmt: skip
    if mark is not None:
        return Heading(words, mark.level, place, mark.number)
    contents = draft.origin == "body" and (draft.contents or is_contents_entry(draft.text))
    return Text(words, place, "contents" if contents else draft.origin)


def _table(file: str, grid: Grid, order: int, number: int, caption: str) -> Table:
    width = max((len(row) for row in grid.rows), default=0)
    rows = tuple(
        tuple(
            _cell(file, grid, cell, number, f"表{order}!R{r}C{c}")
            for c, cell in enumerate([*row, *(GridCell() for _ in range(width - len(row)))], start=1)
        )
        for r, row in enumerate(grid.rows, start=1)
    )
    place = Evidence(file, grid.page, number, cell=f"表{order}", quote=caption, box=grid.box)
    return Table(rows, place, caption)


def _cell(file: str, grid: Grid, cell: GridCell, number: int, address: str) -> Cell:
    place = Evidence(
        file,
        cell.page or grid.page,
        number,
        None,
        address,
        cell.text[:QUOTE_LIMIT],
        cell.confidence,
        cell.box,
    )
    return Cell(cell.text, place, cell.merged, cell.hidden)


def _caption(drafts: Sequence[Draft], index: int) -> str:
    """The nearest short text above; a line that only tells the unit is joined with the one above it."""
    found: list[str] = []
    for draft in reversed(drafts[max(0, index - 4) : index]):
        if not isinstance(draft, Paragraph):
            break
        words = draft.full.strip()
        if not words:
            continue
        if draft.origin != "body" or len(words) > _CAPTION_LIMIT or words.endswith("。"):
            break
        found.insert(0, words)
        if not _UNIT_LINE.match(words):
            break
    return " ".join(found)


def _figure_caption(drafts: Sequence[Draft], index: int) -> str:
    """A line 图1 … below the picture, or else above it."""
    for step in (1, -1, 2):
        near = index + step
        if 0 <= near < len(drafts):
            draft = drafts[near]
            if isinstance(draft, Paragraph) and _FIGURE_CAPTION.match(draft.text.strip()):
                return draft.text.strip()
    return ""
