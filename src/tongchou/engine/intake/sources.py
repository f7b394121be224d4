"""Which documents may speak about the project, and whose word comes first."""

from __future__ import annotations

from tongchou.kernel.documents import PLAN_KINDS, Document, DocumentKind, Package

#: Lower speaks first: the form, then the estimate sheets, the plan, the letter, the rest.
_RANKS = {
    DocumentKind.DECLARATION_FORM: 0,
    DocumentKind.ESTIMATE: 10,
    DocumentKind.FUNCTION_LIST: 12,
    **dict.fromkeys(PLAN_KINDS, 20),
    DocumentKind.REQUEST_LETTER: 30,
    DocumentKind.PERFORMANCE_FORM: 40,
    DocumentKind.DATA_CATALOGUE: 41,
    DocumentKind.CRYPTO_PLAN: 42,
    DocumentKind.MLPS_FILING: 43,
    DocumentKind.CLOUD_APPLICATION: 44,
    DocumentKind.NON_CLASSIFIED: 45,
    DocumentKind.COUNTERSIGN: 46,
    DocumentKind.XINCHUANG_STATEMENT: 47,
    DocumentKind.APP_APPROVAL: 48,
    DocumentKind.PIA_REPORT: 49,
    DocumentKind.SYSTEM_SELF_CHECK: 50,
}
#: Papers about something else (an earlier project, a supplier, a law) never speak for this project.
SILENT_RANK = 99


def rank(document: Document) -> int:
    return _RANKS.get(document.kind, SILENT_RANK)


def speakers(package: Package) -> tuple[Document, ...]:
    """The documents that may state values of the declaration, the most trusted first."""
    return tuple(sorted((d for d in package.documents if rank(d) < SILENT_RANK), key=rank))


def ranks_by_file(package: Package) -> dict[str, int]:
    return {document.name: rank(document) for document in package.documents}
