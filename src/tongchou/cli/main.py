"""The command line: read, check, pack, demo, test. No Django anywhere below.

Commands import what they need when they run, so ``--help`` stays quick.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from tongchou import __version__
from tongchou.cli import usage
from tongchou.cli.demo import demo
from tongchou.cli.pack import app as pack
from tongchou.cli.refusing import EXIT_UNUSABLE
from tongchou.cli.review import check, read
from tongchou.cli.selftest import run_checks
from tongchou.cli.streams import WRITE_FAILED, steady_streams

EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="tongchou",
    help="统筹：政府投资信息化项目的前置审查与统筹管理。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="./tongchou bundle [FOLDER] 生成离线安装包；./tongchou --offline FOLDER COMMAND 离线安装后运行。",
)
app.command()(read)
app.command()(check)
app.command()(demo)
app.command("test")(run_checks)
app.add_typer(pack, name="pack")


@app.callback(invoke_without_command=True)
def version(show: bool = typer.Option(False, "--version", help="显示版本")) -> None:
    """统筹：政府投资信息化项目的前置审查与统筹管理。"""
    if show:
        typer.echo(f"tongchou {__version__}")
        raise typer.Exit


def main() -> None:
    """The console entry point: one command with the arguments of this process."""
    out = steady_streams()
    spare_collector()
    code = run(sys.argv[1:])
    sys.stdout.flush()
    if out is not None and out.failure is not None:
        typer.echo(WRITE_FAILED.format(reason=out.failure.strerror), err=True)
        code = EXIT_UNUSABLE
    sys.exit(code)


def spare_collector() -> None:
    """Let the cycle collector look less often: a command builds large values that live to its end, and
    looking through them again and again costs a tenth of its time."""
    gc.set_threshold(50_000, 20, 50)


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives its exit code. Whatever goes wrong is told on stderr, never as a traceback.

    ``TONGCHOU_DEBUG=1`` in the environment shows the traceback of an unforeseen error after all.
    """
    try:
        code = app(list(arguments), prog_name="tongchou", standalone_mode=False)
    except typer.Abort:
        code = EXIT_INTERRUPTED
    except Exception as error:
        return _told(error)
    if code == EXIT_INTERRUPTED:
        typer.echo("已中断。", err=True)
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(str(error), err=True)
    elif hasattr(error, "format_message"):
        typer.echo(usage.told(error), err=True)
    else:
        typer.echo(
            f"程序遇到没有料到的错误（{type(error).__name__}：{error}）。"
            "请把这条信息反馈给维护人员；设环境变量 TONGCHOU_DEBUG=1 再运行可看到详情。（CLI-BUG-001）",
            err=True,
        )
        if os.environ.get("TONGCHOU_DEBUG"):
            traceback.print_exception(error)
    return EXIT_UNUSABLE
