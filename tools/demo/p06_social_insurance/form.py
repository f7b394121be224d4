"""附件2 项目申报表: a four-column form with merged section bars, and the other small sheets."""

from pathlib import Path

from tools.demo.office.sheet import Sheet, new_book, save_book
from tools.demo.p06_social_insurance.facts import CONTACT, CREDIT, FACTS, PHONE, TITLE, UNIT
from tools.demo.p06_social_insurance.tables import (
    ITEMS,
    NEEDED,
    NEEDED_HEAD,
    PRODUCED,
    PRODUCED_HEAD,
    TARGET_HEAD,
    TARGETS,
    summary_rows,
)  # fmt: skip

FORM_FILE = "附件2-项目申报表.xlsx"
_CAPABILITIES = (
    "统一身份认证、电子证照、电子印章、电子签名、消息中心、政务大模型（语音识别、语音播报接口）、表单引擎、"
    "移动门户渌江通、政务服务统一受理、数据共享交换平台、电子档案、政务云、电子政务外网、统一日志审计、"
    "统一运行监控共15项，全部复用；不复用的能力：无"
)

#: A section name, then rows of (label, value) pairs; one pair fills the row, two share it.
SECTIONS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("一、基本信息", [
        ("项目名称", TITLE),
        ("申报年度", "2027", "项目类别", "升级改造"),
        ("项目单位", UNIT, "统一社会信用代码", CREDIT),
        ("主管部门", "渌江市人力资源和社会保障局（一级预算单位）", "行政层级", "市级"),
        ("联系人", CONTACT, "联系电话", PHONE),
        ("是否涉密", "否", "在线平台项目代码", "2609-432900-04-04-310527"),
        ("申报日期", "2026年10月12日", "是否一个需求一张表", "是"),
    ]),
    ("二、立项依据", [
        ("建设依据", "1．《关于推进社会保险经办服务适老化提升行动的通知》（湘人社函〔2025〕186号，2025年8月12日）第二部分第（三）项；"
         "2．《渌江市推进“高效办成一件事”2026年度重点事项清单》（渌政办发〔2026〕9号，2026年3月5日）第4至8项；"
         "3．《渌江市数字政府建设“十五五”规划》（渌政发〔2026〕3号，2026年1月20日）专栏6"),
        ("领导批示（会议）", "局党组会议纪要〔2026〕第17次（2026年8月26日）", "是否列入年度计划", "是"),
    ]),
    ("三、需求情况", [
        ("对应职责", "统筹推进社会保障体系建设，负责社会保险经办管理和服务，组织实施社会保险待遇领取资格认证"),
        ("业务流程", "群众（代办人）提出申请→共享数据预填→窗口或乡镇受理→分派协同部门→审核办结→结果告知→归档"),
        ("内部用户数（人）", "1860", "公众用户数（人）", "486000"),
        ("并发用户数", "800", "年办件量（件）", "563110"),
        ("存在问题", "界面不适老、没有代办机制、认证依赖人脸、跨部门联办断点多、疑点处置未闭环、影像与办件脱节"),
        ("预期成效", "静默认证比例由63.5%提高到90%，联办事项平均跑动由4.2次降到1次，材料由26份减到9份"),
    ]),
    ("四、现有系统", [
        ("相关现有系统", "渌江市社会保险业务经办系统（2021年12月上线，等保三级，在用）——本项目改造升级；渌江市就业创业服务系统——接口对接"),
        ("前期项目", "渌江市社会保险业务经办系统（渌发改审〔2020〕158号）", "后评价情况", "已评价，87.6分，良，见附件9"),
    ]),
    ("五、建设内容", [
        ("子系统", "适老化经办受理、待遇资格静默认证、“一件事”联办、风险防控与数据共享管理、电子档案归集、服务监测与统计"),
        ("功能数量（项）", FACTS["functions"], "功能点数", FACTS["ufp"]),
        ("移动端渠道", "无（嵌入市移动门户“渌江通”，不新建APP、小程序、公众号）", "人工智能应用", "无（语音能力复用市级）"),
    ]),
    ("六、共性能力复用", [("复用情况", _CAPABILITIES), ("可共享组件", "方言话术库、代办授权服务，验收后登记到市共性能力目录")]),
    ("七、数据资源", [
        ("产生数据资源", "9项，见《信息资源目录》“产生资源”表", "需要共享数据", "12项，见“需求资源”表"),
        ("新增采集说明", "无可通过共享取得的数据采集；仅采集办事意愿、收款账户、联系方式等18项", "共享承诺", "已承诺，见建设方案第五章"),
    ]),
    ("八、部署与资源", [
        ("部署位置", "渌江市政务云", "网络环境", "电子政务外网"),
        ("云资源需求", "新增云主机4台，合计40核、160GB内存、2100GB存储", "自购硬件理由", "不购置硬件"),
    ]),
    ("九、安全与信创", [
        ("等级保护级别", "第三级", "是否已备案", "是（43290021006-21008）"),
        ("是否需要密码应用", "是", "密码应用方案", "附件7-1，评估通过"),
        ("安全可靠范围", "鲲鹏CPU（政务云）、银河麒麟V10、达梦8、东方通TongWeb", "是否涉及个人信息", "是，已开展影响评估（附件11）"),
        ("是否涉及重要数据", "否", "日志留存期限", "12个月（共享使用记录3年）"),
        ("是否关键信息基础设施", "否", "灾备措施", "同城灾备，RTO 4小时、RPO 15分钟"),
    ]),
    ("十、资金", [
        ("总投资（万元）", FACTS["total"], "资金来源", f"市级财政预算资金{FACTS['total']}万元"),
        ("2027年安排（万元）", FACTS["year1"], "2028年安排（万元）", FACTS["year2"]),
        ("年运维费（万元）", FACTS["om"], "运维起始年", "2029"),
        ("投资构成（万元）", "；".join(f"{row[1]}{row[2]}" for row in summary_rows()[:-1])),
        ("其他渠道申报情况", "未向其他渠道申报，无重复申报"),
    ]),
    ("十一、进度与采购", [
        ("计划开始时间", "2027年3月", "计划完成时间", "2028年4月"),
        ("试运行期", "3个月", "是否已开工", "否，未签订合同，未付款"),
        ("采购方式", "公开招标", "采购组织形式", "分散采购（委托代理）"),
        ("中小企业预留", "监理、测评包整体预留", "评审方法", "综合评分法，价格分15%，低价优先法"),
    ]),
    ("十二、绩效目标", [("绩效指标", "见《绩效目标申报表》，共11项量化指标")]),
]  # fmt: skip
_SIGNS = [
    (
        "项目单位意见",
        "经局党组会议研究同意申报，所报材料真实、完整，不涉及国家秘密。\n（盖章）渌江市人力资源和社会保障局\n2026年10月12日",
    ),
    (
        "主管部门意见",
        "本单位为一级预算单位，已统筹审核所属单位需求，同意申报，排序第1。\n（盖章）渌江市人力资源和社会保障局\n2026年10月12日",
    ),
]


def write_form(folder: Path) -> None:
    book = new_book(UNIT)
    sheet = Sheet(book, "项目申报表", (20, 38, 20, 38), "仿宋_GB2312")
    sheet.title("渌江市政务信息化项目申报表", 18)
    sheet.note("（2027年度）　　金额单位：万元", "center")
    for name, rows in SECTIONS:
        sheet.put(sheet.row, 1, name, bold=True, fill="E2EFDA")
        sheet.merge(sheet.row, 1, sheet.row, 4)
        sheet.row += 1
        for row in rows:
            _pair_row(sheet, row)
    for label, text in _SIGNS:
        _pair_row(sheet, (label, text))
        sheet.height(sheet.row - 1, 72)
    save_book(book, folder / FORM_FILE)


def _pair_row(sheet: Sheet, row: tuple[str, ...]) -> None:
    for col, text in enumerate(row, 1):
        sheet.put(sheet.row, col, text, align="center" if col % 2 else "left", bold=bool(col % 2))
    if len(row) == 2:
        sheet.merge(sheet.row, 2, sheet.row, 4)
        sheet.height(sheet.row, max(20, 16 * (len(row[1]) // 46 + 1 + row[1].count("\n"))))
    else:
        longest = max(len(row[1]), len(row[3]))
        sheet.height(sheet.row, max(20, 16 * (longest // 18 + 1)))
    sheet.row += 1


def write_targets(folder: Path) -> int:
    """Write 附件12; returns the row of the target without baseline."""
    book = new_book(UNIT)
    sheet = Sheet(book, "绩效目标申报表", (14, 18, 26, 12, 12, 10, 28))
    sheet.title("项目绩效目标申报表")
    sheet.note(f"项目名称：{TITLE}　　项目单位：{UNIT}")
    sheet.note(
        "总体目标：建成老年人看得清、听得懂、找得到、办得成的社保经办服务，五个“一件事”实现线上线下联办，静默认证比例达到90%。"
    )
    sheet.head(TARGET_HEAD)
    rows = [sheet.line(target) for target in TARGETS]
    sheet.note("注：基期为2026年上半年统计数；目标值为2028年年度数。")
    save_book(book, folder / "附件12-绩效目标申报表.xlsx")
    return next(row for row, target in zip(rows, TARGETS, strict=True) if not target[3])


def write_catalogue(folder: Path) -> int:
    """Write 附件6; returns the row of the needed resource that is not in the catalogue."""
    book = new_book(UNIT)
    made = Sheet(book, "产生资源", (6, 14, 22, 42, 20, 10, 10, 12, 12, 36, 12, 8, 14))
    made.title("信息资源目录（本项目产生）")
    made.head(PRODUCED_HEAD)
    for number, (name, items, form, update, attr, way, use, grade) in enumerate(PRODUCED, 1):
        code = f"306-12-{number:04d}"
        made.line(
            (number, code, name, items, UNIT, form, update, attr, way, use, "主题-社会保障", grade, "不涉及")
        )
    need = Sheet(book, "需求资源", (6, 22, 24, 12, 12, 28, 26, 18, 16, 14))
    need.title("信息资源目录（需要其他部门提供）")
    need.head(NEEDED_HEAD)
    rows = [need.line((number, *needed)) for number, needed in enumerate(NEEDED, 1)]
    item = Sheet(book, "数据项", (26, 24, 12, 10, 8, 22))
    item.title("主要数据项")
    item.head(("所属资源", "数据项", "类型", "长度", "敏感", "来源"))
    for row in ITEMS:
        item.line(row)
    save_book(book, folder / "附件6-信息资源目录.xlsx")
    return rows[-1]


def write_lists(folder: Path) -> None:
    """Write 附件14 意向汇总表 and 附件15 现有系统清单."""
    book = new_book(UNIT)
    sheet = Sheet(book, "意向汇总表", (8, 50, 26, 12, 16, 14, 14, 24))
    sheet.title("2027年度政务信息化项目意向汇总表")
    sheet.note(f"填报单位（盖章）：{UNIT}　　单位：万元")
    sheet.head(
        ("排序", "项目名称", "项目单位", "项目类别", "总投资（万元）", "2027年安排", "2028年安排", "备注")
    )
    sheet.line(
        (
            "1",
            TITLE,
            UNIT,
            "升级改造",
            float(FACTS["total"]),
            float(FACTS["year1"]),
            float(FACTS["year2"]),
            "民生实事",
        )
    )
    sheet.line(
        ("", "合计", "", "", float(FACTS["total"]), float(FACTS["year1"]), float(FACTS["year2"]), "共1项"),
        bold=True,
    )
    save_book(book, folder / "附件14-意向汇总表.xlsx")
    book = new_book(UNIT)
    sheet = Sheet(book, "现有系统清单", (6, 34, 14, 14, 10, 14, 12, 12, 12, 34))
    sheet.title("现有系统清单及整合情况")
    sheet.head(
        (
            "序号",
            "系统名称",
            "系统编号",
            "上线时间",
            "状态",
            "部署位置",
            "等保级别",
            "月活跃用户",
            "年运维费（万元）",
            "整合情况",
        )
    )
    for row in (
        (
            1,
            "渌江市社会保险业务经办系统",
            "LJ-S-601",
            "2021年12月",
            "在用",
            "市政务云",
            "三级",
            1730,
            46.90,
            "本项目改造对象，改造后继续使用",
        ),
        (
            2,
            "渌江市就业创业服务系统",
            "LJ-S-602",
            "2022年9月",
            "在用",
            "市政务云",
            "二级",
            842,
            18.00,
            "接口对接，不合并",
        ),
        (
            3,
            "渌江市劳动人事争议调解仲裁办案系统",
            "LJ-S-603",
            "2023年4月",
            "在用",
            "市政务云",
            "二级",
            156,
            6.20,
            "保持独立",
        ),
        (
            4,
            "渌江市人社局内部控制管理系统",
            "LJ-S-604",
            "2020年11月",
            "在用",
            "市政务云",
            "二级",
            97,
            3.60,
            "保持独立",
        ),
        (
            5,
            "渌江人社微信查询系统",
            "LJ-S-605",
            "2019年5月",
            "已关停",
            "—",
            "—",
            0,
            0,
            "2025年3月关停，功能并入渌江通",
        ),
    ):
        sheet.line(row)
    sheet.note("自查结论：本单位没有应关停未关停的系统，整合工作已于2025年完成。")
    save_book(book, folder / "附件15-现有系统清单及整合情况.xlsx")
