"""How rules are run: needs, kinds, crashes, recalled clauses, silence and order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.engine.policy.small_pack import CLAUSE, RULE, whole_pack
from tongchou.engine.policy.evaluation import evaluate
from tongchou.engine.policy.loading import load_pack_from
from tongchou.engine.policy.outcomes import Outcome, fail, passed
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.rules import Group, Judge, Rule
from tongchou.kernel.assets import Corpus
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.declaration import Declaration, Identity, Need, ProjectKind
from tongchou.kernel.findings import Severity, Verdict
from tongchou.kernel.readings import Field

DAY = date(2025, 3, 1)


def says_no(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    yield fail("不行。")


def says_nothing(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    yield from ()


def crashes(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    yield passed("一半。")
    raise ZeroDivisionError("no users")


def peeks(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    yield passed(at.text("users_floor"))


def policy_of(*rules: Rule, base: Policy | None = None) -> Policy:
    return Policy("p", "p", rules=rules, clauses=base.clauses if base else Policy("p", "p").clauses,
                  parameters=base.parameters if base else {})  # fmt: skip


def a_rule(judge: Judge, **changes: object) -> Rule:
    declared: dict[str, object] = {"id": "R-DOC-91", "title": "试", "group": Group.DOC} | changes
    return Rule(severity=Severity.BLOCK, judge=judge, since=date(2024, 1, 1), **declared)  # type: ignore[arg-type]


def of_kind(kind: ProjectKind) -> CaseFile:
    return CaseFile(DAY, Declaration(identity=Identity(project_kind=Field.of(kind))))


def test_a_finding_carries_the_rules_number_weight_and_clause(tmp_path: Path) -> None:
    policy = load_pack_from(whole_pack(tmp_path))
    case = CaseFile(DAY, Declaration(need=Need(users_internal=Field.of(20))))
    (finding,) = evaluate(policy, case).findings
    assert (finding.rule, finding.severity, finding.verdict) == ("R-NEC-91", Severity.MUST_FIX, Verdict.FAIL)
    assert str(finding.citations[0]) == "《某市信息化项目管理办法》（某政发〔2024〕1号）第九条"
    assert finding.because[0].value == "100人"
    assert "第九条" in finding.because[0].source


def test_a_missing_need_says_what_to_supply() -> None:
    policy = policy_of(a_rule(says_no, needs=("corpus.annual_plan",)))
    evaluation = evaluate(policy, CaseFile(DAY))
    assert evaluation.findings == ()
    assert "年度计划" in evaluation.not_checked[0].reason
    supplied = evaluate(policy, CaseFile(DAY, corpus=Corpus(annual_plan=())))
    assert [f.verdict for f in supplied.findings] == [Verdict.FAIL]


def test_a_rule_for_other_kinds_does_not_apply() -> None:
    policy = policy_of(a_rule(says_no, kinds=(ProjectKind.UPGRADE,)))
    assert evaluate(policy, of_kind(ProjectKind.NEW)).findings[0].verdict is Verdict.NOT_APPLICABLE
    assert evaluate(policy, of_kind(ProjectKind.UPGRADE)).findings[0].verdict is Verdict.FAIL
    assert "项目类别" in evaluate(policy, CaseFile(DAY)).not_checked[0].reason


def test_a_crash_is_shown_and_does_not_stop_the_others() -> None:
    policy = policy_of(a_rule(crashes), a_rule(says_no, id="R-DOC-92"))
    evaluation = evaluate(policy, CaseFile(DAY))
    assert [f.rule for f in evaluation.findings] == ["R-DOC-92"]
    assert "R-DOC-91" in evaluation.not_checked[0].reason
    assert "ZeroDivisionError" in evaluation.not_checked[0].reason


def test_silence_is_a_pass_only_when_written() -> None:
    assert "没有给出结论" in evaluate(policy_of(a_rule(says_nothing)), CaseFile(DAY)).not_checked[0].reason
    spoken = evaluate(policy_of(a_rule(says_nothing, silence="未见问题。")), CaseFile(DAY))
    assert (spoken.findings[0].verdict, spoken.findings[0].message) == (Verdict.PASS, "未见问题。")


def test_a_rule_only_reads_the_parameters_it_declares(tmp_path: Path) -> None:
    base = load_pack_from(whole_pack(tmp_path))
    shy = evaluate(policy_of(a_rule(peeks), base=base), CaseFile(DAY))
    assert "uses" in shy.not_checked[0].reason
    open_ = evaluate(policy_of(a_rule(peeks, uses=("users_floor",)), base=base), CaseFile(DAY))
    assert open_.findings[0].message == "100"


def test_a_rule_on_recalled_clauses_warns_until_it_is_confirmed(tmp_path: Path) -> None:
    recalled = CLAUSE.replace("tag: V", "tag: R")
    case = CaseFile(DAY, Declaration(need=Need(users_internal=Field.of(20))))
    (held,) = evaluate(load_pack_from(whole_pack(tmp_path, "a", clauses=recalled)), case).findings
    assert held.verdict is Verdict.WARN
    assert held.citations[0].tag is EvidenceTag.RECALLED
    assert held.because[-1].label == "依据待核"
    confirmed = """
    - id: users_floor
      label: 用户数下限
      values: {2024-01-01: {value: "100", clause: m1#9}}
    - id: confirmed_recalled_rules
      label: 已核实
      values: {2024-01-01: {value: [R-NEC-91], note: 局发文}}
    """
    sure = load_pack_from(whole_pack(tmp_path, "b", clauses=recalled, parameters=confirmed))
    assert evaluate(sure, case).findings[0].verdict is Verdict.FAIL


def test_answers_keep_the_order_of_the_catalogue(tmp_path: Path) -> None:
    more = RULE.split("from tongchou.kernel.findings import Severity")[1]
    rules = RULE + more.replace("enough", "later").replace("91", "93") + more.replace("enough", "first").replace(
        "R-NEC-91", "R-DOC-95"
    ).replace("Group.NEC", "Group.DOC")  # fmt: skip
    cases = "".join(
        f"- {{case: a, on: 2024-06-01, given: {{}}, expect: {{rule: {r}, verdict: {v}}}}}\n"
        for r in ("R-NEC-91", "R-NEC-93", "R-DOC-95")
        for v in ("fail", "pass")
    )
    policy = load_pack_from(whole_pack(tmp_path, rules=rules, cases=cases))
    reasons = evaluate(policy, CaseFile(DAY)).not_checked
    assert [r.rule for r in reasons] == ["R-DOC-95", "R-NEC-91", "R-NEC-93"]


@pytest.mark.parametrize(("day", "number"), [(date(2025, 6, 30), 100), (date(2025, 7, 1), 50)])
def test_a_value_changes_on_its_day(tmp_path: Path, day: date, number: int) -> None:
    parameters = """
    - id: users_floor
      label: 用户数下限
      unit: 人
      values:
        2024-01-01: {value: "100", clause: m1#9}
        2025-07-01: {value: "50", clause: m1#9}
    """
    policy = load_pack_from(whole_pack(tmp_path, parameters=parameters))
    assert policy.at(day).number("users_floor") == number
