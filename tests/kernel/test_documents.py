"""Sections nest by heading level and lines come with their place."""

from __future__ import annotations

import pytest

from tongchou.kernel.documents import (
    Cell,
    Document,
    DocumentKind,
    FileFormat,
    Heading,
    Package,
    PackageFile,
    Table,
    Text,
)
from tongchou.kernel.evidence import Evidence

FILE = PackageFile("方案.docx", 1, "0" * 64, FileFormat.DOCX)


def _at(paragraph: int) -> Evidence:
    return Evidence("方案.docx", paragraph=paragraph)


def _document() -> Document:
    cell = Evidence("方案.docx", cell="表1!R1C1")
    table = Table(((Cell("名称", cell), Cell("名称", cell, merged=True)),), _at(5))
    return Document(
        FILE,
        (
            Text("封面", _at(1)),
            Heading("第一章 项目概述", 1, _at(2), "第一章"),
            Heading("1.1 背景", 2, _at(3), "1.1"),
            Text("背景说明", _at(4)),
            table,
            Heading("第二章 需求", 1, _at(6), "第二章"),
        ),
    )


def test_a_chapter_holds_its_sub_sections() -> None:
    first, background, second = _document().sections
    assert first.heading.title == "项目概述"
    assert "背景说明" in first.text
    assert background.path == ("项目概述", "背景")
    assert second.blocks == ()


def test_lines_skip_repeats_of_merged_cells() -> None:
    assert [words for words, _ in _document().lines()] == [
        "封面",
        "第一章 项目概述",
        "1.1 背景",
        "背景说明",
        "名称",
        "第二章 需求",
    ]


def test_a_place_reads_like_an_office_reference() -> None:
    assert Evidence("概算.xlsx", sheet="软件开发", cell="F12").place == "《概算.xlsx》“软件开发”表F12"
    assert Evidence("方案.pdf", page=3, paragraph=7).place == "《方案.pdf》第3页第7段"


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        (["申报.zip/附件/方案.docx", "申报.zip/概算.xlsx"], ["附件/方案.docx", "概算.xlsx"]),
        (["申报.ZIP/内层.zip/方案.docx"], ["内层.zip/方案.docx"]),
        (["申报.zip/方案.docx", "补充.zip/方案.docx"], ["申报.zip/方案.docx", "补充.zip/方案.docx"]),
        (["申报.zip/方案.docx", "概算.xlsx"], ["申报.zip/方案.docx", "概算.xlsx"]),
        (["附件/方案.docx"], ["附件/方案.docx"]),
    ],
)
def test_the_name_of_the_only_archive_is_not_shown(files: list[str], shown: list[str]) -> None:
    package = Package(
        tuple(PackageFile(name, 1, "0" * 64, FileFormat.DOCX, DocumentKind.OTHER) for name in files)
    )
    assert [package.shown_name(name) for name in files] == shown
