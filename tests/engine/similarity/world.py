"""A small city of known projects and systems, and declarations beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tongchou.kernel.assets import Corpus, KnownProject, KnownSystem
from tongchou.kernel.declaration import Content, Declaration, Existing, Identity, Performance, ProjectKind
from tongchou.kernel.declared import Function, RelatedSystem
from tongchou.kernel.documents import (
    Document,
    DocumentKind,
    FileFormat,
    Package,
    PackageFile,
    Text,
)
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.readings import Field

FORM = Evidence("申报表.xlsx", sheet="申报表", cell="B2")
LIST = Evidence("功能点清单.xlsx", sheet="清单", cell="A4")
PARKING = (
    "泊位编码", "停车计费规则", "停车订单查询", "欠费催缴", "电子票据开具", "收入分账", "巡检员排班", "车牌绑定",
)  # fmt: skip
HOSPITAL = ("手术麻醉", "重症监护", "护理病历", "检验报告", "处方审核", "床位调配")


def declaration(
    title: str = "渌江市智慧停车管理平台建设项目",
    unit: str = "渌江市城市管理和综合执法局",
    functions: Sequence[str | Function] = PARKING,
    *,
    goal: str = "",
    kind: ProjectKind = ProjectKind.NEW,
    year: int | None = 2026,
    builds_on: str = "",
    **groups: Any,
) -> Declaration:
    rows = tuple(f if isinstance(f, Function) else Function(f, LIST) for f in functions)
    related = (RelatedSystem(builds_on, FORM, relation="extends"),) if builds_on else ()
    return Declaration(
        identity=Identity(
            project_name=Field.of(title, FORM),
            owner_unit=Field.of(unit, FORM),
            project_kind=Field.of(kind, FORM),
            declare_year=Field.of(year, FORM) if year else Field(),
        ),
        content=Content(functions=rows),
        performance=Performance(goals=Field.of(goal, FORM) if goal else Field()),
        existing=Existing(related_systems=related),
        **groups,
    )


def system(asset_id: str = "S1", name: str = "渌江市道路停车收费系统", **more: Any) -> KnownSystem:
    given = {"unit": "渌江市城市管理和综合执法局", "city": "渌江", "functions": PARKING, **more}
    return KnownSystem(asset_id, name, **given)


def project(asset_id: str = "P1", title: str = "渌江市智慧停车管理平台建设项目", **more: Any) -> KnownProject:
    given = {"unit": "渌江市城市管理和综合执法局", "city": "渌江", "year": 2026, "modules": PARKING, **more}
    return KnownProject(asset_id, title, **given)


def corpus(*records: KnownProject | KnownSystem) -> Corpus:
    return Corpus(
        projects=tuple(r for r in records if isinstance(r, KnownProject)),
        systems=tuple(r for r in records if isinstance(r, KnownSystem)),
    )


def plan(*paragraphs: str) -> Package:
    """A package with a plan of these paragraphs."""
    file = PackageFile("建设方案.docx", 1000, "0" * 64, FileFormat.DOCX, DocumentKind.CONSTRUCTION_PLAN)
    blocks = tuple(
        Text(words, Evidence(file.name, paragraph=n).quoting(words)) for n, words in enumerate(paragraphs, 1)
    )
    return Package((file,), (Document(file, blocks),))
