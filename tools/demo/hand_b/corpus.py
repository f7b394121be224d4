"""Corpus rows of hand B, kept as ``|`` separated text files, as the JSON rows the engine reads."""

from collections.abc import Mapping
from pathlib import Path

from tools.demo.place import Place

_PROJECT = [
    "id",
    "title",
    "unit",
    "unit_type",
    "city",
    "province",
    "level",
    "year",
    "kind",
    "applied_wan",
    "approved_wan",
    "budget_wan",
    "modules",
    "scope",
    "capabilities_used",
    "data_resources",
]
_SYSTEM = [
    "id",
    "name",
    "short_name",
    "unit",
    "city",
    "level",
    "status",
    "launch_date",
    "functions",
    "description",
    "users",
    "monthly_active_users",
    "deploy_place",
    "mlps_level",
    "data_resources",
    "build_cost_wan",
    "om_annual_wan",
]
_OTHER = {
    "capabilities": ["id", "name", "category", "owner", "city", "description", "replaces", "price_rule"],
    "data_resources": ["id", "name", "provider", "available_levels", "share_mode", "share_attr"],
    "duties": ["unit", "duties"],
    "plan": ["year", "unit", "title", "amount_wan"],
}
_LISTS = {
    "modules",
    "functions",
    "capabilities_used",
    "data_resources",
    "replaces",
    "available_levels",
    "duties",
}
_WHOLE = {"year", "users", "monthly_active_users", "mlps_level"}
_WAN = {"applied_wan", "approved_wan", "budget_wan", "build_cost_wan", "om_annual_wan", "amount_wan"}
Row = Mapping[str, object]


def write_corpus(place: Place, text: Path) -> None:
    """Write all corpus files of one package from ``corpus_*.txt`` in `text`."""
    tables = _other(text / "corpus_other.txt")
    tables["projects"] = _rows(text / "corpus_projects.txt", _PROJECT)
    tables["systems"] = _rows(text / "corpus_systems.txt", _SYSTEM)
    for name, rows in tables.items():
        if name == "projects":
            rows = [{**row, "award_wan": None} for row in rows]
        place.write_rows(f"{name}_{place.slug[:2]}.jsonl", rows)


def _rows(path: Path, keys: list[str]) -> list[Row]:
    return [_row(line, keys) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _other(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line.strip():
            found[name].append(_row(line, _OTHER[name]))
    return found


def _row(line: str, keys: list[str]) -> Row:
    return {key: _value(key, text) for key, text in zip(keys, line.split("|"), strict=True)}


def _value(key: str, text: str) -> object:
    if key in _LISTS:
        return [part for part in text.split("；" if key == "duties" else "、") if part]
    if key in _WHOLE:
        return int(text)
    if key in _WAN:
        return float(text) if text else None
    return text
