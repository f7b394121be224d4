"""Write Word documents from a light text markup, with the layout of one hand.

Markup: ``# `` to ``#### `` headings, ``^ `` a table caption, ``|`` table rows (first row is the head),
``@name`` a directive, every other line a paragraph; ``{{name}}`` is replaced from `facts`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tools.demo.office.look import HeadingHabit, Look, heading_number

Directive = Callable[["Writer"], None]
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


class Writer:
    """One Word document being written."""

    def __init__(self, look: Look, facts: Mapping[str, str] | None = None) -> None:
        self.look = look
        self.facts = dict(facts or {})
        self.document: Any = Document()
        self.counters = [0, 0, 0, 0]
        self.tables = 0
        self.headings: list[tuple[int, str]] = []
        self._page()
        self._styles()

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        top, right, bottom, left = self.look.margins
        section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
        section.left_margin, section.right_margin = Cm(left), Cm(right)

    def _styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(self.look.body_pt)
        set_face(normal, self.look.body)
        normal.paragraph_format.line_spacing = self.look.lines
        normal.paragraph_format.space_after = Pt(0)
        for level, size in enumerate(self.look.sizes, start=1):
            style = self.document.styles[f"Heading {level}"]
            style.font.size, style.font.bold, style.font.italic = Pt(size), level != 2, False
            style.font.color.rgb = None
            set_face(style, self.look.second if level == 3 else self.look.head)
            style.paragraph_format.space_before = Pt(10 if level == 1 else 6)
            style.paragraph_format.space_after = Pt(4)

    def footer_page_numbers(self, header: str = "") -> None:
        """Put a PAGE field in the footer and optional text in the header."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        if header:
            head = section.header.paragraphs[0]
            head.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = head.add_run(header)
            run.font.size = Pt(9)

    def fill(self, text: str) -> str:
        """Replace {{name}} by facts; an unknown name raises KeyError."""
        return _PLACEHOLDER.sub(lambda found: self.facts[found.group(1)], text)

    def line(
        self, text: str, *, size: float = 0, bold: bool = False, align: str = "left", face: str = ""
    ) -> Any:
        """A paragraph without first-line indent."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        run = paragraph.add_run(self.fill(text))
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if face:
            set_face(run, face)
        return paragraph

    def gap(self, rows: int) -> None:
        for _ in range(rows):
            self.document.add_paragraph()

    def page_break(self) -> None:
        self.document.add_page_break()

    def body(self, text: str) -> None:
        """A paragraph indented by two letters."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(self.look.body_pt * 2)
        paragraph.add_run(self.fill(text))

    def heading(self, level: int, text: str) -> None:
        """A numbered heading; the hand's habit decides between a Word style and bold text."""
        self.counters[level - 1] += 1
        self.counters[level:] = [0] * (4 - level)
        if level == 1 and self.look.decimal:
            self.tables = 0
        words = heading_number(self.counters, level, self.look.decimal) + self.fill(text)
        self.headings.append((level, words))
        if level == 1 and self.counters[0] > 1:
            self.page_break()
        styled = self.look.habit is HeadingHabit.STYLES or (level + self.counters[0]) % 3 != 0
        if styled:
            paragraph = self.document.add_heading(words, level)
        else:
            size = self.look.sizes[level - 1]
            paragraph = self.line(words, size=size, bold=True, face=self.look.head)
        if level == 1 and not self.look.decimal:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def caption(self, text: str) -> None:
        self.tables += 1
        lead = f"表{self.counters[0]}-{self.tables} " if self.look.decimal else f"表{self.tables}　"
        line = self.line(lead + text, size=self.look.table_pt + 0.5, align="center", face=self.look.head)
        line.paragraph_format.keep_with_next = True

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float] = ()) -> None:
        """A bordered table; the first row is the head; equal neighbours in column 1 are merged."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for row_no, row in enumerate(rows):
            for col_no, text in enumerate(row):
                self._cell(table.cell(row_no, col_no), self.fill(text), head=row_no == 0)
        _merge_equal(table, rows)
        _repeat_head(table)
        _set_widths(table, widths or _fitting(rows))
        self.document.add_paragraph().paragraph_format.line_spacing = 0.6

    def _cell(self, cell: Any, text: str, head: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing = 1.15
        paragraph.paragraph_format.first_line_indent = Pt(0)
        if head or len(text) <= 8:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size = Pt(self.look.table_pt)
        if head:
            run.bold = True
            _shade(cell, self.look.shade)

    def picture(self, path: Path, caption: str, width: float = 15) -> None:
        self.document.add_picture(str(path), width=Cm(width))
        self.document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.line(caption, size=self.look.table_pt + 0.5, align="center", face=self.look.head)

    def write(self, markup: str, directives: Mapping[str, Directive] | None = None) -> None:
        """Write marked-up text; a directive name that is not given raises KeyError."""
        rows: list[list[str]] = []
        for line in [*markup.splitlines(), ""]:
            if line.startswith("|"):
                rows.append([cell.strip() for cell in line.strip()[1:].split("|")])
                continue
            if rows:
                self.table(rows)
                rows = []
            self._line(line.strip(), directives or {})

    def _line(self, line: str, directives: Mapping[str, Directive]) -> None:
        if not line:
            return
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            self.heading(marks, line[marks:].strip())
        elif line.startswith("@"):
            directives[line[1:].strip()](self)
        elif line.startswith("^"):
            self.caption(line[1:].strip())
        else:
            self.body(line)

    def save(self, path: Path, title: str, author: str) -> None:
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by = title, author, author
        self.document.save(str(path))


def set_face(holder: Any, name: str) -> None:
    """Set the Latin and East Asian font of a run or style."""
    holder.font.name = name
    holder.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _shade(cell: Any, colour: str) -> None:
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(mark)


def _repeat_head(table: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    """Fixed column widths in cm; both the grid and the cells carry them, as Word and soffice differ."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _merge_equal(table: Any, rows: Sequence[Sequence[str]]) -> None:
    """Merge runs of the same long text in the first column, as writers do for a subsystem name."""
    start = 1
    for end in range(2, len(rows) + 1):
        if end < len(rows) and rows[end][0] == rows[start][0]:
            continue
        if end - start > 1 and not rows[start][0].isdigit():
            for extra in range(start + 1, end):
                table.cell(extra, 0).paragraphs[0].runs[0].text = ""
            merged = table.cell(start, 0).merge(table.cell(end - 1, 0))
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
        start = end


def _fitting(rows: Sequence[Sequence[str]], total: float = 15.4) -> list[float]:
    """Column widths in cm, by the square root of the longest text, so that notes get room."""
    weights = [max(min(max(len(row[col]) for row in rows), 70), 3) ** 0.62 for col in range(len(rows[0]))]
    return [total * weight / sum(weights) for weight in weights]
