"""The planted faults and the values that reading package 01 must give."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tools.demo.function_text import Subsystem, all_rows
from tools.demo.p01_smart_parking import facts, papers, sheets
from tools.demo.p01_smart_parking.budget import Estimate, Line
from tools.demo.p01_smart_parking.form import FILE as FORM

PLAN = "渌江市城区智慧停车综合管理平台建设方案.docx"
MUST_NOT = [
    "R-DOC-01", "R-DOC-02", "R-DOC-03", "R-DOC-04", "R-DOC-05", "R-DOC-07", "R-DOC-08", "R-DOC-12",
    "R-NEC-01", "R-NEC-03", "R-NEC-04", "R-NEC-08", "R-DUP-06", "R-DUP-08", "R-DUP-09", "R-DATA-01",
    "R-DATA-02", "R-DATA-04", "R-DATA-06", "R-DATA-07", "R-SEC-01", "R-SEC-04", "R-SEC-08", "R-COST-02",
    "R-COST-10", "R-COST-16",
]  # fmt: skip
CHAPTERS = [
    "项目概述", "项目单位概况", "项目业务现状、必要性和需求分析", "项目方案", "项目信息资源",
    "项目安全设计及安全评估服务", "项目管理", "项目投资概算", "附录和附件",
]  # fmt: skip


def truth(folder: Path, subsystems: list[Subsystem], cost: Estimate) -> dict[str, Any]:
    """The whole of truth.yaml."""
    rows = all_rows(subsystems)
    places = _line_places(folder / sheets.BUDGET)
    return {
        "package": "01-smart-parking",
        "input": "package",
        "title": facts.PROJECT,
        "on": facts.REVIEWED_ON,
        "pack": "zhuzhou",
        "faults": faults(cost, places),
        "blocking": ["R-DUP-01", "R-DUP-07"],
        "must_not": MUST_NOT,
        "fields": _fields(cost, rows_count=len(rows), points=sum(row.points for row in rows)),
        "conflicts": ["funds.total_wan"],
        "budget": {
            "leaf_lines": len(cost.lines),
            "total_wan": f"{cost.total:.2f}",
            "lines": [_line(line, places) for line in cost.lines[::4] if line.price is not None],
        },
        "functions": {
            "count": len(rows),
            "sample": [{"subsystem": r.subsystem, "module": r.module, "name": r.name} for r in rows[::12]],
        },
        "chapters": CHAPTERS,
        "similar": [
            {"target": "LJ-S-101", "level": "module"},
            {"target": "LJ-P-101", "level": "module"},
            {"target": "LJ-P-102", "level": "module"},
        ],
        "scan_text": papers.scan_texts(cost),
    }


def _line_places(path: Path) -> dict[str, dict[str, Any]]:
    """Where each named line stands in the written workbook."""
    found: dict[str, dict[str, Any]] = {}
    book = load_workbook(path)
    for sheet, column in ((sheets.SOFTWARE_SHEET, 3), (sheets.EQUIPMENT_SHEET, 2), (sheets.OTHER_SHEET, 2)):
        for row in book[sheet].iter_rows(min_row=3):
            name = row[column - 1].value
            if isinstance(name, str) and name:
                found[name] = {"file": sheets.BUDGET, "sheet": sheet, "row": row[0].row}
    return found


def _line(line: Line, places: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": line.name,
        "quantity": f"{line.quantity}",
        "unit_price_yuan": f"{line.price}",
        "amount_yuan": f"{line.amount * 10000:.0f}",
        **places[line.name],
    }


def _cell(places: dict[str, dict[str, Any]], name: str, column: str) -> dict[str, Any]:
    place = places[name]
    return {"file": place["file"], "sheet": place["sheet"], "cell": f"{column}{place['row']}"}


def faults(cost: Estimate, places: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Every planted fault with the place that must be shown."""
    row = next(n for n, item in enumerate(facts.PRODUCED, start=3) if item[4] == "不予共享")
    listed: list[tuple[str, str, dict[str, Any], str]] = [
        ("R-COST-01", "fail", _cell(places, "二级停车诱导屏", "G"), "12×16800元=20.16万元，表中写21.06万元"),
        (
            "R-DUP-07",
            "fail",
            {"file": FORM, "sheet": "申报表"},
            "部署在自建机房并购服务器、GPU、存储，市政务云可提供",
        ),
        (
            "R-CAP-01",
            "fail",
            {"file": FORM, "sheet": "申报表", "quote": "拟自建认证中心"},
            "统一身份认证、短信可复用而自建",
        ),
        ("R-CAP-02", "fail", _cell(places, "短信网关软件及通道", "G"), "为全市免费提供的短信能力计费"),
        ("R-DUP-01", "warn", {"file": sheets.FUNCTIONS}, "与在用的道路停车收费管理系统主要功能重叠"),
        ("R-DUP-03", "warn", {"file": sheets.FUNCTIONS}, "路内收费、支付清算、考核等功能与LJ-S-101重叠"),
        (
            "R-DOC-06",
            "fail",
            {"file": PLAN, "quote": f"{facts.OLD_TOTAL}万元"},
            "方案总投资与申报表、概算表不一致",
        ),
        (
            "R-SEC-06",
            "warn",
            {"file": sheets.BUDGET, "sheet": sheets.OTHER_SHEET},
            "三级系统未列密码应用安全性评估费",
        ),
        (
            "R-NEC-07",
            "fail",
            {"file": sheets.TARGETS, "quote": "明显提升"},
            "满意度指标没有基期值和可衡量的目标值",
        ),
        ("R-COST-14", "fail", _cell(places, "三年运行维护费", "H"), "三年运维费计入建设投资"),
        ("R-COST-17", "warn", _cell(places, "基本预备费", "H"), "预备费按8%计取"),
        ("R-COST-06", "fail", _cell(places, "高位视频一体机", "F"), "168台同型号设备未按批量折减"),
        ("R-DATA-03", "fail", _catalogue_place(row), "不予共享没有法律、行政法规或国务院决定依据"),
        ("R-SEC-11", "fail", {"file": PLAN, "quote": "日志在线保存90天"}, "日志留存少于6个月"),
        ("R-COST-05", "warn", _cell(places, "核心交换机", "F"), "核心交换机单价高于近年审定中位价15%以上"),
    ]
    return [
        {"id": f"F{number:02d}", "rule": rule, "verdict": verdict, "where": where, "note": note}
        for number, (rule, verdict, where, note) in enumerate(listed, start=1)
    ]


def _catalogue_place(row: int) -> dict[str, Any]:
    return {"file": sheets.CATALOGUE, "sheet": "产生的信息资源", "cell": f"K{row}"}


def _fields(cost: Estimate, rows_count: int, points: int) -> dict[str, Any]:
    return {
        "identity.project_name": facts.PROJECT,
        "identity.declare_year": 2027,
        "identity.owner_unit": facts.UNIT,
        "identity.parent_dept": facts.UNIT,
        "identity.unit_credit_code": facts.CREDIT_CODE,
        "identity.admin_level": "city",
        "identity.contact": facts.CONTACT,
        "identity.phone": facts.PHONE,
        "identity.project_kind": "new",
        "identity.is_classified": False,
        "identity.online_project_code": facts.PROJECT_CODE,
        "identity.declared_on": "2026-09-28",
        "identity.countersigned": True,
        "basis.plan_listed": True,
        "need.duty_item": "负责城区机动车停车场（泊位）的规划实施、备案和监督管理，组织监督道路停车泊位收费",
        "need.users_internal": 320,
        "need.users_public": 140000,
        "need.concurrency": 300,
        "content.declared_points": str(points),
        "data.share_commitment": "承诺按目录及时、完整、准确共享数据",
        "infrastructure.deploy_place": "市城管局五楼机房（自建）",
        "infrastructure.network": "电子政务外网",
        "infrastructure.own_hardware_reason": "视频数据量大、时延要求高，推荐局机房部署",
        "security.mlps_level": 3,
        "security.mlps_filed": False,
        "security.crypto_required": True,
        "security.personal_info": True,
        "security.important_data": False,
        "security.is_cii": False,
        "security.log_retention_months": "3",
        "funds.total_wan": f"{cost.total:.2f}",
        "funds.om_annual_wan": f"{facts.OM_ANNUAL}",
        "funds.om_start_year": 2031,
        "schedule.plan_start": "2027-03",
        "schedule.plan_end": "2028-02",
        "schedule.duration_months": "12",
        "schedule.trial_months": "3",
        "procurement.procure_mode": "公开招标",
        "procurement.procure_org": "委托采购代理机构",
        "procurement.sme_reserved": "预留不低于采购预算的30%",
    }
