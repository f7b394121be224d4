"""The opinion opens in a word processor and the terminal report says the same things."""

from __future__ import annotations

import io

import docx
import pytest

from tests.engine.report.sample import HOSTILE, clean, sample
from tongchou.engine.report.as_docx import as_docx
from tongchou.engine.report.as_text import as_text
from tongchou.engine.report.labels import FIELD_LABELS
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.prereview import Prereview


def _words(result: Prereview) -> str:
    document = docx.Document(io.BytesIO(as_docx(result)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_opinion_reads_like_an_office_letter() -> None:
    words = _words(sample())
    for part in (
        f"关于《渌江市测试项目{HOSTILE}》的",
        "渌江市测试局：",
        "共发现否决项 1 项、必须修改 1 项、建议与提示 1 项，另有 1 项需人工核对。",
        "见《投资概算.xlsx》“软件开发”表F12、《建设方案.docx》第12页第80段。",
        "建议审减 0.90万元，审减率 2.90%",
        "C14计算错误：数量乘单价与合价不符（12 × 16,800",
        "不符合“R-DUP-01 的题目”的要求。",
        "关于“R-SEC-06 的题目”，存疑。",
        "其余1项",
        "与《道路停车收费系统》（市城管局）相似度 0.83，关系为疑似重复建设，",
        "因缺少资料未检查的规则 1 条：列入年度计划（R-NEC-03）。",
        "建议退回申报单位",
        "2026年10月20日",
    ):
        assert part in words
    assert "{%" not in words


def test_a_clean_opinion_goes_to_the_panel() -> None:
    words = _words(clean())
    assert "建议提交联席评审" in words
    assert "未发现达到关注程度的相似项目或系统。" in words
    assert "投资部分未审查" in words


@pytest.mark.parametrize(
    "words",
    ["存在否决项", "R-DUP-01", "需人工核对", "审减建议", "R-NEC-03", "TEST-REPORT-001", "道路停车收费系统"],
)
def test_the_terminal_report_names(words: str) -> None:
    assert words in as_text(sample())


def test_terminal_codes_appear_only_on_request() -> None:
    assert "\x1b[" not in as_text(sample())
    assert "\x1b[" in as_text(sample(), colour=True)


def test_every_field_of_a_declaration_has_a_label() -> None:
    assert set(FIELD_LABELS) == set(Declaration().all_fields())
