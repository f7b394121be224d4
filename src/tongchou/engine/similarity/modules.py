"""Module coverage: which declared functions a target already has, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tongchou.engine.similarity.features import Declared, Existing, Item, Target
from tongchou.engine.similarity.grams import Floats
from tongchou.engine.similarity.names import canonical, name_information, name_similarity
from tongchou.engine.similarity.rarity import Rarity
from tongchou.kernel.similars import ModuleMatch

#: From here on two names are taken for the same function; from SURE on without reserve.
MATCHED = 0.60
SURE = 0.80
_GENERIC_WEIGHT = 0.1
_FULL_INFORMATION = 3.0
_SUBSYSTEM_SURE = 0.85
_SUBSYSTEM_SHARE = 0.7
_RICH = 4.0
_TRUSTED = 1.5
_MAX_MATCHES = 200


@dataclass(frozen=True)
class Coverage:
    """``forward``: share of declared functions the target has; ``backward``: of the target's declared again.

    ``None`` where a side names no functions. ``richness`` and ``trust`` 0–1 tell how much both lists
    say at all: the first is full at about four telling functions, the second at one and a half.
    """

    forward: float | None
    backward: float | None
    richness: float = 0.0
    trust: float = 0.0
    matches: tuple[ModuleMatch, ...] = ()


@dataclass(frozen=True, eq=False)
class _Rows:
    """Declared names as rows: every leaf knows the rows of its module and subsystem (-1 for none)."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    group: npt.NDArray[np.int64]
    subsystem: npt.NDArray[np.int64]
    weights: Floats

    @property
    def leaves(self) -> int:
        return int(self.group.size)


def coverages(declared: Declared, targets: Sequence[Target], rarity: Rarity) -> list[Coverage]:
    """Coverage of one declaration by each target, in the order given."""
    rows = _rows(declared.items, rarity)
    columns = [(*target.items, _title_item(target)) for target in targets]
    flat = [item for items in columns for item in items]
    ours = (*rows.names, canonical(declared.title.core))
    similarity = name_similarity(
        ours, [item.key for item in flat], rarity, whole=[item.is_name for item in flat]
    )
    weights = _weights([item.key for item in flat], [item.generic for item in flat], rarity)
    ends = np.cumsum([len(items) for items in columns])
    return [
        _coverage(
            declared.items,
            rows,
            items,
            similarity[:, end - len(items) : end],
            weights[end - len(items) : end],
        )
        for items, end in zip(columns, ends, strict=True)
    ]


def _title_item(target: Target) -> Existing:
    """What a target is called is a function it has, even when its list does not say so."""
    return Existing(target.title.core, canonical(target.title.core))


def _rows(items: Sequence[Item], rarity: Rarity) -> _Rows:
    labels = [item.name for item in items]
    places: dict[str, int] = {}
    for name in (name for item in items for name in (item.group, item.subsystem) if name):
        places.setdefault(name, len(items) + len(places))
    names = tuple(canonical(name) for name in [*labels, *places])
    return _Rows(
        names=names,
        labels=(*labels, *places),
        group=np.asarray([places.get(item.group, -1) for item in items], dtype=np.int64),
        subsystem=np.asarray([places.get(item.subsystem, -1) for item in items], dtype=np.int64),
        weights=_weights(names[: len(items)], [item.generic for item in items], rarity),
    )


def _weights(names: Sequence[str], generic: Sequence[bool], rarity: Rarity) -> Floats:
    telling = np.clip(name_information(names, rarity) / _FULL_INFORMATION, 0.3, 1.0)
    return np.where(np.asarray(generic, dtype=bool), _GENERIC_WEIGHT, telling).astype(np.float32)


def _coverage(
    items: Sequence[Item], rows: _Rows, existing: Sequence[Existing], similarity: Floats, weights: Floats
) -> Coverage:
    named = np.asarray([item.is_name for item in existing], dtype=bool)
    named[-1] = False  # the title is no listed function
    backward, told_back = _share(similarity[:, named].max(axis=0, initial=0.0), weights[named])
    if not rows.leaves:
        return Coverage(None, None)
    best = similarity.max(axis=1)
    level, source = _leaf_levels(rows, best)
    forward, told = _share(level, rows.weights)
    both = min(told, told_back) if named.any() else min(told, 1.0)
    richness = min(1.0, both / _RICH) if named.any() else 0.0
    matches = _matches(items, rows, existing, similarity, level, source)
    trust = min(1.0, both / _TRUSTED)
    return Coverage(forward, backward if named.any() else None, richness, trust, matches)


def _leaf_levels(rows: _Rows, best: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
    """For each declared function the best similarity and the row (own, module, subsystem) that gave it."""
    leaves = np.arange(rows.leaves)
    own = best[: rows.leaves]
    module = np.where(rows.group >= 0, best[rows.group], 0.0)
    subsystem = np.where(rows.subsystem >= 0, best[rows.subsystem], 0.0)
    subsystem = np.where(subsystem >= _SUBSYSTEM_SURE, _SUBSYSTEM_SHARE, 0.0)
    level = np.maximum(own, np.maximum(module, subsystem))
    source = np.where(own >= level, leaves, np.where(module >= level, rows.group, rows.subsystem))
    return level.astype(np.float32), source


def _share(level: Floats, weights: Floats) -> tuple[float, float]:
    """Weighted share of matched names, and the total weight."""
    total = float(weights.sum())
    counted = np.where(level >= SURE, 1.0, np.where(level >= MATCHED, level, 0.0))
    return (float((counted * weights).sum()) / total if total else 0.0), total


def _matches(
    items: Sequence[Item],
    rows: _Rows,
    existing: Sequence[Existing],
    similarity: Floats,
    level: Floats,
    source: npt.NDArray[np.int64],
) -> tuple[ModuleMatch, ...]:
    """One match per declared name that was found (a module once, not once per function of it)."""
    found: dict[int, ModuleMatch] = {}
    for leaf in np.flatnonzero(level >= MATCHED).tolist():
        row = int(source[leaf])
        if row not in found and not items[leaf].generic:
            column = int(similarity[row].argmax())
            place = items[leaf].place
            label = rows.labels[row]
            found[row] = ModuleMatch(
                label,
                existing[column].name,
                round(float(level[leaf]), 3),
                place if place.quote else place.quoting(label),
            )
    ordered = sorted(found.values(), key=lambda match: -match.score)
    return tuple(ordered[:_MAX_MATCHES])
