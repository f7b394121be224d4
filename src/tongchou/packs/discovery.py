"""Finds the packs shipped with Tongchou and loads them with their parents."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from tongchou.engine.policy.loading import load_pack_from
from tongchou.engine.policy.policies import Policy
from tongchou.engine.sizing import SizingBasis, default_basis
from tongchou.kernel.calendar import WorkingCalendar
from tongchou.packs.calendar import calendar_of

DEFAULT_PACK = "zhuzhou"


def pack_root() -> Path:
    """The folder that holds the built-in packs."""
    return Path(str(files("tongchou.packs")))


def built_in_packs() -> tuple[str, ...]:
    """The ids of the built-in packs, sorted."""
    return tuple(sorted(path.parent.name for path in pack_root().glob("*/pack.yaml")))


def find_pack(pack_id: str) -> Path | None:
    """The folder of a built-in pack; ``None`` when there is none of that name."""
    return pack_root() / pack_id if pack_id in built_in_packs() else None


def pack_path(pack_id: str) -> Path:
    """The folder of a built-in pack. Raises ``LookupError`` naming the packs there are."""
    folder = find_pack(pack_id)
    if folder is None:
        raise LookupError(f"没有规则包“{pack_id}”；可用的有：{'、'.join(built_in_packs())}")
    return folder


@lru_cache(maxsize=16)
def load(pack: str) -> Policy:
    """The policy of a built-in pack by id, or of any pack folder by its path (which may extend a
    built-in pack).

    Raises ``LookupError`` for an unknown name and
    :class:`~tongchou.engine.policy.problems.PackRefusedError` for a pack with problems.
    """
    folder = Path(pack)
    own = (folder / "pack.yaml").is_file()
    return load_pack_from(folder if own else pack_path(pack), find_pack)


def sizing_basis(pack: str) -> SizingBasis:
    """The cost profile and benchmark a pack names as its own, its parents' data included.

    ``pack`` as for :func:`load`. Raises ``SizingError`` when no pack of the chain names one.
    """
    return default_basis(_chain(pack))


def working_calendar(pack: str) -> WorkingCalendar:
    """The working days of a pack's place, its parents' override files included."""
    return calendar_of(_chain(pack))


def _chain(pack: str) -> list[Path]:
    """The folders of a pack and its parents, nation first."""
    return [find_pack(info.id) or Path(pack) for info in load(pack).packs]
