"""Old Word files (.doc, .wps, .rtf): converted to docx by LibreOffice where it is installed.

The outside program runs in a folder of its own with a profile of its own, is stopped with all its
children when it takes too long, and never sees the name the file came with.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from tongchou.engine.intake.problem_kinds import CONVERSION_FAILED, CONVERSION_TIMEOUT, NEEDS_LIBREOFFICE
from tongchou.engine.intake.readers.base import Reading, ReadOptions, Source, UnreadableError
from tongchou.engine.intake.readers.docx import read_docx

_PROGRAMS = ("soffice", "libreoffice")


def read_doc(source: Source, options: ReadOptions) -> Reading:
    """Read an old Word file. Raises :class:`UnreadableError` without LibreOffice or when it gives up."""
    options.progress(f"正在用 LibreOffice 转换 {source.name}")
    converted = _converted(source.data, options.limits.convert_seconds)
    return read_docx(replace(source, data=converted), options)


def office_program() -> str | None:
    """The LibreOffice command, or None when it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _converted(data: bytes, seconds: int) -> bytes:
    program = office_program()
    if program is None:
        raise UnreadableError(NEEDS_LIBREOFFICE)
    with tempfile.TemporaryDirectory(prefix="tongchou-doc-") as name:
        folder = Path(name)
        suffix = ".rtf" if data.startswith(b"{\\rtf") else ".doc"
        original = folder / f"in{suffix}"
        original.write_bytes(data)
        _run(
            [
                program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
                "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", name, str(original),
            ],
            seconds,
        )  # fmt: skip
        result = folder / "in.docx"
        if not result.is_file() or result.stat().st_size == 0:
            raise UnreadableError(CONVERSION_FAILED)
        return result.read_bytes()


def _run(command: list[str], seconds: int) -> None:
    """Run in a process group of its own, so that a hanging child of the launcher ends with it."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise UnreadableError(NEEDS_LIBREOFFICE) from error
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        _stop(process)
        raise UnreadableError(CONVERSION_TIMEOUT, f"旧格式文件转换超过{seconds}秒") from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
