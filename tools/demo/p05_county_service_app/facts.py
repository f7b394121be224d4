"""The facts of package 05; money is kept in 万元, as this hand writes it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXT = HERE / "text"
TITLE = "醴水县“醴事通”基层治理与便民服务平台项目"
UNIT = "醴水县基层治理综合服务中心"
PARENT = "中共醴水县委社会工作部"
CREDIT = "12432904MB1K37260Q"
CONTACT = "谭志勇"
PHONE = "0739-0528816"
DAY_PRICE = Decimal("0.086")
SUPERVISION_RATE = Decimal("0.045")
OM_RATE = Decimal("0.18")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Function:
    """One function and its declared person-days."""

    subsystem: str
    module: str
    name: str
    say: str
    days: int


@dataclass(frozen=True)
class Module:
    subsystem: str
    name: str
    say: str
    functions: list[Function]

    @property
    def days(self) -> int:
        return sum(function.days for function in self.functions)


@dataclass(frozen=True)
class Line:
    """A leaf line; `rate` and `base` stand for quantity and price where a percentage is charged."""

    group: str
    name: str
    say: str
    unit: str
    quantity: Decimal | None
    price: Decimal | None
    basis: str
    base: Decimal | None = None
    rate: Decimal | None = None

    @property
    def amount(self) -> Decimal:
        if self.quantity is not None and self.price is not None:
            return (self.quantity * self.price).quantize(_CENT, ROUND_HALF_UP)
        return ((self.base or Decimal(0)) * (self.rate or Decimal(0))).quantize(_CENT, ROUND_HALF_UP)


def _read() -> list[Module]:
    modules: list[Module] = []
    subsystem = ""
    for line in (TEXT / "functions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name, _, say = line[3:].partition("|")
            modules.append(Module(subsystem, name.strip(), say.strip(), []))
        elif line.startswith("= "):
            subsystem = line[2:].strip()
        elif line.strip():
            name, say, days = (part.strip() for part in line.split("|"))
            modules[-1].functions.append(Function(subsystem, modules[-1].name, name, say, int(days)))
    return modules


def total_of(lines: list[Line]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))


MODULES = _read()
FUNCTIONS = [function for module in MODULES for function in module.functions]
DEVELOPMENT = [
    Line(module.subsystem, module.name, f"{len(module.functions)}项功能", "人天", Decimal(module.days), DAY_PRICE,
         "功能清单工作量×860元/人天")
    for module in MODULES
]  # fmt: skip
SERVICES = [
    Line("采集与运营", "常住人口基础信息采集服务", "约8.6万户入户采集", "户", Decimal(86000), Decimal("0.00025"), "2.5元/户，市场询价"),
    Line("采集与运营", "平台运营推广服务", "2人驻场，12个月", "人月", Decimal(24), Decimal("0.95"), "同类服务合同"),
]  # fmt: skip
SOFTWARE = [
    Line(
        "成品软件",
        "可视化组件软件",
        "大屏图表组件，永久授权",
        "套",
        Decimal(1),
        Decimal("7.80"),
        "三家询价取最低",
    ),
]
_BASE = total_of(DEVELOPMENT + SOFTWARE)
OTHERS = [
    Line(
        "其他费用",
        "工程监理费",
        "全过程监理",
        "",
        None,
        None,
        "施工监理服务收费基价表",
        _BASE,
        SUPERVISION_RATE,
    ),
    Line("其他费用", "软件测评费", "第三方测评", "项", Decimal(1), Decimal("3.00"), "市场价"),
    Line("其他费用", "等级保护测评费", "第二级", "系统", Decimal(1), Decimal("5.00"), "市场价"),
    Line("其他费用", "密码应用安全性评估费", "建设期一次", "系统", Decimal(1), Decimal("5.60"), "市场价"),
    Line("其他费用", "安全加固服务费", "上线前漏洞扫描与加固", "次", Decimal(1), Decimal("4.00"), "市场价"),
    Line("其他费用", "培训费", "集中与线上培训", "场", Decimal(12), Decimal("0.20"), "县培训费标准"),
]
GROUPS = [
    ("一", "平台开发服务费", DEVELOPMENT), ("二", "采集与运营服务费", SERVICES),
    ("三", "成品软件购置费", SOFTWARE), ("四", "其他费用", OTHERS),
]  # fmt: skip
LINES = [*DEVELOPMENT, *SERVICES, *SOFTWARE, *OTHERS]
TOTAL = total_of(LINES)
OM = (total_of(DEVELOPMENT) * OM_RATE).quantize(_CENT, ROUND_HALF_UP)

FACTS = {
    "title": TITLE, "unit": UNIT, "credit": CREDIT, "contact": CONTACT, "phone": PHONE, "total": str(TOTAL),
    "om": str(OM), "modules": str(len(MODULES)), "functions": str(len(FUNCTIONS)),
    "days": str(sum(module.days for module in MODULES)),
}  # fmt: skip
