"""运维: operation money inside build money, and yearly operation beside what it is charged on."""

from __future__ import annotations

import re
from decimal import Decimal

from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import PRODUCTS, Context
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_IN_WARRANTY = re.compile(r"质保期|免费维护|免费运维|保修期")
_CLASSES = (
    (LineKind.HARDWARE, "hardware_operation_rate"),
    (LineKind.PACKAGED_SOFTWARE, "packaged_operation_rate"),
    (LineKind.CUSTOM_DEV, "custom_operation_rate"),
)


def check_operations(context: Context) -> Found:
    """Operation lines in a build project, yearly rates above the class caps."""
    return Found.together([_capitalised(context), _line_rates(context), _annual(context)])


def operation_cost(
    size: Decimal, basis: SizingBasis, factors: tuple[Decimal, ...] = (), productivity: Decimal | None = None
) -> Money:
    """One year of operation by the function-point method: S × PDR × Πf ÷ HM × F.

    Raises :class:`SizingError` when the benchmark has no operation figures for it.
    """
    if productivity is None:
        if basis.benchmark.operations is None:
            raise SizingError(f"基准 {basis.benchmark.benchmark_id} 没有运维耗时率")
        productivity = basis.benchmark.operations.quantile("0.50").value
    hours = size * productivity
    for factor in factors:
        hours *= factor
    rate = basis.benchmark.city_operation_rates.get(basis.city).value
    return Money(hours / basis.hours_per_month.value * rate).rounded()


def _capitalised(context: Context) -> Found:
    """C13: operation is paid from its own budget after warranty, never from build money."""
    lines = [line for line in context.of_kind(LineKind.OM) if line.declared > ZERO and not _is_product(line)]
    if context.is_build is False or not lines:
        return Found()
    certain = context.is_build is True
    found = []
    for line in lines:
        why = (
            "质保期内不另计运维费" if _IN_WARRANTY.search(line.name + line.remark) else "运维费不列入建设投资"
        )
        message = f"“{line.name}”{line.declared.format_wan()}：{why}"
        kind = context.project_kind
        because = (
            Reason("项目类别", kind.label if kind else "未填写", "申报表"),
            Reason("申报金额", line.declared.format_yuan(), line.place.place),
        )
        issue = CostIssue(
            IssueKind.OM_IN_BUILD,
            message,
            (line.place, line.cell("amount")),
            because,
            (line.line_id,),
            None,
            certain,
        )
        proposal = Proposal(
            "C13",
            (line.line_id,),
            CutCategory.OM_YEARS,
            message,
            f"核减{line.declared.format_yuan()}",
            ceiling=ZERO,
            certain=certain,
            because=because,
        )
        found.append(Found((issue,), (proposal,)))
    return Found.together(found)


def _is_product(line: BudgetLine) -> bool:
    """A thing bought by the piece whose name speaks of operation (运维堡垒机)."""
    return line.unit.strip() in ("台", "套", "个", "只") and not re.search(r"费|服务|维护$|运维$", line.name)


def _line_rates(context: Context) -> Found:
    """Operation lines with their own base and rate: above the highest class cap on any reading."""
    cap = _highest_cap(context.basis)
    if cap is None or context.is_build:
        return Found()
    return Found.together(
        _rate_above(line, line.fee_base, cap)
        for line in context.of_kind(LineKind.OM)
        if line.fee_base is not None and line.fee_base > ZERO
    )


def _highest_cap(basis: SizingBasis) -> Constant | None:
    caps = [limit for _, name in _CLASSES if (limit := basis.limit(name)) is not None]
    return max(caps, key=lambda cap: cap.value, default=None)


def _rate_above(line: BudgetLine, base: Money, cap: Constant) -> Found:
    ceiling = (base * cap.value).rounded()
    if line.declared <= ceiling:
        return Found()
    rate = line.declared.ratio_to(base)
    message = f"“{line.name}”年运维费率{_percent(rate)}，高于上限{_percent(cap.value)}"
    because = (Reason("取费基数", base.format_yuan(), line.cell("fee_base").place), cap.reason("费率上限"))
    issue = CostIssue(
        IssueKind.OM_RATE, message, (line.cell("amount"),), because, (line.line_id,), rate, cap.is_certain
    )
    proposal = Proposal(
        "C13",
        (line.line_id,),
        CutCategory.OM_YEARS,
        message,
        f"{base.format_yuan()}×{_percent(cap.value)}",
        ceiling=ceiling,
        certain=cap.is_certain,
        because=because,
        citations=(cap.citation,),
    )
    return Found((issue,), (proposal,))


def _annual(context: Context) -> Found:
    """The yearly operation figure of the form beside Σ class base × class cap."""
    annual = context.declaration.funds.om_annual
    if annual.value is None:
        return Found(not_checked=("年运维费率：未填报年运维费",))
    parts, ceiling, certain = [], ZERO, True
    for kind, name in _CLASSES:
        base = Money.total(line.declared for line in context.of_kind(kind))
        cap = context.basis.limit(name)
        if cap is None:
            return Found(not_checked=(f"年运维费率：未设定{kind.label}费率上限",))
        ceiling += base * cap.value
        certain = certain and cap.is_certain
        parts.append(Reason(kind.label, f"{base.format_yuan()}×{_percent(cap.value)}", cap.source_text))
    base = Money.total(line.declared for line in context.of_kind(*PRODUCTS, LineKind.CUSTOM_DEV))
    if not base or annual.value <= ceiling:
        return Found()
    rate = annual.value.ratio_to(base)
    message = f"年运维费{annual.value.format_wan()}为建设内容的{_percent(rate)}，高于分类上限合计{ceiling.format_wan()}"
    issue = CostIssue(IssueKind.OM_RATE, message, annual.evidence, tuple(parts), (), rate, certain)
    return Found((issue,))


def _percent(rate: Decimal | None) -> str:
    return "" if rate is None else f"{(rate * 100).quantize(Decimal('0.01')):f}%"
