"""Tables of a Word document as rectangular grids, merged cells repeated and marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from tongchou.engine.intake.readers.assembly import Draft, GridCell, Paragraph
from tongchou.engine.intake.readers.docx_numbering import W

_VAL = f"{W}val"
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml")
CellReader = Callable[[etree._Element], list[Draft]]
PageNow = Callable[[], int | None]


@dataclass
class ReadTable:
    """``after`` holds what stood inside cells but is no text: nested tables, pictures, text boxes."""

    rows: list[list[GridCell]] = field(default_factory=list)
    after: list[Draft] = field(default_factory=list)
    revisions: int = 0


def read_table(
    element: etree._Element, read_cell: CellReader, page_now: PageNow, max_columns: int
) -> ReadTable:
    """Read a w:tbl. ``read_cell`` gives what a cell holds; ``page_now`` the page reached so far."""
    table = ReadTable()
    above: dict[int, str] = {}
    for row in _unwrapped(element, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            table.revisions += 1
            continue
        cells = _row(row, table, above, read_cell, max_columns)
        for cell in cells:
            cell.page = page_now()
        table.rows.append(cells)
    return table


def _row(
    row: etree._Element, table: ReadTable, above: dict[int, str], read_cell: CellReader, limit: int
) -> list[GridCell]:
    cells = [GridCell() for _ in range(_count(row.find(f"{W}trPr"), "gridBefore", 0, limit))]
    for element in _unwrapped(row, f"{W}tc"):
        properties = element.find(f"{W}tcPr")
        span = _count(properties, "gridSpan", 1, limit)
        column = len(cells)
        if column >= limit:
            break
        text = _cell_text(read_cell(element), table.after)
        down, left = _merge(properties, "vMerge"), _merge(properties, "hMerge")
        if down == "continue" and column in above:
            cells.extend(GridCell(above[column], merged=True) for _ in range(span))
            continue
        if left == "continue" and cells:
            cells.append(GridCell(cells[-1].text, merged=True))
            continue
        if down == "restart":
            above.update({column + n: text for n in range(span)})
        else:
            for n in range(span):
                above.pop(column + n, None)
        cells.append(GridCell(text))
        cells.extend(GridCell(text, merged=True) for _ in range(span - 1))
    return cells[:limit]


def _cell_text(drafts: list[Draft], after: list[Draft]) -> str:
    lines: list[str] = []
    for draft in drafts:
        if isinstance(draft, Paragraph) and draft.origin == "cell":
            if words := draft.full.strip():
                lines.append(words)
        else:
            after.append(draft)
    return "\n".join(lines)


def _unwrapped(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows or cells, also those inside content controls and insertions."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, wanted)


def _merge(properties: etree._Element | None, name: str) -> str:
    element = None if properties is None else properties.find(f"{W}{name}")
    return "" if element is None else element.get(_VAL) or "continue"


def _count(properties: etree._Element | None, name: str, default: int, limit: int) -> int:
    element = None if properties is None else properties.find(f"{W}{name}")
    value = "" if element is None else element.get(_VAL) or ""
    return min(int(value), limit) if value.isdigit() and len(value) < 9 else default
