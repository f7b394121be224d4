"""Candidates: which of thousands of records deserve a closer look.

BM25 over character bigrams, by one pass over the arrays of the whole corpus. No inverted lists are
built: reading three million buckets once is cheaper than sorting them, and a check asks only once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tongchou.engine.similarity.grams import BUCKET_BITS, BUCKETS, Codes, Floats, Grams, Ints, bigrams, both

_K1 = 1.2
_B = 0.5
#: Only the most telling grams of a question are asked: more adds time, not candidates.
_QUESTION_GRAMS = 600


@dataclass(frozen=True, eq=False)
class TextIndex:
    """Bigrams of a collection of texts, ready to be asked."""

    grams: Grams

    @cached_property
    def counts(self) -> Floats:
        """Occurrences of every bucket in the collection."""
        return np.bincount(self.grams.codes, minlength=BUCKETS).astype(np.float32)

    @cached_property
    def _length_factor(self) -> Floats:
        lengths = self.grams.lengths.astype(np.float32)
        mean = max(float(lengths.mean()), 1.0) if lengths.size else 1.0
        return (_K1 * (1 - _B + _B * lengths / mean)).astype(np.float32)

    def scores(self, question: Codes) -> Floats:
        """BM25 of every text for the grams of a question; repeats in the question count."""
        asked, times = np.unique(question, return_counts=True)
        weights = self._idf(asked) * np.log1p(times).astype(np.float32)
        if asked.size > _QUESTION_GRAMS:
            best = np.argpartition(-weights, _QUESTION_GRAMS)[:_QUESTION_GRAMS]
            asked, weights = asked[best], weights[best]
        table = np.zeros(BUCKETS, dtype=np.float32)
        table[asked] = weights
        hits = np.flatnonzero(table[self.grams.codes])
        owner, codes = self.grams.owner[hits], self.grams.codes[hits]
        keys, repeats = np.unique(
            (owner.astype(np.int64) << BUCKET_BITS) | codes.astype(np.int64), return_counts=True
        )
        owner = (keys >> BUCKET_BITS).astype(np.int32)
        often = repeats.astype(np.float32)
        part = table[keys & (BUCKETS - 1)] * often * (_K1 + 1) / (often + self._length_factor[owner])
        return np.bincount(owner, weights=part, minlength=self.grams.texts).astype(np.float32)

    def _idf(self, codes: Codes) -> Floats:
        found = np.minimum(self.counts[codes], self.grams.texts)
        idf = np.log1p((self.grams.texts - found + 0.5) / (found + 0.5))
        return np.asarray(idf, dtype=np.float32)


def index_texts(texts: Sequence[str], *, single_characters: bool = False) -> TextIndex:
    """Index texts; ``single_characters`` adds one-character grams (for very short names)."""
    return TextIndex(both(texts) if single_characters else bigrams(texts))


def best(scores: Floats, count: int) -> Ints:
    """Positions of the highest positive scores, best first, ties by position."""
    count = min(count, scores.size)
    if not count:
        return np.zeros(0, dtype=np.int64)
    top = np.argpartition(-scores, count - 1)[:count]
    top = top[scores[top] > 0]
    return top[np.lexsort((top, -scores[top]))].astype(np.int64)


def candidates(index: TextIndex, questions: Sequence[Sequence[str]], *, count: int) -> Ints:
    """Positions worth comparing: the best of each question, and of all questions together.

    ``questions`` are the views of one declaration (title; modules; aims). Asking them apart keeps
    four hundred functions from drowning the title.
    """
    picked: list[Ints] = []
    total = np.zeros(index.grams.texts, dtype=np.float32)
    for question in questions:
        codes = bigrams(list(question)).codes
        if not codes.size:
            continue
        scores = index.scores(codes)
        total += scores / max(float(scores.max(initial=0.0)), 1e-6)
        picked.append(best(scores, count // 2))
    if not picked:
        return np.zeros(0, dtype=np.int64)
    return np.unique(np.concatenate([*picked, best(total, count)]))
