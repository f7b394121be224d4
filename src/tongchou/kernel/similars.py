"""What 查重 found: similar projects, systems and capabilities, with parts and passages."""

from __future__ import annotations

from dataclasses import dataclass

from tongchou.kernel.assets import AssetKind
from tongchou.kernel.evidence import Evidence


@dataclass(frozen=True)
class ScorePart:
    """One labelled part of a score (a waterfall row). ``weight × level`` parts add up to the score."""

    name: str
    label: str
    value: float
    contribution: float
    detail: str = ""


@dataclass(frozen=True)
class ModuleMatch:
    """A declared function beside the function of the target that covers it.

    ``declared`` is a module where its rows only say what is done to it; ``operations`` are those rows.
    """

    declared: str
    existing: str
    score: float
    place: Evidence
    operations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Aligned copied text: where it stands here, and the same words in the target."""

    place: Evidence
    ours: str
    theirs: str
    length: int
    similarity: float
    boilerplate: bool = False


@dataclass(frozen=True)
class SimilarTarget:
    """What the target is, for the reader: enough to show the pair side by side."""

    asset_id: str
    kind: AssetKind
    title: str
    unit: str = ""
    city: str = ""
    year: int | None = None
    level: str = ""
    modules: tuple[str, ...] = ()
    scope: str = ""


@dataclass(frozen=True)
class SimilarPair:
    """The declared project beside one target.

    ``score`` is 0–1. ``coverage`` is the share of declared functions that the target already has,
    ``reverse_coverage`` the share of the target's functions that are declared again, ``module_coverage``
    the share of declared functions that stand in modules the target has too (the function may be new).
    """

    target: SimilarTarget
    score: float
    coverage: float
    reverse_coverage: float
    parts: tuple[ScorePart, ...] = ()
    modules: tuple[ModuleMatch, ...] = ()
    passages: tuple[Passage, ...] = ()
    relation: str = ""
    notes: tuple[str, ...] = ()
    module_coverage: float = 0.0


@dataclass(frozen=True)
class SimilarityResult:
    """All comparisons of one declaration; ``None`` scopes were not supplied by the caller."""

    projects: tuple[SimilarPair, ...] | None = None
    systems: tuple[SimilarPair, ...] | None = None
    upper_systems: tuple[SimilarPair, ...] | None = None
    compared: tuple[tuple[str, int], ...] = ()
    boilerplate_share: float | None = None
    not_checked: tuple[str, ...] = ()

    @property
    def all_pairs(self) -> tuple[SimilarPair, ...]:
        pairs = [*(self.systems or ()), *(self.upper_systems or ()), *(self.projects or ())]
        return tuple(sorted(pairs, key=lambda pair: -pair.score))


@dataclass(frozen=True)
class CapabilityMatch:
    """A declared function or budget line that a shared capability already serves."""

    capability_id: str
    capability_name: str
    declared: str
    place: Evidence
    score: float
    matched_words: tuple[str, ...] = ()
    is_free: bool = True
    reuse_declared: bool | None = None
    reuse_reason: str = ""
    line_id: str = ""


@dataclass(frozen=True)
class DataMatch:
    """Needed or newly collected data beside an item of the catalogue; no item when none was found."""

    needed: str
    place: Evidence
    resource_id: str = ""
    resource_name: str = ""
    provider: str = ""
    score: float = 0.0
    newly_collected: bool = False


@dataclass(frozen=True)
class CatalogResult:
    """Reuse of capabilities and data."""

    capabilities: tuple[CapabilityMatch, ...] | None = None
    data: tuple[DataMatch, ...] | None = None
