"""``tongchou read`` and ``tongchou check``: a package in, a report out."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tongchou.kernel.prereview import Prereview

EXIT_BLOCKING = 1
EXIT_UNUSABLE = 2


class ReadFormat(StrEnum):
    JSON = "json"
    TEXT = "text"


class ReportFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"


Paths = Annotated[list[Path], typer.Argument(help="申报材料：文件、文件夹或压缩包，合起来是一个项目")]
OutFile = Annotated[Path | None, typer.Option("--out", help="写入文件；docx 必须给出")]


def read(
    paths: Paths,
    format: Annotated[ReadFormat, typer.Option("--format", help="输出格式")] = ReadFormat.TEXT,
    out: OutFile = None,
) -> None:
    """读取材料：列出文件、读出的申报要素及其位置、读取中的问题。"""
    from tongchou.cli.reading import read_result, reading_as_text
    from tongchou.engine.report.as_json import reading_as_json

    _require_existing(paths)
    result = read_result(paths, progress=_progress())
    text = (
        reading_as_json(result) if format is ReadFormat.JSON else reading_as_text(result, colour=_colour(out))
    )
    _deliver(text.encode(), out)
    raise typer.Exit(0 if result.is_usable else EXIT_UNUSABLE)


def check(
    paths: Paths,
    corpus: Annotated[
        list[Path] | None, typer.Option("--corpus", help="比对库：JSONL 文件或文件夹，可多次给出")
    ] = None,
    pack: Annotated[str, typer.Option("--pack", help="规则包：内置名称或文件夹")] = "zhuzhou",
    on: Annotated[str | None, typer.Option("--on", help="审查日期 YYYY-MM-DD，默认今天")] = None,
    format: Annotated[ReportFormat, typer.Option("--format", help="报告格式")] = ReportFormat.TEXT,
    out: OutFile = None,
) -> None:
    """前置审查一个申报包。退出码：0 无否决项，1 有否决项，2 材料无法使用。"""
    from tongchou.cli.reading import review_result

    _require_existing(paths + (corpus or []))
    if format is ReportFormat.DOCX and out is None:
        raise typer.BadParameter("docx 报告请用 --out 指定文件")
    result = review_result(paths, corpus or [], pack, _day(on), progress=_progress())
    _deliver(_render(result, format, out), out)
    raise typer.Exit(exit_code(result))


def exit_code(result: Prereview) -> int:
    """0 no blocking finding, 1 blocking findings, 2 unusable input."""
    if not result.is_usable:
        return EXIT_UNUSABLE
    return EXIT_BLOCKING if result.blocking else 0


def _render(result: Prereview, format: ReportFormat, out: Path | None) -> bytes:
    match format:
        case ReportFormat.JSON:
            from tongchou.engine.report.as_json import as_json

            return as_json(result).encode()
        case ReportFormat.HTML:
            from tongchou.engine.report.as_html import as_html

            return as_html(result).encode()
        case ReportFormat.DOCX:
            from tongchou.engine.report.as_docx import as_docx

            return as_docx(result)
        case ReportFormat.TEXT:
            from tongchou.engine.report.as_text import as_text

            return as_text(result, colour=_colour(out)).encode()


def _deliver(content: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        typer.echo(f"无法写入 {out}：{error.strerror}。请检查路径和权限。（CLI-OUT-001）", err=True)
        raise typer.Exit(EXIT_UNUSABLE) from None
    typer.echo(f"已写入 {out}", err=True)


def _require_existing(paths: list[Path]) -> None:
    missing = [path for path in paths if not path.exists()]
    if missing:
        names = "、".join(str(path) for path in missing)
        typer.echo(f"找不到：{names}。请检查路径。（CLI-PATH-001）", err=True)
        raise typer.Exit(EXIT_UNUSABLE)


def _day(written: str | None) -> date:
    if written is None:
        return date.today()  # noqa: DTZ011  the office's own calendar day is meant
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"日期应写作 YYYY-MM-DD，收到 {written!r}") from None


def _colour(out: Path | None) -> bool:
    return out is None and sys.stdout.isatty()


def _progress() -> Progress | None:
    """Step names on the terminal while a person waits; silent in pipes."""
    if not sys.stderr.isatty():
        return None
    return lambda label: typer.echo(f"  {label} …", err=True)


if TYPE_CHECKING:
    from tongchou.cli.reading import Progress
