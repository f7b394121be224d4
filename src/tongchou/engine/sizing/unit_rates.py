"""人月、人日、功能点单价 beside the band of the basis (C08)."""

from __future__ import annotations

from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.rates import Band, price_band, unit_of_work
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_PRICED_BY_WORK = (LineKind.CUSTOM_DEV, LineKind.DATA, LineKind.INTEGRATION, LineKind.SERVICE, LineKind.OTHER)


def check_rates(context: Context) -> Found:
    """C08: person-month, person-day and per-point prices beside the band of the basis."""
    found = []
    for line in context.lines:
        work = unit_of_work(line)
        if (
            work
            and line.unit_price is not None
            and line.quantity is not None
            and line.kind in _PRICED_BY_WORK
        ):
            try:
                found.append(_outside_band(line, price_band(context.basis, work)))
            except SizingError as error:
                found.append(Found(not_checked=(f"人月与功能点单价：{error}",)))
    return Found.together(found)


def _outside_band(line: BudgetLine, band: Band) -> Found:
    if line.unit_price is None or line.quantity is None or band.low <= line.unit_price <= band.high:
        return Found()
    above = line.unit_price > band.high
    message = (
        f"“{line.name}”每{band.unit}{line.unit_price.format_yuan()}，{'高' if above else '低'}于"
        f"{band.low.format_yuan()}～{band.high.format_yuan()}"
    )
    because = (
        Reason("申报单价", line.unit_price.format_yuan(), line.cell("unit_price").place),
        Reason(
            "中值",
            f"{band.formula}＝{band.middle.format_yuan()}",
            "；".join(c.source_text for c in band.sources),
        ),
        band.share.reason("允许偏差"),
    )
    ratio = line.unit_price.ratio_to(band.middle)
    issue = CostIssue(
        IssueKind.RATE_OUTSIDE_BAND,
        message,
        (line.cell("unit_price"),),
        because,
        (line.line_id,),
        ratio,
        False,
    )
    if not above:
        return Found((issue,))
    proposal = Proposal(
        "C08",
        (line.line_id,),
        CutCategory.UNIT_PRICE,
        message,
        f"{band.high.format_yuan()}×{line.quantity:f}",
        ceiling=band.high * line.quantity,
        certain=False,
        because=because,
    )
    return Found((issue,), (proposal,))
