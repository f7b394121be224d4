"""资金来源与可研控制: the two money rules that may stop a project, judged on the declaration itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from tongchou.engine.policy.certainty import unread_files
from tongchou.engine.policy.outcomes import Outcome, fail, not_checked, passed, review
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Group, rule
from tongchou.engine.sizing.arithmetic import funding_check
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declared import FundingSource
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import Money


def _doubt(case: CaseFile, at: Parameters, places: Sequence[Evidence]) -> str:
    """Why the amounts may have been read wrongly or not in full; empty when there is no reason to."""
    if case.declaration.funds.total.conflicts:
        return "各处填写的总投资不一致"
    if any(place.confidence < float(at.decimal("cost_sure_reading")) for place in places):
        return "金额由扫描件识别，把握不足"
    unread = unread_files(case, DocumentKind.DECLARATION_FORM, DocumentKind.ESTIMATE)
    return f"《{unread[0].name}》未能全部读出" if unread else ""


@rule(
    "R-COST-10",
    title="概算不超过可研估算百分之十",
    group=Group.COST,
    severity=Severity.BLOCK,
    since=date(2019, 7, 1),
    cites=("712#12",),
    uses=("cost_study_overrun", "cost_sure_reading"),
)
def over_study(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """投资概算超过可研批复估算百分之十的，应报告并可能重新报送可研。"""
    funds = case.declaration.funds
    total, study = funds.total.value, funds.study_total.value
    if study is None:
        yield not_checked("未读到可研批复的估算金额。已批复可研的，请在申报表填写批复估算。")
        return
    if total is None or not study:
        yield not_checked("未读到概算总投资，或可研估算为零。请在申报表填写总投资。")
        return
    over = (total - study).yuan / study.yuan
    because = (
        Reason("概算总投资", total.format_wan(), "申报表"),
        Reason("可研批复估算", study.format_wan(), "申报表"),
        at.reason("cost_study_overrun"),
    )
    places = (*funds.total.evidence, *funds.study_total.evidence)
    if over <= at.decimal("cost_study_overrun"):
        yield passed(f"概算比可研估算{_change(over)}。", evidence=places, because=because)
        return
    message = f"概算{total.format_wan()}，比可研估算{study.format_wan()}{_change(over)}"
    doubt = "各处填写的可研估算不一致" if funds.study_total.conflicts else _doubt(case, at, places)
    say, tail = (review, f"（{doubt}）") if doubt else (fail, "")
    advice = "请向审批部门书面报告，或重新报送可行性研究报告。"
    yield say(f"{message}{tail}。", evidence=places, advice=advice, because=because)


def _change(over: Decimal) -> str:
    return f"{'高' if over >= 0 else '低'}{abs(over) * 100:.1f}%"


@rule(
    "R-COST-16",
    title="资金来源与总投资一致且不重复",
    group=Group.COST,
    severity=Severity.BLOCK,
    since=date(2000, 1, 1),
    cites=("zengcheng#4",),
    uses=("cost_funding_step", "cost_sure_reading"),
)
def funding_sources(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """各资金来源之和应等于总投资；同名同额的来源请核对是否重复。"""
    funds = case.declaration.funds
    sources = funds.funding_sources
    check = funding_check(funds)
    if check is None:
        yield not_checked("资金来源或总投资没有完整填写，无法核对。请逐项填写资金来源及金额。")
        return
    twice = _repeated(sources)
    if twice:
        yield review(
            f"资金来源“{twice[0].name}”同额列了两次，可能重复申报。",
            evidence=tuple(source.place for source in twice),
            advice="请核对资金来源，重复的删去一项。",
        )
    places = (*(source.place for source in sources), *funds.total.evidence)
    because = (
        Reason("资金来源合计", check.computed.format_wan(4), f"{len(sources)}项之和"),
        Reason("总投资", check.stated.format_wan(4), "申报表"),
        at.reason("cost_funding_step"),
    )
    if check.agrees(at.money("cost_funding_step") * len(sources)):
        if not twice:
            yield passed("资金来源合计与总投资一致。", evidence=places, because=because)
        return
    message = (
        f"资金来源合计{check.computed.format_wan()}，总投资{check.stated.format_wan()}，"
        f"相差{Money(abs(check.difference.yuan)).format_wan()}"
    )
    doubt = _doubt(case, at, places)
    say, tail = (review, f"（{doubt}）") if doubt else (fail, "")
    yield say(f"{message}{tail}。", evidence=places, advice="请核对并更正资金来源或总投资。", because=because)


def _repeated(sources: Sequence[FundingSource]) -> tuple[FundingSource, ...]:
    """The first pair of sources equal in name and amount."""
    seen: dict[tuple[str, Money | None], FundingSource] = {}
    for source in sources:
        first = seen.setdefault((source.name.strip(), source.amount), source)
        if first is not source and source.amount:
            return first, source
    return ()
