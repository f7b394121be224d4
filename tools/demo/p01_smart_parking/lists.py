"""Appendix lists of the plan: collected roads and the first batch of car parks, all invented."""

from tools.demo.manuscript import Block, Paragraph, Table

_ROADS = [
    "解放路",
    "人民路",
    "建设中路",
    "文化路",
    "车站路",
    "沿江路",
    "新华路",
    "渌水路",
    "红旗路",
    "天台大道",
    "云阳路",
    "学府路",
    "滨河路",
    "荷塘大道",
    "金钩山路",
    "龙泉路",
    "响石路",
    "东环路",
    "向阳路",
    "健康路",
    "体育路",
    "百货街",
    "师范路",
    "竹山路",
    "钟鼓岭路",
    "枫溪路",
    "泰山路",
    "黄河路",
    "长江路",
    "珠江路",
    "云田路",
    "湘湖路",
    "兰亭路",
    "桂花路",
    "白鹤路",
    "金山路",
]
_LOTS = [
    "市中心医院地下停车场",
    "文体中心地下停车场",
    "解放路商圈停车楼",
    "天台广场地下停车场",
    "火车站东广场停车场",
    "汽车南站停车场",
    "市妇幼保健院停车场",
    "第一人民医院停车场",
    "市民中心停车场",
    "图书馆地下停车场",
    "渌江公园停车场",
    "滨河风光带停车场",
    "万象购物中心停车场",
    "家润多超市停车场",
    "新天地停车场",
    "世纪城停车场",
    "步行街停车场",
    "会展中心停车场",
    "体育馆停车场",
    "第二中学社会停车场",
    "师范学院东门停车场",
    "湘江码头停车场",
    "荷塘综合市场停车场",
    "红星建材城停车场",
    "汽贸城停车场",
    "电子商务园停车场",
    "高新创业园停车场",
    "荷塘区政务中心停车场",
    "荷塘湾医院停车场",
    "金钩山公园停车场",
    "龙泉广场停车场",
    "响石广场停车场",
    "百货大楼停车场",
    "老干中心停车场",
    "青少年宫停车场",
    "中医院停车场",
    "口腔医院停车场",
    "客运北站停车场",
    "物流园停车场",
    "钟鼓岭社区停车场",
]


def road_list() -> list[Block]:
    """The 36 charged roads with bay numbers that add up to 5120."""
    bays = [96 + (n * 53) % 93 for n in range(len(_ROADS))]
    bays[-1] += 5120 - sum(bays)
    rows = [
        [
            str(n),
            road,
            "天台区" if n % 5 < 3 else "荷塘湾区",
            "一类" if n <= 12 else "二类",
            str(count),
            _mode(n),
        ]
        for n, (road, count) in enumerate(zip(_ROADS, bays, strict=True), start=1)
    ]
    head = ["序号", "路段名称", "所属区", "收费类别", "泊位数", "本期采集方式"]
    return [Table([head, *rows, ["", "合计", "", "", "5120", ""]], "表9-3 路内收费路段清单")]


def _mode(number: int) -> str:
    return "高位视频" if number <= 14 else "巡检终端"


def lot_list() -> list[Block]:
    """The first batch of forty car parks to be connected."""
    vendors = ["厂商甲", "厂商乙", "厂商丙", "厂商丁", "厂商戊"]
    head = ["序号", "停车场名称", "泊位数", "出入口", "道闸系统", "网络条件"]
    rows = [
        [
            str(n),
            name,
            str(80 + (n * 67) % 430),
            str(1 + n % 4),
            vendors[n % 5],
            "光纤" if n % 3 else "移动网络",
        ]
        for n, name in enumerate(_LOTS, start=1)
    ]
    note = "第一批接入停车场40家，于2027年7月底前完成；第二批76家于2027年8月底前完成；第三批70家于2027年9月底前完成。"
    return [Paragraph(note), Table([head, *rows], "表9-4 第一批接入停车场清单")]


def survey_list() -> list[Block]:
    """Answers of the demand survey (286 valid sheets)."""
    head = ["问题", "选项", "人数", "占比"]
    answers = [
        ("平均寻找车位时间", "5分钟以内", 61),
        ("平均寻找车位时间", "5至15分钟", 148),
        ("平均寻找车位时间", "15分钟以上", 77),
        ("最常遇到的问题", "找不到空位", 171),
        ("最常遇到的问题", "缴费麻烦", 62),
        ("最常遇到的问题", "收费有争议", 37),
        ("最常遇到的问题", "其他", 16),
        ("希望的缴费方式", "先离场后付费", 212),
        ("希望的缴费方式", "无感支付", 49),
        ("希望的缴费方式", "现场扫码", 25),
    ]
    rows = [[question, option, str(count), f"{count / 286:.0%}"] for question, option, count in answers]
    return [Table([head, *rows], "表9-5 停车需求问卷调查结果（有效问卷286份）")]
