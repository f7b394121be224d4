"""估算链: points → size → hours → months → price, in three figures, with every input shown.

UFP → ×CF → S → ×PDR → UE → ×factors → AE → ÷HM → PM → ×F + DNC
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongchou.engine.sizing.basis import RoundingRule, SizingBasis
from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.rates import percentile
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO, Money, round_decimal
from tongchou.kernel.reductions import SizeEstimate


class BandMode(StrEnum):
    """How the three figures are made. The ±20 % band is an administrative convention."""

    PCT20 = "pct20"
    QUARTILE = "quartile"
    WIDE = "wide"


@dataclass(frozen=True)
class ChainInputs:
    """Plain numbers of one chain. ``factors`` multiply the hours; ``direct_cost`` is DNC in yuan."""

    points: Decimal
    scale_change: Decimal
    productivity: Decimal
    hours_per_month: Decimal
    month_rate: Decimal
    factors: tuple[Decimal, ...] = ()
    direct_cost: Money = ZERO


@dataclass(frozen=True)
class ChainResult:
    size: Decimal
    plain_hours: Decimal
    hours: Decimal
    months: Decimal
    price: Money


def run_chain(inputs: ChainInputs, rounding: RoundingRule | None = None) -> ChainResult:
    """The chain with the profile's rounding; nothing is rounded on the way unless the profile says so."""
    rule = rounding or RoundingRule()
    size = _rounded(inputs.points * inputs.scale_change, rule.points, rule)
    plain = size * inputs.productivity
    hours = plain
    for factor in inputs.factors:
        hours *= factor
    months = _rounded(hours / inputs.hours_per_month, rule.months, rule)
    price = Money(months * inputs.month_rate).rounded(rule.money, rule.how) + inputs.direct_cost
    return ChainResult(size, plain, hours, months, price)


def _rounded(value: Decimal, places: int | None, rule: RoundingRule) -> Decimal:
    return value if places is None else round_decimal(value, places, rule.how)


@dataclass(frozen=True)
class Factor:
    """An effort factor with its source. Above 1 it needs written evidence."""

    label: str
    constant: Constant
    evidence: str = ""


@dataclass(frozen=True)
class SizeQuestion:
    """What is priced: unadjusted size with how it was counted, and what the unit asks for."""

    points: Decimal
    counted_by: str
    declared_points: Decimal | None = None
    declared: Money | None = None
    factors: tuple[Factor, ...] = ()
    direct_cost: Money = ZERO
    direct_cost_reason: str = ""
    development_class: str = ""


def estimate(question: SizeQuestion, basis: SizingBasis, mode: BandMode = BandMode.PCT20) -> SizeEstimate:
    """Three prices of a size under one basis, and the percentile of the declared price.

    Direct cost without a reason is not counted; a factor above 1 without evidence counts as 1.
    Raises :class:`SizingError` naming a missing constant.
    """
    rate = basis.month_rate(question.development_class)
    factors = tuple(_usable(factor) for factor in question.factors)
    direct = question.direct_cost if question.direct_cost_reason else ZERO

    def price(productivity: Decimal) -> ChainResult:
        return run_chain(
            ChainInputs(
                question.points,
                basis.scale_change.value,
                productivity,
                basis.hours_per_month.value,
                rate.value,
                factors,
                direct,
            ),
            basis.profile.rounding,
        )

    low, middle, high = (price(hours) for hours in _three(basis, mode))
    return SizeEstimate(
        profile=basis.profile.profile_id,
        benchmark=basis.benchmark.benchmark_id,
        method=basis.method.value,
        unadjusted_points=question.points,
        adjusted_points=middle.size,
        effort_hours=round_decimal(middle.hours, 2),
        person_months=round_decimal(middle.months, 2),
        low=low.price,
        middle=middle.price,
        high=high.price,
        declared_points=question.declared_points,
        declared=question.declared,
        position=_position(question, basis, rate.value, factors),
        chain=_reasons(question, basis, rate, middle),
    )


def implied_productivity(
    declared: Money, points: Decimal, basis: SizingBasis, rate: Decimal, factors: Sequence[Decimal] = ()
) -> Decimal | None:
    """Hours per point that the declared price would mean; ``None`` without points."""
    size = points * basis.scale_change.value
    for factor in factors:
        size *= factor
    return declared.yuan / rate * basis.hours_per_month.value / size if size else None


def _three(basis: SizingBasis, mode: BandMode) -> tuple[Decimal, Decimal, Decimal]:
    middle = basis.productivity.value
    match mode:
        case BandMode.PCT20:
            share = basis.limit("rate_band")
            if share is None:
                raise SizingError("缺少常数：rate_band（功能点耗时率允许偏差）")
            return middle * (1 - share.value), middle, middle * (1 + share.value)
        case BandMode.QUARTILE:
            return basis.spread.quantile("0.25").value, middle, basis.spread.quantile("0.75").value
        case BandMode.WIDE:
            return basis.spread.quantile("0.10").value, middle, basis.spread.quantile("0.90").value


def _usable(factor: Factor) -> Decimal:
    value = factor.constant.value
    return value if value <= 1 or factor.evidence else Decimal(1)


def _position(
    question: SizeQuestion, basis: SizingBasis, rate: Decimal, factors: Sequence[Decimal]
) -> Decimal | None:
    if question.declared is None or basis.domain not in basis.benchmark.productivity:
        return None
    direct = question.direct_cost if question.direct_cost_reason else ZERO
    implied = implied_productivity(question.declared - direct, question.points, basis, rate, factors)
    return None if implied is None else percentile(basis.spread, implied)


def _reasons(
    question: SizeQuestion, basis: SizingBasis, rate: Constant, middle: ChainResult
) -> tuple[Reason, ...]:
    reasons = [
        Reason("未调整功能点 UFP", f"{question.points:f}", question.counted_by),
        basis.scale_change.reason("规模变更因子 CF"),
        Reason("调整后规模 S", f"{round_decimal(middle.size, 2):f}", "S = UFP × CF"),
        basis.productivity.reason("功能点耗时率 PDR"),
        Reason("未调整工作量 UE", f"{round_decimal(middle.plain_hours, 2):f} 人时", "UE = S × PDR"),
    ]
    for factor in question.factors:
        used = _usable(factor)
        note = "" if used == factor.constant.value else f"（申报{factor.constant.value:f}，缺少说明，按1计）"
        reasons.append(Reason(factor.label, f"{used:f}{note}", factor.constant.source_text))
    effort = "UE × 各调整因子" if question.factors else "UE"
    reasons += [
        basis.hours_per_month.reason("人月折算 HM"),
        Reason("工作量 PM", f"{round_decimal(middle.months, 4):f} 人月", f"PM = {effort} ÷ HM"),
        rate.reason("人月费率 F"),
    ]
    if question.direct_cost:
        kept = question.direct_cost if question.direct_cost_reason else ZERO
        reasons.append(
            Reason(
                "直接非人力成本 DNC", kept.format_yuan(), question.direct_cost_reason or "未说明理由，按0计"
            )
        )
    reasons.append(Reason("开发费用 SDC", middle.price.format_yuan(), "SDC = PM × F + DNC"))
    return tuple(reasons)
