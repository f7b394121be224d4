"""A large seeded world for speed: a 100-page plan, a 400-line budget, 20,000 projects."""

from __future__ import annotations

import json
import random
from pathlib import Path

from docx import Document
from openpyxl import Workbook

SEED = 20261123
PLACES = (
    "渌江市",
    "云阳县",
    "醴水县",
    "荷塘湾区",
    "天台区",
    "潇浦市",
    "沅陵市",
    "浏水县",
    "汨源市",
    "资江市",
)
FIELDS = (
    "停车", "环保", "水务", "教育", "医保", "档案", "应急", "交通", "林业", "农业", "文旅", "信访", "公积金", "民政",
    "住建", "气象", "消防", "供水", "燃气", "统计", "审计", "司法", "退役军人", "残联", "市场监管", "自然资源",
)  # fmt: skip
SHAPES = (
    "综合管理平台",
    "监测预警系统",
    "数据分析系统",
    "业务协同系统",
    "智慧监管平台",
    "便民服务系统",
    "指挥调度系统",
)
ACTS = (
    "登记", "查询", "统计", "审核", "预警", "派单", "巡查", "归档", "评价", "核验", "推送", "导入", "监测", "调度", "分析",
)  # fmt: skip
THINGS = (
    "人员", "设备", "车辆", "证照", "事项", "档案", "站点", "合同", "物资", "隐患", "工单", "线索", "企业", "项目", "票据",
    "视频", "水质", "气象", "床位", "学籍", "处方", "车位", "图斑", "井盖", "路段", "泵站", "库房", "案件", "线路", "补贴",
)  # fmt: skip
UNITS = ("管理局", "服务中心", "监测站", "综合执法局", "信息中心")
KINDS = ("new", "upgrade", "ops", "service")
CHAPTERS = (
    "项目概述", "项目单位概况", "现状、必要性和需求分析", "项目方案", "信息资源", "安全设计", "项目管理", "投资概算",
)  # fmt: skip


def module_name(dice: random.Random) -> str:
    return dice.choice(THINGS) + dice.choice(THINGS) + dice.choice(ACTS)


def write_corpus(path: Path, count: int = 20_000) -> Path:
    """``count`` project rows in the shape of the corpus format."""
    dice = random.Random(SEED)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps(_project(number, dice), ensure_ascii=False) + "\n")
    return path


def _project(number: int, dice: random.Random) -> dict[str, object]:
    place, field, shape = dice.choice(PLACES), dice.choice(FIELDS), dice.choice(SHAPES)
    modules = [module_name(dice) for _ in range(dice.randint(3, 12))]
    return {
        "id": f"LW{number:05d}",
        "title": f"{place}{field}{shape}{dice.choice(('建设', '升级改造', '运维服务', '二期'))}项目",
        "unit": f"{place}{field}{dice.choice(UNITS)}",
        "city": place,
        "province": "湖南",
        "level": dice.choice(("city", "county")),
        "year": dice.randint(2018, 2026),
        "kind": dice.choice(KINDS),
        "budget_wan": dice.randint(30, 3000),
        "modules": modules,
        "scope": f"面向{field}业务建设{shape}，实现{'、'.join(modules[:4])}等功能，服务{dice.choice(THINGS)}管理。",
    }


def write_package(folder: Path, pages: int = 100, lines: int = 400) -> Path:
    """A package of a ``pages``-page plan and a budget of ``lines`` lines."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(SEED + 1)
    _plan(pages, dice).save(str(folder / "建设方案.docx"))
    _budget(lines, dice).save(folder / "投资概算.xlsx")
    _form().save(folder / "项目申报表.xlsx")
    return folder


def _plan(pages: int, dice: random.Random):  # type: ignore[no-untyped-def]
    document = Document()
    document.add_paragraph("渌江市水务综合管理平台建设项目建设方案")
    per_chapter = pages * 10 // len(CHAPTERS)
    for chapter, title in enumerate(CHAPTERS, 1):
        document.add_heading(f"第{'一二三四五六七八'[chapter - 1]}章 {title}", 1)
        for number in range(per_chapter):
            if number % 12 == 0:
                document.add_heading(f"{chapter}.{number // 12 + 1} {module_name(dice)}", 2)
            document.add_paragraph(_sentence(dice))
            if number % 25 == 24:
                _table(document, dice)
    return document


def _sentence(dice: random.Random) -> str:
    parts = [f"{module_name(dice)}由{dice.choice(FIELDS)}{dice.choice(UNITS)}负责" for _ in range(4)]
    return (
        "，".join(parts)
        + f"，每日处理{dice.randint(100, 9000)}条，办结时间不超过{dice.randint(1, 15)}个工作日。"
    )


def _table(document, dice: random.Random) -> None:  # type: ignore[no-untyped-def]
    table = document.add_table(rows=8, cols=4)
    for row in table.rows:
        for cell in row.cells:
            cell.text = module_name(dice)


def _budget(lines: int, dice: random.Random) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "投资概算"
    sheet.append(["渌江市水务综合管理平台投资概算表"])
    sheet.append(["序号", "名称", "规格", "单位", "数量", "单价（元）", "合价（元）", "测算依据"])
    total = 0
    for number in range(1, lines + 1):
        quantity, price = dice.randint(1, 12), dice.randint(2, 60) * 1000
        total += quantity * price
        sheet.append(
            [
                number,
                f"{module_name(dice)}开发",
                "定制",
                "项",
                quantity,
                price,
                quantity * price,
                "按功能点测算",
            ]
        )
    sheet.append(["", "合计", "", "", "", "", total, ""])
    return book


def _form() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("项目名称", "渌江市水务综合管理平台建设项目"),
        ("项目单位", "渌江市水务局"),
        ("项目类别", "新建"),
        ("申报年度", "2027"),
        ("部署位置", "市政务云"),
        ("等级保护级别", "三级"),
    )
    for row in rows:
        sheet.append(list(row))
    return book
