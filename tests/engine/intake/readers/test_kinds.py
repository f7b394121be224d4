"""Which kind of material a file is: by its name first, by its content second."""

from pathlib import Path

import pytest

from tests.engine.intake.readers.making import codes, docx, para, received, xlsx
from tongchou.engine.intake.kinds import kind_of_name
from tongchou.kernel.documents import DocumentKind as K

NAMES = {
    "关于申报智慧停车平台项目的函.pdf": K.REQUEST_LETTER,
    "01申报函（盖章扫描件）.jpg": K.REQUEST_LETTER,
    "关于审批XX平台的请示.doc": K.REQUEST_LETTER,
    "附件2 项目申报表.xlsx": K.DECLARATION_FORM,
    "需求征报书.docx": K.DECLARATION_FORM,
    "2027年度信息化项目意向汇总表.xlsx": K.SUMMARY_SHEET,
    "智慧停车平台建设方案.docx": K.CONSTRUCTION_PLAN,
    "智慧停车平台建设方案（含投资概算）.docx": K.CONSTRUCTION_PLAN,
    "智慧停车平台建设方案-终稿V2.0.docx": K.CONSTRUCTION_PLAN,
    "可行性研究报告.pdf": K.FEASIBILITY,
    "初步设计方案.docx": K.PRELIM_DESIGN,
    "初步设计概算书.xlsx": K.ESTIMATE,
    "项目建议书.docx": K.PROPOSAL,
    "系统运维服务方案.docx": K.OM_PLAN,
    "投资概算表.xlsx": K.ESTIMATE,
    "经费预算明细.xls": K.ESTIMATE,
    "功能点清单.xlsx": K.FUNCTION_LIST,
    "软件功能模块清单.xlsx": K.FUNCTION_LIST,
    "信息资源目录.xlsx": K.DATA_CATALOGUE,
    "密码应用方案.docx": K.CRYPTO_PLAN,
    "密码应用方案评估意见.pdf": K.CRYPTO_OPINION,
    "商用密码应用安全性评估报告.pdf": K.CRYPTO_OPINION,
    "网络安全等级保护定级报告.docx": K.MLPS_FILING,
    "信息系统安全等级保护备案证明.jpg": K.MLPS_FILING,
    "产品安全可靠情况说明.docx": K.XINCHUANG_STATEMENT,
    "项目绩效目标申报表.xlsx": K.PERFORMANCE_FORM,
    "三家询价报价单.pdf": K.QUOTATION,
    "云资源使用申请书.docx": K.CLOUD_APPLICATION,
    "前期项目后评价报告.docx": K.PREVIOUS_EVALUATION,
    "现有系统清单及整合情况.xlsx": K.SYSTEM_SELF_CHECK,
    "政务应用程序立项审核表.docx": K.APP_APPROVAL,
    "个人信息保护影响评估报告.docx": K.PIA_REPORT,
    "重要数据风险评估报告.docx": K.DATA_RISK_ASSESSMENT,
    "主管部门审核意见.pdf": K.COUNTERSIGN,
    "非涉密声明.jpg": K.NON_CLASSIFIED,
    "软件开发合同.pdf": K.CONTRACT,
    "采购需求.docx": K.PROCUREMENT_FILE,
    "招标文件.docx": K.PROCUREMENT_FILE,
    "建设依据-会议纪要.pdf": K.BASIS,
    "县卫健局批复.jpg": K.BASIS,
    "扫描0001.pdf": K.OTHER,
    "建设方案/正文.docx": K.CONSTRUCTION_PLAN,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_tells_the_kind(name: str) -> None:
    assert kind_of_name(name) is NAMES[name]


CONTENTS = {
    "a title line": (docx(para("智慧停车平台") + para("可行性研究报告")), K.FEASIBILITY),
    "a sheet name": (xlsx({"投资概算汇总": [["名称", "金额"], ["甲", 1]]}), K.ESTIMATE),
    "the columns of a function list": (xlsx({"Sheet1": [["序号", "功能", "ILF", "EIF"], [1, "登录", 1, 0]]}), K.FUNCTION_LIST),
    "the columns of a price list": (xlsx({"Sheet1": [["名称", "单价", "数量"], ["服务器", 1, 2]]}), K.ESTIMATE),
    "the chapters of a plan": (
        docx("".join(para(t) + para("正文内容如下。") for t in (
            "第一章 概述", "第二章 现状和必要性", "第三章 需求分析", "第四章 总体方案", "第五章 投资概算"))),
        K.CONSTRUCTION_PLAN,
    ),
    "nothing at all": (docx(para("你好")), K.OTHER),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTENTS)
def test_content_decides_where_the_name_is_silent(tmp_path: Path, case: str) -> None:
    data, kind = CONTENTS[case]
    package, problems = received(tmp_path, {"文件1": data})
    assert package.files[0].kind is kind
    assert ("INTAKE-FILE-015" in codes(problems)) is (kind is K.OTHER)
