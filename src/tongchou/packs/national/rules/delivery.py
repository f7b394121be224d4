"""采购与进度：related firms, advance funding, contract growth, schedule and archives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tongchou.engine.policy.certainty import unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import passages, said, stated
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind, Schedule
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import Money

_FIRM = r"([\u4e00-\u9fffA-Za-z（）()]{4,30}?(?:公司|研究院|设计院|中心|事务所))"
_ADVISERS = re.compile(rf"(?:编制|设计|咨询|监理|测评|检测)单位\s*[:：|]?\s*{_FIRM}")
_BUILDERS = re.compile(
    rf"(?:承建单位|中标单位|成交供应商|供应商|承建方|乙方|投标人|报价单位)(?:名称)?\s*[:：|]?\s*{_FIRM}"
)
_BUILDER_WORDS = ("承建", "乙方", "中标", "供应商", "投标人", "建设方", "实施方")
_ORIGINAL = re.compile(r"原合同(?:总)?(?:金额|价款?|额)[^。；;\d]{0,8}([\d,]+(?:\.\d+)?)\s*(万元|元)")
_ADDED = re.compile(r"(?:追加|新增|增加|增补)[^。；;\d]{0,16}?([\d,]+(?:\.\d+)?)\s*(万元|元)")
_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)


@rule(
    "R-PROC-07",
    title="设计、监理、检测单位不参加本项目其他采购",
    group=Group.PROC,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2015, 3, 1),
    cites=("658#18",),
)
def related_firms(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """同一家单位既是编制、设计、监理或检测单位，又出现在承建、报价一方的，列出请人工核对。"""
    advisers, builders = _firms(case, _ADVISERS), _firms(case, _BUILDERS)
    both = [firm for firm in advisers if firm in builders]
    for firm in both:
        yield review(
            f"“{firm}”既为本项目提供咨询、设计、监理或检测，又出现在承建或报价一方。",
            evidence=[*advisers[firm][:3], *builders[firm][:3]],
            advice="请核实；属实的应更换其中一方。",
        )
    if not both:
        names = "、".join(advisers) or "未写明"
        yield passed(f"编制、设计、监理、检测单位（{names}）未出现在承建或报价一方。")


def _firms(case: CaseFile, role: re.Pattern[str]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for passage in passages(case):
        for match in role.finditer(passage.text):
            found[match[1].strip("（）()")].append(passage.place.quoting(passage.text))
    return dict(found)


@rule(
    "R-PROC-09",
    title="不由承建方垫资",
    group=Group.PROC,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2019, 7, 1),
    cites=("712#22", "712#34.5"),
    uses=("proc_advance_words",),
)
def no_advance_funding(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """合同或采购文件写明由承建方垫资的不符合；其他材料中出现的请人工核对。“不得垫资”不算。"""
    hits = said(case, at.list("proc_advance_words"))
    binding = {d.name for d in case.package.of_kind(DocumentKind.CONTRACT, DocumentKind.PROCUREMENT_FILE)}
    sure = [h for h in hits if h.place.file in binding and any(word in h.sentence for word in _BUILDER_WORDS)]
    because = [at.reason("proc_advance_words")]
    if sure:
        advice = "请删除垫资条款，落实建设资金后再采购。"
        yield fail(
            "合同或采购文件约定由承建方垫资。",
            evidence=[h.place for h in sure],
            advice=advice,
            because=because,
        )
    elif hits:
        advice = "请核对是否要求承建方垫资。"
        yield review(
            "材料中出现垫资表述。", evidence=[h.place for h in hits[:8]], advice=advice, because=because
        )
    else:
        yield passed("未见垫资约定。")


@rule(
    "R-PROC-10",
    title="追加采购不超过原合同百分之十",
    group=Group.PROC,
    severity=Severity.MUST_FIX,
    since=date(2014, 8, 31),
    cites=("gpl#49",),
    uses=("proc_additional_share",),
)
def additional_purchase(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """材料写明原合同金额和追加金额的，按比例核对；没有追加的不适用。"""
    texts = list(passages(case))
    original = next(((m, p) for p in texts if (m := _ORIGINAL.search(p.text))), None)
    added = [(m, p) for p in texts if (m := _ADDED.search(p.text)) and ("合同" in p.text or "采购" in p.text)]
    if original is None or not added:
        yield not_applicable("材料中没有追加采购的内容。")
        return
    first, extra = _amount(original[0]), Money.total(dict.fromkeys(_amount(m) for m, _ in added))
    share = extra.ratio_to(first)
    if share is None:
        yield not_checked("原合同金额为零，无法计算追加比例。")
        return
    formula = f"{extra.format_wan()} ÷ {first.format_wan()} = {share:.1%}"
    places = [original[1].place.quoting(original[1].text), *(p.place.quoting(p.text) for _, p in added)]
    because = [Reason("追加比例", formula), at.reason("proc_additional_share")]
    if share > at.decimal("proc_additional_share"):
        advice = "超出部分应重新采购。"
        yield fail(f"追加采购为原合同的{share:.1%}。", evidence=places, advice=advice, because=because)
    else:
        yield passed(f"追加采购为原合同的{share:.1%}。", evidence=places, because=because)


def _amount(match: re.Match[str]) -> Money:
    number = Decimal(match[1].replace(",", ""))
    return Money.wan(number) if match[2] == "万元" else Money(number)


@rule(
    "R-PROC-11",
    title="进度安排合理",
    group=Group.PROC,
    severity=Severity.ADVICE,
    since=date(2020, 1, 1),
    cites=("szacc", "57#acceptance"),
    uses=("proc_trial_months", "proc_acceptance_months"),
)
def schedule_sane(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """完工不早于开工，试运行不短于下限，验收在完工后规定月数内。"""
    schedule = case.declaration.schedule
    if not (schedule.plan_start or schedule.plan_end or schedule.milestones or schedule.trial_months):
        yield not_checked("未读到进度安排。请在方案中写明起止时间和里程碑。")
        return
    doubts = [
        *_reversed(schedule),
        *_short_trial(schedule, at),
        *_trial_step(schedule, at),
        *_late_acceptance(schedule, at),
    ]
    yield from doubts
    if not doubts:
        yield passed(
            "进度安排合理。", evidence=(*schedule.plan_start.evidence[:1], *schedule.plan_end.evidence[:1])
        )


def _reversed(schedule: Schedule) -> Iterator[Outcome]:
    start, end = schedule.plan_start, schedule.plan_end
    if start.value and end.value and end.value < start.value:
        message = f"完工时间{_day(end.value)}早于开工时间{_day(start.value)}。"
        yield warn(message, evidence=(*start.evidence, *end.evidence), advice="请更正起止时间。")


def _short_trial(schedule: Schedule, at: Parameters) -> Iterator[Outcome]:
    trial = schedule.trial_months
    if trial.value is not None and trial.value < at.decimal("proc_trial_months"):
        because = [Reason("试运行", f"{trial.value}个月"), at.reason("proc_trial_months")]
        yield warn("试运行时间过短。", evidence=trial.evidence, advice="请延长试运行时间。", because=because)


def _trial_step(schedule: Schedule, at: Parameters) -> Iterator[Outcome]:
    """A trial run written as a step: too short, or begun after the whole project is said to end."""
    end = schedule.plan_end.value
    for step in schedule.milestones:
        if "试运行" not in step.name or step.start is None:
            continue
        if end is not None and step.start > end:
            because = [Reason("试运行开始", _day(step.start)), Reason("计划完工", _day(end))]
            message = f"试运行{_day(step.start)}才开始，晚于计划完工{_day(end)}。"
            places = (step.place, *schedule.plan_end.evidence[:2])
            yield warn(message, evidence=places, advice="请统一试运行和完工时间。", because=because)
        if step.end is not None and _months_between(step.start, step.end) < at.decimal("proc_trial_months"):
            days = (step.end - step.start).days + 1
            because = [
                Reason("试运行", f"{_day(step.start)}至{_day(step.end)}，共{days}天"),
                at.reason("proc_trial_months"),
            ]
            yield warn(
                f"试运行只有{days}天。", evidence=step.place, advice="请延长试运行时间。", because=because
            )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _months_between(start: date, end: date) -> Decimal:
    """Whole and part months; the last day counts, so 1–31 May is one month."""
    return Decimal((end - start).days + 1) / Decimal(30)


def _late_acceptance(schedule: Schedule, at: Parameters) -> Iterator[Outcome]:
    accepted = [
        m for m in schedule.milestones if ("竣工验收" in m.name or "终验" in m.name) and (m.end or m.start)
    ]
    done = [
        m
        for m in schedule.milestones
        if re.search(r"完工|建设完成|初验|初步验收", m.name) and (m.end or m.start)
    ]
    if not accepted or not done:
        return
    finished, checked = done[-1].end or done[-1].start, accepted[-1].end or accepted[-1].start
    if finished is None or checked is None:
        return
    months = (checked.year - finished.year) * 12 + checked.month - finished.month
    if not 0 <= months <= at.number("proc_acceptance_months"):
        because = [
            Reason("完工至验收", f"{finished} 至 {checked}，约{months}个月"),
            at.reason("proc_acceptance_months"),
        ]
        advice = "请把竣工验收安排在完工后规定时间内。"
        yield warn(
            "竣工验收时间不合理。",
            evidence=[done[-1].place, accepted[-1].place],
            advice=advice,
            because=because,
        )


@rule(
    "R-PROC-12",
    title="安排档案验收与归档",
    group=Group.PROC,
    severity=Severity.ADVICE,
    since=date(2019, 7, 1),
    cites=("712#29", "712#35", "57#archive"),
    uses=("proc_archive_words",),
    kinds=_BUILDING,
)
def archives_planned(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """方案应安排项目档案的整理、验收和移交。"""
    hits = stated(case, at.list("proc_archive_words"))
    if hits:
        yield passed("已安排项目档案工作。", evidence=[hit.place for hit in hits[:3]])
        return
    unread = unread_sentence(case)
    message = "没有安排项目档案验收"
    advice = "请在实施进度或项目管理章写明档案整理、验收和移交。"
    yield not_checked(f"{message}；{unread}") if unread else warn(f"{message}。", advice=advice)
