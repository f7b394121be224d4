"""A corpus is read whole; bad rows are named by line and the rest is used."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import shared_data
from tongchou.engine.intake.corpus import load_corpus
from tongchou.kernel.calendar import Period
from tongchou.kernel.declaration import AdminLevel
from tongchou.kernel.declared import ShareAttr
from tongchou.kernel.money import Money

DEMO = Path(__file__).resolve().parents[3] / "data/demo/corpus"

PROJECT = {
    "id": "P1",
    "title": "智慧停车",
    "level": "city",
    "year": 2024,
    "budget_wan": 120.5,
    "approved_wan": None,
}


def _write(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_project_row_becomes_a_known_project(tmp_path: Path) -> None:
    corpus, problems = load_corpus([_write(tmp_path / "anything.jsonl", PROJECT)])
    assert problems == ()
    assert corpus.projects is not None
    (project,) = corpus.projects
    assert (project.asset_id, project.level, project.budget) == ("P1", AdminLevel.CITY, Money.wan("120.5"))


def test_what_was_not_supplied_stays_unknown_and_what_is_empty_is_empty(tmp_path: Path) -> None:
    _write(tmp_path / "systems_none.jsonl")
    corpus, _ = load_corpus([tmp_path])
    assert corpus.systems == ()
    assert corpus.projects is None


@pytest.mark.parametrize(
    ("name", "row", "kind"),
    [
        ("x.jsonl", {"id": "S1", "name": "系统", "functions": ["查询"]}, "systems"),
        ("upper_systems_province.jsonl", {"id": "S1", "name": "省系统"}, "upper_systems"),
        ("x.jsonl", {"id": "C1", "name": "统一认证", "description": "登录"}, "capabilities"),
        (
            "x.jsonl",
            {"id": "D1", "name": "人口", "available_levels": ["市级"], "share_attr": "有条件共享"},
            "data_resources",
        ),
        ("x.jsonl", {"unit": "市水务局", "duties": ["水资源管理"]}, "duties"),
        ("plan_2027.jsonl", {"year": "2027", "unit": "市水务局", "title": "智慧水务"}, "annual_plan"),
        ("x.jsonl", {"item": "服务器", "unit": "台", "price_wan": 3.2}, "past_prices"),
        ("x.jsonl", {"unit": "甲", "months": 12, "overdue_answers": 0, "complaints": 1}, "sharing_records"),
    ],
)
def test_every_kind_is_told_by_name_or_shape(
    tmp_path: Path, name: str, row: dict[str, object], kind: str
) -> None:
    corpus, problems = load_corpus([_write(tmp_path / name, row)])
    assert problems == ()
    assert len(getattr(corpus, kind)) == 1


def test_the_declaration_window_is_one_period(tmp_path: Path) -> None:
    first, second = {"since": "2026-09-01", "until": "2026-10-15"}, {"since": "2027-01-01"}
    corpus, problems = load_corpus([_write(tmp_path / "window_2026.jsonl", first, second)])
    assert corpus.declare_window == Period(date(2026, 9, 1), date(2026, 10, 15))
    assert [problem.code for problem in problems] == ["INTAKE-CORPUS-006"]
    _, problems = load_corpus(
        [_write(tmp_path / "window_bad.jsonl", {"since": "2026-09-01", "until": "2026-08-01"})]
    )
    assert [problem.code for problem in problems] == ["INTAKE-CORPUS-004"]


def test_share_words_of_the_office_are_understood(tmp_path: Path) -> None:
    row = {"id": "D1", "name": "人口", "available_levels": [], "share_attr": "不予共享"}
    corpus, _ = load_corpus([_write(tmp_path / "d.jsonl", row)])
    assert corpus.data_resources is not None
    assert corpus.data_resources[0].share_attr is ShareAttr.NONE


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{not json", "INTAKE-CORPUS-003"),
        ("[1, 2]", "INTAKE-CORPUS-003"),
        ("[" * 100_000, "INTAKE-CORPUS-003"),
        ({"title": "无编号"}, "INTAKE-CORPUS-004"),
        ({**PROJECT, "id": "P2", "level": "galaxy"}, "INTAKE-CORPUS-004"),
        ({**PROJECT, "id": "P2", "budget_wan": "很多"}, "INTAKE-CORPUS-004"),
        ({**PROJECT, "id": "P2", "modules": [1]}, "INTAKE-CORPUS-004"),
        ({"colour": "red"}, "INTAKE-CORPUS-005"),
        (PROJECT, "INTAKE-CORPUS-006"),
    ],
)
def test_a_bad_row_is_named_by_line_and_the_rest_is_used(tmp_path: Path, bad: object, code: str) -> None:
    other = {**PROJECT, "id": "P9"}
    corpus, problems = load_corpus([_write(tmp_path / "x.jsonl", PROJECT, bad, other)])
    assert [problem.code for problem in problems] == [code]
    assert problems[0].where.paragraph == 2
    assert corpus.projects is not None
    assert [project.asset_id for project in corpus.projects] == ["P1", "P9"]


def test_files_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "gbk.jsonl").write_bytes("智慧".encode("gbk"))
    _, problems = load_corpus([tmp_path])
    assert [problem.code for problem in problems] == ["INTAKE-CORPUS-002"]
    _, problems = load_corpus([tmp_path / "nothing"])
    assert problems[0].code == "INTAKE-CORPUS-007"


def test_a_folder_without_rows_is_said(tmp_path: Path) -> None:
    _, problems = load_corpus([tmp_path])
    assert [problem.code for problem in problems] == ["INTAKE-CORPUS-001"]


def test_the_shipped_corpus_is_clean() -> None:
    corpus, problems = load_corpus([DEMO])
    assert problems == ()
    assert corpus.projects is not None
    assert len(corpus.projects) >= 60


@pytest.mark.parametrize(
    ("name", "kind", "rows"),
    [
        ("projects", "projects", 320),
        ("capabilities", "capabilities", 97),
        ("data_resources", "data_resources", 107),
    ],
)
def test_real_case_files_are_accepted_as_they_are(name: str, kind: str, rows: int) -> None:
    corpus, problems = load_corpus([shared_data("cases", f"{name}.jsonl")])
    assert problems == ()
    assert len(getattr(corpus, kind)) == rows


@given(st.binary(max_size=300))
def test_any_bytes_give_problems_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("noise") / "noise.jsonl"
    path.write_bytes(noise)
    load_corpus([path])


def test_a_file_that_cannot_be_read_supplies_nothing(tmp_path: Path) -> None:
    """Otherwise every comparison with it would pass."""
    (tmp_path / "projects.jsonl").write_bytes("智慧停车".encode("gbk"))
    _write(tmp_path / "systems.jsonl", "不是 JSON", "[]")
    corpus, problems = load_corpus([tmp_path])
    assert (corpus.projects, corpus.systems) == (None, None)
    assert len(problems) == 3


def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "projects.jsonl")
    corpus, problems = load_corpus([tmp_path])
    assert [problem.code for problem in problems] == ["INTAKE-CORPUS-007"]
    assert corpus.projects is None
