"""A fee above its table is held against the document that sets that table, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from tongchou.engine.policy.evaluation import evaluate
from tongchou.kernel.budget import LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.findings import Finding
from tongchou.kernel.money import Money
from tongchou.kernel.reductions import BudgetReview, CostIssue, IssueKind, LineReview
from tongchou.packs.discovery import load

PLACE = Evidence("概算.xlsx", sheet="明细", cell="F9")
PROVINCE = "湘财办〔2024〕10号"


def fee_finding(*kinds: LineKind) -> Finding:
    """What R-COST-03 says of one fee above its table whose lines are of these kinds."""
    lines = tuple(
        LineReview(f"L{n}", kind.label, kind, PLACE, Money.wan(40), Money.wan(30))
        for n, kind in enumerate(kinds)
    )
    ids = tuple(line.line_id for line in lines)
    issue = CostIssue(IssueKind.FEE_OVER_CAP, "取费高于标准", (PLACE,), line_ids=ids)
    other = LineReview("L9", "设计费", LineKind.DESIGN, PLACE, Money.wan(9), Money.wan(9))
    budget = BudgetReview((*lines, other), (issue,))
    (found,) = evaluate(load("zhuzhou"), CaseFile(date(2026, 10, 20), budget=budget)).of("R-COST-03")
    return found


@pytest.mark.parametrize(
    ("kind", "documents"),
    [
        (LineKind.SUPERVISION, ["发改价格〔2007〕670号"]),
        (LineKind.DESIGN, ["计价格〔2002〕10号"]),
        (LineKind.BIDDING, ["计价格〔2002〕1980号"]),
        (LineKind.MANAGEMENT, ["财建〔2016〕504号"]),
        (LineKind.INTEGRATION, []),
        (LineKind.TESTING, []),
    ],
)
def test_a_fee_cites_the_province_and_the_document_of_its_own_table(
    kind: LineKind, documents: list[str]
) -> None:
    numbers = [citation.number for citation in fee_finding(kind).citations]
    assert sorted(numbers) == sorted([PROVINCE, *documents])


def test_an_issue_over_two_fees_cites_both_documents() -> None:
    numbers = {c.number for c in fee_finding(LineKind.SUPERVISION, LineKind.BIDDING).citations}
    assert numbers == {PROVINCE, "发改价格〔2007〕670号", "计价格〔2002〕1980号"}
