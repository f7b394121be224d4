"""Columns that stand glued together in one column of a scanned or badly ruled table.

A cell such as “单价（元）    金额（元）” holds two heads: a gap of blanks stands where a rule is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tongchou.kernel.documents import Cell, Table

_GAP = re.compile(r"[ 　\t]{3,}")
_HEAD_ROWS = 4


def unglued(table: Table) -> Table:
    """The table with glued columns split; the same table when none is glued."""
    width = len(table.rows[0]) if table.rows else 0
    parts = {column: count for column in range(width) if (count := _parts(table, column)) > 1}
    if not parts:
        return table
    rows = []
    for row in table.rows:
        cells: list[Cell] = []
        for column, cell in enumerate(row):
            cells.extend(
                _split(row, column, parts[column])
                if column in parts
                else [_leading(row, column, parts, cell)]
            )
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _parts(table: Table, column: int) -> int:
    """Into how many a column falls: a head with gaps, and most filled cells below with as many."""
    heads = [row[column] for row in table.rows[:_HEAD_ROWS] if column < len(row)]
    counts = [len(_GAP.split(cell.text.strip())) for cell in heads if not cell.merged]
    wanted = max(counts, default=1)
    if wanted < 2:
        return 1
    own = [row[column] for row in table.rows[1:] if column < len(row) and not row[column].merged]
    filled = Counter(len(_GAP.split(cell.text.strip())) for cell in own if cell.text.strip())
    return wanted if filled[wanted] * 2 > sum(filled.values()) else 1


def _split(row: tuple[Cell, ...], column: int, count: int) -> list[Cell]:
    cell = row[column]
    pieces = _GAP.split(cell.text.strip())
    if len(pieces) == count:
        return [replace(cell, text=piece) for piece in pieces]
    if len(pieces) > 1 and cell.merged:
        # a merged row such as “小计    680000”: the figure belongs to the last column
        return [replace(cell, text=pieces[0])] * (count - 1) + [replace(cell, text=pieces[-1], merged=False)]
    return [cell] * count if cell.merged else [replace(cell, text="")] * (count - 1) + [cell]


def _leading(row: tuple[Cell, ...], column: int, parts: dict[int, int], cell: Cell) -> Cell:
    """The left cells of a merged row keep its words without the figure."""
    pieces = _GAP.split(cell.text.strip())
    if len(pieces) < 2 or not any(c in parts and row[c].text == cell.text for c in range(len(row))):
        return cell
    return replace(cell, text=pieces[0])
