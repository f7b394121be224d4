"""First automatic counting of a Chinese function list into ILF, EIF, EI, EO and EQ.

Rules only; every item says which words made it and how sure we are. The result is
laid beside the declared count for a reviewer; it is never used to cut silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tongchou.engine.sizing.basis import Method
from tongchou.engine.sizing.count_words import (
    CALCULATION,
    CODE_TABLE,
    EXTERNAL,
    MAINTAIN,
    NOT_FUNCTION,
    VERB,
    VERBS,
    entity_of,
)
from tongchou.engine.sizing.function_points import CountType, unadjusted_points
from tongchou.kernel.declared import Function
from tongchou.kernel.evidence import Evidence

_IN_NAME, _IN_DESCRIPTION, _ASSUMED, _GUESSED = 0.9, 0.7, 0.4, 0.3


@dataclass(frozen=True)
class CountedItem:
    """One counted item: the words that made it, the data it concerns, the place and how sure."""

    kind: CountType
    entity: str
    words: str
    function: str
    place: Evidence
    confidence: float
    rule: str


@dataclass(frozen=True)
class Dropped:
    """A row or item that does not count, and why (C01 not a function, C02 same data, C03 same process)."""

    rule: str
    function: str
    detail: str
    place: Evidence


@dataclass(frozen=True)
class AutomaticCount:
    items: tuple[CountedItem, ...]
    dropped: tuple[Dropped, ...]
    rows: int

    @property
    def counts(self) -> dict[CountType, Decimal]:
        total = dict.fromkeys(CountType, Decimal(0))
        for item in self.items:
            total[item.kind] += 1
        return total

    @property
    def confidence(self) -> float:
        """Mean confidence, 0 when nothing was counted."""
        return sum(item.confidence for item in self.items) / len(self.items) if self.items else 0.0

    def points(self, method: Method = Method.ESTIMATED) -> Decimal:
        """UFP. A detailed basis is recounted with average complexities, which is the estimated method."""
        return unadjusted_points(self.counts, Method.ESTIMATED if method is Method.DETAILED else method)

    def dropped_by(self, rule: str) -> tuple[Dropped, ...]:
        return tuple(dropped for dropped in self.dropped if dropped.rule == rule)


@dataclass
class _Counter:
    items: list[CountedItem] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    seen: dict[tuple[CountType, str, str], str] = field(default_factory=dict)

    def add(self, item: CountedItem, group: str) -> None:
        """Keep an item once per list: one ILF per entity, one process per entity and verb group."""
        key = (item.kind, item.entity, group)
        first = self.seen.setdefault(key, item.function)
        if first is item.function and not self._has(item, group):
            self.items.append(item)
        elif first != item.function:
            rule = "C02" if item.kind.is_data else "C03"
            detail = f"{item.entity}的{group or item.kind.value}已在“{first}”计取"
            self.dropped.append(Dropped(rule, item.function, detail, item.place))

    def _has(self, item: CountedItem, group: str) -> bool:
        return any(
            other.kind is item.kind
            and other.entity == item.entity
            and other.rule == item.rule
            and _group(other) == group
            for other in reversed(self.items[-16:])
            if other.place is item.place
        )


def _group(item: CountedItem) -> str:
    return VERBS[item.words][1] if item.words in VERBS else ("" if item.kind.is_data else item.words)


def count_functions(functions: Sequence[Function]) -> AutomaticCount:
    """Count a whole list. Rows that state one count type are taken as one elementary item each."""
    counter = _Counter()
    for function in functions:
        name = function.name.strip()
        if NOT_FUNCTION.fullmatch(name):
            counter.dropped.append(Dropped("C01", name, "技术任务或非功能要求，不计功能点", function.place))
        elif function.count_type in CountType.__members__:
            _count_elementary(counter, function, name)
        else:
            _count_row(counter, function, name)
    return AutomaticCount(tuple(counter.items), tuple(counter.dropped), len(functions))


def _count_elementary(counter: _Counter, function: Function, name: str) -> None:
    """A row that is one item: its type by its own words, the stated type where they say nothing."""
    stated = CountType[function.count_type]
    entity = entity_of(name) or name
    if stated.is_data:
        if stated is CountType.ILF and CODE_TABLE.search(name):
            counter.dropped.append(Dropped("C02", name, "代码表不作为逻辑文件", function.place))
            return
        counter.add(_item(stated, entity, name, function, _IN_NAME, "stated-data"), "")
        return
    first = next(_verbs(name, name + function.description), None)
    if first is None:
        counter.add(_item(stated, entity, name, function, _GUESSED, "elementary"), name)
        return
    word, (kind, process) = first
    counter.add(_item(kind, entity, word, function, _IN_NAME, "elementary"), process)


def _count_row(counter: _Counter, function: Function, name: str) -> None:
    entity = entity_of(name) or entity_of(function.module) or name
    found: _Found = {}
    for words, confidence in ((name, _IN_NAME), (function.description, _IN_DESCRIPTION)):
        for word, group in _verbs(words, name + function.description):
            found.setdefault(group, (word, confidence))
    if not _keeps(found) and name.endswith(MAINTAIN):
        _assume_maintenance(found)
    if len(found) > 1 and _keeps(found) and not any(kind is CountType.EQ for kind, _ in found):
        # data that is kept is also looked at; a row naming one process (新增图层) is only that process
        found[(CountType.EQ, "查询")] = ("查询", _ASSUMED)
    for (kind, process), (word, confidence) in found.items():
        counter.add(_item(kind, entity, word, function, confidence, "verb"), process)
    if not found:
        counter.add(_item(CountType.EQ, entity, name, function, _GUESSED, "no-verb"), name)
    if _keeps(found) and not CODE_TABLE.search(entity):
        counter.add(_item(CountType.ILF, entity, entity, function, _IN_DESCRIPTION, "maintained-data"), "")
    for match in EXTERNAL.finditer(f"{name}，{function.description}"):
        what = entity_of(match["what"]) or match["what"]
        counter.add(_item(CountType.EIF, what, match[0], function, _IN_DESCRIPTION, "external-data"), "")


_Found = dict[tuple[CountType, str], tuple[str, float]]


def _keeps(found: _Found) -> bool:
    """Whether a row writes data at all."""
    return any(kind is CountType.EI for kind, _ in found)


def _assume_maintenance(found: _Found) -> None:
    """ "XX管理" without details: data kept, created, changed, deleted and looked up (assumed)."""
    for group in ("新增", "修改", "删除"):
        found[(CountType.EI, group)] = (group, _ASSUMED)
    found.setdefault((CountType.EQ, "查询"), ("查询", _ASSUMED))


def _verbs(words: str, row: str) -> Iterator[tuple[str, tuple[CountType, str]]]:
    calculates = any(word in row for word in CALCULATION)
    for match in VERB.finditer(words):
        kind, group = VERBS[match[1]]
        if match[1] == "导出" and calculates:
            kind, group = CountType.EO, "报表"
        yield match[1], (kind, group)


def _item(
    kind: CountType, entity: str, words: str, function: Function, confidence: float, rule: str
) -> CountedItem:
    return CountedItem(kind, entity, words, function.name, function.place, confidence, rule)
