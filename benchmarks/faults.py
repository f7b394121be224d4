"""Planted faults of the shipped packages: every one found, nothing blocks that should not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.table import Board
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.findings import Finding, Verdict
from tongchou.kernel.prereview import Prereview

DEMO = Path(__file__).resolve().parents[1] / "data/demo"


@dataclass(frozen=True)
class Shipped:
    """A shipped package with its truth."""

    slug: str
    truth: dict[str, Any]

    @property
    def source(self) -> Path:
        return DEMO / self.slug / str(self.truth["input"])

    @property
    def on(self) -> date:
        return date.fromisoformat(str(self.truth["on"]))


def shipped() -> list[Shipped]:
    """Every package of ``data/demo`` in order."""
    paths = sorted(DEMO.glob("*/truth.yaml"))
    return [Shipped(path.parent.name, yaml.safe_load(path.read_text("utf-8"))) for path in paths]


def review(package: Shipped) -> Prereview:
    from tongchou.cli.reading import review_result

    return review_result([package.source], [DEMO / "corpus"], package.truth["pack"], package.on)


def missed(package: Shipped, result: Prereview) -> Iterator[str]:
    """Planted faults that were not found: rule, verdict and place must all agree."""
    for fault in package.truth["faults"]:
        hits = [
            f for f in result.findings if f.rule == fault["rule"] and f.verdict is Verdict(fault["verdict"])
        ]
        if not hits:
            said = [f.verdict.value for f in result.findings if f.rule == fault["rule"]]
            yield f"{fault['id']} {fault['rule']} {fault['verdict']}: not found (said {said or 'nothing'})"
        elif not any(_stands_at(hit, fault.get("where", {})) for hit in hits):
            places = "、".join(place.place for hit in hits for place in hit.evidence[:4])
            yield f"{fault['id']} {fault['rule']}: found at {places}, not at {fault['where']}"


def wrongly_blocking(package: Shipped, result: Prereview) -> list[str]:
    """Rules that block although the truth does not list them."""
    allowed = set(package.truth["blocking"])
    return sorted({finding.rule for finding in result.blocking} - allowed)


def wrongly_failing(package: Shipped, result: Prereview) -> list[str]:
    """Rules that fail although the package does that point right."""
    clean = set(package.truth["must_not"])
    return sorted(clean & {f.rule for f in result.findings if f.verdict is Verdict.FAIL})


def _stands_at(finding: Finding, where: dict[str, Any]) -> bool:
    """The place agrees, and the words of the truth stand in the quotation or in the sentence beside it."""
    return not where or any(_is_at(place, where, finding.message) for place in finding.evidence)


def _is_at(place: Evidence, where: dict[str, Any], message: str) -> bool:
    if Path(place.file).name != Path(str(where["file"])).name:
        return False
    exact = all(
        str(getattr(place, key)) == str(where[key]) for key in ("sheet", "cell", "page") if key in where
    )
    words = str(where.get("quote", ""))
    return exact and (words in place.quote or words in message)


def run() -> int:
    """Print the table of all shipped packages; 1 when a fault was missed or something blocks wrongly."""
    board = Board("埋设的问题")
    for package in shipped():
        result = review(package)
        lost = list(missed(package, result))
        planted = len(package.truth["faults"])
        board.add(f"{package.slug} 找到的问题", f"{planted - len(lost)}/{planted}", "全部", not lost)
        wrong = wrongly_blocking(package, result)
        board.add(f"{package.slug} 多报的否决项", "、".join(wrong) or "0", "0", not wrong)
        failing = wrongly_failing(package, result)
        board.add(f"{package.slug} 误判不符合", "、".join(failing) or "0", "0", not failing)
        for line in lost:
            board.add("　", line)
    return board.show()
