"""软件规模与造价: declared points beside a recount, the software price beside its chain.

The recount is automatic and therefore never certain: what it finds is proposed for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.chain import SizeQuestion, estimate
from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.counting import AutomaticCount, count_functions
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.function_points import CountType, declared_counts, size_of, weight
from tongchou.engine.sizing.rates import unit_of_work
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.declaration import Function
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.money import ZERO, Money, round_decimal
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind, SizeEstimate

_MANY_PLACES = 12


@dataclass(frozen=True)
class Points:
    """Stated and recounted points, and how far apart they may be before a person looks."""

    stated: Decimal | None
    counted: Decimal | None
    tolerance: Decimal
    accepted: Decimal
    by: str

    @property
    def is_inflated(self) -> bool:
        return self.stated is not None and self.accepted < self.stated


def check_size(context: Context) -> tuple[SizeEstimate | None, Found]:
    """The recomputed size and price with everything it gives rise to; ``None`` without a function list."""
    content = context.declaration.content
    lines = [line for line in context.of_kind(LineKind.CUSTOM_DEV) if line.declared > ZERO]
    stated = _stated_points(context, lines)
    if not content.functions and stated is None:
        reason = "功能点重计：未读到功能清单和功能点数"
        return None, Found(not_checked=(reason,) if lines else ())
    try:
        return _sized(context, lines, stated)
    except SizingError as error:
        return None, Found(not_checked=(f"软件造价测算：{error}",))


def _sized(
    context: Context, lines: Sequence[BudgetLine], stated: Decimal | None
) -> tuple[SizeEstimate, Found]:
    functions, basis = context.declaration.content.functions, context.basis
    count = count_functions(functions) if functions else None
    points = _points(stated, count, basis)
    declared = Money.total(line.declared for line in lines)
    share = reuse_share(functions, basis)
    question = SizeQuestion(
        round_decimal(points.accepted * share, 2), points.by, stated, declared if lines else None
    )
    size = estimate(question, basis)
    notes = [Reason("复用与修改系数", f"{round_decimal(share, 4):f}", "功能清单逐项")] if share != 1 else []
    if basis.notice:
        notes.append(Reason("计价依据说明", basis.notice, "规则包默认依据"))
    size = replace(size, chain=(*size.chain, *notes))
    found = Found.together(
        [
            _points_differ(context, points, count, lines, declared),
            _mix(context),
            _price_over(lines, declared, size),
            _position(lines, size),
        ]
    )
    return size, found


def _stated_points(context: Context, lines: Sequence[BudgetLine]) -> Decimal | None:
    """Stated in the form, else summed from the list, else bought as a quantity of points."""
    content = context.declaration.content
    if content.declared_points.value is not None:
        return content.declared_points.value
    listed = [function.points for function in content.functions if function.points is not None]
    if listed:
        return sum(listed, Decimal(0))
    bought = [line.quantity for line in lines if unit_of_work(line) == "point" and line.quantity is not None]
    return sum(bought, Decimal(0)) if bought else None


def _points(stated: Decimal | None, count: AutomaticCount | None, basis: SizingBasis) -> Points:
    """The accepted points: as stated, but not above the recount with its tolerance.

    The tolerance widens with the doubt of the automatic count (1 − mean confidence).
    """
    limit = basis.limit("points_tolerance")
    if limit is None:
        raise SizingError("缺少常数：points_tolerance（功能点重计允许偏差）")
    if count is None or not count.items:
        if stated is None:
            raise SizingError("功能清单中没有可计数的功能")
        return Points(stated, None, limit.value, stated, "申报功能点（无功能清单可重计）")
    counted = count.points(basis.method)
    tolerance = round_decimal(limit.value + 1 - Decimal(str(count.confidence)), 2)
    if stated is None:
        return Points(None, counted, tolerance, counted, f"自动计数{counted:f}（{count.rows}行）")
    most = round_decimal(counted * (1 + tolerance), 2)
    if stated > most:
        return Points(stated, counted, tolerance, most, f"自动计数{counted:f}×（1＋{tolerance:f}）")
    return Points(stated, counted, tolerance, stated, f"申报功能点（自动计数{counted:f}，在允许偏差内）")


def reuse_share(functions: Sequence[Function], basis: SizingBasis) -> Decimal:
    """US ÷ UFP of the list: what reuse and change words leave of its points.

    Words the profile does not know, and lists without points, leave everything.
    """
    whole = kept = Decimal(0)
    for function in functions:
        if function.points is None:
            continue
        whole += function.points
        reuse = function.reuse.strip().removesuffix("复用").removesuffix("度")
        known = "reuse" in basis.profile.tables and reuse in basis.profile.table("reuse")
        kept += size_of(function.points, basis, reuse=reuse) if known else function.points
    return kept / whole if whole else Decimal(1)


def _points_differ(
    context: Context,
    points: Points,
    count: AutomaticCount | None,
    lines: Sequence[BudgetLine],
    declared: Money,
) -> Found:
    if not points.is_inflated or points.stated is None or points.counted is None or count is None:
        return Found()
    ratio = points.stated / points.counted
    message = (
        f"申报功能点{points.stated:f}，自动计数{points.counted:f}，为其{ratio:.2f}倍，超出允许偏差"
        f"{points.tolerance * 100:f}%，请人工复核"
    )
    because = (
        Reason("申报功能点", f"{points.stated:f}", "申报表或功能清单"),
        Reason("自动计数", _by_type(count), f"{count.rows}行功能清单"),
        Reason("平均把握", f"{count.confidence:.2f}", "计数词典"),
        Reason("非功能项", str(len(count.dropped_by("C01"))), "C01"),
        Reason("重复数据实体", str(len(count.dropped_by("C02"))), "C02"),
        Reason("重复处理过程", str(len(count.dropped_by("C03"))), "C03"),
    )
    ids = tuple(line.line_id for line in lines)
    places = _places(context, count)
    issue = CostIssue(IssueKind.POINTS_DIFFER, message, places, because, ids, ratio, False)
    if not lines:
        return Found((issue,))
    formula = f"{declared.format_yuan()}×{points.accepted:f}÷{points.stated:f}"
    proposal = Proposal(
        "POINTS",
        ids,
        CutCategory.INFLATED_POINTS,
        message,
        formula,
        ceiling=Money(declared.yuan * points.accepted / points.stated),
        certain=False,
        because=because,
    )
    return Found((issue,), (proposal,))


def _by_type(count: AutomaticCount) -> str:
    return "、".join(f"{kind.value} {number:f}" for kind, number in count.counts.items())


def _places(context: Context, count: AutomaticCount) -> tuple[Evidence, ...]:
    """Where the total is stated, then the rows that were dropped, then the list itself."""
    stated = context.declaration.content.declared_points.evidence
    dropped = tuple(item.place for item in count.dropped)
    first = tuple(function.place for function in context.declaration.content.functions[:1])
    return tuple(dict.fromkeys((*stated, *first, *dropped)))[:_MANY_PLACES]


def _mix(context: Context) -> Found:
    """C19: a share of one count type far outside what counted projects show."""
    functions = context.declaration.content.functions
    counts = declared_counts(functions)
    weighed = {kind: number * weight(kind) for kind, number in counts.items()}
    total = sum(weighed.values(), Decimal(0))
    if not total or len(functions) < 10:
        return Found()
    found = []
    for kind in CountType:
        limit = context.basis.limit(f"mix_high_{kind.value}")
        share = weighed.get(kind, Decimal(0)) / total
        if limit is not None and share > limit.value:
            found.append(_outside_mix(kind, share, limit, functions[0].place))
    return Found(tuple(found))


def _outside_mix(kind: CountType, share: Decimal, limit: Constant, place: Evidence) -> CostIssue:
    message = f"{kind.value}占功能点{share * 100:.0f}%，高于常见上限{limit.value * 100:.0f}%，建议人工重计"
    because = (limit.reason("常见上限（P95）"), Reason("申报占比", f"{share * 100:.1f}%", "功能清单"))
    return CostIssue(IssueKind.POINTS_DIFFER, message, (place,), because, (), share / limit.value, False)


def _price_over(lines: Sequence[BudgetLine], declared: Money, size: SizeEstimate) -> Found:
    """Custom software above the upper figure of its chain."""
    if not lines or declared <= size.high:
        return Found()
    ratio = (declared - size.middle).ratio_to(declared)
    message = (
        f"定制软件申报{declared.format_wan()}，测算{size.low.format_wan()}～{size.high.format_wan()}"
        f"（中值{size.middle.format_wan()}）"
    )
    ids = tuple(line.line_id for line in lines)
    places = tuple(line.cell("amount") for line in lines)[:_MANY_PLACES]
    issue = CostIssue(IssueKind.CUSTOM_DEV_OVER, message, places, size.chain, ids, ratio, False)
    proposal = Proposal(
        "C17",
        ids,
        CutCategory.UNIT_PRICE,
        message,
        f"测算上限{size.high.format_yuan()}",
        ceiling=size.high,
        certain=False,
        because=size.chain,
    )
    return Found((issue,), (proposal,))


def _position(lines: Sequence[BudgetLine], size: SizeEstimate) -> Found:
    """C17: the productivity the price implies, among the benchmark's projects."""
    if not lines or size.position is None or size.position <= Decimal("0.75"):
        return Found()
    demand = "须提供充分说明" if size.position > Decimal("0.90") else "建议说明理由"
    message = f"申报价对应的功能点耗时率处于行业第{size.position * 100:.0f}百分位，{demand}"
    places = tuple(line.cell("amount") for line in lines)[:_MANY_PLACES]
    because = (Reason("行业位置", f"P{size.position * 100:.0f}", size.benchmark),)
    return Found(
        (
            CostIssue(
                IssueKind.RATE_OUTSIDE_BAND,
                message,
                places,
                because,
                tuple(line.line_id for line in lines),
                size.position,
                False,
            ),
        )
    )
