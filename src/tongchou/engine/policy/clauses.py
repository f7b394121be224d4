"""The clause library: documents and articles of ``clauses/*.yaml``, versioned by their days in force.

An article is cited by ``document#article``, for example ``809#13``; the document alone by ``809``.
A document may be given in several versions (same id, different days).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tongchou.engine.policy import problems
from tongchou.engine.policy.sources import Entry, Reader, entries_of, read_yaml
from tongchou.kernel.calendar import Period
from tongchou.kernel.clauses import Citation, Clause, EvidenceTag
from tongchou.kernel.problems import ProblemLog

_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class ClauseLibrary:
    """All clauses by id, every version in order of its start."""

    versions: dict[str, tuple[Clause, ...]] = field(default_factory=dict)

    def __contains__(self, clause_id: str) -> bool:
        return clause_id in self.versions

    def __iter__(self) -> Iterator[Clause]:
        return (clause for versions in self.versions.values() for clause in versions)

    def on(self, clause_id: str, day: date) -> Clause | None:
        """The version in force on a day. Raises ``KeyError`` for an unknown clause."""
        return next((c for c in self.versions[clause_id] if day in c.in_force), None)

    def latest(self, clause_id: str, day: date) -> Clause:
        """The version in force on a day, else the last one that began before, else the first."""
        began = [c for c in self.versions[clause_id] if c.in_force.since <= day]
        return self.on(clause_id, day) or (began[-1] if began else self.versions[clause_id][0])

    def plus(self, clauses: Iterable[Clause]) -> ClauseLibrary:
        """With more clauses; a later pack's document of the same id replaces what it overlaps."""
        merged = dict(self.versions)
        for clause in clauses:
            kept = [c for c in merged.get(clause.clause_id, ()) if not c.in_force.overlaps(clause.in_force)]
            versions = sorted([*kept, clause], key=lambda c: c.in_force.since)
            merged[clause.clause_id] = tuple(versions)
        return ClauseLibrary(merged)


def read_clauses(folder: Path, shown: str, log: ProblemLog) -> tuple[Clause, ...]:
    """Every clause of a pack's ``clauses`` folder; problems go to the log."""
    found: list[Clause] = []
    for path in sorted(folder.glob("*.yaml")):
        name = f"{shown}/clauses/{path.name}"
        for entry in entries_of(read_yaml(path, name, log), name, log):
            for clause in _document(entry, log):
                twins = [c for c in found if c.clause_id == clause.clause_id]
                if any(c.in_force.overlaps(clause.in_force) for c in twins):
                    detail = f"条款“{clause.clause_id}”的有效期重叠"
                    log.add(problems.CLAUSE_REPEATED.at(entry.place, detail))
                found.append(clause)
    return tuple(found)


def _document(entry: Entry, log: ProblemLog) -> Iterator[Clause]:
    reader = Reader(entry, log)
    document_id, document, number = reader.text("id"), reader.text("document"), reader.text("number", "")
    period = reader.period()
    tag = reader.choice("tag", EvidenceTag) or EvidenceTag.RECALLED
    url, gist = reader.text("url", ""), reader.text("gist", "")
    articles = reader.mapping("articles")
    reader.finish()
    if period is None:
        reader.complain(problems.KEY_MISSING, "缺少“since”（施行日期）")
        return
    whole = Citation(document, number, "", tag, document_id)
    yield Clause(document_id, whole, period, gist, url)
    for key, article in articles.items():
        yield _article(key, article, whole, period, url, log, entry)


def _article(
    key: str, written: object, whole: Citation, period: Period, url: str, log: ProblemLog, above: Entry
) -> Clause:
    clause_id = f"{whole.clause_id}#{key}"
    if isinstance(written, str):
        citation = Citation(whole.document, whole.number, article_label(key), whole.tag, clause_id)
        return Clause(clause_id, citation, period, written.strip(), url)
    if not isinstance(written, Entry):
        log.add(problems.VALUE_BAD.at(above.place, f"条款“{clause_id}”应写要旨或键值结构"))
        written = Entry()
    reader = Reader(written, log)
    article = reader.text("article", article_label(key))
    tag = reader.choice("tag", EvidenceTag, whole.tag) or whole.tag
    gist, text_hash = reader.text("gist", ""), reader.text("text_hash", "")
    page = reader.text("url", url)
    reader.finish()
    return Clause(
        clause_id,
        Citation(whole.document, whole.number, article, tag, clause_id),
        period,
        gist,
        page,
        text_hash,
    )


def article_label(key: str) -> str:
    """``13`` → 第十三条, ``21.3`` → 第二十一条第三项; other keys stand as written.

    >>> article_label("21.3")
    '第二十一条第三项'
    """
    match = re.fullmatch(r"(\d{1,3})(?:\.(\d{1,2}))?", key)
    if not match:
        return key
    item = f"第{_chinese(int(match[2]))}项" if match[2] else ""
    return f"第{_chinese(int(match[1]))}条{item}"


def _chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")
