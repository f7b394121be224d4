"""The planted faults of package 04 and the values that reading it must give."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tools.demo.hand_b.source import Module
from tools.demo.p04_digital_archive import facts
from tools.demo.p04_digital_archive.books import BUDGET, CATALOGUE, FUNCTIONS, Where
from tools.demo.p04_digital_archive.budget import Estimate
from tools.demo.p04_digital_archive.papers import CONTRACT
from tools.demo.p04_digital_archive.plan import LEFT_OUT, RENAMED

PLAN, FORM = "建设方案.doc", "项目申报表.xlsx"
_MUST_NOT = (
    "R-DOC-01 R-DOC-02 R-DOC-03 R-DOC-08 R-DOC-12 R-NEC-01 R-NEC-03 R-NEC-07 R-NEC-08 R-NEC-12 R-DUP-06 "
    "R-DUP-07 R-DUP-08 R-DUP-09 R-CAP-01 R-DATA-01 R-DATA-02 R-DATA-03 R-DATA-04 R-DATA-06 R-SEC-01 "
    "R-SEC-03 R-SEC-04 R-SEC-08 R-SEC-11 R-SEC-13 R-COST-01 R-COST-02 R-COST-04 R-COST-06 R-COST-10 "
    "R-COST-16 R-COST-17 R-PROC-01 R-PROC-11 R-PROC-12"
)
_CHAPTERS = (
    "项目概述 项目单位概况 项目业务现状、必要性和需求分析 项目方案 项目安全设计及安全评估服务 项目管理 "
    "项目投资概算 附录和附件"
)


def truth(
    mods: list[Module],
    costs: Estimate,
    places: Mapping[str, Where],
    rows: Mapping[str, int],
    form: Mapping[str, str],
    letter: str,
) -> dict[str, Any]:
    """The whole of truth.yaml."""
    functions = [row for module in mods for row in module.functions]
    return {
        "package": "04-digital-archive",
        "input": "package",
        "title": facts.TITLE,
        "on": "2026-10-20",
        "pack": "zhuzhou",
        "faults": _faults(places, form),
        "blocking": ["R-NEC-04"],
        "must_not": _MUST_NOT.split(),
        "fields": _fields(costs, mods),
        "conflicts": ["identity.owner_unit"],
        "budget": {
            "leaf_lines": len(costs.lines),
            "total_wan": f"{costs.total / 10000:.2f}",
            "lines": [_line(line, places) for line in costs.lines[::3]],
        },
        "functions": {
            "count": len(functions),
            "file": FUNCTIONS,
            "declared_points": str(sum((row.claimed for row in functions), Decimal(0))),
            "only_in_list": sorted(LEFT_OUT),
            "other_name_in_plan": dict(RENAMED),
            "sample": [
                {"subsystem": row.subsystem, "module": row.module, "name": row.name, "row": rows[row.name]}
                for row in functions[::9]
            ],
        },
        "chapters": _CHAPTERS.split(),
        "similar": [{"target": "LJ-P-401", "level": "project"}, {"target": "LJ-P-401", "level": "module"}],
        "scan_text": {"申报请示.jpg": letter},
        "form_cells": dict(form),
    }


def _faults(places: Mapping[str, Where], form: Mapping[str, str]) -> list[dict[str, Any]]:
    def line(name: str) -> dict[str, str]:
        """The sheet must be shown; the row is for people, since rules may cite any cell of it."""
        place = places[name]
        return {"file": BUDGET, "sheet": place.sheet, "row": str(place.row)}

    unit = {"file": FORM, "sheet": "项目申报表", "cell": form["申报单位（盖章）"]}
    rows: list[tuple[str, str, str, dict[str, str]]] = [
        (
            "R-NEC-04",
            "fail",
            "加工合同2026年6月18日已签，早于批复",
            {"file": CONTRACT, "quote": "2026年6月18日"},
        ),
        (
            "R-PROC-03",
            "review",
            "指定恒存牌光盘库并要求原厂唯一授权",
            {"file": PLAN, "quote": "其他品牌不予接受"},
        ),
        (
            "R-PROC-09",
            "review",
            "由中标单位垫付全部建设资金",
            {"file": PLAN, "quote": "先行垫付全部建设资金"},
        ),
        ("R-DOC-05", "fail", "培训方案留有“XX单位”“待补充”", {"file": PLAN, "quote": "待补充"}),
        ("R-DOC-04", "fail", "方案缺“项目信息资源”一章", {"file": PLAN}),
        ("R-DATA-07", "warn", "方案没有信息资源共享分析章节", {"file": PLAN}),
        ("R-COST-13", "fail", "监理费在数据加工费和其他费用中各列一次", line("项目监理服务费")),
        ("R-COST-03", "review", "系统集成费按8%计取，且以定制软件开发费为基数", line("系统集成费")),
        ("R-DOC-06", "fail", "申报表单位为渌江市档案馆，方案为渌江市国家综合档案馆", unit),
        ("R-NEC-05", "warn", "与同单位同年的LJ-P-401内容重合，合计超过400万元", {"file": FORM}),
        (
            "R-DOC-07",
            "warn",
            "第三份依据没有文号和日期，也未附文件",
            {"file": PLAN, "quote": "数字档案馆（室）建设的通知"},
        ),
        ("R-COST-18", "review", "大厅装修和家具列入信息化投资", line("查档大厅服务台及桌椅家具")),
    ]
    return [
        {"id": f"F{number:02d}", "rule": rule, "verdict": verdict, "where": where, "note": note}
        for number, (rule, verdict, note, where) in enumerate(rows, start=1)
    ]


def _fields(costs: Estimate, mods: list[Module]) -> dict[str, Any]:
    return {
        "identity.project_name": facts.TITLE,
        "identity.declare_year": 2027,
        "identity.owner_unit": facts.UNIT,
        "identity.parent_dept": facts.PARENT,
        "identity.unit_credit_code": facts.USCC,
        "identity.admin_level": "city",
        "identity.contact": facts.CONTACT,
        "identity.phone": facts.PHONE,
        "identity.project_kind": "upgrade",
        "identity.is_classified": False,
        "identity.online_project_code": facts.PROJECT_CODE,
        "identity.declared_on": "2026-09-18",
        "identity.countersigned": True,
        "basis.plan_listed": True,
        "need.users_internal": facts.ARCHIVISTS + facts.STAFF,
        "need.users_public": facts.PUBLIC,
        "need.concurrency": facts.CONCURRENCY,
        "existing.previous_project": "渌江市数字档案馆（一期）建设项目",
        "content.declared_points": str(sum((module.claimed for module in mods), Decimal(0))),
        "infrastructure.deploy_place": "政务云",
        "infrastructure.network": "政务外网",
        "security.mlps_level": 3,
        "security.mlps_filed": True,
        "security.crypto_required": True,
        "security.xinchuang_scope": "云主机、操作系统、数据库、中间件、阅览终端",
        "security.personal_info": True,
        "security.important_data": False,
        "security.is_cii": False,
        "security.log_retention_months": "12",
        "funds.total_wan": f"{costs.total / 10000:.2f}",
        "funds.om_annual_wan": str(facts.OM_WAN),
        "funds.om_start_year": 2029,
        "schedule.plan_start": facts.START,
        "schedule.plan_end": facts.END,
        "schedule.duration_months": "10",
        "procurement.procure_mode": "公开招标",
        "procurement.procure_org": "市公共资源交易中心",
        "procurement.sme_reserved": "预留30%",
    }


def _line(line: Any, places: Mapping[str, Where]) -> dict[str, Any]:
    where = places[line.name]
    numbers = {"quantity": line.quantity, "unit_price_yuan": line.price, "amount_yuan": line.amount}
    plain = {key: f"{value.normalize():f}" for key, value in numbers.items()}
    return {"name": line.name, **plain, "file": BUDGET, "sheet": where.sheet, "row": where.row}


__all__ = ["CATALOGUE", "FORM", "PLAN", "truth"]
