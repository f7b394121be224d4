"""Issues of the whole estimate that need no table: lines without a basis, cost per user."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongchou.engine.sizing.constants import Constant
from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_BASIS_WORDS = re.compile(
    r"依据|参照|参考|按照?|根据|标准|询价|报价|费率|测算|功能点法|工作量法|造价法|合同|中标|文件|号文|〔\d{4}〕|×|\*"
)
_DIRECT = re.compile(r"直接非人力成本|^(?:项目)?(?:差旅|交通|住宿|办公|会议)费$")
_MOST_NAMED = 5


def check_basis(context: Context) -> Found:
    """Lines with no 测算依据, and direct non-labour cost without a reason (C09)."""
    priced = _has_function_points(context)
    missing = [line for line in context.lines if line.declared > ZERO and not _has_basis(line, priced)]
    if not missing:
        return Found()
    named = "、".join(f"“{line.name}”" for line in missing[:_MOST_NAMED])
    more = "等" if len(missing) > _MOST_NAMED else ""
    message = f"{len(missing)}行未说明测算依据或取费标准：{named}{more}"
    issue = CostIssue(
        IssueKind.NO_BASIS,
        message,
        tuple(line.cell("basis") for line in missing),
        (Reason("缺少依据的行数", str(len(missing)), f"共{len(context.lines)}行"),),
        tuple(line.line_id for line in missing),
    )
    return Found((issue,), tuple(_no_reason(line) for line in missing if _DIRECT.search(line.name)))


def _has_function_points(context: Context) -> bool:
    content = context.declaration.content
    return bool(content.declared_points) or any(f.points is not None for f in content.functions)


def _has_basis(line: BudgetLine, priced_by_points: bool) -> bool:
    if line.basis.strip() or line.quotes or line.quote_source.strip():
        return True
    if line.fee_base is not None and line.rate is not None:
        return True
    if line.kind is LineKind.CUSTOM_DEV and priced_by_points:
        return True
    return bool(_BASIS_WORDS.search(line.remark))


def _no_reason(line: BudgetLine) -> Proposal:
    message = f"“{line.name}”为直接非人力成本，未说明理由"
    return Proposal(
        "C09",
        (line.line_id,),
        CutCategory.OTHER_FEES,
        message,
        f"核减{line.declared.format_yuan()}",
        ceiling=ZERO,
        certain=False,
        because=(Reason("申报金额", line.declared.format_yuan(), line.place.place),),
    )


def check_users(context: Context) -> Found:
    """Cost per user beside the place's figure: per internal user, per concurrent user."""
    need = context.declaration.need
    total = Money.total(line.declared for line in context.lines)
    if not need.users_internal and not need.concurrency:
        return Found(not_checked=("每用户造价：未填报用户数或并发数",))
    found: list[Found] = []
    if need.users_internal.value and not need.users_public.value:
        places = need.users_internal.evidence
        found += _per(context, total, need.users_internal.value, "内部用户", "per_user_cost", places)
    if need.concurrency.value:
        places = need.concurrency.evidence
        found += _per(context, total, need.concurrency.value, "并发用户", "per_concurrent_cost", places)
    return Found.together(found)


def _per(
    context: Context, total: Money, users: int, what: str, name: str, places: tuple[Evidence, ...]
) -> Iterator[Found]:
    limit: Constant | None = context.basis.limit(name)
    if limit is None:
        yield Found(not_checked=(f"每{what}造价：未设定参照值",))
        return
    each = Money(total.yuan / users).rounded()
    if each.yuan <= limit.value:
        return
    message = f"每{what}造价{each.format_yuan()}，高于参照值{Money(limit.value).format_yuan()}"
    because = (
        Reason("投资合计", total.format_wan(), "明细之和"),
        Reason(what, str(users), "申报表"),
        limit.reason("参照值"),
    )
    ratio = each.yuan / limit.value if limit.value else None
    yield Found((CostIssue(IssueKind.PER_USER_COST, message, places, because, (), ratio, False),))
