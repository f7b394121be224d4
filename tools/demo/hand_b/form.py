"""Declaration forms (申报表): label/value pairs in merged cells, with small tables between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from tools.demo.sheet import put, put_title


@dataclass(frozen=True)
class Pairs:
    """One row of the form: one or two label/value pairs; `height` in points for long answers."""

    pairs: Sequence[tuple[str, str]]
    height: float = 24


@dataclass(frozen=True)
class Grid:
    """A small table inside the form: a spanning label at the left, head and rows at the right."""

    label: str
    rows: Sequence[Sequence[str]]
    spans: Sequence[int]


@dataclass(frozen=True)
class Band:
    """A section title across the form."""

    text: str


Part = Pairs | Grid | Band


def write_form(sheet: Any, title: str, note: str, parts: Sequence[Part], columns: int = 8) -> dict[str, str]:
    """Write the form from row 1; returns the address of each value by its label."""
    last = get_column_letter(columns)
    put_title(sheet, f"A1:{last}1", title, 18)
    sheet.row_dimensions[1].height = 36
    sheet.merge_cells(f"A2:{last}2")
    sheet["A2"] = note
    row, places = 3, dict[str, str]()
    for part in parts:
        if isinstance(part, Band):
            put(sheet, f"A{row}:{last}{row}", part.text, bold=True, left=True)
            row += 1
        elif isinstance(part, Pairs):
            _pairs(sheet, row, part, columns, places)
            row += 1
        else:
            row = _grid(sheet, row, part)
    return places


def _pairs(sheet: Any, row: int, part: Pairs, columns: int, places: dict[str, str]) -> None:
    share = columns // len(part.pairs)
    for index, (label, value) in enumerate(part.pairs):
        start = 1 + share * index
        first, second, end = (get_column_letter(n) for n in (start, start + 1, start + share - 1))
        put(sheet, f"{first}{row}", label)
        put(sheet, f"{second}{row}:{end}{row}", value, left=len(value) > 18)
        places[label] = f"{second}{row}"
    sheet.row_dimensions[row].height = part.height


def _grid(sheet: Any, row: int, part: Grid) -> int:
    put(sheet, f"A{row}:A{row + len(part.rows) - 1}", part.label)
    for values in part.rows:
        column = 2
        for value, span in zip(values, part.spans, strict=True):
            end = column + span - 1
            first, last = get_column_letter(column), get_column_letter(end)
            put(sheet, f"{first}{row}" + (f":{last}{row}" if span > 1 else ""), value)
            column = end + 1
        row += 1
    return row
