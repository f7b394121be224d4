"""Names of modules, functions and data in a form that can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from tongchou.engine.similarity.grams import Floats, bigrams
from tongchou.engine.similarity.rarity import Rarity
from tongchou.engine.similarity.titles import fold
from tongchou.engine.similarity.vocabulary import generic_modules, generic_words, same_words

_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*|\d+(?:\.\d+)+\s*|[①-⑳])+")
_COUNT = re.compile(r"\d+(?:\.\d+)?(?:个|台|套|路|条|项|处|家|页|点|万|%|公里|平方公里)")
_SUFFIX = re.compile(r"(?:子系统|分系统|系统|平台|子模块|模块|功能|软件)+$")
#: Names made of these words only belong to the running of any system.
_ADMINISTRATION = re.compile(
    r"(?:用户|账号|账户|角色|权限|组织|机构|部门|岗位|菜单|字典|参数|日志|操作|登录|密码|系统|数据|备份|恢复|"
    r"基础|配置|设置|管理|维护|首页|工作台|个人|中心|消息|通知|公告|统计|报表|查询|分析|审计|帮助|附件|与|和|及|、)+"
)
#: What is done to a thing, beside the generic words: a name that says no more has its module for a name.
_OPERATION = re.compile(
    r"批量|录入|登记|维护|编辑|添加|增加|撤销|停用|启用|作废|注销|查看|检索|浏览|保存|提交|打印|上传|下载|记录|与|和|及|、"
)
_LONGEST = 200
#: A name with less than this much information never counts as contained in a longer one.
ENOUGH = 1.2


@cache
def _generic_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(generic_words(), key=lambda word: (-len(word), word))))


def canonical(name: str) -> str:
    """A name without numbering, counts and generic words; words that stood apart stay apart.

    A name that hardly says more than generic words keeps them: 移动应急 and 应急调度 are not both 应急.
    """
    plain = same_words(_COUNT.sub(" ", _NUMBERING.sub("", fold(name[:_LONGEST]))))
    telling = _generic_pattern().sub(" ", _SUFFIX.sub("", plain)).strip()
    return telling if len(telling.replace(" ", "")) >= 3 else (_SUFFIX.sub("", plain) or plain)


def is_generic(name: str) -> bool:
    """Whether a module is one that every system has."""
    name = fold(name[:_LONGEST])
    bare = _SUFFIX.sub("", _NUMBERING.sub("", name))
    known = bare in generic_modules() or name in generic_modules()
    return known or bool(_ADMINISTRATION.fullmatch(bare))


def is_operation(name: str, module: str) -> bool:
    """Whether a function's name only says what is done to its module's object.

    >>> is_operation("新增队伍", "救援队伍管理"), is_operation("淹没分析", "三维场景展示")
    (True, False)
    """
    bare = _SUFFIX.sub("", _NUMBERING.sub("", fold(name[:_LONGEST])))
    thing = _OPERATION.sub("", _generic_pattern().sub("", same_words(bare))).strip()
    return bool(module) and thing in same_words(fold(module[:_LONGEST]))


def name_information(names: Sequence[str], rarity: Rarity) -> Floats:
    """How much each canonical name tells: the sum of the weights of its distinct bigrams."""
    grams = bigrams(names).distinct()
    sums = np.bincount(grams.owner, weights=rarity.of(grams.codes), minlength=len(names))
    return sums.astype(np.float32)


def shared_information(ours: Sequence[str], theirs: Sequence[str], rarity: Rarity) -> Floats:
    """Matrix of the weight of grams that our and their canonical names share."""
    mine, other = bigrams(ours).distinct(), bigrams(theirs).distinct()
    words = np.unique(mine.codes)
    if not words.size:
        return np.zeros((len(ours), len(theirs)), dtype=np.float32)
    left = np.zeros((len(ours), words.size), dtype=np.float32)
    left[mine.owner, np.searchsorted(words, mine.codes)] = rarity.of(mine.codes)
    spot = np.searchsorted(words, other.codes)
    known = (spot < words.size) & (words[np.minimum(spot, words.size - 1)] == other.codes)
    right = np.zeros((len(theirs), words.size), dtype=np.float32)
    right[other.owner[known], spot[known]] = 1.0
    return np.asarray(left @ right.T, dtype=np.float32)


def told_in(names: Sequence[str], texts: Sequence[str], rarity: Rarity) -> Floats:
    """Matrix: the share 0–1 of what each name tells that stands in each text; 0 for names that tell little."""
    shared = shared_information(names, texts, rarity)
    told = name_information(names, rarity)[:, None]
    return np.where(told >= ENOUGH, shared / np.maximum(told, np.float32(1e-6)), 0.0).astype(np.float32)


def name_similarity(
    ours: Sequence[str], theirs: Sequence[str], rarity: Rarity, *, whole: Sequence[bool] | None = None
) -> Floats:
    """Similarity 0–1 of canonical names, every one of ours against every one of theirs.

    Two names are compared as wholes; a name that tells enough may also lie inside a longer one.
    ``whole[j]`` is False where ``theirs[j]`` is a sentence: then only our name inside it counts.
    """
    if not ours or not theirs:
        return np.zeros((len(ours), len(theirs)), dtype=np.float32)
    shared = shared_information(ours, theirs, rarity)
    left = name_information(ours, rarity)[:, None]
    right = name_information(theirs, rarity)[None, :]
    tiny = np.float32(1e-6)
    dice = 2 * shared / np.maximum(left + right, tiny)
    inside = np.where(left >= ENOUGH, 0.92 * shared / np.maximum(left, tiny), 0.0)
    around = np.where(right >= ENOUGH, 0.8 * shared / np.maximum(right, tiny), 0.0)
    names = np.ones(len(theirs), dtype=bool) if whole is None else np.asarray(whole, dtype=bool)
    best = np.where(names[None, :], np.maximum(np.maximum(dice, inside), around), inside)
    same = np.equal.outer(np.asarray(ours, dtype=object), np.asarray(theirs, dtype=object))
    return np.clip(np.where(same.astype(bool), 1.0, best), 0.0, 1.0).astype(np.float32)
