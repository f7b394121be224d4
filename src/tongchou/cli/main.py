"""The command line: read, check, pack, demo, test. No Django anywhere below.

Commands import what they need when they run, so ``--help`` stays quick.
"""

from __future__ import annotations

import typer

from tongchou import __version__
from tongchou.cli.demo import demo
from tongchou.cli.pack import app as pack
from tongchou.cli.review import check, read
from tongchou.cli.selftest import run_checks

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
    app(prog_name="tongchou")
