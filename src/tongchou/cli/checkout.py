"""Where the repository is, for the commands that need more than the installed package."""

from __future__ import annotations

from pathlib import Path

from tongchou.cli.refusing import refuse


def checkout_root() -> Path:
    """The root of the source checkout. Ends the command kindly when tongchou was installed as a package."""
    root = Path(__file__).resolve().parents[3]
    if not (root / "pyproject.toml").is_file():
        refuse("这个命令需要源码仓库：请克隆仓库后用 ./tongchou 运行。（CLI-ROOT-001）")
    return root
