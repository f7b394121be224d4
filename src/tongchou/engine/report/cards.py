"""Findings as a reader sees them: one card a rule and verdict, its places once each, words without clutter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tongchou.kernel.clauses import Citation
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.findings import Finding, Severity, Verdict

LEADING = 6
QUOTE = 84
_FIRST_NUMBER = re.compile(r"^[\d.、\-]+\s+(?=\D)")
_TRAILING_CELLS = re.compile(r"(?:\s+(?:[\d.,%]+|[低中高是否/]|EI|EO|EQ|ILF|EIF))+$")
_ROW = re.compile(r"表\d+!R\d+|\d+$")
_BLANKS = re.compile(r"[\s|]+")


@dataclass(frozen=True)
class Entry:
    """A finding with its running number in the report; ``alike`` counts further ones of its rule."""

    number: int
    finding: Finding
    alike: int = 0


@dataclass(frozen=True)
class Card:
    """All entries of one rule and verdict, with what they share said once."""

    entries: tuple[Entry, ...]

    @property
    def finding(self) -> Finding:
        return self.entries[0].finding

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(dict.fromkeys(c for entry in self.entries for c in entry.finding.citations))

    @property
    def advice(self) -> str:
        """The advice they share; empty when each has its own."""
        said = {entry.finding.advice for entry in self.entries}
        return self.finding.advice if len(said) == 1 else ""


@dataclass(frozen=True)
class Group:
    severity: Severity
    cards: tuple[Card, ...]

    @property
    def size(self) -> int:
        return sum(len(card.entries) for card in self.cards)

    @property
    def failed(self) -> int:
        return sum(len(card.entries) for card in self.cards if card.finding.verdict is Verdict.FAIL)


def numbered(findings: Iterable[Finding]) -> list[Entry]:
    return [Entry(n, replace(f, evidence=shown_places(f.evidence))) for n, f in enumerate(findings, 1)]


def leading(entries: Sequence[Entry]) -> list[Entry]:
    """What a leader must know: blocking and must-fix failures, one line a rule."""
    weighty = (Severity.BLOCK, Severity.MUST_FIX)
    failed = [e for e in entries if e.finding.verdict is Verdict.FAIL and e.finding.severity in weighty]
    by_rule: dict[str, list[Entry]] = {}
    for entry in failed:
        by_rule.setdefault(entry.finding.rule, []).append(entry)
    return [replace(same[0], alike=len(same) - 1) for same in by_rule.values()][:LEADING]


def grouped(entries: Sequence[Entry]) -> list[Group]:
    groups = [
        Group(level, tuple(cards_of(e for e in entries if e.finding.severity is level))) for level in Severity
    ]
    return [group for group in groups if group.cards]


def cards_of(entries: Iterable[Entry]) -> Iterator[Card]:
    """Entries come sorted, so alike ones stand together."""
    for _, same in groupby(entries, key=lambda entry: (entry.finding.rule, entry.finding.verdict)):
        yield Card(tuple(same))


def shown_places(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Every place once: cells of one row that quote the same words are one place."""
    kept: dict[tuple[object, ...], Evidence] = {}
    for place in evidence:
        words = _BLANKS.sub("", place.quote)
        where = (place.file, place.sheet, place.page, place.paragraph, _row(place)) if words else place.place
        kept.setdefault((where, words), replace(place, quote=shown_quote(place)))
    return tuple(kept.values())


def _row(place: Evidence) -> str:
    """The row of a cell, in a sheet or in a table of a document."""
    found = _ROW.search(place.cell or "")
    return found[0] if found else ""


def shown_quote(place: Evidence) -> str:
    """A quoted row without its running number and closing figures; long passages end in an ellipsis."""
    words = place.quote
    if place.sheet and words.count(" ") >= 3:
        words = _TRAILING_CELLS.sub("", _FIRST_NUMBER.sub("", words)) or words
    return words if len(words) <= QUOTE else words[:QUOTE] + "…"
