"""Clauses and citations: which text, which article, valid when, and how well it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tongchou.kernel.calendar import Period


class EvidenceTag(StrEnum):
    """How well a clause is known (shown beside each citation).

    ``V`` the clause text was read; ``P`` only the document is known; ``R`` recalled, 待核;
    ``D`` our own parameter, no source claims it.
    """

    VERIFIED = "V"
    PARTIAL = "P"
    RECALLED = "R"
    DESIGN = "D"

    @property
    def label(self) -> str:
        return {"V": "已核条文", "P": "仅核文件", "R": "待核", "D": "系统参数"}[self.value]


@dataclass(frozen=True)
class Citation:
    """A pointer to a clause as shown beside a finding.

    ``document`` is the full title, ``number`` the 文号 (may be empty), ``article`` as written in
    the document, for example ``第十二条`` (empty when only the document is known).
    """

    document: str
    number: str = ""
    article: str = ""
    tag: EvidenceTag = EvidenceTag.VERIFIED
    clause_id: str = ""

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        pending = "［待核］" if self.tag is EvidenceTag.RECALLED else ""
        return f"《{self.document}》{number}{self.article}{pending}"


@dataclass(frozen=True)
class Clause:
    """One article of a document in the clause library, versioned by its period in force.

    ``gist`` says in our own words what it requires; ``text_hash`` is the SHA-256 of the official
    wording where it has been loaded, else empty.
    """

    clause_id: str
    citation: Citation
    in_force: Period
    gist: str = ""
    url: str = ""
    text_hash: str = ""
