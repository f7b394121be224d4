"""truth.yaml of package 06, drawn from the same facts as the files."""

from collections.abc import Mapping

from tools.demo.p06_social_insurance.facts import (
    CONTACT,
    COUNT,
    CREDIT,
    DEVELOPMENT,
    FACTS,
    LINES,
    MODULES,
    PHONE,
    POINTS,
    TITLE,
    TOTAL,
    UNIT,
    wan,
)  # fmt: skip
from tools.demo.p06_social_insurance.form import FORM_FILE
from tools.demo.p06_social_insurance.money_book import BUDGET_FILE

PLAN_FILE = "附件3-建设方案.docx"
TARGET_FILE = "附件12-绩效目标申报表.xlsx"
CATALOGUE_FILE = "附件6-信息资源目录.xlsx"
CHAPTERS = [
    "项目概述", "项目单位概况", "项目业务现状、必要性和需求分析", "项目方案", "项目信息资源",
    "项目安全设计及安全评估服务", "项目管理", "项目投资概算", "附录和附件",
]  # fmt: skip
MUST_NOT = [
    "R-DOC-01", "R-DOC-03", "R-DOC-04", "R-DOC-05", "R-DOC-06", "R-DOC-07", "R-DOC-08", "R-DOC-11", "R-DOC-12",
    "R-NEC-01", "R-NEC-03", "R-NEC-04", "R-NEC-08", "R-NEC-09", "R-NEC-10", "R-NEC-12",
    "R-DUP-01", "R-DUP-02", "R-DUP-05", "R-DUP-06", "R-DUP-07", "R-DUP-08", "R-DUP-09", "R-CAP-01",
    "R-DATA-01", "R-DATA-02", "R-DATA-03", "R-DATA-04", "R-DATA-06", "R-DATA-07", "R-DATA-11",
    "R-SEC-01", "R-SEC-03", "R-SEC-04", "R-SEC-05", "R-SEC-08", "R-SEC-09", "R-SEC-11", "R-SEC-13", "R-SEC-14",
    "R-COST-01", "R-COST-02", "R-COST-03", "R-COST-04", "R-COST-10", "R-COST-13", "R-COST-14", "R-COST-15",
    "R-COST-16", "R-PROC-04", "R-PROC-05", "R-PROC-06", "R-PROC-07", "R-PROC-09",
]  # fmt: skip


def truth(
    places: Mapping[str, tuple[str, int]], target_row: int, needed_row: int, scans: Mapping[str, str]
) -> dict[str, object]:
    return {
        "package": "06-social-insurance",
        "input": "package",
        "title": TITLE,
        "on": "2026-10-20",
        "pack": "zhuzhou",
        "faults": _faults(places, target_row, needed_row),
        "traps": [
            f"汇总表定制软件开发费的备注把“{FACTS['dev']}万元”写成“{FACTS['dev']}元”，正表金额无误，不得据此报合计错误",
            "方案写有“不设置打卡签到、积分排名、在线时长等功能”，是否定句，不得判为设置了禁用功能",
            "现有系统LJ-S-601是本项目的改造对象，名称相近不是重复建设",
        ],
        "blocking": [],
        "must_not": MUST_NOT,
        "fields": FIELDS,
        "conflicts": [],
        "budget": _budget(places),
        "functions": {"count": COUNT, "points": POINTS, "sample": _sample()},
        "chapters": CHAPTERS,
        "similar": [],
        "scan_text": dict(scans),
    }


def _faults(
    places: Mapping[str, tuple[str, int]], target_row: int, needed_row: int
) -> list[dict[str, object]]:
    sheet, row = places[DEVELOPMENT[0].name]
    reserve_sheet, reserve_row = places["基本预备费"]
    return [
        {
            "id": "F01", "rule": "R-COST-08", "verdict": "warn",
            "where": {"file": BUDGET_FILE, "sheet": sheet, "cell": f"G{row}"},
            "note": "人月单价26000元高于计价依据的长沙市23292元，高11.6%",
        },
        {
            "id": "F02", "rule": "R-NEC-07", "verdict": "fail",
            "where": {"file": TARGET_FILE, "sheet": "绩效目标申报表", "cell": f"D{target_row}"},
            "note": "老年人办事满意度没有基期值",
        },
        {
            "id": "F03", "rule": "R-COST-17", "verdict": "warn",
            "where": {"file": BUDGET_FILE, "sheet": reserve_sheet, "cell": f"H{reserve_row}"},
            "note": "预备费按5.5%计取，超过5%",
        },
        {
            "id": "F04", "rule": "R-DATA-05", "verdict": "warn",
            "where": {"file": CATALOGUE_FILE, "sheet": "需求资源", "cell": f"B{needed_row}"},
            "note": "服刑人员收监信息不在政务数据目录内，应提数据需求",
        },
    ]  # fmt: skip


FIELDS: dict[str, object] = {
    "identity.project_name": TITLE,
    "identity.declare_year": 2027,
    "identity.owner_unit": UNIT,
    "identity.parent_dept": "渌江市人力资源和社会保障局（一级预算单位）",
    "identity.unit_credit_code": CREDIT,
    "identity.admin_level": "city",
    "identity.contact": CONTACT,
    "identity.phone": PHONE,
    "identity.project_kind": "upgrade",
    "identity.is_classified": False,
    "identity.online_project_code": "2609-432900-04-04-310527",
    "identity.declared_on": "2026-10-12",
    "identity.countersigned": True,
    "basis.leader_instruction": "局党组会议纪要〔2026〕第17次（2026年8月26日）",
    "basis.plan_listed": True,
    "need.duty_item": "统筹推进社会保障体系建设，负责社会保险经办管理和服务，组织实施社会保险待遇领取资格认证",
    "need.users_internal": 1860,
    "need.users_public": 486000,
    "need.concurrency": 800,
    "existing.previous_project": "渌江市社会保险业务经办系统（渌发改审〔2020〕158号）",
    "content.declared_points": str(POINTS),
    "infrastructure.deploy_place": "渌江市政务云",
    "infrastructure.network": "电子政务外网",
    "security.mlps_level": 3,
    "security.mlps_filed": True,
    "security.crypto_required": True,
    "security.personal_info": True,
    "security.important_data": False,
    "security.is_cii": False,
    "security.log_retention_months": "12",
    "security.xinchuang_scope": "鲲鹏CPU（政务云）、银河麒麟V10、达梦8、东方通TongWeb",
    "funds.total_wan": wan(TOTAL),
    "funds.om_annual_wan": FACTS["om"],
    "funds.om_start_year": 2029,
    "schedule.plan_start": "2027-03",
    "schedule.plan_end": "2028-04",
    "schedule.trial_months": "3",
    "procurement.procure_mode": "公开招标",
    "procurement.procure_org": "分散采购（委托代理）",
    "procurement.sme_reserved": "监理、测评包整体预留",
}


def _budget(places: Mapping[str, tuple[str, int]]) -> dict[str, object]:
    chosen = [*LINES[:24:3], *LINES[25:]]
    lines = [
        {
            "name": line.name, "quantity": f"{line.quantity.normalize():f}",
            "unit_price_yuan": f"{line.price.normalize():f}", "amount_yuan": f"{line.amount.normalize():f}",
            "file": BUDGET_FILE, "sheet": places[line.name][0], "row": places[line.name][1],
        }
        for line in chosen
    ]  # fmt: skip
    return {"leaf_lines": len(LINES), "total_wan": wan(TOTAL), "lines": lines}


def _sample() -> list[dict[str, str]]:
    functions = [function for module in MODULES for function in module.functions]
    return [{"subsystem": f.subsystem, "module": f.module, "name": f.name} for f in functions[::9]]


__all__ = ["CATALOGUE_FILE", "FORM_FILE", "PLAN_FILE", "TARGET_FILE", "truth"]
