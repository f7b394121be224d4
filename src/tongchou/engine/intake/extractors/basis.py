"""立项依据: documents in 《》 with number and date, instructions, annual plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material, Passage
from tongchou.engine.intake.statements import Statement
from tongchou.engine.intake.wording import label_key, squeeze, tidy
from tongchou.kernel.declaration import Basis
from tongchou.kernel.declared import BasisDoc
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind

_NUMBER = (
    r"[\u4e00-\u9fa5]{1,12}(?:函|字|令|办|规|发|通|改|网|信|数|政)?[〔\[（(【]?(?:19|"
    r"20)\d{2}[〕\])）】]?(?:第)?\s*\d{1,5}\s*号"
    r"|(?:GB|GA|DB|YD|SJ|GM|JR|ISO)\s*(?:/\s*[TZ])?\s*\d[\d.\-—]*|(?:主席令|国务院令|"
    r"总书记令)?第[一二三四五六七八九十百零〇\d]+号令?"
)
_TITLE = re.compile(
    rf"《(?P<title>[^《》]{{4,80}}(?:《[^》]*》[^《》]{{0,30}})?)》\s*(?:[（(【]\s*(?P<number>{_NUMBER})?(?P<rest>[^（()）【】]{{0,60}})[)）】])?"
)
_BARE_NUMBER = re.compile(_NUMBER)
_DATE = re.compile(
    r"(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?"
)
_OWN_PAPERS = re.compile(r"(?:建设方案|申报表|概算表?|清单|申报书|资源目录|可行性研究报告|初步设计)$")
_ABOUT_BASIS = ("依据", "政策背景", "建设背景", "项目背景", "背景")
_PAPERS = ("通知", "意见", "函", "方案", "报告", "办法", "批复", "规划", "决定", "纪要")
_COLUMNS = Columns(
    {
        "order": ORDER,
        "title": (
            "文件名称",
            "依据名称",
            "依据文件",
            "文件",
            "名称",
            "依据文件名称",
            "政策文件",
            "文件标题",
            "建设依据",
            "标准名称",
            "依据",
        ),
        "number": ("文号", "发文字号", "文件文号", "文件编号", "标准号", "编号", "发文文号", "文件号"),
        "issued": (
            "发文日期",
            "发布时间",
            "印发时间",
            "日期",
            "发文时间",
            "印发日期",
            "发布日期",
            "成文日期",
            "时间",
            "实施日期",
        ),
        "issuer": ("发文单位", "发文机关", "发布单位", "印发单位", "发布机构", "制定机关"),
        "clause": (
            "相关条款",
            "条款",
            "相关内容",
            "条款内容",
            "主要内容",
            "对应内容",
            "引用条款",
            "与本项目关系",
            "相关要求",
            "引用内容",
            "要点",
        ),
        "remark": REMARK,
    },
    required=(("title",), ("number", "issued")),
    least=2,
)


def basis(material: Material) -> Basis:
    return Basis(
        basis_docs=_basis_docs(material),
        leader_instruction=material.field("basis.leader_instruction", answers.said_words),
        plan_listed=material.field("basis.plan_listed", _listed),
        emergency=material.field("basis.emergency", answers.said_words),
    )


def _listed(said: Statement) -> bool | None:
    value = squeeze(answers.plain(said.value))
    if re.search(r"未列入|未纳入|不在|没有列入", value):
        return False
    if re.search(r"列入|纳入|已入", value):
        return True
    return answers.flag(said.value)


def _basis_docs(material: Material) -> tuple[BasisDoc, ...]:
    found: dict[str, BasisDoc] = {}
    for document in (*_from_tables(material), *_from_answers(material), *_from_chapters(material)):
        key = _bare_title(document.title)
        known = found.get(key)
        if known is None or (not known.number and document.number):
            found[key] = document
    return tuple(found.values())


def _bare_title(title: str) -> str:
    """湖南省水利厅关于……的通知 and 关于……的通知 are one paper."""
    key = label_key(title)
    return key[key.index("关于") :] if "关于" in key[:20] and key.endswith(_PAPERS) else key


def _from_tables(material: Material) -> Iterator[BasisDoc]:
    for listing, placed in material.lists(_COLUMNS, DocumentKind.DECLARATION_FORM, *PLAN_KINDS):
        about = any(word in placed.words + listing.title for word in ("依据", "政策", "背景"))
        if not about and not any("文号" in text or "发文" in text for text in listing.head.texts):
            continue
        for record in listing.records:
            title = answers.name(record.text("title"))
            if title and len(title) >= 4:
                yield BasisDoc(
                    title.strip("《》"),
                    record.place,
                    record.text("number"),
                    record.text("issued"),
                    record.text("clause"),
                )


def _from_answers(material: Material) -> Iterator[BasisDoc]:
    for said in material.said("basis.docs"):
        for title in _TITLE.finditer(said.value):
            yield _doc(title, Passage(said.value, said.place, (), DocumentKind.DECLARATION_FORM))


def _from_chapters(material: Material) -> Iterator[BasisDoc]:
    for passage in material.passages:
        about = any(word in heading for heading in passage.path for word in _ABOUT_BASIS)
        if passage.kind is DocumentKind.REQUEST_LETTER or (passage.kind in PLAN_KINDS and about):
            for title in _TITLE.finditer(passage.text):
                if not _OWN_PAPERS.search(title["title"]):
                    yield _doc(title, passage)


def _doc(title: re.Match[str], passage: Passage) -> BasisDoc:
    text = passage.text
    end = text.find("《", title.end())
    tail = text[title.end() : end if end >= 0 else len(text)][:40]
    number, inside = title["number"] or "", title["rest"] or ""
    if not number:
        near = _BARE_NUMBER.search(inside) or _BARE_NUMBER.match(tail.lstrip("，,、 （("))
        number = near[0] if near else ""
    issued = _DATE.search(inside) or _DATE.search(tail)
    return BasisDoc(
        title=tidy(title["title"]),
        place=passage.place.quoting(text[max(0, title.start() - 10) : title.end() + len(tail)]),
        number=squeeze(number),
        issued=squeeze(issued[0]) if issued else "",
    )
