"""Workbooks as different hands lay them out: a small writer with merged cells over openpyxl."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None


@dataclass
class Grid:
    """Rows written from the top; ``merges`` are 1-based (top, left, bottom, right)."""

    title: str
    rows: list[list[Value]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden: bool = False

    def add(self, *values: Value) -> int:
        self.rows.append(list(values))
        return len(self.rows)

    def band(self, text: str, width: int) -> None:
        """One text over the whole width."""
        row = self.add(text, *[None] * (width - 1))
        if width > 1:
            self.merges.append((row, 1, row, width))

    def merge_down(self, column: int, first: int, last: int) -> None:
        if last > first:
            self.merges.append((first, column, last, column))


def workbook(grids: Sequence[Grid]) -> bytes:
    """The workbook as a file's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        _write(book.create_sheet(grid.title), grid)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Worksheet, grid: Grid) -> None:
    for number, row in enumerate(grid.rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column).value = value
    for top, left, bottom, right in grid.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for number in grid.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    if grid.hidden:
        sheet.sheet_state = "hidden"
