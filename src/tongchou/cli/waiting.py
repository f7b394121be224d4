"""What a person sees while waiting: the step at work, on the terminal only; silent in pipes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str], None]


@contextmanager
def progress(prefix: str = "") -> Iterator[Progress | None]:
    """A spinner on stderr with the name of the step; ``None`` when nobody looks."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(prefix or "正在开始")) as status:

        def show(step: str) -> None:
            status.update(Text(" ".join(f"{prefix} {step} …".split())))

        yield show
