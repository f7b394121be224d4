"""What a pair is to each other: simple rules, each with a sentence that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tongchou.engine.similarity.features import Declared, Target
from tongchou.engine.similarity.places import same_city
from tongchou.engine.similarity.units import same_unit
from tongchou.kernel.assets import AssetKind
from tongchou.kernel.declaration import AdminLevel


class Relation(StrEnum):
    SAME_PROJECT_RECORD = "same_project_record"
    LATER_PHASE = "later_phase"
    COMPANION_SERVICE = "companion_service"
    REPLICATE_SAME_PREFECTURE = "replicate_same_prefecture"
    REPLICATE_ELSEWHERE = "replicate_elsewhere"
    DUPLICATE_BUILD = "duplicate_build"
    FUNCTIONAL_OVERLAP = "functional_overlap"
    UNRELATED = "unrelated"

    @property
    def label(self) -> str:
        return _LABELS[self.value]


_LABELS = {
    "same_project_record": "同一项目的另一条记录",
    "later_phase": "同一系统的前后期",
    "companion_service": "配套服务",
    "replicate_same_prefecture": "同市其他县区的同类项目",
    "replicate_elsewhere": "外地同类项目",
    "duplicate_build": "疑似重复建设",
    "functional_overlap": "部分功能重合",
    "unrelated": "无明显关系",
}

#: Content alike enough to speak of the same build, and of an overlap.
SAME_BUILD = 0.60
OVERLAP = 0.45
_COVERED = 0.40
_SAME_TITLE = 0.85
_GROWTH_KINDS = frozenset({"upgrade", "continue"})
_SERVICE_KINDS = frozenset({"ops", "om"})


@dataclass(frozen=True)
class Figures:
    """The figures a relation is decided by. ``content`` is the score without unit and place.

    ``themes`` counts functions by their modules (see :class:`Coverage`): enough to know a common subject.
    """

    title: float
    content: float
    forward: float
    themes: float
    related_title: float


def relation_of(declared: Declared, target: Target, seen: Figures) -> tuple[Relation, tuple[str, ...]]:
    """The relation of a pair with its reasons in words."""
    for decide in (_companion, _record, _phase, _alike):
        if found := decide(declared, target, seen):
            return found
    return Relation.UNRELATED, ()


_Found = tuple[Relation, tuple[str, ...]]


def _companion(declared: Declared, target: Target, seen: Figures) -> _Found | None:
    ours, theirs = (
        _service(declared.title.companion, declared.kind),
        _service(target.title.companion, target.kind),
    )
    if ours == theirs or seen.title < 0.35:
        return None
    which, what = ("对方", theirs) if theirs else ("本项目", ours)
    return Relation.COMPANION_SERVICE, (f"{which}是{what}，属于配套服务，不是另一次建设",)


def _service(companion: str | None, kind: str) -> str:
    return str(companion) if companion else ("运维" if kind in _SERVICE_KINDS else "")


def _record(declared: Declared, target: Target, seen: Figures) -> _Found | None:
    if target.asset_kind is not AssetKind.PROJECT or not _same_unit(declared, target):
        return None
    if seen.title < _SAME_TITLE or declared.title.phase != target.title.phase:
        return None
    if declared.title.growth != target.title.growth or not _near_years(declared.year, target.year):
        return None
    return Relation.SAME_PROJECT_RECORD, (
        "同一单位、同一名称、同一期次，且年度相同或相邻，像是同一项目的另一条记录",
    )


def _phase(declared: Declared, target: Target, seen: Figures) -> _Found | None:
    if seen.related_title >= _SAME_TITLE:
        return Relation.LATER_PHASE, ("申报材料写明在该系统（项目）基础上建设",)
    if not _same_unit(declared, target) or max(seen.title, seen.forward, seen.themes) < 0.5:
        return None
    if declared.title.phase != target.title.phase:
        return Relation.LATER_PHASE, (
            f"同一单位，期次不同（本项目{_phase_name(declared.title.phase)}，对方{_phase_name(target.title.phase)}）",
        )
    if declared.kind in _GROWTH_KINDS or declared.title.growth:
        return Relation.LATER_PHASE, ("同一单位，本项目为升级、续建类，对方像是其前期",)
    return None


def _alike(declared: Declared, target: Target, seen: Figures) -> _Found | None:
    overlap = f"申报功能约 {seen.forward:.0%} 在对方找到相近功能"
    if seen.content >= SAME_BUILD:
        return _same_build(declared, target, overlap)
    if seen.content >= OVERLAP or seen.forward >= _COVERED:
        if _elsewhere(declared, target):
            return Relation.REPLICATE_ELSEWHERE, ("对方在外地，仅供参考", overlap)
        return Relation.FUNCTIONAL_OVERLAP, (overlap,)
    return None


def _same_build(declared: Declared, target: Target, overlap: str) -> _Found:
    if _elsewhere(declared, target):
        return Relation.REPLICATE_ELSEWHERE, ("建设内容相近但在外地，可参考其做法和造价", overlap)
    near = same_city(declared.place, target.place)
    if near and _other_county(declared, target):
        return Relation.REPLICATE_SAME_PREFECTURE, ("同市另一县区的同类建设，宜研究统筹共建", overlap)
    unsure = () if near else ("申报单位或对方所在地不明，请核对是否同一地区",)
    return Relation.DUPLICATE_BUILD, (overlap, *unsure)


def _other_county(declared: Declared, target: Target) -> bool:
    ours, theirs = declared.place.county, target.place.county
    return bool(ours and theirs and ours != theirs)


def _elsewhere(declared: Declared, target: Target) -> bool:
    """Another prefecture. What state or province runs for everybody is not elsewhere."""
    near = same_city(declared.place, target.place)
    if near or (near is None and not _other_county(declared, target)):
        return False
    if target.level is AdminLevel.STATE:
        return False
    same_province = declared.place.province and declared.place.province == target.place.province
    return not (target.level is AdminLevel.PROVINCE and same_province)


def _same_unit(declared: Declared, target: Target) -> bool:
    return same_unit(declared.unit, target.unit)


def _near_years(ours: int | None, theirs: int | None) -> bool:
    return ours is None or theirs is None or abs(ours - theirs) <= 1


def _phase_name(phase: int) -> str:
    return f"第{phase}期" if phase else "未写期次"
