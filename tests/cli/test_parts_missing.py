"""Where something is not installed the commands say what, and the rest works."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Ended, Terminal, process
from tests.cli.strange import files, good_form, good_plan, photo


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as an installer leaves it: no checkout around it."""
    site = tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src/tongchou", site / "tongchou", ignore=ignored)
    return site


def _run(installed: Path, *arguments: object) -> Ended:
    return process(*arguments, cwd=installed, env={"PYTHONPATH": str(installed)})


@pytest.mark.parametrize("command", ["demo", "test"])
def test_commands_of_the_checkout_end_kindly_without_it(command: str, installed: Path) -> None:
    ended = _run(installed, command)
    assert (ended.code, ended.out) == (2, "")
    assert "需要源码仓库" in ended.told
    assert "CLI-ROOT-001" in ended.told


def test_an_installed_check_has_its_packs_and_templates(installed: Path, package: Path) -> None:
    files(项目申报表__xlsx=good_form, 建设方案__docx=good_plan)(package)
    ended = _run(installed, "check", package, "--on", "2026-10-20", "--format", "json")
    assert ended.code == 1
    assert ended.report["pack"] == "zhuzhou"
    target = package.parent / "意见.docx"
    assert _run(installed, "check", package, "--format", "docx", "--out", target).code == 1
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("missing", ["rapidocr", "onnxruntime", "cv2"])
def test_scans_are_named_unread_without_the_ocr_extra(
    missing: str, package: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    files(项目申报表__xlsx=good_form, 申报函__png=photo)(package)
    ended = terminal.check(package)
    assert ended.code in (0, 1)
    (unread,) = [p for p in ended.report["problems"] if p["code"] == "INTAKE-OCR-001"]
    assert unread["evidence"]["file"] == "申报函.png"
    assert "tongchou[ocr]" in unread["advice"]


def test_only_a_scan_without_the_ocr_extra_is_unusable(
    package: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    files(申报函__png=photo)(package)
    ended = terminal.check(package)
    assert ended.code == 2
    assert "INTAKE-OCR-001" in ended.told


def test_the_checks_name_the_tools_that_are_missing(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "mypy" else found(name))
    ended = terminal("test", "--only", "lint")
    assert ended.code == 2
    assert "缺少 mypy" in ended.told
    assert "CLI-TEST-001" in ended.told
