"""Word documents as hand B types them: headings by style or only by bold numbering, boxes, headers."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tools.demo.hand_b.shapes import add_text_box
from tools.demo.hand_b.source import Block, Box, Figure, Heading, Para, Table
from tools.demo.place import freeze_office_file

_MONEY = re.compile(r"[\d,]+,\d{3}(\.\d+)?")
_STAMP = dt.datetime(2026, 9, 24, 16, 20, tzinfo=dt.UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Look:
    """Fonts and sizes in points; `styled_levels` headings get Word styles, deeper ones bold text only."""

    styled_levels: int = 0
    body_font: str = "仿宋_GB2312"
    body_size: float = 14
    line_points: float = 27
    head_font: str = "黑体"
    head_sizes: tuple[float, ...] = (18, 16, 14, 14)
    table_size: float = 10.5
    table_font: str = "宋体"
    chapter_break: bool = True


@dataclass
class Paper:
    """A document being written: its header line, cover lines and where figures are."""

    look: Look
    header: str = ""
    figures: Mapping[str, Path] = field(default_factory=dict)
    document: Any = None

    def __post_init__(self) -> None:
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        section.top_margin, section.bottom_margin = Cm(2.9), Cm(2.7)
        normal = self.document.styles["Normal"]
        set_font(normal, self.look.body_font, self.look.body_size)
        normal.paragraph_format.line_spacing = Pt(self.look.line_points)
        normal.paragraph_format.space_after = Pt(0)
        if self.header:
            _running_lines(section, self.header)

    def write(self, blocks: Sequence[Block]) -> None:
        """Append blocks; slots must have been replaced before."""
        for block in blocks:
            _WRITERS[type(block)](self, block)

    def save(self, path: Path, author: str, title: str) -> None:
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = author
        properties.title = title
        properties.created = properties.modified = _STAMP
        self.document.save(str(path))
        freeze_office_file(path, f"{_STAMP:%Y-%m-%dT%H:%M:%SZ}")

    def line(self, text: str, font: str, size: float, *, bold: bool = False, center: bool = True) -> Any:
        """One paragraph in its own font."""
        paragraph = self.document.add_paragraph()
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        set_font(run, font, size)
        run.font.bold = bold
        return paragraph

    def blank(self, count: int) -> None:
        for _ in range(count):
            self.document.add_paragraph()

    def new_page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def contents(self, headings: Sequence[tuple[int, str, int]]) -> None:
        """A typed contents list: (level, text, page)."""
        self.line("目    录", self.look.head_font, 18, bold=True)
        for level, text, page in headings:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.8 * (level - 1))
            paragraph.paragraph_format.line_spacing = Pt(21)
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(15.4), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            set_font(paragraph.add_run(f"{text}\t{page}"), self.look.table_font, 12)


def set_font(target: Any, name: str, size: float) -> None:
    """Chinese and western font of a run or style."""
    target.font.name, target.font.size = "Times New Roman", Pt(size)
    part = target.element if hasattr(target, "element") else target._r
    fonts = part.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    for theme in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
        if fonts.get(qn(theme)) is not None:
            del fonts.attrib[qn(theme)]


def _running_lines(section: Any, header: str) -> None:
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    set_font(head.add_run(header), "楷体_GB2312", 9)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_font(foot.add_run("— "), "宋体", 10)
    for kind in ("begin", "PAGE", "end"):
        run = foot.add_run()
        mark = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            mark.text = kind
        else:
            mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    set_font(foot.add_run(" —"), "宋体", 10)


def _heading(paper: Paper, block: Heading) -> None:
    look = paper.look
    size = look.head_sizes[min(block.level, len(look.head_sizes)) - 1]
    if block.level <= look.styled_levels:
        paragraph = paper.document.add_heading(level=block.level)
    else:
        paragraph = paper.document.add_paragraph()
    run = paragraph.add_run(block.text)
    set_font(run, look.head_font if block.level < 3 else "楷体_GB2312", size)
    run.font.bold = True
    run.font.color.rgb = RGBColor(0, 0, 0)
    form = paragraph.paragraph_format
    form.keep_with_next = True
    form.line_spacing = Pt(look.line_points)
    form.space_before, form.space_after = Pt(10 if block.level < 3 else 3), Pt(6 if block.level < 3 else 2)
    if block.level == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.page_break_before = look.chapter_break
    elif block.level > look.styled_levels:
        form.first_line_indent = Pt(look.body_size * 2)


def _para(paper: Paper, block: Para) -> None:
    paragraph = paper.document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(paper.look.body_size * 2)
    paragraph.add_run(block.text)


def _box(paper: Paper, block: Box) -> None:
    add_text_box(paper.document.add_paragraph(), block.text)


def _table(paper: Paper, block: Table) -> None:
    if block.caption:
        caption = paper.line(block.caption, paper.look.head_font, paper.look.table_size + 0.5)
        caption.paragraph_format.keep_with_next = True
    fill_table(paper.document.add_table(0, len(block.rows[0]), style="Table Grid"), block, paper.look)
    paper.document.add_paragraph().paragraph_format.line_spacing = Pt(10)


def fill_table(table: Any, block: Table, look: Look, room: float = 15.6, head: bool = True) -> None:
    """Write all rows; equal neighbours marked ``^`` are merged with the cell above, ``<`` with the left."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    widths = block.widths or _widths(block.rows)
    sizes = [Cm(room * width / sum(widths)) for width in widths]
    table.autofit = False
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    for number, row in enumerate(block.rows):
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for index, cell in enumerate(added.cells):
            cell.width = sizes[index]
            text = row[index] if index < len(row) else ""
            if text not in ("^", "<"):
                _cell(cell, text, look, bold=head and number == 0)
    for number, row in enumerate(block.rows):
        for index, text in enumerate(row):
            if text == "^":
                _join(table.cell(number - 1, index), table.cell(number, index))
            elif text == "<":
                _join(table.cell(number, index - 1), table.cell(number, index))
    if head:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)


def _join(first: Any, second: Any) -> None:
    joined = first.merge(second)
    for paragraph in joined.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    columns = range(len(rows[0]))
    longest = [max((len(row[n]) if n < len(row) else 0) for row in rows) for n in columns]
    return [float(min(max(size, 3), 24)) + 1.5 for size in longest]


def _cell(cell: Any, text: str, look: Look, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(look.table_size * 1.5)
    if _MONEY.fullmatch(text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif bold or len(text) <= 9:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    set_font(run, look.table_font, look.table_size)
    run.font.bold = bold


def _figure(paper: Paper, block: Figure) -> None:
    paragraph = paper.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(str(paper.figures[block.name]), width=Cm(15))
    paper.line(block.caption, paper.look.head_font, paper.look.table_size + 0.5)


_WRITERS: dict[type, Callable[[Paper, Any], None]] = {
    Heading: _heading,
    Para: _para,
    Box: _box,
    Table: _table,
    Figure: _figure,
}
