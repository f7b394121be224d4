"""Scanned pages: words, tables, seals, quality flags, the page cache (needs the ocr extra)."""

from pathlib import Path

import pytest
from PIL import Image

from tests.engine.intake.readers.making import codes, words
from tests.engine.intake.readers.making_scan import draw_seal, draw_table, jpeg, page, scan_pdf, scanned
from tongchou.engine.intake.readers.base import Limits
from tongchou.engine.intake.readers.ocr import OcrEngine, OcrLine
from tongchou.engine.intake.readers.recognition import CachedEngine, default_engine
from tongchou.engine.intake.receiving import read_package
from tongchou.kernel.documents import Document
from tongchou.kernel.problems import Problem

pytestmark = pytest.mark.ocr
pytest.importorskip("cv2", reason="the ocr extra is not installed")

LETTER = [
    (330, 150, 40, "关于申报智慧停车平台项目的函"),
    (150, 280, 32, "市数据局："),
    (214, 340, 32, "根据政府投资信息化项目管理办法，我局组织编制了建设方案，"),
    (150, 400, 32, "项目总投资480万元，建设周期12个月，现予申报。"),
    (760, 620, 32, "市城市管理局"),
    (760, 680, 32, "2026年9月28日"),
]


@pytest.fixture(scope="module")
def engine() -> OcrEngine:
    found = default_engine()
    if found is None:
        pytest.skip("the ocr extra is not installed")
    return found


def read(folder: Path, name: str, data: bytes, engine: OcrEngine) -> tuple[Document, tuple[Problem, ...]]:
    (folder / name).write_bytes(data)
    package, problems = read_package([folder / name], ocr=engine)
    return Document(package.files[0], package.documents[0].blocks if package.documents else ()), problems


def test_a_sealed_letter_is_read_in_paragraphs(tmp_path: Path, engine: OcrEngine) -> None:
    image = page(LETTER)
    draw_seal(image, 850, 670, 125)
    document, problems = read(tmp_path, "申报函.jpg", scanned(image), engine)
    text = words(document.blocks)
    assert text[0] == "关于申报智慧停车平台项目的函"
    assert (
        "根据政府投资信息化项目管理办法，我局组织编制了建设方案，项目总投资480万元，建设周期12个月，现予申报。"
        in text
    )
    assert "市城市管理局" in text
    assert document.file.sealed is True
    assert (document.file.ocr_confidence or 0) > 0.95
    assert document.blocks[0].place.page == 1
    box = document.blocks[0].place.box
    assert box is not None
    assert all(0 <= share <= 1 for share in box)
    assert codes(problems) == []


def test_a_letter_without_seal_is_not_called_sealed(tmp_path: Path, engine: OcrEngine) -> None:
    document, _ = read(tmp_path, "申报函.jpg", scanned(page(LETTER)), engine)
    assert document.file.sealed is False


def test_whether_a_grey_page_is_sealed_is_not_known(tmp_path: Path, engine: OcrEngine) -> None:
    grey = page(LETTER).convert("L")
    document, _ = read(tmp_path, "申报函.jpg", jpeg(grey), engine)
    assert document.file.sealed is None


def test_a_ruled_table_on_a_turned_page_keeps_rows_columns_and_lone_digits(
    tmp_path: Path, engine: OcrEngine
) -> None:
    image = page([(430, 150, 36, "投资概算表"), (850, 220, 26, "单位：万元")])
    rows = [
        ["序号", "名称", "数量", "金额"], ["1", "平台软件", "1", "480.00"], ["2", "数据服务", "1", "32.50"],
        ["11", "监理费", "1", "9.60"],
    ]  # fmt: skip
    draw_table(image, 150, 270, [120, 420, 140, 220], rows)
    document, _ = read(tmp_path, "投资概算.jpg", scanned(image, turn=-1.1), engine)
    (table,) = document.tables
    assert table.texts == rows
    assert table.caption == "投资概算表 单位：万元"
    assert table.rows[1][3].place.cell == "表1!R2C4"


def test_a_scanned_pdf_is_read_page_by_page(tmp_path: Path, engine: OcrEngine) -> None:
    second = page([(150, 150, 36, "第二章 建设内容"), (214, 220, 32, "建设统一的停车资源管理平台。")])
    document, _ = read(tmp_path, "建设方案.pdf", scan_pdf([page(LETTER), second]), engine)
    assert document.file.has_text_layer is False
    assert document.file.pages == 2
    assert [block.place.page for block in document.blocks][-1] == 2
    assert words(document.blocks)[-1] == "建设统一的停车资源管理平台。"


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_laid_wrongly_is_turned_upright(tmp_path: Path, engine: OcrEngine, quarter: int) -> None:
    image = page(LETTER).rotate(quarter, expand=True)
    document, problems = read(tmp_path, "申报函.jpg", jpeg(image), engine)
    assert words(document.blocks)[0] == "关于申报智慧停车平台项目的函"
    assert "INTAKE-OCR-009" in codes(problems)


def test_a_slanting_page_is_levelled_and_noticed(tmp_path: Path, engine: OcrEngine) -> None:
    document, problems = read(tmp_path, "申报函.jpg", scanned(page(LETTER), turn=4.0), engine)
    assert words(document.blocks)[0] == "关于申报智慧停车平台项目的函"
    assert codes(problems) == ["INTAKE-OCR-003"]


def test_a_coarse_scan_is_flagged(tmp_path: Path, engine: OcrEngine) -> None:
    small = page(LETTER).resize((620, 877), Image.Resampling.LANCZOS)
    _, problems = read(tmp_path, "申报函.jpg", jpeg(small), engine)
    assert "INTAKE-OCR-002" in codes(problems)


def test_a_pale_scan_is_flagged(tmp_path: Path, engine: OcrEngine) -> None:
    pale = page(LETTER).point(lambda value: 215 + value * 40 // 255)
    _, problems = read(tmp_path, "申报函.jpg", jpeg(pale), engine)
    assert "INTAKE-OCR-004" in codes(problems)


def test_a_blank_page_costs_nothing_and_says_so(tmp_path: Path) -> None:
    engine = Counting()
    _, problems = read(tmp_path, "空白.jpg", jpeg(Image.new("L", (1240, 1754), 250)), engine)
    assert engine.calls == 0
    assert "INTAKE-FILE-011" in codes(problems)


class Counting:
    """An engine that only counts."""

    version = "counting-1"

    def __init__(self, fails: bool = False) -> None:
        self.calls = 0
        self.fails = fails

    def read(self, pixels: object) -> tuple[OcrLine, ...]:
        self.calls += 1
        if self.fails:
            raise RuntimeError("model broken")
        return (OcrLine("已识别的文字", (100.0, 100.0, 400.0, 140.0), 0.99),)

    def read_line(self, pixels: object) -> OcrLine | None:
        return None


def test_the_cache_spares_the_second_reading_and_survives_damage(tmp_path: Path) -> None:
    inner, cache = Counting(), tmp_path / "cache"
    data = jpeg(page(LETTER))
    first, _ = read(tmp_path, "申报函.jpg", data, CachedEngine(inner, cache))
    again, _ = read(tmp_path, "申报函.jpg", data, CachedEngine(inner, cache))
    assert inner.calls == 1
    assert first == again
    (kept,) = cache.glob("*.json")
    kept.write_text('{"lines": [{"text": 5}]}', encoding="utf-8")
    mended, _ = read(tmp_path, "申报函.jpg", data, CachedEngine(inner, cache))
    assert inner.calls == 2
    assert mended == first


def test_another_engine_version_reads_anew(tmp_path: Path) -> None:
    inner, cache = Counting(), tmp_path / "cache"
    read(tmp_path, "申报函.jpg", jpeg(page(LETTER)), CachedEngine(inner, cache))
    inner.version = "counting-2"
    read(tmp_path, "申报函.jpg", jpeg(page(LETTER)), CachedEngine(inner, cache))
    assert inner.calls == 2


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    document, _ = read(
        tmp_path, "申报函.jpg", jpeg(page(LETTER)), CachedEngine(Counting(), tmp_path / "cache")
    )
    assert words(document.blocks) == ["已识别的文字"]


def test_an_engine_that_fails_is_a_problem_of_that_page(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "申报函.jpg", jpeg(page(LETTER)), Counting(fails=True))
    assert "INTAKE-OCR-008" in codes(problems)


def test_scanned_pages_beyond_the_limit_are_named(tmp_path: Path) -> None:
    (tmp_path / "建设方案.pdf").write_bytes(scan_pdf([page(LETTER)] * 4))
    engine = Counting()
    package, problems = read_package([tmp_path / "建设方案.pdf"], ocr=engine, limits=Limits(ocr_pages=2))
    assert engine.calls == 2
    assert package.files[0].pages == 4
    assert codes(problems) == ["INTAKE-OCR-007"]
    assert "第3–4页" in problems[0].detail
