"""Module coverage: which declared functions a target already has, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tongchou.engine.similarity.features import Declared, Existing, Item, Target
from tongchou.engine.similarity.grams import Floats
from tongchou.engine.similarity.names import canonical, name_information, name_similarity, told_in
from tongchou.engine.similarity.rarity import Rarity
from tongchou.engine.similarity.titles import fold
from tongchou.engine.similarity.vocabulary import same_words
from tongchou.kernel.similars import ModuleMatch

#: From here on two names are taken for the same function; from SURE on without reserve.
MATCHED = 0.60
SURE = 0.80
_GENERIC_WEIGHT = 0.1
_FULL_INFORMATION = 3.0
#: A description carries a match when the name holds this share of the other name, and both together the rest.
_NAMED = 0.25
_DESCRIBED = 0.8
_RICH = 4.0
_TRUSTED = 1.5
_MAX_MATCHES = 200


@dataclass(frozen=True)
class Coverage:
    """``forward``: share of declared functions the target has; ``backward``: of the target's declared again.

    ``themes`` is ``forward`` with every function of a module found in the target counted: it tells what two
    projects are about, not what is built twice. ``None`` where a side names no functions. ``richness`` and
    ``trust`` 0–1 tell how much both lists say at all: the first is full at about four telling functions,
    the second at one and a half.
    """

    forward: float | None
    backward: float | None
    richness: float = 0.0
    trust: float = 0.0
    matches: tuple[ModuleMatch, ...] = ()
    themes: float | None = None


@dataclass(frozen=True, eq=False)
class _Rows:
    """Declared names as rows: functions, then modules and subsystems; ``module`` is -1 for none."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    texts: tuple[str, ...]
    module: npt.NDArray[np.int64]
    operation: npt.NDArray[np.bool_]
    weights: Floats

    @property
    def leaves(self) -> int:
        return int(self.module.size)


def coverages(declared: Declared, targets: Sequence[Target], rarity: Rarity) -> list[Coverage]:
    """Coverage of one declaration by each target, in the order given."""
    rows = _rows(declared.items, rarity)
    columns = [(*target.items, _title_item(target)) for target in targets]
    flat = [item for items in columns for item in items]
    ours = (*rows.names, canonical(declared.title.core))
    similarity = name_similarity(
        ours, [item.key for item in flat], rarity, whole=[item.is_name for item in flat]
    )
    _add_described(similarity, rows, flat, rarity)
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


def _add_described(similarity: Floats, rows: _Rows, flat: Sequence[Existing], rarity: Rarity) -> None:
    """Raise the similarity of functions whose description says what their name only begins to say."""
    named = [n for n, item in enumerate(flat) if item.is_name]
    keys = [flat[n].key for n in named]
    if not named or not rows.leaves:
        return
    begun = told_in(keys, rows.names[: rows.leaves], rarity) >= _NAMED
    told = np.where(begun, _DESCRIBED * told_in(keys, rows.texts, rarity), 0.0).T
    leaves = np.arange(rows.leaves)[:, None]
    similarity[leaves, named] = np.maximum(similarity[leaves, named], told)


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
        texts=tuple(canonical(item.name) + " " + same_words(fold(item.description)) for item in items),
        module=np.asarray([places.get(item.group, -1) for item in items], dtype=np.int64),
        operation=np.asarray([item.operation for item in items], dtype=bool),
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
    level, source = _leaf_levels(rows, best, rows.operation)
    forward, told = _share(level, rows.weights)
    themes, _ = _share(_leaf_levels(rows, best, rows.module >= 0)[0], rows.weights)
    both = min(told, told_back) if named.any() else min(told, 1.0)
    richness = min(1.0, both / _RICH) if named.any() else 0.0
    matches = _matches(items, rows, existing, similarity, level, source)
    trust = min(1.0, both / _TRUSTED)
    return Coverage(forward, backward if named.any() else None, richness, trust, matches, themes)


def _leaf_levels(
    rows: _Rows, best: Floats, by_module: npt.NDArray[np.bool_]
) -> tuple[Floats, npt.NDArray[np.int64]]:
    """For each declared function the best similarity and the row that gave it: its own, or its module's
    where ``by_module`` lets the module stand for it."""
    own = best[: rows.leaves]
    module = np.where(by_module & (rows.module >= 0), best[rows.module], 0.0)
    source = np.where(own >= module, np.arange(rows.leaves), rows.module)
    return np.maximum(own, module).astype(np.float32), source


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
    """One match per declared name that was found (a module once, with the operations on it)."""
    found: dict[int, list[int]] = {}
    for leaf in np.flatnonzero(level >= MATCHED).tolist():
        if not items[leaf].generic or source[leaf] >= rows.leaves:
            found.setdefault(int(source[leaf]), []).append(leaf)
    matches = []
    for row, leaves in found.items():
        place, label = items[leaves[0]].place, rows.labels[row]
        matches.append(
            ModuleMatch(
                label,
                existing[int(similarity[row].argmax())].name,
                round(float(level[leaves[0]]), 3),
                place if place.quote else place.quoting(label),
                tuple(items[leaf].name for leaf in leaves) if row >= rows.leaves else (),
            )
        )
    return tuple(sorted(matches, key=lambda match: -match.score)[:_MAX_MATCHES])
