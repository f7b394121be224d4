"""附件4 投资概算 and 附件5 功能点清单: sheets and the places of their lines."""

from pathlib import Path

from tools.demo.office.functions import KINDS
from tools.demo.office.sheet import Sheet, Value, address, new_book, save_book
from tools.demo.p06_social_insurance.facts import (
    COUNT,
    FACTS,
    MODULES,
    POINTS,
    PRICED,
    TITLE,
    TOTAL,
    UNIT,
    YEAR_1,
    YEAR_2,
    Line,
    total_of,
)  # fmt: skip
from tools.demo.p06_social_insurance.tables import GROUPS

BUDGET_FILE = "附件4-投资概算.xlsx"
FUNCTION_FILE = "附件5-功能点清单.xlsx"
_HEAD = (
    "序号",
    "费用类别",
    "名称",
    "规格参数",
    "单位",
    "数量",
    "单价（元）",
    "合价（元）",
    "测算依据",
    "报价来源",
    "备注",
)
_WIDTHS = (6, 22, 24, 34, 8, 12, 13, 15, 34, 20, 22)
_SHEETS = [
    ("软件开发", ("一",)),
    ("成品软件", ("二",)),
    ("数据服务", ("三",)),
    ("其他费用及预备费", ("四", "五")),
]


def write_budget(folder: Path) -> dict[str, tuple[str, int]]:
    """Write the estimate; returns sheet and row of each leaf line by its name."""
    book = new_book(UNIT)
    _summary(Sheet(book, "汇总表", (8, 34, 18, 14, 50)))
    places: dict[str, tuple[str, int]] = {}
    for name, groups in _SHEETS:
        sheet = Sheet(book, name, _WIDTHS)
        sheet.title(f"{name}费用明细表")
        sheet.note("单位：元", "right")
        sheet.head(_HEAD)
        for _, label, lines in (group for group in GROUPS if group[0] in groups):
            _block(sheet, label, list(lines), places)
        sheet.sheet.freeze_panes = "C4"
    save_book(book, folder / BUDGET_FILE)
    return places


def _summary(sheet: Sheet) -> None:
    sheet.title("投资概算汇总表")
    sheet.note(f"项目名称：{TITLE}")
    sheet.note(f"编制单位：{UNIT}　　　　单位：万元", "left")
    sheet.head(("序号", "费用名称", "金额（万元）", "占比", "备注"))
    remarks = {
        # 备注里的单位写错了（应为万元），正表金额无误。
        "定制软件开发费": f"功能点法估算，折算功能点{PRICED}个，详见“软件开发”表，计{FACTS['dev']}元",
        "成品软件购置费": "三家报价取最低价",
        "数据服务费": "影像整理、信息核对、话术录制",
        "其他费用": "监理、测评、培训等",
        "预备费": "按前四项之和的5.5%计取",
    }
    for number, label, lines in GROUPS:
        amount = total_of(list(lines)) / 10000
        sheet.line((number, label, amount, f"{amount * 1000000 / TOTAL:.2f}%", remarks[label]))
    sheet.line(("", "合计", TOTAL / 10000, "100.00%", ""), bold=True, fill="FFF2CC")
    sheet.row += 1
    sheet.head(("", "资金来源", "合计（万元）", "2027年", "2028年"))
    sheet.line(("1", "市级财政预算资金", TOTAL / 10000, YEAR_1 / 10000, YEAR_2 / 10000))
    sheet.row += 1
    sheet.note("说明：1．质保期内不计运维费，政务云资源费用由市级统一承担，均不在本概算内。")
    sheet.note("2．分项合计与汇总金额经双人复核一致。")


def _block(sheet: Sheet, label: str, lines: list[Line], places: dict[str, tuple[str, int]]) -> None:
    first = sheet.row
    for number, line in enumerate(lines, 1):
        row = sheet.line(_cells(number, line))
        places[line.name] = (sheet.sheet.title, row)
    _merge_categories(sheet, first, lines)
    values: list[Value] = ["", f"{label}小计", "", "", "", "", "", total_of(lines), "", "", ""]
    if label == "定制软件开发费":
        values[5] = sum(line.quantity for line in lines)
    sheet.line(values, bold=True, fill="EDEDED")


def _cells(number: int, line: Line) -> list[Value]:
    quantity: Value = int(line.quantity) if line.quantity == int(line.quantity) else float(line.quantity)
    return [
        number, line.category, line.name, line.spec, line.unit, quantity,
        line.price, line.amount, line.basis, line.source, line.remark,
    ]  # fmt: skip


def _merge_categories(sheet: Sheet, first: int, lines: list[Line]) -> None:
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].category != lines[start].category:
            if end - start > 1:
                for row in range(first + start + 1, first + end):
                    sheet.sheet.cell(row, 2).value = None
                sheet.merge(first + start, 2, first + end - 1, 2)
            start = end


def write_functions(folder: Path) -> dict[str, str]:
    """Write the function list; returns the cell of the total of unadjusted points under ``points``."""
    book = new_book(UNIT)
    sheet = Sheet(book, "功能点清单", (6, 18, 18, 22, 60, 7, 7, 7, 7, 7, 12, 10, 10, 12))
    sheet.title("软件功能点清单（估算功能点法）")
    sheet.note(f"项目名称：{TITLE}")
    sheet.head((
        "序号", "子系统", "模块", "功能", "功能描述", *KINDS, "功能点数", "变更类型", "调整系数", "折算功能点",
    ))  # fmt: skip
    number = 0
    for module in MODULES:
        for function in module.functions:
            number += 1
            sheet.line((
                number, function.subsystem, function.module, function.name, function.description,
                *(function.count(kind) for kind in KINDS), function.points, function.change,
                1.0 if function.change == "新增" else 0.8, float(function.priced),
            ))  # fmt: skip
    row = sheet.line(
        ("", "合计", "", f"{COUNT}项", "", "", "", "", "", "", POINTS, "", "", float(PRICED)), bold=True
    )
    sheet.note(
        "注：计数权重为内部逻辑文件10、外部接口文件7、外部输入4、外部输出5、外部查询4；新增调整系数1.0，修改0.8。"
    )
    sheet.sheet.freeze_panes = "E4"
    save_book(book, folder / FUNCTION_FILE)
    return {"points": address(row, 11)}
