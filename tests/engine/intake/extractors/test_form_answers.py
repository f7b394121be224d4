"""Single values from forms, headings and prose; ticks, merged cells, denials; conflicts between papers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.worlds.blocks import LEFT, UP, document, form, lines, package, plan, sheet
from tongchou.engine.intake import answers
from tongchou.engine.intake.reading import declaration_from
from tongchou.kernel.declaration import Declaration, ProjectKind
from tongchou.kernel.documents import Document, DocumentKind
from tongchou.kernel.money import Money


def read(*documents: Document) -> tuple[Declaration, list[str]]:
    declaration, _, problems = declaration_from(package(*documents))
    return declaration, [problem.code for problem in problems]


def value(path: str, *documents: Document) -> Any:
    return read(*documents)[0].field(path).value


@pytest.mark.parametrize(
    "row",
    [
        ["项目名称", "渌江市智慧养老平台项目"],
        ["项 目 名 称：", "渌江市智慧养老平台项目"],
        ["（一）项目名称", "渌江市智慧养老平台项目"],
        ["申报\n项目名称", "渌江市智慧养老平台项目"],
        ["项目名称：渌江市智慧养老平台项目", ""],
        ["项目名称", LEFT, "“渌江市智慧养老平台项目”", LEFT],
    ],
)
def test_a_label_is_recognised_in_any_dress(row: list[str]) -> None:
    assert value("identity.project_name", form(row)) == "渌江市智慧养老平台项目"


def test_labels_in_one_row_are_answered_by_the_row_below() -> None:
    rows = (["联系人", "联系电话", "申报年度"], ["周立新", "0739-9118206", "2027"])
    declaration, _ = read(form(*rows))
    assert declaration.identity.contact.value == "周立新"
    assert declaration.identity.phone.value == "0739-9118206"
    assert declaration.identity.declare_year.value == 2027


def test_an_answer_that_looks_like_a_label_is_an_answer_in_a_row_of_pairs() -> None:
    declaration, _ = read(form(["前期项目", "数字档案馆（一期）项目", "前期评价", "后评价报告（见附件）"]))
    assert declaration.existing.previous_project.value == "数字档案馆（一期）项目"


def test_a_name_with_a_number_beside_it_gives_person_and_phone() -> None:
    declaration, _ = read(form(["联系人及电话", "覃雪薇  13907331234"]))
    assert (declaration.identity.contact.value, declaration.identity.phone.value) == ("覃雪薇", "13907331234")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("□新建 ☑升级改造 □续建", ProjectKind.UPGRADE),
        ("新建□ 升级改造√ 续建□", ProjectKind.UPGRADE),
        ("[√]新建  [ ]改造", ProjectKind.NEW),
        ("购买服务", ProjectKind.SERVICE),
        ("续建", ProjectKind.CONTINUE),
        ("运行维护", ProjectKind.OM),
        ("云资源租用", ProjectKind.CLOUD),
    ],
)
def test_the_ticked_kind_counts(answer: str, kind: ProjectKind) -> None:
    assert value("identity.project_kind", form(["项目类型", answer])) is kind


@pytest.mark.parametrize(
    ("answer", "flag"),
    [
        ("是", True), ("否", False), ("☑是 □否", True), ("是□ 否■", False), ("不涉及", False), ("涉及", True), ("无", False),
        ("不涉及个人信息", False), ("需要", True), ("不需要", False), ("已备案", True), ("尚未备案", False),
        ("是（附件三）", True),
        ("待定", False), ("", None),
    ],
)  # fmt: skip
def test_yes_and_no_are_understood_in_office_words(answer: str, flag: bool | None) -> None:
    assert answers.flag(answer) is flag


@pytest.mark.parametrize(
    ("path", "sentence", "flag"),
    [
        ("security.personal_info", "本系统不采集个人信息，仅处理设备数据。", False),
        ("security.personal_info", "系统涉及参保人员个人信息的处理。", True),
        ("identity.is_classified", "本项目为非涉密项目。", False),
        ("identity.is_classified", "系统不处理涉密信息。", False),
        ("security.important_data", "本项目不涉及重要数据。", False),
        ("security.is_cii", "该系统未被认定为关键信息基础设施。", False),
        ("security.mlps_filed", "系统尚未办理等级保护备案。", False),
    ],
)
def test_denials_in_the_plan_are_read_as_denials(path: str, sentence: str, flag: bool) -> None:
    assert value(path, plan("#第六章 安全设计", sentence)) is flag


def test_a_short_heading_is_answered_by_the_line_below_it() -> None:
    document_ = plan(
        "#第一章 概述",
        "##1.1 项目名称",
        "本项目名称为“渌江市智慧养老平台项目”。",
        "##1.2 总投资",
        "项目总投资386.40万元。",
    )
    declaration, _ = read(document_)
    assert declaration.identity.project_name.value == "渌江市智慧养老平台项目"
    assert declaration.funds.total.value == Money.wan("386.4")


@pytest.mark.parametrize(
    "sentence",
    [
        "一期项目总投资120.00万元已完成验收。",
        "原系统总投资90万元。",
        "同类项目总投资300万元左右。",
        "总投资约480余万元。",
    ],
)
def test_other_projects_and_rough_sums_are_not_taken_for_the_total(sentence: str) -> None:
    assert value("funds.total", plan("#第一章 现状", sentence)) is None


def test_the_unit_of_an_amount_is_the_nearest_note_above_it() -> None:
    rows = (
        ["申报表", LEFT],
        ["单位：万元", LEFT],
        ["五、资金（单位：元）", LEFT],
        ["总投资", "5,355,530.80"],
    )
    assert value("funds.total", form(*rows)) == Money.yuan_of("5355530.80")


def test_an_amount_without_unit_is_reported_and_not_guessed() -> None:
    declaration, problems = read(form(["总投资", "395.52"]))
    assert declaration.funds.total.value is None
    assert problems.count("INTAKE-FIELD-002") == 1


def test_an_answer_that_cannot_be_understood_is_reported() -> None:
    declaration, problems = read(form(["等保级别", "见附件四"], ["内部用户数", "若干"]))
    assert declaration.security.mlps_level.value is None
    assert problems.count("INTAKE-FIELD-001") == 2


def test_a_period_gives_start_and_end() -> None:
    declaration, _ = read(form(["建设起止时间", "2026年3月—2027年2月"], ["建设工期（月）", "12"]))
    assert declaration.schedule.plan_start.value == date(2026, 3, 1)
    assert declaration.schedule.plan_end.value == date(2027, 2, 1)
    assert declaration.schedule.duration_months.value == 12


def test_a_blank_place_for_the_countersignature_means_not_signed() -> None:
    assert value("identity.countersigned", form(["主管部门意见", ""])) is False
    assert value("identity.countersigned", form(["主管部门意见", "（盖章）　　年　月　日"])) is False
    assert value("identity.countersigned", form(["主管部门意见", "同意申报。（盖章）"])) is True
    assert value("identity.countersigned", form(["主管部门意见", "不同意。"])) is False
    assert value("identity.countersigned", form(["联系人", "周立新"])) is None


def test_form_speaks_before_plan_and_letter_and_both_places_are_reported() -> None:
    letter = document("申报函.jpg", DocumentKind.REQUEST_LETTER, *lines("申报函.jpg", "总投资480.00万元。"))
    declaration, _, problems = declaration_from(
        package(letter, plan("#概述", "项目总投资842.60万元。"), form(["总投资（万元）", "858.65"]))
    )
    assert [money.in_wan for money in declaration.funds.total.distinct] == [
        Money.wan(amount).in_wan for amount in ("858.65", "842.60", "480.00")
    ]
    (problem,) = [p for p in problems if p.code == "INTAKE-RECONCILE-001"]
    assert problem.where.file == "申报表.xlsx"
    assert "方案.docx" in problem.detail


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("计划开始时间", "2026年3月", "2026-03-15"),
        ("项目名称", "渌江市“醴事通”平台项目", "渌江市醴事通平台项目"),
        ("项目总投资", "486.5万元", "4865000元"),
        ("建设单位", "市民政局", "渌江市民政局"),
    ],
)
def test_two_wordings_of_the_same_thing_are_no_conflict(label: str, one: str, other: str) -> None:
    declaration, problems = read(form([label, one]), plan("#概述", f"{label}：{other}"))
    assert declaration.conflicts() == {}
    assert "INTAKE-RECONCILE-001" not in problems


def test_a_letter_names_the_project_across_broken_lines() -> None:
    letter = document(
        "申报函.jpg",
        DocumentKind.REQUEST_LETTER,
        *lines(
            "申报函.jpg",
            "渌江市城管局",
            "关于申报渌江市智慧停车综合管理平台",
            "建设项目的函",
            "渌江市数据局：",
            "2026年9月28日",
        ),
    )
    declaration, _ = read(letter)
    assert declaration.identity.project_name.value == "渌江市智慧停车综合管理平台建设项目"
    assert declaration.identity.declared_on.value == date(2026, 9, 28)


def test_papers_about_something_else_do_not_speak() -> None:
    contract = document(
        "合同.docx", DocumentKind.CONTRACT, *lines("合同.docx", "项目名称：一期平台项目", "总投资99万元。")
    )
    declaration, _ = read(contract)
    assert not any(declaration.all_fields().values())


def test_small_lists_beside_a_label_are_read_inside_a_form() -> None:
    rows = (
        ["五、资金（单位：元）", LEFT, LEFT],
        ["资金来源", "来源", "金额"],
        [UP, "市级财政预算资金", "3,855,530.80"],
        [UP, "单位自筹", "300,000"],
        ["年度安排", "年度", "金额"],
        [UP, "2027", "4,000,000"],
        ["运维起始年度", "2029", ""],
    )
    funds = read(form(*rows))[0].funds
    assert [(s.name, s.amount) for s in funds.funding_sources] == [
        ("市级财政预算资金", Money.yuan_of("3855530.80")),
        ("单位自筹", Money.yuan_of(300000)),
    ]
    assert [(y.year, y.amount) for y in funds.by_year] == [(2027, Money.yuan_of(4_000_000))]
    assert funds.om_start_year.value == 2029


def test_every_value_carries_its_place_and_words() -> None:
    field = read(form(["等保级别", "第三级"]))[0].security.mlps_level
    assert field.value == 3
    assert (field.evidence[0].cell, field.evidence[0].quote) == ("B1", "等保级别：第三级")


def test_an_empty_package_gives_an_empty_declaration() -> None:
    declaration, outlines, problems = declaration_from(package())
    assert not any(declaration.all_fields().values())
    assert (outlines, problems) == ((), ())


def test_a_sheet_of_nothing_but_blanks_is_survived() -> None:
    blank = document("概算.xlsx", DocumentKind.ESTIMATE, sheet("概算.xlsx", "空", [["", ""], ["", ""]]))
    assert read(blank)[0].funds.lines == ()
