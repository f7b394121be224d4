"""What the comparison says about pairs a reviewer would judge at a glance."""

from __future__ import annotations

import pytest

from tests.engine.similarity.world import HOSPITAL, PARKING, corpus, declaration, plan, project, system
from tongchou.engine.similarity.explanation import explain, waterfall
from tongchou.engine.similarity.search import build_index, find_similar
from tongchou.kernel.assets import EMPTY_CORPUS, Corpus, KnownProject, KnownSystem
from tongchou.kernel.declaration import AdminLevel, Declaration, ProjectKind
from tongchou.kernel.declared import Function
from tongchou.kernel.documents import EMPTY_PACKAGE
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.similars import SimilarPair


def only(declared: Declaration, record: KnownProject | KnownSystem) -> SimilarPair:
    """The pair of a declaration and the one record of its corpus."""
    found = find_similar(declared, EMPTY_PACKAGE, corpus(record)).all_pairs
    assert len(found) == 1
    return found[0]


def test_identical_content_scores_exactly_one() -> None:
    pair = only(declaration(goal="建设停车平台。"), project(scope="建设停车平台。"))
    assert pair.score == 1.0
    assert pair.coverage == 1.0
    assert pair.reverse_coverage == 1.0


@pytest.mark.parametrize("title", ["一", "平台", "信息化建设项目", "🚗", "ＡＢＣ"])
def test_identical_short_titles_score_one_for_the_same_unit(title: str) -> None:
    declared = declaration(title, functions=(), year=None)
    same = project(title=title, modules=(), year=None)
    found = find_similar(declared, EMPTY_PACKAGE, corpus(same)).projects
    assert found is not None
    assert [pair.score for pair in found] in ([1.0], [])


def test_short_generic_names_never_reach_the_refusing_score() -> None:
    declared = declaration("渌江市信息化建设项目", functions=("系统管理", "数据查询"))
    other = project(
        title="信息化建设项目", unit="渌江市教育局", modules=("系统管理", "数据查询"), scope="信息化建设"
    )
    pairs = find_similar(declared, EMPTY_PACKAGE, corpus(other)).projects or ()
    assert all(pair.score < 0.8 for pair in pairs)


def test_same_functions_under_another_name_are_found() -> None:
    renamed = system(name="渌江市静态交通综合服务系统", description="路内停车收费。")
    pair = only(declaration(), renamed)
    assert pair.score >= 0.8
    assert pair.relation == "duplicate_build"
    assert {match.declared for match in pair.modules} == set(PARKING)


def test_an_old_system_swallowed_by_a_larger_platform_is_found() -> None:
    more = [
        *PARKING,
        "事件分拨",
        "部件普查",
        "广告审批",
        "渣土运输监管",
        "垃圾分类考核",
        "油烟监测",
        "市容巡查派遣",
    ]
    pair = only(declaration("渌江市智慧城管综合平台", functions=more), system())
    assert pair.reverse_coverage == 1.0
    assert pair.score >= 0.6


def test_same_field_with_other_functions_stays_low() -> None:
    other = system(
        name="渌江市智慧停车诱导系统", functions=("诱导屏控制", "余位采集", "路况发布", "信号联动")
    )
    pairs = find_similar(declaration(), EMPTY_PACKAGE, corpus(other)).all_pairs
    assert all(pair.score < 0.5 for pair in pairs)


def test_unrelated_projects_are_not_shown_or_stay_low() -> None:
    hospital = project(title="渌江市中心医院信息系统", unit="渌江市中心医院", modules=HOSPITAL)
    pairs = find_similar(declaration(), EMPTY_PACKAGE, corpus(hospital)).projects or ()
    assert all(pair.score < 0.35 for pair in pairs)


def test_common_modules_are_no_overlap() -> None:
    common = ("用户管理", "角色权限管理", "操作日志", "数据字典", "统计报表", "通知公告")
    declared = declaration("渌江市停车平台", functions=(*PARKING, *common))
    other = project(title="渌江市政务服务好差评系统", unit="渌江市行政审批局", modules=common)
    pairs = find_similar(declared, EMPTY_PACKAGE, corpus(other)).projects or ()
    assert all(pair.coverage < 0.1 and pair.score < 0.5 for pair in pairs)


@pytest.mark.parametrize(
    ("record", "relation"),
    [
        (
            project(unit="云溪市城市管理局", city="云溪", title="云溪市智慧停车管理平台"),
            "replicate_elsewhere",
        ),
        (project(year=2025), "same_project_record"),
        (project(title="渌江市智慧停车管理平台（一期）", year=2023), "later_phase"),
        (
            project(title="渌江市智慧停车管理平台监理服务", modules=("信息化监理",), unit="渌江市城管局"),
            "companion_service",
        ),
        (system(name="渌江市静态交通服务系统", unit="渌江市交通运输局"), "duplicate_build"),
        (
            project(title="渌江市渣土车定位", unit="渌江市交警支队", modules=("车载终端", "轨迹回放")),
            "unrelated",
        ),
    ],
)
def test_relation_is_named(record: KnownProject | KnownSystem, relation: str) -> None:
    neighbour = project("P9", "渌江市课程资源库", unit="渌江市教育局", modules=("课程资源",))
    found = find_similar(declaration(), EMPTY_PACKAGE, corpus(record, neighbour)).all_pairs
    named = {pair.target.asset_id: pair.relation for pair in found}
    assert named.get(record.asset_id, "unrelated") == relation


def test_an_unknown_place_is_said_in_the_notes() -> None:
    pair = only(declaration(unit="市城管局"), system(unit="", city=""))
    assert pair.relation == "duplicate_build"
    assert any("所在地不明" in note for note in pair.notes)


def test_county_replicas_in_one_city_are_a_matter_of_building_together() -> None:
    declared = declaration("云阳县智慧停车平台", "云阳县城市管理局")
    neighbour = project(title="醴水县智慧停车平台", unit="醴水县城市管理局", city="渌江")
    other = project("P2", "云阳县教育平台", unit="云阳县教育局", city="渌江", modules=("课程资源",))
    found = find_similar(declared, EMPTY_PACKAGE, corpus(neighbour, other)).projects or ()
    assert found[0].relation == "replicate_same_prefecture"


def test_a_system_the_unit_says_it_builds_on_is_its_earlier_phase() -> None:
    declared = declaration(kind=ProjectKind.UPGRADE, builds_on="渌江市道路停车收费系统")
    pair = only(declared, system())
    assert pair.relation == "later_phase"
    assert pair.notes


def test_a_provincial_system_is_not_elsewhere() -> None:
    declared = declaration("株洲市智慧停车平台", "株洲市城市管理局")
    upper = system(name="湖南省智慧停车平台", unit="湖南省住建厅", city="长沙", level=AdminLevel.PROVINCE)
    pair = find_similar(declared, EMPTY_PACKAGE, Corpus(upper_systems=(upper,))).upper_systems
    assert pair is not None
    assert pair[0].relation != "replicate_elsewhere"


def rows_of(module: str, *functions: tuple[str, str], subsystem: str = "") -> list[Function]:
    """Rows of one module: name and description."""
    return [
        Function(name, Evidence("清单.xlsx", cell=f"A{n}"), subsystem, module, told)
        for n, (name, told) in enumerate(functions, 1)
    ]


def test_a_module_counts_only_for_the_operations_on_it() -> None:
    rows = rows_of("欠费催缴", ("新增", ""), ("修改欠费", ""), ("批量导入", ""), ("短信通知", ""))
    pair = only(declaration(functions=rows), system(functions=("欠费催缴", "泊位编码", "票据开具")))
    assert [(m.declared, m.operations) for m in pair.modules] == [
        ("欠费催缴", ("新增", "修改欠费", "批量导入"))
    ]
    assert pair.coverage < 0.9


def test_a_function_is_not_covered_by_what_is_called_like_its_subsystem_or_module() -> None:
    rows = rows_of(
        "三维场景展示",
        ("淹没分析", "按水位抬升逐级展示淹没范围"),
        ("通视分析", "判断瞭望点之间的通视情况"),
        subsystem="应急指挥一张图子系统",
    )
    other = system(
        name="渌江市应急调度平台",
        functions=("应急指挥一张图", "三维场景展示", "物资入库"),
        description="建设应急指挥一张图。",
    )
    pairs = find_similar(declaration("渌江市汛情会商系统", functions=rows), EMPTY_PACKAGE, corpus(other))
    assert all(pair.coverage == 0 and not pair.modules for pair in pairs.all_pairs)


def test_a_description_carries_what_a_name_begins_to_say() -> None:
    rows = rows_of("催缴", ("欠费提醒", "对逾期订单自动催缴欠费并发送提醒"), ("车位预约", "预约车位"))
    pair = only(declaration(functions=rows), system(functions=("催缴欠费", "泊位编码", "票据开具")))
    assert [match.declared for match in pair.modules] == ["欠费提醒"]


def test_parts_add_up_to_the_score() -> None:
    pair = only(declaration(goal="停车收费"), system(description="停车收费管理。"))
    assert abs(sum(part.contribution for part in pair.parts) - pair.score) < 1e-3
    lines = waterfall(pair)
    assert lines[-1] == f"合计相似度：{pair.score:.3f}"
    assert "疑似重复建设" in explain(pair)


def test_scopes_not_supplied_are_said_not_guessed() -> None:
    result = find_similar(declaration(), EMPTY_PACKAGE, EMPTY_CORPUS)
    assert (result.projects, result.systems, result.upper_systems) == (None, None, None)
    assert len(result.not_checked) == 3
    assert result.boilerplate_share is None


def test_an_empty_scope_is_compared_and_empty() -> None:
    result = find_similar(declaration(), EMPTY_PACKAGE, corpus())
    assert result.projects == ()
    assert result.compared == (("projects", 0), ("systems", 0))


def test_same_input_gives_the_same_answer_with_and_without_index() -> None:
    world = corpus(
        system(), project("P2", "渌江市停车平台"), project("P3", "渌江市教育平台", modules=("课程",))
    )
    once = find_similar(declaration(), plan("停车平台建设。"), world)
    again = find_similar(declaration(), plan("停车平台建设。"), world, build_index(world))
    assert once == again


def test_only_the_best_pairs_are_returned() -> None:
    world = corpus(*(project(f"P{n}", f"渌江市停车平台{n}号") for n in range(9)))
    assert len(find_similar(declaration(), EMPTY_PACKAGE, world, top=3).projects or ()) == 3


@pytest.mark.parametrize(
    "text", ["", " ", "一", "🚗🚗", "\x00\x07", "ABC　ａｂｃ", "停" * 200_000, "\ud800坏字符", "\n" * 1000]
)
def test_odd_texts_give_an_answer(text: str) -> None:
    declared = declaration(text, text, (text,), goal=text)
    records = corpus(
        project(title=text, unit=text, modules=(text,), scope=text), system(name=text, description=text)
    )
    result = find_similar(declared, plan(text), records)
    assert all(0.0 <= pair.score <= 1.0 for pair in result.all_pairs)
