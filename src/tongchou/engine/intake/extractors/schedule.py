"""工期: start, end, duration, trial run, milestones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.dates import find_days, parse_day, parse_months, parse_period
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.numbers import parse_number
from tongchou.engine.intake.statements import Statement
from tongchou.kernel.declaration import Schedule
from tongchou.kernel.declared import Milestone
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.readings import Field, Reading

_COLUMNS = Columns(
    {
        "order": ORDER,
        "name": (
            "阶段",
            "工作内容",
            "任务",
            "里程碑",
            "阶段名称",
            "实施阶段",
            "工作阶段",
            "任务名称",
            "主要工作",
            "进度节点",
            "节点",
            "里程碑节点",
            "工作任务",
            "项目阶段",
            "建设阶段",
            "里程碑名称",
            "实施步骤",
            "工作事项",
        ),
        "period": (
            "起止时间",
            "时间安排",
            "时间",
            "计划时间",
            "时间节点",
            "起止日期",
            "工期",
            "实施时间",
            "起止时间安排",
            "计划起止时间",
            "完成时限",
            "进度安排",
            "时间计划",
        ),
        "start": ("开始时间", "开始日期", "起始时间", "启动时间", "计划开始时间", "计划开始", "开始"),
        "end": (
            "完成时间",
            "结束时间",
            "结束日期",
            "截止时间",
            "计划完成时间",
            "完成日期",
            "计划完成",
            "计划结束时间",
            "结束",
            "完成",
        ),
        "output": (
            "成果",
            "交付成果",
            "阶段成果",
            "主要成果",
            "交付物",
            "工作成果",
            "输出成果",
            "完成标志",
            "工作内容说明",
            "主要工作内容",
        ),
        "owner": ("责任单位", "负责人", "责任人", "牵头单位"),
        "length": ("持续时间", "周期", "天数", "工期天", "历时"),
        "remark": REMARK,
    },
    required=(("name",), ("period", "start", "end")),
    least=2,
)
_ABOUT = ("进度", "计划", "里程碑", "工期", "实施", "阶段", "周期")
_PERIOD = re.compile(
    r"(?:建设周期|建设工期|建设期|项目周期|工期|实施周期|起止时间|建设时间|实施期限?|租用期限?|服务期限?|"
    r"运维期限?)[^。；\n]{0,20}?(?P<period>(?:20\d{2}|二[〇零○]二[一二三四五六七八九])\s*年[^。；，,\n]{1,28})"
)
_DURATION = re.compile(
    r"(?:建设周期|建设工期|项目工期|项目周期|总工期|工期|实施周期|建设期)(?:为|共|共计|约|计划|拟|"
    r"是|总计|预计|控制在|：|:)*\s*(?P<length>\d+|[一二三四五六七八九十]+)\s*(?P<unit>个月|年)"
)
_TRIAL = re.compile(
    r"试运行(?:期|时间|阶段|周期)?(?:为|不少于|不低于|共|共计|约|期限|时间|期|：|"
    r":)*\s*(?P<length>\d+|[一二三四五六七八九十]+)\s*(?P<unit>个月|天|日|年|周)"
)


def schedule(material: Material) -> Schedule:
    periods = list(_periods(material))
    starts = material.field("schedule.plan_start", lambda said: parse_day(said.value))
    ends = material.field("schedule.plan_end", lambda said: parse_day(said.value, ending=True))
    return Schedule(
        plan_start=starts.plus(*(Reading(reading.value[0], reading.place) for reading in periods)),
        plan_end=ends.plus(*(Reading(reading.value[1], reading.place) for reading in periods)),
        duration_months=_months(material, "schedule.duration_months", _DURATION),
        trial_months=_months(material, "schedule.trial_months", _TRIAL),
        milestones=tuple(_milestones(material)),
    )


def _periods(material: Material) -> Iterator[Reading[tuple[date, date]]]:
    for path in ("schedule.period", "schedule.duration_months"):
        for said in material.said(path):
            period = parse_period(said.value)
            if period:
                yield Reading(period, said.place)
    yield from material.prose(_PERIOD, lambda found: parse_period(found["period"]))


def _months(material: Material, path: str, pattern: re.Pattern[str]) -> Field[Decimal]:
    labelled = material.field(path, _stated_months)
    return labelled.plus(
        *material.prose(
            pattern,
            lambda found: parse_months(found["length"] + found["unit"]),
            *PLAN_KINDS,
            DocumentKind.DECLARATION_FORM,
            DocumentKind.REQUEST_LETTER,
        )
    )


def _stated_months(said: Statement) -> Decimal | None:
    months = parse_months(said.value)
    if months is None and said.unit in {"月", "个月"}:
        return parse_number(said.value)
    return months


def _milestones(material: Material) -> Iterator[Milestone]:
    """From the form when it has a schedule table, else from the plan."""
    for kinds in ((DocumentKind.DECLARATION_FORM,), PLAN_KINDS):
        found = list(_rows(material, *kinds))
        if found:
            yield from found
            return


def _rows(material: Material, *kinds: DocumentKind) -> Iterator[Milestone]:
    for listing, placed in material.lists(_COLUMNS, *kinds):
        if not any(word in placed.words + listing.title for word in _ABOUT):
            continue
        for record in listing.records:
            name = answers.name(record.text("name"))
            start, end = _span(record.text("period"), record.text("start"), record.text("end"))
            if name and (start or end):
                yield Milestone(name, record.place, start, end)


def _span(period: str, start: str, end: str) -> tuple[date | None, date | None]:
    if start or end:
        return parse_day(start), parse_day(end, ending=True)
    both = parse_period(period)
    if both:
        return both
    days = [written.last for written in find_days(period) if written.has_month]
    return None, days[-1] if days else None
