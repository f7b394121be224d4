"""Build the template of the 前置审查意见 (``python -m tools.opinion_template``).

The page follows the usual official layout (GB/T 9704): 方正小标宋 title, 仿宋 body, 黑体 section heads.
Words between braces are filled by docxtpl from ``engine/report/as_docx.py``.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

TARGET = Path(__file__).resolve().parents[1] / "src/tongchou/engine/report/templates/opinion.docx"
BODY, HEAD, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"


class Sheet:
    """A document written top to bottom in official style."""

    def __init__(self) -> None:
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        self._font(self.document.styles["Normal"], BODY, 16)

    def line(
        self, words: str, font: str = BODY, size: float = 16, indent: bool = True, align: str = "left"
    ) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(28)
        paragraph.paragraph_format.space_after = Pt(0)
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(size * 2)
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
        self._font(paragraph.add_run(words), font, size)

    def head(self, words: str) -> None:
        self.line(words, HEAD)

    def tag(self, words: str) -> None:
        """A paragraph that only steers the template and leaves no trace."""
        self.line("{%p " + words + " %}", indent=False)

    def table(self, heads: list[str], loop: str, cells: list[str], widths: list[float]) -> None:
        table = self.document.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        self._row(table.rows[0], heads, HEAD, widths)
        self._row(table.add_row(), ["{%tr for " + loop + " %}"] + [""] * (len(heads) - 1), BODY, widths)
        self._row(table.add_row(), cells, BODY, widths)
        self._row(table.add_row(), ["{%tr endfor %}"] + [""] * (len(heads) - 1), BODY, widths)

    def _row(self, row, texts, font, widths) -> None:  # type: ignore[no-untyped-def]
        for number, (cell, words, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = Cm(width)
            if 0 < number < len(texts) - 1:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self._font(cell.paragraphs[0].add_run(words), font, 10.5)

    @staticmethod
    def _font(styled, name: str, size: float) -> None:  # type: ignore[no-untyped-def]
        styled.font.name, styled.font.size = name, Pt(size)
        styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def build() -> Sheet:
    sheet = Sheet()
    sheet.line("关于《{{ name }}》的", TITLE, 22, indent=False, align="center")
    sheet.line("前置审查意见", TITLE, 22, indent=False, align="center")
    sheet.line("（机器审查初稿，经办人审核修改后发出）", size=12, indent=False, align="center")
    sheet.line("{{ unit }}：", indent=False)
    sheet.line(
        "你单位报来的《{{ name }}》申报材料收悉。依据现行规定，对材料完整性、建设必要性、重复建设、数据共享、"
        "网络与数据安全、投资概算等进行了前置审查，意见如下："
    )
    sheet.head("一、项目概况")
    sheet.line("{{ profile }}")
    sheet.head("二、审查意见")
    sheet.line("{{ opening }}")
    sheet.tag("for group in groups")
    sheet.line("（{{ group.number }}）{{ group.title }}", "楷体_GB2312")
    sheet.tag("for item in group.entries")
    sheet.line(
        "{{ item.number }}. {{ item.title }}。{{ item.message }}{{ item.places }}{{ item.advice }}{{ item.cites }}"
    )
    sheet.tag("endfor")
    sheet.tag("endfor")
    sheet.head("三、投资审查意见")
    sheet.line("{{ money }}")
    sheet.tag("if lines")
    sheet.table(
        ["费用名称", "申报", "建议", "审减", "理由"],
        "line in lines",
        [
            "{{ line.name }}",
            "{{ line.declared }}",
            "{{ line.allowed }}",
            "{{ line.cut }}",
            "{{ line.reason }}",
        ],
        [3.4, 1.75, 1.75, 1.75, 6.95],
    )
    sheet.tag("endif")
    sheet.head("四、查重与复用情况")
    sheet.tag("for sentence in similar")
    sheet.line("{{ sentence }}")
    sheet.tag("endfor")
    sheet.head("五、需人工核对和未检查的事项")
    sheet.tag("for sentence in pending")
    sheet.line("{{ sentence }}")
    sheet.tag("endfor")
    sheet.head("六、审查结论")
    sheet.line("{{ conclusion }}")
    sheet.line("", indent=False)
    sheet.line("（审查单位名称）", indent=False, align="right")
    sheet.line("{{ day }}", indent=False, align="right")
    return sheet


if __name__ == "__main__":
    build().document.save(str(TARGET))
    print(f"written: {TARGET.name}")
