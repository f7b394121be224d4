"""算术: quantity × price, base × rate, subtotals, totals, years and funding, in exact decimals.

Sheets in 万元 print rounded amounts. The step of a sheet (0.01 万元 = 100 yuan, … 0.01 yuan) is read from
the amounts themselves, and a difference within half a step is rounding, not an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, BudgetTotal
from tongchou.kernel.declaration import Funds
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.money import CENT, WAN, ZERO, Money, SumCheck
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_STEPS = tuple(map(Decimal, ("100", "10", "1", "0.01")))
#: A rate printed with two decimals of a percent moves the product by up to half a percent.
_RATE_ROUNDING = Decimal("0.005")
_TOTAL_STEP = Money(Decimal(50))


def check_arithmetic(context: Context) -> Found:
    """Every line, every stated total, the yearly plan. Cuts only what stands above the product."""
    steps = _sheet_steps(context.lines)
    found = [_line(line, steps) for line in context.lines]
    funds = context.declaration.funds
    issues = [
        *(_total(total, context.lines, steps) for total in funds.totals),
        _grand_total(funds, context.lines),
        _years(funds),
    ]
    found.append(Found(tuple(issue for issue in issues if issue is not None)))
    return Found.together(found)


def funding_check(funds: Funds) -> SumCheck | None:
    """Funding sources beside the total; ``None`` when either is not stated in full."""
    amounts = [source.amount for source in funds.funding_sources]
    stated = funds.total.value or next((t.amount for t in funds.totals if t.kind == "grand_total"), None)
    if not amounts or stated is None or any(amount is None for amount in amounts):
        return None
    return SumCheck(stated, Money.total(amount for amount in amounts if amount is not None))


def line_step(line: BudgetLine) -> Decimal:
    """The coarsest step, in yuan, of which the stated amount is a multiple."""
    amount = line.declared.yuan
    return next((step for step in _STEPS if amount % step == 0), _STEPS[-1])


def _sheet_steps(lines: Sequence[BudgetLine]) -> dict[tuple[str, str | None], Decimal]:
    """The step most amounts (four in five) of a sheet share."""
    sheets: dict[tuple[str, str | None], list[Decimal]] = {}
    for line in lines:
        if line.amount is not None:
            sheets.setdefault(_sheet(line), []).append(line_step(line))
    return {
        sheet: next(step for step in _STEPS if sum(s >= step for s in found) * 5 >= len(found) * 4)
        for sheet, found in sheets.items()
    }


def _sheet(line: BudgetLine) -> tuple[str, str | None]:
    return line.place.file, line.place.sheet


def _tolerance(line: BudgetLine, steps: dict[tuple[str, str | None], Decimal]) -> Money:
    step = min(steps.get(_sheet(line), _STEPS[-1]), line_step(line))
    return max(Money(step / 2), CENT)


def _line(line: BudgetLine, steps: dict[tuple[str, str | None], Decimal]) -> Found:
    if line.amount is None:
        return Found()
    if line.quantity is not None and line.unit_price is not None:
        return _product(line, line.unit_price * line.quantity, _tolerance(line, steps))
    if line.fee_base is not None and line.rate is not None:
        return _charged(line, line.fee_base, line.rate, steps)
    return Found()


def _product(line: BudgetLine, product: Money, tolerance: Money) -> Found:
    amount = line.declared
    if abs(amount - product) <= tolerance:
        return Found()
    unit_slip = bool(product) and amount.ratio_to(product) in (WAN, 1 / WAN)
    hint = "，疑为元与万元混用" if unit_slip else ""
    formula = f"{line.quantity:f}×{_yuan(line.unit_price)}＝{_yuan(product)}"
    message = f"“{line.name}”数量×单价应为{_yuan(product)}元，申报{_yuan(amount)}元{hint}"
    because = (
        Reason("数量", f"{line.quantity:f}{line.unit}", line.cell("quantity").place),
        Reason("单价", f"{_yuan(line.unit_price)}元", line.cell("unit_price").place),
        Reason("应为", f"{_yuan(product)}元", "数量×单价"),
        Reason("申报", f"{_yuan(amount)}元", line.cell("amount").place),
    )
    places = tuple(dict.fromkeys((line.cell("amount"), line.cell("quantity"), line.cell("unit_price"))))
    issue = CostIssue(
        IssueKind.ARITHMETIC,
        message,
        places,
        because,
        (line.line_id,),
        amount.ratio_to(product),
        not unit_slip,
    )
    return Found((issue,), _down_to(line, product, formula, message, because, certain=not unit_slip))


def _charged(
    line: BudgetLine, base: Money, rate: Decimal, steps: dict[tuple[str, str | None], Decimal]
) -> Found:
    """Base × rate. Rates above 1 are read as percent, since no fee exceeds its base."""
    share = rate / 100 if rate > 1 else rate
    product, amount = base * share, line.declared
    if abs(amount - product) <= max(abs(product) * _RATE_ROUNDING, _tolerance(line, steps), _TOTAL_STEP * 2):
        return Found()
    formula = f"{_yuan(base)}×{share * 100:f}%＝{_yuan(product)}"
    message = f"“{line.name}”取费基数×费率应为{_yuan(product)}元，申报{_yuan(amount)}元"
    because = (
        Reason("取费基数", f"{_yuan(base)}元", line.cell("fee_base").place),
        Reason("费率", f"{share * 100:f}%", line.cell("rate").place),
        Reason("应为", f"{_yuan(product)}元", "基数×费率"),
        Reason("申报", f"{_yuan(amount)}元", line.cell("amount").place),
    )
    places = tuple(dict.fromkeys((line.cell("amount"), line.cell("fee_base"), line.cell("rate"))))
    issue = CostIssue(
        IssueKind.ARITHMETIC, message, places, because, (line.line_id,), amount.ratio_to(product)
    )
    return Found((issue,), _down_to(line, product, formula, message, because, certain=True))


def _down_to(
    line: BudgetLine, product: Money, formula: str, reason: str, because: tuple[Reason, ...], *, certain: bool
) -> tuple[Proposal, ...]:
    if line.declared <= product or product < ZERO:
        return ()
    return (
        Proposal(
            "ARITH",
            (line.line_id,),
            CutCategory.ARITHMETIC,
            reason,
            f"{_yuan(line.declared)}－{formula}",
            ceiling=product,
            certain=certain,
            because=because,
        ),
    )


def _total(
    total: BudgetTotal, lines: Sequence[BudgetLine], steps: dict[tuple[str, str | None], Decimal]
) -> CostIssue | None:
    covered = set(total.covers)
    parts = [line for line in lines if line.line_id in covered] if covered else list(lines)
    if not parts or (not covered and total.kind != "grand_total"):
        return None
    as_printed = Money.total(line.declared for line in parts)
    exact = Money.total(_exact(line) for line in parts)
    step = max((steps.get(_sheet(line), _STEPS[-1]) for line in parts), default=_STEPS[-1])
    rounding = max(Money(step / 2), CENT) if exact != as_printed else CENT
    if abs(total.amount - as_printed) <= CENT or abs(total.amount - exact) <= rounding:
        return None
    return _mismatch(
        total.label or "合计", total.amount, as_printed, total.place, f"{len(parts)}行之和", parts
    )


def _exact(line: BudgetLine) -> Money:
    if line.quantity is not None and line.unit_price is not None:
        product = line.unit_price * line.quantity
        if abs(product - line.declared) <= _TOTAL_STEP:
            return product
    return line.declared


def _grand_total(funds: Funds, lines: Sequence[BudgetLine]) -> CostIssue | None:
    """The total the form asks for beside the sum of all lines."""
    stated = funds.total.value
    if stated is None or not lines:
        return None
    computed = Money.total(line.declared for line in lines)
    exact = Money.total(_exact(line) for line in lines)
    known = {line.line_id: line.declared for line in lines}
    # a row outside every total (运维费另计 …) does not make the total wrong
    covered = (Money.total(known.get(line_id, ZERO) for line_id in total.covers) for total in funds.totals)
    if any(abs(stated - sum_) <= _TOTAL_STEP for sum_ in (computed, exact, *covered)):
        return None
    return _mismatch(
        "项目总投资", stated, computed, funds.total.evidence[0], f"{len(lines)}行明细之和", lines
    )


def _years(funds: Funds) -> CostIssue | None:
    stated = funds.total.value
    if stated is None or not funds.by_year:
        return None
    computed = Money.total(year.amount for year in funds.by_year)
    if abs(stated - computed) <= _TOTAL_STEP:
        return None
    return _mismatch("分年度资金", computed, stated, funds.by_year[0].place, "项目总投资", ())


def _mismatch(
    label: str, stated: Money, computed: Money, place: Evidence, what: str, parts: Sequence[BudgetLine]
) -> CostIssue:
    message = f"{label}{_yuan(stated)}元与{what}{_yuan(computed)}元不符，相差{_yuan(stated - computed)}元"
    because = (
        Reason(label, f"{_yuan(stated)}元", place.place),
        Reason(what, f"{_yuan(computed)}元", "重新计算"),
    )
    first = tuple(line.cell("amount") for line in parts[:3])
    return CostIssue(IssueKind.SUM_MISMATCH, message, (place, *first), because, (), stated.ratio_to(computed))


def _yuan(amount: Money | None) -> str:
    return "" if amount is None else amount.format_yuan().removesuffix("元")
