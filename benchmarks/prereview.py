"""Pre-review: speed and memory, extraction, planted faults, OCR.

Peers in the same run: ``python-docx`` + ``openpyxl`` only opening and walking the same files, and
``rapidfuzz`` scoring the one title against all 20,000 titles.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import extraction, faults, recognition
from benchmarks.large_world import write_corpus, write_package
from benchmarks.table import Board

RUNS = 5


def run() -> int:
    """Print every table; 1 when any target was missed."""
    return max(speed(), extraction.run(), faults.run(), recognition.run())


def speed() -> int:
    board = Board("速度：100 页方案、400 行概算、2 万个项目的比对库（2 核）")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus, package = write_corpus(root / "projects.jsonl"), write_package(root / "package")
        ours = _measure("check", package, corpus)
        peer = _measure("peer", package, corpus)
    wall = min(ours["seconds"])
    board.add(
        "check 用时（最快 / 中位，不含启动）",
        f"{wall:.2f} / {_median(ours['seconds']):.2f} 秒",
        "< 2 秒",
        wall < 2,
    )
    board.add("check 内存峰值", f"{ours['peak_mb']:.0f} MB", "< 1024 MB", ours["peak_mb"] < 1024)
    for step, seconds in ours["steps"].items():
        board.add(f"　其中 {step}", f"{seconds:.3f} 秒")
    board.add("对照：python-docx + openpyxl 遍历 + rapidfuzz 比题名", f"{min(peer['seconds']):.2f} 秒")
    board.add("比值（统筹 ÷ 对照）", f"{wall / min(peer['seconds']):.2f}")
    return board.show()


def _measure(what: str, package: Path, corpus: Path) -> dict[str, object]:  # type: ignore[type-arg]
    """Run a measurement in a process of its own, so that memory is its own."""
    command = [sys.executable, "-m", "benchmarks.speed", what, str(package), str(corpus), str(RUNS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
