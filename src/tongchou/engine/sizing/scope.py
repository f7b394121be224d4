"""What does not belong in the project's money: non-IT content, free capabilities, centrally paid cloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongchou.engine.sizing.context import Context, bare, is_weighty_reason
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.declaration import ProjectKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind
from tongchou.kernel.similars import CapabilityMatch

_FURNITURE = re.compile(
    r"(?:办公桌|会议桌|桌椅|座椅|沙发|茶几|文件柜|办公家具|家具|窗帘|地毯|绿植|装修|装饰|墙面|灯光|吊顶|隔断|粉刷|公务用车|车辆购置|购车|食堂|被服|工作服)"
)
_TERMINAL = re.compile(
    r"(?:^|办公用?|通用)(?:台式(?:电脑|计算机|机)?|笔记本(?:电脑)?|电脑|计算机|打印机|复印机|传真机|碎纸机|手机|电视机|空调|饮水机|照相机)$"
)
_ROOM = re.compile(r"机房|数据中心|设备间")
_STILL_NEEDED = re.compile(r"对接|接入|集成|适配|改造|联调|调用")


def check_scope(context: Context) -> Found:
    """Non-IT content, capabilities the city gives free, cloud fees the city pays."""
    return Found.together(
        [
            *(_non_it(line) for line in context.lines),
            *_capabilities(context),
            *_admitted(context),
            *_cloud_fees(context),
        ]
    )


def _non_it(line: BudgetLine) -> Found:
    """Furniture, decoration, cars and general office terminals; what it is for is a person's judgement."""
    name = bare(line.name)
    if line.declared <= ZERO or _in_room(line, name):
        return Found()
    furniture = _FURNITURE.search(name) if line.kind in _MAY_BE_GOODS else None
    terminal = _TERMINAL.search(name) if line.kind in (LineKind.HARDWARE, LineKind.OTHER) else None
    if line.kind is not LineKind.NON_IT and not furniture and not terminal:
        return Found()
    what = "为非信息化内容" if furniture else "疑为非信息化内容或通用办公终端"
    message = f"“{line.name}”{what}，不列入信息化项目"
    because = (Reason("申报金额", line.declared.format_yuan(), line.place.place),)
    issue = CostIssue(IssueKind.NON_IT, message, (line.place,), because, (line.line_id,), None, False)
    return Found((issue,), (_all_of("NON-IT", line, CutCategory.NON_IT, message, because, certain=False),))


def _in_room(line: BudgetLine, name: str) -> bool:
    """Works of a machine room (防静电地板, 精密空调) are its equipment, not decoration."""
    around = "".join((name, line.place.sheet or "", *line.category))
    return line.kind is LineKind.MACHINE_ROOM or bool(_ROOM.search(around))


_MAY_BE_GOODS = (LineKind.NON_IT, LineKind.HARDWARE, LineKind.OTHER, LineKind.INTEGRATION)


def _capabilities(context: Context) -> Iterator[Found]:
    """A line that a shared capability replaces. What costs money there is reported by the reuse rules."""
    if context.matches is None:
        yield Found(not_checked=("共性能力替代：未提供共性能力目录",))
        return
    lines = {line.line_id: line for line in context.lines}
    best: dict[str, CapabilityMatch] = {}
    for match in context.matches:
        line = lines.get(match.line_id)
        if line is None or not match.is_free or line.declared <= ZERO or not _replaces(context, line, match):
            continue
        known = best.get(match.line_id)
        if known is None or (match.score, match.capability_id) > (known.score, known.capability_id):
            best[match.line_id] = match
    for line_id, match in best.items():
        yield _provided(context, lines[line_id], match)


#: What a capability given as software can stand for: not devices (看政务云 in C14), not people's labour.
_REPLACEABLE = (LineKind.CUSTOM_DEV, LineKind.PACKAGED_SOFTWARE, LineKind.SERVICE, LineKind.OTHER)


def _replaces(context: Context, line: BudgetLine, match: CapabilityMatch) -> bool:
    """Whether a match is near enough to money to name an amount; a device must be the capability itself."""
    certain = context.basis.limit("capability_certain_score")
    least = context.basis.limit("capability_least_score")
    if line.kind is LineKind.HARDWARE:
        return certain is not None and match.score >= float(certain.value)
    return line.kind in _REPLACEABLE and (least is None or match.score >= float(least.value))


def _admitted(context: Context) -> Iterator[Found]:
    """Lines the unit itself marks as replaceable by a shared capability, yet asks money for."""
    matched = {match.line_id for match in context.matches or () if match.is_free}
    for line in context.lines:
        if line.capability_replaceable and line.declared > ZERO and line.line_id not in matched:
            message = f"“{line.name}”申报表注明共性能力可替代，仍申报{line.declared.format_yuan()}"
            because = (Reason("共性能力可替代", "是", line.cell("capability_replaceable").place),)
            cut = _all_of("C04", line, CutCategory.CAPABILITY, message, because, certain=False)
            yield Found((), (cut,))


def _provided(context: Context, line: BudgetLine, match: CapabilityMatch) -> Found:
    floor = context.basis.limit("capability_certain_score")
    sure = floor is not None and match.score >= float(floor.value)
    weighty = is_weighty_reason(match.reuse_reason)
    certain = sure and not weighty and not _STILL_NEEDED.search(line.name)
    message = f"“{line.name}”可由共性能力“{match.capability_name}”免费提供"
    because = (
        Reason("共性能力", match.capability_name, "共性能力目录"),
        Reason("匹配度", f"{match.score:.2f}", "、".join(match.matched_words)),
        Reason("不复用理由", match.reuse_reason or "未填写", match.place.place),
    )
    return Found((), (_all_of("C04", line, CutCategory.CAPABILITY, message, because, certain=certain),))


def _cloud_fees(context: Context) -> Iterator[Found]:
    central = context.basis.limit("cloud_paid_centrally")
    lines = [line for line in context.of_kind(LineKind.CLOUD) if line.declared > ZERO]
    if context.project_kind is ProjectKind.CLOUD or not lines:
        return
    if central is None:
        yield Found(not_checked=("云资源费：未设定政务云费用是否由市级统一安排",))
        return
    if not central.value:
        return
    for line in lines:
        message = f"“{line.name}”属政务云资源费，由市级统一安排，不列入项目投资"
        because = (
            Reason("市级统一安排", "是", central.source_text),
            Reason("申报金额", line.declared.format_yuan(), line.place.place),
        )
        issue = CostIssue(
            IssueKind.CLOUD_IN_PROJECT,
            message,
            (line.place,),
            because,
            (line.line_id,),
            None,
            central.is_certain,
        )
        cut = _all_of("CLOUD", line, CutCategory.CENTRAL_CLOUD, message, because, certain=central.is_certain)
        yield Found((issue,), (cut,))


def _all_of(
    rule: str,
    line: BudgetLine,
    category: CutCategory,
    message: str,
    because: tuple[Reason, ...],
    *,
    certain: bool,
) -> Proposal:
    return Proposal(
        rule,
        (line.line_id,),
        category,
        message,
        f"核减{line.declared.format_yuan()}",
        ceiling=ZERO,
        certain=certain,
        because=because,
    )
