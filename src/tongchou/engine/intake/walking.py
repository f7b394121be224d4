"""Files and folders on disk as sources, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import category

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
_UNSEEN = ("Cf", "Zl", "Zp")


def walk(paths: Sequence[Path], limits: Limits) -> Iterator[Source | Problem]:
    """Each path once, by name, whatever the order they are given in; a folder by sorted relative path.

    One path that is a folder is the package itself, so its files are named without it; several paths keep
    the names of their folders."""
    given = {Path(os.path.abspath(path)) for path in paths}
    outer = [path for path in given if given.isdisjoint(path.parents)]  # not inside a folder given too
    for path in sorted(outer, key=lambda path: (path.name, str(path))):
        try:
            yield from _path(path, limits, alone=len(outer) == 1)
        except OSError:
            yield UNREADABLE.at(Evidence(readable_name(path.name)))


def readable_name(name: str) -> str:
    """A file name as people read it: bytes that are not in the coding of the system read as GB 18030, as
    Windows shares leave them, and no signs that break or turn a line."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", "replace")
    shown = (" " if category(sign) == "Cc" else sign for sign in name if category(sign) not in _UNSEEN)
    return "".join(shown)


def _path(path: Path, limits: Limits, alone: bool) -> Iterator[Source | Problem]:
    name = readable_name(path.name)
    if path.is_dir():
        yield from _folder(path, limits, "" if alone else f"{name}/")
    elif path.exists():
        yield _file(path, name, limits)
    else:
        yield NOT_FOUND.at(Evidence(name or str(path)))


def _folder(folder: Path, limits: Limits, prefix: str) -> Iterator[Source | Problem]:
    """Links inside a folder are not followed: they could lead anywhere."""
    found = 0
    pending = [folder]
    entries: list[Path] = []
    while pending:
        inner = pending.pop()
        try:
            inside = sorted(inner.iterdir())
            folders = [entry for entry in inside if entry.is_dir() and not entry.is_symlink()]
        except OSError:  # a folder that may not be opened; the others are read
            yield UNREADABLE.at(Evidence(prefix + _relative(inner, folder)), "文件夹打不开，其中的文件未读取")
            continue
        found += len(inside)
        pending += folders
        entries += sorted(set(inside).difference(folders))
        if found > _MAX_ENTRIES:
            yield PACKAGE_TOO_LARGE.at(Evidence(readable_name(folder.name)))
            break
    for entry in sorted(entries, key=lambda e: e.relative_to(folder).as_posix()):
        name = _relative(entry, folder)
        if not is_ignored(name):
            yield _file(entry, prefix + name, limits, follow=False)


def _relative(path: Path, folder: Path) -> str:
    inside = path.relative_to(folder).as_posix()
    return readable_name(folder.name if inside == "." else inside)


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
