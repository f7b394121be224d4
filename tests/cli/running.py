"""Runs the command line as a person does: in this process where that is the same, else as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tongchou.cli.main import run
from tongchou.engine.report.as_json import schema

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-10-20"
_VALIDATOR = jsonschema.Draft202012Validator(schema())


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, what it printed, what it told on stderr."""

    code: int
    out: str
    told: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON on standard output: nothing but JSON, as published."""
        found: dict[str, Any] = json.loads(self.out)
        _VALIDATOR.validate(found)
        return found

    @property
    def problem_codes(self) -> list[str]:
        return [problem["code"] for problem in self.report["problems"]]


class Terminal:
    """``terminal("check", path)`` runs a command in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: object) -> Ended:
        self._capture.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = self._capture.readouterr()
        assert "Traceback" not in printed.err
        return Ended(code, printed.out, printed.err)

    def check(self, *arguments: object) -> Ended:
        """A check on a fixed day with the JSON report on standard output."""
        return self("check", *arguments, "--on", DAY, "--format", "json")


def process(
    *arguments: object,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    python: Sequence[str] = ("-m", "tongchou.cli"),
) -> Ended:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, *python, *(str(argument) for argument in arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **(env or {})},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    told = done.stderr.decode("utf-8")
    assert "Traceback" not in told, told
    return Ended(done.returncode, done.stdout.decode("utf-8"), told)
