"""功能规模: weights, the counting methods, enhancement and COSMIC sums, reuse and change factors.

The profile must say which "estimated" is meant: the Chinese form takes every item at average
complexity, NESMA's original takes data functions at low; on 10 ILF and 5 EIF they differ by 40 points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongchou.engine.sizing.basis import Method, SizingBasis
from tongchou.engine.sizing.errors import SizingError
from tongchou.kernel.declared import Function
from tongchou.kernel.money import round_decimal


class CountType(StrEnum):
    """计数项."""

    ILF = "ILF"
    EIF = "EIF"
    EI = "EI"
    EO = "EO"
    EQ = "EQ"

    @property
    def is_data(self) -> bool:
        return self in (CountType.ILF, CountType.EIF)


class Complexity(StrEnum):
    LOW = "低"
    AVERAGE = "中"
    HIGH = "高"


_WEIGHTS = {
    CountType.ILF: (7, 10, 15),
    CountType.EIF: (5, 7, 10),
    CountType.EI: (3, 4, 6),
    CountType.EO: (4, 5, 7),
    CountType.EQ: (3, 4, 6),
}
_INDICATIVE = {CountType.ILF: 35, CountType.EIF: 15}
#: Lower bounds of the second and third band: record or file references, then data elements. The
#: EO/EQ row differs from EI (GB/T 42449 has its own table); that row is recalled and still to be checked.
_BANDS = {
    CountType.ILF: ((2, 6), (20, 51)),
    CountType.EIF: ((2, 6), (20, 51)),
    CountType.EI: ((2, 3), (5, 16)),
    CountType.EO: ((2, 4), (6, 20)),
    CountType.EQ: ((2, 4), (6, 20)),
}
_GRID = ("低低中", "低中高", "中高高")

Counts = Mapping[CountType, Decimal]


def weight(kind: CountType, complexity: Complexity = Complexity.AVERAGE) -> Decimal:
    """Unadjusted points of one item (IFPUG/NESMA detailed)."""
    return Decimal(_WEIGHTS[kind][list(Complexity).index(complexity)])


def complexity_of(kind: CountType, references: int | None, elements: int | None) -> Complexity:
    """Complexity from RET (data) or FTR (transactions) and DET; unknown counts as average."""
    if references is None or elements is None:
        return Complexity.AVERAGE
    rows, columns = _BANDS[kind]
    return Complexity(_GRID[sum(references >= b for b in rows)][sum(elements >= b for b in columns)])


def unadjusted_points(counts: Counts, method: Method = Method.ESTIMATED) -> Decimal:
    """UFP from item counts. ``DETAILED`` needs complexities: use :func:`weight` per item instead."""
    match method:
        case Method.INDICATIVE:
            per_item = {kind: Decimal(points) for kind, points in _INDICATIVE.items()}
        case Method.ESTIMATED:
            per_item = {kind: weight(kind) for kind in CountType}
        case Method.ORIGINAL:
            per_item = {
                kind: weight(kind, Complexity.LOW if kind.is_data else Complexity.AVERAGE)
                for kind in CountType
            }
        case Method.DETAILED:
            raise SizingError("详细功能点法须逐项给出复杂度，不能由计数项数量直接求和")
    return sum((counts.get(kind, Decimal(0)) * points for kind, points in per_item.items()), Decimal(0))


def value_adjustment(total_degree: int) -> Decimal:
    """IFPUG value adjustment factor from the sum of the 14 characteristics (0–70).

    Only for a profile that asks for it; Chinese practice uses effort factors instead, never both.
    """
    if not 0 <= total_degree <= 70:
        raise SizingError(f"14项一般系统特征之和应在0–70：{total_degree}")
    return Decimal("0.65") + Decimal("0.01") * total_degree


@dataclass(frozen=True)
class Enhancement:
    """Points of an enhancement by what happens to them (GB/T 42449)."""

    added: Decimal = Decimal(0)
    changed: Decimal = Decimal(0)
    converted: Decimal = Decimal(0)
    deleted: Decimal = Decimal(0)

    @property
    def development_points(self) -> Decimal:
        """DFP = ADD + CFP."""
        return self.added + self.converted

    @property
    def enhancement_points(self) -> Decimal:
        """EFP = ADD + CHGA + CFP + DEL."""
        return self.added + self.changed + self.converted + self.deleted


def cosmic_points(entries: int, exits: int, reads: int, writes: int) -> int:
    """COSMIC: one point per data movement; a process has an entry and an exit or a write."""
    if min(entries, exits, reads, writes) < 0 or entries < 1 or exits + writes < 1:
        raise SizingError("COSMIC 功能过程至少有一个输入（E）和一个输出或写（X/W）")
    return entries + exits + reads + writes


def size_of(points: Decimal, basis: SizingBasis, *, reuse: str = "", change: str = "") -> Decimal:
    """US of one item: points × reuse × change factor of the profile, rounded as the profile says.

    Empty words mean "not stated": factor 1. A word the profile does not know raises :class:`SizingError`.
    """
    for table, word in (("reuse", reuse), ("change_type", change)):
        if word:
            points *= basis.profile.table(table).get(word).value
    places = basis.profile.rounding.points
    return points if places is None else round_decimal(points, places, basis.profile.rounding.how)


_COMPLEXITY_WORDS = {
    "低": Complexity.LOW,
    "简单": Complexity.LOW,
    "高": Complexity.HIGH,
    "复杂": Complexity.HIGH,
}


def row_points(function: Function) -> Decimal | None:
    """UFP of a row by its own counted items and complexity; ``None`` when the row counts nothing."""
    stated = function.counts or (((function.count_type, Decimal(1)),) if function.count_type else ())
    known = [(CountType[name], number) for name, number in stated if name in CountType.__members__]
    complexity = _COMPLEXITY_WORDS.get(function.complexity.strip(), Complexity.AVERAGE)
    return sum((weight(kind, complexity) * number for kind, number in known), Decimal(0)) if known else None


def declared_counts(functions: Sequence[Function]) -> dict[CountType, Decimal]:
    """Item counts as the unit states them: one column per type, or one type per row."""
    total: dict[CountType, Decimal] = {}
    for function in functions:
        stated = function.counts or (((function.count_type, Decimal(1)),) if function.count_type else ())
        for name, number in stated:
            if name in CountType.__members__:
                kind = CountType[name]
                total[kind] = total.get(kind, Decimal(0)) + number
    return total
