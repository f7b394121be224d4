"""Scanned pages: pictures and pdf pages without text, read by an OCR engine.

A page is turned upright and level, its seal is taken out of the way, its lines are read and joined to
paragraphs, ruled tables become tables. What makes the reading doubtful is reported page by page.
"""

from __future__ import annotations

import io
import os
import warnings
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from tongchou.engine.intake.problem_kinds import (
    DAMAGED,
    IMAGE_TOO_LARGE,
    OCR_FAILED,
    OCR_LOW_CONFIDENCE,
    OCR_LOW_CONTRAST,
    OCR_LOW_RESOLUTION,
    OCR_MISSING,
    OCR_NO_TEXT,
    OCR_PAGE_LIMIT,
    OCR_SIDEWAYS,
    OCR_SKEWED,
)
from tongchou.engine.intake.readers.assembly import Grid, assemble
from tongchou.engine.intake.readers.base import Notes, Reading, ReadOptions, Source, UnreadableError
from tongchou.engine.intake.readers.layout import TextLine, join_rows, rounded
from tongchou.engine.intake.readers.ocr import OcrEngine, OcrLine
from tongchou.engine.intake.readers.ocr_text import as_printed
from tongchou.engine.intake.readers.page_flow import PageContent, page_drafts
from tongchou.engine.intake.readers.ruling import Ruling, grid_rows, ruled_tables
from tongchou.engine.intake.readers.scan_cells import cell_texts, share, within

_LOW_DPI = 110
_LOW_CONTRAST = 70.0
_LOW_CONFIDENCE = 0.85
_UPSIDE_DOWN = 0.88  # upright pages give 0.97 and more, pages on their head 0.6–0.8 and few lines
_SKEW_WORTH = 0.2
_SKEW_REPORT = 1.5
_MAX_RULINGS = 1_200
#: Recognisers at work side by side; each holds its own models (about 300 MB).
_WORKERS = min(2, os.cpu_count() or 1)


@dataclass
class ScanSummary:
    """Over the scanned pages of one file."""

    pages: int = 0
    weight: float = 0.0
    length: int = 0
    sealed: bool | None = None
    beyond: list[int] = field(default_factory=list)

    @property
    def confidence(self) -> float | None:
        return round(self.weight / self.length, 4) if self.length else None

    def add(self, other: ScanSummary) -> None:
        """Take over what another page or file gave; ``pages`` are counted by the caller."""
        self.weight += other.weight
        self.length += other.length
        if other.sealed is not None:
            self.sealed = bool(self.sealed) or other.sealed


def read_scan(source: Source, options: ReadOptions) -> Reading:
    """Read a picture file (several pages in a tiff). Raises :class:`UnreadableError` when broken."""
    notes, summary = Notes(source), ScanSummary()
    image = _opened(source, options)
    total = int(getattr(image, "n_frames", 1))
    if options.ocr is None:
        notes.add(OCR_MISSING, page=1)
        return Reading(problems=notes.frozen(), pages=total, has_text_layer=False)
    with ScanDesk(source, options.ocr, notes, summary) as desk:
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
            if number > options.limits.ocr_pages:
                notes.add(OCR_PAGE_LIMIT, f"第{number}页起未识别", page=number)
                break
            options.progress(f"正在识别 {source.name} 第{number}页")
            pixels = _pixels(frame)
            desk.hand_in(pixels, number, round(max(pixels.shape[:2]) / 11.69))
        pages = list(desk.contents().values())
    blocks = assemble(source.name, page_drafts(pages))
    return Reading(blocks, notes.frozen(), total, False, summary.confidence, summary.sealed)


def _opened(source: Source, options: ReadOptions) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow talks about damaged metadata that does not matter here
            image = Image.open(io.BytesIO(source.data), formats=("PNG", "JPEG", "TIFF", "BMP"))
            if image.width * image.height > options.limits.pixels:
                raise UnreadableError(IMAGE_TOO_LARGE)
            image.load()
    except UnreadableError:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableError(IMAGE_TOO_LARGE) from error
    except Exception as error:  # Pillow's decoders raise nearly anything on broken data
        raise UnreadableError(DAMAGED) from error
    return image


def _pixels(frame: Image.Image) -> Any:
    try:
        upright = ImageOps.exif_transpose(frame)
        if upright.mode in ("1", "L", "I;16"):
            return np.asarray(upright.convert("L"))
        return np.asarray(upright.convert("RGB"))[:, :, ::-1]
    except Exception as error:
        raise UnreadableError(DAMAGED) from error


class ScanDesk:
    """Reads page pictures on a few threads; what comes back does not depend on which page is done first.

    Only a few pictures wait at a time, so that a long scan does not fill the memory.
    """

    def __init__(self, source: Source, engine: OcrEngine, notes: Notes, summary: ScanSummary) -> None:
        self._source, self._engine = source, engine
        self._notes, self._summary = notes, summary
        self._pool = ThreadPoolExecutor(max_workers=_WORKERS)
        self._pages: dict[int, Future[tuple[PageContent, Notes, ScanSummary]]] = {}

    def __enter__(self) -> ScanDesk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def hand_in(self, pixels: Any, page: int, dpi: int) -> None:
        """Queue a page; waits while too many are under way."""
        self._summary.pages += 1
        waiting = [future for future in self._pages.values() if not future.done()]
        if len(waiting) >= 2 * _WORKERS:
            wait(waiting, return_when=FIRST_COMPLETED)
        self._pages[page] = self._pool.submit(self._read, pixels, page, dpi)

    def contents(self) -> dict[int, PageContent]:
        """Every page handed in, in order, with its notes and totals taken over."""
        found = {}
        for page, future in sorted(self._pages.items()):
            found[page], notes, summary = future.result()
            self._notes.extend(notes)
            self._summary.add(summary)
        return found

    def _read(self, pixels: Any, page: int, dpi: int) -> tuple[PageContent, Notes, ScanSummary]:
        notes, summary = Notes(self._source), ScanSummary()
        return read_page_image(pixels, page, dpi, self._engine, notes, summary), notes, summary


def read_page_image(
    pixels: Any, page: int, dpi: int, engine: OcrEngine, notes: Notes, summary: ScanSummary
) -> PageContent:
    """Read one page picture (grey or BGR); quality flags go to ``notes``, totals to ``summary``."""
    from tongchou.engine.intake.readers import page_image as picture  # needs the ocr extra

    image = picture.fitted(pixels)
    seal = picture.find_seal(image)
    if image.ndim == 3:
        summary.sealed = bool(summary.sealed) or seal is not None
    if picture.is_blank(image):
        return PageContent()
    _flag_quality(picture.contrast(image), dpi, page, notes)
    if seal is not None:
        image = picture.without_seal(image, seal)
    image = _levelled(image, picture, page, notes)
    lines, image = _read_upright(image, engine, picture, page, notes)
    if lines is None:
        return PageContent()
    _flag_confidence(lines, page, notes, summary)
    height, width = image.shape[:2]
    found = [_text_line(line, page, width, height) for line in lines]
    return _with_tables(found, image, picture.rulings(image), engine)


def _flag_quality(contrast: float, dpi: int, page: int, notes: Notes) -> None:
    if dpi < _LOW_DPI:
        notes.add(OCR_LOW_RESOLUTION, f"分辨率偏低（约{dpi} dpi）", page=page)
    if contrast < _LOW_CONTRAST:
        notes.add(OCR_LOW_CONTRAST, page=page)


def _levelled(image: Any, picture: Any, page: int, notes: Notes) -> Any:
    if picture.is_sideways(image):
        notes.add(OCR_SIDEWAYS, "页面横置，已转正后识别", page=page)
        image = np.ascontiguousarray(np.rot90(image))
    angle = picture.skew_angle(image)
    if abs(angle) >= _SKEW_REPORT:
        notes.add(OCR_SKEWED, f"页面倾斜约{abs(angle):.1f}度，已自动扶正后识别", page=page)
    return picture.turned(image, angle, 255) if abs(angle) >= _SKEW_WORTH else image


def _read_upright(
    image: Any, engine: OcrEngine, picture: Any, page: int, notes: Notes
) -> tuple[tuple[OcrLine, ...] | None, Any]:
    """Read the page; when hardly anything is sure, read it upside down as well and keep the better."""
    try:
        lines = engine.read(image)
        if not lines or _sureness(lines) < _UPSIDE_DOWN:
            flipped = np.ascontiguousarray(image[::-1, ::-1])
            other = engine.read(flipped)
            if _sure_length(other) > 1.5 * _sure_length(lines):
                notes.add(OCR_SIDEWAYS, "页面放反，已转正后识别", page=page)
                return other, flipped
    except Exception as error:  # an engine's failure on one page must not lose the others
        notes.add(OCR_FAILED, f"文字识别出错（{type(error).__name__}），未读取", page=page)
        return None, image
    return lines, image


def _sureness(lines: tuple[OcrLine, ...]) -> float:
    length = sum(len(line.text) for line in lines)
    return _sure_length(lines) / length if length else 0.0


def _sure_length(lines: tuple[OcrLine, ...]) -> float:
    return sum(line.confidence * len(line.text) for line in lines)


def _flag_confidence(lines: tuple[OcrLine, ...], page: int, notes: Notes, summary: ScanSummary) -> None:
    length = sum(len(line.text) for line in lines)
    if not length:
        notes.add(OCR_NO_TEXT, page=page)
        return
    sure = _sureness(lines)
    summary.weight += sure * length
    summary.length += length
    if sure < _LOW_CONFIDENCE:
        notes.add(OCR_LOW_CONFIDENCE, f"文字识别把握不大（{sure:.0%}）", page=page)


def _text_line(line: OcrLine, page: int, width: int, height: int) -> TextLine:
    left, top, right, bottom = line.box
    box = (left / width, top / height, right / width, bottom / height)
    return TextLine(as_printed(line.text.strip()), box, page, line.confidence, height / width)


def _with_tables(lines: list[TextLine], image: Any, rulings: list[Ruling], engine: OcrEngine) -> PageContent:
    """Lines inside ruled tables go into their cells, the others are joined row by row."""
    content = PageContent()
    page = lines[0].page if lines else 1
    height, width = image.shape[:2]
    if 4 <= len(rulings) <= _MAX_RULINGS:
        for table in ruled_tables(rulings, max(width, height) / 230):
            box = share(table.box, width, height)
            inside = [line for line in lines if within(line, box)]
            if not inside:
                continue
            lines = [line for line in lines if not within(line, box)]
            rows = grid_rows(table, cell_texts(table, inside, image, engine))
            content.tables.append((box, Grid(rows, page=page, box=rounded(box))))
    content.lines = join_rows(lines)
    return content
