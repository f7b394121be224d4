"""数据共享：the catalogue of produced data, its attributes, what is wanted from others, and the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from tongchou.engine.policy.certainty import unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Group, rule
from tongchou.engine.policy.wording import section_about
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.declared import DataNeeded, DataProduced, ShareAttr
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.findings import Severity
from tongchou.packs.national.rules.wanted import needs_in_prose

_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)
_LOCAL_REGULATION = re.compile(r"(?:省|市|自治区|自治州|县)[^《》]{0,20}条例")
#: 《…法》 but not 《…办法》.
_LAW = re.compile(r"(?<!办)法》|(?<!办)法第")
#: Something that may be a law without its full name.
_NAMES_A_TEXT = re.compile(r"《|(?<!办)法(?:律)?(?:规定|要求|有关|明确)|条例|国发|国办")
_REGULATION = re.compile(r"《[^《》]*条例》")


@rule(
    "R-DATA-01",
    title="编有数据目录",
    group=Group.DATA,
    severity=Severity.BLOCK,
    since=date(2020, 2, 1),
    cites=("57#sharing", "809#12", "809#13"),
    uses=("data_sharing_headings",),
    kinds=_BUILDING,
)
def catalogue_present(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """应列出本项目产生的数据目录。附了目录文件或有数据章节但没读出条目的，不判缺。"""
    produced = case.declaration.data.data_produced
    if produced:
        yield passed(f"列有{len(produced)}项数据目录。", evidence=[item.place for item in produced[:5]])
        return
    section = section_about(case, at.list("data_sharing_headings"))
    unread = unread_sentence(case)
    if case.package.has_kind(DocumentKind.DATA_CATALOGUE):
        yield not_checked("已附信息资源目录，但未读出条目。请提供可读的表格或人工核对。")
    elif section is not None:
        advice = "请核对该章是否列有数据目录。"
        yield review("有数据资源章节，但未读出目录条目。", evidence=section.heading.place, advice=advice)
    elif unread:
        yield not_checked(f"未见数据目录；{unread}")
    elif not case.package.documents:
        yield not_checked("没有可读的申报材料，无法核对数据目录。请提供整套申报材料。")
    else:
        yield fail("没有列出本项目产生的数据目录。", advice="请按政务数据目录要求逐项编制。")


@rule(
    "R-DATA-02",
    title="目录要素齐全",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    since=date(2025, 8, 1),
    cites=("809#13",),
    uses=("data_item_fields",),
)
def catalogue_complete(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """每项数据应写全法定要素。不予共享的不要求共享方式；使用条件只对有条件共享的核对。"""
    produced = _catalogue(case)
    if not produced:
        yield not_checked("未读到数据目录（见 R-DATA-01）。")
        return
    rows = at.rows("data_item_fields")
    gaps = {item: missing for item in produced if (missing := _missing_fields(item, rows))}
    if not gaps:
        yield passed(f"{len(produced)}项数据要素齐全。", because=[at.reason("data_item_fields")])
        return
    shown = _gathered((item.name, missing) for item, missing in gaps.items())
    yield fail(
        f"{len(gaps)}项数据要素不全：{shown}。",
        evidence=[item.cell("name").quoting(item.name) for item in list(gaps)[:20]],
        advice="请逐项补全。",
        because=[at.reason("data_item_fields")],
    )


def _gathered(gaps: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Items that lack the same things in one clause, three clauses at most."""
    together: dict[tuple[str, ...], list[str]] = {}
    for name, missing in gaps:
        together.setdefault(tuple(missing), []).append(f"“{name or '未命名'}”")
    clauses = [
        f"{'、'.join(names[:3])}{f'等{len(names)}项' if len(names) > 3 else ''}缺{'、'.join(missing)}"
        for missing, names in together.items()
    ]
    return "；".join(clauses[:3]) + ("；其余见所列位置" if len(clauses) > 3 else "")


def _catalogue(case: CaseFile) -> list[DataProduced]:
    """The catalogue with each item once: what one table leaves out, another table of the package may say."""
    items: dict[str, DataProduced] = {}
    for item in case.declaration.data.data_produced:
        key = re.sub(r"\s", "", item.name)
        known = items.get(key)
        items[key] = item if known is None or not key else _completed(known, item)
    return list(items.values())


def _completed(known: DataProduced, other: DataProduced) -> DataProduced:
    """The fuller of two records of one item, its gaps filled from the other."""
    names = [field.name for field in fields(DataProduced) if field.name not in ("name", "place", "row")]
    first, second = sorted((known, other), key=lambda item: -sum(bool(getattr(item, n)) for n in names))
    return replace(first, **{n: getattr(second, n) for n in names if not getattr(first, n)})


def _missing_fields(item: DataProduced, rows: tuple[Mapping[str, Any], ...]) -> list[str]:
    waived = {
        ShareAttr.NONE: {"share_way", "use_conditions"},
        ShareAttr.UNCONDITIONAL: {"use_conditions"},
    }.get(item.share_attr or ShareAttr.CONDITIONAL, set())
    return [row["label"] for row in rows if row["field"] not in waived and not _states(item, row)]


def _states(item: DataProduced, wanted: Mapping[str, Any]) -> bool:
    """Whether an item says it, in the field itself or in a column whose header names it."""
    headers = wanted.get("headers", ())
    written = (text for header, text in item.row if any(word in header for word in headers))
    return bool(getattr(item, wanted["field"])) or any(text.strip() for text in written)


@rule(
    "R-DATA-03",
    title="不予共享有法定依据",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    since=date(2025, 8, 1),
    cites=("809#14", "809#15"),
    uses=("data_law_words", "data_local_words"),
)
def refusal_has_basis(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """不予共享须引法律、行政法规或国务院决定；地方文件、内部规定不算；看不出性质的请人工核对。"""
    closed = [item for item in _catalogue(case) if item.share_attr is ShareAttr.NONE]
    if not closed:
        yield not_applicable("没有列为不予共享的数据。")
        return
    judged = [(item, _is_legal(item.no_share_basis, at)) for item in closed]
    bad = [item for item, legal in judged if legal is False]
    unsure = [item for item, legal in judged if legal is None]
    if bad:
        shown = "；".join(f"“{item.name}”（{item.no_share_basis or '未写依据'}）" for item in bad[:6])
        yield fail(
            f"{len(bad)}项数据列为不予共享，没有法定依据：{shown}。",
            evidence=[
                item.cell("no_share_basis").quoting(f"{item.name} {item.no_share_basis}") for item in bad
            ],
            advice="请写明法律、行政法规或国务院决定的名称和条款，否则改为有条件或无条件共享。",
        )
    if unsure:
        shown = "、".join(f"“{item.name}”" for item in unsure[:6])
        places = [item.cell("no_share_basis").quoting(item.no_share_basis) for item in unsure]
        yield review(f"请核对{shown}的依据是否属于法律、行政法规。", evidence=places)
    if not bad and not unsure:
        yield passed("不予共享的数据均引有法定依据。", evidence=[item.place for item in closed])


def _is_legal(basis: str, at: Parameters) -> bool | None:
    """True for a law or state regulation, False for none or a local paper, ``None`` when unclear."""
    if not basis.strip():
        return False
    if _LAW.search(basis) or any(word in basis for word in at.list("data_law_words")):
        return True
    if _LOCAL_REGULATION.search(basis) or any(word in basis for word in at.list("data_local_words")):
        return False
    if _REGULATION.search(basis):
        return True
    return None if _NAMES_A_TEXT.search(basis) else False


@rule(
    "R-DATA-04",
    title="有条件共享写明条件",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    since=date(2025, 8, 1),
    cites=("809#15",),
)
def conditions_stated(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """有条件共享的数据应写明共享范围、用途等条件。"""
    bound = [item for item in _catalogue(case) if item.share_attr is ShareAttr.CONDITIONAL]
    if not bound:
        yield not_applicable("没有列为有条件共享的数据。")
        return
    empty = [item for item in bound if item.use_conditions.strip() in ("", "无", "/", "—", "-")]
    if empty:
        shown = "、".join(f"“{item.name}”" for item in empty[:8])
        yield fail(
            f"{len(empty)}项有条件共享的数据没有写明条件：{shown}。",
            evidence=[item.cell("use_conditions").quoting(item.name) for item in empty],
            advice="请写明可共享给谁、用于什么、有何限制。",
        )
    else:
        yield passed("有条件共享的数据均写明条件。", evidence=[item.place for item in bound[:5]])


@rule(
    "R-DATA-05",
    title="所需数据在目录中",
    group=Group.DATA,
    severity=Severity.ADVICE,
    since=date(2025, 8, 1),
    cites=("809#20",),
    needs=("catalog.data",),
)
def needed_data_listed(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """需要他方提供的数据在政务数据目录中找不到的，提示登记需求。"""
    matches = [m for m in (case.catalog.data if case.catalog else None) or () if not m.newly_collected]
    if not matches:
        yield not_applicable("没有提出数据共享需求。")
        return
    lost = [match for match in matches if not match.resource_id]
    if lost:
        shown = "、".join(f"“{match.needed}”" for match in lost[:8])
        yield warn(
            f"{len(lost)}项所需数据在目录中没有找到：{shown}。",
            evidence=[match.place.quoting(match.needed) for match in lost],
            advice="请核对名称，或登记数据需求由数据局协调。",
        )
    else:
        found = [Reason(match.needed, f"{match.resource_name}（{match.provider}）") for match in matches]
        yield passed("所需数据均在目录中。", because=found)


@rule(
    "R-DATA-06",
    title="共享需求要素齐全",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    since=date(2025, 8, 1),
    cites=("809#20",),
    uses=("data_needed_fields",),
)
def needs_complete(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """每项共享需求应写明依据、场景、范围、方式和期限；只写在正文里、要素不全的请人工核对。"""
    needed = case.declaration.data.data_needed
    if not needed:
        yield needs_in_prose(case)
        return
    gaps: dict[DataNeeded, list[str]] = {}
    for item in needed:
        missing = [r["label"] for r in at.rows("data_needed_fields") if not getattr(item, r["field"])]
        if missing:
            gaps[item] = missing
    if not gaps:
        yield passed(f"{len(needed)}项共享需求要素齐全。", because=[at.reason("data_needed_fields")])
        return
    shown = _gathered((item.name, missing) for item, missing in gaps.items())
    yield fail(
        f"{len(gaps)}项共享需求要素不全：{shown}。",
        evidence=[item.cell("name").quoting(item.name) for item in list(gaps)[:20]],
        advice="请逐项补全。",
        because=[at.reason("data_needed_fields")],
    )


@rule(
    "R-DATA-07",
    title="有信息资源共享分析篇章",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    since=date(2020, 2, 1),
    cites=("57#sharing",),
    uses=("data_sharing_headings",),
)
def sharing_chapter(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """方案、可研、初设应有信息资源共享分析篇章。"""
    if not case.package.has_kind(*PLAN_KINDS):
        yield not_applicable("没有提交方案、可研或初设（见 R-DOC-01）。")
        return
    section = section_about(case, at.list("data_sharing_headings"), *PLAN_KINDS)
    unread = unread_sentence(case, *PLAN_KINDS)
    if section is not None:
        yield passed(f"有“{section.heading.title}”章节。", evidence=section.heading.place)
    elif unread:
        yield not_checked(f"未见信息资源共享分析篇章；{unread}")
    else:
        advice = "请单列一章，写明产生什么数据、需要什么数据、如何共享。"
        yield fail("没有信息资源共享分析篇章。", advice=advice, because=[at.reason("data_sharing_headings")])


@rule(
    "R-DATA-08",
    title="单位过往共享履约良好",
    group=Group.DATA,
    severity=Severity.MUST_FIX,
    since=date(2025, 8, 1),
    cites=("809#38",),
    needs=("corpus.sharing_records",),
)
def sharing_record(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """近期有逾期答复或投诉的，提示评审组，影响投资和运维经费。"""
    unit = case.declaration.identity.owner_unit
    records = [record for record in case.corpus.sharing_records or () if record.unit == unit.value]
    if not records:
        yield not_checked(f"没有“{unit.value or '未读到的单位'}”的共享履约记录。")
        return
    record = records[0]
    because = [
        Reason(f"近{record.months}个月逾期答复", f"{record.overdue_answers}次"),
        Reason(f"近{record.months}个月投诉", f"{record.complaints}次"),
    ]
    if record.overdue_answers or record.complaints:
        message = f"近{record.months}个月逾期答复{record.overdue_answers}次、投诉{record.complaints}次。"
        advice = "请先整改；评审时作为安排资金的依据。"
        yield warn(message, evidence=unit.evidence[:1], advice=advice, because=because)
    else:
        yield passed(f"近{record.months}个月无逾期答复和投诉。", because=because)
