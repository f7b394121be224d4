"""The score of a pair: a sum of labelled parts, 0–1.

Weights were set by hand on real project records (see ``benchmarks/similarity.py``): the more both
function lists say, the less the title counts, because titles do not tell duplicates apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from tongchou.engine.similarity.comparisons import Comparison
from tongchou.kernel.similars import ScorePart

#: Nothing that tells this little may reach the threshold at which a rule refuses.
SHORT_TEXT_CEILING = 0.79
ENOUGH_INFORMATION = 3.0
#: Features together weigh at least this much: little evidence cannot make a high score by itself.
LEAST_WEIGHT = 0.6

_RICH = {
    "title": 0.10,
    "containment": 0.48,
    "coverage": 0.10,
    "reverse_coverage": 0.10,
    "scope": 0.08,
    "text": 0.05,
    "data": 0.04,
    "capability": 0.02,
    "context": 0.08,
}
_POOR = {
    "title": 0.45,
    "containment": 0.06,
    "coverage": 0.12,
    "reverse_coverage": 0.08,
    "scope": 0.14,
    "text": 0.08,
    "data": 0.04,
    "capability": 0.02,
    "context": 0.09,
}


def weights(richness: float) -> dict[str, float]:
    """Weights of the features between poor and rich function lists."""
    return {name: _POOR[name] + (_RICH[name] - _POOR[name]) * richness for name in _RICH}


def score_parts(
    comparisons: Sequence[Comparison], *, richness: float, information: float, identical: bool
) -> tuple[ScorePart, ...]:
    """The parts of a score; their contributions add up to it exactly.

    Features that a side does not state are left out and the others weigh more. ``information`` is
    how much the poorer side tells; below :data:`ENOUGH_INFORMATION` a ceiling is drawn, unless
    everything that is stated is ``identical``.
    """
    stated = [c for c in comparisons if c.value is not None]
    base = weights(richness)
    table = {c.name: base[c.name] * c.trust for c in stated}
    total = max(sum(table.values()), LEAST_WEIGHT)
    parts = [
        ScorePart(c.name, c.label, round(c.value, 4), round(table[c.name] * c.value / total, 4), c.detail)
        for c in stated
        if c.value is not None
    ]
    score = score_of(parts)
    if identical and parts:
        parts.append(ScorePart("identical", "内容完全相同", 1.0, round(1.0 - score, 4), "各项填写内容一致"))
    elif information < ENOUGH_INFORMATION and score > SHORT_TEXT_CEILING:
        drop = round(SHORT_TEXT_CEILING - score, 4)
        parts.append(ScorePart("short", "信息量不足", 0.0, drop, "名称和功能过于简短，不足以认定重复"))
    return tuple(parts)


def score_of(parts: Sequence[ScorePart]) -> float:
    return round(min(1.0, max(0.0, sum(part.contribution for part in parts))), 4)
