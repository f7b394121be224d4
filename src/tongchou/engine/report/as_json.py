"""The report as JSON. The schema is ``schema.json`` beside this file; its version is :data:`SCHEMA`."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from tongchou import __version__
from tongchou.engine.report import plain
from tongchou.engine.report.conclusion import summarise
from tongchou.engine.report.plain import Json, wan
from tongchou.kernel.findings import Verdict
from tongchou.kernel.prereview import Prereview, rules_of
from tongchou.kernel.reductions import LineReview
from tongchou.kernel.similars import SimilarPair

SCHEMA = "tongchou.prereview/1"
READING_SCHEMA = "tongchou.reading/1"


def as_json(result: Prereview) -> str:
    """The report as an indented JSON text, Chinese unescaped."""
    return json.dumps(to_plain(result), ensure_ascii=False, indent=1)


def reading_as_json(result: Prereview) -> str:
    """Only what was read: files, declaration with places, chapters and problems."""
    full = to_plain(result)
    kept = {key: full[key] for key in ("version", "package", "declaration", "chapters", "problems")}
    return json.dumps({"schema": READING_SCHEMA, **kept}, ensure_ascii=False, indent=1)


def schema() -> dict[str, Any]:
    """The JSON Schema of :func:`as_json`."""
    text = resources.files("tongchou.engine.report").joinpath("schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def to_plain(result: Prereview) -> Json:
    """The report as plain values; keys as documented in ``docs/reference/report.md``."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "on": result.on.isoformat(),
        "pack": result.pack,
        "summary": _summary(result),
        "package": {"files": [_file(file) for file in result.package.files]},
        "declaration": plain.declaration(result.declaration),
        "chapters": [_outline(outline) for outline in result.outlines],
        "problems": [plain.problem(found) for found in result.problems],
        "findings": [plain.finding(found) for found in result.open_findings],
        "passed": _rules_with(result, Verdict.PASS),
        "not_applicable": _rules_with(result, Verdict.NOT_APPLICABLE),
        "similar": [_pair(pair) for pair in (result.similarity.all_pairs if result.similarity else ())],
        "reuse": plain.value(result.catalog) if result.catalog else None,
        "budget": _budget(result),
        "not_checked": [{"rule": n.rule, "title": n.title, "reason": n.reason} for n in result.not_checked],
        "timing": {step.name: round(step.seconds, 4) for step in result.steps},
    }


def _summary(result: Prereview) -> Json:
    head = summarise(result)
    return {
        "advice": head.advice.value,
        "advice_text": head.advice.label,
        "blocking": head.blocking,
        "must_fix": head.must_fix,
        "advisory": head.advisory,
        "to_review": head.to_review,
        "uncertain_cut_wan": wan(head.uncertain_cut),
        "cuts_by_category": [
            {"code": row.category.value, "title": row.category.label, "cut_wan": wan(row.amount)}
            for row in head.cuts
        ],
    }


def _file(file: Any) -> Json:
    row: Json = plain.value(file)
    row["kind_title"] = file.kind.label
    return row


def _outline(outline: Any) -> Json:
    return {
        "file": outline.file,
        "norm": outline.norm.norm_id,
        "chapters": [
            {
                "id": match.chapter.chapter_id,
                "title": match.chapter.title,
                "need": match.chapter.need.value,
                "found": match.section.heading.text if match.section else None,
                "evidence": plain.evidence(match.section.heading.place) if match.section else None,
            }
            for match in outline.matches
        ],
    }


def _rules_with(result: Prereview, verdict: Verdict) -> list[str]:
    return list(rules_of(finding for finding in result.findings if finding.verdict is verdict))


def _pair(pair: SimilarPair) -> Json:
    return {
        "target": plain.value(pair.target),
        "kind": pair.target.kind.value,
        "score": round(pair.score, 4),
        "coverage": round(pair.coverage, 4),
        "reverse_coverage": round(pair.reverse_coverage, 4),
        "relation": pair.relation,
        "parts": [
            {
                "name": part.name,
                "label": part.label,
                "value": round(part.value, 4),
                "contribution": round(part.contribution, 4),
                "detail": part.detail,
            }
            for part in pair.parts
        ],
        "modules": plain.value(pair.modules),
        "passages": plain.value(pair.passages),
        "notes": list(pair.notes),
    }


def _budget(result: Prereview) -> Json | None:
    review = result.budget
    if review is None:
        return None
    return {
        "profile": review.profile,
        "benchmark": review.benchmark,
        "lines": [_line(line) for line in review.lines],
        "declared_wan": wan(review.declared),
        "advised_wan": wan(review.advised),
        "cut_wan": wan(review.cut),
        "cut_rate": plain.number(review.cut_rate),
        "size": plain.value(review.size),
        "issues": plain.value(review.issues),
        "not_checked": list(review.not_checked),
    }


def _line(line: LineReview) -> Json:
    return {
        "id": line.line_id,
        "name": line.name,
        "kind": line.kind.value,
        "evidence": plain.evidence(line.place),
        "declared": wan(line.declared),
        "allowed": wan(line.allowed),
        "cut": wan(line.cut),
        "codes": [cut.category.value for cut in line.cuts],
        "reason": "；".join(cut.reason for cut in line.cuts) or line.note,
        "verdict": line.verdict,
        "cuts": [
            {
                "code": cut.category.value,
                "rule": cut.rule,
                "amount_wan": wan(cut.amount),
                "certain": cut.certain,
                "reason": cut.reason,
                "formula": cut.formula,
                "because": [plain.reason(part) for part in cut.because],
                "citations": [plain.citation(cited) for cited in cut.citations],
            }
            for cut in line.cuts
        ],
    }
