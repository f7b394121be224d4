"""Excel sheets as an office fills them: bordered cells, merged titles, shaded heads."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Decimal | None
_THIN = Side(style="thin", color="000000")
BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


class Sheet:
    """One worksheet written from top to bottom; `row` is the next free row (1-based)."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[float], font: str = "宋体") -> None:
        self.sheet: Worksheet = book.create_sheet(title)
        self.columns = len(widths)
        self.font = font
        self.row = 1
        for index, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width

    def title(self, text: str, size: float = 16) -> None:
        """A title merged over all columns."""
        self.put(self.row, 1, text, bold=True, size=size, align="center", border=False)
        self.merge(self.row, 1, self.row, self.columns)
        self.sheet.row_dimensions[self.row].height = size * 2
        self.row += 1

    def note(self, text: str, align: str = "left") -> None:
        """A borderless line merged over all columns, such as the unit of money."""
        self.put(self.row, 1, text, align=align, border=False)
        self.merge(self.row, 1, self.row, self.columns)
        self.row += 1

    def head(self, names: Sequence[str], fill: str = "DDEBF7") -> None:
        for col, name in enumerate(names, start=1):
            self.put(self.row, col, name, bold=True, align="center", fill=fill)
        self.row += 1

    def line(self, values: Sequence[Value], bold: bool = False, fill: str = "") -> int:
        """A bordered row; returns its row number."""
        for col, value in enumerate(values, start=1):
            centred = not isinstance(value, str) or len(value) < 9
            self.put(self.row, col, value, bold=bold, align="center" if centred else "left", fill=fill)
        self.row += 1
        return self.row - 1

    def put(
        self,
        row: int,
        col: int,
        value: Value,
        *,
        bold: bool = False,
        size: float = 10.5,
        align: str = "left",
        fill: str = "",
        border: bool = True,
        number_format: str = "",
    ) -> None:
        cell = self.sheet.cell(row, col)
        cell.value = float(value) if isinstance(value, Decimal) else value
        cell.font = Font(name=self.font, size=size, bold=bold)
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        if border:
            cell.border = BORDER
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if number_format or isinstance(value, Decimal):
            cell.number_format = number_format or "#,##0.00"

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        for row in range(top, bottom + 1):
            for col in range(left, right + 1):
                if self.sheet.cell(top, left).border.left.style:
                    self.sheet.cell(row, col).border = BORDER
        self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def height(self, row: int, points: float) -> None:
        self.sheet.row_dimensions[row].height = points


def new_book(author: str) -> Workbook:
    """A workbook without the default sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = author
    book.properties.lastModifiedBy = author
    return book


def address(row: int, col: int) -> str:
    """1-based row and column as an Excel address."""
    return f"{get_column_letter(col)}{row}"


def save_book(book: Workbook, path: Path) -> None:
    """Set landscape fit-to-width printing on each sheet and save."""
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)
