"""Kernel values as plain JSON values. Amounts are 万元, written with exactly their decimal digits."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from tongchou.kernel.clauses import Citation
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Finding
from tongchou.kernel.money import Money
from tongchou.kernel.problems import Problem
from tongchou.kernel.readings import Field

Json = dict[str, Any]


def wan(amount: Money | None) -> int | float | None:
    """An amount in 万元 as a JSON number."""
    return None if amount is None else number(amount.in_wan)


def number(value: Decimal) -> int | float:
    """A decimal as a JSON number. Up to fifteen digits its text is exact, so a reader that wants
    decimals (``parse_float=Decimal``) gets back what went in; nobody computes with it here."""
    return int(value) if value == value.to_integral_value() else float(value)


def evidence(place: Evidence) -> Json:
    row: Json = {
        "file": place.file,
        "page": place.page,
        "paragraph": place.paragraph,
        "sheet": place.sheet,
        "cell": place.cell,
        "quote": place.quote,
        "confidence": round(place.confidence, 4),
    }
    if place.box:
        row["box"] = [round(edge, 4) for edge in place.box]
    return row


def citation(cited: Citation) -> Json:
    return {
        "document": cited.document,
        "number": cited.number,
        "article": cited.article,
        "tag": cited.tag.value,
        "clause": cited.clause_id,
    }


def reason(part: Reason) -> Json:
    return {"label": part.label, "value": part.value, "source": part.source}


def finding(found: Finding) -> Json:
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "verdict": found.verdict.value,
        "title": found.title,
        "message": found.message,
        "evidence": [evidence(place) for place in found.evidence],
        "citations": [citation(cited) for cited in found.citations],
        "advice": found.advice,
        "because": [reason(part) for part in found.because],
    }


def problem(found: Problem) -> Json:
    return {
        "code": found.code,
        "level": found.level.value,
        "message": found.detail,
        "advice": found.kind.advice,
        "evidence": evidence(found.where),
        "facts": dict(found.facts),
    }


def declaration(declared: Declaration) -> Json:
    """Every group; single-value fields become ``{value, evidence, conflicts}``, empty ones ``null``."""
    return {group.name: _group(getattr(declared, group.name)) for group in fields(declared)}


def _group(group: Any) -> Json:
    return {item.name: value(getattr(group, item.name)) for item in fields(group)}


def value(item: Any) -> Any:
    """Any kernel value as JSON."""
    match item:
        case Field():
            return _field(item)
        case Money():
            return wan(item)
        case Evidence():
            return evidence(item)
        case Decimal():
            return number(item)
        case Enum():
            return item.value
        case date():
            return item.isoformat()
        case tuple() | list():
            return [value(part) for part in item]
        case _ if is_dataclass(item) and not isinstance(item, type):
            return {part.name: value(getattr(item, part.name)) for part in fields(item)}
        case _:
            return item


def _field(item: Field[Any]) -> Json | None:
    if not item:
        return None
    row: Json = {"value": value(item.value), "evidence": [evidence(place) for place in item.evidence]}
    if item.conflicts:
        row["conflicts"] = [{"value": value(r.value), "evidence": evidence(r.place)} for r in item.readings]
    return row
