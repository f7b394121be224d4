"""The facts of package 06, said once: names, numbers and money used by every file of the package."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tools.demo.office.functions import Module, read_modules

HERE = Path(__file__).resolve().parent
TEXT = HERE / "text"
TITLE = "渌江市社会保险业务经办系统适老化与“一件事”联办升级改造项目"
UNIT = "渌江市人力资源和社会保障局"
CREDIT = "11432900006148217W"
CONTACT = "周慧敏"
PHONE = "0739-0361207"
START, END = "2027年3月", "2028年4月"
SCALE, HOURS_PER_POINT, HOURS_PER_MONTH = Decimal("1.21"), Decimal("6.41"), Decimal(174)
MONTH_PRICE = Decimal(26000)
RESERVE_RATE = Decimal("0.055")
SUPERVISION_RATE = Decimal("0.025")
OM_RATE = Decimal("0.08")


def person_months(module: Module) -> Decimal:
    """Priced points × 1.21 × 6.41 / 174, one decimal."""
    months = module.priced * SCALE * HOURS_PER_POINT / HOURS_PER_MONTH
    return months.quantize(Decimal("0.1"), ROUND_HALF_UP)


def wan(yuan: Decimal) -> str:
    """元 as 万元 with two decimals."""
    return str((yuan / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP))


@dataclass(frozen=True)
class Line:
    """A leaf line of the estimate; price and amount in 元."""

    group: str
    sheet: str
    category: str
    name: str
    spec: str
    unit: str
    quantity: Decimal
    price: Decimal
    basis: str
    source: str = ""
    remark: str = ""

    @property
    def amount(self) -> Decimal:
        return (self.quantity * self.price).quantize(Decimal("0.01"))


MODULES = read_modules(TEXT / "functions_a.txt", TEXT / "functions_b.txt")


def _development() -> list[Line]:
    return [
        Line(
            "dev", "软件开发", module.subsystem, module.name, f"{module.priced}个折算功能点", "人月",
            person_months(module), MONTH_PRICE,
            f"{module.priced}×1.21×6.41÷174", "功能点清单",
        )
        for module in MODULES
    ]  # fmt: skip


def _packaged() -> list[Line]:
    rows = [
        ("数据脱敏软件", "支持静态、动态脱敏，适配达梦8、麒麟V10，不限实例数", "118000"),
        ("数据库加密软件", "字段级SM4加密，支持密文检索，取得商用密码产品认证", "96000"),
    ]
    return [
        Line("packaged", "成品软件", "安全软件", name, spec, "套", Decimal(1), Decimal(price),
             "三家报价取最低价", "附件10-1、10-2、10-3", "国产化产品")
        for name, spec, price in rows
    ]  # fmt: skip


def _data() -> list[Line]:
    rows = [
        (
            "存量影像索引整理",
            "2021年12月至2023年12月影像",
            "页",
            "620000",
            "0.35",
            "市档案数字化协议供货单价",
        ),
        ("参保人员基础信息核对", "约3.1万人差异信息", "人天", "60", "1100", "同类服务合同价"),
        ("方言话术录制与标注", "40个事项引导话术", "条", "1200", "45", "同类服务合同价"),
    ]
    return [
        Line(
            "data",
            "数据服务",
            "数据服务",
            name,
            spec,
            unit,
            Decimal(count),
            Decimal(price),
            basis,
            "市场调研",
        )
        for name, spec, unit, count, price, basis in rows
    ]


def _others(base: Decimal) -> list[Line]:
    supervision = (base * SUPERVISION_RATE / 100).quantize(Decimal(1)) * 100
    rows = [
        ("工程监理费", "全过程监理", "项", "1", str(supervision), "（开发费+成品软件+数据服务）×2.5%", ""),
        (
            "第三方软件测评费",
            "功能、性能、信息安全性、适老化",
            "项",
            "1",
            "48000",
            "不高于定制软件开发费的1.8%",
            "",
        ),
        ("网络安全等级保护测评费", "第三级，建设期一次", "系统", "1", "60000", "同级别系统近两年合同价", ""),
        (
            "商用密码应用安全性评估费",
            "第三级，建设期一次",
            "系统",
            "1",
            "70000",
            "同级别系统近两年合同价",
            "",
        ),
        ("渗透测试服务费", "上线前，含复测", "次", "1", "30000", "同类服务合同价", ""),
        ("老年体验官组织费", "50名老年体验官各2次", "人次", "100", "200", "误餐交通补助标准", ""),
        ("培训费", "6期×60人×1天", "人天", "360", "150", "市培训费管理办法，低于综合定额", ""),
    ]
    return [
        Line(
            "other",
            "其他费用",
            "其他费用",
            name,
            spec,
            unit,
            Decimal(count),
            Decimal(price),
            basis,
            "",
            remark,
        )
        for name, spec, unit, count, price, basis, remark in rows
    ]


def total_of(lines: list[Line]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))


DEVELOPMENT, PACKAGED, DATA = _development(), _packaged(), _data()
OTHERS = _others(total_of(DEVELOPMENT + PACKAGED + DATA))
_BASE = total_of(DEVELOPMENT + PACKAGED + DATA + OTHERS)
RESERVE = Line(
    "reserve", "其他费用", "预备费", "基本预备费", "省集中接口调整等不可预见费用", "项", Decimal(1),
    (_BASE * RESERVE_RATE / 100).quantize(Decimal(1), ROUND_HALF_UP) * 100, "前述费用之和×5.5%",
)  # fmt: skip
LINES = [*DEVELOPMENT, *PACKAGED, *DATA, *OTHERS, RESERVE]
TOTAL = total_of(LINES)
YEAR_1 = (TOTAL * Decimal("0.6") / 10000).quantize(Decimal(1)) * 10000
YEAR_2 = TOTAL - YEAR_1
OM = (total_of(DEVELOPMENT) * OM_RATE / 100).quantize(Decimal(1)) * 100
POINTS = sum(module.points for module in MODULES)
PRICED = sum((module.priced for module in MODULES), Decimal(0))
COUNT = sum(len(module.functions) for module in MODULES)

FACTS = {
    "title": TITLE, "unit": UNIT, "credit": CREDIT, "contact": CONTACT, "phone": PHONE,
    "start": START, "end": END, "total": wan(TOTAL), "dev": wan(total_of(DEVELOPMENT)),
    "packaged": wan(total_of(PACKAGED)), "data": wan(total_of(DATA)), "other": wan(total_of(OTHERS)),
    "reserve": wan(RESERVE.amount), "year1": wan(YEAR_1), "year2": wan(YEAR_2), "om": wan(OM),
    "modules": str(len(MODULES)), "functions": str(COUNT), "ufp": str(POINTS), "priced": str(PRICED),
}  # fmt: skip
