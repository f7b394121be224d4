"""The HTML report stands alone, escapes everything and says what is empty."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from tests.engine.report.sample import HOSTILE, clean, sample
from tongchou.engine.report.as_html import as_html
from tongchou.engine.report.as_json import to_plain


def test_the_page_needs_nothing_from_outside() -> None:
    page = as_html(sample())
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", page)
    assert "<script" not in page
    assert "@import" not in page


def test_words_from_documents_are_escaped() -> None:
    page = as_html(sample())
    assert HOSTILE not in page
    assert page.count("&lt;script&gt;") >= 4
    assert "{{ 7*7 }}" in page


def test_the_head_tells_a_leader_money_and_reasons() -> None:
    page = as_html(sample())
    for words in ("存在否决项，建议退回修改", "31.06", "30.16", "0.90", "计算错误<small>C14", "审减率 2.9%"):
        assert words in page
    assert (
        "申报31.06万元，建议30.16万元，审减0.90万元，主要减在“计算错误”。各项审减均可依材料直接核定。" in page
    )
    assert "明细合计；与申报总额相差 -0.06" in page


def test_every_finding_shows_place_clause_and_tag() -> None:
    page = as_html(sample())
    assert "《投资概算.xlsx》“软件开发”表F12" in page
    assert "《政务数据共享条例》（国务院令第809号）第十三条" in page
    assert "待核" in page
    assert "没有提供年度计划" in page


def test_a_clean_report_says_so_in_every_section() -> None:
    page = as_html(clean())
    for words in ("可进入联席评审", "全部已检查的规则均符合", "没有发现相似的项目或系统", "没有读到投资明细"):
        assert words in page


@pytest.mark.parametrize("width", [1366, 800])
def test_the_page_fits_the_screen(tmp_path: Path, width: int) -> None:
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    path = tmp_path / "report.html"
    path.write_text(as_html(sample()), "utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(path.as_uri())
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        titles = page.locator("h4").count()
        page.get_by_role("link", name="造价与审减").click()
        below = page.evaluate("window.scrollY")
        browser.close()
    assert overflow <= 0
    assert titles == 5
    assert below > 0
    assert said == []


def test_files_of_one_archive_are_listed_without_its_name_and_json_keeps_it() -> None:
    given = sample()
    files = tuple(replace(file, name=f"申报包.zip/{file.name}") for file in given.package.files)
    outlines = tuple(replace(outline, file=f"申报包.zip/{outline.file}") for outline in given.outlines)
    zipped = replace(given, package=replace(given.package, files=files), outlines=outlines)
    assert files
    page = as_html(zipped)
    assert "申报包.zip" not in page
    assert escape(given.package.files[0].name) in page
    assert to_plain(zipped)["package"]["files"][0]["name"] == files[0].name
