"""The picture of a page: upright, level, how good it is, its seal, its ruling lines (needs ``ocr`` extra)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tongchou.engine.intake.readers.ruling import Ruling, framed

Pixels = NDArray[np.uint8]

_SMALL = 700  # pixels: enough to tell skew and direction
_LONGEST = 2400
_SECTORS = 36


@dataclass(frozen=True)
class Seal:
    """A round red stamp: centre and radius in pixels."""

    x: float
    y: float
    radius: float


def fitted(pixels: Any) -> Pixels:
    """BGR or grey, at most ``_LONGEST`` pixels on the longer side."""
    image = np.ascontiguousarray(pixels)
    if image.ndim == 3 and image.shape[2] == 4:
        image = cv2.cvtColor(image, cv2.COLOR_BGRA2BGR)
    if image.ndim == 3 and image.shape[2] == 1:
        image = image[:, :, 0]
    longest = max(image.shape[:2])
    if longest > _LONGEST:
        scale = _LONGEST / longest
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(image, dtype=np.uint8)


def grey(image: Pixels) -> Pixels:
    if image.ndim == 2:
        return image
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _ink(image: Pixels) -> Pixels:
    """A small black-and-white copy: 255 where there is ink, uneven light removed."""
    small = grey(image)
    scale = _SMALL / max(small.shape)
    if scale < 1:
        small = np.asarray(
            cv2.resize(small, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    return np.asarray(ink, dtype=np.uint8)


def _rows_contrast(ink: NDArray[Any]) -> float:
    sums = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(sums)).sum())


def is_sideways(image: Pixels) -> bool:
    """Whether lines of text run up or down the page."""
    ink = _ink(image)
    across, along = _rows_contrast(ink), _rows_contrast(ink.T)
    return along > 2.2 * across and along > 0


def skew_angle(image: Pixels) -> float:
    """Degrees the page is turned, found where the rows of ink are sharpest; within ±8."""
    ink = _ink(image)
    best = _sharpest(ink, np.arange(-8, 8.01, 1.0))
    best = _sharpest(ink, best + np.arange(-0.8, 0.81, 0.2))
    return _sharpest(ink, best + np.arange(-0.15, 0.151, 0.05))


def _sharpest(ink: Pixels, angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: (_rows_contrast(turned(ink, float(angle), 0)), -abs(angle))))


def turned(image: Pixels, degrees: float, fill: int) -> Pixels:
    """The image turned about its middle, same size."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    border = (fill, fill, fill)
    return np.asarray(
        cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=border), np.uint8
    )


def contrast(image: Pixels) -> float:
    """Grey levels between paper and ink."""
    small = grey(image)[::2, ::2]
    level, _ = cv2.threshold(small, 0, 255, cv2.THRESH_OTSU)
    dark, light = small[small <= level], small[small > level]
    if dark.size < 50 or light.size < 50:
        return 0.0
    return float(np.median(light)) - float(np.percentile(dark, 30))


def is_blank(image: Pixels) -> bool:
    ink = _ink(image)
    return float((ink > 0).mean()) < 0.0008


def find_seal(image: Pixels) -> Seal | None:
    """A red ring of the size of a seal; None on grey pages, where red cannot be told."""
    if image.ndim == 2:
        return None
    scale = 800 / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    scale = min(scale, 1.0)
    red = _red(np.asarray(small, np.uint8))
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    found: list[tuple[float, Seal]] = []
    for left, top, width, height, _ in stats[1:count]:
        radius = (width + height) / 4
        if not 0.05 * small.shape[1] < radius < 0.25 * small.shape[1] or not 0.72 < width / height < 1.38:
            continue
        centre = (left + width / 2, top + height / 2)
        share = _ring_share(red, centre, radius)
        if share >= 0.6:
            found.append((share, Seal(centre[0] / scale, centre[1] / scale, radius / scale)))
    return max(found, key=lambda item: item[0])[1] if found else None


def _red(image: Pixels) -> Pixels:
    blue, green, value = (image[:, :, n].astype(np.int16) for n in range(3))
    mask = (value > 110) & (value - green > 42) & (value - blue > 32)
    return np.where(mask, 255, 0).astype(np.uint8)


def _ring_share(red: Pixels, centre: tuple[float, float], radius: float) -> float:
    """In how many directions there is red near the rim."""
    ys, xs = np.nonzero(red)
    dx, dy = xs - centre[0], ys - centre[1]
    far = np.hypot(dx, dy)
    rim = (far > 0.8 * radius) & (far < 1.1 * radius)
    sectors = ((np.arctan2(dy[rim], dx[rim]) + np.pi) / (2 * np.pi) * _SECTORS).astype(int) % _SECTORS
    return len(set(sectors.tolist())) / _SECTORS


def without_seal(image: Pixels, seal: Seal) -> Pixels:
    """Inside the seal only what is dark in the red channel stays: black print under red ink."""
    clean = image.copy()
    mask = np.zeros(image.shape[:2], np.uint8)
    cv2.circle(mask, (round(seal.x), round(seal.y)), round(seal.radius * 1.08), 255, -1)
    channel = image[:, :, 2]
    inked = channel[(_red(image) > 0) & (mask > 0)]
    print_only = _stretched(channel, float(np.median(inked)) if inked.size else 200.0)
    for index in range(3):
        clean[:, :, index] = np.where(mask > 0, print_only, image[:, :, index])
    return clean


def _stretched(channel: NDArray[np.uint8], ink: float) -> NDArray[np.uint8]:
    """White from a little below the level of the red ink itself, black a good way below that."""
    white = ink - 18
    return np.asarray(np.clip((channel.astype(np.float32) - (white - 95)) * (255 / 95), 0, 255), np.uint8)


def rulings(image: Pixels) -> list[Ruling]:
    """Long straight lines of a level page, in pixels."""
    page = grey(image)
    ink = cv2.adaptiveThreshold(page, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 10)
    height, width = ink.shape
    found: list[Ruling] = []
    for across, length in ((True, max(width // 16, 40)), (False, max(height // 46, 30))):
        found.extend(_lines(ink, across, length))
    return framed(found, max(height, width) / 140)


def _lines(ink: Any, across: bool, length: int) -> list[Ruling]:
    bridge = (3, 1) if across else (1, 3)
    bold = (1, 3) if across else (3, 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if across else (1, length))
    # a line that is a little off level steps from row to row: thicken it across before opening
    prepared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, bridge))
    prepared = cv2.dilate(prepared, cv2.getStructuringElement(cv2.MORPH_RECT, bold))
    opened = cv2.morphologyEx(prepared, cv2.MORPH_OPEN, kernel)
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened)
    lines: list[Ruling] = []
    for left, top, width, height, _ in stats[1:count].tolist():
        thickness, extent = (height, width) if across else (width, height)
        if thickness > max(14, extent // 12):
            continue
        middle = (top + height / 2) if across else (left + width / 2)
        if across:
            lines.append(Ruling(left, middle, left + width, middle))
        else:
            lines.append(Ruling(middle, top, middle, top + height))
    return lines
