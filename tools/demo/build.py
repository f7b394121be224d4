"""Build demo packages: ``python -m tools.demo.build 01-smart-parking`` (or ``all``, or nothing to list them).

A package builder is a Python package ``tools/demo/pNN_name/`` whose ``__init__`` offers

    SLUG = "01-smart-parking"
    def build(place: Place) -> None: ...   # writes place.package, place.truth and place.corpus rows
"""

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import Protocol, cast

from tools.demo.place import Place

_HERE = Path(__file__).resolve().parent


class Builder(Protocol):
    """What a package builder module offers."""

    SLUG: str

    def build(self, place: Place) -> None: ...


def builder_names() -> list[str]:
    """Module names of the builders present, like ``p01_smart_parking``, in order."""
    names = (info.name for info in pkgutil.iter_modules([str(_HERE)]) if info.ispkg)
    return sorted(name for name in names if name[:1] == "p" and name[1:3].isdigit())


def slug_of(name: str) -> str:
    """``p01_smart_parking`` -> ``01-smart-parking``."""
    return name[1:].replace("_", "-")


def load(name: str) -> Builder:
    """Import one builder and check that it keeps the contract; raises TypeError naming the module."""
    module = importlib.import_module(f"tools.demo.{name}")
    if getattr(module, "SLUG", None) != slug_of(name) or not callable(getattr(module, "build", None)):
        raise TypeError(f"tools/demo/{name}/__init__.py 需要提供 SLUG = {slug_of(name)!r} 和 build(place)")
    return cast(Builder, module)


def build(slug: str) -> Place:
    """Build one package by slug and return where it was written; raises LookupError for an unknown slug."""
    names = {slug_of(name): name for name in builder_names()}
    if slug not in names:
        raise LookupError(f"没有名为 {slug} 的演示材料包；现有：{'、'.join(names) or '无'}")
    place = Place(slug)
    place.prepare()
    load(names[slug]).build(place)
    return place


def main(arguments: list[str]) -> int:
    known = [slug_of(name) for name in builder_names()]
    if not arguments:
        print("\n".join(known))
        return 0
    for slug in known if arguments == ["all"] else arguments:
        place = build(slug)
        files = [path for path in place.package.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print(f"{slug}：{len(files)} 个文件，{size / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
