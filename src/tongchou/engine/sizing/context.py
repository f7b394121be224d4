"""What every check may look at: the lines by kind, the basis, and what the caller supplied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from tongchou.engine.sizing.basis import SizingBasis
from tongchou.kernel.assets import PastPrice
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.declaration import Declaration, ProjectKind
from tongchou.kernel.similars import CapabilityMatch

PRODUCTS = (LineKind.HARDWARE, LineKind.PACKAGED_SOFTWARE)
#: The widest reading of "build cost": what fees may be charged on. Wide, so that a fee above its table
#: is above it on any reading.
BUILD = (
    LineKind.CUSTOM_DEV,
    LineKind.PACKAGED_SOFTWARE,
    LineKind.HARDWARE,
    LineKind.MACHINE_ROOM,
    LineKind.CLOUD,
    LineKind.NETWORK_LINE,
    LineKind.DATA,
    LineKind.INTEGRATION,
    LineKind.SECURITY_SERVICE,
    LineKind.SERVICE,
    LineKind.OTHER,
)
#: Words of a reason that a person has to weigh before something provided by the city is refused.
_WEIGHTY = re.compile(
    r"涉密|保密|专网|物理隔离|法律|法规|上级|国家标准|行业标准|(?:不能|无法)满足|(?:暂不|不)支持|"
    r"(?:暂未|未)提供|尚未建成"
)
_NOISE = re.compile(r"[\s　（）()“”\"'·,，、.。:：;；/\\\-—_]+")


@dataclass(frozen=True)
class Context:
    """``prices`` and ``matches`` are ``None`` when the caller had none to give."""

    declaration: Declaration
    basis: SizingBasis
    lines: tuple[BudgetLine, ...]
    prices: Sequence[PastPrice] | None = None
    matches: Sequence[CapabilityMatch] | None = None

    @property
    def project_kind(self) -> ProjectKind | None:
        return self.declaration.identity.project_kind.value

    @property
    def is_build(self) -> bool | None:
        """Whether this is a construction project; ``None`` when its kind is not stated."""
        if self.project_kind is None:
            return None
        return self.project_kind in (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE)

    @cached_property
    def by_kind(self) -> dict[LineKind, tuple[BudgetLine, ...]]:
        found: dict[LineKind, list[BudgetLine]] = {}
        for line in self.lines:
            found.setdefault(line.kind, []).append(line)
        return {kind: tuple(lines) for kind, lines in found.items()}

    def of_kind(self, *kinds: LineKind) -> tuple[BudgetLine, ...]:
        return tuple(line for kind in kinds for line in self.by_kind.get(kind, ()))


def is_weighty_reason(words: str) -> bool:
    """Whether a reason says why the shared offer cannot serve; habit and size are no reason."""
    return bool(_WEIGHTY.search(words))


def distinct_lines(lines: Sequence[BudgetLine]) -> tuple[BudgetLine, ...]:
    """The same lines with identifiers made unique (a repeated one gets ``#2``, ``#3`` …)."""
    seen: dict[str, int] = {}
    unique: list[BudgetLine] = []
    for line in lines:
        seen[line.line_id] = seen.get(line.line_id, 0) + 1
        number = seen[line.line_id]
        unique.append(line if number == 1 else replace(line, line_id=f"{line.line_id}#{number}"))
    return tuple(unique)


@lru_cache(maxsize=65_536)
def bare(words: str) -> str:
    """Words without blanks, brackets and punctuation, for comparing names."""
    return _NOISE.sub("", words).lower()
