"""The budget as a reader sees it: lines that somebody must look at, the rest summed in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.reductions import BudgetReview, Cut, CutCategory, LineReview

NAMED = 2


@dataclass(frozen=True)
class ShownCut:
    """A cut; ``is_told`` when the row above already said why, so that only the arithmetic differs."""

    cut: Cut
    is_told: bool


@dataclass(frozen=True)
class Row:
    line: LineReview
    cuts: tuple[ShownCut, ...]
    note: str


@dataclass(frozen=True)
class Accepted:
    """Lines with nothing to say about them."""

    lines: tuple[LineReview, ...]

    @property
    def amount(self) -> Money:
        return Money.total(line.declared for line in self.lines)


@dataclass(frozen=True)
class CategoryLines:
    """The largest cuts of a category by name, for the first screen."""

    amount: Money
    uncertain: Money
    named: tuple[tuple[str, Money], ...]
    count: int


def rows(budget: BudgetReview) -> list[Row]:
    return list(_rows([line for line in budget.lines if not _is_quiet(line)]))


def accepted(budget: BudgetReview) -> Accepted:
    return Accepted(tuple(line for line in budget.lines if _is_quiet(line)))


def by_category(budget: BudgetReview) -> dict[CutCategory, CategoryLines]:
    found: dict[CutCategory, list[tuple[str, Cut]]] = {}
    for line in budget.lines:
        for cut in line.cuts:
            found.setdefault(cut.category, []).append((line.name, cut))
    return {category: _category(cuts) for category, cuts in found.items()}


def _category(cuts: Sequence[tuple[str, Cut]]) -> CategoryLines:
    per_line: dict[str, Money] = {}
    for name, cut in cuts:
        per_line[name] = per_line.get(name, ZERO) + cut.amount
    largest = sorted(per_line.items(), key=lambda item: -item[1].yuan)
    return CategoryLines(
        Money.total(cut.amount for _, cut in cuts),
        Money.total(cut.amount for _, cut in cuts if not cut.certain),
        tuple(largest[:NAMED]),
        len(per_line),
    )


def _is_quiet(line: LineReview) -> bool:
    return not line.cuts and line.verdict == "accepted" and not line.note


def _rows(lines: Sequence[LineReview]) -> Iterator[Row]:
    told: set[tuple[str, str]] = set()
    for line in lines:
        own = [(cut.rule, cut.reason) for cut in line.cuts]
        shown = tuple(ShownCut(cut, key in told) for cut, key in zip(line.cuts, own, strict=True))
        yield Row(line, shown, "" if line.cuts else line.note)
        told = set(own)
