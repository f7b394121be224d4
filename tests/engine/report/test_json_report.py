"""The JSON report keeps its documented shape and its sums."""

from __future__ import annotations

import json
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.report.sample import RATE, clean, sample
from tongchou.engine.report import plain
from tongchou.engine.report.as_json import as_json, reading_as_json, schema
from tongchou.kernel.money import Money
from tongchou.kernel.prereview import Prereview


@pytest.mark.parametrize("result", [sample(), clean()], ids=["full", "clean"])
def test_a_report_validates_against_the_published_schema(result: Prereview) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(as_json(result)))


def test_the_schema_refuses_what_is_not_documented() -> None:
    report = json.loads(as_json(sample()))
    report["surprise"] = 1
    assert not jsonschema.Draft202012Validator(schema()).is_valid(report)


def test_findings_come_weightiest_first_and_passes_apart() -> None:
    report = json.loads(as_json(sample()))
    assert [f["rule"] for f in report["findings"]] == ["R-DUP-01", "R-DUP-06", "R-COST-01", "R-SEC-06"]
    assert report["passed"] == ["R-DOC-01"]
    assert report["not_applicable"] == ["R-NEC-10"]
    assert report["not_checked"][0]["reason"] == "没有提供年度计划"


def test_budget_sums_are_exact_decimals_in_wan() -> None:
    budget = json.loads(as_json(sample()), parse_float=Decimal)["budget"]
    assert (budget["declared_wan"], budget["advised_wan"]) == (Decimal("31.06"), Decimal("30.16"))
    assert budget["cut_rate"] == RATE
    assert sum(line["cut"] for line in budget["lines"]) == budget["cut_wan"] == Decimal("0.9")


@given(st.decimals(min_value=0, max_value=10**8, places=6))
def test_an_amount_comes_back_digit_by_digit(wan: Decimal) -> None:
    written = json.dumps(plain.wan(Money.wan(wan)))
    assert json.loads(written, parse_float=Decimal, parse_int=Decimal) == wan


def test_conflicting_readings_are_all_written() -> None:
    name = json.loads(as_json(sample()))["declaration"]["identity"]["project_name"]
    assert [reading["value"] for reading in name["conflicts"]][1] == "另一个名称"
    assert name["conflicts"][1]["evidence"]["page"] == 12


def test_a_reading_report_holds_no_judgement() -> None:
    reading = json.loads(reading_as_json(sample()))
    assert set(reading) == {"schema", "version", "package", "declaration", "chapters", "problems"}
