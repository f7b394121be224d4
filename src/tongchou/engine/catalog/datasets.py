"""Needed data → 目录 item: what can be had by sharing, and what would be collected again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import rjieba

from tongchou.engine.catalog.terms import plain
from tongchou.kernel.assets import DataResource
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.similars import DataMatch

MATCHED = 0.6
_FILLER = re.compile(r"信息|数据|资源|查询|核验|服务|接口|登记|基本|基础|清单|情况|记录|库$|表$|的")
_NOTE = re.compile(r"[（(\[【][^（）()\[\]【】]*[)）\]】]")
_SEPARATOR = re.compile(r"[、，,；;。\n]|以及|和(?=[^谐平解])|及(?=[^时])")
_COLLECTING = re.compile(r"^.*?(?:新增|新建)?(?:采集|收集|填报|录入|摸排|普查)(?:了|的)?[:：]?")
_NOTHING = re.compile(r"^(?:无|没有|不涉及|不新增|否|不重复)")


def match_data(declaration: Declaration, resources: Sequence[DataResource]) -> tuple[DataMatch, ...]:
    """Every needed data item beside the best item of the catalogue, and newly collected data that
    the catalogue already holds.

    A needed item without a match has an empty ``resource_id``; newly collected items are only
    listed (``newly_collected``) so that a person sees what was compared.
    """
    needed = [
        _match(item.name, item.provider, item.catalogue_id, item.cell("name"), resources)
        for item in declaration.data.data_needed
    ]
    collected = [
        _match(name, "", "", place, resources, collected=True) for name, place in collected_items(declaration)
    ]
    return (*needed, *collected)


def collected_items(declaration: Declaration) -> tuple[tuple[str, Evidence], ...]:
    """The single items of 新采集数据, each with its place; a plain “无” gives none."""
    found: dict[str, Evidence] = {}
    for reading in declaration.data.new_collection.readings:
        if _NOTHING.match(reading.value.strip()):
            continue
        for part in _SEPARATOR.split(reading.value):
            name = _COLLECTING.sub("", part).strip(" 。.：:")
            if 2 <= len(name) <= 30:
                found.setdefault(name, reading.place.quoting(part))
    return tuple(found.items())


def data_similarity(needed: str, offered: str) -> float:
    """How far two data names mean the same item, 0–1: words shared over the shorter name's words."""
    if plain(needed) == plain(offered):
        return 1.0
    ours, theirs = _telling(needed), _telling(offered)
    if not ours or not theirs:
        return 0.0
    shared = sum(map(len, ours & theirs))
    shorter, longer = sorted((sum(map(len, ours)), sum(map(len, theirs))))
    if not shared:
        return 0.0
    return round(0.7 * shared / shorter + 0.3 * shared / longer, 3) if shared >= 2 else 0.0


@lru_cache(maxsize=8192)
def _telling(name: str) -> frozenset[str]:
    bare = _FILLER.sub(" ", _NOTE.sub("", plain(name)))
    words = frozenset(word for word in rjieba.cut(bare) if word.strip() and len(word) > 1)
    return words or (frozenset({bare.strip()}) if len(bare.strip()) > 1 else frozenset())


def _match(
    name: str,
    provider: str,
    catalogue_id: str,
    place: Evidence,
    resources: Sequence[DataResource],
    *,
    collected: bool = False,
) -> DataMatch:
    shown = place if place.quote else place.quoting(name)
    best, score = None, 0.0
    for resource in resources:
        value = _score(name, provider, catalogue_id, resource)
        if value > score:
            best, score = resource, value
    if best is None or score < MATCHED:
        return DataMatch(name, shown, score=score, newly_collected=collected)
    return DataMatch(name, shown, best.asset_id, best.name, best.provider, score, collected)


def _score(name: str, provider: str, catalogue_id: str, resource: DataResource) -> float:
    if catalogue_id and catalogue_id == resource.asset_id:
        return 1.0
    value = data_similarity(name, resource.name)
    if value >= MATCHED and provider and resource.provider:
        same = plain(provider).removeprefix("市") in plain(resource.provider) or (
            plain(resource.provider).removeprefix("市") in plain(provider)
        )
        value = min(1.0, value + 0.05) if same else value - 0.02
    return round(value, 3)
