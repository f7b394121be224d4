"""A term inside a declared name: whether it stands there as a thing of its own, and how much of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import rjieba

#: Words that say nothing about which thing is meant.
_FILLER = re.compile(
    r"建设|开发|升级|改造|系统|子系统|平台|模块|功能|软件|服务(?!器)|管理|中心|统一|综合|智能|信息化|引擎|组件|工具|"
    r"定制|购置|采购|费用?$|一套|设备"
)
_NOTE = re.compile(r"[（(\[【][^（）()\[\]【】]*[)）\]】]")
_CALLING = re.compile(r"对接|接入|复用|调用|利用|依托|集成|适配|接口|联调|共用")
_SHARED = re.compile(r"省|市级|市里|本市|全市|国家|部级|统一|共性|公共|政务|现有|已有|已建|共享")
_OWN = re.compile(r"自建|自有|自行|自主|新建|独立|单独|另建|直连|专用|购置|采购|研发")
#: Words after a term that use the thing rather than build it (电子证照核验).
_USING = re.compile(r"^(?:的)?(?:核验|核查|调取|引用|获取|验证|亮证|用证|查验|下载|展示)")
_WEAK_LENGTH = 3
_WEAK_SHARE = 0.6


@dataclass(frozen=True)
class Hit:
    """A term found in a name. ``score`` 0–1; ``using`` when the words use the thing only."""

    term: str
    score: float
    using: bool = False


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """One form for comparison: compatibility forms folded, white space away, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


@lru_cache(maxsize=16384)
def core(name: str) -> str:
    """A name without notes in brackets and filler words."""
    bare = _FILLER.sub("", _NOTE.sub("", plain(name)))
    return bare.strip("、，,和与及的/-")


def is_reuse(text: str) -> bool:
    """Whether the words call something shared instead of building it (对接省统一身份认证平台)."""
    words = plain(text)
    return bool(_CALLING.search(words) and _SHARED.search(words) and not _OWN.search(words))


def is_own(text: str) -> bool:
    """Whether the words say that something is built for oneself."""
    return bool(_OWN.search(plain(text)))


def find_term(term: str, name: str) -> Hit | None:
    """The term in a name, at word borders; ``None`` when it is not there or means something else.

    A short term (监控, 机房) must be most of the name: 视频监控 is no 监控系统. A term of several words may
    hold up to two characters between them (地图基础服务), at a lower score.
    """
    words, wanted = plain(name), plain(term)
    if len(wanted) < 2 or not words:
        return None
    span = _exact(wanted, words)
    exact = span is not None
    span = span or _spread(wanted, words)
    if span is None:
        return None
    share = _share(wanted, words)
    if _is_weak(wanted) and (share < _WEAK_SHARE or not exact):
        return None
    score = 0.6 + 0.4 * share if exact else 0.65
    using = bool(_USING.match(words[span[1] :]))
    return Hit(term, round(min(score, 0.65) if using else score, 3), using)


def _exact(term: str, name: str) -> tuple[int, int] | None:
    for found in re.finditer(re.escape(term), name):
        if _at_borders(name, *found.span()):
            return found.span()
    return None


def _at_borders(name: str, start: int, end: int) -> bool:
    """Whether a span does not cut a word; ASCII words are cut by letters and digits."""
    if name[start].isascii() and start and name[start - 1].isascii() and name[start - 1].isalnum():
        return False
    if name[end - 1].isascii() and end < len(name) and name[end].isascii() and name[end].isalnum():
        return False
    borders, length = _borders(name), end - start
    # A segmenter keeps 应用服务器 whole: what stands last in a name is the thing itself.
    begins = start in borders or length >= 4 or (length == 3 and end == len(name))
    return begins and (end in borders or length >= 4)


@lru_cache(maxsize=8192)
def _borders(name: str) -> frozenset[int]:
    borders, at = {0}, 0
    for word in rjieba.cut(name):
        at += len(word)
        borders.add(at)
    return frozenset(borders)


def _spread(term: str, name: str) -> tuple[int, int] | None:
    """The term's words in order with a little between them."""
    pattern = _spread_pattern(term)
    found = pattern.search(name) if pattern else None
    return found.span() if found else None


@lru_cache(maxsize=2048)
def _spread_pattern(term: str) -> re.Pattern[str] | None:
    words = [word for word in rjieba.cut(term) if len(word) > 1]
    if len(words) < 2 or sum(map(len, words)) < 4:
        return None
    return re.compile(".{0,2}".join(map(re.escape, words)))


def _share(term: str, name: str) -> float:
    """How much of what the name says is the term."""
    return min(1.0, len(core(term) or term) / max(len(core(name) or name), 1))


@lru_cache(maxsize=2048)
def _is_weak(term: str) -> bool:
    return len(core(term)) <= _WEAK_LENGTH
