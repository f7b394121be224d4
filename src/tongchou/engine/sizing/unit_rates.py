"""人月、人日、功能点单价 beside the band of the basis (C08)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.rates import Band, price_band, unit_of_work
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_PRICED_BY_WORK = (LineKind.CUSTOM_DEV, LineKind.DATA, LineKind.INTEGRATION)
_MANY_PLACES = 12


def check_rates(context: Context) -> Found:
    """C08: person-month, person-day and per-point prices above the band of the basis.

    Lines of one price are one issue; a price below the band costs the public nothing and is left alone.
    """
    groups: dict[tuple[str, Money], list[BudgetLine]] = {}
    for line in context.of_kind(*_PRICED_BY_WORK):
        work = unit_of_work(line)
        if work and line.unit_price is not None and line.quantity is not None and line.declared > ZERO:
            groups.setdefault((work, line.unit_price), []).append(line)
    found = []
    for (work, price), lines in groups.items():
        try:
            found.append(_above_band(lines, price, price_band(context.basis, work)))
        except SizingError as error:
            found.append(Found(not_checked=(f"人月与功能点单价：{error}",)))
    return Found.together(found)


def _above_band(lines: Sequence[BudgetLine], price: Money, band: Band) -> Found:
    if price <= band.high:
        return Found()
    named = f"“{lines[0].name}”" + (f"等{len(lines)}行" if len(lines) > 1 else "")
    message = (
        f"{named}单价每{band.unit}{price.format_yuan()}，高于计价依据{band.middle.format_yuan()}"
        f"（上限{band.high.format_yuan()}）"
    )
    because = (
        Reason("申报单价", price.format_yuan(), lines[0].cell("unit_price").place),
        Reason(
            "中值",
            _chain(band),
            "；".join(c.source_text for c in band.sources),
        ),
        band.share.reason("允许偏差"),
    )
    issue = CostIssue(
        IssueKind.RATE_OUTSIDE_BAND,
        message,
        tuple(line.cell("unit_price") for line in lines)[:_MANY_PLACES],
        because,
        tuple(line.line_id for line in lines),
        price.ratio_to(band.middle),
        False,
    )
    return Found((issue,), tuple(_down_to_band(line, band, message, because) for line in lines))


def _chain(band: Band) -> str:
    """The arithmetic behind the middle; a figure taken as printed has none."""
    plain = band.middle.format_yuan()
    return f"{band.formula}＝{plain}" if any(sign in band.formula for sign in "×÷＋－") else plain


def _down_to_band(line: BudgetLine, band: Band, message: str, because: tuple[Reason, ...]) -> Proposal:
    quantity = line.quantity or Decimal(0)
    return Proposal(
        "C08",
        (line.line_id,),
        CutCategory.UNIT_PRICE,
        message,
        f"{band.high.format_yuan()}×{quantity:f}",
        ceiling=band.high * quantity,
        certain=False,
        because=because,
    )
