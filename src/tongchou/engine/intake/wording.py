"""How office writers vary the same words: widths, blanks, numbering, brackets, negation.

>>> label_key("（三） 项 目 总 投 资（万元）：")
'项目总投资'
"""

from __future__ import annotations

import re
from functools import lru_cache

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_BLANKS = re.compile(r"\s+")
_NUMBERING = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百\d]+[章节篇部分]+|[（(][一二三四五六七八九十百\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|附[表件录]?[一二三四五六七八九十\dA-Z]+[、.．:：]?"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[、.．)）]?(?=[^\d.%年月日:])|\d{1,2}(?:[、.．)）]|\s+)(?=[^\d\s])|[①-⑳])"
)
#: A bare number glued to its heading (1项目概述), but not a count (3年运维费, 5G专网).
_GLUED = re.compile(r"^\d{1,2}(?=[\u4e00-\u9fff])(?![年月日号个台套项级期度次人家路条类张万千百亿米])")
_BRACKETS = re.compile(r"[（(\[【〔][^（()）\[\]【】〔〕]*[)）\]】〕]")
_EDGES = " :：*＊、,，.。;；-—_/|\"“”'《》"
_NEGATION = re.compile(
    r"(?:不|未|无|非|没有|否|暂不|暂无|暂未|尚未|不涉及|无需|不需要|毋需|免于|不属于|不存在|不含|不包括)$"
)


def fold(text: str) -> str:
    """Full-width signs and digits to half width; Chinese commas and stops stay what they mean."""
    return text.translate(_WIDE)


def squeeze(text: str) -> str:
    """Folded, without any blank."""
    return _BLANKS.sub("", fold(text))


def tidy(text: str) -> str:
    """One line without blanks between Chinese characters, for values that are compared."""
    line = _BLANKS.sub(" ", text.replace("\u3000", " ").replace("\xa0", " ")).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", line)


@lru_cache(maxsize=65536)
def strip_numbering(text: str) -> str:
    """Without one or two leading numbers such as 第一章, （二）, 3.1."""
    bare = text.strip()
    for _ in range(2):
        shorter = _NUMBERING.sub("", bare, count=1).lstrip(" 　、.．:：")
        if shorter == bare or not shorter:
            break
        bare = shorter
    return bare


@lru_cache(maxsize=65536)
def label_key(text: str) -> str:
    """The comparable core of a label or column head: no blanks, numbering, brackets or colon."""
    bare = _GLUED.sub("", strip_numbering(squeeze(text)))
    outside = _BRACKETS.sub("", bare)
    return (outside or bare).strip(_EDGES).lower()


def bracketed(text: str) -> str:
    """What stands in brackets, joined: 单价（元）→ 元."""
    return "".join(part[1:-1] for part in _BRACKETS.findall(squeeze(text)))


def first_clause(text: str, stops: str = "，,。；;\n") -> str:
    """Up to the first comma or stop that stands outside brackets and quotes."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "（([【《“") - (sign in "）)]】》”")
        if sign in stops and depth <= 0:
            return text[:place]
    return text


def is_negated(before: str) -> bool:
    """Whether the words directly before a term deny it."""
    return bool(_NEGATION.search(before))


def has_any(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)
