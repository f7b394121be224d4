"""重复计取: the same fee twice, the same row twice, profit on a rate that already holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tongchou.engine.sizing.context import Context, bare
from tongchou.engine.sizing.reduction import Found, Proposal
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.money import ZERO
from tongchou.kernel.reductions import CostIssue, CutCategory, IssueKind

#: Fees of which a project has one.
SINGLE = (
    LineKind.SUPERVISION,
    LineKind.TESTING,
    LineKind.CRYPTO_TEST,
    LineKind.MLPS_TEST,
    LineKind.TRAINING,
    LineKind.DESIGN,
    LineKind.BIDDING,
    LineKind.MANAGEMENT,
)
#: Of these a project has one per system; rows that name different systems are not doubled.
PER_SYSTEM = (LineKind.MLPS_TEST, LineKind.CRYPTO_TEST)
#: One of these covers the whole project unless its name says otherwise.
WHOLE_PROJECT = (
    LineKind.SUPERVISION,
    LineKind.DESIGN,
    LineKind.BIDDING,
    LineKind.MANAGEMENT,
)
_GENERIC = re.compile(
    r"信息化|信息系统|项目|工程|系统|服务|费用|费|第三方|单位|建设|网络安全|等级保护|等保|监理|软件测评|验收测评|测评|测试"
    r"|检测|密码应用|商用密码|密码|安全性|评估|密评|培训|用户|人员|设计|方案|初步|招标|采购|代理|管理|预备|基本|不可预见|平台"
)
_IN_RATE = re.compile(
    r"^(?:软件开发)?(?:利润|税金|税费|增值税|企业管理费|管理费用|风险费|间接成本|间接费用?)$"
)


def check_doubled(context: Context) -> Found:
    """Doubled fees, repeated rows and uplifts on rates that include them."""
    fees = [
        _doubled_fee(kind, lines)
        for kind in SINGLE
        if len(lines := [line for line in context.of_kind(kind) if line.declared > ZERO]) > 1
    ]
    return Found.together(
        [*(part for group in fees for part in group), *_repeated(context), _uplift(context)]
    )


def surely_doubled(context: Context, kind: LineKind) -> frozenset[str]:
    """Identifiers of the lines of a fee that are cut as doubled without doubt: no other check counts them."""
    if kind not in SINGLE:
        return frozenset()
    lines = [line for line in context.of_kind(kind) if line.declared > ZERO]
    found = Found.together(_doubled_fee(kind, lines)) if len(lines) > 1 else Found()
    return frozenset(line_id for proposal in found.proposals for line_id in proposal.line_ids)


def _doubled_fee(kind: LineKind, lines: Sequence[BudgetLine]) -> Iterator[Found]:
    """All but the largest of the same fee. Lines that name different parts may be two halves of one fee."""
    kept = max(lines, key=lambda line: (line.declared, line.line_id))
    for line in lines:
        if line is not kept and not (kind in PER_SYSTEM and _names_another(kept, line)):
            yield _second(kind, kept, line)


def _second(kind: LineKind, kept: BudgetLine, line: BudgetLine) -> Found:
    scopes = {_scope(kept), _scope(line)}
    # a fee with no narrower name covers the whole project, so a second one is inside it
    certain = len(scopes) == 1 or ("" in scopes and kind in WHOLE_PROJECT)
    doubt = "" if certain else "（两行名称所指范围不同，请核实是否分项计取）"
    message = f"{kind.label}重复计取：“{line.name}”与“{kept.name}”{doubt}"
    because = (
        Reason("保留", f"{kept.name} {kept.declared.format_yuan()}", kept.place.place),
        Reason("重复", f"{line.name} {line.declared.format_yuan()}", line.place.place),
    )
    issue = CostIssue(
        IssueKind.DOUBLED_FEE, message, (line.place, kept.place), because, (line.line_id,), None, certain
    )
    if not certain:
        return Found((issue,))
    proposal = Proposal(
        "C15",
        (line.line_id,),
        CutCategory.DOUBLE_COUNT,
        message,
        f"同类费用只计一次，核减{line.declared.format_yuan()}",
        ceiling=ZERO,
        certain=True,
        because=because,
    )
    return Found((issue,), (proposal,))


def _scope(line: BudgetLine) -> str:
    """What a fee's name says beyond being that fee: 硬件 in 硬件监理费, nothing in 工程监理费."""
    return _GENERIC.sub("", bare(line.name))


def _names_another(kept: BudgetLine, line: BudgetLine) -> bool:
    return bool(_scope(kept)) and bool(_scope(line)) and _scope(kept) != _scope(line)


def _repeated(context: Context) -> Iterator[Found]:
    """Rows equal in every column; they may be meant for two places, so a person looks."""
    seen: dict[tuple[object, ...], BudgetLine] = {}
    for line in context.lines:
        if line.kind in SINGLE or line.amount is None or line.declared <= ZERO:
            continue
        words = (bare(line.name), bare(line.spec), line.unit, line.remark, line.basis, *line.category)
        key = (line.kind, line.quantity, line.unit_price, line.amount, words)
        first = seen.setdefault(key, line)
        if first is not line and bare(line.name):
            yield _repeat(first, line)


def _repeat(first: BudgetLine, line: BudgetLine) -> Found:
    message = f"“{line.name}”与{first.place.place}的名称、规格、数量、金额完全相同，疑为重复计列"
    because = (
        Reason("第一处", first.declared.format_yuan(), first.place.place),
        Reason("第二处", line.declared.format_yuan(), line.place.place),
    )
    issue = CostIssue(
        IssueKind.DOUBLED_FEE, message, (line.place, first.place), because, (line.line_id,), None, False
    )
    proposal = Proposal(
        "C15",
        (line.line_id,),
        CutCategory.DOUBLE_COUNT,
        message,
        f"相同内容只计一次，核减{line.declared.format_yuan()}",
        ceiling=ZERO,
        certain=False,
        because=because,
    )
    return Found((issue,), (proposal,))


def _uplift(context: Context) -> Found:
    """C10: month rates already hold overheads and gross profit; nothing is stacked on them."""
    if not context.of_kind(LineKind.CUSTOM_DEV):
        return Found()
    issues, proposals = [], []
    for line in context.of_kind(LineKind.OTHER, LineKind.CUSTOM_DEV):
        if line.declared <= ZERO or not _IN_RATE.match(bare(line.name)):
            continue
        message = f"“{line.name}”：人月费率已含间接成本和毛利，不再另计"
        because = (
            Reason(
                "计价依据",
                context.basis.profile.edition.source.title,
                str(context.basis.benchmark.edition.source),
            ),
        )
        issues.append(
            CostIssue(IssueKind.DOUBLED_FEE, message, (line.place,), because, (line.line_id,), None, False)
        )
        proposals.append(
            Proposal(
                "C10",
                (line.line_id,),
                CutCategory.DOUBLE_COUNT,
                message,
                f"核减{line.declared.format_yuan()}",
                ceiling=ZERO,
                certain=False,
                because=because,
            )
        )
    return Found(tuple(issues), tuple(proposals))
