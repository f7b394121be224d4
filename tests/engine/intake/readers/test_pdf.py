"""PDF with a text layer: paragraphs over line and page ends, tables, running heads, rotated pages."""

from pathlib import Path

from tests.engine.intake.readers.making import codes, only, outline, received, words
from tests.engine.intake.readers.making_pdf import Page, pdf

LONG = "本项目依托市政务云平台建设统一的停车资源管理系统覆盖城区路内泊位和公共停车场并与交警城管"  # 44 signs


def flowing(top: float, *lines: str, indent: bool = True) -> list[tuple[float, float, float, str]]:
    """Lines of body text at 12 points, the first one indented by two signs."""
    return [(80 + (24 if indent and n == 0 else 0), top + 20 * n, 12, line) for n, line in enumerate(lines)]


def test_wrapped_lines_become_one_paragraph_without_spaces(tmp_path: Path) -> None:
    page = Page(flowing(100, LONG[:33], LONG[33:] + LONG[:24], "等系统共享数据。"))
    page.texts += flowing(170, "第二段另起一行。")
    document, _ = only(tmp_path, "建设方案.pdf", pdf([page]))
    assert words(document.blocks) == [
        LONG[:33] + LONG[33:] + LONG[:24] + "等系统共享数据。",
        "第二段另起一行。",
    ]
    assert document.file.pages == 1
    assert document.file.has_text_layer is True


def test_headings_by_number_stand_apart_from_the_text_below(tmp_path: Path) -> None:
    page = Page([(80, 90, 16, "第一章 项目概述"), (80, 120, 14, "1.1 项目名称")])
    page.texts += flowing(150, LONG[:33], LONG[33:])
    page.texts += [(80, 200, 14, "1.2 建设单位"), *flowing(230, "市城管局。")]
    document, _ = only(tmp_path, "建设方案.pdf", pdf([page]))
    assert outline(document) == [(1, "第一章 项目概述"), (2, "1.1 项目名称"), (2, "1.2 建设单位")]


def test_a_ruled_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    page = Page([(220, 90, 12, "表1 投资概算表（万元）")])
    page.table(80, 110, [120, 80, 100], [["名称", "数量", "金额"], ["平台软件", "1", "480.00"]])
    document, _ = only(tmp_path, "投资概算.pdf", pdf([page]))
    table = document.tables[0]
    assert table.texts == [["名称", "数量", "金额"], ["平台软件", "1", "480.00"]]
    assert table.caption == "表1 投资概算表（万元）"
    assert table.rows[1][2].place.cell == "表1!R2C3"
    assert table.rows[1][2].place.page == 1
    left, top, right, bottom = table.rows[1][2].place.box or (0, 0, 0, 0)
    assert abs(left - 280 / 595) < 0.01
    assert abs(right - 380 / 595) < 0.01
    assert abs(top - 134 / 842) < 0.01
    assert abs(bottom - 158 / 842) < 0.01


def test_a_table_that_goes_on_over_the_page_is_one_table(tmp_path: Path) -> None:
    first, second = Page(flowing(90, "明细如下。")), Page()
    first.table(80, 700, [120, 80], [["名称", "金额"], ["甲", "1"]])
    second.table(80, 60, [120, 80], [["名称", "金额"], ["乙", "2"]])
    document, _ = only(tmp_path, "投资概算.pdf", pdf([first, second]))
    assert [table.texts for table in document.tables] == [[["名称", "金额"], ["甲", "1"], ["乙", "2"]]]
    assert [row[0].place.page for row in document.tables[0].rows] == [1, 1, 2]


def test_running_heads_and_page_numbers_are_not_body(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 5):
        page = Page([(80, 40, 9, "智慧停车平台建设方案"), (290, 815, 9, f"- {number} -")])
        page.texts += flowing(100, f"这是第{number}部分的说明文字。")
        pages.append(page)
    document, _ = only(tmp_path, "建设方案.pdf", pdf(pages))
    assert words(document.blocks, "header") == ["智慧停车平台建设方案"]
    assert len(words(document.blocks)) == 4


def test_a_paragraph_runs_over_the_page_end(tmp_path: Path) -> None:
    first = Page(flowing(700, LONG[:33], LONG[:35]))
    second = Page(flowing(80, "续写至此结束。", indent=False) + flowing(120, LONG[:33], LONG[:35]))
    document, _ = only(tmp_path, "建设方案.pdf", pdf([first, second]))
    assert words(document.blocks)[0] == LONG[:33] + LONG[:35] + "续写至此结束。"


def test_a_rotated_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    upright, document = Page(flowing(100, "横向页面的文字。")), None
    upright.rotate = 180
    document, _ = only(tmp_path, "建设方案.pdf", pdf([upright]))
    box = document.blocks[0].place.box
    assert box is not None
    assert box[1] > 0.8


def test_pages_beyond_the_limit_are_named_and_not_read(tmp_path: Path) -> None:
    from tongchou.engine.intake.readers.base import Limits
    from tongchou.engine.intake.receiving import read_package

    path = tmp_path / "建设方案.pdf"
    path.write_bytes(pdf([Page(flowing(100, f"第{n}页内容。")) for n in range(1, 6)]))
    package, problems = read_package([path], limits=Limits(pages=3))
    assert codes(problems) == ["INTAKE-FILE-008"]
    assert problems[0].where.page == 4
    assert package.files[0].pages == 5
    assert len(package.documents[0].blocks) == 3


def test_a_pdf_of_six_hundred_pages_is_read_up_to_the_limit(tmp_path: Path) -> None:
    package, problems = received(tmp_path, {"建设方案.pdf": pdf([Page(flowing(100, "内容。"))] * 600)})
    assert package.files[0].pages == 600
    assert "INTAKE-FILE-008" in codes(problems)
