"""现有系统: systems named by the unit and their relation, the former phase."""

from __future__ import annotations

from collections.abc import Iterator

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.wording import label_key
from tongchou.kernel.declaration import Existing
from tongchou.kernel.declared import RelatedSystem
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind

_COLUMNS = Columns(
    {
        "order": ORDER,
        "name": (
            "系统名称",
            "现有系统",
            "关联系统",
            "现有系统名称",
            "关联系统名称",
            "信息系统名称",
            "已建系统",
            "相关系统",
            "系统",
            "平台名称",
            "已建系统名称",
            "系统平台名称",
        ),
        "relation": (
            "与本项目关系",
            "关系",
            "处置方式",
            "整合方式",
            "与本项目的关系",
            "处理方式",
            "整合情况",
            "关联关系",
            "处置意见",
            "与拟建系统关系",
            "与本系统关系",
            "对接关系",
            "拟处置方式",
            "与本期关系",
            "处置",
            "本项目中的处置",
        ),
        "status": ("使用状态", "运行状态", "状态", "使用情况", "运行情况", "现状", "系统状态", "在用情况"),
        "id": ("系统编号", "系统代码", "台账编号", "清单编号"),
        "launched": ("建成时间", "上线时间", "建设时间", "投运时间", "投用时间", "启用时间", "建成年份"),
        "functions": ("主要功能", "功能", "功能简介", "系统功能", "功能说明", "功能描述"),
        "owner": ("建设单位", "管理单位", "主管单位", "责任单位", "权属单位", "所属单位", "使用单位"),
        "users": ("用户数", "用户", "使用人数", "活跃用户", "使用对象"),
        "deploy": ("部署位置", "部署方式", "部署环境"),
        "remark": REMARK,
    },
    required=(("name",), ("relation", "status")),
    least=3,
)
_RELATIONS = (
    ("replaces", ("替代", "替换", "取代", "关停", "下线", "停用", "废止", "合并", "迁移", "淘汰", "归并")),
    ("extends", ("升级", "改造", "扩展", "延伸", "完善", "扩建", "优化", "续建")),
    ("integrates", ("对接", "集成", "接入", "共享", "整合", "调用", "接口", "复用", "融合", "打通")),
    ("none", ("无关", "独立", "无直接关系", "不相关", "无")),
)
_ABOUT = ("现有", "现状", "已建", "关联", "相关系统", "自查", "整合", "信息化基础", "对接")


def existing(material: Material) -> Existing:
    return Existing(
        related_systems=tuple(_unique(_systems(material))),
        previous_project=material.field("existing.previous_project", answers.said_name),
        previous_evaluation_doc=material.field("existing.previous_evaluation_doc", answers.said_words),
    )


def relation(text: str) -> str:
    """replaces, extends, integrates, none, or empty when the words say nothing known."""
    return next((code for code, words in _RELATIONS if any(word in text for word in words)), "")


def _systems(material: Material) -> Iterator[RelatedSystem]:
    kinds = (DocumentKind.DECLARATION_FORM, DocumentKind.SYSTEM_SELF_CHECK, *PLAN_KINDS)
    for listing, placed in material.lists(_COLUMNS, *kinds):
        stated = listing.head.column("relation") is not None
        if not stated and not any(word in placed.words + listing.title for word in _ABOUT):
            continue
        for record in listing.records:
            name = answers.name(record.text("name"))
            if name and len(name) >= 3:
                yield RelatedSystem(
                    name,
                    record.place,
                    record.text("id"),
                    relation(record.text("relation")),
                    record.text("status"),
                )


def _unique(systems: Iterator[RelatedSystem]) -> Iterator[RelatedSystem]:
    seen: set[str] = set()
    for system in systems:
        key = label_key(system.name)
        if key not in seen:
            seen.add(key)
            yield system
