"""At which level a heading stands when styles and several ways of numbering are mixed in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

STRONG = ("part", "chapter", "section")
_RANK = {
    "part": 1.0, "chapter": 2.0, "top": 2.5, "section": 3.0, "cn": 4.0, "cn_paren": 5.0,
    "dec1": 6.0, "paren": 7.0,
}  # fmt: skip


@dataclass(frozen=True)
class Numbered:
    """A recognised heading: its way of numbering ("" for none), its position, the level of its style."""

    scheme: str
    index: int
    style_level: int | None = None


class Levels:
    """The level of each scheme over the whole document, anchored in the styles where there are any."""

    def __init__(self, chosen: Sequence[Numbered]) -> None:
        self._styled = _modal_styles(chosen)
        self._steady = _steady_schemes(chosen)
        order = _order(chosen)
        self._level: dict[str, int] = {}
        below = 0
        for scheme in order:
            level = self._styled.get(scheme)
            if level is None:
                level = self._next_level(scheme, below, order)
            self._level[scheme] = level
            below = max(below, level)
        self._top = min(self._level.values(), default=1)

    def of(self, candidate: Numbered) -> int:
        style = candidate.style_level
        if style is not None and candidate.scheme not in self._steady:
            return style
        if candidate.scheme == "annex":
            return self._top
        return self._level[candidate.scheme]

    def _next_level(self, scheme: str, below: int, order: Sequence[str]) -> int:
        if scheme in ("dec3", "dec4", "dec5", "dec6"):
            upper = f"dec{int(scheme[3:]) - 1}"
            if upper in self._level:
                return self._level[upper] + 1
        later = [self._styled[s] for s in order[order.index(scheme) + 1 :] if s in self._styled]
        if not later:
            return below + 1
        return max(1, min(below + 1, min(later) - 1)) if below < min(later) else below + 1


def _modal_styles(chosen: Sequence[Numbered]) -> dict[str, int]:
    counts: dict[str, Counter[int]] = {}
    for candidate in chosen:
        if candidate.style_level is not None and candidate.scheme not in ("", "annex"):
            counts.setdefault(candidate.scheme, Counter())[candidate.style_level] += 1
    return {scheme: min(c, key=lambda level: (-c[level], level)) for scheme, c in counts.items()}


def _steady_schemes(chosen: Sequence[Numbered]) -> set[str]:
    """Schemes whose style is the same nearly everywhere: a lone different style there is a slip."""
    counts: dict[str, Counter[int]] = {}
    for candidate in chosen:
        if candidate.style_level is not None and candidate.scheme not in ("", "annex"):
            counts.setdefault(candidate.scheme, Counter())[candidate.style_level] += 1
    return {
        s for s, c in counts.items() if sum(c.values()) >= 4 and max(c.values()) >= 0.75 * sum(c.values())
    }


def _order(chosen: Sequence[Numbered]) -> list[str]:
    """Schemes from the most to the least significant.

    Offices agree on 第一章 > 第一节 > 一、 > （一） > 1、 > （1）. Where 1.1 comes in depends on the
    document: a scheme first met after it stands below it.
    """
    first: dict[str, int] = {}
    for candidate in chosen:
        if candidate.scheme not in ("", "annex"):
            first.setdefault(candidate.scheme, candidate.index)
    decimal = min((n for s, n in first.items() if s.startswith("dec") and s != "dec1"), default=None)

    def rank(scheme: str) -> float:
        if scheme.startswith("dec") and scheme != "dec1":
            return 10.0 + int(scheme[3:])
        below = decimal is not None and first[scheme] > decimal and scheme not in (*STRONG, "top")
        return _RANK[scheme] + (24.0 if below else 0.0)

    return sorted(first, key=rank)
