"""采购与进度：the way of buying, the tender document and its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tongchou.engine.policy.certainty import unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import Passage, is_denied, passages, stated
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity

_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_ISSUED = re.compile(
    r"招标文件.{0,8}(?:发出|发售|获取)|(?:发出|发售|获取).{0,6}招标文件|"
    r"公告(?:发布)?(?:日期|时间)|发布(?:日期|时间)"
)
_CLOSES = re.compile(r"(?:投标|递交|提交|响应).{0,10}截止")
_PRICE_WEIGHT = re.compile(
    r"(?:价格|报价)(?:分|部分|得分|权重|评分)?[^。；;\d]{0,14}?(\d{1,3}(?:\.\d+)?)\s*(?:%|％|分)"
)
_MEAN = re.compile(r"(?:基准价|评标价)[^。；;]{0,24}(?:平均|均值)|(?:平均|均值)[^。；;]{0,16}基准价")
_BID_BOND = re.compile(r"投标保证金[^。；;\d]{0,24}?(\d{1,3}(?:\.\d+)?)\s*[%％]")
_PERFORMANCE_BOND = re.compile(r"履约(?:保证金|担保)[^。；;\d]{0,24}?(\d{1,3}(?:\.\d+)?)\s*[%％]")
_NO_TENDER = "未提交采购文件，本阶段不适用。"


def _tender(case: CaseFile) -> list[Passage]:
    return list(passages(case, DocumentKind.PROCUREMENT_FILE))


def _without_tender(case: CaseFile) -> Outcome:
    """What to say when there is nothing to read of a tender document."""
    if case.package.has_kind(DocumentKind.PROCUREMENT_FILE):
        return not_checked("采购文件未能读出文字。请提供文字版。")
    return not_applicable(_NO_TENDER)


@rule(
    "R-PROC-01",
    title="达到数额标准的公开招标",
    group=Group.PROC,
    severity=Severity.MUST_FIX,
    since=date(2014, 8, 31),
    cites=("gpl#27",),
    uses=("proc_open_tender",),
)
def open_tender(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """总投资达到公开招标数额标准而拟用其他方式的，存疑；数额标准各地不同。"""
    total, mode = case.declaration.funds.total, case.declaration.procurement.procure_mode
    if total.value is None:
        yield not_checked("未读到总投资，无法与公开招标数额标准比较。")
        return
    limit = at.money("proc_open_tender")
    because = [Reason("总投资", total.value.format_wan()), at.reason("proc_open_tender")]
    if total.value < limit:
        yield passed("总投资未达到公开招标数额标准。", evidence=total.evidence[:1], because=because)
    elif mode.value is None:
        yield not_checked("未读到采购方式。请在申报表中填写拟采用的采购方式。")
    elif "公开招标" in mode.value and not is_denied(mode.value, *_span(mode.value, "公开招标")):
        yield passed("拟公开招标。", evidence=mode.evidence, because=because)
    else:
        advice = "请改为公开招标，或说明依法采用其他方式的理由和批准文件。"
        message = f"总投资{total.value.format_wan()}，拟采用“{mode.value}”。"
        yield warn(message, evidence=(*mode.evidence, *total.evidence), advice=advice, because=because)


def _span(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


@rule(
    "R-PROC-02",
    title="招标时间不少于二十日",
    group=Group.PROC,
    severity=Severity.MUST_FIX,
    since=date(2014, 8, 31),
    cites=("gpl#35",),
    uses=("proc_tender_days",),
)
def tender_period(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """从招标文件发出到投标截止不得少于法定天数；只看公开招标文件。"""
    lines = _tender(case)
    if not lines:
        yield _without_tender(case)
        return
    issued, closes = _dated_line(lines, _ISSUED), _dated_line(lines, _CLOSES)
    if not any("招标" in line.text for line in lines):
        yield not_applicable("不是招标采购，不适用招标时间。")
    elif issued is None or closes is None:
        yield not_checked("未读到招标文件发出日期或投标截止日期，请人工核对。")
    else:
        days = (closes[0] - issued[0]).days
        formula = f"{issued[0]} 至 {closes[0]}，共{days}天"
        because = [Reason("招标时间", formula), at.reason("proc_tender_days")]
        if days < at.number("proc_tender_days"):
            advice = "请顺延投标截止时间。"
            yield fail(
                f"招标时间只有{days}天。", evidence=[issued[1], closes[1]], advice=advice, because=because
            )
        else:
            yield passed(f"招标时间{days}天。", evidence=[issued[1], closes[1]], because=because)


def _dated_line(lines: list[Passage], about: re.Pattern[str]) -> tuple[date, Evidence] | None:
    for line in lines:
        subject = about.search(line.text)
        match = _DAY.search(line.text, subject.start()) if subject else None
        if match:
            try:
                return date(*(int(part) for part in match.groups())), line.place.quoting(line.text)
            except ValueError:
                continue
    return None


@rule(
    "R-PROC-03",
    title="不设限制性条款",
    group=Group.PROC,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2015, 3, 1),
    cites=("658#20",),
    uses=("proc_restriction_words",),
)
def no_restrictions(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """采购文件中写明指定品牌、限定地域等的不符合；方案、概算中出现的请人工核对。"""
    words = at.list("proc_restriction_words")
    tender = stated(case, words, DocumentKind.PROCUREMENT_FILE)
    other = [] if tender else stated(case, words)
    hits = tender or other
    if not hits:
        yield passed("未见限制性条款。")
        return
    found = "、".join(dict.fromkeys(hit.word for hit in hits))
    say = fail if tender else review
    yield say(
        f"出现限制性表述：{found}。",
        evidence=[hit.place for hit in hits[:12]],
        advice="请改为功能和性能要求，不限定品牌、地域或特定业绩。",
        because=[at.reason("proc_restriction_words")],
    )


@rule(
    "R-PROC-04",
    title="价格分比重达到下限",
    group=Group.PROC,
    severity=Severity.BLOCK,
    since=date(2017, 10, 1),
    cites=("87#55",),
    uses=("proc_price_weight_goods", "proc_price_weight_services"),
)
def price_weight(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """综合评分法中货物价格分不低于 30%，服务不低于 10%；分不清货物还是服务的请人工核对。"""
    lines = _tender(case)
    if not lines:
        yield _without_tender(case)
        return
    found = [(Decimal(m[1]) / 100, line) for line in lines if (m := _PRICE_WEIGHT.search(line.text))]
    if not found:
        yield not_checked("未在采购文件中读到价格分，请人工核对。")
        return
    weight, line = found[0]
    text = "\n".join(each.text for each in lines)
    goods = bool(re.search(r"货物(?:类|采购|项目)|采购类型.{0,4}货物", text))
    services = bool(re.search(r"服务(?:类|采购|项目)|采购类型.{0,4}服务", text))
    floor_id = "proc_price_weight_goods" if goods and not services else "proc_price_weight_services"
    because = [Reason("价格分比重", f"{weight:.0%}"), at.reason(floor_id)]
    place = line.place.quoting(line.text)
    if weight < at.decimal(floor_id) and len({value for value, _ in found}) == 1:
        yield fail(
            f"价格分比重{weight:.0%}，低于下限{at.decimal(floor_id):.0%}。",
            evidence=place,
            advice=f"请把价格分比重提高到{at.decimal(floor_id):.0%}以上。",
            because=because,
        )
    elif weight < at.decimal("proc_price_weight_goods") and goods == services:
        advice = "请核对采购类型：货物不低于30%，服务不低于10%。"
        yield review(
            f"价格分比重{weight:.0%}，采购类型未写清。", evidence=place, advice=advice, because=because
        )
    elif weight < at.decimal(floor_id):
        places = [each.place.quoting(each.text) for _, each in found]
        yield review(
            "采购文件有几处不同的价格分。", evidence=places, advice="请统一并核对。", because=because
        )
    else:
        yield passed(f"价格分比重{weight:.0%}。", evidence=place, because=because)


@rule(
    "R-PROC-05",
    title="价格分用低价优先法",
    group=Group.PROC,
    severity=Severity.BLOCK,
    since=date(2017, 10, 1),
    cites=("87#55",),
)
def low_price_first(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """政府采购文件以平均价作评标基准价的不符合。"""
    lines = _tender(case)
    if not lines:
        yield _without_tender(case)
        return
    hits = [(line, m) for line in lines if (m := _MEAN.search(line.text))]
    mean = [line for line, m in hits if not is_denied(line.text, m.start(), m.end())]
    works = any(re.search(r"工程(?:施工|类)|建设工程", line.text) for line in lines)
    places = [line.place.quoting(line.text) for line in mean]
    advice = "请改为以满足要求的最低报价为评标基准价。"
    if mean and works:
        yield review(
            "采购文件以平均价作基准价，且涉及工程。", evidence=places, advice="请核对适用的采购制度。"
        )
    elif mean:
        yield fail("采购文件以平均价作评标基准价。", evidence=places, advice=advice)
    else:
        yield passed("未见以平均价作评标基准价。")


@rule(
    "R-PROC-06",
    title="保证金不超过上限",
    group=Group.PROC,
    severity=Severity.MUST_FIX,
    since=date(2015, 3, 1),
    cites=("658#33", "658#48"),
    uses=("proc_bid_bond", "proc_performance_bond"),
)
def bonds_capped(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """投标保证金不超过 2%，履约保证金不超过 10%。"""
    lines = list(passages(case, DocumentKind.PROCUREMENT_FILE, DocumentKind.CONTRACT))
    if not lines:
        yield _without_tender(case)
        return
    seen = over = False
    for label, pattern, cap in (
        ("投标保证金", _BID_BOND, "proc_bid_bond"),
        ("履约保证金", _PERFORMANCE_BOND, "proc_performance_bond"),
    ):
        for line in lines:
            match = pattern.search(line.text)
            if match is None:
                continue
            seen = True
            share = Decimal(match[1]) / 100
            if share > at.decimal(cap):
                over = True
                yield fail(
                    f"{label}为{share:.0%}，超过上限。",
                    evidence=line.place.quoting(line.text),
                    advice="请降到上限以内。",
                    because=[Reason(label, f"{match[1]}%"), at.reason(cap)],
                )
    if not over:
        yield passed("保证金不超过上限。") if seen else not_applicable("未约定按比例收取保证金。")


@rule(
    "R-PROC-08",
    title="单一来源采购已公示",
    group=Group.PROC,
    severity=Severity.MUST_FIX,
    since=date(2015, 3, 1),
    cites=("658#38",),
    uses=("proc_open_tender", "proc_notice_days"),
)
def single_source_published(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """达到公开招标数额、拟单一来源采购的，应公示不少于五个工作日。"""
    total, mode = case.declaration.funds.total, case.declaration.procurement.procure_mode
    if not mode.value or "单一来源" not in mode.value:
        yield not_applicable("不采用单一来源采购。") if mode.value else not_checked("未读到采购方式。")
        return
    if total.value is not None and total.value < at.money("proc_open_tender"):
        yield not_applicable("未达到公开招标数额标准，不要求公示。", evidence=mode.evidence)
        return
    notices = [
        hit for hit in stated(case, ("公示",)) if "单一来源" in hit.sentence or "工作日" in hit.sentence
    ]
    because = [at.reason("proc_notice_days"), at.reason("proc_open_tender")]
    if notices:
        advice = "请核对公示期是否满五个工作日、有无异议。"
        yield review(
            "写有单一来源公示，请核对期限。",
            evidence=[n.place for n in notices[:5]],
            advice=advice,
            because=because,
        )
        return
    unread = unread_sentence(case)
    advice = "请在指定媒体公示并附公示截图和专家论证意见。"
    said = "拟单一来源采购，未见公示"
    if unread:
        yield not_checked(f"{said}；{unread}")
    else:
        yield fail(f"{said}。", evidence=mode.evidence, advice=advice, because=because)
