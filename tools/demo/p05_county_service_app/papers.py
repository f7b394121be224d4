"""The Word papers, quotes (one locked) and scans of package 05."""

import tempfile
from pathlib import Path

from tools.demo.office.locked import write_locked_pdf
from tools.demo.office.look import HeadingHabit, Look
from tools.demo.office.pdf import document_to_pdf
from tools.demo.office.word import Writer
from tools.demo.p05_county_service_app.facts import CONTACT, FACTS, PARENT, PHONE, TEXT, TITLE, UNIT
from tools.demo.scan import (
    OFFICE_SCAN,
    PHONE_PHOTO,
    Letter,
    degrade,
    draw_letter,
    page_texts,
    pdf_pages,
    save_jpeg,
)  # fmt: skip

PROCURE_FILE = "醴事通采购需求（初稿）.docx"
LOCKED_FILE = "报价单3.pdf"
PAPER = Look(
    body="宋体", head="宋体", second="宋体", habit=HeadingHabit.MIXED, sizes=(16, 14, 14, 14), shade="F2F2F2"
)
_PAPERS = [
    ("密码应用方案.docx", "“醴事通”平台密码应用方案", "", "paper_crypto.md"),
    ("等保定级报告.docx", "“醴事通”平台网络安全等级保护定级报告", "", "paper_mlps.md"),
    (PROCURE_FILE, "“醴事通”平台项目采购需求（初稿）", "", "paper_procure.md"),
    ("云资源使用申请书.docx", "政务云资源使用申请书", "", "paper_cloud.md"),
    ("依据1-渌社工发〔2026〕6号.docx", "关于加强党建引领基层治理信息化工作的意见", "渌社工发〔2026〕6号", "basis_1.md"),
    ("依据2-醴改委发〔2026〕2号.docx", "醴水县2026年深化改革重点事项", "醴改委发〔2026〕2号", "basis_2.md"),
    ("依据3-县委常委会会议纪要.docx", "中共醴水县委常委会会议纪要", "〔2026〕第22次", "basis_3.md"),
]  # fmt: skip
#: 文件, 供应商, 单价, 日期.
QUOTES = [
    ("报价单1.pdf", "长沙图澜软件有限公司", 78000, "2026年9月21日"),
    ("报价单2.jpg", "湖南数屏科技有限公司", 84500, "2026年9月22日"),
    (LOCKED_FILE, "渌江云图信息服务有限公司", 89000, "2026年9月22日"),
]
LETTER = Letter(
    head=UNIT, number="醴治服〔2026〕19号", title="关于申报“醴事通”基层治理与便民服务平台项目的请示", addressee="市数据局：",
    body=[
        "为落实县委深化改革部署，畅通群众诉求渠道，减轻基层负担，经县委常委会会议研究，我中心拟实施"
        f"{TITLE}，主要建设诉求办理、便民服务、志愿服务等内容。",
        f"项目采取购买服务方式，总投资{FACTS['total']}万元，资金由县级财政预算安排，计划2027年4月启动。项目不涉及国家秘密。",
        "现将有关材料报上，妥否，请批示。",
    ],
    signer=UNIT, date="2026年10月15日", attachments=["项目申报表", "建设方案、概算等材料"],
    contact=f"（联系人：{CONTACT}，电话：{PHONE}）", seal=UNIT,
)  # fmt: skip
OPINION = Letter(
    head="湖南楚盾商用密码检测有限公司", number="楚盾密评〔2026〕方案第126号", title="密码应用方案评估意见", addressee=f"{UNIT}：",
    body=[
        "我公司对你单位提交的“醴事通”平台密码应用方案进行了评估。该平台拟定安全保护等级为第二级，方案对网络通信、设备计算和应用数据的密码应用需求分析清楚，措施基本可行。",
        "评估结论：通过。建议补充移动端密钥保护的说明。",
    ],
    signer="湖南楚盾商用密码检测有限公司", date="2026年9月29日", seal="湖南楚盾商用密码检测有限公司",
)  # fmt: skip


def write_papers(folder: Path) -> None:
    for name, title, number, text in _PAPERS:
        writer = Writer(PAPER, FACTS)
        writer.line(title, size=20, bold=True, align="center")
        if number:
            writer.line(number, align="center")
        writer.gap(1)
        writer.write((TEXT / text).read_text(encoding="utf-8"))
        writer.save(folder / name, title, PARENT if number else UNIT)


def _quote(vendor: str, price: int, day: str) -> Writer:
    writer = Writer(Look(body="宋体", lines=1.6, body_pt=12, shade="FFFFFF"))
    writer.line("询价回复函（报价单）", size=20, bold=True, align="center")
    writer.line(f"{UNIT}：", size=12)
    writer.line("贵中心询价函收悉，现将可视化组件软件报价如下：", size=12)
    writer.table([
        ("品名", "规格", "数量", "单价（元）", "金额（元）"),
        ("可视化组件软件", "大屏图表组件，永久授权，含一年升级", "1", str(price), str(price)),
    ])  # fmt: skip
    writer.line("报价含税，有效期三个月。", size=12)
    writer.gap(2)
    writer.line(vendor, size=12, align="right")
    writer.line(day, size=12, align="right")
    return writer


def write_quotes(folder: Path) -> dict[str, str]:
    """Write a text PDF, a photographed page and a locked PDF; returns the photographed text."""
    texts: dict[str, str] = {}
    for seed, (name, vendor, price, day) in enumerate(QUOTES, 510):
        writer = _quote(vendor, price, day)
        if seed == 510:
            document_to_pdf(writer, folder / name)
            continue
        with tempfile.TemporaryDirectory() as space:
            pdf = Path(space) / "quote.pdf"
            document_to_pdf(writer, pdf)
            page, text = pdf_pages(pdf)[0], page_texts(pdf)[0]
        if name == LOCKED_FILE:
            write_locked_pdf(degrade(page, seed), folder / name, "yt2026")
        else:
            save_jpeg(degrade(page, seed, PHONE_PHOTO), folder / name, PHONE_PHOTO)
            texts[name] = text
    return texts


def write_scans(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name, letter, seed in (
        ("关于申报醴事通项目的请示.jpg", LETTER, 501), ("密码应用方案评估意见.jpg", OPINION, 502),
    ):  # fmt: skip
        page = draw_letter(letter, seed=seed)
        save_jpeg(degrade(page.image, seed), folder / name, OFFICE_SCAN)
        texts[name] = page.text
    return texts
