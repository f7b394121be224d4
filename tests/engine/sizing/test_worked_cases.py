"""The worked cases of the method specification: published numbers, recomputed within their tolerance."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.engine.sizing.world import PACKS, national
from tests.shared_data import shared_data
from tongchou.engine.sizing.basis import Method
from tongchou.engine.sizing.chain import ChainInputs, run_chain
from tongchou.engine.sizing.fees import fee
from tongchou.engine.sizing.function_points import (
    CountType,
    Enhancement,
    cosmic_points,
    unadjusted_points,
    value_adjustment,
)
from tongchou.engine.sizing.loading import load_fee_table
from tongchou.engine.sizing.operations import operation_cost
from tongchou.engine.sizing.rates import price_per_point
from tongchou.kernel.money import Money, round_decimal

D = Decimal


def near(value: Decimal, expected: str, tolerance: str) -> bool:
    return abs(value - D(expected)) <= D(tolerance)


def test_w1_the_appendix_example_from_points_to_price() -> None:
    factors = tuple(map(D, ("1.10", "1.05", "0.89", "0.95", "1.10", "1.10")))
    build = run_chain(ChainInputs(D(275), D("1.21"), D("6.72"), D(174), D(32343)))
    operate = run_chain(ChainInputs(D(275), D("1.21"), D("0.84"), D(174), D(25630), factors))
    assert build.size == D("332.75")
    assert near(build.plain_hours, "2236.08", "0.005")
    assert near(operate.hours, "329.82", "0.8")  # the document rounds the product of factors to 1.18
    effort, other = build.price.in_wan + operate.price.in_wan, D("2.5")
    assert near(effort + other, "48.92", "0.02")
    assert near(effort * D("0.8") + other, "39.65", "0.02")
    assert near(effort * D("1.2") + other, "58.19", "0.03")


FEES = [
    # id, table, base 万元, factor, expected 万元, tolerance
    ("W2 柳州机房设计", "liuzhou_design", "4000", "1.2", "97.6", "0.005"),
    ("W3 山东累进", "sd_testing_design", "800", None, "13.04", "0.005"),
    ("W4 设计费内插", "design_2002_10", "4000", None, "133.85", "0.005"),
    ("W5 东莞速算第二档", "dongguan_acceptance", "500", None, "9.6", "0.005"),
    ("W5 东莞速算第一档", "dongguan_acceptance", "100", None, "2.00", "0.005"),
    ("W7 监理表列值5000", "supervision_670", "5000", None, "120.8", "0.01"),
    ("W7 监理表列值20000", "supervision_670", "20000", None, "393.4", "0.01"),
    ("W7 监理内插", "supervision_670", "9734.8", None, "213.61", "0.01"),
    ("W8 设计12000", "design_2002_10", "12000", None, "357.20", "0.005"),
    ("W8 设计12000乘1.1", "design_2002_10", "12000", "1.1", "392.92", "0.005"),
    ("W10 管理费1000", "management_504", "1000", None, "20", "0"),
    ("W10 管理费5000", "management_504", "5000", None, "80", "0"),
    ("W10 管理费10000", "management_504", "10000", None, "140", "0"),
    ("W10 管理费20000", "management_504", "20000", None, "240", "0"),
    ("W17 清单编制3000", "consulting_2013_35", "3000", None, "8.9", "0"),
    ("W17 货物招标500", "bidding_1980_goods", "500", None, "5.9", "0"),
]


@pytest.mark.parametrize(("label", "table", "base", "factor", "expected", "tolerance"), FEES)
def test_fee_tables_give_the_published_fee(
    label: str, table: str, base: str, factor: str | None, expected: str, tolerance: str
) -> None:
    found = fee(load_fee_table(PACKS / "national", table), Money.wan(base), D(factor) if factor else None)
    assert near(found.amount.in_wan, expected, tolerance), f"{label}: {found.formula}"


def test_w6_bidding_goods_marked_down_by_the_guide() -> None:
    goods = fee(load_fee_table(PACKS / "national", "bidding_1980_goods"), Money.wan(1200))
    assert near(goods.amount.in_wan * D("0.8"), "8.72", "0.005")


def test_w9_bidding_by_works_rates_to_the_cent() -> None:
    table = load_fee_table(PACKS / "national", "bidding_1980_works")
    works, supervision = (fee(table, Money.yuan_of(base)).amount for base in ("93235181.14", "1523800"))
    assert near(works.yuan, "291970.36", "0.01")
    assert near(supervision.yuan, "13666.60", "0.01")
    assert near(((works + supervision) * D("0.8")).yuan, "244509.57", "0.01")


def test_w11_points_are_not_rounded_before_the_scale_factor() -> None:
    factors = (D(1), D("0.9"), D(1), D("0.8"))
    result = run_chain(ChainInputs(D("125.27"), D("1.21"), D("10.12"), D(174), D(1), factors))
    assert near(result.size, "151.57", "0.01")
    assert near(result.plain_hours / 8, "191.74", "0.01")
    assert near(result.hours / 8, "138.05", "0.01")


def test_w12_published_prices_of_one_point() -> None:
    csbmk = national("cn_generic", "CSBMK-202510", "结算", "北京", domain="all")
    other = national("cn_generic", "SSM-BK-202509", "结算", "北京", domain="all")
    assert near(price_per_point(csbmk), "1243.52", "0.02")
    assert near(price_per_point(other), "1336.00", "0.02")
    assert near(operation_cost(D(1), csbmk).yuan, "112.00", "0.02")


def _rows(name: str) -> list[dict[str, str]]:
    text = shared_data("effort", f"{name}.arff").read_text(encoding="utf-8", errors="replace")
    names = re.findall(r"^@attribute\s+'?([\w.]+)'?", text, re.IGNORECASE | re.MULTILINE)
    data = re.split(r"^@data\s*$", text, maxsplit=1, flags=re.IGNORECASE | re.MULTILINE)[1]
    rows = [line.split(",") for line in data.splitlines() if line.strip() and not line.startswith("%")]
    return [dict(zip(names, map(str.strip, row), strict=False)) for row in rows]


@pytest.mark.shared
def test_w13_weights_reproduce_the_albrecht_projects() -> None:
    rows = _rows("albrecht")
    assert len(rows) == 24
    exact = 0
    for row in rows:
        counts = {
            CountType.EI: D(row["Input"]),
            CountType.EO: D(row["Output"]),
            CountType.EQ: D(row["Inquiry"]),
            CountType.ILF: D(row["File"]),
        }
        points = unadjusted_points(counts, Method.ESTIMATED)
        assert near(points, row["RawFPcounts"], "0.7")
        # the file's raw counts were divided back from rounded adjusted ones
        exact += points == round_decimal(D(row["RawFPcounts"]), 0)
        assert near(points * D(row["FPAdj"]), row["AdjFP"], "0.7")
    assert exact == 22


@pytest.mark.shared
def test_w14_value_adjustment_reproduces_the_desharnais_projects() -> None:
    rows = _rows("desharnais")
    assert len(rows) == 81
    for row in rows:
        # the two names are swapped in the data set
        adjusted = D(row["PointsAdjust"]) * value_adjustment(int(row["Envergure"]))
        assert near(adjusted, row["PointsNonAjust"], "0.75")


def test_w15_textbook_value_adjustment() -> None:
    adjusted = 1050 * value_adjustment(40)
    assert adjusted == D("1102.50")
    assert near(adjusted * D("1.49"), "1642.7", "0.1")


def test_w16_money_rounds_as_a_spreadsheet_does() -> None:
    assert round_decimal(D("8.87") * D("26009.5"), 2) == D("230704.27")
    assert run_chain(ChainInputs(D("8.87"), D(1), D(1), D(1), D("26009.5"))).price.yuan == D("230704.27")


def test_w18_cosmic_counts_movements() -> None:
    assert cosmic_points(1, 1, 1, 0) == 3


def test_w19_development_and_enhancement_points() -> None:
    change = Enhancement(added=D(10), changed=D(20), converted=D(5), deleted=D(8))
    assert change.development_points == 15
    assert change.enhancement_points == 43


@pytest.mark.shared
def test_w20_points_by_type_equal_points_by_change_in_the_china_projects() -> None:
    rows = _rows("china")
    assert len(rows) == 499
    for row in rows:
        by_type = sum(D(row[name]) for name in ("Input", "Output", "Enquiry", "File", "Interface"))
        by_change = Enhancement(added=D(row["Added"]), changed=D(row["Changed"]), deleted=D(row["Deleted"]))
        assert abs(by_type - by_change.enhancement_points) <= 1


def test_w21_own_regression_through_the_whole_chain() -> None:
    counts = dict(zip(CountType, map(D, (30, 12, 20, 8, 10)), strict=True))
    points = unadjusted_points(counts)
    assert points == 544
    inputs = ChainInputs(points * D("0.67"), D("1.25"), D("6.96"), D(174), D(20000), (D("0.8"),))
    result = run_chain(inputs)
    assert result.size == D("455.6")
    assert near(result.months, "14.58", "0.01")
    assert near(result.price.in_wan, "29.16", "0.01")
