"""truth.yaml of package 05, drawn from the same facts as the files."""

from collections.abc import Mapping

from tools.demo.p05_county_service_app.books import BUDGET_FILE, DETAIL, FUNCTION_FILE
from tools.demo.p05_county_service_app.corpus import APP_ID
from tools.demo.p05_county_service_app.facts import (
    CONTACT,
    CREDIT,
    FACTS,
    FUNCTIONS,
    LINES,
    PARENT,
    PHONE,
    TITLE,
    TOTAL,
    UNIT,
    Line,
)  # fmt: skip
from tools.demo.p05_county_service_app.form import FORM_FILE
from tools.demo.p05_county_service_app.papers import LOCKED_FILE, PROCURE_FILE

PLAN_FILE = "醴事通平台建设方案（送审稿）.docx"
_FORM_SHEET = "申报表"
CHAPTERS = [
    "项目概述", "项目单位概况", "项目业务现状、必要性和需求分析", "项目方案", "项目信息资源",
    "项目安全设计及安全评估服务", "项目管理", "项目投资概算", "附录和附件",
]  # fmt: skip
MUST_NOT = [
    "R-DOC-01", "R-DOC-04", "R-DOC-05", "R-DOC-07", "R-DOC-11", "R-DOC-12", "R-DOC-13", "R-NEC-01", "R-NEC-03",
    "R-NEC-04", "R-NEC-07", "R-NEC-08", "R-NEC-10", "R-DUP-01", "R-DUP-07", "R-DUP-09", "R-DATA-01", "R-DATA-02",
    "R-DATA-03", "R-DATA-07", "R-SEC-01", "R-SEC-04", "R-SEC-05", "R-SEC-11", "R-COST-01", "R-COST-02", "R-COST-13",
    "R-COST-16", "R-PROC-02", "R-PROC-05", "R-PROC-06", "R-PROC-09",
]  # fmt: skip


def truth(
    budget_rows: Mapping[str, int], form_rows: Mapping[str, int], scans: Mapping[str, str]
) -> dict[str, object]:
    return {
        "package": "05-county-service-app",
        "input": "package",
        "title": TITLE,
        "on": "2026-10-20",
        "pack": "zhuzhou",
        "faults": _faults(form_rows),
        "traps": [
            "概算汇总表下方的注写有年运行维护费，不是投资明细，不得计入总投资",
            "报价单3打不开，但它是报价单，不影响判断方案里有没有备案步骤和安全可靠说明",
        ],
        "blocking": ["R-DOC-08", "R-SEC-13", "R-PROC-04"],
        "must_not": MUST_NOT,
        "fields": FIELDS,
        "conflicts": ["schedule.plan_end"],
        "budget": _budget(budget_rows),
        "functions": {"count": len(FUNCTIONS), "sample": _sample()},
        "chapters": CHAPTERS,
        "similar": [{"target": APP_ID, "level": "module"}, {"target": "LJ-P-501", "level": "module"}],
        "scan_text": dict(scans),
    }


def _faults(form_rows: Mapping[str, int]) -> list[dict[str, object]]:
    def form(label: str) -> dict[str, object]:
        return {"file": FORM_FILE, "sheet": _FORM_SHEET, "cell": f"C{form_rows[label]}"}

    listed: list[tuple[str, str, dict[str, object], str]] = [
        (
            "R-SEC-13",
            "fail",
            {"file": FUNCTION_FILE, "quote": "打卡签到"},
            "功能清单有活动打卡签到、家庭积分排名、在线时长统计",
        ),
        ("R-SEC-14", "fail", {"file": PLAN_FILE}, "进度计划在小程序发布上线前没有向网信部门备案的步骤"),
        ("R-DUP-05", "review", {"file": FORM_FILE}, "与市级“渌邻”社区治理小程序功能重叠，应以模块方式嵌入"),
        (
            "R-DUP-06",
            "review",
            {"file": PLAN_FILE, "quote": "新建县级数据交换平台"},
            "新建跨部门数据交换平台",
        ),
        ("R-DUP-08", "review", form("新增采集数据"), "户籍、低保、残疾、退役军人信息可以共享取得而重复采集"),
        ("R-DOC-08", "fail", {"file": FORM_FILE, "sheet": _FORM_SHEET}, "主管部门意见空白，没有签章"),
        ("R-DOC-03", "warn", {"file": LOCKED_FILE}, "报价单3设有打开密码，无法读取"),
        ("R-DOC-06", "fail", form("计划完成时间"), "申报表为2027年12月，建设方案为2028年1月"),
        ("R-SEC-08", "fail", {"file": PLAN_FILE}, "没有说明CPU、操作系统、数据库、中间件的安全可靠情况"),
        ("R-SEC-09", "review", form("是否收集个人信息"), "收集个人信息而没有个人信息保护影响评估报告"),
        ("R-CAP-01", "fail", form("共性能力复用"), "统一身份认证不复用且没有理由，自建注册登录"),
        (
            "R-COST-03",
            "review",
            {"file": BUDGET_FILE, "sheet": DETAIL},
            "监理费套用施工监理费率4.5%，高于信息化工程监理上限3.3%",
        ),
        ("R-COST-15", "warn", form("年运行维护费（万元）"), "年运维费为开发服务费的18%"),
        ("R-PROC-04", "fail", {"file": PROCURE_FILE, "quote": "价格权重为8%"}, "服务类综合评分价格分低于10%"),
    ]
    return [
        {"id": f"F{number:02d}", "rule": rule, "verdict": verdict, "where": where, "note": note}
        for number, (rule, verdict, where, note) in enumerate(listed, 1)
    ]


FIELDS: dict[str, object] = {
    "identity.project_name": TITLE,
    "identity.declare_year": 2027,
    "identity.owner_unit": UNIT,
    "identity.parent_dept": PARENT,
    "identity.unit_credit_code": CREDIT,
    "identity.admin_level": "county",
    "identity.contact": CONTACT,
    "identity.phone": PHONE,
    "identity.project_kind": "service",
    "identity.is_classified": False,
    "identity.declared_on": "2026-10-14",
    "identity.countersigned": False,
    "basis.leader_instruction": "醴水县委常委会会议纪要〔2026〕第22次（2026年8月5日）",
    "basis.plan_listed": True,
    "need.duty_item": "承担党建引领基层治理服务、群众诉求收集分办、志愿服务保障、村民自治指导等工作",
    "need.business_process": "群众反映→村登记→按级派单→办理反馈→群众评价→归档分析",
    "need.users_internal": 3050,
    "need.users_public": 180000,
    "need.concurrency": 500,
    "infrastructure.deploy_place": "渌江市政务云醴水分区",
    "infrastructure.network": "电子政务外网、互联网",
    "security.mlps_level": 2,
    "security.mlps_filed": False,
    "security.crypto_required": True,
    "security.personal_info": True,
    "security.important_data": False,
    "security.is_cii": False,
    "security.log_retention_months": "6",
    "funds.total_wan": str(TOTAL),
    "funds.om_annual_wan": FACTS["om"],
    "funds.om_start_year": 2029,
    "schedule.plan_start": "2027-04",
    "schedule.trial_months": "2",
    "procurement.procure_mode": "公开招标",
    "procurement.procure_org": "县公共资源交易中心",
    "procurement.sme_reserved": "预留40%以上份额",
}


def _budget(rows: Mapping[str, int]) -> dict[str, object]:
    priced = [line for line in LINES if line.quantity is not None]
    lines = [_line(line, rows) for line in [*priced[:17:2], *priced[17:]]]
    return {"leaf_lines": len(LINES), "total_wan": str(TOTAL), "lines": lines}


def _line(line: Line, rows: Mapping[str, int]) -> dict[str, object]:
    assert line.quantity is not None
    assert line.price is not None
    return {
        "name": line.name, "quantity": f"{line.quantity}", "unit_price_yuan": _plain(float(line.price * 10000)),
        "amount_yuan": _plain(float(line.amount * 10000)), "file": BUDGET_FILE, "sheet": DETAIL, "row": rows[line.name],
    }  # fmt: skip


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _sample() -> list[dict[str, str]]:
    return [{"subsystem": f.subsystem, "module": f.module, "name": f.name} for f in FUNCTIONS[::8]]
