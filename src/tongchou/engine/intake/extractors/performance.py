"""绩效目标: the overall goal and each indicator with baseline and target as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material, PlacedTable
from tongchou.engine.intake.tables import Listing
from tongchou.engine.intake.wording import squeeze
from tongchou.kernel.declaration import Performance
from tongchou.kernel.declared import Target
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind

_COLUMNS = Columns(
    {
        "order": ORDER,
        "dimension": ("一级指标", "指标类型", "指标类别", "维度", "指标维度", "类别", "一级", "绩效维度"),
        "second": ("二级指标", "二级", "指标分类"),
        "indicator": (
            "三级指标",
            "指标名称",
            "绩效指标",
            "指标",
            "具体指标",
            "指标内容",
            "考核指标",
            "性能指标",
            "目标指标",
            "三级",
            "绩效指标名称",
            "指标项",
        ),
        "baseline": (
            "基线值",
            "现状值",
            "基期值",
            "当前值",
            "现状",
            "基准值",
            "基线",
            "建设前",
            "现值",
            "历史值",
            "目前水平",
            "现有水平",
            "基础值",
            "现状基线",
        ),
        "target": (
            "目标值",
            "指标值",
            "预期值",
            "预期目标",
            "目标",
            "年度指标值",
            "建设后",
            "目标指标值",
            "绩效目标值",
            "预期指标值",
            "计划值",
            "年度目标值",
            "预期效果",
        ),
        "unit": ("单位", "计量单位", "度量单位"),
        "evidence": (
            "数据来源",
            "评价依据",
            "佐证材料",
            "考核方式",
            "测算依据",
            "计算方法",
            "测量方式",
            "证明材料",
            "取数来源",
        ),
        "remark": REMARK,
    },
    required=(("indicator", "second"), ("target",)),
    least=2,
    otherwise={"目标": "indicator", "绩效目标": "indicator"},
)
_FORM_ROW = re.compile(r"^(产出|数量|质量|时效|成本|效益|社会效益|经济效益|满意度)(?:指标)?[:：](.{2,40})$")
_BASE = re.compile(r"(?:基期|基线|现状)值?\s*[:：]?\s*([^；;，,]*)")
_GOAL = re.compile(r"目标值?\s*[:：]?\s*([^；;，,]+)")
_UNIT = re.compile(r"单位\s*[:：]?\s*([^；;，,]+)")
_ABOUT = ("绩效", "指标", "目标", "效益")


def performance(material: Material) -> Performance:
    return Performance(
        goals=material.field("performance.goals", answers.said_words), targets=tuple(_targets(material))
    )


def _targets(material: Material) -> Iterator[Target]:
    """From the performance form, else the declaration form, else the plan: never the same list twice."""
    for kinds in ((DocumentKind.PERFORMANCE_FORM,), (DocumentKind.DECLARATION_FORM,), PLAN_KINDS):
        found = [
            target
            for listing, placed in material.lists(_COLUMNS, *kinds)
            if any(word in placed.words + listing.title + "".join(listing.head.texts) for word in _ABOUT)
            for target in _rows(listing)
        ]
        found = found or [
            target
            for placed in material.tables
            if placed.document.kind in kinds
            for target in _form_rows(placed)
        ]
        if found:
            yield from found
            return


def _form_rows(placed: PlacedTable) -> Iterator[Target]:
    """Form rows such as “产出指标：建档率｜基期值 43；目标值 100；单位 %”."""
    for row in placed.table.rows:
        own = [cell for cell in row if not cell.merged and cell.text.strip()]
        named = _FORM_ROW.match(squeeze(own[0].text)) if len(own) > 1 else None
        goal = _GOAL.search(own[1].text) if named else None
        if named and goal:
            base, unit = _BASE.search(own[1].text), _UNIT.search(own[1].text)
            yield Target(
                named[2],
                own[0].place.quoting(f"{own[0].text} {own[1].text}"),
                named[1],
                base[1].strip() if base else "",
                goal[1].strip(),
                unit[1].strip() if unit else "",
            )


def _rows(listing: Listing) -> Iterator[Target]:
    name = "indicator" if listing.head.column("indicator") is not None else "second"
    for record in listing.records:
        indicator = answers.name(record.text(name))
        goal = record.text("target")
        if not indicator or indicator == goal or re.match(r"注[：:]", indicator):
            continue
        if squeeze(indicator) in {squeeze(text) for text in listing.head.texts}:
            continue
        dimension = record.text("dimension")
        if name == "indicator" and not dimension:
            dimension = record.text("second")
        yield Target(
            indicator,
            record.place,
            dimension,
            record.text("baseline"),
            goal,
            record.text("unit"),
            record.placed,
        )
