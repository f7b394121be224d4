"""The plan of a variant: chapters in other words and orders, headings by style or by numbering only."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from docx import Document

from tests.worlds.facts import Facts

#: Norm chapter → wordings of different hands.
CHAPTERS: dict[str, tuple[str, ...]] = {
    "项目概述": ("项目概述", "项目概况", "概述", "总论"),
    "项目单位概况": ("项目单位概况", "建设单位概况", "项目建设单位情况"),
    "项目业务现状、必要性和需求分析": (
        "业务现状、必要性和需求分析",
        "现状与需求分析",
        "项目建设必要性及需求分析",
    ),
    "项目方案": ("项目方案", "总体建设方案", "项目建设方案", "系统建设方案"),
    "项目信息资源": ("项目信息资源", "信息资源规划与共享", "数据资源目录与共享分析"),
    "项目安全设计及安全评估服务": ("安全设计及安全评估服务", "网络安全与密码应用", "安全保障体系设计"),
    "项目管理": ("项目管理", "项目组织与实施管理", "组织实施与进度安排"),
    "项目投资概算": ("项目投资概算", "投资概算与资金来源", "投资概算"),
}
_SENTENCES = (
    "本章结合单位实际，对有关情况进行说明。",
    "相关工作按照集约建设、充分复用的原则推进，避免重复投入。",
    "各项指标经业务科室核对，口径与年度报表一致。",
)


def plan_file(facts: Facts, rng: random.Random) -> tuple[str, bytes, list[str]]:
    """The plan, and the norm chapters it contains."""
    kept = [title for title in CHAPTERS if rng.random() < 0.95 or title in {"项目概述", "项目投资概算"}]
    order = list(kept)
    if rng.random() < 0.2:
        order[2:4] = reversed(order[2:4])
    hand = _Hand(rng)
    hand.cover(facts)
    for number, title in enumerate(order, start=1):
        hand.heading(1, number, rng.choice(CHAPTERS[title]))
        _BODIES.get(title, _plain)(hand, facts, number)
    return "建设方案.docx", hand.bytes(), kept


class _Hand:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.document = Document()
        self.by_style = rng.random() < 0.6
        self.top = rng.choice(("第{}章 ", "{}、", "{} "))
        self.low = rng.choice(("{}.{} ", "（{1}）"))

    def cover(self, facts: Facts) -> None:
        self.document.add_paragraph(facts.name)
        self.document.add_paragraph("建设方案")
        if self.rng.random() < 0.5:
            self.document.add_paragraph(f"建设单位：{facts.unit}")

    def heading(self, level: int, number: int, title: str, inner: int = 0) -> None:
        numerals = "零一二三四五六七八九十"
        if level == 1:
            shown = str(number) if self.top == "{} " else numerals[number]
            text = self.top.format(shown) + title
        elif self.low.startswith("（"):
            text = f"（{numerals[inner]}）{title}"
        else:
            text = f"{number}.{inner} {title}"
        if self.by_style:
            self.document.add_heading(text, level)
            return
        run = self.document.add_paragraph().add_run(text)
        run.bold = True

    def say(self, *sentences: str) -> None:
        for sentence in sentences:
            self.document.add_paragraph(sentence)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _plain(hand: _Hand, facts: Facts, number: int) -> None:
    hand.heading(2, number, "基本情况", 1)
    hand.say(*_SENTENCES)


def _overview(hand: _Hand, facts: Facts, number: int) -> None:
    hand.heading(2, number, "项目名称", 1)
    hand.say(hand.rng.choice((facts.name, f"项目名称：{facts.name}", f"本项目名称为“{facts.name}”。")))
    hand.heading(2, number, "建设单位", 2)
    hand.say(hand.rng.choice((f"{facts.unit}。", f"建设单位：{facts.unit}")))
    hand.heading(2, number, "总投资及资金来源", 3)
    wan = facts.total.in_wan.normalize() + 0
    hand.say(f"项目总投资{wan:f}万元，资金来源为市级财政资金。")
    hand.heading(2, number, "建设周期", 4)
    hand.say(
        f"建设周期{facts.months}个月，自{facts.start.year}年{facts.start.month}月至"
        f"{facts.end.year}年{facts.end.month}月。"
    )


def _safety(hand: _Hand, facts: Facts, number: int) -> None:
    grade = {2: "二", 3: "三"}[facts.mlps]
    hand.heading(2, number, "安全保护等级", 1)
    hand.say(f"系统按照网络安全等级保护第{grade}级要求建设。", f"网络日志留存不少于{facts.log_months}个月。")


def _money(hand: _Hand, facts: Facts, number: int) -> None:
    hand.heading(2, number, "概算汇总", 1)
    rows = [["序号", "费用名称", "金额（万元）"]]
    for index, category in enumerate(facts.categories, start=1):
        amount = sum((line.amount.in_wan for line in facts.of(category)), start=facts.total.in_wan * 0)
        rows.append([str(index), category, f"{amount:f}"])
    rows.append(["", "合计", f"{facts.total.in_wan:f}"])
    hand.table(rows)
    hand.say(*_SENTENCES[:1])


_BODIES = {
    "项目概述": _overview,
    "项目安全设计及安全评估服务": _safety,
    "项目投资概算": _money,
}
