"""共性能力复用：what the city already offers, and what this project could offer to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from tongchou.engine.policy.outcomes import Outcome, fail, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import passages, stated
from tongchou.kernel.budget import BudgetLine
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import ZERO
from tongchou.kernel.similars import CapabilityMatch

_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)
_NEAR = 14


@rule(
    "R-CAP-01",
    title="共性能力应复用",
    group=Group.CAP,
    severity=Severity.MUST_FIX,
    since=date(2020, 2, 1),
    cites=("57", "jieyang#9"),
    uses=("cap_match_score", "cap_accepted_reasons", "cap_own_words"),
    kinds=_BUILDING,
    needs=("catalog.capabilities",),
)
def capabilities_reused(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """逐项共性能力看是否复用：不复用又没有成立理由的、未说明而列费或写明自建的，不符合；理由可以考虑的请人工核对。"""
    floor = at.decimal("cap_match_score")
    open_ones = 0
    for matches in _by_capability(case):
        close = [m for m in matches if Decimal(str(m.score)) >= floor]
        outcome = _of_capability(case, at, close) if close else None
        if outcome is not None:
            open_ones += 1
            yield outcome
    if not open_ones:
        yield passed("未见应复用而未复用的共性能力。")


def _by_capability(case: CaseFile) -> list[list[CapabilityMatch]]:
    groups: dict[str, list[CapabilityMatch]] = {}
    for match in (case.catalog.capabilities if case.catalog else None) or ():
        groups.setdefault(match.capability_id, []).append(match)
    return list(groups.values())


def _of_capability(case: CaseFile, at: Parameters, matches: Sequence[CapabilityMatch]) -> Outcome | None:
    first = matches[0]
    own = _own_building(case, at, first)
    places = [*(m.place for m in matches), *own]
    because = [Reason("对应内容", "、".join(dict.fromkeys(m.declared for m in matches)), first.capability_id)]
    name, advice = first.capability_name, f"请改为复用“{first.capability_name}”，相应功能和费用删除。"
    if first.reuse_declared is False:
        return _refused(at, first, places, because, advice)
    listed = "、".join([f"“{name}”" for name in dict.fromkeys(m.declared for m in matches)][:4])
    built = [m for m in matches if m.line_id] or own
    if first.reuse_declared:
        if not built:
            return None
        said = f"申报复用“{name}”，却仍列有{listed}，前后不一致。"
        return warn(said, evidence=places, advice=advice, because=because)
    unsaid = f"申报只写“{first.reuse_reason}”" if first.reuse_reason else "申报材料未说明是否复用"
    said = f"{listed}可由共性能力“{name}”提供，{unsaid}"
    if built:
        return fail(f"{said}，且列有费用或写明自建。", evidence=places, advice=advice, because=because)
    return warn(f"{said}。", evidence=places, advice=advice, because=because)


def _refused(
    at: Parameters, match: CapabilityMatch, places: Sequence[Evidence], because: list[Reason], advice: str
) -> Outcome:
    reason = match.reuse_reason.strip()
    because = [*because, Reason("不复用理由", reason or "未填写"), at.reason("cap_accepted_reasons")]
    said = f"不复用共性能力“{match.capability_name}”"
    if any(word in reason for word in at.list("cap_accepted_reasons")):
        return review(
            f"{said}，理由：{reason}。请核对是否成立。", evidence=places, advice=advice, because=because
        )
    why = f"所述理由“{reason}”没有说明共性能力为何不能满足需要" if reason else "且未说明理由"
    return fail(f"{said}，{why}。", evidence=places, advice=advice, because=because)


def _own_building(case: CaseFile, at: Parameters, match: CapabilityMatch) -> list[Evidence]:
    """Sentences and rows that say the thing is built for oneself (自有的地图引擎, 拟自建认证中心)."""
    words, found = at.list("cap_own_words"), []
    for mention in stated(case, _terms(case, match), *PLAN_KINDS, DocumentKind.DECLARATION_FORM):
        before, _, after = mention.sentence.partition(mention.word)
        is_row = " | " in mention.sentence
        if _any_in(before if is_row else before[-_NEAR:], words) or _any_in(
            after if is_row else after[:_NEAR], words
        ):
            found.append(mention.place)
    return list(dict.fromkeys(found))[:6]


def _terms(case: CaseFile, match: CapabilityMatch) -> tuple[str, ...]:
    offered = next((c for c in case.corpus.capabilities or () if c.asset_id == match.capability_id), None)
    terms = (match.capability_name, *match.matched_words, *(offered.replaces if offered else ()))
    return tuple(dict.fromkeys(term for term in terms if len(term) >= 3))


def _any_in(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


@rule(
    "R-CAP-02",
    title="免费共性能力不计费用",
    group=Group.CAP,
    severity=Severity.MUST_FIX,
    since=date(2020, 2, 1),
    cites=("design", "jieyang#9"),
    uses=("cap_match_score",),
    kinds=_BUILDING,
    needs=("catalog.capabilities",),
)
def free_capability_charged(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """概算条目对应全市免费提供的共性能力且列有金额的，按 C02 建议核减。"""
    floor = at.decimal("cap_match_score")
    lines = {line.line_id: line for line in case.declaration.funds.lines}
    charged = 0
    for line_id, match in _best_by_line(case).items():
        line = lines.get(line_id)
        if line is None or line.declared <= ZERO or not match.is_free or Decimal(str(match.score)) < floor:
            continue
        charged += 1
        yield fail(
            f"“{line.name}”{line.declared.format_yuan()}，对应全市免费提供的“{match.capability_name}”，不应计费。",
            evidence=_cells(line),
            advice="请删除该项，改为申请开通共性能力（核减分类 C02）。",
            because=[
                Reason("匹配度", f"{match.score:.2f}", "、".join(match.matched_words)),
                Reason("不复用理由", match.reuse_reason or "未填写"),
                at.reason("cap_match_score"),
            ],
        )
    if not charged:
        yield passed("概算中未见对免费共性能力计费。")


def _best_by_line(case: CaseFile) -> dict[str, CapabilityMatch]:
    best: dict[str, CapabilityMatch] = {}
    for match in (case.catalog.capabilities if case.catalog else None) or ():
        known = best.get(match.line_id)
        if match.line_id and (known is None or match.score > known.score):
            best[match.line_id] = match
    return best


def _cells(line: BudgetLine) -> list[Evidence]:
    """The line's name with its figures; the row when no cell is known."""
    return [line.cell("name").quoting(line.name), line.cell("unit_price"), line.cell("amount")]


@rule(
    "R-CAP-03",
    title="可复用组件应提供共享",
    group=Group.CAP,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2021, 1, 1),
    cites=("zj-irs",),
    uses=("cap_reusable_words", "cap_offer_words"),
    kinds=(ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE),
)
def shareable_components(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """功能清单中像是通用组件、算法的，方案又没有写明共享的，请人工核对能否登记为共性能力。"""
    words = at.list("cap_reusable_words")
    found: dict[str, Evidence] = {}
    for function in case.declaration.content.functions:
        for name in (function.module, function.name):
            if _any_in(name, words):
                found.setdefault(name, function.place.quoting(name))
    if not found:
        yield passed("未见可供其他单位复用的通用组件。")
        return
    offered = [
        p.place.quoting(p.text)
        for p in passages(case, *PLAN_KINDS)
        if _any_in(p.text, at.list("cap_offer_words"))
    ]
    if offered:
        yield passed("方案已写明可复用组件向其他单位提供。", evidence=offered[:3])
        return
    yield review(
        f"{'、'.join(f'“{name}”' for name in list(found)[:5])}可能对其他单位有用，方案未写明是否共享。",
        evidence=found.values(),
        advice="请评估能否登记为共性能力，写明接口和提供方式。",
        because=[at.reason("cap_reusable_words")],
    )
