"""From pages of lines and tables to drafts in reading order, over page ends.

Running headers and page numbers are taken out, a paragraph or a table that goes on over the page end
stays one, bookmarks of a PDF serve as heading styles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from tongchou.engine.intake.readers.assembly import Box, Draft, Grid, Paragraph, Picture
from tongchou.engine.intake.readers.layout import TextLine, paragraphs, running_lines


@dataclass
class PageContent:
    """What one page gave, before paragraphs are made over page ends."""

    lines: list[TextLine] = field(default_factory=list)
    tables: list[tuple[Box, Grid]] = field(default_factory=list)
    pictures: int = 0


def page_drafts(pages: Sequence[PageContent]) -> list[Draft]:
    """Paragraphs run over page ends; tables and pictures cut them where they stand."""
    running = running_lines([page.lines for page in pages])
    drafts: list[Draft] = []
    flow: list[TextLine] = []
    headers: dict[str, Paragraph] = {}
    for page in pages:
        tables = list(page.tables)
        for line in page.lines:
            if (line.page, line.text) in running:
                origin = "header" if line.middle < 0.5 else "footer"
                headers.setdefault(line.text, Paragraph(line.text, page=line.page, origin=origin))
                continue
            while tables and tables[0][0][1] < line.middle:
                drafts.extend(paragraphs(flow))
                flow = []
                drafts.append(tables.pop(0)[1])
            flow.append(line)
        if tables or page.pictures:
            drafts.extend(paragraphs(flow))
            flow = []
            drafts.extend(grid for _, grid in tables)
            number = page.lines[0].page if page.lines else None
            drafts.extend(Picture(number) for _ in range(page.pictures))
    drafts.extend(paragraphs(flow))
    named = [draft for text, draft in headers.items() if re.search(r"[^\W\d_]{2}", text)]
    return [*named, *_joined_tables(drafts)]


def _joined_tables(drafts: Sequence[Draft]) -> list[Draft]:
    """A table that goes on over the page end, with the same columns and its head repeated, is one table."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if isinstance(draft, Grid) and isinstance(last, Grid) and _follows(last, draft):
            head = [cell.text for cell in last.rows[0]]
            again = [cell.text for cell in draft.rows[0]] == head
            for row in draft.rows:
                for cell in row:
                    cell.page = draft.page
            last.rows.extend(draft.rows[1:] if again else draft.rows)
        else:
            joined.append(draft)
    return joined


def _follows(last: Grid, grid: Grid) -> bool:
    page = last.rows[-1][0].page or last.page
    if page is None or grid.page != page + 1 or not last.rows or not grid.rows:
        return False
    bounds = (last.box, grid.box)
    if bounds[0] is None or bounds[1] is None:
        return False
    same = abs(bounds[0][0] - bounds[1][0]) < 0.02 and abs(bounds[0][2] - bounds[1][2]) < 0.02
    return same and len(last.rows[0]) == len(grid.rows[0]) and bounds[1][1] < 0.2


def bookmarks(document: Any) -> dict[tuple[int, str], int]:
    """(page, title) → level of the bookmarks; empty when there are none or they cannot be read."""
    marks: dict[tuple[int, str], int] = {}
    try:
        for count, item in enumerate(document.get_toc(max_depth=6)):
            target = item.get_dest()
            index = None if target is None else target.get_index()
            if count > 5000:
                break
            if index is not None:
                marks[(index + 1, _key(item.get_title()))] = item.level + 1
    except (pypdfium2.PdfiumError, ValueError, UnicodeError):
        return marks
    return marks


def apply_bookmarks(drafts: Sequence[Draft], marks: dict[tuple[int, str], int]) -> None:
    if not marks:
        return
    for draft in drafts:
        if isinstance(draft, Paragraph) and draft.page is not None and draft.origin == "body":
            draft.style_level = marks.get((draft.page, _key(draft.text)))


def _key(text: str) -> str:
    return re.sub(r"[\s\u3000]+", "", text)
