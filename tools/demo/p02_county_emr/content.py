"""Facts, budget and letters of package 02 (a county hospital): everything the scanned pages say."""

from dataclasses import dataclass
from decimal import Decimal

from tools.demo.credit_code import credit_code
from tools.demo.letter import Letter

PROJECT = "云阳县人民医院电子病历与互联互通升级改造项目"
# 申报函里写漏了“升级”两字，是有意留下的名称不一致。
LETTER_PROJECT = "云阳县人民医院电子病历与互联互通改造项目"
UNIT = "云阳县人民医院"
PARENT = "云阳县卫生健康局"
CREDIT_CODE = credit_code("12430983447X8T21K")
CONTACT, PHONE = "彭晓琳", "0739-9406317"
PROJECT_CODE = "2609-430983-04-02-207714"
REVIEWED_ON = "2026-10-20"
DUTY = "承担全县急危重症救治和常见病诊疗，保存和提供病历资料"
COUNTY_FUNDS = Decimal("80.00")
OM_WAN = Decimal("9.60")

# dimension, indicator, baseline, target, unit
TARGETS = [
    ("产出", "电子病历系统应用水平", "三级", "五级", "级"),
    ("产出", "互联互通标准化成熟度", "未测评", "四级乙等", "级"),
    ("产出", "接口改造数量", "0", "14", "个"),
    ("质量", "甲级病历率", "88.4", "≥95", "%"),
    ("质量", "危急值平均通知时间", "17", "≤5", "分钟"),
    ("效益", "重复检查人次", "3200", "≤1600", "人次/年"),
    # 有意留下的不可衡量指标
    ("满意度", "患者就医体验", "—", "进一步改善", "—"),
]

CATALOGUE = [
    (
        "检验检查报告",
        "患者标识、项目、结果、时间",
        "实时",
        "有条件共享",
        "接口",
        "医共体内诊疗调阅，患者授权",
        "敏感三级",
    ),
    (
        "出院小结",
        "诊断、治疗经过、医嘱",
        "每日",
        "有条件共享",
        "接口",
        "医共体内诊疗调阅，患者授权",
        "敏感三级",
    ),
    ("门诊病历摘要", "诊断、处方", "每日", "有条件共享", "接口", "医共体内诊疗调阅，患者授权", "敏感三级"),
    ("床位使用情况", "科室、总床位、空床", "每小时", "无条件共享", "接口", "不限", "一般二级"),
]


@dataclass(frozen=True)
class Line:
    """A budget line in yuan; `stated` differs from quantity × price only where a fault is planted."""

    group: str
    name: str
    unit: str
    quantity: int
    price: int
    basis: str
    stated: int = 0

    @property
    def amount(self) -> int:
        return self.stated or self.quantity * self.price


_EMR, _LINK, _OTHER = "电子病历系统升级", "信息集成与互联互通升级", "设备及其他费用"
LINES = [
    Line(_EMR, "门诊病历改造", "项", 1, 86000, "供应商报价"),
    Line(_EMR, "住院病历结构化改造", "项", 1, 118000, "供应商报价"),
    Line(_EMR, "护理病历改造", "项", 1, 76000, "供应商报价"),
    Line(_EMR, "医嘱闭环管理", "条", 4, 32500, "供应商报价"),
    Line(_EMR, "临床知识库与决策支持", "套", 1, 98000, "供应商报价"),
    Line(_EMR, "病历质控与归档", "项", 1, 84000, "供应商报价"),
    Line(_EMR, "报告整合展示", "项", 1, 52000, "供应商报价"),
    Line(_EMR, "危急值管理", "项", 1, 36000, "供应商报价"),
    Line(_LINK, "信息集成平台升级", "套", 1, 128000, "供应商报价"),
    Line(_LINK, "主数据管理", "项", 1, 48000, "供应商报价"),
    Line(_LINK, "患者主索引", "项", 1, 42000, "供应商报价"),
    Line(_LINK, "共享文档生成与注册", "类", 53, 1200, "供应商报价"),
    Line(_LINK, "接口改造", "个", 14, 6500, "供应商报价", stated=95000),
    Line(_LINK, "县域医共体平台对接", "项", 1, 28000, "供应商报价"),
    Line(_OTHER, "数据库授权扩容", "套", 1, 46000, "供应商报价"),
    Line(_OTHER, "护士站办公电脑", "台", 12, 4300, "市场价"),
    Line(_OTHER, "病历归档高拍仪", "台", 4, 2600, "市场价"),
    Line(_OTHER, "方案设计费", "项", 1, 22000, "取费标准"),
    Line(_OTHER, "监理费", "项", 1, 18500, "取费标准"),
    Line(_OTHER, "软件测试费", "项", 1, 16000, "取费标准"),
    Line(_OTHER, "培训费", "项", 1, 9000, "按人数测算"),
    # 有意留下的无测算依据
    Line(_OTHER, "互联互通测评咨询费", "项", 1, 30000, ""),
]
TOTAL = sum(line.amount for line in LINES)
TOTAL_WAN = (Decimal(TOTAL) / 10000).quantize(Decimal("0.01"))
OWN_FUNDS = TOTAL_WAN - COUNTY_FUNDS


def request_letter() -> Letter:
    """The hospital's request."""
    return Letter(
        head=UNIT,
        number="云医函〔2026〕27号",
        title=f"关于申报{LETTER_PROJECT}的请示",
        addressee="渌江市数据局、云阳县卫生健康局：",
        body=[
            "为提高电子病历应用水平，推进县域医共体检查检验结果互认，我院拟实施" + LETTER_PROJECT + "，"
            f"建设工期8个月，总投资{TOTAL_WAN}万元，其中申请县级财政资金{COUNTY_FUNDS}万元，医院自筹{OWN_FUNDS}万元。",
            "项目不涉及国家秘密，我院对申报材料的真实性负责。现将有关材料报上，请予审核。",
        ],
        attachments=["项目申报表", "建设方案", "投资概算表和功能清单"],
        signer=UNIT,
        date="2026年9月22日",
        contact=f"（联系人：{CONTACT}，电话：{PHONE}）",
        seal=UNIT,
    )


def approval_letter() -> Letter:
    """The parent department's reply that serves as basis."""
    return Letter(
        head=PARENT,
        number="云卫函〔2026〕33号",
        title="关于同意云阳县人民医院开展电子病历升级改造前期工作的批复",
        addressee=f"{UNIT}：",
        body=[
            "你院《关于开展电子病历升级改造工作的请示》收悉。经研究，同意你院开展电子病历与互联互通升级改造项目前期工作。",
            "请你院充分利用现有系统，与县域医共体平台做好衔接，避免重复建设，按规定程序申报。",
        ],
        signer=PARENT,
        date="2026年6月12日",
        seal=PARENT,
    )
