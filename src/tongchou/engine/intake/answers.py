"""Reading one answer: ticked boxes, yes and no in office words, plain values, 无 and 不涉及."""

from __future__ import annotations

import re

from tongchou.engine.intake.statements import Statement
from tongchou.engine.intake.wording import squeeze, tidy

_TICKED = "☑✓✔√■●◉☒"
_EMPTY = "□☐○◯"
_MARKS = _TICKED + _EMPTY
_BOXED = re.compile(rf"[\[【(（]\s*([{_TICKED}vV]?)\s*[\]】)）]")
_BEFORE = re.compile(rf"([{_MARKS}])\s*([^{_MARKS}]*)")
_AFTER = re.compile(rf"([^{_MARKS}]+?)\s*([{_MARKS}])")
_NOTHING = re.compile(
    r"^(?:无|没有|暂无|不涉及|不适用|未涉及|无此项|空|[/／\\—–\-_]+|n/?a|无。|不涉及。|暂不涉及)[。.]?$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(?:否|不是|无|没有|不|未|暂不|暂未|尚未|暂无|尚无|非|不涉及|免|拟|待|计划|正在|将|(?:项目)?建成后|上线后)"
)
_YES = re.compile(
    r"^(?:是|有|已|需|需要|涉及|应|要|属于|含|包含|同意|完成|列入|纳入|采用|使用|开展|处理|收集|存在|将?按)"
)
_SEALS = re.compile(r"[（(](?:盖章|公章|签章|加盖公章|单位盖章|章|全称|(?:以下)?简称[^（()）]*)[)）]")
_INNER_YES = re.compile(
    r"(?:已|均|全部)(?:经|于|完成|列入|纳入|取得|备案|通过)|第?[一二三四1-4]级|涉及|需要|需开展|列入"
)
_INNER_NO = re.compile(
    r"(?:不涉及|未涉及|无需|不需要|不属于|不处理|不收集|不采集|不含|未列入|未纳入|尚未|未备案|未完成|非涉密)"
)


def ticked(text: str) -> tuple[str, ...] | None:
    """The ticked options of a box list; ``None`` when the text has no boxes at all.

    Boxes may stand before (☑新建) or after (新建☑) their words, or be written as [√].
    """
    folded = _BOXED.sub(lambda found: "☑" if found[1] else "□", text)
    if not any(mark in folded for mark in _MARKS):
        return None
    if folded.strip()[0] in _MARKS or not any(mark in folded for mark in _EMPTY):
        pairs = [(mark, words) for mark, words in _BEFORE.findall(folded)]
        if folded.strip()[0] not in _MARKS and not any(words.strip() for _, words in pairs):
            pairs = [(mark, words) for words, mark in _AFTER.findall(folded)]
    else:
        pairs = [(mark, words) for words, mark in _AFTER.findall(folded)]
    return tuple(tidy(words).strip(" ，,；;、") for mark, words in pairs if mark in _TICKED and words.strip())


def plain(text: str) -> str:
    """The answer in one line: the ticked options where there are boxes."""
    options = ticked(text)
    return tidy("、".join(options)) if options is not None else tidy(text)


def is_nothing(text: str) -> bool:
    """无, 不涉及, / and the like: answered with nothing."""
    return bool(_NOTHING.match(squeeze(text))) if text.strip() else True


def words(text: str) -> str | None:
    """A plain value; ``None`` when it is empty or says 无."""
    value = plain(text).strip(" ：:，,。；;")
    return None if is_nothing(value) else value


def name(text: str) -> str | None:
    """A name of a project, unit or person: without quotes, seals, final stops."""
    value = words(_SEALS.sub("", text))
    if value is None:
        return None
    value = value.strip("。．. ")
    for left, right in ("“”", "《》", "‘’", '""'):
        if value.startswith(left) and value.endswith(right) and value.count(left) == 1:
            value = value[1:-1]
    return value or None


def flag(text: str) -> bool | None:
    """Yes or no in office words; ``None`` when the answer says neither."""
    value = squeeze(plain(text)).strip('“”"。')
    if not value:
        return None
    if _YES.match(value) and not _INNER_NO.match(value):
        return True
    if _NO.match(value) or is_nothing(value):
        return False
    if _INNER_NO.search(value):
        return False
    return True if _INNER_YES.search(value) else None


def said_words(said: Statement) -> str | None:
    """A short answer of a labelled statement; the first sentence when it stands under a heading."""
    value = words(said.value)
    if value is None or not said.from_heading:
        return value
    return re.split(r"[。；;]", value)[0]


def said_name(said: Statement) -> str | None:
    return name(said.value)


def said_flag(said: Statement) -> bool | None:
    return flag(said.value)
