"""Which declared things a shared capability serves, and which only use it."""

from __future__ import annotations

import pytest

from tongchou.engine.catalog.capabilities import match_capabilities, names_capability
from tongchou.engine.catalog.terms import find_term, is_reuse
from tongchou.kernel.assets import Capability
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.declaration import Capabilities, Content, Declaration, Funds
from tongchou.kernel.declared import CapabilityUse, Function
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import Money
from tongchou.kernel.similars import CapabilityMatch

PLACE = Evidence("功能点清单.xlsx", cell="C4")
IDENTITY = Capability("cap_identity", "统一身份认证", replaces=("单点登录", "身份认证中心", "用户中心"))
MESSAGE = Capability("cap_msg", "消息中心", replaces=("短信网关", "短信平台"))
MONITOR = Capability("cap_monitor", "统一运行监控", replaces=("监控系统",))
CLOUD = Capability("cap_cloud", "政务云", category="基础设施", replaces=("服务器", "存储"))
IOT = Capability("cap_iot", "物联感知平台", replaces=("物联网关",))
MAP = Capability("cap_gis", "统一地图（一张图）", replaces=("地图引擎", "GIS平台"))
ALL = (IDENTITY, MESSAGE, MONITOR, CLOUD, IOT, MAP)


def line(name: str, kind: LineKind = LineKind.PACKAGED_SOFTWARE) -> BudgetLine:
    return BudgetLine(f"概算.xlsx!{name}", name, kind, PLACE, amount=Money.wan(8))


def matches(
    *functions: str | Function, lines: tuple[BudgetLine, ...] = (), uses: tuple[CapabilityUse, ...] = ()
) -> tuple[CapabilityMatch, ...]:
    rows = tuple(f if isinstance(f, Function) else Function(f, PLACE) for f in functions)
    return match_capabilities(
        Declaration(
            content=Content(functions=rows), funds=Funds(lines=lines), capabilities=Capabilities(uses)
        ),
        ALL,
    )


@pytest.mark.parametrize(
    ("name", "capability"),
    [
        ("统一身份认证模块建设", "cap_identity"),
        ("单点登录", "cap_identity"),
        ("身份认证管理", "cap_identity"),
        ("短信网关接入", "cap_msg"),
        ("GIS平台软件（企业版）", "cap_gis"),
        ("监控系统", "cap_monitor"),
        ("对接省统一身份认证平台", ""),
        ("复用市统一身份认证", ""),
        ("调用全市统一地图引擎", ""),
        ("视频监控系统", ""),
        ("水质监控系统", ""),
        ("待遇资格认证", ""),
        ("欠费短信催缴", ""),
        ("用户中心城区分布", ""),
        ("停车订单查询", ""),
    ],
)
def test_a_name_matches_the_thing_it_builds(name: str, capability: str) -> None:
    certain = [match.capability_id for match in matches(name) if match.score >= 0.75]
    assert certain == ([capability] if capability else [])


def test_a_module_is_matched_once_for_all_its_functions() -> None:
    rows = [Function(name, PLACE, module="统一身份认证中心") for name in ("账号维护", "口令策略")]
    found = matches(*rows)
    assert [(m.capability_id, m.declared) for m in found] == [("cap_identity", "统一身份认证中心")]


def test_a_description_that_builds_its_own_counts() -> None:
    row = Function("底图发布", PLACE, description="自行切片，形成本局自有的地图引擎。")
    assert [m.capability_id for m in matches(row)] == ["cap_gis"]
    calling = Function("底图发布", PLACE, description="调用全市统一的地图引擎。")
    assert matches(calling) == ()


def test_a_budget_line_carries_its_id() -> None:
    (found,) = matches(lines=(line("短信网关软件及通道"),))
    assert (found.capability_id, found.line_id) == ("cap_msg", "概算.xlsx!短信网关软件及通道")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("短信网关测试", LineKind.TESTING),
        ("统一身份认证对接", LineKind.CUSTOM_DEV),
        ("短信网关监理", LineKind.SUPERVISION),
    ],
)
def test_fees_and_connections_are_no_rebuilding(name: str, kind: LineKind) -> None:
    assert matches(lines=(line(name, kind),)) == ()


@pytest.mark.parametrize("name", ["边缘物联网关", "应用服务器"])
def test_hardware_beside_a_capability_is_only_pointed_out(name: str) -> None:
    found = matches(lines=(line(name, LineKind.HARDWARE),))
    assert found
    assert all(match.score < 0.75 for match in found)


def test_clouds_replace_hardware_not_functions() -> None:
    assert matches("服务器", "服务器资产登记") == ()


def test_reuse_as_declared_is_carried_along() -> None:
    (found,) = matches("短信平台", uses=(CapabilityUse("消息中心（短信）", PLACE, True),))
    assert found.reuse_declared is True


def test_a_refusal_with_an_own_build_is_a_match_by_itself() -> None:
    form = Evidence("申报表.xlsx", cell="C30")
    use = CapabilityUse("统一身份认证", form, False, "用户类型较多，拟自建认证中心")
    (found,) = matches(uses=(use,))
    assert (found.place.file, found.reuse_declared, found.reuse_reason) == ("申报表.xlsx", False, use.reason)


def test_a_capability_that_is_not_needed_is_no_refusal() -> None:
    assert matches(uses=(CapabilityUse("消息中心", PLACE, False, "不涉及"),)) == ()
    assert matches(uses=(CapabilityUse("消息中心", PLACE, False, ""),)) == ()


def test_the_refusal_that_gives_words_is_preferred() -> None:
    uses = (
        CapabilityUse("消息中心", Evidence("方案.docx"), False),
        CapabilityUse("cap_msg", Evidence("申报表.xlsx"), False, "短信量大，拟自建短信网关"),
    )
    found = matches("短信网关", uses=uses)
    assert {m.reuse_reason for m in found} == {"短信量大，拟自建短信网关"}
    assert {m.place.file for m in found} == {"方案.docx", "申报表.xlsx", "功能点清单.xlsx"}


@pytest.mark.parametrize(
    ("words", "named"),
    [("消息中心（短信）", True), ("cap_msg", True), ("短信平台", True), ("统一支付", False), ("", False)],
)
def test_words_of_a_form_name_a_capability(words: str, named: bool) -> None:
    assert names_capability(words, MESSAGE) is named


@pytest.mark.parametrize(
    ("words", "reuse"),
    [
        ("对接省统一身份认证平台", True),
        ("市级短信平台接口调用", True),
        ("短信网关接入三家运营商", False),
        ("自建统一身份认证并对接省平台", False),
        ("统一身份认证中心", False),
    ],
)
def test_calling_something_shared_is_told_from_building(words: str, reuse: bool) -> None:
    assert is_reuse(words) is reuse


def test_ascii_terms_end_at_letters() -> None:
    assert find_term("OA", "NOAA数据接收") is None
    assert find_term("OA", "OA系统") is not None
    assert find_term("", "OA系统") is None
    assert find_term("OA", "") is None
