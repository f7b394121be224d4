"""Opening zip containers (docx, xlsx, ofd) and their XML parts without walking into a trap."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from tongchou.engine.intake.problem_kinds import ARCHIVE_BOMB, DAMAGED, ENCRYPTED, UNSAFE_XML
from tongchou.engine.intake.readers.base import Limits, Source, UnreadableError

_CHUNK = 1 << 18
_MIN_BOMB = 20 * 1024 * 1024  # a small part may compress very well without being a bomb


class Container:
    """A zip based document. Parts are read once, bounded by what they truly unpack to, not by what
    the directory says. Raises :class:`UnreadableError` when the whole cannot be trusted."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UnreadableError(DAMAGED) from error
        self._infos = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
        self._guard(infos, len(source.data))

    def _guard(self, infos: list[zipfile.ZipInfo], packed: int) -> None:
        total = sum(info.file_size for info in infos)
        if total > self._limits.unpacked_bytes:
            raise UnreadableError(ARCHIVE_BOMB)
        if total > _MIN_BOMB and total > self._limits.ratio * max(packed, 1):
            raise UnreadableError(ARCHIVE_BOMB)
        if len(infos) > 20_000:
            raise UnreadableError(ARCHIVE_BOMB)
        if any(info.flag_bits & 1 for info in infos):
            raise UnreadableError(ENCRYPTED)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None when it is absent or damaged."""
        info = self._infos.get(name)
        if info is None:
            return None
        try:
            return read_member(self._zip, info, self._limits)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError):
            return None

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part; None when absent or broken. Entities raise :class:`UnreadableError`."""
        data = self.part(name)
        return None if data is None else parse_xml(data)


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    """Unpack one member; :class:`UnreadableError` when it swells beyond ``limits.part_bytes``."""
    if info.file_size > limits.part_bytes:
        raise UnreadableError(ARCHIVE_BOMB)
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limits.part_bytes:
                raise UnreadableError(ARCHIVE_BOMB)
            chunks.append(chunk)
    return b"".join(chunks)


def parse_xml(data: bytes) -> etree._Element | None:
    """Parse without entities, network or huge trees; None when it is not XML at all.

    Office never writes a DOCTYPE, so any entity declaration is refused.
    """
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data:
        raise UnreadableError(UNSAFE_XML)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def parse_part(container: Container, name: str) -> etree._Element:
    """The root of a part the document cannot do without; :class:`UnreadableError` when it is missing."""
    root = container.xml(name)
    if root is None:
        raise UnreadableError(DAMAGED)
    return root
