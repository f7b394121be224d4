"""The report as one self-contained HTML file: no script, no address, prints on a grey printer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tongchou import __version__
from tongchou.engine.report import labels
from tongchou.engine.report.conclusion import summarise
from tongchou.kernel.findings import Finding, Severity, Verdict
from tongchou.kernel.money import Money, round_decimal
from tongchou.kernel.prereview import Prereview
from tongchou.kernel.similars import SimilarPair

LEADING = 6
SHOWN_PAIRS = 8
#: Pairs below this score are noise to a reader; they stay in the JSON report.
PAIR_FLOOR = 0.35


@dataclass(frozen=True)
class Entry:
    """A finding with its running number in the report; ``alike`` counts further ones of its rule."""

    number: int
    finding: Finding
    alike: int = 0


@dataclass(frozen=True)
class Group:
    severity: Severity
    entries: tuple[Entry, ...]


def as_html(result: Prereview) -> str:
    """The report as a complete HTML page."""
    return _environment().get_template("report.html.j2").render(_view(result))


def _view(result: Prereview) -> dict[str, Any]:
    declared = result.declaration
    entries = [Entry(n, finding) for n, finding in enumerate(result.open_findings, 1)]
    kind = declared.identity.project_kind.value
    return {
        "result": result,
        "head": summarise(result),
        "name": declared.identity.project_name.value or "项目名称未读出",
        "unit": declared.identity.owner_unit.value,
        "kind": kind.label if kind else None,
        "year": declared.identity.declare_year.value,
        "leading": _leading(entries),
        "groups": _groups(entries),
        "passes": result.count(Verdict.PASS),
        "pairs": _pairs(result),
        "compared": result.similarity.compared if result.similarity else (),
        "reuse": (result.catalog.capabilities or ()) if result.catalog else (),
        "conflicts": [(labels.field_label(path), f.readings) for path, f in declared.conflicts().items()],
        "read_fields": [(labels.field_label(path), f) for path, f in declared.all_fields().items() if f],
        "css": Markup(_css()),
        "version": __version__,
    }


def _leading(entries: list[Entry]) -> list[Entry]:
    """What a leader must know: blocking and must-fix failures, one line a rule."""
    weighty = (Severity.BLOCK, Severity.MUST_FIX)
    failed = [e for e in entries if e.finding.verdict is Verdict.FAIL and e.finding.severity in weighty]
    counts = Counter(entry.finding.rule for entry in failed)
    first = {entry.finding.rule: entry for entry in reversed(failed)}
    chosen = sorted(first.values(), key=lambda entry: entry.number)[:LEADING]
    return [Entry(e.number, e.finding, counts[e.finding.rule] - 1) for e in chosen]


def _groups(entries: list[Entry]) -> list[Group]:
    groups = [Group(level, tuple(e for e in entries if e.finding.severity is level)) for level in Severity]
    return [group for group in groups if group.entries]


def _pairs(result: Prereview) -> tuple[SimilarPair, ...]:
    pairs = result.similarity.all_pairs if result.similarity else ()
    return tuple(pair for pair in pairs if pair.score >= PAIR_FLOOR)[:SHOWN_PAIRS]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tongchou.engine.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        wan=_wan,
        percent=_percent,
        css_percent=_css_percent,
        yes_no=labels.yes_no,
        shown=labels.shown,
        relation=labels.relation_label,
        asset=labels.ASSET_LABELS.__getitem__,
    )
    return environment


@cache
def _css() -> str:
    return resources.files("tongchou.engine.report").joinpath("templates/report.css").read_text("utf-8")


def _wan(amount: Money | None) -> str:
    """万元 to two decimals, without the unit; a dash when unknown."""
    return "—" if amount is None else f"{round_decimal(amount.in_wan, 2):,f}"


def _percent(share: float | Decimal) -> str:
    return f"{float(share) * 100:.1f}%"


def _css_percent(share: float | Decimal) -> str:
    return f"{min(max(float(share), 0.0), 1.0) * 100:.1f}%"
