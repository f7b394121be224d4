"""Whatever bytes come in, a package and problems come out: truncated, flipped and random files of each format."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.intake.readers.making import docx, para, part, table, xlsx, zipped
from tests.engine.intake.readers.making_ofd import ofd
from tests.engine.intake.readers.making_pdf import Page, pdf
from tongchou.engine.intake.headings import Line, judge
from tongchou.engine.intake.readers.base import Limits
from tongchou.engine.intake.receiving import read_package
from tongchou.kernel.documents import Package

SMALL = Limits(convert_seconds=2)


def _docx() -> bytes:
    body = para("第一章 概述") + para("正文文字内容") + table([["名称", "金额"], ["平台", "480"]])
    return docx(body, {"styles.xml": part("styles", ""), "numbering.xml": part("numbering", "")})


def _pdf() -> bytes:
    page = Page([(80, 90, 12, "第一章 概述"), (80, 120, 12, "正文文字内容")])
    page.table(80, 150, [100, 80], [["名称", "金额"], ["平台", "480"]])
    return pdf([page, page])


CORPUS = {
    "建设方案.docx": _docx,
    "投资概算.xlsx": lambda: xlsx({"概算": [["名称", "金额"], ["平台", "=1+1"]], "空": []}),
    "建设方案.pdf": _pdf,
    "建设方案.ofd": lambda: ofd([["第一章 概述", "正文文字内容"]]),
    "材料.zip": lambda: zipped({"一/建设方案.docx": _docx(), "二/概算.xlsx": xlsx({"a": [[1]]})}),
    "说明.txt": lambda: "第一章 概述\n正文".encode("gb18030"),
    "网页.doc": lambda: "<html><body><p>概述</p><table><tr><td>甲</td></tr></table></body></html>".encode(),
    "数据.csv": lambda: "名称,金额\n平台,480\n".encode(),
}


def assert_survives(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    package, problems = read_package([path], limits=SMALL)
    assert isinstance(package, Package)
    assert all(str(problem) and problem.code.startswith("INTAKE-") for problem in problems)
    assert package.files or problems
    readable = {document.name for document in package.documents}
    unread = [file for file in package.files if file.name not in readable]
    assert not unread or problems, "an unread file without a problem"


@pytest.mark.parametrize("name", CORPUS)
def test_every_file_of_the_corpus_is_read_whole(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CORPUS[name]())
    package, _ = read_package([tmp_path / name], limits=SMALL)
    assert package.documents


@pytest.mark.parametrize("name", CORPUS)
def test_truncated_files_are_survived(tmp_path: Path, name: str) -> None:
    data = CORPUS[name]()
    for share in (0.0, 0.02, 0.1, 0.33, 0.5, 0.8, 0.95, 0.999):
        assert_survives(tmp_path, name, data[: int(len(data) * share)])


@pytest.mark.parametrize("name", CORPUS)
def test_flipped_bytes_are_survived(tmp_path: Path, name: str) -> None:
    original = CORPUS[name]()
    draw = random.Random(f"flip {name}")
    for count in (1, 1, 1, 2, 4, 8, 16, 64, 64, 256):
        data = bytearray(original)
        for _ in range(count):
            data[draw.randrange(len(data))] = draw.randrange(256)
        assert_survives(tmp_path, name, bytes(data))


@pytest.mark.parametrize("name", CORPUS)
def test_shuffled_and_doubled_pieces_are_survived(tmp_path: Path, name: str) -> None:
    data = CORPUS[name]()
    half = len(data) // 2
    for mixed in (
        data + data,
        data[half:] + data[:half],
        data[:half] * 2,
        data + b"\0" * 5000,
        b"\0" * 300 + data,
    ):
        assert_survives(tmp_path, name, mixed)


MAGIC = [
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(magic=st.sampled_from([b"", *MAGIC]), tail=st.binary(max_size=2000))
def test_random_bytes_behind_any_magic_are_survived(tmp_path: Path, magic: bytes, tail: bytes) -> None:
    assert_survives(tmp_path, "材料.bin", magic + tail)


XML_SHRED = st.lists(
    st.sampled_from(
        ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>",
         "<w:t>一、概述</w:t>", "<w:tcPr><w:gridSpan w:val='999999'/></w:tcPr>", "<w:br w:type='page'/>",
         "<w:fldChar w:fldCharType='end'/>", "<w:sdt>", "</w:sdt>", "<w:ins>", "</w:ins>",
         "<w:tcPr><w:vMerge/></w:tcPr>", "<w:pPr><w:numPr><w:numId w:val='x'/></w:numPr></w:pPr>"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shred=XML_SHRED)
def test_word_xml_of_any_shape_is_survived(tmp_path: Path, shred: list[str]) -> None:
    assert_survives(tmp_path, "方案.docx", docx("".join(shred)))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.builds(
            Line,
            text=st.text(alphabet="第一二三章节附件（）()、.．：。0123456789 概述\t", max_size=16),
            style_level=st.none() | st.integers(1, 9),
            bold=st.booleans(),
            solid=st.booleans(),
        ),
        max_size=40,
    )
)
def test_any_lines_are_judged_with_levels_from_one_to_twenty(lines: list[Line]) -> None:
    marks = judge(lines)
    assert len(marks) == len(lines)
    assert all(mark is None or 1 <= mark.level <= 20 for mark in marks)


def test_the_same_package_is_read_the_same_twice(tmp_path: Path) -> None:
    for name, make in CORPUS.items():
        (tmp_path / name).write_bytes(make())
    assert read_package([tmp_path]) == read_package([tmp_path])
