"""Budget lines: units, subtotals, summary and detail, two-row heads, arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.worlds.blocks import LEFT, UP, document, estimate, form, package, sheet
from tongchou.engine.intake.reading import declaration_from
from tongchou.kernel.budget import BudgetLine, LineKind, TotalKind
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.money import Money

HEAD = ["序号", "名称", "单位", "数量", "单价（元）", "合价（万元）", "测算依据"]
SERVER = ["1", "应用服务器", "台", "2", "35000", "7.00", "询价"]
SWITCH = ["2", "核心交换机", "台", "1", "26000", "2.60", "询价"]


def read(**sheets: Sequence[Sequence[str]]) -> tuple[Declaration, set[str]]:
    declaration, _, problems = declaration_from(package(estimate(**sheets)))
    return declaration, {problem.code for problem in problems}


def names(declaration: Declaration) -> list[str]:
    return [line.name for line in declaration.funds.lines]


def amounts(declaration: Declaration) -> list[Decimal | None]:
    return [line.amount.in_wan if line.amount else None for line in declaration.funds.lines]


def grand(declaration: Declaration) -> list[Money]:
    return [t.amount for t in declaration.funds.totals if t.kind is TotalKind.GRAND_TOTAL]


def test_each_money_column_has_its_own_unit() -> None:
    declaration, problems = read(概算=[HEAD, SERVER, SWITCH, ["", "合计", "", "", "", "9.60", ""]])
    line = declaration.funds.lines[0]
    assert (line.unit_price, line.amount) == (Money.yuan_of(35000), Money.wan("7.00"))
    assert grand(declaration) == [Money.wan("9.6")]
    assert problems == set()


@pytest.mark.parametrize(
    "above",
    [
        ["单位：万元"],
        ["投资概算表（单位：万元）"],
        ["金额单位：人民币万元"],
        ["填表说明：金额单位一律为万元。"],
    ],
)
def test_a_unit_above_the_head_counts_for_columns_that_name_none(above: list[str]) -> None:
    rows = [
        above + [LEFT] * 4,
        ["序号", "名称", "数量", "单价", "金额"],
        ["1", "应用服务器", "2", "3.5", "7"],
    ]
    assert amounts(read(概算=rows)[0]) == [Decimal(7)]


def test_the_name_of_a_unit_is_no_money_unit() -> None:
    rows = [["建设单位：元江县民政局", *[LEFT] * 2], ["序号", "名称", "金额"], ["1", "应用服务器", "7"]]
    declaration, problems = read(概算=rows)
    assert amounts(declaration) == [None]
    assert "INTAKE-BUDGET-002" in problems


def test_a_remark_about_units_does_not_change_the_unit() -> None:
    rows = [
        ["序号", "名称", "数量", "单价（元）", "金额（元）", "备注"],
        ["1", "服务器", "2", "35000", "70000", "单价按万元计"],
    ]
    assert amounts(read(概算=rows)[0]) == [Decimal(7)]


def test_an_amount_without_any_unit_is_left_out_and_reported() -> None:
    declaration, problems = read(概算=[["序号", "名称", "数量", "金额"], ["1", "应用服务器", "2", "7"]])
    assert amounts(declaration) == [None]
    assert "INTAKE-BUDGET-002" in problems


def test_a_missing_unit_is_inferred_from_quantity_and_price_and_said() -> None:
    rows = [
        ["序号", "名称", "数量", "单价（元）", "金额"],
        ["1", "服务器", "2", "35000", "7"],
        ["2", "交换机", "1", "26000", "2.6"],
    ]
    declaration, problems = read(概算=rows)
    assert amounts(declaration) == [Decimal(7), Decimal("2.6")]
    assert "INTAKE-BUDGET-003" in problems


def test_a_note_meant_for_totals_only_is_corrected_for_prices_and_said() -> None:
    rows = [
        ["单位：万元", LEFT, LEFT, LEFT, LEFT],
        ["序号", "名称", "数量", "单价", "金额"],
        ["1", "服务器", "2", "35000", "7"],
        ["2", "交换机", "1", "26000", "2.6"],
    ]
    declaration, problems = read(概算=rows)
    assert declaration.funds.lines[0].unit_price == Money.yuan_of(35000)
    assert "INTAKE-BUDGET-004" in problems


def test_subtotals_categories_and_totals_are_never_lines() -> None:
    rows = [
        HEAD,
        ["一", "硬件设备", "", "", "", "", ""],
        SERVER,
        SWITCH,
        ["", "小计", "", "", "", "9.60", ""],
        ["二", "其他费用", "", "", "", "3.00", ""],
        ["1", "监理费", "项", "1", "30000", "3.00", "取费"],
        ["", "总  计", "", "", "", "12.60", ""],
        ["合计（大写）：壹拾贰万陆仟元整", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT],
        ["注：1．单价含税。", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT],
    ]
    declaration, problems = read(概算=rows)
    assert names(declaration) == ["应用服务器", "核心交换机", "监理费"]
    assert declaration.funds.lines[0].category == ("硬件设备",)
    assert set(grand(declaration)) == {Money.wan("12.6")}
    covers = {total.label: len(total.covers) for total in declaration.funds.totals}
    assert covers["小计"] == 2
    assert covers["其他费用"] == 1
    assert problems == set()


def test_a_parent_row_with_an_amount_is_the_subtotal_of_its_numbered_children() -> None:
    rows = [
        ["序号", "费用名称", "金额（万元）"],
        ["1", "软件开发费", "30"],
        ["1.1", "业务系统", "20"],
        ["1.2", "数据平台", "10"],
        ["2", "监理费", "2"],
        ["", "合计", "32"],
    ]
    declaration, _ = read(概算=rows)
    assert names(declaration) == ["业务系统", "数据平台", "监理费"]
    assert Money.total(line.declared for line in declaration.funds.lines) == Money.wan(32)


def test_a_parent_keeps_its_amount_when_its_children_only_describe_it() -> None:
    rows = [
        ["序号", "名称", "规格", "金额（元）"],
        ["1", "服务器", "", "70000"],
        ["1.1", "处理器", "2路", ""],
        ["1.2", "内存", "256GB", ""],
    ]
    declaration, _ = read(概算=rows)
    assert names(declaration) == ["服务器"]


def test_lines_come_from_detail_sheets_that_explain_the_summary() -> None:
    declaration, problems = read(
        汇总表=[
            ["序号", "费用名称", "金额（万元）"],
            ["一", "硬件购置费", "9.60"],
            ["二", "监理费", "3.00"],
            ["", "合计", "12.60"],
        ],
        硬件=[["硬件购置费明细", *[LEFT] * 6], HEAD, SERVER, SWITCH, ["", "合计", "", "", "", "9.60", ""]],
    )
    assert names(declaration) == ["应用服务器", "核心交换机", "监理费"]
    assert grand(declaration) == [Money.wan("12.6")]
    assert {t.label: len(t.covers) for t in declaration.funds.totals}["硬件购置费"] == 2
    assert problems == set()


def test_a_summary_that_differs_from_its_detail_is_reported() -> None:
    declaration, problems = read(
        汇总表=[
            ["序号", "费用名称", "金额（万元）"],
            ["一", "硬件购置费", "9.90"],
            ["二", "监理费", "3.00"],
            ["", "合计", "12.90"],
        ],
        硬件购置费=[HEAD, SERVER, SWITCH, ["", "合计", "", "", "", "9.60", ""]],
    )
    assert names(declaration) == ["应用服务器", "核心交换机", "监理费"]
    assert "INTAKE-BUDGET-006" in problems


def test_what_one_summary_row_leaves_of_a_detail_sheet_explains_another() -> None:
    declaration, problems = read(
        总表=[
            ["序号", "费用名称", "金额（元）"],
            ["1", "设备材料费", "96000"],
            ["2", "系统集成费", "4000"],
            ["3", "其他费用", "33000"],
            ["", "合计", "133000"],
        ],
        设备材料=[HEAD, SERVER, SWITCH],
        其他费用=[
            ["序号", "名称", "金额（元）"],
            ["1", "系统集成费", "4000"],
            ["2", "监理费", "30000"],
            ["3", "培训费", "3000"],
        ],
    )
    assert names(declaration) == ["应用服务器", "核心交换机", "系统集成费", "监理费", "培训费"]
    assert problems == set()


def test_a_hidden_old_draft_is_not_counted() -> None:
    file = "概算.xlsx"
    current = sheet(
        file, "概算表", [HEAD, SERVER, SWITCH, ["", "合计", "", "", "", "9.60", ""]], hidden_rows=[3]
    )
    draft = sheet(
        file,
        "旧稿",
        [["序号", "费用名称", "金额（元）"], ["1", "设备费", "80000"], ["", "合计", "80000"]],
        hidden=True,
    )
    estimate_file = document(file, DocumentKind.ESTIMATE, current, draft)
    declaration, _, problems = declaration_from(package(form(["总投资（万元）", "9.60"]), estimate_file))
    assert names(declaration) == ["应用服务器", "核心交换机"]
    assert [line.hidden for line in declaration.funds.lines] == [False, True]
    assert "INTAKE-BUDGET-009" in {problem.code for problem in problems}


def test_a_head_of_two_rows_is_one_head() -> None:
    rows = [
        ["序号", "名称", "工程量与单价", LEFT, LEFT, "金额（万元）"],
        [UP, UP, "单位", "数量", "单价（元）", UP],
        ["1", "应用服务器", "台", "2", "35000", "7.00"],
    ]
    line = read(概算=rows)[0].funds.lines[0]
    assert (line.name, line.unit, line.unit_price) == ("应用服务器", "台", Money.yuan_of(35000))
    assert line.quantity == 2


def test_a_stated_total_that_misses_its_lines_is_kept_and_reported() -> None:
    declaration, problems = read(概算=[HEAD, SERVER, SWITCH, ["", "合计", "", "", "", "12.00", ""]])
    assert grand(declaration) == [Money.wan(12)]
    assert problems == {"INTAKE-BUDGET-010"}


def test_quantity_times_price_that_misses_the_amount_is_kept_and_reported() -> None:
    declaration, problems = read(概算=[HEAD, ["1", "诱导屏", "块", "12", "16800", "21.06", ""]])
    assert declaration.funds.lines[0].amount == Money.wan("21.06")
    assert "INTAKE-BUDGET-005" in problems


def test_rounding_to_two_decimals_of_wan_is_no_difference() -> None:
    assert "INTAKE-BUDGET-005" not in read(概算=[HEAD, ["1", "模块", "功能点", "114", "832", "9.48", ""]])[1]


def test_columns_of_a_line_point_to_their_cells() -> None:
    line = read(概算=[HEAD, SERVER])[0].funds.lines[0]
    assert (line.cell("amount").cell, line.cell("unit_price").cell) == ("F2", "E2")
    assert line.line_id == "概算.xlsx#概算!2"
    assert line.basis == "询价"


def test_fee_lines_keep_their_base_and_rate_and_all_quotes() -> None:
    rows = [
        ["序号", "费用名称", "取费基数（万元）", "费率", "金额（万元）", "报价1", "报价2"],
        ["1", "监理费", "400", "3%", "12", "120000元", "12.6万元"],
    ]
    line = read(概算=rows)[0].funds.lines[0]
    assert (line.fee_base, line.rate) == (Money.wan(400), Decimal("0.03"))
    assert line.quotes == (Money.yuan_of(120000), Money.wan("12.6"))


def test_a_list_of_funding_sources_below_the_estimate_is_no_budget() -> None:
    rows = [
        ["序号", "费用名称", "金额（万元）", "占比", "备注"],
        ["1", "软件开发费", "30", "100%", ""],
        ["", "合计", "30", "100%", ""],
        ["", "资金来源", "合计（万元）", "2027年", "2028年"],
        ["1", "市级财政资金", "30", "20", "10"],
    ]
    assert names(read(汇总=rows)[0]) == ["软件开发费"]


def test_glued_columns_of_a_scanned_table_are_taken_apart() -> None:
    rows = [
        ["序号", "项目名称", "数量", "单价（元）    金额（元）", "测算依据"],
        ["1", "门诊病历改造", "1", "86000    86000", "报价"],
        ["2", "接口改造", "14", "6500    91000", "报价"],
        ["合计    177000", LEFT, LEFT, LEFT, ""],
    ]
    declaration, problems = read(概算=rows)
    assert [(line.name, line.unit_price, line.amount) for line in declaration.funds.lines] == [
        ("门诊病历改造", Money.yuan_of(86000), Money.yuan_of(86000)),
        ("接口改造", Money.yuan_of(6500), Money.yuan_of(91000)),
    ]
    assert problems == set()


@pytest.mark.parametrize(
    ("name", "group", "kind"),
    [
        ("应用服务器", "硬件设备", LineKind.HARDWARE),
        ("业务办理模块", "应用软件开发费", LineKind.CUSTOM_DEV),
        ("数据库管理系统", "成品软件", LineKind.PACKAGED_SOFTWARE),
        ("工程监理费", "其他费用", LineKind.SUPERVISION),
        ("网络安全等级保护测评费", "其他费用", LineKind.MLPS_TEST),
        ("商用密码应用安全性评估费", "其他费用", LineKind.CRYPTO_TEST),
        ("第三方软件测评费", "其他费用", LineKind.TESTING),
        ("基本预备费", "预备费", LineKind.CONTINGENCY),
        ("政务云资源租用", "其他费用", LineKind.CLOUD),
        ("路侧视频专线", "网络设备", LineKind.NETWORK_LINE),
        ("精密空调", "机房改造", LineKind.MACHINE_ROOM),
        ("办公用笔记本电脑", "设备材料", LineKind.NON_IT),
        ("三年运行维护费", "其他费用", LineKind.OM),
        ("系统集成费", "其他费用", LineKind.INTEGRATION),
        ("培训费", "其他费用", LineKind.TRAINING),
        ("招标代理服务费", "其他费用", LineKind.BIDDING),
        ("历史数据清洗整理", "数据工程费", LineKind.DATA),
        ("方案设计费", "其他费用", LineKind.DESIGN),
        ("渗透测试服务费", "其他费用", LineKind.SECURITY_SERVICE),
        ("运维堡垒机", "安全设备", LineKind.HARDWARE),
        ("老年体验官组织费", "其他费用及预备费", LineKind.OTHER),
        ("气体灭火系统", "机房改造", LineKind.MACHINE_ROOM),
        ("机房墙面装修", "机房改造", LineKind.MACHINE_ROOM),
        ("查档大厅墙面灯光改造", "其他费用", LineKind.NON_IT),
        ("护理病历改造", "电子病历系统升级", LineKind.CUSTOM_DEV),
        ("档案扫描及图像处理", "数据加工费", LineKind.DATA),
        ("平台运营推广服务", "采集与运营服务费", LineKind.SERVICE),
        ("数据库维护", "运维内容", LineKind.OM),
        ("块存储", "存储资源", LineKind.CLOUD),
        ("备份存储一体机", "硬件设备", LineKind.HARDWARE),
        ("三维导览底图制作", "数据建设", LineKind.DATA),
        ("快检数据采集仪", "硬件设备购置费", LineKind.HARDWARE),
    ],
)
def test_the_kind_of_a_line_follows_its_name_before_its_group(name: str, group: str, kind: LineKind) -> None:
    rows = [["序号", "名称", "金额（万元）"], ["一", group, ""], ["1", name, "5"], ["2", "其他事项", "1"]]
    lines: dict[str, BudgetLine] = {line.name: line for line in read(概算=rows)[0].funds.lines}
    assert lines[name].kind is kind


def test_people_sent_to_promote_a_platform_build_nothing() -> None:
    rows = [
        ["序号", "名称", "单位", "数量", "单价（元）", "金额（元）"],
        ["一", "软件开发费", "", "", "", ""],
        ["1", "办件管理", "人月", "2", "20000", "40000"],
        ["2", "平台运营推广服务", "人月", "12", "10000", "120000"],
        ["3", "设施设备运维", "功能点", "100", "800", "80000"],
    ]
    declaration, _ = read(概算=rows)
    kinds = {line.name: line.kind for line in declaration.funds.lines}
    assert kinds == {
        "办件管理": LineKind.CUSTOM_DEV,
        "平台运营推广服务": LineKind.SERVICE,
        "设施设备运维": LineKind.CUSTOM_DEV,
    }


def test_the_name_of_an_upgrade_in_the_title_makes_no_line_software() -> None:
    rows = [
        ["渌江市小作坊监管系统升级改造项目概算表", *[LEFT] * 5],
        ["序号", "名称", "单位", "数量", "单价（元）", "金额（元）"],
        ["一", "软件升级改造费", "", "", "", ""],
        ["1", "检查记录改造", "项", "1", "20000", "20000"],
        ["二", "硬件设备", "", "", "", ""],
        ["2", "数据采集仪", "", "3", "10000", "30000"],
        ["三", "其他费用", "", "", "", ""],
        ["3", "密码应用安全性评估费", "项", "1", "50000", "50000"],
    ]
    kinds = {line.name: line.kind for line in read(概算=rows)[0].funds.lines}
    assert kinds["检查记录改造"] is LineKind.CUSTOM_DEV
    assert kinds["数据采集仪"] is not LineKind.CUSTOM_DEV
    assert kinds["密码应用安全性评估费"] is LineKind.CRYPTO_TEST


def test_people_on_duty_by_the_month_maintain_and_develop_nothing() -> None:
    rows = [
        ["序号", "名称", "单位", "数量", "单价（元）", "金额（元）"],
        ["1", "驻场服务", "人月", "24", "5000", "120000"],
        ["2", "应用软件运维", "项", "1", "356000", "356000"],
    ]
    assert [line.kind for line in read(概算=rows)[0].funds.lines] == [LineKind.OM, LineKind.OM]


def test_a_title_may_name_the_unit_of_each_money_column() -> None:
    rows = [
        ["投资估算表（金额：万元，单价：元）", *[LEFT] * 4],
        ["序号", "名称", "数量", "单价", "金额"],
        ["1", "学生平板终端", "600", "2200", "132.00"],
    ]
    declaration, problems = read(估算=rows)
    line = declaration.funds.lines[0]
    assert (line.unit_price, line.amount) == (Money.yuan_of(2200), Money.wan(132))
    assert "INTAKE-BUDGET-003" not in problems
