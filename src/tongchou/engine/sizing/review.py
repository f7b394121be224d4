"""The door: a declaration's budget reviewed line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tongchou.engine.sizing.arithmetic import check_arithmetic
from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.context import Context, distinct_lines
from tongchou.engine.sizing.doubled import check_doubled
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.fee_check import check_fees, recheck_fees
from tongchou.engine.sizing.hardware import check_products
from tongchou.engine.sizing.issues import check_basis, check_users
from tongchou.engine.sizing.operations import check_operations
from tongchou.engine.sizing.other_fees import check_contingency, check_system_tests
from tongchou.engine.sizing.past_prices import check_past_prices
from tongchou.engine.sizing.reduction import Found, Ledger, line_reviews
from tongchou.engine.sizing.scope import check_scope
from tongchou.engine.sizing.size import check_size
from tongchou.engine.sizing.unit_rates import check_rates
from tongchou.kernel.assets import PastPrice
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.reductions import BudgetReview, SizeEstimate
from tongchou.kernel.similars import CapabilityMatch

#: Checks that need no cost basis in force on the day.
_CHECKS: tuple[Callable[[Context], Found], ...] = (
    check_arithmetic,
    check_basis,
    check_doubled,
    check_scope,
    check_operations,
    check_products,
    check_past_prices,
    check_fees,
    check_system_tests,
    check_users,
)


def review_budget(
    declaration: Declaration,
    *,
    basis: SizingBasis,
    on: date,
    prices: Sequence[PastPrice] | None = None,
    capability_matches: Sequence[CapabilityMatch] | None = None,
) -> BudgetReview:
    """Every budget line with its proposal, every cost issue, the recomputed software size.

    Amounts are Money in yuan. ``prices`` and ``capability_matches`` are ``None`` when not supplied, which
    is listed in ``not_checked``. A certain error is cut; an uncertain one is proposed with the line's
    verdict ``review``. ``allowed + Σcuts = declared`` on every line. Pure: the same input gives the same answer.
    """
    lines = distinct_lines(declaration.funds.lines)
    context = Context(declaration, basis, lines, prices, capability_matches)
    if not lines:
        return BudgetReview(
            profile=_profile_label(basis),
            benchmark=basis.benchmark.benchmark_id,
            not_checked=("投资概算：未读到费用明细",),
        )
    size, priced = _priced(context, on)
    found = Found.together([*(check(context) for check in _CHECKS), priced])
    ledger = Ledger(lines)
    ledger.apply(found.proposals)
    ledger.apply(recheck_fees(context, ledger).proposals)
    contingency = check_contingency(context, ledger)
    ledger.apply(contingency.proposals)
    everything = Found.together([found, contingency])
    return BudgetReview(
        line_reviews(ledger, everything.issues),
        everything.issues,
        size,
        _profile_label(basis),
        basis.benchmark.benchmark_id,
        everything.not_checked,
    )


def _priced(context: Context, on: date) -> tuple[SizeEstimate | None, Found]:
    """The checks that price software; they need a basis in force on the day."""
    try:
        context.basis.require_in_force(on)
    except SizingError as error:
        return None, Found(not_checked=(f"软件造价测算：{error}",))
    size, found = check_size(context)
    return size, Found.together([check_rates(context), found])


def _profile_label(basis: SizingBasis) -> str:
    """The title of the profile for a reader, with the pack's note on it."""
    title = basis.profile.edition.source.title
    return f"{title}；{basis.notice}" if basis.notice else title
