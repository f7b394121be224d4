"""Required outlines (编制大纲) of a pack: ``outlines/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tongchou.engine.policy.sources import Entry, Reader, entries_of, read_yaml
from tongchou.kernel.outline import ChapterNeed, OutlineNorm, RequiredChapter
from tongchou.kernel.problems import ProblemLog


def read_outlines(folder: Path, shown: str, log: ProblemLog) -> Iterator[OutlineNorm]:
    """Every norm: ``id, title, chapters: [{id, title, need, synonyms, must_contain}]``."""
    for path in sorted(folder.glob("*.yaml")):
        name = f"{shown}/outlines/{path.name}"
        for entry in entries_of(read_yaml(path, name, log), name, log):
            reader = Reader(entry, log)
            norm = OutlineNorm(
                reader.text("id"),
                reader.text("title"),
                tuple(_chapter(chapter, log) for chapter in reader.entries("chapters")),
            )
            reader.finish()
            yield norm


def _chapter(entry: Entry, log: ProblemLog) -> RequiredChapter:
    reader = Reader(entry, log)
    chapter = RequiredChapter(
        reader.text("id"),
        reader.text("title"),
        reader.choice("need", ChapterNeed, ChapterNeed.MANDATORY) or ChapterNeed.MANDATORY,
        reader.words("synonyms"),
        reader.words("must_contain"),
    )
    reader.finish()
    return chapter
