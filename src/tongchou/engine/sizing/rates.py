"""Productivity and month rates: where a declared figure stands among the benchmark's projects."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.constants import Constant, Distribution
from tongchou.engine.sizing.errors import SizingError
from tongchou.kernel.budget import BudgetLine
from tongchou.kernel.money import Money

WORKING_DAYS = Decimal("21.75")
_MONTH_UNITS = ("人月", "人/月", "人·月", "人*月")
_DAY_UNITS = ("人日", "人天", "人/日", "人/天", "人·日", "人·天", "工日")
_POINT_UNITS = ("功能点", "FP", "fp", "个功能点", "Fp")


@dataclass(frozen=True)
class Band:
    """What a unit of work may cost: the middle price and the band around it."""

    unit: str
    middle: Money
    share: Constant
    formula: str
    sources: tuple[Constant, ...]

    @property
    def low(self) -> Money:
        return (self.middle * (1 - self.share.value)).rounded()

    @property
    def high(self) -> Money:
        return (self.middle * (1 + self.share.value)).rounded()


def price_per_point(basis: SizingBasis) -> Decimal:
    """Yuan per unadjusted point: CF × PDR ÷ HM × F, not rounded."""
    hours = basis.scale_change.value * basis.productivity.value
    return hours / basis.hours_per_month.value * basis.month_rate().value


def unit_of_work(line: BudgetLine) -> str:
    """``month``, ``day``, ``point`` or empty: what the line's unit price buys."""
    unit = line.unit.strip()
    if unit in _MONTH_UNITS:
        return "month"
    if unit in _DAY_UNITS:
        return "day"
    return "point" if unit in _POINT_UNITS else ""


def price_band(basis: SizingBasis, work: str) -> Band:
    """The band of one person-month, person-day or function point.

    Raises :class:`SizingError` when a constant is missing.
    """
    name = "rate_band" if work == "point" else "month_rate_band"
    share = basis.limit(name)
    if share is None:
        raise SizingError(f"缺少常数：{name}（单价允许偏差）")
    rate = basis.month_rate()
    if work == "month":
        return Band("人月", Money(rate.value).rounded(), share, f"{rate.value:f}", (rate,))
    if work == "day":
        return Band(
            "人日",
            Money(rate.value / WORKING_DAYS).rounded(),
            share,
            f"{rate.value:f}÷{WORKING_DAYS}",
            (rate,),
        )
    used = (basis.scale_change, basis.productivity, basis.hours_per_month, rate)
    formula = "{:f}×{:f}÷{:f}×{:f}".format(*(constant.value for constant in used))
    return Band("功能点", Money(price_per_point(basis)).rounded(), share, formula, used)


def percentile(spread: Distribution, value: Decimal) -> Decimal | None:
    """Where ``value`` stands in a distribution (0–1), log-linear between its quantiles.

    Outside the known quantiles the nearest stretch is prolonged and kept within 1 %–99 %.
    ``None`` when fewer than three quantiles are known or the value is not positive.
    """
    if len(spread.points) < 3 or value <= 0:
        return None
    known = [(float(share), math.log(float(number))) for share, number in spread.points]
    x = math.log(float(value))
    stretches = list(pairwise(known))
    (low, high) = next((pair for pair in stretches if x <= pair[1][1]), stretches[-1])
    share = low[0] + (x - low[1]) / (high[1] - low[1]) * (high[0] - low[0])
    return Decimal(str(round(min(max(share, 0.01), 0.99), 3)))
