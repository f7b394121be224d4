"""Copied passages: the same words here and there, as aligned spans.

Seeds are shared fingerprints, chained along the diagonal, extended character by character, and
measured by edit distance. Words that stand in too many texts give no seeds; stock phrases are
kept but marked, so that a reader sees what was set aside and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from tongchou.engine.similarity.fingerprints import Fingerprints, fingerprint
from tongchou.engine.similarity.grams import Codes, Ints
from tongchou.engine.similarity.vocabulary import boilerplate_pattern
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.similars import Passage

#: Shorter runs are chance; a paragraph below PARAGRAPH characters is no paragraph to be copied.
SHORTEST = 16
PARAGRAPH = 30
_LEAST_SIMILARITY = 0.7
_GAP = 40
_DRIFT = 12
_FREQUENT_SHARE = 0.005
_FREQUENT_LEAST = 20
_REPEATS = 12
_TEXTS_A_PARAGRAPH = 5
_MAX_SEEDS = 400_000
_COPIED = 0.8
_MEASURED = 4_000
_CHAINS_A_PAIR = 60


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of ours with its place."""

    text: str
    place: Evidence


@dataclass(frozen=True)
class Span:
    """An aligned span: characters ``ours`` of paragraph ``paragraph`` and ``theirs`` of text ``text``."""

    paragraph: int
    text: int
    ours: tuple[int, int]
    theirs: tuple[int, int]
    similarity: float
    boilerplate: bool = False

    @property
    def length(self) -> int:
        return self.ours[1] - self.ours[0]


def find_spans(ours: Sequence[str], theirs: Sequence[str] | Fingerprints) -> tuple[Span, ...]:
    """Aligned spans of our paragraphs and their texts, longest first.

    ``theirs`` may be fingerprints made before, when many declarations meet the same corpus.
    """
    other = theirs if isinstance(theirs, Fingerprints) else fingerprint(theirs)
    mine = fingerprint(ours)
    here, there = _closest(mine, other, *_seeds(mine, other))
    spans = (_extended(mine, other, run) for run in _runs(mine, other, here, there))
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
    """Seeds of each paragraph's few best texts only: the hundredth copy of a sentence adds nothing.

    Texts that share more with the whole plan come first among equals.
    """
    if not here.size:
        return here, there
    text = other.owner[there].astype(np.int64)
    pairs, group, count = np.unique(
        mine.owner[here].astype(np.int64) * other.texts + text, return_inverse=True, return_counts=True
    )
    paragraph, which = pairs // other.texts, pairs % other.texts
    total = np.bincount(text, minlength=other.texts)
    order = np.lexsort((which, -total[which], -count, paragraph))
    first = np.searchsorted(paragraph[order], paragraph[order], side="left")
    kept = np.zeros(pairs.size, dtype=bool)
    kept[order] = np.arange(pairs.size) - first < _TEXTS_A_PARAGRAPH
    return here[kept[group]], there[kept[group]]


_Run = tuple[int, int, int, int]


def _runs(mine: Fingerprints, other: Fingerprints, here: Ints, there: Ints) -> Iterator[_Run]:
    """Chains of seeds that lie near one diagonal: (our start, our end, their start, their end)."""
    paragraph = mine.owner[here].astype(np.int64)
    text = other.owner[there].astype(np.int64)
    order = np.lexsort((there, here, text, paragraph))
    chains: list[list[int]] = []
    last = (-1, -1)
    for index in order.tolist():
        where = (int(paragraph[index]), int(text[index]))
        if where != last:
            yield from _closed(chains)
            chains, last = [], where
        _join(chains, int(here[index]), int(there[index]))
    yield from _closed(chains)


def _join(chains: list[list[int]], ours: int, theirs: int) -> None:
    """Lengthen the chain this seed continues, or begin a new one."""
    for chain in reversed(chains[-8:]):
        ahead, across = ours - chain[1], theirs - chain[3]
        if -5 <= ahead <= _GAP and -5 <= across <= _GAP and abs(ahead - across) <= _DRIFT:
            chain[1], chain[3] = max(chain[1], ours), max(chain[3], theirs)
            return
    chains.append([ours, ours, theirs, theirs])


def _closed(chains: list[list[int]]) -> Iterator[_Run]:
    longest = sorted(chains, key=lambda chain: chain[0] - chain[1])[:_CHAINS_A_PAIR]
    yield from ((first, last, start, end) for first, last, start, end in longest)


def _extended(mine: Fingerprints, other: Fingerprints, run: _Run) -> Span | None:
    """Widen a chain by equal characters and measure it; ``None`` when it is too short or too different."""
    paragraph, text = int(mine.owner[run[0]]), int(other.owner[run[2]])
    low, high = int(mine.starts[paragraph]), int(mine.starts[paragraph + 1])
    below, above = int(other.starts[text]), int(other.starts[text + 1])
    first, start = run[0], run[2]
    end, stop = min(run[1] + 5, high), min(run[3] + 5, above)
    back = _equal_run(mine.codes[low:first][::-1], other.codes[below:start][::-1])
    ahead = _equal_run(mine.codes[end:high], other.codes[stop:above])
    first, start, end, stop = first - back, start - back, end + ahead, stop + ahead
    if end - first < SHORTEST:
        return None
    similarity = _likeness(mine.codes[first:end], other.codes[start:stop])
    if similarity < _LEAST_SIMILARITY:
        return None
    return Span(
        paragraph,
        text,
        (int(mine.offset[first]), int(mine.offset[end - 1]) + 1),
        (int(other.offset[start]), int(other.offset[stop - 1]) + 1),
        round(similarity, 4),
    )


def _equal_run(ours: Codes, theirs: Codes) -> int:
    """How many code points are equal from the beginning; looked at in growing steps."""
    length, at, step = min(ours.size, theirs.size), 0, 64
    while at < length:
        end = min(at + step, length)
        differ = np.flatnonzero(ours[at:end] != theirs[at:end])
        if differ.size:
            return at + int(differ[0])
        at, step = end, step * 4
    return length


def _likeness(ours: Codes, theirs: Codes) -> float:
    """Edit likeness 0–1; of very long spans the beginnings are measured."""
    if np.array_equal(ours, theirs):
        return 1.0
    return float(
        Indel.normalized_similarity(
            ours[:_MEASURED].tolist(), theirs[:_MEASURED].tolist(), score_cutoff=_LEAST_SIMILARITY
        )
    )


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
    if stock < 0.5 * len(words):
        return span
    return Span(span.paragraph, span.text, span.ours, span.theirs, span.similarity, boilerplate=True)


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
