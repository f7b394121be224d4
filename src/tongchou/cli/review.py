"""``tongchou read`` and ``tongchou check``: a package in, a report out."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongchou.cli import request
from tongchou.cli.refusing import EXIT_UNUSABLE, refuse, refuse_if
from tongchou.cli.waiting import progress

if TYPE_CHECKING:
    from tongchou.kernel.prereview import Prereview

EXIT_BLOCKING = 1
WIDTH = 110


class ReadFormat(StrEnum):
    JSON = "json"
    TEXT = "text"


class ReportFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"


Paths = Annotated[
    list[Path],
    typer.Argument(
        help="申报材料：文件、文件夹或压缩包，合起来是一个项目", metavar="PATH…", parser=request.path_of
    ),
]
OutFile = Annotated[
    Path | None, typer.Option("--out", help="写入文件；docx 必须给出", parser=request.path_of)
]


def read(
    paths: Paths,
    format: Annotated[ReadFormat, typer.Option("--format", help="输出格式")] = ReadFormat.TEXT,
    out: OutFile = None,
) -> None:
    """读取材料：列出文件、读出的申报要素及其位置、读取中的问题。"""
    refuse_if([*request.wrong_paths(paths), *request.wrong_out(out, paths)])
    from tongchou.cli.reading import read_result, reading_as_text
    from tongchou.engine.report.as_json import reading_as_json

    with progress() as step:
        result = read_result(paths, progress=step)
    if format is ReadFormat.JSON:
        text = reading_as_json(result)
    else:
        text = reading_as_text(result, width=_width(out), colour=_colour(out))
    deliver(_bytes(text), out)
    _end(result, 0, told=out is None and format is ReadFormat.TEXT)


def check(
    paths: Paths,
    corpus: Annotated[
        list[Path] | None,
        typer.Option("--corpus", help="比对库：JSONL 文件或文件夹，可多次给出", parser=request.path_of),
    ] = None,
    pack: Annotated[str, typer.Option("--pack", help="规则包：内置名称或文件夹")] = "zhuzhou",
    on: Annotated[str | None, typer.Option("--on", help="审查日期 YYYY-MM-DD，默认今天")] = None,
    format: Annotated[ReportFormat, typer.Option("--format", help="报告格式")] = ReportFormat.TEXT,
    out: OutFile = None,
) -> None:
    """前置审查一个申报包。退出码：0 无否决项，1 有否决项，2 材料无法使用。"""
    refuse_if(
        [
            *request.wrong_paths([*paths, *(corpus or [])]),
            *request.wrong_pack(pack),
            *request.wrong_day(on),
            *(_docx_without_file(format, out) or request.wrong_out(out, paths)),
        ]
    )
    from tongchou.cli.reading import review_result

    with progress() as step:
        result = review_result(paths, corpus or [], pack, request.day(on), progress=step)
    deliver(_render(result, format, out), out)
    told = out is None and format is ReportFormat.TEXT
    _end(result, EXIT_BLOCKING if result.blocking else 0, told=told)


def _docx_without_file(format: ReportFormat, out: Path | None) -> list[str]:
    if format is not ReportFormat.DOCX or out is not None:
        return []
    return ["docx 报告请用 --out 指定文件。（CLI-OUT-003）"]


def _render(result: Prereview, format: ReportFormat, out: Path | None) -> bytes:
    match format:
        case ReportFormat.JSON:
            from tongchou.engine.report.as_json import as_json

            return _bytes(as_json(result))
        case ReportFormat.HTML:
            from tongchou.engine.report.as_html import as_html

            return _bytes(as_html(result))
        case ReportFormat.DOCX:
            from tongchou.engine.report.as_docx import as_docx

            return as_docx(result)
        case ReportFormat.TEXT:
            from tongchou.engine.report.as_text import as_text

            return _bytes(as_text(result, width=_width(out), colour=_colour(out)))


def deliver(content: bytes, out: Path | None) -> None:
    """Write a report to a file, or to standard output when none is given."""
    if out is None:
        sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        refuse(f"无法写入 {out}：{request.reason_of(error)}。（CLI-OUT-001）")
    typer.echo(f"已写入 {out}", err=True)


def _end(result: Prereview, code: int, *, told: bool) -> None:
    """End with ``code``, or with 2 and all the reasons when nothing of the material could be read.

    ``told``: the report on standard output has said the reasons already.
    """
    if result.is_usable:
        raise typer.Exit(code)
    if told:
        raise typer.Exit(EXIT_UNUSABLE)
    refuse("材料中没有可用的内容：", *(f"  {problem}" for problem in result.problems))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _colour(out: Path | None) -> bool:
    return out is None and sys.stdout.isatty()


def _width(out: Path | None) -> int:
    """As wide as the terminal; fixed elsewhere, so that files do not depend on who writes them."""
    return shutil.get_terminal_size((WIDTH, 40)).columns if _colour(out) else WIDTH
