"""The door of 查重: one declaration against projects, systems and upper-level systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tongchou.engine.similarity.alignment import Span
from tongchou.engine.similarity.blocking import candidates
from tongchou.engine.similarity.features import (
    Declared,
    Target,
    declared_features,
    project_features,
    system_features,
)
from tongchou.engine.similarity.index import ProjectIndex, Record, ScopeIndex, build_index
from tongchou.engine.similarity.pairing import Pairing
from tongchou.engine.similarity.passages import (
    Paragraph,
    copied_share,
    find_spans,
    passages_of,
)
from tongchou.engine.similarity.places import located
from tongchou.engine.similarity.rarity import Rarity
from tongchou.kernel.assets import Corpus
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import Package, Text
from tongchou.kernel.similars import SimilarityResult, SimilarPair

_CANDIDATES = 60
_SHOWN = 0.2


def find_similar(
    declaration: Declaration,
    package: Package,
    corpus: Corpus,
    index: ProjectIndex | None = None,
    *,
    top: int = 10,
) -> SimilarityResult:
    """Compare a declaration with everything in the corpus; the ``top`` pairs of each scope, best first.

    ``index`` must be of the same corpus; without one it is built here. Scopes the corpus does not
    have are ``None`` in the result and named in ``not_checked``. Same input, same answer.
    """
    index = index or build_index(corpus)
    declared = _placed(declared_features(declaration, package), corpus)
    paragraphs = _paragraphs(package)
    search = _Search(declared, paragraphs, index.rarity, top)
    projects = search.pairs(corpus.projects, index.projects, project_features)
    systems = search.pairs(corpus.systems, index.systems, system_features)
    upper = search.pairs(corpus.upper_systems, index.upper_systems, system_features)
    return SimilarityResult(
        projects=projects,
        systems=systems,
        upper_systems=upper,
        compared=_compared(corpus),
        boilerplate_share=search.copied_share(),
        not_checked=_not_checked(corpus, declared),
    )


def _placed(declared: Declared, corpus: Corpus) -> Declared:
    """The declaring unit's place, completed by what the corpus knows of cities and counties."""
    known = [(project.unit, project.city) for project in corpus.projects or ()]
    known += [(system.unit, system.city) for system in corpus.systems or ()]
    return replace(declared, place=located(declared.place, known))


def _paragraphs(package: Package) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(block.text, block.place)
        for plan in package.plans
        for block in plan.blocks
        if isinstance(block, Text) and block.origin == "body" and len(block.text) >= 16
    )


def _compared(corpus: Corpus) -> tuple[tuple[str, int], ...]:
    scopes = (
        ("projects", corpus.projects),
        ("systems", corpus.systems),
        ("upper_systems", corpus.upper_systems),
    )
    return tuple((name, len(records)) for name, records in scopes if records is not None)


def _not_checked(corpus: Corpus, declared: Declared) -> tuple[str, ...]:
    reasons = []
    if corpus.projects is None:
        reasons.append("未提供项目库，未与历年和在库项目比对")
    if corpus.systems is None:
        reasons.append("未提供信息系统清单，未与已有系统比对")
    if corpus.upper_systems is None:
        reasons.append("未提供上级统建系统清单，未与上级系统比对")
    if not declared.items:
        reasons.append("申报材料中未读到功能清单，功能重合度未计算")
    return tuple(reasons)


class _Search:
    """One declaration asking scope after scope; remembers what was copied on the way."""

    def __init__(self, declared: Declared, paragraphs: Sequence[Paragraph], rarity: Rarity, top: int) -> None:
        self.declared = declared
        self.paragraphs = paragraphs
        self.texts = [paragraph.text for paragraph in paragraphs]
        self.rarity = rarity
        self.top = top
        self.spans: list[Span] = []
        self.compared_texts: int = 0

    def pairs(
        self,
        records: Sequence[Record] | None,
        scope: ScopeIndex | None,
        features: Callable[[Record], Target],
    ) -> tuple[SimilarPair, ...] | None:
        if records is None or scope is None:
            return None
        copied = self._copied(scope)
        numbers = self._numbers(scope, copied)
        targets = [features(records[number]) for number in numbers]
        compared = Pairing(self.declared, self.rarity).compare(targets)
        pairs = [
            _with_passages(pair, copied.get(number, ()), self.paragraphs, scope)
            for number, pair in zip(numbers, compared, strict=True)
        ]
        worth = [pair for pair in pairs if pair.score >= _SHOWN or pair.passages]
        ordered = sorted(worth, key=lambda pair: (-pair.score, pair.target.asset_id))
        return tuple(ordered[: self.top])

    def _numbers(self, scope: ScopeIndex, copied: Mapping[int, Sequence[Span]]) -> list[int]:
        """Records worth comparing: those with like words and those with copied passages."""
        picked = candidates(scope.texts, self._questions(), count=_CANDIDATES)
        return sorted({*picked.tolist(), *copied})

    def copied_share(self) -> float | None:
        """Share of copied paragraphs; ``None`` when no text was there to compare with."""
        return copied_share(self.spans, self.texts) if self.compared_texts else None

    def _questions(self) -> list[list[str]]:
        declared = self.declared
        modules = [
            name for item in declared.items for name in (item.group, item.name) if name and not item.generic
        ]
        return [[declared.title.core], list(dict.fromkeys(modules)), [declared.scope]]

    def _copied(self, scope: ScopeIndex) -> dict[int, list[Span]]:
        """Spans by record, for records from which a whole passage was taken."""
        self.compared_texts += len(scope.long_texts)
        if not self.texts or not scope.long_texts:
            return {}
        spans = find_spans(self.texts, scope.prints)
        self.spans.extend(spans)
        by_record: dict[int, list[Span]] = {}
        for span in spans:
            by_record.setdefault(scope.records[span.text], []).append(span)
        best = sorted(by_record, key=lambda n: -sum(span.length * span.similarity for span in by_record[n]))
        return {number: by_record[number] for number in best[:_CANDIDATES]}


def _with_passages(
    pair: SimilarPair, spans: Sequence[Span], paragraphs: Sequence[Paragraph], scope: ScopeIndex
) -> SimilarPair:
    if not spans:
        return pair
    passages = passages_of(spans, paragraphs, scope.long_texts)
    return replace(pair, passages=passages)


__all__ = ["ProjectIndex", "build_index", "find_similar"]
