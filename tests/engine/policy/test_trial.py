"""The rule test bench tells which packages would be judged differently, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.engine.policy.small_pack import RULE, whole_pack, write_pack
from tongchou.engine.policy.evaluation import evaluate
from tongchou.engine.policy.explanation import explain_finding, explain_rule
from tongchou.engine.policy.loading import load_pack_from
from tongchou.engine.policy.pages import policy_pages
from tongchou.engine.policy.trial import try_out
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import Declaration, Need
from tongchou.kernel.readings import Field

DAY = date(2025, 8, 1)
PACKAGES = [
    (f"{users}人", CaseFile(DAY, Declaration(need=Need(users_internal=Field.of(users)))))
    for users in (50, 200, 900)
]
HIGHER = """
- id: users_floor
  label: 用户数下限
  unit: 人
  values: {2025-07-01: {value: "300", note: 市局通知}}
"""


def test_a_changed_parameter_is_named_as_the_reason(tmp_path: Path) -> None:
    current = load_pack_from(whole_pack(tmp_path))
    proposed = load_pack_from(write_pack(tmp_path, "city", extends="base", parameters=HIGHER))
    trial = try_out(current, proposed, PACKAGES)
    assert trial.packages == ("50人", "200人", "900人")
    (difference,) = [d for d in trial.differences if d.package == "200人"]
    assert difference.before[0].startswith("符合")
    assert difference.after[0].startswith("不符合")
    assert [(r.label, r.value) for r in difference.why] == [("参数“用户数下限”", "100人 → 300人")]
    assert trial.changed_packages == ("200人",)


def test_a_switched_off_rule_is_named_as_the_reason(tmp_path: Path) -> None:
    current = load_pack_from(whole_pack(tmp_path))
    more = "switch_off: [{rule: R-NEC-91, since: 2025-03-01, because: 本市另有规定}]"
    proposed = load_pack_from(write_pack(tmp_path, "city", extends="base", more=more))
    trial = try_out(current, proposed, PACKAGES[:1])
    assert trial.differences[0].after == ("无此规则",)
    assert trial.differences[0].why[0].source == "本市另有规定"


def test_a_change_without_effect_is_told_too(tmp_path: Path) -> None:
    current = load_pack_from(whole_pack(tmp_path))
    proposed = load_pack_from(write_pack(tmp_path, "city", extends="base", parameters=HIGHER))
    trial = try_out(current, proposed, PACKAGES[2:])
    assert trial.differences == ()
    assert [reason.value for reason in trial.unused] == ["100人 → 300人"]


def test_the_same_pack_changes_nothing(tmp_path: Path) -> None:
    policy = load_pack_from(whole_pack(tmp_path))
    trial = try_out(policy, policy, PACKAGES)
    assert (trial.differences, trial.unused) == ((), ())


def test_a_rule_is_explained_with_clause_value_and_cases(tmp_path: Path) -> None:
    told = str(explain_rule("R-NEC-91", load_pack_from(whole_pack(tmp_path)), DAY))
    for part in ("第九条", "已核条文", "申报项目应写明用户数量", "100人", "用户太少 → fail", "2024-01-01 起"):
        assert part in told


def test_a_finding_is_explained_down_to_its_figures(tmp_path: Path) -> None:
    policy = load_pack_from(whole_pack(tmp_path))
    (finding,) = evaluate(policy, PACKAGES[0][1]).findings
    lines = str(explain_finding(finding, policy, DAY)).splitlines()
    assert lines[0] == "R-NEC-91 用户数不低于下限：不符合（必须修改）"
    assert any("用户数下限：100人" in line and "第九条" in line for line in lines)


def test_pages_give_each_rule_and_parameter_its_history(tmp_path: Path) -> None:
    later = RULE.replace("2024, 1, 1", "2025, 7, 1")
    cases = """
- {case: 少, on: 2025-08-01, given: {need: {users_internal: 2}}, expect: {rule: R-NEC-91, verdict: fail}}
- {case: 多, on: 2025-08-01, given: {need: {users_internal: 500}}, expect: {rule: R-NEC-91, verdict: pass}}
"""
    whole_pack(tmp_path)
    city = write_pack(tmp_path, "city", extends="base", parameters=HIGHER, rules=later, cases=cases)
    pages = policy_pages(load_pack_from(city))
    assert set(pages) == {"index.md", "rules/R-NEC-91.md", "parameters/users_floor.md"}
    assert "至 2025-06-30" in pages["rules/R-NEC-91.md"]
    assert "| 2025-08-01 | 少 | 不符合 |" in pages["rules/R-NEC-91.md"]
    assert "| 2025-07-01 | 300人 |" in pages["parameters/users_floor.md"]
    assert "| 2024-01-01 | 100人 |" in pages["parameters/users_floor.md"]
