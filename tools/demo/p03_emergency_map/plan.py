"""The construction plan of package 03: no Word heading styles, only bold numbering."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from tools.demo.figure import draw_layers
from tools.demo.hand_b.contents import heading_pages
from tools.demo.hand_b.flow import draw_flow
from tools.demo.hand_b.source import Block, Heading, Module, Para, Slot, Table, read_chapters, read_items
from tools.demo.hand_b.word import Look, Paper, fill_table
from tools.demo.p03_emergency_map.budget import HIDDEN_ITEM, Estimate, Line
from tools.demo.p03_emergency_map.facts import FUNDING, TEXT, TITLE, UNIT, tables, yuan

LOOK = Look()
_HEADER = f"{UNIT}　应急指挥“一张图”项目建设方案（送审稿）"
_CAPTION = re.compile(r"^表\d+-\d+")
_CHAPTER = re.compile(r"^第([一二三四五六七八九])章")


def write_plan(path: Path, mods: list[Module], costs: Estimate, known: dict[str, str]) -> None:
    """Write the plan twice: a draft to find pages, then the document with its contents list."""
    blocks = _numbered(_blocks(mods, costs, known))
    heads = [block for block in blocks if isinstance(block, Heading) and block.level <= 2]
    with tempfile.TemporaryDirectory() as folder:
        figures = draw_figures(Path(folder))
        guess = [(head.level, head.text, 1) for head in heads]
        pages = heading_pages(lambda draft: _write(draft, blocks, guess, figures, known), heads)
        _write(path, blocks, pages, figures, known)


def _write(
    path: Path,
    blocks: Sequence[Block],
    contents: Sequence[tuple[int, str, int]],
    figures: dict[str, Path],
    known: dict[str, str],
) -> None:
    paper = Paper(LOOK, _HEADER, figures)
    paper.blank(4)
    for text, size in (
        ("渌江市应急指挥“一张图”及多灾种", 26),
        ("监测预警系统建设项目", 26),
        ("建 设 方 案", 24),
    ):
        paper.line(text, "黑体", size, bold=True).paragraph_format.line_spacing = 1.6
    paper.blank(9)
    paper.line(f"建设单位：{UNIT}", "楷体_GB2312", 16)
    paper.line("二〇二六年九月", "楷体_GB2312", 16)
    paper.new_page()
    paper.contents(contents)
    for block in blocks:
        if isinstance(block, Slot) and block.name == "card":
            _card(paper, known)
        else:
            paper.write([block])
    paper.save(path, "渌江市应急管理局科信科", f"{TITLE}建设方案")


def _card(paper: Paper, known: dict[str, str]) -> None:
    """A summary table with the estimate as a table inside one of its cells."""
    paper.line("附表　项目基本情况简表", "黑体", 11)
    rows = [
        ["项目名称", TITLE],
        ["建设单位", UNIT],
        ["建设性质", "新建"],
        ["建设周期", f"{known['start_zh']}至{known['end_zh']}"],
        ["用户规模", f"{known['users']}人，并发{known['concurrency']}人"],
        ["概算总投资", f"{known['total']}元，构成如下："],
    ]
    outer = paper.document.add_table(0, 2, style="Table Grid")
    fill_table(outer, Table("", rows, (4, 12)), LOOK, head=False)
    inner_rows = [["费用类别", "金额（元）"], *([name, amount] for name, amount in composition(known))]
    cell = outer.cell(len(rows) - 1, 1)
    inner = cell.add_table(0, 2)
    inner.style = "Table Grid"
    fill_table(inner, Table("", inner_rows, (6, 5)), LOOK, room=10.5)
    cell.add_paragraph()
    paper.blank(1)


def composition(known: dict[str, str]) -> list[tuple[str, str]]:
    """The parts of the total in the order of the summary sheet."""
    return [
        ("应用软件开发费", known["sum_software"]),
        ("设备材料费", known["sum_hardware"]),
        ("成品软件费", known["sum_packaged"]),
        ("机房改造费", known["sum_room"]),
        ("数据工程费", known["sum_data"]),
        ("系统集成费", known["sum_integration"]),
        ("其他费用", known["sum_other"]),
    ]


def _blocks(mods: list[Module], costs: Estimate, known: dict[str, str]) -> list[Block]:
    found = tables(known) | _money_tables(mods, costs, known)
    chapters = [TEXT / f"ch{number}.txt" for number in range(1, 9)]
    blocks: list[Block] = []
    for block in read_chapters(chapters, known, found):
        if isinstance(block, Slot) and block.name == "modules":
            blocks.extend(_module_blocks(mods))
        elif isinstance(block, Slot) and block.name == "dataitems":
            blocks.extend(_item_blocks(block.argument))
        else:
            blocks.append(block)
    return blocks


def _module_blocks(mods: list[Module]) -> list[Block]:
    blocks: list[Block] = []
    numerals, subsystems = "一二三四五六七八九十", list(dict.fromkeys(m.subsystem for m in mods))
    for index, subsystem in enumerate(subsystems):
        blocks.append(Heading(3, f"（{numerals[index]}）{subsystem}"))
        for number, module in enumerate([m for m in mods if m.subsystem == subsystem], start=1):
            blocks += [Heading(4, f"{number}．{module.name}"), Para(module.intro), _function_table(module)]
    return blocks


def _function_table(module: Module) -> Table:
    rows = [["序号", "功能项", "功能说明"]]
    rows += [[str(n), row.name, row.description] for n, row in enumerate(module.functions, start=1)]
    return Table(f"表4-0 {module.name}功能", rows, (1.2, 4, 10))


def _item_blocks(kind: str) -> list[Block]:
    blocks: list[Block] = []
    for name, rows in read_items(TEXT / f"dataitems_{kind}.txt"):
        blocks.append(Table(f"表4-0 {name}", [["字段名", "类型", "说明"], *rows], (4.5, 3.5, 8)))
    return blocks


def _money_tables(mods: list[Module], costs: Estimate, known: dict[str, str]) -> dict[str, Table]:
    summary = [["序号", "费用名称", "金额（元）"]]
    summary += [[str(n), name, amount] for n, (name, amount) in enumerate(composition(known), start=1)]
    summary.append(["", "合计", known["total"]])
    sheets = {"hardware": "设备材料", "packaged": "成品软件", "room": "机房改造"}
    sheets |= {"datawork": "数据工程", "other": "其他费用"}
    found = {name: _cost_table(costs.of(sheet)) for name, sheet in sheets.items()}
    sources = [[name, yuan(amount)] for name, amount in FUNDING]
    found["funding"] = Table("", [["资金来源", "金额（元）"], *sources], (8, 4))
    found["integration"] = _cost_table(costs.of("系统集成"))
    return found | {"summary": Table("", summary, (2, 7, 5)), "software": _software_table(mods, costs)}


def _software_table(mods: list[Module], costs: Estimate) -> Table:
    rows = [["序号", "子系统", "模块", "功能点", "金额"]]
    before = ""
    for number, (module, line) in enumerate(zip(mods, costs.of("软件开发"), strict=True), start=1):
        shown = "^" if module.subsystem == before else module.subsystem.removesuffix("子系统")
        rows.append([str(number), shown, module.name, str(module.claimed), yuan(line.amount)])
        before = module.subsystem
    total = sum((module.claimed for module in mods), Decimal(0))
    rows.append(["", "合计", "<", str(total), yuan(costs.sum_of("软件开发"))])
    return Table("", rows, (1.2, 5, 4.5, 2, 3))


def _cost_table(lines: Sequence[Line]) -> Table:
    """The printed table leaves the hidden row out, so its sum is written as in the sheet."""
    rows = [["序号", "名称", "单位", "数量", "单价", "金额"]]
    shown = [line for line in lines if line.name != HIDDEN_ITEM]
    for number, line in enumerate(shown, start=1):
        quantity = f"{line.quantity:f}"
        rows.append([str(number), line.name, line.unit, quantity, yuan(line.price), yuan(line.amount)])
    rows.append(["", "小计", "", "", "", yuan(sum((line.amount for line in lines), Decimal(0)))])
    return Table("", rows, (1.2, 6, 2, 1.8, 3, 3.2))


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Captions get running numbers within their chapter."""
    chapter, number, found = 0, 0, list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and (match := _CHAPTER.match(block.text)):
            chapter, number = "一二三四五六七八九".index(match.group(1)) + 1, 0
        if isinstance(block, Table) and _CAPTION.match(block.caption):
            number += 1
            block = replace(block, caption=_CAPTION.sub(f"表{chapter}-{number}", block.caption))
        found.append(block)
    return found


def draw_figures(folder: Path) -> dict[str, Path]:
    """All figures as PNG files in `folder`, by name."""
    names = {name: folder / f"{name}.png" for name in ("architecture", "deployment", "flow", "dataflow")}
    draw_layers(
        [
            ("用户展现层", ["指挥大屏", "电脑端", "移动微应用（湘政通）"]),
            (
                "业务应用层",
                [
                    "一张图",
                    "监测预警",
                    "值班值守",
                    "指挥调度",
                    "应急资源",
                    "预案演练",
                    "移动应急",
                    "统计支撑",
                ],
            ),
            ("应用支撑层", ["自建GIS引擎", "预警规则引擎", "报表工具", "统一认证", "统一消息", "视频会议"]),
            ("数据资源层", ["基础信息库", "监测感知库", "业务管理库", "空间地理库"]),
            ("基础设施层", ["局机房服务器", "磁盘阵列", "政务外网", "物联网关", "前端感知设备"]),
        ],
        names["architecture"],
        ("标准规范体系", "安全运维体系"),
    )
    draw_layers(
        [
            ("用户侧", ["指挥大厅", "县市区应急局", "乡镇应急站", "三防终端"]),
            ("政务外网", ["边界防火墙", "入侵防御", "统一身份认证"]),
            ("应用服务区", ["应用服务器1", "应用服务器2", "应用服务器3", "GIS平台"]),
            ("数据区", ["数据库主机", "数据库备机", "磁盘阵列40TB"]),
            ("前端接入区", ["物联网关", "林区云台", "雨量水位站", "GNSS站"]),
        ],
        names["deployment"],
        ("运维管理区", ""),
    )
    draw_flow(
        [
            ("现状", ["电话报告", "手工记录", "电话核实", "手工拟稿", "传真报送", "电话通知"]),
            ("优化后", ["系统接报", "图上核实", "自动成稿", "在线审签", "任务派发", "反馈归档"]),
        ],
        names["flow"],
    )
    draw_flow(
        [
            ("采集", ["前端设备与部门接口", "接入与去重", "坐标转换质检", "监测感知库"]),
            ("应用", ["规则计算", "预警推送", "处置回写业务库", "统计与共享"]),
        ],
        names["dataflow"],
    )
    return names
