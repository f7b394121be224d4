"""What cannot be done is said in Chinese with a code, all of it at once, before any work begins."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import DAY, Terminal
from tests.cli.strange import files, good_form
from tests.engine.policy.small_pack import PARAMETER, whole_pack


@pytest.fixture
def form(package: Path) -> Path:
    files(项目申报表__xlsx=good_form)(package)
    return package


USAGE = [
    (["check"], "缺少 PATH…"),
    (["check", ""], "路径是空的"),
    (["check", ".", "--bogus"], "没有选项 --bogus"),
    (["check", ".", "--formt", "json"], "是不是想写 --format"),
    (["check", ".", "--on"], "选项 --on 后面缺少值"),
    (["check", ".", "--format", "xml"], "--format 只能是 text、json、html、docx"),
    (["check", ".", "--corpus", ""], "路径是空的"),
    (["read", ".", "--format", "html"], "--format 只能是 json、text"),
    (["chek"], "没有命令 'chek'"),
    (["pack", "bogus"], "没有命令 'bogus'"),
    (["pack", "explain"], "缺少"),
    (["test", "--only", "bogus"], "--only 只能是 lint、tests"),
    (["check", ".", "extra", "--", "--more", "--on", "x"], "找不到"),
]


@pytest.mark.parametrize(("arguments", "words"), USAGE, ids=[" ".join(case[0]) or "-" for case in USAGE])
def test_a_wrong_command_line_is_explained_in_chinese(
    arguments: list[str], words: str, terminal: Terminal
) -> None:
    ended = terminal(*arguments)
    assert ended.code == 2
    assert words in ended.told
    assert "CLI-" in ended.told
    assert ended.out == ""


def test_no_arguments_at_all_show_the_help(terminal: Terminal) -> None:
    ended = terminal()
    assert ended.code == 2
    assert "check" in ended.out + ended.told


@pytest.mark.parametrize("name", ["没有这个文件夹", "a" * 5000, "申报包/项目申报表.xlsx/里面"])
def test_a_path_that_does_not_exist_is_named(
    name: str, form: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(form.parent)
    ended = terminal.check(name)
    assert ended.code == 2
    assert "CLI-PATH-001" in ended.told
    assert name[:40] in ended.told
    assert len(ended.told) < 400


def test_a_broken_link_given_as_path_is_named(form: Path, terminal: Terminal) -> None:
    link = form.parent / "断链"
    link.symlink_to(form.parent / "没有")
    ended = terminal.check(link)
    assert (ended.code, "CLI-PATH-001" in ended.told) == (2, True)


def test_everything_wrong_is_told_at_once(form: Path, terminal: Terminal) -> None:
    missing = form.parent / "没有"
    ended = terminal(
        *("check", missing, "--corpus", form.parent / "也没有.jsonl", "--pack", "atlantis"),
        *("--on", "2026-13-01", "--out", missing / "报告.html", "--format", "html"),
    )
    assert ended.code == 2
    for words in ("也没有.jsonl", "没有规则包“atlantis”", "2026-13-01", "无法写入"):
        assert words in ended.told
    for code in ("CLI-PATH-001", "CLI-PACK-001", "CLI-DAY-001", "CLI-OUT-001"):
        assert code in ended.told


@pytest.mark.parametrize("written", ["2026-13-01", "2026年10月20日", "昨天", "2026-02-29", ""])
def test_a_day_that_is_none_is_told(written: str, form: Path, terminal: Terminal) -> None:
    ended = terminal("check", form, "--on", written)
    assert (ended.code, "CLI-DAY-001" in ended.told) == (2, True)


@pytest.mark.parametrize("day", ["1999-01-01", "2099-12-31", "0001-01-01", "9999-12-31"])
def test_a_day_far_away_is_reviewed_by_the_rules_of_that_day(
    day: str, form: Path, terminal: Terminal
) -> None:
    ended = terminal("check", form, "--on", day, "--format", "json")
    assert ended.code in (0, 1)
    assert ended.report["on"] == day
    assert not [p for p in ended.report["problems"] if p["code"] == "PIPELINE-STEP-001"]


def test_docx_needs_a_file(form: Path, terminal: Terminal) -> None:
    ended = terminal("check", form, "--format", "docx")
    assert (ended.code, ended.out) == (2, "")
    assert "CLI-OUT-003" in ended.told


@pytest.mark.parametrize(
    ("target", "words"), [(".", "这是一个文件夹"), ("没有/报告.json", "所在的文件夹不存在")]
)
@pytest.mark.parametrize("command", [["check", "--on", DAY], ["read"]], ids=["check", "read"])
def test_a_report_that_cannot_be_written_is_told(
    target: str, words: str, command: list[str], form: Path, terminal: Terminal
) -> None:
    ended = terminal(*command, form, "--format", "json", "--out", form / target)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.told
    assert "CLI-OUT-001" in ended.told


@pytest.mark.parametrize("given", [".", "项目申报表.xlsx"])
def test_material_is_never_written_over(
    given: str, form: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(form)
    before = (form / "项目申报表.xlsx").read_bytes()
    ended = terminal.check(given, "--out", "../申报包/项目申报表.xlsx")
    assert (ended.code, "CLI-OUT-004" in ended.told) == (2, True)
    assert (form / "项目申报表.xlsx").read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(form: Path, terminal: Terminal) -> None:
    locked = form.parent / "锁着"
    locked.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    ended = terminal.check(form, "--out", locked / "报告.json")
    assert (ended.code, "没有写入权限" in ended.told) == (2, True)


def test_a_disk_that_fills_up_while_writing_is_told(
    form: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    ended = terminal.check(form, "--out", form.parent / "报告.json")
    assert (ended.code, "CLI-OUT-001" in ended.told) == (2, True)


def test_a_broken_pack_tells_all_its_problems(form: Path, tmp_path: Path, terminal: Terminal) -> None:
    pack = whole_pack(tmp_path / "规则包", parameters=PARAMETER.replace(", clause: m1#9", ""), cases="")
    ended = terminal.check(form, "--pack", pack)
    assert (ended.code, ended.out) == (2, "")
    assert {"POLICY-PARAM-002", "POLICY-RULE-003"} <= {
        code for code in ("POLICY-PARAM-002", "POLICY-RULE-003") if code in ended.told
    }


@pytest.mark.parametrize("content", ["id: [坏了\n", "", "- 1\n", "id: x\nname: x\nextends: atlantis\n"])
def test_a_pack_that_is_no_pack_is_told(content: str, form: Path, tmp_path: Path, terminal: Terminal) -> None:
    (tmp_path / "坏包").mkdir()
    (tmp_path / "坏包/pack.yaml").write_text(content, "utf-8")
    ended = terminal.check(form, "--pack", tmp_path / "坏包")
    assert ended.code == 2
    assert "POLICY-" in ended.told


@pytest.mark.parametrize("pack", ["atlantis", "", "申报包", "申报包/项目申报表.xlsx", "../zhuzhou"])
def test_a_pack_that_is_not_there_is_told(
    pack: str, form: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(form.parent)
    ended = terminal.check(form, "--pack", pack)
    assert (ended.code, "CLI-PACK-001" in ended.told) == (2, True)


CORPORA = {
    "an empty folder": (lambda folder: None, "INTAKE-CORPUS-001"),
    "no JSON": (
        lambda folder: (folder / "projects.jsonl").write_text("停车\n", "utf-8"),
        "INTAKE-CORPUS-003",
    ),
    "GBK": (lambda folder: (folder / "x.jsonl").write_bytes("停车".encode("gbk")), "INTAKE-CORPUS-002"),
    "a pipe": (lambda folder: os.mkfifo(folder / "systems.jsonl"), "INTAKE-CORPUS-007"),
    "a row without id": (
        lambda folder: (folder / "projects.jsonl").write_text('{"title": "停车"}\n', "utf-8"),
        "INTAKE-CORPUS-004",
    ),
}


@pytest.mark.parametrize("name", CORPORA)
def test_a_bad_corpus_is_a_problem_and_no_comparison_passes(
    name: str, form: Path, tmp_path: Path, terminal: Terminal
) -> None:
    fill, code = CORPORA[name]
    (tmp_path / "比对库").mkdir()
    fill(tmp_path / "比对库")
    ended = terminal.check(form, "--corpus", tmp_path / "比对库")
    assert ended.code in (0, 1)
    assert code in ended.problem_codes
    assert ended.report["similar"] == []
    assert not {"R-DUP-01", "R-DUP-02", "R-DUP-04"} & set(ended.report["passed"])
    assert [row for row in ended.report["not_checked"] if row["rule"].startswith("R-DUP-")]


def test_an_unforeseen_error_is_told_without_a_traceback(
    form: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tongchou.engine.report import as_json

    def broken(_: object) -> str:
        raise RuntimeError("没有料到")

    monkeypatch.setattr(as_json, "as_json", broken)
    ended = terminal.check(form)
    assert (ended.code, ended.out) == (2, "")
    assert "RuntimeError：没有料到" in ended.told
    assert "CLI-BUG-001" in ended.told


def test_every_code_of_the_command_line_is_documented() -> None:
    import re

    from tests.cli.running import ROOT

    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src/tongchou/cli").glob("*.py"))
    page = (ROOT / "docs/reference/cli.md").read_text("utf-8")
    used, told = (set(re.findall(r"CLI-[A-Z]+-\d{3}", text)) for text in (sources, page))
    assert used == told
