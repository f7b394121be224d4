"""zip archives: their members as sources, with names in any of the codings Chinese zip programs use.

Members are unpacked in memory only, never on disk; a path that points outside is refused, and what
unpacks to far more than it should is not unpacked further.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from tongchou.engine.intake.problem_kinds import (
    ARCHIVE_BOMB,
    ARCHIVE_EMPTY,
    ARCHIVE_ENCRYPTED,
    ARCHIVE_LINK,
    ARCHIVE_MEMBER,
    ARCHIVE_NAMES,
    ARCHIVE_PATH,
    DAMAGED,
    PACKAGE_TOO_LARGE,
)
from tongchou.engine.intake.readers.base import Limits, Source, UnreadableError
from tongchou.engine.intake.readers.containers import read_member
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_LINK = 0o120000
_MIN_BOMB = 20 * 1024 * 1024
IGNORED_NAMES = (".ds_store", "thumbs.db", "desktop.ini", ".gitkeep")


def is_ignored(path: str) -> bool:
    """Files that programs leave behind: ~$ locks, .DS_Store, Thumbs.db, __MACOSX."""
    parts = path.split("/")
    name = parts[-1]
    if "__MACOSX" in parts or name.startswith(("~$", "._", ".~lock")):
        return True
    return name.lower() in IGNORED_NAMES or (name.startswith("~") and name.lower().endswith(".tmp"))


def unpack(source: Source, limits: Limits) -> Iterator[Source | Problem]:
    """Members by name, as a folder of them would be read, whatever their order in the archive.

    Raises :class:`UnreadableError` when it cannot be opened."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableError(DAMAGED) from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    _guard(infos, len(source.data), limits)
    if not infos:
        yield ARCHIVE_EMPTY.at(source.place)
    budget = limits.unpacked_bytes
    for number, info in enumerate(sorted(infos, key=member_name)):
        if number >= limits.files:
            yield PACKAGE_TOO_LARGE.at(
                source.place, f"压缩包内文件超过{limits.files}个，其余{len(infos) - number}个未读取"
            )
            return
        taken = _take(archive, info, source, limits, budget)
        if isinstance(taken, Source):
            budget -= len(taken.data)
        if taken is not None:
            yield taken
        if isinstance(taken, Source) and "\ufffd" in taken.name:
            yield ARCHIVE_NAMES.at(Evidence(taken.name))


def _guard(infos: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    total = sum(info.file_size for info in infos)
    swollen = total > _MIN_BOMB and total > limits.ratio * max(packed, 1)
    if total > limits.unpacked_bytes or swollen or len(infos) > 50 * limits.files:
        raise UnreadableError(ARCHIVE_BOMB)


def _take(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, limits: Limits, budget: int
) -> Source | Problem | None:
    name = member_name(info)
    inside = _safe_path(name)
    place = Evidence(f"{source.name}/{inside or PurePosixPath(name).name or '?'}")
    if inside is None:
        return ARCHIVE_PATH.at(place)
    if is_ignored(inside):
        return None
    if (info.external_attr >> 16) & 0o170000 == _LINK:
        return ARCHIVE_LINK.at(place)
    if info.flag_bits & _ENCRYPTED_FLAG:
        return ARCHIVE_ENCRYPTED.at(place, "压缩包内的这个文件设有密码")
    if info.file_size > budget:
        return ARCHIVE_BOMB.at(place)
    try:
        return Source(place.file, read_member(archive, info, limits))
    except UnreadableError as error:
        return error.at(place)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError):
        return ARCHIVE_MEMBER.at(place)


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name: by its UTF-8 flag, else tried as UTF-8, then GB 18030 (Windows zips)."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename.replace("\\", "/")
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename.replace("\\", "/")
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return raw.decode("gb18030", "replace").replace("\\", "/")


def _safe_path(name: str) -> str | None:
    """The path inside the archive, or None when it points outside."""
    clean = "".join(sign for sign in name if sign.isprintable())
    path = PurePosixPath(clean)
    if path.is_absolute() or ".." in path.parts or (len(clean) > 1 and clean[1] == ":"):
        return None
    inside = str(path)
    return inside if inside not in ("", ".") and len(inside) < 1000 else None
