"""The smaller papers of package 03: basis documents, crypto, grading, product statement, the letter."""

from dataclasses import replace
from pathlib import Path

from tools.demo.hand_b.source import read_chapters, read_tables
from tools.demo.hand_b.word import Look, Paper
from tools.demo.p03_emergency_map.facts import TEXT, TITLE, UNIT
from tools.demo.scan import Letter, degrade, draw_letter, save_jpeg

_LOOK = replace(Look(), chapter_break=False, head_sizes=(20, 15, 14, 14))
_PAPERS = {
    "basis1": "附件/建设依据1—渌政办发〔2025〕18号.docx",
    "basis2": "附件/建设依据2—专题会议纪要（渌政阅〔2026〕11号）.docx",
    "basis3": "附件/建设依据3—渌江市“十五五”数字政府建设规划（节选）.docx",
    "crypto": "附件/密码应用方案.docx",
    "review": "附件/密码应用方案评估意见.docx",
    "mlps": "附件/网络安全等级保护定级报告.docx",
    "safe": "附件/产品安全可靠情况说明.docx",
}


def write_papers(folder: Path, known: dict[str, str]) -> None:
    """Write every small Word document of the package below `folder`."""
    tables = read_tables(TEXT / "tables_3.txt", known)
    for name, target in _PAPERS.items():
        paper = Paper(_LOOK)
        paper.write(read_chapters([TEXT / "papers" / f"{name}.txt"], known, tables))
        paper.save(folder / target, UNIT, Path(target).stem)


def write_letter(path: Path, known: dict[str, str]) -> str:
    """Write the scanned request letter and return its exact text."""
    letter = Letter(
        head="渌江市应急管理局",
        number="渌应急函〔2026〕37号",
        title=f"关于申报{TITLE}的函",
        addressee="市数据局：",
        body=[
            "为贯彻落实市政府关于加快推进应急指挥能力现代化建设的部署，补齐监测分散、叫应不到位、"
            "调度靠电话等短板，我局拟申报2027年度政府投资信息化项目"
            f"“{TITLE}”。",
            f"项目主要建设8个子系统，购置前端监测和指挥设备，概算总投资{known['total']}元，"
            "建设周期为2027年1月至9月。项目不涉及国家秘密。",
            "我局对申报材料的真实性、完整性负责。现随函报送有关材料，请予审查。",
        ],
        signer=UNIT,
        date="2026年9月25日",
        attachments=["项目申报表", "建设方案", "投资概算表", "其他附件（见“附件”文件夹）"],
        contact="（联系人：周楚衡，电话：0739-0218866）",
        seal=UNIT,
    )
    page = draw_letter(letter, seed=303)
    save_jpeg(degrade(page.image, seed=303), path)
    return page.text
