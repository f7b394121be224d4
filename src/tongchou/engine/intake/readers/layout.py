"""From characters or lines with positions to lines, paragraphs, page margins.

Shared by pdf, scans and ofd. Positions are shares of the page: (left, top, right, bottom), 0–1.
Chinese text is wrapped anywhere, so a line that reaches the right margin goes on in the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tongchou.engine.intake.headings import is_contents_entry
from tongchou.engine.intake.numbering import parse_number
from tongchou.engine.intake.readers.assembly import Box, Paragraph

_PAGE_NUMBER = re.compile(r"^[\s\-–—·第页共/]*\d{0,4}[\s\-–—·第页共/\d]*$|^page\s*\d+", re.IGNORECASE)
_CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_TOKEN = re.compile(r"[（(“《〔\[]?[A-Za-z0-9.,%+/@_-]{2,24}")
_CLOSED = ("。", "；", "！", "？", "：", ":", ";")
_FEW_LINES = 7
_BULLET = re.compile(r"^[●■◆▲○□◇★➢➤►•·\-–—*]\s*\S")


@dataclass(frozen=True)
class Glyph:
    """One character with its box."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class TextLine:
    """One visual line. ``aspect`` is page height ÷ width, to compare heights with widths."""

    text: str
    box: Box
    page: int
    confidence: float = 1.0
    aspect: float = 1.414

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def em(self) -> float:
        """The width of one Chinese character, as a share of the page width."""
        units = sum(1.0 if _CJK.match(sign) else 0.55 for sign in self.text) or 1.0
        by_width = (self.box[2] - self.box[0]) / units
        return min(by_width, self.height * self.aspect * 1.2) if units > 2 else self.height * self.aspect

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def glyph_lines(glyphs: Sequence[Glyph], page: int, aspect: float) -> list[TextLine]:
    """Characters grouped into lines by height, then ordered from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.top + g.bottom, g.left)):
        middle = (glyph.top + glyph.bottom) / 2
        if rows:
            last = rows[-1][-1]
            half = 0.45 * max(last.bottom - last.top, glyph.bottom - glyph.top)
            if abs(middle - (last.top + last.bottom) / 2) <= half and middle <= rows[-1][0].bottom:
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
    lines = [_line(sorted(row, key=lambda g: g.left), page, aspect) for row in rows]
    return [line for line in lines if line.text]


def _line(row: Sequence[Glyph], page: int, aspect: float) -> TextLine:
    text = row[0].sign
    em = max(g.bottom - g.top for g in row) * aspect * 0.8
    usual = median(after.left - before.right for before, after in pairwise(row)) if len(row) > 1 else 0.0
    for before, after in pairwise(row):
        text += _gap(before, after, em, usual) + after.sign
    box = (row[0].left, min(g.top for g in row), max(g.right for g in row), max(g.bottom for g in row))
    return TextLine(text.strip(), box, page, aspect=aspect)


def _gap(before: Glyph, after: Glyph, em: float, usual: float) -> str:
    """A space where the page shows one; in a stretched line gaps between Chinese mean nothing."""
    width = after.left - before.right
    chinese = bool(_CJK.match(before.sign) or _CJK.match(after.sign))
    if width > 2.5 * em:
        return "    "
    return " " if width > (max(0.45 * em, 2.5 * usual) if chinese else 0.22 * em) else ""


def join_rows(lines: Iterable[TextLine]) -> list[TextLine]:
    """Pieces that stand side by side on one visual line become one line, in reading order."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda piece: (piece.middle, piece.box[0])):
        if rows and abs(line.middle - rows[-1][-1].middle) < 0.5 * min(line.height, rows[-1][-1].height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda piece: piece.box[0])) for row in rows]


def _joined(row: Sequence[TextLine]) -> TextLine:
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for before, after in pairwise(row):
        gap = after.box[0] - before.box[2]
        text += ("    " if gap > 2.5 * after.em else "" if gap < 0.6 * after.em else " ") + after.text
    box = (
        min(p.box[0] for p in row),
        min(p.box[1] for p in row),
        max(p.box[2] for p in row),
        max(p.box[3] for p in row),
    )
    weight = sum(len(p.text) for p in row) or 1
    confidence = sum(p.confidence * len(p.text) for p in row) / weight
    return TextLine(text, box, row[0].page, confidence, row[0].aspect)


def running_lines(pages: Sequence[Sequence[TextLine]]) -> set[tuple[int, str]]:
    """Headers and footers: (page, text) of lines at the edge that return on other pages, and page numbers."""
    edge = [line for lines in pages for line in lines if line.middle < 0.085 or line.middle > 0.915]
    shapes = Counter(_shape(line) for line in edge)
    enough = 2 if len(pages) < 6 else 3
    return {
        (line.page, line.text)
        for line in edge
        if _PAGE_NUMBER.match(line.text) or (len(pages) > 1 and shapes[_shape(line)] >= enough)
    }


def _shape(line: TextLine) -> tuple[str, bool]:
    return re.sub(r"\d+", "#", line.text), line.middle < 0.5


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text))


def paragraphs(lines: Sequence[TextLine]) -> list[Paragraph]:
    """Lines in reading order, over all pages, merged into paragraphs."""
    if not lines:
        return []
    margins = _page_margins(lines)
    body = _body_height(lines)
    found: list[list[TextLine]] = [[lines[0]]]
    for before, after in pairwise(lines):
        if _goes_on(before, after, margins):
            found[-1].append(after)
        else:
            found.append([after])
    return [_paragraph(group, body) for group in found]


def _page_margins(lines: Sequence[TextLine]) -> dict[int, tuple[float, float]]:
    """Margins by page; a page of few lines goes by the whole document, a short document by equal margins."""
    pages: dict[int, list[TextLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    left, right = _margins(lines)
    longest = max(line.box[2] - line.box[0] for line in lines)
    margins: dict[int, tuple[float, float]] = {}
    for page, own in pages.items():
        margins[page] = _margins(own)
        if len(own) < _FEW_LINES:
            outer = min(left, min(line.box[0] for line in own))
            equal = 1 - outer if longest < 0.5 else 0.0
            margins[page] = (outer, max(right, margins[page][1], equal))
    return margins


def _margins(lines: Sequence[TextLine]) -> tuple[float, float]:
    """The left edge most lines start at, and the right edge long lines reach."""
    lefts = Counter(round(line.box[0] * 50) for line in lines)
    common = min(lefts, key=lambda edge: (-lefts[edge], edge)) / 50
    left = min((ln.box[0] for ln in lines if abs(ln.box[0] - common) < 0.03), default=common)
    outer = min(line.box[0] for line in lines)
    if left - outer > 0.12:  # most lines are centred or indented; the longest tell the margin
        left = outer
    rights = sorted(line.box[2] for line in lines)
    return left, rights[int(len(rights) * 0.9)] if len(rights) > 3 else rights[-1]


def _body_height(lines: Sequence[TextLine]) -> float:
    weights: Counter[int] = Counter()
    for line in lines:
        weights[round(line.height * 500)] += len(line.text)
    return min(weights, key=lambda h: (-weights[h], h)) / 500


def _goes_on(before: TextLine, after: TextLine, margins: dict[int, tuple[float, float]]) -> bool:
    if is_contents_entry(before.text) or is_contents_entry(after.text) or _BULLET.match(after.text):
        return False
    left, right = margins[before.page]
    em = before.em
    if _wrapped_title(before, after, left, right):
        return True
    if before.box[2] < right - 2.2 * em - _unbroken(after):
        return False
    if after.box[0] - margins[after.page][0] > 1.2 * after.em:
        return False
    if abs(before.height - after.height) > 0.3 * max(before.height, after.height):
        return False
    if before.page == after.page and after.box[1] - before.box[3] > 2.2 * before.height:
        return False
    starts_item = parse_number(after.text) is not None
    return not (starts_item and before.text.endswith(_CLOSED)) and not (
        starts_item and _centred(before, left, right)
    )


def _wrapped_title(before: TextLine, after: TextLine, left: float, right: float) -> bool:
    """A centred title too long for one line: the second line has the same size and is shorter."""
    if before.page != after.page or before.text.endswith(_CLOSED) or parse_number(after.text) is not None:
        return False
    middle = (left + right) / 2
    centred = all(abs((n.box[0] + n.box[2]) / 2 - middle) < 1.2 * n.em for n in (before, after))
    wide = before.box[2] - before.box[0]
    return (
        centred
        and wide > 0.55 * (right - left)
        and after.box[0] - left > 2 * after.em
        and after.box[2] - after.box[0] < wide
        and abs(before.height - after.height) < 0.16 * before.height
        and after.box[1] - before.box[3] < 1.3 * before.height
    )


def _unbroken(line: TextLine) -> float:
    """The width of the number or word a line starts with, which may not be cut at the line end."""
    token = _TOKEN.match(line.text)
    return 0.55 * line.em * len(token.group()) if token else 0.0


def _centred(line: TextLine, left: float, right: float) -> bool:
    return (
        line.box[0] - left > 3 * line.em and abs((line.box[0] + line.box[2]) - (left + right)) < 2 * line.em
    )


def _paragraph(group: Sequence[TextLine], body: float) -> Paragraph:
    text = group[0].text
    for before, after in pairwise(group):
        text += _seam(before.text, after.text) + after.text
    first = [line for line in group if line.page == group[0].page]
    box = (
        min(line.box[0] for line in first),
        min(line.box[1] for line in first),
        max(line.box[2] for line in first),
        max(line.box[3] for line in first),
    )
    weight = sum(len(line.text) for line in group) or 1
    confidence = sum(line.confidence * len(line.text) for line in group) / weight
    larger = group[0].height > 1.18 * body
    return Paragraph(text, page=group[0].page, bold=larger, box=rounded(box), confidence=round(confidence, 4))


def _seam(before: str, after: str) -> str:
    return " " if before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() else ""


def join_wrapped(lines: Sequence[TextLine], width: float) -> str:
    """The text of a table cell: a line that fills the cell goes on, a short one ends a paragraph."""
    if not lines:
        return ""
    text = lines[0].text
    for before, after in pairwise(lines):
        full = before.box[2] - before.box[0] > width - 2.2 * before.em - _unbroken(after)
        short = len(before.text) <= 4 and len(after.text) <= 4
        seam = _seam(before.text, after.text) if full or short else "\n"
        text += seam + after.text
    return text


def rounded(box: Box) -> Box:
    """A box with four decimals: a tenth of a millimetre on paper."""
    return (round(box[0], 4), round(box[1], 4), round(box[2], 4), round(box[3], 4))
