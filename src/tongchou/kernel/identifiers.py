"""Numbers with check digits: 统一社会信用代码 (GB 32100-2015)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

_SHAPE = re.compile(r"[0-9A-Z]{18}")


@dataclass(frozen=True)
class CreditCodeCheck:
    """What is known of a written credit code."""

    code: str
    ok: bool
    reason: str = ""


def check_credit_code(written: str) -> CreditCodeCheck:
    """Check a 统一社会信用代码 as written; spaces, hyphens and full-width signs are folded.

    The reason is in Chinese and names what is wrong: length, characters or check digit.
    """
    code = _fold(written)
    if len(code) != 18:
        return CreditCodeCheck(code, False, f"应为18位，实为{len(code)}位")
    if not _SHAPE.fullmatch(code):
        return CreditCodeCheck(code, False, "含有字母和数字以外的字符")
    try:
        uscc.validate(code)
    except ValidationError:
        return CreditCodeCheck(code, False, "校验位或登记机关代码不符")
    return CreditCodeCheck(code, True)


def _fold(written: str) -> str:
    half = "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in written)
    return re.sub(r"[\s\-—]", "", half).upper()
