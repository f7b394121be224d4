"""重复建设：facilities and common systems that the city runs for everybody — exchange, rooms, mail, data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tongchou.engine.policy.outcomes import Outcome, fail, not_applicable, passed, review
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, rule
from tongchou.engine.policy.wording import mentions, passages, said
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.documents import PLAN_KINDS
from tongchou.kernel.evidence import Evidence, Reason
from tongchou.kernel.findings import Severity
from tongchou.kernel.money import ZERO, Money

_BUILDING = (ProjectKind.NEW, ProjectKind.UPGRADE, ProjectKind.CONTINUE, ProjectKind.SERVICE)
_BOUGHT = frozenset(
    {LineKind.CUSTOM_DEV, LineKind.PACKAGED_SOFTWARE, LineKind.HARDWARE, LineKind.SERVICE, LineKind.OTHER}
)
_FILLER = (
    "建设",
    "开发",
    "升级",
    "改造",
    "子系统",
    "系统",
    "平台",
    "模块",
    "软件",
    "功能",
    "购置",
    "服务",
    "管理",
    "（",
    "）",
    "费",
)

_TO_BUILD = re.compile(r"新建|自建|另建|搭建|建设")
_NOT_USED = re.compile(r"(?:不|未|没有)[^，。；]{0,4}(?:使用|部署|租用|上|采用)")


@dataclass(frozen=True)
class _Named:
    """A declared name that holds one of the words. ``whole`` when the name is little more than it."""

    name: str
    word: str
    place: Evidence
    whole: bool
    words: str


def _named(case: CaseFile, words: Sequence[str]) -> list[_Named]:
    """Subsystems, modules, functions and bought things whose name holds a word, each name once."""
    found: dict[str, _Named] = {}
    for name, words_said, place in _declared(case):
        word = next((w for w in words if w.lower() in name.lower()), "")
        if word and name not in found:
            found[name] = _Named(name, word, place.quoting(name), _core(name) == _core(word), words_said)
    return list(found.values())


def _declared(case: CaseFile) -> Iterator[tuple[str, str, Evidence]]:
    for function in case.declaration.content.functions:
        for name in (function.subsystem, function.module, function.name):
            if name:
                yield (
                    name,
                    f"{name} {function.description}" if name == function.name else name,
                    function.place,
                )
    for line in case.declaration.funds.lines:
        if line.kind in _BOUGHT and line.declared > ZERO:
            yield line.name, f"{line.name} {line.spec} {line.basis} {line.remark}", line.cell("name")


def _core(name: str) -> str:
    for filler in _FILLER:
        name = name.replace(filler, "")
    return name.lower()


def _only_called(named: _Named, calling: Sequence[str]) -> bool:
    return any(word in named.words for word in calling)


@rule(
    "R-DUP-06",
    title="不另建跨部门数据共享交换系统",
    group=Group.DUP,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2025, 8, 1),
    cites=("809#31",),
    uses=("dup_exchange_words", "dup_calling_words"),
    kinds=_BUILDING,
)
def exchange_platform(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """功能或概算中有数据交换、共享平台的，请人工核对是否跨部门；只做对接、调用的不算。"""
    calling = at.list("dup_calling_words")
    found = [n for n in _named(case, at.list("dup_exchange_words")) if not _only_called(n, calling)]
    if found:
        yield review(
            f"申报内容含{_names(found)}，可能是另建的跨部门数据共享交换系统。",
            evidence=[*(n.place for n in found), *_built_in_plan(case, found)],
            advice="除法律、行政法规另有规定外，请改用统一的政务数据共享交换系统；仅供本单位内部使用的请写明。",
            because=[at.reason("dup_exchange_words")],
        )
    else:
        yield passed("未见另建的数据共享交换系统。")


def _built_in_plan(case: CaseFile, found: Sequence[_Named]) -> list[Evidence]:
    """Where the plan says that one of these is to be built."""
    words = dict.fromkeys(named.word for named in found)
    return [hit.place for hit in said(case, words, *PLAN_KINDS) if _TO_BUILD.search(hit.sentence)][:3]


def _names(found: Sequence[_Named]) -> str:
    shown = "、".join(f"“{n.name}”" for n in found[:5])
    return f"{shown}等{len(found)}处" if len(found) > 5 else shown


@rule(
    "R-DUP-07",
    title="不新建机房、不自购服务器",
    group=Group.DUP,
    severity=Severity.BLOCK,
    since=date(2020, 2, 1),
    cites=("57#cloud", "jieyang#7", "js-cloud"),
    uses=(
        "dup_server_limit",
        "dup_server_words",
        "dup_server_exempt",
        "dup_own_place_words",
        "dup_cloud_words",
        "dup_accepted_reasons",
    ),
    kinds=_BUILDING,
)
def own_machine_room(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """看部署位置、机房工程费和自购的服务器、存储。理由说明政务云为何不能满足的，请人工核对。"""
    places, because, told = _own_facilities(case, at)
    if not told:
        where = case.declaration.infrastructure.deploy_place
        stands = f"部署在{where.value}" if where.value else "未写明部署位置"
        yield passed(f"{stands}，未见机房工程和自购服务器、存储。", evidence=where.evidence)
        return
    because.append(at.reason("dup_server_limit"))
    sentence = f"{'；'.join(told)}。"
    advice = "请改为部署在政务云，机房、服务器和存储不列入投资。"
    reason = case.declaration.infrastructure.own_hardware_reason
    if reason.value and not _no_reason(reason.value):
        sentence = f"{sentence}自购理由：{reason.value}。"
        places += reason.evidence
    if reason.value and _has(reason.value, at.list("dup_accepted_reasons")):
        yield review(
            f"{sentence}请核对理由是否成立。",
            evidence=places,
            advice=advice,
            because=because,
        )
    elif _is_firm(case, at):
        yield fail(sentence, evidence=places, advice=advice, because=because)
    else:
        yield review(
            f"{sentence}材料说法不一致，请人工核对。", evidence=places, advice=advice, because=because
        )


def _own_facilities(case: CaseFile, at: Parameters) -> tuple[list[Evidence], list[Reason], list[str]]:
    places: list[Evidence] = []
    because: list[Reason] = []
    told: list[str] = []
    where = case.declaration.infrastructure.deploy_place
    if _own_place(case, at):
        places += [*where.evidence, *_cloud_refused(case, at)]
        told.append(f"部署在“{where.value}”，未使用政务云")
    rooms = [
        line
        for line in case.declaration.funds.lines
        if line.kind is LineKind.MACHINE_ROOM and line.declared > ZERO
    ]
    servers = [line for line in case.declaration.funds.lines if _is_server(line, at)]
    for lines, what, limit in (
        (rooms, "机房工程", ZERO),
        (servers, "自购服务器、存储", at.money("dup_server_limit")),
    ):
        total = Money.total(line.declared for line in lines)
        if total > limit:
            told.append(f"概算列有{what}{len(lines)}项、{total.format_wan()}")
            places += [line.cell("name").quoting(line.name) for line in lines]
            because += [
                Reason(line.name, line.declared.format_yuan(), line.place.place) for line in lines[:10]
            ]
    return places, because, told


def _cloud_refused(case: CaseFile, at: Parameters) -> list[Evidence]:
    """Where the plan says that the government cloud is not used."""
    source = passages(case, *PLAN_KINDS)
    refused = [hit for hit in mentions(source, at.list("dup_cloud_words")) if hit.denied]
    return [hit.place for hit in refused if _NOT_USED.search(hit.sentence)][:3]


def _own_place(case: CaseFile, at: Parameters) -> bool:
    """Whether any statement of the place names an own room and no statement names the cloud."""
    written = case.declaration.infrastructure.deploy_place.distinct
    own = any(_has(text, at.list("dup_own_place_words")) for text in written)
    return own and not all(_on_cloud(text, at) for text in written)


def _on_cloud(text: str, at: Parameters) -> bool:
    denied = any(sign in text for sign in ("不使用", "未使用", "不部署", "不上", "不租用"))
    return _has(text, at.list("dup_cloud_words")) and not denied


def _is_firm(case: CaseFile, at: Parameters) -> bool:
    """Money asked for a room or servers is certain; a place alone is, when nothing names the cloud."""
    lines = case.declaration.funds.lines
    if any(line.kind is LineKind.MACHINE_ROOM and line.declared > ZERO for line in lines):
        return True
    bought = Money.total(line.declared for line in lines if _is_server(line, at))
    written = case.declaration.infrastructure.deploy_place.distinct
    return bought > at.money("dup_server_limit") or not any(_on_cloud(text, at) for text in written)


def _is_server(line: BudgetLine, at: Parameters) -> bool:
    if line.kind is not LineKind.HARDWARE or line.declared <= ZERO:
        return False
    return _has(line.name, at.list("dup_server_words")) and not _has(line.name, at.list("dup_server_exempt"))


def _has(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _no_reason(text: str) -> bool:
    """Whether the field says that there is none (不购置硬件, 无)."""
    bare = text.strip(" 。.-—/")
    return bare in ("", "无", "不涉及", "没有") or bare.startswith(("不购置", "无自购", "未购置", "不自购"))


@rule(
    "R-DUP-08",
    title="能共享取得的数据不重复采集",
    group=Group.DUP,
    severity=Severity.BLOCK,
    auto=Auto.ASSISTED,
    since=date(2025, 8, 1),
    cites=("809#19",),
    needs=("catalog.data",),
)
def repeated_collection(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """新采集的数据在政务数据目录中已有的，列出对照，请人工核对。"""
    data = (case.catalog.data if case.catalog else None) or ()
    collected = [match for match in data if match.newly_collected]
    if not collected and not case.declaration.data.new_collection:
        yield not_applicable("未申报新采集数据。")
        return
    known = [match for match in collected if match.resource_id]
    for match in known:
        provider = f"（{match.provider}）" if match.provider else ""
        yield review(
            f"拟新采集的“{match.needed}”，目录中已有“{match.resource_name}”{provider}，能否通过共享取得请核对。",
            evidence=match.place,
            advice="能共享取得的改为申请共享；内容、范围或更新频率不同的请说明。",
            because=[Reason("匹配度", f"{match.score:.2f}", match.resource_id)],
        )
    if not known:
        yield passed("新采集数据在现有目录中未找到相同内容。")


@rule(
    "R-DUP-09",
    title="不重复建设邮件、办公、视频会议等通用系统",
    group=Group.DUP,
    severity=Severity.BLOCK,
    since=date(2018, 1, 1),
    cites=("sd2018",),
    uses=("dup_common_systems", "dup_calling_words"),
    kinds=_BUILDING,
)
def common_systems(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
    """功能或概算整项就是通用系统的不符合；名称里带有这类词的请人工核对；只做对接、复用的不算。"""
    calling, reused = at.list("dup_calling_words"), _reused(case)
    found = [n for n in _named(case, at.list("dup_common_systems")) if not _only_called(n, calling)]
    certain = [n for n in found if n.whole and n.word not in reused]
    unsure = [n for n in found if n not in certain]
    because = [at.reason("dup_common_systems")]
    if certain:
        yield fail(
            f"申报内容含{_names(certain)}，属全市统一建设的通用系统。",
            evidence=[n.place for n in certain],
            advice="请删除，改为接入统一的公务邮件、协同办公或视频会议系统。",
            because=because,
        )
    if unsure:
        yield review(
            f"申报内容中的{_names(unsure)}与通用系统相近，请核对是否只做业务内的通知、会商或对接。",
            evidence=[n.place for n in unsure],
            because=because,
        )
    if not found:
        yield passed("未见邮件、办公、视频会议等通用系统的重复建设。")


def _reused(case: CaseFile) -> str:
    """Capabilities the form says are reused, as one text to look words up in."""
    uses = case.declaration.capabilities.capability_reuse
    return "、".join(use.capability for use in uses if use.reused)
