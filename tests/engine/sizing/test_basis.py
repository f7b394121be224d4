"""One profile and one benchmark edition; nothing missing is ever replaced by a neighbour's value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.engine.sizing.world import PACKS, declaration, function, line, national, review, zhuzhou
from tongchou.engine.sizing import SizingError, load_basis, review_budget
from tongchou.engine.sizing.basis import Method, Stage
from tongchou.engine.sizing.chain import BandMode, Factor, SizeQuestion, estimate
from tongchou.engine.sizing.constants import Constant, Grade, Source
from tongchou.engine.sizing.rates import percentile, price_band, price_per_point
from tongchou.kernel.budget import LineKind
from tongchou.kernel.clauses import EvidenceTag
from tongchou.kernel.money import Money


@pytest.mark.parametrize(
    ("profile", "benchmark", "stage", "expected"),
    [
        ("liuzhou_2020", "CSBMK-202010", "预算", "636.03"),
        ("gd_2019", "CSBMK-201809", "预算", "917.24"),
        ("cn_generic", "CSBMK-202510", "结算", "858.06"),
        ("cn_generic", "CSBMK-202510", "预算", "1038.25"),
        ("cn_generic", "SSM-BK-202509", "结算", "977.15"),
    ],
)
def test_one_point_costs_what_the_specification_says(
    profile: str, benchmark: str, stage: str, expected: str
) -> None:
    price = price_per_point(national(profile, benchmark, stage))
    assert Money(price).rounded().yuan == Decimal(expected)


def test_the_default_basis_of_zhuzhou_says_it_is_a_stand_in() -> None:
    basis = zhuzhou()
    assert (basis.profile.profile_id, basis.benchmark.benchmark_id) == ("cn_generic", "CSBMK-202510")
    assert (basis.city, basis.domain, basis.method) == ("长沙", "gov", Method.ESTIMATED)
    assert basis.scale_change.value == Decimal("1.21")
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "100"), points="10"))
    assert "代用依据，待换为湘财办〔2024〕10号" in result.profile
    assert result.size is not None
    assert any("湘财办〔2024〕10号" in reason.value for reason in result.size.chain)


@pytest.mark.parametrize(
    ("profile", "benchmark"),
    [("gd_2019", "CSBMK-202510"), ("liuzhou_2020", "SSM-BK-202509"), ("sd_trial", "SSM-BK-202509")],
)
def test_mixing_a_profile_with_a_foreign_benchmark_is_refused(profile: str, benchmark: str) -> None:
    with pytest.raises(SizingError, match="混用"):
        national(profile, benchmark)


def test_a_missing_constant_is_named() -> None:
    with pytest.raises(SizingError, match=r"城市人月费率\.株洲"):
        national("cn_generic", "CSBMK-202510", city="株洲").month_rate()
    with pytest.raises(SizingError, match=r"scale_change\.变更"):
        _ = national("cn_generic", "CSBMK-202510", "变更").scale_change
    with pytest.raises(SizingError, match="P25"):
        national("cn_generic", "CSBMK-202510", domain="finance").spread.quantile("0.25")


def test_a_missing_constant_leaves_the_price_unchecked_and_says_why() -> None:
    basis = load_basis(
        [PACKS / "national"], profile_id="cn_generic", benchmark_id="CSBMK-202510", stage="预算", city="株洲"
    )
    result = review(declaration(line("软件开发", LineKind.CUSTOM_DEV, "100"), points="10"), basis)
    assert result.size is None
    assert any("城市人月费率.株洲" in reason for reason in result.not_checked)


@pytest.mark.parametrize("unknown", ["profile", "benchmark", "stage", "method"])
def test_an_unknown_name_lists_what_exists(unknown: str) -> None:
    named = {"profile": "cn_generic", "benchmark": "CSBMK-202510", "stage": "预算", "method": "估算功能点"}
    named[unknown] = "没有的"
    with pytest.raises(SizingError, match="没有的"):
        load_basis(
            PACKS / "national",
            profile_id=named["profile"],
            benchmark_id=named["benchmark"],
            stage=named["stage"],
            city="长沙",
            method=named["method"],
        )


def test_values_of_grade_c_and_d_are_marked_to_be_checked() -> None:
    domestic = national("cn_generic", "SSM-BK-202509").productivity
    assert domestic.grade is Grade.C
    assert domestic.source_text.endswith("［待核］")
    assert domestic.citation.tag is EvidenceTag.RECALLED
    assert not national("cn_generic", "CSBMK-202510").productivity.source_text.endswith("［待核］")


@pytest.mark.parametrize("stage", list(Stage))
def test_profiles_without_a_scale_factor_ignore_the_stage(stage: Stage) -> None:
    assert national("gd_2019", "CSBMK-201809", stage).scale_change.value == 1


def test_a_basis_not_yet_in_force_prices_nothing() -> None:
    declared = declaration(line("软件开发", LineKind.CUSTOM_DEV, "9000000"), points="10")
    early = review_budget(
        declared, basis=zhuzhou(), on=date(2024, 5, 1), prices=None, capability_matches=None
    )
    assert early.size is None
    assert any("适用期" in reason for reason in early.not_checked)
    assert early.cut == Money.yuan_of(0)


def test_three_figures_by_mode() -> None:
    basis, question = zhuzhou(), SizeQuestion(Decimal(100), "测试")
    by_mode = {mode: estimate(question, basis, mode) for mode in BandMode}
    assert len({size.middle for size in by_mode.values()}) == 1
    pct20 = by_mode[BandMode.PCT20]
    assert pct20.low.yuan == (pct20.middle * Decimal("0.8")).rounded().yuan
    assert by_mode[BandMode.WIDE].low < by_mode[BandMode.QUARTILE].low < pct20.low < pct20.middle
    assert pct20.middle < pct20.high < by_mode[BandMode.QUARTILE].high < by_mode[BandMode.WIDE].high


def test_the_declared_price_has_a_place_among_the_projects() -> None:
    basis = zhuzhou()
    middle = estimate(SizeQuestion(Decimal(100), "测试"), basis).middle
    at_middle = estimate(SizeQuestion(Decimal(100), "测试", declared=middle), basis)
    dear = estimate(SizeQuestion(Decimal(100), "测试", declared=middle * 3), basis)
    assert at_middle.position == Decimal("0.5")
    assert dear.position is not None
    assert dear.position > Decimal("0.9")
    assert percentile(basis.spread, Decimal("2.87")) == Decimal("0.25")
    assert percentile(basis.spread, Decimal("0.0001")) == Decimal("0.01")


def test_a_factor_above_one_needs_its_evidence_and_direct_cost_its_reason() -> None:
    basis = zhuzhou()
    dear = Constant("应用类型.智能信息", Decimal("1.5"), "", Grade.B, Source("基准"))
    plain = estimate(SizeQuestion(Decimal(100), "测试"), basis)
    bare = SizeQuestion(Decimal(100), "测试", factors=(Factor("应用类型", dear),), direct_cost=Money.wan(3))
    told = SizeQuestion(
        Decimal(100),
        "测试",
        factors=(Factor("应用类型", dear, "方案第3章"),),
        direct_cost=Money.wan(3),
        direct_cost_reason="差旅测算表",
    )
    assert estimate(bare, basis).middle == plain.middle
    assert estimate(told, basis).middle == (plain.middle * Decimal("1.5")).rounded() + Money.wan(3)


def test_profile_rounding_is_applied_on_the_way() -> None:
    rounded = estimate(SizeQuestion(Decimal("123.45"), "测试"), national("gd_2019", "CSBMK-201809"))
    months = (Decimal("123.45") * Decimal("6.65") / 174).quantize(Decimal("0.01"))
    assert rounded.middle.yuan == months * 24000


def test_the_band_of_a_person_day_is_the_month_over_working_days() -> None:
    band = price_band(zhuzhou(), "day")
    assert band.middle.yuan == Decimal("1070.90")
    assert band.low < band.middle < band.high


def test_a_malformed_pack_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "sizing" / "fees"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("id: x\ntitle: y\nfamily: interp\ngrade: B\nsteps: []\n", "utf-8")
    with pytest.raises(SizingError, match=r"fees/broken\.yaml"):
        load_basis(tmp_path, profile_id="x", benchmark_id="y", stage="预算", city="长沙")


def test_reuse_words_of_the_list_reduce_the_size() -> None:
    rows = tuple(
        function(f"业务{number}查询", points=Decimal(30), reuse="高", row=number) for number in range(1, 4)
    )
    priced = declaration(line("软件开发", LineKind.CUSTOM_DEV, "10000"), functions=rows)
    plain = declaration(
        line("软件开发", LineKind.CUSTOM_DEV, "10000"),
        functions=tuple(function(f.name, points=f.points, row=1) for f in rows),
    )
    reused, full = review(priced).size, review(plain).size
    assert reused is not None
    assert full is not None
    assert abs(reused.unadjusted_points * 3 - full.unadjusted_points) <= Decimal("0.03")
