"""The declaration form (申报表) of package 01: six columns, labels beside values, merged section heads."""

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from tools.demo.function_text import Subsystem, all_rows
from tools.demo.p01_smart_parking import facts
from tools.demo.p01_smart_parking.budget import Estimate, total
from tools.demo.sheet import GREY, grow_row, put, put_title, save, set_widths

FILE = "项目申报表.xlsx"
Row = tuple[str, ...]


def form_rows(subsystems: list[Subsystem], cost: Estimate) -> list[Row]:
    """Rows of the form: ``("#", section)``, ``(label, value)`` across, or two label/value pairs."""
    return [
        *_identity_rows(),
        *_need_rows(subsystems),
        *_setting_rows(),
        *_money_rows(cost),
        *_opinion_rows(),
    ]


def _identity_rows() -> list[Row]:
    return [
        ("#", "一、基本信息"),
        ("项目名称", facts.PROJECT),
        ("申报单位", facts.UNIT, "统一社会信用代码", facts.CREDIT_CODE),
        ("主管部门", facts.UNIT, "单位层级", "市级"),
        ("申报年度", "2027", "项目类别", "新建"),
        ("联系人", facts.CONTACT, "联系电话", facts.PHONE),
        ("在线审批监管平台项目代码", facts.PROJECT_CODE, "是否涉密", "否"),
        ("申报日期", "2026年9月28日", "是否列入年度计划", "是"),
        ("#", "二、立项依据"),
        *[(f"依据{n}", f"《{b[0]}》（{b[1]}），{b[2]}，{b[3]}") for n, b in enumerate(facts.BASIS, start=1)],
    ]


def _need_rows(subsystems: list[Subsystem]) -> list[Row]:
    names = "、".join(item.name for item in subsystems)
    rows = all_rows(subsystems)
    return [
        ("#", "三、需求与建设内容"),
        ("对应职责", "负责城区机动车停车场（泊位）的规划实施、备案和监督管理，组织监督道路停车泊位收费"),
        ("现状与问题", "泊位底数不清、路内收费靠人工、停车场信息不通、缴费入口分散、运营监管薄弱"),
        ("内部用户数（人）", "320", "公众用户数（人）", "140000"),
        ("并发用户数", "300", "移动端形式", "渌江通移动门户H5页面"),
        ("现有相关系统", "渌江市道路停车收费管理系统（2021年建，本项目建成后停用）", "是否改扩建", "否"),
        ("建设内容", f"{names}；前端设备含高位视频168台、诱导屏16块、巡检终端60台"),
        ("软件功能项数", str(len(rows)), "功能点数", str(sum(row.points for row in rows))),
    ]


def _setting_rows() -> list[Row]:
    reuse = [
        (f"共性能力：{name}", f"是否使用：{used}", "说明", note) for name, _, used, note in facts.CAPABILITIES
    ]
    return [
        ("#", "四、共性能力复用"),
        *reuse,
        ("#", "五、数据与共享"),
        (
            "产生信息资源",
            f"{len(facts.PRODUCED)}项，见《信息资源目录》",
            "需共享信息资源",
            f"{len(facts.NEEDED)}项",
        ),
        (
            "共享承诺",
            "承诺按目录及时、完整、准确共享数据",
            "是否新采集数据",
            "泊位普查，现有共享数据不能满足",
        ),
        ("#", "六、部署与安全"),
        ("部署位置", "市城管局五楼机房（自建）", "网络", "电子政务外网"),
        ("自购硬件理由", "视频数据量大、时延要求高，推荐局机房部署"),
        ("等保级别", "第三级", "是否已备案", "否（上线前备案）"),
        ("是否需要密码应用", "是", "密码应用方案", "已编制并通过评估"),
        ("信创范围", "服务器、操作系统、数据库、中间件、密码产品", "是否涉及个人信息", "是"),
        ("是否涉及重要数据", "否", "是否关键信息基础设施", "否"),
    ]


def _money_rows(cost: Estimate) -> list[Row]:
    year_two = cost.total - facts.YEAR_ONE
    return [
        ("#", "七、资金"),
        ("总投资（万元）", _money(cost.total), "年运维费（万元）", _money(facts.OM_ANNUAL)),
        (
            "其中：软件开发费（万元）",
            _money(total(cost.software)),
            "设备及成品软件（万元）",
            _money(total(cost.equipment)),
        ),
        ("其他费用（万元）", _money(total(cost.other)), "预备费（万元）", _money(cost.contingency.amount)),
        ("资金来源", f"市级财政资金{_money(cost.total)}万元", "运维起始年度", "2031"),
        ("2027年度（万元）", _money(facts.YEAR_ONE), "2028年度（万元）", _money(year_two)),
        ("#", "八、进度与采购"),
        ("计划开工", "2027年3月", "计划完工", "2028年2月"),
        ("建设工期（月）", "12", "试运行（月）", "3"),
        ("采购方式", "公开招标", "采购组织形式", "委托采购代理机构"),
        ("中小企业预留", "预留不低于采购预算的30%"),
        ("#", "九、绩效目标"),
        *[(f"{t[0]}指标：{t[1]}", f"基期值 {t[2]}；目标值 {t[3]}；单位 {t[4]}") for t in facts.TARGETS],
    ]


def _opinion_rows() -> list[Row]:
    return [
        ("#", "十、审核意见"),
        ("申报单位意见", "情况属实，同意申报。    负责人：贺建平    2026年9月28日"),
        ("主管部门意见", "同意申报，请市数据局审核。（盖章）    2026年9月28日"),
    ]


def _money(value: Decimal) -> str:
    return f"{value:.2f}"


def write_form(path: Path, subsystems: list[Subsystem], cost: Estimate) -> None:
    """Write the form workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "申报表"
    set_widths(sheet, [24, 20, 14, 22, 16, 18])
    put_title(sheet, "A1:F1", "渌江市政府投资信息化项目申报表", 18)
    put_title(sheet, "A2:F2", "（单位：万元，另有注明的除外）", 10)
    for number, row in enumerate(form_rows(subsystems, cost), start=3):
        _write_row(sheet, number, row)
    save(book, path, facts.CONTACT)


def _write_row(sheet: object, number: int, row: Row) -> None:
    if row[0] == "#":
        put(sheet, f"A{number}:F{number}", row[1], bold=True, size=12)
        sheet[f"A{number}"].fill = GREY  # type: ignore[index]
        return
    put(sheet, f"A{number}", row[0], bold=True)
    if len(row) == 2:
        put(sheet, f"B{number}:F{number}", row[1], left=True)
        grow_row(sheet, number, row[1], 42, least=48 if row[0].endswith("意见") else 22)
        return
    put(sheet, f"B{number}:C{number}", row[1], left=True)
    put(sheet, f"D{number}", row[2], bold=True)
    put(sheet, f"E{number}:F{number}", row[3], left=True)
    grow_row(sheet, number, max(row[1], row[3], row[0] + row[2], key=len), 15, least=22)
