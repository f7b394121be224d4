"""Hardware and packaged software: quantity factors, quotations, and what the government cloud replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import PRODUCTS, Context, bare, is_weighty_reason
from tongchou.engine.sizing.quotations import check_quotations, median_quote
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_DISCOUNTED = re.compile(r"折扣|优惠|批量|下浮|系数|集采|框架协议|已降")
_MOST_NAMED = 5
_ON_CLOUD = re.compile(
    r"服务器(?!中间件)|磁盘阵列|存储(?:设备|阵列|系统|服务器)?$|操作系统|数据库(?:软件|管理系统|系统)?$|虚拟化(?:软件|平台)?$"
)
_NOT_ON_CLOUD = re.compile(
    r"密码|加密|签名|时间戳|边缘|前置|前端|车载|硬盘录像|视频存储|机柜|云服务器|一体机|终端"
)


def check_products(context: Context) -> Found:
    """Bulk factors, quotations and cloud substitution on hardware and packaged software."""
    lines = [line for line in context.of_kind(*PRODUCTS) if line.declared > ZERO]
    return Found.together([_bulk(context, lines), *check_quotations(context, lines), *_cloud(context, lines)])


def bulk_factor(context: Context, kind: LineKind, quantity: Decimal) -> Constant | None:
    """The quantity price factor (upper end) for so many of one model; ``None`` when none applies."""
    start, following = context.basis.limit("bulk_from"), context.basis.limit("bulk_next")
    if start is None or following is None or quantity <= start.value:
        return None
    size = "middle" if quantity <= following.value else "large"
    what = "hardware" if kind is LineKind.HARDWARE else "software"
    return context.basis.limit(f"bulk_{what}_{size}")


def _bulk(context: Context, lines: Sequence[BudgetLine]) -> Found:
    if lines and context.basis.limit("bulk_from") is None:
        return Found(not_checked=("批量购置折扣：所用规则包没有数量系数表",))
    models: dict[tuple[LineKind, str, str], list[BudgetLine]] = {}
    for line in lines:
        if line.quantity is not None:
            models.setdefault((line.kind, bare(line.name), bare(line.spec)), []).append(line)
    found = []
    for (kind, _, _), same in models.items():
        total = sum((line.quantity for line in same if line.quantity is not None), Decimal(0))
        factor = bulk_factor(context, kind, total)
        if factor is not None and factor.value < 1:
            found += [_undiscounted(line, total, factor) for line in same]
    return Found.together(found)


def _undiscounted(line: BudgetLine, total: Decimal, factor: Constant) -> Found:
    reference = median_quote(line)
    if reference is not None and line.unit_price is not None:
        wanted = (reference * factor.value).rounded()
        if line.unit_price <= wanted:
            return Found()
        formula = f"报价中位数{reference.format_yuan()}×{factor.value:f}×{line.quantity:f}"
        limit: dict[str, Money | Decimal] = {"ceiling": wanted * (line.quantity or 0)}
    elif _DISCOUNTED.search(f"{line.basis}{line.remark}{line.quote_source}{line.spec}"):
        return Found()
    else:
        formula = f"{line.declared.format_yuan()}×{factor.value:f}"
        limit = {"share": factor.value}
    message = f"“{line.name}”同型号共{total:f}{line.unit}，单价未按批量系数{factor.value:f}下浮"
    because = (
        Reason("同型号数量", f"{total:f}{line.unit}", line.cell("quantity").place),
        Reason("批量系数上限", f"{factor.value:f}", f"{factor.source_text}，本地未定标准时参照"),
        Reason(
            "申报单价", "" if line.unit_price is None else line.unit_price.format_yuan(), line.place.place
        ),
    )
    places = tuple(dict.fromkeys((line.cell("unit_price"), line.cell("quantity"))))
    issue = CostIssue(
        IssueKind.NO_BULK_DISCOUNT, message, places, because, (line.line_id,), factor.value, factor.is_certain
    )
    proposal = Proposal(
        "BULK",
        (line.line_id,),
        CutCategory.UNIT_PRICE,
        message,
        formula,
        certain=factor.is_certain,
        because=because,
        citations=(factor.citation,),
        **limit,  # type: ignore[arg-type]  # exactly one of ceiling and share
    )
    return Found((issue,), (proposal,))


def _cloud(context: Context, lines: Sequence[BudgetLine]) -> Iterator[Found]:
    """C14: general servers, storage and basic software that the government cloud provides."""
    found = [line for line in lines if _is_general(line)]
    if not found:
        return
    place = context.declaration.infrastructure.deploy_place.value or ""
    reason = context.declaration.infrastructure.own_hardware_reason.value or ""
    named = "、".join(line.name for line in found[:_MOST_NAMED]) + ("等" if len(found) > _MOST_NAMED else "")
    total = Money.total(line.declared for line in found)
    message = f"{len(found)}项通用基础软硬件（{named}，共{total.format_wan()}）可由政务云提供，不宜单独购置"
    because = (
        Reason("部署位置", place or "未填写", "申报表"),
        Reason("自购理由", reason or "未填写", "申报表"),
    )
    places = tuple(line.place for line in found)
    ids = tuple(line.line_id for line in found)
    issue = CostIssue(IssueKind.HARDWARE_REPLACEABLE, message, places, because, ids, None, False)
    yield Found(
        (issue,),
        ()
        if is_weighty_reason(reason)
        else tuple(_to_cloud(line, because) for line in found if _to_be_cut(line, place)),
    )


def _is_general(line: BudgetLine) -> bool:
    name = bare(line.name)
    return bool(_ON_CLOUD.search(name)) and not _NOT_ON_CLOUD.search(f"{name}{line.spec}")


def _to_be_cut(line: BudgetLine, place: str) -> bool:
    """Basic software is given up only where the system really stands on the cloud."""
    return line.kind is LineKind.HARDWARE or "云" in place


def _to_cloud(line: BudgetLine, because: tuple[Reason, ...]) -> Proposal:
    return Proposal(
        "C14",
        (line.line_id,),
        CutCategory.CENTRAL_CLOUD,
        f"“{line.name}”可由政务云提供",
        f"转政务云资源申请，核减{line.declared.format_yuan()}",
        ceiling=ZERO,
        certain=False,
        because=because,
    )
