"""前置审查 from files to result: the only place where the pieces of the engine meet.

>>> result = prereview([Path("申报包")], on=date(2026, 10, 20), policy=policy, corpus=corpus)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from tongchou.engine.catalog.capabilities import match_capabilities
from tongchou.engine.catalog.datasets import match_data
from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package
from tongchou.engine.policy.evaluation import Evaluation, evaluate
from tongchou.engine.policy.policies import Policy
from tongchou.engine.similarity.search import ProjectIndex, find_similar
from tongchou.engine.sizing.basis import SizingBasis
from tongchou.engine.sizing.review import review_budget
from tongchou.kernel.assets import EMPTY_CORPUS, Corpus
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import EMPTY_PACKAGE, Package
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.outline import Outline
from tongchou.kernel.prereview import Prereview, Step
from tongchou.kernel.problems import Problem, ProblemKind
from tongchou.kernel.reductions import BudgetReview
from tongchou.kernel.similars import CatalogResult

T = TypeVar("T")
Progress = Callable[[str], None]
#: Turns files into a package and its problems; the caller binds OCR, limits and caches.
Reader = Callable[[Sequence[Path]], tuple[Package, tuple[Problem, ...]]]

BROKEN_STEP = ProblemKind(
    "PIPELINE-STEP-001", "有一步没有完成", "其余步骤不受影响；请把材料和这条信息反馈给维护人员。"
)
_NOTHING_READ: tuple[Package, tuple[Problem, ...]] = (EMPTY_PACKAGE, ())
_NOTHING_UNDERSTOOD: tuple[Declaration, tuple[Outline, ...], tuple[Problem, ...]] = (Declaration(), (), ())


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
    steps = Steps(clock, progress)
    package, unread = steps.take("read", "读取材料", lambda: (reader or read_package)(files), _NOTHING_READ)
    declaration, outlines, unclear = steps.take(
        "understand", "提取要素", lambda: declaration_from(package), _NOTHING_UNDERSTOOD
    )
    catalog = steps.take(
        "catalog", "比对共性能力与数据目录", lambda: reuse(declaration, corpus), CatalogResult()
    )
    similarity = steps.take(
        "similarity", "查重", lambda: find_similar(declaration, package, corpus, index), None
    )
    budget = steps.take("sizing", "造价与审减", lambda: costs(declaration, basis, on, corpus, catalog), None)
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
    judged = steps.take("policy", "逐条对照规则", lambda: evaluate(policy, case), Evaluation())
    return Prereview(
        on=on,
        pack=policy.pack,
        package=package,
        declaration=declaration,
        outlines=outlines,
        problems=case.problems + tuple(steps.broken),
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


def costs(
    declaration: Declaration, basis: SizingBasis | None, on: date, corpus: Corpus, catalog: CatalogResult
) -> BudgetReview | None:
    """The budget recomputed line by line; ``None`` without a basis."""
    if basis is None:
        return None
    return review_budget(
        declaration, basis=basis, on=on, prices=corpus.past_prices, capability_matches=catalog.capabilities
    )


@dataclass
class Steps:
    """Takes each step by name, tells the caller when it begins and keeps how long it took.

    A step that breaks on unforeseen input does not lose the others: it gives its fallback and a problem
    that names the step and the error, and the rules that need its result are reported as not checked.
    """

    clock: Callable[[], float] | None
    progress: Progress | None
    taken: list[Step] = field(default_factory=list)
    broken: list[Problem] = field(default_factory=list)

    def take(self, name: str, label: str, job: Callable[[], T], fallback: T) -> T:
        if self.progress:
            self.progress(label)
        start = self._now()
        try:
            return job()
        except Exception as error:
            self.broken.append(
                BROKEN_STEP.at(Evidence(""), f"“{label}”一步没有完成（{type(error).__name__}：{error}）")
            )
            return fallback
        finally:
            self.taken.append(Step(name, label, self._now() - start))

    def _now(self) -> float:
        return self.clock() if self.clock else 0.0
