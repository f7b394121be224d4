"""安全、密码、信创：the cryptography plan, its assessment and the yearly cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tongchou.engine.policy.certainty import searched_fees, unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import grade_label, stated
from tongchou.kernel.budget import LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity

_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)


def _grade_reason(grade: int) -> Reason:
    return Reason("申报的安全保护等级", grade_label(grade))


@rule(
    "R-SEC-04",
    title="有密码应用方案",
    group=Group.SEC,
    severity=Severity.BLOCK,
    since=date(2023, 7, 1),
    cites=("crypto#38", "crypto#41", "57#filing"),
    uses=("sec_crypto_grade",),
    kinds=_BUILDING,
)
def crypto_plan(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """三级以上系统应有密码应用方案（单独文件或方案专章）；二级以下没有方案的请人工核对。"""
    security, grade = case.declaration.security, case.declaration.security.mlps_level
    chapter = _crypto_chapter(case)
    if case.package.has_kind(DocumentKind.CRYPTO_PLAN) or security.crypto_plan or chapter:
        yield passed("有密码应用方案。", evidence=chapter or security.crypto_plan.evidence)
        return
    unread = unread_sentence(case)
    because = [at.reason("sec_crypto_grade")]
    if unread:
        yield not_checked(f"未见密码应用方案；{unread}")
    elif grade.value is None or grade.conflicts:
        yield review(
            "未见密码应用方案，也未读到确定的安全保护等级。",
            evidence=grade.evidence,
            advice="请核对是否需要。",
        )
    elif grade.value >= at.number("sec_crypto_grade"):
        yield fail(
            f"拟定{grade_label(grade.value)}，没有密码应用方案。",
            evidence=grade.evidence,
            advice="请编制密码应用方案并通过评估后重新提交。",
            because=[_grade_reason(grade.value), *because],
        )
    else:
        advice = "政务信息系统一般应使用商用密码；确不需要的，请在方案中说明。"
        message = f"拟定{grade_label(grade.value)}，未见密码应用方案。"
        yield review(message, evidence=grade.evidence, advice=advice, because=because)


def _crypto_chapter(case: CaseFile) -> list[Evidence]:
    """Headings on cryptography with words beneath them."""
    return [
        section.heading.place
        for document in case.package.documents
        for section in document.sections
        if "密码" in section.heading.text and section.text.strip()
    ][:3]


@rule(
    "R-SEC-05",
    title="密码应用方案已经评估",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2023, 7, 1),
    cites=("crypto-practice", "crypto#38"),
    uses=("sec_crypto_opinion_words", "sec_crypto_grade"),
    kinds=_BUILDING,
)
def crypto_plan_assessed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """密码应用方案应附评估意见或密码管理部门意见；只在正文提到的请人工核对。"""
    security, grade = case.declaration.security, case.declaration.security.mlps_level.value
    is_planned = (
        case.package.has_kind(DocumentKind.CRYPTO_PLAN) or security.crypto_plan or _crypto_chapter(case)
    )
    if case.package.has_kind(DocumentKind.CRYPTO_OPINION) or security.crypto_review_result:
        yield passed("已有密码应用方案评估意见。", evidence=security.crypto_review_result.evidence)
        return
    words = stated(case, at.list("sec_crypto_opinion_words"))
    if words:
        advice = "请随附评估意见原件。"
        yield review(
            "正文提到密码应用方案评估，但未附意见。", evidence=[m.place for m in words[:5]], advice=advice
        )
    elif grade is not None and grade < at.number("sec_crypto_grade"):
        because = [_grade_reason(grade), at.reason("sec_crypto_grade")]
        advice = "请核对是否需要评估。"
        yield review("未附密码应用方案评估意见。", advice=advice, because=because)
    else:
        missing = "没有密码应用方案评估意见" if is_planned else "没有密码应用方案，也没有评估意见"
        yield review(f"{missing}。", advice="请先完成方案评估，取得意见后随附。")


@rule(
    "R-SEC-06",
    title="安排密码应用安全性评估经费",
    group=Group.SEC,
    severity=Severity.ADVICE,
    since=date(2017, 4, 22),
    cites=("crypto-assessment#yearly",),
    uses=("sec_crypto_grade",),
    kinds=_BUILDING,
)
def crypto_assessment_funded(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """三级以上系统应安排每年一次的密码应用安全性评估。"""
    security = case.declaration.security
    grade = security.mlps_level.value
    if grade is None:
        yield not_checked("未读到安全保护等级（见 R-SEC-01）。")
        return
    if grade < at.number("sec_crypto_grade") and not security.is_cii.value:
        yield not_applicable(
            f"拟定{grade_label(grade)}，不要求每年密评。", evidence=security.mlps_level.evidence
        )
        return
    names = ("密评", "密码应用安全性评估", "密码测评", "密码应用评估")
    budget = case.declaration.funds.lines
    lines = [x for x in budget if x.kind is LineKind.CRYPTO_TEST or any(n in x.name for n in names)]
    words = stated(case, ("密评", "密码应用安全性评估"))
    if lines or words:
        places = [line.place.quoting(line.name) for line in lines] or [words[0].place]
        yield passed("已安排密码应用安全性评估。", evidence=places)
    else:
        advice = "请在概算或运维费中安排密评经费。"
        yield warn(
            f"{grade_label(grade)}系统没有安排密码应用安全性评估。",
            evidence=[*security.mlps_level.evidence, *searched_fees(case)],
            advice=advice,
            because=[at.reason("sec_crypto_grade")],
        )
