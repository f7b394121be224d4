"""Pack files as typed words: YAML read strictly, every scalar a string, every mapping knowing its line.

Scalars stay strings so that ``0.30`` becomes an exact Decimal later and ``no`` never turns into a
truth value. Reading a value of the wrong shape is a coded problem with its line, not an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tongchou.engine.policy import problems
from tongchou.kernel.calendar import Period
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import ProblemKind, ProblemLog

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Entry(dict[str, Any]):
    """A mapping of a pack file; values are ``str``, ``list`` or :class:`Entry`."""

    file: str = ""
    line: int = 0

    @property
    def place(self) -> Evidence:
        return problems.at_line(self.file, self.line)


def read_yaml(path: Path, name: str, log: ProblemLog) -> Any:
    """The content of a YAML file: ``str``, ``list``, :class:`Entry`, or ``None`` when broken or empty.

    ``name`` is the path shown in problems.
    """
    loader = _LOADER(path.read_text(encoding="utf-8"))
    try:
        node = loader.get_single_node()
        return None if node is None else _plain(node, name, log)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = problems.at_line(name, mark.line + 1 if mark else 1)
        log.add(problems.YAML_BROKEN.at(where, f"不是有效的 YAML：{getattr(error, 'problem', error)}"))
        return None
    finally:
        loader.dispose()


def parse_yaml(text: str, name: str, log: ProblemLog) -> Any:
    """Like :func:`read_yaml`, from words."""
    node = _LOADER(text).get_single_node()
    return None if node is None else _plain(node, name, log)


def _plain(node: Any, name: str, log: ProblemLog) -> Any:
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(child, name, log) for child in node.value]
    entry = Entry()
    entry.file, entry.line = name, node.start_mark.line + 1
    for key, value in node.value:
        if key.value in entry:
            where = problems.at_line(name, key.start_mark.line + 1)
            log.add(problems.VALUE_BAD.at(where, f"键“{key.value}”写了两次"))
        entry[key.value] = _plain(value, name, log)
    return entry


def entries_of(content: Any, name: str, log: ProblemLog) -> Iterator[Entry]:
    """The entries of a file that holds one mapping or a list of mappings."""
    for item in content if isinstance(content, list) else [] if content is None else [content]:
        if isinstance(item, Entry):
            yield item
        else:
            log.add(problems.VALUE_BAD.at(problems.at_line(name, 1), f"应为键值结构，却是“{item}”"))


class Reader:
    """Takes typed values out of one entry; whatever is wrong goes to the log with its line."""

    def __init__(self, entry: Entry, log: ProblemLog) -> None:
        self.entry = entry
        self.log = log
        self._taken: set[str] = set()

    def complain(self, kind: ProblemKind, detail: str) -> None:
        self.log.add(kind.at(self.entry.place, detail))

    def has(self, key: str) -> bool:
        return key in self.entry

    def raw(self, key: str) -> Any:
        self._taken.add(key)
        return self.entry.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """A string. Without ``default`` the key is required."""
        value = self.raw(key)
        if value is None:
            if default is None:
                self.complain(problems.KEY_MISSING, f"缺少“{key}”")
            return default or ""
        if not isinstance(value, str):
            self.complain(problems.VALUE_BAD, f"“{key}”应为一段文字")
            return default or ""
        return value.strip()

    def words(self, key: str) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one; nothing as empty."""
        value = self.raw(key)
        items = [] if value is None else value if isinstance(value, list) else [value]
        if any(not isinstance(item, str) for item in items):
            self.complain(problems.VALUE_BAD, f"“{key}”应为文字列表")
            return ()
        return tuple(item.strip() for item in items if item)

    def day(self, key: str) -> date | None:
        value = self.text(key, "")
        return self._parse(key, value, date.fromisoformat, "形如 2025-08-01 的日期") if value else None

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.text(key, "true" if default else "false")
        known = {"true": True, "false": False}
        if value not in known:
            self.complain(problems.VALUE_BAD, f"“{key}”应为 true 或 false")
        return known.get(value, default)

    def choice(self, key: str, options: type[E], default: E | None = None) -> E | None:
        value = self.text(key, default.value if default else None)
        offered = "、".join(option.value for option in options)
        return self._parse(key, value, options, f"下列之一：{offered}") if value else default

    def choices(self, key: str, options: type[E]) -> tuple[E, ...]:
        offered = "、".join(option.value for option in options)
        found = (self._parse(key, word, options, f"下列之一：{offered}") for word in self.words(key))
        return tuple(item for item in found if item is not None)

    def entries(self, key: str) -> list[Entry]:
        value = self.raw(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        if any(not isinstance(item, Entry) for item in items):
            self.complain(problems.VALUE_BAD, f"“{key}”应为若干条键值结构")
        return [item for item in items if isinstance(item, Entry)]

    def mapping(self, key: str) -> Entry:
        value = self.raw(key)
        if isinstance(value, Entry):
            return value
        if value is not None:
            self.complain(problems.VALUE_BAD, f"“{key}”应为键值结构")
        return Entry()

    def period(self) -> Period | None:
        """``since`` and ``until`` of this entry; ``None`` when there is no usable start."""
        since, until = self.day("since"), self.day("until")
        if since is None:
            return None
        if until is not None and until < since:
            self.complain(problems.VALUE_BAD, "until 早于 since")
            return Period(since)
        return Period(since, until)

    def finish(self) -> None:
        """Report every key nobody asked for."""
        for key in self.entry.keys() - self._taken:
            self.complain(problems.KEY_UNKNOWN, f"不认识的键“{key}”")

    def _parse(self, key: str, value: str, parse: Callable[[str], T], wanted: str) -> T | None:
        try:
            return parse(value)
        except ValueError:
            self.complain(problems.VALUE_BAD, f"“{key}: {value}”应为{wanted}")
            return None
