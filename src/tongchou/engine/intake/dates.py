"""Days, periods and durations as written: 2026年3月—2027年2月, 2026-03-01, 6个月, 一年半."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from tongchou.engine.intake.numbers import parse_number
from tongchou.engine.intake.wording import squeeze

_CN = "零〇○一二三四五六七八九十"
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_DAY = re.compile(
    rf"(?P<q_year>(?:19|20)\d{{2}}|[二两][{_CN}]{{3}})年?度?(?:第?(?P<q_cn>[一二三四1-4])季度|[Qq](?P<q>[1-4]))"
    rf"|(?P<year>(?:19|20)\d{{2}}|[二两][{_CN}]{{3}})年度?"
    rf"(?:(?P<month>1[0-2]|0?[1-9]|[{_CN}]{{1,3}})月份?"
    rf"(?:(?P<part>[上中下]旬|底|初|末)|(?P<day>3[01]|[12]\d|0?[1-9]|[{_CN}]{{1,3}})[日号]?)?)?"
    r"|(?<!\d)(?P<iso_year>(?:19|20)\d{2})(?P<mark>[-./])(?P<iso_month>1[0-2]|0?[1-9])"
    r"(?:(?P=mark)(?P<iso_day>3[01]|[12]\d|0?[1-9]))?(?!\d|\.\d)"
)
_BARE_MONTH = re.compile(r"^(?:至|到|[-—–~～]+)(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])日)?")
_LENGTH = re.compile(rf"(\d+(?:\.\d+)?|[{_CN}两半]+)\s*(?:个)?(年半|年|月|周|个?日历[天日]|工作日|[天日])")
_PARTS = {"上旬": 1, "中旬": 11, "下旬": 21, "初": 1, "底": 0, "末": 0}
_SERIAL = re.compile(r"^4[5-9]\d{3}(?:\.0+)?$")


@dataclass(frozen=True)
class WrittenDay:
    """A day as written; ``exact`` is false when only the month (or year) was given."""

    day: date
    exact: bool
    start: int
    end: int
    has_month: bool = True
    #: The first day of the last month that is meant, for a quarter; else the day itself.
    closing: date | None = None

    @property
    def last(self) -> date:
        return self.closing or self.day


def plain(text: str) -> str:
    """Without the time of day and without blanks: positions of found days refer to this."""
    return squeeze(_CLOCK.sub("", text))


def find_days(text: str) -> Iterator[WrittenDay]:
    """Every date in the text, in order. Blanks are ignored."""
    bare = plain(text)
    position = 0
    while found := _DAY.search(bare, position):
        written = _written(found)
        position = found.end()
        if written is None:
            continue
        yield written
        follow = _BARE_MONTH.match(bare[position:])
        if follow and written.has_month:
            end = position + follow.end()
            exact = follow[2] is not None
            yield WrittenDay(
                _safe(written.day.year, int(follow[1]), int(follow[2] or 1)), exact, position, end
            )
            position = end


def parse_day(text: str, *, ending: bool = False) -> date | None:
    """The first date with at least a month; the first of a month when no day is given.

    A quarter is read as its first month, or as its last one when an end (``ending``) is asked for.
    """
    bare = plain(text)
    if _SERIAL.match(bare):
        # a spreadsheet date whose cell lost its format: days since 1899-12-30
        return (datetime(1899, 12, 30) + timedelta(days=int(float(bare)))).date()  # noqa: DTZ001 - a plain day
    found = next((written for written in find_days(text) if written.has_month), None)
    return None if found is None else found.last if ending else found.day


def parse_period(text: str) -> tuple[date, date] | None:
    """The first two dates when the words between them join them (至, —, ~, 到)."""
    bare = plain(text)
    days = [written for written in find_days(text) if written.has_month]
    for first, second in itertools.pairwise(days):
        between = bare[first.end : second.start]
        if re.fullmatch(r"[^,，。;；]{0,4}", between) and first.day <= second.last:
            return first.day, second.last
    return None


def parse_months(text: str) -> Decimal | None:
    """A duration in months: 6个月, 一年, 1年6个月, 一年半, 180天 (30 days a month), 26周 (÷ 52 × 12)."""
    bare = _DAY.sub("", squeeze(text))  # 二〇二七年三月 is a date, never two thousand years
    total, found_any = Decimal(0), False
    for number, unit in _LENGTH.findall(bare):
        value = Decimal("0.5") if number == "半" else parse_number(number)
        if value is None:
            continue
        if found_any and unit not in {"月"}:
            break
        total, found_any = total + _in_months(value, unit), True
        if unit != "年":
            break
    return total.normalize() + 0 if found_any else None


def _in_months(value: Decimal, unit: str) -> Decimal:
    if unit == "年半":
        return value * 12 + 6
    if unit == "年":
        return value * 12
    if unit == "月":
        return value
    if unit == "周":
        return (value * 12 / 52).quantize(Decimal("0.1"))
    return (value / 30).quantize(Decimal("0.1"))


def _written(found: re.Match[str]) -> WrittenDay | None:
    if found["q_year"]:
        return _quarter(found)
    if found["iso_year"]:
        year, month, day = int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"] or 0)
        return WrittenDay(_safe(year, month, day or 1), bool(day), found.start(), found.end())
    year_cn = _number(found["year"], digits=True)
    if year_cn is None:
        return None
    if found["month"] is None:
        return WrittenDay(date(year_cn, 1, 1), False, found.start(), found.end(), has_month=False)
    month_cn = _number(found["month"])
    if month_cn is None or not 1 <= month_cn <= 12:
        return None
    if found["part"]:
        number = _PARTS[found["part"]] or monthrange(year_cn, month_cn)[1]
        return WrittenDay(date(year_cn, month_cn, number), False, found.start(), found.end())
    day_cn = _number(found["day"]) if found["day"] else None
    return WrittenDay(_safe(year_cn, month_cn, day_cn or 1), day_cn is not None, found.start(), found.end())


def _quarter(found: re.Match[str]) -> WrittenDay | None:
    year = _number(found["q_year"], digits=True)
    quarter = _number(found["q"] or found["q_cn"])
    if year is None or quarter is None:
        return None
    first, last = date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, 1)
    return WrittenDay(first, False, found.start(), found.end(), closing=last)


def _number(text: str, *, digits: bool = False) -> int | None:
    if text.isascii():
        return int(text)
    if digits:
        table = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
        return int("".join(str(table[sign]) for sign in text)) if all(s in table for s in text) else None
    value = parse_number(text.replace("○", "〇"))
    return None if value is None else int(value)


def _safe(year: int, month: int, day: int) -> date:
    """A day past the month's end (2月30日) is taken as the last day."""
    return date(year, month, min(day, monthrange(year, month)[1]))
