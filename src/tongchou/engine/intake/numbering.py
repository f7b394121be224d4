"""Heading numbers as offices type them: 第一章, 第一节, 一、, （一）, 1、, 1.1, （1）, 附件1.

>>> parse_number("（二）建设目标")
Number(scheme='cn_paren', value=(2,), written='（二）', rest='建设目标')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CN = "一二三四五六七八九十百零〇"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_GAP = r"[\s\u3000]*"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第{_GAP}([{_CN}\d]{{1,4}}){_GAP}(?:部分|编|篇|卷)(?=[\s:：、.．]|[^的中所内])")),
    ("chapter", re.compile(rf"第{_GAP}([{_CN}\d]{{1,4}}){_GAP}章")),
    ("section", re.compile(rf"第{_GAP}([{_CN}\d]{{1,4}}){_GAP}节")),
    ("annex", re.compile(rf"附[件录表图]{_GAP}([{_CN}\d]{{1,3}}|[A-Z](?![A-Za-z])){_GAP}[:：、.．]?")),
    ("cn_paren", re.compile(rf"[（(]{_GAP}([{_CN}]{{1,4}}){_GAP}[）)]{_GAP}[、.．]?")),
    ("cn", re.compile(rf"([{_CN}]{{1,4}}){_GAP}[、.．]")),
    ("paren", re.compile(rf"[（(]{_GAP}(\d{{1,2}}){_GAP}[）)]{_GAP}[、.．]?|(\d{{1,2}})[）)]")),
    ("dec", re.compile(r"(\d{1,2}(?:[.．]\d{1,3}){1,5})(?![\d%％])[.．、]?(?![.．]\d)")),
    ("dec1", re.compile(r"(\d{1,2})[\s\u3000]*[、.．](?!\d)|(\d{1,2})(?=[\s\u3000]+[\u4e00-\u9fffA-Z])")),
)  # fmt: skip


@dataclass(frozen=True)
class Number:
    """A number found at the start of a line. ``scheme`` is part, chapter, section, cn, cn_paren, paren,
    annex or dec1 … dec6; ``value`` its parts as integers."""

    scheme: str
    value: tuple[int, ...]
    written: str
    rest: str

    @property
    def last(self) -> int:
        return self.value[-1]

    @property
    def parent(self) -> tuple[int, ...]:
        return self.value[:-1]


def parse_number(line: str) -> Number | None:
    """The heading number a line starts with, if any. Says nothing about whether the line is a heading."""
    for scheme, pattern in _PATTERNS:
        match = pattern.match(line)
        if match is None:
            continue
        core = next(group for group in match.groups() if group)
        value = _decimal_value(core) if scheme == "dec" else (number_value(core),)
        name = f"dec{len(value)}" if scheme == "dec" else scheme
        rest = line[match.end() :].strip(" \t\u3000:：、")
        return Number(name, value, match.group().strip(), rest)
    return None


def _decimal_value(core: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split("[.．]", core))


def number_value(core: str) -> int:
    """一 … 九百九十九, 1 …, A … as an integer; 0 when it cannot be understood."""
    if core.isdigit():
        return int(core)
    if len(core) == 1 and "A" <= core <= "Z":
        return ord(core) - 64
    total, digit = 0, 0
    for sign in core:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS.get(sign, 0)
    return total + digit
