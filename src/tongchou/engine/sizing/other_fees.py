"""Fees without a table: per-system tests (等保测评, 密码应用评估) and the contingency (预备费)."""

from __future__ import annotations

from decimal import Decimal

from tongchou.engine.sizing.context import Context
from tongchou.engine.sizing.fee_check import charged
from tongchou.engine.sizing.reduction import Found, Ledger, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import Money
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

_PER_SYSTEM = (
    (LineKind.MLPS_TEST, "mlps_level_{level}_fee"),
    (LineKind.CRYPTO_TEST, "crypto_test_fee"),
)


def check_system_tests(context: Context) -> Found:
    """Tests charged per system, beside the place's figure for the declared protection level."""
    return Found.together(_per_system(context, kind, name) for kind, name in _PER_SYSTEM)


def _per_system(context: Context, kind: LineKind, name: str) -> Found:
    """Fixed fees per system (等保测评, 密码应用评估)."""
    lines = charged(context, kind)
    if not lines:
        return Found()
    level = context.declaration.security.mlps_level.value
    limit = context.basis.limit(name.format(level=level))
    if limit is None:
        return Found(not_checked=(f"{kind.label}：未设定每系统参照值",))
    per_system = Money(limit.value)
    return Found.together(_over_fixed(line, per_system, limit.reason("每系统参照值")) for line in lines)


def _over_fixed(line: BudgetLine, unit: Money, why: Reason) -> Found:
    systems = max(line.quantity or Decimal(1), Decimal(1))
    ceiling = unit * systems
    if line.declared <= ceiling:
        return Found()
    message = f"“{line.name}”{line.declared.format_yuan()}高于参照值{ceiling.format_yuan()}（所用数值待核）"
    because = (why, Reason("申报", line.declared.format_yuan(), line.cell("amount").place))
    places = (line.cell("amount"),)
    ratio = line.declared.ratio_to(ceiling)
    issue = CostIssue(IssueKind.FEE_OVER_CAP, message, places, because, (line.line_id,), ratio, False)
    proposal = Proposal(
        "C12",
        (line.line_id,),
        CutCategory.OTHER_FEES,
        message,
        f"{unit.format_yuan()}×{systems:f}",
        ceiling=ceiling,
        certain=False,
        because=because,
    )
    return Found((issue,), (proposal,))


def check_contingency(context: Context, ledger: Ledger) -> Found:
    """C16: 预备费 beside its cap on what is advised of everything else."""
    lines = charged(context, LineKind.CONTINGENCY)
    cap = context.basis.limit("contingency_rate")
    if not lines:
        return Found()
    if cap is None:
        return Found(not_checked=("预备费：未设定上限",))
    others = [line for line in context.lines if line.kind is not LineKind.CONTINGENCY]
    declared_base = Money.total(line.declared for line in others)
    declared = Money.total(line.declared for line in lines)
    advised = (ledger.left_of(others) * cap.value).rounded()
    ids = tuple(line.line_id for line in lines)
    over = declared > (declared_base * cap.value).rounded()
    percent = f"{(cap.value * 100).normalize():f}%"
    message = (
        f"预备费{declared.format_yuan()}高于上限{advised.format_yuan()}（其余费用审减后合计的{percent}）"
    )
    because = (
        Reason("其余费用审减后合计", ledger.left_of(others).format_yuan(), "重新计算"),
        Reason("上限", percent, cap.source_text),
    )
    issues = (
        (
            CostIssue(
                IssueKind.CONTINGENCY,
                message,
                tuple(line.cell("amount") for line in lines),
                because,
                ids,
                declared.ratio_to(declared_base),
                cap.is_certain,
            ),
        )
        if over
        else ()
    )
    if declared <= advised:
        return Found(issues)
    proposal = Proposal(
        "C16",
        ids,
        CutCategory.OTHER_FEES,
        message,
        f"{ledger.left_of(others).format_yuan()}×{percent}",
        ceiling=advised,
        certain=cap.is_certain and ledger.is_certain(others),
        because=because,
        citations=(cap.citation,),
    )
    return Found(issues, (proposal,))
