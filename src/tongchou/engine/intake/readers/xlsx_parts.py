"""What the XML of a worksheet tells beside the values: hidden rows and columns, formulas, extent.

The values come from calamine, which is an order of magnitude quicker than a full parse in Python but
keeps these facts to itself. They are found by patterns over the bytes; the XML of worksheets is flat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tongchou.engine.intake.readers.containers import Container

_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COL = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\bht="0(?:\.0)?"')
_MIN = re.compile(rb'\bmin="(\d{1,6})"')
_MAX = re.compile(rb'\bmax="(\d{1,6})"')
_FORMULA_CELL = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}\d{1,7})"([^>]*)>'
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}\d{1,7})"[^>]*\bt="e"[^>]*>.{0,2000}?<(?:\w+:)?v>(#[^<]{1,20})<', re.DOTALL
)
_SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')


@dataclass(frozen=True)
class SheetFacts:
    """Rows and columns count from 1. ``extent`` is the last row and column that holds a value."""

    extent: tuple[int, int] = (0, 0)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    uncomputed: tuple[str, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()

    def column_hidden(self, column: int) -> bool:
        return any(low <= column <= high for low, high in self.hidden_columns)


def sheet_facts(data: bytes) -> SheetFacts:
    cells = _CELL.findall(data)
    columns = {letters for letters, _ in cells}
    return SheetFacts(
        extent=(
            max((int(row) for _, row in cells), default=0),
            max((_column(letters) for letters in columns), default=0),
        ),
        hidden_rows=frozenset(_hidden_rows(data)),
        hidden_columns=tuple(_hidden_columns(data)),
        uncomputed=tuple(
            m.group(1).decode() for m in _FORMULA_CELL.finditer(data) if b't="str"' not in m.group(2)
        ),
        errors=tuple(
            (m.group(1).decode(), m.group(2).decode("utf-8", "replace")) for m in _ERROR_CELL.finditer(data)
        ),
    )


def _hidden_rows(data: bytes) -> list[int]:
    found = []
    for match in _ROW.finditer(data):
        attributes = match.group(1)
        number = _NUMBER.search(attributes)
        if number and _HIDDEN.search(attributes):
            found.append(int(number.group(1)))
    return found


def _hidden_columns(data: bytes) -> list[tuple[int, int]]:
    found = []
    for match in _COL.finditer(data[: data.find(b"sheetData") + 1 or None]):
        attributes = match.group(1)
        low, high = _MIN.search(attributes), _MAX.search(attributes)
        if low and high and re.search(rb'\bhidden="(?:1|true)"', attributes):
            found.append((int(low.group(1)), int(high.group(1))))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def sheet_parts(container: Container) -> dict[str, str]:
    """Sheet name → part, by the workbook and its relations; empty for a binary workbook (xlsb)."""
    targets = _targets(container)
    parts: dict[str, str] = {}
    for tag in _SHEET_TAG.findall(container.part("xl/workbook.xml") or b""):
        attributes = {key.decode(): value for key, value in _ATTRIBUTE.findall(tag)}
        name = _plain(attributes.get("name", b""))
        link = next((v for k, v in attributes.items() if k.endswith(":id")), b"").decode("utf-8", "replace")
        if link in targets:
            parts[name] = targets[link]
    return parts


def _targets(container: Container) -> dict[str, str]:
    root = container.xml("xl/_rels/workbook.xml.rels")
    targets: dict[str, str] = {}
    for relation in root if root is not None else ():
        target = relation.get("Target") or ""
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in container:
            targets[relation.get("Id") or ""] = part
    return targets


def _plain(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    for written, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, sign)
    return text
