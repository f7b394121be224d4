"""Finds words in the read documents and tells a statement from its denial.

“不涉及个人信息” and “是否涉及个人信息：否” deny; “采集个人信息” states. A table row is read as one line, so the
answer beside a question counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import (
    Block,
    Cell,
    Document,
    DocumentKind,
    Heading,
    Section,
    Table,
    Text,
    block_lines,
)
from tongchou.kernel.evidence import Evidence

_SENTENCE_ENDS = "。；;！!？?\n"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，,"
_DENIAL = re.compile(
    r"不(?!断|同|仅|但|只|少|足|动产|限|管|论|可或缺|低于|得少于|得低于|超过|良)|未(?!来|成年)|没有|"
    r"无(?!纸|缝|人机|线|障碍|论|条件共享|感|锡|偿|害)|非(?!常|遗|税|公有|结构|接触|现场|法)|"
    r"禁止|严禁|杜绝|取消|停止|勿"
)
_CONTRAST = re.compile(r"但|而是|除外|以外|之外")
_DENIED_AFTER = re.compile(
    r"^[^，。；;|：:]{0,10}[：:\s|、为]*(?:不涉及|不适用|不包含|不含|没有|无|否|未涉及)(?=$|[\s，。；;|、)）])"
)
#: “个人信息 | 不涉及个人信息”: the answer beside a label repeats the label's word.
_ANSWERED_NO = re.compile(
    r"^[^，。；;|：:]{0,6}\s*[：:|]\s*(?:本项目)?(?:不涉及|不处理|不采集|不收集|不包含|不含|未涉及)"
)
_ASKED = re.compile(r"(?:是否|有无|有没有)[^，。；;|：:]{0,16}$")
_AFFIRMED_AFTER = re.compile(r"^[^，。；;|]{0,12}?[：:\s|、为]+(?:是|有|涉及|包含|√|☑)")


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading or a whole table row, with its place; a row knows its cells."""

    text: str
    place: Evidence
    is_heading: bool = False
    cells: tuple[Cell, ...] = ()

    def place_of(self, word: str) -> Evidence:
        """The cell that holds a word; the place of the passage otherwise."""
        return next((cell.place for cell in self.cells if word in cell.text), self.place)


@dataclass(frozen=True)
class Mention:
    """A word found, in the sentence that holds it. ``denied`` when the sentence says the contrary."""

    word: str
    sentence: str
    place: Evidence
    denied: bool = False
    in_heading: bool = False


def passages(case: CaseFile, *kinds: DocumentKind) -> Iterator[Passage]:
    """Everything readable of the given kinds (all when none is given), rows of tables as one line."""
    documents = case.package.of_kind(*kinds) if kinds else case.package.documents
    return (passage for document in documents for passage in passages_of(document.blocks))


def passages_of(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Passages of some blocks. A line of the table of contents says nothing itself and is left out."""
    for block in blocks:
        if isinstance(block, Text) and block.origin == "contents":
            continue
        if isinstance(block, Table):
            for row in block.rows:
                cells = tuple(cell for cell in row if cell.text and not cell.merged)
                if cells:
                    yield Passage(" | ".join(cell.text for cell in cells), cells[0].place, cells=cells)
        else:
            heading = isinstance(block, Heading)
            yield from (Passage(text, place, heading) for text, place in block_lines(block) if text)


def mentions(source: Iterable[Passage], words: Iterable[str]) -> Iterator[Mention]:
    """Every passage's first hit of each word; a stated hit is preferred to a denied one."""
    wanted = tuple(words)
    for passage in source:
        for word in wanted:
            if word in passage.text:
                yield _mention(passage, word)


def stated(case: CaseFile, words: Iterable[str], *kinds: DocumentKind) -> list[Mention]:
    """Mentions that are not denied, in reading order; headings count."""
    wanted = tuple(words)
    return [m for m in mentions(_likely(case, wanted, kinds), wanted) if not m.denied]


def said(case: CaseFile, words: Iterable[str], *kinds: DocumentKind) -> list[Mention]:
    """Like :func:`stated` without headings: a title names a topic, only a sentence says that it is so."""
    return [mention for mention in stated(case, words, *kinds) if not mention.in_heading]


def _likely(case: CaseFile, words: tuple[str, ...], kinds: tuple[DocumentKind, ...]) -> Iterator[Passage]:
    """Passages of the documents that hold any of the words at all (a cheap look first)."""
    documents: Iterable[Document] = case.package.of_kind(*kinds) if kinds else case.package.documents
    for document in documents:
        if any(word in document.text for word in words):
            yield from passages_of(document.blocks)


def section_about(case: CaseFile, words: Iterable[str], *kinds: DocumentKind) -> Section | None:
    """The first section whose heading holds one of the words."""
    wanted = tuple(words)
    documents = case.package.of_kind(*kinds) if kinds else case.package.documents
    sections = (section for document in documents for section in document.sections)
    return next((s for s in sections if any(word in s.heading.text for word in wanted)), None)


def grade_label(grade: int) -> str:
    """A protection level as offices write it: 第三级."""
    return f"第{'零一二三四五'[grade]}级" if 0 <= grade <= 5 else f"{grade}级"


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words ``text[start:end]`` are denied where they stand.

    >>> is_denied("本项目不涉及个人信息。", 6, 10)
    True
    >>> is_denied("不断加强个人信息保护", 4, 8)
    False
    """
    before = text[_clause_start(text, start) : start]
    after = text[end : _sentence_end(text, end)]
    if _DENIED_AFTER.match(after) or _ANSWERED_NO.match(after):
        return True
    if _ASKED.search(before):
        return not _AFFIRMED_AFTER.match(after)
    denials = list(_DENIAL.finditer(before))
    return bool(denials) and not _CONTRAST.search(before, denials[-1].end())


def _mention(passage: Passage, word: str) -> Mention:
    hits = [match.start() for match in re.finditer(re.escape(word), passage.text)]
    open_hits = [hit for hit in hits if not is_denied(passage.text, hit, hit + len(word))]
    hit = (open_hits or hits)[0]
    sentence = passage.text[_sentence_start(passage.text, hit) : _sentence_end(passage.text, hit)].strip()
    place = passage.place_of(word).quoting(sentence)
    return Mention(word, sentence, place, not open_hits, passage.is_heading)


def _clause_start(text: str, index: int) -> int:
    return max((text.rfind(sign, 0, index) + 1 for sign in _CLAUSE_ENDS), default=0)


def _sentence_start(text: str, index: int) -> int:
    return max((text.rfind(sign, 0, index) + 1 for sign in _SENTENCE_ENDS), default=0)


def _sentence_end(text: str, index: int) -> int:
    ends = [found for sign in _SENTENCE_ENDS if (found := text.find(sign, index)) >= 0]
    return min(ends, default=len(text))
