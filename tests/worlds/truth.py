"""What a package is known to say beside what was read from it: one line for each difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tongchou.kernel.budget import BudgetLine, TotalKind
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.money import Money
from tongchou.kernel.outline import Outline

Truth = Mapping[str, Any]


@dataclass(frozen=True)
class Comparison:
    """How many values were compared and which differ."""

    compared: int
    differences: tuple[str, ...]

    @property
    def share(self) -> float:
        return 1.0 if not self.compared else 1 - len(self.differences) / self.compared


def compare(truth: Truth, declaration: Declaration, outlines: Sequence[Outline] = ()) -> Comparison:
    """Every entry of ``fields``, ``conflicts``, ``budget``, ``functions`` and ``chapters``."""
    checks = [
        *_fields(truth.get("fields", {}), declaration),
        *_conflicts(truth, declaration),
        *_budget(truth.get("budget") or {}, declaration),
        *_functions(truth.get("functions") or {}, declaration),
        *_chapters(truth.get("chapters") or (), outlines),
    ]
    return Comparison(len(checks), tuple(check for check in checks if check))


def _fields(expected: Mapping[str, Any], declaration: Declaration) -> Iterator[str]:
    for path, want in expected.items():
        field = declaration.field(path.removesuffix("_wan"))
        got = field.value
        if path.endswith("_wan") and isinstance(got, Money):
            got = got.in_wan
        yield "" if same(want, got) else f"{path}: want {want!r}, read {got!r}"


def same(want: Any, got: Any) -> bool:
    """Equal as written: 2027-03 for a month, "486.50" for 486.5, new for ProjectKind.NEW."""
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    if got is None or want is None:
        return want is got
    if isinstance(got, date):
        return str(want) in {got.isoformat(), got.isoformat()[:7]}
    if isinstance(got, Decimal | int):
        try:
            return Decimal(str(want)) == Decimal(got)
        except InvalidOperation:
            return False
    return str(want) == str(got)


def _conflicts(truth: Truth, declaration: Declaration) -> Iterator[str]:
    if "conflicts" not in truth:
        return
    want = {path.removesuffix("_wan") for path in truth["conflicts"] or ()}
    got = set(declaration.conflicts())
    for path in sorted(want | got):
        if path not in want:
            values = [str(value) for value in declaration.field(path).distinct]
            yield f"conflict not planted: {path} {values}"
        else:
            yield "" if path in got else f"conflict not seen: {path}"


def _budget(expected: Mapping[str, Any], declaration: Declaration) -> Iterator[str]:
    if not expected:
        return
    lines = declaration.funds.lines
    if "leaf_lines" in expected:
        yield (
            ""
            if len(lines) == expected["leaf_lines"]
            else f"leaf lines: want {expected['leaf_lines']}, read {len(lines)}"
        )
    if "total_wan" in expected:
        want = Money.wan(str(expected["total_wan"]))
        added = Money.total(line.declared for line in lines)
        yield "" if added == want else f"sum of lines: want {want.in_wan}, read {added.in_wan}"
        stated = {t.amount for t in declaration.funds.totals if t.kind is TotalKind.GRAND_TOTAL}
        yield (
            ""
            if stated == {want}
            else f"grand total: want {want.in_wan}, read {[str(m.in_wan) for m in stated]}"
        )
    for line in expected.get("lines", ()):
        yield "" if any(_is_line(line, got) for got in lines) else f"line not read: {dict(line)}"


def _is_line(want: Mapping[str, Any], got: BudgetLine) -> bool:
    numbers = (
        ("quantity", got.quantity),
        ("unit_price_yuan", got.unit_price.yuan if got.unit_price else None),
        ("amount_yuan", got.declared.yuan),
    )
    return (
        got.name == want["name"]
        and (not want.get("sheet") or got.place.sheet == want["sheet"])
        and ("row" not in want or got.line_id.endswith(f"!{want['row']}"))
        and all(same(want[key], value) for key, value in numbers if want.get(key) is not None)
    )


def _functions(expected: Mapping[str, Any], declaration: Declaration) -> Iterator[str]:
    if not expected:
        return
    read = declaration.content.functions
    if "count" in expected:
        yield (
            "" if len(read) == expected["count"] else f"functions: want {expected['count']}, read {len(read)}"
        )
    keys = ("subsystem", "module", "name")
    for want in expected.get("sample", ()):
        fits = (all(not want.get(key) or getattr(got, key) == want[key] for key in keys) for got in read)
        yield "" if any(fits) else f"function not read: {dict(want)}"


def _chapters(expected: Sequence[str], outlines: Sequence[Outline]) -> Iterator[str]:
    found = {match.chapter.title for outline in outlines for match in outline.matches if match.found}
    for title in expected:
        yield "" if title in found else f"chapter not recognised: {title}"
