"""What a plan itself admits: that this project was signed for, paid or begun before approval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tongchou.engine.policy.wording import is_denied, passages
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind
from tongchou.kernel.evidence import Evidence

#: 已于2026年5月18日与……签订采购合同; 2026年5月已开工建设.
_DONE = re.compile(
    r"(?:已经?|业已|先行).{0,60}?(?P<done>签订.{0,12}?(?:合同|协议)|签署.{0,12}?合同|支付.{0,10}?(?:款|万元)|"
    r"开工|动工|进场施工|采购到货)"
)
_MONTH = re.compile(r"(20\d{2})\s*[年.-]\s*(1[0-2]|0?[1-9])\s*月?")
#: Another project's contract, or one that may rightly come first.
_OTHER = re.compile(
    r"一期|前期|上期|原(?:系统|合同|有|项目)|现(?:有|行|运维|运行)|既有|历史|旧|往年|上年度|上一年|运维合同|省级|上级|试点|"
    r"咨询|方案编制|可研|可行性研究|设计(?:服务)?合同|勘察|测绘|战略合作|框架协议|保密|立项|验收|投入使用|上线"
)


def admitted(case: CaseFile) -> Iterator[tuple[date, Evidence]]:
    """Sentences of plans and forms that say the work was signed for or begun in a past month, with that month."""
    for passage in passages(case, *PLAN_KINDS, DocumentKind.DECLARATION_FORM, DocumentKind.REQUEST_LETTER):
        if passage.is_heading or passage.cells:
            continue
        for sentence in re.split(r"(?<=[。；;])", passage.text):
            done, month = _DONE.search(sentence), _MONTH.search(sentence)
            if not (done and month) or _OTHER.search(sentence) or is_denied(sentence, *done.span("done")):
                continue
            day = date(int(month[1]), int(month[2]), 1)
            if day < case.on.replace(day=1):
                yield day, passage.place.quoting(sentence.strip())
