"""The smaller papers of package 04 and its scanned request letter."""

from dataclasses import replace
from pathlib import Path

from tools.demo.hand_b.source import Table, read_chapters
from tools.demo.hand_b.word import Look, Paper
from tools.demo.p04_digital_archive import facts
from tools.demo.scan import Letter, degrade, draw_letter, save_jpeg

CONTRACT = "档案数字化加工服务合同.docx"
_LOOK = replace(Look(), styled_levels=1, chapter_break=False, head_sizes=(18, 15, 14, 14), body_font="宋体")
_PAPERS = {
    "basis1": "建设依据1-渌办发〔2026〕9号（节选）.docx",
    "basis2": "建设依据2-渌政发〔2026〕4号（节选）.docx",
    "crypto": "密码应用方案.docx",
    "review": "密码应用方案评估意见.docx",
    "mlps": "等级保护定级报告及备案证明.docx",
    "evaluation": "一期项目后评价报告.docx",
    "safe": "产品安全可靠情况说明.docx",
    "cloud": "政务云资源使用申请书.docx",
    "contract": CONTRACT,
}


def write_papers(folder: Path, known: dict[str, str], tables: dict[str, Table]) -> None:
    """Write every small Word document."""
    for name, target in _PAPERS.items():
        paper = Paper(_LOOK)
        paper.write(read_chapters([facts.TEXT / "papers" / f"{name}.txt"], known, tables))
        paper.save(folder / target, facts.UNIT, Path(target).stem)


def write_letter(path: Path, known: dict[str, str]) -> str:
    """Write the scanned request letter and return its exact text."""
    letter = Letter(
        head="渌江市档案馆文件",
        number="渌档〔2026〕21号",
        title=f"渌江市档案馆关于申报{facts.TITLE}的请示",
        addressee="市数据局：",
        body=[
            "我馆数字档案馆一期项目已于2022年通过竣工验收并完成后评价。为解决电子档案在线接收、"
            "长期保存、开放审核等方面的突出短板，依据《渌江市“十五五”档案事业发展规划》，"
            f"拟申报实施“{facts.TITLE}”。",
            f"项目申报总投资{known['total']}万元，资金全部申请市级财政安排，计划2027年3月启动、12月完工。"
            "应用系统部署在市政务云，不新建机房。涉密档案不进入本系统。",
            "申报材料已经主管部门审核同意，现一并报上。",
            "妥否，请批示。",
        ],
        signer=facts.UNIT,
        date="2026年9月22日",
        attachments=["项目申报表", "建设方案", "投资概算", "功能清单、信息资源目录等"],
        contact=f"（联系人：{facts.CONTACT}　{facts.PHONE}）",
        seal=facts.UNIT,
    )
    page = draw_letter(letter, seed=404, body_face="hei")
    save_jpeg(degrade(page.image, seed=404), path)
    return page.text
