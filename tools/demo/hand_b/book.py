"""Last touches before a workbook is saved: print on one page width, money with two decimals."""

from pathlib import Path

from openpyxl import Workbook

from tools.demo.sheet import save as save_fixed


def save(book: Workbook, path: Path, author: str, landscape: bool = True) -> None:
    """Set the print layout of every sheet and save with fixed dates."""
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, float) and abs(cell.value) >= 1000:
                    cell.number_format = "#,##0.00"
    save_fixed(book, path, author)
