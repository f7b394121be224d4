"""Packages built from plain rows and lines, without files: for tests of what is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongchou.kernel.documents import (
    Block,
    Cell,
    Document,
    DocumentKind,
    FileFormat,
    Heading,
    Package,
    PackageFile,
    Table,
    Text,
)
from tongchou.kernel.evidence import Evidence

_NUMBER = re.compile(r"(?:第.{1,3}章|[\d.]+|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)\s*")
#: In rows of :func:`sheet`: the same text as the cell to the left, merged with it.
LEFT = "←"
#: The same text as the cell above, merged with it.
UP = "↑"


def sheet(
    file: str,
    name: str,
    rows: Sequence[Sequence[str]],
    *,
    hidden: bool = False,
    hidden_rows: Sequence[int] = (),
) -> Table:
    """A worksheet as the reader gives it; cell places are A1, B1 …"""
    grid: list[list[Cell]] = []
    for r, row in enumerate(rows):
        cells: list[Cell] = []
        for c, text in enumerate(row):
            merged = text in {LEFT, UP}
            shown = cells[-1].text if text == LEFT else grid[-1][c].text if text == UP else text
            place = Evidence(file, sheet=name, cell=f"{chr(65 + c)}{r + 1}")
            cells.append(Cell(shown, place, merged, hidden or r + 1 in hidden_rows))
        grid.append(cells)
    return Table(tuple(tuple(row) for row in grid), Evidence(file, sheet=name), caption=name, hidden=hidden)


def lines(file: str, *texts: str) -> list[Block]:
    """Paragraphs; a text that begins with one or more # is a heading of that level."""
    blocks: list[Block] = []
    for order, text in enumerate(texts, start=1):
        place = Evidence(file, paragraph=order, quote=text)
        bare = text.lstrip("#")
        level = len(text) - len(bare)
        if level:
            number = _NUMBER.match(bare)
            blocks.append(Heading(bare.strip(), level, place, number[0].strip() if number else ""))
        else:
            blocks.append(Text(text, place))
    return blocks


def document(file: str, kind: DocumentKind, *blocks: Block) -> Document:
    file_format = FileFormat.XLSX if file.endswith("xlsx") else FileFormat.DOCX
    return Document(PackageFile(file, 1, "0" * 64, file_format, kind), tuple(blocks))


def package(*documents: Document) -> Package:
    return Package(tuple(document.file for document in documents), documents)


def form(*rows: Sequence[str], file: str = "申报表.xlsx") -> Document:
    return document(file, DocumentKind.DECLARATION_FORM, sheet(file, "申报表", rows))


def estimate(**sheets: Sequence[Sequence[str]]) -> Document:
    """An estimate workbook; each keyword is a worksheet."""
    file = "概算.xlsx"
    tables = [sheet(file, name, rows) for name, rows in sheets.items()]
    return document(file, DocumentKind.ESTIMATE, *tables)


def plan(*texts: str, file: str = "方案.docx") -> Document:
    return document(file, DocumentKind.CONSTRUCTION_PLAN, *lines(file, *texts))
