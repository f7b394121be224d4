"""Parameters: values from a day on, each with its source. Old values stay.

Rules read them through :class:`Parameters`, a view on one day, and only those they declare in
``uses``; so a page can say which rules a number drives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tongchou.engine.policy import problems
from tongchou.engine.policy.clauses import ClauseLibrary
from tongchou.engine.policy.sources import Entry, Reader, entries_of, read_yaml
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import Money
from tongchou.kernel.problems import ProblemLog

#: A single value, a list of words, or a table of rows.
Value = str | tuple[str, ...] | tuple[Mapping[str, Any], ...]


class ParameterError(LookupError):
    """A rule asked for a parameter it did not declare, or that has no value yet on that day."""


@dataclass(frozen=True)
class DatedValue:
    """A value from ``since`` on. ``clause`` or ``note`` says where it comes from; a ``proxy`` stands in
    for a local number nobody has supplied yet."""

    since: date
    value: Value
    clause: str = ""
    note: str = ""
    tag: EvidenceTag = EvidenceTag.DESIGN
    proxy: bool = False
    pack: str = ""


@dataclass(frozen=True)
class Parameter:
    """A named number or list with its history, oldest first."""

    id: str
    label: str
    unit: str
    values: tuple[DatedValue, ...]
    pack: str = ""

    def on(self, day: date) -> DatedValue | None:
        """The value in force on a day; ``None`` before the first."""
        return next((value for value in reversed(self.values) if value.since <= day), None)

    def overridden_by(self, other: Parameter) -> Parameter:
        """A city's history over the nation's: from its first day on only the city's values count."""
        first = other.values[0].since
        kept = tuple(value for value in self.values if value.since < first)
        return replace(other, label=other.label or self.label, values=kept + other.values)


class Parameters:
    """The parameters on one day. ``declared`` limits what may be asked (``None``: everything)."""

    def __init__(
        self,
        table: Mapping[str, Parameter],
        clauses: ClauseLibrary,
        on: date,
        declared: Iterable[str] | None = None,
    ) -> None:
        self._table = table
        self._clauses = clauses
        self._declared = None if declared is None else frozenset(declared)
        self.on = on

    def only(self, declared: Iterable[str]) -> Parameters:
        """The same day, limited to the parameters a rule declares."""
        return Parameters(self._table, self._clauses, self.on, declared)

    def dated(self, parameter_id: str) -> DatedValue:
        """The value in force with its source. Raises :class:`ParameterError`."""
        if self._declared is not None and parameter_id not in self._declared:
            raise ParameterError(f"参数“{parameter_id}”未在规则的 uses 中声明")
        if parameter_id not in self._table:
            raise ParameterError(f"没有参数“{parameter_id}”")
        value = self._table[parameter_id].on(self.on)
        if value is None:
            raise ParameterError(f"参数“{parameter_id}”在 {self.on} 尚无取值")
        return value

    def text(self, parameter_id: str) -> str:
        value = self.dated(parameter_id).value
        if not isinstance(value, str):
            raise ParameterError(f"参数“{parameter_id}”不是单个值")
        return value

    def decimal(self, parameter_id: str) -> Decimal:
        """The exact number as written, for example ``Decimal("0.80")``."""
        return Decimal(self.text(parameter_id))

    def number(self, parameter_id: str) -> int:
        return int(self.text(parameter_id))

    def money(self, parameter_id: str) -> Money:
        """An amount; the unit of the parameter is 元 or 万元."""
        amount = self.decimal(parameter_id)
        return Money.wan(amount) if self._table[parameter_id].unit == "万元" else Money.yuan_of(amount)

    def flag(self, parameter_id: str) -> bool:
        return self.text(parameter_id) == "true"

    def list(self, parameter_id: str) -> tuple[str, ...]:
        """A list of words."""
        value = self.dated(parameter_id).value
        if isinstance(value, str):
            return (value,)
        return tuple(word for word in value if isinstance(word, str))

    def rows(self, parameter_id: str) -> tuple[Mapping[str, Any], ...]:
        """A table: each row a mapping of words (or lists of words)."""
        value = self.dated(parameter_id).value
        return () if isinstance(value, str) else tuple(row for row in value if isinstance(row, Mapping))

    def reason(self, parameter_id: str) -> Reason:
        """The value as a labelled part of an explanation, with its source and whether it is a proxy."""
        value, parameter = self.dated(parameter_id), self._table[parameter_id]
        return Reason(
            parameter.label, show_value(value.value, parameter.unit), source_of(value, self._clauses, self.on)
        )


def show_value(value: Value, unit: str = "") -> str:
    """A value for people: with its unit; ratios as percentages; lists joined; tables by their rows."""
    if isinstance(value, str):
        if unit == "ratio":
            return f"{(Decimal(value) * 100).normalize():f}%"
        return {"true": "是", "false": "否"}.get(value, f"{value}{unit}")
    words = [item if isinstance(item, str) else _row(item) for item in value]
    return ("；" if any("：" in word for word in words) else "、").join(words)


def _row(row: Mapping[str, Any]) -> str:
    cells = [value if isinstance(value, str) else "/".join(map(str, value)) for value in row.values()]
    return "：".join(cells)


def source_of(value: DatedValue, clauses: ClauseLibrary, day: date | None = None) -> str:
    """Where a value comes from, for people, by the clause as it stands on ``day`` (else on the value's
    first day); proxies and recalled sources say so."""
    parts = (
        [str(clauses.latest(value.clause, day or value.since).citation)] if value.clause in clauses else []
    )
    parts += [value.note] if value.note else []
    pending = "［待核］" if value.tag is EvidenceTag.RECALLED and "［待核］" not in "".join(parts) else ""
    proxy = "［参考值，待本地文件确认］" if value.proxy else ""
    return f"{'；'.join(parts)}{pending}{proxy}（{value.since} 起）"


def read_parameters(folder: Path, shown: str, pack: str, log: ProblemLog) -> tuple[Parameter, ...]:
    """Every parameter of a pack's ``parameters`` folder; problems go to the log."""
    found: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.yaml")):
        name = f"{shown}/parameters/{path.name}"
        for entry in entries_of(read_yaml(path, name, log), name, log):
            parameter = _parameter(entry, path.stem, pack, log)
            if parameter is None:
                continue
            if parameter.id in found:
                log.add(problems.PARAMETER_REPEATED.at(entry.place, f"参数“{parameter.id}”登记了两次"))
            found[parameter.id] = parameter
    return tuple(found.values())


def _parameter(entry: Entry, stem: str, pack: str, log: ProblemLog) -> Parameter | None:
    reader = Reader(entry, log)
    parameter_id = reader.text("id", stem)
    label, unit = reader.text("label"), reader.text("unit", "")
    values = [_dated(day, raw, entry, pack, log) for day, raw in reader.mapping("values").items()]
    reader.finish()
    known = sorted((v for v in values if v is not None), key=lambda v: v.since)
    if not known:
        reader.complain(problems.KEY_MISSING, f"参数“{parameter_id}”没有取值（values）")
        return None
    return Parameter(parameter_id, label, unit, tuple(known), pack)


def _dated(day: str, raw: Any, above: Entry, pack: str, log: ProblemLog) -> DatedValue | None:
    if not isinstance(raw, Entry):
        log.add(problems.VALUE_BAD.at(above.place, f"取值“{day}”应写成 {{value: …, clause 或 note: …}}"))
        return None
    reader = Reader(raw, log)
    clause, note = reader.text("clause", ""), reader.text("note", "")
    tag = reader.choice("tag", EvidenceTag, EvidenceTag.DESIGN) or EvidenceTag.DESIGN
    proxy, value = reader.flag("proxy"), _value(reader)
    reader.finish()
    if not clause and not note:
        reader.complain(problems.PARAMETER_UNSOURCED, f"取值“{day}”没有来源")
    try:
        since = date.fromisoformat(day)
    except ValueError:
        reader.complain(problems.VALUE_BAD, f"“{day}”应为形如 2025-08-01 的日期")
        return None
    return None if value is None else DatedValue(since, value, clause, note, tag, proxy, pack)


def _value(reader: Reader) -> Value | None:
    raw = reader.raw("value")
    if raw is None:
        reader.complain(problems.KEY_MISSING, "缺少“value”")
        return None
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(raw)
    if isinstance(raw, list) and all(isinstance(item, Entry) for item in raw):
        return tuple(raw)
    reader.complain(problems.VALUE_BAD, "“value”应为单个值、文字列表或表格行")
    return None
