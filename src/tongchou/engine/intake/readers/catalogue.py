"""Which reader opens which format."""

from __future__ import annotations

from tongchou.engine.intake.problem_kinds import UNKNOWN_FORMAT
from tongchou.engine.intake.readers.base import Reader, UnreadableError
from tongchou.engine.intake.readers.docx import read_docx
from tongchou.engine.intake.readers.pdf import read_pdf
from tongchou.engine.intake.readers.scan import read_scan
from tongchou.engine.intake.readers.text import read_text
from tongchou.engine.intake.readers.xlsx import read_xls, read_xlsx
from tongchou.kernel.documents import FileFormat

READERS: dict[FileFormat, Reader] = {
    FileFormat.DOCX: read_docx,
    FileFormat.XLSX: read_xlsx,
    FileFormat.XLS: read_xls,
    FileFormat.PDF: read_pdf,
    FileFormat.IMAGE: read_scan,
    FileFormat.TEXT: read_text,
}


def reader_for(file_format: FileFormat) -> Reader:
    """The reader of a format; :class:`UnreadableError` when there is none."""
    reader = READERS.get(file_format)
    if reader is None:
        raise UnreadableError(UNKNOWN_FORMAT)
    return reader
