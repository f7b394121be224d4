"""Seeded variants of a declaration package: the same facts in another hand, with what must be read back.

>>> variant = variant_of({"title": "…项目", "unit": "…局", "modules": ["…"]}, seed=7)  # doctest: +SKIP
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.worlds.facts import facts_of
from tests.worlds.variant_estimate import estimate_file, functions_file
from tests.worlds.variant_form import form_file
from tests.worlds.variant_plan import plan_file

#: Invented rows for tests that have no real facts beside them.
INVENTED: tuple[dict[str, Any], ...] = (
    {"id": "V1", "title": "渌江市智慧养老服务平台建设项目", "unit": "渌江市民政局", "kind": "new", "year": 2027,
     "budget_wan": 386.4, "modules": ["老人档案", "服务派单", "机构监管", "补贴发放", "统计分析"]},
    {"id": "V2", "title": "云阳县中小学教务管理系统升级改造项目", "unit": "云阳县教育局", "kind": "upgrade", "year": 2026,
     "budget_wan": 128.0, "modules": ["学籍管理", "排课", "成绩分析"]},
    {"id": "V3", "title": "渌江市生态环境监测数据服务采购项目", "unit": "渌江市生态环境局", "kind": "service", "year": 2027,
     "budget_wan": 75.5, "modules": ["水质监测", "空气站点", "预警发布"]},
)  # fmt: skip


@dataclass(frozen=True)
class Variant:
    """Files by name and the truth they state."""

    files: Mapping[str, bytes]
    truth: Mapping[str, Any]

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            folder.joinpath(name).write_bytes(content)
        return folder


def variant_of(row: Mapping[str, Any], seed: int) -> Variant:
    """A package for one row of projects.jsonl (or an invented one). The same seed gives the same files' content."""
    facts = facts_of(row, seed)
    rng = random.Random(f"hand:{seed}:{row.get('id', '')}")
    plan_name, plan, chapters = plan_file(facts, rng)
    files = dict([form_file(facts, rng), estimate_file(facts, rng), functions_file(facts, rng)])
    return Variant({**files, plan_name: plan}, {**facts.truth, "chapters": chapters})
