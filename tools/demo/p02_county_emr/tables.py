"""The ruled forms of package 02 as workbooks; they are printed and scanned, never handed in as such."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tools.demo.function_text import FunctionRow
from tools.demo.p02_county_emr import content as c
from tools.demo.sheet import put, put_row, put_title, save, set_widths

FormRow = tuple[str, ...]


def form_rows(functions: int) -> list[FormRow]:
    """Rows of the declaration form: ``("#", section)``, label/value across, or two pairs."""
    return [
        ("#", "一、项目基本情况"),
        ("项目名称", c.PROJECT),
        ("申报单位", c.UNIT, "主管部门", c.PARENT),
        ("统一社会信用代码", c.CREDIT_CODE, "单位层级", "县级"),
        ("项目类别", "升级改造", "申报年度", "2027"),
        ("联系人", c.CONTACT, "联系电话", c.PHONE),
        ("项目代码", c.PROJECT_CODE, "是否涉密", "否"),
        ("申报日期", "2026年9月22日", "是否列入年度计划", "是"),
        ("#", "二、依据和需求"),
        (
            "立项依据",
            "云卫函〔2026〕33号《关于同意云阳县人民医院开展电子病历升级改造前期工作的批复》，2026年6月12日",
        ),
        ("对应职责", c.DUTY),
        ("内部用户数", "655", "公众用户数", "0"),
        ("并发用户数", "260", "移动端", "无"),
        ("前期项目", "电子病历系统（一期），2018年", "前期项目后评价", "无"),
        ("建设内容", f"电子病历系统升级、信息集成与互联互通升级，接口改造14个，功能{functions}项"),
        ("#", "三、数据、部署和安全"),
        ("产生信息资源", "4项，见信息资源目录", "共享承诺", "承诺按目录共享"),
        ("部署位置", "市政务云卫健专区", "网络", "电子政务外网"),
        ("等保级别", "第三级", "是否已备案", "否"),
        ("是否需要密码应用", "是", "密码应用方案", "无"),
        ("是否涉及个人信息", "是", "是否涉及重要数据", "否"),
        ("信创范围", "数据库、操作系统、中间件"),
        ("#", "四、资金、进度和采购"),
        ("总投资（万元）", f"{c.TOTAL_WAN}", "年运维费（万元）", f"{c.OM_WAN}"),
        ("资金来源", f"县级财政资金{c.COUNTY_FUNDS}万元，医院自筹{c.OWN_FUNDS}万元"),
        ("计划开工", "2027年3月", "计划完工", "2027年10月"),
        ("建设工期（月）", "8", "试运行（月）", "2"),
        ("采购方式", "公开招标", "采购组织形式", "委托采购代理机构"),
        ("#", "五、绩效目标"),
        *[(f"{t[0]}：{t[1]}", f"基期 {t[2]}；目标 {t[3]}；单位 {t[4]}") for t in c.TARGETS],
        ("#", "六、意见"),
        ("申报单位意见", "同意申报。    负责人：谭志刚    2026年9月22日"),
        ("主管部门意见", "经审核，同意申报。（盖章）    2026年9月24日"),
    ]


def _book(path: Path, widths: list[float], title: str, fill: Callable[[Any], None]) -> None:
    book = Workbook()
    sheet: Any = book.active
    set_widths(sheet, widths)
    put_title(sheet, f"A1:{chr(64 + len(widths))}1", title, 16)
    sheet.row_dimensions[1].height = 34
    fill(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                cell.font = cell.font.copy(name="Noto Serif CJK SC")
    save(book, path, c.CONTACT)


def write_form(path: Path, functions: int) -> None:
    """申报表, four columns, portrait."""

    def fill(sheet: Any) -> None:
        for number, row in enumerate(form_rows(functions), start=2):
            sheet.row_dimensions[number].height = (
                112 if row[0].endswith("单位意见") or "部门意见" in row[0] else 30
            )
            if row[0] == "#":
                put(sheet, f"A{number}:D{number}", row[1], bold=True, size=12)
            elif len(row) == 2:
                put(sheet, f"A{number}", row[0], bold=True)
                put(sheet, f"B{number}:D{number}", row[1], left=True)
            else:
                put_row(sheet, number, row, left=[1, 3])

    _book(path, [22, 30, 18, 26], "渌江市政府投资信息化项目申报表", fill)


def write_budget(path: Path) -> None:
    """概算表 in yuan, with a subtotal after each group and a grand total."""

    def fill(sheet: Any) -> None:
        head = ["序号", "费用类别", "项目名称", "单位", "数量", "单价（元）", "金额（元）", "测算依据"]
        put_row(sheet, 2, head, bold=True)
        at = 3
        for group in dict.fromkeys(line.group for line in c.LINES):
            lines = [line for line in c.LINES if line.group == group]
            for line in lines:
                cells = [c.LINES.index(line) + 1, group, line.name, line.unit, line.quantity, line.price]
                put_row(sheet, at, [*cells, line.amount, line.basis], left=[2])
                sheet.row_dimensions[at].height = 27
                at += 1
            at = _sum_row(sheet, at, f"{group}小计", sum(line.amount for line in lines))
        _sum_row(sheet, at, "合计", c.TOTAL)

    _book(path, [6, 24, 24, 7, 8, 12, 14, 14], f"{c.PROJECT}投资概算表", fill)


def _sum_row(sheet: Any, at: int, label: str, amount: int) -> int:
    put_row(sheet, at, [""] * 8)
    put(sheet, f"A{at}:F{at}", label, bold=True)
    put(sheet, f"G{at}", amount, bold=True)
    sheet.row_dimensions[at].height = 27
    return at + 1


def write_functions(path: Path, rows: list[FunctionRow]) -> None:
    """功能清单, landscape."""

    def fill(sheet: Any) -> None:
        put_row(sheet, 2, ["序号", "子系统", "模块", "功能", "功能描述"], bold=True)
        for number, row in enumerate(rows, start=1):
            cells = [number, row.subsystem, row.module, row.name, row.description]
            put_row(sheet, number + 2, cells, left=[4])
            sheet.row_dimensions[number + 2].height = 33

    _book(path, [6, 24, 16, 20, 72], f"{c.PROJECT}功能清单", fill)


def write_catalogue(path: Path) -> None:
    """信息资源目录, landscape."""

    def fill(sheet: Any) -> None:
        head = ["序号", "信息资源名称", "信息项", "提供单位", "格式", "更新周期", "共享属性", "共享方式"]
        put_row(sheet, 2, [*head, "使用条件", "分类分级"], bold=True)
        for number, row in enumerate(c.CATALOGUE, start=1):
            name, items, pace, attribute, way, condition, grade = row
            cells = [number, name, items, c.UNIT, "数据库", pace, attribute, way, condition, grade]
            put_row(sheet, number + 2, cells)
            sheet.row_dimensions[number + 2].height = 40

    _book(path, [6, 18, 28, 18, 9, 10, 13, 10, 28, 11], "信息资源目录", fill)


def write_quote(path: Path, supplier: str, factor: float) -> None:
    """One supplier's quotation over the quoted lines."""

    def fill(sheet: Any) -> None:
        put(sheet, "A2:F2", f"报价单位：{supplier}    报价日期：2026年8月", left=True)
        put_row(sheet, 3, ["序号", "名称", "单位", "数量", "单价（元）", "金额（元）"], bold=True)
        quoted = [line for line in c.LINES if line.basis == "供应商报价"]
        for number, line in enumerate(quoted, start=1):
            price = round(line.price * factor / 100) * 100
            cells = [number, line.name, line.unit, line.quantity, price, price * line.quantity]
            put_row(sheet, number + 3, cells, left=[1])
            sheet.row_dimensions[number + 3].height = 28

    _book(path, [7, 34, 9, 10, 16, 18], "报 价 单", fill)
