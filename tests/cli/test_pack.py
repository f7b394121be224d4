"""tongchou pack: listing, proving and explaining rules from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.engine.policy.small_pack import CASES, PARAMETER, whole_pack, write_pack
from tongchou.cli.pack import app

runner = CliRunner()


def test_list_shows_the_chain_of_packs() -> None:
    result = runner.invoke(app, ["list"])
    assert result.exit_code == 0
    assert "zhuzhou ← hunan ← national" in result.output


def test_list_of_a_pack_shows_its_rules_on_a_day(tmp_path: Path) -> None:
    folder = str(whole_pack(tmp_path))
    assert "R-NEC-91" in runner.invoke(app, ["list", folder, "--on", "2024-01-01"]).output
    assert "R-NEC-91" not in runner.invoke(app, ["list", folder, "--on", "2023-12-31"]).output


def test_test_passes_when_all_cases_hold(tmp_path: Path) -> None:
    result = runner.invoke(app, ["test", str(whole_pack(tmp_path))])
    assert result.exit_code == 0
    assert "1条规则，2个案例覆盖1条，0个不符" in result.output


def test_test_fails_and_names_the_case_that_does_not_hold(tmp_path: Path) -> None:
    wrong = (
        CASES
        + "- {case: 写错了, on: 2024-06-01, given: {need: {users_internal: 5}}, expect: {rule: R-NEC-91, verdict: pass}}\n"
    )
    result = runner.invoke(app, ["test", str(whole_pack(tmp_path, cases=wrong))])
    assert result.exit_code == 1
    assert "写错了" in result.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["explain", "R-NEC-99"], "CLI-PACK-002"),
        (["test", "atlantis"], "CLI-PACK-001"),
        (["try", "zhuzhou", "--on-corpus", "no-such-folder"], "CLI-PATH-001"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_code(arguments: list[str], code: str) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert code in result.output


def test_a_refused_pack_tells_all_its_problems(tmp_path: Path) -> None:
    folder = whole_pack(tmp_path, parameters=PARAMETER.replace(", clause: m1#9", ""), cases="")
    result = runner.invoke(app, ["test", str(folder)])
    assert result.exit_code == 2
    assert {"POLICY-PARAM-002", "POLICY-RULE-003"} <= {
        c for c in ("POLICY-PARAM-002", "POLICY-RULE-003") if c in result.output
    }


def test_explain_shows_the_clause_of_that_day() -> None:
    before = runner.invoke(app, ["explain", "R-SEC-11", "--on", "2025-12-31"]).output
    after = runner.invoke(app, ["explain", "R-SEC-11", "--on", "2026-01-01"]).output
    assert "第二十一条第三项" in before
    assert "第二十三条第三项" in after


def test_try_names_the_package_the_rule_and_the_reason(tmp_path: Path) -> None:
    packages = tmp_path / "past" / "甲项目"
    packages.mkdir(parents=True)
    (packages / "说明.txt").write_text("本项目建设停车系统。", encoding="utf-8")
    new = write_pack(
        tmp_path,
        "draft",
        extends="zhuzhou",
        more="switch_off: [{rule: R-DOC-12, since: 2026-01-01, because: 试用}]",
    )
    arguments = ["try", str(new), "--on-corpus", str(tmp_path / "past"), "--on", "2026-10-20"]
    result = runner.invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "甲项目  R-DOC-12" in result.output
    assert "停用规则" in result.output
    assert "1个申报包，1个结论有变，共1处" in result.output
