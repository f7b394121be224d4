"""What already exists, as the engine sees it: projects, systems, capabilities, data, duties, plans.

The caller (command line or a room of the platform) supplies these; the engine only compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tongchou.kernel.calendar import Period
from tongchou.kernel.declaration import AdminLevel
from tongchou.kernel.declared import ShareAttr
from tongchou.kernel.money import Money


class AssetKind(StrEnum):
    PROJECT = "project"
    SYSTEM = "system"
    CAPABILITY = "capability"


@dataclass(frozen=True)
class KnownProject:
    """A project of the pool or of past years. Empty and ``None`` mean unknown."""

    asset_id: str
    title: str
    unit: str = ""
    unit_type: str = ""
    city: str = ""
    province: str = ""
    level: AdminLevel | None = None
    year: int | None = None
    kind: str = ""
    budget: Money | None = None
    modules: tuple[str, ...] = ()
    scope: str = ""
    capabilities_used: tuple[str, ...] = ()
    data_resources: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class KnownSystem:
    """An existing information system of the inventory."""

    asset_id: str
    name: str
    short_name: str = ""
    unit: str = ""
    city: str = ""
    level: AdminLevel | None = None
    status: str = ""
    functions: tuple[str, ...] = ()
    description: str = ""
    users: int | None = None
    monthly_active_users: int | None = None
    deploy_place: str = ""
    mlps_level: int | None = None
    data_resources: tuple[str, ...] = ()
    launched: date | None = None
    is_mobile: bool = False


@dataclass(frozen=True)
class Capability:
    """A shared capability (共性能力). ``replaces`` are words of a declaration it makes unnecessary."""

    asset_id: str
    name: str
    category: str = ""
    owner: str = ""
    city: str = ""
    description: str = ""
    replaces: tuple[str, ...] = ()
    is_free: bool = True


@dataclass(frozen=True)
class DataResource:
    """An item of the government data catalogue."""

    asset_id: str
    name: str
    provider: str = ""
    available_levels: tuple[str, ...] = ()
    share_mode: str = ""
    share_attr: ShareAttr | None = None


@dataclass(frozen=True)
class UnitDuties:
    """三定 duties of a unit."""

    unit: str
    duties: tuple[str, ...]


@dataclass(frozen=True)
class PlannedProject:
    """An entry of the annual plan (年度计划)."""

    year: int
    unit: str
    title: str
    amount: Money | None = None


@dataclass(frozen=True)
class PastPrice:
    """An approved price of an item in the past, in the same unit of measure."""

    item: str
    unit: str
    price: Money
    year: int | None = None
    source: str = ""


@dataclass(frozen=True)
class SharingRecord:
    """How a unit has shared its data in the last months."""

    unit: str
    months: int
    overdue_answers: int
    complaints: int


@dataclass(frozen=True)
class Corpus:
    """Everything the caller knows about the surroundings. ``None`` means "not supplied", which is
    reported as not checked; an empty tuple means "supplied and empty"."""

    projects: tuple[KnownProject, ...] | None = None
    systems: tuple[KnownSystem, ...] | None = None
    capabilities: tuple[Capability, ...] | None = None
    data_resources: tuple[DataResource, ...] | None = None
    duties: tuple[UnitDuties, ...] | None = None
    annual_plan: tuple[PlannedProject, ...] | None = None
    upper_systems: tuple[KnownSystem, ...] | None = None
    past_prices: tuple[PastPrice, ...] | None = None
    sharing_records: tuple[SharingRecord, ...] | None = None
    declare_window: Period | None = None
    price_tolerance: Decimal | None = None


EMPTY_CORPUS = Corpus()
