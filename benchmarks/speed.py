"""One speed measurement in its own process: ``python -m benchmarks.speed check|peer PACKAGE CORPUS RUNS``."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path


def check(package: Path, corpus: Path) -> Callable[[], dict[str, float]]:
    """Our job: everything ``tongchou check`` does after start-up, the corpus included."""
    from tongchou.cli.main import spare_collector
    from tongchou.cli.reading import review_result
    from tongchou.engine.report.as_json import as_json

    spare_collector()

    def job() -> dict[str, float]:
        result = review_result([package], [corpus], "zhuzhou", date(2026, 10, 20))
        as_json(result)
        return {step.label: step.seconds for step in result.steps}

    return job


def peer(package: Path, corpus: Path) -> Callable[[], dict[str, float]]:
    """The peer: open and walk the files with the usual libraries, score the title against all titles."""
    import docx
    import openpyxl
    from rapidfuzz import fuzz, process

    def job() -> dict[str, float]:
        plan = docx.Document(str(package / "建设方案.docx"))
        words = [p.text for p in plan.paragraphs]
        words += [cell.text for table in plan.tables for row in table.rows for cell in row.cells]
        for name in ("投资概算.xlsx", "项目申报表.xlsx"):
            book = openpyxl.load_workbook(package / name, data_only=True)
            words += [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        titles = [json.loads(line)["title"] for line in corpus.read_text("utf-8").splitlines()]
        process.extract("渌江市水务综合管理平台建设项目", titles, scorer=fuzz.token_set_ratio, limit=10)
        return {}

    return job


def main() -> None:
    what, package, corpus, runs = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    job = {"check": check, "peer": peer}[what](package, corpus)
    taken, steps = [], {}
    for _ in range(runs):
        start = time.perf_counter()
        latest = job()
        taken.append(time.perf_counter() - start)
        if taken[-1] == min(taken):
            steps = latest
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": taken, "peak_mb": peak, "steps": steps}))


if __name__ == "__main__":
    main()
