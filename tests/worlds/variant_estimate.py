"""The estimate and the function list of a variant: one sheet or several, 元 or 万元 said in several places."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

from tests.worlds.facts import Facts, Line
from tests.worlds.sheets import Grid, Value, workbook
from tongchou.kernel.money import Money

_HEADS: dict[str, tuple[str, ...]] = {
    "order": ("序号", "编号"),
    "name": ("名称", "费用名称", "项目名称", "设备名称", "建设内容", "分项名称"),
    "spec": ("规格参数", "规格型号", "主要技术参数", "配置要求"),
    "unit": ("单位", "计量单位"),
    "quantity": ("数量", "工程量"),
    "price": ("单价", "综合单价", "预算单价"),
    "amount": ("合价", "金额", "金额小计", "总价", "合计"),
    "basis": ("测算依据", "计算依据", "取费标准"),
    "remark": ("备注", "说明"),
}
_NUMERALS = "一二三四五六七八九十"


def estimate_file(facts: Facts, rng: random.Random) -> tuple[str, bytes]:
    style = rng.choice(("flat", "tree", "sheets"))
    unit = rng.choice(("万元", "元"))
    placement = rng.choice(("head", "note", "title", "cell" if style != "sheets" else "head"))
    price_unit = "元" if unit == "元" or (placement == "head" and rng.random() < 0.6) else "万元"
    hand = _Hand(facts, rng, unit, price_unit, placement)
    if style == "sheets":
        return "投资概算表.xlsx", workbook(hand.several_sheets())
    return "投资概算表.xlsx", workbook([hand.one_sheet(tree=style == "tree")])


class _Hand:
    """One writer's habits for the whole workbook."""

    def __init__(self, facts: Facts, rng: random.Random, unit: str, price_unit: str, placement: str) -> None:
        self.facts, self.rng = facts, rng
        self.unit, self.price_unit, self.placement = unit, price_unit, placement
        middle = ["spec", "unit", "quantity", "price", "amount", "basis"]
        if rng.random() < 0.4:
            rng.shuffle(middle)
        self.columns = ["order", "name", *middle, "remark"]
        self.words = {key: rng.choice(options) for key, options in _HEADS.items()}
        self.two_rows = rng.random() < 0.25 and "".join(self.columns).find("unitquantityprice") >= 0
        self.capitals = rng.random() < 0.3

    def one_sheet(self, *, tree: bool) -> Grid:
        grid = Grid("概算表")
        self._top(grid, f"{self.facts.name}投资概算表", len(self.columns))
        self._head(grid)
        number = 0
        for index, category in enumerate(self.facts.categories):
            lines = self.facts.of(category)
            stated = self.rng.random() < 0.5
            if tree:
                self._category(grid, _NUMERALS[index], category, _sum(lines) if stated else None)
            for line in lines:
                number += 1
                grid.add(*self._cells(str(number), line))
            if not (tree and stated):
                self._total(grid, self.rng.choice(("小计", f"{category}小计")), _sum(lines))
        self._total(grid, self.rng.choice(("合计", "总计", "项目总投资", "合  计")), self.facts.total)
        self._foot(grid)
        return grid

    def several_sheets(self) -> list[Grid]:
        summary = Grid(self.rng.choice(("汇总表", "总概算表", "投资概算汇总")))
        self._top(summary, f"{self.facts.name}投资概算汇总表", 4)
        amount = self.words["amount"] + (f"（{self.unit}）" if self.placement == "head" else "")
        summary.add("序号", "费用名称", amount, "备注")
        for index, category in enumerate(self.facts.categories):
            money = _sum(self.facts.of(category))
            summary.add(_NUMERALS[index], category, self._number(money), f"见“{category}”明细")
        summary.add("", "合计", self._number(self.facts.total), "")
        return [summary, *(self._detail(category) for category in self.facts.categories)]

    def _detail(self, category: str) -> Grid:
        grid = Grid(category)
        self._top(grid, f"{category}明细表", len(self.columns))
        self._head(grid)
        for number, line in enumerate(self.facts.of(category), start=1):
            grid.add(*self._cells(str(number), line))
        if self.rng.random() < 0.8:
            self._total(
                grid, self.rng.choice(("合计", "小计", f"{category}合计")), _sum(self.facts.of(category))
            )
        return grid

    def _top(self, grid: Grid, title: str, width: int) -> None:
        grid.band(title + (f"（单位：{self.unit}）" if self.placement == "title" else ""), width)
        if self.placement == "note":
            grid.band(self.rng.choice((f"单位：{self.unit}", f"金额单位：人民币{self.unit}")), width)
        elif self.rng.random() < 0.3:
            grid.band(f"编制单位：{self.facts.unit}", width)

    def _head(self, grid: Grid) -> None:
        heads: list[str] = []
        for column in self.columns:
            unit = {"price": self.price_unit, "amount": self.unit}.get(column)
            shown = self.placement == "head" and unit
            heads.append(self.words[column] + (f"{self.rng.choice(('（', '('))}{unit}）" if shown else ""))
        if not self.two_rows:
            grid.add(*heads)
            return
        left = self.columns.index("unit") + 1
        upper: list[Value] = [*heads]
        upper[left - 1 : left + 2] = ["工程量与单价", None, None]
        lower: list[Value] = [None] * len(heads)
        lower[left - 1 : left + 2] = heads[left - 1 : left + 2]
        first = grid.add(*upper)
        grid.add(*lower)
        grid.merges.append((first, left, first, left + 2))
        for place in range(1, len(heads) + 1):
            if not left <= place <= left + 2:
                grid.merge_down(place, first, first + 1)

    def _cells(self, number: str, line: Line) -> list[Value]:
        values: dict[str, Value] = {
            "order": number,
            "name": line.name,
            "spec": self.rng.choice(("满足国产化要求", "2路32核，256GB内存", "")),
            "unit": line.unit,
            "quantity": int(line.quantity),
            "price": self._number(line.price, self.price_unit),
            "amount": self._number(line.amount),
            "basis": self.rng.choice(("市场询价", "功能点法", "按取费标准")),
            "remark": self.rng.choice(("", "", "单价按万元/年折算", "含三年质保")),
        }
        return [values[column] for column in self.columns]

    def _category(self, grid: Grid, numeral: str, name: str, stated: Money | None) -> None:
        values: list[Value] = [""] * len(self.columns)
        values[0], values[1] = numeral, name
        if stated is not None:
            values[self.columns.index("amount")] = self._number(stated)
        grid.add(*values)

    def _total(self, grid: Grid, label: str, money: Money) -> None:
        values: list[Value] = [""] * len(self.columns)
        values[self.rng.choice((0, 1))] = label
        values[self.columns.index("amount")] = self._number(money)
        grid.add(*values)

    def _foot(self, grid: Grid) -> None:
        if self.capitals:
            grid.band(f"合计（大写）：{_capitals(self.facts.total)}", len(self.columns))
        if self.rng.random() < 0.4:
            grid.band("注：1．单价含税；2．本表金额以万元计的已折算。", len(self.columns))

    def _number(self, money: Money, unit: str = "") -> Value:
        unit = unit or self.unit
        number = money.in_wan if unit == "万元" else money.yuan
        if self.placement == "cell":
            return f"{number.normalize():f}{unit}"
        return float(number) if self.rng.random() < 0.8 else f"{number:,f}"


def _sum(lines: Sequence[Line]) -> Money:
    return Money.total(line.amount for line in lines)


def _capitals(money: Money) -> str:
    import cn2an

    return str(cn2an.an2cn(int(money.yuan), "up")) + "元整"


def functions_file(facts: Facts, rng: random.Random) -> tuple[str, bytes]:
    """A function list: merged, repeated or blank parents; one column per type or one type column."""
    per_type = rng.random() < 0.5
    words = {
        "subsystem": rng.choice(("子系统", "子系统名称", "应用系统")),
        "module": rng.choice(("模块", "功能模块", "模块名称")),
        "name": rng.choice(("功能", "功能名称", "功能项", "功能点")),
        "say": rng.choice(("功能描述", "功能说明")),
        "points": rng.choice(("功能点数", "FP数", "未调整功能点数")),
    }
    types = ["ILF", "EIF", "EI", "EO", "EQ"] if per_type else [rng.choice(("计数项", "类型", "功能点类型"))]
    grid = Grid("功能点清单")
    width = 6 + len(types)
    grid.band(f"{facts.name}功能点清单", width)
    grid.add(
        "序号", words["subsystem"], words["module"], words["name"], words["say"], *types, words["points"]
    )
    _function_rows(grid, facts, rng, per_type=per_type)
    total = Decimal(sum(feature.points for feature in facts.features))
    grid.add("合计", *[""] * (width - 2), int(total))
    return "功能点清单.xlsx", workbook([grid])


def _function_rows(grid: Grid, facts: Facts, rng: random.Random, *, per_type: bool) -> None:
    fill = rng.choice(("merged", "blank", "repeated"))
    first = len(grid.rows) + 1
    last: tuple[str, str] = ("", "")
    starts = {2: first, 3: first}
    subtotals = rng.random() < 0.3 and fill == "repeated"
    for number, feature in enumerate(facts.features, start=1):
        parents = (feature.subsystem, feature.module)
        new_system, new_module = parents[0] != last[0], parents != last
        row = len(grid.rows) + 1
        if fill == "merged" and last[0]:
            if new_module:
                grid.merge_down(3, starts[3], row - 1)
            if new_system:
                grid.merge_down(2, starts[2], row - 1)
        if subtotals and new_system and last[0]:
            grid.add("", f"{last[0]}小计", "", "", "", *[""] * (5 if per_type else 1), 1)
            row += 1
        starts[2] = row if new_system else starts[2]
        starts[3] = row if new_module else starts[3]
        shown = fill == "repeated"
        counts: list[Value] = [1 if kind == feature.kind else "" for kind in ("ILF", "EIF", "EI", "EO", "EQ")]
        grid.add(
            str(number),
            feature.subsystem if new_system or shown else None,
            feature.module if new_module or shown else None,
            feature.name,
            f"支持{feature.name}的办理与留痕",
            *(counts if per_type else [feature.kind]),
            feature.points,
        )
        last = parents
    if fill == "merged":
        grid.merge_down(3, starts[3], len(grid.rows))
        grid.merge_down(2, starts[2], len(grid.rows))
