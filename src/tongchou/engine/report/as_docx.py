"""The 前置审查意见 as an office would send it, a draft for a person to edit (docx)."""

from __future__ import annotations

import io
from importlib import resources
from typing import Any

from docxtpl import DocxTemplate

from tongchou.engine.report import cards, comparing, labels, money_rows
from tongchou.engine.report.conclusion import Advice, Summary, summarise
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.findings import Finding, Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.prereview import Prereview
from tongchou.kernel.readings import Field

_NUMERALS = "一二三四五六七八九十"
PAIR_FLOOR = 0.6
PLACES = 3
SIMILAR = 5


def as_docx(result: Prereview) -> bytes:
    """The opinion as the bytes of a .docx file."""
    template = resources.files("tongchou.engine.report").joinpath("templates/opinion.docx").read_bytes()
    document = DocxTemplate(io.BytesIO(template))
    document.render(_view(result), autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _view(result: Prereview) -> dict[str, Any]:
    head = summarise(result)
    identity = result.declaration.identity
    return {
        "name": identity.project_name.value or "（项目名称未读出）",
        "unit": identity.owner_unit.value or "（申报单位未读出）",
        "profile": _profile(result),
        "opening": _opening(head),
        "groups": _groups(result),
        "money": _money(head),
        "lines": _lines(result),
        "similar": _similar(result),
        "pending": _pending(result),
        "conclusion": _conclusion(head),
        "day": f"{result.on.year}年{result.on.month}月{result.on.day}日",
    }


def _profile(result: Prereview) -> str:
    declared = result.declaration
    parts: list[tuple[str, Field[Any]]] = [
        ("项目类别", declared.identity.project_kind),
        ("申报年度", declared.identity.declare_year),
        ("申报总额", declared.funds.total),
        ("计划开始", declared.schedule.plan_start),
        ("计划结束", declared.schedule.plan_end),
        ("部署位置", declared.infrastructure.deploy_place),
    ]
    said = [f"{label}：{labels.shown(field.value)}" for label, field in parts if field]
    if declared.security.mlps_level.value is not None:
        said.append(f"等保级别：{labels.grade_label(declared.security.mlps_level.value)}")
    functions = len(declared.content.functions)
    if functions:
        said.append(f"申报功能 {functions} 项")
    return "；".join(said) + "。" if said else "申报材料中未读出项目概况。"


def _opening(head: Summary) -> str:
    return (
        f"共发现否决项 {head.blocking} 项、必须修改 {head.must_fix} 项、建议与提示 {head.advisory} 项，"
        f"另有 {head.to_review} 项需人工核对。"
    )


def _groups(result: Prereview) -> list[dict[str, Any]]:
    """否决 and 必须修改 hold what certainly fails, so that the counts of the opening can be told off."""
    judged = [e for e in cards.numbered(result.open_findings) if e.finding.verdict is not Verdict.REVIEW]
    failed = [e for e in judged if e.finding.verdict is Verdict.FAIL]
    blocking = [e for e in failed if e.finding.severity is Severity.BLOCK]
    must_fix = [e for e in failed if e.finding.severity is Severity.MUST_FIX]
    rest = [e for e in judged if e not in blocking and e not in must_fix]
    kept = (("否决项", blocking), ("必须修改", must_fix), ("建议与提示", rest))
    return [
        {
            "number": _NUMERALS[n],
            "title": title,
            "entries": [_item(m, card) for m, card in enumerate(cards.cards_of(found), 1)],
        }
        for n, (title, found) in enumerate(pair for pair in kept if pair[1])
    ]


def _item(number: int, card: cards.Card) -> dict[str, Any]:
    """All findings of one rule in one paragraph, its clauses once."""
    doubt = "的要求" if card.finding.verdict is Verdict.FAIL else "，存疑"
    several = len(card.entries) > 1
    said = [
        f"{f'（{n}）' if several else ''}{entry.finding.message}{_places(entry.finding)}"
        f"{'' if card.advice else entry.finding.advice}"
        for n, entry in enumerate(card.entries, 1)
    ]
    cited = "；".join(str(c) for c in card.citations if c.tag is not EvidenceTag.DESIGN)
    return {
        "number": number,
        "title": f"{'不符合' if doubt == '的要求' else '关于'}“{card.finding.title}”{doubt}",
        "message": "".join(said),
        "places": "",
        "advice": card.advice,
        "cites": f"（依据：{cited}）" if cited else "",
    }


def _places(finding: Finding) -> str:
    places = "、".join(place.place for place in finding.evidence[:PLACES])
    more = "等处" if len(finding.evidence) > PLACES else ""
    return f"见{places}{more}。" if places else ""


def _money(head: Summary) -> str:
    if head.declared is None or head.advised is None or head.cut is None:
        return "未读到可复算的投资明细，投资部分未审查。"
    rate = f"，审减率 {float(head.cut_rate or 0) * 100:.2f}%" if head.cut else ""
    pending = f"，其中 {head.uncertain_cut.format_wan()}待核对" if head.uncertain_cut else ""
    return (
        f"投资明细申报合计 {head.declared.format_wan()}，建议 {head.advised.format_wan()}，"
        f"建议审减 {head.cut.format_wan()}{rate}{pending}。逐项意见如下表（单位：万元），各项之和与合计一致。"
    )


def _lines(result: Prereview) -> list[dict[str, str]]:
    if not result.budget or not result.budget.lines:
        return []
    rows = [_line(row) for row in money_rows.rows(result.budget)]
    rest = money_rows.accepted(result.budget)
    if rest.lines:
        asked = _wan(rest.amount)
        name = f"其余{len(rest.lines)}项"
        rows.append({"name": name, "declared": asked, "allowed": asked, "cut": "—", "reason": "未提出意见"})
    total = {"name": "合计", "reason": ""}
    for key, amount in (
        ("declared", result.budget.declared),
        ("allowed", result.budget.advised),
        ("cut", result.budget.cut),
    ):
        total[key] = _wan(amount)
    return [*rows, total]


def _line(row: money_rows.Row) -> dict[str, str]:
    line = row.line
    said = [_cut(shown) for shown in row.cuts]
    return {
        "name": line.name,
        "declared": _wan(line.declared),
        "allowed": _wan(line.allowed),
        "cut": _wan(line.cut) if line.cut else "—",
        "reason": "；".join(said) or f"{row.note}［待核对］",
    }


def _cut(shown: money_rows.ShownCut) -> str:
    cut = shown.cut
    why = "同上" if shown.is_told else cut.reason
    pending = "" if cut.certain else "［待核对］"
    return f"{cut.category.value}{cut.category.label}：{why}（{cut.formula}）{pending}"


def _similar(result: Prereview) -> list[str]:
    if result.similarity is None:
        return ["未提供比对库，未作查重。"]
    pairs = [p for p in comparing.close_pairs(result.similarity) if p.score >= PAIR_FLOOR]
    said = [
        f"与《{pair.target.title}》（{pair.target.unit or '单位不详'}）相似度 {labels.score(pair.score)}，"
        f"关系为{labels.relation_label(pair.relation)}，"
        f"本项目 {pair.coverage:.0%} 的功能对方已有。"
        for pair in pairs[:SIMILAR]
    ]
    reused = comparing.reuse_rows(result.catalog.capabilities if result.catalog else None)
    names = [row.name for row in reused if not row.reuse_declared]
    if names:
        said.append(f"下列共性能力可直接复用，申报未复用或未作说明：{'、'.join(names)}。")
    return said or ["未发现达到关注程度的相似项目或系统。"]


def _pending(result: Prereview) -> list[str]:
    reviews = [f"{f.title}：{f.message}" for f in result.open_findings if f.verdict is Verdict.REVIEW]
    unchecked = _unchecked_rules(result)
    said = [f"{n}. {words}" for n, words in enumerate(reviews, 1)]
    if unchecked:
        said.append(f"因缺少资料未检查的规则 {len(unchecked)} 条：{'、'.join(unchecked)}。")
    return said or ["无。"]


def _unchecked_rules(result: Prereview) -> list[str]:
    return list(dict.fromkeys(f"{entry.title}（{entry.rule}）" for entry in result.not_checked))


def _conclusion(head: Summary) -> str:
    ending = {
        Advice.UNREADABLE: "申报材料无法读取，请按规定格式重新提交。",
        Advice.RETURN: "存在否决项，建议退回申报单位，按上述意见修改后重新申报。",
        Advice.REVISE: "请按上述意见修改完善，经复核后提交联席评审。",
        Advice.TO_PANEL: "未发现否决项和必须修改的问题，建议提交联席评审。",
    }
    return ending[head.advice]


def _wan(amount: Money) -> str:
    return amount.format_wan().removesuffix("万元")
