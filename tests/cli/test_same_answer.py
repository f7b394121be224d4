"""The same material gives the same report, wherever it lies, in whatever order it is handed in."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import DAY, Terminal, process
from tests.cli.strange import files, good_budget, good_form, good_plan, sub_folders

MACHINE = re.compile(r"/(tmp|home|root|work|usr|var)/|[A-Z]:\\\\")


@pytest.fixture
def good(package: Path) -> Path:
    files(项目申报表__xlsx=good_form, 建设方案__docx=good_plan, 投资概算__xlsx=good_budget)(package)
    return package


def _without_timing(report: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in report.items() if key != "timing"}


def test_twice_the_same_input_gives_the_same_report(good: Path, terminal: Terminal) -> None:
    first, second = (_without_timing(terminal.check(good).report) for _ in range(2))
    assert json.dumps(first, ensure_ascii=False) == json.dumps(second, ensure_ascii=False)


def test_another_process_with_other_hashing_gives_the_same_report(good: Path) -> None:
    reports = [
        process("check", good, "--on", DAY, "--format", "json", env={"PYTHONHASHSEED": seed}).report
        for seed in ("1", "2")
    ]
    assert _without_timing(reports[0]) == _without_timing(reports[1])


def test_the_order_of_the_paths_does_not_matter(good: Path, terminal: Terminal) -> None:
    paths = sorted(good.iterdir())
    forward, backward = terminal.check(*paths).report, terminal.check(*reversed(paths)).report
    assert _without_timing(forward) == _without_timing(backward)


def test_a_path_given_twice_or_within_another_is_read_once(good: Path, terminal: Terminal) -> None:
    once = terminal.check(good).report
    again = terminal.check(good, good, good / "建设方案.docx", f"{good}/.").report
    assert _without_timing(once) == _without_timing(again)


def test_the_order_inside_a_zip_does_not_matter(good: Path, tmp_path: Path, terminal: Terminal) -> None:
    reports = []
    for backward in (False, True):
        target = tmp_path / str(backward) / "材料.zip"
        target.parent.mkdir()
        with zipfile.ZipFile(target, "w") as archive:
            for path in sorted(good.iterdir(), reverse=backward):
                archive.write(path, path.name)
        reports.append(_without_timing(terminal.check(target).report))
    assert reports[0] == reports[1]


def test_a_folder_and_the_files_in_it_give_the_same_findings(good: Path, terminal: Terminal) -> None:
    folder, single = terminal.check(good).report, terminal.check(*good.iterdir()).report
    assert folder["findings"] == single["findings"]
    assert folder["budget"]["declared_wan"] == single["budget"]["declared_wan"] == 18.6


@pytest.mark.parametrize("path", [".", "../申报包", "申报表链接"])
def test_relative_paths_from_another_folder_work(
    path: str, good: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = terminal.check(good).report
    (good.parent / "申报表链接").symlink_to(good)
    monkeypatch.chdir(good.parent if path == "申报表链接" else good)
    assert _without_timing(terminal.check(path).report) == _without_timing(expected)


def test_places_are_paths_inside_the_package(package: Path, terminal: Terminal) -> None:
    sub_folders(package)
    report = terminal.check(package).report
    names = {file["name"] for file in report["package"]["files"]}
    assert names == {"一、申报/项目申报表.xlsx", "二、方案/（一）正文/建设方案.docx"}
    placed = {place["file"] for finding in report["findings"] for place in finding["evidence"]}
    assert placed
    assert placed <= names


@pytest.mark.parametrize("format", ["json", "html", "docx", "text"])
def test_no_report_names_a_folder_of_this_machine(
    format: str, good: Path, tmp_path: Path, terminal: Terminal
) -> None:
    (good / "坏的.docx").write_bytes(b"PK\x03\x04")
    target = tmp_path / f"报告.{format}"
    corpus = tmp_path / "比对库"
    corpus.mkdir()
    (corpus / "projects.jsonl").write_text('{"id": 1}\nx\n', "utf-8")
    terminal("check", good, "--corpus", corpus, "--on", DAY, "--format", format, "--out", target)
    text = _words_of(target)
    assert "坏的.docx" in text or format == "docx"
    assert MACHINE.search(text) is None
    assert str(tmp_path.name) not in text


def _words_of(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_the_html_report_needs_nothing_from_outside(good: Path, tmp_path: Path, terminal: Terminal) -> None:
    target = tmp_path / "报告.html"
    terminal("check", good, "--on", DAY, "--format", "html", "--out", target)
    page = target.read_text("utf-8")
    assert re.findall(r"""(?:src|href)\s*=\s*(?!["']?(?:#|data:))\S+""", page) == []
    assert not re.search(r"<script|<link|<iframe|@import|url\((?!['\"]?data:)", page)
