"""Money: Decimal inside, 元 and 万元 named, rounding named, sums checked.

>>> Money.wan("12.5").yuan
Decimal('125000.0')
>>> Money.yuan_of("1860000").format_wan()
'186.00万元'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, InvalidOperation
from enum import StrEnum

WAN = Decimal(10_000)
_FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)


class Rounding(StrEnum):
    """Named rounding. ``EXCEL`` is what a financial reviewer sees in a spreadsheet:
    the value is taken to 15 significant digits, then rounded half up."""

    EXCEL = "excel"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


_MODES = {
    Rounding.EXCEL: ROUND_HALF_UP,
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.UP: ROUND_UP,
}


def round_decimal(value: Decimal, places: int, rounding: Rounding = Rounding.EXCEL) -> Decimal:
    """Round to ``places`` decimal places by a named rule.

    Raises ``ValueError`` for NaN and infinities: they are never amounts.
    """
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    if rounding is Rounding.EXCEL:
        value = _FIFTEEN_DIGITS.create_decimal(value)
    return value.quantize(Decimal(1).scaleb(-places), rounding=_MODES[rounding])


@dataclass(frozen=True, order=True)
class Money:
    """An amount in yuan. Build it with :meth:`yuan_of` or :meth:`wan`; never from a float."""

    yuan: Decimal

    def __post_init__(self) -> None:
        if not isinstance(self.yuan, Decimal):
            raise TypeError(f"Money takes a Decimal of yuan, not {type(self.yuan).__name__}")
        if not self.yuan.is_finite():
            raise ValueError(f"not an amount: {self.yuan}")

    @classmethod
    def yuan_of(cls, amount: str | int | Decimal) -> Money:
        """From an amount in 元. Raises ``ValueError`` when it is not a number."""
        return cls(_decimal(amount))

    @classmethod
    def wan(cls, amount: str | int | Decimal) -> Money:
        """From an amount in 万元. Raises ``ValueError`` when it is not a number."""
        return cls(_decimal(amount) * WAN)

    @property
    def in_wan(self) -> Decimal:
        """The exact amount in 万元, not rounded."""
        return self.yuan / WAN

    def rounded(self, places: int = 2, rounding: Rounding = Rounding.EXCEL) -> Money:
        """Rounded to ``places`` decimals of a yuan."""
        return Money(round_decimal(self.yuan, places, rounding))

    def format_wan(self, places: int = 2) -> str:
        return f"{round_decimal(self.in_wan, places):,f}万元"

    def format_yuan(self, places: int = 2) -> str:
        return f"{round_decimal(self.yuan, places):,f}元"

    def __add__(self, other: Money) -> Money:
        return Money(self.yuan + other.yuan)

    def __sub__(self, other: Money) -> Money:
        return Money(self.yuan - other.yuan)

    def __mul__(self, factor: Decimal | int) -> Money:
        if isinstance(factor, float):
            raise TypeError("multiply Money by a Decimal or int, not a float")
        return Money(self.yuan * factor)

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return Money(-self.yuan)

    def __abs__(self) -> Money:
        return Money(abs(self.yuan))

    def __bool__(self) -> bool:
        return bool(self.yuan)

    def ratio_to(self, other: Money) -> Decimal | None:
        """This amount as a share of ``other``; ``None`` when ``other`` is zero."""
        return None if not other.yuan else self.yuan / other.yuan

    @staticmethod
    def total(amounts: Iterable[Money]) -> Money:
        return sum(amounts, start=ZERO)


ZERO = Money(Decimal(0))
CENT = Money(Decimal("0.01"))


@dataclass(frozen=True)
class SumCheck:
    """A stated total beside the sum of its parts."""

    stated: Money
    computed: Money

    @property
    def difference(self) -> Money:
        """Stated minus computed: positive when the stated total is too high."""
        return self.stated - self.computed

    def agrees(self, tolerance: Money = CENT) -> bool:
        return abs(self.difference) <= tolerance


def check_sum(parts: Iterable[Money], stated: Money) -> SumCheck:
    """Compare a stated total with its parts."""
    return SumCheck(stated, Money.total(parts))


def _decimal(amount: str | int | Decimal) -> Decimal:
    if isinstance(amount, float):
        raise TypeError("amounts are given as str, int or Decimal, never float")
    try:
        value = Decimal(amount)
    except InvalidOperation:
        raise ValueError(f"not an amount: {amount!r}") from None
    if not value.is_finite():
        raise ValueError(f"not an amount: {amount!r}")
    return value
