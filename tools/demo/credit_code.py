"""Invented unified social credit codes with a valid check digit."""

from stdnum.cn import uscc


def credit_code(first_17: str) -> str:
    """The 18-letter code for 17 given letters; raises ValueError when they cannot stand in a code."""
    code = first_17 + uscc.calc_check_digit(first_17)
    if not uscc.is_valid(code):
        raise ValueError(f"不能组成统一社会信用代码：{first_17}")
    return str(code)
