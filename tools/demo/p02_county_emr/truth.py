"""The planted faults and the values that reading the scanned package 02 must give."""

from typing import Any

from tools.demo.function_text import FunctionRow
from tools.demo.p02_county_emr import content as c

FORM, PLAN, BUDGET = "项目申报表.pdf", "建设方案.pdf", "投资概算表.pdf"
MUST_NOT = [
    "R-DOC-02", "R-DOC-04", "R-DOC-05", "R-DOC-07", "R-DOC-08", "R-DOC-12", "R-NEC-01", "R-NEC-03", "R-NEC-04",
    "R-NEC-08", "R-NEC-10", "R-DUP-06", "R-DUP-07", "R-DUP-09", "R-DATA-01", "R-DATA-03", "R-SEC-01", "R-SEC-08",
    "R-SEC-11", "R-COST-14", "R-COST-16", "R-COST-17",
]  # fmt: skip
CHAPTERS = [
    "项目概述", "项目单位概况", "项目业务现状、必要性和需求分析", "项目方案", "项目信息资源",
    "项目安全设计及安全评估服务", "项目管理", "项目投资概算", "附录和附件",
]  # fmt: skip


def truth(rows: list[FunctionRow], texts: dict[str, str]) -> dict[str, Any]:
    """The whole of truth.yaml."""
    return {
        "package": "02-county-emr",
        "input": "package",
        "title": c.PROJECT,
        "on": c.REVIEWED_ON,
        "pack": "zhuzhou",
        "faults": _faults(),
        # R-DOC-01 可以阻断：缺前期后评价和密码应用方案本身就是缺件。
        "blocking": ["R-SEC-04", "R-DOC-01"],
        "must_not": MUST_NOT,
        "fields": _fields(),
        "conflicts": ["identity.project_name"],
        "budget": {
            "leaf_lines": len(c.LINES),
            "total_wan": f"{c.TOTAL_WAN}",
            "lines": [_line(line) for line in c.LINES[::2]],
        },
        "functions": {
            "count": len(rows),
            "sample": [{"subsystem": r.subsystem, "module": r.module, "name": r.name} for r in rows[::4]],
        },
        "chapters": CHAPTERS,
        "similar": [{"target": "LJ-P-202", "level": "module"}],
        "scan_text": texts,
    }


def _line(line: c.Line) -> dict[str, Any]:
    return {
        "name": line.name,
        "quantity": str(line.quantity),
        "unit_price_yuan": str(line.price),
        "amount_yuan": str(line.amount),
        "file": BUDGET,
    }


def _faults() -> list[dict[str, Any]]:
    listed: list[tuple[str, str, dict[str, Any], str]] = [
        ("R-NEC-12", "fail", {"file": FORM, "quote": "前期项目后评价"}, "升级改造项目没有前期项目后评价"),
        ("R-SEC-04", "fail", {"file": FORM, "quote": "密码应用方案"}, "第三级系统没有密码应用方案"),
        ("R-SEC-03", "warn", {"file": BUDGET}, "第三级系统没有列等级测评安排和费用"),
        ("R-SEC-09", "review", {"file": FORM, "quote": "是否涉及个人信息"}, "处理敏感个人信息，没有影响评估"),
        ("R-COST-01", "fail", {"file": BUDGET, "quote": "接口改造"}, "14×6500=91000元，表中写95000元"),
        ("R-COST-02", "fail", {"file": BUDGET, "quote": "互联互通测评咨询费"}, "没有测算依据"),
        (
            "R-COST-18",
            "review",
            {"file": BUDGET, "quote": "护士站办公电脑"},
            "通用办公终端不属于信息化建设内容",
        ),
        ("R-NEC-07", "fail", {"file": FORM, "quote": "进一步改善"}, "患者就医体验没有基期值和可衡量的目标值"),
        (
            "R-DOC-06",
            "fail",
            {"file": "申报函.jpg", "quote": "互联互通改造项目"},
            "申报函的项目名称与申报表不一致",
        ),
    ]
    return [
        {"id": f"F{number:02d}", "rule": rule, "verdict": verdict, "where": where, "note": note}
        for number, (rule, verdict, where, note) in enumerate(listed, start=1)
    ]


def _fields() -> dict[str, Any]:
    return {
        "identity.project_name": c.PROJECT,
        "identity.declare_year": 2027,
        "identity.owner_unit": c.UNIT,
        "identity.parent_dept": c.PARENT,
        "identity.unit_credit_code": c.CREDIT_CODE,
        "identity.admin_level": "county",
        "identity.contact": c.CONTACT,
        "identity.phone": c.PHONE,
        "identity.project_kind": "upgrade",
        "identity.is_classified": False,
        "identity.online_project_code": c.PROJECT_CODE,
        "identity.declared_on": "2026-09-22",
        "identity.countersigned": True,
        "basis.plan_listed": True,
        "need.duty_item": c.DUTY,
        "need.users_internal": 655,
        "need.users_public": 0,
        "need.concurrency": 260,
        "existing.previous_project": "电子病历系统（一期），2018年",
        "data.share_commitment": "承诺按目录共享",
        "infrastructure.deploy_place": "市政务云卫健专区",
        "infrastructure.network": "电子政务外网",
        "security.mlps_level": 3,
        "security.mlps_filed": False,
        "security.crypto_required": True,
        "security.personal_info": True,
        "security.important_data": False,
        "security.log_retention_months": "12",
        "funds.total_wan": f"{c.TOTAL_WAN}",
        "funds.om_annual_wan": f"{c.OM_WAN}",
        "schedule.plan_start": "2027-03",
        "schedule.plan_end": "2027-10",
        "schedule.duration_months": "8",
        "schedule.trial_months": "2",
        "procurement.procure_mode": "公开招标",
        "procurement.procure_org": "委托采购代理机构",
    }
