"""软件规模与造价: declared points beside a recount, the software price beside its chain.

The recount is automatic and therefore never certain: what it finds is proposed for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tongchou.engine.sizing.chain import SizeQuestion, estimate
from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.counting import AutomaticCount, count_functions
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.function_points import CountType, declared_counts, weight
from tongchou.engine.sizing.points import Points, even_modules, reuse_share, stated_points, weigh_points
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.money import ZERO, Money, round_decimal
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind, SizeEstimate

_MANY_PLACES = 12


def check_size(context: Context) -> tuple[SizeEstimate | None, Found]:
    """The recomputed size and price with everything it gives rise to; ``None`` without a function list."""
    content = context.declaration.content
    lines = [line for line in context.of_kind(LineKind.CUSTOM_DEV) if line.declared > ZERO]
    stated = stated_points(content, lines)
    if not content.functions and stated is None:
        reason = "功能点重计：未读到功能清单和功能点数"
        return None, Found(not_checked=(reason,) if lines else ())
    try:
        return _sized(context, lines)
    except SizingError as error:
        return None, Found(not_checked=(f"软件造价测算：{error}",))


def _sized(context: Context, lines: Sequence[BudgetLine]) -> tuple[SizeEstimate, Found]:
    functions, basis = context.declaration.content.functions, context.basis
    count = count_functions(functions) if functions else None
    points = weigh_points(context.declaration.content, lines, count, basis)
    declared = Money.total(line.declared for line in lines)
    share = reuse_share(functions, basis)
    question = SizeQuestion(
        round_decimal(points.accepted * share, 2), points.by, points.stated, declared if lines else None
    )
    size = estimate(question, basis)
    notes = [Reason("复用与修改系数", f"{round_decimal(share, 4):f}", "功能清单逐项")] if share != 1 else []
    if basis.notice:
        notes.append(Reason("计价依据说明", basis.notice, "规则包默认依据"))
    size = replace(size, chain=(*size.chain, *notes))
    found = Found.together(
        [
            _points_differ(context, points, count, lines),
            _mix(context),
            _price_over(context, lines, declared, size, points),
            _position(lines, size),
        ]
    )
    return size, found


def _points_differ(
    context: Context,
    points: Points,
    count: AutomaticCount | None,
    lines: Sequence[BudgetLine],
) -> Found:
    """Stated points above the unit's own items or above the recount, and points filled in evenly."""
    seen = [_above_items(points), _above_recount(points, count), _filled_in(context)]
    messages = [message for message, _ in seen if message]
    if not messages or points.stated is None:
        return Found()
    message = "；".join(messages)
    because = (
        Reason("申报功能点", f"{points.stated:f}", "申报表或功能清单"),
        *(reason for _, reasons in seen for reason in reasons),
    )
    ids = tuple(line.line_id for line in lines)
    against = points.itemised if points.exceeds_items and points.itemised else points.counted
    ratio = points.stated / against if against else None
    places = _places(context, count)
    issue = CostIssue(IssueKind.POINTS_DIFFER, message, places, because, ids, ratio, False)
    if not lines or points.accepted >= points.stated or not (points.exceeds_items or points.is_inflated):
        return Found((issue,))
    accepted = points.by.partition("（申报")[0]
    short = f"申报功能点{points.stated:f}，按{accepted}认可，按比例核减"
    proposals = (_down_to_points(line, points, short, because) for line in lines)
    return Found((issue,), tuple(proposals))


def _down_to_points(line: BudgetLine, points: Points, reason: str, because: tuple[Reason, ...]) -> Proposal:
    """Every development line keeps the part of its money that its points keep."""
    stated = points.stated or Decimal(1)
    return Proposal(
        "POINTS",
        (line.line_id,),
        CutCategory.INFLATED_POINTS,
        reason,
        f"{line.declared.format_yuan()}×{points.accepted:f}÷{stated:f}",
        share=points.accepted / stated,
        certain=False,
        because=because,
    )


_Seen = tuple[str, tuple[Reason, ...]]


def _above_items(points: Points) -> _Seen:
    if not points.exceeds_items or points.stated is None or not points.itemised:
        return "", ()
    ratio = points.stated / points.itemised
    return (
        f"申报功能点{points.stated:f}，按清单所列计数项复算为{points.itemised:f}，为其{ratio:.2f}倍",
        (Reason("按申报计数项复算", f"{points.itemised:f}", "计数项×权重"),),
    )


def _above_recount(points: Points, count: AutomaticCount | None) -> _Seen:
    if not points.is_inflated or count is None or points.stated is None or not points.counted:
        return "", ()
    ratio = points.stated / points.counted
    message = (
        f"申报功能点{points.stated:f}，自动计数{points.counted:f}，为其{ratio:.2f}倍，"
        f"超出允许偏差{points.tolerance * 100:.0f}%，请人工复核"
    )
    return message, (
        Reason("自动计数", _by_type(count), f"{count.rows}行功能清单"),
        Reason("平均把握", f"{count.confidence * 100:.0f}%", "计数词典"),
        Reason("非功能项", f"{len(count.dropped_by('C01'))}项", "不计功能点"),
        Reason("重复数据实体", f"{len(count.dropped_by('C02'))}项", "只计一次"),
        Reason("重复处理过程", f"{len(count.dropped_by('C03'))}项", "增删改查等合并"),
    )


def _filled_in(context: Context) -> _Seen:
    even = even_modules(context.declaration.content.functions)
    if not even:
        return "", ()
    named = "、".join(name for name, _ in even[:3])
    return (
        f"{len(even)}个模块内各行功能点完全相同而计数项不同（{named}等），疑由金额反推",
        tuple(Reason(name, f"每行{row.points:f}", row.place.place) for name, row in even[:3]),
    )


def _by_type(count: AutomaticCount) -> str:
    return "、".join(f"{kind.value} {number:f}" for kind, number in count.counts.items())


def _places(context: Context, count: AutomaticCount | None) -> tuple[Evidence, ...]:
    """Where the total is stated, then the rows that were dropped, then the list itself."""
    stated = context.declaration.content.declared_points.evidence
    dropped = tuple(item.place for item in count.dropped) if count else ()
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


def _price_over(
    context: Context, lines: Sequence[BudgetLine], declared: Money, size: SizeEstimate, points: Points
) -> Found:
    """Custom software above the upper figure of its chain.

    Where nobody stated points and the size is only our recount, the recount's tolerance is added; a list
    whose recount explains next to nothing of the price is too coarse to cut by, and that is said.
    """
    doubt = points.tolerance if points.stated is None else Decimal(0)
    ceiling = (size.high * (1 + doubt)).rounded()
    if not lines or declared <= ceiling:
        return Found()
    ratio = (declared - size.middle).ratio_to(declared)
    widened = f"，未申报功能点，按自动计数另放宽{doubt * 100:.0f}%" if doubt else ""
    message = (
        f"定制软件申报{declared.format_wan()}，测算{size.low.format_wan()}～{size.high.format_wan()}"
        f"（中值{size.middle.format_wan()}{widened}）"
    )
    ids = tuple(line.line_id for line in lines)
    places = tuple(line.cell("amount") for line in lines)[:_MANY_PLACES]
    issue = CostIssue(IssueKind.CUSTOM_DEV_OVER, message, places, size.chain, ids, ratio, False)
    coarse = context.basis.limit("coarse_list_ratio")
    if doubt and coarse is not None and declared > ceiling * coarse.value:
        rows = len(context.declaration.content.functions)
        reason = (
            f"软件造价核减：功能清单只有{rows}项且没有功能点数，过于粗略，不足以据此核减，请补充功能点清单"
        )
        return Found((issue,), not_checked=(reason,))
    proposal = Proposal(
        "C17",
        ids,
        CutCategory.UNIT_PRICE,
        message,
        f"测算上限{size.high.format_yuan()}" + (f"×{1 + doubt:f}＝{ceiling.format_yuan()}" if doubt else ""),
        ceiling=ceiling,
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
    because = (Reason("行业位置", f"第{size.position * 100:.0f}百分位", f"行业基准数据（{size.benchmark}）"),)
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
