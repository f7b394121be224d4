"""A layered architecture figure, drawn as a slide would show it."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from tools.demo.scan import face

_COLOURS = ((222, 235, 247), (226, 239, 218), (255, 242, 204), (252, 228, 214), (237, 237, 237))


def draw_layers(layers: Sequence[tuple[str, Sequence[str]]], path: Path, width: int = 1500) -> None:
    """Draw rows of boxes, the layer's name at the left."""
    row, gap, lead = 132, 16, 190
    image = Image.new("RGB", (width, (row + gap) * len(layers) + gap), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    for number, (name, boxes) in enumerate(layers):
        top = gap + number * (row + gap)
        colour = _COLOURS[number % len(_COLOURS)]
        pen.rectangle((gap, top, width - gap, top + row), fill=colour, outline=(120, 120, 120), width=2)
        pen.text(
            (gap + lead / 2, top + row / 2), name, font=face("hei_bold", 30), fill=(30, 60, 110), anchor="mm"
        )
        _boxes(pen, boxes, (gap + lead, top, width - 2 * gap, top + row))
    image.quantize(64).save(path, optimize=True)


def _boxes(pen: ImageDraw.ImageDraw, names: Sequence[str], frame: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = frame
    step = (right - left) / len(names)
    for index, name in enumerate(names):
        box = (left + step * index + 6, top + 24, left + step * (index + 1) - 6, bottom - 24)
        pen.rectangle(box, fill=(255, 255, 255), outline=(90, 110, 150), width=2)
        size = int(min(28, (step - 18) / max(len(name), 1) * (2 if len(name) > 6 else 1)))
        half = (len(name) + 1) // 2
        lines = [name] if len(name) <= 6 else [name[:half], name[half:]]
        for row, text in enumerate(lines):
            middle = (top + bottom) / 2 + (row - (len(lines) - 1) / 2) * size * 1.25
            pen.text(
                ((box[0] + box[2]) / 2, middle), text, font=face("hei", size), fill=(20, 20, 20), anchor="mm"
            )
