"""The built-in packs as a whole: all 95 rules, honest tags, no unused numbers."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tongchou.engine.policy.evaluation import evaluate
from tongchou.engine.policy.policies import CONFIRMED_RULES
from tongchou.engine.policy.rules import Auto, Group
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.findings import Severity, Verdict
from tongchou.packs.discovery import built_in_packs, load, pack_path

DAY = date(2026, 10, 20)
COUNTS = {"doc": 13, "nec": 12, "dup": 9, "cap": 3, "data": 12, "sec": 16, "cost": 18, "proc": 12}


def test_the_packs_are_the_nation_the_province_and_the_city() -> None:
    assert built_in_packs() == ("hunan", "national", "zhuzhou")
    assert [info.id for info in load("zhuzhou").packs] == ["national", "hunan", "zhuzhou"]


def test_an_unknown_pack_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(LookupError, match="zhuzhou"):
        pack_path("atlantis")


def test_all_ninety_five_rules_are_in_force() -> None:
    rules = load("zhuzhou").rules_on(DAY)
    assert Counter(rule.group.value for rule in rules) == COUNTS
    for group in Group:
        numbers = [int(rule.id.rsplit("-", 1)[1]) for rule in rules if rule.group is group]
        assert numbers == list(range(1, COUNTS[group.value] + 1))


def test_no_blocking_rule_rests_on_our_own_figures_alone() -> None:
    policy = load("zhuzhou")
    for rule in policy.rules_on(DAY):
        tags = {c.tag for c in policy.citations(rule, DAY)}
        if rule.severity is Severity.BLOCK and rule.auto is Auto.FULL:
            assert tags - {EvidenceTag.DESIGN, EvidenceTag.RECALLED}, rule.id


def test_every_parameter_drives_a_rule() -> None:
    policy = load("zhuzhou")
    used = {parameter for rule in policy.rules for parameter in rule.uses}
    assert set(policy.parameters) - used - {CONFIRMED_RULES} == set()


def test_numbers_without_a_local_text_are_marked_as_proxies() -> None:
    policy = load("zhuzhou")
    local = [value for p in policy.parameters.values() for value in p.values if value.pack == "zhuzhou"]
    assert local
    assert all(value.proxy for value in local)


def test_nothing_blocks_when_nothing_was_handed_in() -> None:
    evaluation = evaluate(load("zhuzhou"), CaseFile(DAY))
    assert [f.rule for f in evaluation.findings if f.blocks] == []
    assert [f.rule for f in evaluation.findings if f.verdict is Verdict.FAIL] == []
    assert not [item for item in evaluation.not_checked if "运行出错" in item.reason]


def test_every_rule_answers_for_an_empty_case() -> None:
    policy = load("zhuzhou")
    evaluation = evaluate(policy, CaseFile(DAY))
    answered = {f.rule for f in evaluation.findings} | {item.rule for item in evaluation.not_checked}
    assert answered == {rule.id for rule in policy.rules_on(DAY)}
