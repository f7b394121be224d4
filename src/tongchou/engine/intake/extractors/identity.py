"""基本信息: name, unit, contact, kind, dates and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tongchou.engine.intake import answers
from tongchou.engine.intake.dates import find_days, parse_day
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.statements import Statement
from tongchou.engine.intake.wording import first_clause, squeeze, tidy
from tongchou.kernel.declaration import AdminLevel, Identity, ProjectKind
from tongchou.kernel.documents import DocumentKind, Text
from tongchou.kernel.readings import Field, Reading

_NO_UNIT = re.compile(r"^(?:与|是否|见|同|本|按|由|请|须|应)|关系$|情况$|说明$|金额|单价|数量")
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}\s*[-—–－ ]?\s*\d{7,8}(?:-\d{1,5})?|\d{7,8})(?!\d)")
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{17,19}(?![0-9A-Z])")
_PERSON = re.compile(r"^[\u4e00-\u9fa5·]{2,5}")
_ONLINE_CODE = re.compile(r"\d{4}-\d{6}-\d{2}-\d{2}-\d{6}|[0-9A-Z][0-9A-Z\-]{5,}")
_LETTER_NAME = re.compile(
    r"关于(?:申报|报送|上报|申请|商请|恳请|请求|提请|呈报|审批|审查|报批|立项|开展|实施|对|将|要求|审核)*"
    r"[“《]?(?P<name>[^，。；\n]{4,80}?)(?:[（(][^（()）]{0,20}[)）])?的(?:函|请示|报告|申请|申报函)"
)
_LETTER_TAIL = re.compile(
    r"[”》]?(?:立项|申报|前置审查|评审|审查|审核|有关|相关|材料|事项|事宜|前期工作|资金|预算|"
    r"建设方案|实施方案|初步设计|可行性研究报告|"
    r"(?:及|和)?投资概算|和|及|、|的)+$"
)
_UNCLASSIFIED = re.compile(
    r"(?:非涉密(?:项目|信息系统|系统|网络)?|不(?:涉及|属于|含|处理|存储)[^，。；]{0,8}(?:国家秘密|涉密))"
)
_CLASSIFIED = re.compile(r"(?:本项目|系统)(?:为|属于|是)涉密(?:项目|信息系统|系统)")
_LEVELS = (
    ("国家", AdminLevel.STATE),
    ("中央", AdminLevel.STATE),
    ("省", AdminLevel.PROVINCE),
    ("自治区", AdminLevel.PROVINCE),
    ("乡", AdminLevel.TOWN),
    ("镇", AdminLevel.TOWN),
    ("街道", AdminLevel.TOWN),
    ("县", AdminLevel.COUNTY),
    ("区", AdminLevel.COUNTY),
    ("市", AdminLevel.CITY),
)
_UNIT_LEVELS = (
    (re.compile(r"^[^市县区省]*?省[^市]{2,}$"), AdminLevel.PROVINCE),
    (
        re.compile(
            r"(?:乡|镇|街道)(?:人民政府|办事处|政府|综合|便民|党)|街道办|(?:社区|村)(?:委员会|居民|村民)"
        ),
        AdminLevel.TOWN,
    ),
    (
        re.compile(r"[^市省]{2,6}(?:县|(?<![社地小园校开矿辖片库景山牧林林新])区)(?!域|块|位|划)[^市]{2,}"),
        AdminLevel.COUNTY,
    ),
    (re.compile(r"^[^县区]{2,8}?市"), AdminLevel.CITY),
)
_KINDS = (
    ("购买服务", ProjectKind.SERVICE),
    ("服务类", ProjectKind.SERVICE),
    ("服务采购", ProjectKind.SERVICE),
    ("升级", ProjectKind.UPGRADE),
    ("改造", ProjectKind.UPGRADE),
    ("改建", ProjectKind.UPGRADE),
    ("扩建", ProjectKind.UPGRADE),
    ("改扩建", ProjectKind.UPGRADE),
    ("续建", ProjectKind.CONTINUE),
    ("运维", ProjectKind.OM),
    ("运行维护", ProjectKind.OM),
    ("租用", ProjectKind.CLOUD),
    ("云资源", ProjectKind.CLOUD),
    ("新建", ProjectKind.NEW),
    ("新增", ProjectKind.NEW),
)
_AGREED = re.compile(r"(?<![不未])同意|情况属实|审核通过|予以支持|拟同意")


def identity(material: Material) -> Identity:
    return Identity(
        project_name=_project_name(material),
        declare_year=material.field("identity.declare_year", _year),
        owner_unit=_owner(material),
        parent_dept=material.field("identity.parent_dept", lambda said: answers.name(said.value)),
        unit_credit_code=material.field("identity.unit_credit_code", _credit_code),
        admin_level=_admin_level(material),
        contact=material.field("identity.contact", _person),
        phone=material.field("identity.phone", _phone),
        project_kind=material.field("identity.project_kind", lambda said: project_kind(said.value)),
        is_classified=_is_classified(material),
        online_project_code=material.field("identity.online_project_code", _online_code),
        declared_on=_declared_on(material),
        countersigned=_countersigned(material),
    )


def project_kind(text: str) -> ProjectKind | None:
    """新建, 升级改造 …; the first one named when several are."""
    value = answers.plain(text)
    found = [(value.find(word), -len(word), kind) for word, kind in _KINDS if word in value]
    return min(found, key=lambda item: item[:2])[2] if found else None


def _project_name(material: Material) -> Field[str]:
    labelled = material.field("identity.project_name", _name_value)
    return labelled.plus(*_names_in_letters(material))


def _names_in_letters(material: Material) -> Iterator[Reading[str]]:
    """关于申报……的函: a title that may be broken over several lines."""
    for document in material.documents:
        if document.kind is not DocumentKind.REQUEST_LETTER:
            continue
        lines = [block for block in document.blocks[:15] if isinstance(block, Text)]
        whole = "".join(squeeze(line.text) for line in lines)
        found = _LETTER_NAME.search(whole)
        name = answers.name(_LETTER_TAIL.sub("", found["name"])) if found else None
        if found and name:
            start = next((line for line in lines if "关于" in line.text), lines[0])
            yield Reading(name, start.place.quoting(found[0]))


def _name_value(said: Statement) -> str | None:
    value = answers.name(said.value)
    if value is None or len(value) < 4:
        return None
    if said.from_heading:
        quoted = re.fullmatch(r"[“《]([^”》]{4,60})[”》](?:（以下简称[^）]*）)?[。.]?", said.value.strip())
        if quoted:
            return answers.name(quoted[1])
        value = first_clause(re.split(r"（以下简称", value)[0])
        return value if len(value) <= 60 else None
    return value if len(value) <= 80 else None


def _owner(material: Material) -> Field[str]:
    return material.field("identity.owner_unit", _unit_value)


def _unit_value(said: Statement) -> str | None:
    value = answers.name(said.value)
    if value is None:
        return None
    value = re.split(r"[（(](?:统一社会|以下简称|盖章|简称)", first_clause(value))[0].strip()
    return value if 3 <= len(value) <= 40 and not _NO_UNIT.search(value) else None


def _credit_code(said: Statement) -> str | None:
    found = _CODE.search(squeeze(said.value).upper())
    if found:
        return found[0]
    value = answers.words(said.value)
    return squeeze(value).upper() if value and re.search(r"[0-9A-Za-z]{8,}", value) else None


def _year(said: Statement) -> int | None:
    found = re.search(r"(?<!\d)(20\d{2})(?!\d)", squeeze(said.value))
    if found:
        return int(found[1])
    return next((written.day.year for written in find_days(said.value)), None)


def _person(said: Statement) -> str | None:
    value = answers.words(said.value)
    if value is None:
        return None
    found = _PERSON.match(re.split(r"[，,、/；;（(：:\d ]", value)[0])
    return found[0] if found else None


def _phone(said: Statement) -> str | None:
    found = _PHONE.search(said.value.replace("（", "(").replace("）", ")").replace("(", "").replace(")", "-"))
    return re.sub(r"\s+", "", re.sub(r"[—–－]", "-", found[0])) if found else None


def _online_code(said: Statement) -> str | None:
    found = _ONLINE_CODE.search(squeeze(said.value).upper())
    return found[0] if found else None


def _admin_level(material: Material) -> Field[AdminLevel]:
    stated = material.field("identity.admin_level", _level)
    if stated:
        return stated
    unit = _owner(material)
    if not unit.readings:
        return Field()
    first = unit.readings[0]
    level = next((level for pattern, level in _UNIT_LEVELS if pattern.search(first.value)), None)
    # derived from the unit's name, so less sure than a stated level
    return Field() if level is None else Field((Reading(level, first.place.less_sure(0.8)),))


def _level(said: Statement) -> AdminLevel | None:
    value = answers.plain(said.value)
    return next((level for word, level in _LEVELS if word in value), None)


def _is_classified(material: Material) -> Field[bool]:
    labelled = material.field("identity.is_classified", _classified)
    denied = material.prose(_UNCLASSIFIED, lambda found: False)
    confirmed = material.prose(_CLASSIFIED, lambda found: True)
    return labelled.plus(*list(denied)[:3], *list(confirmed)[:3])


def _classified(said: Statement) -> bool | None:
    value = squeeze(answers.plain(said.value))
    if re.search(r"非涉密|不涉密|不涉及|公开|非密|未涉密|无密级|内部", value):
        return False
    if re.search(r"^(?:秘密|机密|绝密)|涉密", value):
        return True
    return answers.flag(said.value)


def _declared_on(material: Material) -> Field[date]:
    labelled = material.field("identity.declared_on", lambda said: parse_day(said.value))
    return labelled.plus(*_letter_dates(material))


def _letter_dates(material: Material) -> list[Reading[date]]:
    """The date under the signature: the last line of a letter that is nothing but a date."""
    for document in material.documents:
        if document.kind is not DocumentKind.REQUEST_LETTER:
            continue
        for block in reversed(document.blocks):
            if isinstance(block, Text) and len(squeeze(block.text)) <= 24:
                days = [written for written in find_days(block.text) if written.exact]
                if days:
                    return [Reading(days[-1].day, block.place.quoting(tidy(block.text)))]
    return []


def _countersigned(material: Material) -> Field[bool]:
    path = "identity.countersigned"
    signed = material.field(path, _agreed)
    blank = [Reading(False, said.place) for said in material.asked_in_vain(path)]
    if not signed:
        opinions = material.prose(_AGREED, lambda found: True, DocumentKind.COUNTERSIGN)
        first = next(opinions, None)
        return Field((first,)) if first else Field(tuple(blank[:1]))
    return signed


def _agreed(said: Statement) -> bool | None:
    if said.from_heading or re.fullmatch(r"[/／—\-无]+", squeeze(said.value)):
        return None
    return bool(_AGREED.search(squeeze(said.value)))
