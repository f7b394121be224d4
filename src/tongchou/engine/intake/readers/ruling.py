"""Ruled tables from their lines: pdf paths and lines found in scans alike.

The geometry (snapping, crossings, cells) is pdfplumber's; texts are put in by the callers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tongchou.engine.intake.readers.assembly import Box, GridCell

_MIN_CELLS = 3


@dataclass(frozen=True)
class Ruling:
    """A horizontal or vertical line, in any unit, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return abs(self.x1 - self.x0) >= abs(self.y1 - self.y0)


@dataclass(frozen=True)
class RuledCell:
    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True)
class RuledTable:
    """A table found: its box, its size, its cells with the rows and columns they span."""

    box: Box
    height: int
    width: int
    cells: tuple[RuledCell, ...]


def ruled_tables(rulings: Sequence[Ruling], tolerance: float) -> list[RuledTable]:
    """Tables the lines make, from top to bottom. ``tolerance`` joins ends that nearly meet."""
    from pdfplumber import table as plumber  # 0.3 s to import: only when a page has lines

    edges = plumber.merge_edges([_edge(r) for r in rulings], tolerance, tolerance, tolerance, tolerance)
    crossings = plumber.edges_to_intersections(edges, tolerance, tolerance)
    cells = plumber.intersections_to_cells(crossings)
    tables = [
        _table(boxes, tolerance) for boxes in plumber.cells_to_tables(cells) if len(boxes) >= _MIN_CELLS
    ]
    return _outermost([table for table in tables if table.height * table.width > 1])


def framed(rulings: Sequence[Ruling], reach: float) -> list[Ruling]:
    """Only lines that cross two lines of the other direction, cut to the outermost of these.

    Strokes of letters and underlines go; a line lengthened by ink that touches it is trimmed.
    """
    kept = list(rulings)
    for _ in range(3):
        across = [r for r in kept if r.horizontal]
        down = [r for r in kept if not r.horizontal]
        across = [cut for line in across if (cut := _trimmed(line, down, reach))]
        down = [cut for line in down if (cut := _trimmed(line, across, reach))]
        settled = len(across) + len(down) == len(kept)
        kept = across + down
        if settled:
            break
    return kept


def _trimmed(line: Ruling, others: Sequence[Ruling], reach: float) -> Ruling | None:
    if line.horizontal:
        met = [o.x0 for o in others if _on(line, o.x0, line.y0, reach) and _on(o, o.x0, line.y0, reach)]
        if len(met) < 2 or max(met) - min(met) < 0.6 * abs(line.x1 - line.x0):
            return None
        return Ruling(min(met), line.y0, max(met), line.y0)
    met = [o.y0 for o in others if _on(line, line.x0, o.y0, reach) and _on(o, line.x0, o.y0, reach)]
    if len(met) < 2 or max(met) - min(met) < 0.6 * abs(line.y1 - line.y0):
        return None
    return Ruling(line.x0, min(met), line.x0, max(met))


def _on(line: Ruling, x: float, y: float, reach: float) -> bool:
    low_x, high_x = sorted((line.x0, line.x1))
    low_y, high_y = sorted((line.y0, line.y1))
    return low_x - reach <= x <= high_x + reach and low_y - reach <= y <= high_y + reach


def _edge(ruling: Ruling) -> dict[str, Any]:
    if ruling.horizontal:
        y = (ruling.y0 + ruling.y1) / 2
        x0, x1 = sorted((ruling.x0, ruling.x1))
        return _sized({"x0": x0, "x1": x1, "top": y, "bottom": y, "orientation": "h"})
    x = (ruling.x0 + ruling.x1) / 2
    top, bottom = sorted((ruling.y0, ruling.y1))
    return _sized({"x0": x, "x1": x, "top": top, "bottom": bottom, "orientation": "v"})


def _sized(edge: dict[str, Any]) -> dict[str, Any]:
    """pdfplumber moves and stretches edges and wants their size to be there."""
    return {
        **edge,
        "width": edge["x1"] - edge["x0"],
        "height": edge["bottom"] - edge["top"],
        "doctop": edge["top"],
    }


def _table(boxes: Sequence[Box], tolerance: float) -> RuledTable:
    xs = _levels([x for box in boxes for x in (box[0], box[2])], tolerance)
    ys = _levels([y for box in boxes for y in (box[1], box[3])], tolerance)
    cells = tuple(
        RuledCell(
            row := _nearest(ys, box[1]),
            column := _nearest(xs, box[0]),
            max(1, _nearest(ys, box[3]) - row),
            max(1, _nearest(xs, box[2]) - column),
            box,
        )
        for box in sorted(boxes, key=lambda b: (b[1], b[0]))
    )
    return RuledTable((xs[0], ys[0], xs[-1], ys[-1]), len(ys) - 1, len(xs) - 1, cells)


def _levels(values: Sequence[float], tolerance: float) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > tolerance:
            levels.append(value)
    return levels


def _nearest(levels: Sequence[float], value: float) -> int:
    return min(range(len(levels)), key=lambda n: abs(levels[n] - value))


def _outermost(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """A frame around a table is not a table of its own; keep the one with more cells where two overlap."""
    kept: list[RuledTable] = []
    for table in sorted(tables, key=lambda t: -len(t.cells)):
        if not any(_overlap(table.box, other.box) for other in kept):
            kept.append(table)
    return sorted(kept, key=lambda t: (t.box[1], t.box[0]))


def _overlap(one: Box, other: Box) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 0 and height > 0 and width * height > 0.2 * (one[2] - one[0]) * (one[3] - one[1])


def grid_rows(table: RuledTable, texts: Sequence[tuple[str, float, Box]]) -> list[list[GridCell]]:
    """Rows of a table; ``texts`` gives text, confidence and page box of each of its cells, in order."""
    rows = [[GridCell() for _ in range(table.width)] for _ in range(table.height)]
    for cell, (text, confidence, box) in zip(table.cells, texts, strict=True):
        for row in range(cell.row, min(cell.row + cell.rows, table.height)):
            for column in range(cell.column, min(cell.column + cell.columns, table.width)):
                first = (row, column) == (cell.row, cell.column)
                rows[row][column] = GridCell(text, not first, False, box, confidence)
    return rows
