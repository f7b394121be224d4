"""Recognises the chapters a norm asks for among the headings a writer used: any wording, any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from tongchou.engine.intake.norms import NORMS
from tongchou.engine.intake.wording import label_key, squeeze
from tongchou.kernel.documents import Document, Package, Section
from tongchou.kernel.outline import ChapterMatch, Outline, OutlineNorm, RequiredChapter

#: A heading answers a chapter from this score on (of 1).
THRESHOLD = 0.62
#: A part of a joined heading has to say the chapter's own words.
_JOINED = 0.8
_JOINT = re.compile(r"与|和|及|以及|、|／|/|附(?=[图表件])")
_DEEPEST = 3
_FILLER = re.compile(
    r"项目|工程|本期|系统|的|及其|以及|及|与|和|、|，|：|分析|情况|方案|设计|说明|部分|篇|章"
)


@dataclass(frozen=True)
class _Option:
    score: float
    chapter: int
    section: int


def outlines_of(package: Package) -> tuple[Outline, ...]:
    """Every plan, proposal, study and design against its norm."""
    return tuple(
        outline_of(document, norm)
        for document in package.plans
        if (norm := NORMS.get(document.kind)) is not None
    )


def outline_of(document: Document, norm: OutlineNorm) -> Outline:
    """Each required chapter with the one section that answers it best, and each section used once."""
    sections = [
        section
        for section in document.sections
        if section.heading.level <= _DEEPEST and section.heading.title
    ]
    top = min((section.heading.level for section in sections), default=1)
    options = sorted(
        (
            _Option(score, c, s)
            for c, chapter in enumerate(norm.chapters)
            for s, section in enumerate(sections)
            if (score := chapter_score(chapter, section, section.heading.level - top)) >= THRESHOLD
        ),
        key=lambda option: (-option.score, option.section, option.chapter),
    )
    matches = _assign(norm, sections, options)
    joined = [section for section in sections if section.heading.level == top]
    return Outline(document.name, norm, tuple(_in_joined(match, joined) for match in matches))


def _in_joined(match: ChapterMatch, sections: Sequence[Section]) -> ChapterMatch:
    """A chapter without a heading of its own may be half of one: 安全与密码设计, 项目组织与进度."""
    if match.section is not None:
        return match
    names = (match.chapter.title, *match.chapter.synonyms)
    rated = [(_half(section.heading.title, names), section) for section in sections]
    score, section = max(rated, key=lambda item: item[0], default=(0.0, None))
    return ChapterMatch(match.chapter, section, round(score, 3)) if section and score >= _JOINED else match


def _half(title: str, names: Sequence[str]) -> float:
    """How well one part of a joined heading answers; 0 when the heading joins nothing."""
    key = label_key(title)
    if not _JOINT.search(key):
        return 0.0
    parts = [part for part in _JOINT.split(key) if len(part) >= 2]
    if key in {label_key(name) for name in names}:
        return 1.0
    return (
        max((_alike(part, name) for part in parts for name in names), default=0.0) if len(parts) > 1 else 0.0
    )


def _assign(
    norm: OutlineNorm, sections: Sequence[Section], options: Sequence[_Option]
) -> tuple[ChapterMatch, ...]:
    chosen: dict[int, _Option] = {}
    used: set[int] = set()
    for option in options:
        if option.chapter not in chosen and option.section not in used:
            chosen[option.chapter] = option
            used.add(option.section)
    return tuple(
        ChapterMatch(chapter, sections[chosen[c].section], round(chosen[c].score, 3))
        if c in chosen
        else ChapterMatch(chapter)
        for c, chapter in enumerate(norm.chapters)
    )


def chapter_score(chapter: RequiredChapter, section: Section, depth: int) -> float:
    """How well a section answers a chapter: the heading's words, its depth, whether it has content."""
    title = section.heading.title
    wording = max(_alike(title, name) for name in (chapter.title, *chapter.synonyms))
    if wording < THRESHOLD:
        return 0.0
    text = section.text if chapter.must_contain and wording < 0.95 else ""
    kept = sum(word in text for word in chapter.must_contain) / len(chapter.must_contain) if text else 0.0
    return wording - 0.12 * max(depth, 0) + 0.03 * kept


@lru_cache(maxsize=65536)
def _alike(title: str, name: str) -> float:
    a, b = label_key(title), label_key(name)
    if a == b:
        return 1.0
    x, y = _FILLER.sub("", squeeze(a)), _FILLER.sub("", squeeze(b))
    if not x or not y:
        return 0.0
    if x == y:
        return 0.97
    shorter, longer = sorted((x, y), key=len)
    if len(shorter) >= 2 and shorter in longer:
        return 0.72 + 0.22 * len(shorter) / len(longer)
    return float(fuzz.token_ratio(x, y)) / 100 if len(shorter) >= 3 else 0.0
