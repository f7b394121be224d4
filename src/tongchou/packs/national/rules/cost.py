"""资金与造价: what the recomputed budget says, line by line.

The budget review finds (recomputed cells, tables, recounts); these rules only judge: a certain error
does not comply, an uncertain one is laid before a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tongchou.engine.policy.outcomes import Outcome, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.kernel.budget import LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import Money
from tongchou.kernel.reductions import IssueKind
from tongchou.packs.national.rules.cost_answers import (
    budget_of,
    has_lines,
    issues_of,
    judged,
    said,
    unchecked,
)

_OLD = date(2000, 1, 1)


@rule(
    "R-COST-01",
    title="概算计算正确",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=date(2019, 7, 1),
    cites=("jl-audit", "712#9"),
    needs=("budget",),
    silence="数量乘单价、小计和合计均复算一致。",
)
def arithmetic(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """复算每一行的数量×单价、取费基数×费率，以及小计、合计、分年度资金。"""
    advice = "请按复算结果更正概算表，并同步更正合计和申报表。"
    yield from judged(issues_of(case, IssueKind.ARITHMETIC, IssueKind.SUM_MISMATCH), advice)


@rule(
    "R-COST-02",
    title="每项费用有测算依据",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=date(2020, 1, 1),
    cites=("jl-audit",),
    needs=("budget",),
    silence="各项费用均写明测算依据、取费标准或报价来源。",
)
def has_basis(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """测算依据、报价、取费基数和费率都没有写的行，不符合。"""
    advice = "请逐行补写测算依据、取费标准文号或报价来源。"
    yield from judged(issues_of(case, IssueKind.NO_BASIS), advice)


_PRODUCTS = (LineKind.HARDWARE, LineKind.PACKAGED_SOFTWARE)


@rule(
    "R-COST-04",
    title="硬件和成品软件有三家报价",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=_OLD,
    cites=("design",),
    needs=("budget",),
)
def quotations(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """金额较大的硬件、成品软件应有三家可比报价，或电子卖场、框架协议价格。"""
    issues = issues_of(case, IssueKind.FEW_QUOTES)
    advice = "请补充可比报价单，或附电子卖场、框架协议、同类合同价格。"
    for issue in issues:
        yield said(issue, warn if issue.certain else review, advice)
    if not issues:
        yield (
            passed("硬件和成品软件均有足够的报价来源。")
            if has_lines(case, *_PRODUCTS)
            else not_applicable("没有硬件和成品软件。")
        )


@rule(
    "R-COST-05",
    title="单价不明显高于可比价格",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=_OLD,
    cites=("design",),
    needs=("budget",),
)
def price_outliers(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """单价与历史审定价中位数、自身报价中位数比较，明显偏高的存疑。"""
    issues = issues_of(case, IssueKind.PRICE_OUTLIER)
    for issue in issues:
        yield said(issue, warn, "请说明配置差异，或按可比价格调整单价。")
    if not issues and case.corpus.past_prices is None:
        yield not_checked("未提供历史审定价格，无法比价。请提供历年审定的设备和软件单价后重新审查。")
    elif not issues:
        yield passed("单价均在可比价格的允许范围内。")


@rule(
    "R-COST-06",
    title="同型号批量购置有折扣",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=date(2023, 12, 29),
    cites=("cd2023",),
    needs=("budget",),
)
def bulk_discount(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """同一型号超过二十台（套）、五十台（套）的，单价应按数量系数下浮。"""
    issues = issues_of(case, IssueKind.NO_BULK_DISCOUNT)
    yield from judged(issues, "请按批量系数下浮单价，或说明报价已含批量折扣。")
    if issues:
        return
    skipped = unchecked(case, "批量购置折扣")
    if not has_lines(case, *_PRODUCTS):
        yield not_applicable("没有硬件和成品软件。")
    else:
        yield not_checked(skipped) if skipped else passed("没有应下浮而未下浮的批量购置。")


@rule(
    "R-COST-07",
    title="功能点数经得起重计",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2019, 7, 1),
    cites=("js38#review", "gbt36964"),
    needs=("budget",),
)
def function_points(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """按功能清单自动重计功能点，与申报数相差较大的请人工复核。"""
    issues = issues_of(case, IssueKind.POINTS_DIFFER)
    yield from judged(issues, "请按计数规则逐行复核功能清单，合并重复实体和拆分的增删改查。")
    if issues:
        return
    size = budget_of(case).size
    if size is None:
        why = unchecked(case, "功能点", "软件造价")
        yield (
            not_checked(why or "没有定制软件，或没有功能清单。")
            if _software(case)
            else not_applicable("没有定制软件开发。")
        )
    elif size.declared_points is None:
        yield not_checked("没有申报功能点数，无从比较。请在功能清单中填写功能点数。")
    else:
        yield passed(
            f"申报{size.declared_points:f}个功能点，与自动计数的差异在允许范围内。", because=size.chain[:1]
        )


def _software(case: CaseFile) -> bool:
    return has_lines(case, LineKind.CUSTOM_DEV)


@rule(
    "R-COST-08",
    title="人月和功能点单价在标准区间",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=date(2019, 7, 1),
    cites=("gbt36964", "hn-cost2024"),
    needs=("budget",),
)
def unit_rates(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """人月、人日、功能点单价和折算的生产率，与所用计价依据的区间比较。"""
    issues = issues_of(case, IssueKind.RATE_OUTSIDE_BAND)
    for issue in issues:
        yield said(issue, warn, "请按计价依据调整单价，或书面说明偏离的理由。")
    if issues:
        return
    why = unchecked(case, "单价：", "软件造价")
    if not _software(case):
        yield not_applicable("没有定制软件开发。")
    else:
        yield not_checked(why) if why else passed("单价在所用计价依据的区间内。")


@rule(
    "R-COST-09",
    title="软件开发费与规模相称",
    group=Group.COST,
    severity=Severity.ADVICE,
    since=_OLD,
    cites=("design",),
    uses=("cost_panel_cut_rate",),
    needs=("budget",),
)
def software_price(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """定制软件建议审减率达到规定值的，提请专家重点审议。"""
    lines = [line for line in budget_of(case).lines if line.kind is LineKind.CUSTOM_DEV]
    rate = Money.total(line.cut for line in lines).ratio_to(Money.total(line.declared for line in lines))
    if rate is None:
        yield not_applicable("没有定制软件开发费。")
        return
    size = budget_of(case).size
    reasons = [at.reason("cost_panel_cut_rate"), *(size.chain if size else ())]
    places = tuple(line.place for line in lines if line.cuts) or tuple(line.place for line in lines)
    if rate >= at.decimal("cost_panel_cut_rate"):
        yield warn(
            f"定制软件建议审减{rate * 100:.1f}%，请专家组重点审议功能规模和单价。",
            evidence=places,
            advice="请准备功能点计数过程和报价依据，供评审时说明。",
            because=reasons,
        )
    elif size is None:
        yield not_checked(unchecked(case, "功能点", "软件造价") or "没有功能清单，无法测算软件规模。")
    else:
        yield passed(f"定制软件建议审减{rate * 100:.1f}%。", evidence=places, because=reasons)


@rule(
    "R-COST-11",
    title="人均、每并发造价合理",
    group=Group.COST,
    severity=Severity.ADVICE,
    since=_OLD,
    cites=("design",),
    needs=("budget",),
)
def cost_per_user(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """总投资除以用户数、并发数，高于提示值的存疑。"""
    issues = issues_of(case, IssueKind.PER_USER_COST)
    for issue in issues:
        yield said(issue, warn, "请说明用户规模测算，或压缩建设规模。")
    if not issues:
        why = unchecked(case, "造价：")
        yield not_checked(why) if why else passed("人均、每并发造价没有超过提示值。")


@rule(
    "R-COST-12",
    title="云资源不在项目中单独列支",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=_OLD,
    cites=("central-cloud", "57#cloud"),
    needs=("budget",),
)
def cloud_in_project(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """政务云费用由市级统一安排的，项目中不列云资源费，也不自购通用服务器、存储和基础软件。"""
    issues = issues_of(case, IssueKind.CLOUD_IN_PROJECT, IssueKind.HARDWARE_REPLACEABLE)
    yield from judged(issues, "请改列政务云资源申请，从项目投资中核减；确需自建的写明理由。")
    if not issues:
        why = unchecked(case, "云资源费")
        yield not_checked(why) if why else passed("没有应由政务云统一提供的费用。")


@rule(
    "R-COST-13",
    title="其他费用不重复计取",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=_OLD,
    cites=("sx-indicators",),
    needs=("budget",),
    silence="监理、测评、等保、密评、培训等费用没有重复计取。",
)
def doubled_fees(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """同一种费用只计一次；完全相同的行、已含在费率中的利润税金也不重复计。"""
    yield from judged(issues_of(case, IssueKind.DOUBLED_FEE), "请合并为一项，或写明各自的范围。")


@rule(
    "R-COST-14",
    title="运维费不列入建设投资",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=date(2024, 1, 1),
    cites=("wx2024",),
    needs=("budget",),
    silence="建设投资中没有运维费。",
)
def operation_in_build(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """新建、升级改造、续建项目的投资中不列运维年费；质保期内不付运维费。"""
    advice = "请从建设投资中删去运维费，质保期满后另行申报运维项目。"
    yield from judged(issues_of(case, IssueKind.OM_IN_BUILD), advice)


@rule(
    "R-COST-15",
    title="年运维费率不超标",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=_OLD,
    cites=("design",),
    needs=("budget",),
)
def operation_rate(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """年运维费与硬件、成品软件、定制软件各自的费率上限之和比较。"""
    issues = issues_of(case, IssueKind.OM_RATE)
    yield from judged(issues, "请按验收后在用部分和分类费率重新测算年运维费。", unsure=warn)
    if not issues:
        why = unchecked(case, "年运维费率")
        yield not_checked(why) if why else passed("年运维费在分类费率上限之内。")


@rule(
    "R-COST-17",
    title="预备费不超上限",
    group=Group.COST,
    severity=Severity.ADVICE,
    since=_OLD,
    cites=("design",),
    needs=("budget",),
)
def contingency(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """预备费（不可预见费）占其余费用的比例不高于上限。"""
    issues = issues_of(case, IssueKind.CONTINGENCY)
    for issue in issues:
        yield said(issue, warn, "请按上限重新计取预备费。")
    if not issues:
        why = unchecked(case, "预备费")
        listed = has_lines(case, LineKind.CONTINGENCY)
        yield not_checked(why) if why else passed("预备费没有超过上限。" if listed else "没有计列预备费。")


@rule(
    "R-COST-18",
    title="不列非信息化内容",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2024, 8, 1),
    cites=("js38#3", "nj24#3"),
    needs=("budget",),
    silence="没有发现家具、装修、车辆、通用办公终端等内容。",
)
def non_it(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """家具、装修、车辆、通用办公终端等不列入信息化项目，请人工核对用途。"""
    for issue in issues_of(case, IssueKind.NON_IT):
        yield said(issue, review, "请移出本项目，通过相应渠道申报；属业务专用设备的写明用途。")
