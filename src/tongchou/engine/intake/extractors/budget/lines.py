"""The estimate as lines and totals: reads, links, and says what was doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongchou.engine.intake import answers, reading_problems
from tongchou.engine.intake.extractors.budget.heads import BUDGET_COLUMNS
from tongchou.engine.intake.extractors.budget.kinds import kind_of
from tongchou.engine.intake.extractors.budget.linking import Linked, link
from tongchou.engine.intake.extractors.budget.nodes import Leaf, Sheet, Total, understand
from tongchou.engine.intake.extractors.budget.rows import read_rows
from tongchou.engine.intake.extractors.budget.units import units_of
from tongchou.engine.intake.material import Material, PlacedTable
from tongchou.engine.intake.numbers import read_money
from tongchou.engine.intake.tables import Listing, listings
from tongchou.engine.intake.wording import squeeze, tidy
from tongchou.kernel.budget import BudgetLine, BudgetTotal, TotalKind
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import Money
from tongchou.kernel.problems import Problem

_MONEY_CHAPTER = ("概算", "估算", "预算", "投资", "造价", "费用")
_OTHER_TABLES = (
    "资金来源",
    "资金筹措",
    "分年度",
    "年度计划",
    "资金计划",
    "询价记录",
    "报价汇总",
    "报价对比",
    "比价",
    "对比表",
    "询价汇总",
)


@dataclass(frozen=True)
class Estimate:
    """Leaf lines, stated totals, and readings of the whole (each 合计 that means the project)."""

    lines: tuple[BudgetLine, ...] = ()
    totals: tuple[BudgetTotal, ...] = ()
    wholes: tuple[tuple[Money, Evidence], ...] = ()


def estimate(material: Material, known: Sequence[Money]) -> Estimate:
    """Read the estimate. ``known`` are totals of the project stated in the form, plan or letter."""
    sheets = list(_sheets(material, known, (DocumentKind.ESTIMATE,)))
    if not any(sheet.leaves for sheet in sheets):
        sheets = list(_sheets(material, known, PLAN_KINDS))
    linked = link(sheets, known)
    if not linked.lines:
        if material.documents:
            material.log.add(reading_problems.NO_LINES.at(Evidence(material.documents[0].name)))
        return Estimate()
    _report_links(material, linked)
    lines = tuple(_line(sheet, leaf) for sheet, leaf in linked.lines)
    for sheet, leaf in linked.lines:
        _report_line(material, sheet, leaf)
    totals = tuple(_totals(sheets, linked))
    _report_totals(material, lines, totals)
    return Estimate(lines, totals, tuple(_wholes(totals, linked, lines)))


def plan_totals(material: Material, known: Sequence[Money]) -> Iterator[tuple[Money, Evidence]]:
    """The project total as the plan's own tables state it, for comparison with the estimate."""
    if not material.package.of_kind(DocumentKind.ESTIMATE):
        return
    for sheet in _sheets(material, known, PLAN_KINDS, quiet=True):
        whole = sheet.whole
        if whole is not None and len(sheet.leaves) > 1 and (whole.overall or _is_summary(sheet)):
            yield whole.amount, _cell(whole.row.record.cell("amount"), whole.row.record.place)


def _is_summary(sheet: Sheet) -> bool:
    return any(word in sheet.title for word in ("汇总", "总表", "总概算", "概算总", "构成"))


def _sheets(
    material: Material, known: Sequence[Money], kinds: tuple[DocumentKind, ...], *, quiet: bool = False
) -> Iterator[Sheet]:
    for placed in material.tables:
        if placed.document.kind not in kinds or not _is_about_money(placed):
            continue
        for listing in listings(placed.table, BUDGET_COLUMNS):
            if _is_other(listing):
                continue
            sheet = _sheet(listing, known)
            if sheet.leaves and any(leaf.row.has_figures for leaf in sheet.leaves):
                if not quiet:
                    _report_units(material, sheet)
                yield sheet


def _is_about_money(placed: PlacedTable) -> bool:
    if placed.document.kind is DocumentKind.ESTIMATE:
        return True
    return any(word in placed.words for word in _MONEY_CHAPTER)


def _is_other(listing: Listing) -> bool:
    """Funding plans and price comparisons look like estimates but are none."""
    title = squeeze(listing.title)
    return any(word in title for word in _OTHER_TABLES) or listing.head.texts[0:1] == ("资金来源",)


def _sheet(listing: Listing, known: Sequence[Money]) -> Sheet:
    rows = read_rows(listing)
    return understand(listing, units_of(listing, rows, known), rows)


def _line(sheet: Sheet, leaf: Leaf) -> BudgetLine:
    record = leaf.row.record
    unit = record.text("unit")
    spec = record.text("spec")
    return BudgetLine(
        line_id=_line_id(sheet, leaf),
        name=leaf.row.name,
        kind=kind_of(leaf.row.name, leaf.path, sheet.title, spec, unit),
        place=record.place,
        category=leaf.path,
        spec=spec,
        unit=unit,
        quantity=leaf.row.quantity,
        unit_price=leaf.price,
        amount=leaf.amount,
        basis=_stated(record.text("basis")),
        fee_base=leaf.base,
        rate=leaf.row.rate,
        quote_source=_stated(record.text("quote_source")),
        quotes=tuple(_quotes(sheet, leaf)),
        is_xinchuang=answers.flag(record.text("xinchuang")),
        capability_replaceable=answers.flag(record.text("replaceable")),
        remark=record.text("remark"),
        hidden=record.hidden or sheet.hidden,
        cells=record.placed,
    )


def _stated(text: str) -> str:
    return "" if answers.is_nothing(text) else text


def _line_id(sheet: Sheet, leaf: Leaf) -> str:
    table = sheet.listing.table.place
    where = table.sheet or table.cell or f"p{table.paragraph or table.page or 0}"
    return f"{table.file}#{where}!{leaf.row.record.row + 1}"


def _quotes(sheet: Sheet, leaf: Leaf) -> Iterator[Money]:
    for number in leaf.row.record.head.columns_of("quote"):
        unit = sheet.listing.column_unit(number) or sheet.units.price
        money = read_money(leaf.row.record.cells[number].text, unit)
        if money:
            yield money


def _totals(sheets: Sequence[Sheet], linked: Linked) -> Iterator[BudgetTotal]:
    """Stated totals of every table, summary rows that details explain included."""
    ids: dict[tuple[int, int], tuple[str, ...]] = {
        (id(sheet), leaf.number): (_line_id(sheet, leaf),) for sheet, leaf in linked.lines
    }
    for sheet, leaf, node in reversed([*linked.explained, *linked.differing]):
        under = tuple(line for n in node.leaves for line in ids.get((id(node.sheet), n), ()))
        ids[id(sheet), leaf.number] = under
    everything = tuple(_line_id(sheet, leaf) for sheet, leaf in linked.lines)
    for sheet in sheets:
        if sheet in linked.unused:
            continue
        for total in sheet.totals:
            covers = tuple(dict.fromkeys(line for n in total.covers for line in ids.get((id(sheet), n), ())))
            yield _total(sheet, total, covers, everything, linked)
    for sheet, leaf, _node in (*linked.explained, *linked.differing):
        if leaf.amount is not None and not _node.is_line:
            place = _cell(leaf.row.record.cell("amount"), leaf.row.record.place)
            yield BudgetTotal(
                leaf.row.name, TotalKind.SUBTOTAL, leaf.amount, place, ids[id(sheet), leaf.number]
            )


def _total(
    sheet: Sheet, total: Total, covers: tuple[str, ...], everything: tuple[str, ...], linked: Linked
) -> BudgetTotal:
    is_root_whole = sheet is linked.root and total is sheet.whole
    alone = linked.root is None and total is sheet.whole and set(covers) == set(everything)
    grand = is_root_whole or alone or (total.overall and not _is_partial(sheet, total, linked))
    place = _cell(total.row.record.cell("amount"), total.row.record.place)
    kind = TotalKind.GRAND_TOTAL if grand else TotalKind.SUBTOTAL
    return BudgetTotal(tidy(total.label), kind, total.amount, place, everything if grand else covers)


def _is_partial(sheet: Sheet, total: Total, linked: Linked) -> bool:
    """总计 at the foot of one detail table among several means that table, unless it is the project's sum."""
    if sheet is linked.root or len({id(s) for s, _ in linked.lines}) == 1:
        return total is not sheet.whole and sheet.whole is not None
    added = Money.total(sheet.leaves[n].money for n in total.covers)
    return abs(added - total.amount).yuan <= max(Decimal(1), added.yuan / 1000)


def _wholes(
    totals: Sequence[BudgetTotal], linked: Linked, lines: Sequence[BudgetLine]
) -> Iterator[tuple[Money, Evidence]]:
    grand = [total for total in totals if total.kind is TotalKind.GRAND_TOTAL]
    root = linked.root.listing.table.place if linked.root else None
    for total in sorted(grand, key=lambda total: root is None or total.place.sheet != root.sheet):
        yield total.amount, total.place
    if not grand and lines:
        first = lines[0].place
        yield (
            Money.total(line.declared for line in lines),
            Evidence(first.file, sheet=first.sheet).quoting("各明细之和").less_sure(0.9),
        )


def _cell(cell: object, otherwise: Evidence) -> Evidence:
    place = getattr(cell, "place", None)
    text = getattr(cell, "text", "")
    return place.quoting(text) if isinstance(place, Evidence) and text else otherwise


def _report_units(material: Material, sheet: Sheet) -> None:
    head = sheet.listing.head
    column = head.column("amount")
    row = sheet.listing.table.rows[head.last]
    place = row[column if column is not None else 0].place.quoting(head.texts[column or 0])
    wrote_amount = any(leaf.row.amount is not None for leaf in sheet.leaves)
    if sheet.units.amount is None and wrote_amount:
        material.log.add(reading_problems.UNIT_UNKNOWN.at(place))
    elif sheet.units.inferred:
        unit = sheet.units.amount or sheet.units.price
        material.log.add(reading_problems.UNIT_INFERRED.at(place, unit=unit.value if unit else ""))
    elif sheet.units.contradicted:
        material.log.add(reading_problems.UNIT_CONTRADICTED.at(place))


def _report_links(material: Material, linked: Linked) -> None:
    for _, leaf, node in linked.differing:
        place = _cell(leaf.row.record.cell("amount"), leaf.row.record.place)
        detail = (
            f"“{leaf.row.name}”汇总为{leaf.money.format_wan()}，明细（{node.sheet.listing.table.place.place}）为"
            f"{node.amount.format_wan()}"
        )
        material.log.add(
            reading_problems.SUMMARY_DIFFERS.at(
                place, detail, stated=str(leaf.money.yuan), detail_sum=str(node.amount.yuan)
            )
        )
    for sheet in linked.unused:
        material.log.add(reading_problems.DETAIL_UNUSED.at(sheet.listing.table.place))


def _report_totals(material: Material, lines: Sequence[BudgetLine], totals: Sequence[BudgetTotal]) -> None:
    """Stated totals beside the sum of the lines they cover, within the rounding of many lines."""
    by_id = {line.line_id: line for line in lines}
    for total in totals:
        covered = [by_id[line_id] for line_id in total.covers]
        added = Money.total(line.declared for line in covered)
        slack = max(Decimal(1), Decimal(50) * len(covered) if total.amount.yuan % 100 == 0 else Decimal(1))
        if covered and abs(added - total.amount).yuan > slack:
            detail = f"“{total.label}”所列为{total.amount.format_wan()}，其明细之和为{added.format_wan()}"
            material.log.add(
                reading_problems.TOTAL_DIFFERS.at(
                    total.place, detail, stated=str(total.amount.yuan), computed=str(added.yuan)
                )
            )


def _report_line(material: Material, sheet: Sheet, leaf: Leaf) -> None:
    record = leaf.row.record
    for problem in _line_problems(sheet, leaf):
        material.log.add(problem)
    if record.hidden or sheet.hidden:
        material.log.add(reading_problems.HIDDEN_LINE.at(record.place))


def _line_problems(sheet: Sheet, leaf: Leaf) -> Iterator[Problem]:
    record = leaf.row.record
    for column in leaf.row.unreadable:
        cell = record.cell(column)
        if cell is not None:
            yield reading_problems.NUMBER_UNREADABLE.at(cell.place.quoting(cell.text))
    if leaf.price is None or leaf.amount is None or leaf.row.quantity is None:
        return
    product = leaf.price * leaf.row.quantity
    step = sheet.units.amount.factor / 100 if sheet.units.amount else Decimal(1)
    if abs(product - leaf.amount).yuan > max(step * Decimal("0.51"), Decimal("0.011")):
        place = _cell(record.cell("amount"), record.place)
        detail = f"“{leaf.row.name}”数量×单价为{product.format_yuan()}，所列金额为{leaf.amount.format_yuan()}"
        yield reading_problems.PRODUCT_DIFFERS.at(
            place, detail, computed=str(product.yuan), stated=str(leaf.amount.yuan)
        )
