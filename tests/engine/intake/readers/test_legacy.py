"""Old formats on a machine that has LibreOffice: the text of .doc and .xls arrives unharmed."""

import io
import subprocess
from pathlib import Path

import pytest
from docx import Document as new_document  # noqa: N813  it makes one

from tests.engine.intake.readers.making import codes, only, outline, xlsx
from tongchou.engine.intake.readers.legacy import office_program


def converted(folder: Path, name: str, data: bytes, ending: str) -> bytes:
    """The file saved in an old format by LibreOffice; skips where it is not installed."""
    program = office_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    work = folder / "work"
    work.mkdir()
    (work / name).write_bytes(data)
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", ending, "--outdir", str(work), str(work / name)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (work / name).with_suffix(f".{ending}").read_bytes()


@pytest.mark.slow
def test_an_old_word_file_is_read_with_its_headings(tmp_path: Path) -> None:
    plan, buffer = new_document(), io.BytesIO()
    for line in ("第一章 概述", "1.1 名称", "平台名称如下所述。", "第二章 现状", "现状如下。"):
        plan.add_paragraph(line)
    plan.save(buffer)
    data = converted(tmp_path, "plan.docx", buffer.getvalue(), "doc")
    folder = tmp_path / "材料"
    folder.mkdir()
    document, problems = only(folder, "建设方案.doc", data)
    assert outline(document) == [(1, "第一章 概述"), (2, "1.1 名称"), (1, "第二章 现状")]
    assert document.file.format.value == "doc"
    assert codes(problems) == []


@pytest.mark.slow
def test_an_old_workbook_is_read_and_says_what_it_cannot_tell(tmp_path: Path) -> None:
    data = converted(tmp_path, "budget.xlsx", xlsx({"概算": [["名称", "金额"], ["平台", 480.5]]}), "xls")
    folder = tmp_path / "材料"
    folder.mkdir()
    document, problems = only(folder, "投资概算.xls", data)
    assert document.tables[0].texts == [["名称", "金额"], ["平台", "480.5"]]
    assert document.tables[0].rows[1][1].place.cell == "B2"
    assert codes(problems) == ["INTAKE-SHEET-008"]
