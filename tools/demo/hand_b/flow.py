"""Simple flow charts: rows of boxes joined by arrows, drawn as PNG."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from tools.demo.seal import face

_INK, _FILL = (46, 84, 140), (234, 241, 250)


def draw_flow(rows: Sequence[tuple[str, Sequence[str]]], path: Path) -> None:
    """Each row has a label at the left and a chain of steps joined by arrows."""
    width, band = 1500, 190
    image = Image.new("RGB", (width, band * len(rows) + 20), "white")
    pen = ImageDraw.Draw(image)
    for index, (label, steps) in enumerate(rows):
        top = 15 + band * index
        pen.rectangle((10, top, 150, top + band - 30), fill=(217, 226, 243), outline=_INK, width=2)
        _letters(pen, label, (80, top + (band - 30) / 2), 24, 4)
        _chain(pen, steps, (175, top, width - 15, top + band - 30))
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(path, "PNG", optimize=True)


def _chain(pen: ImageDraw.ImageDraw, steps: Sequence[str], area: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = area
    step = (right - left) / len(steps)
    middle = (top + bottom) / 2
    for index, text in enumerate(steps):
        x0, x1 = left + step * index, left + step * (index + 1) - 34
        pen.rounded_rectangle((x0, top + 22, x1, bottom - 22), 10, fill=_FILL, outline=_INK, width=2)
        _letters(pen, text, ((x0 + x1) / 2, middle), 22, max(int((x1 - x0 - 10) / 23), 2))
        if index + 1 < len(steps):
            pen.line((x1 + 3, middle, x1 + 24, middle), fill=_INK, width=3)
            pen.polygon(((x1 + 31, middle), (x1 + 20, middle - 7), (x1 + 20, middle + 7)), fill=_INK)


def _letters(
    pen: ImageDraw.ImageDraw, text: str, center: tuple[float, float], size: int, per_line: int
) -> None:
    lines = [text[n : n + per_line] for n in range(0, len(text), per_line)]
    for row, line in enumerate(lines):
        y = center[1] + (row - (len(lines) - 1) / 2) * size * 1.3
        pen.text((center[0], y), line, font=face("hei", size), fill="black", anchor="mm")
