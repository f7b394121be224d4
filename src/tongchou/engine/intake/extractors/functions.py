"""功能清单: functions from the function sheet, else from the form or the plan's tables, else its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongchou.engine.intake import answers
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.material import Material, PlacedTable
from tongchou.engine.intake.numbers import parse_number
from tongchou.engine.intake.tables import Listing, Record
from tongchou.engine.intake.wording import label_key, squeeze, strip_numbering
from tongchou.kernel.declared import Function
from tongchou.kernel.documents import PLAN_KINDS, Document, DocumentKind, Heading, Section
from tongchou.kernel.readings import Reading


def _w(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TYPES = ("ILF", "EIF", "EI", "EO", "EQ")
_COLUMNS = Columns(
    {
        "order": ORDER,
        "subsystem": _w(
            "子系统 系统 系统名称 子系统名称 一级模块 所属系统 应用系统 平台 一级功能 业务系统 分系统 "
            "一级 系统子系统 应用子系统 应用 一级子系统"
        ),
        "module": _w(
            "模块 模块名称 功能模块 二级模块 功能模块名称 二级功能 子模块 二级 一级功能模块 业务模块 应用模块 所属模块"
        ),
        "name": _w(
            "功能 功能名称 功能点 功能项 三级模块 三级功能 子功能 功能点名称 功能项名称 功能清单 "
            "具体功能 功能点计数项名称 计数项名称 功能单元 功能要点 功能点计数项 三级 末级功能 基本过程 "
            "新增功能"
        ),
        "description": _w(
            "功能描述 描述 功能说明 功能内容 建设内容 说明 功能简述 功能点描述 详细描述 功能要求 "
            "升级内容 改造内容 开发内容 内容描述 功能概述 业务描述 具体描述 功能详细描述 功能及业务描述"
        ),
        "count_type": _w(
            "计数项 类型 功能点类型 计数类型 类别 计数项类型 功能类型 计数项类别 fp类型 功能点类别 识别类型"
        ),
        "ILF": _w("ilf 内部逻辑文件 ILF数 内部逻辑文件ilf"),
        "EIF": _w("eif 外部接口文件 EIF数"),
        "EI": _w("ei 外部输入 EI数"),
        "EO": _w("eo 外部输出 EO数"),
        "EQ": _w("eq 外部查询 EQ数"),
        "complexity": _w("复杂度 复杂程度 难度 复杂性"),
        "points": _w(
            "功能点数 fp数 功能点 fp ufp 功能点数量 未调整功能点数 未调整功能点 功能点个数 功能点数fp "
            "ufp数 功能点数ufp 功能点合计 fp值 功能点值 fp合计 未调整功能点ufp"
        ),
        "adjusted": _w(
            "折算功能点 调整后功能点 调整功能点 调整后功能点数 us 折算后功能点 afp 折算功能点数 调整后fp"
        ),
        "factor": _w("调整系数 系数 复用系数 重用系数 修改系数 调整因子"),
        "reuse": _w(
            "复用度 复用程度 重用程度 变更类型 新增修改 修改类型 重用度 是否新增 复用情况 复用 "
            "新增或修改 修改程度 类型说明 建设方式 开发方式 新增或改造 新增改造 改造方式"
        ),
        "amount": _w("金额 费用 合价 预算 概算 工作量 人月 单价 人天 工作人日 价格 小计"),
        "remark": REMARK,
    },
    required=(("name", "module"), ("description", "points", "count_type", "ILF", "reuse")),
    least=3,
)
_SKIP = re.compile(r"(?:小计|合计|总计|共计)$|^(?:合计|小计|总计|注|说明|备注)[:：]?")
_ABOUT = ("功能", "模块", "建设内容", "应用系统", "子系统")
_FUNCTION_CHAPTER = re.compile(
    r"功能(?:设计|描述|需求|清单|方案|模块)|应用系统|建设内容|详细(?:设计|建设)|子系统|业务应用|应用设计|系统功能"
)
_NOT_FUNCTION = re.compile(
    r"架构|原则|目标|思路|依据|标准|部署|网络|安全|接口规范|技术路线|性能|概述|总体|运维|管理制度|数据库设计|投资|进度|"
    r"^服务(?:内容|要求|标准|方式)|技术要求|技术方案|技术路线|信息资源|资源共享|数据共享|共享分析|密码|信创|人员|培训|验收|管理要求|"
    r"建设(?:规模|地点|周期|期限)|^(?:建设|工作|主要)内容$|需求分析|必要性"
)


@dataclass
class _Carry:
    """Values that blank cells below repeat."""

    subsystem: str = ""
    module: str = ""


def functions(material: Material) -> tuple[Function, ...]:
    """The function list from the first source that has one."""
    for kinds in (
        (DocumentKind.FUNCTION_LIST,),
        (DocumentKind.ESTIMATE,),
        PLAN_KINDS,
        (DocumentKind.DECLARATION_FORM,),
    ):
        found = [
            f for placed in material.tables if placed.document.kind in kinds for f in _from_table(placed)
        ]
        if found:
            return tuple(_unique(found))
    return tuple(f for document in material.package.plans for f in _from_headings(document))


def stated_points(material: Material) -> Iterator[Reading[Decimal]]:
    """功能点合计 rows of the function sheets, nearest to the end first."""
    for placed in material.tables:
        if placed.document.kind is not DocumentKind.FUNCTION_LIST:
            continue
        for listing in placed.lists(_COLUMNS):
            if listing.head.column("points") is None:
                continue
            for record in reversed(listing.records):
                cell = record.cell("points")
                points = parse_number(cell.text) if cell else None
                if (
                    cell
                    and points is not None
                    and any(re.search(r"合计|总计|共计", c.text) for c in record.cells[:5])
                ):
                    yield Reading(
                        points, cell.place.quoting(" ".join(filter(None, (c.text for c in record.cells))))
                    )
                    break


def _from_table(placed: PlacedTable) -> Iterator[Function]:
    if placed.document.kind is not DocumentKind.FUNCTION_LIST and not _is_function_table(placed):
        return
    for listing in placed.lists(_COLUMNS):
        names = set(listing.head.columns.values())
        if placed.document.kind is not DocumentKind.FUNCTION_LIST and not _looks_like_functions(names):
            continue
        yield from _rows(listing)


def _is_function_table(placed: PlacedTable) -> bool:
    return any(word in placed.words for word in _ABOUT)


def _looks_like_functions(names: set[str]) -> bool:
    if names & {"count_type", "points", "ILF"} and "name" in names:
        return True
    return (
        "name" in names
        and "description" in names
        and "amount" not in names
        and bool(names & {"module", "subsystem"})
    )


def _rows(listing: Listing) -> Iterator[Function]:
    carry = _Carry(subsystem=_sheet_subsystem(listing))
    finest = "name" if listing.head.column("name") is not None else "module"
    for record in listing.records:
        if _is_skipped(record):
            continue
        if _is_band(record):
            carry.subsystem, carry.module = strip_numbering(record.text(finest) or record.cells[0].text), ""
            continue
        subsystem, module = record.text("subsystem"), record.text("module") if finest == "name" else ""
        if subsystem and subsystem != carry.subsystem:
            carry.subsystem, carry.module = subsystem, module
        elif module:
            carry.module = module
        name = answers.name(record.text(finest))
        if name:
            yield _function(record, strip_numbering(name), carry)


def _sheet_subsystem(listing: Listing) -> str:
    """A sheet per subsystem names it; generic sheet names do not."""
    sheet = listing.table.place.sheet or ""
    if listing.head.column("subsystem") is not None or not re.search(r"系统$|平台$|中心$", sheet):
        return ""
    return sheet


def _function(record: Record, name: str, carry: _Carry) -> Function:
    counts = tuple(
        (kind, number) for kind in TYPES if (number := parse_number(record.text(kind))) is not None and number
    )
    written = record.text("count_type").upper()
    return Function(
        name=name,
        place=record.place,
        subsystem=strip_numbering(carry.subsystem),
        module=strip_numbering(carry.module),
        description=record.text("description"),
        count_type=next((kind for kind in ("EIF", "ILF", "EI", "EO", "EQ") if kind in written), ""),
        complexity=record.text("complexity"),
        points=parse_number(record.text("points"))
        if record.text("points")
        else _number(record.text("adjusted")),
        reuse=record.text("reuse"),
        remark=record.text("remark"),
        counts=counts,
    )


def _number(text: str) -> Decimal | None:
    return parse_number(text) if text else None


def _is_skipped(record: Record) -> bool:
    """Subtotals and notes: rows of words without a description of their own."""
    description = record.text("description")
    texts = [squeeze(cell.text) for cell in record.cells[:5] if cell.text.strip()]
    if any(re.match(r"(?:注|说明|备注|计数说明)\d*[:：]", text) for text in texts[:1]):
        return True
    if description and description not in {record.text("name"), record.text("order")}:
        return False
    return any(_SKIP.search(label_key(text)) for text in texts if len(text) <= 30)


def _is_band(record: Record) -> bool:
    texts = {cell.text.strip() for cell in record.cells if cell.text.strip()}
    return len(texts) == 1 and len(record.cells) > 2


def _unique(found: Sequence[Function]) -> Iterator[Function]:
    """The same row of an annexed copy counts once; the same name elsewhere is another function."""
    seen: set[tuple[str, str, str, str, str]] = set()
    for function in found:
        key = (
            function.subsystem,
            function.module,
            function.name,
            function.count_type,
            function.place.file + (function.place.sheet or "") + (function.place.cell or ""),
        )
        if key not in seen:
            seen.add(key)
            yield function


def _from_headings(document: Document) -> Iterator[Function]:
    """The deepest headings under a chapter about functions, when no table lists them."""
    roots = [section for section in document.sections if _FUNCTION_CHAPTER.search(section.heading.title)]
    taken: set[int] = set()
    for section in roots:
        for order, block in enumerate(section.blocks):
            if not isinstance(block, Heading) or id(block) in taken or _NOT_FUNCTION.search(block.title):
                continue
            below = section.blocks[order + 1] if order + 1 < len(section.blocks) else None
            if isinstance(below, Heading) and below.level > block.level:
                continue
            taken.add(id(block))
            path = _above(section, order, block)
            yield Function(
                name=block.title,
                place=block.place,
                subsystem=path[0] if path else "",
                module=path[1] if len(path) > 1 else "",
                description=getattr(below, "text", "")
                if below is not None and not isinstance(below, Heading)
                else "",
            )


def _above(section: Section, order: int, heading: Heading) -> tuple[str, ...]:
    path: list[Heading] = []
    for block in section.blocks[:order]:
        if isinstance(block, Heading):
            path = [*(above for above in path if above.level < block.level), block]
    return tuple(above.title for above in path if above.level < heading.level)
