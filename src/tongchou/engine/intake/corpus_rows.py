"""One row of a corpus file as a kernel asset. A row that does not fit raises :class:`RowError`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tongchou.kernel.assets import (
    Capability,
    DataResource,
    KnownProject,
    KnownSystem,
    PastPrice,
    PlannedProject,
    SharingRecord,
    UnitDuties,
)
from tongchou.kernel.calendar import Period
from tongchou.kernel.declaration import AdminLevel
from tongchou.kernel.declared import ShareAttr
from tongchou.kernel.money import Money

Row = Mapping[str, Any]

#: The amount of a past project: what was granted says more than what was asked.
_AMOUNTS = ("approved_wan", "budget_wan", "applied_wan", "award_wan")
_SHARE_WORDS = {**{a.value: a for a in ShareAttr}, **{a.label: a for a in ShareAttr}}
_MOBILE_WORDS = ("APP", "App", "app", "小程序", "公众号", "移动端")


class RowError(ValueError):
    """What is wrong with a row, in Chinese."""


def project(row: Row) -> KnownProject:
    amount = next((row[key] for key in _AMOUNTS if row.get(key) is not None), None)
    return KnownProject(
        asset_id=_needed(row, "id"),
        title=_needed(row, "title"),
        unit=_text(row, "unit"),
        unit_type=_text(row, "unit_type"),
        city=_text(row, "city"),
        province=_text(row, "province"),
        level=_level(row),
        year=_whole(row, "year"),
        kind=_text(row, "kind"),
        budget=_wan(amount),
        modules=_texts(row, "modules"),
        scope=_text(row, "scope"),
        capabilities_used=_texts(row, "capabilities_used"),
        data_resources=_texts(row, "data_resources"),
        text=_text(row, "text"),
    )


def system(row: Row) -> KnownSystem:
    name = _needed(row, "name")
    said = row.get("is_mobile")
    return KnownSystem(
        asset_id=_needed(row, "id"),
        name=name,
        short_name=_text(row, "short_name"),
        unit=_text(row, "unit"),
        city=_text(row, "city"),
        level=_level(row),
        status=_text(row, "status"),
        functions=_texts(row, "functions"),
        description=_text(row, "description"),
        users=_whole(row, "users"),
        monthly_active_users=_whole(row, "monthly_active_users"),
        deploy_place=_text(row, "deploy_place"),
        mlps_level=_whole(row, "mlps_level"),
        data_resources=_texts(row, "data_resources"),
        launched=_day(row, "launch_date"),
        is_mobile=bool(said) if said is not None else any(word in name for word in _MOBILE_WORDS),
    )


def capability(row: Row) -> Capability:
    return Capability(
        asset_id=_needed(row, "id"),
        name=_needed(row, "name"),
        category=_text(row, "category"),
        owner=_text(row, "owner"),
        city=_text(row, "city"),
        description=_text(row, "description"),
        replaces=_texts(row, "replaces"),
        is_free=_text(row, "price_rule") != "charged",
    )


def data_resource(row: Row) -> DataResource:
    return DataResource(
        asset_id=_needed(row, "id"),
        name=_needed(row, "name"),
        provider=_text(row, "provider"),
        available_levels=_texts(row, "available_levels"),
        share_mode=_text(row, "share_mode"),
        share_attr=_share_attr(row),
    )


def duties(row: Row) -> UnitDuties:
    return UnitDuties(_needed(row, "unit"), _texts(row, "duties"))


def planned(row: Row) -> PlannedProject:
    year = _whole(row, "year")
    if year is None:
        raise RowError("缺少 year")
    return PlannedProject(year, _needed(row, "unit"), _needed(row, "title"), _wan(row.get("amount_wan")))


def price(row: Row) -> PastPrice:
    amount = _wan(row.get("price_wan"))
    if amount is None:
        raise RowError("缺少 price_wan")
    return PastPrice(
        _needed(row, "item"), _text(row, "unit"), amount, _whole(row, "year"), _text(row, "source")
    )


def sharing(row: Row) -> SharingRecord:
    counts = [_whole(row, key) for key in ("months", "overdue_answers", "complaints")]
    if None in counts:
        raise RowError("缺少 months、overdue_answers 或 complaints")
    months, overdue, complaints = (count or 0 for count in counts)
    return SharingRecord(_needed(row, "unit"), months, overdue, complaints)


def window(row: Row) -> Period:
    since = _day(row, "since")
    if since is None:
        raise RowError("缺少 since")
    try:
        return Period(since, _day(row, "until"))
    except ValueError:
        raise RowError("until 早于 since") from None


#: What stands under which key of the corpus: (attribute of Corpus, how a row becomes an asset).
SHAPES: dict[str, Callable[[Row], Any]] = {
    "projects": project,
    "systems": system,
    "upper_systems": system,
    "capabilities": capability,
    "data_resources": data_resource,
    "duties": duties,
    "annual_plan": planned,
    "past_prices": price,
    "sharing_records": sharing,
    "declare_window": window,
}


def shape_of(row: Row) -> str | None:
    """What kind of row this looks like; ``None`` when no shape fits."""
    if "duties" in row:
        return "duties"
    if "functions" in row:
        return "systems"
    if "available_levels" in row:
        return "data_resources"
    if "price_wan" in row:
        return "past_prices"
    if "overdue_answers" in row:
        return "sharing_records"
    if {"since", "until"} <= row.keys():
        return "declare_window"
    if "id" not in row and {"year", "unit", "title"} <= row.keys():
        return "annual_plan"
    if "title" in row:
        return "projects"
    return "capabilities" if {"name", "description"} <= row.keys() else None


def _needed(row: Row, key: str) -> str:
    words = _text(row, key)
    if not words:
        raise RowError(f"缺少 {key}")
    return words


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value).strip()
    raise RowError(f"{key} 应为文字")


def _texts(row: Row, key: str) -> tuple[str, ...]:
    value = row.get(key)
    if value is None:
        return ()
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise RowError(f"{key} 应为文字列表")


def _whole(row: Row, key: str) -> int | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        return int(str(value).strip())
    except ValueError:
        raise RowError(f"{key} 应为整数，写的是 {value!r}") from None


def _wan(value: Any) -> Money | None:
    if value is None or value == "":
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        raise RowError(f"金额应为万元数字，写的是 {value!r}") from None
    if not amount.is_finite():
        raise RowError(f"金额应为万元数字，写的是 {value!r}")
    return Money.wan(amount)


def _level(row: Row) -> AdminLevel | None:
    written = _text(row, "level")
    if not written:
        return None
    try:
        return AdminLevel(written)
    except ValueError:
        raise RowError(f"level 应为 {'、'.join(AdminLevel)} 之一，写的是 {written!r}") from None


def _share_attr(row: Row) -> ShareAttr | None:
    written = _text(row, "share_attr")
    if written and written not in _SHARE_WORDS:
        raise RowError(f"share_attr 应为 {'、'.join(_SHARE_WORDS)} 之一，写的是 {written!r}")
    return _SHARE_WORDS.get(written)


def _day(row: Row, key: str) -> date | None:
    written = _text(row, key)
    if not written:
        return None
    try:
        return date.fromisoformat(written if len(written) > 7 else f"{written}-01")
    except ValueError:
        raise RowError(f"{key} 应为 YYYY-MM-DD，写的是 {written!r}") from None
