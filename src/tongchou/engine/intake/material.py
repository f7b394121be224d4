"""What extractors look at: statements by field, running sentences and tables, prepared once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tongchou.engine.intake import reading_problems
from tongchou.engine.intake.answers import is_nothing
from tongchou.engine.intake.columns import Columns
from tongchou.engine.intake.sources import rank, speakers
from tongchou.engine.intake.statements import Statement, statements
from tongchou.engine.intake.tables import Listing, listings
from tongchou.kernel.documents import Document, DocumentKind, Heading, Package, Table, Text
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import ProblemLog
from tongchou.kernel.readings import Field, Reading

T = TypeVar("T")
#: An answer to one of these that cannot be understood is told to the applicant.
_MUST_BE_READ = frozenset(
    {
        "identity.project_kind",
        "identity.declare_year",
        "identity.is_classified",
        "need.users_internal",
        "need.users_public",
        "need.concurrency",
        "security.mlps_level",
        "schedule.plan_start",
        "schedule.plan_end",
    }
)
_SENTENCES = re.compile(r"[^。；;！!\n]+[。；;！!]?")


@dataclass(frozen=True)
class Passage:
    """A paragraph or long cell with the titles above it."""

    text: str
    place: Evidence
    path: tuple[str, ...]
    kind: DocumentKind

    @property
    def sentences(self) -> Iterator[str]:
        return (found[0].strip() for found in _SENTENCES.finditer(self.text))


@dataclass(frozen=True)
class PlacedTable:
    """A table with its document and the titles above it."""

    table: Table
    document: Document
    path: tuple[str, ...]

    def lists(self, columns: Columns) -> Iterator[Listing]:
        """Every list of this kind in the table."""
        return listings(self.table, columns, in_form=self.document.kind is DocumentKind.DECLARATION_FORM)

    @property
    def words(self) -> str:
        return " ".join((*self.path, self.table.caption, self.table.place.sheet or "", self.document.name))


@dataclass(frozen=True)
class Material:
    """A package prepared for the extractors; ``log`` takes their problems."""

    package: Package
    log: ProblemLog

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return speakers(self.package)

    @cached_property
    def stated(self) -> dict[str, list[tuple[Statement, bool, Document]]]:
        """Field path → statements (with whether the label is a main one), most trusted first."""
        table: dict[str, list[tuple[Statement, bool, Document]]] = {}
        for document in self.documents:
            for statement in statements(document):
                for path, main in statement.fields:
                    table.setdefault(path, []).append((statement, main, document))
        return table

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for document in self.documents for passage in _passages(document))

    @cached_property
    def tables(self) -> tuple[PlacedTable, ...]:
        return tuple(placed for document in self.documents for placed in _tables(document))

    def said(self, path: str, *kinds: DocumentKind) -> list[Statement]:
        """Statements of a field; spare labels speak only where no main one has a value."""
        found = [item for item in self.stated.get(path, []) if not kinds or item[2].kind in kinds]
        main = [statement for statement, is_main, _ in found if is_main and statement.value]
        return main or [statement for statement, _, _ in found if statement.value]

    def asked_in_vain(self, path: str) -> list[Statement]:
        """Statements whose label is there but whose answer is empty."""
        return [statement for statement, main, _ in self.stated.get(path, []) if main and not statement.value]

    def field(self, path: str, read: Callable[[Statement], T | None], *kinds: DocumentKind) -> Field[T]:
        """A field from its labelled statements; what ``read`` cannot understand is left out."""
        values = [(statement, read(statement)) for statement in self.said(path, *kinds)]
        if path in _MUST_BE_READ and all(value is None for _, value in values):
            for said, _ in values:
                if not said.from_heading and not is_nothing(said.value):
                    self.log.add(reading_problems.VALUE_UNREADABLE.at(said.place))
        return Field(tuple(Reading(value, said.place) for said, value in values if value is not None))

    def prose(
        self,
        pattern: re.Pattern[str],
        read: Callable[[re.Match[str]], T | None],
        *kinds: DocumentKind,
        about: re.Pattern[str] | None = None,
    ) -> Iterator[Reading[T]]:
        """Readings from running text, one for each match that ``read`` understands.

        ``about`` limits to passages under headings that match it.
        """
        for passage in self.passages:
            if kinds and passage.kind not in kinds:
                continue
            if about and not any(about.search(title) for title in passage.path):
                continue
            for found in pattern.finditer(passage.text):
                value = read(found)
                if value is not None:
                    yield Reading(value, passage.place.quoting(around(passage.text, found)))

    def lists(self, columns: Columns, *kinds: DocumentKind) -> Iterator[tuple[Listing, PlacedTable]]:
        """Every list with such columns, most trusted document first."""
        for placed in self.tables:
            if not kinds or placed.document.kind in kinds:
                yield from ((listing, placed) for listing in placed.lists(columns))

    def rank_of(self, place: Evidence) -> int:
        return self._ranks.get(place.file, 98)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {document.name: rank(document) for document in self.documents}


def around(text: str, found: re.Match[str]) -> str:
    """The sentence a match stands in."""
    start = max(text.rfind(mark, 0, found.start()) for mark in "。；;\n") + 1
    ends = [end for mark in "。；;\n" if (end := text.find(mark, found.end())) >= 0]
    return text[start : min(ends) + 1 if ends else len(text)].strip()


def _passages(document: Document) -> Iterator[Passage]:
    for path, block in _walk(document):
        match block:
            case Text() if block.text.strip():
                yield Passage(block.text, block.place, path, document.kind)
            case Table():
                for row in block.rows:
                    for cell in row:
                        if not cell.merged and len(cell.text) >= 8:
                            yield Passage(cell.text, cell.place, path, document.kind)


def _tables(document: Document) -> Iterator[PlacedTable]:
    return (PlacedTable(block, document, path) for path, block in _walk(document) if isinstance(block, Table))


def _walk(document: Document) -> Iterator[tuple[tuple[str, ...], object]]:
    above: list[Heading] = []
    path: tuple[str, ...] = ()
    for block in document.blocks:
        if isinstance(block, Heading):
            above = [*(heading for heading in above if heading.level < block.level), block]
            path = tuple(heading.title for heading in above)
        yield path, block
