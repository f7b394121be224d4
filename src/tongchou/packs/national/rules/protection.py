"""安全、密码、信创：personal and important data, mobile applications, critical infrastructure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tongchou.engine.policy.certainty import searched, unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import Mention, is_denied, said, stated
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declared import Function, MobileChannel
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.readings import Field


@rule(
    "R-SEC-09",
    title="个人信息保护影响评估",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2021, 11, 1),
    cites=("pipl#55", "pipl#56"),
    uses=("sec_personal_words", "sec_pia_words"),
)
def personal_information_assessed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """涉及个人信息而未见影响评估的，列证据请人工核对是否属于应评估的情形；“不涉及”的不适用。"""
    yield from _assessed(
        case,
        declared=case.declaration.security.personal_info,
        what="个人信息",
        signs=said(case, at.list("sec_personal_words")),
        answers=stated(case, at.list("sec_pia_words")),
        report=DocumentKind.PIA_REPORT,
        advice="请在处理前完成个人信息保护影响评估，随附报告；报告至少保存三年。",
    )


@rule(
    "R-SEC-10",
    title="重要数据风险评估",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2025, 1, 1),
    cites=("ndsr#31",),
    uses=("sec_important_words", "sec_data_risk_words"),
)
def important_data_assessed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """涉及重要数据的提供、委托处理，应先做风险评估。"""
    yield from _assessed(
        case,
        declared=case.declaration.security.important_data,
        what="重要数据",
        signs=said(case, at.list("sec_important_words")),
        answers=stated(case, at.list("sec_data_risk_words")),
        report=DocumentKind.DATA_RISK_ASSESSMENT,
        advice="请在提供、委托处理前完成风险评估并随附。",
    )


def _assessed(
    case: CaseFile,
    *,
    declared: Field[bool],
    what: str,
    signs: list[Mention],
    answers: list[Mention],
    report: DocumentKind,
    advice: str,
) -> Iterator[Outcome]:
    places = [*declared.evidence, *(sign.place for sign in signs[:5])]
    if case.package.has_kind(report):
        yield passed(f"已附{report.label}。", evidence=places)
    elif declared.value is False and not declared.conflicts and not signs:
        yield not_applicable(f"已声明不涉及{what}。", evidence=declared.evidence)
    elif declared.value is False and signs:
        message = f"申报表写不涉及{what}，正文有相关内容。"
        yield review(message, evidence=places, advice=f"请核对是否涉及{what}。")
    elif not declared.value and not signs:
        unread = unread_sentence(case)
        yield (
            not_checked(f"未读到是否涉及{what}；{unread}")
            if unread
            else not_applicable(f"材料中未见涉及{what}。")
        )
    elif answers:
        message = f"涉及{what}，正文提到评估，但未附报告。"
        yield review(message, evidence=[*places, *(a.place for a in answers[:3])], advice="请随附评估报告。")
    else:
        where = "申报表声明" if declared.value else "正文"
        yield review(f"{where}涉及{what}，未见事前评估。", evidence=places, advice=advice)


@rule(
    "R-SEC-13",
    title="应用程序不设强制性功能",
    group=Group.SEC,
    severity=Severity.BLOCK,
    since=date(2026, 1, 25),
    cites=("app#functions",),
    uses=("sec_banned_functions", "sec_banned_exemptions", "sec_mobile_kinds"),
)
def no_forced_functions(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """有移动端而功能清单里写着打卡签到、积分排名、在线时长等的不符合；只在正文出现或属安保应急的请人工核对。"""
    if not _channels(case, at):
        yield not_applicable("本项目不建移动端。")
        return
    banned = at.list("sec_banned_functions")
    listed = [(f, word) for f in case.declaration.content.functions if (word := _forced(f, banned))]
    spared = at.list("sec_banned_exemptions")
    certain = [
        (f, word) for f, word in listed if not any(s in f"{f.module}{f.name}{f.description}" for s in spared)
    ]
    told = [] if listed else stated(case, banned)
    because = [at.reason("sec_banned_functions"), at.reason("sec_banned_exemptions")]
    if certain:
        words = "、".join(dict.fromkeys(word for _, word in certain))
        yield fail(
            f"功能清单设有强制性功能：{words}。",
            evidence=[
                f.place.quoting(" ".join(filter(None, (f.module, f.name, f.description)))) for f, _ in certain
            ],
            advice="请删除上述功能；确属安保、应急场景的，请在功能描述中写明。",
            because=because,
        )
    elif listed or told:
        places: list[Evidence] = [f.place.quoting(f.name) for f, _ in listed] + [m.place for m in told[:8]]
        advice = "请核对是否确属安保、应急等特殊场景；不属于的应删除。"
        yield review("出现打卡、积分、时长等表述。", evidence=places, advice=advice, because=because)
    else:
        yield passed("未见强制性功能。", because=because[:1])


def _forced(function: Function, banned: tuple[str, ...]) -> str:
    """The banned word a function states in its own name or description; empty when none or denied."""
    for part in (function.name, function.module, function.description):
        for word in banned:
            start = part.find(word)
            if start >= 0 and not is_denied(part, start, start + len(word)):
                return word
    return ""


def _channels(case: CaseFile, at: Parameters) -> list[MobileChannel]:
    kinds = at.list("sec_mobile_kinds")
    return [channel for channel in case.declaration.content.mobile_channels if channel.kind in kinds]


@rule(
    "R-SEC-14",
    title="应用程序上线前备案",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    since=date(2026, 1, 25),
    cites=("app#5",),
    uses=("sec_filing_words", "sec_mobile_kinds"),
)
def application_filed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """有移动端的，进度或方案里应有上线前向网信部门备案的安排。"""
    channels = _channels(case, at)
    if not channels:
        yield not_applicable("本项目不建移动端。")
        return
    steps = [step for step in case.declaration.schedule.milestones if "备案" in step.name]
    words = stated(case, at.list("sec_filing_words"))
    if steps or words:
        places = [step.place.quoting(step.name) for step in steps] or [word.place for word in words[:3]]
        yield passed("已安排上线前备案。", evidence=places)
        return
    unread = unread_sentence(case)
    names = "、".join(channel.name for channel in channels)
    message = f"{names}没有安排上线前向网信部门备案"
    advice = "请在实施进度中增加备案步骤，备案完成后再推广使用。"
    places = [channel.place for channel in channels]
    yield (
        not_checked(f"{message}；{unread}")
        if unread
        else fail(f"{message}。", evidence=[*places, *searched(case)], advice=advice)
    )


@rule(
    "R-SEC-15",
    title="关键信息基础设施采购安全审查",
    group=Group.SEC,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2017, 6, 1),
    cites=("csl#review", "cii#19"),
    uses=("sec_review_words",),
)
def procurement_reviewed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """认定为关键信息基础设施的，采购可能影响国家安全的产品应安排安全审查。"""
    cii = case.declaration.security.is_cii
    if not cii.value:
        yield not_applicable("未声明为关键信息基础设施。", evidence=cii.evidence)
        return
    words = stated(case, at.list("sec_review_words"))
    because = [Reason("关键信息基础设施", "是", cii.evidence[0].place)]
    if words:
        yield passed("已安排网络安全审查。", evidence=[word.place for word in words[:3]], because=because)
    else:
        advice = "请评估采购的产品和服务是否影响国家安全，需要的应先通过审查。"
        yield review("未写明采购的网络安全审查安排。", evidence=cii.evidence, advice=advice, because=because)
