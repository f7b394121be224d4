"""Last touches before a workbook is saved: print on one page width, money with two decimals, row heights."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from tools.demo.sheet import save as save_fixed


def save(book: Workbook, path: Path, author: str, landscape: bool = True) -> None:
    """Set the print layout of every sheet and save with fixed dates."""
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for row in sheet.iter_rows():
            _dress(sheet, row)
    save_fixed(book, path, author)


def _dress(sheet: Any, row: Any) -> None:
    lines = 1
    for cell in row:
        if isinstance(cell.value, float) and abs(cell.value) >= 1000:
            cell.number_format = "#,##0.00"
        if isinstance(cell.value, str) and not cell.value.startswith("=") and _alone(sheet, cell):
            width = sheet.column_dimensions[get_column_letter(cell.column)].width or 9
            lines = max(lines, -(-len(cell.value) * 2 // max(int(width), 2)))
    number = row[0].row
    if sheet.row_dimensions[number].height is None:
        sheet.row_dimensions[number].height = 16 * lines + 4


def _alone(sheet: Any, cell: Any) -> bool:
    return not any(cell.coordinate in area for area in sheet.merged_cells.ranges)
