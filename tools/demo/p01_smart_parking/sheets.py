"""The workbooks of package 01 beside the form: estimate, function list, catalogue, targets, quotations."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tools.demo.function_text import WEIGHTS, FunctionRow, Subsystem
from tools.demo.p01_smart_parking import facts
from tools.demo.p01_smart_parking.budget import Estimate, Line, total
from tools.demo.p01_smart_parking.form import FILE as FORM_FILE
from tools.demo.p01_smart_parking.form import write_form
from tools.demo.p01_smart_parking.slots import summary_rows
from tools.demo.sheet import grow_row, put, put_row, put_title, save, set_widths

BUDGET, FUNCTIONS = "投资概算表.xlsx", "功能点清单.xlsx"
CATALOGUE, TARGETS, QUOTES = "信息资源目录.xlsx", "项目绩效目标申报表.xlsx", "设备报价汇总表.xlsx"
SOFTWARE_SHEET, EQUIPMENT_SHEET, OTHER_SHEET = "软件开发费", "设备及成品软件", "其他费用及预备费"


def write_all(folder: Path, subsystems: list[Subsystem], cost: Estimate) -> None:
    """Write every workbook into `folder`."""
    write_form(folder / FORM_FILE, subsystems, cost)
    _write_budget(folder / BUDGET, cost)
    _write_functions(folder / FUNCTIONS, subsystems)
    _write_catalogue(folder / CATALOGUE)
    _write_targets(folder / TARGETS, cost)
    _write_quotes(folder / QUOTES, cost)


def _add(book: Workbook, title: str, widths: list[float], heading: str) -> Any:
    sheet = book.create_sheet(title)
    set_widths(sheet, widths)
    put_title(sheet, f"A1:{chr(64 + len(widths))}1", heading)
    return sheet


def _new_book() -> Workbook:
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    return book


def _write_budget(path: Path, cost: Estimate) -> None:
    book = _new_book()
    sheet = _add(book, "投资概算汇总", [8, 30, 18, 12, 24], f"{facts.PROJECT}投资概算汇总表")
    put_title(sheet, "A2:E2", "单位：万元", 10)
    for number, row in enumerate(summary_rows(cost), start=3):
        values: list[Any] = [*row[:2], row[2] if number == 3 else float(row[2]), *row[3:]]
        put_row(sheet, number, values, bold=number == 3 or row[1].startswith("项目总投资"))
        if number > 3:
            sheet[f"C{number}"].number_format = "0.00"
    _software_sheet(book, cost)
    _equipment_sheet(book, cost)
    _other_sheet(book, cost)
    save(book, path, facts.CONTACT)


def _numbers(line: Line) -> list[Any]:
    return [
        float(line.quantity) if line.quantity is not None else None,
        float(line.price) if line.price is not None else None,
        float(line.amount),
    ]


def _groups(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        if not found or found[-1][0] != line.group:
            found.append((line.group, []))
        found[-1][1].append(line)
    return found


def _software_sheet(book: Workbook, cost: Estimate) -> None:
    sheet = _add(book, SOFTWARE_SHEET, [6, 22, 22, 10, 10, 12, 14, 34, 12], "软件开发费明细表")
    head = [
        "序号",
        "子系统",
        "模块名称",
        "计量单位",
        "数量",
        "单价（元）",
        "合价（万元）",
        "测算依据",
        "备注",
    ]
    put_row(sheet, 2, head, bold=True)
    at, number = 3, 0
    for group, lines in _groups(cost.software):
        start = at
        for line in lines:
            number += 1
            put_row(
                sheet, at, [number, group, line.name, line.unit, *_numbers(line), line.basis, ""], left=[7]
            )
            at += 1
        if at - start > 1:
            for row in range(start + 1, at):
                sheet[f"B{row}"].value = None
            sheet.merge_cells(f"B{start}:B{at - 1}")
        at = _subtotal(sheet, at, "小计", total(lines), 9, "G")
    _subtotal(sheet, at, "软件开发费合计", total(cost.software), 9, "G")
    sheet.freeze_panes = "A3"


def _subtotal(sheet: Any, row: int, label: str, amount: Decimal, columns: int, column: str) -> int:
    put_row(sheet, row, [""] * columns, bold=True)
    put(sheet, f"A{row}:C{row}", label, bold=True)
    put(sheet, f"{column}{row}", float(amount), bold=True)
    sheet[f"{column}{row}"].number_format = "0.00"
    return row + 1


def _equipment_sheet(book: Workbook, cost: Estimate) -> None:
    widths = [6.0, 22.0, 34.0, 7.0, 9.0, 12.0, 14.0, 28.0, 24.0, 9.0, 16.0]
    sheet = _add(book, EQUIPMENT_SHEET, widths, "设备及成品软件购置费明细表")
    head = ["序号", "设备（软件）名称", "规格参数", "单位", "数量", "单价（元）", "合价（万元）"]
    put_row(sheet, 2, [*head, "测算依据", "报价来源", "是否信创", "备注"], bold=True)
    at, number = 3, 0
    for order, (group, lines) in enumerate(_groups(cost.equipment), start=1):
        put(sheet, f"A{at}:K{at}", f"（{'一二三四五六七八'[order - 1]}）{group}", bold=True, left=True)
        at += 1
        for line in lines:
            number += 1
            row = [number, line.name, line.spec, line.unit, *_numbers(line)]
            put_row(sheet, at, [*row, line.basis, line.quotes, line.xinchuang, line.remark], left=[2, 7, 8])
            at += 1
        at = _subtotal(sheet, at, "小计", total(lines), 11, "G")
    _subtotal(sheet, at, "设备及成品软件购置费合计", total(cost.equipment), 11, "G")
    sheet.freeze_panes = "A3"


def _other_sheet(book: Workbook, cost: Estimate) -> None:
    widths = [6.0, 26.0, 16.0, 9.0, 7.0, 8.0, 12.0, 14.0, 34.0, 16.0]
    sheet = _add(book, OTHER_SHEET, widths, "其他费用及预备费明细表")
    head = ["序号", "费用名称", "取费基数（万元）", "费率", "单位", "数量", "单价（元）", "金额（万元）"]
    put_row(sheet, 2, [*head, "测算依据", "备注"], bold=True)
    at = 3
    for number, line in enumerate(cost.other, start=1):
        _other_row(sheet, at, number, line)
        at += 1
    at = _subtotal(sheet, at, "其他费用合计", total(cost.other), 10, "H")
    _other_row(sheet, at, len(cost.other) + 1, cost.contingency)
    _subtotal(sheet, at + 1, "项目总投资", cost.total, 10, "H")


def _other_row(sheet: Any, at: int, number: int, line: Line) -> None:
    base = float(line.base) if line.base is not None else None
    rate = float(line.rate) if line.rate is not None else None
    put_row(
        sheet,
        at,
        [number, line.name, base, rate, line.unit, *_numbers(line), line.basis, line.remark],
        left=[8],
    )
    sheet[f"D{at}"].number_format = "0.0%"


def _write_functions(path: Path, subsystems: list[Subsystem]) -> None:
    book = _new_book()
    widths = [6.0, 20.0, 20.0, 22.0, 60.0, 6.0, 6.0, 6.0, 6.0, 6.0, 10.0, 10.0, 8.0]
    sheet = _add(book, "功能点清单", widths, f"{facts.PROJECT}软件功能点清单")
    note = "计数方法：估算功能点；ILF×10+EIF×7+EI×4+EO×5+EQ×4"
    put_title(sheet, "A2:M2", note, 10)
    head = ["序号", "子系统", "模块", "功能名称", "功能描述", "ILF", "EIF", "EI", "EO", "EQ"]
    put_row(sheet, 3, [*head, "功能点数", "复用程度", "备注"], bold=True)
    at, number = 4, 0
    for subsystem in subsystems:
        top = at
        for module in subsystem.modules:
            first = at
            for row in module.rows:
                number += 1
                put_row(sheet, at, _function_cells(number, row), left=[4])
                grow_row(sheet, at, row.description, 28)
                at += 1
            _merge_down(sheet, "C", first, at - 1)
        _merge_down(sheet, "B", top, at - 1)
    _function_total(sheet, at, subsystems)
    sheet.freeze_panes = "E4"
    save(book, path, facts.CONTACT)


def _function_cells(number: int, row: FunctionRow) -> list[Any]:
    counts = [count or None for count in row.counts]
    return [number, row.subsystem, row.module, row.name, row.description, *counts, row.points, "低", ""]


def _merge_down(sheet: Any, column: str, first: int, last: int) -> None:
    if last > first:
        for row in range(first + 1, last + 1):
            sheet[f"{column}{row}"].value = None
        sheet.merge_cells(f"{column}{first}:{column}{last}")


def _function_total(sheet: Any, at: int, subsystems: list[Subsystem]) -> None:
    rows = [row for item in subsystems for module in item.modules for row in module.rows]
    sums = [sum(row.counts[n] for row in rows) for n in range(len(WEIGHTS))]
    put_row(sheet, at, ["", "", "", "", "", *sums, sum(row.points for row in rows), "", ""], bold=True)
    put(sheet, f"A{at}:E{at}", "合计", bold=True)


def _write_catalogue(path: Path) -> None:
    book = _new_book()
    widths = [6.0, 24.0, 40.0, 24.0, 10.0, 10.0, 14.0, 16.0, 34.0, 14.0, 28.0]
    sheet = _add(book, "产生的信息资源", widths, "信息资源目录（本项目产生）")
    head = ["序号", "信息资源名称", "信息项", "提供单位", "格式", "更新周期", "共享属性", "共享方式"]
    put_row(sheet, 2, [*head, "使用条件", "分类分级", "不予共享依据"], bold=True)
    for number, row in enumerate(facts.PRODUCED, start=1):
        name, items, *rest = row
        put_row(sheet, number + 2, [number, name, items, facts.UNIT, *rest], left=[2, 8, 10])
    wanted = _add(book, "需要共享的信息资源", [6, 26, 24, 14, 26, 26, 30, 14, 10], "信息资源需求清单")
    head = ["序号", "信息资源名称", "提供单位", "共享属性", "使用依据", "使用场景", "使用范围", "共享方式"]
    put_row(wanted, 2, [*head, "使用期限"], bold=True)
    for number, row in enumerate(facts.NEEDED, start=1):
        put_row(wanted, number + 2, [number, *row], left=[4, 5, 6])
    save(book, path, facts.CONTACT)


def _write_targets(path: Path, cost: Estimate) -> None:
    book = _new_book()
    sheet = _add(book, "绩效目标", [14, 34, 16, 16, 12, 30], "项目绩效目标申报表")
    put(sheet, "A2", "项目名称", bold=True)
    put(sheet, "B2:F2", facts.PROJECT, left=True)
    put(sheet, "A3", "年度目标", bold=True)
    put(sheet, "B3:F3", "完成平台建设并投入运行，路内停车收缴率达到82%以上，接入停车场186家", left=True)
    put(sheet, "A4", "资金（万元）", bold=True)
    put(sheet, "B4:F4", f"{cost.total:.2f}（市级财政资金）", left=True)
    put_row(sheet, 5, ["一级指标", "指标名称", "基期值", "目标值", "单位", "数据来源"], bold=True)
    for number, row in enumerate(facts.TARGETS, start=6):
        put_row(sheet, number, [*row, "平台统计" if row[0] != "满意度" else "问卷调查"])
    save(book, path, facts.CONTACT)


def _write_quotes(path: Path, cost: Estimate) -> None:
    """Three invented suppliers per quoted line; the stated price is their mean times the batch discount."""
    book = _new_book()
    suppliers = ["湖南恒启电子科技有限公司", "长沙云岭信息系统有限公司", "株衡数联科技有限公司"]
    sheet = _add(
        book, "报价汇总", [6, 24, 30, 20, 20, 20, 14, 10, 14], "设备及成品软件报价汇总表（单位：元）"
    )
    head = ["序号", "名称", "规格参数", *suppliers, "均值", "折扣", "取定单价"]
    put_row(sheet, 2, head, bold=True)
    quoted = [line for line in cost.equipment if "三家询价" in line.quotes and line.price is not None]
    for number, line in enumerate(quoted, start=1):
        put_row(sheet, number + 2, [number, line.name, line.spec, *quote_cells(line)], left=[2])
    save(book, path, facts.CONTACT)


def quote_cells(line: Line) -> list[float]:
    """Three quotes, their mean, the discount and the price taken; the mean times the discount is the price."""
    discount = Decimal(line.quotes.split("×")[1].split("（")[0]) if "×" in line.quotes else Decimal(1)
    mean = (line.price or Decimal(0)) / discount
    spread = (mean * Decimal("0.04")).quantize(Decimal(1))
    middle = (mean + spread / 4).quantize(Decimal(1))
    quotes = [mean - spread, middle, 3 * mean - (mean - spread) - middle]
    return [round(float(q), 2) for q in [*quotes, mean, discount, line.price or Decimal(0)]]
