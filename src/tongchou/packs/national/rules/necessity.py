"""必要性：scope, duty, plan, an early start, splitting and what the unit already has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import is_denied
from tongchou.kernel.assets import KnownSystem, PlannedProject
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.declared import Function
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import Money
from tongchou.packs.national.rules.started import admitted

_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_SIGNED = re.compile(r"签订|签署|订立|付款|支付|开工|动工|已完成.{0,6}建设|已建成|先行建设")
_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")
#: A name that a former phase cannot have borne.
_PHASE = re.compile(r"[二三四五六]期|第[二三四五六]阶段|升级|改造|扩容|续建")
#: Contracts that may rightly come before approval.
_EARLY_WORK = re.compile(r"咨询|方案编制|可研|可行性研究|设计服务|勘察|测绘|前期工作")
_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE)


@rule(
    "R-NEC-01",
    title="属于信息化项目管理范围",
    group=Group.NEC,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2024, 8, 1),
    cites=("js38#3", "nj24#3"),
    uses=("nec_excluded_words",),
)
def in_scope(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """概算明细全部是楼宇智能化、办公终端、线路等不纳入管理的内容时，请人工核对是否受理。"""
    lines = case.declaration.funds.lines
    if not lines:
        yield not_checked("未读到概算明细，无法判断建设内容是否在管理范围内。请提供概算表。")
        return
    words = at.list("nec_excluded_words")
    outside = [line for line in lines if any(word in line.name for word in words)]
    money = Money.total(line.declared for line in outside)
    if len(outside) == len(lines):
        yield review(
            "概算明细全部属于通常不纳入信息化项目管理的内容。",
            evidence=[line.place.quoting(line.name) for line in outside],
            advice="请核对是否应按其他渠道安排。",
            because=[at.reason("nec_excluded_words")],
        )
    else:
        said = (
            f"有{len(outside)}项（{money.format_wan()}）通常不纳入，见造价规则。"
            if outside
            else "建设内容在管理范围内。"
        )
        yield passed(said, evidence=[line.place.quoting(line.name) for line in outside])


@rule(
    "R-NEC-02",
    title="建设内容与单位职责相符",
    group=Group.NEC,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2024, 8, 1),
    cites=("js38#review",),
    uses=("nec_generic_words", "nec_common_functions"),
    needs=("corpus.duties",),
)
def within_duties(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """按模块把功能清单与三定职责比用词，一个业务用词都对不上的模块列给人工核对；登录、日志等通用模块不比。"""
    unit = case.declaration.identity.owner_unit.value or ""
    duties = [duty for held in case.corpus.duties or () if held.unit == unit for duty in held.duties]
    functions = case.declaration.content.functions
    if not duties:
        yield not_checked(f"职责清单中没有“{unit or '未读到的单位'}”的三定职责。请补充后重新审查。")
        return
    if not functions:
        yield not_checked("未读到功能清单。请提供功能点清单。")
        return
    known = _pairs("".join(duties) + (case.declaration.need.duty_item.value or ""), at)
    strange = [
        (name, members)
        for name, members in _modules(functions).items()
        if not any(word in name for word in at.list("nec_common_functions"))
        and not _pairs(name + "".join(f.name + f.description for f in members), at) & known
    ]
    if strange:
        names = "、".join(name for name, _ in strange[:8])
        yield review(
            f"{len(strange)}个模块的用词在单位职责中找不到对应：{names}。",
            evidence=[
                members[0].place.quoting(f"{name}：{members[0].name}") for name, members in strange[:20]
            ],
            advice="请单位说明职责依据；与职责不符的应删除。",
            because=[Reason("单位职责", "；".join(duties)[:160])],
        )
    else:
        yield passed("各模块均能对应到单位职责。", because=[Reason("单位职责", "；".join(duties)[:160])])


def _modules(functions: tuple[Function, ...]) -> dict[str, list[Function]]:
    """Functions by subsystem and module; a function without either stands for itself."""
    found: dict[str, list[Function]] = {}
    for function in functions:
        path = " ".join(filter(None, (function.subsystem, function.module))) or function.name
        found.setdefault(path, []).append(function)
    return found


def _pairs(text: str, at: Parameters) -> set[str]:
    """Two-character words that say something; generic ones are left out."""
    for word in at.list("nec_generic_words"):
        text = text.replace(word, "|")
    return {text[n : n + 2] for n in range(len(text) - 1) if _HAN_PAIR.fullmatch(text[n : n + 2])}


@rule(
    "R-NEC-03",
    title="已列入年度计划",
    group=Group.NEC,
    severity=Severity.BLOCK,
    since=date(2019, 7, 1),
    cites=("712#17", "cq-list"),
    uses=("nec_plan_title_match",),
    needs=("corpus.annual_plan",),
)
def in_annual_plan(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """按单位和名称在年度计划中找本项目；计划外且无应急依据的不符合。名称相近的请人工核对。"""
    name, unit = case.declaration.identity.project_name, case.declaration.identity.owner_unit.value or ""
    if not name.value:
        yield not_checked("未读到项目名称，无法与年度计划核对。")
        return
    plan = case.corpus.annual_plan or ()
    same, near = at.decimal("nec_plan_title_match"), Decimal("0.60")
    best = max(plan, key=lambda entry: _alike(name.value or "", entry), default=None)
    score = _alike(name.value, best) if best else Decimal(0)
    year = case.declaration.identity.declare_year.value
    because = [Reason("最接近的计划条目", f"{best.year}年 {best.title}（{score:.0%}）" if best else "无")]
    because.append(at.reason("nec_plan_title_match"))
    fits = best is not None and (not unit or not best.unit or unit == best.unit) and year in (None, best.year)
    if best and score >= same and fits:
        yield passed(
            f"已列入{best.year}年度计划：{best.title}。", evidence=name.evidence[:1], because=because
        )
    elif best and score >= near:
        yield review(
            f"计划中有相近条目“{best.title}”（{best.year}年，{best.unit}），单位、年度或名称不完全一致。",
            evidence=name.evidence[:1],
            advice="请确认是否为同一项目。",
            because=because,
        )
    elif case.declaration.basis.emergency:
        yield review("年度计划中没有本项目，已写明应急依据。", evidence=case.declaration.basis.emergency.evidence,
                     advice="请核对应急依据是否成立。", because=because)  # fmt: skip
    else:
        advice = "请先申请列入年度计划；确属应急的，补充应急依据。"
        yield fail(
            "年度计划中没有本项目，也没有应急依据。",
            evidence=name.evidence[:1],
            advice=advice,
            because=because,
        )


def _alike(name: str, entry: PlannedProject) -> Decimal:
    strip = re.compile(r"(?:建设|信息化)?(?:项目|工程)$|[\s《》“”（）()]")
    return Decimal(round(fuzz.ratio(strip.sub("", name), strip.sub("", entry.title)))) / 100


@rule(
    "R-NEC-04",
    title="没有未批先建",
    group=Group.NEC,
    severity=Severity.BLOCK,
    since=date(2019, 7, 1),
    cites=("712#34.1", "lishui#3"),
    kinds=_BUILDING,
)
def not_started(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """本项目随附的合同早于审查日签订、或计划开工早于申报日的，指出证据。合同可能属于前期项目、只见于方案正文的请人工核对。"""
    contracts = [
        hit
        for document in case.package.of_kind(DocumentKind.CONTRACT)
        for hit in _signings(case, document.name)
    ]
    name = case.declaration.identity.project_name.value
    kind = case.declaration.identity.project_kind.value
    unmistakable = kind is ProjectKind.NEW or bool(name and _PHASE.search(name))
    own = [hit for hit in contracts if name and name in hit[2] and not _EARLY_WORK.search(hit[2][:200])]
    start, declared = case.declaration.schedule.plan_start, case.declaration.identity.declared_on
    if own and unmistakable:
        day, place, _ = own[0]
        advice = "未经批准不得开工；请说明情况，由主管部门按规定处理。"
        yield fail(f"随附本项目合同，签订或付款日期为 {day}，早于批复。", evidence=place, advice=advice)
    elif contracts:
        places = [place for _, place, _ in contracts]
        yield review(
            "材料中有已签订的合同，请核对是否属于本项目。",
            evidence=places,
            advice="属前期项目的，请单位注明。",
        )
    elif told := list(admitted(case)):
        yield review(
            f"正文写有{told[0][0]:%Y年%m月}已签合同、付款或开工，请核对是否未批先建。",
            evidence=[place for _, place in told[:5]],
            advice="属本项目的，未经批准不得开工，请说明情况；属其他项目的请注明。",
        )
    elif start.value and declared.value and start.value < declared.value and not start.conflicts:
        because = [Reason("计划开工", str(start.value)), Reason("申报日期", str(declared.value))]
        advice = "请核对是否已先行建设。"
        yield review("计划开工时间早于申报日期。", evidence=start.evidence, advice=advice, because=because)
    else:
        yield passed("材料中未见已签合同、已付款或已开工的情况。")


def _signings(case: CaseFile, file: str) -> Iterator[tuple[date, Evidence, str]]:
    """Dates before the review day in lines of a contract that speak of signing, paying or starting."""
    document = next(d for d in case.package.documents if d.name == file)
    for text, place in document.lines():
        match = _DAY.search(text)
        signed = _SIGNED.search(text)
        if match and signed and not is_denied(text, *signed.span()):
            try:
                day = date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
            if day < case.on:
                yield day, place.quoting(text), document.text


@rule(
    "R-NEC-05",
    title="没有化整为零",
    group=Group.NEC,
    severity=Severity.MUST_FIX,
    since=date(2015, 3, 1),
    cites=("658#28",),
    uses=("nec_split_similarity", "nec_tiers"),
    needs=("similarity.projects",),
)
def not_split(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """同单位、同年度、内容高度相似的项目，合计金额跨过下一分档的，存疑。"""
    unit, year = case.declaration.identity.owner_unit.value, case.declaration.identity.declare_year.value
    total = case.declaration.funds.total.value
    if unit is None or total is None:
        yield not_checked("未读到申报单位或总投资，无法核对拆分。")
        return
    least = at.decimal("nec_split_similarity")
    pairs = [
        pair
        for pair in (case.similarity.projects if case.similarity else None) or ()
        if pair.target.unit == unit
        and pair.target.year == (year or case.on.year)
        and Decimal(str(pair.score)) >= least
    ]
    budgets = {project.asset_id: project.budget for project in case.corpus.projects or ()}
    others = Money.total(
        budget for pair in pairs if (budget := budgets.get(pair.target.asset_id)) is not None
    )
    crossed = [tier for tier in map(Money.wan, at.list("nec_tiers")) if total < tier <= total + others]
    if pairs and crossed:
        titles = "、".join(f"“{pair.target.title}”" for pair in pairs)
        yield warn(
            f"同单位同年度有内容相近的项目{titles}，合计{(total + others).format_wan()}，"
            f"超过{crossed[-1].format_wan(0)}分档。",
            evidence=case.declaration.funds.total.evidence,
            advice="请合并申报，或说明不属于同类内容的理由。",
            because=[Reason("本项目", total.format_wan()), Reason("相近项目合计", others.format_wan()),
                     at.reason("nec_split_similarity"), at.reason("nec_tiers")],
        )  # fmt: skip
    else:
        yield passed("未见同单位同年度的同类项目拆分。")


@rule(
    "R-NEC-06",
    title="先整合现有低效系统",
    group=Group.NEC,
    severity=Severity.MUST_FIX,
    since=date(2022, 1, 1),
    cites=("ly2022",),
    uses=("nec_low_use_status", "nec_low_use_monthly"),
    kinds=(ProjectKind.NEW,),
    needs=("corpus.systems",),
)
def consolidate_first(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """本单位台账中有低使用率、闲置系统，又申报新建的，存疑；已声明由本项目替代的除外。"""
    unit = case.declaration.identity.owner_unit.value
    if not unit:
        yield not_checked("未读到申报单位，无法查询其现有系统。")
        return
    replaced = {s.name for s in case.declaration.existing.related_systems if s.relation == "replaces"}
    idle = [
        s for s in case.corpus.systems or () if s.unit == unit and s.name not in replaced and _idle(s, at)
    ]
    if not idle:
        yield passed("本单位没有待整合的低效系统。")
        return
    shown = "、".join(f"{s.name}（{s.status or f'月活{s.monthly_active_users}人'}）" for s in idle)
    yield warn(
        f"本单位现有低效或闲置系统：{shown}。",
        evidence=case.declaration.identity.owner_unit.evidence[:1],
        advice="请先整合或关停，或说明由本项目替代。",
        because=[at.reason("nec_low_use_status"), at.reason("nec_low_use_monthly")],
    )


def _idle(system: KnownSystem, at: Parameters) -> bool:
    if any(word in system.status for word in at.list("nec_low_use_status")):
        return True
    active = system.monthly_active_users
    return active is not None and active < at.number("nec_low_use_monthly")


@rule(
    "R-NEC-09",
    title="国家和省已统建的不重复建设",
    group=Group.NEC,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2020, 1, 1),
    cites=("upper-practice",),
    uses=("nec_upper_score",),
    needs=("similarity.upper_systems",),
)
def not_built_above(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """与国家、省统建系统相似的，列出对照，请人工核对是否只做对接。"""
    least = at.decimal("nec_upper_score")
    pairs = (case.similarity.upper_systems if case.similarity else None) or ()
    close = [pair for pair in pairs if Decimal(str(pair.score)) >= least]
    for pair in close:
        covered = "、".join(match.declared for match in pair.modules[:6])
        yield review(
            f"与上级统建系统“{pair.target.title}”相似度{pair.score:.0%}"
            + (f"，重合功能：{covered}。" if covered else "。"),
            evidence=[match.place.quoting(match.declared) for match in pair.modules[:12]],
            advice="请改为对接使用；仅建接口的，请在方案中写明。",
            because=[at.reason("nec_upper_score")],
        )
    if not close:
        yield passed(f"与{len(case.corpus.upper_systems or ())}个上级统建系统比对，未见重复。")


@rule(
    "R-NEC-10",
    title="县以下单位不建政务应用程序",
    group=Group.NEC,
    severity=Severity.BLOCK,
    since=date(2026, 1, 25),
    cites=("app#2",),
    uses=("nec_mobile_kinds",),
)
def no_app_below_county(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """乡镇、街道等县以下单位（不含县级）申报 App、小程序的不符合；公众账号不在此列。"""
    channels = [c for c in case.declaration.content.mobile_channels if c.kind in at.list("nec_mobile_kinds")]
    level = case.declaration.identity.admin_level
    if not channels:
        yield not_applicable("本项目不建移动端。")
    elif level.value is None:
        places = [channel.place for channel in channels]
        yield review(
            "本项目建移动端，但未读到单位行政层级。", evidence=places, advice="请核对是否为县以下单位。"
        )
    elif level.value.is_below_county:
        names = "、".join(channel.name for channel in channels)
        yield fail(
            f"县以下单位原则上不得开发建设政务应用程序：{names}。",
            evidence=[*(channel.place for channel in channels), *level.evidence],
            advice="请使用上级已有的应用程序，本项目不单独建设移动端。",
        )
    else:
        yield passed("申报单位不属于县以下单位。", evidence=level.evidence[:1])
