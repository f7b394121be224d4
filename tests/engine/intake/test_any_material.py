"""Whatever a package contains, reading it gives a declaration, never an error."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.worlds.blocks import LEFT, UP, document, lines, package, sheet
from tongchou.engine.intake.reading import declaration_from
from tongchou.kernel.documents import DocumentKind

_WORDS = st.one_of(
    st.sampled_from(
        [
            "", "序号", "名称", "单价（元）", "合价（万元）", "金额", "数量", "单位：万元", "合计", "小计",
            "一", "（一）", "1.1", "1", "2", "7.00", "35000", "3%", "软件开发费", "监理费", "项目名称",
            "建设单位", "总投资", "等保级别", "第三级", "是□ 否■", "2027年3月", "子系统", "功能",
            "功能描述", "资金来源", "2027年", "共享属性", "无条件共享", "基期值", "目标值",
            "共性能力：政务云", "大写：壹佰元整", "——",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def _grids(draw: st.DrawFn) -> list[list[str]]:
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 9))
    rows: list[list[str]] = []
    for r in range(height):
        row: list[str] = []
        for c in range(width):
            choices = [_WORDS] + ([st.just(LEFT)] if c else []) + ([st.just(UP)] if r else [])
            row.append(draw(st.one_of(*choices)))
        rows.append(row)
    return rows


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    st.lists(st.tuples(st.sampled_from(list(DocumentKind)), _grids()), max_size=4),
    st.lists(st.text(max_size=60), max_size=6),
)
def test_no_material_makes_reading_fail(
    tables: list[tuple[DocumentKind, list[list[str]]]], texts: list[str]
) -> None:
    documents = [
        document(f"{n}.xlsx", kind, sheet(f"{n}.xlsx", f"表{n}", rows))
        for n, (kind, rows) in enumerate(tables)
    ]
    plan = document("方案.docx", DocumentKind.CONSTRUCTION_PLAN, *lines("方案.docx", *texts))
    declaration, outlines, problems = declaration_from(package(*documents, plan))
    ids = [line.line_id for line in declaration.funds.lines]
    assert len(ids) == len(set(ids))
    assert all(set(total.covers) <= set(ids) for total in declaration.funds.totals)
    assert len(outlines) >= 1
    assert all(problem.where.file for problem in problems)
