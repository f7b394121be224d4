"""Corpus rows beside package 06: its own systems, plan entry, duties, data resources and distractors."""

from collections.abc import Iterator

from tools.demo.p06_social_insurance.facts import TITLE, TOTAL, UNIT
from tools.demo.p06_social_insurance.tables import NEEDED
from tools.demo.place import Place

Row = dict[str, object]
#: 题名, 单位, 类型, 市, 层级, 年, 类别, 预算万元, 模块, 范围.
_PROJECTS = [
    ("渌江市就业创业服务系统建设项目", UNIT, "hr", "渌江", "city", 2022, "new", 318.0, "求职登记、岗位发布、创业担保贷款、技能培训补贴", "为求职者和用人单位提供公共就业服务，与省就业信息系统对接。"),
    ("渌江市劳动人事争议调解仲裁办案系统", UNIT, "hr", "渌江", "city", 2023, "new", 96.5, "案件受理、庭审排期、文书送达、案件统计", "仲裁机构办案流程线上化。"),
    ("渌江市医保电子凭证场景拓展项目", "渌江市医疗保障局", "medical_insurance", "渌江", "city", 2025, "upgrade", 212.0, "诊间结算、移动支付、处方流转", "在定点医院扩大医保电子凭证应用。"),
    ("渌江市住房公积金综合服务平台升级", "渌江市住房公积金管理中心", "housing_fund", "渌江", "city", 2024, "upgrade", 265.8, "归集、提取、贷款、异地互认", "按部颁标准升级综合服务渠道。"),
    ("渌江市养老服务补贴管理系统", "渌江市民政局", "civil", "渌江", "city", 2024, "new", 148.0, "高龄津贴申请、能力评估、补贴发放、居家服务核销", "管理面向老年人的补贴与居家服务。"),
    ("渌江市婚姻登记历史档案数字化", "渌江市民政局", "civil", "渌江", "city", 2023, "service", 74.0, "档案扫描、目录著录、数据质检", "对历史婚姻登记纸质档案进行数字化加工。"),
    ("渌江市残疾人两项补贴精准管理系统", "渌江市残疾人联合会", "disabled", "渌江", "city", 2025, "new", 88.6, "补贴申领、动态核查、停发恢复", "与民政、公安数据比对核实补贴资格。"),
    ("渌江市退役军人服务保障信息系统", "渌江市退役军人事务局", "veteran", "渌江", "city", 2024, "new", 132.0, "优待证管理、走访慰问、抚恤核算", "退役军人和优抚对象服务管理。"),
    ("渌江市税务征纳互动服务项目", "渌江市税务局", "tax", "渌江", "city", 2025, "service", 156.0, "远程帮办、政策推送、征期提醒", "面向缴费人的互动服务。"),
    ("宁远湖市社保经办大厅智能化改造项目", "宁远湖市社会保险中心", "hr", "宁远湖", "city", 2024, "upgrade", 287.0, "叫号改造、自助终端、柜员工作台、远程帮办", "改造经办大厅设备和柜面流程。"),
    ("沅口市人社一体化经办协同平台", "沅口市人力资源和社会保障局", "hr", "沅口", "city", 2023, "new", 520.0, "综合柜员、业务协同、电子档案、运行监管", "外市建设的综合柜员制经办平台。"),
    ("沅口市退休“一件事”专区", "沅口市人力资源和社会保障局", "hr", "沅口", "city", 2025, "new", 118.0, "退休预审、联办申请、进度查询", "外市单个联办事项的线上专区。"),
    ("桃溪市社保基金风险防控系统", "桃溪市社会保险服务中心", "hr", "桃溪", "city", 2024, "new", 196.0, "规则引擎、疑点核查、稽核整改", "外市基金风险防控。"),
    ("桃溪市待遇资格认证服务采购", "桃溪市社会保险服务中心", "hr", "桃溪", "city", 2025, "service", 64.0, "人脸认证、外呼提醒、数据核查", "外市以服务方式采购资格认证。"),
    ("渌江市卫生健康统计直报系统运维", "渌江市卫生健康委员会", "health", "渌江", "city", 2025, "om", 38.0, "系统巡检、数据备份、报表维护", "年度运维。"),
]  # fmt: skip
#: 编号, 名称, 简称, 单位, 状态, 上线, 功能, 说明, 用户, 月活, 等保, 建设费, 运维费.
_SYSTEMS = [
    ("LJ-S-601", "渌江市社会保险业务经办系统", "社保经办系统", UNIT, "in_use", "2021-12-01", "受理登记、材料清单、待遇资格认证、业务稽核、岗位授权、综合报表", "市县两级社保经办机构受理、认证、稽核的业务系统，与省集中系统对接。", 1860, 1730, "3", 571.26, 46.9),
    ("LJ-S-602", "渌江市就业创业服务系统", "就业系统", UNIT, "in_use", "2022-09-01", "求职登记、岗位发布、创业担保贷款、技能培训补贴", "公共就业服务业务系统。", 1120, 842, "2", 302.0, 18.0),
    ("LJ-S-603", "渌江市劳动人事争议调解仲裁办案系统", "仲裁系统", UNIT, "in_use", "2023-04-01", "案件受理、庭审排期、文书送达", "仲裁机构办案系统。", 210, 156, "2", 92.8, 6.2),
    ("LJ-S-604", "渌江市人社局内部控制管理系统", "内控系统", UNIT, "in_use", "2020-11-01", "预算管理、采购管理、合同管理、资产管理", "局机关内部控制。", 120, 97, "2", 58.0, 3.6),
    ("LJ-S-605", "渌江人社微信查询系统", "人社微信", UNIT, "retired", "2019-05-01", "参保查询、缴费查询", "已于2025年3月关停。", 0, 0, "2", 26.0, 0.0),
    ("LJ-S-606", "渌江市养老服务补贴管理系统", "养老补贴系统", "渌江市民政局", "in_use", "2024-10-01", "高龄津贴申请、能力评估、补贴发放", "老年人补贴管理。", 460, 318, "2", 141.0, 9.8),
    ("LJ-S-607", "渌江市住房公积金综合服务平台", "公积金平台", "渌江市住房公积金管理中心", "in_use", "2018-06-01", "归集、提取、贷款、账户查询", "公积金业务和服务。", 210000, 96500, "3", 480.0, 36.0),
]  # fmt: skip
_DUTIES = [
    "统筹推进建立覆盖城乡的多层次社会保障体系", "组织实施养老、失业、工伤等社会保险及其补充保险政策",
    "社会保险经办管理和服务，受理参保、待遇申领、关系转移接续", "社会保险待遇领取资格认证",
    "社会保险基金监督、业务稽核和风险防控", "老年人等特殊群体代办、上门等便民服务", "退休审批和待遇核定",
    "工伤认定和劳动能力鉴定", "社会保险业务档案管理", "人力资源和社会保障信息化建设和统计分析", "公共就业服务和就业登记",
]  # fmt: skip


def write_corpus(place: Place) -> None:
    place.write_rows("projects_06.jsonl", _projects())
    place.write_rows("systems_06.jsonl", _systems())
    place.write_rows("duties_06.jsonl", [{"unit": UNIT, "duties": _DUTIES}])
    plan = [{"year": 2027, "unit": UNIT, "title": TITLE, "amount_wan": float(TOTAL / 10000)}]
    place.write_rows("plan_06.jsonl", plan)
    place.write_rows("data_resources_06.jsonl", _resources())
    place.write_rows("capabilities_06.jsonl", [_accept()])


def _projects() -> Iterator[Row]:
    for number, row in enumerate(_PROJECTS, 601):
        title, unit, unit_type, city, level, year, kind, budget, modules, scope = row
        yield {
            "id": f"LJ-P-{number}", "title": title, "unit": unit, "unit_type": unit_type, "city": city,
            "province": "湖南", "level": level, "year": year, "kind": kind, "applied_wan": None,
            "approved_wan": None, "award_wan": None, "budget_wan": budget, "modules": modules.split("、"),
            "scope": scope, "capabilities_used": [], "data_resources": [],
        }  # fmt: skip


def _systems() -> Iterator[Row]:
    for number, name, short, unit, status, day, functions, say, users, active, mlps, cost, om in _SYSTEMS:
        yield {
            "id": number, "name": name, "short_name": short, "unit": unit, "city": "渌江", "level": "city",
            "status": status, "launch_date": day, "functions": functions.split("、"), "description": say,
            "users": users, "monthly_active_users": active, "deploy_place": "市政务云", "mlps_level": mlps,
            "data_resources": [], "build_cost_wan": cost, "om_annual_wan": om,
        }  # fmt: skip


def _resources() -> Iterator[Row]:
    """Every needed resource but the one the unit itself reports as not yet catalogued (F04)."""
    for name, provider, attribute, way, *_, number in NEEDED:
        if number.startswith("LJ-"):
            yield {
                "id": number, "name": name, "provider": provider, "available_levels": ["市级"],
                "share_mode": way, "share_attr": "uncond" if attribute == "无条件共享" else "cond",
            }  # fmt: skip


def _accept() -> Row:
    return {
        "id": "cap_accept", "name": "政务服务统一受理", "category": "应用支撑", "owner": "渌江市数据局",
        "city": "渌江", "description": "一窗受理、办件编号、事项分派和结果回流", "price_rule": "free",
        "replaces": ["统一受理平台", "综合受理系统", "一窗受理平台"],
    }  # fmt: skip
