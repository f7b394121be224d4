"""The declaration form of a variant: other labels, other layouts, other ways to tick and to write units."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from docx import Document

from tests.worlds.facts import KINDS, Facts
from tests.worlds.sheets import Grid, workbook

_LABELS: dict[str, tuple[str, ...]] = {
    "name": ("项目名称", "申报项目名称", "项目全称"),
    "unit": ("建设单位", "申报单位", "项目单位", "申报单位（盖章）", "项目建设单位"),
    "parent": ("主管部门", "上级主管部门", "业务主管部门"),
    "code": ("统一社会信用代码", "社会信用代码", "单位统一社会信用代码"),
    "contact": ("联系人", "项目联系人", "单位联系人"),
    "phone": ("联系电话", "联系方式", "电话"),
    "kind": ("项目类型", "建设性质", "项目类别"),
    "year": ("申报年度", "项目年度", "年度"),
    "declared": ("填报日期", "申报日期", "填表日期"),
    "classified": ("是否涉密", "涉密情况", "是否为涉密项目"),
    "duty": ("对应职责", "职责依据", "三定职责"),
    "internal": ("内部用户数", "内部用户（人）", "系统内部用户"),
    "public": ("公众用户数", "社会公众用户", "服务对象数量"),
    "concurrency": ("并发用户数", "最大并发数", "峰值并发"),
    "deploy": ("部署位置", "部署环境", "系统部署位置"),
    "network": ("网络环境", "运行网络", "所用网络"),
    "mlps": ("等保级别", "网络安全等级保护级别", "安全保护等级", "拟定级别"),
    "filed": ("等保备案情况", "是否完成定级备案", "是否备案"),
    "personal": ("是否涉及个人信息", "个人信息", "涉及个人信息情况"),
    "important": ("是否涉及重要数据", "重要数据"),
    "crypto": ("是否需要密码应用", "密码应用需求", "是否应用商用密码"),
    "logs": ("日志留存期限", "日志保存时间"),
    "start": ("计划开始时间", "开工时间", "建设开始时间"),
    "end": ("计划完成时间", "完工时间", "建设结束时间"),
    "months": ("建设周期", "建设工期", "项目建设期"),
    "trial": ("试运行期", "试运行时间"),
    "mode": ("采购方式", "拟采购方式"),
    "total": ("项目总投资", "总投资", "申报金额", "投资概算", "项目总投资额"),
    "om": ("年运维费", "建成后年运维费", "年度运维费用"),
}
_BANDS = ("一、基本信息", "二、需求情况", "三、部署与安全", "四、进度与采购", "五、资金情况")
_GRADES = {2: ("第二级", "二级", "2级", "等保二级"), 3: ("第三级", "三级", "3级", "等保三级")}


def form_file(facts: Facts, rng: random.Random) -> tuple[str, bytes]:
    """The form as a workbook or as a table in a document."""
    note = rng.random() < 0.4
    answers = _answers(facts, rng, bare_money=note)
    if rng.random() < 0.75:
        return "项目申报表.xlsx", _as_workbook(answers, rng, note=note)
    return "项目申报表.docx", _as_document(answers, rng, note=note)


def _answers(facts: Facts, rng: random.Random, *, bare_money: bool) -> list[tuple[str, str, str]]:
    """(band, label, answer) in the order of the form."""
    total = _money(str(facts.total.in_wan.normalize() + 0), facts.total.yuan, rng, bare=bare_money)
    om = _money(str(facts.om.in_wan.normalize() + 0), facts.om.yuan, rng, bare=bare_money)
    groups: list[list[tuple[str, str, str]]] = [
        [
            ("name", "", facts.name),
            ("unit", "", facts.unit),
            ("code", "", facts.code),
            ("parent", "", facts.parent),
            ("contact", "", facts.contact),
            ("phone", "", facts.phone),
            ("kind", "", _kind(KINDS[facts.kind], rng)),
            ("year", "", rng.choice((str(facts.year), f"{facts.year}年", f"{facts.year}年度"))),
            ("declared", "", _day(facts, rng)),
            ("classified", "", _flag(False, rng, ("涉密", "不涉密"))),
        ],
        [
            ("duty", "", facts.duty),
            ("internal", "", _count(facts.users_internal, rng, "人")),
            ("public", "", _count(facts.users_public, rng, "人")),
            ("concurrency", "", _count(facts.concurrency, rng, "个")),
        ],
        [
            ("deploy", "", facts.deploy),
            ("network", "", facts.network),
            ("mlps", "", rng.choice(_GRADES[facts.mlps])),
            ("filed", "", _flag(facts.filed, rng, ("已备案", "未备案"))),
            ("personal", "", _flag(facts.personal, rng, ("涉及", "不涉及"))),
            ("important", "", _flag(facts.important, rng, ("涉及", "不涉及重要数据"))),
            ("crypto", "", _flag(facts.crypto, rng, ("需要", "不需要"))),
            ("logs", "", f"{facts.log_months}个月"),
        ],
        [
            ("start", "", _month(facts.start.year, facts.start.month, rng)),
            ("end", "", _month(facts.end.year, facts.end.month, rng)),
            _length("months", facts.months, rng),
            _length("trial", facts.trial, rng),
            ("mode", "", facts.mode),
        ],
        [("total", *total), ("om", *om)],
    ]
    return [
        (band, _decorated(rng.choice(_LABELS[key]), rng) + suffix, answer)
        for band, group in zip(_BANDS, groups, strict=True)
        for key, suffix, answer in group
    ]


def _money(wan: str, yuan: object, rng: random.Random, *, bare: bool) -> tuple[str, str]:
    """(label suffix, answer): the unit in the label, in the answer, or in the note above the form."""
    if bare:
        return "", wan
    style = rng.randint(0, 3)
    if style == 0:
        return "（万元）", wan
    if style == 1:
        return "", f"{wan}万元"
    return ("（元）", f"{yuan:,.2f}") if style == 2 else ("", f"{yuan:,.0f}元")


def _length(key: str, months: int, rng: random.Random) -> tuple[str, str, str]:
    return (key, "（月）", str(months)) if rng.random() < 0.3 else (key, "", f"{months}个月")


def _flag(value: bool, rng: random.Random, words: tuple[str, str]) -> str:
    style = rng.randint(0, 3)
    if style == 0:
        return "是" if value else "否"
    if style == 1:
        return "☑是  □否" if value else "□是  ☑否"
    if style == 2:
        return "是■ 否□" if value else "是□ 否■"
    return words[0] if value else words[1]


def _kind(label: str, rng: random.Random) -> str:
    options = ["新建", "升级改造", "续建", "购买服务", "运维"]
    style = rng.randint(0, 2)
    if style == 0:
        return label
    mark, empty = ("☑", "□") if style == 1 else ("√", "□")
    return "  ".join(f"{mark if option == label else empty}{option}" for option in options)


def _count(number: int, rng: random.Random, unit: str) -> str:
    if number % 10_000 == 0 and rng.random() < 0.4:
        return f"约{number // 10_000}万{unit}"
    return rng.choice((str(number), f"{number}{unit}", f"{number:,}", f"约{number}{unit}"))


def _month(year: int, month: int, rng: random.Random) -> str:
    return rng.choice(
        (f"{year}年{month}月", f"{year}-{month:02d}", f"{year}.{month}", f"{year} 年 {month} 月")
    )


def _day(facts: Facts, rng: random.Random) -> str:
    day = facts.declared_on
    return rng.choice(
        (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}")
    )


def _decorated(label: str, rng: random.Random) -> str:
    style = rng.randint(0, 5)
    if style == 0 and len(label) <= 3:
        return " ".join(label)
    if style == 1:
        return label + "："
    if style == 2 and len(label) >= 6:
        return label[:4] + "\n" + label[4:]
    return label


def _as_workbook(answers: Sequence[tuple[str, str, str]], rng: random.Random, *, note: bool) -> bytes:
    width = rng.choice((2, 4, 6))
    grid = Grid("申报表")
    grid.band(rng.choice(("政务信息化项目申报表", "渌江市政府投资信息化项目申报表")), width)
    if note:
        grid.band("单位：万元", width)
    with_bands = rng.random() < 0.7
    for band in dict.fromkeys(band for band, _, _ in answers):
        if with_bands:
            grid.band(band, width)
        pairs = [(label, answer) for b, label, answer in answers if b == band]
        _pairs(grid, pairs, width, rng)
    return workbook([grid])


def _pairs(grid: Grid, pairs: list[tuple[str, str]], width: int, rng: random.Random) -> None:
    while pairs:
        take = 2 if width >= 4 and len(pairs) >= 2 and rng.random() < 0.7 else 1
        if width >= 4 and len(pairs) >= 3 and rng.random() < 0.1:
            _stacked(grid, pairs[: min(width, 3)], width)
            del pairs[: min(width, 3)]
            continue
        row: list[str | None] = []
        share = width // take
        spans = []
        for label, answer in pairs[:take]:
            spans.append((len(row) + 2, len(row) + share))
            row += [label, answer, *[None] * (share - 2)]
        number = grid.add(*row)
        grid.merges.extend((number, left, number, right) for left, right in spans if right > left)
        del pairs[:take]


def _stacked(grid: Grid, pairs: list[tuple[str, str]], width: int) -> None:
    """Labels in one row, answers in the next."""
    padding: list[None] = [None] * (width - len(pairs))
    grid.add(*[label for label, _ in pairs], *padding)
    grid.add(*[answer for _, answer in pairs], *padding)


def _as_document(answers: Sequence[tuple[str, str, str]], rng: random.Random, *, note: bool) -> bytes:
    document = Document()
    document.add_paragraph("政府投资信息化项目申报表")
    if note:
        document.add_paragraph("单位：万元")
    table = document.add_table(rows=0, cols=4)
    pairs = [(label, answer) for _, label, answer in answers]
    while pairs:
        cells = table.add_row().cells
        wide = len(pairs) == 1 or rng.random() < 0.4
        cells[0].text, cells[1].text = pairs[0]
        if wide:
            cells[1].merge(cells[3]).text = pairs[0][1]
        else:
            cells[2].text, cells[3].text = pairs[1]
        del pairs[: 1 if wide else 2]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
