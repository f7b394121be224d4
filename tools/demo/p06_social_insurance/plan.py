"""附件3 建设方案: Word heading styles, 第一章/一、/（一）, about fifty pages."""

import tempfile
from pathlib import Path

from tools.demo.office.contents import Entries, contents_page, write_with_contents
from tools.demo.office.figure import draw_layers
from tools.demo.office.look import Look
from tools.demo.office.word import Writer
from tools.demo.p06_social_insurance.facts import FACTS, MODULES, TEXT, TITLE, UNIT
from tools.demo.p06_social_insurance.tables import (
    ATTACHMENTS,
    ITEMS,
    NEEDED,
    PRODUCED,
    SCHEDULE,
    TARGET_HEAD,
    TARGETS,
    development_rows,
    summary_rows,
)  # fmt: skip

LOOK = Look(table_pt=12)
_LAYERS = [
    ("用户层", ["经办窗口", "乡镇便民中心", "村社区服务点", "渌江通老年专区"]),
    ("应用层", ["适老化受理", "静默认证", "一件事联办", "风控与共享管理", "档案归集", "监测统计"]),
    (
        "能力层",
        ["身份认证", "电子证照", "电子印章", "消息中心", "语音能力", "统一受理", "共享交换", "电子档案"],
    ),
    ("数据层", ["经办业务库", "共享使用登记库", "档案索引库"]),
    ("基础层", ["市政务云", "电子政务外网", "密码资源池", "同城灾备"]),
]


def write_plan(path: Path) -> int:
    """Write the plan; returns its rendered pages."""
    with tempfile.TemporaryDirectory() as folder:
        figure = Path(folder) / "layers.png"
        draw_layers(_LAYERS, figure)
        return write_with_contents(lambda entries: _plan(entries, figure), path, TITLE + "建设方案", UNIT)


def _plan(entries: Entries, figure: Path) -> Writer:
    writer = Writer(LOOK, FACTS)
    writer.footer_page_numbers(TITLE + "建设方案")
    _cover(writer)
    if entries:
        contents_page(writer, entries)
    directives = {
        "targets": _targets,
        "architecture": lambda w: w.picture(figure, "图1　总体架构图"),
        "modules": _modules,
        "produced": _produced,
        "items": _items,
        "needed": _needed,
        "schedule": lambda w: w.table([("阶段", "开始", "结束", "主要工作", "责任单位"), *SCHEDULE]),
        "summary": lambda w: w.table([("序号", "费用名称", "金额（万元）", "占比"), *summary_rows()]),
        "devcost": lambda w: w.table(
            [("子系统", "模块", "未调整功能点", "折算功能点", "人月", "费用（万元）"), *development_rows()]
        ),
        "attachments": _attachments,
    }
    for name in ("plan_1.md", "plan_2.md", "plan_3.md", "plan_flow.md", "plan_4.md"):
        writer.write((TEXT / name).read_text(encoding="utf-8"), directives)
    return writer


def _cover(writer: Writer) -> None:
    writer.gap(5)
    writer.line(TITLE, size=24, bold=True, align="center", face=LOOK.head)
    writer.gap(1)
    writer.line("建 设 方 案", size=26, bold=True, align="center", face=LOOK.head)
    writer.gap(9)
    writer.line(f"项目单位：{UNIT}", size=16, align="center")
    writer.line("编制日期：2026年9月", size=16, align="center")
    writer.page_break()


def _modules(writer: Writer) -> None:
    subsystem = ""
    for module in MODULES:
        if module.subsystem != subsystem:
            subsystem = module.subsystem
            writer.heading(3, subsystem)
        writer.heading(4, module.name)
        writer.body(module.say)
        writer.caption(f"{module.name}功能说明")
        writer.table(
            [
                ("功能名称", "功能说明", "类型"),
                *((f.name, f.description, f.change) for f in module.functions),
            ],
            widths=(3.4, 10.6, 1.4),
        )


def _produced(writer: Writer) -> None:
    rows = [(str(no), row[0], row[3], row[4], row[5], row[7]) for no, row in enumerate(PRODUCED, 1)]
    writer.table([("序号", "资源名称", "更新频率", "共享属性", "共享方式", "分级"), *rows])


def _items(writer: Writer) -> None:
    writer.caption("主要数据项")
    writer.table([("所属资源", "数据项", "类型", "长度", "敏感", "来源"), *ITEMS])


def _needed(writer: Writer) -> None:
    rows = [(str(no), row[0], row[1], row[3], row[5], row[8]) for no, row in enumerate(NEEDED, 1)]
    writer.table([("序号", "资源名称", "提供单位", "共享方式", "使用场景", "目录编号"), *rows])


def _targets(writer: Writer) -> None:
    writer.caption("项目目标与绩效指标")
    writer.table([TARGET_HEAD, *TARGETS])


def _attachments(writer: Writer) -> None:
    for number, name in enumerate(ATTACHMENTS, 1):
        writer.body(f"{number}．{name.rsplit('.', 1)[0]}")
