"""What loads, what is refused, and that everything wrong is told at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.engine.policy.small_pack import CASES, CLAUSE, PARAMETER, RULE, whole_pack, write_pack
from tongchou.engine.policy.loading import examine_pack, load_pack_from
from tongchou.engine.policy.problems import PackRefusedError


def codes(folder: Path) -> set[str]:
    return {problem.code for problem in examine_pack(folder)[1]}


def test_a_complete_pack_loads(tmp_path: Path) -> None:
    policy = load_pack_from(whole_pack(tmp_path))
    assert [rule.id for rule in policy.rules_on(date(2024, 1, 1))] == ["R-NEC-91"]
    assert policy.rules_on(date(2023, 12, 31)) == ()
    assert policy.at(date(2024, 5, 1)).number("users_floor") == 100


TWICE = (
    "- " + CLAUSE.strip().replace("\n", "\n  ") + "\n- {id: m1, document: 又, since: 2025-01-01, tag: V}\n"
)
LOST_CASE = "- {case: 错, on: 2024-06-01, given: {}, expect: {rule: R-NO-01, verdict: pass}}\n"

REFUSALS = [
    ("no citation", {"rules": RULE.replace('cites=("m1#9",), ', "")}, "POLICY-RULE-001"),
    ("no start", {"rules": RULE.replace("since=date(2024, 1, 1), ", "")}, "POLICY-RULE-002"),
    ("no case that fires", {"cases": CASES.split("- case: 用户够多")[0].replace("fail", "na")}, "POLICY-RULE-003"),
    ("no case that stays quiet", {"cases": CASES.split("- case: 用户够多")[0]}, "POLICY-RULE-004"),
    ("cases before the rule's days", {"cases": CASES.replace("2024-06-01", "2023-06-01")}, "POLICY-RULE-003"),
    ("unknown clause", {"rules": RULE.replace("m1#9", "m1#99")}, "POLICY-RULE-005"),
    ("unknown parameter", {"parameters": PARAMETER.replace("users_floor", "other")}, "POLICY-RULE-006"),
    (
        "overlapping versions",
        {"rules": RULE + RULE.split("from tongchou.kernel.findings import Severity")[1].replace("enough", "more")},
        "POLICY-RULE-007",
    ),
    ("broken module", {"rules": "import nothing_of_that_name\n"}, "POLICY-RULE-008"),
    ("unknown need", {"rules": RULE.replace("uses=", 'needs=("magic",), uses=')}, "POLICY-RULE-009"),
    ("bad number", {"rules": RULE.replace("R-NEC-91", "rule 91")}, "POLICY-RULE-010"),
    ("rule older than its clause", {"rules": RULE.replace("2024, 1, 1", "2020, 1, 1")}, "POLICY-RULE-012"),
    ("parameter younger than the rule", {"parameters": PARAMETER.replace("2024-01", "2024-09")}, "POLICY-RULE-013"),
    ("parameter without source", {"parameters": PARAMETER.replace(", clause: m1#9", "")}, "POLICY-PARAM-002"),
    ("parameter on unknown clause", {"parameters": PARAMETER.replace("m1#9", "m1#7")}, "POLICY-PARAM-003"),
    ("parameter twice", {"parameters": PARAMETER + PARAMETER}, "POLICY-PARAM-001"),
    ("clause overlapping", {"clauses": TWICE}, "POLICY-CLAUSE-001"),
    ("case of unknown rule", {"cases": CASES + LOST_CASE}, "POLICY-CASE-001"),
    ("broken yaml", {"parameters": "- id: [\n"}, "POLICY-YAML-001"),
    ("unknown key", {"parameters": PARAMETER.replace("label:", "labell: x\n  label:")}, "POLICY-YAML-002"),
    ("missing key", {"clauses": CLAUSE.replace("document: 某市信息化项目管理办法\n", "")}, "POLICY-YAML-003"),
    ("bad date", {"parameters": PARAMETER.replace("2024-01-01", "2024年")}, "POLICY-YAML-004"),
    ("key twice", {"clauses": CLAUSE.replace("tag: V", "tag: V\ntag: P")}, "POLICY-YAML-004"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "code"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_a_pack_is_refused(tmp_path: Path, parts: dict[str, str], code: str) -> None:
    folder = whole_pack(tmp_path, **parts)
    assert code in codes(folder)
    with pytest.raises(PackRefusedError):
        load_pack_from(folder)


def test_all_problems_are_told_together_with_their_places(tmp_path: Path) -> None:
    folder = whole_pack(
        tmp_path,
        rules=RULE.replace('cites=("m1#9",), ', ""),
        parameters=PARAMETER.replace(", clause: m1#9", ""),
        cases=CASES.replace("R-NEC-91", "R-NEC-92"),
    )
    with pytest.raises(PackRefusedError) as refused:
        load_pack_from(folder)
    told = {problem.code for problem in refused.value.problems}
    assert told >= {
        "POLICY-RULE-001",
        "POLICY-RULE-003",
        "POLICY-RULE-004",
        "POLICY-PARAM-002",
        "POLICY-CASE-001",
    }
    assert all(problem.where.file for problem in refused.value.problems)
    unsourced = next(p for p in refused.value.problems if p.code == "POLICY-PARAM-002")
    assert unsourced.where.place == "《base/parameters/some.yaml》第6行"


def test_a_folder_without_introduction_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path) == {"POLICY-PACK-001"}


def test_an_unknown_parent_is_refused(tmp_path: Path) -> None:
    assert codes(write_pack(tmp_path, "city", extends="nowhere")) == {"POLICY-PACK-002"}


def test_packs_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    write_pack(tmp_path, "one", extends="two")
    assert "POLICY-PACK-003" in codes(write_pack(tmp_path, "two", extends="one"))


def test_a_broken_module_says_which_line(tmp_path: Path) -> None:
    broken = "raise RuntimeError('oh')"
    folder = whole_pack(tmp_path, rules=f"{RULE}\n{broken}\n")
    told = [p for p in examine_pack(folder)[1] if p.code == "POLICY-RULE-008"]
    assert len(told) == 1
    assert "RuntimeError: oh" in told[0].detail
    lines = (folder / "rules" / "some.py").read_text(encoding="utf-8").splitlines()
    assert f"第{lines.index(broken) + 1}行" in told[0].detail
