"""数据: items this project produces (809号 第十三条 columns) and items it wants (第二十条 columns)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material, PlacedTable
from tongchou.engine.intake.tables import Listing, Record
from tongchou.engine.intake.wording import label_key, squeeze
from tongchou.kernel.declaration import DataPlan
from tongchou.kernel.declared import DataNeeded, DataProduced, ShareAttr
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind

_NAME = (
    "信息资源名称",
    "数据名称",
    "资源名称",
    "目录名称",
    "数据资源名称",
    "数据目录名称",
    "政务数据名称",
    "数据资源",
    "数据项目名称",
    "信息资源",
    "信息资源目录名称",
    "需求数据",
    "所需数据",
    "数据需求",
    "需求数据名称",
    "共享数据名称",
    "所需数据名称",
    "数据集名称",
    "数据类名称",
    "需求信息资源",
    "所需信息资源",
    "共享数据",
    "数据集",
    "需共享数据",
    "需求资源名称",
    "拟申请数据",
    "需要的数据",
    "数据内容名称",
)
_PRODUCED = Columns(
    {
        "order": ORDER,
        "name": _NAME,
        "items": (
            "数据项",
            "信息项",
            "数据项名称",
            "信息项名称",
            "主要数据项",
            "主要信息项",
            "包含数据项",
            "字段",
            "数据内容",
            "信息资源内容",
            "主要字段",
            "内容",
            "信息项内容",
        ),
        "provider": (
            "提供单位",
            "提供方",
            "提供部门",
            "数据提供单位",
            "信息资源提供方",
            "责任部门",
            "数源部门",
            "数据提供部门",
            "责任单位",
            "数源单位",
            "数据来源",
            "来源系统",
            "信息资源提供单位",
        ),
        "format": ("数据格式", "格式", "信息资源格式", "资源格式", "存储格式", "信息资源格式类型"),
        "update_freq": (
            "更新频率",
            "更新周期",
            "更新频次",
            "更新频度",
            "更新时效",
            "更新时间",
            "数据更新频率",
            "数据更新周期",
            "数据更新频度",
        ),
        "share_attr": ("共享属性", "共享类型", "共享性质", "共享类别", "共享情况"),
        "share_way": ("共享方式", "提供方式", "共享方式分类", "共享途径", "提供渠道"),
        "use_conditions": (
            "使用条件",
            "共享条件",
            "使用要求",
            "共享条件及范围",
            "使用范围",
            "共享范围",
            "共享范围及用途",
            "使用条件及范围",
            "使用条件和范围",
        ),
        "grade": (
            "分级分类",
            "数据分级",
            "数据级别",
            "安全级别",
            "分类分级",
            "数据分类分级",
            "级别",
            "数据安全级别",
            "数据级别分类",
        ),
        "no_share_basis": (
            "不予共享依据",
            "不予共享的依据",
            "不共享依据",
            "不予共享理由",
            "不予共享依据条款",
            "不予共享理由及依据",
            "法律依据",
        ),
        "code": ("目录编码", "目录代码", "信息资源代码", "资源代码", "编码"),
        "open_attr": ("开放属性", "开放类型", "是否开放", "是否向社会开放"),
        "volume": ("数据量", "预计数据量", "数据规模", "年增长量", "数据量估算"),
        "class": ("信息资源分类", "资源分类", "目录分类", "所属分类", "类别", "数据分类"),
        "remark": REMARK,
    },
    required=(("name",), ("items", "share_attr", "update_freq", "share_way", "format")),
    least=3,
)
_NEEDED = Columns(
    {
        "order": ORDER,
        "name": _NAME,
        "provider": (
            "提供单位",
            "提供部门",
            "数据提供单位",
            "提供方",
            "数源部门",
            "数据来源部门",
            "来源部门",
            "来源单位",
            "数源单位",
            "数据提供部门",
            "信息资源提供方",
            "数据来源",
            "来源",
            "数据来源单位",
        ),
        "share_attr": ("共享属性", "共享类型", "共享性质"),
        "basis": (
            "使用依据",
            "依据",
            "申请依据",
            "需求依据",
            "法律依据",
            "履职依据",
            "共享依据",
            "使用依据条款",
        ),
        "scenario": (
            "使用场景",
            "应用场景",
            "使用用途",
            "用途",
            "场景",
            "业务场景",
            "使用目的",
            "对应业务",
            "用途场景",
            "使用场景及用途",
        ),
        "scope": ("使用范围", "范围", "使用部门", "使用对象", "使用人员范围"),
        "method": ("使用方式", "共享方式", "获取方式", "提供方式", "对接方式", "服务方式", "接入方式"),
        "term": ("使用期限", "期限", "使用时限", "使用时间", "使用时长"),
        "catalogue_id": (
            "目录编码",
            "目录编号",
            "目录代码",
            "资源编码",
            "信息资源代码",
            "目录号",
            "资源代码",
        ),
        "items": (
            "数据项",
            "信息项",
            "主要数据项",
            "所需字段",
            "主要字段",
            "所需数据项",
            "主要信息项",
            "数据内容",
            "需求数据项",
        ),
        "frequency": ("更新频率", "更新周期", "更新频度", "调用频率", "频率", "频次"),
        "remark": REMARK,
    },
    required=(("name",), ("provider",), ("basis", "scenario", "scope", "term", "method", "catalogue_id")),
    least=4,
)
_WORDS_NEEDED = ("需求", "所需", "需要", "申请", "需从", "外部", "获取", "需共享", "拟使用")
_WORDS_PRODUCED = ("产生", "形成", "产出", "编目")
_KINDS = (DocumentKind.DATA_CATALOGUE, DocumentKind.DECLARATION_FORM, *PLAN_KINDS)


def data(material: Material) -> DataPlan:
    produced, needed = dict[str, DataProduced](), dict[str, DataNeeded]()
    for placed in sorted(
        material.tables, key=lambda placed: placed.document.kind is not DocumentKind.DATA_CATALOGUE
    ):
        if placed.document.kind not in _KINDS:
            continue
        for item in _items(placed):
            if isinstance(item, DataProduced):
                produced.setdefault(label_key(item.name), item)
            else:
                needed.setdefault(label_key(item.name), item)
    return DataPlan(
        data_produced=tuple(produced.values()),
        data_needed=tuple(needed.values()),
        new_collection=material.field("data.new_collection", answers.said_words),
        share_commitment=material.field("data.share_commitment", answers.said_words),
    )


def share_attr(text: str) -> ShareAttr | None:
    value = squeeze(answers.plain(text))
    if "无条件" in value:
        return ShareAttr.UNCONDITIONAL
    if "不予" in value or "不共享" in value:
        return ShareAttr.NONE
    return ShareAttr.CONDITIONAL if "有条件" in value else None


def _items(placed: PlacedTable) -> Iterator[DataProduced | DataNeeded]:
    wanted = {listing.head.first: listing for listing in placed.lists(_NEEDED)}
    offered = {listing.head.first: listing for listing in placed.lists(_PRODUCED)}
    for first in sorted({*wanted, *offered}):
        asked, given = wanted.get(first), offered.get(first)
        if asked is not None and (given is None or _is_needed(placed, asked, given)):
            yield from (_needed(record) for record in _named(asked))
        elif given is not None and _is_catalogue(placed, given):
            yield from (_produced(record) for record in _named(given))


def _is_catalogue(placed: PlacedTable, listing: Listing) -> bool:
    """Plans describe database tables in similar words; only sharing columns make a catalogue."""
    columns = set(listing.head.columns.values())
    return placed.document.kind is DocumentKind.DATA_CATALOGUE or bool(columns & {"share_attr", "share_way"})


def _is_needed(placed: PlacedTable, asked: Listing, given: Listing) -> bool:
    """Asked-for data: by the title where it says so, else by the columns that only one kind has."""
    title = " ".join((placed.path[-1] if placed.path else "", asked.title))
    if any(word in title for word in _WORDS_PRODUCED):
        return any(word in title for word in _WORDS_NEEDED) and not re.search(r"产生|形成", title)
    if any(word in title for word in _WORDS_NEEDED):
        return True
    ours = set(asked.head.columns.values()) & {"term", "scenario", "scope", "catalogue_id", "basis"}
    theirs = set(given.head.columns.values()) & {"update_freq", "format", "grade", "no_share_basis", "items"}
    return len(ours) > len(theirs)


def _named(listing: Listing) -> Iterator[Record]:
    for record in listing.records:
        name = answers.name(record.text("name"))
        if name and len(name) >= 2 and not name.startswith(("注", "合计", "说明：")) and not _is_band(record):
            yield record


def _is_band(record: Record) -> bool:
    """One text across the whole row: a group title, not an item."""
    texts = {cell.text.strip() for cell in record.cells if cell.text.strip()}
    return len(texts) == 1 and len(record.cells) > 2


def _produced(record: Record) -> DataProduced:
    heads = [(squeeze(text), n) for n, text in enumerate(record.head.texts) if n < len(record.cells)]
    return DataProduced(
        name=record.text("name").strip("《》"),
        place=record.place,
        items=record.text("items"),
        provider=record.text("provider"),
        format=record.text("format"),
        update_freq=record.text("update_freq"),
        share_attr=share_attr(record.text("share_attr")),
        share_way=record.text("share_way"),
        use_conditions=record.text("use_conditions"),
        grade=record.text("grade"),
        no_share_basis=record.text("no_share_basis"),
        row=tuple((head, record.cells[n].text) for head, n in heads if head),
        cells=record.placed,
    )


def _needed(record: Record) -> DataNeeded:
    return DataNeeded(
        name=record.text("name").strip("《》"),
        place=record.place,
        provider=record.text("provider"),
        share_attr=share_attr(record.text("share_attr")),
        basis=record.text("basis"),
        scenario=record.text("scenario"),
        scope=record.text("scope"),
        method=record.text("method"),
        term=record.text("term"),
        catalogue_id=record.text("catalogue_id"),
        cells=record.placed,
    )
