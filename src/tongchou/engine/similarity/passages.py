"""Copied passages: the same words here and there, as aligned spans.

Seeds are shared fingerprints, chained along the diagonal, extended character by character, and
measured by edit distance. Words that stand in too many texts give no seeds; stock phrases are
kept but marked, so that a reader sees what was set aside and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tongchou.engine.similarity.alignment import Span, extended, runs
from tongchou.engine.similarity.fingerprints import Fingerprints, fingerprint
from tongchou.engine.similarity.grams import Ints
from tongchou.engine.similarity.vocabulary import boilerplate_pattern
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.similars import Passage

#: A paragraph of fewer characters is no paragraph to be copied.
PARAGRAPH = 30
_FREQUENT_SHARE = 0.005
_FREQUENT_LEAST = 20
_REPEATS = 12
_STRETCH = 100
_TEXTS_A_STRETCH = 5
_MAX_SEEDS = 400_000
_COPIED = 0.8


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of ours with its place."""

    text: str
    place: Evidence


def find_spans(ours: Sequence[str], theirs: Sequence[str] | Fingerprints) -> tuple[Span, ...]:
    """Aligned spans of our paragraphs and their texts, longest first.

    ``theirs`` may be fingerprints made before, when many declarations meet the same corpus.
    """
    other = theirs if isinstance(theirs, Fingerprints) else fingerprint(theirs)
    mine = fingerprint(ours)
    here, there = _closest(mine, other, *_seeds(mine, other))
    spans = (extended(mine, other, run) for run in runs(mine, other, here, there))
    written = [span for span in spans if span is not None]
    marked = [_marked(span, ours[span.paragraph]) for span in _without_overlaps(written)]
    return tuple(sorted(marked, key=lambda span: (-span.length, span.text, span.ours)))


def _seeds(mine: Fingerprints, other: Fingerprints) -> tuple[Ints, Ints]:
    """Pairs of positions (ours, theirs) with the same fingerprint; frequent ones left out."""
    order = np.argsort(mine.hashes, kind="stable")
    sorted_hashes = mine.hashes[order]
    # A coarse bitmap first: most of a large corpus shares nothing with one plan.
    seen = np.zeros(1 << 22, dtype=bool)
    seen[sorted_hashes >> np.uint32(10)] = True
    near = np.flatnonzero(seen[other.hashes >> np.uint32(10)])
    left = np.searchsorted(sorted_hashes, other.hashes[near], side="left")
    count = np.searchsorted(sorted_hashes, other.hashes[near], side="right") - left
    known = count > 0
    # Of words that we repeat ourselves the first few places are enough.
    near, left, count = near[known], left[known], np.minimum(count[known], _REPEATS)
    rare = _rare(other, near)
    near, left, count = near[rare], left[rare], count[rare]
    there = np.repeat(other.positions[near].astype(np.int64), count)
    step = np.arange(there.size) - np.repeat(np.cumsum(count) - count, count)
    here = mine.positions[order[np.repeat(left, count) + step]].astype(np.int64)
    return here[:_MAX_SEEDS], there[:_MAX_SEEDS]


def _rare(other: Fingerprints, near: Ints) -> npt.NDArray[np.bool_]:
    """Which hits have a fingerprint that stands in few texts (document-frequency cut)."""
    owner = other.owner[other.positions[near]]
    wide = other.hashes[near].astype(np.uint64)
    pairs = np.unique((wide << np.uint64(32)) | owner.astype(np.uint64))
    hashes, documents = np.unique(pairs >> np.uint64(32), return_counts=True)
    limit = max(_FREQUENT_LEAST, int(other.texts * _FREQUENT_SHARE))
    spots = np.searchsorted(hashes, wide)
    rare: npt.NDArray[np.bool_] = documents[spots] <= limit if hashes.size else np.zeros(0, dtype=bool)
    return rare


def _closest(mine: Fingerprints, other: Fingerprints, here: Ints, there: Ints) -> tuple[Ints, Ints]:
    """Seeds of the few best texts of every stretch of ours only: the hundredth copy adds nothing.

    Stretches, not paragraphs, so that a long paragraph full of common sentences cannot crowd out
    the one passage that was copied. Among equals, texts that share more with the whole come first.
    """
    if not here.size:
        return here, there
    text = other.owner[there].astype(np.int64)
    stretch = here // _STRETCH
    pairs, group, count = np.unique(stretch * other.texts + text, return_inverse=True, return_counts=True)
    where, which = pairs // other.texts, pairs % other.texts
    total = np.bincount(text, minlength=other.texts)
    order = np.lexsort((which, -total[which], -count, where))
    first = np.searchsorted(where[order], where[order], side="left")
    kept = np.zeros(pairs.size, dtype=bool)
    kept[order] = np.arange(pairs.size) - first < _TEXTS_A_STRETCH
    return here[kept[group]], there[kept[group]]


def _without_overlaps(spans: Sequence[Span]) -> list[Span]:
    """For every paragraph and text the longest spans that do not lie in each other."""
    kept: dict[tuple[int, int], list[Span]] = {}
    for span in sorted(spans, key=lambda s: (-s.length, s.ours)):
        others = kept.setdefault((span.paragraph, span.text), [])
        if all(span.ours[1] <= other.ours[0] or span.ours[0] >= other.ours[1] for other in others):
            others.append(span)
    return [span for group in kept.values() for span in group]


def _marked(span: Span, paragraph: str) -> Span:
    """Mark spans that are mostly stock phrases or quoted law."""
    words = paragraph[span.ours[0] : span.ours[1]]
    stock = sum(len(found.group()) for found in boilerplate_pattern().finditer(words))
    return span if stock < 0.5 * len(words) else replace(span, boilerplate=True)


def passages_of(
    spans: Sequence[Span], paragraphs: Sequence[Paragraph], texts: Sequence[str], *, limit: int = 20
) -> tuple[Passage, ...]:
    """Spans as passages with the words of both sides."""
    return tuple(
        Passage(
            place=paragraphs[span.paragraph].place.quoting(ours),
            ours=ours,
            theirs=texts[span.text][span.theirs[0] : span.theirs[1]],
            length=span.length,
            similarity=span.similarity,
            boilerplate=span.boilerplate,
        )
        for span in spans[:limit]
        for ours in [paragraphs[span.paragraph].text[span.ours[0] : span.ours[1]]]
    )


def copied_share(spans: Sequence[Span], paragraphs: Sequence[str]) -> float | None:
    """Share of our real paragraphs of which four fifths stand in another text nearly word for word.

    ``None`` when there is no paragraph long enough to judge. Stock phrases do not count.
    """
    long = [n for n, text in enumerate(paragraphs) if len(text) >= PARAGRAPH]
    if not long:
        return None
    covered: dict[int, int] = {}
    for span in spans:
        if not span.boilerplate and span.similarity >= _COPIED:
            covered[span.paragraph] = max(covered.get(span.paragraph, 0), span.length)
    copied = sum(covered.get(n, 0) >= _COPIED * len(paragraphs[n].strip()) for n in long)
    return copied / len(long)
