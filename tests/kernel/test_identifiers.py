"""A credit code is checked as written, with a reason an officer understands."""

from __future__ import annotations

import pytest

from tongchou.kernel.identifiers import check_credit_code


@pytest.mark.parametrize(
    "written", ["91110000600037341L", "９１１１００００６０００３７３４１Ｌ", "91110000 6000-37341l"]
)
def test_a_valid_code_is_accepted_however_it_is_typed(written: str) -> None:
    check = check_credit_code(written)
    assert check.ok
    assert check.code == "91110000600037341L"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("91110000600037342L", "校验位"),
        ("9111000060003734", "应为18位，实为16位"),
        ("91110000600037341中", "字母和数字以外"),
    ],
)
def test_a_wrong_code_says_what_is_wrong(written: str, reason: str) -> None:
    check = check_credit_code(written)
    assert not check.ok
    assert reason in check.reason
