"""A typed table of contents whose page numbers come from one rendering of the document."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from tools.demo.office.word import Writer
from tools.demo.scan import office_to_pdf

Entries = list[tuple[int, str, int]]


def write_with_contents(make: Callable[[Entries], Writer], path: Path, title: str, author: str) -> int:
    """Write a document twice, the second time with true page numbers in its contents; returns the pages."""
    draft = make([])
    guess = [(level, words, 1) for level, words in draft.headings if level <= 2]
    pages: list[str] = []
    for _ in range(2):
        make(guess).save(path, title, author)
        pages = rendered_pages(path)
        guess = _located(guess, pages)
    make(guess).save(path, title, author)
    return len(pages)


def rendered_pages(path: Path) -> list[str]:
    """The text of each page as soffice lays it out, spaces removed."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = office_to_pdf(path, Path(folder))
        raw = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, timeout=240)
    pages = raw.stdout.decode("utf-8").split("\f")[:-1]
    return ["".join(page.split()) for page in pages]


def _located(entries: Entries, pages: list[str]) -> Entries:
    """Headings come in order, so each is sought from the page of the one before it, after the contents."""
    first = "".join(entries[0][1].split())
    start = max(number for number, page in enumerate(pages[:12]) if first in page)
    found: Entries = []
    for level, words, _ in entries:
        wanted = "".join(words.split())
        start = next((n for n in range(start, len(pages)) if wanted in pages[n]), start)
        found.append((level, words, start + 1))
    return found


def contents_page(writer: Writer, entries: Entries) -> None:
    """The page 目录 with dotted leaders."""
    writer.line("目　录", size=18, bold=True, align="center", face=writer.look.head)
    for level, words, page in entries:
        paragraph = writer.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(14 * (level - 1))
        paragraph.paragraph_format.line_spacing = 1.25
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            Cm(15.2), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        paragraph.add_run(f"{words}\t{page}").font.size = Pt(12)
    writer.page_break()
