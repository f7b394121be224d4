"""What stands in a Word file besides headings: tables, boxes, notes, revisions, pages."""

from pathlib import Path

from tests.engine.intake.readers.making import cell, codes, docx, only, para, part, rewritten, table, words
from tongchou.kernel.documents import Document, Figure, Table

PNG_DRAWING = (
    '<w:p><w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    "</w:drawing></w:r></w:p>"
)


def read(folder: Path, body: str, **parts: str) -> Document:
    files = {f"{name}.xml": text for name, text in parts.items()}
    return only(folder, "建设方案.docx", docx(body, files))[0]


def test_cells_are_placed_by_table_row_and_column(tmp_path: Path) -> None:
    document = read(tmp_path, para("表1 清单") + table([["名称", "金额"], ["平台", "480"]]) + table([["x"]]))
    first, second = document.tables
    assert first.texts == [["名称", "金额"], ["平台", "480"]]
    assert first.rows[1][1].place.cell == "表1!R2C2"
    assert first.rows[1][1].place.quote == "480"
    assert second.place.cell == "表2"
    assert first.caption == "表1 清单"


def test_merged_cells_repeat_their_text_and_say_so(tmp_path: Path) -> None:
    rows = [
        [cell("合并", '<w:gridSpan w:val="2"/>'), cell("竖", '<w:vMerge w:val="restart"/>')],
        ["甲", "乙", cell("", "<w:vMerge/>")],
        ["丙", "丁", "戊"],
    ]
    grid = read(tmp_path, table(rows)).tables[0]
    assert grid.texts == [["合并", "合并", "竖"], ["甲", "乙", "竖"], ["丙", "丁", "戊"]]
    assert [[c.merged for c in row] for row in grid.rows] == [
        [False, True, False], [False, False, True], [False, False, False],
    ]  # fmt: skip


def test_rows_of_unequal_length_are_made_rectangular(tmp_path: Path) -> None:
    grid = read(tmp_path, table([["甲", "乙", "丙"], ["丁"]])).tables[0]
    assert [len(row) for row in grid.rows] == [3, 3]
    assert grid.rows[1][2].text == ""


def test_a_table_inside_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = table([["内一", "内二"]])
    outer = f"<w:tbl><w:tr><w:tc>{para('外')}{inner}{para('外末')}</w:tc></w:tr></w:tbl>"
    first, second = read(tmp_path, outer).tables
    assert first.texts == [["外\n外末"]]
    assert second.texts == [["内一", "内二"]]


def test_the_unit_line_is_part_of_the_caption(tmp_path: Path) -> None:
    body = para("总体说明如下。") + para("表8-1 投资概算表") + para("单位：万元") + table([["甲"]])
    assert read(tmp_path, body).tables[0].caption == "表8-1 投资概算表 单位：万元"


def test_a_text_box_and_its_fallback_are_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent>" + para("框内文字") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    document = read(tmp_path, body)
    assert words(document.blocks, "textbox") == ["框内文字"]
    assert words(document.blocks) == ["正文"]


def test_headers_come_first_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        para("正文"),
        header1=part("hdr", para("某局智慧停车方案")),
        header2=part("hdr", para("某局智慧停车方案")),
        footer1=part("ftr", para("第 3 页 共 9 页")),
    )
    assert words(document.blocks, "header") == ["某局智慧停车方案"]
    assert words(document.blocks, "footer") == []
    assert document.blocks[0].place.paragraph == 1


def test_footnotes_follow_the_paragraph_they_explain(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:t>有注</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + para("下一段")
    notes = part("footnotes", f'<w:footnote w:id="2">{para("注文")}</w:footnote>')
    document = read(tmp_path, body, footnotes=notes)
    assert [(b.origin, b.text) for b in document.blocks if hasattr(b, "origin")] == [
        ("body", "有注"), ("footnote", "注文"), ("body", "下一段"),
    ]  # fmt: skip


def test_deleted_text_is_left_out_and_inserted_text_is_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>总投资</w:t></w:r><w:del><w:r><w:delText>500</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>480</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r></w:p>"
    )
    document, problems = only(tmp_path, "建设方案.docx", docx(body))
    assert words(document.blocks) == ["总投资480万元"]
    assert codes(problems) == ["INTAKE-DOCX-002"]


def test_hidden_text_is_reported_and_not_read(tmp_path: Path) -> None:
    body = para("公开") + para("底价470万元", run="<w:vanish/>")
    document, problems = only(tmp_path, "建设方案.docx", docx(body))
    assert words(document.blocks) == ["公开"]
    assert codes(problems) == ["INTAKE-DOCX-001"]
    assert problems[0].where.quote == "底价470万元"


def test_pages_follow_the_marks_of_the_last_layout(tmp_path: Path) -> None:
    mark = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = para("一页") + f"<w:p>{mark}<w:r><w:t>二页</w:t></w:r></w:p>" + para("仍二页")
    document = read(tmp_path, body)
    assert [block.place.page for block in document.blocks] == [1, 2, 2]
    assert document.file.pages == 2


def test_without_layout_marks_only_plausible_typed_breaks_number_pages(tmp_path: Path) -> None:
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body = para("封面") + turn + para("正文") + para("长" * 3000) + turn + para("不知第几页")
    document = read(tmp_path, body)
    assert [block.place.page for block in document.blocks] == [1, 2, 2, None]


def test_pictures_take_their_caption_from_the_line_below(tmp_path: Path) -> None:
    document = read(tmp_path, para("总体架构如图。" + "字" * 400) + PNG_DRAWING + para("图1 总体架构图"))
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    assert [figure.caption for figure in figures] == ["图1 总体架构图"]


def test_a_document_of_pictures_only_says_that_they_were_not_read(tmp_path: Path) -> None:
    _, problems = only(tmp_path, "会议纪要.docx", docx(PNG_DRAWING * 3))
    assert "INTAKE-DOCX-003" in codes(problems)


def test_tables_inside_content_controls_are_found(tmp_path: Path) -> None:
    body = f"<w:sdt><w:sdtContent>{table([['控件内']])}</w:sdtContent></w:sdt>"
    assert [b.texts for b in read(tmp_path, body).blocks if isinstance(b, Table)] == [[["控件内"]]]


def test_strict_open_xml_is_read_too(tmp_path: Path) -> None:
    strict = rewritten(
        docx(para("严格格式")),
        "word/document.xml",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document, _ = only(tmp_path, "建设方案.docx", strict)
    assert words(document.blocks) == ["严格格式"]
