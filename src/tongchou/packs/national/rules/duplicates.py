"""重复建设：the declared project beside existing systems and the projects of the last years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal

from tongchou.engine.policy.outcomes import (
    Outcome,
    fail,
    not_applicable,
    not_checked,
    passed,
    review,
    warn,
)
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.declared import Function
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.similars import SimilarPair

_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)
#: What a pair may be besides a second build; see the relations of the comparison.
_OWN = frozenset({"later_phase", "same_project_record"})
_HARMLESS = frozenset({"companion_service", "replicate_elsewhere"})
#: A project that says it works on the unit's own system does not build it a second time.
_EXTENDING = (ProjectKind.UPGRADE, ProjectKind.CONTINUE)
_SHOWN = 5
_PLACES = 12


@rule(
    "R-DUP-01",
    title="与已有信息系统不重复",
    group=Group.DUP,
    severity=Severity.BLOCK,
    since=date(2020, 2, 1),
    cites=("57", "jinhua2021"),
    uses=("dup_fail_score", "dup_warn_score", "dup_closed_status"),
    kinds=_BUILDING,
    needs=("similarity.systems",),
)
def similar_to_systems(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """与在用系统逐一比对，相似度达到判定分值的不符合，达到提示分值的存疑。本单位前期、外地同类和已停用的系统不算。"""
    closed = set(at.list("dup_closed_status"))
    stopped = {s.asset_id for s in case.corpus.systems or () if s.status in closed}
    pairs = [p for p in _pairs(case, "systems") if p.target.asset_id not in stopped]
    yield from _judged(case, at, pairs, "系统")


@rule(
    "R-DUP-02",
    title="与在库和近年项目不重复",
    group=Group.DUP,
    severity=Severity.MUST_FIX,
    since=date(2021, 1, 1),
    cites=("jinhua2021", "zj-irs"),
    uses=("dup_fail_score", "dup_warn_score", "dup_pool_years"),
    kinds=_BUILDING,
    needs=("similarity.projects",),
)
def similar_to_projects(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """与项目库中近年项目比对；年度不明的也比。同一项目的其他记录和本单位前期项目只作提示。"""
    oldest = case.on.year - at.number("dup_pool_years")
    pairs = [p for p in _pairs(case, "projects") if p.target.year is None or p.target.year >= oldest]
    yield from _judged(case, at, pairs, "项目")


def _pairs(case: CaseFile, scope: str) -> tuple[SimilarPair, ...]:
    found: tuple[SimilarPair, ...] | None = getattr(case.similarity, scope, None)
    return found or ()


def _judged(case: CaseFile, at: Parameters, pairs: Sequence[SimilarPair], what: str) -> Iterator[Outcome]:
    """One outcome for each close pair, worst first; a pass that names the nearest otherwise."""
    floor = at.decimal("dup_warn_score")
    close = [p for p in pairs if _score(p) >= floor and p.relation not in _HARMLESS]
    for pair in sorted(close, key=lambda p: -p.score)[:_SHOWN]:
        yield _of_pair(case, at, pair, what)
    if not close:
        nearest = max(pairs, key=lambda p: p.score, default=None)
        told = f"最接近的是{_name(nearest)}，相似度{_written(nearest)}" if nearest else f"没有相近的{what}"
        yield passed(f"未发现重复的{what}，{told}。")


def _of_pair(case: CaseFile, at: Parameters, pair: SimilarPair, what: str) -> Outcome:
    by_module = f"（按模块约{pair.module_coverage:.0%}）" if pair.module_coverage > pair.coverage else ""
    shares = f"申报功能约{pair.coverage:.0%}{by_module}、对方功能约{pair.reverse_coverage:.0%}重合"
    said = f"与{what}{_name(pair)}相似度{_written(pair)}，{shares}"
    places, because = _places(case, pair), _because(at, pair)
    kind = case.declaration.identity.project_kind.value
    is_new = kind is ProjectKind.NEW
    is_little = _common(pair) < at.decimal("dup_warn_score")
    if pair.relation == "later_phase" and kind in _EXTENDING and is_little:
        return passed(
            f"在{_name(pair)}基础上{kind.label if kind else '扩展'}，不作重复建设；{shares}。",
            because=because,
        )
    if pair.relation == "later_phase" and is_new:
        advice = "在原系统上扩展的请按升级改造申报，并列明本次新增内容；确要替换的请说明原系统如何处置。"
        return warn(f"{said}；本项目申报为新建。", evidence=places, advice=advice, because=because)
    if pair.relation in _OWN:
        advice = "请说明与前期项目或已有记录的边界，列明本次新增内容；前期已建部分不再计费。"
        return review(f"{said}；像是同一项目或其前期。", evidence=places, advice=advice, because=because)
    if pair.relation == "replicate_same_prefecture":
        advice = "请研究由市级统筹、市县共建共用，或接入已有系统。"
        return warn(f"{said}；同市其他单位已有同类建设。", evidence=places, advice=advice, because=because)
    advice = f"请在已有{what}上扩展或对接，删除重复内容；确需新建的，逐项说明与其差别。"
    if _score(pair) < at.decimal("dup_fail_score"):
        return warn(f"{said}，疑似重复。", evidence=places, advice=advice, because=because)
    if not _is_certain(pair):
        return review(
            f"{said}，但所在地或逐项依据不足，请人工核对。", evidence=places, advice=advice, because=because
        )
    return fail(f"{said}，构成重复建设。", evidence=places, advice=advice, because=because)


def _is_certain(pair: SimilarPair) -> bool:
    """Same unit or same city is known, and the words that match can be shown."""
    context = next((part.value for part in pair.parts if part.name == "context"), None)
    return bool(context) and bool(pair.modules or pair.passages)


def _common(pair: SimilarPair) -> Decimal:
    """How much of ours concerns what the other side has: by modules, for registers seldom list functions."""
    return Decimal(str(max(pair.coverage, pair.module_coverage)))


def _score(pair: SimilarPair) -> Decimal:
    return Decimal(str(pair.score))


def _written(pair: SimilarPair) -> str:
    """The score rounded down, so that a pair below a threshold never reads as having reached it."""
    return str(_score(pair).quantize(Decimal("0.01"), ROUND_DOWN))


def _name(pair: SimilarPair) -> str:
    target = pair.target
    where = "，".join(str(word) for word in (target.unit, target.year) if word)
    return f"《{target.title}》（{where}）" if where else f"《{target.title}》"


def _places(case: CaseFile, pair: SimilarPair) -> list[Evidence]:
    """Where the matching functions and copied passages stand; the project's name at least."""
    modules = [match.place for match in pair.modules[:_PLACES]]
    copied = [passage.place for passage in pair.passages[:4] if not passage.boilerplate]
    return modules + copied or list(case.declaration.identity.project_name.evidence[:1])


def _because(at: Parameters, pair: SimilarPair) -> list[Reason]:
    parts = [Reason(p.label, f"{p.value:.0%}（计{p.contribution:.3f}）", p.detail) for p in pair.parts]
    matches = "；".join(f"{m.declared}—{m.existing}" for m in pair.modules[:_PLACES])
    shown = [Reason("对应功能", matches, pair.target.asset_id)] if matches else []
    notes = [Reason("关系", note) for note in pair.notes]
    return [*parts, *shown, *notes, at.reason("dup_fail_score"), at.reason("dup_warn_score")]


@rule(
    "R-DUP-03",
    title="申报功能与已有功能重合不超比例",
    group=Group.DUP,
    severity=Severity.MUST_FIX,
    since=date(2021, 1, 1),
    cites=("jinhua2021",),
    uses=("dup_function_fail", "dup_function_warn", "nec_common_functions"),
    kinds=_BUILDING,
    needs=("similarity",),
)
def overlapping_functions(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """申报功能中在本地已有系统和项目里找到相近功能的比例（各处合并计算，用户管理等通用功能不计）。"""
    common = at.list("nec_common_functions")
    functions = [f for f in case.declaration.content.functions if not any(w in f.name for w in common)]
    if not functions:
        yield not_checked("未读到功能清单，无法计算功能重合比例。请提供功能点清单。")
        return
    found = _found_elsewhere(case)
    matched = [f for f in functions if _match_of(f, found)]
    share = Decimal(len(matched)) / len(functions)
    said = f"{len(functions)}项申报功能中有{len(matched)}项（{share:.0%}）在已有系统或项目中找到相近功能"
    because = [
        Reason(
            "已有功能",
            "；".join(dict.fromkeys(_match_of(f, found) for f in matched))[:400],
        ),
        at.reason("dup_function_warn"),
        at.reason("dup_function_fail"),
    ]
    places = [f.place.quoting(f.name) for f in matched[:20]]
    advice = "请删除已有功能或改为对接、扩展；确需保留的逐项说明差别。"
    if share >= at.decimal("dup_function_fail"):
        yield fail(f"{said}，超过上限。", evidence=places, advice=advice, because=because)
    elif share >= at.decimal("dup_function_warn"):
        yield warn(f"{said}。", evidence=places, advice=advice, because=because)
    else:
        yield passed(f"{said}，未超比例。", because=because)


def _found_elsewhere(case: CaseFile) -> dict[tuple[str, str], str]:
    """(Module of an operation or nothing, function) → the existing function, over all pairs at hand."""
    found: dict[tuple[str, str], str] = {}
    for pair in case.similarity.all_pairs if case.similarity else ():
        if _has_at_hand(case, pair):
            for match in pair.modules:
                beside = f"{match.declared}—{match.existing}（{pair.target.title}）"
                for operation in match.operations:
                    found.setdefault((match.declared, operation), beside)
                if not match.operations:
                    found.setdefault(("", match.declared), beside)
    return found


#: Built elsewhere in the prefecture or not alike at all: nothing this unit could simply use.
_NOT_AT_HAND = frozenset({"replicate_same_prefecture", "unrelated"})


def _has_at_hand(case: CaseFile, pair: SimilarPair) -> bool:
    """Whether the other side's functions are there to be used: built in this prefecture, not the project
    itself, and not the unit's own system where the project extends that system."""
    extends = case.declaration.identity.project_kind.value is not ProjectKind.NEW
    own = _OWN if extends else frozenset({"same_project_record"})
    context = next((part.value for part in pair.parts if part.name == "context"), None)
    return pair.relation not in own | _HARMLESS | _NOT_AT_HAND and (context is None or context > 0)


def _match_of(function: Function, found: dict[tuple[str, str], str]) -> str:
    """The existing function beside a declared one; a module's name alone covers no function of it."""
    return found.get(("", function.name)) or found.get((function.module, function.name), "")


@rule(
    "R-DUP-04",
    title="不换名重复申报",
    group=Group.DUP,
    severity=Severity.ADVICE,
    since=date(2021, 1, 1),
    cites=("design",),
    uses=("dup_warn_score", "dup_renamed_title"),
    kinds=_BUILDING,
    needs=("similarity",),
)
def renamed_build(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """同一单位名称明显不同、内容却达到提示分值的系统或项目，提示可能是换名申报。"""
    floor, ceiling = at.decimal("dup_warn_score"), at.decimal("dup_renamed_title")
    pairs = case.similarity.all_pairs if case.similarity else ()
    renamed = [p for p in pairs if _is_renamed(p, floor, ceiling)]
    for pair in renamed[:_SHOWN]:
        yield warn(
            f"名称与{_name(pair)}不同，但内容相似度达{_written(pair)}，可能是换名申报。",
            evidence=_places(case, pair),
            advice="请说明两者关系；属同一内容的按升级改造申报。",
            because=[
                *(Reason(p.label, f"{p.value:.0%}", p.detail) for p in pair.parts),
                at.reason("dup_renamed_title"),
            ],
        )
    if not renamed:
        yield passed("未发现同一单位名称不同而内容相近的系统或项目。")


def _is_renamed(pair: SimilarPair, floor: Decimal, ceiling: Decimal) -> bool:
    """The same unit, another name, the same content: much of ours is in theirs."""
    values = {part.name: Decimal(str(part.value)) for part in pair.parts}
    if pair.relation in _OWN | _HARMLESS or values.get("context") != 1 or "title" not in values:
        return False
    return values["title"] < ceiling and _score(pair) >= floor and _common(pair) >= ceiling


@rule(
    "R-DUP-05",
    title="不重复建设政务应用程序",
    group=Group.DUP,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2026, 1, 25),
    cites=("app#review",),
    uses=("dup_closed_status",),
    needs=("corpus.systems",),
)
def duplicate_apps(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """申报 App、小程序、公众号的，列出本地已有的移动应用，请人工核对能否嵌入已有程序。"""
    channels = case.declaration.content.mobile_channels
    if not channels:
        yield not_applicable("未申报移动应用程序。")
        return
    closed = set(at.list("dup_closed_status"))
    filed = [
        s for s in case.corpus.systems or () if _is_mobile(s.name, s.is_mobile) and s.status not in closed
    ]
    names = "、".join(f"“{channel.name}”" for channel in channels)
    if not filed:
        yield passed(f"申报移动应用{names}，系统清单中没有已备案的移动应用。")
        return
    close = _overlapping(case, {system.asset_id for system in filed})
    known = "、".join(f"《{system.name}》" for system in filed[:_SHOWN])
    said = f"申报移动应用{names}；本地已有{len(filed)}个移动应用（{known}）"
    yield review(
        f"{said}，其中{_name(close[0])}与本项目功能重合约{close[0].coverage:.0%}。" if close else f"{said}。",
        evidence=[channel.place.quoting(channel.name) for channel in channels],
        advice="优先作为模块嵌入已有程序；确需单独建设的，说明功能差别并按规定备案。",
        because=[
            Reason("对应功能", f"{m.declared}—{m.existing}", p.target.title)
            for p in close
            for m in p.modules[:6]
        ],
    )


def _is_mobile(name: str, marked: bool) -> bool:
    return marked or any(word in name for word in ("App", "APP", "小程序", "公众号", "移动门户", "移动端"))


def _overlapping(case: CaseFile, wanted: Iterable[str]) -> list[SimilarPair]:
    chosen = set(wanted)
    return [p for p in _pairs(case, "systems") if p.target.asset_id in chosen and p.modules]
