"""Comparable past lines: the unit price beside what was approved for the same item before."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import Context, bare
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.assets import PastPrice
from tongchou.kernel.budget import BudgetLine
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_MOST_SHOWN = 5


def check_past_prices(context: Context) -> Found:
    """Prices above the median of past approved prices by more than the place's ratio."""
    if context.prices is None:
        return Found(not_checked=("单价与历史成交价比较：未提供历史价格库",))
    ratio = context.basis.limit("price_outlier_ratio")
    if ratio is None:
        return Found(not_checked=("单价与历史成交价比较：未设偏离倍数",))
    known = _by_item(context.prices)
    return Found.together(
        _compare(line, _comparables(line, known), ratio)
        for line in context.lines
        if line.unit_price is not None
    )


def _by_item(prices: Sequence[PastPrice]) -> dict[str, list[PastPrice]]:
    known: dict[str, list[PastPrice]] = {}
    for price in prices:
        known.setdefault(bare(price.item), []).append(price)
    return known


def _comparables(line: BudgetLine, known: dict[str, list[PastPrice]]) -> list[PastPrice]:
    """Same item by name, or by name and specification; the unit of measure must not differ."""
    same = known.get(bare(line.name + line.spec)) or known.get(bare(line.name)) or []
    unit = line.unit.strip()
    return [price for price in same if not unit or not price.unit or price.unit.strip() == unit]


def _compare(line: BudgetLine, past: list[PastPrice], ratio: Constant) -> Found:
    if not past or line.unit_price is None:
        return Found()
    middle = Money(median(price.price.yuan for price in past))
    ceiling = (middle * ratio.value).rounded()
    if not middle or line.unit_price <= ceiling:
        return Found()
    times = line.unit_price.ratio_to(middle)
    message = (
        f"“{line.name}”单价{line.unit_price.format_yuan()}，为历史中位价{middle.format_yuan()}的"
        f"{times:.2f}倍（{len(past)}条可比）"
    )
    because = (
        Reason("申报单价", line.unit_price.format_yuan(), line.cell("unit_price").place),
        Reason("历史中位价", middle.format_yuan(), f"{len(past)}条可比价格"),
        ratio.reason("允许倍数"),
        *(
            Reason("可比价", price.price.format_yuan(), f"{price.year or ''} {price.source}".strip())
            for price in sorted(past, key=lambda p: (-(p.year or 0), p.source, p.price))[:_MOST_SHOWN]
        ),
    )
    issue = CostIssue(
        IssueKind.PRICE_OUTLIER, message, (line.cell("unit_price"),), because, (line.line_id,), times, False
    )
    if line.quantity is None:
        return Found((issue,))
    proposal = Proposal(
        "PAST",
        (line.line_id,),
        CutCategory.UNIT_PRICE,
        message,
        f"{middle.format_yuan()}×{ratio.value:f}×{line.quantity:f}",
        ceiling=ceiling * line.quantity,
        certain=False,
        because=because,
    )
    return Found((issue,), (proposal,))
