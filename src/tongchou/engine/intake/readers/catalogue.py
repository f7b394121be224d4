"""Which reader opens which format. Readers are imported when first needed: most packages hold few formats."""

from __future__ import annotations

from tongchou.engine.intake.problem_kinds import UNKNOWN_FORMAT
from tongchou.engine.intake.readers.base import Reader, UnreadableError
from tongchou.kernel.documents import FileFormat


def reader_for(file_format: FileFormat) -> Reader:
    """The reader of a format; :class:`UnreadableError` when there is none."""
    match file_format:
        case FileFormat.DOCX:
            from tongchou.engine.intake.readers.docx import read_docx as reader
        case FileFormat.DOC:
            from tongchou.engine.intake.readers.legacy import read_doc as reader
        case FileFormat.XLSX:
            from tongchou.engine.intake.readers.xlsx import read_xlsx as reader
        case FileFormat.XLS:
            from tongchou.engine.intake.readers.xlsx import read_xls as reader
        case FileFormat.PDF:
            from tongchou.engine.intake.readers.pdf import read_pdf as reader
        case FileFormat.IMAGE:
            from tongchou.engine.intake.readers.scan import read_scan as reader
        case FileFormat.OFD:
            from tongchou.engine.intake.readers.ofd import read_ofd as reader
        case FileFormat.TEXT:
            from tongchou.engine.intake.readers.text import read_text as reader
        case _:
            raise UnreadableError(UNKNOWN_FORMAT)
    return reader
