"""Office pages drawn for recognition tests: text, a ruled table, a red seal, then the scanner's harm."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

_FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
)
SIZE = (1240, 1754)  # A4 at 150 dpi


def font(size: int) -> ImageFont.FreeTypeFont:
    """A Chinese font of the machine; skips the test where there is none."""
    for path, index in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, size, index=index)
    pytest.skip("no Chinese font on this machine")


def page(lines: Sequence[tuple[int, int, int, str]]) -> Image.Image:
    """A white page with (x, y, size, words)."""
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    for x, y, size, words in lines:
        pen.text((x, y), words, font=font(size), fill=(25, 25, 25))
    return image


def draw_table(
    image: Image.Image, left: int, top: int, widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> None:
    pen = ImageDraw.Draw(image)
    step, right = 56, left + sum(widths)
    for n in range(len(rows) + 1):
        pen.line((left, top + step * n, right, top + step * n), fill=(20, 20, 20), width=2)
    edges = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
    for x in edges:
        pen.line((x, top, x, top + step * len(rows)), fill=(20, 20, 20), width=2)
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            pen.text((edges[c] + 12, top + step * r + 14), words, font=font(24), fill=(25, 25, 25))


def draw_seal(image: Image.Image, x: int, y: int, radius: int) -> None:
    """A red ring with a star-like middle; ink darkens what it covers and never lightens it."""
    layer = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(layer)
    red = (214, 62, 66)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=7)
    pen.regular_polygon((x, y, radius // 3), 5, fill=red)
    for n, sign in enumerate("渌江市城市管理局专用章"):
        angle = np.pi * (0.85 + 1.3 * n / 10)
        at = (x + 0.75 * radius * np.cos(angle), y + 0.75 * radius * np.sin(angle))
        pen.text(at, sign, font=font(22), fill=red, anchor="mm")
    image.paste(ImageChops.multiply(image, layer))


def scanned(image: Image.Image, turn: float = 0.7, quality: int = 60, seed: int = 7) -> bytes:
    """As a scanner gives it: a little turned, soft, noisy, JPEG."""
    turned = image.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor="white")
    soft = turned.filter(ImageFilter.GaussianBlur(0.5))
    noise = np.random.default_rng(seed).normal(0, 5, (*soft.size[::-1], 1))
    dirty = np.clip(np.asarray(soft, dtype=np.float32) + noise, 0, 255).astype(np.uint8)
    return jpeg(Image.fromarray(dirty), quality)


def jpeg(image: Image.Image, quality: int = 80) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, dpi=(150, 150))
    return buffer.getvalue()


def scan_pdf(images: Sequence[Image.Image]) -> bytes:
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", save_all=True, append_images=list(images[1:]), resolution=150)
    return buffer.getvalue()
