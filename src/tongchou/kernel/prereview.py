"""The result of a 前置审查: everything a report, a page or an auditor needs, in one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import EMPTY_PACKAGE, Package
from tongchou.kernel.findings import Finding, NotChecked, Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.outline import Outline
from tongchou.kernel.problems import Problem
from tongchou.kernel.reductions import BudgetReview
from tongchou.kernel.similars import CatalogResult, SimilarityResult


@dataclass(frozen=True)
class Step:
    """A step of the pipeline and how long it took."""

    name: str
    label: str
    seconds: float


@dataclass(frozen=True)
class Prereview:
    """One package reviewed on one day under one pack.

    ``findings`` holds every outcome, passes included; :attr:`open_findings` those somebody must act on.
    """

    on: date
    pack: str
    package: Package = EMPTY_PACKAGE
    declaration: Declaration = Declaration()
    outlines: tuple[Outline, ...] = ()
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    similarity: SimilarityResult | None = None
    catalog: CatalogResult | None = None
    budget: BudgetReview | None = None
    steps: tuple[Step, ...] = ()

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """Findings somebody must act on, weightiest first: failed before doubtful before to-be-looked-at."""
        order = (Verdict.FAIL, Verdict.WARN, Verdict.REVIEW)
        found = [finding for finding in self.findings if finding.verdict.is_open]
        return tuple(sorted(found, key=lambda f: (f.severity.rank, order.index(f.verdict), f.rule)))

    @cached_property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def is_usable(self) -> bool:
        """Whether anything of the package could be read."""
        return any(document.blocks for document in self.package.documents)

    @property
    def declared(self) -> Money | None:
        """The amount asked for: the stated total, else the sum of the budget lines."""
        if (stated := self.declaration.funds.total.value) is not None:
            return stated
        return self.budget.declared if self.budget and self.budget.lines else None

    def of(self, *severities: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.open_findings if finding.severity in severities)

    def count(self, verdict: Verdict) -> int:
        return sum(finding.verdict is verdict for finding in self.findings)

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)


def rules_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The rule ids of some findings, each once, in order."""
    return tuple(dict.fromkeys(finding.rule for finding in findings))
