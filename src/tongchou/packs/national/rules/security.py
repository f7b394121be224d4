"""安全、密码、信创：grade, testing, products, logs and recovery."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tongchou.engine.policy.certainty import searched_fees, unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import grade_label, passages, stated
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.findings import Severity

_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)


def _lines(case: CaseFile, kind: LineKind, *words: str) -> list[BudgetLine]:
    """Budget lines of a kind, or whose name says so (units file them under many headings)."""
    return [
        line
        for line in case.declaration.funds.lines
        if line.kind is kind or any(word in line.name for word in words)
    ]


@rule(
    "R-SEC-01",
    title="写明网络安全保护等级及理由",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    since=date(2017, 6, 1),
    cites=("csl#mlps",),
    uses=("sec_grade_reason_words",),
)
def grade_stated(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """应写明拟定等级；没有写定级理由的存疑；各处等级不同的不符合。"""
    security = case.declaration.security
    grade = security.mlps_level
    if grade.conflicts:
        levels = "、".join(f"{grade_label(level)}" for level in grade.distinct)
        advice = "请统一拟定等级。"
        yield fail(f"各处写的安全保护等级不一致：{levels}。", evidence=grade.evidence, advice=advice)
    elif grade.value is not None:
        filed = security.mlps_filed.value or case.package.has_kind(DocumentKind.MLPS_FILING)
        if security.mlps_reason or filed or stated(case, at.list("sec_grade_reason_words")):
            yield passed(f"拟定{grade_label(grade.value)}，有定级理由或备案。", evidence=grade.evidence)
        else:
            advice = "请从业务信息和系统服务两方面写明定级理由。"
            yield warn(
                f"写明{grade_label(grade.value)}，但没有定级理由。", evidence=grade.evidence, advice=advice
            )
    else:
        unread = unread_sentence(case)
        advice = "请在方案安全章写明拟定等级和理由。"
        message = "没有写明网络安全保护等级"
        yield not_checked(f"{message}；{unread}") if unread else fail(f"{message}。", advice=advice)


@rule(
    "R-SEC-02",
    title="等级与系统重要程度相称",
    group=Group.SEC,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2000, 1, 1),
    cites=("design",),
    uses=("sec_public_grade", "sec_personal_records"),
)
def grade_plausible(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """面向公众、用户超过十万或涉及大量个人信息，而等级偏低的，请人工核对。"""
    grade, need = case.declaration.security.mlps_level, case.declaration.need
    if grade.value is None:
        yield not_checked("未读到安全保护等级（见 R-SEC-01）。")
        return
    public = need.users_public.value or 0
    crowd = at.number("sec_personal_records")
    if grade.value >= at.number("sec_public_grade") or public < crowd:
        yield passed("等级与用户规模相称。", evidence=grade.evidence[:1])
    else:
        yield review(
            f"面向{_crowd(public)}名公众用户，拟定{grade_label(grade.value)}，可能偏低。",
            evidence=(*grade.evidence, *need.users_public.evidence),
            advice="请与公安网安部门沟通定级。",
            because=[at.reason("sec_public_grade"), at.reason("sec_personal_records")],
        )


def _crowd(people: int) -> str:
    """A head count as an officer writes it: 18万, 3500."""
    return f"{Decimal(people) / 10000:f}万" if people >= 10000 else str(people)


@rule(
    "R-SEC-03",
    title="安排等级测评及经费",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    since=date(2007, 6, 22),
    cites=("mlps43",),
    kinds=_BUILDING,
)
def grade_tested(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """二级以上系统应安排等级测评：概算有测评费，或方案写明经费另行安排。"""
    grade = case.declaration.security.mlps_level
    if grade.value is None:
        yield not_checked("未读到安全保护等级（见 R-SEC-01）。")
        return
    if grade.value < 2:
        yield not_applicable("一级系统不要求测评。", evidence=grade.evidence)
        return
    lines = _lines(case, LineKind.MLPS_TEST, "等保测评", "等级测评", "等级保护测评")
    words = stated(case, ("等保测评", "等级测评", "等级保护测评"))
    cycle = "每年一次" if grade.value >= 3 else "每两年一次"
    if lines or words:
        places = [line.place.quoting(line.name) for line in lines] or [words[0].place]
        yield passed(f"已安排等级测评（{grade_label(grade.value)}{cycle}）。", evidence=places)
    else:
        message = f"{grade_label(grade.value)}系统没有安排等级测评及经费。"
        places = [*grade.evidence, *searched_fees(case)]
        yield warn(message, evidence=places, advice=f"请在概算或运维费中安排，{cycle}。")


@rule(
    "R-SEC-07",
    title="安全措施同步规划、建设、运行",
    group=Group.SEC,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2021, 9, 1),
    cites=("cii#12", "crypto#38"),
    uses=("sec_plan_words", "sec_build_words", "sec_run_words"),
    kinds=_BUILDING,
)
def three_sync(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """安全设计应体现三同步；缺其中一步的请人工核对。"""
    yield from _topics(
        case,
        {
            "同步规划": at.list("sec_plan_words"),
            "同步建设": at.list("sec_build_words"),
            "同步运行": at.list("sec_run_words"),
        },
        whole="三同步",
        advice="请在安全设计中分规划、建设、运行三个阶段写明安全措施。",
    )


def _topics(
    case: CaseFile, topics: Mapping[str, tuple[str, ...]], *, whole: str, advice: str
) -> Iterator[Outcome]:
    """Which of several topics the documents state; the whole may be named at once."""
    together = stated(case, (whole,))
    found = {topic: stated(case, words) for topic, words in topics.items()}
    missing = [] if together else [topic for topic, hits in found.items() if not hits]
    places = [hits[0].place for hits in found.values() if hits] or [hit.place for hit in together[:1]]
    if not missing:
        yield passed(f"已写明{'、'.join(topics)}。", evidence=places)
        return
    unread = unread_sentence(case)
    said = f"未写明{'、'.join(missing)}"
    yield not_checked(f"{said}；{unread}") if unread else review(f"{said}。", evidence=places, advice=advice)


@rule(
    "R-SEC-08",
    title="说明软硬件产品安全可靠",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    since=date(2020, 2, 1),
    cites=("57#xinchuang", "lishui"),
    uses=("sec_product_topics", "sec_product_markers"),
    kinds=_BUILDING,
)
def reliable_products(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """应有安全可靠（信创）情况说明，覆盖操作系统、数据库、中间件，采购服务器、终端的还有 CPU；缺品类的存疑。"""
    scope = case.declaration.security.xinchuang_scope
    markers = stated(case, at.list("sec_product_markers"))
    if not (case.package.has_kind(DocumentKind.XINCHUANG_STATEMENT) or scope or markers):
        unread = unread_sentence(case)
        said = "没有产品安全可靠（信创）情况说明"
        advice = "请说明 CPU、操作系统、数据库、中间件的选型。"
        yield not_checked(f"{said}；{unread}") if unread else fail(f"{said}。", advice=advice)
        return
    text = f"{scope.value or ''}\n{_product_words(case, at.list('sec_product_markers'))}"
    missing = [
        row["topic"]
        for row in at.rows("sec_product_topics")
        if _is_bought(case, row) and not _names_any(text, row)
    ]
    places = [*scope.evidence, *(hit.place for hit in markers[:5])]
    if missing and not unread_sentence(case):
        advice = "请逐类写明选型及是否安全可靠；使用政务云提供的，也请写明。"
        yield warn(f"安全可靠说明未覆盖：{'、'.join(missing)}。", evidence=places, advice=advice)
    else:
        yield passed("有产品安全可靠情况说明。", evidence=places)


def _is_bought(case: CaseFile, row: Mapping[str, Any]) -> bool:
    """Whether a topic matters here: always, or (``when``) only if the budget buys such things."""
    wanted = row.get("when")
    return not wanted or any(word in line.name for line in case.declaration.funds.lines for word in wanted)


def _product_words(case: CaseFile, markers: tuple[str, ...]) -> str:
    """What the statement file, the sections on it and the sentences that name it say."""
    parts = [document.text for document in case.package.of_kind(DocumentKind.XINCHUANG_STATEMENT)]
    for document in case.package.documents:
        parts += [s.text for s in document.sections if any(word in s.heading.text for word in markers)]
    parts += [passage.text for passage in passages(case) if any(word in passage.text for word in markers)]
    return "\n".join(parts)


def _names_any(text: str, row: Mapping[str, Any]) -> bool:
    return any(word in text for word in row["words"])


@rule(
    "R-SEC-11",
    title="日志留存不少于六个月",
    group=Group.SEC,
    severity=Severity.MUST_FIX,
    since=date(2017, 6, 1),
    cites=("csl#logs",),
    uses=("sec_log_months",),
)
def logs_kept(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """方案写明的日志留存时间短于法定月数的不符合；没有写的请人工核对。"""
    months = case.declaration.security.log_retention_months
    least = at.decimal("sec_log_months")
    if months.value is None:
        advice = "请在安全设计中写明日志留存时间。"
        yield review("未读到日志留存时间。", advice=advice, because=[at.reason("sec_log_months")])
    elif min(months.distinct) < least:
        because = [Reason("方案写明", f"{months.value}个月"), at.reason("sec_log_months")]
        advice = f"请改为不少于{least}个月。"
        message = f"日志只留存{min(months.distinct)}个月。"
        yield fail(message, evidence=months.evidence, advice=advice, because=because)
    else:
        yield passed(
            f"日志留存{months.value}个月。", evidence=months.evidence, because=[at.reason("sec_log_months")]
        )


_ONE_PERSON = re.compile(
    r"(?<![不非])(?<!不得)(?<!不能)(?<!不可)(?<!避免)(?<!禁止)(?<!严禁)(?:兼任|兼职|同一人|一人兼)"
)


@rule(
    "R-SEC-12",
    title="三级以上系统三员分立",
    group=Group.SEC,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2017, 6, 1),
    cites=("csl#mlps", "design"),
    uses=("sec_officer_words", "sec_crypto_grade"),
    kinds=_BUILDING,
)
def three_officers(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """三级以上系统应设系统、安全、审计三类管理员且相互独立。"""
    joined = [hit for hit in stated(case, at.list("sec_officer_words")) if _ONE_PERSON.search(hit.sentence)]
    grade = case.declaration.security.mlps_level.value
    if joined and grade is not None and grade >= at.number("sec_crypto_grade"):
        yield warn(
            "系统、安全、审计管理员由同一人兼任。",
            evidence=[hit.place for hit in joined[:3]],
            advice="系统、安全、审计管理员应由不同人员担任，相互制约。",
        )
        return
    yield from _for_grade_three(
        case, at, "sec_officer_words", "三员分立", "请写明系统、安全、审计管理员分设。"
    )


@rule(
    "R-SEC-16",
    title="三级以上系统有容灾备份",
    group=Group.SEC,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2017, 6, 1),
    cites=("csl#backup",),
    uses=("sec_backup_words", "sec_crypto_grade"),
    kinds=_BUILDING,
)
def recovery_planned(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """三级以上系统应写明容灾备份安排；由政务云统一提供的也应写明。"""
    recovery = case.declaration.security.disaster_recovery
    if recovery:
        yield passed("已写明容灾备份。", evidence=recovery.evidence)
        return
    yield from _for_grade_three(case, at, "sec_backup_words", "容灾备份", "请写明备份方式、频率和恢复目标。")


def _for_grade_three(case: CaseFile, at: Parameters, words: str, what: str, advice: str) -> Iterator[Outcome]:
    """A topic that grade 3 and above must state; a person checks where it was not found."""
    grade = case.declaration.security.mlps_level
    if grade.value is None:
        yield not_checked("未读到安全保护等级（见 R-SEC-01）。")
        return
    if grade.value < at.number("sec_crypto_grade"):
        yield not_applicable(f"拟定{grade_label(grade.value)}，不作要求。", evidence=grade.evidence)
        return
    hits = stated(case, at.list(words))
    if hits:
        yield passed(f"已写明{what}。", evidence=[hit.place for hit in hits[:3]])
        return
    unread = unread_sentence(case)
    said = f"{grade_label(grade.value)}系统未写明{what}"
    yield (
        not_checked(f"{said}；{unread}")
        if unread
        else review(f"{said}。", evidence=grade.evidence, advice=advice)
    )
