"""The workbooks of package 05: estimate in 万元, function list in person-days, catalogue, lists."""

from pathlib import Path

from openpyxl import Workbook

from tools.demo.office.sheet import Sheet, Value, new_book, save_book
from tools.demo.p05_county_service_app.facts import FACTS, GROUPS, MODULES, TITLE, TOTAL, UNIT, Line, total_of
from tools.demo.p05_county_service_app.tables import (
    NEEDED,
    NEEDED_HEAD,
    PRODUCED,
    PRODUCED_HEAD,
    TARGET_HEAD,
    TARGETS,
)

BUDGET_FILE = "醴事通项目概算.xlsx"
FUNCTION_FILE = "功能清单.xlsx"
DETAIL = "明细"
_HEAD = ("序号", "类别", "项目", "内容", "取费基数", "费率", "数量", "单位", "单价", "金额", "测算依据")


def write_budget(folder: Path) -> dict[str, int]:
    """Write the estimate; returns the row of each leaf line on the detail sheet."""
    book = new_book(UNIT)
    _summary(Sheet(book, "汇总", (8, 30, 16, 12, 40)))
    sheet = Sheet(book, DETAIL, (6, 22, 26, 24, 12, 9, 10, 8, 11, 12, 34))
    sheet.title("“醴事通”平台项目概算明细表（单位：万元）")
    sheet.head(_HEAD, fill="F2F2F2")
    rows: dict[str, int] = {}
    for number, label, lines in GROUPS:
        sheet.line((number, label, "", "", "", "", "", "", "", total_of(lines), ""), bold=True)
        for index, line in enumerate(lines, 1):
            rows[line.name] = sheet.line(_cells(index, line))
        _merge_groups(sheet, rows[lines[0].name], lines)
    sheet.line(("", "合计", "", "", "", "", "", "", "", TOTAL, ""), bold=True)
    sheet.note(
        "注：1．开发服务单价0.086万元/人天；2．监理费、测评费等按项计取；3．云资源费用不在本项目列支。"
    )
    save_book(book, folder / BUDGET_FILE)
    return rows


def _summary(sheet: Sheet) -> None:
    sheet.title("“醴事通”平台项目概算汇总表（单位：万元）")
    sheet.head(("序号", "费用名称", "金额", "占比", "说明"), fill="F2F2F2")
    for number, label, lines in GROUPS:
        share = f"{total_of(lines) / TOTAL * 100:.1f}%"
        sheet.line((number, label, total_of(lines), share, ""))
    sheet.line(("", "合计", TOTAL, "100%", "县级财政预算资金"), bold=True)
    sheet.note(f"建成后年运行维护费{FACTS['om']}万元，按平台开发服务费的18%计算，不含在总投资内。")


def _cells(number: int, line: Line) -> list[Value]:
    rate = f"{line.rate * 100:.1f}%" if line.rate is not None else None
    quantity: Value = int(line.quantity) if line.quantity is not None else None
    price: Value = float(line.price) if line.price is not None else None
    return [
        number, line.group, line.name, line.say, line.base, rate, quantity, line.unit, price, line.amount, line.basis,
    ]  # fmt: skip


def _merge_groups(sheet: Sheet, first: int, lines: list[Line]) -> None:
    """Merge runs of the same category in column B."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].group == lines[start].group:
            continue
        if end - start > 1:
            for row in range(first + start + 1, first + end):
                sheet.sheet.cell(row, 2).value = None
            sheet.merge(first + start, 2, first + end - 1, 2)
        start = end


def write_functions(folder: Path) -> None:
    book = new_book(UNIT)
    sheet = Sheet(book, "Sheet1", (6, 20, 20, 22, 58, 12, 14))
    sheet.title("“醴事通”平台功能清单")
    sheet.head(
        ("序号", "子系统", "功能模块", "功能名称", "功能说明", "工作量（人天）", "备注"), fill="F2F2F2"
    )
    number = 0
    for module in MODULES:
        first = sheet.row
        for function in module.functions:
            number += 1
            name = (function.subsystem, function.module) if sheet.row == first else (None, None)
            sheet.line((number, *name, function.name, function.say, function.days, ""))
        if len(module.functions) > 1:
            sheet.merge(first, 2, sheet.row - 1, 2)
            sheet.merge(first, 3, sheet.row - 1, 3)
    sheet.line(("", "合计", "", "", "", sum(module.days for module in MODULES), ""), bold=True)
    save_book(book, folder / FUNCTION_FILE)


def write_lists(folder: Path) -> None:
    """Catalogue, targets, summary sheet, existing systems and the app approval sheet."""
    for name, make in (
        ("数据目录.xlsx", _catalogue), ("绩效目标表.xlsx", _targets), ("意向汇总表.xlsx", _ranking),
        ("现有系统清单.xlsx", _existing), ("政务应用程序立项审核表.xlsx", _app_sheet),
    ):  # fmt: skip
        book = new_book(UNIT)
        make(book)
        save_book(book, folder / name)


def _catalogue(book: Workbook) -> None:
    made = Sheet(book, "产生数据", (6, 20, 44, 26, 10, 10, 12, 10, 36, 16, 8, 14))
    made.title("信息资源目录表（产生）")
    made.head(PRODUCED_HEAD, fill="F2F2F2")
    for number, (name, items, form, update, attr, way, use, kind, grade) in enumerate(PRODUCED, 1):
        made.line((number, name, items, UNIT, form, update, attr, way, use, kind, grade, "无"))
    need = Sheet(book, "需求数据", (6, 22, 22, 12, 10, 30, 20, 22, 10, 14))
    need.title("信息资源目录表（需求）")
    need.head(NEEDED_HEAD, fill="F2F2F2")
    for number, row in enumerate(NEEDED, 1):
        need.line((number, *row))


def _targets(book: Workbook) -> None:
    sheet = Sheet(book, "绩效目标", (14, 18, 28, 10, 10, 10, 20))
    sheet.title("绩效目标申报表")
    sheet.note(f"项目名称：{TITLE}")
    sheet.head(TARGET_HEAD, fill="F2F2F2")
    for target in TARGETS:
        sheet.line(target)


def _ranking(book: Workbook) -> None:
    sheet = Sheet(book, "汇总表", (8, 46, 30, 12, 16, 24))
    sheet.title("2027年度信息化项目意向汇总表（单位：万元）")
    sheet.head(("排序", "项目名称", "项目单位", "项目类别", "总投资", "备注"), fill="F2F2F2")
    sheet.line((1, TITLE, UNIT, "购买服务", TOTAL, "县重点改革事项"))
    sheet.line(("", "合计", "", "", TOTAL, "共1个项目"), bold=True)


def _existing(book: Workbook) -> None:
    sheet = Sheet(book, "现有系统", (6, 30, 26, 14, 10, 40))
    sheet.title("现有系统清单及整合情况")
    sheet.head(("序号", "系统名称", "建设单位", "使用时间", "状态", "整合情况"), fill="F2F2F2")
    for row in (
        (1, "渌江市12345热线平台", "市数据局", "2019年", "在用", "平台与其对接，工单双向流转"),
        (2, "“渌邻”社区治理小程序", "市委社会工作部", "2024年", "在用", "城区7个社区继续使用，暂不整合"),
        (3, "全国志愿服务信息系统", "上级统建", "2018年", "在用", "继续使用"),
        (4, "基层一表通", "市数据局", "2026年", "在用", "从一表通获取已有数据"),
    ):
        sheet.line(row)
    sheet.note("本单位没有自建信息系统，没有需要关停的系统。")


def _app_sheet(book: Workbook) -> None:
    sheet = Sheet(book, "审核表", (26, 80))
    sheet.title("政务应用程序立项审核表")
    for label, text in (
        ("应用程序名称", "“醴事通”微信小程序（群众端、干部端）"),
        ("类型", "小程序"),
        ("主办单位", UNIT),
        ("主管部门", "中共醴水县委社会工作部"),
        ("使用对象", "群众约18万人，县乡村干部及网格员3050人"),
        (
            "主要功能",
            "随手报、办事服务、政策与公开、议事协商、志愿服务与积分、任务清单、走访与采集、履职管理",
        ),
        ("建设必要性", "农村群众习惯使用微信，需要统一的诉求入口"),
        ("与现有应用程序的关系", "市里有“渌邻”社区治理小程序，主要在城区试用，功能侧重点不同"),
        ("是否收集个人信息", "是，姓名、手机号、身份证号、位置"),
        ("主办单位意见", "同意立项。2026年10月9日"),
    ):
        sheet.line((label, text))


__all__ = ["BUDGET_FILE", "DETAIL", "FUNCTION_FILE", "write_budget", "write_functions", "write_lists"]
