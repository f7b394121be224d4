"""OCR of the shipped scans: CPU seconds a page and character errors against the exact text.

Peer in the same run: the recogniser alone with its own defaults (no thread limit, no page limit, no
table or paragraph work) on a few of the same pages.
"""

from __future__ import annotations

import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
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
_HEAD_LENGTH = 8


@dataclass(frozen=True)
class Scan:
    """A recognised file beside its exact text, white space removed.

    A table is read cell by cell while its exact text goes line by line, so characters are compared
    without their order there; letters, which have no tables, are also compared in order.
    """

    name: str
    read: str
    exact: str
    has_tables: bool

    @property
    def errors(self) -> int:
        """Characters missing or read too much, a substitution counted once."""
        read, exact = Counter(self.read), Counter(self.exact)
        return max((exact - read).total(), (read - exact).total())

    @property
    def ordered_errors(self) -> int:
        return Levenshtein.distance(self.read, self.exact)


def run() -> int:
    """Print the table; 1 when a target was missed."""
    board = Board("扫描件识别（样例包的全部扫描件）")
    scans, pages, seconds = measure()
    letters = [scan for scan in scans if not scan.has_tables]
    rate = _rate(sum(scan.errors for scan in scans), scans)
    ordered = _rate(sum(scan.ordered_errors for scan in letters), letters)
    per_page = seconds / pages if pages else 0.0
    board.add("对照的文件、页与字", f"{len(scans)} 个，{pages} 页，{sum(len(s.exact) for s in scans)} 字")
    board.add("字符错误率（全部，不计次序）", f"{rate:.3%}", "≤ 0.5%", rate <= 0.005)
    board.add(
        f"字符错误率（{len(letters)} 份无表格的函件，按次序）", f"{ordered:.3%}", "≤ 0.5%", ordered <= 0.005
    )
    board.add("每页处理器时间", f"{per_page:.2f} 秒", "≤ 3 秒", per_page <= 3)
    for scan in sorted(scans, key=lambda s: -s.errors / max(len(s.exact), 1))[:5]:
        board.add(f"　错误最多：{scan.name}", f"{scan.errors}/{len(scan.exact)}")
    peer = _peer_seconds()
    board.add("对照：rapidocr 默认设置", f"{peer:.2f} 秒/页")
    board.add("比值（统筹 ÷ 对照）", f"{per_page / peer:.2f}")
    return board.show()


def _rate(errors: int, scans: list[Scan]) -> float:
    characters = sum(len(scan.exact) for scan in scans)
    return errors / characters if characters else 1.0


def measure() -> tuple[list[Scan], int, float]:
    """Every scanned file with exact text, the number of pages recognised, and the CPU seconds taken."""
    scans: list[Scan] = []
    pages, seconds = 0, 0.0
    engine = default_engine()
    assert engine is not None, "the ocr extra is needed"
    with tempfile.TemporaryDirectory() as folder:
        for package in shipped():
            for source in _scans(package, Path(folder)):
                start = time.process_time()
                read, _ = read_package([source], ocr=engine)
                seconds += time.process_time() - start
                for document in read.documents:
                    pages += document.file.pages or 1
                    scans += _compared(package, document)
    return scans, pages, seconds


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


def _compared(package: Shipped, document: Document) -> list[Scan]:
    texts: dict[str, Any] = package.truth["scan_text"]
    same = (
        text for key, text in texts.items() if Path(key.partition("#")[0]).name == Path(document.name).name
    )
    exact = list(_body_lines((str(text) for text in same), joined=bool(document.tables)))
    read = _bare("".join(block_text(block) for block in document.blocks))
    name = f"{package.slug}/{document.name}"
    return [Scan(name, read, _bare("".join(exact)), bool(document.tables))] if exact else []


def _body_lines(pages: Iterable[str], *, joined: bool) -> Iterator[str]:
    """The lines of all pages without page numbers and without table heads repeated on a later page:
    the reader joins a table that goes on and leaves those out on purpose."""
    seen: set[str] = set()
    for page in pages:
        for line in map(_bare, page.splitlines()):
            repeated = joined and len(line) >= _HEAD_LENGTH and line in seen
            if not line.isdigit() and not repeated:
                yield line
            seen.add(line)


def _bare(words: str) -> str:
    """Without white space, and with one width of punctuation: a scan does not show which was typed."""
    return "".join(unicodedata.normalize("NFKC", words).split())


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
