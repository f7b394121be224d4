"""Working days follow the announced holidays; guesses are flagged."""

from __future__ import annotations

from datetime import date

import pytest

from tongchou.kernel.calendar import Period, WorkingCalendar

CALENDAR = WorkingCalendar()


@pytest.mark.parametrize(
    ("start", "days", "expected", "why"),
    [
        (date(2025, 9, 30), 1, date(2025, 10, 9), "国庆中秋连休八天后的第一个工作日"),
        (date(2026, 3, 2), 5, date(2026, 3, 9), "普通一周"),
        (date(2025, 1, 24), 1, date(2025, 1, 26), "春节前调休上班的星期日"),
        (date(2026, 3, 2), 0, date(2026, 3, 2), "零个工作日即当天"),
    ],
)
def test_a_deadline_counts_working_days(start: date, days: int, expected: date, why: str) -> None:
    deadline = CALENDAR.add_working_days(start, days)
    assert deadline.day == expected, why
    assert deadline.is_certain


def test_a_year_nobody_announced_is_flagged() -> None:
    deadline = CALENDAR.add_working_days(date(2098, 12, 30), 3)
    assert deadline.unannounced == (2098, 2099)
    assert not deadline.is_certain


def test_an_override_file_wins_and_counts_as_announced() -> None:
    monday_off = date(2098, 12, 29)
    calendar = WorkingCalendar({monday_off: False}, frozenset({2098}))
    assert not calendar.is_working_day(monday_off)
    assert calendar.add_working_days(date(2098, 12, 26), 1).is_certain


def test_days_between_matches_adding() -> None:
    start = date(2026, 2, 2)
    for days in range(1, 30):
        end = CALENDAR.add_working_days(start, days).day
        assert CALENDAR.working_days_between(start, end) == days


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.add_working_days(date(2026, 1, 1), -1)


@pytest.mark.parametrize(
    ("period", "day", "inside"),
    [
        (Period(date(2025, 8, 1)), date(2025, 8, 1), True),
        (Period(date(2025, 8, 1)), date(2025, 7, 31), False),
        (Period(date(2025, 9, 1), date(2030, 8, 31)), date(2030, 8, 31), True),
        (Period(date(2025, 9, 1), date(2030, 8, 31)), date(2030, 9, 1), False),
    ],
)
def test_a_period_includes_both_ends(period: Period, day: date, inside: bool) -> None:
    assert (day in period) is inside


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2026, 2, 1), date(2026, 1, 1))


def test_periods_overlap_when_they_share_a_day() -> None:
    spring, summer = Period(date(2026, 1, 1), date(2026, 6, 1)), Period(date(2026, 6, 1))
    assert spring.overlaps(summer)
    assert summer.overlaps(spring)
    assert not Period(date(2026, 1, 1), date(2026, 5, 31)).overlaps(summer)
