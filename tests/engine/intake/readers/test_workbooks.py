"""Workbooks: values as written, merged and hidden cells, formulas, empty and odd sheets."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.engine.intake.readers.making import codes, only, received, rewritten, saved, xlsx
from tongchou.engine.intake.readers.xlsx import column_letters, value_text

NUMBERS = {
    "a float artefact is gone": (12.300000000000001, "12.3"),
    "a whole number has no point": (480.0, "480"),
    "cents stay": (1234567.89, "1234567.89"),
    "a large number has no exponent": (1e20, "100000000000000000000"),
    "a small number has no exponent": (0.0000001, "0.0000001"),
    "a date": (dt.date(2026, 3, 1), "2026-03-01"),
    "a time of day": (dt.datetime.fromisoformat("2026-03-01 08:30"), "2026-03-01 08:30:00"),
    "truth": (True, "是"),
    "spaces around text go": ("  平台 ", "平台"),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_values_are_written_as_people_write_them(case: str) -> None:
    value, expected = NUMBERS[case]
    assert value_text(value) == expected


def test_rows_and_columns_agree_with_places(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "软件开发"
    sheet["C4"] = 12.5
    document, _ = only(tmp_path, "投资概算.xlsx", saved(book))
    table = document.tables[0]
    found = table.rows[3][2]
    assert found.text == "12.5"
    assert (found.place.sheet, found.place.cell) == ("软件开发", "C4")
    assert (len(table.rows), len(table.rows[0])) == (4, 3)


def test_merged_cells_repeat_and_are_marked(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["B2"] = "概算表", "软件", 3
    sheet["B3"] = 4
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A2:A3")
    table = only(tmp_path, "投资概算.xlsx", saved(book))[0].tables[0]
    assert table.texts == [["概算表", "概算表"], ["软件", "3"], ["软件", "4"]]
    assert [[c.merged for c in row] for row in table.rows] == [[False, True], [False, False], [True, False]]


def test_hidden_rows_columns_and_sheets_are_read_marked_and_reported(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("名称", "单价", "备注"), ("平台", 10, "x"), ("折扣", 8, "y")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = book.create_sheet("底价")
    other["A1"] = "秘密"
    other.sheet_state = "hidden"
    document, problems = only(tmp_path, "投资概算.xlsx", saved(book))
    first, second = document.tables
    assert [[c.hidden for c in row] for row in first.rows] == [
        [False, False, True], [False, False, True], [True, True, True],
    ]  # fmt: skip
    assert (first.hidden, second.hidden) == (False, True)
    assert codes(problems) == ["INTAKE-SHEET-001", "INTAKE-SHEET-002", "INTAKE-SHEET-003"]
    assert problems[0].where.cell == "A3"


def test_formulas_give_their_saved_results_and_unsaved_ones_are_reported(tmp_path: Path) -> None:
    data = xlsx({"概算": [["甲", 2, 3, "=B1*C1"], ["乙", 4, 5, "=B2*C2"]]})
    half = rewritten(data, "xl/worksheets/sheet1.xml", b"<f>B1*C1</f><v></v>", b"<f>B1*C1</f><v>6</v>")
    document, problems = only(tmp_path, "投资概算.xlsx", half)
    assert document.tables[0].texts == [["甲", "2", "3", "6"], ["乙", "4", "5", ""]]
    assert codes(problems) == ["INTAKE-SHEET-005"]
    assert problems[0].where.cell == "D2"


def test_error_values_are_reported_with_their_cells(tmp_path: Path) -> None:
    data = xlsx({"概算": [["甲", "=1/0"]]})
    broken = rewritten(
        data,
        "xl/worksheets/sheet1.xml",
        b'<c r="B1"><f>1/0</f><v></v>',
        b'<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v>',
    )
    _, problems = only(tmp_path, "投资概算.xlsx", broken)
    assert codes(problems) == ["INTAKE-SHEET-006"]
    assert "B1 为 #DIV/0!" in problems[0].detail


def test_an_empty_sheet_is_noticed_and_the_others_are_read(tmp_path: Path) -> None:
    document, problems = only(tmp_path, "投资概算.xlsx", xlsx({"空": [], "有": [["甲"]]}))
    assert [table.place.sheet for table in document.tables] == ["有"]
    assert codes(problems) == ["INTAKE-SHEET-004"]


def test_a_workbook_of_empty_sheets_has_no_content(tmp_path: Path) -> None:
    package, problems = received(tmp_path, {"投资概算.xlsx": xlsx({"Sheet1": [], "Sheet2": []})})
    assert package.documents == ()
    assert codes(problems) == ["INTAKE-SHEET-004", "INTAKE-SHEET-004", "INTAKE-FILE-011"]


def test_a_stray_cell_at_the_far_corner_does_not_fill_memory(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "甲"
    book.worksheets[0]["XFD1048576"] = "角"
    _, problems = received(tmp_path, {"投资概算.xlsx": saved(book)})
    assert "INTAKE-SHEET-007" in codes(problems)


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_lettered_as_in_excel(number: int, letters: str) -> None:
    assert column_letters(number) == letters
