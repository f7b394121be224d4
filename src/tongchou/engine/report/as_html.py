"""The report as one self-contained HTML file: no script, no address, prints on a grey printer."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tongchou import __version__
from tongchou.engine.report import cards, comparing, labels, money_rows
from tongchou.engine.report.conclusion import in_words, summarise
from tongchou.kernel.findings import Verdict
from tongchou.kernel.money import Money, round_decimal
from tongchou.kernel.prereview import Prereview


def as_html(result: Prereview) -> str:
    """The report as a complete HTML page."""
    return _environment().get_template("report.html.j2").render(_view(result))


def _view(result: Prereview) -> dict[str, Any]:
    head = summarise(result)
    entries = cards.numbered(result.open_findings)
    budget = result.budget if result.budget and result.budget.lines else None
    return {
        "result": result,
        "head": head,
        "said": in_words(head),
        "leading": cards.leading(entries),
        "groups": cards.grouped(entries),
        "passes": result.count(Verdict.PASS),
        "budget": budget,
        "rows": money_rows.rows(budget) if budget else [],
        "accepted": money_rows.accepted(budget) if budget else None,
        "by_category": money_rows.by_category(budget) if budget else {},
        "pairs": comparing.close_pairs(result.similarity),
        "further": comparing.further_pairs(result.similarity),
        "compared": result.similarity.compared if result.similarity else (),
        "reuse": comparing.reuse_rows(result.catalog.capabilities if result.catalog else None),
        "css": Markup(_css()),
        "version": __version__,
        **_declared(result),
    }


def _declared(result: Prereview) -> dict[str, Any]:
    declared = result.declaration
    kind = declared.identity.project_kind.value
    return {
        "name": declared.identity.project_name.value or "项目名称未读出",
        "unit": declared.identity.owner_unit.value,
        "kind": kind.label if kind else None,
        "year": declared.identity.declare_year.value,
        "conflicts": [
            (path, labels.field_label(path), f.readings) for path, f in declared.conflicts().items()
        ],
        "read_fields": [
            (path, labels.field_label(path), f) for path, f in declared.all_fields().items() if f
        ],
    }


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
        field_value=_field_value,
        relation=labels.relation_label,
        asset=labels.ASSET_LABELS.__getitem__,
        pack=labels.pack_label,
        scope=labels.scope_label,
        benchmark=labels.benchmark_label,
        plain=labels.plain_words,
        score=labels.score,
        day=labels.day,
        notes=comparing.notes_of,
        figure=_figure,
    )
    return environment


@cache
def _css() -> str:
    return resources.files("tongchou.engine.report").joinpath("templates/report.css").read_text("utf-8")


def _wan(amount: Money | None) -> str:
    """万元 to two decimals, without the unit; a dash when unknown."""
    return "—" if amount is None else f"{round_decimal(amount.in_wan, 2):,f}"


def _field_value(value: Any, path: str) -> str:
    return labels.field_value(path, value)


def _figure(value: Decimal) -> str:
    """A count without needless zeros: 4167.24, 3444."""
    text = f"{round_decimal(value, 2):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(share: float | Decimal) -> str:
    return f"{float(share) * 100:.1f}%"


def _css_percent(share: float | Decimal) -> str:
    return f"{min(max(float(share), 0.0), 1.0) * 100:.1f}%"
