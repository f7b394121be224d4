"""建设内容: functions, subsystems, interfaces, mobile channels, artificial intelligence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.extractors.functions import functions, stated_points
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.numbers import parse_number
from tongchou.engine.intake.statements import Statement
from tongchou.engine.intake.wording import is_negated, label_key, squeeze, strip_numbering
from tongchou.kernel.declaration import Content
from tongchou.kernel.declared import Interface, MobileChannel
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.readings import Field

_INTERFACES = Columns(
    {
        "order": ORDER,
        "name": ("接口名称", "接口", "对接内容", "接口服务名称", "接口内容", "接口服务"),
        "counterpart": (
            "对接系统",
            "对端系统",
            "对接单位",
            "对接方",
            "外部系统",
            "对接平台",
            "提供方",
            "系统名称",
            "接入系统",
            "目标系统",
            "对接系统名称",
            "对方系统",
            "对接对象",
            "对端",
            "调用方",
            "外部系统名称",
        ),
        "purpose": (
            "用途",
            "接口说明",
            "对接方式",
            "功能说明",
            "交换内容",
            "传输内容",
            "接口描述",
            "主要内容",
            "交互内容",
            "说明",
            "接口用途",
            "数据内容",
            "业务用途",
            "接口功能",
            "对接说明",
        ),
        "direction": ("方向", "数据流向", "接口方向", "调用方向"),
        "method": ("接口方式", "协议", "接口类型", "交互方式", "方式", "传输方式", "频率", "频次"),
        "remark": REMARK,
    },
    required=(("name", "counterpart"), ("counterpart", "purpose", "method")),
    least=3,
)
_CHANNELS = (
    ("mini_program", re.compile(r"(?:微信|支付宝|政务)?小程序")),
    ("account", re.compile(r"(?:微信)?公众号|服务号|订阅号")),
    ("h5", re.compile(r"H5(?:页面|应用)?|h5")),
    (
        "app",
        re.compile(
            r"(?:移动|手机|政务)?(?:APP|App|app)(?:应用)?|移动(?:应用|客户端)|政务移动互联网应用程序|手机客户端"
        ),
    ),
)
_NO_MOBILE = re.compile(
    r"(?:不|未|无|没有|无需|不再|不单独|不另行|不新)(?:建设|开发|新建|涉及|新增|建|设|单独|另行|"
    r"再|专门)*[^，。；、（(]{0,14}$"
)
_NOT_OURS = re.compile(
    r"(?:嵌入|接入|依托|复用|利用|入驻|集成到|并入|纳入|对接|通过|统一的|现有)[^，。；]{0,16}$"
)
_NEW_BUILD = re.compile(
    r"(?:新建|开发|建设|新增|研发|搭建|打造|上线)(?:一个|一款|统一的|本项目的?|了)?[^，。；、]{0,14}$"
)
_AI_NAME = re.compile(
    r"(?:AI|人工智能|大模型|机器学习|深度学习|语音识别|人脸识别|图像识别|视频识别|自然语言|"
    r"智能问答|智能客服|OCR|智能识别|智能推荐|预测模型)"
)


def content(material: Material) -> Content:
    listed = functions(material)
    return Content(
        subsystems=tuple(_subsystems(material, [function.subsystem for function in listed])),
        functions=listed,
        interfaces=tuple(_interfaces(material)),
        mobile_channels=tuple(_mobile(material, listed)),
        ai_features=tuple(dict.fromkeys(_ai(material, listed))),
        declared_points=_points(material),
    )


def _subsystems(material: Material, listed: list[str]) -> list[str]:
    found = [name for name in dict.fromkeys(listed) if name]
    if found:
        return found
    for said in material.said("content.subsystems"):
        parts = re.split(r"[、；;，,。\n]", said.value)
        named = [
            strip_numbering(part.strip())
            for part in parts
            if re.search(r"(?:系统|平台|模块|中心|一张图)$", part.strip())
        ]
        if named:
            return list(dict.fromkeys(named))
    return []


def _interfaces(material: Material) -> Iterator[Interface]:
    seen: set[str] = set()
    for listing, _ in material.lists(_INTERFACES, *PLAN_KINDS, DocumentKind.DECLARATION_FORM):
        for record in listing.records:
            name = answers.name(record.text("name") or record.text("counterpart"))
            key = label_key(name or "") + label_key(record.text("counterpart"))
            if name and key not in seen:
                seen.add(key)
                yield Interface(name, record.place, record.text("counterpart"), record.text("purpose"))


def _mobile(material: Material, listed: tuple[object, ...]) -> Iterator[MobileChannel]:
    """Channels this project builds: the form's answer decides; without one the plan is read carefully."""
    stated = material.said("content.mobile")
    seen: set[str] = set()
    for said in stated:
        for channel in _channels(said.value, said.place, only_new=False):
            if channel.kind not in seen:
                seen.add(channel.kind)
                yield channel
    if stated:
        return
    for passage in material.passages:
        if passage.kind not in PLAN_KINDS and passage.kind is not DocumentKind.APP_APPROVAL:
            continue
        for sentence in passage.sentences:
            for channel in _channels(sentence, passage.place, only_new=True):
                if channel.kind not in seen:
                    seen.add(channel.kind)
                    yield channel


def _channels(text: str, place: Evidence, *, only_new: bool) -> Iterator[MobileChannel]:
    chosen = answers.ticked(text)
    value = "、".join(chosen) if chosen is not None else text
    if answers.is_nothing(value) or re.match(r"^(?:无|否|不涉及|不建|没有|不新建)", squeeze(value)):
        return
    for kind, pattern in _CHANNELS:
        for found in pattern.finditer(value):
            clause = re.split(r"[，。；;]", value[: found.start()])[-1]
            if _NO_MOBILE.search(clause) or is_negated(clause):
                continue
            embedded = _NOT_OURS.search(clause)
            if only_new and (embedded or not _NEW_BUILD.search(clause)):
                continue
            if embedded and kind != "h5":
                continue
            yield MobileChannel(_named(value, found), kind, place.quoting(value))
            break


def _named(text: str, found: re.Match[str]) -> str:
    """The channel with the name in quotes before it, if there is one."""
    quoted = re.search(r"[“《]([^”》]{2,20})[”》]\s*$", text[: found.start()])
    return f"{quoted[1]}{found[0]}" if quoted else found[0]


def _ai(material: Material, listed: tuple[object, ...]) -> Iterator[str]:
    for said in material.said("content.ai"):
        if answers.flag(said.value) is not False and not re.match(r"^(?:无|否|不)", squeeze(said.value)):
            value = answers.words(said.value)
            if value:
                yield value
    for function in listed:
        name = getattr(function, "name", "")
        if _AI_NAME.search(name):
            yield name


def _points(material: Material) -> Field[Decimal]:
    labelled = material.field("content.points", _stated_points)
    return labelled.plus(*stated_points(material))


def _stated_points(said: Statement) -> Decimal | None:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", squeeze(said.value))
    return parse_number(found[0]) if found else None
