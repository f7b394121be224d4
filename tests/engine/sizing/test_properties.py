"""Promises that hold for every estimate."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.sizing.world import ON, declaration, line, review, zhuzhou
from tongchou.engine.sizing import review_budget
from tongchou.engine.sizing.reduction import ORDER, Ledger, Proposal
from tongchou.kernel.assets import PastPrice
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import BudgetReview, CutCategory
from tongchou.kernel.similars import CapabilityMatch

NAMES = ["服务器", "采集终端", "会议桌椅", "平台开发", "监理费", "运维费", "云资源", "利润", "数据库软件"]
CENTS = st.integers(min_value=0, max_value=5_000_000_00).map(lambda cents: Decimal(cents) / 100)


@st.composite
def budget_lines(draw: st.DrawFn) -> list[BudgetLine]:
    rows = []
    for row in range(draw(st.integers(min_value=1, max_value=12))):
        quantity = draw(st.none() | st.integers(min_value=0, max_value=80).map(Decimal))
        price = draw(st.none() | CENTS)
        amount = draw(st.none() | CENTS)
        rows.append(
            line(
                draw(st.sampled_from(NAMES)),
                draw(st.sampled_from(list(LineKind))),
                None if amount is None else str(amount),
                quantity=None if quantity is None else str(quantity),
                price=None if price is None else str(price),
                base=draw(st.none() | CENTS.map(str)),
                rate=draw(st.none() | st.sampled_from(["0.02", "5"])),
                quotes=tuple(draw(st.lists(CENTS.map(str), max_size=3))),
                row=row,
                basis=draw(st.sampled_from(["", "询价"])),
                unit=draw(st.sampled_from(["套", "人月", "功能点", ""])),
            )
        )
    return rows


def whole_review(rows: list[BudgetLine]) -> BudgetReview:
    prices = [PastPrice("服务器", "套", Money.yuan_of(30000)), PastPrice("采集终端", "", Money.yuan_of(800))]
    matches = [CapabilityMatch("cap", "共性能力", rows[0].name, rows[0].place, 0.9, line_id=rows[0].line_id)]
    declared = declaration(*rows, points="300", deploy="政务云", level=2)
    return review_budget(declared, basis=zhuzhou(), on=ON, prices=prices, capability_matches=matches)


@settings(max_examples=150, deadline=None)
@given(rows=budget_lines())
def test_what_is_allowed_and_what_is_cut_make_what_was_declared(rows: list[BudgetLine]) -> None:
    result = whole_review(rows)
    for found in result.lines:
        assert found.allowed + Money.total(cut.amount for cut in found.cuts) == found.declared
        assert ZERO <= found.allowed <= found.declared
        assert all(cut.amount > ZERO for cut in found.cuts)
        assert all(cut.amount.yuan == cut.amount.rounded().yuan for cut in found.cuts)
    assert result.advised + result.cut == result.declared
    assert Money.total(result.by_category().values()) == result.cut


@settings(max_examples=60, deadline=None)
@given(rows=budget_lines(), seed=st.integers(min_value=0, max_value=999))
def test_the_order_of_rows_does_not_change_the_money(rows: list[BudgetLine], seed: int) -> None:
    shuffled = rows[:]
    random.Random(seed).shuffle(shuffled)
    first = whole_review(rows)
    moved = replace(declaration(*shuffled, points="300", deploy="政务云", level=2))
    matches = [CapabilityMatch("cap", "共性能力", rows[0].name, rows[0].place, 0.9, line_id=rows[0].line_id)]
    prices = [PastPrice("采集终端", "", Money.yuan_of(800)), PastPrice("服务器", "套", Money.yuan_of(30000))]
    second = review_budget(moved, basis=zhuzhou(), on=ON, prices=prices, capability_matches=matches)
    assert first.advised == second.advised
    assert first.by_category() == second.by_category()


@settings(max_examples=60, deadline=None)
@given(rows=budget_lines())
def test_an_uncertain_cut_always_asks_for_a_person(rows: list[BudgetLine]) -> None:
    for found in whole_review(rows).lines:
        if any(not cut.certain for cut in found.cuts):
            assert found.verdict == "review"
            assert "待核实" in found.note
        if found.verdict == "accepted":
            assert found.cut == ZERO


@settings(max_examples=40, deadline=None)
@given(wan=st.integers(min_value=1, max_value=90_000).map(lambda n: Decimal(n) / 100))
def test_yuan_and_ten_thousand_yuan_give_the_same_review(wan: Decimal) -> None:
    in_yuan = line("设备", amount=str(wan * 10_000), row=1)
    in_wan = replace(in_yuan, amount=Money.wan(wan))
    fee = line("监理费", LineKind.SUPERVISION, "120000", row=2)
    left, right = review(declaration(in_yuan, fee)), review(declaration(in_wan, fee))
    assert left.advised == right.advised
    assert [issue.message for issue in left.issues] == [issue.message for issue in right.issues]


@settings(max_examples=40, deadline=None)
@given(quantity=st.integers(min_value=1, max_value=20), more=st.integers(min_value=0, max_value=20))
def test_more_of_the_same_is_never_allowed_less(quantity: int, more: int) -> None:
    def allowed(number: int) -> Money:
        row = line("交换机", quantity=str(number), price="1200", quotes=("1000", "1100", "1200"))
        return review(declaration(row)).advised

    if quantity + more <= 20 or quantity > 20:
        assert allowed(quantity) <= allowed(quantity + more)


@pytest.mark.parametrize("first", ["ceiling", "share"])
def test_two_rules_never_take_the_same_money(first: str) -> None:
    row = line("设备", amount="1000")
    whole = Proposal("C15", (row.line_id,), CutCategory.DOUBLE_COUNT, "重复", "全部", ceiling=ZERO)
    part = Proposal("BULK", (row.line_id,), CutCategory.UNIT_PRICE, "批量", "八折", share=Decimal("0.8"))
    ledger = Ledger([row])
    ledger.apply([part, whole] if first == "share" else [whole, part])
    assert [cut.rule for cut in ledger.cuts[row.line_id]] == ["C15"]
    assert ledger.left[row.line_id] == ZERO


def test_a_shared_ceiling_is_spread_to_the_cent() -> None:
    rows = [line(f"子系统{n}", amount="33.33", row=n) for n in range(3)]
    ids = tuple(row.line_id for row in rows)
    ledger = Ledger(rows)
    ledger.apply(
        [Proposal("C17", ids, CutCategory.UNIT_PRICE, "超出", "上限", ceiling=Money.yuan_of("50.00"))]
    )
    assert ledger.left_of(rows) == Money.yuan_of("50.00")
    assert max(ledger.left.values()) - min(ledger.left.values()) <= Money.yuan_of("0.01")


def test_a_proposal_without_a_place_in_the_order_does_not_exist() -> None:
    assert len(ORDER) == len(set(ORDER))
    with pytest.raises(ValueError, match="order"):
        Proposal("NEW", ("x",), CutCategory.UNIT_PRICE, "", "", ceiling=ZERO)
    with pytest.raises(ValueError, match="ceiling or a share"):
        Proposal("C17", ("x",), CutCategory.UNIT_PRICE, "", "")
    with pytest.raises(ValueError, match="between 0 and 1"):
        Proposal("C17", ("x",), CutCategory.UNIT_PRICE, "", "", share=Decimal("1.1"))
