"""How sure we may be that something is absent: what was searched, and what could not be read."""

from __future__ import annotations

from tongchou.kernel.budget import LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind, FileFormat, PackageFile
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import ProblemLevel

#: Kinds that never hold what a plan must say; an unread quotation hides no chapter.
_BYSTANDERS = (
    DocumentKind.QUOTATION,
    DocumentKind.CONTRACT,
    DocumentKind.PROCUREMENT_FILE,
    DocumentKind.REQUEST_LETTER,
    DocumentKind.COUNTERSIGN,
    DocumentKind.BASIS,
    DocumentKind.SUMMARY_SHEET,
    DocumentKind.PREVIOUS_EVALUATION,
    DocumentKind.CLOUD_APPLICATION,
)


def unread_files(case: CaseFile, *kinds: DocumentKind) -> tuple[PackageFile, ...]:
    """Files of the given kinds (all when none is given) whose words are not, or not fully, known."""
    broken = {p.where.file for p in case.problems if p.level is ProblemLevel.ERROR}
    with_words = {d.name for d in case.package.documents if d.text.strip()}
    return tuple(
        file
        for file in case.package.files
        if file.format is not FileFormat.ARCHIVE
        and (not kinds or file.kind in kinds)
        and (file.name in broken or file.name not in with_words)
    )


def unread_sentence(case: CaseFile, *kinds: DocumentKind) -> str | None:
    """Why absence cannot be claimed; ``None`` when everything of these kinds was read.

    A file of unknown kind that could not be read counts too: it may be the one that is missed. Where
    no kind is given, letters, quotations, contracts and the like do not count.
    """
    if not case.package.documents and not case.package.files:
        return "没有随附申报材料，不能断定其中没有。请提供整套申报材料后重新审查。"
    wanted = (*kinds, DocumentKind.OTHER) if kinds else tuple(k for k in DocumentKind if k not in _BYSTANDERS)
    files = unread_files(case, *wanted)
    if not files:
        return None
    names = "、".join(f"《{case.package.shown_name(file.name)}》" for file in files[:3])
    more = f"等{len(files)}份材料" if len(files) > 3 else ""
    return f"{names}{more}未能读出文字，不能断定其中没有。请提供可读的文字版后重新审查。"


def searched(case: CaseFile, *kinds: DocumentKind) -> tuple[Evidence, ...]:
    """The read documents in which something was looked for and not found (the plans when no kind is given,
    every document when there is no plan)."""
    documents = case.package.of_kind(*(kinds or PLAN_KINDS)) or case.package.documents
    return tuple(Evidence(document.name, quote="全文未见相应内容") for document in documents)


#: Fees that an estimate lists among 其他费用.
_SERVICE_FEES = frozenset(
    {
        LineKind.DESIGN,
        LineKind.CONSULTING,
        LineKind.SUPERVISION,
        LineKind.TESTING,
        LineKind.MLPS_TEST,
        LineKind.CRYPTO_TEST,
        LineKind.SECURITY_SERVICE,
        LineKind.BIDDING,
        LineKind.MANAGEMENT,
        LineKind.TRAINING,
        LineKind.CONTINGENCY,
        LineKind.OM,
    }
)


def searched_fees(case: CaseFile) -> tuple[Evidence, ...]:
    """The sheets of the estimate that list service fees, where a fee was looked for and not found."""
    lines = case.declaration.funds.lines
    places = [line.place for line in lines if line.kind in _SERVICE_FEES] or [line.place for line in lines]
    found = dict.fromkeys((place.file, place.sheet, None if place.sheet else place.page) for place in places)
    return tuple(Evidence(file, page=page, sheet=sheet, quote="未列相应费用") for file, sheet, page in found)
