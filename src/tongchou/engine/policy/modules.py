"""Finds the rules written in Python: imports a pack's ``rules/*.py`` and collects what they declare."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from tongchou.engine.policy import problems
from tongchou.engine.policy.rules import Rule
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import ProblemLog


def python_rules(folder: Path, shown: str, pack: str, log: ProblemLog) -> Iterator[Rule]:
    """Every rule of ``rules/*.py``. A module that does not import is a problem; the others still count.

    The pack's code runs here: only load packs you trust.
    """
    for path in sorted(folder.glob("*.py")):
        if path.name.startswith("_"):
            continue
        name = f"{shown}/rules/{path.name}"
        try:
            module = _imported(path, pack)
        except Exception as error:
            log.add(problems.RULE_MODULE_BROKEN.at(Evidence(name), _what_broke(error, path)))
            continue
        for value in vars(module).values():
            if isinstance(value, Rule) and value.source == module.__name__:
                yield replace(value, pack=pack, source=name)


def _imported(path: Path, pack: str) -> ModuleType:
    dotted = _importable_name(path)
    if dotted:
        return importlib.import_module(dotted)
    mark = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]
    name = f"tongchou_pack_{pack}_{path.stem}_{mark}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} is not a Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _importable_name(path: Path) -> str:
    """The dotted name of a module inside an installed package; empty for a loose file."""
    parts, folder = [path.stem], path.resolve().parent
    while (folder / "__init__.py").exists():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts) if len(parts) > 1 and str(folder) in sys.path else ""


def _what_broke(error: Exception, path: Path) -> str:
    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename).name == path.name:
            line = trace.tb_lineno
        trace = trace.tb_next
    where = f"第{line}行 " if line else ""
    return f"规则文件不能导入：{where}{type(error).__name__}: {error}"
