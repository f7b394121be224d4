"""Both sides of a comparison in one shape: what is declared, and what exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tongchou.engine.similarity.names import canonical, is_generic, is_operation
from tongchou.engine.similarity.places import Place, place_of
from tongchou.engine.similarity.titles import Title, fold, read_title
from tongchou.kernel.assets import AssetKind, KnownProject, KnownSystem
from tongchou.kernel.declaration import AdminLevel, Declaration
from tongchou.kernel.documents import Document, Heading, Package
from tongchou.kernel.evidence import Evidence

_CLAUSE = re.compile(r"[，。；;、！？\n\t/]+")
_SCOPE_HEADING = re.compile(r"建设(目标|内容|范围|规模|任务)|项目(概况|概述|简介|目标)|总体目标")
_FUNCTION_HEADING = re.compile(r"建设内容|功能(设计|需求|描述)|(应用|业务)系统(建设|设计)|系统功能|详细设计")
_SCOPE_LENGTH = 1_500
_TEXT_LENGTH = 20_000
_UNIT_LENGTH = 200
_DESCRIPTION_LENGTH = 80
_MAX_ITEMS = 600


@dataclass(frozen=True)
class Item:
    """A declared function with the words that describe it; generic ones (用户管理) hardly count.

    ``group`` is its module, ``subsystem`` what holds that; ``operation`` marks a name that only says what
    is done to its module (新增队伍).
    """

    name: str
    place: Evidence
    group: str = ""
    subsystem: str = ""
    description: str = ""
    operation: bool = False
    generic: bool = False


@dataclass(frozen=True)
class Existing:
    """A function of the other side; ``is_name`` is False for a clause of its description."""

    name: str
    key: str
    is_name: bool = True
    generic: bool = False


@dataclass(frozen=True)
class Declared:
    """The declared project as the comparison sees it."""

    title: Title
    unit: str
    place: Place
    level: AdminLevel | None
    year: int | None
    kind: str
    items: tuple[Item, ...]
    scope: str
    data: tuple[str, ...]
    capabilities: tuple[str, ...]
    text: str
    related: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Target:
    """A known project or system as the comparison sees it."""

    asset_id: str
    asset_kind: AssetKind
    title: Title
    unit: str
    place: Place
    level: AdminLevel | None
    year: int | None
    kind: str
    items: tuple[Existing, ...]
    modules: tuple[str, ...]
    scope: str
    data: tuple[str, ...]
    capabilities: tuple[str, ...]
    text: str = ""


def declared_features(declaration: Declaration, package: Package) -> Declared:
    """Read what is compared from a declaration; what the form lacks is taken from the plan."""
    identity = declaration.identity
    unit = (identity.owner_unit.value or "")[:_UNIT_LENGTH]
    kind = identity.project_kind.value
    return Declared(
        title=read_title(identity.project_name.value or "", unit),
        unit=fold(unit),
        place=place_of(fold(unit)),
        level=identity.admin_level.value,
        year=identity.declare_year.value,
        kind=kind.value if kind else "",
        items=_declared_items(declaration, package),
        scope=_declared_scope(declaration, package),
        data=_unique(
            [d.name for d in declaration.data.data_needed] + [d.name for d in declaration.data.data_produced]
        ),
        capabilities=_unique(
            use.capability for use in declaration.capabilities.capability_reuse if use.reused is not False
        ),
        text="\n".join(plan.text for plan in package.plans)[:_TEXT_LENGTH],
        related=_related(declaration),
    )


def _related(declaration: Declaration) -> tuple[tuple[str, str], ...]:
    named = [(system.name, system.relation) for system in declaration.existing.related_systems]
    if previous := declaration.existing.previous_project.value:
        named.append((previous, "extends"))
    return tuple(named)


def _declared_items(declaration: Declaration, package: Package) -> tuple[Item, ...]:
    items = [
        Item(
            f.name,
            f.place,
            f.module,
            f.subsystem,
            f.description[:_DESCRIPTION_LENGTH],
            is_operation(f.name, f.module),
            is_generic(f.name),
        )
        for f in declaration.content.functions
        if f.name.strip()
    ]
    if not items:
        names = declaration.identity.project_name.evidence
        where = names[0] if names else Evidence("")
        items = [Item(name, where, generic=is_generic(name)) for name in declaration.content.subsystems]
    if not items:
        items = [
            Item(heading.title, heading.place, generic=is_generic(heading.title))
            for plan in package.plans
            for heading in _function_headings(plan)
        ]
    seen: dict[tuple[str, str], Item] = {}
    for item in items:
        seen.setdefault((item.group, item.name), item)
    return tuple(seen.values())[:_MAX_ITEMS]


def _function_headings(plan: Document) -> Iterator[Heading]:
    """Headings under the chapters that describe functions: the last resort without a function list."""
    for section in plan.sections:
        if _FUNCTION_HEADING.search(section.heading.title):
            yield from (
                block
                for block in section.blocks
                if isinstance(block, Heading) and 3 <= len(block.title) <= 30
            )


def _declared_scope(declaration: Declaration, package: Package) -> str:
    stated = [declaration.performance.goals.value, declaration.need.problem_statement.value]
    text = "。".join(part for part in stated if part)
    if len(text) < 40:
        texts = (
            s.text for plan in package.plans for s in plan.sections if _SCOPE_HEADING.search(s.heading.title)
        )
        text = "。".join([text, *texts])
    return text[:_SCOPE_LENGTH]


def project_features(project: KnownProject) -> Target:
    unit = fold(project.unit[:_UNIT_LENGTH])
    return Target(
        asset_id=project.asset_id,
        asset_kind=AssetKind.PROJECT,
        title=read_title(project.title, project.unit),
        unit=unit,
        place=place_of(unit, city=project.city, province=project.province),
        level=project.level,
        year=project.year,
        kind=project.kind,
        items=_existing(project.modules, project.scope or project.text[:_SCOPE_LENGTH]),
        modules=project.modules,
        scope=(project.scope or project.text)[:_SCOPE_LENGTH],
        data=project.data_resources,
        capabilities=project.capabilities_used,
        text=project.text[:_TEXT_LENGTH],
    )


def system_features(system: KnownSystem) -> Target:
    unit = fold(system.unit[:_UNIT_LENGTH])
    return Target(
        asset_id=system.asset_id,
        asset_kind=AssetKind.SYSTEM,
        title=read_title(system.name, system.unit),
        unit=unit,
        place=place_of(unit, city=system.city),
        level=system.level,
        year=system.launched.year if system.launched else None,
        kind="",
        items=_existing(system.functions, system.description[:_SCOPE_LENGTH]),
        modules=system.functions,
        scope=system.description[:_SCOPE_LENGTH],
        data=system.data_resources,
        capabilities=(),
    )


def _existing(modules: Iterable[str], scope: str) -> tuple[Existing, ...]:
    named = [Existing(m, canonical(m), generic=is_generic(m)) for m in dict.fromkeys(modules) if m.strip()]
    clauses = [
        Existing(clause, canonical(clause), is_name=False)
        for clause in dict.fromkeys(part.strip() for part in _CLAUSE.split(scope))
        if 4 <= len(clause) <= 80
    ]
    return tuple(named + clauses[:60])


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
