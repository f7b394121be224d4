"""``tongchou demo``: the shipped sample packages reviewed against the shipped corpus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongchou.cli.checkout import checkout_root

if TYPE_CHECKING:
    from tongchou.kernel.prereview import Prereview


@dataclass(frozen=True)
class Sample:
    """A sample package with the day it is reviewed on."""

    slug: str
    source: Path
    on: date
    pack: str


def demo(
    out: Annotated[Path, typer.Option("--out", help="报告写到这个文件夹")] = Path("out/demo"),
    only: Annotated[list[str] | None, typer.Option("--only", help="只审查名称以此开头的样例")] = None,
) -> None:
    """审查仓库自带的样例申报包，打印结果表，写出 HTML、docx 和 JSON 报告。"""
    root = checkout_root()
    samples = [s for s in demo_samples(root) if not only or any(s.slug.startswith(start) for start in only)]
    if not samples:
        typer.echo("没有这样的样例。", err=True)
        raise typer.Exit(2)
    folder = out if out.is_absolute() else root / out
    folder.mkdir(parents=True, exist_ok=True)
    reviewed = []
    for sample in samples:
        typer.echo(f"正在审查 {sample.slug} …", err=True)
        result = _review(sample, root)
        _write(result, folder / sample.slug)
        reviewed.append((sample, result))
    _show(reviewed, folder)


def demo_samples(root: Path) -> list[Sample]:
    """Every sample of ``data/demo`` with the settings of its truth file."""
    import yaml

    samples = []
    for truth in sorted((root / "data/demo").glob("*/truth.yaml")):
        facts = yaml.safe_load(truth.read_text("utf-8"))
        day = date.fromisoformat(str(facts["on"]))
        samples.append(Sample(truth.parent.name, truth.parent / facts["input"], day, facts["pack"]))
    return samples


def _review(sample: Sample, root: Path) -> Prereview:
    from tongchou.cli.reading import review_result

    return review_result([sample.source], [root / "data/demo/corpus"], sample.pack, sample.on)


def _write(result: Prereview, stem: Path) -> None:
    from tongchou.engine.report.as_docx import as_docx
    from tongchou.engine.report.as_html import as_html
    from tongchou.engine.report.as_json import as_json

    stem.with_suffix(".html").write_text(as_html(result), "utf-8")
    stem.with_suffix(".json").write_text(as_json(result), "utf-8")
    stem.with_suffix(".docx").write_bytes(as_docx(result))


def _show(reviewed: list[tuple[Sample, Prereview]], folder: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    from tongchou.engine.report.conclusion import summarise

    table = Table(title="样例申报包前置审查结果（万元）", title_justify="left")
    for column in ("样例", "项目", "申报", "建议", "审减", "否决", "须改", "核对", "结论", "秒"):
        table.add_column(column, justify="right" if column in ("申报", "建议", "审减", "秒") else "left")
    for sample, result in reviewed:
        head = summarise(result)
        amounts = [
            amount.format_wan().removesuffix("万元") if amount else "—"
            for amount in (head.declared, head.advised, head.cut)
        ]
        table.add_row(
            sample.slug.split("-")[0],
            result.declaration.identity.project_name.value or "—",
            *amounts,
            str(head.blocking),
            str(head.must_fix),
            str(head.to_review),
            head.advice.label,
            f"{result.seconds:.1f}",
        )
    Console().print(table)
    typer.echo(f"报告在 {folder}：")
    for sample, _ in reviewed:
        typer.echo(f"  {folder / sample.slug}.html")
