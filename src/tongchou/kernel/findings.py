"""Findings: what was seen, where, which clause, how sure, and what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tongchou.kernel.clauses import Citation
from tongchou.kernel.evidence import Evidence, Reason


class Severity(StrEnum):
    """How much a failed rule weighs."""

    BLOCK = "block"
    MUST_FIX = "must_fix"
    ADVICE = "advice"
    INFO = "info"

    @property
    def label(self) -> str:
        return {"block": "否决项", "must_fix": "必须修改", "advice": "建议", "info": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 is the weightiest."""
        return list(Severity).index(self)


class Verdict(StrEnum):
    """What a rule says. ``review`` is 需人工核对: evidence is shown, a person decides."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "na"

    @property
    def label(self) -> str:
        return {"pass": "符合", "warn": "存疑", "fail": "不符合", "review": "需人工核对", "na": "不适用"}[
            self.value
        ]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in (Verdict.WARN, Verdict.FAIL, Verdict.REVIEW)


@dataclass(frozen=True)
class Finding:
    """A judgement of one rule.

    ``because`` are the labelled parts of the judgement (values compared, parameters with their
    source), enough for a reader to follow it on paper.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    title: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    citations: tuple[Citation, ...] = ()
    advice: str = ""
    because: tuple[Reason, ...] = ()

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCK and self.verdict is Verdict.FAIL


@dataclass(frozen=True)
class NotChecked:
    """A rule that could not be judged, and why. Shown, never hidden."""

    rule: str
    title: str
    reason: str
