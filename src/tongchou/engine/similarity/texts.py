"""Likeness of whole texts: cosine over character pairs, rare pairs weighing much more than common ones.

Measured on public sets, area under the curve in %: same event, short against long (SOHU-dc) 81.8,
short against short (SOHU-dd) 79.0; same regulation in two cities against near titles, 96.4 by the first
400 characters and 97.5 by 4,000; questions of the same meaning (LCQMC) 75.9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from tongchou.engine.similarity.grams import BUCKETS, Ints, bigrams

#: Exponent on the rarity: 1 is the usual TF-IDF; more lets shared rare pairs decide.
_SHARPNESS = 1.5
#: A smaller collection is taken for one of this size: among two texts every shared pair is common.
_FEWEST = 50


@dataclass(frozen=True, eq=False)
class TextSpace:
    """Weights of pairs as learnt from a collection of texts."""

    weights: npt.NDArray[np.float64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> TextSpace:
        """Learn from the texts that will be compared, or from a corpus that stands for them."""
        counts = np.bincount(bigrams(texts).distinct().codes, minlength=BUCKETS)
        rarity = np.log(max(len(texts) + 1, _FEWEST) / (counts + 1))
        return cls(np.maximum(rarity, 0.0) ** _SHARPNESS)

    def cosines(self, ours: Sequence[str], theirs: Sequence[str]) -> list[float]:
        """Likeness 0–1 of ``ours[i]`` and ``theirs[i]``; identical texts are 1, empty ones 0."""
        left, right = self._rows(ours), self._rows(theirs)
        return [
            1.0 if a == b and a else _cosine(x, y)
            for a, b, x, y in zip(ours, theirs, left, right, strict=True)
        ]

    def _rows(self, texts: Sequence[str]) -> list[_Row]:
        grams = bigrams(texts)
        keys, times = np.unique((grams.owner.astype(np.int64) << 32) | grams.codes, return_counts=True)
        codes = keys & 0xFFFFFFFF
        values = (1 + np.log(times)) * self.weights[codes]
        bounds = np.searchsorted(keys >> 32, np.arange(len(texts) + 1)).tolist()
        return [(codes[start:end], values[start:end]) for start, end in pairwise(bounds)]


_Row = tuple[Ints, npt.NDArray[np.float64]]


def _cosine(ours: _Row, theirs: _Row) -> float:
    _, here, there = np.intersect1d(ours[0], theirs[0], assume_unique=True, return_indices=True)
    length = float(np.linalg.norm(ours[1]) * np.linalg.norm(theirs[1]))
    shared = float(ours[1][here] @ theirs[1][there])
    return min(1.0, shared / length) if length > 0 else 0.0
