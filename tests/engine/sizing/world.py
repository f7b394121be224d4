"""A small believable estimate to build test budgets from."""

from __future__ import annotations

import zlib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import tongchou.packs
from tongchou.engine.sizing import SizingBasis, default_basis, load_basis, review_budget
from tongchou.kernel.assets import PastPrice
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.declaration import (
    Content,
    Declaration,
    Funds,
    Identity,
    Infrastructure,
    Need,
    ProjectKind,
    Security,
)
from tongchou.kernel.declared import Function
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import Money
from tongchou.kernel.readings import Field
from tongchou.kernel.reductions import BudgetReview, Cut, LineReview
from tongchou.kernel.similars import CapabilityMatch

ON = date(2026, 10, 20)
PACKS = Path(tongchou.packs.__file__).parent
ZHUZHOU = [PACKS / "national", PACKS / "hunan", PACKS / "zhuzhou"]


@cache
def zhuzhou() -> SizingBasis:
    return default_basis(ZHUZHOU)


def national(
    profile: str, benchmark: str, stage: str = "预算", city: str = "长沙", **more: str
) -> SizingBasis:
    return load_basis(
        PACKS / "national", profile_id=profile, benchmark_id=benchmark, stage=stage, city=city, **more
    )


def yuan(amount: str | int) -> Money:
    return Money.yuan_of(amount)


def line(
    name: str,
    kind: LineKind = LineKind.HARDWARE,
    amount: str | None = None,
    *,
    quantity: str | None = None,
    price: str | None = None,
    base: str | None = None,
    rate: str | None = None,
    quotes: tuple[str, ...] = (),
    row: int | None = None,
    **more: object,
) -> BudgetLine:
    """A line with a measured basis, so that only what a test says is wrong with it."""
    number = (
        row if row is not None else zlib.crc32(repr((name, amount, quantity, price)).encode()) % 1_000_000
    )
    given: dict[str, object] = {"basis": "市场询价，三家报价", "unit": "套"} | more
    return BudgetLine(
        line_id=f"概算.xlsx#明细!{number}",
        name=name,
        kind=kind,
        place=Evidence("概算.xlsx", sheet="明细", cell=f"A{number}"),
        quantity=None if quantity is None else Decimal(quantity),
        unit_price=None if price is None else yuan(price),
        amount=None if amount is None else yuan(amount),
        fee_base=None if base is None else yuan(base),
        rate=None if rate is None else Decimal(rate),
        quotes=tuple(map(yuan, quotes)),
        **given,  # type: ignore[arg-type]
    )


def declaration(
    *lines: BudgetLine,
    kind: ProjectKind | None = ProjectKind.NEW,
    total: str | None = None,
    functions: tuple[Function, ...] = (),
    points: str | None = None,
    deploy: str = "",
    users: int | None = None,
    level: int | None = None,
    **funds: object,
) -> Declaration:
    return Declaration(
        identity=Identity(project_kind=Field.of(kind) if kind else Field()),
        funds=Funds(
            lines=lines,
            total=Field.of(yuan(total)) if total else Field(),
            **funds,  # type: ignore[arg-type]
        ),
        content=Content(
            functions=functions, declared_points=Field.of(Decimal(points)) if points else Field()
        ),
        infrastructure=Infrastructure(deploy_place=Field.of(deploy) if deploy else Field()),
        need=Need(users_internal=Field.of(users) if users else Field()),
        security=Security(mlps_level=Field.of(level) if level else Field()),
    )


def review(
    declared: Declaration,
    basis: SizingBasis | None = None,
    prices: list[PastPrice] | None = None,
    matches: list[CapabilityMatch] | None = None,
) -> BudgetReview:
    return review_budget(declared, basis=basis or zhuzhou(), on=ON, prices=prices, capability_matches=matches)


def line_named(result: BudgetReview, name: str) -> LineReview:
    return next(found for found in result.lines if found.name == name)


def only_cut(result: BudgetReview, name: str) -> Cut:
    (cut,) = line_named(result, name).cuts
    return cut


def function(name: str, description: str = "", *, row: int = 1, **more: object) -> Function:
    place = Evidence("功能清单.xlsx", sheet="清单", cell=f"C{row}")
    return Function(name, place, description=description, **more)  # type: ignore[arg-type]
