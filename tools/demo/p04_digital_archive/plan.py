"""The plan of package 04: chapters in Word heading style, lower levels only numbered; saved as .doc."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from tools.demo.figure import draw_layers
from tools.demo.hand_b.contents import heading_pages
from tools.demo.hand_b.flow import draw_flow
from tools.demo.hand_b.legacy import convert
from tools.demo.hand_b.source import (
    Block,
    Heading,
    Module,
    Para,
    Slot,
    Table,
    read_chapters,
    read_items,
)
from tools.demo.hand_b.word import Look, Paper
from tools.demo.p04_digital_archive.budget import SHEETS, Estimate
from tools.demo.p04_digital_archive.facts import PLAN_UNIT, TEXT, TITLE, UNIT, tables, wan

LOOK = Look(
    styled_levels=1,
    body_font="宋体",
    body_size=14,
    line_points=28,
    head_font="宋体",
    head_sizes=(18, 15, 14, 14),
    chapter_break=True,
)
# 方案里的清单和附件清单略有出入：两项没写进方案，三项叫法不同
LEFT_OUT = {"热词统计", "盘点"}
RENAMED = {"移交审核": "移交清册审核", "介质检测": "光盘检测", "会审登记": "会同审核登记"}
_CAPTION = re.compile(r"^表\d+-\d+")


def write_plan(path: Path, mods: list[Module], costs: Estimate, known: dict[str, str]) -> None:
    """Write the plan as a legacy .doc, by way of a docx."""
    blocks = _numbered(_blocks(mods, costs, known))
    heads = [block for block in blocks if isinstance(block, Heading) and block.level <= 2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = _figures(folder)
        guess = [(head.level, head.text, 1) for head in heads]
        pages = heading_pages(lambda draft: _write(draft, blocks, guess, figures), heads)
        modern = folder / f"{path.stem}.docx"
        _write(modern, blocks, pages, figures)
        convert(modern, path)


def _write(
    path: Path,
    blocks: Sequence[Block],
    contents: Sequence[tuple[int, str, int]],
    figures: dict[str, Path],
) -> None:
    paper = Paper(LOOK, f"{TITLE}　建设方案", figures)
    paper.blank(3)
    for text, size in (("渌江市数字档案馆（二期）", 28), ("建设项目", 28), ("建设方案", 30)):
        paper.line(text, "宋体", size, bold=True).paragraph_format.line_spacing = 1.5
    paper.blank(8)
    paper.line(f"编制单位：{PLAN_UNIT}", "宋体", 16)
    paper.line("编制日期：2026年9月", "宋体", 16)
    paper.new_page()
    paper.contents(contents)
    paper.write(blocks)
    paper.save(path, UNIT, f"{TITLE}建设方案")


def _blocks(mods: list[Module], costs: Estimate, known: dict[str, str]) -> list[Block]:
    found = tables(known) | {"summary": _summary(costs), "detail": _detail(costs)}
    chapters = [TEXT / f"ch{number}.txt" for number in (1, 3, 4, 5, 6)]
    blocks: list[Block] = []
    for block in read_chapters(chapters, known, found):
        if not isinstance(block, Slot):
            blocks.append(block)
        elif block.name == "modules":
            blocks.extend(_module_blocks(mods))
        elif block.name == "functiontable":
            blocks.append(_function_table(mods))
        else:
            blocks.extend(_items("dataitems_if" if block.name == "interfaceitems" else "dataitems"))
    return blocks


def _module_blocks(mods: list[Module]) -> list[Block]:
    blocks: list[Block] = []
    for index, name in enumerate(dict.fromkeys(module.subsystem for module in mods), start=1):
        blocks.append(Heading(3, f"4.5.{index} {name}"))
        for number, module in enumerate([m for m in mods if m.subsystem == name], start=1):
            blocks += [Heading(4, f"（{number}）{module.name}"), Para(module.intro)]
            for order, row in enumerate(_shown(module), start=1):
                blocks.append(Para(f"{order}）{row[0]}：{row[1]}。"))
    return blocks


def _shown(module: Module) -> list[tuple[str, str]]:
    rows = [row for row in module.functions if row.name not in LEFT_OUT]
    return [(RENAMED.get(row.name, row.name), row.description) for row in rows]


def _function_table(mods: list[Module]) -> Table:
    rows, number, before = [["序号", "子系统", "模块", "功能", "功能说明"]], 0, ("", "")
    for module in mods:
        for name, description in _shown(module):
            number += 1
            first = "^" if module.subsystem == before[0] else module.subsystem.removesuffix("子系统")
            second = "^" if module.name == before[1] else module.name
            rows.append([str(number), first, second, name, description])
            before = (module.subsystem, module.name)
    return Table("表4-0 功能清单汇总", rows, (1.2, 2.6, 2.8, 3.2, 7.5))


def _items(source: str) -> list[Block]:
    return [
        Table(f"表4-0 {name}", [["数据项", "类型", "说明"], *rows], (4, 2.5, 8))
        for name, rows in read_items(TEXT / f"{source}.txt")
    ]


def _summary(costs: Estimate) -> Table:
    rows = [["序号", "费用名称", "金额（万元）", "占比"]]
    for number, sheet in enumerate(SHEETS, start=1):
        amount = costs.sum_of(sheet)
        rows.append([str(number), sheet, wan(amount), f"{amount / costs.total:.1%}"])
    return Table("", [*rows, ["", "合计", wan(costs.total), "100%"]], (1.5, 6, 4, 3))


def _detail(costs: Estimate) -> Table:
    rows = [["序号", "名称", "单位", "数量", "单价（元）", "合价（万元）"]]
    for ordinal, sheet in zip("一二三四", SHEETS, strict=True):
        rows.append([ordinal, sheet, "", "", "", wan(costs.sum_of(sheet))])
        for number, line in enumerate(costs.of(sheet), start=1):
            quantity, price = f"{line.quantity.normalize():f}", f"{line.price.normalize():f}"
            rows.append([str(number), line.name, line.unit, quantity, price, f"{line.amount / 10000:.4f}"])
    total = sum((line.amount for line in costs.lines), Decimal(0))
    return Table("", [*rows, ["", "合计", "", "", "", f"{total / 10000:.4f}"]], (1.2, 6, 1.8, 2, 2.6, 3))


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Captions of tables and figures get running numbers within their chapter."""
    chapter, number, found = "1", 0, list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter, number = block.text.split()[0], 0
        if isinstance(block, Table) and _CAPTION.match(block.caption):
            number += 1
            block = replace(block, caption=_CAPTION.sub(f"表{chapter}-{number}", block.caption))
        found.append(block)
    place = next(b.caption for b in found if isinstance(b, Table) and b.caption.endswith("功能清单汇总"))
    return [_pointing(block, place.split()[0]) for block in found]


def _pointing(block: Block, place: str) -> Block:
    if isinstance(block, Para) and "见表4-3" in block.text:
        return Para(block.text.replace("表4-3", place))
    return block


def _figures(folder: Path) -> dict[str, Path]:
    names = {name: folder / f"{name}.png" for name in ("architecture", "deployment", "flow")}
    draw_layers(
        [
            ("服务层", ["馆内人员", "立档单位", "社会公众（湘易办）", "跨馆服务"]),
            (
                "应用层",
                ["电子档案接收", "馆藏资源管理", "长期保存", "开放审核", "档案利用", "监督与系统管理"],
            ),
            ("支撑层", ["统一身份认证", "电子印章", "消息中心", "文字识别", "密码服务", "全文检索"]),
            ("数据层", ["接收库", "管理库", "保存库", "利用库"]),
            ("基础设施层", ["市政务云", "政务外网", "离线光盘库", "异地备份库"]),
        ],
        names["architecture"],
        ("档案标准规范", "安全保障体系"),
    )
    draw_layers(
        [
            ("用户", ["馆内终端", "立档单位", "湘易办用户"]),
            ("政务云应用区", ["微服务集群4台", "全文检索2台", "统一认证", "密码服务池"]),
            ("政务云数据区", ["数据库主备2台", "对象存储20TB", "云备份20TB"]),
            ("馆内离线区", ["单向导入设备", "刻录终端", "离线光盘库"]),
        ],
        names["deployment"],
    )
    draw_flow(
        [
            ("现在", ["光盘报送", "人工核对", "纸质审核单", "到馆查档", "邮寄答复"]),
            ("二期后", ["在线移交", "四性检测", "三级在线审核", "远程申请", "加密答复"]),
        ],
        names["flow"],
    )
    return names
