"""功能点清单, 信息资源目录, 报价单 and 现有系统清单 of package 03."""

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from tools.demo.hand_b.book import save
from tools.demo.hand_b.source import Module, Table
from tools.demo.p03_emergency_map.budget import Estimate, Line
from tools.demo.p03_emergency_map.facts import TITLE, UNIT
from tools.demo.sheet import put, put_row, put_title, set_widths

SUPPLIERS = ("湖南衡岳数联科技有限公司", "长沙云麓信息工程有限公司", "渌江智汇系统集成有限公司")
_FUNCTION_HEAD = [
    "序号",
    "子系统",
    "模块",
    "功能项",
    "功能描述",
    "ILF",
    "EIF",
    "EI",
    "EO",
    "EQ",
    "功能点数",
    "备注",
]


def write_functions(path: Path, mods: list[Module]) -> dict[str, int]:
    """Write the function list; returns the row of each function as ``模块/功能``."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "功能点清单"
    set_widths(sheet, [6, 20, 20, 20, 44, 6, 6, 6, 6, 6, 10, 10])
    put_title(sheet, "A1:L1", f"{TITLE}功能点清单")
    put_row(sheet, 3, _FUNCTION_HEAD, bold=True)
    row, places = 4, dict[str, int]()
    for module in mods:
        first = row
        for function in module.functions:
            cells = [row - 3, "", "", function.name, function.description, *function.counts]
            put_row(sheet, row, [*cells, float(function.claimed), ""], left=(4,))
            places[f"{module.name}/{function.name}"] = row
            row += 1
        put(sheet, f"C{first}:C{row - 1}", module.name)
    _merge_subsystems(sheet, mods)
    put(sheet, f"A{row}:J{row}", "合计", bold=True)
    put(sheet, f"K{row}", float(sum((module.claimed for module in mods), Decimal(0))), bold=True)
    sheet.freeze_panes = "A4"
    save(book, path, UNIT)
    return places


def _merge_subsystems(sheet: object, mods: list[Module]) -> None:
    row = 4
    for name in dict.fromkeys(module.subsystem for module in mods):
        size = sum(len(module.functions) for module in mods if module.subsystem == name)
        put(sheet, f"B{row}:B{row + size - 1}", name)
        row += size


def write_catalogue(path: Path, produced: Table, needed: Table) -> None:
    """信息资源目录: produced data (no update frequency, no sharing attribute) and needed data."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "产生数据目录"
    set_widths(sheet, [8, 26, 56, 20, 20])
    put_title(sheet, "A1:E1", "信息资源目录（本项目产生）")
    for index, cells in enumerate(produced.rows):
        put_row(sheet, 3 + index, cells, bold=index == 0, left=(2,))
    other = book.create_sheet("需求数据清单")
    set_widths(other, [8, 32, 30, 22])
    put_title(other, "A1:D1", "信息资源需求清单")
    for index, cells in enumerate(needed.rows):
        put_row(other, 3 + index, cells, bold=index == 0)
    save(book, path, UNIT)


def write_quotes(path: Path, costs: Estimate) -> None:
    """Three quotations a line; the wall controller has only one."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "报价汇总"
    set_widths(sheet, [6, 30, 10, 18, 18, 18, 14, 24])
    put_title(sheet, "A1:H1", f"{TITLE}设备及成品软件询价汇总表（单价，元）", 14)
    sheet.merge_cells("A2:H2")
    sheet["A2"] = "询价时间：2026年8月17日至8月28日"
    put_row(sheet, 3, ["序号", "名称", "单位", *SUPPLIERS, "采用单价", "说明"], bold=True)
    lines = [line for line in costs.lines if line.quotes in ("3家", "1家")]
    for index, line in enumerate(lines):
        put_row(sheet, 4 + index, [index + 1, line.name, line.unit, *_quotes(line, index)], left=(1,))
    save(book, path, UNIT)


def _quotes(line: Line, index: int) -> list[object]:
    price = float(line.price)
    if line.quotes == "1家":
        return ["/", price, "/", price, "其余厂商未在规定时间内回复"]
    low, high = price * (0.955 + index % 4 * 0.008), price * (1.032 + index % 5 * 0.011)
    spread = [round(low, -1), price, round(high, -1)]
    return [*spread[index % 3 :], *spread[: index % 3], price, "取中间价"]


def write_systems(path: Path, systems: Table) -> None:
    """现有信息系统清单及整合情况, from the plan's table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "现有系统"
    set_widths(sheet, [6, 26, 14, 14, 20, 44])
    put_title(sheet, "A1:F1", f"{UNIT}现有信息系统清单及整合情况")
    for index, cells in enumerate(systems.rows):
        put_row(sheet, 2 + index, cells, bold=index == 0, left=(5,))
    save(book, path, UNIT)
