"""申报功能点: what the unit states, what its own counted items make, what a recount makes.

Three figures are laid side by side. The accepted one is the stated one, but never above the unit's own
counted items, and never above the recount with its tolerance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.counting import AutomaticCount
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.function_points import row_points, size_of
from tongchou.engine.sizing.rates import unit_of_work
from tongchou.kernel.budget import BudgetLine
from tongchou.kernel.declaration import Content
from tongchou.kernel.declared import Function
from tongchou.kernel.money import round_decimal

#: Rounding of single rows adds up to this much of a whole list.
_ROUNDING = Decimal("0.01")
_ROWS_OF_A_MODULE = 3
_MODULES = 3


@dataclass(frozen=True)
class Points:
    """``itemised`` is what the unit's own counted items make, ``counted`` the automatic recount.
    ``tolerance`` is how far the recount may be off before a person looks."""

    stated: Decimal | None
    itemised: Decimal | None
    counted: Decimal | None
    limit: Decimal
    tolerance: Decimal
    accepted: Decimal
    by: str

    @property
    def is_inflated(self) -> bool:
        """Stated above the recount and its tolerance."""
        return self.stated is not None and self.counted is not None and self.stated > self.most

    @property
    def exceeds_items(self) -> bool:
        """Stated above what the unit's own items make, by more than the limit."""
        if self.stated is None or self.itemised is None:
            return False
        return self.stated > self.itemised * (1 + self.limit)

    @property
    def most(self) -> Decimal:
        return round_decimal((self.counted or Decimal(0)) * (1 + self.tolerance), 2)


def stated_points(content: Content, lines: Sequence[BudgetLine]) -> Decimal | None:
    """Stated in the form, else summed from the list, else bought as a quantity of points."""
    if content.declared_points.value is not None:
        return content.declared_points.value
    listed = [function.points for function in content.functions if function.points is not None]
    if listed:
        return sum(listed, Decimal(0))
    bought = [line.quantity for line in lines if unit_of_work(line) == "point" and line.quantity is not None]
    return sum(bought, Decimal(0)) if bought else None


def itemised_points(functions: Sequence[Function]) -> Decimal | None:
    """UFP by the items the unit itself counted; ``None`` unless every row with points counts some."""
    rows = [row_points(function) for function in functions if function.points is not None]
    known = [points for points in rows if points is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(rows) else None


def weigh_points(
    content: Content, lines: Sequence[BudgetLine], count: AutomaticCount | None, basis: SizingBasis
) -> Points:
    """The points to price. The tolerance widens with the doubt of the recount (1 − mean confidence).

    Raises :class:`SizingError` when there is nothing to price or the place sets no limit.
    """
    limit = basis.limit("points_tolerance")
    if limit is None:
        raise SizingError("缺少常数：points_tolerance（功能点重计允许偏差）")
    stated, itemised = stated_points(content, lines), itemised_points(content.functions)
    if count is None or not count.items:
        if stated is None:
            raise SizingError("功能清单中没有可计数的功能")
        return Points(
            stated, itemised, None, limit.value, limit.value, stated, "申报功能点（没有清单可重计）"
        )
    counted = count.points(basis.method)
    tolerance = round_decimal(limit.value + 1 - Decimal(str(count.confidence)), 2)
    if stated is None:
        by = f"自动计数{counted:f}（{count.rows}行，未申报功能点）"
        return Points(None, itemised, counted, limit.value, tolerance, counted, by)
    accepted, by = stated, f"申报功能点（自动计数{counted:f}，在允许偏差内）"
    if itemised is not None and itemised < stated * (1 - _ROUNDING):
        accepted, by = itemised, f"申报计数项复算{itemised:f}（申报{stated:f}）"
    most = round_decimal(counted * (1 + tolerance), 2)
    if accepted > most:
        accepted, by = most, f"自动计数{counted:f}×（1＋{tolerance:f}）"
    return Points(stated, itemised, counted, limit.value, tolerance, accepted, by)


def even_modules(functions: Sequence[Function]) -> tuple[tuple[str, Function], ...]:
    """Modules whose rows all carry the same points although their items differ: points filled in from a
    price. Empty unless at least half of the modules (three or more) look like that."""
    modules: dict[str, list[Function]] = {}
    for function in functions:
        if function.points is not None and row_points(function) is not None:
            modules.setdefault(function.module or function.subsystem, []).append(function)
    wide = {name: rows for name, rows in modules.items() if len(rows) >= _ROWS_OF_A_MODULE}
    even = tuple(
        (name, rows[0])
        for name, rows in wide.items()
        if len({row.points for row in rows}) == 1 and len({row_points(row) for row in rows}) > 1
    )
    return even if len(even) >= _MODULES and len(even) * 2 >= len(wide) else ()


def reuse_share(functions: Sequence[Function], basis: SizingBasis) -> Decimal:
    """US ÷ UFP of the list: what reuse and change words leave of its points.

    Words the profile does not know, and lists without points, leave everything.
    """
    whole = kept = Decimal(0)
    for function in functions:
        if function.points is None:
            continue
        whole += function.points
        reuse = function.reuse.strip().removesuffix("复用").removesuffix("度")
        known = "reuse" in basis.profile.tables and reuse in basis.profile.table("reuse")
        kept += size_of(function.points, basis, reuse=reuse) if known else function.points
    return kept / whole if whole else Decimal(1)
