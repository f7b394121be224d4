"""Small packs written to a folder: one document, one parameter, one rule, two cases."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

CLAUSE = """
id: m1
document: 某市信息化项目管理办法
number: 某政发〔2024〕1号
since: 2024-01-01
tag: V
articles:
  "9": 申报项目应写明用户数量。
"""

PARAMETER = """
- id: users_floor
  label: 用户数下限
  unit: 人
  values:
    2024-01-01: {value: "100", clause: m1#9}
"""

RULE = '''
from datetime import date
from tongchou.engine.policy.outcomes import fail, not_checked, passed
from tongchou.engine.policy.rules import Group, rule
from tongchou.kernel.findings import Severity


@rule("R-NEC-91", title="用户数不低于下限", group=Group.NEC, severity=Severity.MUST_FIX,
      since=date(2024, 1, 1), cites=("m1#9",), uses=("users_floor",))
def enough_users(case, at):
    """比较内部用户数与下限。"""
    users = case.declaration.need.users_internal
    if users.value is None:
        yield not_checked("未读到用户数。")
    elif users.value < at.number("users_floor"):
        yield fail(f"用户数{users.value}人。", evidence=users.evidence, because=[at.reason("users_floor")])
    else:
        yield passed("用户数达到下限。", because=[at.reason("users_floor")])
'''

CASES = """
- case: 用户太少
  on: 2024-06-01
  given: {need: {users_internal: 20}}
  expect: {rule: R-NEC-91, verdict: fail, count: 1, says: [用户数下限]}
- case: 用户够多
  on: 2024-06-01
  given: {need: {users_internal: 2000}}
  expect: {rule: R-NEC-91, verdict: pass}
"""


def write_pack(
    home: Path,
    pack_id: str,
    *,
    extends: str = "",
    more: str = "",
    clauses: str = "",
    parameters: str = "",
    rules: str = "",
    shapes: str = "",
    cases: str = "",
) -> Path:
    """A pack folder with the given contents; empty parts are left out."""
    folder = home / pack_id
    parts = {
        "pack.yaml": f"id: {pack_id}\nname: {pack_id}包\nextends: '{extends}'\n{dedent(more)}",
        "clauses/some.yaml": clauses,
        "parameters/some.yaml": parameters,
        "rules/some.py": rules,
        "rules/shapes.yaml": shapes,
        "cases/some.yaml": cases,
    }
    for name, text in parts.items():
        if text:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(dedent(text), encoding="utf-8")
    return folder


def whole_pack(home: Path, pack_id: str = "base", **changes: str) -> Path:
    """A pack that loads; ``changes`` replace its parts."""
    parts = {"clauses": CLAUSE, "parameters": PARAMETER, "rules": RULE, "cases": CASES} | changes
    return write_pack(home, pack_id, **parts)
