"""Fee tables: four arithmetic families that are never mixed.

``interp`` 直线内插, ``progressive`` 差额累进, ``quick`` 速算 (gives what progressive gives), ``rate`` and
``fixed``. "X 以下" includes X. Tables are in 万元 as printed; :func:`fee` takes and gives Money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from tongchou.engine.sizing.constants import Grade, Source, worst
from tongchou.engine.sizing.errors import SizingError
from tongchou.kernel.budget import LineKind
from tongchou.kernel.clauses import Citation
from tongchou.kernel.money import Money


class Family(StrEnum):
    INTERPOLATED = "interp"
    PROGRESSIVE = "progressive"
    QUICK = "quick"
    RATE = "rate"
    FIXED = "fixed"

    @property
    def label(self) -> str:
        return {
            "interp": "直线内插",
            "progressive": "差额定率累进",
            "quick": "速算",
            "rate": "定率",
            "fixed": "定额",
        }[self.value]


@dataclass(frozen=True)
class Step:
    """One row of a table, in 万元.

    interp: at ``upto`` the fee is ``value``. progressive: the part up to ``upto`` is charged at the rate
    ``value``. quick: amounts up to ``upto`` pay ``added`` plus the rate on what exceeds the row below.
    ``upto`` is ``None`` for the open last row.
    """

    upto: Decimal | None
    value: Decimal
    grade: Grade
    added: Decimal = Decimal(0)


@dataclass(frozen=True)
class FeeTable:
    """A fee table. ``base`` says which declared money it is charged on (see ``fee_check``);
    ``below`` and ``above`` are rates outside the printed points of an interp table."""

    table_id: str
    title: str
    family: Family
    source: Source
    kinds: tuple[LineKind, ...]
    base: str
    steps: tuple[Step, ...]
    below: Step | None = None
    above: Step | None = None
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class Fee:
    """A computed fee with the line a reader can follow and the grade of the rows used."""

    amount: Money
    formula: str
    grade: Grade
    table: FeeTable

    @property
    def citation(self) -> Citation:
        return self.table.source.citation(self.grade)

    @property
    def is_certain(self) -> bool:
        return not self.grade.is_pending


def fee(table: FeeTable, base: Money, factor: Decimal | None = None) -> Fee:
    """The fee on ``base`` by the table's own arithmetic.

    ``factor`` is a professional or complexity coefficient of the document; without it the table's own is used.
    Raises :class:`SizingError` for a negative base or an amount the table does not cover.
    """
    if base.yuan < 0:
        raise SizingError(f"《{table.title}》：取费基数不能为负（{base.format_wan()}）")
    wan, formula, grade = _BY_FAMILY[table.family](table, base.in_wan)
    used = table.factor if factor is None else factor
    if used != 1:
        wan, formula = wan * used, f"（{formula}）×{used:f}"
    return Fee(Money.wan(wan), f"{formula}＝{_short(wan)}万元", grade, table)


def _interpolated(table: FeeTable, x: Decimal) -> tuple[Decimal, str, Grade]:
    first, last = table.steps[0], table.steps[-1]
    if x < _bound(first):
        return _outside(table, table.below, x, "下")
    if x > _bound(last):
        return _outside(table, table.above, x, "上")
    for low, high in pairwise(table.steps):
        x1, x2 = _bound(low), _bound(high)
        if x <= x2:
            value = low.value + (x - x1) / (x2 - x1) * (high.value - low.value)
            text = (
                f"{_short(low.value)}＋（{_short(x)}－{_short(x1)}）÷（{_short(x2)}－{_short(x1)}）"
                f"×（{_short(high.value)}－{_short(low.value)}）"
            )
            grades = [low.grade] if x == x1 else [high.grade] if x == x2 else [low.grade, high.grade]
            return value, text, worst(grades)
    return last.value, _short(last.value), last.grade


def _outside(table: FeeTable, step: Step | None, x: Decimal, side: str) -> tuple[Decimal, str, Grade]:
    if step is None:
        edge = _bound(table.steps[0] if side == "下" else table.steps[-1])
        raise SizingError(
            f"基数{_short(x)}万元在“{table.title}”表列范围（{_short(edge)}万元）之{side}，该表未给出算法"
        )
    return x * step.value, f"{_short(x)}×{_percent(step.value)}", step.grade


def _progressive(table: FeeTable, x: Decimal) -> tuple[Decimal, str, Grade]:
    lower, total, parts, grades = Decimal(0), Decimal(0), [], []
    for step in table.steps:
        top = x if step.upto is None else min(x, step.upto)
        if top > lower:
            total += (top - lower) * step.value
            parts.append(f"{_short(top - lower)}×{_percent(step.value)}")
            grades.append(step.grade)
        if step.upto is None or x <= step.upto:
            return total, "＋".join(parts) or "0", worst(grades)
        lower = step.upto
    raise SizingError(f"基数{_short(x)}万元超出“{table.title}”表列范围，该表未给出算法")


def _quick(table: FeeTable, x: Decimal) -> tuple[Decimal, str, Grade]:
    lower = Decimal(0)
    for step in table.steps:
        if step.upto is None or x <= step.upto:
            value = step.added + (x - lower) * step.value
            text = f"{_short(step.added)}＋（{_short(x)}－{_short(lower)}）×{_percent(step.value)}"
            return value, text, step.grade
        lower = step.upto
    raise SizingError(f"基数{_short(x)}万元超出“{table.title}”表列范围，该表未给出算法")


def _rate(table: FeeTable, x: Decimal) -> tuple[Decimal, str, Grade]:
    step = table.steps[0]
    return x * step.value, f"{_short(x)}×{_percent(step.value)}", step.grade


def _fixed(table: FeeTable, x: Decimal) -> tuple[Decimal, str, Grade]:
    step = table.steps[0]
    return step.value, f"定额{_short(step.value)}", step.grade


_BY_FAMILY = {
    Family.INTERPOLATED: _interpolated,
    Family.PROGRESSIVE: _progressive,
    Family.QUICK: _quick,
    Family.RATE: _rate,
    Family.FIXED: _fixed,
}


def check_steps(table_id: str, family: Family, steps: Sequence[Step]) -> None:
    """Raises :class:`SizingError` when rows are missing, unordered or (quick) do not join up."""
    if not steps:
        raise SizingError(f"{table_id}：费率表没有行")
    bounds = [step.upto for step in steps if step.upto is not None]
    rising = bounds == sorted(set(bounds)) and all(step.upto is not None for step in steps[:-1])
    if not rising and family not in (Family.RATE, Family.FIXED):
        raise SizingError(f"{table_id}：分档未按金额递增")
    if family is not Family.QUICK:
        return
    lower, running = Decimal(0), Decimal(0)
    for step in steps:
        if step.added != running:
            raise SizingError(f"{table_id}：速算增加额 {step.added} 与累进结果 {running} 不符")
        if step.upto is not None:
            running += (step.upto - lower) * step.value
            lower = step.upto


def _bound(step: Step) -> Decimal:
    if step.upto is None:
        raise SizingError("直线内插表的每一行都要有金额")
    return step.upto


def _short(value: Decimal) -> str:
    text = f"{round(value, 6):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(rate: Decimal) -> str:
    return f"{_short(rate * 100)}%"
