"""共性能力复用: which shared capabilities are reused, which not, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.wording import label_key, squeeze
from tongchou.kernel.declaration import Capabilities
from tongchou.kernel.declared import CapabilityUse
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.evidence import Evidence

_COLUMNS = Columns(
    {
        "order": ORDER,
        "capability": (
            "共性能力",
            "能力名称",
            "共性能力名称",
            "公共组件",
            "组件名称",
            "共享能力",
            "公共能力",
            "共性应用支撑",
            "共性组件",
            "支撑能力",
            "公共支撑能力",
            "能力项",
            "平台能力",
            "共性支撑能力",
            "共性能力项",
            "公共能力名称",
            "市级共性能力",
        ),
        "reused": (
            "是否复用",
            "复用情况",
            "是否使用",
            "复用",
            "使用情况",
            "是否采用",
            "利用方式",
            "复用方式",
            "是否利用",
            "拟复用",
            "是否申请复用",
            "复用意见",
            "使用方式",
            "建设方式",
        ),
        "reason": (
            "不复用理由",
            "理由",
            "原因",
            "不复用原因",
            "未复用原因",
            "说明",
            "未复用理由",
            "不使用理由",
            "情况说明",
            "复用说明",
            "不复用的理由",
            "使用方式或不使用理由",
            "复用方式或不复用理由",
            "使用方式或理由",
            "用途或理由",
            "用途及理由",
            "用途",
            "复用方式及说明",
            "备注",
        ),
        "provider": ("提供单位", "责任单位", "提供方", "能力提供单位", "所属平台"),
        "function": ("对应功能", "使用场景", "对应模块", "应用场景", "使用模块"),
        "remark": REMARK,
    },
    required=(("capability",), ("reused", "reason")),
    least=2,
)
_FORM_ROW = re.compile(r"^共性能力[:：]([^:：；;]{2,20})$")
_MARKED = re.compile(r"([☑√✓✔■□☐○])\s*([^☑√✓✔■□☐○，、；。\s]{2,16})")
#: 统一身份认证：复用；统一短信（不复用，理由……） — each capability with its own answer.
_PAIR = re.compile(
    r"(?P<name>[^：:；;，,、。（）()\n]{2,16}?)\s*(?:[：:]\s*(?P<said>(?:不|未|拟|全部|直接|申请)?"
    r"(?:复用|使用|采用|调用|利用|涉及|接入|自建)[^；;，,、。\n]{0,12})|"
    r"[（(](?P<inside>(?:不|未|拟|全部|直接|申请)?(?:复用|使用|采用|调用|利用|涉及|接入|自建)[^（）()，,]{0,12})"
    r"(?P<reason>[，,][^（）()]*)?[）)])"
)
_NOT_NEEDED = re.compile(r"不涉及|未涉及")


def capabilities(material: Material) -> Capabilities:
    found: dict[str, CapabilityUse] = {}
    for use in (*_from_tables(material), *_from_form_rows(material), *_from_answers(material)):
        found.setdefault(label_key(use.capability), use)
    return Capabilities(tuple(found.values()))


def reused(text: str) -> bool | None:
    """Whether a cell says that the capability is reused; 自建 and 不复用 say no."""
    value = squeeze(answers.plain(text))
    if re.search(r"不复用|未复用|不使用|自建|自行建设|新建|不采用|暂不|不利用|不申请", value):
        return False
    if re.search(r"复用|使用|采用|调用|接入|利用|对接|申请", value):
        return True
    return answers.flag(text)


def _from_tables(material: Material) -> Iterator[CapabilityUse]:
    for listing, _placed in material.lists(_COLUMNS, DocumentKind.DECLARATION_FORM, *PLAN_KINDS):
        for record in listing.records:
            name = answers.name(record.text("capability"))
            if name and len(name) >= 2:
                yield CapabilityUse(name, record.place, reused(record.text("reused")), record.text("reason"))


def _from_form_rows(material: Material) -> Iterator[CapabilityUse]:
    """Form rows such as “共性能力：统一身份认证｜是否使用：否｜说明｜……”."""
    for placed in material.tables:
        if placed.document.kind is not DocumentKind.DECLARATION_FORM:
            continue
        for row in placed.table.rows:
            own = [cell for cell in row if not cell.merged and cell.text.strip()]
            named = _FORM_ROW.match(squeeze(own[0].text)) if len(own) > 1 else None
            if named:
                rest = [
                    re.sub(r"^(?:是否)?(?:使用|复用|采用)[:：]", "", squeeze(cell.text)) for cell in own[1:]
                ]
                texts = [text for text in rest if text not in {"说明", "理由", "备注", "原因"}]
                place = own[1].place.quoting(" ".join(cell.text for cell in own))
                yield CapabilityUse(named[1], place, reused(texts[0]) if texts else None, " ".join(texts[1:]))


def _from_answers(material: Material) -> Iterator[CapabilityUse]:
    """A cell with ticked boxes, or a plain enumeration of what is reused."""
    for said in material.said("capabilities.reuse"):
        if said.from_heading or (_FORM_ROW.match(squeeze(said.place.quote)) and reused(said.value) is None):
            continue  # a row that only names the capability; its answer stands in the next cells
        marked = _MARKED.findall(said.value)
        for mark, name in marked:
            yield CapabilityUse(name, said.place, mark in "☑√✓✔■")
        if not marked:
            yield from _enumerated(said.value, said.place)


def _enumerated(text: str, place: Evidence) -> Iterator[CapabilityUse]:
    paired = list(_PAIR.finditer(text))
    if paired:
        for found in paired:
            verdict = reused(found["said"] or found["inside"])
            if verdict is not None and not _NOT_NEEDED.match(squeeze(found["said"] or found["inside"])):
                yield CapabilityUse(squeeze(found["name"]), place, verdict, found["reason"] or "")
        return
    for clause in re.split(r"[；;。\n]", text):
        verdict = reused(clause)
        if verdict is None:
            continue
        head, _, reason = clause.partition("，")
        body = re.sub(
            r"^.*?(?:不复用|未复用|复用|使用|采用|调用|接入|自建)(?:了|市级|本市|全市|已有的?|统一建设的)*[:：]?",
            "",
            head,
        )
        for name in re.split(r"[、和及与]", re.sub(r"(?:等)?(?:共性能力|公共能力|能力|组件).*$", "", body)):
            if 2 <= len(squeeze(name)) <= 16:
                yield CapabilityUse(squeeze(name), place, verdict, "" if verdict else reason)
