"""投资概算 of package 03: 元 only, two title rows, odd column names, a hidden row and a hidden sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tools.demo.hand_b.book import save
from tools.demo.p03_emergency_map.budget import HIDDEN_ITEM, Estimate, Line
from tools.demo.p03_emergency_map.facts import TITLE, UNIT
from tools.demo.sheet import put, put_row, put_title, set_widths

FILE = "投资概算表.xlsx"
SHEETS = ("软件开发", "设备材料", "成品软件", "机房改造", "数据工程", "系统集成", "其他费用")
_HEAD = [
    "编码",
    "子目名称",
    "技术特征",
    "计量单位",
    "工程量",
    "综合单价",
    "金额小计",
    "计价依据",
    "询价情况",
    "附注",
]
_ORDINALS = "一二三四五六七"


@dataclass(frozen=True)
class Where:
    """Where a line went: sheet and 1-based row; the amount stands in column G."""

    sheet: str
    row: int


def write_estimate(path: Path, costs: Estimate) -> dict[str, Where]:
    """Write the workbook; returns where each line stands, by name."""
    book = Workbook()
    summary = book.active
    assert summary is not None
    summary.title = "总表"
    places: dict[str, Where] = {}
    for index, name in enumerate(SHEETS):
        places |= _detail(book.create_sheet(name), _ORDINALS[index], name, costs.of(name))
    _summary(summary, costs)
    _draft(book.create_sheet("旧稿8月"), costs)
    save(book, path, UNIT)
    return places


def _titles(sheet: Any, second: str, last: str) -> None:
    put_title(sheet, f"A1:{last}1", f"{TITLE}投资概算", 15)
    sheet.merge_cells(f"A2:{last}2")
    sheet["A2"] = second
    sheet.row_dimensions[1].height = 30


def _detail(sheet: Any, ordinal: str, name: str, lines: Sequence[Line]) -> dict[str, Where]:
    _titles(sheet, f"（{ordinal}）{_titled(name)}明细　　　编制单位：{UNIT}　　　金额单位：元", "J")
    set_widths(sheet, [8, 30, 34, 9, 9, 13, 15, 20, 10, 18])
    put_row(sheet, 4, _HEAD, bold=True)
    places, row = {}, 5
    for number, line in enumerate(lines, start=1):
        cells = [
            f"{ordinal}-{number}",
            line.name,
            line.spec,
            line.unit,
            float(line.quantity),
            float(line.price),
        ]
        cells += [float(line.amount), line.basis, line.quotes, line.remark]
        put_row(sheet, row, cells, left=(1, 2))
        sheet.row_dimensions[row].hidden = line.name == HIDDEN_ITEM
        places[line.name] = Where(sheet.title, row)
        row += 1
    total = float(sum((line.amount for line in lines), Decimal(0)))
    put(sheet, f"A{row}:F{row}", "小计", bold=True)
    put_row_from(sheet, row, 7, [total, "", "", ""])
    sheet.freeze_panes = "A5"
    return places


def put_row_from(sheet: Any, row: int, column: int, values: Sequence[Any]) -> None:
    """Ruled cells from a 1-based column on."""
    for offset, value in enumerate(values):
        put(sheet, sheet.cell(row, column + offset).coordinate, value)


def _summary(sheet: Any, costs: Estimate) -> None:
    _titles(sheet, "总表　　　　金额单位：元", "E")
    set_widths(sheet, [10, 30, 18, 12, 44])
    put_row(sheet, 4, ["序号", "费用名称", "概算金额", "占比", "说明"], bold=True)
    rows = [(_titled(name), costs.sum_of(name), "见明细表") for name in SHEETS]
    for index, (name, amount, note) in enumerate(rows):
        share = f"{amount / costs.total:.2%}"
        put_row(sheet, 5 + index, [index + 1, name, float(amount), share, note], left=(4,))
    last = 5 + len(rows)
    put(sheet, f"A{last}:B{last}", "合计", bold=True)
    put_row_from(sheet, last, 3, [float(costs.total), "100.00%", ""])


def _titled(sheet: str) -> str:
    return sheet if sheet.endswith("费用") else f"{sheet}费"


def _draft(sheet: Any, costs: Estimate) -> None:
    """A forgotten, hidden sheet: the August draft, before the machine room was added."""
    sheet.sheet_state = "hidden"
    _titles(sheet, "8月征求意见稿，仅供内部参考　金额单位：元", "D")
    put_row(sheet, 4, ["编码", "子目名称", "金额小计", "附注"], bold=True)
    early = [("软件开发费", 2350000), ("设备材料费", 1290000), ("成品软件费", 340000), ("数据工程费", 180000)]
    for index, (name, amount) in enumerate([*early, ("其他费用", 420000)]):
        put_row(sheet, 5 + index, [index + 1, name, amount, ""])
    put_row(sheet, 10, ["", "合计", 4580000, "未含机房改造"])
