"""Text recognition by rapidocr (extra ``ocr``), with a cache of pages.

One thread, detection at 960 pixels, lines recognised one by one without padding: the same text as the
defaults on office scans in a fraction of the time. The text-direction classifier is left out; pages are turned upright before.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections import deque
from collections.abc import Callable
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

from tongchou.engine.intake.readers.ocr import OcrEngine, OcrLine

_SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Global.max_side_len": 2600,
    "Det.limit_side_len": 960,
    "Det.limit_type": "max",
    "Rec.rec_batch_num": 1,  # in a batch short lines are padded to the longest
    "Rec.rec_img_shape": [3, 48, 96],  # the least width a line is padded to; the default of 320 is wasted
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_NEEDED = ("rapidocr", "onnxruntime", "cv2")
_CACHE_FORM = 1


def default_engine(cache: Path | None = None) -> OcrEngine | None:
    """The engine of the ``ocr`` extra, with a page cache in ``cache`` if given; None when not installed."""
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        return None
    engine = RapidOcrEngine()
    return engine if cache is None else CachedEngine(engine, cache)


class RapidOcrEngine:
    """Models are loaded at the first page. Threads may share it: each page borrows an idle recogniser, and
    one more is made when none is idle."""

    def __init__(self) -> None:
        self._idle: deque[Any] = deque()

    @property
    def version(self) -> str:
        settings = json.dumps(_SETTINGS, sort_keys=True)
        return f"rapidocr-{package_version('rapidocr')}-{hashlib.sha256(settings.encode()).hexdigest()[:12]}"

    def read(self, pixels: Any) -> tuple[OcrLine, ...]:
        result = self._recognised(pixels, use_det=True)
        if result is None or result.txts is None or result.boxes is None:
            return ()
        return tuple(
            OcrLine(text, _bounds(corners), round(float(score), 4))
            for text, corners, score in zip(result.txts, result.boxes, result.scores, strict=True)
            if text.strip()
        )

    def read_line(self, pixels: Any) -> OcrLine | None:
        result = self._recognised(pixels, use_det=False)
        texts, scores = getattr(result, "txts", None), getattr(result, "scores", None)
        if not texts or not scores or not texts[0].strip():
            return None
        height, width = pixels.shape[:2]
        return OcrLine(texts[0].strip(), (0.0, 0.0, float(width), float(height)), round(float(scores[0]), 4))

    def _recognised(self, pixels: Any, *, use_det: bool) -> Any:
        recogniser = self._borrowed()
        try:
            return recogniser(pixels, use_det=use_det, use_rec=True)
        finally:
            self._idle.append(recogniser)

    def _borrowed(self) -> Any:
        try:
            return self._idle.pop()
        except IndexError:
            from rapidocr import RapidOCR

            return RapidOCR(params=dict(_SETTINGS))


def _bounds(corners: Any) -> tuple[float, float, float, float]:
    xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


class CachedEngine:
    """Keeps the lines of each page in a file named by the hash of its pixels and the engine's version.

    A file that is damaged or cannot be written costs time, never a result.
    """

    def __init__(self, engine: OcrEngine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    @property
    def version(self) -> str:
        return self._engine.version

    def read(self, pixels: Any) -> tuple[OcrLine, ...]:
        return self._kept("page", pixels, self._engine.read)

    def read_line(self, pixels: Any) -> OcrLine | None:
        def read(image: Any) -> tuple[OcrLine, ...]:
            line = self._engine.read_line(image)
            return () if line is None else (line,)

        return next(iter(self._kept("line", pixels, read)), None)

    def _kept(
        self, kind: str, pixels: Any, read: Callable[[Any], tuple[OcrLine, ...]]
    ) -> tuple[OcrLine, ...]:
        path = self._folder / f"{self._key(kind, pixels)}.json"
        known = _load(path)
        if known is not None:
            return known
        lines = read(pixels)
        _store(path, lines)
        return lines

    def _key(self, kind: str, pixels: Any) -> str:
        head = f"{_CACHE_FORM}|{kind}|{self.version}|{pixels.shape}|{pixels.dtype}"
        digest = hashlib.sha256(head.encode())
        digest.update(pixels.tobytes())
        return digest.hexdigest()


def _load(path: Path) -> tuple[OcrLine, ...] | None:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_cached_line(item) for item in raw["lines"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _cached_line(item: Any) -> OcrLine:
    left, top, right, bottom = (float(value) for value in item["box"])
    if not isinstance(item["text"], str):
        raise TypeError("text")
    return OcrLine(item["text"], (left, top, right, bottom), float(item["confidence"]))


def _store(path: Path, lines: tuple[OcrLine, ...]) -> None:
    body = {"lines": [{"text": n.text, "box": list(n.box), "confidence": n.confidence} for n in lines]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.part")
        draft.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    except OSError:
        return
