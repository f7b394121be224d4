"""The parts of the plan that come from data: functions, interfaces, entities, catalogue and cost tables."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from tools.demo.figure import draw_layers
from tools.demo.function_text import Module, Subsystem
from tools.demo.manuscript import Block, Figure, Heading, Paragraph, Table
from tools.demo.p01_smart_parking import facts
from tools.demo.p01_smart_parking.budget import HERE, Estimate, Line, total
from tools.demo.p01_smart_parking.lists import lot_list, road_list, survey_list

Slot = Callable[[], Sequence[Block]]


def slots(subsystems: list[Subsystem], estimate: Estimate, folder: Path) -> dict[str, Slot]:
    """Every ``@name`` used by the chapters of package 01; figures are drawn into `folder`."""
    return {
        "basis": _basis,
        "targets": _targets,
        "architecture": lambda: [_architecture(folder)],
        "network": lambda: [_network(folder)],
        "interfaces": _interfaces,
        "capabilities": _capabilities,
        "produced": _produced,
        "needed": _needed,
        "entities": _entities,
        "budget_summary": lambda: [Table(summary_rows(estimate))],
        "budget_software": lambda: [_cost_table(estimate.software, "模块")],
        "budget_equipment": lambda: [_cost_table(estimate.equipment, "名称")],
        "budget_other": lambda: [_other_table(estimate)],
        "message_fields": _message_fields,
        "roads": road_list,
        "lots": lot_list,
        "survey": survey_list,
    }


def function_blocks(subsystems: list[Subsystem]) -> list[Block]:
    """Chapter 4.3: one section per subsystem, one sub-section per module, one item per function."""
    blocks: list[Block] = []
    for number, subsystem in enumerate(subsystems, start=1):
        blocks.append(Heading(3, f"4.3.{number} {subsystem.name}"))
        blocks.append(Paragraph(subsystem.intro))
        for index, module in enumerate(subsystem.modules, start=1):
            blocks.extend(_module_blocks(f"4.3.{number}.{index}", module))
    return blocks


def _module_blocks(number: str, module: Module) -> list[Block]:
    blocks: list[Block] = [Heading(4, f"{number} {module.name}"), Paragraph(module.intro)]
    for index, row in enumerate(module.rows, start=1):
        blocks += [Heading(5, f"（{index}）{row.name}"), Paragraph(row.description)]
    return blocks


def _basis() -> list[Block]:
    return [
        Paragraph(f"（{index}）《{title}》（{number}）；")
        for index, (title, number, _, _) in enumerate(facts.BASIS, start=1)
    ]


def _targets() -> list[Block]:
    head = ["维度", "指标", "基期值", "目标值", "单位"]
    return [Table([head, *(list(row) for row in facts.TARGETS)])]


def _architecture(folder: Path) -> Figure:
    path = folder / "architecture.png"
    layers = [
        (
            "应用层",
            [
                "停车一张图",
                "路内收费",
                "停车场接入",
                "停车诱导",
                "公众服务",
                "支付清算",
                "运营监管",
                "分析决策",
            ],
        ),
        ("支撑层", ["统一身份认证中心", "短信网关", "日志审计", "统一地图（全市）", "统一支付（全市）"]),
        ("数据层", ["泊位库", "订单库", "主体库", "设备库", "专题库"]),
        ("基础设施层", ["应用服务器", "数据库服务器", "GPU服务器", "分布式存储", "密码设备", "电子政务外网"]),
        ("感知层", ["高位视频", "边缘主机", "巡检终端", "停车场道闸", "诱导屏"]),
    ]
    draw_layers(layers, path, ("标准规范体系", "安全保障体系"))
    return Figure(path, "图4-1 总体架构图")


def _network(folder: Path) -> Figure:
    path = folder / "network.png"
    layers = [
        ("外部", ["渌江通统一网关", "停车场出入口系统", "导航企业", "委办局系统"]),
        ("前置区", ["接入网关", "国密SSL网关", "防火墙"]),
        ("应用区", ["微服务集群（3台）", "GPU服务器（2台）", "消息队列"]),
        ("数据区", ["数据库主备", "分布式存储", "服务器密码机", "签名验签"]),
        ("前端接入区", ["路侧专线（24条）", "边缘主机", "高位视频", "诱导屏"]),
    ]
    draw_layers(layers, path)
    return Figure(path, "图4-2 网络与部署示意图")


def interface_rows() -> list[list[str]]:
    """Interface rows of interfaces.txt as lists of nine cells."""
    lines = (HERE / "interfaces.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def _interfaces() -> list[Block]:
    head = ["序号", "接口名称", "对端系统", "对端单位", "方向", "频次"]
    rows = interface_rows()
    listing = [[str(n), row[0], row[1], row[2], row[3], row[5]] for n, row in enumerate(rows, start=1)]
    blocks: list[Block] = [Table([head, *listing], "表4-4 外部接口一览表")]
    for number, row in enumerate(rows, start=1):
        name, system, unit, direction, way, pace, given, result, note = row
        blocks += [
            Heading(3, f"4.4.{number} {name}"),
            Paragraph(f"对端为{unit}的{system}，{note}。"),
            Table(
                [
                    ["项目", "内容"],
                    ["调用方向与方式", f"{direction}，{way}"],
                    ["频次", pace],
                    ["请求或推送内容", given],
                    ["返回内容", result],
                    ["异常处理", _failure(direction, pace)],
                ],
                widths=[4, 12],
            ),
        ]
    return blocks


def _failure(direction: str, pace: str) -> str:
    if direction in ("推送", "提供"):
        return "失败后按1、5、30分钟重试三次，仍失败的进入待发队列并告警"
    if pace == "实时":
        return "超时3秒返回提示，转后台补偿，当日未成功的列入差错清单"
    return "超时5秒重试一次，失败时使用最近一次缓存并标注数据时间"


def _capabilities() -> list[Block]:
    head = ["共性能力", "能力编号", "是否使用", "使用方式或不使用理由"]
    return [Table([head, *(list(row) for row in facts.CAPABILITIES)])]


def _produced() -> list[Block]:
    head = ["序号", "信息资源名称", "格式", "更新周期", "共享属性", "共享方式", "分级"]
    rows = [[str(n), r[0], r[2], r[3], r[4], r[5], r[7]] for n, r in enumerate(facts.PRODUCED, start=1)]
    return [Table([head, *rows])]


def _needed() -> list[Block]:
    head = ["信息资源名称", "提供单位", "共享属性", "使用依据", "使用场景", "使用范围", "方式", "期限"]
    return [Table([head, *(list(row) for row in facts.NEEDED)])]


def _entities() -> list[Block]:
    blocks: list[Block] = []
    rows: list[list[str]] = []
    count = 0
    for line in (HERE / "entities.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            count += 1
            name, _, note = line[1:].strip().partition("|")
            rows = [["数据项", "标识", "类型", "说明"]]
            if note:
                blocks.append(Paragraph(f"{name.split('（')[0]}：{note}。"))
            blocks.append(Table(rows, f"表5-{count + 2} {name}"))
        elif line and not line.startswith("#"):
            rows.append(line.split("|"))
    return blocks


def summary_rows(estimate: Estimate) -> list[list[str]]:
    """The summary table: number, fee, amount, share, remark."""
    parts = [
        ("一", "软件开发费", total(estimate.software), "功能点法"),
        ("二", "设备及成品软件购置费", total(estimate.equipment), "询价"),
        ("三", "其他费用", total(estimate.other), "按费率和市场价"),
        ("四", "预备费", estimate.contingency.amount, "一至三项之和×8%"),
    ]
    rows = [["序号", "费用名称", "金额（万元）", "占比", "说明"]]
    rows += [[n, name, f"{value:.2f}", _share(value, estimate.total), note] for n, name, value, note in parts]
    return [*rows, ["", "项目总投资", f"{estimate.total:.2f}", "100%", ""]]


def _share(value: Decimal, whole: Decimal) -> str:
    return f"{value / whole * 100:.1f}%"


def _cost_table(lines: list[Line], label: str) -> Table:
    head = ["类别", label, "单位", "数量", "单价（元）", "合价（万元）"]
    rows = [
        [line.group, line.name, line.unit, f"{line.quantity}", f"{line.price}", f"{line.amount:.2f}"]
        for line in lines
    ]
    return Table([head, *rows, ["小计", "", "", "", "", f"{total(lines):.2f}"]])


def _other_table(estimate: Estimate) -> Table:
    head = ["费用名称", "计算方法", "金额（万元）"]
    rows = [[line.name, line.basis, f"{line.amount:.2f}"] for line in [*estimate.other, estimate.contingency]]
    return Table([head, *rows], widths=[5, 8, 3])


def _message_fields() -> list[Block]:
    head = ["字段", "标识", "类型", "必填", "说明"]
    rows = [
        ["停车场编码", "lotCode", "C(10)", "是", "平台分配"],
        ["出入口编号", "gateNo", "C(6)", "是", "经营单位自编，平台登记"],
        ["报文类型", "msgType", "C(2)", "是", "01进场、02出场、03收费、09心跳"],
        ["车牌号", "plateNo", "C(12)", "是", "无牌车填“无牌”加流水号"],
        ["车牌颜色", "plateColor", "C(1)", "是", "1蓝、2黄、3绿、4白、5黑"],
        ["发生时间", "occurTime", "D", "是", "与平台时差不超过5秒"],
        ["当前余位", "freeBays", "N(5)", "否", "有逐位检测的停车场必填"],
        ["收费金额", "fee", "N(8,2)", "否", "收费报文必填"],
        ["图片地址", "imageUrl", "C(200)", "否", "保存不少于30天"],
        ["签名", "sign", "C(128)", "是", "SM3摘要加SM2签名"],
    ]
    return [Table([head, *rows], "表9-2 停车场进出报文字段")]
