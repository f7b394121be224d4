"""取费: declared fees beside their tables, each finding with the document that sets the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Group, rule
from tongchou.kernel.budget import LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.findings import Severity
from tongchou.kernel.reductions import CostIssue, IssueKind
from tongchou.packs.national.rules.cost_answers import budget_of, has_lines, issues_of, said, unchecked


@rule(
    "R-COST-03",
    title="取费不超过标准",
    group=Group.COST,
    severity=Severity.MUST_FIX,
    since=date(2002, 3, 1),
    cites=("hn-cost2024", "fee670", "fee10", "fee1980", "fee504"),
    needs=("budget",),
)
def fee_rates(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """监理、设计、招标代理、建设管理、集成、测评等费用与费率表比较，超出的按标准核减。"""
    issues = issues_of(case, IssueKind.FEE_OVER_CAP)
    advice = "请按标准重新计取，或说明高于标准的依据。"
    for issue in issues:
        yield said(issue, fail if issue.certain else review, advice, _fee_documents(case, issue))
    if issues:
        return
    skipped = unchecked(case, "取费标准", "参照值", "表列范围")
    if not has_lines(case, *_FEES):
        yield not_applicable("没有按费率计取的费用。")
    elif skipped:
        yield not_checked(f"部分取费没有可用标准：{skipped}")
    else:
        yield passed("各项取费均未超过标准。")


#: Which document sets the table of a fee; the others stand in the provincial standard only.
_FEE_DOCUMENTS = {
    LineKind.SUPERVISION: "fee670",
    LineKind.DESIGN: "fee10",
    LineKind.BIDDING: "fee1980",
    LineKind.MANAGEMENT: "fee504",
}


def _fee_documents(case: CaseFile, issue: CostIssue) -> tuple[str, ...]:
    kinds = {line.kind for line in budget_of(case).lines if line.line_id in issue.line_ids}
    own = [_FEE_DOCUMENTS[kind] for kind in LineKind if kind in kinds and kind in _FEE_DOCUMENTS]
    return ("hn-cost2024", *own)


_FEES = (
    LineKind.INTEGRATION,
    LineKind.DESIGN,
    LineKind.SUPERVISION,
    LineKind.BIDDING,
    LineKind.MANAGEMENT,
    LineKind.TESTING,
    LineKind.MLPS_TEST,
    LineKind.CRYPTO_TEST,
)
