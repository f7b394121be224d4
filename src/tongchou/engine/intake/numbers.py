"""Numbers as Chinese offices write them: amounts, counts, rates. Decimal, never float.

>>> parse_number("壹仟贰佰捌拾陆万伍仟")
Decimal('12865000')
>>> read_money("￥1，234.50元").yuan
Decimal('1234.50')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

import cn2an

from tongchou.engine.intake.wording import fold, squeeze
from tongchou.kernel.money import Money


class MoneyUnit(StrEnum):
    YUAN = "元"
    THOUSAND = "千元"
    WAN = "万元"
    MILLION = "百万元"
    YI = "亿元"

    @property
    def factor(self) -> Decimal:
        return _FACTORS[self]


_FACTORS = {
    MoneyUnit.YUAN: Decimal(1),
    MoneyUnit.THOUSAND: Decimal(1000),
    MoneyUnit.WAN: Decimal(10_000),
    MoneyUnit.MILLION: Decimal(1_000_000),
    MoneyUnit.YI: Decimal(100_000_000),
}

_CN = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億廿"
_ARABIC = r"[-−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?"
_SCALED = re.compile(rf"^({_ARABIC})([十百千万亿]*)$")
_CHINESE = re.compile(rf"^[{_CN}]+(?:点[{_CN}]+)?$")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ABOUT = "约近逾超余多左右"
_AMOUNT = re.compile(
    rf"(?P<about>[约近逾超]?)\s*(?:人民币|RMB|[￥¥])?\s*(?P<number>{_ARABIC}|[{_CN}]{{2,}})"
    rf"\s*(?P<rest>[余多]?)\s*(?P<unit>亿元|百万元|万元|千元|元|圆|万|亿)(?P<coins>[{_CN}]角(?:[{_CN}]分)?|[{_CN}]分)?"
)
_TWO_NUMBERS = re.compile(r"[\d.]\s+\d")
_RATE = re.compile(rf"({_ARABIC})\s*([%‰])")
_PER = re.compile(rf"(百分之|千分之|万分之)([{_CN}点]+|{_ARABIC})")
_COUNT = re.compile(rf"({_ARABIC})\s*([万千百亿]?)\s*(?:余|多|左右)?")
_BASES = {"百分之": 100, "千分之": 1000, "万分之": 10_000}


@dataclass(frozen=True)
class WrittenAmount:
    """An amount in running text: where it starts and ends, and whether it is only about right."""

    money: Money
    start: int
    end: int
    about: bool
    words: str


@lru_cache(maxsize=65536)
def parse_number(text: str) -> Decimal | None:
    """A bare number in Arabic or Chinese digits with 十/百/千/万/亿; ``None`` when it is none.

    Thousands commas, full-width digits, currency signs and 约/余 around it are allowed.
    """
    if _TWO_NUMBERS.search(text):
        return None
    bare = squeeze(text).strip("￥¥$" + _ABOUT).removeprefix("人民币")
    if not bare:
        return None
    scaled = _SCALED.match(bare)
    if scaled:
        return _arabic(scaled[1]) * _scale(scaled[2])
    scientific = re.fullmatch(r"-?\d+(?:\.\d+)?[eE][-+]?\d{1,2}", bare)
    if scientific:
        return Decimal(bare)
    return _chinese(bare) if _CHINESE.match(bare) else None


def parse_unit(text: str) -> MoneyUnit | None:
    """The money unit named in a header, bracket or cell; ``None`` when none is named."""
    bare = squeeze(text)
    for unit in (MoneyUnit.YI, MoneyUnit.MILLION, MoneyUnit.WAN, MoneyUnit.THOUSAND, MoneyUnit.YUAN):
        if unit.value in bare:
            return unit
    return MoneyUnit.WAN if bare in {"万", "人民币万"} else None


def read_money(text: str, unit: MoneyUnit | None = None) -> Money | None:
    """One amount from a cell: a unit written in the cell wins over ``unit``.

    ``None`` when there is no number, or no unit is known from anywhere.
    """
    amounts = list(find_amounts(text))
    if amounts:
        return amounts[0].money
    number = parse_number(text)
    if number is None or unit is None:
        return None
    return Money(number * unit.factor)


def find_amounts(text: str) -> Iterator[WrittenAmount]:
    """Every amount with a unit in running text: 486.50万元, 3.5亿元, 肆佰捌拾陆万伍仟元整."""
    folded = fold(text)
    for found in _AMOUNT.finditer(folded):
        money = _amount(found)
        if money is not None:
            about = bool(found["about"] or found["rest"]) or folded[found.end() :].startswith("左右")
            yield WrittenAmount(money, found.start(), found.end(), about, found[0])


def parse_rate(text: str) -> Decimal | None:
    """A rate as a share of one: 3.5%, 3‰, 千分之三, 0.03. A bare number above 1 is read as percent."""
    folded = squeeze(text)
    signed = _RATE.search(folded)
    if signed:
        return _arabic(signed[1]) / (100 if signed[2] == "%" else 1000)
    per = _PER.search(folded)
    if per:
        number = parse_number(per[2])
        return None if number is None else number / _BASES[per[1]]
    number = parse_number(folded)
    if number is None:
        return None
    return number / 100 if number > 1 else number


def parse_count(text: str) -> int | None:
    """The first whole count in words such as 约1.2万人, 3200余个, 1,500户; Chinese digits too."""
    folded = fold(text)
    found = _COUNT.search(folded)
    if found:
        value = _arabic(found[1]) * _scale(found[2])
        return int(value) if value == value.to_integral_value() else None
    chinese = re.search(rf"[{_CN}]+", squeeze(text))
    value_cn = _chinese(chinese[0]) if chinese else None
    return None if value_cn is None else int(value_cn)


def _amount(found: re.Match[str]) -> Money | None:
    number = parse_number(found["number"])
    if number is None:
        return None
    unit = {"圆": "元", "万": "万元", "亿": "亿元"}.get(found["unit"], found["unit"])
    return Money(number * MoneyUnit(unit).factor + _coins(found["coins"] or ""))


def _coins(text: str) -> Decimal:
    total = Decimal(0)
    for digit, coin in re.findall(rf"([{_CN}])([角分])", text):
        total += (_chinese(digit) or Decimal(0)) * (Decimal("0.1") if coin == "角" else Decimal("0.01"))
    return total


def _arabic(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", "").replace("−", "-"))


def _scale(marks: str) -> Decimal:
    factor = Decimal(1)
    for mark in marks:
        factor *= _SCALES[mark]
    return factor


def _chinese(text: str) -> Decimal | None:
    # cn2an answers whole Chinese numerals with int; anything it dislikes raises ValueError
    try:
        return Decimal(str(cn2an.cn2an(text.replace("萬", "万").replace("億", "亿"), "smart")))
    except (ValueError, KeyError, InvalidOperation):
        return None
