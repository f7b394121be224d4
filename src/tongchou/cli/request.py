"""What was asked on the command line, looked at as a whole before any work begins.

Each ``wrong_…`` function gives the reasons, in Chinese with a code, why a part cannot be used; none when
it can. A command collects them all and refuses once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer


def path_of(written: str) -> Path:
    """A path as written. An empty word is none: it comes from a variable that was not set, not from ``.``."""
    if not written.strip():
        raise typer.BadParameter("路径是空的")
    return Path(written)


def wrong_paths(paths: Sequence[Path]) -> list[str]:
    """Paths that are not there or cannot be reached."""
    missing = [path for path in paths if not _present(path)]
    if not missing:
        return []
    names = "、".join(_shown(path) for path in missing)
    return [f"找不到：{names}。请检查路径。（CLI-PATH-001）"]


def wrong_rules(pack: str) -> list[str]:
    """Why the rules of a pack cannot be loaded: unknown, or refused with all its problems."""
    from tongchou.engine.policy.problems import PackRefusedError
    from tongchou.packs.discovery import built_in_packs, load

    if pack not in built_in_packs() and _present(Path(pack)) and not _present(Path(pack) / "pack.yaml"):
        return [f"{pack} 不是规则包：其中没有 pack.yaml。（CLI-PACK-001）"]
    try:
        load(pack)
    except PackRefusedError as refused:
        return [str(refused)]
    except LookupError as unknown:
        return [f"{unknown.args[0]}。（CLI-PACK-001）"]
    return []


def wrong_pack(pack: str) -> list[str]:
    """Why a pack cannot be used for a review: its rules, or its cost basis."""
    from tongchou.engine.sizing import SizingError
    from tongchou.packs.discovery import sizing_basis

    if reasons := wrong_rules(pack):
        return reasons
    try:
        sizing_basis(pack)
    except SizingError as unusable:
        return [f"规则包“{pack}”的造价数据不能使用：{unusable}。（CLI-PACK-005）"]
    return []


def wrong_out(out: Path | None, materials: Sequence[Path] = ()) -> list[str]:
    """Why a file cannot be written; looked at first, so that no review is done for nothing.

    A file that is there and belongs to the material is never written over."""
    if out is None:
        return []
    if _belongs(out, materials):
        return [f"{_shown(out)} 是申报材料中的文件，不能覆盖；请写到材料之外。（CLI-OUT-004）"]
    reason = _why_unwritable(out)
    return [f"无法写入 {_shown(out)}：{reason}。（CLI-OUT-001）"] if reason else []


def wrong_day(written: str | None) -> list[str]:
    try:
        day(written)
    except ValueError:
        return [f"日期应写作 YYYY-MM-DD，收到“{written}”。（CLI-DAY-001）"]
    return []


def day(written: str | None) -> date:
    """The day meant, today when nothing was written. Raises ``ValueError`` for what is no date."""
    if written is None:
        return date.today()  # noqa: DTZ011  the office's own calendar day is meant
    return date.fromisoformat(written)


def _present(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _belongs(out: Path, materials: Sequence[Path]) -> bool:
    if not _present(out) or out.is_dir():
        return False
    own = out.resolve()
    return any(own == given or given in own.parents for given in (path.resolve() for path in materials))


def _why_unwritable(out: Path) -> str:
    try:
        if out.is_dir():
            return "这是一个文件夹，请写上文件名"
        if not out.parent.is_dir():
            return "所在的文件夹不存在，请先建立"
    except OSError as error:
        return reason_of(error)
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        return "没有写入权限"
    return ""


def reason_of(error: OSError) -> str:
    """An error of the system in Chinese where it is a usual one."""
    known = {
        "PermissionError": "没有权限",
        "FileNotFoundError": "所在的文件夹不存在",
        "IsADirectoryError": "这是一个文件夹",
        "NotADirectoryError": "路径中有一段不是文件夹",
        "FileExistsError": "已有同名文件",
    }
    return known.get(type(error).__name__) or error.strerror or type(error).__name__


def _shown(path: Path) -> str:
    """A path short enough for a message, signs that cannot be shown replaced."""
    text = str(path).encode("utf-8", "replace").decode()
    return text if len(text) <= 200 else f"{text[:120]}…（共{len(text)}字）"
