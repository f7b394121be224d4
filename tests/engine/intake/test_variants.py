"""The same facts in many hands: layouts, wordings and units differ, what is read does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shared_data import shared_data
from tests.worlds.truth import Comparison, compare
from tests.worlds.variants import INVENTED, Variant, variant_of
from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package

SEEDS = range(30)


def read_back(variant: Variant, folder: Path) -> Comparison:
    package, problems = read_package([variant.write(folder)])
    assert [problem for problem in problems if problem.code.startswith("INTAKE-FILE")] == []
    declaration, outlines, _ = declaration_from(package)
    return compare(variant.truth, declaration, outlines)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_package_in_any_hand_is_read_back(seed: int, tmp_path: Path) -> None:
    comparison = read_back(variant_of(INVENTED[seed % len(INVENTED)], seed), tmp_path / "package")
    assert comparison.compared > 60
    assert comparison.differences == ()


@pytest.mark.shared
@pytest.mark.parametrize("number", range(0, 320, 32))
def test_a_package_for_real_project_facts_is_read_back_field_by_field(number: int, tmp_path: Path) -> None:
    rows = shared_data("cases", "projects.jsonl").read_text("utf-8").splitlines()
    comparison = read_back(variant_of(json.loads(rows[number]), number), tmp_path / "package")
    assert comparison.differences == ()


def test_the_same_seed_says_the_same() -> None:
    assert variant_of(INVENTED[0], 5).truth == variant_of(INVENTED[0], 5).truth
    assert variant_of(INVENTED[0], 5).truth != variant_of(INVENTED[0], 6).truth
