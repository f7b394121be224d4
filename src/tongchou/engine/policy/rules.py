"""How a rule is declared: number, title, weight, days in force, clauses — then a pure generator.

>>> from tongchou.engine.policy.outcomes import passed
>>> @rule("R-DOC-99", title="示例", group=Group.DOC, severity=Severity.ADVICE, cites=("809#13",))
... def example(case, at):
...     yield passed("没有问题。")
>>> example.id
'R-DOC-99'

A rule is a value, not an entry in a registry: the loader collects the rules of a pack's modules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tongchou.engine.policy.outcomes import Outcome
from tongchou.engine.policy.parameters import Parameters
from tongchou.kernel.calendar import Period
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.findings import Severity

Judge = Callable[[CaseFile, Parameters], Iterator[Outcome]]
RULE_ID = re.compile(r"[A-Z]+(?:-[A-Z]+)*-\d{2,3}")


class Auto(StrEnum):
    """How far the machine goes: ``full`` judges, ``assisted`` lays out evidence for a person."""

    FULL = "full"
    ASSISTED = "assisted"

    @property
    def label(self) -> str:
        return {"full": "自动判定", "assisted": "辅助判定"}[self.value]


class Group(StrEnum):
    """The chapters of the rule catalogue, in the order a reviewer reads them."""

    DOC = "doc"
    NEC = "nec"
    DUP = "dup"
    CAP = "cap"
    DATA = "data"
    SEC = "sec"
    COST = "cost"
    PROC = "proc"

    @property
    def label(self) -> str:
        return _GROUP_LABELS[self.value]


_GROUP_LABELS = {
    "doc": "材料完整性",
    "nec": "必要性",
    "dup": "重复建设",
    "cap": "共性能力复用",
    "data": "数据共享",
    "sec": "安全、密码、信创",
    "cost": "资金与造价",
    "proc": "采购与进度",
}


@dataclass(frozen=True)
class Rule:
    """A declared rule. ``cites`` are clause ids, ``uses`` parameter ids, ``needs`` names of
    :data:`~tongchou.engine.policy.needs.NEEDS`. ``silence`` is what a rule that yields nothing says."""

    id: str
    title: str
    group: Group
    severity: Severity
    judge: Judge = field(compare=False)
    auto: Auto = Auto.FULL
    since: date | None = None
    until: date | None = None
    cites: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    kinds: tuple[ProjectKind, ...] | None = None
    needs: tuple[str, ...] = ()
    silence: str = ""
    about: str = ""
    pack: str = ""
    source: str = ""

    @property
    def in_force(self) -> Period:
        """Its days; raises ``ValueError`` for a rule without a start (the loader refuses those)."""
        if self.since is None:
            raise ValueError(f"rule {self.id} has no start date")
        return Period(self.since, self.until)

    @property
    def order(self) -> tuple[int, str]:
        return list(Group).index(self.group), self.id


def rule(
    rule_id: str,
    *,
    title: str,
    group: Group,
    severity: Severity,
    auto: Auto = Auto.FULL,
    since: date | None = None,
    until: date | None = None,
    cites: tuple[str, ...] = (),
    uses: tuple[str, ...] = (),
    kinds: tuple[ProjectKind, ...] | None = None,
    needs: tuple[str, ...] = (),
    silence: str = "",
) -> Callable[[Judge], Rule]:
    """Declare the generator below as a rule.

    Leave out ``cites`` or ``since`` and the pack is refused with a coded problem. A rule should yield
    at least one outcome; where nothing to say means 符合, write that sentence as ``silence``.
    """

    def declare(judge: Judge) -> Rule:
        return Rule(
            id=rule_id,
            title=title,
            group=group,
            severity=severity,
            judge=judge,
            auto=auto,
            since=since,
            until=until,
            cites=cites,
            uses=uses,
            kinds=kinds,
            needs=needs,
            silence=silence,
            about=(judge.__doc__ or "").strip(),
            source=judge.__module__,
        )

    return declare
