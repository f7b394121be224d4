"""``tongchou demo``: the shipped sample packages reviewed against the shipped corpus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongchou.cli.checkout import checkout_root
from tongchou.cli.refusing import refuse
from tongchou.cli.request import path_of, reason_of
from tongchou.cli.waiting import Progress, progress

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
    out: Annotated[
        Path | None, typer.Option("--out", help="报告写到这个文件夹，默认仓库内 out/demo", parser=path_of)
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="只审查名称以此开头的样例，可多次给出")
    ] = None,
) -> None:
    """审查仓库自带的样例申报包，打印结果表，写出 HTML、docx 和 JSON 报告。"""
    root = checkout_root()
    every = demo_samples(root)
    samples = [s for s in every if not only or any(s.slug.startswith(start) for start in only)]
    if not samples:
        names = "、".join(sample.slug for sample in every) or "（没有）"
        refuse(f"没有名称这样开头的样例。可选：{names}。（CLI-DEMO-001）")
    folder = _folder(root / "out/demo" if out is None else out)
    reviewed = []
    for number, sample in enumerate(samples, 1):
        with progress(f"{number}/{len(samples)} {sample.slug}：") as step:
            if step is None:
                typer.echo(f"正在审查 {sample.slug} …", err=True)
            result = _review(sample, root, step)
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


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"不能建立文件夹 {folder}：{reason_of(error)}。（CLI-OUT-001）")
    return folder


def _review(sample: Sample, root: Path, step: Progress | None) -> Prereview:
    from tongchou.cli.reading import review_result

    corpus = [root / "data/demo/corpus"]
    return review_result([sample.source], corpus, sample.pack, sample.on, progress=step)


def _write(result: Prereview, stem: Path) -> None:
    from tongchou.engine.report.as_docx import as_docx
    from tongchou.engine.report.as_html import as_html
    from tongchou.engine.report.as_json import as_json

    try:
        stem.with_suffix(".html").write_text(as_html(result), "utf-8")
        stem.with_suffix(".json").write_text(as_json(result), "utf-8")
        stem.with_suffix(".docx").write_bytes(as_docx(result))
    except OSError as error:
        refuse(f"无法写入 {stem.parent}：{reason_of(error)}。（CLI-OUT-001）")


def _show(reviewed: list[tuple[Sample, Prereview]], folder: Path) -> None:
    from rich.console import Console

    from tongchou.cli.demo_table import result_table

    Console().print(result_table([(sample.slug, result) for sample, result in reviewed]))
    typer.echo(f"报告在 {folder}，每个样例有 .html（可用浏览器打开）、.docx（审查意见初稿）和 .json：")
    for sample, _ in reviewed:
        typer.echo(f"  {sample.slug}.html")
