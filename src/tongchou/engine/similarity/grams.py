"""Character n-grams of many texts at once, as numpy arrays.

Texts are joined, turned into code points and folded by table, so that no Python loop runs over
characters or documents. Signs that carry no words become boundaries; grams never cross them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Codes: TypeAlias = npt.NDArray[np.uint32]
Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float32]

#: Grams are kept as buckets of this many bits. Two different grams meet in one bucket rarely, and
#: only candidate ranking and rarity use buckets of a whole corpus.
BUCKET_BITS = 20
BUCKETS = 1 << BUCKET_BITS
_BMP = 1 << 16
_JOINT = "\x1e"


@dataclass(frozen=True, eq=False)
class Grams:
    """All grams of a list of texts: ``codes[i]`` belongs to text ``owner[i]``."""

    codes: Codes
    owner: npt.NDArray[np.int32]
    texts: int

    @property
    def lengths(self) -> Ints:
        """Number of grams of each text."""
        return np.bincount(self.owner, minlength=self.texts)

    def distinct(self) -> Grams:
        """Each gram of a text once, ordered by text and code."""
        keys = np.unique((self.owner.astype(np.int64) << 32) | self.codes)
        return Grams((keys & 0xFFFFFFFF).astype(np.uint32), (keys >> 32).astype(np.int32), self.texts)


@cache
def _fold_table() -> Codes:
    """Code point → folded code point; 0 for signs that are no part of a word."""
    table = np.zeros(_BMP, dtype=np.uint32)
    same = np.arange(_BMP, dtype=np.uint32)
    for first, last in (
        (ord("0"), ord("9")),
        (ord("a"), ord("z")),
        (0x00C0, 0x024F),
        (0x0370, 0x03FF),
        (0x0400, 0x04FF),
        (0x2160, 0x217F),
        (0x3040, 0x30FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xAC00, 0xD7AF),
        (0xF900, 0xFAFF),
    ):
        table[first : last + 1] = same[first : last + 1]
    table[ord("A") : ord("Z") + 1] = same[ord("a") : ord("z") + 1]
    for wide, plain in ((0xFF10, "0"), (0xFF21, "a"), (0xFF41, "a")):
        width = 10 if plain == "0" else 26
        table[wide : wide + width] = np.arange(ord(plain), ord(plain) + width, dtype=np.uint32)
    return table


def code_points(text: str) -> Codes:
    """Folded code points of a text; 0 at every boundary. Lone surrogates count as boundaries."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    low = np.minimum(raw, _BMP - 1)
    folded = _fold_table()[low]
    if raw.size and raw.max() >= _BMP:
        rare = (raw >= 0x20000) & (raw < 0x323B0)
        folded = np.where(raw >= _BMP, np.where(rare, raw, 0), folded).astype(np.uint32)
    return folded


def owners(texts: Sequence[str]) -> npt.NDArray[np.int32]:
    """For every code point of the joined texts: which text it belongs to (the joint to the text before)."""
    sizes = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
    if sizes.size:
        sizes[-1] -= 1
    return np.repeat(np.arange(len(texts), dtype=np.int32), sizes)


def joined(texts: Sequence[str]) -> Codes:
    return code_points(_JOINT.join(texts))


def _mixed(codes: Codes) -> Codes:
    """Spread the bits and keep the upper ones (Fibonacci hashing)."""
    mixed = codes * np.uint32(0x9E3779B1)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x85EBCA77)
    return mixed >> np.uint32(32 - BUCKET_BITS)


def bigrams(texts: Sequence[str]) -> Grams:
    """Two-character grams of each text as buckets."""
    codes = joined(texts)
    if codes.size < 2:
        return _none(len(texts))
    first, second = codes[:-1], codes[1:]
    valid = (first != 0) & (second != 0)
    mixed = _mixed(first * np.uint32(0x01000193) + second)
    return Grams(mixed[valid], owners(texts)[:-1][valid], len(texts))


def unigrams(texts: Sequence[str]) -> Grams:
    """Single characters of each text as buckets (apart from the buckets of bigrams)."""
    codes = joined(texts)
    valid = codes != 0
    return Grams(_mixed(codes + np.uint32(0x7F4A7C15))[valid], owners(texts)[valid], len(texts))


def both(texts: Sequence[str]) -> Grams:
    """Single characters and bigrams together, for very short names."""
    one, two = unigrams(texts), bigrams(texts)
    return Grams(np.concatenate([one.codes, two.codes]), np.concatenate([one.owner, two.owner]), len(texts))


def _none(texts: int) -> Grams:
    return Grams(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32), texts)
