"""A Chinese function list counted by its verbs and data, with the words that made each item."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.sizing.world import function
from tongchou.engine.sizing.basis import Method
from tongchou.engine.sizing.count_words import entity_of
from tongchou.engine.sizing.counting import count_functions
from tongchou.engine.sizing.errors import SizingError
from tongchou.engine.sizing.function_points import (
    Complexity,
    CountType,
    complexity_of,
    cosmic_points,
    declared_counts,
    unadjusted_points,
    weight,
)
from tongchou.kernel.declared import Function


def counted(*rows: Function) -> str:
    """For example ``ILF1 EI3 EQ1``."""
    counts = count_functions(rows).counts
    return " ".join(f"{kind.value}{number:f}" for kind, number in counts.items() if number)


@pytest.mark.parametrize(
    ("name", "description", "expected"),
    [
        ("新增图层", "", "ILF1 EI1"),
        ("查询图层", "", "EQ1"),
        ("图层列表、筛选与详情", "", "EQ1"),
        ("收费统计", "", "EO1"),
        ("统计报表导出", "", "EO2"),
        ("订单导出", "", "EQ1"),
        ("预警推送", "", "EO1"),
        ("用户管理", "", "ILF1 EI3 EQ1"),
        ("泊位档案维护", "新增、变更、撤除泊位，可查询。", "ILF1 EI3 EQ1"),
        ("备案受理", "对接电子证照系统，调取营业执照信息", "ILF1 EIF2 EI1"),
        ("字典管理", "", "EI3 EQ1"),
        ("余位公示牌", "", "EQ1"),
    ],
)
def test_verbs_and_data_of_a_row(name: str, description: str, expected: str) -> None:
    assert counted(function(name, description)) == expected


@pytest.mark.parametrize(
    "name",
    [
        "系统部署",
        "用户培训",
        "历史数据迁移",
        "性能优化",
        "安全加固服务",
        "需求调研",
        "系统集成实施",
        "软件测试",
        "接口开发",
    ],
)
def test_technical_tasks_are_not_functions(name: str) -> None:
    result = count_functions([function(name)])
    assert result.points() == 0
    assert [dropped.rule for dropped in result.dropped] == ["C01"]


@pytest.mark.parametrize("name", ["培训报名管理", "部署申请审批", "测试任务派发", "性能指标查询"])
def test_functions_about_such_things_still_count(name: str) -> None:
    assert count_functions([function(name)]).points() > 0


def test_the_same_data_is_one_file_over_the_whole_list() -> None:
    rows = [function(f"{verb}泊位", row=n) for n, verb in enumerate(("新增", "修改", "删除", "查询"))]
    result = count_functions(rows)
    assert counted(*rows) == "ILF1 EI3 EQ1"
    assert {dropped.rule for dropped in result.dropped} == {"C02"}


def test_a_process_split_into_several_rows_counts_once() -> None:
    rows = [function("查询泊位", row=1), function("泊位列表", row=2), function("泊位详情", row=3)]
    result = count_functions(rows)
    assert counted(*rows) == "EQ1"
    assert [dropped.rule for dropped in result.dropped] == ["C03", "C03"]
    assert "查询泊位" in result.dropped[0].detail


def test_a_body_named_after_a_verb_is_no_process() -> None:
    assert counted(function("推送给审批局", "")) == counted(function("推送给城管局", ""))


def test_rows_that_state_their_type_are_one_item_each() -> None:
    rows = [
        function("泊位信息", row=1, count_type="ILF"),
        function("收费标准代码表", row=2, count_type="ILF"),
        function("电子证照", row=3, count_type="EIF"),
        function("收费查询", row=4, count_type="EO"),
        function("道闸联动", row=5, count_type="EI"),
    ]
    result = count_functions(rows)
    assert counted(*rows) == "ILF1 EIF1 EI1 EQ1"
    assert [dropped.function for dropped in result.dropped_by("C02")] == ["收费标准代码表"]


def test_every_item_says_which_words_made_it_and_how_sure_we_are() -> None:
    result = count_functions([function("泊位登记", "可打印回执", row=7)])
    assert {item.words for item in result.items} == {"登记", "打印", "泊位"}
    assert all(item.place.cell == "C7" for item in result.items)
    assert 0 < result.confidence < 1
    guessed = count_functions([function("余位公示牌")])
    assert guessed.confidence < result.confidence


def test_nothing_to_count_is_no_points() -> None:
    result = count_functions([])
    assert (result.points(), result.confidence) == (0, 0.0)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("泊位信息管理", "泊位"),
        ("批量导入用户数据", "用户"),
        ("备案审核办结", "备案"),
        ("订单（线上）查询", "订单"),
    ],
)
def test_the_data_behind_a_name(name: str, entity: str) -> None:
    assert entity_of(name) == entity


def test_methods_differ_as_the_standards_do() -> None:
    counts = {CountType.ILF: Decimal(10), CountType.EIF: Decimal(5)}
    assert unadjusted_points(counts, Method.INDICATIVE) == 425
    assert unadjusted_points(counts, Method.ESTIMATED) == 135
    assert unadjusted_points(counts, Method.ORIGINAL) == 95
    with pytest.raises(SizingError, match="复杂度"):
        unadjusted_points(counts, Method.DETAILED)


@pytest.mark.parametrize(
    ("kind", "references", "elements", "expected"),
    [
        (CountType.ILF, 1, 19, "低"),
        (CountType.ILF, 1, 51, "中"),
        (CountType.ILF, 2, 20, "中"),
        (CountType.EIF, 6, 20, "高"),
        (CountType.EI, 2, 4, "低"),
        (CountType.EI, 2, 16, "高"),
        (CountType.EO, 2, 19, "中"),
        (CountType.EQ, 4, 6, "高"),
        (CountType.EQ, None, 6, "中"),
    ],
)
def test_complexity_grid(kind: CountType, references: int | None, elements: int, expected: str) -> None:
    assert complexity_of(kind, references, elements) is Complexity(expected)


def test_weights_of_the_detailed_method() -> None:
    assert [weight(kind, Complexity.HIGH) for kind in CountType] == [15, 10, 6, 7, 6]
    assert [weight(kind, Complexity.LOW) for kind in CountType] == [7, 5, 3, 4, 3]


def test_declared_counts_come_from_columns_or_from_types() -> None:
    rows = [
        function("甲", counts=(("ILF", Decimal(1)), ("EI", Decimal(3)))),
        function("乙", count_type="EI"),
        function("丙", count_type="其他"),
    ]
    assert declared_counts(rows) == {CountType.ILF: 1, CountType.EI: 4}


def test_a_cosmic_process_needs_an_entry_and_a_result() -> None:
    with pytest.raises(SizingError):
        cosmic_points(0, 1, 0, 0)
    with pytest.raises(SizingError):
        cosmic_points(1, 0, 3, 0)
