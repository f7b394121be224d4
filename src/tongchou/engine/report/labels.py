"""Chinese labels of declaration fields, relations and plain values, as a reader sees them."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_DOWN, Decimal
from enum import Enum
from typing import Any

from tongchou.kernel.assets import AssetKind
from tongchou.kernel.declaration import AdminLevel
from tongchou.kernel.money import Money

FIELD_LABELS = {
    "identity.project_name": "项目名称",
    "identity.declare_year": "申报年度",
    "identity.owner_unit": "项目单位",
    "identity.parent_dept": "主管部门",
    "identity.unit_credit_code": "统一社会信用代码",
    "identity.admin_level": "单位层级",
    "identity.contact": "联系人",
    "identity.phone": "联系电话",
    "identity.project_kind": "项目类别",
    "identity.is_classified": "是否涉密",
    "identity.online_project_code": "项目代码",
    "identity.declared_on": "申报日期",
    "identity.countersigned": "主管部门是否会签",
    "basis.leader_instruction": "领导批示",
    "basis.plan_listed": "是否列入计划",
    "basis.emergency": "应急依据",
    "need.duty_item": "职能依据",
    "need.business_process": "业务流程",
    "need.users_internal": "内部用户数",
    "need.users_public": "公众用户数",
    "need.concurrency": "并发数",
    "need.problem_statement": "存在问题",
    "existing.previous_project": "前期项目",
    "existing.previous_evaluation_doc": "前期后评价",
    "content.declared_points": "申报功能点数",
    "data.new_collection": "新采集数据",
    "data.share_commitment": "共享承诺",
    "infrastructure.deploy_place": "部署位置",
    "infrastructure.network": "网络",
    "infrastructure.own_hardware_reason": "自购硬件理由",
    "security.mlps_level": "等保级别",
    "security.mlps_reason": "定级理由",
    "security.mlps_filed": "等保是否备案",
    "security.crypto_required": "是否需要密码应用",
    "security.crypto_plan": "密码应用方案",
    "security.crypto_review_result": "密码方案评估结论",
    "security.xinchuang_scope": "信创范围",
    "security.personal_info": "是否涉及个人信息",
    "security.important_data": "是否涉及重要数据",
    "security.is_cii": "是否关键信息基础设施",
    "security.log_retention_months": "日志留存（月）",
    "security.disaster_recovery": "灾备",
    "funds.total": "申报总额",
    "funds.om_annual": "年运维费",
    "funds.om_start_year": "运维起始年",
    "funds.study_total": "可研批复估算",
    "schedule.plan_start": "计划开始",
    "schedule.plan_end": "计划结束",
    "schedule.duration_months": "工期（月）",
    "schedule.trial_months": "试运行（月）",
    "procurement.procure_mode": "采购方式",
    "procurement.procure_org": "采购组织形式",
    "procurement.sme_reserved": "中小企业预留",
    "performance.goals": "绩效总目标",
}

RELATION_LABELS = {
    "duplicate_build": "疑似重复建设",
    "functional_overlap": "功能重叠",
    "same_project_record": "同一项目的另一记录",
    "later_phase": "前后期项目",
    "replicate_same_prefecture": "同市多地同建，宜统建",
    "replicate_elsewhere": "外地同类，仅供参考",
    "companion_service": "本项目的配套服务",
    "split_package": "同一项目的分包",
    "unrelated": "内容不同",
}

ADMIN_LABELS = {
    AdminLevel.STATE: "国家级",
    AdminLevel.PROVINCE: "省级",
    AdminLevel.CITY: "市级",
    AdminLevel.COUNTY: "县级",
    AdminLevel.TOWN: "乡镇级",
}

ASSET_LABELS = {AssetKind.PROJECT: "项目", AssetKind.SYSTEM: "在用系统", AssetKind.CAPABILITY: "共性能力"}


def field_label(path: str) -> str:
    """The label of a single-value field. Raises ``KeyError`` for an unknown path."""
    return FIELD_LABELS[path]


#: Packs that ship with the software; a pack of one's own is shown by the name its keeper gave it.
PACK_LABELS = {"national": "国家通用规则包", "hunan": "湖南省规则包", "zhuzhou": "株洲市规则包"}
_BENCHMARK = re.compile(r"(?:CSBMK|SSM-BK)-\d{6}", re.IGNORECASE)
_COLUMN_ID = re.compile(r"(^|[；、])[a-z][a-z_]*：")
_SINCE_EVER = "（2000-01-01 起）"


#: What was compared with, by the name of the scope in a corpus.
SCOPE_LABELS = {
    "projects": "项目",
    "systems": "在用系统",
    "upper_systems": "上级系统",
    "capabilities": "共性能力",
    "data_resources": "数据目录",
}


def scope_label(scope: str) -> str:
    return SCOPE_LABELS.get(scope, scope)


def pack_label(pack: str) -> str:
    return PACK_LABELS.get(pack, pack)


def benchmark_label(benchmark: str) -> str:
    """The title of a benchmark edition, for people."""
    known = _BENCHMARK.fullmatch(benchmark)
    return f"中国软件行业基准数据（{benchmark.upper()}）" if known else benchmark


def plain_words(text: str) -> str:
    """A reason without what only a rule keeper needs: column identifiers, capability ids, the first day."""
    text = _COLUMN_ID.sub(r"\1", text).replace(_SINCE_EVER, "")
    return "共性能力目录" if re.fullmatch(r"cap_[a-z_]+", text) else text


def score(value: float) -> str:
    """A similarity as the findings write it: two decimals, rounded down."""
    return str(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_DOWN))


def day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def grade_label(grade: int) -> str:
    """A protection level as offices write it."""
    return f"第{'零一二三四五'[grade]}级" if 0 <= grade <= 5 else f"{grade}级"


def field_value(path: str, value: Any) -> str:
    """A declaration value in words, by the habits of its field."""
    if path == "security.mlps_level" and isinstance(value, int):
        return grade_label(value)
    if isinstance(value, AdminLevel):
        return ADMIN_LABELS[value]
    return shown(value)


def relation_label(relation: str) -> str:
    return RELATION_LABELS.get(relation, relation)


def yes_no(answer: bool | None) -> str:
    return {True: "是", False: "否", None: "未说明"}[answer]


def shown(value: Any) -> str:
    """A declaration value in words."""
    match value:
        case None:
            return "未读出"
        case bool():
            return yes_no(value)
        case Money():
            return value.format_wan()
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return day(value) if value.day != 1 else f"{value.year}年{value.month}月"
        case Enum():
            return str(getattr(value, "label", value.value))
        case _:
            return str(value)
