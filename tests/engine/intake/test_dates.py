"""Days, periods and durations as written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongchou.engine.intake.dates import find_days, parse_day, parse_months, parse_period


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026.3", date(2026, 3, 1)),
        ("2026年 3 月 5 日", date(2026, 3, 5)),
        ("二〇二六年十月二十日", date(2026, 10, 20)),
        ("2026/03/05 00:00:00", date(2026, 3, 5)),
        ("2026年2月底前", date(2026, 2, 28)),
        ("46100", date(2026, 3, 19)),
        ("2026年上半年", None),
        ("自合同签订之日起12个月", None),
    ],
)
def test_a_day_is_read_as_far_as_it_is_written(written: str, day: date | None) -> None:
    assert parse_day(written) == day


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2026年3月—2027年2月", date(2026, 3, 1), date(2027, 2, 1)),
        ("2026.3-2027.2", date(2026, 3, 1), date(2027, 2, 1)),
        ("2026年3月至12月", date(2026, 3, 1), date(2026, 12, 1)),
        ("自2026年3月1日起至2027年2月28日止", date(2026, 3, 1), date(2027, 2, 28)),
    ],
)
def test_a_period_joins_two_days(written: str, since: date, until: date) -> None:
    assert parse_period(written) == (since, until)


def test_two_days_in_different_clauses_are_no_period() -> None:
    assert parse_period("2026年3月发文，经研究后于2027年2月批复") is None


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("6个月", 6), ("一年", 12), ("1年6个月", 18), ("一年半", 18), ("180天", 6), ("十二个月", 12),
        ("2026年3月-2027年2月（12个月）", 12), ("二年", 24), ("12", None),
    ],
)  # fmt: skip
def test_a_duration_is_counted_in_months(written: str, months: int | None) -> None:
    assert parse_months(written) == (None if months is None else Decimal(months))


@given(st.text(max_size=40))
def test_no_text_makes_date_reading_fail(text: str) -> None:
    parse_day(text)
    parse_period(text)
    parse_months(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_two_ways_of_writing_it(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert [written.day for written in find_days(f"{day.year}年{day.month}月{day.day}日")] == [day]


@pytest.mark.parametrize(
    "written", ["2027年Q2", "2027Q2", "2027年第二季度", "2027年2季度", "二〇二七年二季度"]
)
def test_a_quarter_begins_with_its_first_month_and_ends_with_its_last(written: str) -> None:
    assert parse_day(written) == date(2027, 4, 1)
    assert parse_day(written, ending=True) == date(2027, 6, 1)


def test_a_period_of_quarters_reaches_to_the_end_of_the_second() -> None:
    assert parse_period("2027年第二季度至2027年第四季度") == (date(2027, 4, 1), date(2027, 12, 1))


def test_a_year_in_chinese_digits_is_no_duration() -> None:
    assert parse_months("自二〇二七年三月起至二〇二七年十二月止") is None
    assert parse_months("二〇二七年三月起，共10个月") == 10
