"""What each received file is in the package: first by its name, then by its title and sheets.

A name that speaks of two kinds is decided by the more specific word (投资概算表 over 建设方案); words
that stand later in the name weigh more, since Chinese names end with what the thing is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongchou.kernel.documents import Block, DocumentKind, FileFormat, Heading, Table, Text

K = DocumentKind

#: Patterns by kind, more specific kinds first: at the same position in a name the earlier one wins.
_WORDS: tuple[tuple[DocumentKind, str], ...] = (
    (K.CRYPTO_OPINION, r"密码应用.{0,12}(评估|评审|审查)|密评(报告|意见)|商用密码.{0,8}评估"),
    (K.CRYPTO_PLAN, r"密码应用(建设)?方案|商用密码.{0,6}方案|密码(保障|建设)方案"),
    (K.MLPS_FILING, r"定级(备案|报告|材料|专家)|备案证明|(等级保护|等保).{0,10}(定级|备案|证明|测评)|等保备案"),
    (K.XINCHUANG_STATEMENT, r"安全可靠|信创|国产化(适配|替代|说明)|自主可控"),
    (K.PERFORMANCE_FORM, r"绩效(目标|申报|指标|评价)+(申报|自评)?(表|书)?"),
    (K.QUOTATION, r"(询价|报价|比价|价格咨询)(情况|结果)?(汇总|对比|比较)?(表|单|函)?"),
    (K.CLOUD_APPLICATION, r"云(资源|平台|服务).{0,10}(申请|申报|需求)|上云申请"),
    (K.PREVIOUS_EVALUATION, r"后评价|后评估|项目评价报告"),
    (K.SYSTEM_SELF_CHECK, r"(现有|已建|在用)(信息)?系统.{0,10}(清单|情况|台账|自查)|整合(共享)?情况|系统自查|信息系统清单"),
    (K.APP_APPROVAL, r"应用程序.{0,8}审核|(APP|小程序|应用程序).{0,10}(立项|审核)|立项审核表"),
    (K.PIA_REPORT, r"个人信息.{0,6}影响评估|个人信息保护评估"),
    (K.DATA_RISK_ASSESSMENT, r"(重要)?数据(安全)?风险评估"),
    (K.NON_CLASSIFIED, r"非涉密|不涉密|不涉及国家秘密"),
    (K.COUNTERSIGN, r"主管(部门|单位).{0,8}(意见|审核|批)|审核意见|初审意见|会签|财政.{0,6}意见"),
    (K.DATA_CATALOGUE, r"(信息|数据)资源(共享)?(目录|清单)|数据(共享)?目录|(数据|资源)编目"),
    (K.FUNCTION_LIST, r"功能点|功能(模块)?(清单|列表|明细|规模|测算)|FP(估算|清单|计数)|软件规模|"
     r"(软件|开发|升级|改造|功能).{0,6}工作量.{0,4}(清单|测算|估算|明细|表)|工作量清单"),
    (K.ESTIMATE, r"概算|预算(书|表|明细|清单)|(投资|费用|经费|造价).{0,6}(估算|预算|测算|明细|清单|表)|经费预算"),
    (K.SUMMARY_SHEET, r"汇总表|意向(清单|表)|项目汇总"),
    (K.DECLARATION_FORM, r"申报(书|表)|申请表|征报(书|表)|需求(申报|征集)表|立项(申请|申报)表|项目申报书"),
    (K.PROCUREMENT_FILE, r"招标(文件|公告)|采购(需求|文件|公告)|磋商文件|谈判文件|需求参数"),
    (K.CONTRACT, r"合同|协议书"),
    (K.OM_PLAN, r"运(行)?维(护)?.{0,6}(方案|计划|申报)|运维服务方案"),
    (K.PRELIM_DESIGN, r"(初步设计|初设|深化设计)(方案|报告|说明书?)?"),
    (K.FEASIBILITY, r"(可行性研究|可研)(报告|方案)?"),
    (K.PROPOSAL, r"项目建议书|立项建议"),
    (K.CONSTRUCTION_PLAN, r"建设方案|实施方案|技术方案|项目方案|总体方案|设计方案|升级方案|改造方案"),
    (K.REQUEST_LETTER, r"申报函|请示|申请函|^关于.{2,60}(的函|的报告)|报送.{0,20}函|函$"),
    (K.BASIS, r"建设依据|立项依据|会议纪要|批示|批复$|的批复|政策(文件|依据)|(工作)?(要点|规划|行动计划)$|通知$"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)

#: Appendix words a plan may carry in its title without becoming that thing: 建设方案（含投资概算）.
_WITHIN = re.compile(r"[（(【\[]?(含|附|及|和|与|包含|包括)[^（(）)]{0,20}[）)】\]]?$")
_SHEETS_OF = {FileFormat.XLSX, FileFormat.XLS}
_PLAN_WORDS = (K.CONSTRUCTION_PLAN, K.FEASIBILITY, K.PRELIM_DESIGN, K.PROPOSAL, K.OM_PLAN)


def recognise_kind(name: str, file_format: FileFormat, blocks: Sequence[Block]) -> DocumentKind:
    """The kind of a file; OTHER when neither name nor content tells."""
    by_name = kind_of_name(name)
    if by_name is not K.OTHER and not (by_name in _PLAN_WORDS and file_format in _SHEETS_OF):
        return by_name
    by_content = _kind_of_content(file_format, blocks)
    return by_content if by_content is not K.OTHER else by_name


def kind_of_name(name: str) -> DocumentKind:
    """By the file name alone; the folder helps when the name itself says nothing."""
    parts = name.split("/")
    stem = parts[-1].rsplit(".", 1)[0]
    found = _kind_of_phrase(stem)
    if found is K.OTHER and len(parts) > 1:
        found = _kind_of_phrase(re.sub(r"\.(zip|ZIP)$", "", parts[-2]))
    return found


def _kind_of_phrase(phrase: str) -> DocumentKind:
    phrase = re.sub(r"[\s\u3000_\-—]+", "", phrase)
    phrase = re.sub(
        r"[（(]?(终稿|定稿|修改稿|盖章|扫描件|送审稿|报批稿|v?\d[\d.]*|最终版?)[）)]?$", "", phrase
    )
    short = _WITHIN.sub("", phrase)
    best, where = K.OTHER, -1
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(short or phrase):
            if match.end() > where:
                best, where = kind, match.end()
    return best


def _kind_of_content(file_format: FileFormat, blocks: Sequence[Block]) -> DocumentKind:
    for phrase in _phrases(blocks):
        found = _kind_of_phrase(phrase)
        if found is not K.OTHER:
            return found
    if file_format in _SHEETS_OF:
        return _kind_of_columns(blocks)
    return _kind_of_chapters(blocks)


def _phrases(blocks: Sequence[Block]) -> list[str]:
    """Title lines of a document; for workbooks sheet names and title rows. At most a dozen, in order."""
    phrases: list[str] = []
    for block in blocks[:12]:
        match block:
            case Text(origin="body") | Heading():
                phrases.extend(line for line in block.text.splitlines() if 2 < len(line) <= 45)
            case Table():
                phrases.append(block.caption)
                for row in block.rows[:3]:
                    texts = {cell.text for cell in row if cell.text}
                    phrases.extend(texts if len(texts) == 1 else ())
    return [p for p in phrases if p and not p.endswith(("。", "；", "：", ":"))][:12]


def _kind_of_columns(blocks: Sequence[Block]) -> DocumentKind:
    heads = " ".join(
        cell.text
        for b in blocks
        if isinstance(b, Table)
        for row in b.rows[:6]
        for cell in row
        if not cell.merged
    )
    if re.search(r"\b(ILF|EIF|EI|EO|EQ)\b|功能点|UFP", heads):
        return K.FUNCTION_LIST
    if re.search(r"单价", heads) and re.search(r"数量|合计|金额", heads):
        return K.ESTIMATE
    if re.search(r"(共享|开放)(类型|属性|方式)", heads) or re.search(r"信息项|数据项", heads):
        return K.DATA_CATALOGUE
    return K.OTHER


def _kind_of_chapters(blocks: Sequence[Block]) -> DocumentKind:
    titles = " ".join(b.text for b in blocks if isinstance(b, Heading) and b.level <= 2)
    hits = sum(
        bool(re.search(words, titles))
        for words in (
            "概述|总论",
            "现状|必要性",
            "需求",
            "(总体|建设|技术)方案|建设内容",
            "概算|估算|资金",
            "安全",
        )
    )
    return K.CONSTRUCTION_PLAN if hits >= 4 else K.OTHER
