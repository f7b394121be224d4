"""计价依据: exactly one profile and one benchmark edition for one computation.

A profile says which formula a jurisdiction uses and which constants are its own; what it leaves open
comes from the one benchmark edition named beside it. Nothing else is ever consulted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from tongchou.engine.sizing.constants import Constant, Distribution, Edition, Source, Table
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.fees import FeeTable
from tongchou.kernel.budget import LineKind
from tongchou.kernel.money import Rounding


class Stage(StrEnum):
    """When the estimate is made; the scale-change factor depends on it."""

    ESTIMATE = "估算"
    PRELIMINARY = "概算"
    BUDGET = "预算"
    TENDER = "招标"
    PLAN = "计划"
    CHANGE = "变更"
    SETTLEMENT = "结算"


class Method(StrEnum):
    """How function points are counted. ``ORIGINAL`` is NESMA's own estimated method."""

    INDICATIVE = "预估功能点"
    ESTIMATED = "估算功能点"
    ORIGINAL = "NESMA估算功能点"
    DETAILED = "详细功能点"


@dataclass(frozen=True)
class RoundingRule:
    """Decimal places of intermediate results; ``None`` keeps the exact value."""

    points: int | None = None
    months: int | None = None
    money: int = 2
    how: Rounding = Rounding.EXCEL


@dataclass(frozen=True)
class Formula:
    """The shape of a profile's chain.

    ``scale_change``: whether a scale-change factor belongs to it at all. ``own_productivity`` and
    ``own_rate``: whether the profile fixes them itself. ``rate_city``: the benchmark city a profile
    builds its rate on; ``rate_class`` the table multiplying it.
    """

    scale_change: bool = True
    own_productivity: bool = False
    own_rate: bool = False
    rate_city: str = ""
    rate_class: str = ""


@dataclass(frozen=True)
class Profile:
    """A jurisdiction's costing rules."""

    edition: Edition
    formula: Formula
    rounding: RoundingRule
    benchmark: str
    constants: Table
    tables: Mapping[str, Table]
    fees: tuple[FeeTable, ...] = ()

    @property
    def profile_id(self) -> str:
        return self.edition.edition_id

    def table(self, name: str) -> Table:
        try:
            return self.tables[name]
        except KeyError:
            raise SizingError(f"计价依据 {self.profile_id} 没有“{name}”表") from None


@dataclass(frozen=True)
class Benchmark:
    """One yearly edition of one benchmark family."""

    edition: Edition
    family: str
    constants: Table
    productivity: Mapping[str, Distribution]
    operations: Distribution | None
    city_rates: Table
    city_operation_rates: Table
    tables: Mapping[str, Table]

    @property
    def benchmark_id(self) -> str:
        return self.edition.edition_id

    def table(self, name: str) -> Table:
        try:
            return self.tables[name]
        except KeyError:
            raise SizingError(f"基准 {self.benchmark_id} 没有“{name}”表") from None


@dataclass(frozen=True)
class SizingBasis:
    """Everything a computation may use. Build it with :func:`~tongchou.engine.sizing.load_basis`.

    ``limits`` are the review limits of the place (quotations wanted, outlier ratio, caps); ``notice``
    is shown with every result, for example that the basis is a stand-in.
    """

    profile: Profile
    benchmark: Benchmark
    stage: Stage
    city: str
    domain: str = "gov"
    method: Method = Method.ESTIMATED
    notice: str = ""
    limits: Table = field(default_factory=lambda: Table("limits", MappingProxyType({})))
    fees: tuple[FeeTable, ...] = ()

    @property
    def hours_per_month(self) -> Constant:
        return self._own_or_benchmark("hours_per_month")

    @property
    def scale_change(self) -> Constant:
        """CF of the stage; exactly 1 where the profile's formula has none."""
        if not self.profile.formula.scale_change:
            source = self.profile.edition.source
            return Constant(
                "scale_change", Decimal(1), "", self.profile.edition.grade, source.at("公式不含该因子")
            )
        if "scale_change" in self.profile.tables:
            return self.profile.table("scale_change").get(self.stage.value)
        return self.benchmark.table("scale_change").get(self.stage.value)

    @property
    def productivity(self) -> Constant:
        """Hours per function point, middle value."""
        if self.profile.formula.own_productivity:
            return self.profile.constants.get("productivity")
        return self.spread.quantile("0.50")

    @property
    def spread(self) -> Distribution:
        """The benchmark's productivity distribution of the domain."""
        try:
            return self.benchmark.productivity[self.domain]
        except KeyError:
            raise SizingError(
                f"缺少常数：{self.benchmark.benchmark_id} 的 {self.domain} 功能点耗时率"
            ) from None

    def month_rate(self, development_class: str = "") -> Constant:
        """Yuan per person-month. A profile with classes needs to be told which one."""
        formula = self.profile.formula
        if formula.own_rate:
            return self.profile.constants.get("month_rate")
        base = self.benchmark.city_rates.get(formula.rate_city or self.city)
        if not formula.rate_class:
            return base
        factor = self.profile.table(formula.rate_class).get(development_class or "默认")
        source = Source(f"{base.source}×{factor.source}", own=True)
        grade = max(base.grade, factor.grade)
        return Constant("month_rate", base.value * factor.value, base.unit, grade, source)

    def limit(self, name: str) -> Constant | None:
        """A review limit; the profile's own wins over the place's. ``None`` when neither sets it."""
        if name in self.profile.constants:
            return self.profile.constants.get(name)
        return self.limits.values.get(name)

    def fee_table(self, kind: LineKind) -> FeeTable | None:
        """The fee table for a kind of line; the profile's own wins over the national one."""
        for table in (*self.profile.fees, *self.fees):
            if kind in table.kinds:
                return table
        return None

    def require_in_force(self, on: date) -> None:
        """Raises :class:`SizingError` when the basis is used outside its period.

        A profile that pins its benchmark edition keeps using it for as long as the profile itself lasts.
        """
        self.profile.edition.require_in_force(on)
        if self.profile.benchmark != self.benchmark.benchmark_id:
            self.benchmark.edition.require_in_force(on)

    def _own_or_benchmark(self, name: str) -> Constant:
        if name in self.profile.constants:
            return self.profile.constants.get(name)
        return self.benchmark.constants.get(name)
