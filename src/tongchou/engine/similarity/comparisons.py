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
from tongchou.engine.similarity.texts import TextSpace
from tongchou.engine.similarity.titles import fold
from tongchou.engine.similarity.units import same_unit
from tongchou.engine.similarity.vocabulary import generic_words, same_words, words_of

_SCOPE_ENOUGH = 8.0
_TITLE_ENOUGH = 2.0
_LONG_TEXT = 300
#: A cosine from which two long texts count as fully alike.
_ALIKE_TEXT = 0.7


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


def title_similarities(ours: str, theirs: Sequence[str], rarity: Rarity) -> list[float]:
    """Similarity 0–1 of a title core to others: words and character pairs, weighted by what they tell."""
    if not theirs:
        return []
    grams = name_similarity([canonical(ours)], [canonical(title) for title in theirs], rarity)[0]
    words = _word_similarities(same_words(ours), [same_words(title) for title in theirs], rarity)
    same = fold(ours).lower()
    return [
        1.0 if ours and fold(title).lower() == same else (float(gram) + word) / 2
        for title, gram, word in zip(theirs, grams, words, strict=True)
    ]


def _word_similarities(ours: str, theirs: Sequence[str], rarity: Rarity) -> list[float]:
    mine, others = set(words_of(ours)), [set(words_of(title)) for title in theirs]
    every = sorted(mine.union(*others))
    generic = generic_words()
    information = name_information(every, rarity)
    told = {
        word: max(0.05, float(weight) * (0.3 if word in generic else 1.0))
        for word, weight in zip(every, information, strict=True)
    }
    own = sum(told[word] for word in mine)
    return [
        2 * sum(told[w] for w in mine & other) / (own + sum(told[w] for w in other))
        if mine and other
        else 0.0
        for other in others
    ]


_TITLE_LEVELS = (
    (0.995, "名称相同"),
    (0.8, "名称基本相同"),
    (0.5, "名称部分相同"),
    (0.2, "名称有共同用词"),
    (0.0, "名称不同"),
)


def compare_titles(declared: Declared, targets: Sequence[Target], rarity: Rarity) -> list[Comparison]:
    """The titles of all targets at once; titles that tell little weigh little."""
    ours, theirs = declared.title.core, [target.title.core for target in targets]
    told = name_information([canonical(title) for title in (ours, *theirs)], rarity)
    values = title_similarities(ours, theirs, rarity)
    return [
        Comparison(
            "title",
            "名称",
            value,
            f"{next(words for floor, words in _TITLE_LEVELS if value >= floor)}：“{ours}”与“{title}”",
            trust=min(1.0, float(min(told[0], information)) / _TITLE_ENOUGH),
        )
        for title, value, information in zip(theirs, values, told[1:], strict=True)
    ]


def compare_containment(coverage: Coverage) -> Comparison:
    """The larger of both shares: a new platform that swallows an old system repeats it all the same.

    Registers list modules where a declaration lists functions, so ours are counted by module here.
    """
    stated = [share for share in (coverage.themes, coverage.backward) if share is not None]
    return Comparison(
        "containment",
        "功能包含程度",
        max(stated) if len(stated) == 2 else None,
        "申报功能（按模块计）被对方包含、或对方功能被本项目包含的程度，取大者",
        coverage.trust,
    )


def compare_forward(coverage: Coverage) -> Comparison:
    count = len(coverage.matches)
    detail = f"按模块计；{count} 处申报功能在对方找到相近功能" if count else "按模块计"
    detail = detail if coverage.themes is not None else "一方没有功能清单"
    return Comparison("coverage", "申报模块已有比例", coverage.themes, detail, coverage.trust)


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


def compare_texts(declared: Declared, targets: Sequence[Target]) -> list[Comparison]:
    """The whole plan beside whole texts, where both sides have one."""
    known = [n for n, target in enumerate(targets) if len(target.text) >= _LONG_TEXT]
    values: dict[int, float] = {}
    if known and len(declared.text) >= _LONG_TEXT:
        theirs = [targets[n].text for n in known]
        space = TextSpace.of([declared.text, *theirs])
        cosines = space.cosines([declared.text] * len(known), theirs)
        values = {n: min(1.0, cosine / _ALIKE_TEXT) for n, cosine in zip(known, cosines, strict=True)}
    return [
        Comparison("text", "全文", values.get(n), "方案全文与对方文本的用词接近程度")
        for n in range(len(targets))
    ]


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
