"""A city over its province over the nation: values, rules and what is switched off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.engine.policy.small_pack import RULE, whole_pack, write_pack
from tongchou.engine.policy.cases import run_cases
from tongchou.engine.policy.loading import examine_pack, load_pack_from

CITY_RULE = RULE.replace("2024, 1, 1", "2025, 7, 1").replace("不低于下限", "本市口径")
CITY_CASES = """
- {case: 少, on: 2025-08-01, given: {need: {users_internal: 2}}, expect: {rule: R-NEC-91, verdict: fail}}
- {case: 多, on: 2025-08-01, given: {need: {users_internal: 500}}, expect: {rule: R-NEC-91, verdict: pass}}
"""
CITY_VALUE = """
- id: users_floor
  label: 用户数下限
  unit: 人
  values:
    2025-07-01: {value: "300", note: 市局通知, proxy: true}
"""


def test_a_citys_value_counts_from_its_first_day(tmp_path: Path) -> None:
    whole_pack(tmp_path)
    policy = load_pack_from(write_pack(tmp_path, "city", extends="base", parameters=CITY_VALUE))
    assert policy.at(date(2025, 6, 30)).number("users_floor") == 100
    assert policy.at(date(2025, 7, 1)).number("users_floor") == 300
    assert "参考值" in policy.at(date(2025, 7, 1)).reason("users_floor").source
    assert [info.id for info in policy.packs] == ["base", "city"]


def test_a_citys_rule_replaces_the_nations_from_its_start(tmp_path: Path) -> None:
    whole_pack(tmp_path)
    policy = load_pack_from(write_pack(tmp_path, "city", extends="base", rules=CITY_RULE, cases=CITY_CASES))
    (before,) = policy.rules_on(date(2025, 6, 30))
    (after,) = policy.rules_on(date(2025, 7, 1))
    assert (before.title, before.until) == ("用户数不低于下限", date(2025, 6, 30))
    assert (after.title, after.pack) == ("用户数本市口径", "city")


def test_a_citys_rule_needs_its_own_cases(tmp_path: Path) -> None:
    whole_pack(tmp_path)
    _, problems = examine_pack(write_pack(tmp_path, "city", extends="base", rules=CITY_RULE))
    assert {p.code for p in problems} == {"POLICY-RULE-003", "POLICY-RULE-004"}


def test_a_rule_can_be_switched_off_from_a_day(tmp_path: Path) -> None:
    whole_pack(tmp_path)
    more = "switch_off: [{rule: R-NEC-91, since: 2025-03-01, because: 本市另有规定}]"
    policy = load_pack_from(write_pack(tmp_path, "city", extends="base", more=more))
    assert len(policy.rules_on(date(2025, 2, 28))) == 1
    assert policy.rules_on(date(2025, 3, 1)) == ()
    assert policy.switched_off[0].because == "本市另有规定"


def test_switching_off_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    whole_pack(tmp_path)
    more = "switch_off: [{rule: R-NEC-99, since: 2025-03-01, because: 误写}]"
    _, problems = examine_pack(write_pack(tmp_path, "city", extends="base", more=more))
    assert [p.code for p in problems] == ["POLICY-RULE-011"]


def test_cases_run_against_the_pack_that_wrote_them(tmp_path: Path) -> None:
    whole_pack(tmp_path)
    city = write_pack(
        tmp_path, "city", extends="base", parameters=CITY_VALUE, rules=CITY_RULE, cases=CITY_CASES
    )
    policy = load_pack_from(city)
    results = list(run_cases(policy))
    assert [(r.case.pack, r.ok) for r in results] == [("base", True)] * 2 + [("city", True)] * 2


@pytest.mark.parametrize(
    "given", ["{need: {users_internall: 3}}", "{nede: {}}", "{need: {users_internal: 三}}"]
)
def test_a_case_with_unknown_words_is_told(tmp_path: Path, given: str) -> None:
    from tongchou.engine.policy.cases import written_cases

    case = f"- {{case: 误, on: 2024-06-01, given: {given}, expect: {{rule: R-NEC-91, verdict: fail}}}}\n"
    folder = whole_pack(tmp_path)
    (folder / "cases" / "more.yaml").write_text(case, encoding="utf-8")
    cases, unclear = written_cases(load_pack_from(folder))
    assert len(cases) == 2
    assert [p.code for p in unclear] == ["POLICY-CASE-002"]


def test_a_wrong_expectation_is_reported(tmp_path: Path) -> None:
    case = "- {case: 误, on: 2024-06-01, given: {need: {users_internal: 3}}, expect: {rule: R-NEC-91, verdict: pass}}\n"
    folder = whole_pack(tmp_path)
    (folder / "cases" / "more.yaml").write_text(case, encoding="utf-8")
    wrong = [r for r in run_cases(load_pack_from(folder)) if not r.ok]
    assert len(wrong) == 1
    assert "预期 pass，实际 fail" in wrong[0].complaint
