"""Whether two names mean one unit (单位)."""

from __future__ import annotations

import re

from tongchou.engine.similarity.places import Place, split_place

_ORG_FORMS = (
    (re.compile(r"卫健委|卫计委|卫生和?健康委员会|卫生健康局"), "卫健委"),
    (re.compile(r"发改委|发展和?改革委员会|发展和?改革局"), "发改委"),
    (re.compile(r"住建局|住房和?城乡建设局|住房和?城乡建设委员会"), "住建局"),
    (re.compile(r"人社局|人力资源和?社会保障局"), "人社局"),
    (re.compile(r"市监局|市场监管局|市场监督管理局"), "市监局"),
    (re.compile(r"城管局|城市管理和?(?:综合|行政)执法局|城市管理局"), "城管局"),
    (re.compile(r"应急局|应急管理局"), "应急局"),
    (re.compile(r"工信局|工业和?信息化局|工业和?信息化委员会"), "工信局"),
    (re.compile(r"自规局|自然资源和?规划局|自然资源局"), "自规局"),
    (re.compile(r"文旅局|文化和?旅游局|文化旅游(?:广电|体育)*局|文旅广体局"), "文旅局"),
    (re.compile(r"农业农村局"), "农业农村局"),
    (
        re.compile(r"数据局|数据资源管理局|政务服务和?(?:大)?数据(?:资源)?管理局|大数据(?:管理|发展)?局"),
        "数据局",
    ),
)


def same_unit(ours: str, theirs: str) -> bool:
    """Whether two names mean one unit: same place, and common short forms made equal.

    A bureau of the province and one of a city of the same name are two units.
    """
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    (here, mine), (there, other) = _innermost(ours), _innermost(theirs)
    if (here.county, here.city) != (there.county, there.city):
        return False
    if here.province and there.province and here.province != there.province:
        return False
    return len(mine) >= 2 and _one_form(mine) == _one_form(other)


def _innermost(unit: str) -> tuple[Place, str]:
    """四川省眉山市东坡区眉山市中医医院 is 眉山市中医医院: the last place named counts."""
    place, rest = split_place(unit)
    deeper, tail = split_place(rest)
    return (deeper, tail) if deeper.city and len(tail) >= 2 else (place, rest)


def _one_form(unit: str) -> str:
    for pattern, form in _ORG_FORMS:
        unit = pattern.sub(form, unit)
    return unit
