"""Which lines of a document are headings, and at which level.

A line is a heading by its style, or by its number when the context agrees: it is short, does not end
like a sentence, its number continues a sequence, and text stands between it and the next number (items
that follow each other without text are a list). Bold helps. Levels are made consistent over the whole
document when styles and several ways of numbering are mixed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tongchou.engine.intake.heading_levels import STRONG, Levels, Numbered
from tongchou.engine.intake.numbering import Number, parse_number

_MAX_TITLE = 42
_MAX_STYLED = 80
_SENTENCE_END = tuple("。；;！!？?，,、")
_KEY_VALUE = re.compile(r"[:：].*\S")
_UNIT = re.compile(
    r"(万元|亿元|万|亿|元|[%％‰]|倍|年[^度]|月\d|[GTMK]B?\b|[GM]bps|GHz"
    r"|平方|公里|个|台|套|米|吨|小时|分钟|秒)"
)
_LEADER = re.compile(r"(?:[.．…·‥_\-—]{3,}|\t|[ \u3000]{4,})[\s\u3000]*[\d\-–—()（）ivxIVX]{1,8}$")
_TRAILING_PAGE = re.compile(r"[\s.．…·‥\t\u3000]*\d{1,3}$")
_CONTENTS_TITLE = re.compile(r"^[\[【]?目[\s\u3000]*(?:录|次)[\]】]?$|^contents$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A paragraph as the judge sees it; ``solid`` is content that can never be a heading (a table).

    ``number`` is an automatic list number, which is not part of ``text``. ``style_level`` is the level
    a style or a bookmark gives. ``contents`` marks a line of a table of contents.
    """

    text: str
    style_level: int | None = None
    bold: bool = False
    contents: bool = False
    number: str = ""
    solid: bool = False

    @property
    def full(self) -> str:
        return f"{self.number} {self.text}" if self.number else self.text


@dataclass(frozen=True)
class HeadingMark:
    level: int
    number: str


@dataclass
class _Candidate:
    index: int
    line: Line
    number: Number | None
    fits: bool = True
    accepted: bool = False
    children: bool = False
    top: bool = False

    @property
    def styled(self) -> bool:
        return self.line.style_level is not None

    @property
    def scheme(self) -> str:
        """The way of numbering; ``top`` is ``1 概述`` where ``1.1`` follows, unlike ``1、`` in a list."""
        if self.number is None:
            return ""
        return "top" if self.top else self.number.scheme


def is_contents_entry(text: str) -> bool:
    """Whether a line ends like an entry of a table of contents: leader or tab, then a page number."""
    return bool(_LEADER.search(text))


def judge(lines: Sequence[Line]) -> list[HeadingMark | None]:
    """For each line its heading mark or None, in the same order."""
    outside = _outside_contents(lines)
    candidates = [c for c in (_candidate(n, line) for n, line in enumerate(lines)) if c and outside[c.index]]
    for candidate in candidates:
        candidate.accepted = candidate.styled
    _accept_runs(candidates, lines)
    chosen = [c for c in candidates if c.accepted]
    levels = Levels([_numbered(c) for c in chosen])
    marks: list[HeadingMark | None] = [None] * len(lines)
    for candidate in chosen:
        written = candidate.line.number or (candidate.number.written if candidate.number else "")
        marks[candidate.index] = HeadingMark(levels.of(_numbered(candidate)), written)
    return marks


def _numbered(candidate: _Candidate) -> Numbered:
    return Numbered(candidate.scheme, candidate.index, candidate.line.style_level)


def _outside_contents(lines: Sequence[Line]) -> list[bool]:
    """False for lines of a table of contents; it ends where its first entry is met again."""
    outside = [not line.contents and not is_contents_entry(line.text) for line in lines]
    for start, line in enumerate(lines):
        if not _CONTENTS_TITLE.match(line.text.strip()):
            continue
        seen: set[str] = set()
        for index in range(start + 1, min(start + 400, len(lines))):
            text = re.sub(r"[\s\u3000]+", "", lines[index].full)
            if not text:
                continue
            key = _TRAILING_PAGE.sub("", text)
            if lines[index].solid or key in seen or len(text) > 2 * _MAX_TITLE:
                break
            outside[index] = outside[index] and lines[index].style_level is not None
            seen.add(key)
        else:
            continue
        _undo_if_no_repeat(lines, outside, start, index, key in seen)
    return outside


def _undo_if_no_repeat(
    lines: Sequence[Line], outside: list[bool], start: int, end: int, repeated: bool
) -> None:
    """A 目录 line without a repeated entry below hides only lines that end in a page number."""
    if repeated:
        return
    for index in range(start + 1, end):
        text = lines[index].text.strip()
        if not lines[index].contents and not is_contents_entry(text) and not re.search(r"\d$", text):
            outside[index] = True


def _candidate(index: int, line: Line) -> _Candidate | None:
    if line.solid or not line.text.strip():
        return None
    number = parse_number(line.full.strip())
    if line.style_level is not None and _fits_style(line.text):
        return _Candidate(index, line, number)
    if number is None:
        return None
    if line.style_level is not None:
        line = Line(line.text, None, line.bold, line.contents, line.number)
    return _Candidate(index, line, number, fits=_fits_shape(number, line))


def _fits_style(text: str) -> bool:
    """Body text that was given a heading style by mistake is long or is a sentence."""
    text = text.strip()
    return len(text) <= _MAX_STYLED and not (text.endswith(("。", "；", ";")) and len(text) > 24)


def _fits_shape(number: Number, line: Line) -> bool:
    title = number.rest
    if not title:
        return number.scheme in ("annex", *STRONG)
    if len(title) > _MAX_TITLE or title.endswith(_SENTENCE_END) or "。" in title or "；" in title:
        return False
    if number.scheme in STRONG:
        return not title.startswith(("的", "中", "所", "已", "规定", "条"))
    if _KEY_VALUE.search(title) and not line.bold:
        return False
    if line.text.rstrip().endswith(("：", ":")) and not line.bold and number.scheme != "cn":
        return False
    if title.count("，") + title.count(",") > (2 if line.bold else 0 if number.scheme == "dec1" else 1):
        return False
    return not (number.scheme.startswith("dec") and _UNIT.match(title))


def _accept_runs(candidates: Sequence[_Candidate], lines: Sequence[Line]) -> None:
    _mark_decimal_parents(candidates)
    for run in _runs(candidates):
        has_children = any(c.children for c in run)
        heading = _run_is_heading(run, lines)
        for candidate in run:
            candidate.top = has_children
            candidate.accepted = candidate.accepted or (heading and candidate.fits)
    _drop_orphan_decimals(candidates)


def _mark_decimal_parents(candidates: Sequence[_Candidate]) -> None:
    """``1 概述`` followed by ``1.1`` is a chapter, not a list item."""
    last: _Candidate | None = None
    for candidate in candidates:
        if candidate.scheme == "dec1" and candidate.fits:
            last = candidate
        elif candidate.scheme == "dec2" and last and last.number and candidate.number:
            last.children = last.children or candidate.number.parent == last.number.value


def _runs(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Numbered lines of one scheme and separator (and, for 1.1, one parent) whose numbers go up.

    Lines that are no headings by their shape belong to the sequence too: 一、项目名称：… 二、建设内容.
    """
    open_runs: dict[tuple[str, str], list[list[_Candidate]]] = {}
    runs: list[list[_Candidate]] = []
    for candidate in candidates:
        number = candidate.number
        if number is None:
            continue
        stack = open_runs.setdefault((number.scheme, _separator(number)), [])
        depth = _place_in(stack, candidate)
        if depth is None:
            runs.append([])
            stack.append(runs[-1])
        else:
            del stack[depth + 1 :]
        stack[-1].append(candidate)
    return runs


def _separator(number: Number) -> str:
    tail = number.written[-1]
    return "" if tail.isalnum() else tail


def _place_in(stack: Sequence[Sequence[_Candidate]], candidate: _Candidate) -> int | None:
    for depth in reversed(range(len(stack))):
        run = stack[depth]
        if candidate.number is None or not _continues(run[-1].number, candidate.number):
            continue
        if not candidate.children or any(c.children for c in run):
            return depth
    return None


def _continues(before: Number | None, after: Number) -> bool:
    if before is None or before.parent != after.parent:
        return False
    return 0 < after.last - before.last <= 3


def _run_is_heading(run: Sequence[_Candidate], lines: Sequence[Line]) -> bool:
    first = run[0].number
    assert first is not None
    fitting = [c for c in run if c.fits]
    if not fitting:
        return False
    if len(run) > 1 and any(c.styled for c in run):
        return True
    bold = sum(c.line.bold for c in fitting) * 2 > len(fitting)
    if first.scheme in STRONG:
        return first.last <= 1 or bold or len(run) > 1
    if any(c.children for c in run):
        return True
    if (first.last > 1 and not bold) or (len(fitting) * 2 < len(run) and not bold):
        return False
    if first.scheme.startswith("dec") and first.scheme != "dec1":
        return first.last == 1 or bold
    return _stands_apart(run, lines, bold)


def _stands_apart(run: Sequence[_Candidate], lines: Sequence[Line], bold: bool) -> bool:
    """Headings have text between them; items that follow each other are a list."""
    scheme = run[0].scheme
    touching = _touching(run, lines)
    if len(run) == 1:
        roomy = _has_content_after(run[0], lines)
        return roomy and (bold or scheme in ("cn", "cn_paren", "annex"))
    if bold:
        return touching < len(run) - 1 or scheme in ("cn", "cn_paren")
    return touching * 2 < len(run) - 1 or touching == 0


def _touching(run: Sequence[_Candidate], lines: Sequence[Line]) -> int:
    """How many items follow the one before with nothing but blank lines between."""
    return sum(a.fits and not _content_between(a.index, b.index, lines) for a, b in pairwise(run))


def _content_between(start: int, end: int, lines: Sequence[Line]) -> bool:
    return any(line.solid or line.text.strip() for line in lines[start + 1 : end])


def _has_content_after(candidate: _Candidate, lines: Sequence[Line]) -> bool:
    return _content_between(candidate.index, min(candidate.index + 4, len(lines)), lines)


def _drop_orphan_decimals(candidates: Sequence[_Candidate]) -> None:
    """1.1 stands under a heading that counts 1, or under a heading that has no number of its own."""
    tops = {
        c.number.last
        for c in candidates
        if c.accepted and c.number and c.scheme in ("top", "chapter", "part", "section", "cn")
    }
    for candidate in candidates:
        number = candidate.number
        if number is None or len(number.value) == 1 or candidate.styled or candidate.line.bold:
            continue
        if tops and number.value[0] not in tops:
            candidate.accepted = False
