"""Titles and unit names taken apart: what is left is what the project is about and where it is."""

from __future__ import annotations

import pytest

from tongchou.engine.similarity.places import located, place_of, same_city, split_place
from tongchou.engine.similarity.titles import Companion, read_title
from tongchou.engine.similarity.units import same_unit


@pytest.mark.parametrize(
    ("title", "unit", "core"),
    [
        ("渌江市智慧停车管理平台建设项目", "渌江市城管局", "智慧停车管理平台"),
        ("关于杭州市第一人民医院手术行为管理系统采购公告", "杭州市第一人民医院", "手术行为管理系统"),
        (
            "洛阳市住房公积金管理信息系统升级改造项目（二次）",
            "洛阳市住房公积金管理中心",
            "住房公积金管理信息系统",
        ),
        ("深圳市智慧市场监管平台建设项目", "深圳市市场监督管理局", "智慧市场监管平台"),
        ("绍兴政务云平台扩容项目", "绍兴市政务云", "政务云平台"),
        ("柯城区电子政务外网备网项目", "衢州市柯城区数据局", "电子政务外网备网"),
        ("社区治理平台", "", "社区治理平台"),
        ("信息化建设项目", "", "信息化"),
    ],
)
def test_place_unit_and_notice_words_leave_the_title(title: str, unit: str, core: str) -> None:
    assert read_title(title, unit).core == core


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("智能交通系统（二期）", 2),
        ("智慧卫生Ⅲ期信息平台", 3),
        ("手术麻醉系统-三期", 3),
        ("经济数据智慧e平台2.0", 2),
        ("智慧停车平台", 0),
        ("2025年度停车平台", 0),
        ("定期体检管理系统", 0),
    ],
)
def test_phase_is_read_from_the_title(title: str, phase: int) -> None:
    assert read_title(title).phase == phase


@pytest.mark.parametrize(
    ("title", "companion"),
    [
        ("数据资源治理项目监理", Companion.SUPERVISION),
        ("停车平台等保测评服务", Companion.TESTING),
        ("停车平台运维服务", Companion.OPERATION),
        ("停车平台建设", None),
    ],
)
def test_services_that_go_with_a_build_are_told_apart(title: str, companion: Companion | None) -> None:
    assert read_title(title).companion == companion


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("株洲市天元区教育局", ("湖南", "株洲", "天元区")),
        ("湖南省应急管理厅", ("湖南", "", "")),
        ("云阳县教育局", ("", "", "云阳县")),
        ("长阳土家族自治县人民医院", ("", "", "长阳土家族自治县")),
        ("社区服务中心", ("", "", "")),
        ("智慧城市运营中心", ("", "", "")),
    ],
)
def test_place_of_a_unit(unit: str, place: tuple[str, str, str]) -> None:
    found, _ = split_place(unit)
    assert (found.province, found.city, found.county) == place


def test_an_unlisted_city_is_learnt_from_the_records() -> None:
    place, _ = split_place("渌江市城市管理局")
    assert place.city == ""
    assert located(place, [("渌江市教育局", "渌江")]).city == "渌江"


def test_a_county_finds_its_city_through_its_neighbours() -> None:
    place, _ = split_place("云阳县教育局")
    assert located(place, [("云阳县卫健局", "渌江"), ("渌江市教育局", "渌江")]).city == "渌江"


def test_cities_are_compared_only_when_both_are_known() -> None:
    ours = place_of("株洲市城管局")
    assert same_city(ours, place_of("市城管局", city="株洲市")) is True
    assert same_city(ours, place_of("湘潭市城管局")) is False
    assert same_city(ours, place_of("城管局")) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("四川省德阳市人民医院", "德阳市人民医院", True),
        ("四川省眉山市东坡区眉山市中医医院", "眉山市中医医院", True),
        ("株洲市卫健委", "株洲市卫生健康委员会", True),
        ("广东省市场监督管理局", "深圳市市场监督管理局", False),
        ("株洲市天元区教育局", "株洲市教育局", False),
        ("", "", False),
    ],
)
def test_one_unit_under_two_names(ours: str, theirs: str, same: bool) -> None:
    assert same_unit(ours, theirs) is same
