"""Corpus rows of package 02: county systems, earlier health projects, duties, plan, data resources."""

from typing import Any

import yaml

from tools.demo.p02_county_emr import content as c
from tools.demo.place import Place


def write_all(place: Place) -> None:
    """Write the rows of package 02."""
    source = place.root.parents[1] / "tools" / "demo" / "p02_county_emr" / "corpus.yaml"
    rows = yaml.safe_load(source.read_text(encoding="utf-8"))
    place.write_rows("systems_02.jsonl", [_system(row) for row in rows["systems"]])
    place.write_rows("projects_02.jsonl", [_project(row) for row in rows["projects"]])
    place.write_rows("duties_02.jsonl", rows["duties"])
    amount = float(c.TOTAL_WAN.to_integral_value()) + 6
    listed = {"year": 2027, "unit": c.UNIT, "title": c.PROJECT, "amount_wan": amount}
    place.write_rows("plan_02.jsonl", [listed, *rows["plan"]])
    place.write_rows("data_resources_02.jsonl", rows["data_resources"])


def _system(row: dict[str, Any]) -> dict[str, Any]:
    where = {"city": "渌江", "level": "county"}
    return {**where, **row, "functions": row["functions"].split("、"), "launch_date": str(row["launch_date"])}


def _project(row: dict[str, Any]) -> dict[str, Any]:
    where = {"city": "渌江", "province": "湖南", "level": "county", "unit_type": "hospital"}
    money = {"applied_wan": None, "approved_wan": None, "award_wan": None, "budget_wan": None}
    lists: dict[str, list[str]] = {"capabilities_used": [], "data_resources": []}
    return {**where, **money, **lists, **row, "modules": row["modules"].split("、")}
