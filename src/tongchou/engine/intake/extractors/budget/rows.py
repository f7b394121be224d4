"""A row of an estimate sheet as read: its words, its raw numbers, what kind of row it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from tongchou.engine.intake import answers
from tongchou.engine.intake.numbers import find_amounts, parse_number, parse_rate
from tongchou.engine.intake.tables import Listing, Record
from tongchou.engine.intake.wording import label_key, squeeze, strip_numbering, tidy
from tongchou.kernel.money import Money

_TOTAL_WORDS = re.compile(
    r"(?:小计|合计|总计|共计|总投资|总概算|概算总额|投资总额|总金额|总价|总预算|概算合计|"
    r"总费用)(?:金额|额|费用)?(?:大写|小写)?$|^(?:合计|总计|小计|共计)|^(?:人民币|金额)?大写"
)
_OVERALL = re.compile(
    r"总投资|总概算|概算总额|投资总额|^总计|^项目合计|^项目总|工程总|概算总|^总预算|投资合计$|概算合计$"
)
_NOTE = re.compile(
    r"^(?:注|说明|备注|编制单位|编制人|审核人|填表|制表|编制日期|单位负责人|联系人|附注|编制说明|复核)\s*\d*[:：]|^[*※]"
)
_WHICH = re.compile(r"^(?:其中|内含|含)[:：]?")
_LEVELS = (
    (re.compile(r"^第[一二三四五六七八九十\d]+(?:部分|篇|类)"), 0),
    (re.compile(r"^[一二三四五六七八九十]{1,3}(?:[、.．\s]|$)"), 1),
    (re.compile(r"^[A-ZⅠ-Ⅻ](?:[、.．\s]|$)"), 1),
    (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]"), 2),
    (re.compile(r"^\d{1,3}[.．]\d{1,3}[.．]\d{1,3}[.．]\d{1,3}"), 6),
    (re.compile(r"^\d{1,3}[.．]\d{1,3}[.．]\d{1,3}"), 5),
    (re.compile(r"^\d{1,3}[.．]\d{1,3}(?!\d)"), 4),
    (re.compile(r"^\d{1,4}(?:[、.．\s]|$)"), 3),
    (re.compile(r"^[（(]\d{1,3}[)）]"), 7),
    (re.compile(r"^[①-⑳]"), 8),
)
#: Level of an unnumbered title across the row: below （一）, above 1.
BAND_LEVEL = 2.5


class RowKind(Enum):
    ITEM = auto()
    TITLE = auto()
    SUBTOTAL = auto()
    OVERALL = auto()
    NOTE = auto()
    FOREIGN = auto()


@dataclass(frozen=True)
class Row:
    """``amount``, ``price``, ``base`` are numbers without unit, as written; ``own_*`` carry a unit."""

    record: Record
    kind: RowKind
    name: str
    groups: tuple[str, ...]
    level: float | None
    amount: Decimal | None
    price: Decimal | None
    quantity: Decimal | None
    base: Decimal | None
    rate: Decimal | None
    own_amount: Money | None = None
    own_price: Money | None = None
    unreadable: tuple[str, ...] = ()

    @property
    def has_money(self) -> bool:
        return self.amount is not None or self.own_amount is not None

    @property
    def has_figures(self) -> bool:
        return self.has_money or self.price is not None or self.own_price is not None


def read_rows(listing: Listing) -> list[Row]:
    """The rows of a listing up to the first that belongs to something else."""
    rows: list[Row] = []
    for record in listing.records:
        row = read_row(record)
        if row.kind is RowKind.FOREIGN:
            break
        rows.append(row)
    return rows


def read_row(record: Record) -> Row:
    amount, own_amount = _figure(record, "amount")
    price, own_price = _figure(record, "unit_price")
    quantity = _plain_number(record.text("quantity"))
    name, groups = _name(record)
    numbers = any(v is not None for v in (amount, own_amount, price, own_price))
    return Row(
        record=record,
        kind=_kind(record, name, numbers=numbers, money=amount is not None or own_amount is not None),
        name=name,
        groups=groups,
        level=_level(record, name),
        amount=amount,
        price=price,
        quantity=quantity,
        base=_plain_number(record.text("fee_base")),
        rate=parse_rate(record.text("rate")),
        own_amount=own_amount,
        own_price=own_price,
        unreadable=_unreadable(
            record, amount is None and own_amount is None, price is None and own_price is None
        ),
    )


def clean(number: Decimal) -> Decimal:
    """Without the noise a spreadsheet's binary numbers carry (286.52000000000004)."""
    digits = -int(number.as_tuple().exponent) if isinstance(number.as_tuple().exponent, int) else 0
    return number if digits <= 8 else number.quantize(Decimal("1e-8")).normalize() + 0


def _figure(record: Record, column: str) -> tuple[Decimal | None, Money | None]:
    text = record.text(column)
    if not text:
        return None, None
    number = _plain_number(text)
    if number is not None:
        return number, None
    amounts = list(find_amounts(text))
    return None, amounts[0].money if len(amounts) == 1 else None


def _plain_number(text: str) -> Decimal | None:
    number = parse_number(text) if text else None
    if number is None:
        found = re.fullmatch(
            r"([\d,]+(?:\.\d+)?)\s*(?:台|套|个|项|人月|人天|年|月|次|批|路|条|点|人|户|块|根|元/\S+|[a-zA-Z]{1,4})",
            squeeze(text),
        )
        number = parse_number(found[1]) if found else None
    return None if number is None else clean(number)


def _unreadable(record: Record, no_amount: bool, no_price: bool) -> tuple[str, ...]:
    checks = (("amount", no_amount), ("unit_price", no_price))
    return tuple(
        column for column, missing in checks if missing and not answers.is_nothing(record.text(column))
    )


def _name(record: Record) -> tuple[str, tuple[str, ...]]:
    """The finest name of the row, and the coarser words beside it."""
    order = ("name", "function", "module", "subsystem", "category")
    words = [(column, record.text(column)) for column in order if record.head.column(column) is not None]
    filled = [
        (column, text)
        for column, text in words
        if text and not answers.is_nothing(text) and (column == "name" or parse_number(text) is None)
    ]
    if not filled:
        return record.text("order"), ()
    name = filled[0][1]
    groups = tuple(dict.fromkeys(text for _, text in reversed(filled[1:]) if text != name))
    return strip_numbering(name) if _leading_level(name) is not None else name, groups


def _words(record: Record) -> list[str]:
    columns = ("order", "category", "subsystem", "module", "function", "name")
    texts = [record.text(column) for column in columns]
    first = [tidy(cell.text) for cell in record.cells[:3]]
    return [text for text in dict.fromkeys([*texts, *first]) if text and parse_number(text) is None]


def _kind(record: Record, name: str, *, numbers: bool, money: bool) -> RowKind:
    words = _words(record)
    if any(_NOTE.match(squeeze(text)) for text in words[:2]) or _WHICH.match(squeeze(name)):
        return RowKind.NOTE
    if _is_foreign(record):
        return RowKind.FOREIGN
    total = next((text for text in words if _TOTAL_WORDS.search(label_key(text)) and len(text) <= 40), None)
    if total is not None:
        if not money:
            return RowKind.NOTE
        return (
            RowKind.OVERALL if any(_OVERALL.search(label_key(text)) for text in words) else RowKind.SUBTOTAL
        )
    if _is_remark(record):
        return RowKind.NOTE
    if not numbers:
        return RowKind.TITLE if name else RowKind.NOTE
    return RowKind.ITEM if name else RowKind.NOTE


def _is_remark(record: Record) -> bool:
    """A sentence across the whole row."""
    filled = [squeeze(cell.text) for cell in record.cells if cell.text.strip()]
    return len(set(filled)) == 1 and (len(filled[0]) > 30 or bool(re.search(r"[。；;]|\d", filled[0])))


def _is_foreign(record: Record) -> bool:
    """Another table's head: words such as 合计（万元） or 2027年 where numbers belong."""
    texts = [record.text("amount"), *(cell.text for cell in record.cells)]
    amount = squeeze(texts[0])
    distinct = {squeeze(cell.text) for cell in record.cells if cell.text.strip()}
    if len(distinct) < 3 or not amount or parse_number(amount) is not None:
        return False
    return bool(re.search(r"金额|合计|万元|年度?$|^元$|单位", amount)) and not any(find_amounts(amount))


def _level(record: Record, name: str) -> float | None:
    for text in (
        record.text("order"),
        *(record.text(c) for c in ("name", "category", "subsystem", "module")),
    ):
        level = _leading_level(text)
        if level is not None:
            return level
    filled = {squeeze(cell.text) for cell in record.cells if cell.text.strip()}
    return BAND_LEVEL if len(filled) == 1 and name else None


def _leading_level(text: str) -> float | None:
    bare = squeeze(text)
    return next((level for pattern, level in _LEVELS if pattern.match(bare)), None)
