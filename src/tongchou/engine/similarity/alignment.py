"""From seeds to aligned spans: chains along a diagonal, widened over small edits, then measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from tongchou.engine.similarity.fingerprints import Fingerprints
from tongchou.engine.similarity.grams import Codes, Ints

#: Shorter runs are chance.
SHORTEST = 16
_LEAST_SIMILARITY = 0.7
#: Long spans may be edited more: chance does not align sixty characters.
_LEAST_SIMILARITY_LONG = 0.55
_LONG_SPAN = 60
_GAP = 60
_DRIFT = 16
_MEASURED = 4_000
_CHAINS_A_PAIR = 60
_MOST_EDITS = 80
#: Equal characters that must follow an edit, the edits tried (smallest first), and how far they look.
_AGAIN = 3
_JUMPS = sorted(
    ((a, b) for a in range(5) for b in range(5) if a or b), key=lambda jump: (max(jump), sum(jump))
)
_LOOK = 4 + _AGAIN


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


Run = tuple[int, int, int, int]


def runs(mine: Fingerprints, other: Fingerprints, here: Ints, there: Ints) -> Iterator[Run]:
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


def _closed(chains: list[list[int]]) -> Iterator[Run]:
    longest = sorted(chains, key=lambda chain: chain[0] - chain[1])[:_CHAINS_A_PAIR]
    yield from ((first, last, start, end) for first, last, start, end in longest)


def extended(mine: Fingerprints, other: Fingerprints, run: Run) -> Span | None:
    """Widen a chain by equal characters and measure it; ``None`` when it is too short or too different."""
    paragraph, text = int(mine.owner[run[0]]), int(other.owner[run[2]])
    low, high = int(mine.starts[paragraph]), int(mine.starts[paragraph + 1])
    below, above = int(other.starts[text]), int(other.starts[text + 1])
    first, start = run[0], run[2]
    end, stop = min(run[1] + 5, high), min(run[3] + 5, above)
    back = _tolerant_run(mine.codes[low:first][::-1], other.codes[below:start][::-1])
    ahead = _tolerant_run(mine.codes[end:high], other.codes[stop:above])
    first, start, end, stop = first - back[0], start - back[1], end + ahead[0], stop + ahead[1]
    if end - first < SHORTEST:
        return None
    similarity = _likeness(mine.codes[first:end], other.codes[start:stop])
    if similarity < (_LEAST_SIMILARITY_LONG if end - first >= _LONG_SPAN else _LEAST_SIMILARITY):
        return None
    return Span(
        paragraph,
        text,
        (int(mine.offset[first]), int(mine.offset[end - 1]) + 1),
        (int(other.offset[start]), int(other.offset[stop - 1]) + 1),
        round(similarity, 4),
    )


def _tolerant_run(ours: Codes, theirs: Codes) -> tuple[int, int]:
    """How far both sides go on alike: equal characters, with small edits stepped over.

    An edit is stepped over only when the characters behind it are equal again.
    """
    here = there = 0
    for _ in range(_MOST_EDITS):
        run = _equal_run(ours[here:], theirs[there:])
        here, there = here + run, there + run
        near, far = ours[here : here + _LOOK].tolist(), theirs[there : there + _LOOK].tolist()
        jump = next(
            (
                (a, b)
                for a, b in _JUMPS
                if near[a : a + _AGAIN] == far[b : b + _AGAIN] and len(near) >= a + _AGAIN
            ),
            None,
        )
        if jump is None:
            break
        here, there = here + jump[0], there + jump[1]
    return here, there


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
            ours[:_MEASURED].tolist(), theirs[:_MEASURED].tolist(), score_cutoff=_LEAST_SIMILARITY_LONG
        )
    )
