"""Upgrades and rentals of a profile that has rules for them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.sizing.world import national
from tongchou.engine.sizing import SizingError
from tongchou.engine.sizing.upgrades import rental_per_year, upgrade_fee
from tongchou.kernel.money import Money


def test_an_upgrade_costs_a_share_of_the_development() -> None:
    found = upgrade_fee(national("gd_2019", "CSBMK-201809"), Money.wan(200))
    assert (found.usual, found.highest) == (Money.wan(30), Money.wan(60))


def test_a_rental_spreads_development_over_its_term() -> None:
    basis = national("gd_2019", "CSBMK-201809")
    assert rental_per_year(basis, Money.wan(90), Money.wan(5)) == Money.wan(35)
    assert rental_per_year(basis, Money.wan(90), Money.wan(5), 2, Decimal("0.1")) == Money.wan(55)
    with pytest.raises(ValueError, match="one year"):
        rental_per_year(basis, Money.wan(90), Money.wan(5), 0)


def test_a_profile_without_the_rule_says_so() -> None:
    with pytest.raises(SizingError, match="upgrade_rate"):
        upgrade_fee(national("cn_generic", "CSBMK-202510"), Money.wan(200))
