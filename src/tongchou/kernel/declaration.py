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
from tongchou.kernel.declared import (
    BasisDoc,
    CapabilityUse,
    CloudSpec,
    DataNeeded,
    DataProduced,
    Function,
    FundingSource,
    Interface,
    Milestone,
    MobileChannel,
    RelatedSystem,
    Target,
    YearAmount,
)
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
class Existing:
    """现有系统."""

    related_systems: tuple[RelatedSystem, ...] = ()
    previous_project: Words = Words()
    previous_evaluation_doc: Words = Words()


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
class Capabilities:
    """共性能力复用."""

    capability_reuse: tuple[CapabilityUse, ...] = ()


@dataclass(frozen=True)
class DataPlan:
    """数据."""

    data_produced: tuple[DataProduced, ...] = ()
    data_needed: tuple[DataNeeded, ...] = ()
    new_collection: Words = Words()
    share_commitment: Words = Words()


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
