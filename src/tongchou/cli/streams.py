"""Standard output that outlives its reader: ``| head`` ends no command early and changes no exit code."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

WRITE_FAILED = "没有写完：{reason}。请检查磁盘空间，或用 --out 写入别处。（CLI-OUT-002）"


class SteadyOutput(io.RawIOBase):
    """A file descriptor whose failures do not interrupt the work.

    After a reader went away the rest is dropped silently. Any other failure is kept in ``failure`` for
    the end of the command to tell, and the rest is dropped too.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self.failure: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def write(self, data: Any) -> int:
        try:
            return os.write(self._descriptor, data)
        except BrokenPipeError:
            self._divert()
        except OSError as error:
            self.failure = error
            self._divert()
        return len(data)

    def _divert(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._descriptor)
        os.close(nowhere)


def steady_streams() -> SteadyOutput | None:
    """Replace stdout and stderr by steady ones; gives the one of stdout, ``None`` where there is none."""
    if sys.stdout is None:  # started with its output closed
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  lives as long as the process
        return None
    if os.name == "nt":  # the Windows console needs Python's own stream
        return None
    if sys.stderr is not None:
        sys.stderr = _text(SteadyOutput(sys.stderr.fileno()), sys.stderr)
    out = SteadyOutput(sys.stdout.fileno())
    sys.stdout = _text(out, sys.stdout)
    return out


def _text(raw: SteadyOutput, like: TextIO) -> io.TextIOWrapper:
    """Text in the coding of the old stream; signs it does not have are replaced, never an error."""
    like.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=like.encoding or "utf-8", errors="replace", line_buffering=True
    )
