"""Bad input: a coded problem for each, never an exception, and the rest of the package still read."""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.intake.readers.making import codes, docx, para, received, xlsx, zipped
from tests.engine.intake.readers.making_pdf import Page, pdf
from tongchou.engine.intake import problem_kinds
from tongchou.engine.intake.readers.base import Limits
from tongchou.engine.intake.receiving import read_package
from tongchou.kernel.documents import FileFormat

GOOD = docx(para("正文内容"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('<!ENTITY a "哈哈哈哈">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def locked_pdf() -> bytes:
    return pdf([Page([(80, 90, 12, "内容")])]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>",
    )


def locked_zip() -> bytes:
    """A zip whose only member has the encryption flag set."""
    data = bytearray(zipped({"方案.txt": "内容"}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    return bytes(data)


def huge_png() -> bytes:
    head = b"IHDR" + struct.pack(">II", 60000, 60000) + b"\x08\0\0\0\0"
    body = b"IDAT" + b"\0" * 40
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (head, body)
    )


def bomb() -> bytes:
    return zipped({"建设方案.txt": b"0" * (60 * 1024 * 1024)})


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an encrypted Word file": ("方案.docx", lambda: OLE + utf16("EncryptedPackage"), "INTAKE-FILE-001"),
    "an encrypted PDF": ("方案.pdf", locked_pdf, "INTAKE-FILE-001"),
    "an encrypted member of a zip": ("材料.zip", locked_zip, "INTAKE-ARCHIVE-005"),
    "a truncated Word file": ("方案.docx", lambda: GOOD[: len(GOOD) // 2], "INTAKE-FILE-002"),
    "a truncated workbook": ("概算.xlsx", lambda: xlsx({"a": [[1]]})[:900], "INTAKE-FILE-002"),
    "a truncated PDF": ("方案.pdf", lambda: b"%PDF-1.4\n1 0 obj\n<</Type/Cat", "INTAKE-FILE-002"),
    "a broken picture": ("函.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "INTAKE-FILE-002"),
    "a broken old workbook": ("概算.xls", lambda: OLE + utf16("Workbook"), "INTAKE-FILE-002"),
    "an empty file": ("方案.docx", lambda: b"", "INTAKE-FILE-003"),
    "an unknown format": ("方案.xyz", lambda: bytes(range(256)) * 4, "INTAKE-FILE-004"),
    "rar": ("材料.rar", lambda: b"Rar!\x1a\x07\x01\x00" + b"x" * 99, "INTAKE-ARCHIVE-001"),
    "7z": ("材料.7z", lambda: b"7z\xbc\xaf\x27\x1c" + b"x" * 99, "INTAKE-ARCHIVE-001"),
    "a zip bomb": ("材料.zip", bomb, "INTAKE-ARCHIVE-002"),
    "a Word file that swells": ("方案.docx", lambda: docx(para("长" * 30_000_000)), "INTAKE-ARCHIVE-002"),
    "a path that climbs out": ("材料.zip", lambda: zipped({"../../方案.docx": GOOD}), "INTAKE-ARCHIVE-003"),
    "an absolute path": ("材料.zip", lambda: zipped({"/etc/方案.docx": GOOD}), "INTAKE-ARCHIVE-003"),
    "a drive letter": ("材料.zip", lambda: zipped({"C:/方案.docx": GOOD}), "INTAKE-ARCHIVE-003"),
    "a zip in a zip in a zip": (
        "材料.zip",
        lambda: zipped({"二.zip": zipped({"三.zip": zipped({"方案.docx": GOOD})})}),
        "INTAKE-ARCHIVE-004",
    ),
    "an empty zip": ("材料.zip", lambda: zipped({}), "INTAKE-ARCHIVE-008"),
    "entities that multiply": (
        "方案.docx", lambda: docx("", {"document.xml": LAUGHS}), "INTAKE-FILE-012",
    ),
    "an entity from outside": (
        "方案.docx", lambda: docx("", {"document.xml": OUTSIDE}), "INTAKE-FILE-012",
    ),
    "a picture of too many pixels": (
        "函.png",
        huge_png,
        "INTAKE-OCR-010",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_a_coded_problem_and_the_rest_is_read(tmp_path: Path, case: str) -> None:
    name, make, code = BAD[case]
    package, problems = received(tmp_path, {name: make(), "好的建设方案.docx": GOOD})
    assert code in codes(problems)
    assert [document.name for document in package.documents] == ["好的建设方案.docx"]
    problem = next(p for p in problems if p.code == code)
    assert problem.where.file.startswith(name)


def test_an_unreadable_file_still_counts_as_handed_in(tmp_path: Path) -> None:
    package, _ = received(tmp_path, {"投资概算.xlsx": GOOD[:40]})
    (file,) = package.files
    assert file.kind.label == "投资概算"
    assert len(file.sha256) == 64
    assert file.size == 40


def test_macros_are_reported_and_the_text_is_read(tmp_path: Path) -> None:
    data = docx(para("正文内容"), {"vbaProject.bin": b"macro"})
    package, problems = received(tmp_path, {"建设方案.docx": data})
    assert codes(problems) == ["INTAKE-FILE-006"]
    assert package.documents[0].text == "正文内容"


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("建设方案.doc", GOOD, FileFormat.DOCX),
        ("建设方案.pdf", GOOD, FileFormat.DOCX),
        ("建设方案.docx", "第一行文字\n第二行文字".encode("gb18030"), FileFormat.TEXT),
        ("投资概算.xls", b"<html><body><table><tr><td>A</td></tr></table></body></html>", FileFormat.TEXT),
    ],
)
def test_the_content_decides_over_the_extension(
    tmp_path: Path, name: str, data: bytes, found: FileFormat
) -> None:
    package, problems = received(tmp_path, {name: data})
    assert codes(problems) == ["INTAKE-FILE-005"]
    assert package.documents[0].file.format is found


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    package, problems = read_package([tmp_path / "没有这个.docx"])
    assert codes(problems) == ["INTAKE-FILE-009", "INTAKE-FILE-014"]
    assert package.files == ()


def test_nothing_given_is_a_problem_too() -> None:
    assert codes(read_package([])[1]) == ["INTAKE-FILE-014"]


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    (tmp_path / "外.docx").write_bytes(GOOD)
    os.symlink(tmp_path / "外.docx", folder / "方案.docx")
    package, problems = read_package([folder])
    assert codes(problems) == ["INTAKE-FILE-013", "INTAKE-FILE-014"]
    assert package.files == ()


def test_links_in_a_zip_are_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("方案.docx")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    package, problems = received(tmp_path, {"材料.zip": buffer.getvalue()})
    assert "INTAKE-ARCHIVE-007" in codes(problems)
    assert package.files == ()


def test_lock_files_and_system_files_are_passed_over(tmp_path: Path) -> None:
    files = {"~$方案.docx": b"x", ".DS_Store": b"x", "图/Thumbs.db": b"x", "建设方案.docx": GOOD}
    package, problems = received(tmp_path, files)
    assert [file.name for file in package.files] == ["建设方案.docx"]
    assert problems == ()


def test_names_in_a_windows_zip_are_read_as_gbk(tmp_path: Path) -> None:
    data = zipped({"xxxx/yyyyyyyy.docx": GOOD}, zipfile.ZIP_STORED)
    data = data.replace(b"xxxx", "申报".encode("gbk")).replace(b"yyyyyyyy", "建设方案".encode("gbk"))
    package, _ = received(tmp_path, {"材料.zip": data})
    assert [file.name for file in package.files] == ["材料.zip/申报/建设方案.docx"]


def test_a_zip_in_a_zip_is_opened_once(tmp_path: Path) -> None:
    data = zipped({"附件.zip": zipped({"建设方案.docx": GOOD})})
    package, problems = received(tmp_path, {"材料.zip": data})
    assert [file.name for file in package.files] == ["材料.zip/附件.zip/建设方案.docx"]
    assert problems == ()


def test_the_same_file_twice_is_noticed(tmp_path: Path) -> None:
    _, problems = received(tmp_path, {"建设方案.docx": GOOD, "建设方案（副本）.docx": GOOD})
    assert codes(problems) == ["INTAKE-FILE-016"]


def test_two_files_of_one_name_from_two_folders_keep_apart(tmp_path: Path) -> None:
    for folder, text in (("甲", "甲文"), ("乙", "乙文")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "建设方案.docx").write_bytes(docx(para(text)))
    package, _ = read_package([tmp_path / "甲" / "建设方案.docx", tmp_path / "乙" / "建设方案.docx"])
    assert len({file.name for file in package.files}) == 2


def test_more_files_than_the_limit_are_refused_by_name(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"方案{number}.docx").write_bytes(docx(para(f"文{number}")))
    package, problems = read_package([tmp_path], limits=Limits(files=3))
    assert len(package.files) == 3
    assert "INTAKE-FILE-017" in codes(problems)


def test_a_file_beyond_the_size_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "建设方案.docx").write_bytes(GOOD)
    _, problems = read_package([tmp_path], limits=Limits(file_bytes=100))
    assert "INTAKE-FILE-007" in codes(problems)


def test_an_endless_word_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "建设方案.docx").write_bytes(docx("".join(para(f"第{n}段，" + "字" * 90) for n in range(60))))
    package, problems = read_package([tmp_path], limits=Limits(characters=2_000))
    assert codes(problems) == ["INTAKE-FILE-008"]
    assert "第20段" in problems[0].where.quote or "第21段" in problems[0].where.quote
    assert 15 < len(package.documents[0].blocks) < 25


def test_an_old_word_file_without_libreoffice_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = tmp_path / "材料"
    folder.mkdir()
    (folder / "建设方案.doc").write_bytes(OLE + utf16("WordDocument"))
    _, problems = read_package([folder])
    assert codes(problems) == ["INTAKE-LEGACY-001"]
    assert "LibreOffice" in str(problems[0])


def test_a_converter_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n/bin/sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "建设方案.doc").write_bytes(OLE + utf16("WordDocument"))
    _, problems = read_package([tmp_path / "建设方案.doc"], limits=replace(Limits(), convert_seconds=1))
    assert codes(problems) == ["INTAKE-LEGACY-003"]


def test_an_encrypted_old_word_file_is_told_by_its_header(tmp_path: Path) -> None:
    head = bytearray(OLE + utf16("WordDocument"))
    head[512:514] = b"\xec\xa5"
    head[523] |= 1
    _, problems = received(tmp_path, {"建设方案.doc": bytes(head)})
    assert codes(problems) == ["INTAKE-FILE-001"]


def test_a_scan_without_the_engine_is_reported_unread(tmp_path: Path) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(buffer, "PNG")
    package, problems = received(tmp_path, {"申报函.png": buffer.getvalue()})
    assert "INTAKE-OCR-001" in codes(problems)
    assert "tongchou[ocr]" in str(next(p for p in problems if p.code == "INTAKE-OCR-001"))
    assert package.files[0].has_text_layer is False


def test_every_problem_kind_advises_in_a_full_sentence() -> None:
    kinds = [value for value in vars(problem_kinds).values() if isinstance(value, problem_kinds.ProblemKind)]
    assert len(kinds) > 40
    assert all(kind.advice.endswith("。") and not kind.title.endswith("。") for kind in kinds)
