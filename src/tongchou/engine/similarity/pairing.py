"""One declaration beside several targets: every feature compared, scored and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tongchou.engine.similarity.comparisons import (
    Comparison,
    compare_backward,
    compare_containment,
    compare_context,
    compare_forward,
    compare_names,
    compare_scopes,
    compare_texts,
    compare_titles,
    title_similarities,
)
from tongchou.engine.similarity.features import Declared, Target
from tongchou.engine.similarity.modules import Coverage, coverages
from tongchou.engine.similarity.names import canonical, name_information
from tongchou.engine.similarity.rarity import Rarity
from tongchou.engine.similarity.relations import Figures, relation_of
from tongchou.engine.similarity.scoring import score_of, score_parts
from tongchou.engine.similarity.titles import fold
from tongchou.kernel.similars import SimilarPair, SimilarTarget


@dataclass(frozen=True, eq=False)
class Pairing:
    """Compares one declaration with targets; ``rarity`` says how much words tell in this corpus."""

    declared: Declared
    rarity: Rarity

    def compare(self, targets: Sequence[Target]) -> list[SimilarPair]:
        if not targets:
            return []
        pairs = zip(
            targets,
            compare_titles(self.declared, targets, self.rarity),
            coverages(self.declared, targets, self.rarity),
            compare_scopes(self.declared, targets, self.rarity),
            compare_texts(self.declared, targets),
            self._information(targets),
            self._related(targets),
            strict=True,
        )
        return [self._pair(*pair) for pair in pairs]

    def _information(self, targets: Sequence[Target]) -> list[float]:
        """How much the poorer side of each pair tells: its title and its function names."""
        ours = [self.declared.title.core, *(item.name for item in self.declared.items)]
        mine = float(name_information([canonical(name) for name in ours], self.rarity).sum())
        names = [(n, name) for n, t in enumerate(targets) for name in (t.title.core, *t.modules)]
        told = name_information([canonical(name) for _, name in names], self.rarity)
        theirs = np.bincount([n for n, _ in names], weights=told, minlength=len(targets))
        return [min(mine, float(value)) for value in theirs]

    def _pair(
        self,
        target: Target,
        title: Comparison,
        coverage: Coverage,
        scope: Comparison,
        text: Comparison,
        told: float,
        related: float,
    ) -> SimilarPair:
        declared = self.declared
        comparisons = [
            title,
            compare_containment(coverage),
            compare_forward(coverage),
            compare_backward(coverage),
            scope,
            text,
            compare_names("data", "数据资源", declared.data, target.data, self.rarity),
            compare_names("capability", "共性能力", declared.capabilities, target.capabilities, self.rarity),
            compare_context(declared, target),
        ]
        parts = score_parts(
            comparisons, richness=coverage.richness, information=told, identical=_identical(declared, target)
        )
        content = [c for c in comparisons if c.name != "context"]
        inner = score_parts(content, richness=coverage.richness, information=told, identical=False)
        seen = Figures(
            title=title.value or 0.0,
            content=score_of(inner),
            forward=coverage.forward or 0.0,
            themes=coverage.themes or 0.0,
            related_title=related,
        )
        relation, notes = relation_of(declared, target, seen)
        return SimilarPair(
            target=_shown(target),
            score=score_of(parts),
            coverage=round(coverage.forward or 0.0, 4),
            module_coverage=round(coverage.themes or 0.0, 4),
            reverse_coverage=round(coverage.backward or 0.0, 4),
            parts=parts,
            modules=coverage.matches,
            relation=relation.value,
            notes=notes,
        )

    def _related(self, targets: Sequence[Target]) -> list[float]:
        """How well each target's name fits a system the unit says it builds on."""
        named = [name for name, relation in self.declared.related if relation in ("replaces", "extends")]
        best = [0.0] * len(targets)
        for name in named:
            for titles in ([t.title.core for t in targets], [t.title.raw for t in targets]):
                best = [
                    max(pair)
                    for pair in zip(best, title_similarities(name, titles, self.rarity), strict=True)
                ]
        return best


def _identical(declared: Declared, target: Target) -> bool:
    """Whether everything both sides state is the same, and something is stated at all."""
    if fold(declared.title.raw) != fold(target.title.raw) or declared.unit != target.unit:
        return False
    ours, theirs = {item.name for item in declared.items}, set(target.modules)
    if ours and theirs and ours != theirs:
        return False
    same_scope = not declared.scope or not target.scope or declared.scope == target.scope
    return same_scope and bool(declared.title.raw)


def _shown(target: Target) -> SimilarTarget:
    return SimilarTarget(
        asset_id=target.asset_id,
        kind=target.asset_kind,
        title=target.title.raw,
        unit=target.unit,
        city=target.place.city,
        year=target.year,
        level=target.level.value if target.level else "",
        modules=target.modules,
        scope=target.scope,
    )
