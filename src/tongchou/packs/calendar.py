"""The working calendar of a place: announced holidays, with the override files of its packs on top.

A pack may hold ``calendar/<year>.yaml``, for a year the holiday library does not know yet or for days
the place itself moves::

    year: 2027
    announced: true          # the file gives the whole year's notice; false adds single days only
    free: [2027-01-01, …]    # weekdays off (YAML reads a bare "off" as false)
    worked: [2027-02-06, …]  # weekend days that are worked
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tongchou.kernel.calendar import WorkingCalendar

_KEYS = frozenset({"year", "announced", "free", "worked"})


def calendar_of(folders: Iterable[Path]) -> WorkingCalendar:
    """The calendar of some pack folders, nation first; a later pack's day wins.

    Raises ``ValueError`` naming the file for anything but the keys above, a day of another year, or a
    day that is both free and worked.
    """
    days: dict[date, bool] = {}
    announced: set[int] = set()
    for path in (path for folder in folders for path in sorted((folder / "calendar").glob("*.yaml"))):
        raw = _read(path)
        days.update(_days(path, raw))
        if raw.get("announced"):
            announced.add(raw["year"])
    return WorkingCalendar(days, frozenset(announced))


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: 不是 YAML 文件（{error}）") from None
    if not isinstance(raw, dict) or not isinstance(raw.get("year"), int):
        raise ValueError(f"{path.name}: 缺少 year")
    if unknown := raw.keys() - _KEYS:
        raise ValueError(f"{path.name}: 不认识的键 {'、'.join(sorted(map(str, unknown)))}")
    return raw


def _days(path: Path, raw: dict[str, Any]) -> Iterator[tuple[date, bool]]:
    free, worked = raw.get("free") or [], raw.get("worked") or []
    for day in (*free, *worked):
        if not isinstance(day, date) or day.year != raw["year"]:
            raise ValueError(f"{path.name}: {day} 不是 {raw['year']} 年的日期")
    if both := set(free) & set(worked):
        raise ValueError(f"{path.name}: {min(both)} 既放假又上班")
    yield from ((day, False) for day in free)
    yield from ((day, True) for day in worked)
