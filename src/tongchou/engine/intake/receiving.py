"""The door for files: everything handed in is opened, told apart and read; nothing raises.

>>> package, problems = read_package([Path("申报材料")])  # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tongchou.engine.intake import problem_kinds as kinds
from tongchou.engine.intake.kinds import kind_of_name, recognise_kind
from tongchou.engine.intake.readers.archive import unpack
from tongchou.engine.intake.readers.base import (
    DEFAULT_LIMITS,
    EXTENSIONS,
    Limits,
    Reading,
    ReadOptions,
    Source,
    UnreadableError,
)
from tongchou.engine.intake.readers.catalogue import reader_for
from tongchou.engine.intake.readers.ocr import OcrEngine
from tongchou.engine.intake.readers.sniffing import Sniffed, sniff
from tongchou.engine.intake.walking import readable_name, walk
from tongchou.kernel.documents import Block, Document, DocumentKind, Figure, FileFormat, Package, PackageFile
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem, ProblemLog

__all__ = ["Limits", "read_package"]


def read_package(
    paths: Sequence[Path],
    *,
    limits: Limits = DEFAULT_LIMITS,
    ocr: OcrEngine | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[Package, tuple[Problem, ...]]:
    """Read files, folders and zip archives as one declaration package.

    Every file received is among ``Package.files``, readable or not, with its SHA-256; what could be read
    is among ``Package.documents``, in the same order. Each trouble is a coded problem at its file.
    Without ``ocr`` scanned pages are reported unread; ``readers.recognition.default_engine()`` gives the
    engine of the ``ocr`` extra. ``progress`` is told in Chinese what is being read. Never raises.
    """
    options = ReadOptions(limits, ocr, progress or (lambda _: None))
    log = ProblemLog()
    received: dict[str, str] = {}
    files: list[PackageFile] = []
    documents: list[Document] = []
    for item in _received(paths, limits):
        if isinstance(item, Problem):
            log.add(item)
            continue
        options.progress(f"正在读取 {item.name}")
        document = _read(item, options, log)
        files.append(document.file)
        if document.blocks:
            documents.append(document)
        first = received.setdefault(document.file.sha256, item.name)
        if first != item.name and item.data:
            log.add(kinds.DUPLICATE_FILE.at(item.place, f"与《{first}》内容完全相同"))
    if not files:
        log.add(kinds.NO_FILES.at(Evidence(readable_name(paths[0].absolute().name) if paths else "")))
    return Package(tuple(files), tuple(documents)), log.frozen()


def _received(paths: Sequence[Path], limits: Limits) -> Iterator[Source | Problem]:
    """All sources in a stable order, archives opened, within the limits of a package."""
    count, size = 0, 0
    names: set[str] = set()
    for item in walk(paths, limits):
        for opened in _opened(item, limits, 0):
            if isinstance(opened, Source):
                opened = replace(opened, name=_free_name(opened.name, names))
                count, size = count + 1, size + len(opened.data)
                if count > limits.files or size > limits.package_bytes:
                    yield kinds.PACKAGE_TOO_LARGE.at(opened.place)
                    return
            yield opened


def _free_name(name: str, taken: set[str]) -> str:
    """The name, or 名称（2）.docx when another file of the package has it already."""
    stem, dot, ending = name.rpartition(".")
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{stem}（{number}）.{ending}" if dot else f"{name}（{number}）"
    taken.add(free)
    return free


def _opened(item: Source | Problem, limits: Limits, depth: int) -> Iterator[Source | Problem]:
    """An archive gives its members, anything else itself."""
    if isinstance(item, Problem):
        yield item
        return
    sniffed = sniff(item.data)
    if sniffed.format is not FileFormat.ARCHIVE or sniffed.trouble:
        yield item
        return
    if depth > limits.nesting:
        yield kinds.ARCHIVE_NESTED.at(item.place)
        return
    try:
        for member in unpack(item, limits):
            yield from _opened(member, limits, depth + 1)
    except UnreadableError as error:
        yield error.at(item.place)


def _read(source: Source, options: ReadOptions, log: ProblemLog) -> Document:
    sniffed = sniff(source.data)
    file = PackageFile(
        source.name,
        len(source.data),
        hashlib.sha256(source.data).hexdigest(),
        sniffed.format,
        kind_of_name(source.name),
    )
    reading = _reading(source, sniffed, options, log)
    if reading is None:
        return Document(file)
    log.extend(reading.problems)
    if sniffed.macros:
        log.add(kinds.MACROS.at(source.place))
    kind = recognise_kind(source.name, sniffed.format, reading.blocks)
    _remark(source, sniffed.format, kind, reading.blocks, log)
    file = replace(
        file,
        kind=kind,
        pages=reading.pages,
        has_text_layer=reading.has_text_layer,
        ocr_confidence=reading.ocr_confidence,
        sealed=reading.sealed,
    )
    return Document(file, reading.blocks)


def _reading(source: Source, sniffed: Sniffed, options: ReadOptions, log: ProblemLog) -> Reading | None:
    """What the reader of the format gives; None after reporting why there is nothing."""
    trouble = _refused(source, sniffed, options.limits)
    if trouble is not None:
        log.add(trouble)
        return None
    try:
        return reader_for(sniffed.format)(source, options)
    except UnreadableError as error:
        log.add(error.at(source.place))
    except Exception as error:  # a package is read to its end, whatever one file does
        log.add(kinds.READER_FAILED.at(source.place, cause=type(error).__name__))
    return None


def _refused(source: Source, sniffed: Sniffed, limits: Limits) -> Problem | None:
    """Why a file is not even tried."""
    place = source.place
    if not source.data:
        return kinds.EMPTY_FILE.at(place)
    if len(source.data) > limits.file_bytes:
        return kinds.FILE_TOO_LARGE.at(place, f"文件超过{limits.file_bytes // 1024 // 1024}MB，未读取")
    match sniffed.trouble:
        case "encrypted":
            return kinds.ENCRYPTED.at(place)
        case "packed":
            return kinds.PLEASE_ZIP.at(place)
        case "broken":
            return kinds.DAMAGED.at(place)
    if sniffed.format is FileFormat.UNKNOWN:
        expected = any(source.extension in names for names in EXTENSIONS.values())
        return (kinds.DAMAGED if expected else kinds.UNKNOWN_FORMAT).at(place)
    return None


def _remark(
    source: Source, file_format: FileFormat, kind: DocumentKind, blocks: Sequence[Block], log: ProblemLog
) -> None:
    """Notices about a file that was read."""
    if source.extension and source.extension not in EXTENSIONS.get(file_format, ()):
        log.add(
            kinds.WRONG_EXTENSION.at(
                source.place,
                f"扩展名是 .{source.extension}，实际是 {file_format.value} 文件，已按实际内容读取",
            )
        )
    if not any(not isinstance(block, Figure) for block in blocks):
        log.add(kinds.NO_CONTENT.at(source.place))
    elif kind is DocumentKind.OTHER:
        log.add(kinds.KIND_UNCLEAR.at(source.place))
