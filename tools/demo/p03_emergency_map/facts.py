"""Figures and words that several files of package 03 repeat."""

from decimal import Decimal
from pathlib import Path

from tools.demo.hand_b.source import Module, Table, read_functions, read_tables
from tools.demo.p03_emergency_map.budget import FP_PRICE, Estimate, estimate

TEXT = Path(__file__).parent / "text"
TITLE = "渌江市应急指挥“一张图”及多灾种监测预警系统建设项目"
UNIT = "渌江市应急管理局"
USCC = "11439900MB0K3R1133"
CONTACT, PHONE = "周楚衡", "0739-0218866"
PROJECT_CODE = "2609-439900-04-01-118203"
USERS, CONCURRENCY = 620, 150
START, END = "2027-01-04", "2027-09-30"
OM_ANNUAL = Decimal(268000)
FUNDING = (
    ("市级财政预算资金", Decimal("3857030.80")),
    ("省级自然灾害防治专项补助", Decimal(1000000)),
    ("单位自筹", Decimal(300000)),
)


def yuan(amount: Decimal) -> str:
    """``5357030.8`` -> ``5,357,030.80``; whole amounts without decimals."""
    return f"{amount:,.2f}" if amount % 1 else f"{amount:,.0f}"


def modules() -> list[Module]:
    return read_functions([TEXT / "functions_1.txt", TEXT / "functions_2.txt"])


def values(mods: list[Module], costs: Estimate) -> dict[str, str]:
    """Everything a manuscript may quote in braces."""
    fees = {line.name: line.amount for line in costs.of("其他费用")}
    later = (costs.total * Decimal("0.2")).quantize(Decimal("0.01"))
    return {
        "title": TITLE,
        "unit": UNIT,
        "uscc": USCC,
        "contact": CONTACT,
        "phone": PHONE,
        "users": str(USERS),
        "concurrency": str(CONCURRENCY),
        "start_zh": "2027年1月4日",
        "end_zh": "2027年9月30日",
        "om": yuan(OM_ANNUAL),
        "module_count": str(len(mods)),
        "function_count": str(sum(len(module.functions) for module in mods)),
        "fp": str(sum((module.claimed for module in mods), Decimal(0))),
        "fp_price": str(FP_PRICE),
        "total": yuan(costs.total),
        "sum_software": yuan(costs.sum_of("软件开发")),
        "sum_hardware": yuan(costs.sum_of("设备材料")),
        "sum_packaged": yuan(costs.sum_of("成品软件")),
        "sum_room": yuan(costs.sum_of("机房改造")),
        "sum_data": yuan(costs.sum_of("数据工程")),
        "sum_integration": yuan(costs.sum_of("系统集成")),
        "sum_other": yuan(costs.sum_of("其他费用")),
        "contingency": yuan(fees["不可预见费"]),
        "year_2027": yuan(costs.total - later),
        "year_2028": yuan(later),
        "target_count": "12",
    }


def tables(known: dict[str, str]) -> dict[str, Table]:
    """All tables of the plan by name, those of the estimate included."""
    return read_tables(TEXT / "tables_1.txt", known) | read_tables(TEXT / "tables_2.txt", known)


def load() -> tuple[list[Module], Estimate, dict[str, str]]:
    """Modules, estimate and quotable values together."""
    mods = modules()
    costs = estimate(mods)
    return mods, costs, values(mods, costs)
