"""A case file written in words: the ``given`` of a case becomes a :class:`CaseFile`.

Groups of the declaration stand at the top (``identity``, ``funds``, …), beside them ``files``,
``chapters``, ``problems``, ``corpus``, ``similarity``, ``catalog`` and ``budget``.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from tongchou.engine.policy.building import CASE_FILE, UnclearCaseError, build, scalar
from tongchou.kernel.assets import Corpus
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import (
    Block,
    Cell,
    Document,
    DocumentKind,
    FileFormat,
    Heading,
    Package,
    PackageFile,
    Section,
    Table,
    Text,
)
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.outline import ChapterMatch, ChapterNeed, Outline, OutlineNorm, RequiredChapter
from tongchou.kernel.problems import Problem, ProblemKind, ProblemLevel
from tongchou.kernel.reductions import BudgetReview
from tongchou.kernel.similars import CatalogResult, SimilarityResult

_GROUPS = tuple(item.name for item in fields(Declaration))
_PARTS: dict[str, type] = {
    "corpus": Corpus,
    "similarity": SimilarityResult,
    "catalog": CatalogResult,
    "budget": BudgetReview,
}
_OTHERS = ("files", "chapters", "problems")
_FILE_WORDS = ("text", "sections", "tables", "readable")
_UNREAD = ProblemKind("POLICY-CASE-101", "案例：材料无法读取", "这是案例中设定的情形。")
_UNSURE = ProblemKind("POLICY-CASE-102", "案例：材料读取存疑", "这是案例中设定的情形。", ProblemLevel.WARNING)


def case_from(given: Mapping[str, Any], on: date) -> CaseFile:
    """The case file described by ``given`` on a day.

    All single values are strings, as the YAML reader gives them. Raises
    :class:`~tongchou.engine.policy.building.UnclearCaseError` for unknown keys and unusable values.
    """
    allowed = (*_GROUPS, *_PARTS, *_OTHERS)
    unknown = [str(key) for key in given if key not in allowed]
    if unknown:
        raise UnclearCaseError(f"given 有不认识的键：{'、'.join(unknown)}（可用：{'、'.join(allowed)}）")
    groups = {key: value for key, value in given.items() if key in _GROUPS}
    parts = {key: build(_PARTS[key], value, key) for key, value in given.items() if key in _PARTS}
    package = _package(_listed(given.get("files")))
    return CaseFile(
        on=on,
        declaration=build(Declaration, groups, "given"),
        package=package,
        outlines=tuple(_outline(item, package) for item in _listed(given.get("chapters"))),
        problems=tuple(_problem(item) for item in _listed(given.get("problems"))),
        **parts,
    )


def _listed(raw: Any) -> list[Any]:
    return [] if raw is None else raw if isinstance(raw, list) else [raw]


def _package(written: list[Any]) -> Package:
    pairs = [_file(item, order) for order, item in enumerate(written, 1)]
    return Package(tuple(f for f, _ in pairs), tuple(d for _, d in pairs if d is not None))


def _file(written: Any, order: int) -> tuple[PackageFile, Document | None]:
    """A file of the package: a kind alone, or a mapping with its words."""
    raw: dict[str, Any] = {"kind": written} if isinstance(written, str) else dict(written)
    words = {key: raw.pop(key) for key in _FILE_WORDS if key in raw}
    kind = scalar(DocumentKind, raw.get("kind", "other"), "files.kind")
    raw.setdefault("name", f"{kind.label}.docx")
    raw.setdefault("format", _format(raw["name"]))
    raw.setdefault("size", "1000")
    raw.setdefault("sha256", f"{order:064d}")
    file: PackageFile = build(PackageFile, raw, "files")
    if not scalar(bool, words.pop("readable", "true"), "files.readable"):
        return file, None
    blocks = _blocks(file.name, words) or [Text(kind.label, Evidence(file.name, paragraph=1))]
    return file, Document(file, tuple(blocks))


def _format(name: str) -> str:
    suffix = name.rpartition(".")[2].lower()
    if suffix in ("png", "jpg", "jpeg"):
        return FileFormat.IMAGE
    return suffix if suffix in set(FileFormat) else FileFormat.UNKNOWN


def _blocks(file: str, words: Mapping[str, Any]) -> list[Block]:
    blocks: list[Block] = []

    def place(quote: str) -> Evidence:
        return Evidence(file, paragraph=len(blocks) + 1).quoting(quote)

    for text in _listed(words.get("text")):
        blocks.append(Text(text, place(text)))
    for title, body in dict(words.get("sections") or {}).items():
        blocks.append(Heading(title, 1, place(title)))
        for text in _listed(body):
            if text:
                blocks.append(Text(text, place(text)))
    for rows in _listed(words.get("tables")):
        blocks.append(_table(file, rows, place("")))
    return blocks


def _table(file: str, rows: list[list[str]], place: Evidence) -> Table:
    cells = tuple(
        tuple(Cell(text, Evidence(file, cell=f"表1!R{r}C{c}").quoting(text)) for c, text in enumerate(row, 1))
        for r, row in enumerate(rows, 1)
    )
    return Table(cells, place)


def _problem(written: Any) -> Problem:
    raw = {"file": written} if isinstance(written, str) else dict(written)
    level, detail = raw.pop("level", "error"), raw.pop("detail", "")
    kind = {"error": _UNREAD, "warning": _UNSURE}.get(level)
    if kind is None:
        raise UnclearCaseError(f"problems.level “{level}”应为 error 或 warning")
    return kind.at(build(Evidence, raw, "problems"), detail)


def _outline(written: Any, package: Package) -> Outline:
    """``{file, found: {标题: 正文}, missing: [标题], missing_recommended: [标题]}``; the body of a found
    chapter is taken from the file when it has such a section."""
    if not isinstance(written, Mapping):
        raise UnclearCaseError("chapters 应为键值结构")
    known = ("file", "title", "found", "missing", "missing_recommended")
    unknown = [str(key) for key in written if key not in known]
    if unknown:
        raise UnclearCaseError(f"chapters 有不认识的键：{'、'.join(unknown)}（可用：{'、'.join(known)}）")
    file = str(written.get("file", "建设方案.docx"))
    found = written.get("found") or {}
    bodies = found if isinstance(found, Mapping) else dict.fromkeys(found, "")
    matches = [_match(str(title), body, file, package) for title, body in bodies.items()]
    for key, need in (
        ("missing", ChapterNeed.MANDATORY),
        ("missing_recommended", ChapterNeed.RECOMMENDED),
    ):
        matches += [ChapterMatch(RequiredChapter(t, t, need)) for t in _listed(written.get(key))]
    norm = OutlineNorm("case", str(written.get("title", "编制大纲")), tuple(m.chapter for m in matches))
    return Outline(file, norm, tuple(matches))


def _match(title: str, body: Any, file: str, package: Package) -> ChapterMatch:
    sections = [s for d in package.documents if d.name == file for s in d.sections]
    section = next((s for s in sections if s.heading.title == title), None)
    if section is None:
        place = Evidence(file, paragraph=1).quoting(title)
        blocks = tuple(Text(text, place.quoting(text)) for text in _listed(body))
        section = Section(Heading(title, 1, place), typing.cast("tuple[Block, ...]", blocks), (title,))
    return ChapterMatch(RequiredChapter(title, title), section, 1.0)


__all__ = ["CASE_FILE", "UnclearCaseError", "case_from"]
