"""The four arithmetic families stay apart, and a table is never stretched beyond what it prints."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.sizing.world import PACKS
from tongchou.engine.sizing.constants import Grade, Source
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.fees import Family, FeeTable, Step, check_steps, fee
from tongchou.engine.sizing.loading import load_fee_table
from tongchou.kernel.money import Money

NATIONAL = PACKS / "national"
TABLES = [
    "supervision_670",
    "design_2002_10",
    "bidding_1980_goods",
    "bidding_1980_services",
    "bidding_1980_works",
    "management_504",
    "consulting_2013_35",
]
AMOUNTS = st.integers(min_value=0, max_value=9_000).map(Money.wan)


def step(upto: str | None, value: str, added: str = "0") -> Step:
    return Step(None if upto is None else Decimal(upto), Decimal(value), Grade.B, Decimal(added))


def table(family: Family, *steps: Step) -> FeeTable:
    return FeeTable("试表", "试表", family, Source("试表"), (), "build", steps)


@pytest.mark.parametrize("name", TABLES)
@given(low=AMOUNTS, high=AMOUNTS)
def test_a_larger_base_never_pays_a_smaller_fee(name: str, low: Money, high: Money) -> None:
    low, high = sorted((low, high))
    found = load_fee_table(NATIONAL, name)
    assert fee(found, low).amount <= fee(found, high).amount


@given(base=st.integers(min_value=0, max_value=900).map(Money.wan))
def test_quick_arithmetic_equals_progressive(base: Money) -> None:
    quick = table(Family.QUICK, step("400", "0.02"), step("1000", "0.016", "8"))
    progressive = table(Family.PROGRESSIVE, step("400", "0.02"), step("1000", "0.016"))
    assert fee(quick, base).amount == fee(progressive, base).amount


def test_the_same_rows_mean_different_money_in_another_family() -> None:
    rows = (step("100", "2"), step("200", "3"))
    assert fee(table(Family.INTERPOLATED, *rows), Money.wan(150)).amount == Money.wan("2.5")
    with pytest.raises(SizingError, match="速算增加额"):
        check_steps("试表", Family.QUICK, (step("400", "0.02"), step("1000", "0.016", "9")))


@pytest.mark.parametrize("family", [Family.INTERPOLATED, Family.PROGRESSIVE, Family.QUICK])
def test_an_amount_beyond_the_table_is_refused(family: Family) -> None:
    with pytest.raises(SizingError, match="试表"):
        fee(table(family, step("100", "0.02"), step("200", "0.02", "2")), Money.wan(300))


def test_a_negative_base_is_refused() -> None:
    with pytest.raises(SizingError, match="负"):
        fee(load_fee_table(NATIONAL, "management_504"), Money.wan(-1))


@pytest.mark.parametrize(
    "steps", [(), (step("200", "1"), step("100", "2")), (step(None, "1"), step("100", "2"))]
)
def test_rows_out_of_order_do_not_load(steps: tuple[Step, ...]) -> None:
    with pytest.raises(SizingError):
        check_steps("试表", Family.PROGRESSIVE, steps)


def test_a_fee_from_a_row_still_to_be_checked_is_not_certain() -> None:
    supervision = load_fee_table(NATIONAL, "supervision_670")
    assert not fee(supervision, Money.wan(300)).is_certain
    assert fee(supervision, Money.wan(600)).is_certain
    design = load_fee_table(NATIONAL, "design_2002_10")
    assert fee(design, Money.wan(500)).is_certain
    assert not fee(design, Money.wan(600)).is_certain


def test_x_and_below_includes_x() -> None:
    found = load_fee_table(NATIONAL, "bidding_1980_goods")
    assert fee(found, Money.wan(100)).amount == Money.wan("1.5")


def test_the_formula_can_be_followed_on_paper() -> None:
    assert (
        fee(load_fee_table(NATIONAL, "management_504"), Money.wan(1500)).formula
        == "1000×2%＋500×1.5%＝27.5万元"
    )
