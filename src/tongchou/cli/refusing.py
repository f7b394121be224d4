"""How a command says that it cannot do what was asked: all reasons at once, on stderr, exit code 2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import typer

EXIT_UNUSABLE = 2


def refuse(*reasons: str) -> NoReturn:
    """End the command with every reason on a line of its own."""
    for reason in reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(EXIT_UNUSABLE)


def refuse_if(reasons: Sequence[str]) -> None:
    if reasons:
        refuse(*reasons)
