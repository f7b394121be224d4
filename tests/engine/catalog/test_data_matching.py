"""Needed and newly collected data beside the catalogue."""

from __future__ import annotations

import pytest

from tongchou.engine.catalog.datasets import collected_items, data_similarity, match_data
from tongchou.kernel.assets import DataResource
from tongchou.kernel.declaration import DataPlan, Declaration
from tongchou.kernel.declared import DataNeeded
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.readings import Field

PLACE = Evidence("申报表.xlsx", cell="D9")
CATALOGUE = (
    DataResource("D1", "机动车登记信息", "市公安局交警支队"),
    DataResource("D2", "企业登记信息", "市市场监督管理局"),
    DataResource("D3", "标准地名地址信息", "市民政局"),
    DataResource("D4", "婚姻登记信息核验(个人)", "民政部"),
)


def needing(*names: str, collected: str = "") -> Declaration:
    new = Field.of(collected, PLACE) if collected else Field()
    return Declaration(data=DataPlan((), tuple(DataNeeded(n, PLACE) for n in names), new))


@pytest.mark.parametrize(
    ("needed", "resource"),
    [
        ("机动车登记信息", "D1"),
        ("机动车基本信息", "D1"),
        ("企业登记数据", "D2"),
        ("地名地址", "D3"),
        ("婚姻登记核验", "D4"),
        ("医院床位信息", ""),
        ("信息", ""),
        ("", ""),
    ],
)
def test_needed_data_finds_its_item(needed: str, resource: str) -> None:
    (found,) = match_data(needing(needed), CATALOGUE)
    assert found.resource_id == resource
    assert found.newly_collected is False


def test_an_empty_catalogue_leaves_every_need_open() -> None:
    (found,) = match_data(needing("机动车登记信息"), ())
    assert (found.resource_id, found.score) == ("", 0.0)


def test_a_stated_catalogue_number_settles_it() -> None:
    declared = Declaration(data=DataPlan(data_needed=(DataNeeded("车辆", PLACE, catalogue_id="D1"),)))
    (found,) = match_data(declared, CATALOGUE)
    assert (found.resource_id, found.score) == ("D1", 1.0)


def test_newly_collected_data_is_taken_apart_and_compared() -> None:
    found = match_data(needing(collected="新增采集机动车登记信息、路内泊位状态"), CATALOGUE)
    assert [(m.needed, m.resource_id) for m in found] == [("机动车登记信息", "D1"), ("路内泊位状态", "")]
    assert all(match.newly_collected for match in found)


@pytest.mark.parametrize("words", ["无", "不涉及", "无新增采集", "没有"])
def test_nothing_collected_gives_no_items(words: str) -> None:
    assert collected_items(needing(collected=words)) == ()


def test_likeness_is_one_for_equal_names_and_zero_without_words() -> None:
    assert data_similarity("机动车 登记信息", "机动车登记信息") == 1.0
    assert data_similarity("信息", "数据") == 0.0
