"""概算 (.xls), 功能清单, 信息资源目录, 报价单 and 现有系统清单 of package 04."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tools.demo.hand_b.book import save
from tools.demo.hand_b.legacy import convert
from tools.demo.hand_b.source import TYPES, Module, Table
from tools.demo.p04_digital_archive.budget import SHEETS, Estimate, Line
from tools.demo.p04_digital_archive.facts import TITLE, UNIT
from tools.demo.sheet import put, put_row, put_title, set_widths

BUDGET, FUNCTIONS, CATALOGUE = "投资概算.xls", "功能清单.xlsx", "信息资源目录.xlsx"
_HEAD = ["序号", "费用名称", "规格及说明", "单位", "数量", "单价（元）", "合价（万元）", "取费依据", "备注"]
_SUPPLIERS = ("长沙云麓信息工程有限公司", "湖南澄心办公科技有限公司", "渌江智汇系统集成有限公司")


@dataclass(frozen=True)
class Where:
    """Where a line went: sheet and 1-based row; the amount stands in column G."""

    sheet: str
    row: int


def write_estimate(path: Path, costs: Estimate) -> dict[str, Where]:
    """Write the .xls with live formulas, their values computed by the conversion."""
    book = Workbook()
    summary: Any = book.active
    summary.title = "汇总表"
    ends, places = [], dict[str, Where]()
    for name in SHEETS:
        sheet = book.create_sheet(name)
        places |= _detail(sheet, name, costs.of(name))
        ends.append(f"'{name}'!G{3 + len(costs.of(name))}")
    _summary(summary, ends)
    with tempfile.TemporaryDirectory() as folder:
        modern = Path(folder) / f"{path.stem}.xlsx"
        save(book, modern, UNIT)
        convert(modern, path)
    return places


def _detail(sheet: Any, name: str, lines: list[Line]) -> dict[str, Where]:
    set_widths(sheet, [7, 30, 40, 9, 10, 12, 13, 20, 12])
    put_title(sheet, "A1:I1", f"{TITLE}{name}明细表", 14)
    put_row(sheet, 2, _HEAD, bold=True)
    places, row = {}, 3
    for number, line in enumerate(lines, start=1):
        cells = [number, line.name, line.spec, line.unit, float(line.quantity), float(line.price)]
        put_row(sheet, row, [*cells, f"=E{row}*F{row}/10000", line.basis, line.remark], left=(1, 2))
        sheet[f"G{row}"].number_format = "0.0000"
        places[line.name] = Where(name, row)
        row += 1
    put(sheet, f"A{row}:F{row}", "合计", bold=True)
    put(sheet, f"G{row}", f"=SUM(G3:G{row - 1})", bold=True)
    sheet[f"G{row}"].number_format = "0.0000"
    return places


def _summary(sheet: Any, ends: list[str]) -> None:
    set_widths(sheet, [8, 30, 18, 40])
    put_title(sheet, "A1:D1", f"{TITLE}投资概算汇总表", 15)
    sheet.merge_cells("A2:D2")
    sheet["A2"] = "单位：万元"
    put_row(sheet, 3, ["序号", "费用名称", "金额", "说明"], bold=True)
    notes = ("功能点法", "市场询价", "同类项目中标价", "系统集成、设计、监理、测评、培训、大厅改造等")
    for index, (name, end, note) in enumerate(zip(SHEETS, ends, notes, strict=True)):
        put_row(sheet, 4 + index, ["一二三四"[index], name, f"={end}", note])
    put_row(sheet, 8, ["", "总计", "=SUM(C4:C7)", ""], bold=True)
    for row in range(4, 9):
        sheet[f"C{row}"].number_format = "0.00"


def write_functions(path: Path, mods: list[Module]) -> dict[str, int]:
    """One function a row with its count type; returns rows by function name."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "功能清单"
    head = ["子系统", "功能模块", "功能点", "功能点描述", "计数项", "复杂度", "功能点数", "复用度", "备注"]
    set_widths(sheet, [22, 18, 20, 52, 9, 9, 10, 9, 12])
    put_row(sheet, 1, head, bold=True)
    row, places = 2, dict[str, int]()
    for module in mods:
        for function in module.functions:
            kind = TYPES[function.counts.index(1)]
            cells = [module.subsystem, module.name, function.name, function.description, kind, "中"]
            put_row(sheet, row, [*cells, float(function.claimed), "低", ""], left=(3,))
            places[function.name] = row
            row += 1
    total = float(sum(module.claimed for module in mods))
    put_row(sheet, row, ["合计", "", "", "", "", "", total, "", ""], bold=True)
    save(book, path, UNIT)
    return places


def write_catalogue(path: Path, produced: Table, needed: Table) -> None:
    """Both data lists with all statutory columns."""
    book = Workbook()
    first: Any = book.active
    first.title = "产生的信息资源"
    _list(first, "本项目产生的信息资源目录", produced, [6, 24, 36, 18, 12, 12, 14, 12, 40, 10])
    second = book.create_sheet("需求的信息资源")
    _list(second, "本项目需求的信息资源清单", needed, [6, 24, 20, 40, 32, 26, 24, 26])
    save(book, path, UNIT)


def write_list(path: Path, title: str, table: Table, widths: list[float]) -> None:
    """One table as a one-sheet workbook."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title[:20]
    _list(sheet, title, table, widths)
    save(book, path, UNIT)


def _list(sheet: Any, title: str, table: Table, widths: list[float]) -> None:
    set_widths(sheet, widths)
    end = "ABCDEFGHIJ"[len(table.rows[0]) - 1]
    put_title(sheet, f"A1:{end}1", title, 14)
    for index, cells in enumerate(table.rows):
        put_row(sheet, 2 + index, cells, bold=index == 0)


def quote_table(costs: Estimate) -> Table:
    """Three quotations for every device."""
    rows = [["序号", "设备名称", "单位", *_SUPPLIERS, "采用单价（元）"]]
    for index, line in enumerate(costs.of(SHEETS[1])):
        price = float(line.price)
        others = [f"{price * (1.026 + index % 3 * 0.012):.0f}", f"{price * (0.962 + index % 4 * 0.007):.0f}"]
        quotes = [others[0], f"{price:.0f}", others[1]]
        turned = [*quotes[index % 3 :], *quotes[: index % 3]]
        rows.append([str(index + 1), line.name, line.unit, *turned, f"{price:.0f}"])
    return Table("", rows)
