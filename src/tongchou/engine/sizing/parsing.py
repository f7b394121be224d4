"""From the plain content of a pack's YAML file to profiles, benchmarks, fee tables and limits.

Numbers are read as exact decimals, never through binary floats.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from tongchou.engine.sizing.basis import Benchmark, Formula, Profile, RoundingRule
from tongchou.engine.sizing.constants import Constant, Distribution, Edition, Grade, Source, Table
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.fees import Family, FeeTable, Step, check_steps
from tongchou.kernel.budget import LineKind
from tongchou.kernel.calendar import Period

Raw = Mapping[str, Any]
FIRST_DAY = date(1900, 1, 1)


def profile_from(raw: Raw) -> Profile:
    """A profile from its file's content."""
    edition = _edition(raw)
    shape = raw.get("formula", {})
    return Profile(
        edition,
        Formula(**shape),
        _rounding(raw.get("rounding", {})),
        raw.get("benchmark", ""),
        _table("constants", raw.get("constants", {}), edition),
        _tables(raw, edition),
        tuple(fee_from(entry, edition.source) for entry in raw.get("fees", ())),
    )


def _rounding(raw: Raw) -> RoundingRule:
    return RoundingRule(raw.get("points"), raw.get("months"), raw.get("money", 2))


def benchmark_from(raw: Raw) -> Benchmark:
    """A benchmark edition from its file's content."""
    edition = _edition(raw)
    operations = raw.get("operations")
    return Benchmark(
        edition,
        raw["family"],
        _table("constants", raw.get("constants", {}), edition),
        MappingProxyType(
            {
                name: _distribution(f"功能点耗时率.{name}", row, edition)
                for name, row in raw["productivity"].items()
            }
        ),
        _distribution("运维耗时率", operations, edition) if operations else None,
        _column("城市人月费率", raw.get("city_rates", {"values": {}}), edition),
        _column("城市运维人月费率", raw.get("city_operation_rates", {"values": {}}), edition),
        _tables(raw, edition),
    )


def fee_from(raw: Raw, source: Source | None = None) -> FeeTable:
    """A fee table from its file's content; inside a profile the profile's document is its source."""
    origin = source.at(str(raw.get("clause", ""))) if source else _source(raw)
    grade = Grade(raw["grade"])
    family = Family(raw["family"])
    steps = tuple(_step(row, grade) for row in raw["steps"])
    check_steps(raw["id"], family, steps)
    return FeeTable(
        raw["id"],
        raw["title"] if source is None else raw.get("label", raw["id"]),
        family,
        origin,
        tuple(LineKind(kind) for kind in raw.get("kinds", ())),
        raw.get("base", "build"),
        steps,
        _step(raw["below"], grade) if "below" in raw else None,
        _step(raw["above"], grade) if "above" in raw else None,
        _number(raw.get("factor", 1)),
    )


def limits_from(raw: Raw) -> dict[str, Constant]:
    """Review limits; each names its own document, or ``own: true`` for a parameter of ours."""
    return {
        name: Constant(name, _number(row["value"]), row.get("unit", ""), Grade(row["grade"]), _source(row))
        for name, row in raw.items()
    }


def _edition(raw: Raw) -> Edition:
    period = Period(raw.get("effective_from") or FIRST_DAY, raw.get("effective_to"))
    return Edition(raw["id"], _source(raw), raw.get("issuer", ""), period, Grade(raw["grade"]))


def _source(raw: Raw) -> Source:
    return Source(
        raw["title"], raw.get("number", ""), str(raw.get("clause", "")), bool(raw.get("own", False))
    )


def _tables(raw: Raw, edition: Edition) -> Mapping[str, Table]:
    return MappingProxyType(
        {name: _column(name, row, edition) for name, row in raw.get("tables", {}).items()}
    )


def _column(name: str, raw: Raw, edition: Edition) -> Table:
    """Many values under one grade and clause; a value may carry its own ``{value, grade}``."""
    rows = {
        str(key): {"unit": raw.get("unit", ""), "clause": raw.get("clause", "")}
        | ({"grade": raw["grade"]} if "grade" in raw else {})
        | (dict(value) if isinstance(value, Mapping) else {"value": value})
        for key, value in raw["values"].items()
    }
    return _table(name, rows, edition)


def _table(name: str, raw: Raw, edition: Edition) -> Table:
    return Table(
        name,
        MappingProxyType(
            {
                key: Constant(
                    f"{name}.{key}",
                    _number(row["value"]),
                    row.get("unit", ""),
                    Grade(row.get("grade", edition.grade)),
                    edition.source.at(str(row.get("clause", ""))),
                )
                for key, row in raw.items()
            }
        ),
    )


def _distribution(name: str, raw: Raw, edition: Edition) -> Distribution:
    shares = sorted(key for key in raw if key.startswith("p") and key[1:].isdigit())
    points = tuple((Decimal(key[1:]) / 100, _number(raw[key])) for key in shares)
    grade = Grade(raw.get("grade", edition.grade))
    source = edition.source.at(str(raw.get("clause", "")))
    return Distribution(name, points, raw.get("unit", "人时/功能点"), grade, source)


def _step(row: Raw, grade: Grade) -> Step:
    upto = row.get("upto")
    return Step(
        None if upto is None else _number(upto),
        _number(row["value"]),
        Grade(row.get("grade", grade)),
        _number(row.get("added", 0)),
    )


def _number(value: object) -> Decimal:
    """An exact number; a fraction may be written 1/3."""
    if isinstance(value, str) and value.count("/") == 1:
        above, below = value.split("/")
        return Decimal(above) / Decimal(below)
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise SizingError(f"应为数字：{value!r}")
    return Decimal(value)


class _ExactLoader(yaml.SafeLoader):
    """Reads 6.41 as Decimal("6.41")."""


def _exact(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _exact)


def read_yaml(path: Path) -> Raw:
    """The content of a pack file. Raises :class:`SizingError` when it is not a mapping."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_ExactLoader)
    if not isinstance(loaded, dict):
        raise SizingError(f"{path.name} 不是键值文件")
    return loaded
