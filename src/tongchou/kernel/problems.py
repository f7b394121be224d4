"""Problems with input: coded, located, kind, and shown all together.

A problem is about material that could not be read or understood; a finding is a judgement about
what was read. Each piece declares its kinds once, with a stable code:

>>> ENCRYPTED = ProblemKind("INTAKE-FILE-001", "文件已加密", "请去除打开密码后重新上传。")
>>> str(ENCRYPTED.at(Evidence("方案.docx")))
'《方案.docx》文件已加密。请去除打开密码后重新上传。（INTAKE-FILE-001）'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tongchou.kernel.evidence import Evidence

_CODE = re.compile(r"[A-Z]+-[A-Z]+-\d{3}")
_declared: dict[str, ProblemKind] = {}


class ProblemLevel(StrEnum):
    """``error``: something could not be used; ``warning``: used with care; ``notice``: for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True)
class ProblemKind:
    """A declared kind of problem. Codes are ``PIECE-TOPIC-NNN``, unique and never reused."""

    code: str
    title: str
    advice: str
    level: ProblemLevel = ProblemLevel.ERROR

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"problem code {self.code!r} is not PIECE-TOPIC-NNN")
        known = _declared.setdefault(self.code, self)
        if known != self:
            raise ValueError(f"problem code {self.code} is declared twice")

    def at(self, where: Evidence, detail: str = "", **facts: str) -> Problem:
        """A problem of this kind at a place; ``detail`` replaces the title in the sentence."""
        return Problem(self, where, detail or self.title, tuple(sorted(facts.items())))


@dataclass(frozen=True)
class Problem:
    kind: ProblemKind
    where: Evidence
    detail: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def level(self) -> ProblemLevel:
        return self.kind.level

    def __str__(self) -> str:
        return f"{self.where.place}{self.detail}。{self.kind.advice}（{self.code}）"


@dataclass
class ProblemLog:
    """Collects problems so that all of them are shown at once. Order is kept, repeats are dropped."""

    _seen: dict[Problem, None] = field(default_factory=dict)

    def add(self, problem: Problem) -> None:
        self._seen.setdefault(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)

    def frozen(self) -> tuple[Problem, ...]:
        return tuple(self._seen)


def declared_problems() -> tuple[ProblemKind, ...]:
    """Every kind declared by the modules imported so far, by code (for the reference page)."""
    return tuple(_declared[code] for code in sorted(_declared))
