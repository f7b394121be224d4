"""Whatever is handed in: a report that keeps its published shape, coded problems, the right exit code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import DAY, Terminal
from tests.cli.strange import PACKAGES, files, gbk, good_form, good_plan, many_troubles, two_projects
from tests.engine.intake.readers.making import xlsx

EXPECTED_PROBLEMS = {
    "empty folder": ["INTAKE-FILE-014"],
    "only system files": ["INTAKE-FILE-014"],
    "only empty files": ["INTAKE-FILE-003"],
    "formulas without values": ["INTAKE-SHEET-005"],
    "two projects": ["INTAKE-RECONCILE-001"],
    "links": ["INTAKE-FILE-013"],
    "named pipe": ["INTAKE-FILE-010"],
    "500+ page pdf": ["INTAKE-FILE-008"],
    "many troubles": [
        "INTAKE-FILE-001",
        "INTAKE-FILE-002",
        "INTAKE-FILE-003",
        "INTAKE-FILE-004",
        "INTAKE-FILE-005",
        "INTAKE-FILE-006",
        "INTAKE-ARCHIVE-001",
        "INTAKE-ARCHIVE-002",
    ],
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_strange_package_gives_a_valid_report(name: str, package: Path, terminal: Terminal) -> None:
    fill, codes = PACKAGES[name]
    fill(package)
    ended = terminal.check(package)
    assert ended.code in codes
    assert ended.report["summary"]["advice"] == "unreadable" or ended.code != 2
    assert set(EXPECTED_PROBLEMS.get(name, [])) <= set(ended.problem_codes)
    assert str(package.parent) not in ended.out


@pytest.mark.parametrize("name", ["empty folder", "weird names", "undecodable name", "many troubles"])
@pytest.mark.parametrize("format", ["text", "html", "docx"])
def test_every_format_can_be_written(name: str, format: str, package: Path, terminal: Terminal) -> None:
    fill, codes = PACKAGES[name]
    fill(package)
    target = package.parent / f"报告.{format}"
    ended = terminal("check", package, "--on", DAY, "--format", format, "--out", target)
    assert ended.code in codes
    assert ended.out == ""
    assert target.stat().st_size > 500


@pytest.mark.parametrize("name", PACKAGES)
def test_reading_alone_never_fails_either(name: str, package: Path, terminal: Terminal) -> None:
    fill, codes = PACKAGES[name]
    fill(package)
    ended = terminal("read", package)
    assert ended.code == (2 if codes == (2,) else 0)
    assert "收到的文件" in ended.out


def test_the_good_files_beside_bad_ones_are_read(package: Path, terminal: Terminal) -> None:
    many_troubles(package)
    report = terminal.check(package).report
    assert report["declaration"]["identity"]["owner_unit"]["value"] == "某区水利局"
    named = {problem["evidence"]["file"] for problem in report["problems"]}
    assert {"加密方案.docx", "截断概算.xlsx", "空文件.docx", "炸弹.zip", "材料.rar"} <= named


def test_nothing_readable_ends_with_two_and_all_reasons_on_stderr(package: Path, terminal: Terminal) -> None:
    files(方案__docx=bytes, 概算__pdf=lambda: b"%PDF-1.4\nbroken")(package)
    ended = terminal.check(package)
    assert ended.code == 2
    assert ended.report["summary"]["advice"] == "unreadable"
    assert "INTAKE-FILE-003" in ended.told
    assert "INTAKE-FILE-002" in ended.told


def test_a_package_of_two_projects_names_both(package: Path, terminal: Terminal) -> None:
    two_projects(package)
    name = terminal.check(package).report["declaration"]["identity"]["project_name"]
    assert {reading["value"] for reading in name["conflicts"]} == {
        "某区智慧水务监测平台项目",
        "某区档案数字化项目",
    }


def test_names_of_a_gbk_zip_are_read_and_relative(package: Path, terminal: Terminal) -> None:
    gbk(package)
    received = [file["name"] for file in terminal.check(package).report["package"]["files"]]
    assert received == ["申报材料.zip/材料/建设方案.docx", "申报材料.zip/材料/项目申报表.xlsx"]


def test_a_name_in_another_coding_is_shown_as_meant(package: Path, terminal: Terminal) -> None:
    PACKAGES["undecodable name"][0](package)
    (file,) = terminal.check(package).report["package"]["files"]
    assert file["name"] == "申报表.xlsx"


def test_names_cannot_break_or_turn_a_line(package: Path, terminal: Terminal) -> None:
    PACKAGES["weird names"][0](package)
    received = [file["name"] for file in terminal.check(package).report["package"]["files"]]
    assert "换 行 名.txt" in received
    assert "建设方案.docx" in received
    assert len(received) == 5


def test_a_folder_that_may_not_be_opened_does_not_hide_the_others(
    package: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(项目申报表__xlsx=good_form)(package)
    (package / "机密").mkdir()
    listed = Path.iterdir

    def refusing(folder: Path):  # type: ignore[no-untyped-def]
        if folder.name == "机密":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refusing)
    report = terminal.check(package).report
    assert [file["name"] for file in report["package"]["files"]] == ["项目申报表.xlsx"]
    assert ("INTAKE-FILE-010", "机密") in {(p["code"], p["evidence"]["file"]) for p in report["problems"]}


def test_a_file_that_may_not_be_opened_is_named(
    package: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(项目申报表__xlsx=good_form, 建设方案__docx=good_plan)(package)
    opened = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "建设方案.docx":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    report = terminal.check(package).report
    assert ("INTAKE-FILE-010", "建设方案.docx") in {
        (p["code"], p["evidence"]["file"]) for p in report["problems"]
    }
    assert str(package) not in str(report)


def _told_in_text() -> bytes:
    filler = "建设内容见方案，资金来源为财政。\n" * 20
    return f"项目申报表\n项目名称：\x1b[2J\x07水务\x9b平台项目\n申报单位：某区水\x08利局\n{filler}".encode()


def _told_in_a_cell() -> bytes:
    name = "_x001B_[2J_x0007_水务平台项目"
    return xlsx({"申报表": [["项目申报表"], ["项目名称", name], ["申报单位", "某区水利局"]]})


@pytest.mark.parametrize("make", [_told_in_text, _told_in_a_cell], ids=["text", "cell"])
@pytest.mark.parametrize("format", ["text", "html", "json"])
def test_terminal_commands_hidden_in_the_material_reach_no_terminal(
    make: Callable[[], bytes], format: str, package: Path, terminal: Terminal
) -> None:
    files(项目申报表__txt=make)(package) if make is _told_in_text else files(项目申报表__xlsx=make)(package)
    ended = terminal("check", package, "--on", DAY, "--format", format)
    assert "水务平台项目" in ended.out
    assert "某区水利局" in ended.out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|\\u001b", ended.out)
