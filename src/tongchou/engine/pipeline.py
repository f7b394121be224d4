"""前置审查 from files to result: the only place where the pieces of the engine meet.

>>> result = prereview([Path("申报包")], on=date(2026, 10, 20), policy=policy, corpus=corpus)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tongchou.engine.catalog.capabilities import match_capabilities
from tongchou.engine.catalog.datasets import match_data
from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package
from tongchou.engine.policy.evaluation import evaluate
from tongchou.engine.policy.loading import Policy
from tongchou.engine.similarity.search import ProjectIndex, find_similar
from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.review import review_budget
from tongchou.kernel.assets import EMPTY_CORPUS, Corpus
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import Package
from tongchou.kernel.prereview import Prereview, Step
from tongchou.kernel.problems import Problem
from tongchou.kernel.similars import CatalogResult

Progress = Callable[[str], None]
#: Turns files into a package and its problems; the caller binds OCR, limits and caches.
Reader = Callable[[Sequence[Path]], tuple[Package, tuple[Problem, ...]]]


def prereview(
    files: Sequence[Path],
    *,
    on: date,
    policy: Policy,
    corpus: Corpus = EMPTY_CORPUS,
    basis: SizingBasis | None = None,
    index: ProjectIndex | None = None,
    reader: Reader | None = None,
    clock: Callable[[], float] | None = None,
    progress: Progress | None = None,
    noted: tuple[Problem, ...] = (),
) -> Prereview:
    """Review one declaration package as of a date.

    ``files`` are files, folders or archives of one package. ``basis`` is the cost profile and
    benchmark; without it the budget is not recomputed and its rules are reported as not checked.
    ``clock`` returns seconds and only feeds the timing of the steps. ``noted`` are problems met
    before, such as bad rows of the corpus. Bad input never raises: it comes back as problems.
    """
    steps = Stopwatch(clock, progress)
    with steps("read", "读取材料"):
        package, unread = (reader or read_package)(files)
    with steps("understand", "提取要素"):
        declaration, outlines, unclear = declaration_from(package)
    with steps("catalog", "比对共性能力与数据目录"):
        catalog = reuse(declaration, corpus)
    with steps("similarity", "查重"):
        similarity = find_similar(declaration, package, corpus, index)
    with steps("sizing", "造价与审减"):
        budget = None if basis is None else review_budget(
            declaration,
            basis=basis,
            on=on,
            prices=corpus.past_prices,
            capability_matches=catalog.capabilities,
        )  # fmt: skip
    case = CaseFile(
        on=on,
        declaration=declaration,
        package=package,
        outlines=outlines,
        problems=noted + unread + unclear,
        corpus=corpus,
        similarity=similarity,
        catalog=catalog,
        budget=budget,
    )
    with steps("policy", "逐条对照规则"):
        judged = evaluate(policy, case)
    return Prereview(
        on=on,
        pack=policy.pack,
        package=package,
        declaration=declaration,
        outlines=outlines,
        problems=case.problems,
        findings=judged.findings,
        not_checked=judged.not_checked,
        similarity=similarity,
        catalog=catalog,
        budget=budget,
        steps=tuple(steps.taken),
    )


def reuse(declaration: Declaration, corpus: Corpus) -> CatalogResult:
    """Capabilities and data that exist already; a catalogue that was not supplied stays ``None``."""
    offered, resources = corpus.capabilities, corpus.data_resources
    return CatalogResult(
        capabilities=None if offered is None else match_capabilities(declaration, offered),
        data=None if resources is None else match_data(declaration, resources),
    )


@dataclass
class Stopwatch:
    """Names each step, tells the caller when it begins and keeps how long it took."""

    clock: Callable[[], float] | None
    progress: Progress | None
    taken: list[Step] = field(default_factory=list)

    @contextmanager
    def __call__(self, name: str, label: str) -> Iterator[None]:
        if self.progress:
            self.progress(label)
        start = self.clock() if self.clock else 0.0
        yield
        self.taken.append(Step(name, label, (self.clock() if self.clock else 0.0) - start))
