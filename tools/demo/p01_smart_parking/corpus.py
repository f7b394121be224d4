"""Corpus rows of package 01: inventory systems, earlier projects, duties, plan, data resources, capabilities."""

from typing import Any

import yaml

from tools.demo.p01_smart_parking import facts
from tools.demo.p01_smart_parking.budget import HERE
from tools.demo.place import Place

CITY, PROVINCE = "渌江", "湖南"


def write_all(place: Place) -> None:
    """Write the rows of package 01 and the city's shared capability catalogue."""
    rows = yaml.safe_load((HERE / "corpus.yaml").read_text(encoding="utf-8"))
    place.write_rows("systems_01.jsonl", [_system(row) for row in rows["systems"]])
    place.write_rows("projects_01.jsonl", [_project(row) for row in rows["projects"]])
    place.write_rows("duties_01.jsonl", rows["duties"])
    place.write_rows("plan_01.jsonl", rows["plan"])
    place.write_rows("data_resources_01.jsonl", _resources())
    place.write_rows("capabilities_city.jsonl", [_capability(row) for row in rows["capabilities"]])


def _system(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "city": CITY,
        "level": "city",
        "deploy_place": "市政务云",
        **row,
        **_dated(row),
    }


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {"functions": _words(row["functions"]), "launch_date": str(row["launch_date"])}


def _project(row: dict[str, Any]) -> dict[str, Any]:
    empty = {"applied_wan": None, "approved_wan": None, "award_wan": None, "budget_wan": None}
    where = {"city": CITY, "province": PROVINCE, "level": "city"}
    lists: dict[str, list[str]] = {"capabilities_used": [], "data_resources": []}
    return {**where, **empty, **lists, **row, "modules": _words(row["modules"])}


def _words(text: str) -> list[str]:
    return [word for word in text.replace("\n", "").replace(" ", "").split("、") if word]


def _capability(row: dict[str, Any]) -> dict[str, Any]:
    base = {"owner": "渌江市数据局", "city": CITY, "price_rule": "free"}
    return {**base, **row, "replaces": _words(row["replaces"])}


def _resources() -> list[dict[str, Any]]:
    modes = {"接口": "接口", "批量交换": "批量交换"}
    return [
        {
            "id": f"LJ-D-{100 + number}",
            "name": row[0],
            "provider": row[1],
            "available_levels": ["市级"],
            "share_mode": modes[row[6]],
            "share_attr": row[2],
        }
        for number, row in enumerate(facts.NEEDED, start=1)
    ]
