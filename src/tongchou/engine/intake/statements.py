"""Label and value as stated: in form cells, in “标签：值” lines, under short headings, on covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tongchou.engine.intake.columns import ORDER
from tongchou.engine.intake.labels import fields_asked
from tongchou.engine.intake.wording import bracketed, label_key, squeeze, tidy
from tongchou.kernel.documents import Cell, Document, DocumentKind, Heading, Table, Text
from tongchou.kernel.evidence import Evidence

_COLON = re.compile(r"([^\s：:；;。，,（(）)]{2,20}(?:[（(][^（()）]{1,12}[)）])?)\s*[：:]\s*")
_FORMS = frozenset(
    {
        DocumentKind.DECLARATION_FORM,
        DocumentKind.REQUEST_LETTER,
        DocumentKind.PERFORMANCE_FORM,
        DocumentKind.CLOUD_APPLICATION,
        DocumentKind.MLPS_FILING,
        DocumentKind.APP_APPROVAL,
        DocumentKind.COUNTERSIGN,
    }
)
_SENTENCE_END = re.compile(r"[。；;\n]")
_LEAD_IN = re.compile(
    r"^(?:本)?(?:项目|工程|系统|单位)?(?:的)?(?:名称|全称|建设单位|总投资|建设周期|建设工期)?[为是：:]+\s*"
)
_SHORT_HEADING_BLOCKS = 3
_ORDER_KEYS = frozenset(label_key(word) for word in ORDER)


@dataclass(frozen=True)
class Statement:
    """A label with what stands as its answer; ``unit`` is what the label's brackets say."""

    fields: tuple[tuple[str, bool], ...]
    label: str
    value: str
    place: Evidence
    unit: str = ""
    from_heading: bool = False


def statements(document: Document) -> Iterator[Statement]:
    """Everything a document states under a known label, in reading order."""
    for block in document.blocks:
        match block:
            case Table():
                yield from _from_table(block, is_form=document.kind in _FORMS)
            case Text():
                yield from _inline(block.text, block.place)
            case Heading():
                yield from _inline(block.text, block.place)
    yield from _under_headings(document)


def _from_table(table: Table, *, is_form: bool) -> Iterator[Statement]:
    rows = [[cell for cell in row if not cell.merged] for row in table.rows]
    form_like = is_form or _looks_like_form(rows)
    below_head = -1
    for number, row in enumerate(rows):
        for cell in row:
            if "：" in cell.text or ":" in cell.text:
                yield from _inline(cell.text, cell.place)
        if _is_list_head(table.rows[number]):
            if form_like and number + 1 < len(rows):
                below_head = number + 1
                yield from _vertical(table, number)
        elif form_like and number != below_head:
            yield from _horizontal(row)


def _looks_like_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Half of the rows and at least two begin with a known label: a form inside another document."""
    firsts = [bool(fields_asked(row[0].text)) for row in rows if len(row) > 1 and len(row) <= 6]
    return sum(firsts) >= 2 and sum(firsts) * 2 >= len(rows)


def _horizontal(row: Sequence[Cell]) -> Iterator[Statement]:
    own = [cell for cell in row if cell.text.strip() or cell is not row[0]]
    in_pairs = len(own) % 2 == 0 and all(fields_asked(cell.text) for cell in own[::2])
    steps = zip(own[::2], own[1::2], strict=True) if in_pairs else pairwise(own)
    for label, answer in steps:
        asked = fields_asked(label.text)
        if not asked or (not in_pairs and fields_asked(answer.text) and not _is_answer(answer.text)):
            continue
        yield _statement(asked, label.text, answer.text, answer.place)


def _is_answer(text: str) -> bool:
    """A ticked box list may look like a label; it is an answer."""
    return any(mark in text for mark in "□☐☑☒√✓■")


def _is_list_head(row: Sequence[Cell]) -> bool:
    """A row of labels and nothing else: the head of a list, answered by the rows below."""
    own = [
        cell.text
        for n, cell in enumerate(row)
        if cell.text.strip() and (n == 0 or cell.text != row[n - 1].text)
    ]
    labels = [text for text in own if fields_asked(text)]
    return len(labels) >= 2 and len(labels) == len(
        [text for text in own if label_key(text) not in _ORDER_KEYS]
    )


def _vertical(table: Table, number: int) -> Iterator[Statement]:
    """Labels in one row and their answers in the next."""
    below = table.rows[number + 1]
    for column, label in enumerate(table.rows[number]):
        asked = fields_asked(label.text)
        if not asked or label.merged or column >= len(below) or below[column].merged:
            continue
        if not fields_asked(below[column].text):
            yield _statement(asked, label.text, below[column].text, below[column].place)


def _inline(text: str, place: Evidence) -> Iterator[Statement]:
    """Every “标签：值” in a line; a value ends where the next known label begins or its line ends."""
    found = [(mark, asked) for mark in _COLON.finditer(text) if (asked := _asked_inline(text, mark))]
    for order, (mark, asked) in enumerate(found):
        end = found[order + 1][0].start() if order + 1 < len(found) else len(text)
        value = text[mark.end() : end]
        stop = _SENTENCE_END.search(value)
        yield _statement(asked, mark[1], value[: stop.start()] if stop else value, place)


def _asked_inline(text: str, mark: re.Match[str]) -> tuple[tuple[str, bool], ...]:
    before = text[: mark.start()].rstrip(" 　")
    starts = (
        not before
        or before[-1] in "。；;，,、\n）)：:"
        or text[mark.start() - 1].isspace()
        or len(before) <= 4
    )
    return fields_asked(mark[1]) if starts else ()


def _under_headings(document: Document) -> Iterator[Statement]:
    """A heading such as “1.1 项目名称” with its answer in the first lines below."""
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        asked = fields_asked(block.title)
        if not asked:
            continue
        for below in blocks[number + 1 : number + 1 + _SHORT_HEADING_BLOCKS]:
            if not isinstance(below, Text):
                break
            if below.text.strip():
                value = _LEAD_IN.sub("", below.text.strip())
                yield Statement(asked, block.title, value, below.place.quoting(below.text), "", True)
                break


def _statement(asked: tuple[tuple[str, bool], ...], label: str, value: str, place: Evidence) -> Statement:
    quote = f"{tidy(label)}：{tidy(value)}"
    return Statement(asked, label_key(label), value.strip(), place.quoting(quote), squeeze(bracketed(label)))
