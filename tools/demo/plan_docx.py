"""Write a plan (建设方案) as a Word document from manuscript blocks, in one of several office hands."""

import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tools.demo.manuscript import Block, Figure, Heading, Paragraph, Table
from tools.demo.place import freeze_office_file
from tools.demo.scan import office_to_pdf, page_texts


@dataclass(frozen=True)
class Hand:
    """How one office types: fonts, sizes in points, line height, heading styles or bold plain text."""

    body_font: str = "仿宋_GB2312"
    body_size: float = 14
    line_points: float = 27
    heading_font: str = "黑体"
    heading_sizes: tuple[float, ...] = (18, 16, 15, 14, 14)
    heading_styles: bool = True
    table_size: float = 10.5
    page_break_level: int = 1
    toc: bool = True
    toc_levels: int = 3


@dataclass(frozen=True)
class Cover:
    """The cover's lines and the running header."""

    title: str
    kind: str
    lines: list[str] = field(default_factory=list)
    header: str = ""


_STAMP = dt.datetime(2026, 9, 21, 9, 40, tzinfo=dt.UTC).replace(tzinfo=None)


def write_plan(path: Path, blocks: Sequence[Block], cover: Cover, hand: Hand, author: str = "") -> None:
    """Write the document; with a contents list the pages are found by converting a first draft."""
    if not hand.toc:
        _write(path, blocks, cover, hand, author, {})
        return
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.docx"
        _write(draft, blocks, cover, hand, author, {})
        pages = _heading_pages(page_texts(office_to_pdf(draft, Path(folder))), _headings(blocks, hand))
    _write(path, blocks, cover, hand, author, pages)


def _headings(blocks: Sequence[Block], hand: Hand) -> list[Heading]:
    return [item for item in blocks if isinstance(item, Heading) and item.level <= hand.toc_levels]


def _heading_pages(pages: Sequence[str], headings: Sequence[Heading]) -> dict[str, int]:
    """Printed page of each heading, in order; contents lines carry dots and so never match whole."""
    found: dict[str, int] = {}
    at = 0
    for heading in headings:
        wanted = re.sub(r"\s", "", heading.text)
        at = next((n for n in range(at, len(pages)) if _has_line(pages[n], wanted)), at)
        found[heading.text] = at + 1
    return found


def _has_line(page: str, wanted: str) -> bool:
    return any(re.sub(r"\s", "", line) == wanted for line in page.splitlines())


def _write(
    path: Path, blocks: Sequence[Block], cover: Cover, hand: Hand, author: str, pages: dict[str, int]
) -> None:
    document = Document()
    _set_page(document, cover)
    _set_styles(document, hand)
    _write_cover(document, cover, hand)
    if hand.toc:
        _write_contents(document, _headings(blocks, hand), pages, hand)
    fresh = True
    for block in blocks:
        if isinstance(block, Heading):
            _write_heading(document, block, hand, fresh)
        elif isinstance(block, Paragraph):
            _write_paragraph(document, block.text, hand)
        elif isinstance(block, Table):
            _write_table(document, block, hand)
        else:
            _write_figure(document, block, hand)
        fresh = False
    properties = document.core_properties
    properties.author, properties.title = author, cover.title
    properties.created = properties.modified = _STAMP
    properties.last_modified_by = author
    document.save(str(path))
    freeze_office_file(path, f"{_STAMP:%Y-%m-%dT%H:%M:%SZ}")


def _set_page(document: Any, cover: Cover) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.0), Cm(2.8)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.text = cover.header
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(foot, "PAGE")


def _add_field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _set_styles(document: Any, hand: Hand) -> None:
    normal = document.styles["Normal"]
    _font(normal, hand.body_font, hand.body_size)
    normal.paragraph_format.line_spacing = Pt(hand.line_points)
    normal.paragraph_format.space_after = Pt(0)
    for level, size in enumerate(hand.heading_sizes, start=1):
        style = document.styles[f"Heading {level}"]
        _font(
            style, hand.heading_font if level < 3 else "楷体_GB2312" if level == 3 else hand.body_font, size
        )
        style.font.bold, style.font.italic = True, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(12 if level < 3 else 4)
        style.paragraph_format.space_after = Pt(8 if level < 3 else 2)
        style.paragraph_format.line_spacing = Pt(hand.line_points)


def _font(target: Any, name: str, size: float) -> None:
    target.font.name, target.font.size = "Times New Roman", Pt(size)
    properties = target.element.get_or_add_rPr() if hasattr(target, "element") else target._r.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    for theme in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
        if fonts.get(qn(theme)) is not None:
            del fonts.attrib[qn(theme)]


def _write_cover(document: Any, cover: Cover, hand: Hand) -> None:
    for _ in range(4):
        document.add_paragraph()
    for text, size in ((cover.title, 26), (cover.kind, 22)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(44)
        run = paragraph.add_run(text)
        _font(run, hand.heading_font, size)
        run.font.bold = True
    for _ in range(9):
        document.add_paragraph()
    for line in cover.lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _font(paragraph.add_run(line), hand.body_font, 16)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _write_contents(document: Any, headings: Sequence[Heading], pages: dict[str, int], hand: Hand) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(title.add_run("目  录"), hand.heading_font, 18)
    for heading in headings:
        line = document.add_paragraph()
        line.paragraph_format.left_indent = Cm(0.75 * (heading.level - 1))
        line.paragraph_format.line_spacing = Pt(20)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(15.4), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        _font(line.add_run(f"{heading.text}\t{pages.get(heading.text, 0)}"), hand.body_font, 12)


def _write_heading(document: Any, block: Heading, hand: Hand, fresh: bool) -> None:
    breaks = block.level <= hand.page_break_level
    if hand.heading_styles:
        paragraph = document.add_heading(block.text, level=min(block.level, 5))
    else:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(block.text)
        run.font.bold = True
        _font(run, hand.heading_font, hand.heading_sizes[min(block.level, 5) - 1])
    paragraph.paragraph_format.page_break_before = breaks or (fresh and hand.toc)
    if block.level == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_paragraph(document: Any, text: str, hand: Hand) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(hand.body_size * 2)
    paragraph.add_run(text)


def _write_table(document: Any, block: Table, hand: Hand) -> None:
    if block.caption:
        caption = document.add_paragraph()
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        caption.paragraph_format.keep_with_next = True
        _font(caption.add_run(block.caption), hand.heading_font, hand.table_size + 0.5)
    columns = len(block.rows[0])
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = block.widths or _column_widths(block.rows)
    centred = [all(len(cell) <= 9 for cell in column) for column in zip(*block.rows, strict=True)]
    for index, column in enumerate(table.columns):
        column.width = Cm(15.6 * widths[index] / sum(widths))
    for number, row in enumerate(block.rows):
        cells = table.add_row().cells
        for index, cell in enumerate(cells):
            cell.width = Cm(15.6 * widths[index] / sum(widths))
            _write_cell(cell, row[index] if index < len(row) else "", hand, number == 0, centred[index])
    _repeat_head(table)
    document.add_paragraph().paragraph_format.line_spacing = Pt(10)


def _column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Room by the longest cell, kept between 3 and 26 letters."""
    columns = range(len(rows[0]))
    longest = [max(len(row[n]) if n < len(row) else 0 for row in rows) for n in columns]
    return [float(min(max(size, 3), 26)) + 1 for size in longest]


def _write_cell(cell: Any, text: str, hand: Hand, bold: bool, centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(hand.table_size * 1.45)
    if bold or centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    _font(run, "宋体", hand.table_size)
    run.font.bold = bold


def _repeat_head(table: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _write_figure(document: Any, block: Figure, hand: Hand) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(str(block.path), width=Cm(15))
    caption = document.add_paragraph()
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(caption.add_run(block.caption), hand.heading_font, hand.table_size + 0.5)
