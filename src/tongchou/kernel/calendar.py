"""Days: effective periods, working days (工作日) and statutory time limits.

The State Council announces holidays each November for the next year only. A year nobody has
announced falls back to Monday–Friday, and every answer that used the fallback says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

import chinese_calendar


@dataclass(frozen=True, order=True)
class Period:
    """From ``since`` (included) until ``until`` (included); an open end is ``None``."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError(f"a period ends before it begins: {self.since} – {self.until}")

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: Period) -> bool:
        ends_before = self.until is not None and self.until < other.since
        starts_after = other.until is not None and other.until < self.since
        return not (ends_before or starts_after)


@dataclass(frozen=True)
class Deadline:
    """A computed last day. ``unannounced`` holds the years whose holidays were guessed."""

    day: date
    unannounced: tuple[int, ...] = ()

    @property
    def is_certain(self) -> bool:
        return not self.unannounced


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days of mainland China with local overrides.

    ``overrides`` maps a day to True (working) or False (off) and wins over everything.
    ``announced_years`` are years whose holidays the override file gives in full.
    """

    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))
    announced_years: frozenset[int] = frozenset()

    def is_announced(self, year: int) -> bool:
        return year in self.announced_years or _library_knows(year)

    def is_working_day(self, day: date) -> bool:
        if day in self.overrides:
            return self.overrides[day]
        if day.year not in self.announced_years and _library_knows(day.year):
            return bool(chinese_calendar.is_workday(day))
        return day.weekday() < 5

    def add_working_days(self, start: date, days: int) -> Deadline:
        """The ``days``-th working day after ``start``; the start day itself is not counted.

        Raises ``ValueError`` for a negative number.
        """
        if days < 0:
            raise ValueError("working days are counted forwards")
        guessed: set[int] = set()
        day = start
        while days:
            day += timedelta(days=1)
            if not self.is_announced(day.year):
                guessed.add(day.year)
            days -= self.is_working_day(day)
        return Deadline(day, tuple(sorted(guessed)))

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end`` (0 when end ≤ start)."""
        span = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, span + 1))


def _library_knows(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 7, 1))
    except NotImplementedError:
        return False
    return True
