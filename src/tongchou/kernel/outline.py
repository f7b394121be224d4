"""Recognised chapters of a plan, study or design against a required outline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tongchou.kernel.documents import Section


class ChapterNeed(StrEnum):
    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"


@dataclass(frozen=True)
class RequiredChapter:
    """A chapter of an outline norm; ``synonyms`` are other wordings seen in practice."""

    chapter_id: str
    title: str
    need: ChapterNeed = ChapterNeed.MANDATORY
    synonyms: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutlineNorm:
    """An outline that a kind of document must follow (编制大纲)."""

    norm_id: str
    title: str
    chapters: tuple[RequiredChapter, ...]


@dataclass(frozen=True)
class ChapterMatch:
    """A required chapter and the section that answers it; no section when it is missing."""

    chapter: RequiredChapter
    section: Section | None = None
    score: float = 0.0

    @property
    def found(self) -> bool:
        return self.section is not None


@dataclass(frozen=True)
class Outline:
    """A document's chapters against one norm."""

    file: str
    norm: OutlineNorm
    matches: tuple[ChapterMatch, ...]

    def missing(self, need: ChapterNeed) -> tuple[RequiredChapter, ...]:
        return tuple(m.chapter for m in self.matches if not m.found and m.chapter.need is need)

    def section(self, chapter_id: str) -> Section | None:
        return next((m.section for m in self.matches if m.chapter.chapter_id == chapter_id), None)
