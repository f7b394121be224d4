"""One page of a PDF through pdfium: characters, ruling lines, pictures, in displayed coordinates.

Everything is given as shares of the page as it is shown (after /Rotate), y downwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from tongchou.engine.intake.readers.assembly import Box
from tongchou.engine.intake.readers.layout import Glyph
from tongchou.engine.intake.readers.ruling import Ruling

_MAX_CHARS = 60_000
_MAX_OBJECTS = 30_000
_THIN = 3.0  # points: a filled rectangle thinner than this is a line
_MIN_LINE = 6.0


@dataclass(frozen=True)
class Frame:
    """Maps pdfium's page coordinates (points, y upwards, unrotated) to shares of the page shown."""

    left: float
    bottom: float
    width: float
    height: float
    rotation: int

    @property
    def aspect(self) -> float:
        return self.width / self.height if self.rotation in (90, 270) else self.height / self.width

    def point(self, x: float, y: float) -> tuple[float, float]:
        u = (x - self.left) / self.width
        v = 1 - (y - self.bottom) / self.height
        match self.rotation:
            case 90:
                return 1 - v, u
            case 180:
                return 1 - u, 1 - v
            case 270:
                return v, 1 - u
        return u, v

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (x1, y1) = self.point(left, top), self.point(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def frame_of(page: Any) -> Frame:
    left, bottom, right, top = page.get_cropbox()
    return Frame(left, bottom, max(right - left, 1.0), max(top - bottom, 1.0), page.get_rotation() % 360)


def glyphs(page: Any, frame: Frame) -> list[Glyph]:
    """The visible characters in the order of the file; spaces are left out, gaps tell them."""
    textpage = page.get_textpage()
    raw = textpage.raw
    rect = pdfium.FS_RECTF()
    found: list[Glyph] = []
    for index in range(min(textpage.count_chars(), _MAX_CHARS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code <= 32 or code in (0xA0, 0x3000, 0xFFFE, 0xFEFF, 0x200B):
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, rect):
            continue
        box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
        if box[2] <= box[0] or box[0] > 1 or box[2] < 0 or box[1] > 1 or box[3] < 0:
            continue
        found.append(Glyph(_sign(code), *box))
    textpage.close()
    return found


def _sign(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


@dataclass
class Drawn:
    """``picture`` is the share of the page covered by the largest picture, ``dpi`` its resolution."""

    rulings: list[Ruling]
    picture: float = 0.0
    dpi: int = 0
    pictures: int = 0
    crowded: bool = False


def drawn(page: Any, frame: Frame, max_lines: int) -> Drawn:
    """Lines and pictures of the page; ``crowded`` when there are more lines than make sense for tables."""
    found = Drawn([])
    wanted = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for count, item in enumerate(page.get_objects(filter=wanted, max_depth=3)):
        if count > _MAX_OBJECTS or len(found.rulings) > max_lines:
            found.crowded = True
            break
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            _note_picture(item, frame, found)
        else:
            found.rulings.extend(_path_rulings(item, frame))
    return found


def _note_picture(item: Any, frame: Frame, found: Drawn) -> None:
    left, bottom, right, top = item.get_bounds()
    box = frame.box(left, bottom, right, top)
    share = max(0.0, min(box[2], 1) - max(box[0], 0)) * max(0.0, min(box[3], 1) - max(box[1], 0))
    found.pictures += share > 0.02
    if share > found.picture:
        width, height = item.get_px_size()
        inches = max(right - left, top - bottom, 1.0) / 72
        found.picture, found.dpi = share, round(max(width, height) / inches)


def _path_rulings(item: Any, frame: Frame) -> Iterator[Ruling]:
    """Straight horizontal and vertical strokes of a path; a thin filled rectangle is one stroke."""
    count = pdfium.FPDFPath_CountSegments(item)
    if count < 2 or count > 4000:
        return
    points = [_segment(item, n) for n in range(count)]
    thin = _thin_rectangle([p for _, p in points])
    if thin is not None:
        yield _ruling(frame, *thin)
        return
    start, last = points[0][1], points[0][1]
    for kind, point in points:
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and _straight(last, point):
            yield _ruling(frame, *last, *point)
        last = point
    if _straight(last, start) and len(points) > 3:
        yield _ruling(frame, *last, *start)


def _segment(item: Any, index: int) -> tuple[int, tuple[float, float]]:
    segment = pdfium.FPDFPath_GetPathSegment(item, index)
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    matrix = item.get_matrix()
    container = getattr(item, "container", None)
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = getattr(container, "container", None)
    point = matrix.on_point(x.value, y.value)
    return pdfium.FPDFPathSegment_GetType(segment), (float(point[0]), float(point[1]))


def _thin_rectangle(points: list[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if len(points) < 4 or min(width, height) > _THIN or max(width, height) < _MIN_LINE:
        return None
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return (min(xs), y, max(xs), y) if width >= height else (x, min(ys), x, max(ys))


def _straight(one: tuple[float, float], other: tuple[float, float]) -> bool:
    width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
    return min(width, height) < 0.8 and max(width, height) >= _MIN_LINE


def _ruling(frame: Frame, x0: float, y0: float, x1: float, y1: float) -> Ruling:
    (u0, v0), (u1, v1) = frame.point(x0, y0), frame.point(x1, y1)
    return Ruling(u0, v0 * frame.aspect, u1, v1 * frame.aspect)
