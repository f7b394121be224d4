"""Quotations (报价): how many there are, what their median says, and the highest prices of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_ENOUGH_QUOTES = re.compile(
    r"(?:三|3|四|4|五|5)\s*家|电子卖场|电子商城|网上超市|框架协议|协议供货|集采|中标价|成交价|合同价"
)
_SEPARATORS = re.compile(r"[、,，;；/\n|]+|\s{2,}")
_CLAIMS_QUOTES = re.compile(r"询价|报价|比价")
_MOST_NAMED = 5


def median_quote(line: BudgetLine) -> Money | None:
    """The median of the quotations."""
    return Money(median(quote.yuan for quote in line.quotes)) if line.quotes else None


def quotations(line: BudgetLine) -> int:
    """How many quotations a line shows: given ones, or the firms named as their source."""
    if line.quotes:
        return len(line.quotes)
    return len([part for part in _SEPARATORS.split(line.quote_source) if part.strip()])


def check_quotations(context: Context, lines: Sequence[BudgetLine]) -> Iterator[Found]:
    floor, wanted = context.basis.limit("quote_floor"), context.basis.limit("quotes_wanted")
    if floor is not None and wanted is not None:
        yield _few_quotes([line for line in lines if line.declared.yuan > floor.value], floor, wanted)
    cap = context.basis.limit("core_switch_price")
    for line in lines:
        yield _above_quotes(line)
        if cap is not None and "核心交换机" in line.name:
            yield _above_cap(line, cap)


def _few_quotes(lines: Sequence[BudgetLine], floor: Constant, wanted: Constant) -> Found:
    """Too few quotations named: certain. Inquiries claimed without saying how many: a person looks."""
    issues, claimed = [], []
    for line in lines:
        text = f"{line.quote_source}{line.basis}{line.remark}"
        have = quotations(line)
        if have >= wanted.value or _ENOUGH_QUOTES.search(text):
            continue
        if not have and _CLAIMS_QUOTES.search(text):
            claimed.append(line)
            continue
        message = (
            f"“{line.name}”金额{line.declared.format_wan()}，仅见{have}家报价，应不少于{wanted.value:f}家"
        )
        because = (
            Reason("报价家数", str(have), line.cell("quote_source").place),
            floor.reason("询价起点"),
            wanted.reason("应有家数"),
        )
        places = tuple(dict.fromkeys((line.cell("quote_source"), line.cell("amount"))))
        issues.append(CostIssue(IssueKind.FEW_QUOTES, message, places, because, (line.line_id,)))
    if claimed:
        named = "、".join(line.name for line in claimed[:_MOST_NAMED]) + (
            "等" if len(claimed) > _MOST_NAMED else ""
        )
        message = f"{len(claimed)}项写明询价但未列报价家数：{named}，请核对所附报价单是否满{wanted.value:f}家"
        issues.append(
            CostIssue(
                IssueKind.FEW_QUOTES,
                message,
                tuple(line.cell("basis") for line in claimed),
                (floor.reason("询价起点"), wanted.reason("应有家数")),
                tuple(line.line_id for line in claimed),
                None,
                False,
            )
        )
    return Found(tuple(issues))


def _above_quotes(line: BudgetLine) -> Found:
    """The unit took more than the median of its own quotations."""
    reference = median_quote(line)
    if reference is None or line.unit_price is None or line.quantity is None or line.unit_price <= reference:
        return Found()
    ratio = line.unit_price.ratio_to(reference)
    message = f"“{line.name}”单价{line.unit_price.format_yuan()}高于报价中位数{reference.format_yuan()}"
    because = (
        Reason("报价", "、".join(quote.format_yuan() for quote in sorted(line.quotes)), line.quote_source),
        Reason("中位数", reference.format_yuan(), f"{len(line.quotes)}家报价"),
        Reason("申报单价", line.unit_price.format_yuan(), line.cell("unit_price").place),
    )
    issue = CostIssue(
        IssueKind.PRICE_OUTLIER, message, (line.cell("unit_price"),), because, (line.line_id,), ratio, False
    )
    proposal = Proposal(
        "QUOTE",
        (line.line_id,),
        CutCategory.UNIT_PRICE,
        message,
        f"{reference.format_yuan()}×{line.quantity:f}",
        ceiling=reference * line.quantity,
        certain=False,
        because=because,
    )
    return Found((issue,), (proposal,))


def _above_cap(line: BudgetLine, cap: Constant) -> Found:
    """A core switch above the highest price of any network size; a smaller network has a lower one."""
    ceiling = Money(cap.value)
    if line.unit_price is None or line.quantity is None or line.unit_price <= ceiling:
        return Found()
    message = f"“{line.name}”单价{line.unit_price.format_yuan()}高于最高限价{ceiling.format_yuan()}，请按终端数核对档次"
    because = (cap.reason("最高限价"), Reason("申报单价", line.unit_price.format_yuan(), line.place.place))
    issue = CostIssue(
        IssueKind.PRICE_OUTLIER,
        message,
        (line.cell("unit_price"),),
        because,
        (line.line_id,),
        line.unit_price.ratio_to(ceiling),
        False,
    )
    proposal = Proposal(
        "QUOTE",
        (line.line_id,),
        CutCategory.UNIT_PRICE,
        message,
        f"{ceiling.format_yuan()}×{line.quantity:f}",
        ceiling=ceiling * line.quantity,
        certain=False,
        because=because,
        citations=(cap.citation,),
    )
    return Found((issue,), (proposal,))
