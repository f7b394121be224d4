"""Workbooks (xlsx, xlsm, xls, et). One Table block a sheet, holding all its rows from A1 on.

``rows[i][j]`` is row i+1, column j+1 of the sheet, so that places and indices agree; trailing blank
rows and columns are dropped. Numbers are written with at most 15 significant digits and without
exponent, dates as ISO; a percentage keeps its value (0.13 for 13%). Formulas give the results saved
with the file.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from tongchou.engine.intake.problem_kinds import (
    DAMAGED,
    EMPTY_SHEET,
    ENCRYPTED,
    FORMULA_ERROR,
    FORMULA_NOT_COMPUTED,
    HIDDEN_COLUMNS,
    HIDDEN_ROWS,
    HIDDEN_SHEET,
    HIDDEN_UNKNOWN,
    SHEET_TOO_LARGE,
)
from tongchou.engine.intake.readers.assembly import without_controls
from tongchou.engine.intake.readers.base import Limits, Notes, Reading, ReadOptions, Source, UnreadableError
from tongchou.engine.intake.readers.containers import Container
from tongchou.engine.intake.readers.xlsx_parts import SheetFacts, sheet_facts, sheet_parts
from tongchou.kernel.documents import Cell, Table
from tongchou.kernel.evidence import QUOTE_LIMIT, Evidence

_DENSE_LIMIT = 12_000_000  # calamine lays a sheet out as a full rectangle in memory
_SHOWN = 8
Ranges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def read_xlsx(source: Source, options: ReadOptions) -> Reading:
    """Read an Open XML workbook. Raises :class:`UnreadableError` when it cannot be opened."""
    container = Container(source, options.limits)
    for name in container.names:
        if name.endswith((".xml", ".bin")):
            container.part(name)  # unpack once under guard before the fast reader sees it
    return _read(source, options.limits, container)


def read_xls(source: Source, options: ReadOptions) -> Reading:
    """Read a BIFF workbook (xls, et)."""
    return _read(source, options.limits, None)


def _read(source: Source, limits: Limits, container: Container | None) -> Reading:
    notes = Notes(source)
    parts = sheet_parts(container) if container else {}
    if not parts:
        notes.add(HIDDEN_UNKNOWN)
    tables: list[Table] = []
    with _opened(source) as workbook:
        for number, about in enumerate(workbook.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            data = container.part(parts[about.name]) if container and about.name in parts else None
            facts = sheet_facts(data) if data is not None else SheetFacts()
            hidden = about.visible is not SheetVisibleEnum.Visible
            if facts.extent[0] * facts.extent[1] > _DENSE_LIMIT:
                notes.add(SHEET_TOO_LARGE, "工作表范围过大，未读取", sheet=about.name)
                continue
            sheet = _guarded(lambda n=number: workbook.get_sheet_by_index(n))
            table = _sheet(source.name, sheet, facts, hidden, limits, notes)
            if table is not None:
                tables.append(table)
    return Reading(tuple(tables), notes.frozen(), has_text_layer=True)


def _opened(source: Source) -> CalamineWorkbook:
    workbook: CalamineWorkbook = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(source.data)))
    return workbook


def _guarded(action: Any) -> Any:
    """Run a calamine call; a panic in its Rust core is not an ``Exception`` but means damage all the same."""
    try:
        return action()
    except PasswordError as error:
        raise UnreadableError(ENCRYPTED) from error
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise UnreadableError(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(DAMAGED) from error


def _sheet(
    file: str, sheet: Any, facts: SheetFacts, hidden: bool, limits: Limits, notes: Notes
) -> Table | None:  # fmt: skip
    name: str = sheet.name
    raw = _values(sheet, limits, notes)
    _report_formulas(facts, name, notes)
    if not raw:
        notes.add(EMPTY_SHEET, sheet=name)
        return None
    if hidden:
        notes.add(HIDDEN_SHEET, f"工作表“{name}”被隐藏", sheet=name)
    rows = _cells(file, name, raw, facts, _guarded(lambda: sheet.merged_cell_ranges) or ())
    _report_hidden(rows, facts, name, notes)
    return Table(rows, Evidence(file, sheet=name, quote=name), name, hidden)


def _values(sheet: Any, limits: Limits, notes: Notes) -> list[list[str]]:
    """All values as text from A1 to the last one used; blank tails are cut."""
    if sheet.end is None:
        return []
    width = min(sheet.end[1] + 1, limits.columns)
    most = max(1, limits.cells // max(width, 1))
    raw = _guarded(lambda: sheet.to_python(skip_empty_area=False, nrows=most))
    texts = [[value_text(value) for value in row[:width]] for row in raw]
    while texts and not any(texts[-1]):
        texts.pop()
    used = max((n for row in texts for n, text in enumerate(row, start=1) if text), default=0)
    if sheet.end[0] + 1 > most or sheet.end[1] + 1 > width:
        notes.add(SHEET_TOO_LARGE, f"工作表过大，只读取了前{most}行、前{width}列", sheet=sheet.name)
    return [row[:used] for row in texts]


def value_text(value: object) -> str:
    """A cell value as people write it: 12.3, 480, 2026-03-01, 是."""
    match value:
        case str():
            return without_controls(value).strip()
        case bool():
            return "是" if value else "否"
        case float() | int():
            return _number_text(value)
        case dt.datetime():
            midnight = value.time() == dt.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value)


def _number_text(value: float) -> str:
    shown = f"{value:.15g}"
    return format(Decimal(shown), "f") if "e" in shown else shown


def _cells(
    file: str, sheet: str, texts: list[list[str]], facts: SheetFacts, merges: Ranges
) -> tuple[tuple[Cell, ...], ...]:
    merged = _spread(texts, merges)
    width = max(len(row) for row in texts)
    letters = [column_letters(n) for n in range(1, width + 1)]
    hidden_columns = [facts.column_hidden(n) for n in range(1, width + 1)]
    rows = []
    for number, row in enumerate(texts, start=1):
        row_hidden = number in facts.hidden_rows
        rows.append(
            tuple(
                Cell(
                    text,
                    Evidence(file, None, None, sheet, f"{letters[n]}{number}", text[:QUOTE_LIMIT]),
                    (number, n) in merged,
                    row_hidden or hidden_columns[n],
                )
                for n, text in enumerate(row)
            )
        )
    return tuple(rows)


def _spread(texts: list[list[str]], merges: Ranges) -> set[tuple[int, int]]:
    """Repeat merged texts in place; gives the (row from 1, column from 0) of the repeats."""
    repeats: set[tuple[int, int]] = set()
    height, width = len(texts), max(len(row) for row in texts)
    for (top, left), (bottom, right) in merges:
        if top >= height or left >= width:
            continue
        for row in range(top, min(bottom, height - 1) + 1):
            for column in range(left, min(right, width - 1) + 1):
                if (row, column) != (top, left):
                    texts[row][column] = texts[top][left]
                    repeats.add((row + 1, column))
    return repeats


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _report_formulas(facts: SheetFacts, sheet: str, notes: Notes) -> None:
    if facts.uncomputed:
        many = f"有{len(facts.uncomputed)}个公式没有保存计算结果（{_some(facts.uncomputed)}），读到的是空值"
        notes.add(FORMULA_NOT_COMPUTED, many, sheet=sheet, cell=facts.uncomputed[0])
    if facts.errors:
        shown = _some([f"{cell} 为 {error}" for cell, error in facts.errors])
        notes.add(FORMULA_ERROR, f"有单元格显示错误值（{shown}）", sheet=sheet, cell=facts.errors[0][0])


def _report_hidden(
    rows: tuple[tuple[Cell, ...], ...], facts: SheetFacts, sheet: str, notes: Notes
) -> None:  # fmt: skip
    lines = [n for n in sorted(facts.hidden_rows) if n <= len(rows) and any(c.text for c in rows[n - 1])]
    if lines:
        shown = _some([str(n) for n in lines])
        notes.add(HIDDEN_ROWS, f"有{len(lines)}行被隐藏（第{shown}行）", sheet=sheet, cell=f"A{lines[0]}")
    width = max(len(row) for row in rows)
    columns = [
        column_letters(n + 1)
        for n in range(width)
        if facts.column_hidden(n + 1) and any(n < len(row) and row[n].text for row in rows)
    ]
    if columns:
        notes.add(
            HIDDEN_COLUMNS,
            f"有{len(columns)}列被隐藏（{_some(columns)}列）",
            sheet=sheet,
            cell=f"{columns[0]}1",
        )


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return "、".join(listed[:_SHOWN]) + ("等" if len(listed) > _SHOWN else "")
