"""审减: proposals become cuts, in a fixed order, never twice on the same money.

Order and interaction. Proposals are taken by the rank of their rule (:data:`ORDER`). Each looks at what
the earlier ones left of a line: a *ceiling* takes away what is left above it, a *share* keeps that part
of what is left. So money already cut cannot be cut again, a line never falls below zero, and
``allowed + Σcuts = declared`` holds to the cent because ``allowed`` is what remains.
A ceiling on several lines together is spread over them in proportion to what is left of each; the odd
cents go to the largest remainders, then by line identifier, so the order of lines does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal

from tongchou.engine.sizing.issue_words import beside_line
from tongchou.kernel.budget import BudgetLine
from tongchou.kernel.clauses import Citation
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import CENT, ZERO, Money
from tongchou.kernel.reductions import CostIssue, Cut, CutCategory, LineReview

#: Sizing rules in the order in which they take money. First what is plainly wrong, then what should
#: not be there at all, then prices, then fees (whose bases have shrunk by then), last the contingency.
ORDER = (
    "ARITH",  # 数量×单价、基数×费率
    "C15",  # 重复计取
    "NON-IT",  # 非信息化内容
    "C04",  # 共性能力
    "C14",  # 政务云可替代
    "CLOUD",  # 云资源统一安排
    "C13",  # 运维列入建设
    "BULK",  # 批量系数
    "QUOTE",  # 报价中位数
    "PAST",  # 历史成交价
    "C08",  # 人月、人日、功能点单价
    "POINTS",  # 功能点重计（C01–C03、C19）
    "C17",  # 软件造价超出区间
    "C10",  # 费率已含的利润税金
    "C09",  # 无说明的直接非人力成本
    "C11",  # 集成费
    "C12",  # 取费
    "C16",  # 预备费
)
_RANK = {rule: rank for rank, rule in enumerate(ORDER)}


@dataclass(frozen=True)
class Proposal:
    """Why and how far one or several lines should come down. Give ``ceiling`` or ``share``, not both.

    ``ceiling`` is what the lines together may keep, ``share`` the part each keeps of what is left.
    """

    rule: str
    line_ids: tuple[str, ...]
    category: CutCategory
    reason: str
    formula: str
    ceiling: Money | None = None
    share: Decimal | None = None
    certain: bool = True
    because: tuple[Reason, ...] = ()
    citations: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if (self.ceiling is None) == (self.share is None):
            raise ValueError(f"{self.rule}: a proposal has a ceiling or a share")
        if self.rule not in _RANK:
            raise ValueError(f"{self.rule} has no place in the order of cuts")
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError(f"{self.rule}: a share lies between 0 and 1")


@dataclass(frozen=True)
class Found:
    """What one check found."""

    issues: tuple[CostIssue, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    not_checked: tuple[str, ...] = ()

    @staticmethod
    def together(parts: Iterable[Found]) -> Found:
        known = list(parts)
        return Found(
            tuple(issue for part in known for issue in part.issues),
            tuple(proposal for part in known for proposal in part.proposals),
            tuple(dict.fromkeys(reason for part in known for reason in part.not_checked)),
        )


@dataclass
class Ledger:
    """What is left of each line while proposals are applied. Line identifiers must be unique."""

    lines: Sequence[BudgetLine]
    left: dict[str, Money] = field(init=False)
    cuts: dict[str, list[Cut]] = field(init=False)

    def __post_init__(self) -> None:
        self.left = {line.line_id: line.declared for line in self.lines}
        self.cuts = {}
        if len(self.left) != len(self.lines):
            raise ValueError("budget lines share an identifier")

    def apply(self, proposals: Iterable[Proposal]) -> None:
        """Take the proposals in the order of their rules, certain ones first."""
        for proposal in sorted(proposals, key=lambda p: (_RANK[p.rule], not p.certain, p.line_ids, p.reason)):
            known = [line_id for line_id in dict.fromkeys(proposal.line_ids) if line_id in self.left]
            before = {line_id: self.left[line_id] for line_id in known}
            for line_id, amount in self._amounts(proposal, known):
                if amount > ZERO:
                    self.left[line_id] -= amount
                    formula = _formula(proposal, line_id, before)
                    self.cuts.setdefault(line_id, []).append(_cut(proposal, amount, formula))

    def left_of(self, lines: Iterable[BudgetLine]) -> Money:
        return Money.total(self.left[line.line_id] for line in lines)

    def is_certain(self, lines: Iterable[BudgetLine]) -> bool:
        """Whether every cut made so far on these lines is certain."""
        return all(cut.certain for line in lines for cut in self.cuts.get(line.line_id, ()))

    def _amounts(self, proposal: Proposal, line_ids: list[str]) -> list[tuple[str, Money]]:
        if proposal.share is not None:
            return [(name, _whole_cents(self.left[name] * (1 - proposal.share))) for name in line_ids]
        if proposal.ceiling is None:
            return []
        ceiling = proposal.ceiling.rounded()
        if len(line_ids) == 1:
            return [(line_ids[0], _excess(self.left[line_ids[0]], ceiling))]
        return self._spread(line_ids, ceiling)

    def _spread(self, line_ids: list[str], ceiling: Money) -> list[tuple[str, Money]]:
        cents = {name: int(max(self.left[name], ZERO).yuan * 100) for name in line_ids}
        total = sum(cents.values())
        excess = min(total - int(max(ceiling, ZERO).yuan * 100), total)
        if excess <= 0:
            return []
        parts = {name: divmod(excess * have, total) for name, have in cents.items()}
        odd = excess - sum(whole for whole, _ in parts.values())
        by_remainder = sorted(parts, key=lambda name: (-parts[name][1], name))
        extra = set(by_remainder[:odd])
        return [(name, CENT * (whole + (name in extra))) for name, (whole, _) in parts.items()]


def _formula(proposal: Proposal, line_id: str, before: dict[str, Money]) -> str:
    """The arithmetic of one line: under a ceiling on several lines it also keeps its proportion."""
    if proposal.ceiling is None or len(before) == 1:
        return proposal.formula
    total = Money.total(max(left, ZERO) for left in before.values())
    ceiling = max(proposal.ceiling, ZERO)
    own = f"{before[line_id].format_yuan()}×{ceiling.format_yuan()}÷{total.format_yuan()}"
    return f"{proposal.formula}；本行{own}"


def _cut(proposal: Proposal, amount: Money, formula: str) -> Cut:
    return Cut(
        proposal.category,
        proposal.rule,
        amount,
        proposal.reason,
        formula,
        proposal.because,
        proposal.citations,
        proposal.certain,
    )


def _excess(left: Money, ceiling: Money) -> Money:
    """What stands above a ceiling; a line of zero or less is left alone."""
    if left <= ZERO:
        return ZERO
    return max(left - max(ceiling, ZERO), ZERO)


def _whole_cents(amount: Money) -> Money:
    """Down to whole cents: a share never takes more than it says."""
    return Money(max(amount.yuan, Decimal(0)).quantize(CENT.yuan, rounding=ROUND_DOWN))


def line_reviews(ledger: Ledger, issues: Sequence[CostIssue]) -> tuple[LineReview, ...]:
    """One review per line, in the order of the lines."""
    asked: dict[str, list[CostIssue]] = {}
    for issue in issues:
        for line_id in issue.line_ids:
            asked.setdefault(line_id, []).append(issue)
    return tuple(_line_review(ledger, line, asked.get(line.line_id, [])) for line in ledger.lines)


def _line_review(ledger: Ledger, line: BudgetLine, issues: list[CostIssue]) -> LineReview:
    cuts = tuple(ledger.cuts.get(line.line_id, ()))
    if any(not cut.certain for cut in cuts) or (issues and not cuts):
        verdict = "review"
    else:
        verdict = "cut" if cuts else "accepted"
    note = ""
    if any(not cut.certain for cut in cuts):
        pending = Money.total(cut.amount for cut in cuts if not cut.certain)
        note = f"其中{pending.format_yuan()}为待核实建议"
    elif verdict == "review":
        note = "；".join(dict.fromkeys(map(beside_line, issues)))
    return LineReview(
        line.line_id,
        line.name,
        line.kind,
        line.place,
        line.declared,
        ledger.left[line.line_id],
        cuts,
        verdict,
        note,
    )
