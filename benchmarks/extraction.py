"""Extraction: the shipped packages against their truth, and generated packages in 300 different hands."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.faults import shipped
from benchmarks.table import Board
from tests.worlds.truth import Comparison, compare
from tests.worlds.variants import INVENTED, variant_of
from tongchou.cli.reading import package_reader
from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package

SEEDS = 300
REAL_ROWS = Path(__file__).resolve().parents[2] / "shared/data/cases/projects.jsonl"


def run() -> int:
    """Print the table; 1 when a target was missed."""
    board = Board("提取准确度")
    reader = package_reader()
    for package in shipped():
        read, _ = reader([package.source])
        declaration, outlines, _ = declaration_from(read)
        found = compare(package.truth, declaration, outlines)
        board.add(f"样例 {package.slug}", _share(found), "100%", not found.differences)
        for difference in found.differences[:5]:
            board.add("　", difference)
    _variants(board, "自拟事实", INVENTED)
    if REAL_ROWS.is_file():
        rows = [json.loads(line) for line in REAL_ROWS.read_text("utf-8").splitlines()]
        _variants(board, "真实项目事实", rows)
    else:
        board.add("真实项目事实", "未测：数据不在仓库旁")
    return board.show()


def _variants(board: Board, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """``SEEDS`` packages with random headings, column orders, wordings and places of the unit."""
    facts = list(rows)
    compared, differences, totals = 0, list[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(SEEDS):
            variant = variant_of(facts[seed % len(facts)], seed)
            read, _ = read_package([variant.write(Path(folder) / f"{name}{seed}")])
            declaration, outlines, _ = declaration_from(read)
            found = compare(variant.truth, declaration, outlines)
            compared += found.compared
            differences += found.differences
            totals += not any("total" in difference for difference in found.differences)
    share = 1 - len(differences) / compared
    board.add(
        f"生成的申报包（{name}，{SEEDS} 个）要素", f"{share:.2%}，共 {compared} 项", "≥ 98%", share >= 0.98
    )
    board.add(f"生成的申报包（{name}）概算合计", f"{totals}/{SEEDS}", "全部", totals == SEEDS)


def _share(found: Comparison) -> str:
    return f"{found.share:.2%}（{found.compared} 项）"
