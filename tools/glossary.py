"""The register of terms: ``docs/glossary.yaml`` in, ``docs/glossary.md`` out, held against the code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml

from tongchou.kernel.budget import LineKind
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.declared import ShareAttr
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.findings import Severity, Verdict
from tongchou.kernel.reductions import CutCategory

DOCS = Path(__file__).resolve().parents[1] / "docs"


class Labelled(Protocol):
    """A member of an enumeration that has a Chinese label."""

    name: str
    value: str

    @property
    def label(self) -> str: ...


#: Enumerations of the code that must agree with those of the register, member by member.
ENUMERATIONS: dict[str, Iterable[Labelled]] = {
    "project_kind": ProjectKind,
    "severity": Severity,
    "rule_result": Verdict,
    "share_attr": ShareAttr,
    "evidence_tag": EvidenceTag,
    "cut_category": CutCategory,
}
#: Enumerations whose members are terms of their own.
TERMS: tuple[Iterable[Labelled], ...] = (DocumentKind, LineKind)
#: Words that are labels of "none of these" and no terms.
NOT_TERMS = frozenset({"other"})


@dataclass(frozen=True)
class Term:
    """One row: identifier, Chinese forms (the first is shown), English."""

    id: str
    zh: tuple[str, ...]
    en: str


@dataclass(frozen=True)
class Register:
    terms: tuple[Term, ...]
    enumerations: dict[str, dict[str, str]]


def load() -> Register:
    raw: dict[str, Any] = yaml.safe_load((DOCS / "glossary.yaml").read_text("utf-8"))
    terms = tuple(Term(row["id"], tuple(row["zh"]), row["en"]) for row in raw["terms"])
    return Register(terms, raw["enumerations"])


def page(register: Register) -> str:
    """The glossary page as Markdown."""
    lines = [
        "# 术语表 Glossary",
        "",
        "一个中文词，一个英文词，一个代码名，处处相同。本页由 `docs/glossary.yaml` 生成（`python -m tools.glossary`）。",
        "",
        "| 中文 | English | 代码名 |",
        "|---|---|---|",
    ]
    lines += [f"| {' / '.join(term.zh)} | {term.en} | `{term.id}` |" for term in register.terms]
    for name, members in register.enumerations.items():
        lines += ["", f"## `{name}`", "", "| 代码 | 含义 |", "|---|---|"]
        lines += [f"| `{code}` | {label} |" for code, label in members.items()]
    return "\n".join(lines) + "\n"


def quarrels(register: Register) -> Iterator[str]:
    """Every place where code and register disagree."""
    forms = {term.id: set[str]() for term in register.terms}
    for term in register.terms:
        forms[term.id].update(term.zh)
    for name, members in ENUMERATIONS.items():
        in_code = {member.value: member.label for member in members}
        if in_code != register.enumerations.get(name):
            yield f"enumeration {name}: the register says {register.enumerations.get(name)}, the code {in_code}"
    for vocabulary in TERMS:
        for member in vocabulary:
            if member.value not in NOT_TERMS and member.label not in forms.get(member.value, ()):
                yield f"{type(member).__name__}.{member.name}: no term {member.value!r} with the form {member.label!r}"


def main() -> int:
    register = load()
    for quarrel in quarrels(register):
        print(quarrel)
    (DOCS / "glossary.md").write_text(page(register), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
