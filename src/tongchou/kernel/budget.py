"""Budget lines as declared (投资概算)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tongchou.kernel.evidence import Evidence, PlacedRow
from tongchou.kernel.money import ZERO, Money


class LineKind(StrEnum):
    """What a budget line buys (投资概算构成)."""

    CUSTOM_DEV = "custom_dev_fee"
    PACKAGED_SOFTWARE = "packaged_software_fee"
    HARDWARE = "hardware_fee"
    MACHINE_ROOM = "machine_room_fee"
    CLOUD = "cloud_fee"
    NETWORK_LINE = "line_rent_fee"
    DATA = "data_service_fee"
    INTEGRATION = "integration_fee"
    DESIGN = "design_fee"
    CONSULTING = "consulting_fee"
    SUPERVISION = "supervision_fee"
    TESTING = "testing_fee"
    MLPS_TEST = "mlps_test_fee"
    CRYPTO_TEST = "crypto_test_fee"
    SECURITY_SERVICE = "security_service_fee"
    BIDDING = "bidding_agent_fee"
    MANAGEMENT = "mgmt_fee"
    TRAINING = "training_fee"
    OM = "om_fee"
    SERVICE = "purchased_service_fee"
    CONTINGENCY = "contingency_fee"
    NON_IT = "non_it"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    LineKind.CUSTOM_DEV: "定制软件开发费",
    LineKind.PACKAGED_SOFTWARE: "成品软件购置费",
    LineKind.HARDWARE: "硬件购置费",
    LineKind.MACHINE_ROOM: "机房工程费",
    LineKind.CLOUD: "云资源费",
    LineKind.NETWORK_LINE: "通信线路租费",
    LineKind.DATA: "数据服务费",
    LineKind.INTEGRATION: "系统集成费",
    LineKind.DESIGN: "设计费",
    LineKind.CONSULTING: "咨询费",
    LineKind.SUPERVISION: "监理费",
    LineKind.TESTING: "软件测评费",
    LineKind.MLPS_TEST: "等保测评费",
    LineKind.CRYPTO_TEST: "密码应用评估费",
    LineKind.SECURITY_SERVICE: "安全服务费",
    LineKind.BIDDING: "招标代理费",
    LineKind.MANAGEMENT: "建设管理费",
    LineKind.TRAINING: "培训费",
    LineKind.OM: "运维费",
    LineKind.SERVICE: "购买服务费",
    LineKind.CONTINGENCY: "预备费",
    LineKind.NON_IT: "非信息化内容",
    LineKind.OTHER: "其他费用",
}


@dataclass(frozen=True)
class BudgetLine(PlacedRow):
    """One leaf line of the estimate; subtotals are :class:`BudgetTotal`.

    ``line_id`` is unique within a declaration (``file#sheet!row``). ``cells`` points from a column
    identifier (name, quantity, unit_price, amount, …) to its cell. A missing number is ``None``,
    never zero.
    """

    line_id: str
    name: str
    kind: LineKind
    place: Evidence
    category: tuple[str, ...] = ()
    spec: str = ""
    unit: str = ""
    quantity: Decimal | None = None
    unit_price: Money | None = None
    amount: Money | None = None
    basis: str = ""
    fee_base: Money | None = None
    rate: Decimal | None = None
    quote_source: str = ""
    quotes: tuple[Money, ...] = ()
    is_xinchuang: bool | None = None
    capability_replaceable: bool | None = None
    remark: str = ""
    hidden: bool = False
    cells: tuple[tuple[str, Evidence], ...] = ()

    @property
    def declared(self) -> Money:
        """The amount asked for: stated, else quantity × unit price, else zero."""
        if self.amount is not None:
            return self.amount
        if self.quantity is not None and self.unit_price is not None:
            return self.unit_price * self.quantity
        return ZERO


class TotalKind(StrEnum):
    SUBTOTAL = "subtotal"
    GRAND_TOTAL = "grand_total"


@dataclass(frozen=True)
class BudgetTotal:
    """A subtotal or 合计 row as stated, with the leaf lines it covers (by ``line_id``)."""

    label: str
    kind: TotalKind
    amount: Money
    place: Evidence
    covers: tuple[str, ...] = ()
