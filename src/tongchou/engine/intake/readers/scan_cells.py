"""The cells of a ruled table on a scanned page: which lines belong to which, and what was overlooked."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from tongchou.engine.intake.readers.assembly import Box
from tongchou.engine.intake.readers.layout import TextLine, join_rows, join_wrapped, rounded
from tongchou.engine.intake.readers.ocr import OcrEngine
from tongchou.engine.intake.readers.ocr_text import as_printed
from tongchou.engine.intake.readers.ruling import RuledTable

#: Readings that are often wrong when they stand alone: thin strokes are lost, doubled ones collapse.
_DOUBTFUL = re.compile(r"1{1,3}|[一丨lI|/\\\-—.,、·]{1,2}")
#: A round or straight stroke alone in a cell is a digit: forms answer with 0 and 1, not with letters.
_LONE_DIGITS = {"o": "0", "O": "0", "l": "1", "I": "1"}
_SURE_ENOUGH = 0.6
_INK_STEP = 60
_LEAST_INK = 14
_ONE_LINE = 52  # pixels at 150 dpi


def cell_texts(
    table: RuledTable, lines: list[TextLine], image: Any, engine: OcrEngine
) -> list[tuple[str, float, Box]]:
    """Text, confidence and page box of each cell of a table, in the order of its cells."""
    height, width = image.shape[:2]
    boxes = [share(cell.box, width, height) for cell in table.cells]
    held: list[list[TextLine]] = [[] for _ in boxes]
    for line in lines:
        for index, piece in _pieces(line, boxes):
            held[index].append(piece)
    texts: list[tuple[str, float, Box]] = []
    for cell, box, inside in zip(table.cells, boxes, held, strict=True):
        joined = join_rows(inside)
        length = sum(len(line.text) for line in joined) or 1
        sure = sum(line.confidence * len(line.text) for line in joined) / length if joined else 1.0
        text = join_wrapped(joined, box[2] - box[0])
        if not text or _DOUBTFUL.fullmatch(text):
            text, sure = _read_again(image, cell.box, text, sure, engine)
        texts.append((text, round(sure, 4), rounded(box)))
    return texts


def _read_again(
    image: Any, box: Box, text: str, sure: float, engine: OcrEngine
) -> tuple[str, float]:  # fmt: skip
    """A lone thin digit escapes the detector or is taken for a dash: read the ink of the cell by itself."""
    crop = _ink_of(image, box)
    if crop is None:
        return text, sure
    line = engine.read_line(crop)
    # where nothing was read before, there is no better reading to defend
    if line is None or line.confidence < (max(_SURE_ENOUGH, sure - 0.1) if text else _SURE_ENOUGH):
        return text, sure
    return _LONE_DIGITS.get(line.text, as_printed(line.text)), line.confidence


def _ink_of(image: Any, box: Box) -> Any:
    """The part of a cell that holds ink, with a small margin; None when it is blank."""
    inset = max(4, image.shape[1] // 250)
    left, top, right, bottom = (round(value) for value in box)
    cell = image[top + inset : bottom - inset, left + inset : right - inset]
    if cell.size == 0 or min(cell.shape[:2]) < 8:
        return None
    grey = cell if cell.ndim == 2 else cell.min(axis=2)
    dark = grey < np.median(grey) - _INK_STEP
    rows, columns = np.nonzero(dark.sum(axis=1) > 0)[0], np.nonzero(dark.sum(axis=0) > 0)[0]
    if int(dark.sum()) < _LEAST_INK or len(rows) < 4:
        return None
    y0, y1 = max(0, int(rows[0]) - 4), int(rows[-1]) + 5
    x0, x1 = max(0, int(columns[0]) - 6), int(columns[-1]) + 7
    if y1 - y0 > _ONE_LINE * (image.shape[0] / 1754):
        return None
    return np.ascontiguousarray(cell[y0:y1, x0:x1])


def _pieces(line: TextLine, boxes: list[Box]) -> list[tuple[int, TextLine]]:
    """The cell a line stands in; a line the detector drew over several cells is cut at their borders."""
    row = [
        (n, box) for n, box in enumerate(boxes) if box[1] <= line.middle <= box[3] and _common(line, box) > 0
    ]
    row.sort(key=lambda item: item[1][0])
    wide = [(n, box) for n, box in row if _common(line, box) > 0.9 * line.em]
    if len(wide) <= 1:
        best = max(row, key=lambda item: _common(line, item[1]), default=None)
        return [] if best is None else [(best[0], line)]
    pieces: list[tuple[int, TextLine]] = []
    span = line.box[2] - line.box[0]
    for n, box in wide:
        start = round(len(line.text) * max(0.0, (box[0] - line.box[0]) / span))
        end = round(len(line.text) * min(1.0, (box[2] - line.box[0]) / span))
        text = line.text[start:end].strip()
        if text:
            part = (max(line.box[0], box[0]), line.box[1], min(line.box[2], box[2]), line.box[3])
            pieces.append((n, TextLine(text, part, line.page, line.confidence * 0.9, line.aspect)))
    return pieces


def _common(line: TextLine, box: Box) -> float:
    return min(line.box[2], box[2]) - max(line.box[0], box[0])


def within(line: TextLine, box: Box) -> bool:
    """Whether the middle of a line lies in a box."""
    middle = (line.box[0] + line.box[2]) / 2
    return box[0] <= middle <= box[2] and box[1] <= line.middle <= box[3]


def share(box: Box, width: int, height: int) -> Box:
    """A box in pixels as shares of the page."""
    return box[0] / width, box[1] / height, box[2] / width, box[3] / height
