"""醴事通项目申报表: a vertical form, one label and one value a row, with a merged group column."""

from pathlib import Path

from tools.demo.office.sheet import Sheet, new_book, save_book
from tools.demo.p05_county_service_app.facts import CONTACT, CREDIT, FACTS, PARENT, PHONE, TITLE, UNIT

FORM_FILE = "醴事通项目申报表.xlsx"
COLLECT = (
    "由网格员入户采集全县约8.6万户常住家庭成员姓名、身份证号、户籍地址、婚姻状况、文化程度、联系电话，"
    "以及低保、残疾、退役军人等身份信息，建立一人一档"
)
CAPABILITY = (
    "统一身份认证：不复用；消息中心：复用；统一地图：复用；政务云：复用；电子政务外网：复用；电子证照：复用；基层一表通：复用；"
    "数据共享交换平台：部分复用，另建县级数据交换平台；移动门户渌江通：不复用，理由为农村群众习惯使用微信"
)
GROUPS: list[tuple[str, list[tuple[str, str]]]] = [
    ("项目基本情况", [
        ("项目名称", TITLE), ("申报年度", "2027年"), ("申报单位", UNIT), ("统一社会信用代码", CREDIT),
        ("主管部门", PARENT), ("行政级别", "县级"), ("项目联系人", CONTACT), ("联系电话", PHONE),
        ("项目类型", "购买服务"), ("是否涉密项目", "否"), ("填报日期", "2026年10月14日"),
    ]),
    ("立项依据", [
        ("依据文件", "《关于加强党建引领基层治理信息化工作的意见》（渌社工发〔2026〕6号，2026年4月9日）第四条；"
         "《醴水县2026年深化改革重点事项》（醴改委发〔2026〕2号，2026年3月16日）第11项"),
        ("领导批示情况", "醴水县委常委会会议纪要〔2026〕第22次（2026年8月5日）"),
        ("是否纳入年度计划", "是"),
    ]),
    ("建设需求", [
        ("对应职责", "承担党建引领基层治理服务、群众诉求收集分办、志愿服务保障、村民自治指导等工作"),
        ("业务流程", "群众反映→村登记→按级派单→办理反馈→群众评价→归档分析"),
        ("内部用户数", "3050人"), ("公众用户数", "180000人"), ("并发用户数", "500"),
        ("现状问题", "诉求渠道分散无法跟踪，网格底册不统一，志愿积分靠手工"),
        ("相关现有系统", "渌江市12345热线平台（对接）、“渌邻”社区治理小程序（城区使用，无关联）、基层一表通（对接）"),
    ]),
    ("建设内容", [
        ("子系统", "治理基础信息、诉求与事件办理、便民服务、志愿服务与积分、干部工作端、数据交换与分析、系统支撑"),
        ("功能数量", f"{FACTS['functions']}项"),
        ("移动应用", "“醴事通”微信小程序（群众端、干部端）"),
        ("智能化应用", "无"),
        ("共性能力复用", CAPABILITY),
    ]),
    ("数据资源", [
        ("产生数据", "6项，详见数据目录"), ("需要数据", "6项，详见数据目录"), ("新增采集数据", COLLECT),
        ("数据共享承诺", "承诺按目录共享，及时更新"),
    ]),
    ("部署与安全", [
        ("部署位置", "渌江市政务云醴水分区"), ("使用网络", "电子政务外网、互联网"),
        ("云资源", "云主机5台，合计36核、112GB内存、2400GB存储"),
        ("等保级别", "二级"), ("等保备案情况", "否，上线后办理"), ("是否需要密码应用", "是，密码应用方案见附件，评估通过"),
        ("是否收集个人信息", "是"), ("是否涉及重要数据", "否"), ("是否关键信息基础设施", "否"), ("日志保存时间", "6个月"),
    ]),
    ("投资与资金", [
        ("总投资（万元）", FACTS["total"]), ("资金来源", f"县级财政预算资金{FACTS['total']}万元"),
        ("分年安排", f"2027年{FACTS['total']}万元"), ("年运行维护费（万元）", FACTS["om"]), ("运维起始年份", "2029年"),
    ]),
    ("进度与采购", [
        ("计划开始时间", "2027年4月"), ("计划完成时间", "2027年12月"), ("试运行时间", "2个月"),
        ("是否已经实施", "否"), ("采购方式", "公开招标"), ("采购组织", "县公共资源交易中心"), ("面向中小企业情况", "预留40%以上份额"),
    ]),
    ("绩效目标", [("绩效目标", "诉求平均办结时间由9.6天降到5天，人口档案建档率95%，满意率由86%提高到93%，见绩效目标表")]),
    ("意见", [
        ("申报单位意见", "材料真实有效，同意申报。（盖章）\n2026年10月14日"),
        ("主管部门意见", ""),
    ]),
]  # fmt: skip


def write_form(folder: Path) -> dict[str, int]:
    """Write the form; returns the row of each label."""
    book = new_book(UNIT)
    sheet = Sheet(book, "申报表", (14, 24, 88))
    sheet.title("政务信息化项目申报表")
    sheet.head(("类别", "填报项", "填报内容"), fill="F2F2F2")
    rows: dict[str, int] = {}
    for group, pairs in GROUPS:
        first = sheet.row
        for index, (label, value) in enumerate(pairs):
            sheet.put(sheet.row, 1, group if index == 0 else None, align="center")
            sheet.put(sheet.row, 2, label, align="center")
            sheet.put(sheet.row, 3, value or None)
            sheet.height(sheet.row, max(20, 17 * (len(value) // 42 + 1 + value.count("\n"))))
            rows[label] = sheet.row
            sheet.row += 1
        if len(pairs) > 1:
            sheet.merge(first, 1, sheet.row - 1, 1)
    sheet.height(rows["主管部门意见"], 60)
    save_book(book, folder / FORM_FILE)
    return rows
