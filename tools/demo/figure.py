"""Layered box diagrams (总体架构图、部署图) drawn as PNG for plans."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from tools.demo.seal import face

_FILLS = [
    (222, 234, 246),
    (226, 239, 218),
    (255, 242, 204),
    (237, 237, 237),
    (251, 229, 214),
    (217, 210, 233),
]
_LINE = (68, 84, 106)
Area = tuple[float, float, float, float]


def draw_layers(
    layers: Sequence[tuple[str, Sequence[str]]], path: Path, sides: tuple[str, str] = ("", "")
) -> None:
    """One band per layer with its boxes, and two upright bars (standards, security) at the sides."""
    band, width = 150, 1500
    image = Image.new("RGB", (width, band * len(layers) + 30), "white")
    pen = ImageDraw.Draw(image)
    left, right = (90 if sides[0] else 15), width - (90 if sides[1] else 15)
    for index, (name, boxes) in enumerate(layers):
        top = 15 + band * index
        pen.rectangle(
            (left, top, right, top + band - 14), fill=_FILLS[index % len(_FILLS)], outline=_LINE, width=2
        )
        pen.text((left + 80, top + band / 2 - 7), name, font=face("hei_bold", 27), fill="black", anchor="mm")
        _draw_boxes(pen, boxes, (left + 165, top + 16, right - 12, top + band - 30))
    for text, x in ((sides[0], 15), (sides[1], width - 75)):
        if text:
            pen.rectangle((x, 15, x + 60, image.height - 29), fill=(242, 242, 242), outline=_LINE, width=2)
            step = 34
            y = image.height / 2 - step * (len(text) - 1) / 2
            for letter in text:
                pen.text((x + 30, y), letter, font=face("hei", 26), fill="black", anchor="mm")
                y += step
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(path, "PNG", optimize=True)


def _draw_boxes(
    pen: ImageDraw.ImageDraw, boxes: Sequence[str], area: tuple[float, float, float, float]
) -> None:
    x0, y0, x1, y1 = area
    rows = 2 if len(boxes) > 6 else 1
    per_row = -(-len(boxes) // rows)
    room, height = (x1 - x0) / per_row, (y1 - y0) / rows
    for number, text in enumerate(boxes):
        row, column = divmod(number, per_row)
        box = (
            x0 + room * column + 5,
            y0 + height * row + 4,
            x0 + room * (column + 1) - 5,
            y0 + height * (row + 1) - 4,
        )
        pen.rectangle(box, fill="white", outline=_LINE, width=1)
        size = min(24, int((room - 14) / max(len(text), 1)))
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        pen.text(middle, text, font=face("hei", size), fill="black", anchor="mm")
