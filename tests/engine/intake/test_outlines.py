"""Chapters are recognised in other words and orders; a missing chapter stays missing."""

from __future__ import annotations

import json

import pytest

from tests.shared_data import shared_data
from tests.worlds.blocks import document, lines, package, plan
from tongchou.engine.intake.norms import NORMS
from tongchou.engine.intake.outlines import outline_of, outlines_of
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.outline import ChapterNeed, Outline

NORM = NORMS[DocumentKind.CONSTRUCTION_PLAN]


def outline(*headings: str) -> Outline:
    return outline_of(plan(*headings), NORM)


def answers(result: Outline) -> dict[str, str]:
    return {m.chapter.chapter_id: m.section.heading.title for m in result.matches if m.section}


def test_all_chapters_are_found_in_other_words_and_order() -> None:
    result = outline(
        "#总论", "#建设单位概况", "#需求分析与必要性", "#总体建设方案", "#安全体系", "#数据资源规划与共享",
        "#投资估算与资金筹措", "#组织实施与进度安排", "#附件",
    )  # fmt: skip
    assert result.missing(ChapterNeed.MANDATORY) == ()
    assert answers(result)["money"] == "投资估算与资金筹措"
    assert answers(result)["data"] == "数据资源规划与共享"


def test_a_missing_chapter_is_not_answered_by_a_neighbour() -> None:
    result = outline(
        "#项目概述", "#项目单位概况", "#需求分析", "#项目方案", "#安全设计", "#项目管理", "#投资概算"
    )
    assert [chapter.chapter_id for chapter in result.missing(ChapterNeed.MANDATORY)] == ["data"]


def test_a_second_level_heading_may_answer_when_no_chapter_does() -> None:
    result = outline("#项目概述", "#总体建设方案", "##信息资源规划", "##系统安全设计", "#投资概算")
    assert answers(result)["data"] == "信息资源规划"
    assert answers(result)["safety"] == "系统安全设计"


def test_each_section_answers_at_most_one_chapter() -> None:
    result = outline("#项目概述", "##项目单位概况", "#项目方案", "#建设方案")
    used = [id(match.section.heading) for match in result.matches if match.section]
    assert len(used) == len(set(used))


def test_the_chapter_itself_is_preferred_to_a_section_inside_another() -> None:
    result = outline("#项目概述", "##投资概算", "#项目投资概算", "##概算依据")
    assert answers(result)["money"] == "项目投资概算"


@pytest.mark.parametrize("heading", ["背景音乐", "附则", "会议纪要", "甲方义务"])
def test_unrelated_headings_answer_nothing(heading: str) -> None:
    assert answers(outline(f"#{heading}")) in ({}, {"annex": heading})


def test_each_kind_of_document_has_its_norm() -> None:
    study = document(
        "可研.docx", DocumentKind.FEASIBILITY, *lines("可研.docx", "#概述", "#投资估算和资金来源")
    )
    (result,) = outlines_of(package(study))
    assert result.norm.norm_id == "study-gov"
    assert set(answers(result)) == {"overview", "money"}


@pytest.mark.shared
def test_wordings_of_real_tables_of_contents_are_recognised() -> None:
    rows = [
        json.loads(line) for line in shared_data("cases", "outlines.jsonl").read_text("utf-8").splitlines()
    ]
    (study,) = [row for row in rows if row["id"] == "OL08"]
    headings = [f"#{title}" for title in study["toc"]]
    result = outline_of(
        document("可研.docx", DocumentKind.FEASIBILITY, *lines("可研.docx", *headings)),
        NORMS[DocumentKind.FEASIBILITY],
    )
    assert {"overview", "need", "overall", "scheme", "money", "benefit", "schedule"} <= set(answers(result))


def test_one_heading_may_join_two_chapters_of_a_design() -> None:
    written = document(
        "初设.docx",
        DocumentKind.PRELIM_DESIGN,
        *lines("初设.docx", "#概述", "#安全与密码设计", "#项目组织与进度", "#概算", "#附图附表"),
    )
    (result,) = outlines_of(package(written))
    found = answers(result)
    assert found["safety"] == found["crypto"] == "安全与密码设计"
    assert found["organisation"] == found["schedule"] == "项目组织与进度"
    assert found["figures"] == found["annex"] == "附图附表"
    assert "need" not in found


def test_a_heading_that_joins_nothing_answers_one_chapter_only() -> None:
    study = document(
        "可研.docx",
        DocumentKind.FEASIBILITY,
        *lines("可研.docx", "#概述", "#总体建设方案", "#安全与密码应用"),
    )
    (result,) = outlines_of(package(study))
    assert "scheme" not in answers(result)


def test_a_chapter_may_be_called_costs_only() -> None:
    assert answers(outline("#项目概述", "#费用"))["money"] == "费用"
