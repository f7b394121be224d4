"""Text PDFs from Word documents, made byte-stable."""

import re
import tempfile
from pathlib import Path

from tools.demo.office.word import Writer
from tools.demo.scan import office_to_pdf

_DATE = re.compile(rb"D:\d{14}")
_ID = re.compile(rb"(/ID \[ <)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(> \])")
_SUM = re.compile(rb"(/DocChecksum /)[0-9A-F]{32}")


def document_to_pdf(writer: Writer, path: Path) -> None:
    """Save the document as a PDF with a text layer; dates and ids are fixed so that builds repeat."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.docx"
        writer.save(source, path.stem, "")
        data = office_to_pdf(source, Path(folder)).read_bytes()
    data = _DATE.sub(b"D:20260928083000", data)
    data = _ID.sub(rb"\g<1>" + b"0" * 32 + rb"\g<2>" + b"0" * 32 + rb"\g<3>", data)
    path.write_bytes(_SUM.sub(rb"\g<1>" + b"0" * 32, data))
