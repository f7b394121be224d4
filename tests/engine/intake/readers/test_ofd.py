"""OFD: text with places, headings, seals."""

from pathlib import Path

from tests.engine.intake.readers.making import codes, only, outline, received, words
from tests.engine.intake.readers.making_ofd import ofd


def test_the_text_layer_is_read_with_pages_and_headings(tmp_path: Path) -> None:
    data = ofd([["第一章 总则", "为规范项目管理。"], ["第二章 申报", "申报单位应当提交材料。"]])
    document, problems = only(tmp_path, "管理办法.ofd", data)
    assert outline(document) == [(1, "第一章 总则"), (1, "第二章 申报")]
    assert [heading.place.page for heading in document.headings] == [1, 2]
    assert words(document.blocks) == ["为规范项目管理。", "申报单位应当提交材料。"]
    assert document.file.pages == 2
    assert document.file.sealed is False
    assert codes(problems) == ["INTAKE-FILE-015"]


def test_stored_signatures_mean_sealed(tmp_path: Path) -> None:
    data = ofd([["关于申报项目的函"]], {"Doc_0/Signs/Signatures.xml": "<a/>"})
    document, _ = only(tmp_path, "申报函.ofd", data)
    assert document.file.sealed is True


def test_a_page_of_pictures_is_reported_unread(tmp_path: Path) -> None:
    data = ofd(
        [[]],
        {"Doc_0/Pages/Page_0/Content.xml": "<Page><Content><Layer><ImageObject/></Layer></Content></Page>"},
    )
    _, problems = received(tmp_path, {"申报函.ofd": data})
    assert "INTAKE-OFD-001" in codes(problems)
