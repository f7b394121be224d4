"""A terminal for the tests of the command line, away from the caches of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Terminal


@pytest.fixture
def terminal(capfd: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capfd)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "申报包"
    folder.mkdir()
    return folder
