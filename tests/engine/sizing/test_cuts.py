"""What is cut, what is only proposed, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.engine.sizing.world import (
    ZHUZHOU,
    declaration,
    function,
    line,
    line_named,
    national,
    only_cut,
    review,
    yuan,
)
from tongchou.engine.sizing import load_basis
from tongchou.engine.sizing.arithmetic import funding_check
from tongchou.kernel.assets import PastPrice
from tongchou.kernel.budget import BudgetTotal, LineKind, TotalKind
from tongchou.kernel.declaration import Funds, ProjectKind
from tongchou.kernel.declared import FundingSource, YearAmount
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import ZERO, Money
from tongchou.kernel.readings import Field
from tongchou.kernel.reductions import CutCategory, IssueKind
from tongchou.kernel.similars import CapabilityMatch

HERE = Evidence("概算.xlsx", sheet="汇总", cell="D9")


def match(line_id: str, score: float = 0.9, **more: object) -> CapabilityMatch:
    return CapabilityMatch("cap_identity", "统一身份认证", "身份认证", HERE, score, line_id=line_id, **more)  # type: ignore[arg-type]


def test_an_amount_above_quantity_times_price_is_cut_to_the_product() -> None:
    result = review(declaration(line("交换机", amount="38000", quantity="3", price="12000")))
    cut = only_cut(result, "交换机")
    assert (cut.category, cut.amount, cut.certain) == (CutCategory.ARITHMETIC, yuan(2000), True)
    assert "3×12,000.00" in cut.formula
    assert line_named(result, "交换机").verdict == "cut"
    (issue,) = result.of_kind(IssueKind.ARITHMETIC)
    assert issue.places[0].sheet == "明细"


def test_an_amount_below_the_product_is_reported_and_never_raised() -> None:
    result = review(declaration(line("交换机", amount="30000", quantity="3", price="12000")))
    assert line_named(result, "交换机").allowed == yuan(30000)
    assert len(result.of_kind(IssueKind.ARITHMETIC)) == 1


def test_rounding_to_hundredths_of_ten_thousand_is_not_an_error() -> None:
    rows = [
        line(f"设备{n}", amount=str(n * 100), quantity="3", price=f"{n * 100 / 3:.2f}", row=n)
        for n in range(121, 161)
    ]
    assert not review(declaration(*rows)).of_kind(IssueKind.ARITHMETIC)


def test_a_slip_between_yuan_and_ten_thousand_is_left_to_a_person() -> None:
    result = review(declaration(line("交换机", amount="360000000", quantity="3", price="12000")))
    (issue,) = result.of_kind(IssueKind.ARITHMETIC)
    assert not issue.certain
    assert "万元混用" in issue.message


def test_base_times_rate_is_checked_whether_the_rate_is_a_share_or_a_percent() -> None:
    good = line("集成费", LineKind.INTEGRATION, "50000", base="1000000", rate="0.05")
    percent = line("集成费", LineKind.INTEGRATION, "50000", base="1000000", rate="5")
    wrong = line("集成费", LineKind.INTEGRATION, "70000", base="1000000", rate="5")
    assert not review(declaration(good)).of_kind(IssueKind.ARITHMETIC)
    assert not review(declaration(percent)).of_kind(IssueKind.ARITHMETIC)
    assert len(review(declaration(wrong)).of_kind(IssueKind.ARITHMETIC)) == 1


def test_stated_totals_are_compared_with_their_lines() -> None:
    rows = (line("甲", amount="100", row=1), line("乙", amount="200", row=2))
    ids = tuple(row.line_id for row in rows)
    right = BudgetTotal("小计", TotalKind.SUBTOTAL, yuan(300), HERE, ids)
    wrong = BudgetTotal("合计", TotalKind.GRAND_TOTAL, yuan(310), HERE, ids)
    result = review(declaration(*rows, totals=(right, wrong)))
    (issue,) = result.of_kind(IssueKind.SUM_MISMATCH)
    assert issue.places[0] == HERE
    assert "合计310.00" in issue.message


@pytest.mark.parametrize(
    ("total", "years", "issues"), [("3000000", 3, 0), ("3100000", 3, 2), ("3000000", 2, 1)]
)
def test_the_total_agrees_with_lines_and_years(total: str, years: int, issues: int) -> None:
    parts = tuple(YearAmount(2026 + n, Money.wan(100), HERE) for n in range(years))
    result = review(declaration(line("软件", amount="3000000"), total=total, by_year=parts))
    assert len(result.of_kind(IssueKind.SUM_MISMATCH)) == issues


def test_funding_sources_are_compared_with_the_total() -> None:
    sources = (FundingSource("财政", Money.wan(200), HERE), FundingSource("专项", Money.wan(120), HERE))
    found = funding_check(Funds(total=Field.of(Money.wan(300)), funding_sources=sources))
    assert found is not None
    assert found.difference == Money.wan(-20)
    assert funding_check(Funds(total=Field.of(Money.wan(300)))) is None
    unknown = (FundingSource("自筹", None, HERE),)
    assert funding_check(Funds(total=Field.of(Money.wan(300)), funding_sources=unknown)) is None


def test_the_same_fee_twice_keeps_the_larger() -> None:
    rows = (
        line("硬件", amount="8000000"),
        line("工程监理费", LineKind.SUPERVISION, "150000"),
        line("项目监理服务费", LineKind.SUPERVISION, "80000"),
    )
    result = review(declaration(*rows))
    cut = only_cut(result, "项目监理服务费")
    assert (cut.category, cut.amount, cut.certain) == (CutCategory.DOUBLE_COUNT, yuan(80000), True)
    assert line_named(result, "工程监理费").cut == ZERO


def test_a_fee_inside_one_for_the_whole_project_is_doubled() -> None:
    rows = (
        line("硬件", amount="8000000"),
        line("工程监理费", LineKind.SUPERVISION, "60000"),
        line("数据加工监理费", LineKind.SUPERVISION, "50000"),
    )
    assert only_cut(review(declaration(*rows)), "数据加工监理费").certain


def test_two_halves_of_a_fee_are_only_doubted() -> None:
    rows = (
        line("硬件", amount="8000000"),
        line("平台软件监理费", LineKind.SUPERVISION, "60000"),
        line("硬件监理费", LineKind.SUPERVISION, "50000"),
    )
    result = review(declaration(*rows))
    (issue,) = result.of_kind(IssueKind.DOUBLED_FEE)
    assert not issue.certain
    assert line_named(result, "硬件监理费").verdict == "review"


def test_level_tests_of_different_systems_are_not_doubled() -> None:
    rows = (
        line("停车平台等保测评", LineKind.MLPS_TEST, "60000"),
        line("执法系统等保测评", LineKind.MLPS_TEST, "60000"),
    )
    assert not review(declaration(*rows, level=2)).of_kind(IssueKind.DOUBLED_FEE)


def test_a_row_repeated_word_for_word_is_left_to_a_person() -> None:
    rows = tuple(line("GPS终端", amount="9000", quantity="3", price="3000", row=n) for n in (1, 2))
    result = review(declaration(*rows))
    (issue,) = result.of_kind(IssueKind.DOUBLED_FEE)
    assert not issue.certain
    assert [found.verdict for found in result.lines] == ["accepted", "review"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("会议桌椅", LineKind.HARDWARE),
        ("指挥中心装修", LineKind.OTHER),
        ("办公用笔记本电脑", LineKind.HARDWARE),
        ("护士站办公电脑", LineKind.HARDWARE),
        ("展厅布置", LineKind.NON_IT),
    ],
)
def test_content_that_is_not_information_technology(name: str, kind: LineKind) -> None:
    result = review(declaration(line(name, kind, "20000")))
    (issue,) = result.of_kind(IssueKind.NON_IT)
    assert not issue.certain
    assert only_cut(result, name).category is CutCategory.NON_IT


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("机房装修工程", LineKind.MACHINE_ROOM),
        ("机房精密空调", LineKind.NON_IT),
        ("车辆识别一体机", LineKind.HARDWARE),
        ("公车管理子系统", LineKind.CUSTOM_DEV),
        ("家具备案模块", LineKind.CUSTOM_DEV),
    ],
)
def test_information_technology_is_not_taken_for_furniture(name: str, kind: LineKind) -> None:
    assert not review(declaration(line(name, kind, "20000"))).of_kind(IssueKind.NON_IT)


def test_a_free_capability_takes_the_whole_line() -> None:
    row = line("统一身份认证模块", LineKind.CUSTOM_DEV, "150000")
    result = review(declaration(row), matches=[match(row.line_id)])
    cut = only_cut(result, row.name)
    assert (cut.category, cut.amount, cut.certain) == (CutCategory.CAPABILITY, yuan(150000), True)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("统一身份认证模块", {"score": 0.78}),
        ("统一身份认证模块", {"reuse_reason": "涉密网不通"}),
        ("统一身份认证对接", {}),
    ],
)
def test_a_doubtful_capability_is_only_proposed(name: str, given: dict[str, object]) -> None:
    row = line(name, LineKind.CUSTOM_DEV, "150000")
    result = review(declaration(row), matches=[match(row.line_id, **given)])  # type: ignore[arg-type]
    assert not only_cut(result, name).certain
    assert line_named(result, name).verdict == "review"


def test_a_charged_capability_saves_nothing() -> None:
    row = line("短信服务", LineKind.CUSTOM_DEV, "150000")
    assert review(declaration(row), matches=[match(row.line_id, is_free=False)]).cut == ZERO


def test_a_line_the_unit_itself_calls_replaceable_is_proposed() -> None:
    row = line("短信平台", LineKind.CUSTOM_DEV, "60000", capability_replaceable=True)
    cut = only_cut(review(declaration(row), matches=[]), "短信平台")
    assert (cut.category, cut.certain) == (CutCategory.CAPABILITY, False)


@pytest.mark.parametrize(("price", "cut"), [("50000", 0), ("60000", 10000)])
def test_a_core_switch_has_a_highest_price(price: str, cut: int) -> None:
    row = line("核心交换机", amount=price, quantity="1", price=price)
    assert review(declaration(row)).cut == yuan(cut)


@pytest.mark.parametrize(
    ("name", "kind", "score"),
    [
        ("统一身份认证模块", LineKind.CUSTOM_DEV, 0.6),
        ("应用服务器", LineKind.HARDWARE, 0.65),
        ("目录著录及文字识别校对", LineKind.DATA, 0.95),
    ],
)
def test_weak_matches_devices_and_labour_are_not_priced_as_capabilities(
    name: str, kind: LineKind, score: float
) -> None:
    row = line(name, kind, "150000")
    result = review(declaration(row, deploy="政务云"), matches=[match(row.line_id, score=score)])
    assert not [cut for cut in line_named(result, name).cuts if cut.rule == "C04"]


def test_habit_is_no_reason_to_keep_a_free_capability() -> None:
    row = line("统一身份认证模块", LineKind.CUSTOM_DEV, "150000")
    result = review(declaration(row), matches=[match(row.line_id, reuse_reason="用户类型较多，拟自建")])
    assert only_cut(result, row.name).certain


def test_without_a_catalogue_reuse_is_not_checked() -> None:
    row = declaration(line("软件", LineKind.CUSTOM_DEV, "1"))
    assert any("共性能力" in reason for reason in review(row).not_checked)
    assert not any("共性能力" in reason for reason in review(row, matches=[]).not_checked)


@pytest.mark.parametrize(
    ("kind", "certain", "cut"),
    [(ProjectKind.NEW, True, 90000), (None, False, 90000), (ProjectKind.OM, None, 0)],
)
def test_operation_inside_build_money(kind: ProjectKind | None, certain: bool | None, cut: int) -> None:
    result = review(declaration(line("三年运维服务费", LineKind.OM, "90000"), kind=kind))
    assert result.cut == yuan(cut)
    assert [issue.certain for issue in result.of_kind(IssueKind.OM_IN_BUILD)] == (
        [] if certain is None else [certain]
    )


def test_yearly_operation_above_its_rates_is_reported() -> None:
    rows = (line("软件开发", LineKind.CUSTOM_DEV, "1000000"),)
    high = review(declaration(*rows, om_annual=Field.of(yuan(200000))))
    fair = review(declaration(*rows, om_annual=Field.of(yuan(120000))))
    assert [issue.ratio for issue in high.of_kind(IssueKind.OM_RATE)] == [Decimal("0.2")]
    assert not fair.of_kind(IssueKind.OM_RATE)


@pytest.mark.parametrize(
    ("kind", "quantity", "factor"),
    [
        (LineKind.HARDWARE, "20", None),
        (LineKind.HARDWARE, "21", "0.90"),
        (LineKind.HARDWARE, "51", "0.80"),
        (LineKind.PACKAGED_SOFTWARE, "50", "0.85"),
        (LineKind.PACKAGED_SOFTWARE, "51", "0.70"),
    ],
)
def test_many_of_one_model_cost_less(kind: LineKind, quantity: str, factor: str | None) -> None:
    amount = str(Decimal(quantity) * 1000)
    result = review(declaration(line("采集终端", kind, amount, quantity=quantity, price="1000")))
    kept = Decimal(amount) * Decimal(factor or 1)
    assert line_named(result, "采集终端").allowed.yuan == kept
    assert [issue.certain for issue in result.of_kind(IssueKind.NO_BULK_DISCOUNT)] == [True] * bool(factor)


def test_one_model_over_several_rows_counts_together() -> None:
    rows = [
        line("采集终端", amount="15000", quantity="15", price="1000", row=n, remark=f"第{n}标段")
        for n in (1, 2)
    ]
    result = review(declaration(*rows))
    assert result.advised == yuan(27000)


def test_a_stated_discount_or_a_price_below_the_quotes_is_enough() -> None:
    told = line("采集终端", amount="30000", quantity="30", price="1000", remark="已按批量优惠计")
    low = line("摄像机", amount="27000", quantity="30", price="900", quotes=("1000", "1000", "1100"))
    assert not review(declaration(told, low)).of_kind(IssueKind.NO_BULK_DISCOUNT)


def test_prices_above_the_median_quote_are_proposed_down() -> None:
    row = line("交换机", amount="24000", quantity="2", price="12000", quotes=("10000", "10500", "12000"))
    cut = only_cut(review(declaration(row)), "交换机")
    assert (cut.amount, cut.certain) == (yuan(3000), False)


@pytest.mark.parametrize(
    ("given", "issues"),
    [
        ({"basis": "", "quote_source": "甲公司"}, 1),
        ({"basis": "", "quote_source": "甲公司、乙公司、丙公司"}, 0),
        ({"basis": "", "quotes": ("60000", "61000", "62000")}, 0),
        ({"basis": "政府采购电子卖场价"}, 0),
        ({"basis": "经验估计"}, 1),
        ({"basis": "询价3"}, 1),
    ],
)
def test_dear_products_want_three_quotations(given: dict[str, object], issues: int) -> None:
    row = line("数字大屏", amount="60000", quantity="1", price="60000", **given)  # type: ignore[arg-type]
    assert len(review(declaration(row)).of_kind(IssueKind.FEW_QUOTES)) == issues


@pytest.mark.parametrize(("price", "issues"), [("1150", 0), ("1151", 1)])
def test_past_prices_allow_a_margin(price: str, issues: int) -> None:
    past = [PastPrice("采集终端", "套", yuan(amount), 2025, "某县项目") for amount in (900, 1000, 1100)]
    row = line("采集终端", amount=price, quantity="1", price=price)
    result = review(declaration(row), prices=past)
    assert len(result.of_kind(IssueKind.PRICE_OUTLIER)) == issues
    assert result.cut == yuan(issues)


def test_inquiries_without_a_number_are_gathered_for_a_person() -> None:
    rows = [line(f"设备{n}", amount="60000", row=n, basis=f"询价{n}") for n in range(1, 4)]
    (issue,) = review(declaration(*rows)).of_kind(IssueKind.FEW_QUOTES)
    assert not issue.certain
    assert len(issue.line_ids) == 3


def test_past_prices_in_another_unit_are_not_compared() -> None:
    past = [PastPrice("采集终端", "批", yuan(10))]
    row = line("采集终端", amount="9000", quantity="1", price="9000")
    assert review(declaration(row), prices=past).cut == ZERO


def test_servers_go_to_the_government_cloud_unless_a_reason_is_given() -> None:
    row = line("数据库服务器", amount="80000", quantity="1", price="80000")
    lock = line("服务器密码机", amount="80000", quantity="1", price="80000")
    result = review(declaration(row, lock, deploy="政务云"))
    cut = only_cut(result, "数据库服务器")
    assert (cut.category, cut.certain) == (CutCategory.CENTRAL_CLOUD, False)
    assert line_named(result, "服务器密码机").cut == ZERO


@pytest.mark.parametrize(("reason", "cut"), [("数据量大，推荐局机房", 80000), ("涉密，物理隔离", 0)])
def test_only_a_weighty_reason_keeps_own_servers_in_the_money(reason: str, cut: int) -> None:
    row = line("数据库服务器", amount="80000", quantity="1", price="80000")
    given = declaration(row, deploy="局机房")
    place = replace(given.infrastructure, own_hardware_reason=Field.of(reason))
    assert review(replace(given, infrastructure=place)).cut == yuan(cut)


def test_each_line_under_a_common_ceiling_shows_its_own_arithmetic() -> None:
    rows = [line(f"预备费{n}", LineKind.CONTINGENCY, "60000", row=n) for n in (1, 2)]
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "1000000", row=3), *rows))
    for row in rows:
        cut = only_cut(result, row.name)
        assert cut.formula.endswith("本行60,000.00元×50,000.00元÷120,000.00元")
        assert cut.amount == yuan(35000)


def test_cloud_fees_stay_with_the_city_but_a_person_confirms_the_stand_in() -> None:
    row = line("政务云资源租用", LineKind.CLOUD, "120000")
    result = review(declaration(row))
    assert (result.cut, line_named(result, row.name).verdict) == (yuan(120000), "review")
    assert not review(declaration(row, kind=ProjectKind.CLOUD)).of_kind(IssueKind.CLOUD_IN_PROJECT)


def test_a_fee_above_its_table_comes_down_to_it() -> None:
    rows = (line("设备", amount="10000000"), line("工程监理费", LineKind.SUPERVISION, "400000"))
    cut = only_cut(review(declaration(*rows)), "工程监理费")
    assert (cut.category, cut.amount, cut.certain) == (CutCategory.FEE_RATE, yuan(99000), True)
    assert [citation.number for citation in cut.citations] == ["发改价格〔2007〕670号"]


@pytest.mark.parametrize(("first", "over"), [("200000", False), ("400000", True)])
def test_a_doubled_fee_is_compared_with_its_table_once(first: str, over: bool) -> None:
    rows = (
        line("设备", amount="10000000"),
        line("工程监理费", LineKind.SUPERVISION, first, row=2),
        line("项目监理服务费", LineKind.SUPERVISION, "150000", row=3),
    )
    result = review(declaration(*rows))
    assert line_named(result, "项目监理服务费").allowed == ZERO
    assert line_named(result, "工程监理费").allowed == yuan(301000 if over else 200000)
    assert [issue.line_ids for issue in result.of_kind(IssueKind.FEE_OVER_CAP)] == (
        [("概算.xlsx#明细!2",)] if over else []
    )
    assert not any("行合计" in issue.message for issue in result.of_kind(IssueKind.FEE_OVER_CAP))


def test_two_halves_of_a_fee_are_compared_with_its_table_together() -> None:
    rows = (
        line("设备", amount="10000000"),
        line("平台软件监理费", LineKind.SUPERVISION, "200000", row=2),
        line("硬件监理费", LineKind.SUPERVISION, "150000", row=3),
    )
    (issue,) = review(declaration(*rows)).of_kind(IssueKind.FEE_OVER_CAP)
    assert set(issue.line_ids) == {"概算.xlsx#明细!2", "概算.xlsx#明细!3"}


def test_a_fee_follows_its_base_when_the_base_is_cut() -> None:
    rows = (
        line("设备", amount="10000000", quantity="1", price="8000000"),
        line("工程监理费", LineKind.SUPERVISION, "301000"),
    )
    cut = only_cut(review(declaration(*rows)), "工程监理费")
    assert cut.certain
    assert "审减后" in cut.reason
    assert line_named(review(declaration(*rows)), "工程监理费").allowed == yuan(246600)


@pytest.mark.parametrize(("software", "cut"), [("3000000", 0), ("6000000", 52000)])
def test_testing_is_compared_only_where_its_reference_holds(software: str, cut: int) -> None:
    rows = (
        line("软件开发", LineKind.CUSTOM_DEV, software),
        line("软件测评费", LineKind.TESTING, "200000"),
    )
    found = line_named(review(declaration(*rows)), "软件测评费")
    assert found.cut == yuan(cut)


def test_a_fee_without_a_table_is_not_checked() -> None:
    basis = load_basis(
        ZHUZHOU[:2], profile_id="cn_generic", benchmark_id="CSBMK-202510", stage="预算", city="长沙"
    )
    rows = (line("设备", amount="10000000"), line("系统集成费", LineKind.INTEGRATION, "4000000"))
    result = review(declaration(*rows), basis)
    assert result.cut == ZERO
    assert any("系统集成费" in reason for reason in result.not_checked)


@pytest.mark.parametrize(
    "given", [{"base": "1500000", "rate": "0.05"}, {"base": "1500000"}, {"basis": "费率5%"}]
)
def test_integration_is_not_charged_on_custom_software(given: dict[str, str]) -> None:
    rows = (
        line("软件开发", LineKind.CUSTOM_DEV, "1000000"),
        line("交换机", amount="500000"),
        line("系统集成费", LineKind.INTEGRATION, "75000", **given),  # type: ignore[arg-type]
    )
    cut = only_cut(review(declaration(*rows)), "系统集成费")
    assert (cut.rule, cut.amount, cut.certain) == (
        "C11",
        yuan(50000),
        False,
    )  # the city's table is a stand-in
    liuzhou = national("liuzhou_2020", "CSBMK-202010", city="柳州")
    cut = only_cut(review(declaration(*rows), liuzhou), "系统集成费")
    assert (cut.rule, cut.amount, cut.certain) == ("C11", yuan(50000), True)


@pytest.mark.parametrize(("amount", "issues"), [("50000", 0), ("60000", 1)])
def test_contingency_beside_its_cap(amount: str, issues: int) -> None:
    rows = (line("设备", amount="1000000"), line("预备费", LineKind.CONTINGENCY, amount))
    result = review(declaration(*rows))
    assert len(result.of_kind(IssueKind.CONTINGENCY)) == issues
    assert line_named(result, "预备费").allowed == yuan(50000)


@pytest.mark.parametrize(("level", "cut"), [(2, 20000), (3, 0)])
def test_level_tests_beside_the_figure_of_their_level(level: int, cut: int) -> None:
    row = line("等保测评费", LineKind.MLPS_TEST, "100000")
    assert review(declaration(row, level=level)).cut == yuan(cut)


def test_lines_without_a_basis_are_named_together() -> None:
    rows = (
        line("甲", amount="1", basis="", row=1),
        line("乙", amount="1", basis="", row=2),
        line("丙", amount="1", row=3),
        line("丁", amount="1", basis="", remark="工作量法", row=4),
    )
    (issue,) = review(declaration(*rows)).of_kind(IssueKind.NO_BASIS)
    assert issue.line_ids == (rows[0].line_id, rows[1].line_id)


def test_person_months_above_the_band() -> None:
    dear = line("软件开发", LineKind.CUSTOM_DEV, "300000", quantity="10", price="30000", unit="人月")
    fair = line("接口开发", LineKind.CUSTOM_DEV, "230000", quantity="10", price="23000", unit="人月")
    result = review(declaration(dear, fair))
    (issue,) = result.of_kind(IssueKind.RATE_OUTSIDE_BAND)
    assert issue.line_ids == (dear.line_id,)
    assert not issue.certain
    assert line_named(result, "软件开发").allowed == yuan("256212.00")


def test_lines_of_one_price_are_one_issue() -> None:
    rows = [
        line(f"模块{n}", LineKind.CUSTOM_DEV, "30000", quantity="1", price="30000", unit="人月", row=n)
        for n in range(5)
    ]
    (issue,) = review(declaration(*rows)).of_kind(IssueKind.RATE_OUTSIDE_BAND)
    assert len(issue.line_ids) == 5
    assert "等5行" in issue.message


def test_a_price_below_the_band_is_left_alone() -> None:
    row = line("软件开发", LineKind.CUSTOM_DEV, "10000", quantity="1", price="10000", unit="人月")
    assert not review(declaration(row)).of_kind(IssueKind.RATE_OUTSIDE_BAND)


def test_a_device_named_after_operation_is_not_operation_money() -> None:
    row = line("运维堡垒机", LineKind.OM, "43000", quantity="1", price="43000", unit="台")
    assert not review(declaration(row)).of_kind(IssueKind.OM_IN_BUILD)


def test_points_above_the_units_own_items_are_seen() -> None:
    one = (("ILF", Decimal(1)), ("EI", Decimal(3)))
    rows = tuple(function(f"业务{n}办理", row=n, points=Decimal(33), counts=one) for n in range(2, 8))
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "300000"), functions=rows))
    (issue,) = result.of_kind(IssueKind.POINTS_DIFFER)
    assert issue.ratio == Decimal("1.5")
    assert "复算为132" in issue.message
    assert result.size is not None
    assert result.size.unadjusted_points <= 132


def test_points_filled_in_from_a_price_are_seen() -> None:
    kinds = ("EI", "EO", "ILF")
    rows = tuple(
        function(
            f"功能{module}{n}",
            row=n,
            module=f"模块{module}",
            points=Decimal(5),
            counts=((kinds[n], Decimal(1)),),
        )
        for module in range(4)
        for n in range(3)
    )
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "50000"), functions=rows))
    assert any("疑由金额反推" in issue.message for issue in result.of_kind(IssueKind.POINTS_DIFFER))


def test_a_size_nobody_stated_prices_with_the_doubt_of_the_recount() -> None:
    rows = tuple(function(f"业务{n}管理", row=n) for n in range(10))
    declared = line("软件开发", LineKind.CUSTOM_DEV, "3000000")
    result = review(declaration(declared, functions=rows))
    assert result.size is not None
    assert result.advised > result.size.high


def test_software_above_its_chain_is_proposed_down_to_the_upper_figure() -> None:
    rows = (
        line("甲子系统", LineKind.CUSTOM_DEV, "900000", row=1),
        line("乙子系统", LineKind.CUSTOM_DEV, "600000", row=2),
    )
    result = review(declaration(*rows, points="1000"))
    assert result.size is not None
    assert Money.total(found.allowed for found in result.lines) == result.size.high
    assert {found.verdict for found in result.lines} == {"review"}
    (issue,) = result.of_kind(IssueKind.CUSTOM_DEV_OVER)
    assert not issue.certain


def test_inflated_points_are_proposed_down_with_the_recount_shown() -> None:
    rows = tuple(
        function(f"{verb}{thing}", row=n, points=Decimal(40))
        for n, (verb, thing) in enumerate(
            (
                (verb, thing)
                for thing in ("泊位", "订单", "车场")
                for verb in ("新增", "修改", "删除", "查询")
            ),
            start=2,
        )
    )
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "500000"), functions=rows))
    (issue,) = result.of_kind(IssueKind.POINTS_DIFFER)
    assert not issue.certain
    assert "自动计数78" in issue.message  # 3 ILF, 9 EI, 3 EQ
    assert result.by_category()[CutCategory.INFLATED_POINTS] > ZERO


def test_a_count_type_that_fills_the_list_asks_for_a_recount() -> None:
    rows = tuple(function(f"业务{n}", row=n, count_type="EO") for n in range(2, 14))
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "1000"), functions=rows))
    assert any(issue.message.startswith("EO") for issue in result.of_kind(IssueKind.POINTS_DIFFER))


@pytest.mark.parametrize(("users", "issues"), [(10, 1), (1000, 0)])
def test_cost_per_user(users: int, issues: int) -> None:
    result = review(declaration(line("软件", amount="1000000"), users=users))
    assert len(result.of_kind(IssueKind.PER_USER_COST)) == issues


def test_profit_on_a_rate_that_includes_it_is_doubted() -> None:
    rows = (line("软件开发", LineKind.CUSTOM_DEV, "1000000"), line("利润", LineKind.OTHER, "80000"))
    cut = only_cut(review(declaration(*rows)), "利润")
    assert (cut.rule, cut.certain) == ("C10", False)


def test_an_empty_estimate_is_said_to_be_empty() -> None:
    result = review(declaration())
    assert result.lines == ()
    assert any("未读到费用明细" in reason for reason in result.not_checked)


def test_lines_sharing_an_identifier_are_reviewed_apart() -> None:
    twin = line("设备", amount="100", row=1)
    other = line("终端", amount="200", row=1)
    result = review(declaration(twin, other))
    assert result.declared == yuan(300)
    assert len({found.line_id for found in result.lines}) == 2


def test_a_list_too_coarse_to_explain_the_price_is_reported_but_not_cut_by() -> None:
    coarse = (function("教学资源管理"), function("家校互动", row=2))
    result = review(declaration(line("平台软件开发", LineKind.CUSTOM_DEV, "1600000"), functions=coarse))
    assert line_named(result, "平台软件开发").cut == ZERO
    assert [issue.certain for issue in result.of_kind(IssueKind.CUSTOM_DEV_OVER)] == [False]
    assert any("过于粗略" in reason for reason in result.not_checked)


def test_a_list_that_explains_a_third_of_the_price_is_cut_by() -> None:
    functions = tuple(
        function(f"{name}登记", row=n) for n, name in enumerate(("车辆", "人员", "场地", "合同"), 1)
    )
    low = review(declaration(line("平台软件开发", LineKind.CUSTOM_DEV, "60000"), functions=functions))
    assert low.size is not None
    price = low.size.high * 2
    result = review(
        declaration(line("平台软件开发", LineKind.CUSTOM_DEV, str(price.yuan)), functions=functions)
    )
    assert line_named(result, "平台软件开发").cut > ZERO
    assert not only_cut(result, "平台软件开发").certain
