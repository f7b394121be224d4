"""What a rule says: a verdict with words, places and reasons, or that it could not be judged.

Rules yield these; the evaluation adds the rule's number, title, severity and citations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Verdict

Places = Evidence | Iterable[Evidence]


@dataclass(frozen=True)
class Outcome:
    """One statement of a rule. ``verdict`` is ``None`` when it could not be judged; ``message`` says why."""

    verdict: Verdict | None
    message: str
    evidence: tuple[Evidence, ...] = ()
    advice: str = ""
    because: tuple[Reason, ...] = ()
    #: Of the rule's clauses, those this statement rests on; empty means all of them.
    cites: tuple[str, ...] = ()


def passed(message: str, *, evidence: Places = (), because: Iterable[Reason] = ()) -> Outcome:
    """符合: checked, and in order."""
    return Outcome(Verdict.PASS, message, _places(evidence), "", tuple(because))


def fail(message: str, *, evidence: Places = (), advice: str = "", because: Iterable[Reason] = ()) -> Outcome:
    """不符合: certain. For a blocking rule only when nothing unread could change it."""
    return Outcome(Verdict.FAIL, message, _places(evidence), advice, tuple(because))


def warn(message: str, *, evidence: Places = (), advice: str = "", because: Iterable[Reason] = ()) -> Outcome:
    """存疑: seen, but it may have a good reason."""
    return Outcome(Verdict.WARN, message, _places(evidence), advice, tuple(because))


def review(
    message: str, *, evidence: Places = (), advice: str = "", because: Iterable[Reason] = ()
) -> Outcome:
    """需人工核对: evidence is laid out, a person decides."""
    return Outcome(Verdict.REVIEW, message, _places(evidence), advice, tuple(because))


def not_applicable(message: str, *, evidence: Places = ()) -> Outcome:
    """不适用: the rule has no object here."""
    return Outcome(Verdict.NOT_APPLICABLE, message, _places(evidence))


def not_checked(reason: str) -> Outcome:
    """未检查: what is missing, and what to supply."""
    return Outcome(None, reason)


def _places(evidence: Places) -> tuple[Evidence, ...]:
    return (evidence,) if isinstance(evidence, Evidence) else tuple(dict.fromkeys(evidence))
