"""One form cell that answers for several things: crowds of users, capabilities, sources, periods."""

from __future__ import annotations

from datetime import date

import pytest

from tests.worlds.blocks import document, form, package, plan, sheet
from tongchou.engine.intake.kinds import kind_of_name
from tongchou.engine.intake.reading import declaration_from
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.money import Money


def read(*rows: tuple[str, str]) -> Declaration:
    return declaration_from(package(form(*rows)))[0]


@pytest.mark.parametrize(
    ("label", "answer", "staff", "citizens"),
    [
        ("服务对象", "镇村干部96人，村民约2.1万人", 96, 21_000),
        ("用户数", "教师4200人，学生6.8万人", 4200, 68_000),
        ("用户数", "网格员620人，管理人员85人", 705, None),
        ("服务对象", "2.1万", None, 21_000),
    ],
)
def test_users_are_told_apart_by_who_they_are(
    label: str, answer: str, staff: int | None, citizens: int | None
) -> None:
    need = read((label, answer)).need
    assert (need.users_internal.value, need.users_public.value) == (staff, citizens)


@pytest.mark.parametrize(
    ("answer", "reused"),
    [
        ("统一身份认证：复用；统一短信：不复用；电子证照：不涉及", {"统一身份认证": True, "统一短信": False}),
        ("统一身份认证（复用）；统一支付（不复用，已有通道）", {"统一身份认证": True, "统一支付": False}),
        ("统一身份认证：复用", {"统一身份认证": True}),
        ("复用统一身份认证、电子证照", {"统一身份认证": True, "电子证照": True}),
    ],
)
def test_each_capability_keeps_its_own_answer(answer: str, reused: dict[str, bool]) -> None:
    uses = read(("共性能力", answer)).capabilities.capability_reuse
    assert {use.capability: use.reused for use in uses} == reused


def test_a_source_may_write_its_amount_in_capital_figures() -> None:
    sources = read(("经费来源", "市级财政贰佰壹拾万零伍仟元")).funds.funding_sources
    assert [(source.name, source.amount) for source in sources] == [("市级财政", Money.wan("210.5"))]


def test_no_cost_needs_no_unit() -> None:
    declaration, _, problems = declaration_from(package(form(("年运维费", "0"))))
    assert declaration.funds.om_annual.value == Money.wan(0)
    assert "INTAKE-FIELD-002" not in {problem.code for problem in problems}


@pytest.mark.parametrize("label", ["租用期限", "服务期限", "运维服务期"])
def test_a_rental_or_service_term_is_the_period_of_the_project(label: str) -> None:
    schedule = read((label, "2027.1—2027.12")).schedule
    assert (schedule.plan_start.value, schedule.plan_end.value) == (date(2027, 1, 1), date(2027, 12, 1))


def test_an_end_given_as_a_quarter_is_its_last_month() -> None:
    schedule = read(("开始日期", "2027年Q2"), ("结束日期", "2027年Q4")).schedule
    assert (schedule.plan_start.value, schedule.plan_end.value) == (date(2027, 4, 1), date(2027, 12, 1))


def test_not_yet_in_the_plan_is_a_no() -> None:
    assert read(("是否已纳入年度计划", "未纳入")).basis.plan_listed.value is False


def test_a_goal_column_beside_a_target_column_names_the_indicator() -> None:
    rows = (["目标", "单位", "现值", "目标值", "评价依据"], ["风险分级覆盖率", "%", "0", "100", "系统统计"])
    paper = document(
        "绩效目标申报表.xlsx", DocumentKind.PERFORMANCE_FORM, sheet("绩效目标申报表.xlsx", "Sheet1", rows)
    )
    (target,) = declaration_from(package(paper))[0].performance.targets
    assert (target.indicator, target.baseline, target.target, target.unit) == (
        "风险分级覆盖率",
        "0",
        "100",
        "%",
    )


def test_a_list_of_workdays_is_a_function_list() -> None:
    name = "软件升级开发工作量清单.xlsx"
    rows = (
        ["序号", "一级模块", "二级功能", "升级内容", "新增/改造", "工作量（人天）"],
        ["1", "证照监管", "许可登记核查", "对接登记结果", "改造", "14"],
        ["2", "证照监管", "承诺书签订", "在线签订", "新增", "12"],
        ["合计", "", "", "", "", "26"],
    )
    assert kind_of_name(name) is DocumentKind.FUNCTION_LIST
    paper = document(name, DocumentKind.FUNCTION_LIST, sheet(name, "Sheet1", rows))
    found = declaration_from(package(paper))[0].content.functions
    assert [function.name for function in found] == ["许可登记核查", "承诺书签订"]


def test_one_paper_named_with_and_without_its_issuer_is_one_basis() -> None:
    paper = form(
        ("建设依据", "湘水办〔2025〕31号《关于加强小型水库监测设施建设的通知》（2025年4月18日）"),
        ("立项依据", "《湖南省水利厅关于加强小型水库监测设施建设的通知》（湘水办〔2025〕31号）"),
    )
    assert len(declaration_from(package(paper))[0].basis.basis_docs) == 1


def test_headings_about_the_service_are_no_functions() -> None:
    paper = plan("#建设内容、方案、规模", "##服务内容", "档案扫描。", "##信息资源共享", "目录随附。")
    assert declaration_from(package(paper))[0].content.functions == ()
