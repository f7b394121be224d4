"""The estimate of package 01: lines from the function list and equipment.txt, other fees from bases and rates."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from tools.demo.function_text import Subsystem
from tools.demo.p01_smart_parking.facts import FP_PRICE, OM_ANNUAL

HERE = Path(__file__).resolve().parent
CENT = Decimal("0.01")
# 有意留下的算错：12×16800÷10000=20.16，写成 21.06
WRONG_AMOUNTS = {"二级停车诱导屏": Decimal("21.06")}


@dataclass(frozen=True)
class Line:
    """One leaf line; money per unit in yuan, amount in 万元 as stated in the file."""

    group: str
    name: str
    spec: str
    unit: str
    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal
    basis: str
    quotes: str = ""
    xinchuang: str = ""
    remark: str = ""
    base: Decimal | None = None
    rate: Decimal | None = None


@dataclass(frozen=True)
class Estimate:
    software: list[Line]
    equipment: list[Line]
    other: list[Line]
    contingency: Line

    @property
    def base(self) -> Decimal:
        return total(self.software) + total(self.equipment) + total(self.other)

    @property
    def total(self) -> Decimal:
        return self.base + self.contingency.amount

    @property
    def lines(self) -> list[Line]:
        return [*self.software, *self.equipment, *self.other, self.contingency]


def total(lines: list[Line]) -> Decimal:
    """Sum of stated amounts in 万元."""
    return sum((line.amount for line in lines), Decimal(0))


def wan(value: Decimal) -> Decimal:
    """Rounded to 0.01 万元."""
    return value.quantize(CENT, ROUND_HALF_UP)


def estimate(subsystems: list[Subsystem]) -> Estimate:
    """All lines of the estimate."""
    software = [
        _module_line(item.name, module.name, module.points) for item in subsystems for module in item.modules
    ]
    equipment = _equipment()
    other = _other(total(software), total(equipment))
    base = total(software) + total(equipment) + total(other)
    rate = Decimal("0.08")
    contingency = Line(
        "预备费",
        "基本预备费",
        "",
        "项",
        None,
        None,
        wan(base * rate),
        "（一）至（三）项之和×8%",
        base=base,
        rate=rate,
    )
    return Estimate(software, equipment, other, contingency)


def _module_line(subsystem: str, module: str, points: int) -> Line:
    quantity = Decimal(points)
    amount = wan(quantity * FP_PRICE / 10000)
    return Line(subsystem, module, "", "功能点", quantity, FP_PRICE, amount, "功能点法（估算），见功能点清单")


def _equipment() -> list[Line]:
    lines = []
    for text in (HERE / "equipment.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("#"):
            continue
        group, name, spec, unit, quantity, price, basis, quotes, xinchuang, remark = text.split("|")
        amount = WRONG_AMOUNTS.get(name, wan(Decimal(quantity) * Decimal(price) / 10000))
        lines.append(
            Line(
                group,
                name,
                spec,
                unit,
                Decimal(quantity),
                Decimal(price),
                amount,
                basis,
                quotes,
                xinchuang,
                remark,
            )
        )
    return lines


def _rated(name: str, base: Decimal, rate: str, basis: str) -> Line:
    return Line(
        "其他费用",
        name,
        "",
        "项",
        None,
        None,
        wan(base * Decimal(rate)),
        basis,
        base=base,
        rate=Decimal(rate),
    )


def _counted(name: str, unit: str, quantity: int, price: str, basis: str, remark: str = "") -> Line:
    amount = wan(Decimal(quantity) * Decimal(price) / 10000)
    return Line("其他费用", name, "", unit, Decimal(quantity), Decimal(price), amount, basis, remark=remark)


def _other(software: Decimal, equipment: Decimal) -> list[Line]:
    both = software + equipment
    return [
        _rated("系统集成费", equipment, "0.03", "设备及成品软件费×3%"),
        _rated("方案编制及设计费", both, "0.023", "（软件开发费+设备费）×2.3%"),
        _rated("工程监理费", both, "0.016", "（软件开发费+设备费）×1.6%"),
        _rated("招标代理服务费", both, "0.007", "（软件开发费+设备费）×0.7%"),
        _rated("软件第三方测试费", software, "0.026", "软件开发费×2.6%"),
        _counted("网络安全等级保护测评费", "次", 1, "96000", "三级系统1个，市场询价"),
        _counted("安全风险评估费", "次", 1, "48000", "上线前评估1次"),
        _counted("培训费", "人", 430, "60", "见培训计划，含教材"),
        _counted(
            "三年运行维护费",
            "年",
            3,
            str(OM_ANNUAL * 10000),
            "驻场2人及备件，含系统监控、设备巡检",
            "计入建设投资",
        ),
    ]
