"""PDF files: text by pdfium with places, ruled tables, headings by numbers and bookmarks, scans by OCR.

A page without a text layer (or with a garbled one) is rendered and read as a scan. Tables are found
where ruling lines are; how many lines a page may have is limited, so that drawings cost no time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from tongchou.engine.intake.problem_kinds import (
    DAMAGED,
    ENCRYPTED,
    OCR_MISSING,
    OCR_PAGE_LIMIT,
    PDF_GARBLED,
    PDF_PAGE_FAILED,
    PDF_TABLES_SKIPPED,
    TOO_MANY_PAGES,
)
from tongchou.engine.intake.readers.assembly import Box, Grid, assemble
from tongchou.engine.intake.readers.base import Notes, Reading, ReadOptions, Source, UnreadableError
from tongchou.engine.intake.readers.layout import Glyph, glyph_lines, join_wrapped, rounded
from tongchou.engine.intake.readers.page_flow import PageContent, apply_bookmarks, bookmarks, page_drafts
from tongchou.engine.intake.readers.pdf_page import Drawn, Frame, drawn, frame_of, glyphs
from tongchou.engine.intake.readers.ruling import RuledTable, grid_rows, ruled_tables
from tongchou.engine.intake.readers.scan import ScanDesk, ScanSummary

_TOLERANCE = 0.005
_MIN_GLYPHS = 12
_GARBLED = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x1f]")
_RENDER_DPI = (150, 220)


def read_pdf(source: Source, options: ReadOptions) -> Reading:
    """Read a PDF. Raises :class:`UnreadableError` when it is encrypted or broken."""
    return _PdfReader(source, options).read()


class _PdfReader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._notes = Notes(source)
        self._summary = ScanSummary()
        self._unread: list[int] = []
        self._desk: ScanDesk | None = None
        self._with_text = 0

    def read(self) -> Reading:
        document = _open(self._source.data)
        try:
            total = len(document)
            read = {number: self._page(document, number) for number in range(1, self._count(total) + 1)}
            marks = bookmarks(document)
            scanned = self._desk.contents() if self._desk else {}
        finally:
            if self._desk:
                self._desk.close()
            document.close()
        pages = list({**read, **scanned}.values())
        self._report()
        drafts = page_drafts(pages)
        apply_bookmarks(drafts, marks)
        return Reading(
            assemble(self._source.name, drafts),
            self._notes.frozen(),
            pages=total,
            has_text_layer=self._with_text * 2 > len(pages) if pages else None,
            ocr_confidence=self._summary.confidence,
            sealed=self._summary.sealed,
        )

    def _count(self, total: int) -> int:
        limit = self._options.limits.pages
        if total > limit:
            self._notes.add(
                TOO_MANY_PAGES, f"共{total}页，超过上限{limit}页，第{limit + 1}页起未读取", page=limit + 1
            )
        return min(total, limit)

    def _page(self, document: Any, number: int) -> PageContent:
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            self._notes.add(PDF_PAGE_FAILED, page=number)
            return PageContent()
        try:
            return self._read_page(page, number)
        except pypdfium2.PdfiumError:
            self._notes.add(PDF_PAGE_FAILED, page=number)
            return PageContent()
        finally:
            page.close()

    def _read_page(self, page: Any, number: int) -> PageContent:
        frame = frame_of(page)
        signs = glyphs(page, frame)
        things = drawn(page, frame, self._options.limits.ruling_lines)
        garbled = _is_garbled(signs)
        if garbled:
            self._notes.add(PDF_GARBLED, page=number)
        covered = things.picture > 0.6 and len(signs) < 40
        if garbled or covered or (len(signs) < _MIN_GLYPHS and things.picture > 0.1):
            return self._scan(page, number, things)
        self._with_text += bool(signs)
        result = PageContent(pictures=things.pictures)
        if things.crowded:
            self._notes.add(PDF_TABLES_SKIPPED, page=number)
        elif len(things.rulings) >= 4:
            signs = self._tables(result, signs, things, frame, number)
        result.lines = glyph_lines(signs, number, frame.aspect)
        return result

    def _tables(
        self, result: PageContent, signs: list[Glyph], things: Drawn, frame: Frame, number: int
    ) -> list[Glyph]:
        """Move the characters inside ruled tables into their cells; gives the others."""
        for table in ruled_tables(things.rulings, _TOLERANCE):
            inside, signs = _split(signs, _page_box(table.box, frame.aspect))
            rows = grid_rows(table, _cell_texts(table, inside, number, frame.aspect))
            if any(cell.text for row in rows for cell in row):
                box = _page_box(table.box, frame.aspect)
                result.tables.append((box, Grid(rows, page=number, box=rounded(box))))
            else:
                signs = signs + inside
        return signs

    def _scan(self, page: Any, number: int, things: Drawn) -> PageContent:
        if self._options.ocr is None:
            self._unread.append(number)
            return PageContent(pictures=1)
        if self._summary.pages >= self._options.limits.ocr_pages:
            self._summary.beyond.append(number)
            return PageContent(pictures=1)
        dpi = min(max(things.dpi or _RENDER_DPI[0], _RENDER_DPI[0]), _RENDER_DPI[1])
        longest = max(page.get_size()) / 72
        dpi = int(min(dpi, 4000 / max(longest, 0.1)))
        self._options.progress(f"正在识别 {self._source.name} 第{number}页")
        pixels = page.render(scale=dpi / 72, rev_byteorder=False).to_numpy()
        if self._desk is None:
            self._desk = ScanDesk(self._source, self._options.ocr, self._notes, self._summary)
        self._desk.hand_in(pixels, number, things.dpi or dpi)
        return PageContent()

    def _report(self) -> None:
        if self._unread:
            self._notes.add(
                OCR_MISSING,
                f"{_ranges(self._unread)}是扫描件，未安装文字识别组件，未读取",
                page=self._unread[0],
            )
        if self._summary.beyond:
            self._notes.add(
                OCR_PAGE_LIMIT,
                f"扫描页超过上限{self._options.limits.ocr_pages}页，{_ranges(self._summary.beyond)}未识别",
                page=self._summary.beyond[0],
            )


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        password = (
            getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        )
        raise UnreadableError(ENCRYPTED if password else DAMAGED) from error


def _is_garbled(signs: Sequence[Glyph]) -> bool:
    if len(signs) < _MIN_GLYPHS:
        return False
    return sum(bool(_GARBLED.match(glyph.sign)) for glyph in signs) * 3 > len(signs)


def _page_box(box: Box, aspect: float) -> Box:
    """Rulings are measured in page widths both ways; back to shares of width and height."""
    return box[0], box[1] / aspect, box[2], box[3] / aspect


def _split(signs: Sequence[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in signs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        within = box[0] <= x <= box[2] and box[1] <= y <= box[3]
        (inside if within else outside).append(glyph)
    return inside, outside


def _cell_texts(
    table: RuledTable, signs: list[Glyph], number: int, aspect: float
) -> list[tuple[str, float, Box]]:
    texts: list[tuple[str, float, Box]] = []
    for cell in table.cells:
        box = _page_box(cell.box, aspect)
        inside, signs = _split(signs, box)
        lines = glyph_lines(inside, number, aspect)
        texts.append((join_wrapped(lines, box[2] - box[0]), 1.0, rounded(box)))
    return texts


def _ranges(pages: Sequence[int]) -> str:
    """第1、3–5页."""
    groups: list[list[int]] = []
    for page in pages:
        if groups and page == groups[-1][-1] + 1:
            groups[-1].append(page)
        else:
            groups.append([page])
    shown = [str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups[:12]]
    return "第" + "、".join(shown) + ("页" if len(groups) <= 12 else "等页")
