"""What the cost check proposes per budget line (审减建议)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongchou.kernel.budget import LineKind
from tongchou.kernel.clauses import Citation
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.money import ZERO, Money


class CutCategory(StrEnum):
    """审减分类 C01–C16: the vocabulary of every money decision."""

    DUPLICATE = "C01"
    CAPABILITY = "C02"
    OUTSIDE_DUTY = "C03"
    INFLATED_POINTS = "C04"
    UNIT_PRICE = "C05"
    QUANTITY = "C06"
    FEE_RATE = "C07"
    DOUBLE_COUNT = "C08"
    CENTRAL_CLOUD = "C09"
    NON_IT = "C10"
    OM_YEARS = "C11"
    OTHER_FEES = "C12"
    EXISTING_HARDWARE = "C13"
    ARITHMETIC = "C14"
    DEFERRED = "C15"
    POLICY_CHANGE = "C16"

    @property
    def label(self) -> str:
        return _LABELS[self.value]


_LABELS = {
    "C01": "重复建设",
    "C02": "共性能力可复用",
    "C03": "功能与职能不符",
    "C04": "功能点虚增",
    "C05": "单价偏高",
    "C06": "数量或配置过高",
    "C07": "取费基数或费率错误",
    "C08": "重复计取",
    "C09": "云网资源统一提供",
    "C10": "非信息化内容",
    "C11": "运维年限或费率超标",
    "C12": "其他费用超标",
    "C13": "已有设备可利旧",
    "C14": "计算错误",
    "C15": "缓建或分期",
    "C16": "政策变化或市场价调整",
}


@dataclass(frozen=True)
class Cut:
    """One proposed cut on one line: how much, why, by which formula, with which inputs.

    ``rule`` is the sizing rule (C01–C19 of the cut rules, or a fee table id), ``formula`` a readable
    line with its numbers, ``because`` the inputs with their sources. A cut that is not ``certain``
    is a proposal a person must confirm (需人工核对).
    """

    category: CutCategory
    rule: str
    amount: Money
    reason: str
    formula: str
    because: tuple[Reason, ...] = ()
    citations: tuple[Citation, ...] = ()
    certain: bool = True


@dataclass(frozen=True)
class LineReview:
    """A budget line with its proposal. ``allowed + Σcuts = declared`` to the cent.

    ``verdict`` is ``accepted`` (nothing to cut), ``cut`` (every cut is certain) or ``review``
    (a person must look: an uncertain cut, or nothing could be said about the line).
    """

    line_id: str
    name: str
    kind: LineKind
    place: Evidence
    declared: Money
    allowed: Money
    cuts: tuple[Cut, ...] = ()
    verdict: str = "accepted"
    note: str = ""

    @property
    def cut(self) -> Money:
        return self.declared - self.allowed


class IssueKind(StrEnum):
    """Cost issues that rules R-COST-* judge; the sizing piece only finds them."""

    ARITHMETIC = "arithmetic"
    SUM_MISMATCH = "sum_mismatch"
    NO_BASIS = "no_basis"
    FEE_OVER_CAP = "fee_over_cap"
    FEW_QUOTES = "few_quotes"
    PRICE_OUTLIER = "price_outlier"
    NO_BULK_DISCOUNT = "no_bulk_discount"
    POINTS_DIFFER = "points_differ"
    RATE_OUTSIDE_BAND = "rate_outside_band"
    CUSTOM_DEV_OVER = "custom_dev_over"
    CLOUD_IN_PROJECT = "cloud_in_project"
    DOUBLED_FEE = "doubled_fee"
    OM_IN_BUILD = "om_in_build"
    OM_RATE = "om_rate"
    CONTINGENCY = "contingency"
    NON_IT = "non_it"
    PER_USER_COST = "per_user_cost"
    HARDWARE_REPLACEABLE = "hardware_replaceable"


@dataclass(frozen=True)
class CostIssue:
    """Something the cost check found, with the recomputed figures as reasons."""

    kind: IssueKind
    message: str
    places: tuple[Evidence, ...]
    because: tuple[Reason, ...] = ()
    line_ids: tuple[str, ...] = ()
    ratio: Decimal | None = None
    certain: bool = True


@dataclass(frozen=True)
class SizeEstimate:
    """The recomputed software size and price: three figures with their chain of inputs."""

    profile: str
    benchmark: str
    method: str
    unadjusted_points: Decimal
    adjusted_points: Decimal
    effort_hours: Decimal
    person_months: Decimal
    low: Money
    middle: Money
    high: Money
    declared_points: Decimal | None = None
    declared: Money | None = None
    position: Decimal | None = None
    chain: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class BudgetReview:
    """All budget lines reviewed; the totals are the sums of the lines, to the cent."""

    lines: tuple[LineReview, ...] = ()
    issues: tuple[CostIssue, ...] = ()
    size: SizeEstimate | None = None
    profile: str = ""
    benchmark: str = ""
    not_checked: tuple[str, ...] = ()

    @property
    def declared(self) -> Money:
        return Money.total(line.declared for line in self.lines)

    @property
    def advised(self) -> Money:
        return Money.total(line.allowed for line in self.lines)

    @property
    def cut(self) -> Money:
        return self.declared - self.advised

    @property
    def cut_rate(self) -> Decimal:
        """Cut over declared, four decimals; zero when nothing was declared."""
        rate = self.cut.ratio_to(self.declared)
        return Decimal(0) if rate is None else rate.quantize(Decimal("0.0001"))

    def of_kind(self, *kinds: IssueKind) -> tuple[CostIssue, ...]:
        return tuple(issue for issue in self.issues if issue.kind in kinds)

    def by_category(self) -> dict[CutCategory, Money]:
        sums: dict[CutCategory, Money] = {}
        for line in self.lines:
            for cut in line.cuts:
                sums[cut.category] = sums.get(cut.category, ZERO) + cut.amount
        return dict(sorted(sums.items()))
