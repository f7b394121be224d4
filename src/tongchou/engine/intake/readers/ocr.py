"""The door to text recognition: what an engine must offer, whatever is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class OcrLine:
    """One recognised line; ``box`` is left, top, right, bottom in pixels."""

    text: str
    box: Box
    confidence: float


class OcrEngine(Protocol):
    """Reads the lines of a page picture (a grey or BGR ``uint8`` array, upright). Called from threads."""

    @property
    def version(self) -> str:
        """Names engine, models and settings; part of a cache key."""
        ...

    def read(self, pixels: Any) -> tuple[OcrLine, ...]:
        """All lines of a page."""
        ...

    def read_line(self, pixels: Any) -> OcrLine | None:
        """The one line a small picture shows, without looking for lines first."""
        ...
