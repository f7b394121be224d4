"""必要性：measurable targets, users worth the money, and what the former phase achieved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tongchou.engine.policy.certainty import unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_checked, passed, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Group, rule
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.declared import Target
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.findings import Severity

_NUMBER = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:个|项|次|天|日|小时|分钟|成|倍|人|家|件)|100%|全覆盖|零"
)
_UNIT = re.compile(r"[%％‰]|个|项|次|天|日|小时|分钟|秒|倍|人|家|件|万|元|级|分|套|条|年|月|率")
#: Any word in the unit column is a unit (座, 亩, 公里, km); a dash is none.
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z%％‰]")
#: A grade of a published scale (五级, 四级乙等, AAA级) is a value without a unit.
_GRADE = re.compile(r"(?:[一二三四五六七八九]|\d)级|[甲乙丙]等|A{2,5}级?")
_YES_NO = re.compile(r"是否|合格|通过|达标|建成|完成")


@rule(
    "R-NEC-07",
    title="绩效指标可量化可考核",
    group=Group.NEC,
    severity=Severity.MUST_FIX,
    since=date(2020, 1, 1),
    cites=("jl-audit",),
)
def measurable_targets(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """每项指标要有目标值、计量单位和现状基线；缺任何一样都不符合；“验收合格”之类的指标不要求基线。"""
    targets = case.declaration.performance.targets
    if not targets:
        yield not_checked("未读到绩效指标（见 R-NEC-08）。")
        return
    vague = [target for target in targets if not _is_measurable(target)]
    baseless = [
        t for t in targets if t not in vague and not t.baseline and not _YES_NO.search(t.indicator + t.target)
    ]
    if vague:
        names = "、".join(f"“{target.indicator}”" for target in vague[:8])
        yield fail(
            f"{len(vague)}项指标没有可考核的目标值：{names}。",
            evidence=[t.cell("target").quoting(f"{t.indicator}：{t.target}") for t in vague[:20]],
            advice="请写明数值和计量单位，如“平均办理时间由5天缩短到2天”。",
        )
    if baseless:
        names = "、".join(f"“{target.indicator}”" for target in baseless[:8])
        yield fail(
            f"{len(baseless)}项指标没有写现状基线：{names}。",
            evidence=[target.cell("baseline").quoting(target.indicator) for target in baseless[:20]],
            advice="请补写建设前的现状值，便于建成后对比。",
        )
    if not vague and not baseless:
        yield passed(f"{len(targets)}项指标均有目标值、单位和基线。", evidence=[t.place for t in targets[:5]])


def _is_measurable(target: Target) -> bool:
    words = f"{target.target}{target.unit}"
    has_unit = bool(_WORD.search(target.unit) or _UNIT.search(f"{words}{target.indicator}"))
    counted = bool(_NUMBER.search(target.target)) and has_unit
    graded = bool(_GRADE.search(target.target))
    return counted or graded or bool(target.target and _YES_NO.search(target.indicator + target.target))


@rule(
    "R-NEC-08",
    title="立项前设定绩效目标",
    group=Group.NEC,
    severity=Severity.MUST_FIX,
    since=date(2020, 2, 1),
    cites=("57#performance", "jl-audit"),
)
def has_targets(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """应有绩效目标和指标；有绩效目标表但没读出指标的，不判缺。"""
    performance = case.declaration.performance
    if performance.targets:
        yield passed(
            f"设有{len(performance.targets)}项绩效指标。", evidence=[t.place for t in performance.targets[:5]]
        )
    elif performance.goals:
        message = "只写了总体目标，没有绩效指标。"
        yield fail(
            message, evidence=performance.goals.evidence, advice="请把目标分解为产出、效益、满意度指标。"
        )
    elif case.package.has_kind(DocumentKind.PERFORMANCE_FORM):
        yield not_checked("已附绩效目标申报表，但未读出指标。请提供可读的表格或人工核对。")
    else:
        unread = unread_sentence(case)
        advice = "请填写绩效目标申报表。"
        yield not_checked(f"未读到绩效目标；{unread}") if unread else fail("没有绩效目标。", advice=advice)


@rule(
    "R-NEC-11",
    title="用户规模与投资相称",
    group=Group.NEC,
    severity=Severity.ADVICE,
    since=date(2000, 1, 1),
    cites=("design",),
    uses=("nec_cost_per_user",),
)
def users_justified(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """用户数为零，或总投资分摊到每个用户超过提示线的，存疑。"""
    need, total = case.declaration.need, case.declaration.funds.total
    if not need.users_internal and not need.users_public:
        yield not_checked("未读到用户数。请在申报表中写明内部用户和公众用户数量。")
        return
    users = (need.users_internal.value or 0) + (need.users_public.value or 0)
    places = (*need.users_internal.evidence, *need.users_public.evidence)
    if users <= 0:
        yield warn("用户数为零。", evidence=places, advice="请说明系统给谁使用、用户数量如何测算。")
    elif total.value is None:
        yield not_checked("未读到总投资，无法计算每用户费用。")
    else:
        each = total.value * (Decimal(1) / users)
        formula = f"{total.value.format_wan()} ÷ {users}人 = {each.format_yuan(0)}"
        because = [Reason("每用户建设费用", formula), at.reason("nec_cost_per_user")]
        if each > at.money("nec_cost_per_user"):
            advice = "请说明必要性，或缩减规模、共用已有系统。"
            message = f"平均每个用户建设费用{each.format_yuan(0)}，偏高。"
            yield warn(message, evidence=(*places, *total.evidence), advice=advice, because=because)
        else:
            yield passed("用户规模与投资相称。", evidence=places, because=because)


@rule(
    "R-NEC-12",
    title="改扩建附前期项目后评价",
    group=Group.NEC,
    severity=Severity.MUST_FIX,
    since=date(2020, 2, 1),
    cites=("57#upgrade", "712#26"),
    kinds=(ProjectKind.UPGRADE, ProjectKind.CONTINUE),
)
def former_phase_evaluated(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """升级改造、续建项目应附前期项目后评价报告。"""
    existing = case.declaration.existing
    if case.package.has_kind(DocumentKind.PREVIOUS_EVALUATION):
        yield passed("已附前期项目后评价报告。")
        return
    unread = unread_sentence(case, DocumentKind.PREVIOUS_EVALUATION)
    if unread:
        yield not_checked(f"未见前期项目后评价报告；{unread}")
    elif existing.previous_evaluation_doc:
        message = f"申报表列明“{existing.previous_evaluation_doc.value}”，但未随附。"
        yield fail(
            message, evidence=existing.previous_evaluation_doc.evidence, advice="请随附后评价报告全文。"
        )
    else:
        yield fail(
            "升级改造项目没有前期项目后评价报告。",
            evidence=existing.previous_project.evidence,
            advice="请补交前期项目的第三方后评价报告。",
        )
