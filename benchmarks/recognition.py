"""OCR of the shipped scans: CPU seconds a page and character errors against the exact text.

Peer in the same run: the recogniser alone with its own defaults (no thread limit, no page limit, no
table or paragraph work) on a few of the same pages.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks.faults import Shipped, shipped
from benchmarks.table import Board
from tongchou.engine.intake.readers.recognition import default_engine
from tongchou.engine.intake.receiving import read_package
from tongchou.kernel.documents import Document, block_text

PEER_PAGES = 3


@dataclass(frozen=True)
class Page:
    """A recognised page beside its exact text, white space removed."""

    name: str
    read: str
    exact: str

    @property
    def errors(self) -> int:
        return Levenshtein.distance(self.read, self.exact)


def run() -> int:
    """Print the table; 1 when a target was missed."""
    board = Board("扫描件识别（样例包的全部扫描页）")
    pages, scanned, seconds = measure()
    characters = sum(len(page.exact) for page in pages)
    errors = sum(page.errors for page in pages)
    per_page = seconds / scanned if scanned else 0.0
    rate = errors / characters if characters else 1.0
    board.add("对照的页与字", f"{len(pages)} 页，{characters} 字")
    board.add("字符错误率", f"{rate:.3%}", "≤ 0.5%", rate <= 0.005)
    board.add("每页处理器时间", f"{per_page:.2f} 秒（{scanned} 页）", "≤ 3 秒", per_page <= 3)
    for page in sorted(pages, key=lambda p: -p.errors / max(len(p.exact), 1))[:5]:
        board.add(f"　错误最多：{page.name}", f"{page.errors}/{len(page.exact)}")
    peer = _peer_seconds()
    board.add("对照：rapidocr 默认设置", f"{peer:.2f} 秒/页")
    board.add("比值（统筹 ÷ 对照）", f"{per_page / peer:.2f}")
    return board.show()


def measure() -> tuple[list[Page], int, float]:
    """Every scanned page with exact text, the number of pages recognised, and the CPU seconds taken."""
    pages: list[Page] = []
    scanned, seconds = 0, 0.0
    engine = default_engine()
    assert engine is not None, "the ocr extra is needed"
    with tempfile.TemporaryDirectory() as folder:
        for package in shipped():
            for source in _scans(package, Path(folder)):
                start = time.process_time()
                read, _ = read_package([source], ocr=engine)
                seconds += time.process_time() - start
                for document in read.documents:
                    scanned += document.file.pages or 1
                    pages += _compared(package, document)
    return pages, scanned, seconds


def _scans(package: Shipped, folder: Path) -> list[Path]:
    """The files of a package whose exact text is known, unpacked when it is an archive."""
    names = {key.split("#")[0] for key in package.truth.get("scan_text", {})}
    root = package.source
    if root.is_file():
        import zipfile

        root = folder / package.slug
        with zipfile.ZipFile(package.source, metadata_encoding="gbk") as archive:
            archive.extractall(root)
    return sorted(
        path for path in root.rglob("*") if path.is_file() and path.name in {Path(n).name for n in names}
    )


def _compared(package: Shipped, document: Document) -> list[Page]:
    texts: dict[str, Any] = package.truth["scan_text"]
    found = []
    for key, exact in texts.items():
        name, _, number = key.partition("#")
        if Path(name).name == Path(document.name).name:
            found.append(Page(f"{package.slug}/{key}", _read(document, number), _bare(str(exact))))
    return found


def _read(document: Document, number: str) -> str:
    blocks = [block for block in document.blocks if not number or str(block.place.page) == number]
    return _bare("".join(block_text(block) for block in blocks))


def _bare(words: str) -> str:
    return "".join(words.split())


def _peer_seconds() -> float:
    from rapidocr import RapidOCR

    engine = RapidOCR()
    images = [
        path for package in shipped() if package.source.is_dir() for path in package.source.glob("*.jpg")
    ]
    engine(str(images[0]))
    start = time.process_time()
    for path in images[:PEER_PAGES]:
        engine(str(path))
    return (time.process_time() - start) / len(images[:PEER_PAGES])
