"""采购: mode, organisation, reservation for small enterprises."""

from __future__ import annotations

import re

from tongchou.engine.intake import answers
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.statements import Statement
from tongchou.kernel.declaration import Procurement
from tongchou.kernel.documents import PLAN_KINDS
from tongchou.kernel.readings import Field

_MODES = (
    "公开招标",
    "邀请招标",
    "竞争性磋商",
    "竞争性谈判",
    "单一来源",
    "询价",
    "框架协议采购",
    "框架协议",
    "比选",
)
_PROSE = re.compile(
    r"(?:采用|采取|拟采用|通过|以)(?P<mode>公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|"
    r"框架协议)(?:采购)?(?:的?方式)"
)


def procurement(material: Material) -> Procurement:
    mode = material.field("procurement.procure_mode", _mode)
    if not mode:
        first = next(material.prose(_PROSE, lambda found: found["mode"], *PLAN_KINDS), None)
        mode = Field((first,)) if first else Field()
    return Procurement(
        procure_mode=mode,
        procure_org=material.field("procurement.procure_org", answers.said_words),
        sme_reserved=material.field("procurement.sme_reserved", answers.said_words),
    )


def _mode(said: Statement) -> str | None:
    """The first mode of the law that is named, else the words as written."""
    value = answers.said_words(said)
    if value is None:
        return None
    named = next((mode for mode in _MODES if mode in value), None)
    return named or (None if said.from_heading else value)
