"""What a declaration lists row by row: functions, data items, interfaces, years, milestones, targets …

Each record carries the place it was read from; an empty field means "not found", never "no".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tongchou.kernel.evidence import Evidence, PlacedRow
from tongchou.kernel.money import Money


class ShareAttr(StrEnum):
    """共享属性."""

    UNCONDITIONAL = "uncond"
    CONDITIONAL = "cond"
    NONE = "none"

    @property
    def label(self) -> str:
        return {"uncond": "无条件共享", "cond": "有条件共享", "none": "不予共享"}[self.value]


@dataclass(frozen=True)
class BasisDoc:
    """A document cited as basis (建设依据)."""

    title: str
    place: Evidence
    number: str = ""
    issued: str = ""
    clause: str = ""


@dataclass(frozen=True)
class RelatedSystem:
    """An existing system as named by the unit; ``relation`` is replaces, extends, integrates or none."""

    name: str
    place: Evidence
    system_id: str = ""
    relation: str = ""
    status: str = ""


@dataclass(frozen=True)
class Function:
    """A row of the function list. ``count_type`` is ILF, EIF, EI, EO, EQ or empty.

    ``counts`` holds the counted items of a row whose sheet has one column per type,
    for example ``(("ILF", 1), ("EI", 3))``.
    """

    name: str
    place: Evidence
    subsystem: str = ""
    module: str = ""
    description: str = ""
    count_type: str = ""
    complexity: str = ""
    points: Decimal | None = None
    reuse: str = ""
    remark: str = ""
    counts: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True)
class Interface:
    """An interface to another system."""

    name: str
    place: Evidence
    counterpart: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class MobileChannel:
    """An app, mini-program or public account; ``kind`` is app, mini_program, account or h5."""

    name: str
    kind: str
    place: Evidence


@dataclass(frozen=True)
class CapabilityUse:
    """A shared capability as declared: reused or not, and why not. ``reused`` is None when unsaid."""

    capability: str
    place: Evidence
    reused: bool | None = None
    reason: str = ""


@dataclass(frozen=True)
class DataProduced(PlacedRow):
    """An item of the data catalogue this project will produce (809 第十三条 fields)."""

    name: str
    place: Evidence
    items: str = ""
    provider: str = ""
    format: str = ""
    update_freq: str = ""
    share_attr: ShareAttr | None = None
    share_way: str = ""
    use_conditions: str = ""
    grade: str = ""
    no_share_basis: str = ""
    row: tuple[tuple[str, str], ...] = ()
    cells: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True)
class DataNeeded(PlacedRow):
    """Data wanted from others (809 第二十条 fields)."""

    name: str
    place: Evidence
    provider: str = ""
    share_attr: ShareAttr | None = None
    basis: str = ""
    scenario: str = ""
    scope: str = ""
    method: str = ""
    term: str = ""
    catalogue_id: str = ""
    cells: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True)
class CloudSpec:
    """A requested cloud resource; numbers are per unit, ``quantity`` units."""

    name: str
    place: Evidence
    vcpu: Decimal | None = None
    memory_gb: Decimal | None = None
    storage_gb: Decimal | None = None
    quantity: Decimal | None = None


@dataclass(frozen=True)
class FundingSource:
    name: str
    amount: Money | None
    place: Evidence


@dataclass(frozen=True)
class YearAmount:
    year: int
    amount: Money
    place: Evidence


@dataclass(frozen=True)
class Milestone:
    """A step of the schedule; dates as far as written (first day of a month when only a month is)."""

    name: str
    place: Evidence
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Target(PlacedRow):
    """A performance target as written."""

    indicator: str
    place: Evidence
    dimension: str = ""
    baseline: str = ""
    target: str = ""
    unit: str = ""
    cells: tuple[tuple[str, Evidence], ...] = ()
