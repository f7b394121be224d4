"""The estimate of package 03: every line in 元; software lines come from the function list."""

from dataclasses import dataclass
from decimal import Decimal

from tools.demo.hand_b.source import Module

FP_PRICE = Decimal(770)
HIDDEN_ITEM = "办公用笔记本电脑"


@dataclass(frozen=True)
class Line:
    """One leaf line: price in 元, `basis` is 计价依据, `quotes` how many suppliers were asked."""

    sheet: str
    name: str
    spec: str
    unit: str
    quantity: Decimal
    price: Decimal
    basis: str
    quotes: str = "/"
    remark: str = ""

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.price


_HARDWARE = """应急指挥三防移动终端|6.5英寸、IP67、5G、国密安全模块|台|60|4800|3家|市县乡重点岗位
便携式应急通信终端|一体化便携，上行≥2Mbps|套|2|46500|3家|断网断电现场图传
小间距LED显示屏|点间距≤1.56mm，含结构安装|平方米|16.2|13500|3家|指挥大厅
拼接控制器|16路输入12路输出|台|1|58000|1家|
应用服务器|2路国产CPU，256GB内存|台|3|52000|3家|局机房部署
数据库服务器|2路国产CPU，512GB内存|台|2|68000|3家|局机房部署
磁盘阵列|双控，可用40TB|台|1|86000|3家|局机房部署
森林防火双光谱云台|含太阳能供电及12米立杆|套|5|36800|3家|
雨量水位一体化监测站|雷达水位计、翻斗雨量计，含立杆|套|10|8600|3家|
GNSS位移监测站|水平精度2.5mm|套|6|12800|3家|
边缘物联网关|工业级|台|8|3200|3家|
办公用笔记本电脑|14英寸，16GB内存|台|4|6200|3家|项目办使用
核心交换机|万兆24口|台|1|24000|3家|
接入交换机|千兆24口|台|3|3900|3家|"""
_PACKAGED = """GIS平台软件（企业版）|二三维一体化，4核授权，含空间分析扩展|套|1|186000|3家|自建地图引擎
国产关系型数据库|企业版，单实例|套|2|42000|3家|
应用服务器中间件|企业版|套|2|26000|3家|
服务器操作系统|国产，含三年升级|套|5|4200|3家|
视频流接入许可|国标协议接入，200路|套|1|36000|3家|"""
_ROOM = """防静电地板及墙面顶面装修|含拆除、防静电地板、吊顶|平方米|48|680|/|
机柜|42U，含PDU|台|6|5200|3家|
精密空调|制冷量12.5kW|台|1|56000|3家|
不间断电源|30kVA，含电池|套|1|62000|3家|
气体灭火系统|七氟丙烷，含报警联动|套|1|38000|3家|
综合布线及接地|六类线、铜排接地|项|1|21500|/|"""
_DATA = """专题图层数据整理入库|收集、清洗、坐标转换、质检|图层|26|3200|/|按工作量测算
企业和尾矿库空间化标定|现场核点、边界标绘|处|148|260|/|
城区及化工集中区倾斜摄影|分辨率优于3cm，含像控|平方公里|9|7800|3家|"""


def _lines(sheet: str, text: str, basis: str) -> list[Line]:
    found = []
    for row in text.splitlines():
        name, spec, unit, quantity, price, quotes, remark = row.split("|")
        found.append(Line(sheet, name, spec, unit, Decimal(quantity), Decimal(price), basis, quotes, remark))
    return found


def software_lines(modules: list[Module]) -> list[Line]:
    """One line a module: 功能点数 × 综合单价."""
    return [
        Line(
            "软件开发",
            module.name,
            f"{module.subsystem.removesuffix('子系统')}，{len(module.functions)}个功能项",
            "功能点",
            module.claimed,
            FP_PRICE,
            "功能点法",
        )
        for module in modules
    ]


@dataclass(frozen=True)
class Estimate:
    """All leaf lines by sheet with the sums the documents quote."""

    lines: list[Line]

    def of(self, sheet: str) -> list[Line]:
        return [line for line in self.lines if line.sheet == sheet]

    def sum_of(self, sheet: str) -> Decimal:
        return sum((line.amount for line in self.of(sheet)), Decimal(0))

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))


def estimate(modules: list[Module]) -> Estimate:
    """The whole estimate, fees computed from their bases."""
    lines = [
        *software_lines(modules),
        *_lines("设备材料", _HARDWARE, "市场询价"),
        *_lines("成品软件", _PACKAGED, "市场询价"),
        *_lines("机房改造", _ROOM, "市内同类项目结算价"),
        *_lines("数据工程", _DATA, "工作量法"),
    ]
    return Estimate([*lines, *_fees(Estimate(lines))])


def _fees(base: Estimate) -> list[Line]:
    goods = base.sum_of("设备材料") + base.sum_of("成品软件")
    risky = base.sum_of("设备材料") + base.sum_of("机房改造")
    rows = [
        ("系统集成费", "设备材料费与成品软件费之和×4%", goods * Decimal("0.04"), "费率4%"),
        ("方案设计费", "含建设方案、初步设计", Decimal(96000), "市内同类项目合同价"),
        ("工程监理费", "全过程监理", Decimal(98000), "插值法"),
        ("软件测评费", "第三方功能、性能测试", Decimal(62000), "市内同类项目合同价"),
        ("等级保护测评费", "第三级，首次测评", Decimal(55000), "市内同类项目合同价"),
        ("商用密码应用安全性评估费", "第三级，首次评估", Decimal(60000), "市内同类项目合同价"),
        ("招标代理费", "差额累进计算", Decimal(32000), "插值法"),
        ("培训费", "583人次", Decimal(24000), "按课时测算"),
        ("不可预见费", "设备材料费与机房改造费之和×22%", risky * Decimal("0.22"), "费率22%"),
    ]
    return [
        Line(
            "系统集成" if name == "系统集成费" else "其他费用",
            name,
            spec,
            "项",
            Decimal(1),
            amount.quantize(Decimal("0.01")),
            basis,
        )
        for name, spec, amount, basis in rows
    ]
