"""取费: declared fees beside their tables, on the declared base and again on the advised one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tongchou.engine.sizing.context import BUILD, PRODUCTS, Context
from tongchou.engine.sizing.doubled import surely_doubled
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.fees import Fee, FeeTable, fee
from tongchou.engine.sizing.reduction import Found, Ledger, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

#: Fees whose cap is a table over a base.
TABLED = (
    LineKind.INTEGRATION,
    LineKind.DESIGN,
    LineKind.SUPERVISION,
    LineKind.BIDDING,
    LineKind.MANAGEMENT,
    LineKind.TESTING,
)


def check_fees(context: Context) -> Found:
    """Every fee on its declared base; issues and cuts where it stands above its table."""
    tabled = (_tabled(context, kind) for kind in TABLED)
    return Found.together(part for parts in tabled for part in parts)


def recheck_fees(context: Context, ledger: Ledger) -> Found:
    """Fees again on what the earlier cuts leave of their base (取费基数随审减调整)."""
    found = []
    for kind in TABLED:
        table = context.basis.fee_table(kind)
        lines = charged(context, kind)
        if table is None or not lines:
            continue
        under = _base_lines(context, table)
        base = ledger.left_of(under)
        if base < Money.total(line.declared for line in under):
            found.append(_after_cuts(lines, table, base, ledger, certain=ledger.is_certain(under)))
    return Found.together(found)


def charged(context: Context, kind: LineKind) -> tuple[BudgetLine, ...]:
    """The lines of a fee that stand beside its table; one that is cut as doubled is no part of the fee."""
    doubled = surely_doubled(context, kind)
    return tuple(
        line for line in context.of_kind(kind) if line.declared > ZERO and line.line_id not in doubled
    )


def _base_lines(context: Context, table: FeeTable) -> tuple[BudgetLine, ...]:
    """The declared lines a table's fee is charged on."""
    match table.base:
        case "products":
            return context.of_kind(*PRODUCTS)
        case "software":
            return context.of_kind(LineKind.CUSTOM_DEV, LineKind.PACKAGED_SOFTWARE)
        case "total":
            own = set(table.kinds)
            return tuple(line for line in context.lines if line.kind not in own)
        case "build":
            return context.of_kind(*(kind for kind in BUILD if kind not in table.kinds))
        case other:
            raise SizingError(f"{table.table_id}：未知的取费基数“{other}”")


def _tabled(context: Context, kind: LineKind) -> Iterator[Found]:
    lines = charged(context, kind)
    if not lines:
        return
    table = context.basis.fee_table(kind)
    if table is None:
        yield Found(not_checked=(f"{kind.label}：所选计价依据没有该项取费标准",))
        return
    base = Money.total(line.declared for line in _base_lines(context, table))
    try:
        allowed = fee(table, base)
    except SizingError as error:
        yield Found(not_checked=(f"{kind.label}：{error}",))
        return
    wrong = (
        []
        if kind is not LineKind.INTEGRATION
        else [line for line in lines if _on_software(context, line, base)]
    )
    for line in wrong:
        yield _integration_on_software(line, base, certain=allowed.is_certain)
    rest = tuple(line for line in lines if line not in wrong)
    yield _over_table(rest, allowed, base)
    for line in rest:
        stated = stated_base(line)
        if stated is not None and stated > base * _WIDE:
            yield _wide_base(line, stated, base, allowed)


def _on_software(context: Context, line: BudgetLine, products: Money) -> bool:
    """Whether an integration fee's base holds half of the custom software or more."""
    software = Money.total(line.declared for line in context.of_kind(LineKind.CUSTOM_DEV))
    stated = stated_base(line)
    return stated is not None and stated - products >= software * Decimal("0.5") > ZERO


#: A base may exceed what we recognise as chargeable by this much before it is doubted.
_WIDE = Decimal("1.1")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def stated_rate(line: BudgetLine) -> Decimal | None:
    """The rate as a share: from its column, else the one percentage written in the basis."""
    if line.rate is not None:
        return line.rate / 100 if line.rate > 1 else line.rate
    written = _PERCENT.findall(line.basis)
    return Decimal(written[0]) / 100 if len(written) == 1 else None


def stated_base(line: BudgetLine) -> Money | None:
    """The base as stated, else what amount ÷ rate says it was."""
    rate = stated_rate(line)
    if line.fee_base is not None or not rate:
        return line.fee_base
    return Money(line.declared.yuan / rate)


#: What a table's base sums up, in words.
_BASES = {
    "products": "硬件和成品软件合计",
    "software": "定制软件和成品软件合计",
    "total": "其余各项费用合计",
    "build": "软硬件、机房、云网、数据、集成和服务等建设内容合计",
}


def _over_table(lines: tuple[BudgetLine, ...], allowed: Fee, base: Money) -> Found:
    """The lines of one fee together against its table."""
    declared = Money.total(line.declared for line in lines)
    ceiling = allowed.amount.rounded()
    if not lines or declared <= ceiling:
        return Found()
    label = lines[0].kind.label
    certain = allowed.is_certain
    doubt = "" if certain else "（所用数值待核）"
    whole = f"{len(lines)}行合计" if len(lines) > 1 else ""
    message = f"{label}{whole}{declared.format_yuan()}高于标准{ceiling.format_yuan()}{doubt}"
    because = (
        Reason("取费基数", base.format_wan(4), _BASES.get(allowed.table.base, "申报明细")),
        Reason("算法", allowed.table.family.label, str(allowed.table.source)),
        Reason("计算", allowed.formula, allowed.table.title),
        Reason("申报", declared.format_yuan(), lines[0].cell("amount").place),
    )
    ids = tuple(line.line_id for line in lines)
    places = tuple(line.cell("amount") for line in lines)
    issue = CostIssue(
        IssueKind.FEE_OVER_CAP, message, places, because, ids, declared.ratio_to(ceiling), certain
    )
    rule = "C11" if lines[0].kind is LineKind.INTEGRATION else "C12"
    proposal = Proposal(
        rule,
        ids,
        CutCategory.FEE_RATE,
        message,
        allowed.formula,
        ceiling=ceiling,
        certain=certain,
        because=because,
        citations=(allowed.citation,),
    )
    return Found((issue,), (proposal,))


def _integration_on_software(line: BudgetLine, products: Money, *, certain: bool) -> Found:
    """C11: integration is paid for hardware and packaged software; custom software has it in its hours.

    A person looks where the table that says so is a stand-in (``certain`` is False).
    """
    stated = stated_base(line) or ZERO
    rate = stated_rate(line) or (line.declared.ratio_to(stated) or Decimal(0))
    message = f"“{line.name}”取费基数{stated.format_wan()}含定制软件，只应为硬件和成品软件合计{products.format_wan()}"
    message += "" if certain else "（所用标准待核）"
    because = (
        Reason("申报基数", stated.format_yuan(), line.cell("fee_base").place),
        Reason("硬件和成品软件合计", products.format_yuan(), "申报明细"),
        Reason("费率", f"{rate * 100:.2f}%", line.cell("rate").place),
    )
    places = tuple(dict.fromkeys((line.cell("fee_base"), line.cell("rate"), line.cell("amount"))))
    issue = CostIssue(
        IssueKind.FEE_OVER_CAP, message, places, because, (line.line_id,), stated.ratio_to(products), certain
    )
    proposal = Proposal(
        "C11",
        (line.line_id,),
        CutCategory.FEE_RATE,
        message,
        f"{products.format_yuan()}×{rate * 100:.2f}%",
        ceiling=(products * rate).rounded(),
        certain=certain,
        because=because,
    )
    return Found((issue,), (proposal,))


def _wide_base(line: BudgetLine, stated: Money, base: Money, allowed: Fee) -> Found:
    """A stated base larger than everything the fee may be charged on."""
    message = f"“{line.name}”取费基数{stated.format_wan()}大于可取费内容合计{base.format_wan()}"
    because = (
        Reason("申报基数", stated.format_yuan(), line.cell("fee_base").place),
        Reason("可取费内容", base.format_yuan(), allowed.table.title),
    )
    places = (line.cell("fee_base"),)
    return Found(
        (
            CostIssue(
                IssueKind.FEE_OVER_CAP,
                message,
                places,
                because,
                (line.line_id,),
                stated.ratio_to(base),
                False,
            ),
        )
    )


def _after_cuts(
    lines: tuple[BudgetLine, ...], table: FeeTable, base: Money, ledger: Ledger, *, certain: bool
) -> Found:
    try:
        allowed = fee(table, base)
    except SizingError:
        return Found()
    ceiling = allowed.amount.rounded()
    if ledger.left_of(lines) <= ceiling:
        return Found()
    label = lines[0].kind.label
    because = (
        Reason("审减后取费基数", base.format_wan(4), f"{_BASES.get(table.base, '申报明细')}，按审减后"),
        Reason("计算", allowed.formula, str(table.source)),
    )
    proposal = Proposal(
        "C11" if lines[0].kind is LineKind.INTEGRATION else "C12",
        tuple(line.line_id for line in lines),
        CutCategory.FEE_RATE,
        f"{label}按审减后的基数重新计取，为{ceiling.format_yuan()}",
        allowed.formula,
        ceiling=ceiling,
        certain=certain and allowed.is_certain,
        because=because,
        citations=(allowed.citation,),
    )
    return Found((), (proposal,))
