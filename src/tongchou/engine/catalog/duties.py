"""Functions beside the unit's duties (三定): which have none that covers them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tongchou.engine.catalog.terms import plain
from tongchou.kernel.assets import UnitDuties
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.evidence import Evidence

_COVERED = 0.3
#: What supports any duty is no duty of its own.
_SUPPORT = re.compile(
    r"系统|用户|权限|角色|日志|参数|字典|配置|接口|首页|门户|登录|消息|统计|分析|报表|查询|展示|大屏|驾驶舱|"
    r"移动|小程序|工作台|数据|备份|运维|安全|监控|审计|流程|表单|附件|知识|帮助|档案|支撑|一张图|地图"
)
_FILLER = re.compile(
    r"负责|组织|实施|开展|承担|管理|工作|指导|监督|协调|拟订|推进|有关|相关|全市|本市|市级|信息|服务|和|与|及|的|等"
)


@dataclass(frozen=True)
class DutyMatch:
    """A declared module and the duty nearest to it; ``duty`` is empty when none covers it."""

    module: str
    place: Evidence
    duty: str = ""
    score: float = 0.0

    @property
    def covered(self) -> bool:
        return bool(self.duty)


def match_duties(declaration: Declaration, duties: Sequence[UnitDuties]) -> tuple[DutyMatch, ...] | None:
    """Every declared module beside the unit's duties, modules that support any duty left out.

    ``None`` when the unit is unknown or its duties were not supplied: nothing can be said then.
    """
    stated = unit_duties(declaration, duties)
    if stated is None:
        return None
    places: dict[str, Evidence] = {}
    for function in declaration.content.functions:
        name = function.module or function.subsystem or function.name
        if name and not _SUPPORT.search(name):
            places.setdefault(name, function.place)
    return tuple(_nearest(name, place, stated) for name, place in places.items())


def unit_duties(declaration: Declaration, duties: Sequence[UnitDuties]) -> tuple[str, ...] | None:
    """The duties of the declaring unit, with the duty it names itself; ``None`` when not supplied."""
    unit = plain(declaration.identity.owner_unit.value or "")
    found = next((d.duties for d in duties if unit and plain(d.unit) == unit), None)
    if found is None:
        return None
    own = declaration.need.duty_item.value
    return (*found, own) if own else found


def _nearest(name: str, place: Evidence, duties: Sequence[str]) -> DutyMatch:
    best, score = "", 0.0
    for duty in duties:
        value = _contained(name, duty)
        if value > score:
            best, score = duty, value
    shown = place if place.quote else place.quoting(name)
    return DutyMatch(name, shown, best if score >= _COVERED else "", round(score, 3))


def _contained(name: str, duty: str) -> float:
    """Share of the name's character pairs that the duty holds too."""
    ours, theirs = _pairs(name), _pairs(duty)
    return len(ours & theirs) / len(ours) if ours else 0.0


def _pairs(text: str) -> frozenset[str]:
    parts = _FILLER.sub(" ", plain(text)).split()
    return frozenset(part[n : n + 2] for part in parts for n in range(len(part) - 1))
