"""材料完整性：chapters, residue, agreement between form and document, basis, copying, summary sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tongchou.engine.policy.certainty import unread_sentence
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
from tongchou.engine.policy.wording import Passage, passages
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declared import BasisDoc
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind, Figure, Section, Table
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import Money
from tongchou.kernel.outline import ChapterNeed, Outline
from tongchou.kernel.readings import Field

_SYSTEMS = re.compile(r"(?:系统|平台|APP|小程序)")
_STANDARD = re.compile(r"》?\s*[（(][A-Z]{2}[A-Z/]*\s?\d")
_SUFFIX = re.compile(r"(?:建设|信息化)?(?:项目|工程)$")


@rule(
    "R-DOC-04",
    title="方案章节完整",
    group=Group.DOC,
    severity=Severity.MUST_FIX,
    since=date(2020, 1, 1),
    cites=("gz2020#chapters", "cd2023"),
    uses=("doc_recommended_share",),
    needs=("outlines",),
)
def chapters_present(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """对照编制大纲：缺必备章节不符合；推荐章节覆盖率过低存疑。"""
    for outline in case.outlines:
        name = case.package.shown_name(outline.file)
        missing = outline.missing(ChapterNeed.MANDATORY)
        unread = unread_sentence(case, *PLAN_KINDS) if missing else None
        if unread:
            yield not_checked(f"《{name}》未找到部分必备章节，但{unread}")
        elif missing:
            titles = "、".join(f"“{chapter.title}”" for chapter in missing)
            yield fail(
                f"《{name}》缺少必备章节{titles}。",
                evidence=_headings(outline),
                advice="请按编制大纲补写；已写在别处的，请改用大纲标题。",
                because=[Reason("对照大纲", outline.norm.title)],
            )
        else:
            yield passed(f"《{name}》必备章节齐全。", because=[Reason("对照大纲", outline.norm.title)])
        yield from _recommended(outline, name, at)


def _headings(outline: Outline) -> list[Evidence]:
    """Where the chapters that do exist stand, so that the gap can be seen."""
    found = [match.section.heading.place for match in outline.matches if match.section is not None]
    return found[:8] or [Evidence(outline.file)]


def _recommended(outline: Outline, name: str, at: Parameters) -> Iterator[Outcome]:
    wanted = [m for m in outline.matches if m.chapter.need is ChapterNeed.RECOMMENDED]
    missing = outline.missing(ChapterNeed.RECOMMENDED)
    share = Decimal(len(wanted) - len(missing)) / len(wanted) if wanted else Decimal(1)
    if share < at.decimal("doc_recommended_share"):
        titles = "、".join(f"“{chapter.title}”" for chapter in missing)
        because = [Reason("推荐章节覆盖率", f"{share:.0%}"), at.reason("doc_recommended_share")]
        yield warn(
            f"《{name}》未见推荐章节{titles}。",
            evidence=Evidence(outline.file),
            advice="建议补充。",
            because=because,
        )


@rule(
    "R-DOC-05",
    title="章节有实质内容，无模板残留",
    group=Group.DOC,
    severity=Severity.MUST_FIX,
    since=date(2000, 1, 1),
    cites=("design",),
    uses=("doc_chapter_min_chars", "doc_placeholders"),
    needs=("package",),
)
def chapters_filled(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """找“待补充、XX”等残留词；必备章节正文过短且没有图表的指出。"""
    if not any(plan.text.strip() for plan in case.package.plans):
        yield not_checked("没有可读的方案、可研或初设文本。请提供文字版。")
        return
    residue = list(_residue(case, at.list("doc_placeholders")))
    if residue:
        words = "、".join(dict.fromkeys(f"“{place.quote}”" for place in residue[:2]))
        yield fail(
            f"方案中有{len(residue)}处模板残留或未填写内容，如{words}。",
            evidence=residue,
            advice="请逐处补写或删除。",
        )
    short = [
        section for outline in case.outlines for section in _thin(outline, at.number("doc_chapter_min_chars"))
    ]
    for section in short:
        size = len("".join(section.text.split()))
        yield fail(
            f"“{section.heading.title}”一章只有{size}字，内容过少。",
            evidence=section.heading.place,
            advice="请补充该章内容。",
            because=[Reason("正文字数", f"{size}字"), at.reason("doc_chapter_min_chars")],
        )
    if not residue and not short:
        yield passed("各章有实质内容，未见模板残留。")


def _residue(case: CaseFile, words: tuple[str, ...]) -> Iterator[Evidence]:
    bounded = [
        rf"(?<![A-Za-z0-9]){re.escape(w)}(?![A-Za-z0-9])" if w.isascii() else re.escape(w) for w in words
    ]
    pattern = re.compile("|".join(bounded))
    for passage in passages(case, *PLAN_KINDS):
        for match in pattern.finditer(passage.text):
            yield passage.place_of(match[0]).quoting(_around(passage, match.start()))


def _around(passage: Passage, index: int) -> str:
    """The clause around a word, whole where it is short."""
    start = max((passage.text.rfind(mark, 0, index) for mark in "，。；：、"), default=-1) + 1
    ends = [end for mark in "，。；" if (end := passage.text.find(mark, index)) >= 0]
    return passage.text[max(start, index - 20) : min([*ends, index + 25])]


def _thin(outline: Outline, least: int) -> Iterator[Section]:
    for match in outline.matches:
        section = match.section
        if section is None or match.chapter.need is not ChapterNeed.MANDATORY:
            continue
        shown = any(isinstance(block, Table | Figure) for block in section.blocks)
        annex = "附件" in section.heading.text or "附录" in section.heading.text
        if len("".join(section.text.split())) < least and not shown and not annex:
            yield section


@rule(
    "R-DOC-06",
    title="申报表与方案一致",
    group=Group.DOC,
    severity=Severity.MUST_FIX,
    since=date(2019, 7, 1),
    cites=("712#9",),
    uses=("doc_total_tolerance",),
)
def form_and_plan_agree(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """名称、单位、总金额、起止月份在各处应一致（金额按容差比较）；工期月数不一致存疑。"""
    declaration = case.declaration
    tolerance = at.money("doc_total_tolerance")
    checks: list[tuple[str, Field[Any], bool]] = [
        ("项目名称", declaration.identity.project_name, _names_differ(declaration.identity.project_name)),
        ("申报单位", declaration.identity.owner_unit, _names_differ(declaration.identity.owner_unit)),
        ("总投资", declaration.funds.total, _sums_differ(declaration.funds.total, tolerance)),
        ("开工时间", declaration.schedule.plan_start, _months_differ(declaration.schedule.plan_start)),
        ("完工时间", declaration.schedule.plan_end, _months_differ(declaration.schedule.plan_end)),
    ]
    differing = [(label, field) for label, field, differs in checks if differs]
    for label, field in differing:
        yield _disagreement(label, field, at, certain=True)
    loose = (
        [("工期", declaration.schedule.duration_months)]
        if declaration.schedule.duration_months.conflicts
        else []
    )
    for label, period in loose:
        yield _disagreement(label, period, at, certain=False)
    if not any(field for _, field, _ in checks):
        yield not_checked("未读到项目名称、单位和总投资，无法比对。请提供可读的申报表和方案。")
    elif not differing and not loose:
        yield passed("项目名称、单位、总投资和工期各处一致。")


def _disagreement(label: str, field: Field[Any], at: Parameters, *, certain: bool) -> Outcome:
    shown = [_shown(value) for value in field.distinct]
    because = [Reason(r.place.place, _shown(r.value)) for r in field.readings]
    if label == "总投资":
        because.append(at.reason("doc_total_tolerance"))
    say = fail if certain else warn
    return say(
        f"{label}各处不一致：{'；'.join(shown)}。",
        evidence=field.evidence,
        advice=f"请统一{label}后重新提交。",
        because=because,
    )


def _shown(value: Any) -> str:
    if isinstance(value, date):  # a month without a day is read as its first
        return f"{value.year}年{value.month}月" + (f"{value.day}日" if value.day != 1 else "")
    return value.format_wan() if isinstance(value, Money) else str(value)


def _names_differ(field: Field[str]) -> bool:
    return len({_SUFFIX.sub("", re.sub(r"[\s《》“”\"（）()]", "", name)) for name in field.distinct}) > 1


def _months_differ(field: Field[date]) -> bool:
    """Dates are compared by month: many papers write no day."""
    return len({(day.year, day.month) for day in field.distinct}) > 1


def _sums_differ(field: Field[Money], tolerance: Money) -> bool:
    sums = field.distinct
    return bool(sums) and max(sums) - min(sums) > tolerance


@rule(
    "R-DOC-07",
    title="建设依据列明文号日期并随附",
    group=Group.DOC,
    severity=Severity.MUST_FIX,
    since=date(2022, 1, 1),
    cites=("ly2022",),
)
def basis_documents(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """应至少列一份建设依据，写明文号或日期，并附复印件；领导批示也算依据。"""
    basis, listed = case.declaration.basis, _basis_listed(case)
    if not listed:
        unread = unread_sentence(case)
        if basis.leader_instruction or case.package.has_kind(DocumentKind.BASIS):
            yield passed("已写明领导批示或随附依据文件。", evidence=basis.leader_instruction.evidence)
        elif unread:
            yield not_checked(f"未读到建设依据；{unread}")
        else:
            yield fail("没有列出建设依据。", advice="请写明上级文件、规划、会议纪要或领导批示，并附复印件。")
        return
    numbered = {doc.title[-8:] for doc in listed if _is_numbered(doc)}  # a scan may misread a first word
    unnumbered = [doc for doc in listed if not _is_numbered(doc) and doc.title[-8:] not in numbered]
    if unnumbered:
        titles = "、".join(f"《{doc.title.strip('《》')}》" for doc in unnumbered[:5])
        places = [doc.place for doc in unnumbered]
        yield warn(f"建设依据{titles}未写文号和日期。", evidence=places, advice="请补写文号和印发日期。")
    if not _is_attached(case, listed):
        yield warn(
            f"列出{len(listed)}份建设依据，但未随附文件。",
            evidence=[doc.place for doc in listed[:5]],
            advice="请随附依据文件复印件。",
        )
    elif not unnumbered:
        yield passed(f"列明{len(listed)}份建设依据并随附。", evidence=[doc.place for doc in listed[:5]])


def _is_numbered(doc: BasisDoc) -> bool:
    """A number or a day is stated; a technical standard stands by its code (DA/T 70-2018) behind the title."""
    after = doc.place.quote.partition(doc.title.strip("《》"))[2]
    return bool(doc.number or doc.issued or _STANDARD.match(after))


def _basis_listed(case: CaseFile) -> list[BasisDoc]:
    """The listed documents without the project's own plan, which a letter often names in the same breath."""
    name = case.declaration.identity.project_name.value
    return [
        doc
        for doc in case.declaration.basis.basis_docs
        if not (name and name in doc.title and not doc.number)
    ]


def _is_attached(case: CaseFile, listed: list[BasisDoc]) -> bool:
    """Whether a file of basis is there, or a file of unknown kind that bears the number or title of one."""
    strangers = case.package.of_kind(DocumentKind.OTHER)
    marks = [mark for doc in listed for mark in (doc.number, doc.title.strip("《》")) if mark]
    return case.package.has_kind(DocumentKind.BASIS) or any(m in d.text for d in strangers for m in marks)


@rule(
    "R-DOC-09",
    title="方案简明，不照搬他文",
    group=Group.DOC,
    severity=Severity.ADVICE,
    since=date(2020, 1, 1),
    cites=("gz2020#5",),
    uses=("doc_copied_share",),
    needs=("similarity",),
)
def not_copied(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """与某一已有项目逐字雷同的文字，占方案全文的比例超过上限时存疑；通用套话不计。"""
    assert case.similarity is not None
    size = sum(len("".join(plan.text.split())) for plan in case.package.plans)
    if not size:
        yield not_checked("没有可读的方案文本，无法比对雷同。请提供文字版方案。")
        return
    limit, seen = at.decimal("doc_copied_share"), False
    for pair in case.similarity.all_pairs:
        copied = [passage for passage in pair.passages if not passage.boilerplate]
        share = Decimal(sum(passage.length for passage in copied)) / size
        if copied and share >= limit:
            seen = True
            yield warn(
                f"方案约{share:.0%}的文字与“{pair.target.title}”雷同。",
                evidence=[passage.place.quoting(passage.ours) for passage in copied[:8]],
                advice="请按本单位实际改写，删去照搬内容。",
                because=[Reason("雷同占比", f"{share:.1%}"), at.reason("doc_copied_share")],
            )
    if not seen:
        yield passed("未见大段雷同文字。", because=[at.reason("doc_copied_share")])


@rule(
    "R-DOC-10",
    title="一项需求一张表",
    group=Group.DOC,
    severity=Severity.ADVICE,
    auto=Auto.ASSISTED,
    since=date(2020, 1, 1),
    cites=("jl2020",),
)
def one_demand_one_form(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """项目名称里并列两个以上系统或平台的，请人工核对是否应分开申报。"""
    name = case.declaration.identity.project_name
    if not name.value:
        yield not_checked("未读到项目名称。请在申报表中填写。")
    elif len(_SYSTEMS.findall(name.value)) > 1 and re.search(r"[、和及与暨]", name.value):
        advice = "请核对各系统业务是否相关；互不相关的应分表申报。"
        yield review(f"项目名称“{name.value}”并列了几个系统。", evidence=name.evidence, advice=advice)
    else:
        yield passed("一张申报表对应一个项目。", evidence=name.evidence[:1])


@rule(
    "R-DOC-13",
    title="汇总表已排序且与申报表一致",
    group=Group.DOC,
    severity=Severity.ADVICE,
    since=date(2022, 1, 1),
    cites=("ly2022",),
    uses=("doc_total_tolerance",),
)
def summary_sheet(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """汇总表应有排序，且本项目金额与申报表一致。未随附汇总表的不适用。"""
    sheets = case.package.of_kind(DocumentKind.SUMMARY_SHEET)
    if not sheets:
        handed = case.package.has_kind(DocumentKind.SUMMARY_SHEET)
        yield (
            not_checked("汇总表未能读出。请提供可读的表格。")
            if handed
            else not_applicable("未随附意向汇总表。")
        )
        return
    name = case.declaration.identity.project_name.value or ""
    rows = [row for row in passages(case, DocumentKind.SUMMARY_SHEET) if name and name in row.text]
    ranked = re.search(r"排序|优先|序号|次序", "\n".join(sheet.text for sheet in sheets))
    if not ranked:
        place = Evidence(sheets[0].name)
        yield warn("汇总表没有排序。", evidence=place, advice="请按轻重缓急排序后提交。")
    if not rows:
        place = Evidence(sheets[0].name)
        yield warn("汇总表中没有找到本项目。", evidence=place, advice="请核对项目名称与申报表是否一致。")
        return
    total = case.declaration.funds.total.value
    if total is None:
        yield not_checked("未读到申报总投资，无法与汇总表核对。")
    elif not _states(rows[0].text, total, at.money("doc_total_tolerance")):
        message = f"汇总表中本项目金额与申报总投资{total.format_wan()}不一致。"
        place = rows[0].place.quoting(rows[0].text)
        yield warn(message, evidence=place, advice="请统一金额。", because=[at.reason("doc_total_tolerance")])
    elif ranked:
        yield passed("汇总表已排序，金额一致。", evidence=rows[0].place.quoting(rows[0].text))


def _states(row: str, total: Money, tolerance: Money) -> bool:
    """Whether some number of the row is the total, in 万元 or 元."""
    for written in re.findall(r"\d[\d,]*(?:\.\d+)?", row):
        try:
            number = Decimal(written.replace(",", ""))
        except InvalidOperation:
            continue
        if any(abs(amount - total) <= tolerance for amount in (Money.wan(number), Money(number))):
            return True
    return False
