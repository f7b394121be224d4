"""Every kind of trouble with the meaning of what was read. Codes are stable; sentences may improve."""

from __future__ import annotations

from tongchou.kernel.problems import ProblemKind, ProblemLevel

_WARNING = ProblemLevel.WARNING
_NOTICE = ProblemLevel.NOTICE

# --- INTAKE-BUDGET: the estimate ------------------------------------------------------------------------
NO_LINES = ProblemKind(
    "INTAKE-BUDGET-001",
    "没有找到可以识别的投资概算明细",
    "请提交含名称、数量、单价、金额列的概算表。",
    _WARNING,
)
UNIT_UNKNOWN = ProblemKind(
    "INTAKE-BUDGET-002", "金额列没有注明单位（元或万元），金额未采用", "请在表头或表名中注明单位。"
)
UNIT_INFERRED = ProblemKind(
    "INTAKE-BUDGET-003",
    "金额列没有注明单位，已按数量、单价与合计的关系推定",
    "请核对并在表头注明单位。",
    _NOTICE,
)
UNIT_CONTRADICTED = ProblemKind(
    "INTAKE-BUDGET-004",
    "注明的单位与数量、单价、金额的关系不符，已按列间关系改读单价",
    "请核对单位标注。",
    _WARNING,
)
PRODUCT_DIFFERS = ProblemKind(
    "INTAKE-BUDGET-005", "数量乘以单价不等于所列金额", "请核对数量、单价与金额。", _WARNING
)
SUMMARY_DIFFERS = ProblemKind(
    "INTAKE-BUDGET-006",
    "汇总表所列金额与明细表合计不一致，已按明细表读取",
    "请核对汇总表与明细表。",
    _WARNING,
)
DETAIL_UNUSED = ProblemKind(
    "INTAKE-BUDGET-007", "这张明细表与汇总表对不上，未计入概算", "请在汇总表中注明对应关系。", _WARNING
)
NUMBER_UNREADABLE = ProblemKind("INTAKE-BUDGET-008", "这一格应为数字，未能读出", "请改为数字。", _WARNING)
HIDDEN_LINE = ProblemKind(
    "INTAKE-BUDGET-009", "概算明细位于隐藏的行或工作表中", "请取消隐藏后重新提交。", _WARNING
)
TOTAL_DIFFERS = ProblemKind("INTAKE-BUDGET-010", "所列合计与其明细之和不一致", "请核对合计。", _WARNING)

# --- INTAKE-RECONCILE: the same thing said differently --------------------------------------------------
VALUES_DIFFER = ProblemKind(
    "INTAKE-RECONCILE-001", "同一内容在不同材料中写法不一致", "请核对后统一。", _WARNING
)

# --- INTAKE-FIELD: single values ------------------------------------------------------------------------
VALUE_UNREADABLE = ProblemKind("INTAKE-FIELD-001", "填写的内容未能识别", "请按表格要求的格式填写。", _WARNING)
CREDIT_CODE_WRONG = ProblemKind(
    "INTAKE-FIELD-003", "统一社会信用代码不正确", "请核对单位的统一社会信用代码。", _WARNING
)
AMOUNT_WITHOUT_UNIT = ProblemKind(
    "INTAKE-FIELD-002", "金额没有注明单位（元或万元），未采用", "请注明单位。", _WARNING
)
