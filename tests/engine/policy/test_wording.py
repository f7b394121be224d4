"""Statements and denials: what counts as saying that something is so."""

from __future__ import annotations

import pytest

from tongchou.engine.policy.wording import is_denied

SENTENCES = [
    ("本项目涉及个人信息。", False),
    ("本项目不涉及个人信息。", True),
    ("不断加强个人信息保护", False),
    ("不仅采集个人信息，还采集车辆信息", False),
    ("未采集个人信息", True),
    ("没有个人信息", True),
    ("是否涉及个人信息：否", True),
    ("是否涉及个人信息 | 否", True),
    ("是否涉及个人信息：是", False),
    ("是否涉及个人信息 | 是", False),
    ("是否涉及个人信息", True),
    ("个人信息：无", True),
    ("个人信息：不涉及", True),
    ("个人信息 | 涉及", False),
    ("个人信息 | 不涉及个人信息", True),
    ("个人信息：不涉及个人信息。", True),
    ("个人信息 | 涉及手机号，不涉及身份证号", False),
    ("个人信息无泄露风险", False),
    ("无纸化办公，采集个人信息", False),
    ("不涉及重要数据，采集个人信息", False),
    ("除个人信息以外均可公开", False),
    ("非涉密，但采集个人信息", False),
    ("严禁泄露国家秘密；采集个人信息", False),
    ("不采集身份证号、手机号等个人信息", True),
]


@pytest.mark.parametrize(("sentence", "denied"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_a_denial_is_told_from_a_statement(sentence: str, denied: bool) -> None:
    start = sentence.index("个人信息")
    assert is_denied(sentence, start, start + 4) is denied
