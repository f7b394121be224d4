"""Money is exact, named in its unit and rounded by a named rule."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongchou.kernel.money import Money, Rounding, check_sum, round_decimal

amounts = st.decimals(min_value=0, max_value=10**9, places=2).map(Money)


@pytest.mark.parametrize(
    ("value", "places", "rounding", "expected"),
    [
        ("2.345", 2, Rounding.EXCEL, "2.35"),
        ("2.345", 2, Rounding.HALF_EVEN, "2.34"),
        ("-2.345", 2, Rounding.HALF_UP, "-2.35"),
        ("2.349", 2, Rounding.DOWN, "2.34"),
        ("2.341", 2, Rounding.UP, "2.35"),
        # the product of a fee rate and a base as a spreadsheet shows it, not as binary float does
        ("230704.265", 2, Rounding.EXCEL, "230704.27"),
        # noise after the fifteenth digit is dropped before rounding
        ("230704.26499999999814", 2, Rounding.EXCEL, "230704.27"),
        ("230704.26499999999814", 2, Rounding.HALF_UP, "230704.26"),
    ],
)
def test_rounding_follows_its_name(value: str, places: int, rounding: Rounding, expected: str) -> None:
    assert round_decimal(Decimal(value), places, rounding) == Decimal(expected)


@pytest.mark.parametrize("written", ["", "十二", "1,200", "NaN", "Infinity"])
def test_what_is_not_a_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.wan(written)


def test_floats_are_refused_everywhere() -> None:
    with pytest.raises(TypeError):
        Money.wan(1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money.wan(1) * 0.5  # type: ignore[operator]


def test_wan_and_yuan_are_the_same_money() -> None:
    assert Money.wan("12.5") == Money.yuan_of(125000)
    assert Money.wan("12.5").format_wan() == "12.50万元"
    assert Money.yuan_of("1234567.891").format_yuan() == "1,234,567.89元"


def test_a_total_is_compared_with_its_parts() -> None:
    check = check_sum([Money.wan(1), Money.wan(2)], Money.wan("3.5"))
    assert check.difference == Money.wan("0.5")
    assert not check.agrees()
    assert check_sum([Money.yuan_of("0.005")] * 2, Money.yuan_of("0.02")).agrees()


def test_the_share_of_nothing_is_unknown() -> None:
    assert Money.wan(1).ratio_to(Money.wan(0)) is None
    assert Money.wan(1).ratio_to(Money.wan(4)) == Decimal("0.25")


@given(st.lists(amounts, max_size=20))
def test_a_total_does_not_depend_on_the_order(parts: list[Money]) -> None:
    assert Money.total(parts) == Money.total(reversed(parts))


@given(amounts)
def test_wan_round_trips(amount: Money) -> None:
    assert Money.wan(amount.in_wan) == amount
