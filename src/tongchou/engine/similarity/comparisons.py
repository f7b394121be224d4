"""Features of a pair compared one by one; each gives a value 0–1 and a sentence for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tongchou.engine.similarity.features import Declared, Target
from tongchou.engine.similarity.grams import bigrams
from tongchou.engine.similarity.modules import Coverage
from tongchou.engine.similarity.names import canonical, name_information, name_similarity
from tongchou.engine.similarity.places import same_city
from tongchou.engine.similarity.rarity import Rarity
from tongchou.engine.similarity.titles import fold
from tongchou.engine.similarity.units import same_unit
from tongchou.engine.similarity.vocabulary import generic_words, same_words, words_of

_SCOPE_ENOUGH = 8.0
_TITLE_ENOUGH = 2.0


@dataclass(frozen=True)
class Comparison:
    """One compared feature. ``value`` is ``None`` when a side does not say it.

    ``trust`` 0–1 scales its weight: two titles that read 信息化建设 are equal and tell nothing.
    """

    name: str
    label: str
    value: float | None
    detail: str = ""
    trust: float = 1.0


def title_similarity(ours: str, theirs: str, rarity: Rarity) -> float:
    """Similarity of two title cores: words and character pairs, weighted by how much they tell."""
    if not ours or not theirs:
        return 0.0
    if fold(ours).lower() == fold(theirs).lower():
        return 1.0
    grams = float(name_similarity([canonical(ours)], [canonical(theirs)], rarity)[0, 0])
    return (grams + _word_similarity(same_words(ours), same_words(theirs), rarity)) / 2


def _word_similarity(ours: str, theirs: str, rarity: Rarity) -> float:
    mine, other = set(words_of(ours)), set(words_of(theirs))
    every = sorted(mine | other)
    if not mine or not other:
        return 0.0
    weight = dict(zip(every, name_information(every, rarity), strict=True))
    generic = generic_words()
    told = {word: max(0.05, float(weight[word]) * (0.3 if word in generic else 1.0)) for word in every}
    shared = sum(told[word] for word in mine & other)
    return 2 * shared / (sum(told[w] for w in mine) + sum(told[w] for w in other))


def compare_titles(declared: Declared, target: Target, rarity: Rarity) -> Comparison:
    value = title_similarity(declared.title.core, target.title.core, rarity)
    level = next(
        words
        for floor, words in (
            (0.995, "名称相同"),
            (0.8, "名称基本相同"),
            (0.5, "名称部分相同"),
            (0.2, "名称有共同用词"),
            (0.0, "名称不同"),
        )
        if value >= floor
    )
    detail = f"{level}：“{declared.title.core}”与“{target.title.core}”"
    told = name_information([canonical(declared.title.core), canonical(target.title.core)], rarity)
    return Comparison("title", "名称", value, detail, trust=min(1.0, float(told.min()) / _TITLE_ENOUGH))


def compare_forward(coverage: Coverage) -> Comparison:
    count = len(coverage.matches)
    detail = f"{count} 处申报功能在对方找到相近功能" if coverage.forward is not None else "一方没有功能清单"
    return Comparison("coverage", "申报功能已有比例", coverage.forward, detail, coverage.trust)


def compare_backward(coverage: Coverage) -> Comparison:
    detail = "对方功能中被再次申报的比例" if coverage.backward is not None else "对方没有功能清单"
    name, label = "reverse_coverage", "对方功能被重复申报比例"
    return Comparison(name, label, coverage.backward, detail, coverage.trust)


def compare_scopes(declared: Declared, targets: Sequence[Target], rarity: Rarity) -> list[Comparison]:
    """Share of the shorter description that the longer one contains, for all targets at once."""
    values = scope_similarities(declared.scope, [target.scope for target in targets], rarity)
    return [
        Comparison(
            "scope", "建设目标与范围", value, "描述用词的重合程度" if value is not None else "一方没有描述"
        )
        for value in values
    ]


def scope_similarities(ours: str, theirs: Sequence[str], rarity: Rarity) -> list[float | None]:
    """Containment of the shorter in the longer text by telling bigrams; short texts are damped."""
    mine = np.unique(bigrams([ours]).codes)
    told = float(rarity.of(mine).sum())
    grams = bigrams(theirs).distinct()
    weights = rarity.of(grams.codes)
    sums = np.bincount(grams.owner, weights=weights, minlength=len(theirs))
    known = np.isin(grams.codes, mine)
    shared = np.bincount(grams.owner[known], weights=weights[known], minlength=len(theirs))
    values: list[float | None] = []
    for text, total, both in zip(theirs, sums, shared, strict=True):
        shorter = min(told, float(total))
        if shorter <= 0:
            values.append(None)
        elif text == ours:
            values.append(1.0)
        else:
            values.append(float(both) / shorter * min(1.0, shorter / _SCOPE_ENOUGH))
    return values


def compare_names(
    name: str, label: str, ours: Sequence[str], theirs: Sequence[str], rarity: Rarity
) -> Comparison:
    """Share of the shorter list of names (data items, capabilities) that the other list has too."""
    if not ours or not theirs:
        return Comparison(name, label, None, "一方没有填写")
    similarity = name_similarity([canonical(n) for n in ours], [canonical(n) for n in theirs], rarity)
    axis = 1 if len(ours) <= len(theirs) else 0
    found = similarity.max(axis=axis) >= 0.6
    return Comparison(name, label, float(found.mean()), f"{int(found.sum())} 项相同或相近")


def compare_context(declared: Declared, target: Target) -> Comparison:
    if same_unit(declared.unit, target.unit):
        return Comparison("context", "单位与地区", 1.0, "同一单位")
    near = same_city(declared.place, target.place)
    if near is None:
        return Comparison("context", "单位与地区", None, "无法判断是否同一地区")
    if near:
        return Comparison("context", "单位与地区", 0.7, f"同在{target.place.city}，单位不同")
    where = target.place.city or target.place.province
    return Comparison("context", "单位与地区", 0.0, f"不同地区（对方在{where}）")
