"""Figures and words that several files of package 04 repeat."""

from decimal import Decimal
from pathlib import Path

from tools.demo.hand_b.source import Module, Table, read_functions, read_tables
from tools.demo.p04_digital_archive.budget import FP_PRICE, SHEETS, Estimate, adjusted, estimate

TEXT = Path(__file__).parent / "text"
TITLE = "渌江市数字档案馆（二期）建设项目"
UNIT = "渌江市档案馆"
PLAN_UNIT = "渌江市国家综合档案馆"  # 方案里写的名称，与申报表不一致
USCC = "12439900MB0K5T275Q"
PARENT = "中共渌江市委办公室"
CONTACT, PHONE = "覃雪薇", "0739-0227315"
PROJECT_CODE = "2609-439900-04-02-203417"
ARCHIVISTS, STAFF, PUBLIC, CONCURRENCY = 118, 46, 12000, 120
START, END = "2027-03", "2027-12"
OM_WAN = Decimal("13.6")


def wan(amount: Decimal) -> str:
    """元 as 万元 with two decimals: ``3162300`` -> ``316.23``."""
    return f"{amount / 10000:.2f}"


def modules() -> list[Module]:
    return read_functions([TEXT / "functions_1.txt", TEXT / "functions_2.txt"])


def values(mods: list[Module], costs: Estimate) -> dict[str, str]:
    """Everything a manuscript may quote in braces."""
    points = sum((module.claimed for module in mods), Decimal(0))
    return {
        "title": TITLE,
        "unit": UNIT,
        "plan_unit": PLAN_UNIT,
        "contact": CONTACT,
        "phone": PHONE,
        "archivists": str(ARCHIVISTS),
        "users": str(ARCHIVISTS + STAFF),
        "public": str(PUBLIC),
        "concurrency": str(CONCURRENCY),
        "start_zh": "2027年3月",
        "end_zh": "2027年12月",
        "om": str(OM_WAN),
        "module_count": str(len(mods)),
        "function_count": str(sum(len(module.functions) for module in mods)),
        "fp": str(points),
        "afp": str(sum((adjusted(module.claimed) for module in mods), Decimal(0))),
        "fp_price": str(FP_PRICE),
        "total": wan(costs.total),
        "sum_software": wan(costs.sum_of(SHEETS[0])),
        "sum_goods": wan(costs.sum_of(SHEETS[1])),
        "sum_data": wan(costs.sum_of(SHEETS[2])),
        "sum_other": wan(costs.sum_of(SHEETS[3])),
    }


def tables(known: dict[str, str]) -> dict[str, Table]:
    """All tables of the manuscripts by name."""
    found: dict[str, Table] = {}
    for number in (1, 2, 3):
        found |= read_tables(TEXT / f"tables_{number}.txt", known)
    return found


def load() -> tuple[list[Module], Estimate, dict[str, str]]:
    """Modules, estimate and quotable values together."""
    mods = modules()
    costs = estimate(mods)
    return mods, costs, values(mods, costs)
