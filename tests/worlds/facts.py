"""Facts of an invented declaration around one row of real project facts: the same seed, the same facts."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from stdnum.cn import uscc

from tongchou.kernel.money import Money

KINDS = {"new": "新建", "upgrade": "升级改造", "service": "购买服务", "ops": "运维", "om": "运维"}
_KIND_CODES = {"ops": "om"}
_FAMILY, _GIVEN = "周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严", "文博志强晓琳建国雅慧思远明轩雨桐俊杰海燕立新"
_CATEGORIES = (
    ("应用软件开发费", ("功能点", "人月"), "模块开发"),
    ("硬件设备购置费", ("台", "套"), "设备"),
    ("成品软件购置费", ("套",), "软件"),
    ("数据治理服务费", ("项", "万条"), "数据服务"),
    ("其他费用", ("项",), "其他"),
)
_THINGS = {
    "设备": (
        "应用服务器",
        "数据库服务器",
        "核心交换机",
        "防火墙",
        "磁盘阵列",
        "工作站",
        "高拍仪",
        "采集终端",
        "网闸",
    ),
    "软件": ("数据库管理系统", "应用中间件", "服务器操作系统", "数据脱敏软件", "报表工具软件"),
    "数据服务": ("历史数据清洗整理", "基础数据采集入库", "影像数据标注", "档案目录数据整理"),
    "其他": (
        "工程监理费",
        "软件测评费",
        "网络安全等级保护测评费",
        "商用密码应用安全性评估费",
        "招标代理费",
        "培训费",
    ),
}
_VERBS = ("登记", "查询", "审核", "统计", "导出", "维护", "推送", "预警", "归档", "配置")


@dataclass(frozen=True)
class Line:
    """A budget line; the amount is a whole number of 百元, so that 万元 with two decimals are exact."""

    category: str
    name: str
    unit: str
    quantity: Decimal
    price: Money

    @property
    def amount(self) -> Money:
        return self.price * self.quantity


@dataclass(frozen=True)
class Feature:
    subsystem: str
    module: str
    name: str
    kind: str
    points: int


@dataclass(frozen=True)
class Facts:
    """Everything one package says."""

    name: str
    unit: str
    parent: str
    code: str
    contact: str
    phone: str
    kind: str
    year: int
    declared_on: date
    duty: str
    users_internal: int
    users_public: int
    concurrency: int
    deploy: str
    network: str
    mlps: int
    filed: bool
    personal: bool
    important: bool
    crypto: bool
    log_months: int
    start: date
    end: date
    months: int
    trial: int
    mode: str
    om: Money
    lines: tuple[Line, ...]
    features: tuple[Feature, ...]

    @property
    def total(self) -> Money:
        return Money.total(line.amount for line in self.lines)

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.category for line in self.lines))

    def of(self, category: str) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.category == category)

    @property
    def truth(self) -> dict[str, Any]:
        """The same shape as truth.yaml of the shipped packages."""
        return {
            "fields": {
                "identity.project_name": self.name,
                "identity.owner_unit": self.unit,
                "identity.parent_dept": self.parent,
                "identity.unit_credit_code": self.code,
                "identity.contact": self.contact,
                "identity.phone": self.phone,
                "identity.project_kind": _KIND_CODES.get(self.kind, self.kind),
                "identity.declare_year": self.year,
                "identity.declared_on": self.declared_on.isoformat(),
                "identity.is_classified": False,
                "need.duty_item": self.duty,
                "need.users_internal": self.users_internal,
                "need.users_public": self.users_public,
                "need.concurrency": self.concurrency,
                "infrastructure.deploy_place": self.deploy,
                "infrastructure.network": self.network,
                "security.mlps_level": self.mlps,
                "security.mlps_filed": self.filed,
                "security.personal_info": self.personal,
                "security.important_data": self.important,
                "security.crypto_required": self.crypto,
                "security.log_retention_months": self.log_months,
                "schedule.plan_start": self.start.isoformat()[:7],
                "schedule.plan_end": self.end.isoformat()[:7],
                "schedule.duration_months": self.months,
                "schedule.trial_months": self.trial,
                "procurement.procure_mode": self.mode,
                "funds.total_wan": str(self.total.in_wan),
                "funds.om_annual_wan": str(self.om.in_wan),
            },
            "conflicts": [],
            "budget": {
                "leaf_lines": len(self.lines),
                "total_wan": str(self.total.in_wan),
                "lines": [
                    {
                        "name": line.name,
                        "quantity": str(line.quantity),
                        "unit_price_yuan": str(line.price.yuan),
                        "amount_yuan": str(line.amount.yuan),
                    }
                    for line in self.lines
                ],
            },
            "functions": {
                "count": len(self.features),
                "sample": [
                    {"subsystem": f.subsystem, "module": f.module, "name": f.name} for f in self.features
                ],
            },
        }


def facts_of(row: Mapping[str, Any], seed: int) -> Facts:
    """Facts for a row of projects.jsonl: name, unit, kind, year, size and modules are the row's."""
    rng = random.Random(f"{row.get('id', '')}:{seed}")
    year = int(row.get("year") or 2027)
    start = date(year, rng.randint(1, 9), 1)
    months = rng.choice((6, 8, 9, 10, 12, 15, 18, 24))
    return Facts(
        name=str(row["title"]),
        unit=str(row["unit"]),
        parent=rng.choice(
            ("渌江市人民政府办公室", "渌江市卫生健康委员会", "渌江市大数据发展局", "云阳县教育局")
        ),
        code=_credit_code(rng),
        contact=rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, rng.choice((1, 2)))),
        phone=f"0739-{rng.randint(2_000_000, 8_999_999)}",
        kind=str(row.get("kind") or "new"),
        year=year,
        declared_on=date(year - 1, rng.randint(7, 11), rng.randint(1, 28)),
        duty=rng.choice(("负责全市相关领域信息化建设和数据管理工作", "承担行业监管、公共服务和应急处置职责")),
        users_internal=rng.randint(20, 4000),
        users_public=rng.randint(1, 90) * 10_000,
        concurrency=rng.randint(5, 300) * 10,
        deploy=rng.choice(("市政务云", "渌江市政务云平台", "单位自建机房")),
        network=rng.choice(("电子政务外网", "政务外网和互联网", "业务专网")),
        mlps=rng.choice((2, 3)),
        filed=rng.random() < 0.5,
        personal=rng.random() < 0.6,
        important=rng.random() < 0.2,
        crypto=rng.random() < 0.7,
        log_months=rng.choice((6, 12, 24)),
        start=start,
        end=_later(start, months - 1),
        months=months,
        trial=rng.choice((1, 2, 3)),
        mode=rng.choice(("公开招标", "竞争性磋商", "竞争性谈判", "单一来源")),
        om=Money.wan(Decimal(rng.randint(100, 9000)) / 100),
        lines=tuple(_lines(row, rng)),
        features=tuple(_features(row, rng)),
    )


def _credit_code(rng: random.Random) -> str:
    body = "1143" + "".join(rng.choice("0123456789") for _ in range(13))
    return body + uscc.calc_check_digit(body)


def _later(day: date, months: int) -> date:
    index = day.month - 1 + months
    return date(day.year + index // 12, index % 12 + 1, 1)


def _modules(row: Mapping[str, Any]) -> list[str]:
    named = [str(module).strip() for module in row.get("modules") or ()]
    return list(dict.fromkeys(m for m in named if 2 <= len(m) <= 24)) or ["业务办理", "统计分析"]


def _lines(row: Mapping[str, Any], rng: random.Random) -> list[Line]:
    """Lines of several categories whose sum is near the row's budget and exact to the 百元."""
    budget = (
        row.get("budget_wan") or row.get("approved_wan") or row.get("applied_wan") or rng.randint(80, 900)
    )
    target = max(Decimal(str(budget)), Decimal(12)) * 10_000
    lines: list[Line] = []
    for category, units, thing in rng.sample(_CATEGORIES, rng.randint(3, len(_CATEGORIES))):
        names = [f"{m}开发" for m in _modules(row)] if thing == "模块开发" else list(_THINGS[thing])
        chosen = rng.sample(names, min(len(names), rng.randint(2, 8)))
        for name in chosen:
            share = target / 4 / len(chosen) * Decimal(rng.randint(50, 150)) / 100
            quantity = Decimal(rng.choice((1, 1, 1, 2, 3, 5, 12)))
            price = max((share / quantity / 100).to_integral_value(), Decimal(1)) * 100
            lines.append(Line(category, name, rng.choice(units), quantity, Money(price)))
    return lines


def _features(row: Mapping[str, Any], rng: random.Random) -> list[Feature]:
    features = []
    for subsystem in ("业务应用子系统", "综合管理子系统"):
        for module in rng.sample(_modules(row), min(len(_modules(row)), rng.randint(1, 5))):
            for verb in rng.sample(_VERBS, rng.randint(2, 5)):
                kind = rng.choice(("ILF", "EIF", "EI", "EO", "EQ"))
                points = {"ILF": 10, "EIF": 7, "EI": 4, "EO": 5, "EQ": 4}[kind]
                features.append(Feature(subsystem, module, f"{module}{verb}", kind, points))
    return features
