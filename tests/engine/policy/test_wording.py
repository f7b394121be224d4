"""Statements and denials: what counts as saying that something is so."""

from __future__ import annotations

from datetime import date

import pytest

from tongchou.engine.policy.wording import is_denied, passages, said, stated
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import (
    Block,
    Document,
    DocumentKind,
    FileFormat,
    Heading,
    Package,
    PackageFile,
    Text,
)
from tongchou.kernel.evidence import Evidence

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


def plan_of(*blocks: Block) -> CaseFile:
    """A case file with one plan."""
    file = PackageFile("方案.docx", 1, "0" * 64, FileFormat.DOCX, DocumentKind.CONSTRUCTION_PLAN)
    return CaseFile(date(2026, 10, 20), package=Package((file,), (Document(file, blocks),)))


def at(paragraph: int) -> Evidence:
    return Evidence("方案.docx", paragraph=paragraph)


def test_a_line_of_the_table_of_contents_is_no_evidence() -> None:
    case = plan_of(
        Text("5.5 个人信息保护\t35", at(1), "contents"),
        Heading("5.5 个人信息保护", 2, at(2), "5.5"),
        Text("系统采集个人信息，仅用于办理业务。", at(3)),
    )
    assert [passage.place.paragraph for passage in passages(case)] == [2, 3]
    assert [mention.place.paragraph for mention in stated(case, ["个人信息"])] == [2, 3]
    assert [mention.place.paragraph for mention in said(case, ["个人信息"])] == [3]


def test_words_that_stand_in_the_contents_only_are_not_stated() -> None:
    case = plan_of(Text("6.7 三同步 39", at(1), "contents"), Text("项目概述", at(2)))
    assert stated(case, ["三同步"]) == []
