"""Reads profiles, benchmarks, fee tables and review limits from the packs.

A folder is a pack (``packs/zhuzhou``) or its ``sizing`` folder. Later folders win over earlier ones, so
give them as nation, province, city.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tongchou.engine.sizing.basis import (
    Benchmark,
    Method,
    Profile,
    SizingBasis,
    Stage,
)
from tongchou.engine.sizing.constants import Constant, Table
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.fees import FeeTable
from tongchou.engine.sizing.parsing import benchmark_from, fee_from, limits_from, profile_from, read_yaml


def load_basis(
    folders: Path | Sequence[Path],
    *,
    profile_id: str,
    benchmark_id: str,
    stage: Stage | str,
    city: str,
    domain: str = "gov",
    method: Method | str = Method.ESTIMATED,
    notice: str = "",
) -> SizingBasis:
    """The one basis of a computation, from one pack folder or several (nation, province, city).

    Raises :class:`SizingError` for an unknown profile, benchmark, stage or method, for a profile used with
    a benchmark edition or family it was not made for, and for a malformed file (named).
    """
    library = _library(_sizing_folders(folders))
    profile, benchmark = library.profile(profile_id), library.benchmark(benchmark_id)
    if profile.benchmark and profile.benchmark not in (benchmark.benchmark_id, benchmark.family):
        raise SizingError(
            f"计价依据 {profile_id} 只能与 {profile.benchmark} 同用，不能与 {benchmark_id} 混用"
        )
    return SizingBasis(
        profile,
        benchmark,
        _choice(Stage, stage),
        city,
        domain,
        _choice(Method, method),
        notice,
        library.limits,
        library.fees,
    )


def default_basis(folders: Path | Sequence[Path]) -> SizingBasis:
    """The basis a pack names as its own (``sizing/default.yaml`` of the last folder that has one)."""
    chosen = [path for folder in _sizing_folders(folders) if (path := folder / "default.yaml").exists()]
    if not chosen:
        raise SizingError("没有默认计价依据：所给规则包均无 sizing/default.yaml")
    raw = read_yaml(chosen[-1])
    try:
        return load_basis(
            folders,
            profile_id=raw["profile"],
            benchmark_id=raw["benchmark"],
            stage=raw["stage"],
            city=raw["city"],
            domain=raw.get("domain", "gov"),
            method=raw.get("method", Method.ESTIMATED),
            notice=raw.get("notice", ""),
        )
    except KeyError as missing:
        raise SizingError(f"{chosen[-1].name} 缺少 {missing}") from None


def load_fee_table(folders: Path | Sequence[Path], table_id: str) -> FeeTable:
    """Any fee table by its id, whether or not it is used by default."""
    library = _library(_sizing_folders(folders))
    owned = [table for profile in library.profiles.values() for table in profile.fees]
    for table in (*library.every_fee, *owned):
        if table.table_id == table_id:
            return table
    raise SizingError(f"没有费率表 {table_id}")


@dataclass(frozen=True)
class _Library:
    profiles: Mapping[str, Profile]
    benchmarks: Mapping[str, Benchmark]
    limits: Table
    fees: tuple[FeeTable, ...]
    every_fee: tuple[FeeTable, ...]

    def profile(self, name: str) -> Profile:
        try:
            return self.profiles[name]
        except KeyError:
            raise SizingError(f"没有计价依据 {name}（已有：{'、'.join(sorted(self.profiles))}）") from None

    def benchmark(self, name: str) -> Benchmark:
        try:
            return self.benchmarks[name]
        except KeyError:
            raise SizingError(f"没有基准 {name}（已有：{'、'.join(sorted(self.benchmarks))}）") from None


@lru_cache(maxsize=16)
def _library(folders: tuple[Path, ...]) -> _Library:
    profiles: dict[str, Profile] = {}
    benchmarks: dict[str, Benchmark] = {}
    limits: dict[str, Constant] = {}
    fees: dict[str, FeeTable] = {}
    for folder in folders:
        for path in sorted((folder / "profiles").glob("*.yaml")):
            profile = _built(path, profile_from)
            profiles[profile.profile_id] = profile
        for path in sorted((folder / "benchmarks").glob("*.yaml")):
            benchmark = _built(path, benchmark_from)
            benchmarks[benchmark.benchmark_id] = benchmark
        for path in sorted((folder / "fees").glob("*.yaml")):
            table = _built(path, fee_from)
            fees[table.table_id] = table
        if (path := folder / "limits.yaml").exists():
            limits.update(_built(path, limits_from))
    # a later pack's table comes first: the local table wins
    ordered = tuple(reversed(fees.values()))
    return _Library(
        profiles, benchmarks, Table("limits", limits), tuple(t for t in ordered if t.kinds), ordered
    )


def _choice(kind: Any, value: Any) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise SizingError(f"没有“{value}”，可用：{'、'.join(kind)}") from None


def _sizing_folders(folders: Path | Iterable[Path]) -> tuple[Path, ...]:
    given = [folders] if isinstance(folders, Path) else list(folders)
    return tuple(folder / "sizing" if (folder / "sizing").is_dir() else folder for folder in given)


def _built(path: Path, build: Any) -> Any:
    try:
        return build(read_yaml(path))
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise SizingError(f"{path.parent.name}/{path.name}：{error}") from error
