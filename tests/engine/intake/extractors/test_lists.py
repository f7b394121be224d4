"""Functions, data, capabilities, systems, targets, milestones, cloud: lists in tables of many shapes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.worlds.blocks import LEFT, UP, document, form, lines, package, plan, sheet
from tongchou.engine.intake.reading import declaration_from
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.declared import CloudSpec, ShareAttr
from tongchou.kernel.documents import Document, DocumentKind


def read(*documents: Document) -> Declaration:
    return declaration_from(package(*documents))[0]


def listed(kind: DocumentKind, *rows: Sequence[str], name: str = "清单", file: str = "清单.xlsx") -> Document:
    return document(file, kind, sheet(file, name, rows))


def test_functions_take_their_parents_from_merged_and_blank_cells() -> None:
    read_functions = read(
        listed(
            DocumentKind.FUNCTION_LIST,
            ["序号", "子系统", "模块", "功能", "功能描述", "ILF", "EI", "功能点数"],
            ["1", "一张图子系统", "地图", "图层管理", "维护图层", "1", "2", "18"],
            ["2", UP, UP, "地图浏览", "放大缩小", "", "1", "4"],
            ["3", "", "检索", "地名检索", "按名检索", "", "2", "8"],
            ["小计", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, "30"],
            ["4", "指挥子系统", "调度", "任务派发", "派发任务", "1", "", "10"],
            ["合计", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, "40"],
        )
    ).content
    assert [(f.subsystem, f.module, f.name, f.points) for f in read_functions.functions] == [
        ("一张图子系统", "地图", "图层管理", Decimal(18)),
        ("一张图子系统", "地图", "地图浏览", Decimal(4)),
        ("一张图子系统", "检索", "地名检索", Decimal(8)),
        ("指挥子系统", "调度", "任务派发", Decimal(10)),
    ]
    assert read_functions.functions[0].counts == (("ILF", Decimal(1)), ("EI", Decimal(2)))
    assert read_functions.subsystems == ("一张图子系统", "指挥子系统")
    assert read_functions.declared_points.value == 40


def test_a_function_whose_words_speak_of_totals_is_a_function() -> None:
    content = read(
        listed(
            DocumentKind.FUNCTION_LIST,
            ["子系统", "模块", "功能", "功能描述", "类型", "功能点数"],
            ["收费子系统", "结算", "费用合计", "按日汇总收费", "EO", "5"],
        )
    ).content
    assert [(f.name, f.count_type) for f in content.functions] == [("费用合计", "EO")]


def test_functions_come_from_headings_when_no_table_lists_them() -> None:
    content = read(
        plan(
            "#第四章 项目方案",
            "##4.1 功能设计",
            "###4.1.1 业务受理",
            "####受理登记",
            "窗口登记申请。",
            "####补正告知",
            "一次告知。",
            "##4.2 总体架构",
            "分层。",
        )
    ).content
    assert [(f.module or f.subsystem, f.name) for f in content.functions] == [
        ("业务受理", "受理登记"),
        ("业务受理", "补正告知"),
    ]


def test_produced_and_needed_data_are_told_apart() -> None:
    catalogue = document(
        "目录.xlsx",
        DocumentKind.DATA_CATALOGUE,
        sheet("目录.xlsx", "产生", [
            ["资源名称", "数据项", "提供单位", "数据格式", "更新频率",
             "共享属性", "共享方式", "使用条件", "分级", "不予共享依据"],
            ["停车订单", "车牌、金额", "市城管局", "数据库", "每日", "有条件共享", "接口", "限执法", "一般", ""],
            ["欠费信息", "车牌", "市城管局", "数据库", "每日", "不予共享", "", "", "一般", "内部管理"],
        ]),
        sheet("目录.xlsx", "需求", [
            ["资源名称", "提供单位", "共享方式", "使用依据", "使用场景", "使用范围", "使用期限"],
            ["机动车登记信息", "市公安局", "接口", "条例第六条", "核验车辆", "单车查询", "长期"],
        ]),
    )  # fmt: skip
    data = read(catalogue).data
    assert [(d.name, d.share_attr, d.no_share_basis) for d in data.data_produced] == [
        ("停车订单", ShareAttr.CONDITIONAL, ""),
        ("欠费信息", ShareAttr.NONE, "内部管理"),
    ]
    assert [(d.name, d.provider, d.basis, d.term) for d in data.data_needed] == [
        ("机动车登记信息", "市公安局", "条例第六条", "长期")
    ]


def test_capabilities_keep_whether_and_why_not() -> None:
    table = read(
        form(
            ["共性能力名称", "是否复用", "不复用理由"],
            ["统一身份认证", "复用", ""],
            ["短信服务", "否", "短信量大"],
        )
    ).capabilities.capability_reuse
    rows = read(
        form(
            ["共性能力：统一支付", "是否使用：是", "说明", "停车缴费"],
            ["共性能力：政务云", "是否使用：否", "说明", "用局机房"],
        )
    ).capabilities.capability_reuse
    ticks = read(form(["共性能力复用", "☑电子证照 □电子印章"])).capabilities.capability_reuse
    assert [(u.capability, u.reused, u.reason) for u in table] == [
        ("统一身份认证", True, ""),
        ("短信服务", False, "短信量大"),
    ]
    assert [(u.capability, u.reused, u.reason) for u in rows] == [
        ("统一支付", True, "停车缴费"),
        ("政务云", False, "用局机房"),
    ]
    assert [(u.capability, u.reused) for u in ticks] == [("电子证照", True), ("电子印章", False)]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("本项目替代，上线后关停", "replaces"),
        ("在其基础上升级改造", "extends"),
        ("接口对接", "integrates"),
        ("无关", "none"),
    ],
)
def test_the_relation_to_an_existing_system_is_named(words: str, relation: str) -> None:
    systems = read(
        listed(
            DocumentKind.SYSTEM_SELF_CHECK,
            ["系统名称", "使用状态", "与本项目关系"],
            ["停车收费系统", "在用", words],
        )
    ).existing.related_systems
    assert [(s.name, s.status, s.relation) for s in systems] == [("停车收费系统", "在用", relation)]


def test_targets_keep_baseline_goal_and_unit_as_written() -> None:
    table = read(
        listed(
            DocumentKind.PERFORMANCE_FORM,
            ["一级指标", "二级指标", "三级指标", "基期值", "目标值", "单位"],
            ["产出指标", "数量指标", "建档率", "43", "100", "%"],
            [UP, UP, "满意度", "—", "明显提升", ""],
        )
    ).performance.targets
    rows = read(form(["产出指标：建档率", "基期值 43；目标值 ≥98；单位 %"])).performance.targets
    assert [(t.dimension, t.indicator, t.baseline, t.target, t.unit) for t in table] == [
        ("产出指标", "建档率", "43", "100", "%"),
        ("产出指标", "满意度", "—", "明显提升", ""),
    ]
    assert [(t.dimension, t.indicator, t.baseline, t.target, t.unit) for t in rows] == [
        ("产出", "建档率", "43", "≥98", "%")
    ]


def test_milestones_are_read_from_the_schedule_table_of_the_plan() -> None:
    file = "方案.docx"
    blocks = lines(file, "#第七章 项目管理", "##7.1 实施进度")
    table = sheet(
        file,
        "",
        [
            ["阶段", "起止时间", "主要工作"],
            ["招标采购", "2027年3月—4月", "招标"],
            ["竣工验收", "2028年2月", "验收"],
        ],
    )
    stones = read(document(file, DocumentKind.CONSTRUCTION_PLAN, *blocks, table)).schedule.milestones
    assert [(s.name, s.start and s.start.month, s.end and s.end.month) for s in stones] == [
        ("招标采购", 3, 4),
        ("竣工验收", None, 2),
    ]


def _numbers(spec: CloudSpec) -> tuple[int, ...]:
    return tuple(int(number or 0) for number in (spec.vcpu, spec.memory_gb, spec.storage_gb, spec.quantity))


def test_cloud_resources_are_read_from_columns_and_from_words() -> None:
    specs = read(
        listed(
            DocumentKind.CLOUD_APPLICATION,
            ["云主机名称", "vCPU（核）", "内存（GB）", "存储（TB）", "数量（台）"],
            ["应用节点", "8", "32", "1", "2"],
        ),
    ).infrastructure.cloud_spec
    worded = read(
        listed(
            DocumentKind.CLOUD_APPLICATION,
            ["资源名称", "配置", "数量"],
            ["数据库节点", "16核64GB内存，500GB硬盘", "1"],
        )
    ).infrastructure.cloud_spec
    assert [_numbers(spec) for spec in specs] == [(8, 32, 1024, 2)]
    assert [_numbers(spec) for spec in worded] == [(16, 64, 500, 1)]


def test_basis_documents_carry_number_and_date() -> None:
    basis = read(
        form(
            [
                "建设依据",
                "1．《政务数据共享条例》（国务院令第809号，2025年5月28日）；2．《养老服务方案》（渌政办发〔2026〕9号）",
            ]
        )
    ).basis.basis_docs
    assert [(b.title, b.number, b.issued) for b in basis] == [
        ("政务数据共享条例", "国务院令第809号", "2025年5月28日"),
        ("养老服务方案", "渌政办发〔2026〕9号", ""),
    ]


@pytest.mark.parametrize(
    ("answer", "channels"),
    [
        ("无", []),
        ("不建设APP、小程序", []),
        ("☑小程序 □APP □无", ["mini_program"]),
        ("“渌养通”微信小程序", ["mini_program"]),
        ("嵌入市移动门户，不新建APP", []),
    ],
)
def test_mobile_channels_are_those_the_project_builds(answer: str, channels: list[str]) -> None:
    found = read(form(["移动端形式", answer])).content.mobile_channels
    assert [channel.kind for channel in found] == channels


def test_a_plan_without_mobile_channel_says_so_by_denial() -> None:
    denied = read(plan("#第四章 方案", "本项目不单独建设APP和小程序，依托市移动门户提供服务。"))
    built = read(plan("#第四章 方案", "本项目新建“渌养通”微信小程序，供家属查询。"))
    assert denied.content.mobile_channels == ()
    assert [channel.kind for channel in built.content.mobile_channels] == ["mini_program"]
