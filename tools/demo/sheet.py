"""Small habits for writing office spreadsheets: merged titles, ruled cells, column widths."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from tools.demo.place import freeze_office_file

_THIN = Side(style="thin")
RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
GREY = PatternFill("solid", fgColor="D9D9D9")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


def put(
    sheet: Any, cell: str, value: Any, *, bold: bool = False, size: float = 10.5, left: bool = False
) -> None:
    """Write one ruled cell; a range such as ``A1:C1`` is merged first."""
    first = cell.split(":")[0]
    if ":" in cell:
        sheet.merge_cells(cell)
        for row in sheet[cell]:
            for part in row:
                part.border = RULED
    target = sheet[first]
    target.value = value
    target.font = Font(name="宋体", size=size, bold=bold)
    target.alignment = LEFT if left else MIDDLE
    target.border = RULED


def put_title(sheet: Any, cells: str, text: str, size: float = 16) -> None:
    """A merged, unruled, bold title."""
    sheet.merge_cells(cells)
    target = sheet[cells.split(":")[0]]
    target.value = text
    target.font = Font(name="方正小标宋简体", size=size, bold=True)
    sheet.row_dimensions[target.row].height = size * 2
    target.alignment = MIDDLE


def put_row(
    sheet: Any, row: int, values: Sequence[Any], *, bold: bool = False, left: Sequence[int] = ()
) -> None:
    """One ruled row from column A; `left` names 0-based columns aligned left."""
    for column, value in enumerate(values):
        put(sheet, f"{get_column_letter(column + 1)}{row}", value, bold=bold, left=column in left)


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    """Column widths in letters from column A."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def fit_page(sheet: Any) -> None:
    """Print setup of an office sheet: A4, one page wide, landscape when the columns are many."""
    width = sum(column.width for column in sheet.column_dimensions.values())
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if width > 125 else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.7, right=0.6, top=0.8, bottom=0.7)
    sheet.print_options.horizontalCentered = True


def grow_row(sheet: Any, row: int, text: str, letters: float, least: float = 20) -> None:
    """Make a row tall enough for `text` in a column of `letters` Chinese letters."""
    lines = -(-len(text) // max(int(letters), 1))
    sheet.row_dimensions[row].height = max(least, lines * 14.5 + 6)


def save(book: Workbook, path: Path, author: str) -> None:
    """Save with fixed document dates so that two builds are equal."""
    for sheet in book.worksheets:
        fit_page(sheet)
    book.properties.creator = author
    book.properties.lastModifiedBy = author
    book.save(path)
    freeze_office_file(path)
