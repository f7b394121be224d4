"""Where a value came from: file, page, paragraph or cell, the words, and how sure we are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

#: The archive a file was handed in with, at the start of its path.
ARCHIVE_NAME = re.compile(r"^[^/]+\.(?:zip|rar|7z)/", re.IGNORECASE)
_TABLE_CELL = re.compile(r"表(\d+)!R(\d+)C(\d+)")
QUOTE_LIMIT = 160


@dataclass(frozen=True)
class Evidence:
    """A place in a package.

    ``file`` is the path inside the package. ``page`` and ``paragraph`` count from 1; ``paragraph``
    is the block number inside the file. ``sheet`` is a worksheet name. ``cell`` is ``F12`` in a
    worksheet and ``表3!R2C4`` (third table, second row, fourth column) in a document. ``box`` is
    (left, top, right, bottom) as shares of the page, for scans and PDF. ``confidence`` is 0–1.
    """

    file: str
    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    quote: str = ""
    confidence: float = 1.0
    box: tuple[float, float, float, float] | None = None

    def quoting(self, words: str) -> Evidence:
        """The same place with other words, shortened to what a reader needs."""
        words = " ".join(words.split())
        return replace(self, quote=words if len(words) <= QUOTE_LIMIT else words[: QUOTE_LIMIT - 1] + "…")

    def less_sure(self, factor: float) -> Evidence:
        return replace(self, confidence=self.confidence * factor)

    @property
    def place(self) -> str:
        """For people: 《概算.xlsx》“软件开发”表 F12."""
        parts = [f"《{ARCHIVE_NAME.sub('', self.file)}》"]
        if self.sheet:
            parts.append(f"“{self.sheet}”表")
        if self.page:
            parts.append(f"第{self.page}页")
        if self.cell:
            parts.append(_TABLE_CELL.sub(r"表\1第\2行第\3列", self.cell))
        elif self.paragraph:
            parts.append(f"第{self.paragraph}段")
        return "".join(parts)


class PlacedRow:
    """A record read from a table row: ``cells`` points from a column identifier to its cell."""

    place: Evidence
    cells: tuple[tuple[str, Evidence], ...]

    def cell(self, column: str) -> Evidence:
        """Where a column of this row stands; the row itself when the column was not found."""
        return dict(self.cells).get(column, self.place)


@dataclass(frozen=True)
class Reason:
    """One labelled part of an explanation: what was compared, its value, where it comes from."""

    label: str
    value: str
    source: str = ""
