"""What to write beside one budget line about an issue that concerns several lines."""

from __future__ import annotations

from tongchou.kernel.reductions import CostIssue, IssueKind

_WORDS = {
    IssueKind.NO_BASIS: "未说明测算依据或取费标准",
    IssueKind.FEE_OVER_CAP: "取费合计高于标准",
    IssueKind.FEW_QUOTES: "写明询价，未列报价家数",
    IssueKind.POINTS_DIFFER: "功能点数待重计",
    IssueKind.RATE_OUTSIDE_BAND: "单价高于计价依据",
    IssueKind.CUSTOM_DEV_OVER: "软件造价高于测算区间",
    IssueKind.HARDWARE_REPLACEABLE: "可由政务云提供",
    IssueKind.CONTINGENCY: "预备费合计高于上限",
}


def beside_line(issue: CostIssue) -> str:
    """The whole message when it is about this line alone; else its topic, for the finding tells the rest."""
    words = _WORDS.get(issue.kind) if len(issue.line_ids) > 1 else None
    return f"{words}（同类{len(issue.line_ids)}行，见审查发现）" if words else issue.message
