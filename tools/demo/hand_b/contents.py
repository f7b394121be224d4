"""Page numbers for a typed contents list, found by converting a draft once."""

import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.demo.hand_b.source import Heading
from tools.demo.scan import office_to_pdf, page_texts


def heading_pages(write: Callable[[Path], None], headings: Sequence[Heading]) -> list[tuple[int, str, int]]:
    """(level, text, page) of every heading in a draft made by `write`; pages count from the cover as 1."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.docx"
        write(draft)
        pages = [_lines(text) for text in page_texts(office_to_pdf(draft, Path(folder)))]
    found, at = [], 0
    for heading in headings:
        wanted = _squeeze(heading.text)
        at = next((n for n in range(at, len(pages)) if _starts(pages[n], wanted)), at)
        found.append((heading.level, heading.text, at + 1))
    return found


def _lines(text: str) -> list[str]:
    return [_squeeze(line) for line in text.splitlines()]


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def _starts(lines: Sequence[str], wanted: str) -> bool:
    return any(line == wanted for line in lines)
