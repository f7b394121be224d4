"""材料完整性：what was handed in, whether it is sealed, readable, countersigned and in time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tongchou.engine.policy.certainty import unread_files
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
from tongchou.engine.policy.wording import mentions, passages
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind, FileFormat, PackageFile
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.problems import ProblemLevel

_DATED = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日"
)
_SHEETS = (FileFormat.XLSX, FileFormat.XLS)


@rule(
    "R-DOC-01",
    title="必备材料齐全",
    group=Group.DOC,
    severity=Severity.BLOCK,
    since=date(2019, 7, 1),
    cites=("712#9", "gz2020#4", "ly2022"),
    uses=("doc_required",),
    needs=("package",),
)
def required_files(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """按项目类别核对必备材料。概算写在方案里并已读出明细的，视为已提交；有读不出或认不出的文件时不下缺件结论。"""
    kind = case.declaration.identity.project_kind.value
    needed = _needed(at.rows("doc_required"), kind)
    missing = [choice for choice in needed if not _is_there(case, choice)]
    if not missing:
        yield passed(f"必备材料齐全：{'、'.join(_label(choice) for choice in needed)}。")
    for choice in missing:
        yield _missing(case, choice, at)
    if kind is None:
        yield not_checked("未读到项目类别，只核对了各类项目共有的材料。请在申报表中填写项目类别。")


def _needed(rows: tuple[Mapping[str, Any], ...], kind: ProjectKind | None) -> list[tuple[DocumentKind, ...]]:
    """The rows of the kind; for an unknown kind what every kind must hand in."""
    lists = [row["need"] for row in rows if kind is None or kind.value in row["kinds"]]
    common = [item for item in (lists[0] if lists else []) if all(item in other for other in lists)]
    return [tuple(DocumentKind(word) for word in item.split("|")) for item in common]


def _is_there(case: CaseFile, choice: tuple[DocumentKind, ...]) -> bool:
    inside = DocumentKind.ESTIMATE in choice and bool(case.declaration.funds.lines)
    return case.package.has_kind(*choice) or inside


def _missing(case: CaseFile, choice: tuple[DocumentKind, ...], at: Parameters) -> Outcome:
    name = _label(choice)
    unread = unread_files(case, *choice, DocumentKind.OTHER)
    if unread:
        names = "、".join(f"《{case.package.shown_name(file.name)}》" for file in unread[:3])
        return not_checked(f"未见{name}，但{names}未能读出文字，可能就在其中。请提供可读的文件或确认缺件。")
    strangers = [f for f in case.package.files if f.kind is DocumentKind.OTHER and _could_be(f, choice)]
    if strangers:
        names = "、".join(f"《{case.package.shown_name(file.name)}》" for file in strangers[:3])
        places = [Evidence(file.name) for file in strangers]
        return review(
            f"未认出{name}；{names}的种类未能识别，请确认是否就是。",
            evidence=places,
            advice=f"如确无，请补交{name}。",
        )
    return fail(
        f"缺少{name}。",
        advice=f"请补交{name}后重新提交。",
        because=[
            Reason("已提交", "、".join(f.kind.label for f in case.package.files)),
            at.reason("doc_required"),
        ],
    )


def _could_be(file: PackageFile, choice: tuple[DocumentKind, ...]) -> bool:
    if file.format is FileFormat.ARCHIVE:
        return False
    long_text = DocumentKind.REQUEST_LETTER in choice or any(kind in PLAN_KINDS for kind in choice)
    return not (long_text and file.format in _SHEETS)


def _label(choice: tuple[DocumentKind, ...]) -> str:
    return "或".join(kind.label for kind in choice)


@rule(
    "R-DOC-02",
    title="申报函有公章、有日期",
    group=Group.DOC,
    severity=Severity.MUST_FIX,
    auto=Auto.ASSISTED,
    since=date(2022, 1, 1),
    cites=("ly2022",),
    needs=("package",),
)
def sealed_letter(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """看申报函是否盖章（图像识别）并落款日期；识别不到的请人工核对。"""
    letters = [file for file in case.package.files if file.kind is DocumentKind.REQUEST_LETTER]
    if not letters:
        yield not_applicable("没有申报函（见 R-DOC-01）。")
    for letter in letters:
        place = Evidence(letter.name, page=1)
        if letter.sealed:
            yield passed(f"《{letter.name}》检出印章。", evidence=place)
        elif letter.sealed is None:
            yield review(f"《{letter.name}》未能判断是否盖章。", evidence=place, advice="请人工核对公章。")
        else:
            advice = "请提交加盖公章的扫描件或带电子印章的版式文件。"
            yield warn(f"《{letter.name}》未检出印章。", evidence=place, advice=advice)
        yield from _letter_date(case, letter)


def _letter_date(case: CaseFile, letter: PackageFile) -> Iterator[Outcome]:
    document = next((d for d in case.package.documents if d.name == letter.name and d.text.strip()), None)
    if document is None:
        yield not_checked(f"《{letter.name}》未能读出文字，无法核对落款日期。")
    elif not _DATED.search(document.text):
        place = Evidence(letter.name, page=1)
        yield warn(f"《{letter.name}》未见落款日期。", evidence=place, advice="请在申报函落款处写明日期。")


@rule(
    "R-DOC-03",
    title="材料清晰可读",
    group=Group.DOC,
    severity=Severity.MUST_FIX,
    since=date(2000, 1, 1),
    cites=("design",),
    uses=("doc_ocr_confidence",),
    needs=("package",),
)
def readable_files(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """加密、损坏、没有文字层或识别可信度过低的文件逐个指出。"""
    floor = at.decimal("doc_ocr_confidence")
    broken = {p.where.file: p for p in case.problems if p.level is ProblemLevel.ERROR}
    dark = {file.name for file in unread_files(case)}
    seen = False
    for file in case.package.files:
        confidence = file.ocr_confidence
        if file.name in dark:
            problem = broken.get(file.name)
            why = problem.detail if problem else "没有可提取的文字"
            yield warn(
                f"《{case.package.shown_name(file.name)}》{why}。",
                evidence=Evidence(file.name),
                advice="请换交可读的文字版或清晰扫描件。",
            )
            seen = True
        elif confidence is not None and Decimal(str(confidence)) < floor:
            sure = f"{Decimal(str(confidence)):.0%}"
            yield warn(
                f"《{case.package.shown_name(file.name)}》扫描识别可信度仅{sure}，读出的内容可能有误。",
                evidence=Evidence(file.name, confidence=confidence),
                advice="请重新扫描（300dpi、无倾斜）或提供电子版。",
                because=[at.reason("doc_ocr_confidence")],
            )
            seen = True
    if not seen:
        yield passed(f"{len(case.package.files)}份材料均可读。")


@rule(
    "R-DOC-08",
    title="主管部门已审核会签",
    group=Group.DOC,
    severity=Severity.BLOCK,
    since=date(2020, 1, 1),
    cites=("gz2020#4", "ly2022"),
)
def countersigned(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """下属单位的申报应经主管部门审核。没有读到会签情况时请人工核对，不直接判缺。"""
    identity = case.declaration.identity
    parent, unit, signed = identity.parent_dept, identity.owner_unit, identity.countersigned
    if case.package.has_kind(DocumentKind.COUNTERSIGN) or signed.value:
        yield passed("已有主管部门审核意见。", evidence=signed.evidence)
    elif not parent:
        yield not_checked("申报表未写主管部门，无法判断是否需要会签。请填写主管部门；一级预算单位请写“无”。")
    elif parent.value in ("无", "/", "—") or parent.value == unit.value:
        yield not_applicable("本单位为一级预算单位，无上级主管部门。", evidence=parent.evidence)
    elif signed.value is False and not signed.conflicts:
        advice = f"请由{parent.value}审核并加盖公章后重新提交。"
        said = f"申报表主管部门意见栏没有{parent.value}的审核意见和盖章。"
        yield fail(said, evidence=signed.evidence, advice=advice)
    else:
        yield review(
            f"主管部门为{parent.value}，未见其审核意见。",
            evidence=parent.evidence,
            advice="请核对申报表会签栏或审核意见。",
        )


@rule(
    "R-DOC-11",
    title="在申报窗口内提交",
    group=Group.DOC,
    severity=Severity.BLOCK,
    since=date(2020, 1, 1),
    cites=("jl2020",),
    needs=("corpus.declare_window",),
)
def in_window(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """申报日期应落在本批次窗口内；写明应急事由的请人工核对。"""
    window, declared = case.corpus.declare_window, case.declaration.identity.declared_on
    emergency = case.declaration.basis.emergency
    assert window is not None
    span = f"{window.since} 至 {window.until or '另行通知'}"
    because = [Reason("申报窗口", span), Reason("申报日期", str(declared.value or "未读到"))]
    if declared.value is None:
        yield not_checked("未读到申报日期，无法核对申报窗口。请在申报函或申报表中写明日期。")
    elif declared.value in window:
        yield passed(
            f"{declared.value} 在申报窗口（{span}）内。", evidence=declared.evidence, because=because
        )
    elif emergency or declared.conflicts:
        why = "已写明应急事由" if emergency else "材料中的申报日期不一致"
        places = (*declared.evidence, *emergency.evidence)
        yield review(
            f"申报日期不在窗口内，{why}。", evidence=places, advice="请核对后决定是否受理。", because=because
        )
    else:
        advice = "请转入下一批次；确属应急的，请补充应急依据。"
        message = f"申报日期 {declared.value} 不在申报窗口（{span}）内。"
        yield fail(message, evidence=declared.evidence, advice=advice, because=because)


@rule(
    "R-DOC-12",
    title="项目不涉密",
    group=Group.DOC,
    severity=Severity.BLOCK,
    since=date(2020, 1, 1),
    cites=("hn-prov",),
    uses=("doc_secret_marks",),
)
def not_classified(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """涉密项目不得在本平台受理。声明涉密或文件带密级标志的，一律退回并删除。"""
    declared = case.declaration.identity.is_classified
    marks = list(mentions(passages(case), at.list("doc_secret_marks")))
    away = "请立即停止上传，按涉密项目管理规定另行报审，并删除已上传的材料。"
    if declared.conflicts:
        yield review("各处对是否涉密的填写不一致。", evidence=declared.evidence, advice="请立即与单位核实。")
    elif declared.value:
        yield fail("申报材料注明为涉密项目。", evidence=declared.evidence, advice=away)
    elif marks:
        yield fail(f"材料中有密级标志“{marks[0].word}”。", evidence=[m.place for m in marks], advice=away)
    elif declared.value is False or case.package.has_kind(DocumentKind.NON_CLASSIFIED):
        yield passed("已声明非涉密。", evidence=declared.evidence)
    else:
        yield review("未读到是否涉密的声明。", advice="请单位在申报表中勾选或附非涉密声明。")
