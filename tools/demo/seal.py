"""A round official seal in red ink: ring, star, unit name along the ring."""

import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_NOTO = Path("/usr/share/fonts/opentype/noto")
_WQY = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
# Index 2 of the Noto CJK collections is the Simplified Chinese face.
_FACES: dict[str, tuple[Path, int]] = {
    "song": (_NOTO / "NotoSerifCJK-Regular.ttc", 2),
    "song_bold": (_NOTO / "NotoSerifCJK-Bold.ttc", 2),
    "hei": (_NOTO / "NotoSansCJK-Regular.ttc", 2),
    "hei_bold": (_NOTO / "NotoSansCJK-Bold.ttc", 2),
    "wqy": (_WQY, 0),
}
SEAL_RED = (205, 28, 34)


def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font by its office name: song, song_bold, hei, hei_bold or wqy; size in pixels."""
    path, index = _FACES[name]
    return ImageFont.truetype(str(path), size, index=index)


def draw_seal(unit: str, diameter: int, seed: int = 0, below: str = "") -> Image.Image:
    """An RGBA seal `diameter` pixels wide with `unit` on the ring and optional small text below the star."""
    scale = 3
    side = diameter * scale
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    ring = max(side // 34, 2)
    pen.ellipse((ring, ring, side - ring, side - ring), outline=255, width=ring)
    _draw_star(pen, side / 2, side / 2, side * 0.165)
    _draw_arc_text(mask, unit, side)
    if below:
        small = face("song_bold", int(side * 0.075))
        pen.text((side / 2, side * 0.78), below, font=small, fill=255, anchor="mm")
    inked = _uneven_ink(mask.resize((diameter, diameter), Image.Resampling.LANCZOS), seed)
    seal = Image.new("RGBA", (diameter, diameter), (*SEAL_RED, 0))
    seal.putalpha(inked)
    turn = np.random.default_rng(seed).uniform(-9, 9)
    return seal.rotate(turn, resample=Image.Resampling.BICUBIC)


def _draw_star(pen: ImageDraw.ImageDraw, cx: float, cy: float, radius: float) -> None:
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.382
        angle = -math.pi / 2 + step * math.pi / 5
        points.append((cx + reach * math.cos(angle), cy + reach * math.sin(angle)))
    pen.polygon(points, fill=255)


def _draw_arc_text(mask: Image.Image, text: str, side: int) -> None:
    """Letters stand on the ring from lower left over the top to lower right, feet towards the centre."""
    span = math.radians(min(250, 21 * len(text)))
    size = int(side * min(0.135, 2.4 / max(len(text), 1)))
    radius = side / 2 - side * 0.045 - size * 0.62
    font = face("song_bold", size)
    step = span / max(len(text) - 1, 1)
    for index, letter in enumerate(text):
        angle = -math.pi / 2 - span / 2 + step * index
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), letter, font=font, fill=255, anchor="mm")
        tile = tile.rotate(-math.degrees(angle + math.pi / 2), resample=Image.Resampling.BICUBIC)
        x = side / 2 + radius * math.cos(angle) - size
        y = side / 2 + radius * math.sin(angle) - size
        mask.paste(255, (int(x), int(y)), tile)


def _uneven_ink(mask: Image.Image, seed: int) -> Image.Image:
    """Ink lies thinner in soft patches and misses a few grains, as a hand-pressed seal does."""
    rng = np.random.default_rng(seed + 7)
    width, height = mask.size
    coarse = Image.fromarray(rng.integers(120, 255, (9, 9), dtype=np.uint8))
    patches = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32) / 255
    grains = np.where(rng.random((height, width)) < 0.05, 0.45, 1.0)
    alpha = np.asarray(mask, dtype=np.float32) * np.clip(patches * 1.25, 0.45, 0.95) * grains
    return Image.fromarray(alpha.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.4))
