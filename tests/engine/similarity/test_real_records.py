"""The comparison on real project records and public text pairs (skipped where they are absent)."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.engine.similarity.world import FORM, LIST
from tests.shared_data import shared_data
from tongchou.engine.similarity.blocking import best, index_texts
from tongchou.engine.similarity.grams import both
from tongchou.engine.similarity.search import ProjectIndex, build_index, find_similar
from tongchou.engine.similarity.texts import TextSpace
from tongchou.kernel.assets import Corpus, KnownProject
from tongchou.kernel.declaration import Content, Declaration, Identity, Performance
from tongchou.kernel.declared import Function
from tongchou.kernel.documents import EMPTY_PACKAGE
from tongchou.kernel.readings import Field
from tongchou.kernel.similars import SimilarPair

pytestmark = [pytest.mark.shared, pytest.mark.slow]

#: The same project recorded twice, found by reading the records.
SAME = (
    ("RP0261", "RP0117"),
    ("RP0262", "RP0264"),
    ("RP0263", "RP0121"),
    ("RP0295", "RP0296"),
)
#: Supervision or design beside the build it goes with.
COMPANIONS = (("RP0089", "RP0090"), ("RP0029", "RP0031"))
#: Same field, other thing.
DIFFERENT = (
    ("RP0042", "RP0020"),
    ("RP0012", "RP0043"),
    ("RP0061", "RP0045"),
    ("RP0017", "RP0088"),
    ("RP0076", "RP0077"),
    ("RP0071", "RP0080"),
)


@cache
def rows() -> dict[str, dict[str, Any]]:
    path = shared_data("cases", "projects.jsonl")
    return {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


@cache
def corpus() -> Corpus:
    return Corpus(projects=tuple(map(known, rows().values())))


@cache
def index() -> ProjectIndex:
    return build_index(corpus())


def known(row: dict[str, Any]) -> KnownProject:
    return KnownProject(
        asset_id=row["id"],
        title=row["title"],
        unit=row["unit"] or "",
        city=row["city"] or "",
        province=row["province"] or "",
        year=row["year"],
        kind=row["kind"] or "",
        modules=tuple(row["modules"]),
        scope=row["scope"],
    )


def declared(row: dict[str, Any]) -> Declaration:
    return Declaration(
        identity=Identity(
            project_name=Field.of(row["title"], FORM),
            owner_unit=Field.of(row["unit"], FORM),
            declare_year=Field.of(row["year"], FORM) if row["year"] else Field(),
        ),
        content=Content(functions=tuple(Function(name, LIST) for name in row["modules"])),
        performance=Performance(goals=Field.of(row["scope"], FORM)),
    )


def pairs_of(asset_id: str, top: int = 400) -> dict[str, SimilarPair]:
    found = find_similar(declared(rows()[asset_id]), EMPTY_PACKAGE, corpus(), index(), top=top)
    return {pair.target.asset_id: pair for pair in found.projects or ()}


def test_every_tenth_record_finds_itself_with_score_one() -> None:
    for asset_id in list(rows())[::10]:
        pair = pairs_of(asset_id)[asset_id]
        assert (pair.score, pair.relation) == (1.0, "same_project_record"), asset_id


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_two_records_of_one_project_are_recognised(ours: str, theirs: str) -> None:
    pair = pairs_of(ours)[theirs]
    assert pair.relation == "same_project_record"
    assert pair.score >= 0.7


@pytest.mark.parametrize(("ours", "theirs"), COMPANIONS)
def test_supervision_and_design_are_companions(ours: str, theirs: str) -> None:
    assert pairs_of(ours)[theirs].relation == "companion_service"


@pytest.mark.parametrize(("ours", "theirs"), DIFFERENT)
def test_same_field_but_another_thing_stays_below_half(ours: str, theirs: str) -> None:
    pair = pairs_of(ours).get(theirs)
    assert pair is None or pair.score < 0.5


def test_no_two_different_records_of_other_units_reach_the_refusing_score() -> None:
    high = [
        (asset_id, other)
        for asset_id in list(rows())[:150:5]
        for other, pair in pairs_of(asset_id).items()
        if pair.score >= 0.8 and other != asset_id and pair.relation == "duplicate_build"
    ]
    assert high == []


def _lines(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        next(handle)
        yield from (line.rstrip("\n").split("\t") for line in handle)


def _auc(positive: Sequence[bool], scores: Sequence[float]) -> float:
    labels = np.asarray(positive)
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    hits, misses = labels.sum(), (~labels).sum()
    return float((ranks[labels].sum() - hits * (hits + 1) / 2) / (hits * misses))


def _text_auc(ours: list[str], theirs: list[str], positive: list[bool]) -> float:
    return _auc(positive, TextSpace.of(ours + theirs).cosines(ours, theirs))


@pytest.mark.parametrize(
    ("name", "same", "floor"),
    [("zh_sohu_dc", "5", 0.81), ("zh_sohu_dd", "5", 0.78), ("zh_lcqmc", "1", 0.753)],
)
def test_text_pairs_reach_their_floor(name: str, same: str, floor: float) -> None:
    sample = list(_lines(shared_data("similarity", f"{name}.tsv.gz")))[:1000]
    assert _text_auc([r[0] for r in sample], [r[1] for r in sample], [r[2] == same for r in sample]) >= floor


@pytest.mark.parametrize(("length", "floor"), [(400, 0.96), (4000, 0.974)])
def test_regulations_of_two_cities_are_told_from_near_titles(length: int, floor: float) -> None:
    texts: dict[str, str] = {}
    with lzma.open(shared_data("similarity", "zh_regs_docs.jsonl.xz"), "rt", encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            bare = row["text"].replace(row["title"], "").replace(row["place"], "")
            texts[str(row["id"])] = bare[:length]
    pairs = [p for p in _lines(shared_data("similarity", "zh_regs_pairs.tsv.gz")) if p[3] != "random"]
    ours, theirs = [texts[p[0]] for p in pairs], [texts[p[1]] for p in pairs]
    assert _text_auc(ours, theirs, [p[2] == "1" for p in pairs]) >= floor


def test_a_title_finds_its_description_among_a_thousand() -> None:
    sample = list(_lines(shared_data("similarity", "zh_csl_title_abstract.tsv.gz")))
    ready = index_texts([row[1] for row in sample], single_characters=True)
    first = [int(best(ready.scores(both([row[0]]).codes), 1)[0]) for row in sample]
    assert sum(n == found for n, found in enumerate(first)) / len(sample) >= 0.975
