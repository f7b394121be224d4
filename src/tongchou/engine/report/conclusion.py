"""What the machine advises in one sentence, and the figures a leader reads first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongchou.kernel.findings import Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.prereview import Prereview
from tongchou.kernel.reductions import BudgetReview, CutCategory


class Advice(StrEnum):
    """The next step the machine proposes; people decide."""

    UNREADABLE = "unreadable"
    RETURN = "return"
    REVISE = "revise"
    TO_PANEL = "to_panel"

    @property
    def label(self) -> str:
        return {
            "unreadable": "材料无法读取，请重新提交",
            "return": "存在否决项，建议退回修改",
            "revise": "须修改后进入联席评审",
            "to_panel": "可进入联席评审",
        }[self.value]


@dataclass(frozen=True)
class CategoryCut:
    """The sum of the cuts of one category, and its share of all cuts."""

    category: CutCategory
    amount: Money
    share: Decimal


@dataclass(frozen=True)
class Summary:
    """The head of a report. Amounts are ``None`` when no budget could be read."""

    advice: Advice
    blocking: int
    must_fix: int
    advisory: int
    to_review: int
    not_checked: int
    declared: Money | None
    advised: Money | None
    cut: Money | None
    cut_rate: Decimal | None
    uncertain_cut: Money | None
    lines_differ_from_total: Money | None
    cuts: tuple[CategoryCut, ...]


def summarise(result: Prereview) -> Summary:
    """Figures and advice of a pre-review; sums are those of the budget lines."""
    budget = result.budget if result.budget and result.budget.lines else None
    stated = result.declaration.funds.total.value
    return Summary(
        advice=advise(result),
        blocking=len(result.blocking),
        must_fix=_count(result, Severity.MUST_FIX, Verdict.FAIL),
        advisory=sum(f.verdict is not Verdict.REVIEW for f in result.open_findings)
        - len(result.blocking)
        - _count(result, Severity.MUST_FIX, Verdict.FAIL),
        to_review=result.count(Verdict.REVIEW),
        not_checked=len(result.not_checked),
        declared=budget.declared if budget else stated,
        advised=budget.advised if budget else None,
        cut=budget.cut if budget else None,
        cut_rate=budget.cut_rate if budget else None,
        uncertain_cut=_uncertain(budget) if budget else None,
        lines_differ_from_total=_difference(stated, budget.declared) if budget and stated else None,
        cuts=_category_cuts(result),
    )


def advise(result: Prereview) -> Advice:
    if not result.is_usable:
        return Advice.UNREADABLE
    if result.blocking:
        return Advice.RETURN
    if _count(result, Severity.MUST_FIX, Verdict.FAIL):
        return Advice.REVISE
    return Advice.TO_PANEL


def in_words(head: Summary) -> str:
    """Asked, advised and cut in plain sentences, with where most of the cut lies and how sure it is."""
    if head.declared is None:
        return "没有读到申报金额。"
    asked = f"申报{head.declared.format_wan()}"
    if head.advised is None or head.cut is None:
        return f"{asked}，没有读到可复算的投资明细，投资部分未审查。"
    if not head.cut:
        return f"{asked}，没有提出审减建议。"
    most = "、".join(f"“{row.category.label}”" for row in head.cuts[:2])
    said = f"{asked}，建议{head.advised.format_wan()}，审减{head.cut.format_wan()}，主要减在{most}"
    return f"{said}。{_certainty(head.cut, head.uncertain_cut)}"


def _certainty(cut: Money, uncertain: Money | None) -> str:
    if not uncertain:
        return "各项审减均可依材料直接核定。"
    sure = cut - uncertain
    known = f"其中{sure.format_wan()}可依材料直接核定，" if sure else ""
    rest = uncertain.format_wan() if sure else "审减"
    return f"{known}{rest}须由审查人员核对后确定。"


def _count(result: Prereview, severity: Severity, verdict: Verdict) -> int:
    return sum(f.severity is severity and f.verdict is verdict for f in result.findings)


def _uncertain(budget: BudgetReview) -> Money:
    """The part of the proposed cut that a person has to look at first."""
    return Money.total(cut.amount for line in budget.lines for cut in line.cuts if not cut.certain)


def _difference(stated: Money, lines: Money) -> Money | None:
    return stated - lines if stated != lines else None


def _category_cuts(result: Prereview) -> tuple[CategoryCut, ...]:
    if not result.budget:
        return ()
    total = result.budget.cut
    rows = [
        CategoryCut(category, amount, amount.ratio_to(total) or Decimal(0))
        for category, amount in result.budget.by_category().items()
    ]
    return tuple(sorted(rows, key=lambda row: -row.amount.yuan))
