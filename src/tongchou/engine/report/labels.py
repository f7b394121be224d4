"""Chinese labels of declaration fields, relations and plain values, as a reader sees them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from tongchou.kernel.assets import AssetKind
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
    "duplicate_build": "重复建设",
    "functional_overlap": "功能重叠",
    "same_project_record": "同一项目的另一记录",
    "later_phase": "前后期项目",
    "replicate_same_prefecture": "同市多地同建，宜统建",
    "replicate_elsewhere": "外地同类，仅供参考",
    "companion_service": "配套服务",
    "split_package": "分包",
    "unrelated": "无关",
}

ASSET_LABELS = {AssetKind.PROJECT: "项目", AssetKind.SYSTEM: "在用系统", AssetKind.CAPABILITY: "共性能力"}


def field_label(path: str) -> str:
    """The label of a single-value field. Raises ``KeyError`` for an unknown path."""
    return FIELD_LABELS[path]


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
            return value.isoformat()
        case Enum():
            return str(getattr(value, "label", value.value))
        case _:
            return str(value)
