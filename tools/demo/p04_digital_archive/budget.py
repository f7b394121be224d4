"""The estimate of package 04: unit prices in 元, amounts in 万元; software from the function list."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tools.demo.hand_b.source import Module

FP_PRICE, SCALE = Decimal(900), Decimal("1.21")
INTEGRATION_RATE = Decimal("0.08")
SHEETS = ("软件开发费", "软硬件购置费", "数据加工费", "其他费用")


@dataclass(frozen=True)
class Line:
    """One leaf line; price and amount in 元."""

    sheet: str
    name: str
    spec: str
    unit: str
    quantity: Decimal
    price: Decimal
    basis: str
    remark: str = ""

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.price


_GOODS = """离线光盘库|恒存HD-9000系列，600盘位|台|1|286000|询价1
档案级蓝光光盘|300GB，50张/箱|箱|4|32000|询价2
高速档案扫描仪|A3双面100页/分钟|台|2|58000|询价3
零边距平板扫描仪|A3零边距|台|3|21500|询价4
阅览终端|国产CPU、操作系统|台|12|6900|询价5
手持盘点终端|条码、射频|台|4|5200|询价6"""
_DATA = """档案扫描及图像处理|126万页，300dpi彩色|万页|126|5200|同类项目中标单价
拆卷整理及装订还原|含交接、编页|万页|126|900|同类项目中标单价
目录著录及文字识别校对|22.1万条|万条|22.1|4000|同类项目中标单价
一期目录数据清洗|196万条|万条|196|300|工作量法
项目监理服务费|数据加工过程监理|项|1|48000|市场询价"""
_OTHER = """方案设计费|建设方案、初步设计|项|1|52000|市场询价
工程监理费|全过程监理|项|1|68000|插值法
软件测评费|功能、性能、安全测试|项|1|42000|市场询价
等级保护测评费|第三级|项|1|55000|市场询价
商用密码应用安全性评估费|第三级首次|项|1|60000|市场询价
招标代理费|三个包|项|1|21000|插值法
培训费|164人次|项|1|15000|按课时
查档大厅墙面灯光改造|260平方米|平方米|260|420|工程量清单
查档大厅服务台及桌椅家具|服务台、阅览桌椅、叫号显示|批|1|76000|市场询价"""


def adjusted(points: Decimal) -> Decimal:
    """调整后功能点：未调整功能点 × 规模调整因子，取整。"""
    return (points * SCALE).quantize(Decimal(1), ROUND_HALF_UP)


def _lines(sheet: str, text: str) -> list[Line]:
    found = []
    for row in text.splitlines():
        name, spec, unit, quantity, price, basis = row.split("|")
        found.append(Line(sheet, name, spec, unit, Decimal(quantity), Decimal(price), basis))
    return found


@dataclass(frozen=True)
class Estimate:
    lines: list[Line]

    def of(self, sheet: str) -> list[Line]:
        return [line for line in self.lines if line.sheet == sheet]

    def sum_of(self, sheet: str) -> Decimal:
        return sum((line.amount for line in self.of(sheet)), Decimal(0))

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))


def estimate(modules: list[Module]) -> Estimate:
    """All leaf lines; the transfer device is priced so that the 8% fee comes out even."""
    software = [
        Line(
            SHEETS[0],
            module.name,
            f"{module.subsystem}，未调整功能点{module.claimed}",
            "功能点",
            adjusted(module.claimed),
            FP_PRICE,
            "功能点法",
        )
        for module in modules
    ]
    goods = _lines(SHEETS[1], _GOODS)
    so_far = Estimate([*software, *goods]).total
    price = Decimal(86000) + (-(so_far + 86000)) % 2500
    goods.append(Line(SHEETS[1], "单向导入设备", "光单向传输", "台", Decimal(1), price, "询价7"))
    base = Estimate([*software, *goods]).total
    spec = f"（软件开发费＋软硬件购置费）{base / 10000:.2f}万元×8%"
    fee = Line(SHEETS[3], "系统集成费", spec, "项", Decimal(1), base * INTEGRATION_RATE, "费率8%")
    return Estimate([*software, *goods, *_lines(SHEETS[2], _DATA), fee, *_lines(SHEETS[3], _OTHER)])
