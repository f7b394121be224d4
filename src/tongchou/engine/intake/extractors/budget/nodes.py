"""Inside one table: which rows are leaves, which are titles, and what each stated total covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tongchou.engine.intake.extractors.budget.rows import Row, RowKind
from tongchou.engine.intake.extractors.budget.units import Units
from tongchou.engine.intake.tables import Listing
from tongchou.engine.intake.wording import label_key
from tongchou.kernel.money import ZERO, Money

_NEAR = Decimal("0.003")


@dataclass(frozen=True)
class Leaf:
    """A row that asks for money itself. ``number`` is its position among the table's leaves."""

    row: Row
    path: tuple[str, ...]
    amount: Money | None
    price: Money | None
    base: Money | None
    number: int

    @property
    def money(self) -> Money:
        if self.amount is not None:
            return self.amount
        if self.price is not None and self.row.quantity is not None:
            return self.price * self.row.quantity
        return ZERO


@dataclass(frozen=True)
class Total:
    """A stated subtotal with the leaves it covers (by number); ``overall`` reaches beyond the table."""

    label: str
    row: Row
    amount: Money
    covers: tuple[int, ...]
    overall: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table of the estimate, understood."""

    listing: Listing
    units: Units
    leaves: tuple[Leaf, ...]
    totals: tuple[Total, ...]
    rows: tuple[Row, ...] = ()

    @property
    def title(self) -> str:
        return self.listing.title

    @property
    def file(self) -> str:
        return self.listing.table.place.file

    @property
    def hidden(self) -> bool:
        return self.listing.table.hidden

    @property
    def sum(self) -> Money:
        return Money.total(leaf.money for leaf in self.leaves)

    @property
    def whole(self) -> Total | None:
        """The stated total over all leaves of the table, if it has one."""
        everything = tuple(leaf.number for leaf in self.leaves)
        return next((t for t in reversed(self.totals) if t.covers == everything), None)


@dataclass
class _Walk:
    leaves: list[Leaf] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    titles: list[tuple[float, str]] = field(default_factory=list)
    since_total: int = 0
    since_title: int = 0
    last_item: Row | None = None


def understand(listing: Listing, units: Units, rows: Sequence[Row]) -> Sheet:
    """Leaves and totals of a table; parents with priced children become totals."""
    parents = _parents(rows)
    walk = _Walk()
    for number, row in enumerate(rows):
        if row.kind is RowKind.NOTE:
            continue
        if row.kind in (RowKind.SUBTOTAL, RowKind.OVERALL):
            _total(walk, row, units)
        elif row.kind is RowKind.TITLE or number in parents:
            _title(walk, row)
            if row.has_money:
                # children come after their parent: covered leaves are filled in at the end
                walk.totals.append(Total(row.name, row, _amount(row, units), (-1, number)))
        elif not _repeats_above(walk, row):
            _leaf(walk, row, units)
    totals = tuple(_children(total, rows, walk.leaves) for total in walk.totals)
    return Sheet(listing, units, tuple(walk.leaves), tuple(t for t in totals if t.covers), tuple(rows))


def _parents(rows: Sequence[Row]) -> set[int]:
    """Rows whose following deeper-numbered rows carry money."""
    found: set[int] = set()
    for number, row in enumerate(rows):
        if row.level is None or row.kind is not RowKind.ITEM:
            continue
        if any(below.has_money or below.has_figures for below in _below(rows, number)):
            found.add(number)
    return found


def _below(rows: Sequence[Row], number: int) -> list[Row]:
    """The rows under a numbered row: deeper levels, and unnumbered items between them."""
    level = rows[number].level
    if level is None:
        return []
    under: list[Row] = []
    for row in rows[number + 1 :]:
        if row.kind in (RowKind.SUBTOTAL, RowKind.OVERALL):
            if row.level is None and _closes(row, rows[number]):
                break
            continue
        if row.level is not None and row.level <= level:
            break
        if row.level is None and not under:
            break
        if row.kind in (RowKind.ITEM, RowKind.TITLE):
            under.append(row)
    return [row for row in under if row.kind is RowKind.ITEM]


def _closes(total: Row, parent: Row) -> bool:
    return total.kind is RowKind.OVERALL or "小计" not in label_key(total.name or "小计")


def _title(walk: _Walk, row: Row) -> None:
    level = row.level if row.level is not None else 2.6
    while walk.titles and walk.titles[-1][0] >= level:
        walk.titles.pop()
    walk.titles.append((level, row.name))
    walk.since_title = len(walk.leaves)


def _leaf(walk: _Walk, row: Row, units: Units) -> None:
    if row.level is not None:
        while walk.titles and walk.titles[-1][0] >= row.level:
            walk.titles.pop()
    path = tuple(dict.fromkeys((*(title for _, title in walk.titles), *row.groups)))
    walk.leaves.append(
        Leaf(row, path, _amount_or_none(row, units), _price(row, units), _base(row, units), len(walk.leaves))
    )
    walk.last_item = row


def _repeats_above(walk: _Walk, row: Row) -> bool:
    """The second row of a vertically merged item repeats the same cells."""
    last = walk.last_item
    if last is None or not any(cell.merged for cell in row.record.cells):
        return False
    number = row.record.head.column("amount")
    if number is None or number >= len(row.record.cells) or not row.record.cells[number].merged:
        return False
    same_amount = row.amount == last.amount and row.own_amount == last.own_amount
    return same_amount and row.record.cells[number].text == last.record.cells[number].text


def _total(walk: _Walk, row: Row, units: Units) -> None:
    amount = _amount_or_none(row, units)
    if amount is None:
        return
    overall = row.kind is RowKind.OVERALL
    covers = _covered(walk, row, amount)
    label = next((text for text in (row.name, *row.groups, row.record.text("order")) if text), "合计")
    walk.totals.append(Total(label, row, amount, covers, overall))
    walk.since_total = len(walk.leaves)


def _covered(walk: _Walk, row: Row, amount: Money) -> tuple[int, ...]:
    """The run of leaves above that adds up to the stated total; by wording where none does."""
    end = len(walk.leaves)
    starts = dict.fromkeys((walk.since_total, walk.since_title, _title_start(walk, row), 0))
    runs = [tuple(range(start, end)) for start in starts if start < end]
    exact = [run for run in runs if _agrees(walk, run, amount)]
    if exact:
        return exact[0]
    if not runs:
        return tuple(range(end))
    key = label_key(row.name or row.record.text("order"))
    return runs[0] if "小计" in key else tuple(range(end))


def _title_start(walk: _Walk, row: Row) -> int:
    """Where the leaves begin whose path names what the total names (设备费合计 → 设备费)."""
    key = re.sub(r"(?:小计|合计|总计|共计)$", "", label_key(row.name))
    if len(key) < 2:
        return len(walk.leaves)
    return next(
        (
            leaf.number
            for leaf in walk.leaves
            if any(key in label_key(t) or label_key(t) in key for t in leaf.path)
        ),
        len(walk.leaves),
    )


def _agrees(walk: _Walk, run: tuple[int, ...], amount: Money) -> bool:
    added = Money.total(walk.leaves[number].money for number in run)
    return abs(added - amount).yuan <= max(abs(amount.yuan) * _NEAR, Decimal(1))


def _children(total: Total, rows: Sequence[Row], leaves: Sequence[Leaf]) -> Total:
    if len(total.covers) != 2 or total.covers[0] != -1:
        return total
    below = {id(row) for row in _below(rows, total.covers[1])}
    return replace(total, covers=tuple(leaf.number for leaf in leaves if id(leaf.row) in below))


def _amount(row: Row, units: Units) -> Money:
    return _amount_or_none(row, units) or ZERO


def _amount_or_none(row: Row, units: Units) -> Money | None:
    if row.own_amount is not None:
        return row.own_amount
    if row.amount is None or units.amount is None:
        return None
    return Money(row.amount * units.amount.factor)


def _price(row: Row, units: Units) -> Money | None:
    if row.own_price is not None:
        return row.own_price
    unit = units.price
    return None if row.price is None or unit is None else Money(row.price * unit.factor)


def _base(row: Row, units: Units) -> Money | None:
    return None if row.base is None or units.base is None else Money(row.base * units.base.factor)
