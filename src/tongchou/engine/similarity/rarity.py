"""How much a gram tells: rare ones much, grams of every project nearly nothing.

A corpus of five projects cannot say which words are common, so each corpus is taken together with
an imagined background in which the words of ``words/generic.txt`` stand in half of all texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from tongchou.engine.similarity.grams import BUCKETS, Codes, Floats, Grams, bigrams
from tongchou.engine.similarity.vocabulary import generic_words

_BACKGROUND = 400
_GENERIC_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class Rarity:
    """A weight 0–1 for every gram bucket."""

    table: Floats
    documents: int

    def of(self, codes: Codes) -> Floats:
        weights: Floats = self.table[codes]
        return weights


@cache
def _generic_counts() -> Floats:
    counts = np.zeros(BUCKETS, dtype=np.float32)
    counts[bigrams(sorted(generic_words())).codes] = _BACKGROUND * _GENERIC_SHARE
    return counts


def rarity_of(*collections: Grams) -> Rarity:
    """Weights from document counts over all given collections.

    Occurrences stand for documents: texts are short, and counting repeats twice only makes common
    grams a little more common.
    """
    counts = _generic_counts().copy()
    documents = _BACKGROUND
    for grams in collections:
        counts += np.bincount(grams.codes, minlength=BUCKETS).astype(np.float32)
        documents += grams.texts
    ceiling = np.log(np.float32(documents + 1))
    table = np.log((documents + 1) / (np.minimum(counts, documents) + 1)) / ceiling
    return Rarity(table.astype(np.float32), documents)
