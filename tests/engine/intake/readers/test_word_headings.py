"""Headings of Word documents: by style, by typed and by automatic numbers, judged in context."""

from pathlib import Path

import pytest

from tests.engine.intake.readers.making import docx, only, outline, para, part, table, words

BODY = "本项目面向全市各部门提供统一的服务能力，按照有关规定组织实施。"

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的章"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="大纲"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>',
)


def lines(*texts: str) -> str:
    """Paragraphs; a leading * makes one bold, a bar | makes a one-cell table."""
    made = []
    for text in texts:
        if text == "|":
            made.append(table([["甲"]]))
        elif text.startswith("*"):
            made.append(para(text[1:], run="<w:b/>"))
        else:
            made.append(para(text))
    return "".join(made)


CASES = {
    "chapters and decimal numbers": (
        ["第一章 项目概述", "1.1 项目名称", BODY, "1.1.1 简称", BODY, "第二章 现状", "2.1 业务现状", BODY],
        [(1, "第一章 项目概述"), (2, "1.1 项目名称"), (3, "1.1.1 简称"), (1, "第二章 现状"), (2, "2.1 业务现状")],
    ),
    "the order of official papers": (
        ["一、项目概况", "（一）名称", BODY, "1、简称", BODY, "2、全称", BODY, "（二）单位", BODY, "二、投资", BODY],
        [(1, "一、项目概况"), (2, "（一）名称"), (3, "1、简称"), (3, "2、全称"), (2, "（二）单位"), (1, "二、投资")],
    ),
    "chapters, sections and Chinese numbers": (
        ["第一章 总论", "第一节 背景", "一、政策", BODY, "二、业务", BODY, "第二节 目标", BODY],
        [(1, "第一章 总论"), (2, "第一节 背景"), (3, "一、政策"), (3, "二、业务"), (2, "第二节 目标")],
    ),
    "plain numbers with a space": (
        ["1 概述", "1.1 背景", BODY, "2 设计", "2.1 平台", BODY, "3 概算", BODY],
        [(1, "1 概述"), (2, "1.1 背景"), (1, "2 设计"), (2, "2.1 平台"), (1, "3 概算")],
    ),
    "a numbered list is no chapter": (
        ["一、建设内容", BODY, "1、采购服务器", "2、开发软件", "3、数据治理", "二、投资", BODY],
        [(1, "一、建设内容"), (1, "二、投资")],
    ),
    "numbered sentences are no chapters": (
        ["一、原则", "（一）统筹规划。坚持全市一盘棋。", "（二）集约共享。能用尽用。", "二、目标", BODY],
        [(1, "一、原则"), (1, "二、目标")],
    ),
    "an amount at the start of a line is no chapter": (
        ["第一章 概算", "1.5 万元以上的设备单独列示", BODY, "2025年完成建设", BODY],
        [(1, "第一章 概算")],
    ),
    "a name and value pair keeps the sequence": (
        ["一、项目名称：智慧停车平台", "二、建设内容", BODY, "三、投资", BODY],
        [(1, "二、建设内容"), (1, "三、投资")],
    ),
    "bold items that follow each other at once are chapters": (
        ["*一、背景", "*二、目标", BODY],
        [(1, "一、背景"), (1, "二、目标")],
    ),
    "annexes with content stand at the top level": (
        ["第一章 概述", "1.1 名称", BODY, "附件1 设备清单", "|", "附件2 功能清单", "|"],
        [(1, "第一章 概述"), (2, "1.1 名称"), (1, "附件1 设备清单"), (1, "附件2 功能清单")],
    ),
    "a list of annexes is no chapter": (["此函。", "附件1 申报表", "附件2 建设方案", "附件3 概算表", BODY], []),
    "a typed table of contents is no chapter": (
        ["目　录", "第一章 概述\t1", "1.1 名称 ........ 1", "第二章 设计 3", "第一章 概述", "1.1 名称", BODY,
         "第二章 设计", BODY],
        [(1, "第一章 概述"), (2, "1.1 名称"), (1, "第二章 设计")],
    ),
    "a volume that begins with chapter 4, functions in brackets deepest": (
        ["4 设计", "4.1 平台", "4.1.1 停车", "（1）驶入", BODY, "（2）驶离", BODY, "5 安全", BODY],
        [(1, "4 设计"), (2, "4.1 平台"), (3, "4.1.1 停车"), (4, "（1）驶入"), (4, "（2）驶离"), (1, "5 安全")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_typed_numbers_make_headings_where_the_context_agrees(tmp_path: Path, case: str) -> None:
    given, expected = CASES[case]
    document, _ = only(tmp_path, "建设方案.docx", docx(lines(*given)))
    assert outline(document) == expected


def test_styles_make_headings_through_names_chains_and_outline_levels(tmp_path: Path) -> None:
    body = (
        para("概述", '<w:pStyle w:val="1"/>')
        + para("背景", '<w:pStyle w:val="2"/>')
        + para("现状", '<w:pStyle w:val="x"/>')
        + para("细节", '<w:pStyle w:val="y"/>')
        + para("直接大纲", '<w:outlineLvl w:val="1"/>')
        + para("名义标题实为正文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
        + para("目录项 1", '<w:pStyle w:val="t"/>')
    )
    document, _ = only(tmp_path, "建设方案.docx", docx(body, {"styles.xml": STYLES}))
    assert outline(document) == [(1, "概述"), (2, "背景"), (1, "现状"), (3, "细节"), (2, "直接大纲")]
    assert words(document.blocks) == ["名义标题实为正文"]
    assert words(document.blocks, "contents") == ["目录项 1"]


def test_a_body_sentence_in_heading_style_stays_text(tmp_path: Path) -> None:
    sentence = "根据市政府常务会议要求，结合我局实际，现将有关建设内容说明如下，请予审核。"
    document, _ = only(
        tmp_path, "建设方案.docx", docx(para(sentence, '<w:pStyle w:val="1"/>'), {"styles.xml": STYLES})
    )
    assert outline(document) == []
    assert words(document.blocks) == [sentence]


def test_styled_and_typed_headings_of_one_scheme_share_a_level(tmp_path: Path) -> None:
    body = (
        para("第一章 概述", '<w:pStyle w:val="1"/>')
        + para("一、背景", '<w:pStyle w:val="2"/>')
        + para(BODY)
        + para("二、目标", run="<w:b/>")
        + para(BODY)
        + para("第二章 设计", run="<w:b/>")
        + para("一、架构", '<w:pStyle w:val="2"/>')
        + para(BODY)
        + para("（一）网络")
        + para(BODY)
        + para("（二）主机")
        + para(BODY)
    )
    document, _ = only(tmp_path, "建设方案.docx", docx(body, {"styles.xml": STYLES}))
    assert outline(document) == [
        (1, "第一章 概述"), (2, "一、背景"), (2, "二、目标"), (1, "第二章 设计"), (2, "一、架构"),
        (3, "（一）网络"), (3, "（二）主机"),
    ]  # fmt: skip


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>",
)


def numbered(text: str, level: int, number: int = 5) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted_as_word_shows_them(tmp_path: Path) -> None:
    body = (
        numbered("概述", 0)
        + numbered("名称", 1)
        + para(BODY)
        + numbered("单位", 1)
        + para(BODY)
        + numbered("设计", 0)
        + numbered("架构", 1)
        + para(BODY)
    )
    document, _ = only(tmp_path, "建设方案.docx", docx(body, {"numbering.xml": NUMBERING}))
    assert outline(document) == [
        (1, "第一章 概述"), (2, "1.1 名称"), (2, "1.2 单位"), (1, "第二章 设计"), (2, "2.1 架构"),
    ]  # fmt: skip
    assert [heading.title for heading in document.headings][:2] == ["概述", "名称"]
    assert document.headings[1].number == "1.1"


def test_a_start_override_begins_its_own_count(tmp_path: Path) -> None:
    body = numbered("甲", 0) + numbered("乙", 0, number=6) + para(BODY) + numbered("丙", 0)
    document, _ = only(tmp_path, "建设方案.docx", docx(body, {"numbering.xml": NUMBERING}))
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [
        "第一章 甲", "第七章 乙", BODY, "第二章 丙",
    ]  # fmt: skip
