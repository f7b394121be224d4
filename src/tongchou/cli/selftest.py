"""``tongchou test``: every check of the repository, in the order that fails fastest."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tongchou.cli.checkout import checkout_root
from tongchou.cli.refusing import refuse


class Part(StrEnum):
    LINT = "lint"
    TESTS = "tests"


@dataclass(frozen=True)
class Check:
    """One tool to run; ``module`` and ``arguments`` as after ``python -m``."""

    part: Part
    label: str
    module: str
    arguments: tuple[str, ...]


CHECKS = (
    Check(Part.LINT, "写法", "ruff", ("check",)),
    Check(Part.LINT, "版式", "ruff", ("format", "--check", "-q")),
    Check(Part.LINT, "分层约定", "tools.lint_imports", ()),
    Check(Part.LINT, "文档", "tools.check_docs", ()),
    Check(Part.LINT, "类型", "mypy", ()),
    Check(Part.TESTS, "测试", "pytest", ("-n", "2")),
)


def run_checks(
    only: Annotated[Part | None, typer.Option("--only", help="只运行一部分：lint 或 tests")] = None,
    arguments: Annotated[list[str] | None, typer.Argument(help="交给 pytest 的参数，写在 -- 之后")] = None,
) -> None:
    """运行仓库的全部检查：ruff、分层约定、文档、mypy、pytest。"""
    root = checkout_root()
    wanted = [check for check in CHECKS if only in (None, check.part)]
    _require_tools(wanted)
    failed = [check.label for check in wanted if not _passes(check, root, arguments)]
    if failed:
        typer.echo(f"未通过：{'、'.join(failed)}", err=True)
        raise typer.Exit(1)


def _require_tools(checks: list[Check]) -> None:
    modules = {check.module for check in checks if not check.module.startswith("tools.")}
    missing = sorted(module for module in modules if importlib.util.find_spec(module) is None)
    if missing:
        refuse(f"缺少 {'、'.join(missing)}：请用 ./tongchou test 运行，它会装好开发组件。（CLI-TEST-001）")


def _passes(check: Check, root: Path, arguments: list[str] | None) -> bool:
    extra = tuple(arguments or ()) if check.part is Part.TESTS else ()
    typer.echo(f"── {check.label}（{check.module}）", err=True)
    command = [sys.executable, "-m", check.module, *check.arguments, *extra]
    return subprocess.run(command, cwd=root, check=False).returncode == 0
