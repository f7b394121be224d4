"""Amounts, counts and rates as offices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongchou.engine.intake.numbers import (
    MoneyUnit,
    find_amounts,
    parse_count,
    parse_number,
    parse_rate,
    parse_unit,
    read_money,
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.50", "1234.50"),
        ("１２３．５", "123.5"),
        ("壹仟贰佰捌拾陆万伍仟", "12865000"),
        ("3.5亿", "350000000"),
        ("约3200余", "3200"),
        ("￥86,000", "86000"),
        ("4.865E6", "4865000"),
        ("廿三万", "230000"),
        ("-12.5", "-12.5"),
    ],
)
def test_a_number_is_read_however_it_is_written(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["", "无", "86000    86000", "1,2345", "第三级", "12台", "2027年3月", "—"]
)
def test_words_and_two_numbers_are_no_number(written: str) -> None:
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("486.50万元", "4865000"),
        ("486.50 万元", "4865000"),
        ("人民币肆佰捌拾陆万伍仟元整", "4865000"),
        ("壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分", "1234567.89"),
        ("3.5亿元", "350000000"),
        ("￥1，234.50元", "1234.50"),
        ("86000圆", "86000"),
    ],
)
def test_an_amount_carries_its_own_unit(written: str, yuan: str) -> None:
    money = read_money(written)
    assert money is not None
    assert money.yuan == Decimal(yuan)


def test_the_unit_in_the_cell_wins_over_the_unit_of_the_column() -> None:
    money = read_money("8600元", MoneyUnit.WAN)
    assert money is not None
    assert money.yuan == 8600


def test_a_bare_number_without_any_unit_is_no_amount() -> None:
    assert read_money("486.50") is None


def test_amounts_in_a_sentence_are_found_with_their_uncertainty() -> None:
    found = list(find_amounts("总投资1,486.50万元，其中软件约480余万元"))
    assert [(amount.money.in_wan, amount.about) for amount in found] == [
        (Decimal("1486.5"), False),
        (Decimal(480), True),
    ]


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("3.5%", "0.035"),
        ("3‰", "0.003"),
        ("千分之三", "0.003"),
        ("0.03", "0.03"),
        ("百分之二点五", "0.025"),
        ("3", "0.03"),
    ],
)
def test_a_rate_is_a_share_of_one(written: str, share: str) -> None:
    assert parse_rate(written) == Decimal(share)


@pytest.mark.parametrize(
    ("written", "count"),
    [("约1.2万人", 12000), ("3200余个", 3200), ("1,500户", 1500), ("五百人", 500), ("无", None)],
)
def test_a_count_is_read_with_its_scale(written: str, count: int | None) -> None:
    assert parse_count(written) == count


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("（万元）", MoneyUnit.WAN),
        ("元/人月", MoneyUnit.YUAN),
        ("亿元", MoneyUnit.YI),
        ("千元", MoneyUnit.THOUSAND),
        ("台", None),
    ],
)
def test_a_unit_is_recognised_in_a_head(written: str, unit: MoneyUnit | None) -> None:
    assert parse_unit(written) is unit


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_any_amount_survives_being_written_in_yuan_and_wan(number: Decimal) -> None:
    in_yuan, in_wan = read_money(f"{number:,f}元"), read_money(f"{number:f}万元")
    assert in_yuan is not None
    assert in_wan is not None
    assert in_yuan.yuan == number
    assert in_wan.in_wan == number


@given(st.text(max_size=40))
def test_no_text_makes_number_reading_fail(text: str) -> None:
    for read in (parse_number, parse_rate, parse_count, parse_unit, read_money):
        read(text)
    list(find_amounts(text))
