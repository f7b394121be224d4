"""The smaller Word papers, quotes and scanned pages of package 06."""

from pathlib import Path

from tools.demo.office.look import Look
from tools.demo.office.pdf import document_to_pdf
from tools.demo.office.word import Writer
from tools.demo.p06_social_insurance.facts import FACTS, TEXT, TITLE, UNIT
from tools.demo.scan import OFFICE_SCAN, Letter, degrade, draw_letter, save_jpeg, save_scan_pdf

PAPER = Look(sizes=(16, 15, 14, 14))
_PAPERS = [
    ("附件7-1密码应用方案", "渌江市社会保险业务经办系统密码应用方案", "paper_crypto.md"),
    ("附件9-前期项目后评价报告", "渌江市社会保险业务经办系统建设项目后评价报告", "paper_evaluation.md"),
    ("附件11-个人信息保护影响评估报告", "个人信息保护影响评估报告", "paper_pia.md"),
    ("附件16-产品安全可靠情况说明", "产品安全可靠情况说明", "paper_xinchuang.md"),
    ("附件18-云资源使用申请书", "渌江市政务云资源使用申请书", "paper_cloud.md"),
]
_BASES = [
    ("附件13-1建设依据-湘人社函〔2025〕186号", "湖南省人力资源和社会保障厅关于推进社会保险经办服务适老化提升行动的通知", "湘人社函〔2025〕186号", "basis_1.md"),
    ("附件13-2建设依据-渌政办发〔2026〕9号", "渌江市人民政府办公室关于印发《渌江市推进“高效办成一件事”2026年度重点事项清单》的通知", "渌政办发〔2026〕9号", "basis_2.md"),
    ("附件13-3建设依据-局党组会议纪要", "渌江市人力资源和社会保障局党组会议纪要", "〔2026〕第17次", "basis_3.md"),
    ("附件13-4建设依据-渌政发〔2026〕3号（节选）", "渌江市数字政府建设“十五五”规划（节选）", "渌政发〔2026〕3号", "basis_4.md"),
]  # fmt: skip
#: 供应商, 简称, 脱敏报价, 加密报价, 日期.
QUOTES = [
    ("湖南衡云数据技术有限公司", "衡云", 126000, 96000, "2026年9月15日", "附件10-1报价单（衡云）.pdf"),
    (
        "长沙澧水信安科技有限公司",
        "澧水信安",
        118000,
        104000,
        "2026年9月16日",
        "附件10-2报价单（澧水信安）.pdf",
    ),
    (
        "湖南星沙智联软件有限公司",
        "星沙智联",
        131000,
        98500,
        "2026年9月17日",
        "附件10-3报价单（星沙智联）.pdf",
    ),
]
LETTER = Letter(
    head="渌江市人力资源和社会保障局", number="渌人社函〔2026〕87号",
    title=f"关于申报{TITLE}的函", addressee="市数据局：",
    body=[
        "为落实省人力资源和社会保障厅社会保险经办服务适老化提升行动和市人民政府“高效办成一件事”重点事项部署，"
        f"经局党组会议研究，我局拟实施{TITLE}，现按2027年度政务信息化项目申报要求报送你局审查。",
        f"项目在现有社会保险业务经办系统基础上升级改造，总投资{FACTS['total']}万元，资金来源为市级财政预算资金，建设工期为2027年3月至2028年4月。",
        "我局承诺所报材料真实、完整，项目不涉及国家秘密，批复下达前不签订合同、不开工建设。请予审查。",
    ],
    signer=UNIT, date="2026年10月12日", attachments=["项目申报表", "建设方案及相关附件"],
    contact=f"（联系人：{FACTS['contact']}，电话：{FACTS['phone']}）", seal=UNIT,
)  # fmt: skip
OPINION = Letter(
    head="湖南楚盾商用密码检测有限公司", number="楚盾密评〔2026〕方案第112号",
    title="密码应用方案评估意见", addressee="渌江市人力资源和社会保障局：",
    body=[
        "受你单位委托，我公司依据信息系统密码应用基本要求和密码应用测评过程指南，对《渌江市社会保险业务经办系统密码应用方案》进行了评估。",
        "该系统安全保护等级为第三级。方案对物理和环境、网络和通信、设备和计算、应用和数据四个层面的密码应用需求分析充分，算法、协议、产品和密钥管理设计合规，实施计划可行。",
        "评估结论：通过。建议在实施阶段细化密钥轮换的操作规程。",
    ],
    signer="湖南楚盾商用密码检测有限公司", date="2026年9月24日", seal="湖南楚盾商用密码检测有限公司",
    contact="（市密码管理部门意见：同意该方案，请按方案同步实施，建成后及时开展密评。2026年9月28日）",
)  # fmt: skip
FILING = Letter(
    head="信息系统安全等级保护备案证明", number="证书编号：43290021006-21008",
    title="备案证明", addressee="渌江市人力资源和社会保障局：",
    body=[
        "依据信息安全等级保护管理有关规定，你单位的渌江市社会保险业务经办系统（第三级）已予备案。",
        "系统名称：渌江市社会保险业务经办系统。安全保护等级：第三级（S3A3G3）。备案时间：2021年10月19日。",
        "系统发生重大变更的，应当在三十日内到备案机关办理变更手续。",
    ],
    signer="渌江市公安局", date="2021年10月19日", seal="渌江市公安局", seal_below="网络安全保卫专用章",
)  # fmt: skip
STATEMENT = Letter(
    head="渌江市人力资源和社会保障局", number="渌人社保密〔2026〕14号",
    title="非涉密声明", addressee="市数据局：",
    body=[
        f"经我局保密工作机构审查，{TITLE}不涉及国家秘密，建设内容、数据资源和申报材料均为非涉密信息，可以通过电子政务外网报送和审查。",
        "我局将严格执行保密管理规定，建设和运行中不在本系统存储、处理、传输国家秘密。特此声明。",
    ],
    signer=UNIT, date="2026年10月10日", seal=UNIT,
)  # fmt: skip
_SCANS = [
    ("附件1-申报函.pdf", LETTER, 601), ("附件7-2密码应用方案评估意见.pdf", OPINION, 602),
    ("附件8-等级保护备案证明.jpg", FILING, 603), ("附件17-非涉密声明.jpg", STATEMENT, 604),
]  # fmt: skip


def write_papers(folder: Path) -> None:
    for name, title, text in _PAPERS:
        writer = Writer(PAPER, FACTS)
        writer.footer_page_numbers()
        writer.line(title, size=22, bold=True, align="center", face=PAPER.head)
        writer.gap(1)
        writer.write(_no_page_breaks(text))
        writer.save(folder / f"{name}.docx", title, UNIT)
    for name, title, number, text in _BASES:
        writer = Writer(PAPER, FACTS)
        writer.line(title, size=20, bold=True, align="center", face="方正小标宋简体")
        writer.line(number, size=14, align="center")
        writer.gap(1)
        writer.write((TEXT / text).read_text(encoding="utf-8"))
        writer.save(folder / f"{name}.docx", title, title.split("关于")[0])


def _no_page_breaks(text: str) -> str:
    """Short papers use second-level headings (一、) so that no chapter opens a new page."""
    return (TEXT / text).read_text(encoding="utf-8").replace("\n#", "\n##").replace("# ", "## ", 1)


def write_quotes(folder: Path) -> None:
    for vendor, _, masking, cipher, day, name in QUOTES:
        writer = Writer(Look(body="宋体", lines=1.4, body_pt=12))
        writer.line("报 价 单", size=22, bold=True, align="center", face="黑体")
        writer.line(f"致：{UNIT}", size=12)
        writer.line("根据贵单位询价函，现就所需软件产品报价如下：", size=12)
        writer.table([
            ("序号", "产品名称", "主要参数", "数量", "单价（元）", "合价（元）"),
            ("1", "数据脱敏软件", "静态、动态脱敏，适配达梦8、麒麟V10，不限实例数", "1套", str(masking), str(masking)),
            ("2", "数据库加密软件", "字段级SM4加密，支持密文检索，具备商用密码产品认证证书", "1套", str(cipher), str(cipher)),
            ("", "合计", "", "", "", str(masking + cipher)),
        ])  # fmt: skip
        writer.line("1．以上报价为含税价，含一年质保和现场安装调试。", size=12)
        writer.line("2．报价有效期：自报价之日起180天。", size=12)
        writer.gap(2)
        writer.line(f"报价单位（盖章）：{vendor}", size=12, align="right")
        writer.line(f"报价日期：{day}", size=12, align="right")
        document_to_pdf(writer, folder / name)


def write_scans(folder: Path) -> dict[str, str]:
    """Write the scanned pages; returns the exact text of each file."""
    texts: dict[str, str] = {}
    for name, letter, seed in _SCANS:
        page = draw_letter(letter, seed=seed)
        image = degrade(page.image, seed)
        if name.endswith(".jpg"):
            save_jpeg(image, folder / name, OFFICE_SCAN)
            texts[name] = page.text
        else:
            save_scan_pdf([image], folder / name, OFFICE_SCAN)
            texts[f"{name}#1"] = page.text
    return texts
