"""The planted faults of package 03 and the values that reading it must give."""

from collections.abc import Mapping
from typing import Any

from tools.demo.hand_b.source import Module
from tools.demo.p03_emergency_map import facts
from tools.demo.p03_emergency_map.budget import HIDDEN_ITEM, Estimate
from tools.demo.p03_emergency_map.estimate_book import FILE as BUDGET
from tools.demo.p03_emergency_map.estimate_book import Where

PLAN, FORM = "建设方案.docx", "项目申报表.xlsx"
FUNCTIONS, CATALOGUE = "附件/功能点清单.xlsx", "附件/信息资源目录.xlsx"
_MUST_NOT = (
    "R-DOC-01 R-DOC-02 R-DOC-03 R-DOC-04 R-DOC-05 R-DOC-06 R-DOC-07 R-DOC-08 R-DOC-12 R-NEC-01 R-NEC-03 "
    "R-NEC-04 R-NEC-07 R-NEC-08 R-DUP-06 R-DUP-09 R-DATA-01 R-DATA-07 R-SEC-01 R-SEC-04 R-SEC-08 "
    "R-SEC-13 R-SEC-14 R-COST-01 R-COST-02 R-COST-10 R-COST-13 R-PROC-01 R-PROC-09 R-PROC-12"
)
_CHAPTERS = (
    "项目概述 项目单位概况 项目业务现状、必要性和需求分析 项目方案 项目信息资源 项目安全设计及安全评估服务 "
    "项目管理 项目投资概算 附录和附件"
)


def truth(
    mods: list[Module], costs: Estimate, places: Mapping[str, Where], form: Mapping[str, str], letter: str
) -> dict[str, Any]:
    """The whole of truth.yaml."""
    functions = [row for module in mods for row in module.functions]
    return {
        "package": "03-emergency-map",
        "input": "package.zip",
        "title": facts.TITLE,
        "on": "2026-10-20",
        "pack": "zhuzhou",
        "faults": _faults(places),
        "blocking": ["R-COST-16", "R-DUP-07"],
        "must_not": _MUST_NOT.split(),
        "fields": _fields(costs, mods),
        "conflicts": [],
        "budget": {
            "leaf_lines": len(costs.lines),
            "total_wan": wan(costs.total),
            "hidden_rows": [{"file": BUDGET, "sheet": "设备材料", "row": places[HIDDEN_ITEM].row}],
            "hidden_sheets": [{"file": BUDGET, "sheet": "旧稿8月"}],
            "lines": [_line(costs, places, index) for index in range(0, len(costs.lines), 3)],
        },
        "functions": {
            "count": len(functions),
            "declared_points": str(sum((row.claimed for row in functions), start=functions[0].claimed * 0)),
            "counted_points": str(sum(row.counted for row in functions)),
            "sample": [
                {"subsystem": row.subsystem, "module": row.module, "name": row.name}
                for row in functions[::11]
            ],
        },
        "chapters": _CHAPTERS.split(),
        "similar": [{"target": "LJ-P-301", "level": "project"}, {"target": "LJ-P-301", "level": "module"}],
        "scan_text": {"申报函.jpg": letter},
        "form_cells": dict(form),
    }


def wan(amount: Any) -> str:
    """元 as 万元 without trailing zeros."""
    return f"{(amount / 10000).normalize():f}"


def _fault(number: int, rule: str, verdict: str, note: str, **where: str) -> dict[str, Any]:
    return {"id": f"F{number:02d}", "rule": rule, "verdict": verdict, "where": where, "note": note}


def _faults(places: Mapping[str, Where]) -> list[dict[str, Any]]:
    def line(name: str) -> dict[str, str]:
        """The sheet must be shown; the row is for people, since rules may cite any cell of it."""
        place = places[name]
        return {"file": BUDGET, "sheet": place.sheet, "row": str(place.row)}

    rows: list[tuple[str, str, str, dict[str, str]]] = [
        (
            "R-COST-16",
            "fail",
            "资金来源合计5,157,030.80元，比总投资少200,000元",
            {"file": FORM, "sheet": "申报表"},
        ),
        (
            "R-DUP-07",
            "fail",
            "部署在局机房并购置服务器、改造机房",
            {"file": PLAN, "quote": "不使用市政务云资源"},
        ),
        (
            "R-COST-07",
            "review",
            "功能点由金额反推：同一模块每项点数相同，且按计数项复核仅1850点；增删改查拆分计数",
            {"file": FUNCTIONS, "sheet": "功能点清单"},
        ),
        ("R-COST-06", "fail", "同型号终端60台按全价计取，未按数量折扣", line("应急指挥三防移动终端")),
        ("R-COST-04", "warn", "拼接控制器5.8万元仅1家报价", line("拼接控制器")),
        (
            "R-CAP-01",
            "fail",
            "市级统一地图可复用而自建GIS引擎，未说明理由",
            {"file": PLAN, "quote": "自有的地图引擎"},
        ),
        ("R-CAP-02", "fail", "GIS平台软件费用对应市级免费能力", line("GIS平台软件（企业版）")),
        (
            "R-DATA-02",
            "fail",
            "产生数据目录缺更新频率、共享属性、共享方式、使用条件、分级",
            {"file": CATALOGUE, "sheet": "产生数据目录"},
        ),
        (
            "R-DATA-06",
            "fail",
            "需求数据未写使用依据、场景、范围、期限",
            {"file": CATALOGUE, "sheet": "需求数据清单"},
        ),
        (
            "R-DUP-02",
            "warn",
            "与LJ-P-301（2024年，换了名称）七成功能相同，名称不同",
            {"file": PLAN},
        ),
        ("R-COST-17", "warn", "不可预见费按22%计取，占总投资7%以上", line("不可预见费")),
        ("R-SEC-11", "fail", "日志只保存3个月", {"file": PLAN, "quote": "在线保存3个月"}),
        (
            "R-PROC-11",
            "warn",
            "试运行10月8日开始，晚于计划完工9月30日，且只有18天",
            {"file": PLAN, "quote": "2027年10月25日"},
        ),
        ("R-COST-18", "review", "隐藏行里有办公用笔记本电脑4台", line(HIDDEN_ITEM)),
    ]
    return [
        _fault(number, rule, verdict, note, **where)
        for number, (rule, verdict, note, where) in enumerate(rows, start=1)
    ]


def _fields(costs: Estimate, mods: list[Module]) -> dict[str, Any]:
    return {
        "identity.project_name": facts.TITLE,
        "identity.declare_year": 2027,
        "identity.owner_unit": facts.UNIT,
        "identity.parent_dept": "渌江市人民政府",
        "identity.unit_credit_code": facts.USCC,
        "identity.contact": facts.CONTACT,
        "identity.phone": facts.PHONE,
        "identity.project_kind": "new",
        "identity.is_classified": False,
        "identity.online_project_code": facts.PROJECT_CODE,
        "identity.declared_on": "2026-09-25",
        "identity.countersigned": True,
        "basis.plan_listed": True,
        "need.users_internal": facts.USERS,
        "need.users_public": 0,
        "need.concurrency": facts.CONCURRENCY,
        "content.declared_points": str(sum((module.claimed for module in mods), start=mods[0].claimed * 0)),
        "infrastructure.deploy_place": "局机房",
        "infrastructure.network": "政务外网",
        "security.mlps_level": 3,
        "security.mlps_filed": False,
        "security.crypto_required": True,
        "security.crypto_review_result": "已通过",
        "security.xinchuang_scope": "服务器、操作系统、数据库、中间件",
        "security.personal_info": True,
        "security.important_data": False,
        "security.is_cii": False,
        "security.log_retention_months": "3",
        "funds.total_wan": wan(costs.total),
        "funds.om_annual_wan": "26.8",
        "funds.om_start_year": 2028,
        "schedule.plan_start": facts.START,
        "schedule.plan_end": facts.END,
        "schedule.duration_months": "9",
        "procurement.procure_mode": "公开招标",
        "procurement.procure_org": "委托代理机构",
        "procurement.sme_reserved": "面向中小企业预留40%份额",
    }


def _line(costs: Estimate, places: Mapping[str, Where], index: int) -> dict[str, Any]:
    line = costs.lines[index]
    where = places[line.name]
    numbers = {"quantity": line.quantity, "unit_price_yuan": line.price, "amount_yuan": line.amount}
    plain = {key: f"{value.normalize():f}" for key, value in numbers.items()}
    return {"name": line.name, **plain, "file": BUDGET, "sheet": where.sheet, "row": where.row}
