"""Between tables: a summary row that a detail table explains is a subtotal, not a line.

Linked by name and amount: the amount of a summary row must be the amount of a detail table, of one of
its subtotals or of one of its lines, and the names must speak of the same thing. Where only the name
fits, the detail is still taken and the difference reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import fuzz

from tongchou.engine.intake.extractors.budget.nodes import Leaf, Sheet
from tongchou.engine.intake.wording import label_key, squeeze
from tongchou.kernel.money import Money

_FILLER = re.compile(
    r"费用|费|明细|汇总|概算|估算|投资|合计|小计|总计|表|购置|采购|建设|工程|项目|一览|清单|部分|附|及|和|与|、"
)
#: Scores from here on mean that the amounts are equal.
_EQUAL = 100.0
_SUMMARY = re.compile(r"汇总|总表|总概算|总估算|概算总|估算总|概算表|投资估算表|费用构成")


@dataclass(frozen=True)
class Node:
    """Something with an amount in a detail table: the table, a subtotal, or one line."""

    sheet: Sheet
    names: tuple[str, ...]
    amount: Money
    leaves: tuple[int, ...]
    is_line: bool = False


#: The nodes of each sheet, by the sheet's identity.
Book = dict[int, tuple[Node, ...]]
#: The leaves of each sheet that are lines already.
Used = dict[int, set[int]]


@dataclass
class Linked:
    """The outcome: which leaves of which sheets are the lines, and which rows became subtotals."""

    lines: list[tuple[Sheet, Leaf]] = field(default_factory=list)
    explained: list[tuple[Sheet, Leaf, Node]] = field(default_factory=list)
    differing: list[tuple[Sheet, Leaf, Node]] = field(default_factory=list)
    unused: list[Sheet] = field(default_factory=list)
    root: Sheet | None = None


def link(sheets: Sequence[Sheet], known: Sequence[Money]) -> Linked:
    """Choose the lines among all tables; ``known`` are project totals stated elsewhere."""
    sheets = [sheet for sheet in sheets if sheet.leaves]
    if not sheets:
        return Linked()
    book = {id(sheet): tuple(_nodes(sheet)) for sheet in sheets}
    root = _root(sheets, book)
    if root is None:
        return _without_root(sheets, known)
    result = Linked(root=root)
    used: Used = {}
    others = [sheet for sheet in sheets if sheet is not root]
    _descend(root, tuple(range(len(root.leaves))), others, book, result, used)
    result.unused = [sheet for sheet in others if id(sheet) not in used]
    return result


def _descend(
    sheet: Sheet,
    numbers: tuple[int, ...],
    others: Sequence[Sheet],
    book: Book,
    result: Linked,
    used: Used,
    *,
    by_name: bool = True,
) -> None:
    """Take the leaves of a sheet, each replaced by the detail that explains it.

    Equal amounts are linked first; then what is left of partly used tables is tried; at last, for a
    summary only, tables that fit by name although the amount differs.
    """
    nodes = [node for other in others if other is not sheet for node in book[id(other)]]
    chosen: dict[int, Node] = {}
    for strictness in (_exact, _remainder, _by_name) if by_name else (_exact, _remainder):
        for number in numbers:
            if number not in chosen and (node := strictness(sheet.leaves[number], nodes, used)):
                chosen[number] = node
                used.setdefault(id(node.sheet), set()).update(node.leaves)
    for number in numbers:
        leaf = sheet.leaves[number]
        if number not in chosen:
            result.lines.append((sheet, leaf))
            continue
        node = chosen[number]
        (result.explained if _same(leaf, node) else result.differing).append((sheet, leaf, node))
        if node.is_line:
            result.lines.extend((node.sheet, node.sheet.leaves[n]) for n in node.leaves)
        else:
            rest = [o for o in others if o is not node.sheet and o is not sheet]
            _descend(node.sheet, node.leaves, rest, book, result, used, by_name=False)


def _exact(leaf: Leaf, nodes: Sequence[Node], used: Used) -> Node | None:
    return _best(leaf, nodes, used, least=_EQUAL)


def _by_name(leaf: Leaf, nodes: Sequence[Node], used: Used) -> Node | None:
    left = [_left_over(node, used) for node in nodes if not node.is_line]
    return _best(leaf, [node for node in left if node is not None], {}, least=1)


def _remainder(leaf: Leaf, nodes: Sequence[Node], used: Used) -> Node | None:
    """What other summary rows left of a table, such as 其他费用 without 系统集成费."""
    left = [_left_over(node, used) for node in nodes if not node.is_line and used.get(id(node.sheet))]
    return _best(leaf, [node for node in left if node is not None], {}, least=_EQUAL)


def _left_over(node: Node, used: Used) -> Node | None:
    taken = used.get(id(node.sheet), set())
    if not taken:
        return node
    leaves = tuple(number for number in node.leaves if number not in taken)
    if not leaves:
        return None
    return replace(node, leaves=leaves, amount=Money.total(node.sheet.leaves[n].money for n in leaves))


def _best(leaf: Leaf, nodes: Sequence[Node], used: Used, least: float = 1) -> Node | None:
    money, slack = leaf.money.yuan, _slack(leaf)
    if not money:
        return None
    best: tuple[float, Node] | None = None
    for node in nodes:
        # hundreds of lines meet hundreds of nodes here: amounts are compared before any word is
        apart = abs(money - node.amount.yuan)
        if apart > slack and (least >= _EQUAL or node.is_line or apart > money / 2):
            continue
        score = _score(leaf, node, same=apart <= slack)
        if score < least or (best is not None and score <= best[0]):
            continue
        if not used.get(id(node.sheet), set()) & set(node.leaves):
            best = (score, node)
    return best[1] if best else None


def _score(leaf: Leaf, node: Node, *, same: bool) -> float:
    """How well a node explains a summary row; 0 when it does not, above ``_EQUAL`` for equal amounts."""
    alike = max((_alike(leaf.row.name, name) for name in node.names), default=0.0)
    referred = any(len(name) >= 2 and name in _remarks(leaf) for name in _own_names(node))
    weight = 0.0 if node.is_line else 10.0 + min(len(node.leaves), 5)
    if same and (alike >= 60 or referred):
        return 2 * _EQUAL + alike + weight
    if same and not node.is_line and len(node.leaves) > 1 and leaf.money.yuan % 100_000:
        # an odd amount repeated to the last figure is no coincidence, whatever the names
        return _EQUAL + weight
    if not same and not node.is_line and (alike >= 88 or referred):
        return _EQUAL / 2 + alike / 10 + weight
    return 0


def _remarks(leaf: Leaf) -> str:
    return squeeze(" ".join((leaf.row.record.text("remark"), leaf.row.record.text("basis"))))


def _own_names(node: Node) -> tuple[str, ...]:
    sheet = node.sheet.listing.table.place.sheet
    return (
        (squeeze(sheet),) if sheet and not node.is_line and len(node.leaves) == len(node.sheet.leaves) else ()
    )


def _same(leaf: Leaf, node: Node) -> bool:
    """Equal to the last figure written: half a unit of the coarser of the two."""
    return abs(leaf.money - node.amount).yuan <= _slack(leaf)


def _slack(leaf: Leaf) -> Decimal:
    written = leaf.row.amount
    if written is None or not leaf.amount or not written:
        return Decimal(1)
    exponent = written.normalize().as_tuple().exponent
    places = min(max(-exponent if isinstance(exponent, int) else 0, 0), 4)
    factor = leaf.amount.yuan / written
    # sheets usually show two decimals of 万元 even where this figure happens to end earlier
    return max(factor * Decimal(10) ** -max(places, 2) * Decimal("0.51"), Decimal("0.51"))


@lru_cache(maxsize=65536)
def _alike(ours: str, theirs: str) -> float:
    a, b = label_key(ours), label_key(theirs)
    if a == b:
        return 100
    x, y = _FILLER.sub("", a), _FILLER.sub("", b)
    if not x or not y:
        return 0
    if x == y:
        return 98
    if len(x) >= 2 and len(y) >= 2 and (x in y or y in x):
        return 92 if min(len(x), len(y)) * 2 >= max(len(x), len(y)) else 70
    return float(fuzz.partial_ratio(x, y)) * 0.85 if min(len(x), len(y)) >= 2 else 0


def _nodes(sheet: Sheet) -> Iterator[Node]:
    names = tuple(filter(None, (sheet.listing.table.place.sheet, *sheet.listing.above[:2])))
    everything = tuple(leaf.number for leaf in sheet.leaves)
    whole = sheet.whole
    yield Node(
        sheet, (*names, *((whole.label,) if whole else ())), whole.amount if whole else sheet.sum, everything
    )
    if whole and whole.amount != sheet.sum:
        yield Node(sheet, names, sheet.sum, everything)
    for total in sheet.totals:
        if total is not whole and not total.overall:
            yield Node(sheet, (total.label, *_titles(sheet, total.covers)), total.amount, total.covers)
    yield from _title_nodes(sheet)
    for leaf in sheet.leaves:
        yield Node(sheet, (leaf.row.name, *leaf.path[-1:]), leaf.money, (leaf.number,), is_line=True)


def _titles(sheet: Sheet, numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Group titles that exactly these leaves share."""
    paths = [set(sheet.leaves[number].path) for number in numbers]
    return tuple(set.intersection(*paths)) if paths else ()


def _title_nodes(sheet: Sheet) -> Iterator[Node]:
    """Groups without a stated subtotal: the leaves under one title."""
    groups: dict[str, list[int]] = {}
    for leaf in sheet.leaves:
        for title in leaf.path:
            groups.setdefault(title, []).append(leaf.number)
    stated = {total.covers for total in sheet.totals}
    for title, numbers in groups.items():
        covers = tuple(numbers)
        if covers not in stated and len(covers) < len(sheet.leaves):
            yield Node(sheet, (title,), Money.total(sheet.leaves[n].money for n in numbers), covers)


def _root(sheets: Sequence[Sheet], book: Book) -> Sheet | None:
    """The summary: the table most of whose rows other tables explain."""
    if len(sheets) == 1:
        return sheets[0]
    rated = []
    for order, sheet in enumerate(sheets):
        nodes = [node for other in sheets if other is not sheet for node in book[id(other)]]
        explained = sum(1 for leaf in sheet.leaves if (n := _best(leaf, nodes, {})) and not n.is_line)
        named = bool(_SUMMARY.search(sheet.title))
        if explained or named:
            share = explained / len(sheet.leaves)
            rated.append((named and explained > 0, not sheet.hidden, share, explained, -order, sheet))
    return max(rated, key=lambda item: item[:5])[5] if rated else None


def _without_root(sheets: Sequence[Sheet], known: Sequence[Money]) -> Linked:
    """No summary: one table whose sum is the project's total, else all of them side by side."""
    totals = {money.yuan for money in known}
    for sheet in sheets:
        if any(abs(sheet.sum.yuan - yuan) <= 100 for yuan in totals):
            result = Linked(root=sheet, unused=[other for other in sheets if other is not sheet])
            result.lines = [(sheet, leaf) for leaf in sheet.leaves]
            return result
    visible = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    return Linked(
        lines=[(sheet, leaf) for sheet in visible for leaf in sheet.leaves],
        unused=[sheet for sheet in sheets if sheet not in visible],
    )
