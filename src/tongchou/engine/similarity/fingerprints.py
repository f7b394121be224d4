"""Winnowed fingerprints of texts: every shared run of eight characters leaves a common trace.

Punctuation and white space are left out before hashing, so that broken lines and other commas do
not hide a copy. Positions count the remaining characters and lead back to the text as written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tongchou.engine.similarity.grams import Codes, Ints, joined, owners

GRAM = 5
WINDOW = 4


@dataclass(frozen=True, eq=False)
class Fingerprints:
    """Texts as code points without signs (``codes``), with the winnowed hashes and their positions.

    ``owner`` is the text of each code point, ``offset`` where it stands in the text as written.
    """

    codes: Codes
    owner: npt.NDArray[np.int32]
    offset: npt.NDArray[np.int32]
    hashes: Codes
    positions: npt.NDArray[np.int32]
    texts: int

    @cached_property
    def starts(self) -> Ints:
        """Where each text begins in ``codes``; one more entry for the end."""
        return np.searchsorted(self.owner, np.arange(self.texts + 1)).astype(np.int64)


def fingerprint(texts: Sequence[str]) -> Fingerprints:
    """Fingerprints of texts; a text shorter than the gram has none."""
    points, owner = joined(texts), owners(texts)
    first = np.zeros(len(texts), dtype=np.int64)
    if texts:
        np.cumsum([len(text) + 1 for text in texts[:-1]], out=first[1:])
    kept = np.flatnonzero(points)
    codes, owner = points[kept], owner[kept]
    offset = (kept - first[owner]).astype(np.int32)
    hashes, positions = _winnowed(codes, owner)
    return Fingerprints(codes, owner, offset, hashes, positions, len(texts))


def _winnowed(codes: Codes, owner: npt.NDArray[np.int32]) -> tuple[Codes, npt.NDArray[np.int32]]:
    """The smallest hash of every window of neighbouring grams, once each.

    Windows run across the border of two texts too: that only adds a few fingerprints, it never
    drops one, and grams themselves stay inside a text.
    """
    count = codes.size - GRAM + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32)
    hashes = codes[:count].copy()
    for step in range(1, GRAM):
        hashes *= np.uint32(0x01000193)
        hashes ^= codes[step : step + count]
    hashes *= np.uint32(0x9E3779B1)
    hashes ^= hashes >> np.uint32(15)
    inside = owner[:count] == owner[GRAM - 1 :]
    hashes[~inside] = np.uint32(0xFFFFFFFF)
    chosen = np.zeros(count, dtype=bool)
    if count < WINDOW:
        chosen[:] = True
    else:
        windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
        chosen[np.arange(windows.shape[0]) + windows.argmin(axis=1)] = True
        # A text shorter than a window would otherwise lose to its neighbour's hashes.
        chosen |= _edges(owner, count)
    chosen &= inside
    positions = np.flatnonzero(chosen).astype(np.int32)
    return hashes[positions], positions


def _edges(owner: npt.NDArray[np.int32], count: int) -> npt.NDArray[np.bool_]:
    """Grams at the first and last places of each text."""
    near = np.zeros(count, dtype=bool)
    change = np.flatnonzero(np.diff(owner)) + 1
    for step in range(-GRAM - WINDOW + 2, WINDOW - 1):
        spots = change + step
        near[spots[(spots >= 0) & (spots < count)]] = True
    return near
