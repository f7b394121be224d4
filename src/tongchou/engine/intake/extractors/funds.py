"""资金: the total wherever it is stated, lines and totals, sources, years, O&M."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tongchou.engine.intake import answers, reading_problems
from tongchou.engine.intake.columns import ORDER, REMARK, Columns
from tongchou.engine.intake.extractors.budget.lines import Estimate, estimate, plan_totals
from tongchou.engine.intake.material import Material
from tongchou.engine.intake.numbers import MoneyUnit, find_amounts, parse_number, parse_unit, read_money
from tongchou.engine.intake.statements import Statement
from tongchou.engine.intake.tables import Listing, listings, unit_above
from tongchou.engine.intake.wording import label_key, squeeze
from tongchou.kernel.declaration import Funds
from tongchou.kernel.declared import FundingSource, YearAmount
from tongchou.kernel.documents import PLAN_KINDS, DocumentKind, Table
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import Money
from tongchou.kernel.readings import Field, Reading

_TOTAL = re.compile(
    r"(?:项目|工程|本项目|申报|建设)?(?:总投资|投资总额|总概算|概算总投资|投资概算|概算总额|"
    r"总金额|投资规模|申请资金总额|申报金额|总预算|预算总额)"
    r"(?:概算|估算|金额|总额|合计|共计|约|为|共|是|人民币|达|计|：|:|\s|"
    r"（含税）)*(?P<amount>[￥¥]?[\d,，]+(?:\.\d+)?\s*(?:万元|元|亿元)|"
    r"[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{3,}元)"
)
_NOT_OURS = re.compile(
    r"一期|二期项目|前期|原(?:系统|项目)|上期|其他|同类|省级|上级|已建|历史|较|比|节约|超过|"
    r"不超过|低于|限额|以上|以下|可研(?:批复|估算|阶段)|初设前|[《“][^》”]*[》”]项目"
)
_OM = re.compile(
    r"(?:每年|年度?|年均)(?:的)?(?:运行维护|运维|系统维护)(?:费|费用|经费)?(?:约|为|预计|共|：|:|"
    r"测算为|按|控制在|\s)*(?P<amount>[\d,，]+(?:\.\d+)?\s*(?:万元|元))"
)
_SOURCE_WORDS = (
    r"(?:中央|省级?|市级?|县级?|区级?|本级|上级|国家|自筹|单位自筹|市本级|财政|专项|债券|自有|"
    r"超长期|专项债|社会|国债|一般公共|转移支付|预算)"
)
_SOURCE_CLAUSE = re.compile(
    rf"(?P<name>[^，。；;、,：:\d\n（）()]*{_SOURCE_WORDS}[^，。；;、,：:\d\n（）()壹贰叁肆伍陆柒捌玖拾]*?)(?:承担|"
    rf"安排|解决|投入|配套|出资|为|共|约|：|:|[（(]|"
    rf"\s)*(?P<amount>[\d,，]+(?:\.\d+)?|[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{{3,}})\s*(?P<unit>万元|元|亿元)"
)
_YEAR_LABEL = re.compile(
    r"^(20\d{2})年?度?(?:安排|投资|资金|计划|预算|申请|支出|计划投资|资金安排|年度投资|投入|"
    r"年资金|申请资金|投资计划|财政资金)*$"
)
_YEAR_CLAUSE = re.compile(
    r"(20\d{2})\s*年(?:度)?(?:计划)?(?:安排|投资|投入|支出|申请|资金|预算|支付|：|:|为|约|"
    r"\s)*([\d,，]+(?:\.\d+)?)\s*(万元|元)"
)
_SOURCES = Columns(
    {
        "order": ORDER,
        "name": ("资金来源", "来源", "资金渠道", "来源名称", "资金来源渠道", "资金性质", "资金来源名称"),
        "amount": (
            "金额",
            "合计",
            "投资额",
            "金额合计",
            "资金额",
            "安排金额",
            "资金金额",
            "总额",
            "数额",
            "合计金额",
        ),
        "share": ("占比", "比例"),
        "remark": REMARK,
    },
    required=(("name",), ("amount",)),
    least=2,
)
_YEARS = Columns(
    {
        "order": ORDER,
        "year": ("年度", "年份", "投资年度", "资金年度", "安排年度", "计划年度"),
        "amount": (
            "金额",
            "投资额",
            "安排金额",
            "计划投资",
            "资金安排",
            "投资金额",
            "资金需求",
            "资金",
            "计划安排",
            "年度投资",
            "安排资金",
            "投资计划",
        ),
        "share": ("占比", "比例"),
        "remark": REMARK,
    },
    required=(("year",), ("amount",)),
    least=2,
)
_TALKING = (DocumentKind.DECLARATION_FORM, DocumentKind.ESTIMATE, DocumentKind.REQUEST_LETTER, *PLAN_KINDS)


def funds(material: Material) -> Funds:
    stated = _stated_totals(material)
    read = estimate(material, [reading.value for reading in stated.readings])
    return Funds(
        total=_total(material, stated, read),
        lines=read.lines,
        totals=read.totals,
        by_year=tuple(_by_year(material)),
        funding_sources=tuple(_sources(material)),
        om_annual=_om(material),
        om_start_year=material.field("funds.om_start_year", _year),
        study_total=material.field("funds.study_total", lambda said: _money(material, said)),
    )


def _stated_totals(material: Material) -> Field[Money]:
    labelled = material.field("funds.total", lambda said: _money(material, said), *_TALKING)
    return labelled.plus(*material.prose(_TOTAL, _prose_total, *_TALKING))


def _total(material: Material, stated: Field[Money], read: Estimate) -> Field[Money]:
    known = [reading.value for reading in stated.readings]
    return stated.plus(
        *(Reading(money, place) for money, place in read.wholes),
        *(Reading(money, place) for money, place in plan_totals(material, known)),
    )


def _prose_total(found: re.Match[str]) -> Money | None:
    start = max(found.string.rfind(mark, 0, found.start()) for mark in "。；;，,\n") + 1
    before = found.string[start : found.start()]
    if _NOT_OURS.search(before) or re.search(r"占|的$", before[-2:]):
        return None
    amounts = list(find_amounts(found["amount"]))
    return amounts[0].money if amounts and not amounts[0].about else None


def _money(material: Material, said: Statement) -> Money | None:
    """The amount of an answer; its own unit, else the label's, else the note above the form."""
    if said.from_heading:
        total = _TOTAL.search(said.value)
        return _prose_total(total) if total else _only_amount(said.value)
    amounts = list(find_amounts(said.value))
    if amounts:
        return amounts[0].money
    number = parse_number(said.value)
    if number is None:
        return None
    if not number:
        return Money(number)  # nothing is nothing in any unit
    unit = parse_unit(said.unit) or _form_unit(material, said.place)
    if unit is None:
        material.log.add(reading_problems.AMOUNT_WITHOUT_UNIT.at(said.place))
        return None
    return read_money(said.value, unit)


def _only_amount(text: str) -> Money | None:
    amounts = list(find_amounts(text.split("。")[0]))
    return amounts[0].money if len(amounts) == 1 and not amounts[0].about else None


def _form_unit(material: Material, place: Evidence) -> MoneyUnit | None:
    """“单位：万元” nearest above the cell the value stands in."""
    for placed in material.tables:
        table = placed.table
        if table.place.file != place.file or table.place.sheet != place.sheet or place.cell is None:
            continue
        row = next(
            (n for n, cells in enumerate(table.rows) if any(_is_at(cell.place, place) for cell in cells)),
            None,
        )
        if row is not None:
            return unit_above(table, row)
    return None


def _is_at(one: Evidence, other: Evidence) -> bool:
    return one.cell == other.cell and one.page == other.page


def _om(material: Material) -> Field[Money]:
    labelled = material.field(
        "funds.om_annual", lambda said: _money(material, said), DocumentKind.DECLARATION_FORM, *PLAN_KINDS
    )
    return labelled.plus(
        *material.prose(
            _OM,
            lambda found: next((a.money for a in find_amounts(found["amount"])), None),
            DocumentKind.DECLARATION_FORM,
            *PLAN_KINDS,
        )
    )


def _year(said: Statement) -> int | None:
    found = re.search(r"20\d{2}", said.value)
    return int(found[0]) if found else None


def _sources(material: Material) -> Iterator[FundingSource]:
    """From the first document that itemises them; form first."""
    for document in material.documents:
        if document.kind not in _TALKING:
            continue
        found = [
            s
            for table in document.tables
            for listing in listings(table, _SOURCES)
            for s in _source_rows(listing)
        ]
        if not found:
            answered = [
                source
                for said in material.said("funds.sources")
                if said.place.file == document.name
                for source in _source_clauses(said)
            ]
            found = answered
        if found:
            yield from found
            return


def _source_rows(listing: Listing) -> Iterator[FundingSource]:
    column = listing.head.column("amount")
    unit = (listing.column_unit(column) if column is not None else None) or listing.unit
    for record in listing.records:
        name = answers.name(record.text("name"))
        if not name or re.search(r"合计|总计|小计", name) or not re.search(_SOURCE_WORDS, name):
            continue
        amount = read_money(record.text("amount"), unit)
        if amount is not None:
            yield FundingSource(name, amount, record.place)


def _source_clauses(said: Statement) -> Iterator[FundingSource]:
    found = [
        FundingSource(_source_name(match["name"]), read_money(match["amount"] + match["unit"]), said.place)
        for match in _SOURCE_CLAUSE.finditer(said.value)
    ]
    if found:
        yield from found
        return
    value = answers.words(said.value)
    if value and not said.from_heading and len(value) <= 40:
        yield FundingSource(value, None, said.place)


def _source_name(text: str) -> str:
    return re.sub(r"^(?:其中|资金来源为?|申请|由|来源于|全部|均)+", "", squeeze(text)).strip("为：:，、")


def _by_year(material: Material) -> Iterator[YearAmount]:
    for document in material.documents:
        if document.kind not in _TALKING:
            continue
        found = {year.year: year for table in document.tables for year in _year_cells(table)}
        for table in document.tables:
            for listing in listings(table, _YEARS, in_form=True):
                found.update((year.year, year) for year in _year_rows(listing) if year.year not in found)
        for said in material.said("funds.by_year"):
            if said.place.file == document.name:
                found.update((year.year, year) for year in _year_clauses(said) if year.year not in found)
        if found:
            yield from (found[year] for year in sorted(found))
            return


def _year_cells(table: Table) -> Iterator[YearAmount]:
    """Label cells such as 2027年度（万元） with their answer to the right, or heads with sources below."""
    for number, row in enumerate(table.rows):
        own = [cell for cell in row if not cell.merged]
        for label, answer in itertools.pairwise(own):
            year = _YEAR_LABEL.match(label_key(label.text))
            if year is None or _YEAR_LABEL.match(label_key(answer.text)):
                continue
            amount = read_money(answer.text, parse_unit(label.text) or unit_above(table, number))
            if amount is not None:
                yield YearAmount(int(year[1]), amount, answer.place.quoting(f"{label.text}：{answer.text}"))


def _year_rows(listing: Listing) -> Iterator[YearAmount]:
    column = listing.head.column("amount")
    unit = (listing.column_unit(column) if column is not None else None) or listing.unit
    for record in listing.records:
        year = re.search(r"20\d{2}", record.text("year"))
        amount = read_money(record.text("amount"), unit)
        if year and amount is not None:
            yield YearAmount(int(year[0]), amount, record.place)


def _year_clauses(said: Statement) -> Iterator[YearAmount]:
    for year, number, unit in _YEAR_CLAUSE.findall(said.value):
        amount = read_money(number + unit)
        if amount is not None:
            yield YearAmount(int(year), amount, said.place)
