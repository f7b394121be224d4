"""What a reader sees of findings, money and pairs: once, without clutter, summing up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.engine.report.sample import PLAN, SHEET, finding, sample
from tongchou.engine.report import cards, comparing, labels, money_rows
from tongchou.kernel.budget import LineKind
from tongchou.kernel.declaration import AdminLevel
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.findings import Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.reductions import BudgetReview, Cut, CutCategory, LineReview
from tongchou.kernel.similars import SimilarityResult, SimilarPair


def test_findings_of_one_rule_and_verdict_share_a_card() -> None:
    found = [
        finding("R-CAP-01", Severity.MUST_FIX, Verdict.FAIL, "甲"),
        finding("R-CAP-01", Severity.MUST_FIX, Verdict.FAIL, "乙"),
        finding("R-CAP-01", Severity.MUST_FIX, Verdict.WARN, "丙"),
    ]
    (group,) = cards.grouped(cards.numbered(found))
    assert [len(card.entries) for card in group.cards] == [2, 1]
    assert group.size == 3
    assert group.cards[0].advice == "请补充。"


def test_different_advice_stays_with_its_finding() -> None:
    found = [finding("R-CAP-01", Severity.MUST_FIX, Verdict.FAIL)] * 2
    found[1] = replace(found[1], advice="另一条")
    (group,) = cards.grouped(cards.numbered(found))
    assert group.cards[0].advice == ""


def test_two_cells_of_a_row_that_quote_the_same_are_one_place() -> None:
    row = Evidence("建设方案.docx", paragraph=9, cell="表2!R3C1", quote="短信 | 否 | 自建")
    same = replace(row, cell="表2!R3C4", quote="短信 否 自建")
    assert len(cards.shown_places((row, same, PLAN))) == 2


def test_the_same_figure_in_other_rows_is_another_place() -> None:
    cells = [Evidence("概算.xlsx", sheet="明细", cell=cell, quote="26000") for cell in ("G4", "G5")]
    assert len(cards.shown_places(cells)) == 2


def test_different_cells_without_a_quote_stay_apart() -> None:
    cells = [Evidence("概算.xlsx", sheet="明细", cell=cell) for cell in ("F4", "F5")]
    assert len(cards.shown_places(cells)) == 2


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("31 收费子系统 订单查询 按车牌查询，查看流水 3 12 低", "收费子系统 订单查询 按车牌查询，查看流水"),
        ("21.06", "21.06"),
        ("长" * 100, "长" * cards.QUOTE + "…"),
    ],
)
def test_a_quoted_row_keeps_its_words_only(quote: str, shown: str) -> None:
    assert cards.shown_quote(replace(SHEET, quote=quote)) == shown


def _line(name: str, *cuts: Cut, note: str = "", yuan: int = 100) -> LineReview:
    declared = Money.yuan_of(yuan)
    allowed = declared - Money.total(cut.amount for cut in cuts)
    verdict = "cut" if cuts else "review" if note else "accepted"
    return LineReview(name, name, LineKind.OTHER, SHEET, declared, allowed, cuts, verdict, note)


def _cut(yuan: int, reason: str = "同一理由", *, certain: bool = True) -> Cut:
    return Cut(CutCategory.UNIT_PRICE, "C08", Money.yuan_of(yuan), reason, "式", certain=certain)


def test_rows_and_the_rest_add_up_to_all_lines() -> None:
    budget = BudgetReview((_line("甲", _cut(10)), _line("乙"), _line("丙", note="缺依据"), _line("丁")))
    shown, rest = money_rows.rows(budget), money_rows.accepted(budget)
    assert [row.line.name for row in shown] == ["甲", "丙"]
    assert Money.total(row.line.declared for row in shown) + rest.amount == budget.declared


def test_a_reason_said_in_the_row_above_is_not_repeated() -> None:
    budget = BudgetReview((_line("甲", _cut(10)), _line("乙", _cut(20)), _line("丙", _cut(5, "别的"))))
    assert [row.cuts[0].is_told for row in money_rows.rows(budget)] == [False, True, False]


def test_the_largest_cuts_of_a_category_are_named_first() -> None:
    budget = BudgetReview(
        (_line("甲", _cut(10)), _line("乙", _cut(30, certain=False)), _line("丙", _cut(20)))
    )
    category = money_rows.by_category(budget)[CutCategory.UNIT_PRICE]
    assert [name for name, _ in category.named] == ["乙", "丙"]
    assert (category.count, category.uncertain) == (3, Money.yuan_of(30))


def _pair() -> SimilarPair:
    compared = sample().similarity
    assert compared is not None
    return compared.all_pairs[0]


def test_close_local_pairs_are_shown_in_full_and_unrelated_ones_not_at_all() -> None:
    pair = _pair()
    far = replace(pair, relation="replicate_elsewhere", score=0.8)
    other = replace(pair, relation="unrelated", score=0.7)
    found = SimilarityResult(systems=(pair, far, other))
    assert comparing.close_pairs(found) == [pair]
    assert comparing.further_pairs(found) == [far]


def test_a_note_that_repeats_the_relation_is_left_out() -> None:
    told = replace(
        _pair(), relation="replicate_elsewhere", notes=("对方在外地，仅供参考", "申报功能约一成相近")
    )
    assert comparing.notes_of(told) == ["申报功能约一成相近"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("name：名称；items：数据项", "名称；数据项"),
        ("系统默认口径（2000-01-01 起）", "系统默认口径"),
        ("cap_identity", "共性能力目录"),
        ("LJ-S-101", "LJ-S-101"),
    ],
)
def test_identifiers_do_not_reach_an_officer(words: str, shown: str) -> None:
    assert labels.plain_words(words) == shown


@pytest.mark.parametrize(
    ("path", "value", "shown"),
    [
        ("security.mlps_level", 3, "第三级"),
        ("identity.admin_level", AdminLevel.COUNTY, "县级"),
        ("schedule.plan_end", date(2027, 12, 1), "2027年12月"),
        ("schedule.plan_end", date(2027, 9, 30), "2027年9月30日"),
        ("funds.total", Money.wan(31), "31.00万元"),
    ],
)
def test_values_are_written_as_offices_write_them(path: str, value: object, shown: str) -> None:
    assert labels.field_value(path, value) == shown


def test_every_administrative_level_has_a_name() -> None:
    assert set(labels.ADMIN_LABELS) == set(AdminLevel)
