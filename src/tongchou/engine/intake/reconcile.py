"""Form, estimate, plan and letter side by side: orders the readings and reports where they disagree.

Nothing is dropped that says something else. Wordings of the same thing are brought to one value
(市政务云 and 市政务云平台, a month and a day in it), so that only real differences remain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from tongchou.engine.intake import reading_problems
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.wording import squeeze
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.identifiers import check_credit_code
from tongchou.kernel.money import Money
from tongchou.kernel.problems import Problem
from tongchou.kernel.readings import Field, Reading

#: Words are compared to the letter: a difference here is a fault of the package.
_STRICT = frozenset(
    {
        "identity.project_name",
        "identity.owner_unit",
        "identity.unit_credit_code",
        "identity.online_project_code",
        "identity.phone",
        "identity.contact",
        "procurement.procure_mode",
    }
)
#: Descriptions differ from paper to paper; only the first is kept.
_DESCRIPTIVE = frozenset(
    {
        "need.duty_item",
        "need.business_process",
        "need.problem_statement",
        "performance.goals",
        "security.xinchuang_scope",
        "security.disaster_recovery",
        "security.mlps_reason",
        "security.crypto_plan",
        "security.crypto_review_result",
        "data.new_collection",
        "data.share_commitment",
        "basis.leader_instruction",
        "basis.emergency",
        "infrastructure.own_hardware_reason",
        "procurement.procure_org",
        "procurement.sme_reserved",
        "existing.previous_project",
        "existing.previous_evaluation_doc",
        "identity.parent_dept",
        "infrastructure.deploy_place",
        "infrastructure.network",
        "identity.declared_on",
        "content.declared_points",
    }
)
_LABELS = {
    "identity.project_name": "项目名称",
    "identity.owner_unit": "建设单位",
    "identity.unit_credit_code": "统一社会信用代码",
    "identity.online_project_code": "在线审批平台项目代码",
    "identity.project_kind": "项目类别",
    "identity.declare_year": "申报年度",
    "identity.contact": "联系人",
    "identity.phone": "联系电话",
    "identity.is_classified": "是否涉密",
    "funds.total": "总投资",
    "funds.om_annual": "年运维费",
    "schedule.plan_start": "开始时间",
    "schedule.plan_end": "完成时间",
    "schedule.duration_months": "建设工期",
    "schedule.trial_months": "试运行期",
    "security.mlps_level": "等保级别",
    "security.log_retention_months": "日志留存期限",
    "procurement.procure_mode": "采购方式",
}


def reconcile(declaration: Declaration, material: Material) -> Declaration:
    """Every field ordered by source and its conflicts reported into the material's log."""
    groups = {}
    for group in fields(declaration):
        record = getattr(declaration, group.name)
        changed = {
            item.name: settle(f"{group.name}.{item.name}", value, material.rank_of)
            for item in fields(record)
            if isinstance(value := getattr(record, item.name), Field) and value
        }
        groups[group.name] = replace(record, **changed) if changed else record
    settled = replace(declaration, **groups)
    for path, value in settled.conflicts().items():
        material.log.add(_difference(path, value))
    material.log.extend(_wrong_codes(settled))
    return settled


def _wrong_codes(declaration: Declaration) -> Iterator[Problem]:
    """Credit codes whose length, signs or check digit cannot be right; a scan may have been misread."""
    for reading in declaration.identity.unit_credit_code.readings:
        check = check_credit_code(reading.value)
        if not check.ok:
            detail = f"统一社会信用代码“{check.code}”{check.reason}"
            yield reading_problems.CREDIT_CODE_WRONG.at(reading.place, detail)


def settle(path: str, value: Field[Any], rank: Callable[[Any], int]) -> Field[Any]:
    """Readings in order of trust, wordings of one thing brought together, repeats dropped."""
    ordered = value.preferring(lambda reading: rank(reading.place)).readings
    if path in _DESCRIPTIVE:
        return Field(ordered[:1])
    kept: list[Reading[Any]] = []
    for reading in ordered:
        same = next((other for other in kept if _same(path, other, reading)), None)
        if same is None:
            kept.append(reading)
        elif all(other.place.file != reading.place.file or other.value != same.value for other in kept):
            kept.append(Reading(same.value, reading.place))
    finer = {id(reading): _finer(reading, kept) for reading in kept}
    return Field(tuple(Reading(finer[id(reading)], reading.place) for reading in kept))


def _same(path: str, known: Reading[Any], new: Reading[Any]) -> bool:
    a, b = known.value, new.value
    if a == b:
        return True
    if isinstance(a, Money) and isinstance(b, Money):
        return abs(a - b).yuan <= 1
    if isinstance(a, date) and isinstance(b, date):
        return a.replace(day=1) == b.replace(day=1) and 1 in (a.day, b.day)
    if isinstance(a, str) and isinstance(b, str):
        return _same_words(path, a, b, min(known.place.confidence, new.place.confidence))
    return False


def _same_words(path: str, a: str, b: str, confidence: float) -> bool:
    x, y = _bare(a), _bare(b)
    if x == y:
        return True
    if path == "identity.owner_unit" and len(min(x, y, key=len)) >= 4 and (x.endswith(y) or y.endswith(x)):
        return True
    if path == "identity.project_name" and _only_place_missing(x, y):
        return True
    return confidence < 1 and path in _STRICT and _misread(x, y)


def _only_place_missing(x: str, y: str) -> bool:
    """Letters often leave out the place before a project's name."""
    short, long = sorted((x, y), key=len)
    return (
        len(short) >= 6
        and long.endswith(short)
        and bool(re.search(r"[省市县区州盟旗镇乡]$", long[: -len(short)]))
    )


def _misread(x: str, y: str) -> bool:
    """A recognised character may be wrong, but recognition does not add or lose words."""
    wrong = sum(a != b for a, b in zip(x, y, strict=False))
    return len(x) == len(y) and len(x) >= 6 and wrong <= 1 + len(x) // 15


def _bare(text: str) -> str:
    return squeeze(text).translate(str.maketrans("", "", "“”\"'‘’《》()[]【】〔〕-—_·.。,，、"))


def _finer(reading: Reading[Any], kept: list[Reading[Any]]) -> Any:
    """A month stated elsewhere to the day takes that day."""
    value = reading.value
    if not isinstance(value, date) or value.day != 1:
        return value
    days = [r.value for r in kept if r.value.replace(day=1) == value and r.value.day != 1]
    return days[0] if days else value


def _difference(path: str, value: Field[Any]) -> Problem:
    first = value.readings[0]
    other = next(reading for reading in value.readings if reading.value != first.value)
    detail = (
        f"{_LABELS.get(path, path)}不一致：{first.place.place}为“{_shown(first.value)}”，"
        f"{other.place.place}为“{_shown(other.value)}”"
    )
    return reading_problems.VALUES_DIFFER.at(
        first.place,
        detail,
        field=path,
        other=other.place.place,
        value=_shown(first.value),
        other_value=_shown(other.value),
    )


def _shown(value: Any) -> str:
    if isinstance(value, Money):
        return value.format_wan()
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(getattr(value, "label", value))
