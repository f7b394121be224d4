"""醴事通平台建设方案: decimal numbers typed by hand, Word styles on some headings only."""

import tempfile
from pathlib import Path

from tools.demo.office.contents import Entries, contents_page, write_with_contents
from tools.demo.office.figure import draw_layers
from tools.demo.office.look import HeadingHabit, Look
from tools.demo.office.word import Writer
from tools.demo.p05_county_service_app.facts import FACTS, MODULES, TEXT, TITLE, UNIT
from tools.demo.p05_county_service_app.tables import (
    ATTACHMENTS,
    NEEDED,
    PRODUCED,
    SCHEDULE,
    SCHEDULE_HEAD,
    TARGET_HEAD,
    TARGETS,
    development_rows,
    summary_rows,
)  # fmt: skip

LOOK = Look(
    body="宋体", head="宋体", second="宋体", decimal=True, habit=HeadingHabit.MIXED, table_pt=12, lines=1.75,
    sizes=(18, 16, 15, 14), shade="F2F2F2", margins=(2.54, 3.0, 2.54, 3.0),
)  # fmt: skip
_LAYERS = [
    ("展现层", ["群众端小程序", "干部端小程序", "电脑管理端", "调度大屏"]),
    (
        "应用层",
        ["治理基础信息", "诉求与事件", "便民服务", "志愿与积分", "干部工作", "交换与分析", "系统支撑"],
    ),
    ("数据层", ["网格房屋库", "人口档案库", "诉求事件库", "志愿积分库"]),
    ("设施层", ["市政务云", "电子政务外网", "密码资源池"]),
]


def write_plan(path: Path) -> int:
    """Write the plan; returns its rendered pages."""
    with tempfile.TemporaryDirectory() as folder:
        figure = Path(folder) / "layers.png"
        draw_layers(_LAYERS, figure)
        return write_with_contents(lambda entries: _plan(entries, figure), path, "醴事通平台建设方案", UNIT)


def _plan(entries: Entries, figure: Path) -> Writer:
    writer = Writer(LOOK, FACTS)
    writer.footer_page_numbers()
    writer.gap(4)
    writer.line("醴水县“醴事通”", size=28, bold=True, align="center")
    writer.line("基层治理与便民服务平台项目", size=28, bold=True, align="center")
    writer.gap(1)
    writer.line("建设方案（送审稿）", size=22, align="center")
    writer.gap(8)
    writer.line(UNIT, size=16, align="center")
    writer.line("二〇二六年十月", size=16, align="center")
    writer.page_break()
    if entries:
        contents_page(writer, entries)
    directives = {
        "architecture": lambda w: w.picture(figure, "图4-1 总体架构"),
        "targets": lambda w: w.table([TARGET_HEAD, *TARGETS]),
        "modules": _modules,
        "produced": _produced,
        "needed": _needed,
        "schedule": lambda w: w.table([SCHEDULE_HEAD, *SCHEDULE]),
        "summary": lambda w: w.table([("序号", "费用名称", "金额（万元）", "比例"), *summary_rows()]),
        "devcost": lambda w: w.table(
            [("子系统", "模块", "工作量（人天）", "单价", "金额"), *development_rows()]
        ),
        "attachments": _attachments,
    }
    for name in ("plan_1.md", "plan_2a.md", "plan_2b.md", "plan_2c.md", "plan_3.md"):
        writer.write((TEXT / name).read_text(encoding="utf-8"), directives)
    return writer


def _keyed(name: str) -> dict[str, list[str]]:
    """Lines ``键 | 甲 | 乙`` as a mapping from the first part to the rest."""
    lines = (TEXT / name).read_text(encoding="utf-8").splitlines()
    parts = [[part.strip() for part in line.split("|")] for line in lines if line.strip()]
    return {first: rest for first, *rest in parts}


def _modules(writer: Writer) -> None:
    roles = _keyed("roles.txt")
    rules = {name: rest[0] for name, rest in _keyed("rules.txt").items()}
    subsystem = ""
    for module in MODULES:
        if module.subsystem != subsystem:
            subsystem = module.subsystem
            writer.heading(3, subsystem)
        writer.heading(4, module.name)
        writer.body(module.say)
        for number, function in enumerate(module.functions, 1):
            writer.body(f"（{number}）{function.name}：{function.say}。")
        writer.body(f"业务规则：{rules[module.name]}")
        writer.caption(f"{module.name}使用角色与输入输出")
        rows = [(function.name, *roles[function.name]) for function in module.functions]
        writer.table([("功能", "使用角色", "主要输入", "主要输出"), *rows])


def _produced(writer: Writer) -> None:
    writer.caption("产生的信息资源")
    rows = [(str(n), r[0], r[1], r[3], r[4], r[8]) for n, r in enumerate(PRODUCED, 1)]
    writer.table([("序号", "资源名称", "数据项", "更新频率", "共享属性", "分级"), *rows])


def _needed(writer: Writer) -> None:
    writer.caption("需要的信息资源")
    rows = [(str(n), r[0], r[1], r[4], r[5], r[7]) for n, r in enumerate(NEEDED, 1)]
    writer.table([("序号", "资源名称", "提供单位", "使用依据", "使用场景", "使用期限"), *rows])


def _attachments(writer: Writer) -> None:
    for number, name in enumerate(ATTACHMENTS, 1):
        writer.body(f"{number}、{name.rsplit('.', 1)[0]}")


__all__ = ["TITLE", "write_plan"]
