"""Manuscripts of hand B: chapters, tables, function lists and data items kept as short text files.

Chapters use ``#``..``####`` headings, ``@table name | caption``, ``@figure name | caption``, ``@box text``
and named slots such as ``@modules``; anything else is one paragraph. ``{name}`` takes a figure from facts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

TYPES = ("ILF", "EIF", "EI", "EO", "EQ")
WEIGHTS = (10, 7, 4, 5, 4)  # 估算功能点平均权重，次序同 TYPES


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class Box:
    text: str


@dataclass(frozen=True)
class Table:
    caption: str
    rows: list[list[str]]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Figure:
    name: str
    caption: str


@dataclass(frozen=True)
class Slot:
    name: str
    argument: str


Block = Heading | Para | Box | Table | Figure | Slot


@dataclass(frozen=True)
class Function:
    """One row of the function list; `claimed` is what the unit declares, `counted` what the counts give."""

    subsystem: str
    module: str
    name: str
    description: str
    counts: tuple[int, ...]
    claimed: Decimal

    @property
    def counted(self) -> int:
        return sum(count * weight for count, weight in zip(self.counts, WEIGHTS, strict=True))


@dataclass(frozen=True)
class Module:
    subsystem: str
    name: str
    intro: str
    functions: tuple[Function, ...]

    @property
    def claimed(self) -> Decimal:
        return sum((row.claimed for row in self.functions), Decimal(0))


def read_functions(paths: Sequence[Path]) -> list[Module]:
    """Modules in order; lines: ``= 子系统``, ``- 模块 | 每项功能点 | 说明``, ``功能 | 描述 | 计数``."""
    modules: list[Module] = []
    subsystem, head, rows = "", ("", "", ""), list[Function]()
    for line in [*(text for path in paths for text in _lines(path)), "= 结束"]:
        if line[:2] in ("= ", "- "):
            if rows:
                modules.append(Module(subsystem, head[0], head[2], tuple(rows)))
                rows = []
            subsystem = line[2:] if line[0] == "=" else subsystem
            if line[0] == "-":
                name, each, intro = line[2:].split(" | ")
                head = (name, each, intro)
            continue
        name, description, counts = line.split(" | ")
        numbers = _counts(counts)
        plain = sum(count * weight for count, weight in zip(numbers, WEIGHTS, strict=True))
        claimed = Decimal(plain) if head[1] == "=" else Decimal(head[1])
        rows.append(Function(subsystem, head[0], name, description, numbers, claimed))
    return modules


def _counts(text: str) -> tuple[int, ...]:
    """``1 0 2 0 1`` as numbers; a single type such as ``EI`` counts once."""
    if text in TYPES:
        return tuple(int(kind == text) for kind in TYPES)
    return tuple(int(item) for item in text.split())


def read_tables(path: Path, values: Mapping[str, str]) -> dict[str, Table]:
    """Tables by name: ``[name] widths…`` then rows with `` | `` between cells, the head first."""
    found: dict[str, Table] = {}
    name, widths, rows = "", tuple[float, ...](), list[list[str]]()
    for line in [*_lines(path), "[]"]:
        if line.startswith("["):
            if name:
                found[name] = Table("", rows, widths)
            name, _, rest = line[1:].partition("]")
            widths, rows = tuple(float(item) for item in rest.split()), []
            continue
        rows.append([cell.strip() for cell in line.format_map(values).split("|")])
    return found


def read_items(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Data item lists: ``= 表名`` followed by ``字段 | 类型 | 说明`` rows."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in _lines(path):
        if line.startswith("= "):
            found.append((line[2:], []))
        else:
            found[-1][1].append([cell.strip() for cell in line.split("|")])
    return found


def read_chapters(
    paths: Sequence[Path], values: Mapping[str, str], tables: Mapping[str, Table]
) -> list[Block]:
    """All blocks of the chapters in order; tables are put in place, other slots stay for the builder."""
    return [_block(line.format_map(values), tables) for path in paths for line in _lines(path)]


def _block(line: str, tables: Mapping[str, Table]) -> Block:
    if line.startswith("#"):
        mark, _, text = line.partition(" ")
        return Heading(len(mark), text)
    if not line.startswith("@"):
        return Para(line)
    word, _, rest = line[1:].partition(" ")
    name, _, caption = (part.strip() for part in rest.partition("|"))
    if word == "table":
        return Table(caption, tables[name].rows, tables[name].widths)
    if word == "figure":
        return Figure(name, caption)
    return Box(rest) if word == "box" else Slot(word, rest)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
