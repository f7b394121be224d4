"""The surroundings of a declaration: JSONL files and folders in, a :class:`Corpus` and problems out.

>>> corpus, problems = load_corpus([Path("corpus")])   # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tongchou.engine.intake.corpus_rows import SHAPES, RowError, shape_of
from tongchou.kernel.assets import Corpus
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem, ProblemKind, ProblemLevel, ProblemLog

NO_CORPUS = ProblemKind(
    "INTAKE-CORPUS-001", "比对库里没有可用的 JSONL 文件", "请给出 .jsonl 文件或含有它的文件夹。"
)
NOT_UTF8 = ProblemKind("INTAKE-CORPUS-002", "比对库文件不是 UTF-8 编码", "请以 UTF-8 另存。")
BAD_LINE = ProblemKind("INTAKE-CORPUS-003", "这一行不是 JSON 对象", "请改正这一行；其余行已采用。")
BAD_ROW = ProblemKind("INTAKE-CORPUS-004", "这一行的内容不合格式", "请改正这一行；其余行已采用。")
UNKNOWN_SHAPE = ProblemKind(
    "INTAKE-CORPUS-005", "看不出这一行是什么", "请按比对库格式命名文件或补充字段；其余行已采用。"
)
REPEATED_ID = ProblemKind(
    "INTAKE-CORPUS-006", "编号与前面的行重复", "已保留第一行；请核对。", ProblemLevel.WARNING
)
UNREADABLE = ProblemKind("INTAKE-CORPUS-007", "比对库文件打不开", "请检查它是不是普通文件，并检查读取权限。")

#: File names in a folder tell the kind by how they begin (the longest match wins).
_PREFIXES = {
    "projects": "projects",
    "systems": "systems",
    "upper_systems": "upper_systems",
    "capabilities": "capabilities",
    "data_resources": "data_resources",
    "duties": "duties",
    "plan": "annual_plan",
    "prices": "past_prices",
    "sharing": "sharing_records",
    "window": "declare_window",
}


def load_corpus(paths: Sequence[Path]) -> tuple[Corpus, tuple[Problem, ...]]:
    """Read JSONL files and folders of them as one corpus.

    In every file the name tells the kind of its rows (``projects…``, ``systems…``, ``upper_systems…``,
    ``capabilities…``, ``data_resources…``, ``duties…``, ``plan…``, ``prices…``, ``sharing…``, ``window…``); otherwise
    each row's shape does. A kind that occurs nowhere stays ``None``: not supplied. A bad row is a
    problem with its line number; the others are used.
    """
    log, found, seen = ProblemLog(), dict[str, list[Any]](), set[tuple[str, str]]()
    files = list(_files(paths))
    if not files:
        log.add(NO_CORPUS.at(Evidence("、".join(path.name for path in paths))))
    for path in files:
        kind, before = _kind_of(path), len(log)
        for number, row in _rows(path, log):
            _take(path.name, number, row, kind or shape_of(row), found, seen, log)
        if kind and len(log) == before:
            found.setdefault(kind, [])  # an empty list is an answer, a file nobody could use is none
    supplied: dict[str, Any] = {kind: tuple(assets) for kind, assets in found.items()}
    windows = supplied.pop("declare_window", ())
    supplied["declare_window"] = windows[0] if windows else None
    return Corpus(**supplied), log.frozen()


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]


def _kind_of(path: Path) -> str | None:
    fitting = [prefix for prefix in _PREFIXES if path.name.startswith(prefix)]
    return _PREFIXES[max(fitting, key=len)] if fitting else None


def _rows(path: Path, log: ProblemLog) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            raise OSError
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        log.add(NOT_UTF8.at(Evidence(path.name)))
        return
    except OSError:
        log.add(UNREADABLE.at(Evidence(path.name)))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row = _parsed(line)
        if row is None:
            log.add(BAD_LINE.at(Evidence(path.name, paragraph=number)))
        else:
            yield number, row


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _take(
    name: str,
    number: int,
    row: dict[str, Any],
    kind: str | None,
    found: dict[str, list[Any]],
    seen: set[tuple[str, str]],
    log: ProblemLog,
) -> None:
    if kind is None:
        log.add(UNKNOWN_SHAPE.at(Evidence(name, paragraph=number)))
        return
    try:
        asset = SHAPES[kind](row)
    except RowError as error:
        log.add(BAD_ROW.at(Evidence(name, paragraph=number), f"这一行{error}"))
        return
    asset_id = "declare_window" if kind == "declare_window" else getattr(asset, "asset_id", None)
    if asset_id is not None and (kind, asset_id) in seen:
        log.add(REPEATED_ID.at(Evidence(name, paragraph=number), f"{asset_id} 与前面的行重复"))
        return
    seen.add((kind, asset_id or f"{name}:{number}"))
    found.setdefault(kind, []).append(asset)
