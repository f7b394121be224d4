"""Every planted fault of the shipped packages is found at its place; nothing else blocks."""

from __future__ import annotations

import importlib.util
from functools import cache

import pytest

from benchmarks import faults
from benchmarks.faults import Shipped
from tongchou.kernel.prereview import Prereview

pytestmark = [pytest.mark.ocr, pytest.mark.slow]

PACKAGES = faults.shipped()
each_package = pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.slug)


@cache
def _reviewed(slug: str) -> Prereview:
    return faults.review(next(package for package in PACKAGES if package.slug == slug))


@pytest.fixture(autouse=True)
def _recogniser() -> None:
    if importlib.util.find_spec("rapidocr") is None:
        pytest.skip("the ocr extra is not installed")


@each_package
def test_every_planted_fault_is_found_at_its_place(package: Shipped) -> None:
    assert list(faults.missed(package, _reviewed(package.slug))) == []


@each_package
def test_nothing_blocks_that_the_truth_does_not_list(package: Shipped) -> None:
    assert faults.wrongly_blocking(package, _reviewed(package.slug)) == []


@each_package
def test_what_the_package_does_right_is_not_failed(package: Shipped) -> None:
    assert faults.wrongly_failing(package, _reviewed(package.slug)) == []


@each_package
def test_no_step_breaks(package: Shipped) -> None:
    assert [
        problem for problem in _reviewed(package.slug).problems if problem.code.startswith("PIPELINE")
    ] == []


def test_a_missed_fault_would_be_noticed() -> None:
    package = PACKAGES[0]
    doctored = Shipped(
        package.slug, {**package.truth, "faults": [{"id": "X", "rule": "R-XXX-01", "verdict": "fail"}]}
    )
    assert len(list(faults.missed(doctored, _reviewed(package.slug)))) == 1
