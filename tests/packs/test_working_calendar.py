"""A place's calendar: the announced holidays, with the pack's own file on top."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tongchou.packs.calendar import calendar_of
from tongchou.packs.discovery import working_calendar

YEAR = """
year: 2098
announced: true
free: [2098-01-01]
worked: [2098-01-04]
"""


def _pack(folder: Path, text: str) -> Path:
    (folder / "calendar").mkdir(parents=True)
    (folder / "calendar/2098.yaml").write_text(text, "utf-8")
    return folder


def test_a_year_given_in_full_is_certain(tmp_path: Path) -> None:
    calendar = calendar_of([_pack(tmp_path / "city", YEAR)])
    assert not calendar.is_working_day(date(2098, 1, 1))
    assert calendar.is_working_day(date(2098, 1, 4))
    deadline = calendar.add_working_days(date(2098, 1, 2), 1)
    assert (deadline.day, deadline.is_certain) == (date(2098, 1, 3), True)


def test_the_city_wins_over_the_nation(tmp_path: Path) -> None:
    nation = _pack(tmp_path / "nation", YEAR)
    city = _pack(tmp_path / "city", "year: 2098\nworked: [2098-01-01]\n")
    assert calendar_of([nation, city]).is_working_day(date(2098, 1, 1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("free: [2098-01-01]", "缺少 year"),
        ("year: 2098\nholidays: [2098-01-01]", "holidays"),
        ("year: 2098\nfree: [2097-01-01]", "2097-01-01"),
        ("year: 2098\nfree: [元旦]", "元旦"),
        ("year: 2098\nfree: [2098-01-01]\nworked: [2098-01-01]", "既放假又上班"),
        ("year: [", "不是 YAML"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"2098\.yaml") as refused:
        calendar_of([_pack(tmp_path / "city", text)])
    assert says in str(refused.value)


def test_the_built_in_packs_know_the_announced_years() -> None:
    calendar = working_calendar("zhuzhou")
    assert calendar.is_announced(2026)
    assert not calendar.is_working_day(date(2026, 10, 1))
