"""The report for a terminal."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from tongchou.engine.report.cards import shown_places
from tongchou.engine.report.conclusion import Summary, summarise
from tongchou.engine.report.labels import day, pack_label, relation_label, score
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.findings import Finding, Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.prereview import Prereview

_COLOURS = {
    Severity.BLOCK: "bold red",
    Severity.MUST_FIX: "yellow",
    Severity.ADVICE: "cyan",
    Severity.INFO: "dim",
}
PLACES = 3
PAIRS = 5
PAIR_FLOOR = 0.35


def as_text(result: Prereview, *, width: int = 110, colour: bool = False) -> str:
    """The report as text; with ``colour`` the text carries terminal codes."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, legacy_windows=False)
    for part in _parts(result):
        console.print(part)
    return out.getvalue()


def _parts(result: Prereview) -> list[RenderableType]:
    head = summarise(result)
    parts: list[RenderableType] = [_head(result, head)]
    parts += [_finding(finding) for finding in result.open_findings]
    if result.similarity and any(pair.score >= PAIR_FLOOR for pair in result.similarity.all_pairs):
        parts.append(_similar(result))
    if result.budget and any(line.cuts for line in result.budget.lines):
        parts.append(_cuts(result))
    if result.problems:
        parts.append(_problems(result))
    if result.not_checked:
        parts.append(_not_checked(result))
    return parts


def _head(result: Prereview, head: Summary) -> Panel:
    identity = result.declaration.identity
    rate = f"（{float(head.cut_rate) * 100:.1f}%）" if head.cut_rate else ""
    rate += f"，其中 {_wan(head.uncertain_cut)} 待核对" if head.uncertain_cut else ""
    body = Group(
        Text(f"{identity.owner_unit.value or '单位未读出'}　{day(result.on)}　{pack_label(result.pack)}"),
        Text(head.advice.label, style="bold"),
        Text(
            f"申报 {_wan(head.declared)} 万元　建议 {_wan(head.advised)} 万元　审减 {_wan(head.cut)} 万元{rate}"
        ),
        Text(
            f"否决项 {head.blocking}　必须修改 {head.must_fix}　建议与提示 {head.advisory}　"
            f"需人工核对 {head.to_review}　未检查 {head.not_checked}"
        ),
    )
    return Panel(body, title=escape(identity.project_name.value or "项目名称未读出"), title_align="left")


def _finding(finding: Finding) -> Text:
    line = Text()
    colour = _COLOURS[finding.severity] if finding.verdict is not Verdict.REVIEW else "magenta"
    line.append(f"[{finding.severity.label}·{finding.verdict.label}] ", style=colour)
    line.append(f"{finding.title} {finding.rule}\n", style="bold")
    line.append(f"  {finding.message}\n")
    places = shown_places(finding.evidence)
    for place in places[:PLACES]:
        quote = f" “{place.quote}”" if place.quote else ""
        line.append(f"  · {place.place}{quote}\n", style="blue")
    if len(places) > PLACES:
        line.append(f"  · 另有 {len(places) - PLACES} 处\n", style="blue")
    if finding.advice:
        line.append(f"  → {finding.advice}\n")
    cited = [str(c) for c in finding.citations if c.tag is not EvidenceTag.DESIGN]
    if cited:
        line.append(f"  依据：{'；'.join(cited)}\n", style="dim")
    return line


def _similar(result: Prereview) -> Table:
    table = _table("查重", "目标", "单位", "得分", "功能重合", "关系")
    pairs = result.similarity.all_pairs if result.similarity else ()
    for pair in [near for near in pairs if near.score >= PAIR_FLOOR and near.relation != "unrelated"][:PAIRS]:
        target = pair.target
        relation = relation_label(pair.relation)
        table.add_row(target.title, target.unit, score(pair.score), f"{pair.coverage:.0%}", relation)
    return table


def _cuts(result: Prereview) -> Table:
    table = _table("审减建议（万元）", "费用", "申报", "建议", "审减", "理由")
    for line in result.budget.lines if result.budget else ():
        if line.cuts:
            why = "；".join(f"{cut.category.value} {cut.reason}" for cut in line.cuts)
            table.add_row(line.name, _wan(line.declared), _wan(line.allowed), _wan(line.cut), why)
    return table


def _problems(result: Prereview) -> Group:
    return Group(Text("读取中的问题", style="bold"), *(Text(f"  · {problem}") for problem in result.problems))


def _not_checked(result: Prereview) -> Group:
    rows = [Text(f"  · {n.rule} {n.title}：{n.reason}") for n in result.not_checked]
    return Group(Text("未检查（不代表符合）", style="bold"), *rows)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _wan(amount: Money | None) -> str:
    return "—" if amount is None else amount.format_wan().removesuffix("万元")
