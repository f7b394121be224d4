"""Other units' data that a plan asks for in running text instead of a list."""

from __future__ import annotations

import re

from tongchou.engine.policy.outcomes import Outcome, not_applicable, passed, review
from tongchou.engine.policy.wording import is_denied, passages
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import PLAN_KINDS
from tongchou.kernel.evidence import Evidence

#: 需要使用气象局实时气象数据: the provider is named.
_WANTED = re.compile(
    r"(?:需要?|拟|申请)(?:使用|申请|共享|获取|调用|接入|引用)?[^。；;，,]{0,20}?(?:局|委|厅|办|部门|支队|中心)"
    r"[^。；;]{0,60}?数据"
)
_SAID = (
    ("使用依据", r"依据|根据|按照|《"),
    ("使用场景", r"场景|用途|用于"),
    ("使用范围", r"范围"),
    ("使用方式", r"方式|接口|批量"),
    ("使用期限", r"期限|长期|\d年|[一二三五]年"),
)


def needs_in_prose(case: CaseFile) -> Outcome:
    """Complete, for a person to look at, or not applicable when nothing is asked for."""
    asked = []
    for passage in passages(case, *PLAN_KINDS):
        found = None if passage.is_heading or passage.cells else _WANTED.search(passage.text)
        if found is None or is_denied(passage.text, *found.span()):
            continue
        if "共享" in _around(case, passage.place):
            asked.append((found[0], passage))
    if not asked:
        return not_applicable("没有提出数据共享需求。")
    places = [passage.place.quoting(words) for words, passage in asked[:3]]
    text = "".join(passage.text for _, passage in asked)
    missing = [label for label, pattern in _SAID if not re.search(pattern, text)]
    if missing:
        message = f"正文提出使用其他单位数据，未写明{'、'.join(missing)}。"
        return review(
            message, evidence=places, advice="请列出所需数据，逐项写明依据、场景、范围、方式和期限。"
        )
    return passed("正文写明了共享需求的依据、场景、范围、方式和期限。", evidence=places)


def _around(case: CaseFile, place: Evidence) -> str:
    """The heading and text of the section a paragraph stands in."""
    for document in case.package.documents:
        if document.name == place.file:
            for section in document.sections:
                if any(getattr(block, "place", None) == place for block in section.blocks):
                    return f"{section.heading.text}\n{section.text}"
    return ""
