"""Letters and short papers of package 01: request letter, crypto plan and its opinion, impact assessment, minutes."""

from pathlib import Path

from tools.demo.letter import Letter, draw_letter
from tools.demo.manuscript import read_manuscript
from tools.demo.p01_smart_parking import facts
from tools.demo.p01_smart_parking.budget import HERE, Estimate
from tools.demo.plan_docx import Cover, Hand, write_plan
from tools.demo.scan import degrade, save_jpeg, save_scan_pdf

LETTER, OPINION, MINUTES = "申报函.jpg", "密码应用方案评估意见.pdf", "市政府常务会议纪要（节选）.pdf"
CRYPTO, IMPACT = "密码应用方案.docx", "个人信息保护影响评估报告.docx"


def write_all(folder: Path, cost: Estimate) -> None:
    """Write the letters as scans and the papers as Word files."""
    letter = draw_letter(request_letter(cost), seed=11)
    save_jpeg(degrade(letter.image, seed=101), folder / LETTER)
    for name, words, seed in ((OPINION, opinion(), 21), (MINUTES, minutes(), 31)):
        page = draw_letter(words, seed=seed)
        save_scan_pdf([degrade(page.image, seed=seed + 100)], folder / name)
    hand = Hand(toc=False, page_break_level=0)
    for name, source, kind in (
        (CRYPTO, "crypto.txt", "密码应用方案"),
        (IMPACT, "impact.txt", "个人信息保护影响评估报告"),
    ):
        blocks = read_manuscript([HERE / source], {}, {})
        cover = Cover(facts.PROJECT, kind, [facts.UNIT, "二〇二六年九月"], kind)
        write_plan(folder / name, blocks, cover, hand, "停车管理科")


def scan_texts(cost: Estimate) -> dict[str, str]:
    """Exact text of every scanned page of this package."""
    pages = {LETTER: request_letter(cost), OPINION: opinion(), MINUTES: minutes()}
    return {name: draw_letter(words).text for name, words in pages.items()}


def request_letter(cost: Estimate) -> Letter:
    return Letter(
        head=f"{facts.UNIT}",
        number="渌城管函〔2026〕58号",
        title=f"关于申报{facts.PROJECT}的函",
        addressee="渌江市数据局：",
        body=[
            "根据《渌江市政府投资信息化项目管理办法》和你局关于做好2027年度信息化项目申报工作的通知要求，结合市政府第38次常务会议精神，"
            "我局组织编制了《" + facts.PROJECT + "建设方案》，现予申报。",
            f"项目拟建设停车一张图及九个应用子系统，配套高位视频、诱导屏等前端设备，总投资{cost.total:.2f}万元，"
            "资金来源为市级财政资金，建设期12个月（2027年3月至2028年2月）。",
            "我局对申报材料的真实性、完整性负责，项目不涉及国家秘密。请予审核。",
        ],
        attachments=["项目申报表", "建设方案", "投资概算表、功能点清单等"],
        signer=facts.UNIT,
        date="2026年9月28日",
        contact=f"（联系人：{facts.CONTACT}，联系电话：{facts.PHONE}）",
        seal=facts.UNIT,
    )


def opinion() -> Letter:
    return Letter(
        head="湖南衡信安测评技术有限公司",
        number="衡信评〔2026〕0917号",
        title="密码应用方案评估意见",
        addressee=f"{facts.UNIT}：",
        body=[
            "受贵局委托，我公司依据信息系统密码应用基本要求等标准，于2026年9月8日至9月17日对“"
            + facts.PROJECT
            + "”密码应用方案"
            "（2026年9月版）进行了评估。",
            "方案明确了系统按网络安全等级保护第三级开展密码应用设计，从物理和环境、网络和通信、设备和计算、应用和数据四个层面"
            "提出了密码保护措施，密码产品选型、密钥管理和安全管理制度较为完整。",
            "评估结论：通过。建议在实施阶段进一步细化停车场接入报文签名的证书更新流程。",
        ],
        signer="湖南衡信安测评技术有限公司",
        date="2026年9月17日",
        seal="湖南衡信安测评技术有限公司",
        seal_below="评估专用章",
    )


def minutes() -> Letter:
    return Letter(
        head="渌江市人民政府常务会议纪要",
        number="渌府阅〔2026〕21号",
        title="市人民政府第38次常务会议纪要（节选）",
        addressee="2026年5月19日，市人民政府召开第38次常务会议。纪要如下：",
        body=[
            "四、关于城区智慧停车建设",
            "会议听取了市城管局关于城区停车管理情况的汇报。会议指出，停车难是群众反映强烈的民生问题，要坚持挖潜与增量并举，"
            "用好存量泊位，提高周转效率。",
            "会议原则同意推进城区智慧停车综合管理平台建设，由市城管局牵头，市数据局、市公安局、市财政局、市发改委配合，"
            "按照政府投资信息化项目管理有关规定履行程序，注意与现有停车收费系统的衔接，避免重复投资。",
        ],
        signer="渌江市人民政府办公室",
        date="2026年5月22日",
        seal="渌江市人民政府办公室",
    )
