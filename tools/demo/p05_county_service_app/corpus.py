"""Corpus rows beside package 05: the city's own community app, plan entry, duties and distractors."""

from collections.abc import Iterator

from tools.demo.p05_county_service_app.facts import PARENT, TITLE, TOTAL, UNIT
from tools.demo.p05_county_service_app.tables import NEEDED
from tools.demo.place import Place

Row = dict[str, object]
APP_ID = "LJ-S-501"
_CITY_DEPT = "中共渌江市委社会工作部"
#: 题名, 单位, 类型, 市, 层级, 年, 类别, 预算万元, 模块, 范围.
_PROJECTS = [
    ("“渌邻”社区治理小程序项目", _CITY_DEPT, "social_work", "渌江", "city", 2024, "new", 186.0, "随手报、线上议事厅、便民地图、志愿活动报名、网格员联系", "面向城市社区居民的小程序，七个社区试用。"),
    ("渌江市12345热线智能派单升级", "渌江市数据局", "data", "渌江", "city", 2025, "upgrade", 238.0, "工单归类、派单推荐、回访质检", "热线工单处理智能化升级。"),
    ("云阳县网格化服务管理平台", "云阳县委政法委员会", "politics_law", "渌江", "county", 2023, "new", 298.0, "网格管理、矛盾纠纷排查、重点人员管控、综治视联", "平安建设网格平台。"),
    ("荷塘湾区智慧社区一体机采购", "荷塘湾区民政局", "civil", "渌江", "county", 2024, "service", 92.0, "自助终端、证明打印、信息发布", "社区便民终端。"),
    ("天台区垃圾分类积分管理系统", "天台区城市管理局", "urban", "渌江", "county", 2023, "new", 76.0, "投放记录、称重数据、积分商城", "居民垃圾分类激励。"),
    ("醴水县乡镇综合执法办案系统", "醴水县司法局", "justice", "渌江", "county", 2025, "new", 118.0, "执法检查、案件办理、文书制作", "乡镇赋权事项执法。"),
    ("醴水县农村集体资产监管平台", "醴水县农业农村局", "agriculture", "渌江", "county", 2024, "new", 145.0, "资产台账、合同管理、收益分配", "村级三资管理。"),
    ("渌江市基层一表通项目", "渌江市数据局", "data", "渌江", "city", 2025, "new", 420.0, "报表任务、数据回流、指标管理", "整合村级报表。"),
    ("沅口市社区治理一网统管平台", "沅口市民政局", "civil", "沅口", "city", 2024, "new", 560.0, "社区底图、事件流转、居民档案、物业监管", "外市社区治理平台。"),
    ("桃溪县“村村通”便民服务小程序", "桃溪县行政审批局", "approval", "桃溪", "county", 2025, "new", 88.0, "办事指南、预约取号、政策查询", "外县便民小程序。"),
    ("宁远湖市志愿服务积分系统", "宁远湖市文明办", "civilization", "宁远湖", "city", 2023, "new", 69.0, "志愿者管理、活动管理、积分商城", "外市志愿服务系统。"),
    ("宁远湖市党群服务中心信息化", "宁远湖市委组织部", "party", "宁远湖", "city", 2022, "service", 134.0, "阵地管理、活动预约、党员学习", "党群阵地服务。"),
    ("渌江市信访信息系统运维", "渌江市信访局", "petition", "渌江", "city", 2025, "om", 42.0, "巡检、数据备份", "年度运维服务。"),
    ("渌江市未成年人关爱保护平台", "渌江市民政局", "civil", "渌江", "city", 2025, "new", 104.0, "困境儿童档案、走访任务、求助热线", "未成年人保护。"),
]  # fmt: skip
_SYSTEMS = [
    (APP_ID, "“渌邻”社区治理小程序", "渌邻", _CITY_DEPT, "in_use", "2024-11-15", "随手报、诉求进度查询、线上议事厅、便民地图、活动报名、办事指南", "市级统一建设的社区治理微信小程序，支持城乡社区开通使用，已按规定备案。", 86000, 21500, "2", 172.0, 12.0),
    ("LJ-S-502", "渌江市12345热线平台", "12345", "渌江市数据局", "in_use", "2019-03-01", "工单受理、派单、回访、统计", "全市诉求受理热线平台。", 3200, 2650, "3", 680.0, 58.0),
    ("LJ-S-503", "云阳县网格化服务管理平台", "云阳网格", "云阳县委政法委员会", "in_use", "2023-12-01", "网格管理、矛盾纠纷排查、重点人员管控", "平安建设网格平台。", 1400, 980, "2", 276.0, 19.0),
    ("LJ-S-504", "天台区垃圾分类积分管理系统", "分类积分", "天台区城市管理局", "trial", "2023-08-01", "投放记录、称重数据、积分商城", "垃圾分类激励系统。", 42000, 3100, "2", 71.0, 4.5),
]  # fmt: skip
_DUTIES = [
    "承担全县党建引领基层治理的事务性、服务性工作，指导村（社区）网格化管理", "网格底册、人口房屋等基层治理基础信息维护",
    "群众诉求的收集、分办、跟踪、督办和分析", "志愿服务组织、队伍建设的服务保障，志愿积分管理", "村（居）民自治、议事协商、村务公开的指导服务",
    "便民服务和帮办代办的协调指导", "重点人员走访关爱", "社会工作领域信息化建设、数据统计和网格员工作管理",
]  # fmt: skip


def write_corpus(place: Place) -> None:
    place.write_rows("projects_05.jsonl", _projects())
    place.write_rows("systems_05.jsonl", _systems())
    duties = [{"unit": UNIT, "duties": _DUTIES}, {"unit": PARENT, "duties": _DUTIES[:1] + _DUTIES[3:5]}]
    place.write_rows("duties_05.jsonl", duties)
    place.write_rows(
        "plan_05.jsonl", [{"year": 2027, "unit": UNIT, "title": TITLE, "amount_wan": float(TOTAL)}]
    )
    place.write_rows("data_resources_05.jsonl", _resources())


def _projects() -> Iterator[Row]:
    for number, row in enumerate(_PROJECTS, 501):
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
            "id": number, "name": name, "short_name": short, "unit": unit, "city": "渌江",
            "level": "county" if unit[:2] in ("云阳", "天台") else "city", "status": status, "launch_date": day,
            "functions": functions.split("、"), "description": say, "users": users, "monthly_active_users": active,
            "deploy_place": "市政务云", "mlps_level": mlps, "data_resources": [], "build_cost_wan": cost, "om_annual_wan": om,
        }  # fmt: skip


def _resources() -> Iterator[Row]:
    for name, provider, attribute, way, *_, number in NEEDED:
        city = provider.replace("县", "市", 1)
        yield {
            "id": number, "name": name, "provider": city, "available_levels": ["市级", "县级"],
            "share_mode": way, "share_attr": "uncond" if attribute == "无条件共享" else "cond",
        }  # fmt: skip
