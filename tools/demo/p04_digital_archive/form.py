"""申报表 and 绩效目标申报表 of package 04: money in 万元, one long vertical form with small tables."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tools.demo.hand_b.book import save
from tools.demo.hand_b.form import Band, Grid, Pairs, Part, write_form
from tools.demo.hand_b.source import Table
from tools.demo.p04_digital_archive import facts
from tools.demo.sheet import put, put_row, put_title, set_widths

_CONTENT = (
    "建设电子档案接收、馆藏资源管理、长期保存、开放审核、档案利用服务、监督指导与系统管理6个子系统；"
    "购置离线光盘库、扫描和阅览设备；数字化加工126万页，清洗目录196万条；改造查档大厅。"
)


def write_declaration(path: Path, known: dict[str, str]) -> dict[str, str]:
    """Write 申报表.xlsx with the form and a sheet of existing systems; returns cells by label."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "项目申报表"
    set_widths(sheet, [20, 18, 16, 16, 20, 18])
    note = "申报类别：市本级财政资金信息化项目　　　　　　　　　　　　　　单位：万元"
    places = write_form(sheet, "市本级信息化项目申报表（2027年度）", note, _parts(known), columns=6)
    save(book, path, facts.UNIT, landscape=False)
    return places


def _parts(known: dict[str, str]) -> list[Part]:
    money = [("软件开发费", "sum_software"), ("软硬件购置费", "sum_goods"), ("数据加工费", "sum_data")]
    rows = [
        ["构成", "金额（万元）"],
        *([name, known[key]] for name, key in [*money, ("其他费用", "sum_other")]),
    ]
    sources = [["资金来源", "金额（万元）"], ["市级财政资金", known["total"]]]
    return [
        Pairs([("项目名称", facts.TITLE)]),
        Pairs([("申报单位（盖章）", facts.UNIT), ("单位代码（18位）", facts.USCC)]),
        Pairs([("主管部门", facts.PARENT), ("单位层级", "市级")]),
        Pairs([("项目联系人", facts.CONTACT), ("电话", facts.PHONE)]),
        Pairs([("项目类型", "升级改造"), ("年度", "2027年")]),
        Pairs([("在线平台项目代码", facts.PROJECT_CODE), ("填报日期", "2026年9月18日")]),
        Pairs([("涉密情况", "不涉密"), ("年度计划", "已列入2027年度计划")]),
        Pairs([("前期项目", "渌江市数字档案馆（一期）建设项目"), ("前期评价", "后评价报告（见附件）")], 30),
        Band("需求情况"),
        Pairs([("业务职责", "集中统一管理档案，负责接收、保管、利用和开放审核")]),
        Pairs([("内部用户（人）", known["users"]), ("公众用户（人次/年）", known["public"])]),
        Pairs([("并发用户（人）", known["concurrency"]), ("移动端", "湘易办（不单独建设）")]),
        Pairs([("主要建设内容", _CONTENT)], 62),
        Band("资源和安全"),
        Pairs([("部署地点", "政务云"), ("网络", "政务外网")]),
        Pairs([("安全保护等级", "第三级"), ("等保备案", "已备案")]),
        Pairs([("密码应用", "需要"), ("密码应用方案", "附密码应用方案，评估通过")], 30),
        Pairs([("个人信息", "涉及"), ("重要数据", "不涉及")]),
        Pairs([("信创情况", "云主机、操作系统、数据库、中间件、阅览终端"), ("关基", "否")], 30),
        Band("投资"),
        Pairs([("申报总投资（万元）", known["total"]), ("年运维费（万元）", known["om"])]),
        Grid("投资构成", rows, (3, 2)),
        Grid("资金筹措", sources, (3, 2)),
        Pairs([("运维费起始年度", "2029年"), ("分年计划", f"2027年{known['total']}万元")]),
        Band("实施"),
        Pairs([("开工时间", facts.START), ("完工时间", facts.END)]),
        Pairs([("采购方式", "公开招标"), ("采购机构", "市公共资源交易中心")]),
        Pairs([("工期", "10个月"), ("中小企业预留", "预留30%")]),
        Band("意见"),
        Pairs([("申报单位意见", "情况属实，同意申报。　　2026年9月18日")], 36),
        Pairs([("主管部门意见", "同意申报。（章）　　2026年9月21日")], 36),
    ]


def write_performance(path: Path, targets: Table) -> None:
    """Write 绩效目标申报表.xlsx."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "绩效目标表"
    set_widths(sheet, [12, 36, 12, 12, 12])
    put_title(sheet, "A1:E1", "项目支出绩效目标申报表（2027年度）")
    put(sheet, "A2", "项目名称")
    put(sheet, "B2:E2", facts.TITLE)
    put(sheet, "A3", "项目单位")
    put(sheet, "B3:E3", facts.UNIT)
    put(sheet, "A4", "年度目标")
    put(sheet, "B4:E4", "贯通接收、管理、保存、利用环节，通过数字档案馆系统测试。", left=True)
    for index, cells in enumerate(targets.rows):
        put_row(sheet, 6 + index, cells, bold=index == 0, left=(1,))
    save(book, path, facts.UNIT, landscape=False)
