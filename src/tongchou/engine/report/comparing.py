"""Similar projects and reusable capabilities as a reader sees them: near ones in full, the rest as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongchou.engine.report.labels import relation_label
from tongchou.kernel.similars import CapabilityMatch, SimilarityResult, SimilarPair

FULL = 4
LISTED = 8
#: Pairs below this score are noise to a reader; they stay in the JSON report.
PAIR_FLOOR = 0.35
#: From here a pair is worth reading in full.
CLOSE = 0.55
#: From here the rules speak of a capability (R-CAP-01).
MATCHED = 0.75
_ELSEWHERE = "replicate_elsewhere"
_UNRELATED = "unrelated"


@dataclass(frozen=True)
class Reuse:
    """One shared capability with everything declared that it could serve."""

    name: str
    reuse_declared: bool | None
    reason: str
    matches: tuple[CapabilityMatch, ...]


def close_pairs(found: SimilarityResult | None) -> list[SimilarPair]:
    """Pairs in full: local, related and close; never more than :data:`FULL`."""
    near = [p for p in _pairs(found) if p.score >= CLOSE and p.relation != _ELSEWHERE]
    return near[:FULL]


def further_pairs(found: SimilarityResult | None) -> list[SimilarPair]:
    """The other pairs above the floor, for reference."""
    full = close_pairs(found)
    return [pair for pair in _pairs(found) if pair not in full][:LISTED]


def notes_of(pair: SimilarPair) -> list[str]:
    """What the comparison noted beyond the words of the relation itself."""
    said = relation_label(pair.relation)
    return [note for note in pair.notes if note.split("，")[-1] not in said]


def reuse_rows(matches: Sequence[CapabilityMatch] | None) -> list[Reuse]:
    """Capabilities that are refused or surely met; weaker hints stay in the JSON report."""
    groups: dict[str, list[CapabilityMatch]] = {}
    for match in (m for m in matches or () if m.score >= MATCHED):
        groups.setdefault(match.capability_id, []).append(match)
    return [_reuse(group) for group in groups.values()]


def _reuse(matches: Sequence[CapabilityMatch]) -> Reuse:
    first = matches[0]
    reason = next((match.reuse_reason for match in matches if match.reuse_reason), "")
    distinct = {match.declared: match for match in reversed(matches)}
    return Reuse(
        first.capability_name, first.reuse_declared, reason, tuple(reversed(list(distinct.values())))
    )


def _pairs(found: SimilarityResult | None) -> list[SimilarPair]:
    pairs = found.all_pairs if found else ()
    return [pair for pair in pairs if pair.score >= PAIR_FLOOR and pair.relation != _UNRELATED]
