"""案卷: everything a rule may look at, gathered by the pipeline.

Parts that were not made (no corpus supplied, sizing impossible …) are ``None``; a rule that needs
one is then reported as not checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongchou.kernel.assets import EMPTY_CORPUS, Corpus
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import EMPTY_PACKAGE, Package
from tongchou.kernel.outline import Outline
from tongchou.kernel.problems import Problem
from tongchou.kernel.reductions import BudgetReview
from tongchou.kernel.similars import CatalogResult, SimilarityResult


@dataclass(frozen=True)
class CaseFile:
    """One declaration package on one day with all machine results the rules judge."""

    on: date
    declaration: Declaration = Declaration()
    package: Package = EMPTY_PACKAGE
    outlines: tuple[Outline, ...] = ()
    problems: tuple[Problem, ...] = ()
    corpus: Corpus = EMPTY_CORPUS
    similarity: SimilarityResult | None = None
    catalog: CatalogResult | None = None
    budget: BudgetReview | None = None
