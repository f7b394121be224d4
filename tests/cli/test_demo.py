"""The demo: a table people can read, reports on disk, the last lines say where."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.cli.running import ROOT, Terminal
from tests.engine.report.sample import clean, sample
from tongchou.cli import reading
from tongchou.cli.demo import demo_samples
from tongchou.cli.demo_table import result_table
from tongchou.engine.report.as_json import as_json, schema
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.prereview import Prereview
from tongchou.kernel.readings import Field

LONG = "渌江市社会保险业务经办系统适老化与“一件事”联办升级改造及省市县三级互联互通项目"


def _named(result: Prereview, name: str) -> Prereview:
    identity = replace(result.declaration.identity, project_name=Field.of(name, Evidence("表")))
    return replace(result, declaration=replace(result.declaration, identity=identity))


def _drawn(width: int, *rows: tuple[str, Prereview]) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width).print(result_table(rows))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_table_is_readable(width: int) -> None:
    lines = _drawn(width, ("01-long", _named(sample(), LONG)), ("02-clean", clean()))
    assert max(cell_len(line) for line in lines) <= width
    text = "\n".join(lines)
    assert "…" not in text
    for words in ("申报", "建议", "审减", "否决", "须改", "核对", "31.06", "30.16", "0.90"):
        assert words in text


@pytest.mark.parametrize("width", [80, 100])
def test_a_long_name_is_whole_and_breaks_into_few_lines(width: int) -> None:
    lines = _drawn(width, ("01-long", _named(sample(), LONG)))[4:]
    column = [_signs(line) for line in lines]
    assert "".join(column).startswith(LONG)
    assert len(lines) <= 6


def _signs(line: str) -> str:
    return "".join(re.findall(r"[\u4e00-\u9fff“”]", line))


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "default_engine", lambda cache: None)


@pytest.mark.usefixtures("without_ocr")
def test_the_demo_writes_three_reports_a_sample_and_says_where(tmp_path: Path, terminal: Terminal) -> None:
    ended = terminal("demo", "--only", "03", "--out", tmp_path / "报告")
    assert ended.code == 0
    written = sorted(path.name for path in (tmp_path / "报告").iterdir())
    assert written == [f"03-emergency-map.{ending}" for ending in ("docx", "html", "json")]
    assert ended.out.rstrip().endswith("03-emergency-map.html")
    assert str(tmp_path / "报告") in ended.out
    assert "渌江市应急指挥" in ended.out


@pytest.mark.usefixtures("without_ocr")
def test_a_relative_out_is_meant_from_here(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert terminal("demo", "--only", "03", "--out", "报告").code == 0
    assert (tmp_path / "报告/03-emergency-map.html").is_file()


def test_a_sample_that_does_not_exist_is_answered_with_those_that_do(terminal: Terminal) -> None:
    ended = terminal("demo", "--only", "99")
    assert ended.code == 2
    assert "01-smart-parking" in ended.told
    assert "CLI-DEMO-001" in ended.told


def test_reports_that_cannot_be_written_are_told(tmp_path: Path, terminal: Terminal) -> None:
    (tmp_path / "文件").write_text("占着", "utf-8")
    ended = terminal("demo", "--only", "03", "--out", tmp_path / "文件")
    assert ended.code == 2
    assert "CLI-OUT-001" in ended.told


@pytest.mark.slow
@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("sample", demo_samples(ROOT), ids=lambda sample: sample.slug)
def test_every_demo_report_is_as_published(sample: Any) -> None:
    corpus = [ROOT / "data/demo/corpus"]
    text = as_json(reading.review_result([sample.source], corpus, sample.pack, sample.on))
    report = json.loads(text)
    jsonschema.Draft202012Validator(schema()).validate(report)
    assert str(ROOT) not in text
    assert not re.search(r"/tmp/|tongchou-doc-", text)
    assert set(_placed(report)) <= {file["name"] for file in report["package"]["files"]}


def _placed(node: object) -> Iterator[str]:
    """Every file a place in the report names."""
    if isinstance(node, dict):
        if {"file", "quote", "confidence"} <= node.keys():
            yield node["file"]
        for below in node.values():
            yield from _placed(below)
    elif isinstance(node, list):
        for below in node:
            yield from _placed(below)
