"""The table of the demo: one row a sample, made to be read at 80 columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tongchou.engine.report.conclusion import summarise
from tongchou.kernel.money import Money
from tongchou.kernel.prereview import Prereview

_FIGURES = ("申报", "建议", "审减", "否决", "须改", "核对", "秒")
#: A project name may break into lines, never into single signs.
_NAME_WIDTH = 20


def result_table(reviewed: Sequence[tuple[str, Prereview]]) -> Table:
    """What the review of each sample came to; ``reviewed`` holds names such as ``01-smart-parking``."""
    table = Table(
        title="样例申报包前置审查结果（金额：万元）",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        leading=1,
    )
    table.add_column("样例")
    table.add_column("项目与结论", overflow="fold", min_width=_NAME_WIDTH, ratio=1)
    for name in _FIGURES:
        table.add_column(name, justify="right", no_wrap=True)
    for slug, result in reviewed:
        table.add_row(slug.split("-")[0], _title(result), *_figures(result))
    return table


def _title(result: Prereview) -> Text:
    name = result.declaration.identity.project_name.value or "（项目名称未读出）"
    return Text.assemble(name, "\n", (summarise(result).advice.label, "bold"))


def _figures(result: Prereview) -> list[str]:
    head = summarise(result)
    return [
        *(_wan(amount) for amount in (head.declared, head.advised, head.cut)),
        *(str(count) for count in (head.blocking, head.must_fix, head.to_review)),
        f"{result.seconds:.1f}",
    ]


def _wan(amount: Money | None) -> str:
    return "—" if amount is None else amount.format_wan().removesuffix("万元").strip()
