"""Recognised text as it was printed: half-width signs between Chinese characters made full-width again."""

from __future__ import annotations

import re

_CJK = "\u3400-\u9fff\u3000-\u303f\uff00-\uffef"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_BETWEEN = re.compile(rf"(?<=[{_CJK}])([,;:?!])|([,;:?!])(?=[{_CJK}])")
_ROUND = re.compile(rf"\(([^()（）]{{0,60}}[{_CJK}][^()（）]{{0,60}}|\d{{1,2}})\)")
_NUMBERED = re.compile(r"^\((?=[一二三四五六七八九十\d]{1,3}[)）])")
_OPEN = re.compile(rf"\((?=[{_CJK}])|(?<=[{_CJK}])\(")
_CLOSE = re.compile(rf"(?<=[{_CJK}])\)|\)(?=[{_CJK}])")
_YEAR = re.compile(r"[〔\[【(（]\s?((?:19|20)\d{2})\s?[〕\]】)）](?=第?\d{1,4}\s?号)")


def as_printed(text: str) -> str:
    """Normalise signs only; characters, digits and letters stay as they were recognised.

    >>> as_printed("渌城管函〔2026]58号(联系人:周立新)")
    '渌城管函〔2026〕58号（联系人：周立新）'
    """
    text = _YEAR.sub(r"〔\1〕", text)
    if not re.search(rf"[{_CJK}]", text):
        return text
    text = _ROUND.sub(r"（\1）", text)
    text = _NUMBERED.sub("（", text)
    text = _CLOSE.sub("）", _OPEN.sub("（", text))
    return _BETWEEN.sub(lambda m: _WIDE[m.group(1) or m.group(2)], text)
