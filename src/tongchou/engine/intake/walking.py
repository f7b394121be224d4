"""Files and folders on disk as sources, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tongchou.engine.intake.problem_kinds import (
    FILE_TOO_LARGE,
    NOT_FOUND,
    PACKAGE_TOO_LARGE,
    SYMLINK,
    UNREADABLE,
)
from tongchou.engine.intake.readers.archive import is_ignored
from tongchou.engine.intake.readers.base import Limits, Source
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem

_MAX_ENTRIES = 20_000


def walk(paths: Sequence[Path], limits: Limits) -> Iterator[Source | Problem]:
    """Each path in the order given; a folder by sorted relative path. One path that is a folder is the
    package itself, so its files are named without it; several paths keep the names of their folders."""
    for path in paths:
        try:
            yield from _path(path, limits, alone=len(paths) == 1)
        except OSError:
            yield UNREADABLE.at(Evidence(path.name))


def _path(path: Path, limits: Limits, alone: bool) -> Iterator[Source | Problem]:
    if path.is_dir():
        yield from _folder(path, limits, "" if alone else f"{path.name}/")
    elif path.exists():
        yield _file(path, path.name, limits)
    else:
        yield NOT_FOUND.at(Evidence(path.name or str(path)))


def _folder(folder: Path, limits: Limits, prefix: str) -> Iterator[Source | Problem]:
    """Links inside a folder are not followed: they could lead anywhere."""
    found = 0
    pending = [folder]
    entries: list[Path] = []
    while pending:
        for entry in sorted(pending.pop().iterdir()):
            found += 1
            if entry.is_dir() and not entry.is_symlink():
                pending.append(entry)
            else:
                entries.append(entry)
        if found > _MAX_ENTRIES:
            yield PACKAGE_TOO_LARGE.at(Evidence(folder.name))
            break
    for entry in sorted(entries, key=lambda e: e.relative_to(folder).as_posix()):
        name = entry.relative_to(folder).as_posix()
        if not is_ignored(name):
            yield _file(entry, prefix + name, limits, follow=False)


def _file(path: Path, name: str, limits: Limits, follow: bool = True) -> Source | Problem:
    place = Evidence(name)
    if path.is_symlink() and not follow:
        return SYMLINK.at(place)
    if not path.is_file():
        return UNREADABLE.at(place, "这不是普通文件，未读取")
    try:
        if path.stat().st_size > limits.file_bytes:
            return FILE_TOO_LARGE.at(place, f"文件超过{limits.file_bytes // 1024 // 1024}MB，未读取")
        return Source(name, path.read_bytes())
    except OSError:
        return UNREADABLE.at(place)
