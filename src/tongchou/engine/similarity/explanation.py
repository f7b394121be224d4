"""A pair in words: the waterfall of its score, the matched functions and the copied passages."""

from __future__ import annotations

from collections.abc import Iterator

from tongchou.engine.similarity.relations import Relation
from tongchou.kernel.similars import SimilarPair


def waterfall(pair: SimilarPair) -> tuple[str, ...]:
    """One line per part, each with the running sum; the last line is the score."""
    lines: list[str] = []
    running = 0.0
    for part in pair.parts:
        running += part.contribution
        detail = f"（{part.detail}）" if part.detail else ""
        lines.append(
            f"{part.label}：{part.value:.0%}，计 {part.contribution:+.3f}，累计 {running:.3f}{detail}"
        )
    lines.append(f"合计相似度：{pair.score:.3f}")
    return tuple(lines)


def explain(pair: SimilarPair, *, matches: int = 8, passages: int = 3) -> str:
    """A pair for a reader: what it is, why, and by which words (Chinese, several lines)."""
    return "\n".join(_lines(pair, matches, passages))


def _lines(pair: SimilarPair, matches: int, passages: int) -> Iterator[str]:
    target = pair.target
    where = "，".join(str(x) for x in (target.unit, target.city, target.year) if x)
    yield f"《{target.title}》（{where}）" if where else f"《{target.title}》"
    yield f"关系：{relation_label(pair.relation)}"
    yield from pair.notes
    yield from waterfall(pair)
    for match in pair.modules[:matches]:
        yield f"功能“{match.declared}”——“{match.existing}”（{match.score:.0%}）"
    shown = [passage for passage in pair.passages if not passage.boilerplate]
    for passage in shown[:passages]:
        yield f"{passage.place.place}“{passage.ours}”与对方“{passage.theirs}”（{passage.similarity:.0%}）"


def relation_label(relation: str) -> str:
    """The Chinese name of a relation; unknown words are shown as they are."""
    return Relation(relation).label if relation in set(Relation) else relation
