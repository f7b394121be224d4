"""Where the repository is, for the commands that need more than the installed package."""

from __future__ import annotations

from pathlib import Path

import typer


def checkout_root() -> Path:
    """The root of the source checkout. Ends the command kindly when tongchou was installed as a package."""
    root = Path(__file__).resolve().parents[3]
    if not (root / "pyproject.toml").is_file():
        typer.echo("这个命令需要源码仓库：请克隆仓库后用 ./tongchou 运行。（CLI-ROOT-001）", err=True)
        raise typer.Exit(2)
    return root
