"""需求: duty, process, users, concurrency, problems."""

from __future__ import annotations

import re

from tongchou.engine.intake import answers
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.numbers import parse_count
from tongchou.engine.intake.statements import Statement
from tongchou.kernel.declaration import Need
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.readings import Field, Reading

_COUNT = r"[约近超]?\s*(\d[\d,，]*(?:\.\d+)?\s*[万千百]?)\s*[余多]?\s*(?:人次|人|个|户|名|家)?"
_INTERNAL = re.compile(
    rf"(?:内部(?:工作人员)?用户|工作人员用户|政府侧用户|系统内用户|业务用户|(?<!配备)(?<!配有)(?<!安排)(?<!专职)(?<!技术)(?<!运维)(?<!管理)工作人员)[^\d。；，,]{{0,10}}?{_COUNT}"
)
_PUBLIC = re.compile(
    rf"(?:社会公众(?:用户)?|公众(?:侧)?用户|外部用户|社会用户|服务公众|服务群众|服务对象)[^\d。；，,]{{0,10}}?{_COUNT}"
)
#: A crowd named by who it is: 教师4200人，学生6.8万人.
_CROWD = re.compile(rf"(?P<who>[\u4e00-\u9fff]{{2,12}}?){_COUNT}")
_STAFF = re.compile(
    r"干部|教师|教职工|民警|辅警|职工|员工|工作人员|医生|医护|护士|医务|网格员|管理员|管理人员|执法|"
    r"监管人员|科室|内部|业务|科员|巡查员|责任人"
)
_CITIZENS = re.compile(
    r"村民|居民|市民|群众|公众|学生|家长|患者|游客|企业|商户|用人单位|参保|经营者|旅客|车主|老人|就业人员|考生"
)
_CROWDS = {"need.users_internal": _STAFF, "need.users_public": _CITIZENS}
_CONCURRENCY = re.compile(
    r"(?:并发(?:用户|访问|在线)?(?:数|量|规模)?)[^\d。；，,]{0,12}?(\d[\d,，]*(?:\.\d+)?\s*[万千]?)(?!\s*(?:秒|毫秒|%|ms))"
)
#: Only places that describe this project's own users; plans also describe other people's systems.
_FORMS = (DocumentKind.DECLARATION_FORM,)


def need(material: Material) -> Need:
    return Need(
        duty_item=material.field("need.duty_item", answers.said_words),
        business_process=material.field("need.business_process", answers.said_words),
        users_internal=_count(material, "need.users_internal", _INTERNAL),
        users_public=_count(material, "need.users_public", _PUBLIC),
        concurrency=_count(material, "need.concurrency", _CONCURRENCY),
        problem_statement=material.field("need.problem_statement", answers.said_words),
    )


def _count(material: Material, path: str, pattern: re.Pattern[str]) -> Field[int]:
    labelled = material.field(path, _number)
    wanted = _CROWDS.get(path)
    if wanted is not None and (crowds := _crowds(material, wanted)):
        return Field(crowds)
    if labelled:
        return labelled
    in_forms = list(material.prose(pattern, lambda found: parse_count(found[1]), *_FORMS))
    if in_forms:
        return Field(tuple(in_forms[:1]))
    in_plans = list(material.prose(pattern, lambda found: parse_count(found[1])))
    return Field(tuple(in_plans[:1]))


def _crowds(material: Material, wanted: re.Pattern[str]) -> tuple[Reading[int], ...]:
    """The heads of one side, added up, where an answer names its crowds: 镇村干部96人，村民约2.1万人."""
    for said in material.said("need.users"):
        if said.from_heading:
            continue
        heads = [
            parse_count(found[2]) for found in _CROWD.finditer(said.value) if wanted.search(found["who"])
        ]
        known = [head for head in heads if head is not None]
        if known:
            return (Reading(sum(known), said.place),)
    return ()


def _number(said: Statement) -> int | None:
    if answers.is_nothing(said.value):
        return 0 if said.value.strip() else None
    if said.from_heading:
        return None
    count = parse_count(said.value)
    return (
        count * 10_000
        if count is not None and said.unit.startswith("万") and "万" not in said.value
        else count
    )
