"""Pages are read side by side, and what comes back is as if they had been read one by one."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np
import pytest

pytest.importorskip("cv2", reason="the ocr extra is not installed")

from tongchou.engine.intake.readers import scan
from tongchou.engine.intake.readers.base import Notes, Source
from tongchou.engine.intake.readers.ocr import OcrLine
from tongchou.engine.intake.readers.scan import ScanDesk, ScanSummary

SOURCE = Source("扫描.pdf", b"")


class SlowFirst:
    """An engine whose first pages take longest; it says which page it saw by the page's shade."""

    version = "test"

    def __init__(self) -> None:
        self.side_by_side, self._busy, self._lock = 0, 0, threading.Lock()

    def read(self, pixels: Any) -> tuple[OcrLine, ...]:
        with self._lock:
            self._busy += 1
            self.side_by_side = max(self.side_by_side, self._busy)
        shade = int(pixels[0, 0])
        time.sleep(0.02 if shade % 2 else 0.001)
        with self._lock:
            self._busy -= 1
        return (
            OcrLine(f"第{shade}页的文字内容", (10.0, 10.0, 300.0, 40.0), 0.8 if shade in (3, 255) else 0.99),
        )

    def read_line(self, pixels: Any) -> OcrLine | None:
        return None


def _page(shade: int) -> Any:
    page = np.full((600, 400), 255, dtype=np.uint8)
    page[0, 0] = shade
    page[100:160, 40:360] = 0
    return page


def _read(pages: int) -> tuple[dict[int, scan.PageContent], Notes, ScanSummary, SlowFirst]:
    notes, summary, engine = Notes(SOURCE), ScanSummary(), SlowFirst()
    with ScanDesk(SOURCE, engine, notes, summary) as desk:
        for number in range(1, pages + 1):
            desk.hand_in(_page(number), number, 150)
        return desk.contents(), notes, summary, engine


def test_pages_come_back_in_order_whoever_is_done_first() -> None:
    contents, notes, summary, engine = _read(9)
    assert list(contents) == list(range(1, 10))
    texts = ["".join(line.text for line in content.lines) for content in contents.values()]
    assert texts == [f"第{number}页的文字内容" for number in range(1, 10)]
    assert summary.pages == 9
    assert [problem.where.page for problem in notes.frozen()] == [3]
    assert engine.side_by_side <= scan._WORKERS


def test_notes_and_totals_do_not_depend_on_chance() -> None:
    first, second = _read(6), _read(6)
    assert first[1].frozen() == second[1].frozen()
    assert any(problem.where.page == 3 for problem in first[1].frozen())
    assert first[2].confidence == second[2].confidence
