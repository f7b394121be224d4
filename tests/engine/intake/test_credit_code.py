"""A credit code that cannot be right is pointed out where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package

GOOD = "91110000600037341L"


@pytest.mark.parametrize(("code", "codes"), [(GOOD, []), ("91110000600037342L", ["INTAKE-FIELD-003"])])
def test_the_check_digit_of_the_form_is_checked(tmp_path: Path, code: str, codes: list[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目申报表"],
        ["项目名称", "智慧水务平台"],
        ["项目单位", "渌江市水务局"],
        ["统一社会信用代码", code],
    ):
        sheet.append(row)
    book.save(tmp_path / "项目申报表.xlsx")
    package, _ = read_package([tmp_path])
    declaration, _, problems = declaration_from(package)
    assert declaration.identity.unit_credit_code.value == code
    found = [problem for problem in problems if problem.code.startswith("INTAKE-FIELD")]
    assert [problem.code for problem in found] == codes
    assert all(problem.where.cell == "B4" for problem in found)
