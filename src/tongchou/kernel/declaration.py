"""The structured declaration (申报): all field groups of the declaration form.

Single values are :class:`~tongchou.kernel.readings.Field`, so each keeps every place that states it.
Repeated things (functions, budget lines, data items …) are tuples of records that carry their own
place. An empty field means "not found", never "no".
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tongchou.kernel.budget import BudgetLine, BudgetTotal
from tongchou.kernel.evidence import Evidence, PlacedRow
from tongchou.kernel.money import Money
from tongchou.kernel.readings import Field

Words = Field[str]
Flag = Field[bool]


class ProjectKind(StrEnum):
    """项目类别."""

    NEW = "new"
    UPGRADE = "upgrade"
    CONTINUE = "continue"
    SERVICE = "service"
    OM = "om"
    CLOUD = "cloud"

    @property
    def label(self) -> str:
        return {
            "new": "新建",
            "upgrade": "升级改造",
            "continue": "续建",
            "service": "购买服务",
            "om": "运维",
            "cloud": "云网租用",
        }[self.value]


class AdminLevel(StrEnum):
    STATE = "state"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"

    @property
    def is_below_county(self) -> bool:
        return self is AdminLevel.TOWN


class ShareAttr(StrEnum):
    """共享属性."""

    UNCONDITIONAL = "uncond"
    CONDITIONAL = "cond"
    NONE = "none"

    @property
    def label(self) -> str:
        return {"uncond": "无条件共享", "cond": "有条件共享", "none": "不予共享"}[self.value]


@dataclass(frozen=True)
class Identity:
    """基本信息."""

    project_name: Words = Words()
    declare_year: Field[int] = Field()
    owner_unit: Words = Words()
    parent_dept: Words = Words()
    unit_credit_code: Words = Words()
    admin_level: Field[AdminLevel] = Field()
    contact: Words = Words()
    phone: Words = Words()
    project_kind: Field[ProjectKind] = Field()
    is_classified: Flag = Flag()
    online_project_code: Words = Words()
    declared_on: Field[date] = Field()
    countersigned: Flag = Flag()


@dataclass(frozen=True)
class BasisDoc:
    """A document cited as basis (建设依据)."""

    title: str
    place: Evidence
    number: str = ""
    issued: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Basis:
    """立项依据."""

    basis_docs: tuple[BasisDoc, ...] = ()
    leader_instruction: Words = Words()
    plan_listed: Flag = Flag()
    emergency: Words = Words()


@dataclass(frozen=True)
class Need:
    """需求."""

    duty_item: Words = Words()
    business_process: Words = Words()
    users_internal: Field[int] = Field()
    users_public: Field[int] = Field()
    concurrency: Field[int] = Field()
    problem_statement: Words = Words()


@dataclass(frozen=True)
class RelatedSystem:
    """An existing system as named by the unit; ``relation`` is replaces, extends, integrates or none."""

    name: str
    place: Evidence
    system_id: str = ""
    relation: str = ""
    status: str = ""


@dataclass(frozen=True)
class Existing:
    """现有系统."""

    related_systems: tuple[RelatedSystem, ...] = ()
    previous_project: Words = Words()
    previous_evaluation_doc: Words = Words()


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
class Content:
    """建设内容."""

    subsystems: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    mobile_channels: tuple[MobileChannel, ...] = ()
    ai_features: tuple[str, ...] = ()
    declared_points: Field[Decimal] = Field()


@dataclass(frozen=True)
class CapabilityUse:
    """A shared capability as declared: reused or not, and why not. ``reused`` is None when unsaid."""

    capability: str
    place: Evidence
    reused: bool | None = None
    reason: str = ""


@dataclass(frozen=True)
class Capabilities:
    """共性能力复用."""

    capability_reuse: tuple[CapabilityUse, ...] = ()


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
class DataPlan:
    """数据."""

    data_produced: tuple[DataProduced, ...] = ()
    data_needed: tuple[DataNeeded, ...] = ()
    new_collection: Words = Words()
    share_commitment: Words = Words()


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
class Infrastructure:
    """部署."""

    deploy_place: Words = Words()
    network: Words = Words()
    cloud_spec: tuple[CloudSpec, ...] = ()
    own_hardware_reason: Words = Words()


@dataclass(frozen=True)
class Security:
    """安全、密码、信创. ``mlps_level`` is 1–4."""

    mlps_level: Field[int] = Field()
    mlps_reason: Words = Words()
    mlps_filed: Flag = Flag()
    crypto_required: Flag = Flag()
    crypto_plan: Words = Words()
    crypto_review_result: Words = Words()
    xinchuang_scope: Words = Words()
    personal_info: Flag = Flag()
    important_data: Flag = Flag()
    is_cii: Flag = Flag()
    log_retention_months: Field[Decimal] = Field()
    disaster_recovery: Words = Words()


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
class Funds:
    """资金. ``lines`` are leaf lines only; ``totals`` the stated subtotals and 合计."""

    total: Field[Money] = Field()
    lines: tuple[BudgetLine, ...] = ()
    totals: tuple[BudgetTotal, ...] = ()
    by_year: tuple[YearAmount, ...] = ()
    funding_sources: tuple[FundingSource, ...] = ()
    om_annual: Field[Money] = Field()
    om_start_year: Field[int] = Field()
    study_total: Field[Money] = Field()


@dataclass(frozen=True)
class Milestone:
    """A step of the schedule; dates as far as written (first day of a month when only a month is)."""

    name: str
    place: Evidence
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Schedule:
    """工期."""

    plan_start: Field[date] = Field()
    plan_end: Field[date] = Field()
    duration_months: Field[Decimal] = Field()
    trial_months: Field[Decimal] = Field()
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True)
class Procurement:
    """采购."""

    procure_mode: Words = Words()
    procure_org: Words = Words()
    sme_reserved: Words = Words()


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


@dataclass(frozen=True)
class Performance:
    """绩效目标."""

    goals: Words = Words()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Declaration:
    """One project's declaration as read from its package."""

    identity: Identity = Identity()
    basis: Basis = Basis()
    need: Need = Need()
    existing: Existing = Existing()
    content: Content = Content()
    capabilities: Capabilities = Capabilities()
    data: DataPlan = DataPlan()
    infrastructure: Infrastructure = Infrastructure()
    security: Security = Security()
    funds: Funds = Funds()
    schedule: Schedule = Schedule()
    procurement: Procurement = Procurement()
    performance: Performance = Performance()

    def field(self, path: str) -> Field[Any]:
        """A single-value field by its path, for example ``identity.owner_unit``.

        Raises ``KeyError`` when there is no such field.
        """
        group, _, name = path.partition(".")
        try:
            found = getattr(getattr(self, group), name)
        except AttributeError:
            raise KeyError(path) from None
        if not isinstance(found, Field):
            raise KeyError(path)
        return found

    def conflicts(self) -> dict[str, Field[Any]]:
        """Every field whose readings disagree, by path."""
        return {path: value for path, value in self.all_fields().items() if value.conflicts}

    def all_fields(self) -> dict[str, Field[Any]]:
        """Every single-value field by path, empty ones included."""
        return {
            f"{group.name}.{item.name}": value
            for group in fields(self)
            for item in fields(getattr(self, group.name))
            if isinstance(value := getattr(getattr(self, group.name), item.name), Field)
        }
