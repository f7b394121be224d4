"""What every reader shares: the source it gets, the limits it keeps, the reading it gives back.

A reader is a function ``read(source, options) -> Reading``. It may raise :class:`UnreadableError` when
nothing can be read; anything else it reports among the problems of its reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tongchou.engine.intake.readers.ocr import OcrEngine
from tongchou.kernel.documents import Block, FileFormat
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem, ProblemKind, ProblemLog

_MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much of a package is read. Counts of work, not of seconds, so that results repeat.

    ``convert_seconds`` is the one exception: an outside program must not hang.
    """

    files: int = 400
    file_bytes: int = 300 * _MB
    package_bytes: int = 1200 * _MB
    unpacked_bytes: int = 800 * _MB
    part_bytes: int = 200 * _MB
    ratio: int = 200
    nesting: int = 1
    pages: int = 500
    characters: int = 1_500_000
    ocr_pages: int = 150
    pixels: int = 60_000_000
    cells: int = 2_000_000
    columns: int = 1_000
    ruling_lines: int = 3_000
    convert_seconds: int = 120


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Source:
    """A file as received; ``name`` is its path inside the package, with forward slashes."""

    name: str
    data: bytes

    @property
    def place(self) -> Evidence:
        return Evidence(self.name)

    @property
    def extension(self) -> str:
        base = self.name.rsplit("/", 1)[-1]
        return base.rsplit(".", 1)[-1].lower() if "." in base else ""


def _silent(_: str) -> None:
    return None


@dataclass(frozen=True)
class ReadOptions:
    """``ocr`` reads pictures of pages; ``progress`` is told in Chinese what is being read."""

    limits: Limits = DEFAULT_LIMITS
    ocr: OcrEngine | None = None
    progress: Callable[[str], None] = _silent


@dataclass(frozen=True)
class Reading:
    """What a reader found."""

    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()
    pages: int | None = None
    has_text_layer: bool | None = None
    ocr_confidence: float | None = None
    sealed: bool | None = None


class Reader(Protocol):
    def __call__(self, source: Source, options: ReadOptions) -> Reading: ...


class UnreadableError(Exception):
    """Nothing of the file can be read; carries the problem to report."""

    def __init__(self, kind: ProblemKind, detail: str = "") -> None:
        super().__init__(kind.code, detail)
        self.kind = kind
        self.detail = detail

    def at(self, place: Evidence) -> Problem:
        return self.kind.at(place, self.detail)


@dataclass
class Notes:
    """Problems of one file while it is being read."""

    source: Source
    log: ProblemLog = field(default_factory=ProblemLog)

    def add(
        self, kind: ProblemKind, detail: str = "", *, page: int | None = None, sheet: str | None = None,
        cell: str | None = None, quote: str = "",
    ) -> None:  # fmt: skip
        place = Evidence(self.source.name, page=page, sheet=sheet, cell=cell).quoting(quote)
        self.log.add(kind.at(place, detail))

    def extend(self, other: Notes) -> None:
        self.log.extend(other.log)

    def frozen(self) -> tuple[Problem, ...]:
        return self.log.frozen()


#: Extensions by format; the content decides, the extension is only checked against it.
EXTENSIONS: dict[FileFormat, tuple[str, ...]] = {
    FileFormat.DOCX: ("docx", "docm", "dotx"),
    FileFormat.DOC: ("doc", "wps", "dot", "rtf"),
    FileFormat.XLSX: ("xlsx", "xlsm", "xltx", "xlsb"),
    FileFormat.XLS: ("xls", "et", "xlt"),
    FileFormat.PDF: ("pdf",),
    FileFormat.IMAGE: ("png", "jpg", "jpeg", "tif", "tiff", "bmp"),
    FileFormat.OFD: ("ofd",),
    FileFormat.TEXT: ("txt", "csv", "md", "log", "htm", "html"),
    FileFormat.ARCHIVE: ("zip",),
}
