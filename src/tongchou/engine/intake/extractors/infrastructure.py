"""部署: place, network, cloud resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material, PlacedTable
from tongchou.engine.intake.numbers import parse_number
from tongchou.engine.intake.tables import Record
from tongchou.engine.intake.wording import bracketed, squeeze
from tongchou.kernel.declaration import Infrastructure
from tongchou.kernel.declared import CloudSpec
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind

_COLUMNS = Columns(
    {
        "order": ORDER,
        "name": (
            "资源名称",
            "云资源名称",
            "服务器用途",
            "用途",
            "名称",
            "资源类型",
            "云主机名称",
            "云服务器",
            "服务器名称",
            "主机用途",
            "云资源",
            "资源项",
            "服务器类型",
            "节点",
            "虚拟机用途",
            "云资源类型",
            "部署内容",
            "服务器角色",
            "节点名称",
            "实例名称",
        ),
        "vcpu": (
            "vcpu",
            "cpu",
            "cpu核",
            "vcpu核",
            "核数",
            "cpu核数",
            "vcpu核数",
            "处理器",
            "cpu（核）",
            "单台vcpu",
        ),
        "memory": ("内存", "内存gb", "内存容量", "单台内存", "ram"),
        "storage": (
            "存储",
            "硬盘",
            "存储空间",
            "磁盘",
            "数据盘",
            "系统盘",
            "云硬盘",
            "存储容量",
            "硬盘容量",
            "磁盘空间",
            "单台存储",
            "存储gb",
        ),
        "spec": (
            "配置",
            "规格",
            "配置要求",
            "规格参数",
            "资源规格",
            "配置规格",
            "配置参数",
            "技术规格",
            "单台配置",
        ),
        "quantity": ("数量", "台数", "数量台", "实例数", "节点数", "申请数量"),
        "os": ("操作系统", "系统", "软件环境", "部署软件"),
        "network": ("网络区域", "网络", "部署网络", "所在区域"),
        "remark": REMARK,
    },
    required=(("name",), ("vcpu", "spec"), ("quantity", "memory")),
    least=3,
)
_VCPU = re.compile(r"(\d+)\s*(?:核|vCPU|VCPU|vcpu|C(?![a-zA-Z])|c(?=\d))")
_MEMORY = re.compile(r"(?:核|vCPU|VCPU|C|c|内存)[^\d]{0,6}(\d+)\s*(?:GB?|g)(?:\s*内存)?|(\d+)\s*GB?\s*内存")
_STORAGE = re.compile(
    r"(?:硬盘|存储|磁盘|数据盘|SSD|SAS|系统盘)[^\d]{0,6}(\d+(?:\.\d+)?)\s*(TB?|GB?)|"
    r"(\d+(?:\.\d+)?)\s*(TB?|GB?)\s*(?:硬盘|存储|磁盘|数据盘|SSD|SAS|云硬盘)"
)
_ABOUT = ("云", "资源", "部署", "服务器", "主机")
_DEPLOY = re.compile(
    r"(?:(?:统一)?部署(?:于|在|到|至)|依托)(?P<place>[^，。；、（(]{0,16}?(?:政务云(?:平台|中心)?|"
    r"云平台|机房|数据中心|信创云))"
)
_DENIED = re.compile(r"(?:不|未|无法|不再|避免|不能)(?:再|宜)?$")


def infrastructure(material: Material) -> Infrastructure:
    place = material.field("infrastructure.deploy_place", answers.said_words)
    if not place:
        first = next((reading for reading in material.prose(_DEPLOY, _deployed, *PLAN_KINDS)), None)
        place = place.plus(*([first] if first else []))
    return Infrastructure(
        deploy_place=place,
        network=material.field("infrastructure.network", answers.said_words),
        cloud_spec=tuple(_cloud(material)),
        own_hardware_reason=material.field("infrastructure.own_hardware_reason", answers.said_words),
    )


def _deployed(found: re.Match[str]) -> str | None:
    before = found.string[: found.start()]
    return None if _DENIED.search(before) else answers.name(found["place"])


def _cloud(material: Material) -> Iterator[CloudSpec]:
    """From the application for cloud resources when there is one, else form, else plan."""
    kinds = (DocumentKind.CLOUD_APPLICATION, DocumentKind.DECLARATION_FORM, *PLAN_KINDS)
    for kind in kinds:
        found = [
            spec for placed in material.tables if placed.document.kind is kind for spec in _specs(placed)
        ]
        if found:
            yield from found
            return


def _specs(placed: PlacedTable) -> Iterator[CloudSpec]:
    asks = placed.document.kind is DocumentKind.CLOUD_APPLICATION
    if not asks and not any(word in placed.words for word in _ABOUT):
        return
    for listing in placed.lists(_COLUMNS):
        for record in listing.records:
            name = answers.name(record.text("name"))
            spec = (
                _spec(record, name) if name and not name.startswith(("合计", "小计", "总计", "注")) else None
            )
            if spec is not None:
                yield spec


def _spec(record: Record, name: str) -> CloudSpec | None:
    written = " ".join((record.text("spec"), record.text("remark")))
    vcpu = _cell(record, "vcpu") or _first(_VCPU, written)
    memory = _cell(record, "memory") or _first(_MEMORY, written)
    storage = _storage_cell(record) or _storage(written)
    if vcpu is None and memory is None and storage is None:
        return None
    return CloudSpec(
        name, record.place, vcpu, memory, storage, parse_number(_digits(record.text("quantity")))
    )


def _cell(record: Record, column: str) -> Decimal | None:
    return parse_number(_digits(record.text(column)))


def _digits(text: str) -> str:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return found[0] if found else ""


def _first(pattern: re.Pattern[str], text: str) -> Decimal | None:
    found = pattern.search(text)
    return Decimal(next(group for group in found.groups() if group)) if found else None


def _storage_cell(record: Record) -> Decimal | None:
    number = _cell(record, "storage")
    column = record.head.column("storage")
    if number is None or column is None:
        return None
    unit = squeeze(record.text("storage")) + bracketed(record.head.texts[column])
    return number * 1024 if "T" in unit.upper() else number


def _storage(text: str) -> Decimal | None:
    found = _STORAGE.search(text)
    if not found:
        return None
    number, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    return Decimal(number) * (1024 if unit.startswith("T") else 1)
