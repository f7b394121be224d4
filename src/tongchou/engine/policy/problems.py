"""What can be wrong with a pack, coded. A pack with any error is refused, and all are told at once."""

from __future__ import annotations

from collections.abc import Iterable

from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem, ProblemKind

YAML_BROKEN = ProblemKind("POLICY-YAML-001", "文件不是有效的 YAML", "请按提示的行号检查缩进、冒号和引号。")
KEY_UNKNOWN = ProblemKind("POLICY-YAML-002", "有不认识的键", "请对照文档改正拼写或删去这个键。")
KEY_MISSING = ProblemKind("POLICY-YAML-003", "缺少必填的键", "请补上这个键。")
VALUE_BAD = ProblemKind("POLICY-YAML-004", "值的写法不对", "请按提示的格式改写。")

PACK_INCOMPLETE = ProblemKind(
    "POLICY-PACK-001", "规则包缺少 pack.yaml", "请在规则包文件夹中放入 pack.yaml，写明 id、name 和 extends。"
)
PARENT_MISSING = ProblemKind(
    "POLICY-PACK-002", "找不到所继承的规则包", "请检查 extends，或把上级规则包放在同一文件夹。"
)
PARENT_LOOP = ProblemKind("POLICY-PACK-003", "规则包互相继承", "请去掉其中一个 extends。")

CLAUSE_REPEATED = ProblemKind(
    "POLICY-CLAUSE-001", "同一条款的有效期重叠", "请给旧版本写上废止日期，或删去重复的条款。"
)

PARAMETER_REPEATED = ProblemKind(
    "POLICY-PARAM-001", "同一规则包内参数编号重复", "请合并为一个参数，把取值写在不同日期下。"
)
PARAMETER_UNSOURCED = ProblemKind(
    "POLICY-PARAM-002", "参数取值没有来源", "请给每个取值写 clause（条款编号）或 note（来源说明）。"
)
PARAMETER_CLAUSE = ProblemKind(
    "POLICY-PARAM-003", "参数引用了条款库中没有的条款", "请先把条款写入 clauses，再引用。"
)

RULE_UNCITED = ProblemKind("POLICY-RULE-001", "规则没有依据", "请在 cites 中至少写一个条款编号。")
RULE_UNDATED = ProblemKind("POLICY-RULE-002", "规则没有起始日期", "请在 since 中写明依据施行的日期。")
RULE_NO_FIRING_CASE = ProblemKind(
    "POLICY-RULE-003", "规则缺少一个会触发的案例", "请在 cases 中写一个预期为不符合、存疑或需人工核对的案例。"
)
RULE_NO_QUIET_CASE = ProblemKind(
    "POLICY-RULE-004", "规则缺少一个不触发的案例", "请在 cases 中写一个预期为符合或不适用的案例。"
)
RULE_UNKNOWN_CLAUSE = ProblemKind(
    "POLICY-RULE-005", "规则引用了条款库中没有的条款", "请先把条款写入 clauses，再引用。"
)
RULE_UNKNOWN_PARAMETER = ProblemKind(
    "POLICY-RULE-006", "规则使用了没有登记的参数", "请在 parameters 中登记这个参数，或改正 uses。"
)
RULE_OVERLAP = ProblemKind(
    "POLICY-RULE-007", "同一规则的有效期重叠", "请给旧版本写 until，或改用新的规则编号。"
)
RULE_MODULE_BROKEN = ProblemKind("POLICY-RULE-008", "规则文件不能导入", "请按提示修正 Python 文件后重试。")
RULE_UNKNOWN_NEED = ProblemKind(
    "POLICY-RULE-009", "规则需要的前置结果不存在", "请使用 needs 中列出的名称之一。"
)
RULE_BAD_ID = ProblemKind("POLICY-RULE-010", "规则编号的写法不对", "规则编号形如 R-DOC-01。")
SWITCH_UNKNOWN = ProblemKind(
    "POLICY-RULE-011", "要停用的规则不存在", "请检查 pack.yaml 中 switch_off 的规则编号。"
)
RULE_TOO_EARLY = ProblemKind(
    "POLICY-RULE-012", "规则起始日期早于全部依据的施行日期", "请把 since 改为依据施行之日或更晚。"
)
PARAMETER_TOO_LATE = ProblemKind(
    "POLICY-RULE-013", "规则起始时所用参数还没有取值", "请给参数补一个不晚于规则 since 的取值。"
)

CASE_UNKNOWN_RULE = ProblemKind("POLICY-CASE-001", "案例所指的规则不存在", "请改正 expect 中的规则编号。")
CASE_UNREADABLE = ProblemKind("POLICY-CASE-002", "案例内容不能理解", "请按提示改正 given 中的写法。")


class PackRefusedError(Exception):
    """A pack that must not be used. ``problems`` holds all that is wrong, not only the first."""

    def __init__(self, pack: str, problems: Iterable[Problem]) -> None:
        self.pack = pack
        self.problems = tuple(problems)
        lines = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"规则包“{pack}”有 {len(self.problems)} 个问题，未载入：\n{lines}")


def at_line(file: str, line: int) -> Evidence:
    """A line of a pack file, shown to people as 《rules/文件.yaml》第12行."""
    return Evidence(file, cell=f"第{line}行")
