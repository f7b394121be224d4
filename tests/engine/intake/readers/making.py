"""Small true files for reader tests, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from tongchou.engine.intake.receiving import read_package
from tongchou.kernel.documents import Block, Document, Figure, Heading, Package, Table, Text
from tongchou.kernel.problems import Problem

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_NS = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def docx(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with the given body XML and further parts (styles.xml, numbering.xml …)."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
    }
    members.update(
        {f"word/{name}" if "/" not in name else name: data for name, data in (parts or {}).items()}
    )
    return zipped(members)


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def part(kind: str, inner: str) -> str:
    """A whole part such as ``part("styles", …)`` with the namespaces declared."""
    return f"<w:{kind} {_NS}>{inner}</w:{kind}>"


def para(text: str, properties: str = "", run: str = "") -> str:
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{head}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """A plain table; a cell that starts with ``<`` is taken as whole w:tc XML."""
    return (
        "<w:tbl>"
        + "".join(f"<w:tr>{''.join(c if c.startswith('<') else cell(c) for c in row)}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A container with bytes replaced in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    before = members[name]
    assert isinstance(before, bytes)
    assert old in before
    members[name] = before.replace(old, new)
    return zipped(members)


def received(folder: Path, files: Mapping[str, bytes]) -> tuple[Package, tuple[Problem, ...]]:
    """The package read from files written into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return read_package([folder])


def only(folder: Path, name: str, data: bytes) -> tuple[Document, tuple[Problem, ...]]:
    package, problems = received(folder, {name: data})
    assert len(package.documents) == 1, problems
    return package.documents[0], problems


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def outline(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in document.headings]


def words(blocks: Sequence[Block], origin: str = "body") -> list[str]:
    return [b.text for b in blocks if isinstance(b, Text) and b.origin == origin]


__all__ = [
    "Figure", "Heading", "Table", "Text", "cell", "codes", "docx", "only", "outline", "para", "part", "received",
    "rewritten", "saved", "table", "words", "xlsx", "zipped",
]  # fmt: skip
