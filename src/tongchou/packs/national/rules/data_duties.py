"""数据共享：records of use, duties of entrusted parties, onward supply and authorised operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tongchou.engine.policy.certainty import unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import said, stated
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.findings import Severity

_YEARS = re.compile(r"([0-9]+|[一二两三四五六七八九十]+)\s*年")
_MONTHS = re.compile(r"([0-9]+)\s*个月")
_NUMERALS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}


@rule(
    "R-DATA-09",
    title="共享数据使用记录保存三年",
    group=Group.DATA,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2025, 8, 1),
    cites=("809#29",),
    uses=("data_record_words", "data_record_years"),
)
def use_recorded(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """使用他方共享数据的，应设计使用记录并保存不少于三年。"""
    if not case.declaration.data.data_needed:
        yield not_applicable("不使用他方共享数据。")
        return
    hits = stated(case, at.list("data_record_words"))
    years = [found for hit in hits if (found := _years(hit.sentence)) is not None]
    places = [hit.place for hit in hits[:5]]
    because = [at.reason("data_record_years")]
    if years and max(years) >= at.number("data_record_years"):
        yield passed(f"共享数据使用记录保存{max(years):g}年。", evidence=places, because=because)
    elif years:
        message = f"共享数据使用记录只保存{max(years):g}年。"
        yield warn(message, evidence=places, advice="请改为不少于三年。", because=because)
    elif hits:
        yield review(
            "设计了使用记录，未写保存年限。", evidence=places, advice="请写明不少于三年。", because=because
        )
    else:
        unread = unread_sentence(case)
        advice = "请设计共享数据使用记录，保存不少于三年。"
        message = "未见共享数据使用记录的设计"
        yield (
            not_checked(f"{message}；{unread}")
            if unread
            else warn(f"{message}。", advice=advice, because=because)
        )


def _years(sentence: str) -> float | None:
    """A term stated in a sentence, in years."""
    year, month = _YEARS.search(sentence), _MONTHS.search(sentence)
    if year and (year[1].isdigit() or year[1] in _NUMERALS):
        return float(year[1]) if year[1].isdigit() else float(_NUMERALS[year[1]])
    return int(month[1]) / 12 if month else None


@rule(
    "R-DATA-10",
    title="委托合同约定数据安全责任",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2025, 1, 1),
    cites=("ndsr#15", "ndsr#16", "809#36"),
    uses=("data_entrust_topics",),
)
def entrusted_duties(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """随附合同草案的，应约定委托批准、数据安全权利义务和监督检查；全无的不符合，部分缺的请人工核对。"""
    contracts = case.package.of_kind(DocumentKind.CONTRACT)
    if not contracts:
        handed = case.package.has_kind(DocumentKind.CONTRACT)
        yield not_checked("合同未能读出文字。") if handed else not_applicable("没有随附合同草案。")
        return
    topics = at.rows("data_entrust_topics")
    for contract in contracts:
        unread = unread_sentence(case, DocumentKind.CONTRACT)
        missing = [row["topic"] for row in topics if not any(word in contract.text for word in row["words"])]
        place = Evidence(contract.name)
        because = [at.reason("data_entrust_topics")]
        advice = "请在合同中增加数据安全专条。"
        about_data = "数据" in contract.text
        if not missing and about_data:
            yield passed(f"《{contract.name}》约定了数据安全责任。", evidence=place, because=because)
        elif unread:
            yield not_checked(f"未见数据安全条款；{unread}")
        elif not about_data or len(missing) == len(topics):
            message = f"《{contract.name}》没有约定受托方的数据安全责任。"
            yield fail(message, evidence=place, advice=advice, because=because)
        else:
            message = f"《{contract.name}》未见{'、'.join(missing)}的约定。"
            yield review(message, evidence=place, advice=advice, because=because)


@rule(
    "R-DATA-11",
    title="共享数据不转供第三方",
    group=Group.DATA,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2025, 8, 1),
    cites=("809#25",),
    uses=("data_onward_words", "data_consent_words"),
)
def no_onward_supply(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """写有向第三方提供数据而未说经提供部门同意的，列证据请人工核对。"""
    consent = at.list("data_consent_words")
    hits = said(case, at.list("data_onward_words"))
    open_hits = [hit for hit in hits if not any(word in hit.sentence for word in consent)]
    if open_hits:
        yield review(
            "材料写有向第三方提供数据，未说明经提供部门同意。",
            evidence=[hit.place for hit in open_hits[:8]],
            advice="请核对是否为共享取得的数据；是的，应取得提供部门同意或删除该内容。",
            because=[at.reason("data_onward_words")],
        )
    else:
        yield passed("未见向第三方转供共享数据。", evidence=[hit.place for hit in hits[:3]])


@rule(
    "R-DATA-12",
    title="公共数据授权运营另行办理",
    group=Group.DATA,
    severity=Severity.INFO,
    since=date(2025, 3, 1),
    cites=("operation",),
    uses=("data_operation_words",),
)
def operation_routed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """内容含公共数据授权运营的，提示按授权运营程序另行办理。"""
    hits = said(case, at.list("data_operation_words"))
    if hits:
        yield warn(
            "建设内容涉及公共数据授权运营。",
            evidence=[hit.place for hit in hits[:5]],
            advice="请编制实施方案，按授权运营程序另行报批，不与建设项目一并审批。",
            because=[at.reason("data_operation_words")],
        )
    else:
        yield passed("不涉及公共数据授权运营。")
