"""Column heads as data: which wordings mean which column, and how a head row is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from tongchou.engine.intake.wording import bracketed, label_key, squeeze

#: Names of columns that every list may have; they help to recognise a head row.
ORDER = ("序号", "编号", "序", "no", "项次", "行号")
REMARK = ("备注", "说明", "备注说明", "其他说明", "备  注")
_LONGEST_HEAD = 24
#: A cell such as “是否使用：否” already has its answer and heads nothing.
_ANSWERED = re.compile(r"[:：][^:：）)]")


@dataclass(frozen=True)
class Columns:
    """The columns of one kind of list.

    ``synonyms`` maps an identifier to the heads seen in practice. ``required`` is a row of
    alternatives: at least one identifier of each must be there. ``least`` columns in all make a head.
    ``repeated`` identifiers may take several columns (报价1, 报价2 …). ``otherwise`` gives short heads a
    second meaning: 目标 is the indicator where 目标值 stands beside it.
    """

    synonyms: Mapping[str, Sequence[str]]
    required: tuple[tuple[str, ...], ...]
    least: int = 3
    repeated: frozenset[str] = frozenset()
    #: Heads that mean something else when another column says their first meaning more clearly.
    otherwise: Mapping[str, str] = field(default_factory=dict)
    _cache: dict[str, tuple[str, int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def exact(self) -> dict[str, str]:
        table: dict[str, str] = {}
        for identifier, words in self.synonyms.items():
            for word in words:
                table.setdefault(label_key(word), identifier)
        return table

    def knows_any(self, texts: Iterable[str]) -> bool:
        """Whether one of the texts is a known head to the letter."""
        return any(text and len(text) <= _LONGEST_HEAD and label_key(text) in self.exact for text in texts)

    def meaning(self, head: str) -> tuple[str, int]:
        """The identifier of a head cell and how sure it is (0–100); ``("", 0)`` when it is none."""
        if head not in self._cache:
            self._cache[head] = self._meaning(head)
        return self._cache[head]

    def _meaning(self, head: str) -> tuple[str, int]:
        bare = squeeze(head)
        if not bare or len(bare) > _LONGEST_HEAD or bare[0].isdigit() or _ANSWERED.search(bare):
            return "", 0
        key = label_key(head)
        if key in self.exact:
            return self.exact[key], 100
        inside = label_key(bracketed(head))
        if inside in self.exact and label_key(head + inside) not in self.exact and not key:
            return self.exact[inside], 95
        return self._near(key)

    def _near(self, key: str) -> tuple[str, int]:
        best, score = "", 0
        for word, identifier in self.exact.items():
            if len(word) >= 2 and word in key and len(key) <= len(word) + 4:
                closeness = 92 - (len(key) - len(word)) - (0 if key.endswith(word) else 2)
            elif len(word) >= 4 and len(key) >= 4:
                ratio = fuzz.ratio(word, key)
                closeness = int(ratio) - 5 if ratio >= 84 else 0
            else:
                closeness = 0
            if closeness > score:
                best, score = identifier, closeness
        return best, score

    def assign(self, heads: Sequence[str]) -> dict[int, str]:
        """Column number → identifier; each identifier goes to its surest column only."""
        rated = [(self.meaning(head), number) for number, head in enumerate(heads)]
        taken: dict[int, str] = {}
        used: set[str] = set()

        def surest(item: tuple[tuple[str, int], int]) -> tuple[int, bool, int]:
            return -item[0][1], squeeze(heads[item[1]]) in self.otherwise, item[1]

        for (identifier, score), number in sorted(rated, key=surest):
            if identifier in used and squeeze(heads[number]) in self.otherwise:
                identifier = self.otherwise[squeeze(heads[number])]
            if score and (identifier not in used or identifier in self.repeated):
                taken[number] = identifier
                used.add(identifier)
        return dict(sorted(taken.items()))

    def accepts(self, identifiers: Iterable[str]) -> bool:
        """Whether these columns make a head row of this kind of list."""
        found = set(identifiers)
        return len(found) >= self.least and all(found & set(options) for options in self.required)
