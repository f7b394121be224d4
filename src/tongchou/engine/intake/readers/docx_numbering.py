"""Automatic list numbers of a Word document, counted the way Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_CN = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass
class _List:
    """A list definition with its running counters (several w:num share them)."""

    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class ListNumbers:
    """``number(num_id, level)`` advances the list and gives the number as shown; "" for bullets."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        abstracts: dict[str, _List] = {}
        for element in root if root is not None else ():
            if element.tag == f"{W}abstractNum":
                key = element.get(f"{W}abstractNumId") or ""
                abstracts[key] = _List(dict(map(_level, element.findall(f"{W}lvl"))))
            elif element.tag == f"{W}num":
                self._add(element, abstracts)

    def _add(self, element: etree._Element, abstracts: dict[str, _List]) -> None:
        link = element.find(f"{W}abstractNumId")
        shared = abstracts.get(link.get(_VAL) or "" if link is not None else "")
        if shared is None:
            return
        overrides = element.findall(f"{W}lvlOverride")
        listed = shared
        if overrides:
            listed = _List(dict(shared.levels))
            for override in overrides:
                _override(listed, override)
        self._lists[element.get(f"{W}numId") or ""] = listed

    def number(self, num_id: str, level: int) -> str:
        listed = self._lists.get(num_id)
        if listed is None or level not in listed.levels:
            return ""
        for deeper in [n for n in listed.counters if n > level and _restarts(listed.levels.get(n), level)]:
            del listed.counters[deeper]
        own = listed.levels[level]
        listed.counters[level] = listed.counters.get(level, own.start - 1) + 1
        if own.form in ("bullet", "none") or not _PLACEHOLDER.search(own.text):
            return ""
        return _PLACEHOLDER.sub(lambda m: _shown(listed, int(m.group(1)) - 1, own.legal), own.text).strip()


def _restarts(level: _Level | None, above: int) -> bool:
    """Deeper counters restart, unless w:lvlRestart says 0 (never) or names a higher level."""
    if level is None or level.restart is None:
        return True
    return level.restart != 0 and above < level.restart


def _shown(listed: _List, level: int, legal: bool) -> str:
    definition = listed.levels.get(level, _Level())
    value = listed.counters.setdefault(level, definition.start)
    return format_number(value, "decimal" if legal else definition.form)


def _level(element: etree._Element) -> tuple[int, _Level]:
    number = _int(element.get(f"{W}ilvl"), 0)
    form = _child_value(element, "numFmt", "decimal")
    restart = _child_value(element, "lvlRestart", "")
    legal = element.find(f"{W}isLgl") is not None
    start = _int(_child_value(element, "start", "1"), 1)
    text = _child_value(element, "lvlText", "")
    return number, _Level(start, form, text, legal, _int(restart, 0) if restart else None)


def _override(listed: _List, override: etree._Element) -> None:
    number = _int(override.get(f"{W}ilvl"), 0)
    replaced = override.find(f"{W}lvl")
    if replaced is not None:
        listed.levels[number] = _level(replaced)[1]
    start = override.find(f"{W}startOverride")
    if start is not None and number in listed.levels:
        old = listed.levels[number]
        listed.levels[number] = _Level(
            _int(start.get(_VAL), 1), old.form, old.text, old.legal, old.restart
        )  # fmt: skip


def _child_value(element: etree._Element, name: str, default: str) -> str:
    child = element.find(f"{W}{name}")
    return default if child is None else child.get(_VAL) or default


def _int(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else default


def format_number(value: int, form: str) -> str:
    """A counter in one of Word's number formats; unknown formats are shown as decimals."""
    if form.startswith(("chinese", "ideograph", "japanese", "taiwanese")):
        return _chinese(value, _LEGAL if "egal" in form else _CN)
    match form:
        case "upperLetter" | "lowerLetter" if value > 0:
            letter = chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman" if 0 < value < 4000:
            roman = _roman(value)
            return roman if form == "upperRoman" else roman.lower()
        case "decimalZero":
            return f"{value:02d}"
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 0 < value <= 20:
            return chr(0x245F + value)
        case "none":
            return ""
    return str(value)


def _chinese(value: int, digits: str) -> str:
    if not 0 < value < 100:
        return str(value) if value >= 100 or value < 0 else "零"
    tens, ones = divmod(value, 10)
    ten = "拾" if digits is _LEGAL else "十"
    lead = "" if tens == 0 else ten if tens == 1 and digits is _CN else digits[tens] + ten
    return lead + (digits[ones] if ones else "")


def _roman(value: int) -> str:
    shown = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        while value >= size:
            shown += letters
            value -= size
    return shown
