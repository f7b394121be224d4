"""升级与租用: what a profile allows for an upgrade of an existing system and for renting one.

Only profiles that set the constants have these; the others raise naming the constant.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.constants import Constant
from tongchou.kernel.money import Money


@dataclass(frozen=True)
class UpgradeFee:
    """The usual and the highest fee for changing a system whose development cost is known."""

    usual: Money
    highest: Money
    rate: Constant
    cap: Constant


def upgrade_fee(basis: SizingBasis, development_cost: Money) -> UpgradeFee:
    """Actual development cost × change rate. Raises ``SizingError`` where the profile has no such rule."""
    rate = basis.profile.constants.get("upgrade_rate")
    cap = basis.profile.constants.get("upgrade_cap")
    return UpgradeFee(
        (development_cost * rate.value).rounded(), (development_cost * cap.value).rounded(), rate, cap
    )


def rental_per_year(
    basis: SizingBasis,
    development_cost: Money,
    yearly_operation: Money,
    years: int | None = None,
    margin: Decimal = Decimal(0),
) -> Money:
    """(development + operation × n) ÷ n × (1 + W). ``years`` defaults to the profile's; W is 0 at budgeting.

    Raises ``SizingError`` where the profile has no term and none is given, ``ValueError`` for a term below 1.
    """
    term = Decimal(years) if years is not None else basis.profile.constants.get("rental_years").value
    if term < 1:
        raise ValueError("a rental runs at least one year")
    whole = development_cost + yearly_operation * term
    return Money(whole.yuan / term * (1 + margin)).rounded()
