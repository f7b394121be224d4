"""How the cost rules speak of a budget review: its issues become outcomes. Holds no rule itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tongchou.engine.policy.outcomes import Outcome, fail, review
from tongchou.kernel.budget import LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.reductions import BudgetReview, CostIssue, IssueKind

_Say = Callable[..., Outcome]


def budget_of(case: CaseFile) -> BudgetReview:
    """The review; rules that call this declare ``needs=("budget",)``."""
    if case.budget is None:
        raise LookupError("the rule did not declare that it needs the budget")
    return case.budget


def issues_of(case: CaseFile, *kinds: IssueKind) -> tuple[CostIssue, ...]:
    return budget_of(case).of_kind(*kinds)


def said(issue: CostIssue, say: _Say, advice: str, cites: tuple[str, ...] = ()) -> Outcome:
    outcome = say(f"{issue.message}。", evidence=issue.places, advice=advice, because=issue.because)
    return replace(outcome, cites=cites)


def judged(issues: tuple[CostIssue, ...], advice: str, *, unsure: _Say = review) -> Iterator[Outcome]:
    """Certain issues do not comply; the others are said the way the rule asks."""
    for issue in issues:
        yield said(issue, fail if issue.certain else unsure, advice)


def unchecked(case: CaseFile, *words: str) -> str:
    """Why the budget review left a topic out; empty when it did not."""
    found = [reason for reason in budget_of(case).not_checked if any(word in reason for word in words)]
    return "；".join(found)


def has_lines(case: CaseFile, *kinds: LineKind) -> bool:
    return any(line.kind in kinds and line.declared for line in budget_of(case).lines)
