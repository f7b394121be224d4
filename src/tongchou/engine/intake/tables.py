"""Lists inside tables: where the head is, which column is which, and the records below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongchou.engine.intake.columns import Columns
from tongchou.engine.intake.columns_apart import unglued
from tongchou.engine.intake.labels import fields_asked
from tongchou.engine.intake.numbers import MoneyUnit, parse_number, parse_unit
from tongchou.engine.intake.wording import bracketed, squeeze, tidy
from tongchou.kernel.documents import Cell, Table
from tongchou.kernel.evidence import Evidence

_UNIT_NOTE = re.compile(
    r"(?:(?<![设报制目用购管责任理属头填主业])单位|币种|计价)(?:[^:：]{0,4}[:：]|(?:一律|均|统一)?(?:为|是|以))"
    r"(?:人民币)?[/、,，]?(亿元|百万元|万元|千元|元|万)"
)
_UNIT_BRACKET = re.compile(r"[（(](?:单位|金额)?(?:人民币)?(亿元|百万元|万元|千元|元)[)）]")
#: （金额：万元，单价：元）: each money column has its own unit, named once in the title.
_UNIT_BY_COLUMN = re.compile(
    r"(单价|金额|合价|合计|总价)(?:单位)?[:：为]?(亿元|百万元|万元|千元|元)(?=[，,、；;）)]|$)"
)


@dataclass(frozen=True)
class Head:
    """A recognised head of one or two rows. ``columns`` maps a column number to its identifier."""

    first: int
    last: int
    columns: dict[int, str]
    texts: tuple[str, ...]

    def column(self, identifier: str) -> int | None:
        return next((number for number, name in self.columns.items() if name == identifier), None)

    def columns_of(self, identifier: str) -> tuple[int, ...]:
        return tuple(number for number, name in self.columns.items() if name == identifier)


@dataclass(frozen=True)
class Record:
    """One row under a head, with its cells by column identifier."""

    row: int
    cells: tuple[Cell, ...]
    head: Head

    def cell(self, identifier: str) -> Cell | None:
        number = self.head.column(identifier)
        return self.cells[number] if number is not None and number < len(self.cells) else None

    def text(self, identifier: str) -> str:
        cell = self.cell(identifier)
        return tidy(cell.text) if cell else ""

    def all_texts(self, identifier: str) -> tuple[str, ...]:
        return tuple(
            tidy(self.cells[n].text) for n in self.head.columns_of(identifier) if n < len(self.cells)
        )

    @property
    def place(self) -> Evidence:
        """The first filled cell, quoting the whole row."""
        own = [cell for cell in self.cells if cell.text.strip()]
        first = next((cell for cell in own if not cell.merged), own[0] if own else self.cells[0])
        return first.place.quoting(" ".join(dict.fromkeys(tidy(cell.text) for cell in own)))

    @property
    def placed(self) -> tuple[tuple[str, Evidence], ...]:
        """Each recognised column with its cell, quoting it."""
        return tuple(
            (name, self.cells[n].place.quoting(self.cells[n].text))
            for n, name in self.head.columns.items()
            if n < len(self.cells)
        )

    @property
    def is_blank(self) -> bool:
        return not any(cell.text.strip() for cell in self.cells)

    @property
    def hidden(self) -> bool:
        return any(cell.hidden for cell in self.cells)


@dataclass(frozen=True)
class Listing:
    """A head with its records, and what stands above the head."""

    table: Table
    head: Head
    records: tuple[Record, ...]
    above: tuple[str, ...]

    @property
    def title(self) -> str:
        """Sheet name, caption and title rows, for linking tables by name."""
        return " ".join(dict.fromkeys(filter(None, (self.table.place.sheet or "", *self.above))))

    @property
    def unit(self) -> MoneyUnit | None:
        """The money unit stated for the whole table: 单位：万元 above, in the corner or in the title."""
        notes = (
            *self.above,
            *(text for text in self.head.texts if "单位" in text and ("：" in text or ":" in text)),
        )
        return unit_note(notes)

    def column_unit(self, column: int) -> MoneyUnit | None:
        """The money unit written in a column's own head."""
        text = self.head.texts[column]
        own = parse_unit(bracketed(text)) or parse_unit(re.sub(r"^.*[/／:：]", "", squeeze(text)))
        return own or self._titled_unit(squeeze(text))

    def _titled_unit(self, head: str) -> MoneyUnit | None:
        """The unit that a title names for this column: （金额：万元，单价：元）."""
        named = [_UNIT_BY_COLUMN.findall(squeeze(text)) for text in self.above]
        found = next((dict(pairs) for pairs in named if len(pairs) > 1), {})
        return next((parse_unit(unit) for name, unit in found.items() if head.endswith(name)), None)


def unit_note(texts: Sequence[str]) -> MoneyUnit | None:
    """The money unit in notes such as “单位：万元” or a title ending in （万元）; nearest note first."""
    for pattern in (_UNIT_NOTE, _UNIT_BRACKET):
        for text in reversed(texts):
            found = pattern.search(squeeze(text))
            if found:
                return parse_unit(found[1])
    return None


def listings(table: Table, columns: Columns, *, in_form: bool = False) -> Iterator[Listing]:
    """Every list of this kind in a table; one sheet may hold several, one below the other.

    Inside a form a list ends where the form goes on: at a section title or at a known label.
    """
    table = unglued(table)
    heads = list(_heads(table, columns))
    for order, head in enumerate(heads):
        end = heads[order + 1].first if order + 1 < len(heads) else len(table.rows)
        end = min(end, _side_end(table, head))
        if in_form:
            end = next((n for n in range(head.last + 1, end) if _goes_on(table, n)), end)
        before = heads[order - 1].last + 1 if order else 0
        records = tuple(
            record
            for number in range(head.last + 1, end)
            if not (record := Record(number, table.rows[number], head)).is_blank
        )
        yield Listing(table, head, records, _above(table, before, head.first, first=order == 0))


def unit_above(table: Table, row: int) -> MoneyUnit | None:
    """The nearest money-unit note at or above a row of the table, else in its caption."""
    for number in range(row, -1, -1):
        cells = [cell for cell in table.rows[number] if not cell.merged]
        found = unit_note([cell.text for cell in cells if len(cells) == 1 or "单位" in cell.text])
        if found is not None:
            return found
    return unit_note([table.caption])


def has_head(table: Table, columns: Columns) -> bool:
    return next(_heads(table, columns), None) is not None


def _heads(table: Table, columns: Columns) -> Iterator[Head]:
    number = 0
    while number < len(table.rows):
        head = _head_at(table, number, columns)
        if head is None:
            number += 1
            continue
        yield head
        number = head.last + 1


def _head_at(table: Table, number: int, columns: Columns) -> Head | None:
    top = [cell.text for cell in table.rows[number]]
    # one word to the letter is needed: it spares the near-match of every cell of a long sheet
    if not columns.knows_any(top) or _numbers(top) > 1:
        return None
    if _has_side_label(table, number):
        top[0] = ""
    single = columns.assign(_once(top))
    if number + 1 < len(table.rows):
        double = _two_rows(top, [cell.text for cell in table.rows[number + 1]], columns, single)
        if double is not None:
            return Head(number, number + 1, double[0], double[1])
    if columns.accepts(single.values()):
        return Head(number, number, single, tuple(top))
    return None


def _has_side_label(table: Table, number: int) -> bool:
    """Whether the first cell is a label merged down beside a small list, as forms have them."""
    if number + 1 >= len(table.rows) or len(table.rows[number]) < 3:
        return False
    here, below = table.rows[number], table.rows[number + 1]
    if not below[0].merged or below[0].text != here[0].text or not squeeze(here[0].text):
        return False
    after = table.rows[number + 2] if number + 2 < len(table.rows) else None
    reaches = after is not None and after[0].merged and after[0].text == here[0].text
    return reaches or _numbers([cell.text for cell in below[1:] if not cell.merged]) > 0


def _side_end(table: Table, head: Head) -> int:
    """Where the list beside a side label ends; the table's end when there is no such label."""
    if 0 in head.columns or not _has_side_label(table, head.first):
        return len(table.rows)
    label = table.rows[head.first][0].text
    rows = range(head.first + 1, len(table.rows))
    return next(
        (n for n in rows if table.rows[n][0].text != label or not table.rows[n][0].merged), len(table.rows)
    )


def _goes_on(table: Table, number: int) -> bool:
    own = [cell for cell in table.rows[number] if not cell.merged and cell.text.strip()]
    side = table.rows[number][0].merged
    return (len(own) == 1 and not side and len(table.rows[number]) > 2) or bool(
        own and fields_asked(own[0].text)
    )


def _two_rows(
    top: list[str], low: list[str], columns: Columns, single: dict[int, str]
) -> tuple[dict[int, str], tuple[str, ...]] | None:
    """A two-row head: the second row has words under a wide or tall cell of the first, and no numbers."""
    differs = [n for n, text in enumerate(low) if squeeze(text) and text != top[n]]
    wide = any(a == b and squeeze(a) for a, b in itertools.pairwise(top))
    tall = any(squeeze(a) and a == b for a, b in zip(top, low, strict=False))
    if not differs or not (wide or tall) or _numbers(low):
        return None
    joined = tuple(_join(a, b) for a, b in zip(top, low, strict=False))
    preferred = [b if squeeze(b) else a for a, b in zip(top, low, strict=False)]
    options = [columns.assign(_once(list(joined))), columns.assign(_once(preferred))]
    best = max(options, key=lambda option: len(option))
    if columns.accepts(best.values()) and len(best) > len(single):
        return best, joined
    if columns.accepts(best.values()) and len(best) == len(single) and tall and len(differs) < len(low) / 2:
        return best, joined
    return None


def _join(upper: str, lower: str) -> str:
    if not squeeze(lower) or upper == lower:
        return upper
    return f"{upper}{lower}" if squeeze(upper) else lower


def _once(texts: list[str]) -> list[str]:
    """Horizontal repeats of a merged cell count once."""
    return [text if n == 0 or text != texts[n - 1] else "" for n, text in enumerate(texts)]


def _numbers(texts: list[str]) -> int:
    return sum(1 for text in texts if text.strip() and parse_number(text) is not None)


def _above(table: Table, start: int, end: int, *, first: bool) -> tuple[str, ...]:
    rows = (
        dict.fromkeys(tidy(cell.text) for cell in table.rows[n] if cell.text.strip())
        for n in range(start, end)
    )
    texts = [text for row in rows for text in row]
    caption = [tidy(table.caption)] if first and table.caption else []
    return (*caption, *texts)
