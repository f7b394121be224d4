"""Our own word lists: domain words, generic words, synonyms, notice and stock phrases."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import rjieba

_FOLDER = files("tongchou.engine.similarity") / "words"
_DOMAIN_FREQUENCY = 20_000


def read_list(name: str) -> tuple[str, ...]:
    """The lines of a word list, comments and empty lines left out."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def generic_words() -> frozenset[str]:
    """Words that nearly every project uses; equal ones say little."""
    return frozenset(read_list("generic"))


@cache
def generic_modules() -> frozenset[str]:
    """Modules that every system has (用户管理, 日志管理 …); they are no duplicate construction."""
    return frozenset(read_list("generic_modules"))


@cache
def notice_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in read_list("notice")))


@cache
def boilerplate_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in read_list("boilerplate")))


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for line in read_list("synonyms"):
        kept, _, others = line.partition("=")
        table.update(dict.fromkeys(others.split(), kept))
    # The kept word stands in the alternation too, so that 智慧停车场 is not rewritten inside itself.
    kept_words = {kept: kept for kept in table.values()}
    table = {**kept_words, **table}
    ordered = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered))), table


def same_words(text: str) -> str:
    """The text with synonyms written one way."""
    pattern, table = _synonyms()
    return pattern.sub(lambda found: table[found.group()], text)


@cache
def _segmenter() -> rjieba.Jieba:
    """A segmenter of our own with our domain words: the library's shared one stays as it is, so that no
    piece reads differently for what another has taught it."""
    segmenter = rjieba.Jieba()
    for word in read_list("domain"):
        segmenter.add_word(word, _DOMAIN_FREQUENCY, "n")
    return segmenter


def words_of(text: str) -> tuple[str, ...]:
    """Words of two or more characters, domain words kept whole."""
    return tuple(word for word in _segmenter().cut(text) if len(word.strip()) > 1)
