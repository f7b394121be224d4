"""The declaration form and the performance target form of package 03 (amounts in 元)."""

from pathlib import Path

from openpyxl import Workbook

from tools.demo.hand_b.book import save
from tools.demo.hand_b.form import Band, Grid, Pairs, Part, write_form
from tools.demo.hand_b.source import Table
from tools.demo.p03_emergency_map.facts import (
    CONCURRENCY,
    CONTACT,
    END,
    FUNDING,
    OM_ANNUAL,
    PHONE,
    PROJECT_CODE,
    START,
    TITLE,
    UNIT,
    USCC,
    USERS,
    yuan,
)
from tools.demo.p03_emergency_map.plan import composition
from tools.demo.sheet import put, put_row, put_title, set_widths

_CONTENT = (
    "建设应急指挥“一张图”、多灾种监测预警、值班值守与信息报送、指挥调度、应急资源管理、预案与演练、"
    "移动应急微应用、统计分析与系统支撑8个子系统；购置前端监测设备、指挥终端和机房软硬件；整理26个专题图层。"
)
_PROBLEM = (
    "监测数据分散在7个系统中看不全；预警靠微信群转发，10分钟叫应率61%；首报平均42分钟；处置过程无记录。"
)


def write_declaration(path: Path, known: dict[str, str]) -> dict[str, str]:
    """Write 项目申报表.xlsx; returns the cell of each label on the first sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "申报表"
    set_widths(sheet, [16, 14, 13, 13, 16, 14, 13, 13])
    places = write_form(
        sheet,
        "渌江市政府投资信息化项目申报表",
        "填表说明：金额单位一律为元；“是/否”栏据实填写。",
        _parts(known),
    )
    save(book, path, UNIT, landscape=False)
    return places


def _parts(known: dict[str, str]) -> list[Part]:
    return [
        Band("一、基本信息"),
        Pairs([("项目名称", TITLE)]),
        Pairs([("申报单位", UNIT), ("统一社会信用代码", USCC)]),
        Pairs([("主管部门", "渌江市人民政府"), ("申报年度", "2027")]),
        Pairs([("项目类别", "新建"), ("项目代码", PROJECT_CODE)]),
        Pairs([("联系人", CONTACT), ("联系电话", PHONE)]),
        Pairs([("申报日期", "2026-09-25"), ("是否涉密", "否")]),
        Band("二、立项依据和需求"),
        Pairs([("立项依据", "渌政发〔2026〕4号、渌政办发〔2025〕18号、渌政阅〔2026〕11号")]),
        Pairs(
            [("是否列入年度计划", "是"), ("对应职责", "建立统一的应急管理信息系统，自然灾害综合监测预警")], 32
        ),
        Pairs([("现状问题", _PROBLEM)], 48),
        Pairs([("内部用户数", str(USERS)), ("公众用户数", "0")]),
        Pairs([("并发用户数", str(CONCURRENCY)), ("移动端形式", "湘政通微应用")]),
        Band("三、建设内容和部署"),
        Pairs([("主要建设内容", _CONTENT)], 62),
        Pairs([("部署位置", "局机房"), ("所用网络", "政务外网")]),
        Pairs([("自建软硬件理由", "")], 30),
        Band("四、安全"),
        Pairs([("等保级别", "三级"), ("是否已备案", "否")]),
        Pairs([("是否需要密码应用", "是"), ("密码方案评估", "已通过")]),
        Pairs([("是否涉及个人信息", "是"), ("是否涉及重要数据", "否")]),
        Pairs([("是否关键信息基础设施", "否"), ("信创范围", "服务器、操作系统、数据库、中间件")]),
        Band("五、资金（单位：元）"),
        Pairs([("总投资", known["total"]), ("年运行维护费", yuan(OM_ANNUAL))]),
        Grid(
            "投资构成", [["费用类别", "金额"], *([name, money] for name, money in composition(known))], (4, 3)
        ),
        Grid("资金来源", [["来源", "金额"], *([name, yuan(money)] for name, money in FUNDING)], (4, 3)),
        Grid(
            "年度安排", [["年度", "金额"], ["2027", known["year_2027"]], ["2028", known["year_2028"]]], (4, 3)
        ),
        Pairs([("运维起始年度", "2028"), ("资金是否另有渠道", "否")]),
        Band("六、进度和采购"),
        Pairs([("计划开工", START), ("计划完工", END)]),
        Pairs([("采购方式", "公开招标"), ("采购组织形式", "委托代理机构")]),
        Pairs([("中小企业预留", "面向中小企业预留40%份额"), ("建设工期", "9个月")]),
        Band("七、审核意见"),
        Pairs([("申报单位意见", "同意申报，材料属实。（盖章）　2026年9月25日")], 30),
        Pairs([("主管部门意见", "经分管副市长审签，同意申报。（盖章）　2026年9月26日")], 30),
    ]


def write_performance(path: Path, targets: Table) -> None:
    """Write 项目支出绩效目标申报表.xlsx from the plan's own target table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "绩效目标"
    set_widths(sheet, [14, 34, 10, 12, 12, 26])
    put_title(sheet, "A1:F1", "项目支出绩效目标申报表")
    put(sheet, "A2", "项目名称")
    put(sheet, "B2:F2", TITLE)
    put(sheet, "A3", "总体目标")
    goal = "2027年底前建成市县一体的应急指挥“一张图”，预警10分钟叫应率达到95%，首报时间压缩到25分钟以内。"
    put(sheet, "B3:F3", goal, left=True)
    put_row(sheet, 5, ["指标类别", "指标名称", "计量单位", "现状值", "目标值", "佐证材料"], bold=True)
    kind, row = "", 6
    for cells in targets.rows[1:]:
        kind = kind if cells[0] == "^" else cells[0]
        put_row(sheet, row, [kind, *cells[1:], "系统日志、统计报表"])
        row += 1
    save(book, path, UNIT, landscape=False)
