"""How one hand lays out a document: fonts, sizes, heading habits."""

from dataclasses import dataclass, field
from enum import StrEnum

_DIGITS = "零一二三四五六七八九"


class HeadingHabit(StrEnum):
    """How headings are marked: Word styles, bold typed text, or both by turns."""

    STYLES = "styles"
    MIXED = "mixed"


@dataclass(frozen=True)
class Look:
    """Layout of one hand; sizes in points, margins in centimetres, `lines` is the line spacing factor."""

    body: str = "仿宋_GB2312"
    head: str = "黑体"
    second: str = "楷体_GB2312"
    body_pt: float = 14
    table_pt: float = 10.5
    lines: float = 1.5
    decimal: bool = False
    habit: HeadingHabit = HeadingHabit.STYLES
    margins: tuple[float, float, float, float] = (3.0, 2.6, 2.8, 2.6)
    shade: str = "D9E2F3"
    sizes: tuple[float, ...] = field(default=(18, 16, 14, 14))


def chinese_number(number: int) -> str:
    """1..99 as 一..九十九."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def heading_number(counters: list[int], level: int, decimal: bool) -> str:
    """The number typed before a heading; `counters` are the counts of levels 1.. up to `level`."""
    if decimal:
        return ".".join(str(count) for count in counters[:level]) + " "
    count = counters[level - 1]
    if level == 1:
        return f"第{chinese_number(count)}章 "
    if level == 2:
        return f"{chinese_number(count)}、"
    return f"（{chinese_number(count)}）" if level == 3 else f"{count}．"
