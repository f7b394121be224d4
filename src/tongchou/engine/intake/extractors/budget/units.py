"""元 or 万元 for each money column: head, note above, cell; then checked against quantity × price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongchou.engine.intake.extractors.budget.rows import Row, RowKind
from tongchou.engine.intake.numbers import MoneyUnit
from tongchou.engine.intake.tables import Listing
from tongchou.kernel.money import Money

_TEN_THOUSAND = Decimal(10_000)
_AGREE = Decimal("0.02")


@dataclass(frozen=True)
class Units:
    """The units used for a table; ``inferred`` when the table itself did not say."""

    amount: MoneyUnit | None
    price: MoneyUnit | None
    base: MoneyUnit | None
    inferred: bool = False
    contradicted: bool = False


def units_of(listing: Listing, rows: Sequence[Row], hints: Sequence[Money]) -> Units:
    """Decide the units of a table. ``hints`` are totals known from elsewhere in the package."""
    whole = listing.unit
    amount = _stated(listing, "amount") or whole
    price = _stated(listing, "unit_price") or whole
    base = _stated(listing, "fee_base") or whole or amount
    shape = _shape(rows)
    if amount and price:
        return _checked(amount, price, base, shape, price_own=_stated(listing, "unit_price") is not None)
    inferred = _infer(amount, price, shape)
    if inferred[0] is None:
        by_total = _by_totals(rows, hints)
        inferred = _infer(by_total, price, shape) if by_total else inferred
    is_new = (inferred[0] is not None and amount is None) or (
        inferred[1] is not None and price is None and any(row.price is not None for row in rows)
    )
    return Units(inferred[0], inferred[1], base or inferred[0], inferred=is_new)


def _stated(listing: Listing, column: str) -> MoneyUnit | None:
    number = listing.head.column(column)
    return None if number is None else listing.column_unit(number)


def _shape(rows: Sequence[Row]) -> Decimal | None:
    """amount ÷ (quantity × price) where most rows agree on 1 or on a power of ten thousand."""
    votes: dict[Decimal, int] = {}
    counted = 0
    for row in rows:
        if row.kind is not RowKind.ITEM or not row.amount or not row.price or not row.quantity:
            continue
        counted += 1
        for ratio in (Decimal(1), 1 / _TEN_THOUSAND, _TEN_THOUSAND):
            product = row.price * row.quantity * ratio
            # rounded 万元 figures of small lines may be half a cent of a wan away
            slack = max(abs(product) * _AGREE, Decimal("0.0051") if ratio != 1 else Decimal("0.011"))
            if abs(product - row.amount) <= slack:
                votes[ratio] = votes.get(ratio, 0) + 1
                break
    best = max(votes, key=lambda ratio: votes[ratio], default=None)
    return best if best is not None and votes[best] * 2 > counted else None


def _checked(
    amount: MoneyUnit, price: MoneyUnit, base: MoneyUnit | None, shape: Decimal | None, *, price_own: bool
) -> Units:
    expected = price.factor / amount.factor
    if shape is None or shape == expected:
        return Units(amount, price, base)
    fitting = next((unit for unit in MoneyUnit if unit.factor == shape * amount.factor), None)
    if fitting is None:
        return Units(amount, price, base)
    # a note for the whole table is often meant for the totals only: the price column is re-read
    return Units(amount, fitting, base, contradicted=True) if not price_own else Units(amount, price, base)


def _infer(
    amount: MoneyUnit | None, price: MoneyUnit | None, shape: Decimal | None
) -> tuple[MoneyUnit | None, MoneyUnit | None]:
    if shape is None:
        return amount, price
    if amount is None and price is not None:
        amount = _unit(price.factor / shape)
    elif price is None and amount is not None:
        price = _unit(amount.factor * shape)
    elif amount is None and price is None and shape == 1 / _TEN_THOUSAND:
        amount, price = MoneyUnit.WAN, MoneyUnit.YUAN
    return amount, price


def _unit(factor: Decimal) -> MoneyUnit | None:
    return next((unit for unit in MoneyUnit if unit.factor == factor), None)


def _by_totals(rows: Sequence[Row], hints: Sequence[Money]) -> MoneyUnit | None:
    """The unit in which this table's stated or added total is a total known from elsewhere."""
    totals = [row.amount for row in rows if row.kind in (RowKind.OVERALL, RowKind.SUBTOTAL) and row.amount]
    totals.append(sum((row.amount for row in rows if row.kind is RowKind.ITEM and row.amount), Decimal(0)))
    for unit in (MoneyUnit.WAN, MoneyUnit.YUAN):
        known = {hint.yuan for hint in hints}
        if any(
            abs(total * unit.factor - yuan) <= unit.factor / 100
            for total in totals
            if total
            for yuan in known
        ):
            return unit
    return None
