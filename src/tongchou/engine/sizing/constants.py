"""Constants and where they come from: value, unit, document, clause or page, and how well known (grade).

Grades: A read in the document or proved from data; B re-encoded with page and agreeing with a second
source; C one secondary source; D not seen. C and D are shown as 待核 wherever they are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tongchou.engine.sizing.errors import SizingError
from tongchou.kernel.calendar import Period
from tongchou.kernel.clauses import Citation, EvidenceTag
from tongchou.kernel.evidence import Reason


class Grade(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def is_pending(self) -> bool:
        """Whether the value still has to be checked against its document (待核)."""
        return self in (Grade.C, Grade.D)

    @property
    def tag(self) -> EvidenceTag:
        """The evidence tag shown beside a citation of a value of this grade."""
        return EvidenceTag.RECALLED if self.is_pending else EvidenceTag.VERIFIED


def worst(grades: Iterable[Grade]) -> Grade:
    """The least known of several grades; A when there is none."""
    return max(grades, default=Grade.A)


@dataclass(frozen=True)
class Source:
    """The document a constant stands in. ``own`` marks a parameter of ours that cites nothing."""

    title: str
    number: str = ""
    clause: str = ""
    own: bool = False

    def at(self, clause: str) -> Source:
        return Source(self.title, self.number, clause or self.clause, self.own)

    def __str__(self) -> str:
        name = f"《{self.title}》" if not self.own else self.title
        number = f"（{self.number}）" if self.number else ""
        return f"{name}{number}{self.clause}"

    def citation(self, grade: Grade) -> Citation:
        tag = EvidenceTag.DESIGN if self.own else grade.tag
        return Citation(self.title, self.number, self.clause, tag)


@dataclass(frozen=True)
class Constant:
    """One number of a profile, a benchmark or the city's limits."""

    name: str
    value: Decimal
    unit: str
    grade: Grade
    source: Source

    @property
    def is_certain(self) -> bool:
        return not self.grade.is_pending

    @property
    def source_text(self) -> str:
        return f"{self.source}{'［待核］' if self.grade.is_pending else ''}"

    @property
    def citation(self) -> Citation:
        return self.source.citation(self.grade)

    def reason(self, label: str) -> Reason:
        if self.unit.startswith("比例"):
            shown = f"{(self.value * 100).normalize():f}%{self.unit.removeprefix('比例')}"
            return Reason(label, shown, self.source_text)
        unit = f" {self.unit}" if self.unit else ""
        return Reason(label, f"{self.value:f}{unit}", self.source_text)


@dataclass(frozen=True)
class Distribution:
    """Quantiles of a benchmark: ``(0.10, 2.04), (0.25, 2.87) …`` in rising order."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]
    unit: str
    grade: Grade
    source: Source

    def quantile(self, share: str) -> Constant:
        """One quantile by its share, ``"0.50"``. Raises :class:`SizingError` when it is not known."""
        wanted = Decimal(share)
        for at, value in self.points:
            if at == wanted:
                return Constant(f"{self.name}.P{wanted * 100:.0f}", value, self.unit, self.grade, self.source)
        raise SizingError(f"{self.source} 缺少 {self.name} 的 P{wanted * 100:.0f}")


@dataclass(frozen=True)
class Table:
    """Named constants of one document, for one topic."""

    name: str
    values: Mapping[str, Constant]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def get(self, key: str) -> Constant:
        """Raises :class:`SizingError` naming the missing constant."""
        try:
            return self.values[key]
        except KeyError:
            raise SizingError(f"缺少常数：{self.name}.{key}（不得以其他依据的数值代替）") from None


@dataclass(frozen=True)
class Edition:
    """What a profile and a benchmark share: identity and the days it is in force."""

    edition_id: str
    source: Source
    issuer: str
    in_force: Period
    grade: Grade

    def require_in_force(self, on: date) -> None:
        """Raises :class:`SizingError` for a day outside its period: old packs serve old reviews only."""
        if on not in self.in_force:
            raise SizingError(f"{self.edition_id} 于 {on} 不在适用期内（{self.in_force.since} 起）")
