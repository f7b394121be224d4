"""Titles without what does not tell: place, unit, notice words, phase and year."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from tongchou.engine.similarity.places import without_places
from tongchou.engine.similarity.vocabulary import notice_pattern

#: A longer title or unit is no name; what follows is not read.
_LONGEST = 300
_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_PHASE = re.compile(
    r"[（(\-－、]?\s*(?:第?([一二三四五六七八九\d]+)(?:期工程|期|阶段)|(IV|III|II|I|V)期|[VvＶ]?(\d)\.\d(?:版本?)?)"
    r"(?:工程|项目|系统|建设)?\s*[）)]?"
)
_YEAR = re.compile(
    r"[（(]?(?:19|20)\d{2}(?:年度?)?(?:\s*[-—–~～至到]\s*(?:19|20)?\d{2,4}(?:年度?)?)?[）)]?|[（(]\d{2}年度?[）)]"
)
_GROWTH = re.compile(r"升级改造|升级|改造|扩容|扩建|续建|提升|优化|改版|迁移|扩充|拓展|完善|信创适配|XC")
_TAIL = re.compile(
    r"(?:建设项目|建设工程|建设方案|采购项目|服务项目|开发项目|工程项目|专项|项目|工程|采购|购置|建设|开发|实施|服务"
    r"|升级改造|升级|改造|扩容|扩建|续建|提升|优化|完善|监理|运维|运行维护|维护|维保|监理服务|第三方|[（(][^（）()]{0,6}[）)])+$"
)
_ORG_HEAD = re.compile(
    r"^(?:(?!系统|平台|建设|信息|项目|智慧|数字|管理)[\u4e00-\u9fffA-Za-z]){2,20}?(?:委员会|管理局|监督局|办公室|管委会|人民政府|卫健委|总医院|医院|保健院|"
    r"大学|学院|支队|总队|分局|公安局|教育局|水利局|应急局|城管局|数据局|档案馆|法院|检察院)(?:[一二三四五六七八九十]+院)?"
)
#: A unit's bare name is taken out of a title only when it reads like an organisation (政务云 does not).
_IS_ORG = re.compile(r"..(局|委|厅|办|院|校|学|馆|队|府|司|部|会|处|所|庭|中心|集团)$")


class Companion(StrEnum):
    """Services that go with a build and are no second build."""

    SUPERVISION = "监理"
    TESTING = "测评与检测"
    DESIGN = "设计与咨询"
    OPERATION = "运维"
    AUDIT = "审计与造价"


_COMPANIONS: tuple[tuple[Companion, re.Pattern[str]], ...] = (
    (Companion.SUPERVISION, re.compile(r"监理")),
    (Companion.TESTING, re.compile(r"测评|密评|验收测试|第三方测试|软件测试|安全检测|风险评估|安全性评估")),
    (Companion.AUDIT, re.compile(r"造价|结算审核|决算审计|工程审计|跟踪审计")),
    (
        Companion.OPERATION,
        re.compile(r"运维|运行维护|维保|维护服务|续保|运营服务|运营部分|技术维护|维护项目"),
    ),
    (Companion.DESIGN, re.compile(r"(?:设计|规划编制|可研编制|方案编制|咨询|课题研究)(?:服务|项目|及|$)")),
)


@dataclass(frozen=True)
class Title:
    """A title taken apart. ``phase`` is 0 when none is written; ``core`` is what the project is about."""

    raw: str
    core: str
    phase: int = 0
    year: str = ""
    growth: bool = False
    companion: Companion | None = None


def fold(text: str) -> str:
    """Full-width signs and compatibility forms to one form, white space and control signs away."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c)[0] != "C")


def read_title(raw: str, unit: str = "") -> Title:
    """Take a title apart; ``unit`` (the owner's name) is removed from it where it stands."""
    text = fold(raw[:_LONGEST])
    year = found.group().strip("（）()") if (found := _YEAR.search(text)) else ""
    phase = _phase(text)
    bare = _PHASE.sub("", _YEAR.sub("", notice_pattern().sub("", text)))
    core = _without_owner(bare, fold(unit[:_LONGEST]))
    companion = next((kind for kind, words in _COMPANIONS if words.search(text)), None)
    growth = bool(_GROWTH.search(text))
    core = _trimmed(core)
    return Title(raw, core or _trimmed(bare) or text, phase, year, growth, companion)


def _phase(text: str) -> int:
    if not (found := _PHASE.search(text)):
        return 0
    numeral, roman, version = found.groups()
    if roman:
        return _ROMAN[roman]
    written = numeral or version or ""
    if written.isdigit():
        return int(written) if int(written) < 30 else 0
    return _NUMERALS.get(written[-1], 0)


def _without_owner(text: str, unit: str) -> str:
    for name in (unit, without_places(unit)):
        if _IS_ORG.search(name):
            text = text.replace(name, "")
    text = without_places(text)
    shorter = _ORG_HEAD.sub("", text)
    return shorter if len(shorter) >= 4 else text


def _trimmed(core: str) -> str:
    """Without 建设项目 and its like at the end, unless nothing would remain."""
    core = core.strip("-—－_、，。:：（）() ")
    shorter = _TAIL.sub("", core)
    return (shorter if len(shorter) >= 3 else core).strip("-—－_、，。:： ")
