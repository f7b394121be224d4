"""Builds frozen kernel records from written words, guided by their types and strict about keys.

It lets a case file say ``funds: {total: 480万}`` and get a ``Field[Money]`` with a place.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from dataclasses import Field as DataclassField
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import Any

from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import Money
from tongchou.kernel.readings import Field, Reading

CASE_FILE = "案例"


class UnclearCaseError(ValueError):
    """Words of a case that mean nothing here; the message says where and what was expected."""


def build(wanted: Any, raw: Any, where: str) -> Any:
    """A value of type ``wanted`` from words (``str``, ``list``, mapping). Raises :class:`UnclearCaseError`."""
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in arguments if a is not type(None))
        return None if raw in (None, "", "null") else build(inner, raw, where)
    if origin is Field:
        return _field(arguments[0], raw, where)
    if origin is tuple:
        return _tuple(arguments, raw, where)
    if isinstance(wanted, type) and is_dataclass(wanted) and wanted is not Money:
        return _record(wanted, raw, where)
    if not isinstance(raw, str):
        raise UnclearCaseError(f"{where} 应为单个值")
    return scalar(wanted, raw, where)


def scalar(wanted: Any, raw: str, where: str) -> Any:
    """A single word as text, number, money, day, truth value or member of a vocabulary."""
    try:
        if wanted is bool:
            return {"true": True, "false": False, "是": True, "否": False}[raw]
        if wanted is date:
            return date.fromisoformat(raw)
        if wanted is Money:
            return money(raw)
        if wanted in (str, int, float, Decimal) or (isinstance(wanted, type) and issubclass(wanted, Enum)):
            return wanted(raw)
    except (ValueError, KeyError, InvalidOperation):
        raise UnclearCaseError(f"{where} 的值“{raw}”不是{_wording(wanted)}") from None
    raise UnclearCaseError(f"{where} 不能在案例中书写（{wanted}）")


def money(written: str) -> Money:
    """``480万``, ``480万元``, ``1.2亿``, ``3500元`` or plain yuan."""
    amount = written.replace(",", "").removesuffix("元")
    if amount.endswith("亿"):
        return Money.wan(amount[:-1]) * 10_000
    return Money.wan(amount[:-1]) if amount.endswith("万") else Money.yuan_of(amount)


def _wording(wanted: Any) -> str:
    names = {bool: "是/否", date: "日期（2025-08-01）", Money: "金额（480万）", int: "整数", Decimal: "数字"}
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return "下列之一：" + "、".join(str(member.value) for member in wanted)
    return names.get(wanted, str(wanted))


def _field(inner: Any, raw: Any, where: str) -> Field[Any]:
    """One reading, or several when a list is given: the first is the preferred one."""
    readings = [_reading(inner, item, where) for item in (raw if isinstance(raw, list) else [raw])]
    return Field(tuple(readings))


def _reading(inner: Any, raw: Any, where: str) -> Reading[Any]:
    if isinstance(raw, Mapping):
        rest = {key: value for key, value in raw.items() if key != "value"}
        value = build(inner, raw.get("value"), where)
        return Reading(value, build(Evidence, {"file": CASE_FILE, **rest}, where))
    return Reading(build(inner, raw, where), Evidence(CASE_FILE, quote=str(raw)))


def _tuple(arguments: tuple[Any, ...], raw: Any, where: str) -> tuple[Any, ...]:
    items = raw if isinstance(raw, list) else [] if raw in (None, "") else [raw]
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(build(arguments[0], item, f"{where}[{n}]") for n, item in enumerate(items, 1))
    if len(items) != len(arguments):
        raise UnclearCaseError(f"{where} 应有 {len(arguments)} 项")
    return tuple(build(kind, item, where) for kind, item in zip(arguments, items, strict=True))


def _record(wanted: Any, raw: Any, where: str) -> Any:
    known = record_fields(wanted)
    if isinstance(raw, str):
        raw = {next(iter(known)): raw}
    if not isinstance(raw, Mapping):
        raise UnclearCaseError(f"{where} 应为键值结构")
    unknown = [str(key) for key in raw if key not in known]
    if unknown:
        raise UnclearCaseError(f"{where} 有不认识的键：{'、'.join(unknown)}（可用：{'、'.join(known)}）")
    values = {key: build(known[key][0], value, f"{where}.{key}") for key, value in raw.items()}
    for name, (kind, required) in known.items():
        if name not in values and required:
            values[name] = _stand_in(name, kind, raw, where)
    return wanted(**values)


def _stand_in(name: str, kind: Any, raw: Mapping[str, Any], where: str) -> Any:
    """A place nobody wrote is the case itself; a line without a number takes its name."""
    if kind is Evidence:
        return Evidence(CASE_FILE, quote=str(next(iter(raw.values()), "")))
    if name == "line_id" and "name" in raw:
        return str(raw["name"])
    raise UnclearCaseError(f"{where} 缺少“{name}”")


@lru_cache(maxsize=256)
def record_fields(wanted: type) -> dict[str, tuple[Any, bool]]:
    """Each field of a dataclass with its type and whether it must be given."""
    hints = typing.get_type_hints(wanted)
    return {item.name: (hints[item.name], _required(item)) for item in fields(wanted) if item.init}


def _required(item: DataclassField[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING
