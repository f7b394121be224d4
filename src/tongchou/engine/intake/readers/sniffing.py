"""What a file really is, told from its bytes; the extension is only compared with it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from tongchou.kernel.documents import FileFormat

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_PACKED = ((b"Rar!\x1a\x07", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gz"), (b"BZh", "bz2"),
           (b"\xfd7zXZ", "xz"))  # fmt: skip


@dataclass(frozen=True)
class Sniffed:
    """``trouble`` is "encrypted", "packed" (rar, 7z …) or "broken" when the format alone is no use."""

    format: FileFormat
    trouble: str = ""
    macros: bool = False


def sniff(data: bytes) -> Sniffed:
    """Tell the format from magic bytes and, for containers, from what they hold."""
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data)
    if b"%PDF-" in data[:1024]:
        return Sniffed(FileFormat.PDF)
    if data.startswith(_IMAGES) and _really_image(data):
        return Sniffed(FileFormat.IMAGE)
    for magic, _ in _PACKED:
        if data.startswith(magic):
            return Sniffed(FileFormat.ARCHIVE, "packed")
    if data.startswith(b"{\\rtf"):
        return Sniffed(FileFormat.DOC)
    return Sniffed(FileFormat.TEXT if looks_like_text(data[:8192]) else FileFormat.UNKNOWN)


def _really_image(data: bytes) -> bool:
    return not data.startswith(b"BM") or (len(data) > 26 and data[6:10] == b"\0\0\0\0")


def _zip(data: bytes) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lstrip("/") for name in archive.namelist()]
    except Exception:  # any failure of the directory means the same: broken
        return Sniffed(_broken_zip(data), "broken")
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    if any(name.lower() == "ofd.xml" for name in names):
        return Sniffed(FileFormat.OFD)
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        if any(name.startswith("xl/") for name in names):
            return Sniffed(FileFormat.XLSX, macros=macros)
        if any(name.startswith("word/") for name in names):
            return Sniffed(FileFormat.DOCX, macros=macros)
        return Sniffed(FileFormat.UNKNOWN)
    if "mimetype" in names and "content.xml" in names:
        return Sniffed(FileFormat.UNKNOWN)  # OpenDocument
    return Sniffed(FileFormat.ARCHIVE)


def _broken_zip(data: bytes) -> FileFormat:
    """A truncated container still names its first members in local headers."""
    head = data[:4096]
    if b"word/" in head:
        return FileFormat.DOCX
    if b"xl/" in head:
        return FileFormat.XLSX
    if b"OFD.xml" in head:
        return FileFormat.OFD
    return FileFormat.DOCX if b"[Content_Types].xml" in head else FileFormat.ARCHIVE


def _ole(data: bytes) -> Sniffed:
    """Streams of a compound file are named in UTF-16 in its directory."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return Sniffed(FileFormat.UNKNOWN, "encrypted")
    macros = has("_VBA_PROJECT") or has("Macros")
    if has("WordDocument"):
        return Sniffed(FileFormat.DOC, "encrypted" if _doc_encrypted(data) else "", macros)
    if has("Workbook") or has("Book"):
        return Sniffed(FileFormat.XLS, macros=macros)
    return Sniffed(FileFormat.UNKNOWN)


def _doc_encrypted(data: bytes) -> bool:
    """The fEncrypted bit of the file information block, which Word writes at the first sector."""
    return data[512:514] == b"\xec\xa5" and bool(data[512 + 11] & 0x01)


def looks_like_text(head: bytes) -> bool:
    """Text has few control bytes; UTF-16 is told by its mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if not head or b"\0" in head:
        return False
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return control * 100 <= len(head) and decodes(head)


def decodes(head: bytes) -> bool:
    """Whether UTF-8 or GB 18030 can read it; a character cut at the end does not count against it."""
    for codec in ("utf-8", "gb18030"):
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(codec)
            except UnicodeDecodeError:
                continue
            return True
    return False
