"""安全、密码、信创: grade, filing, crypto, personal information, logs, recovery. Denials matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from tongchou.engine.intake import answers
from tongchou.engine.intake.dates import parse_months
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.statements import Statement
from tongchou.engine.intake.wording import is_negated, squeeze
from tongchou.kernel.declaration import Security
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.readings import Field, Reading

_LEVEL = re.compile(r"第?\s*([一二三四1-4])\s*级")
_LEVEL_PROSE = re.compile(
    r"(?:等级保护|等保|安全保护等级|网络安全等级|拟定级)[^。；，,\d一二三四]{0,24}第?\s*(?P<after>[一二三四1-4])\s*级"
    r"|第?(?P<before>[一二三四])级(?:网络安全)?(?:等保|等级保护)"
)
_OTHERS = re.compile(r"政务云|云平台(?:已|通过)|机房(?:已|通过)|依托的|所在")
_FILED = re.compile(
    r"(?:已|业已)(?:于[^。；，]{2,16})?(?:完成|办理|取得|通过)?[^。；，]{0,14}(?:等保|等级保护|定级)[^。；，]{0,6}备案"
)
_NOT_FILED = re.compile(r"(?:尚未|未|暂未|拟|待|将)[^。；，]{0,12}(?:等保|等级保护|定级)[^。；，]{0,6}备案")
_PERSONAL = re.compile(
    r"(?P<no>不涉及|不采集|不收集|不处理|不存储|不含|未涉及|无)(?:任何)?(?:公民)?个人(?:敏感)?信息"
)
_PERSONAL_YES = re.compile(r"(?<!不)(?<!未)(?:涉及|采集|收集|处理|存储|包含)[^。；，]{0,16}个人(?:敏感)?信息")
_IMPORTANT_NO = re.compile(r"(?:不涉及|不处理|不含|未涉及|无)(?:[^。；，]{0,10})重要数据")
_CII_NO = re.compile(r"(?:不属于|不是|未被?(?:认定|列)为?|不涉及)[^。；，]{0,10}关键信息基础设施")
_SPAN = r"(\d+|[一二两三六十]+)\s*(个月|年|天|日)"
_LOGS = re.compile(
    rf"日志[^。；，,]{{0,14}}?[，,]?(?:在线|至少|均)?(?:留存|保存|保留|存储)(?:期限|时间|时长|周期|"
    rf"期)?[^。；，,\d]{{0,8}}?{_SPAN}"
    rf"|(?:留存|保存|保留)[^。；，,]{{0,8}}日志[^。；，,\d]{{0,8}}?{_SPAN}"
)
_RECOVERY = re.compile(r"[^。；\n]*(?:异地备份|灾备|容灾|异地灾备|同城双活|RPO|RTO)[^。；\n]*")
_SAFETY_CHAPTER = re.compile(r"安全|密码|等级保护|日志|审计")
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4}
_MLPS_KINDS = (DocumentKind.DECLARATION_FORM, DocumentKind.MLPS_FILING, DocumentKind.CRYPTO_PLAN, *PLAN_KINDS)


def security(material: Material) -> Security:
    return Security(
        mlps_level=_level(material),
        mlps_reason=material.field("security.mlps_reason", answers.said_words),
        mlps_filed=_flag(material, "security.mlps_filed", _filed, (_NOT_FILED, False), (_FILED, True)),
        crypto_required=_flag(material, "security.crypto_required", answers.said_flag),
        crypto_plan=material.field("security.crypto_plan", answers.said_words),
        crypto_review_result=material.field("security.crypto_review_result", answers.said_words),
        xinchuang_scope=material.field("security.xinchuang_scope", answers.said_words),
        personal_info=_flag(
            material, "security.personal_info", answers.said_flag, (_PERSONAL, False), (_PERSONAL_YES, True)
        ),
        important_data=_flag(material, "security.important_data", answers.said_flag, (_IMPORTANT_NO, False)),
        is_cii=_flag(material, "security.is_cii", answers.said_flag, (_CII_NO, False)),
        log_retention_months=_log_months(material),
        disaster_recovery=_recovery(material),
    )


def _level(material: Material) -> Field[int]:
    labelled = material.field("security.mlps_level", _stated_level)
    return labelled.plus(*islice(material.prose(_LEVEL_PROSE, _prose_level, *_MLPS_KINDS), 6))


def _stated_level(said: Statement) -> int | None:
    found = _LEVEL.search(answers.plain(said.value))
    if found:
        return _grade(found[1])
    value = squeeze(answers.plain(said.value))
    return int(value) if re.fullmatch(r"[1-4]", value) else None


def _prose_level(found: re.Match[str]) -> int | None:
    before = found.string[max(0, found.start() - 30) : found.start()].rsplit("。", 1)[-1]
    sentence = before + found[0]
    if (
        _OTHERS.search(sentence)
        or is_negated(before)
        or "以上" in found.string[found.end() : found.end() + 4]
    ):
        return None
    return _grade(found["after"] or found["before"])


def _grade(digit: str) -> int:
    return _DIGITS[digit] if digit in _DIGITS else int(digit)


def _flag(
    material: Material,
    path: str,
    read: Callable[[Statement], bool | None],
    *patterns: tuple[re.Pattern[str], bool],
) -> Field[bool]:
    """The labelled answer; running text only where no label was answered."""
    labelled = material.field(path, read)
    if labelled:
        return labelled
    for pattern, value in patterns:
        found: Iterator[Reading[bool]] = material.prose(pattern, lambda _: True, *PLAN_KINDS)
        readings = tuple(Reading(value, reading.place) for reading in islice(found, 2))
        if readings:
            return Field(readings)
    return Field()


def _filed(said: Statement) -> bool | None:
    value = squeeze(answers.plain(said.value))
    if said.from_heading:
        return None
    if re.search(r"未备案|尚未|暂未|未完成|待|拟|将|计划|正在|建成后|上线前|上线后", value):
        return False
    if re.search(r"已备案|已完成|备案号|备案编号|备案证明|已取得|\d{8,}", value):
        return True
    return answers.flag(said.value)


def _log_months(material: Material) -> Field[Decimal]:
    labelled = material.field("security.log_retention_months", lambda said: parse_months(said.value))
    if labelled:
        return labelled
    found = list(material.prose(_LOGS, _log_length, *PLAN_KINDS, about=_SAFETY_CHAPTER))
    return Field(tuple((found or list(material.prose(_LOGS, _log_length, *PLAN_KINDS)))[:3]))


def _log_length(found: re.Match[str]) -> Decimal | None:
    number, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    return parse_months(f"{number}{unit}")


def _recovery(material: Material) -> Field[str]:
    labelled = material.field("security.disaster_recovery", answers.said_words)
    if labelled:
        return labelled
    first = next(material.prose(_RECOVERY, lambda found: found[0].strip(), *PLAN_KINDS), None)
    return Field((first,)) if first else Field()
