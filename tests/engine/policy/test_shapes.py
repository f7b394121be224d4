"""Rules written without code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.policy.small_pack import CLAUSE, PARAMETER, write_pack
from tongchou.engine.policy.cases import run_cases
from tongchou.engine.policy.loading import examine_pack, load_pack_from

HEAD = "group: nec, severity: must_fix, since: 2024-01-01, cites: [m1#9], title: 试"
WORDS = (
    PARAMETER
    + """
- id: bad_words
  label: 词
  values: {2024-01-01: {value: [垫资, 带资], clause: m1#9}}
"""
)

SHAPES = [
    (
        "required_field",
        "field: security.mlps_level, message: 没有写等级。",
        [("{security: {mlps_level: 3}}", "pass"), ("{files: [construction_plan]}", "fail"),
         ("{files: [{kind: construction_plan, readable: false}]}", "not_checked")],
    ),
    (
        "required_document",
        "any_of: [crypto_plan], message: 没有密码方案。",
        [("{files: [crypto_plan]}", "pass"), ("{files: [quotation]}", "fail"),
         ("{files: [{kind: other, readable: false}]}", "not_checked")],
    ),
    (
        "threshold",
        "field: need.users_internal, at_least: users_floor, message: 用户太少。, verdict: warn",
        [("{need: {users_internal: 100}}", "pass"), ("{need: {users_internal: 99}}", "warn"), ("{}", "not_checked")],
    ),
    (
        "forbidden_words",
        "words: bad_words, message: 出现垫资。, verdict: review",
        [("{files: [{kind: contract, text: 乙方垫资建设}]}", "review"),
         ("{files: [{kind: contract, text: 乙方不得垫资建设}]}", "pass")],
    ),
    (
        "required_words",
        "words: bad_words, message: 没写。",
        [("{files: [{kind: contract, text: 带资}]}", "pass"), ("{files: [{kind: contract, text: 无关}]}", "fail")],
    ),
    (
        "consistent",
        "field: identity.project_name, message: 名称不同。",
        [("{identity: {project_name: [甲, 甲]}}", "pass"), ("{identity: {project_name: [甲, 乙]}}", "fail"),
         ("{}", "not_checked")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "keys", "cases"), SHAPES, ids=[s[0] for s in SHAPES])
def test_a_shape_judges_as_its_cases_say(
    tmp_path: Path, shape: str, keys: str, cases: list[tuple[str, str]]
) -> None:
    rule = f"- {{rule: R-NEC-95, shape: {shape}, {HEAD}, {keys}}}\n"
    written = "".join(
        f"- {{case: {n}, on: 2024-06-01, given: {given}, expect: {{rule: R-NEC-95, verdict: {verdict}}}}}\n"
        for n, (given, verdict) in enumerate(cases)
    )
    folder = write_pack(tmp_path, "p", clauses=CLAUSE, parameters=WORDS, shapes=rule, cases=written)
    results = list(run_cases(load_pack_from(folder)))
    assert [r.complaint for r in results] == [""] * len(cases)


def test_an_unknown_shape_or_field_is_refused(tmp_path: Path) -> None:
    shapes = f"""
- {{rule: R-NEC-95, shape: magic, {HEAD}, message: 试}}
- {{rule: R-NEC-96, shape: required_field, {HEAD}, field: security.nothing, message: 试}}
"""
    folder = write_pack(tmp_path, "p", clauses=CLAUSE, parameters=WORDS, shapes=shapes)
    told = [p.detail for p in examine_pack(folder)[1] if p.code == "POLICY-YAML-004"]
    assert len(told) == 2
    assert "security.nothing" in told[1]
