"""Binds the engine to this machine: OCR, cache folder, clock, packs."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tongchou.cli.waiting import Progress
from tongchou.engine.intake.corpus import load_corpus
from tongchou.engine.intake.readers.recognition import default_engine
from tongchou.engine.intake.reading import declaration_from
from tongchou.engine.intake.receiving import read_package
from tongchou.engine.pipeline import Reader, prereview
from tongchou.engine.report.labels import field_label, shown
from tongchou.kernel.assets import Corpus
from tongchou.kernel.prereview import Prereview


def package_reader(progress: Progress | None = None) -> Reader:
    """The intake with this machine's OCR (when the extra is installed) and its page cache."""
    return partial(read_package, ocr=default_engine(cache_folder() / "pages"), progress=progress)


def cache_folder() -> Path:
    """Where recognised pages are kept between runs; the usual per-user cache of the system."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "tongchou"


def read_result(paths: Sequence[Path], *, progress: Progress | None = None) -> Prereview:
    """Only read a package: no rules, no comparison."""
    package, unread = package_reader(progress)(paths)
    declaration, outlines, unclear = declaration_from(package)
    return Prereview(
        on=date.min,
        pack="",
        package=package,
        declaration=declaration,
        outlines=outlines,
        problems=unread + unclear,
    )


def review_result(
    paths: Sequence[Path],
    corpus_paths: Sequence[Path],
    pack: str,
    on: date,
    *,
    progress: Progress | None = None,
) -> Prereview:
    """Review one package with a built-in or own pack. Raises as ``tongchou.packs.discovery.load`` does for a
    pack that does not load."""
    from tongchou.packs.discovery import load, sizing_basis

    corpus, wrong = load_corpus(corpus_paths) if corpus_paths else (Corpus(), ())
    return prereview(
        paths,
        on=on,
        policy=load(pack),
        corpus=corpus,
        basis=sizing_basis(pack),
        reader=package_reader(progress),
        clock=time.perf_counter,
        progress=progress,
        noted=wrong,
    )


def reading_as_text(result: Prereview, *, width: int = 110, colour: bool = False) -> str:
    """What was read of a package, for a terminal: files, fields with places, counts, problems."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, legacy_windows=False)
    console.print(_files(result))
    console.print(_fields(result))
    content, funds = result.declaration.content, result.declaration.funds
    console.print(
        f"功能 {len(content.functions)} 项，投资明细 {len(funds.lines)} 行，合计行 {len(funds.totals)} 行"
    )
    for problem in result.problems:
        console.print(Text(f"· {problem}"))
    return out.getvalue()


def _files(result: Prereview) -> Table:
    table = Table("文件", "识别为", "页数", "块数", title="收到的文件", title_justify="left")
    blocks = {document.name: len(document.blocks) for document in result.package.documents}
    for file in result.package.files:
        table.add_row(
            Text(result.package.shown_name(file.name)),
            file.kind.label,
            str(file.pages or ""),
            str(blocks.get(file.name, "未读")),
        )
    return table


def _fields(result: Prereview) -> Table:
    table = Table("要素", "值", "位置", title="读出的申报要素", title_justify="left")
    for path, field in result.declaration.all_fields().items():
        for reading in field.readings if field.conflicts else field.readings[:1]:
            table.add_row(field_label(path), Text(shown(reading.value)), Text(reading.place.place))
    return table
