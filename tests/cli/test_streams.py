"""Standard output holds the result and nothing else, and outlives whoever reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import DAY, ROOT, process
from tests.cli.strange import files, good_form, good_plan

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


@pytest.fixture
def good(package: Path) -> Path:
    files(项目申报表__xlsx=good_form, 建设方案__docx=good_plan)(package)
    return package


def _started(*arguments: object, **streams: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tongchou.cli", *(str(a) for a in arguments)],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=ENVIRONMENT,
        **streams,  # type: ignore[call-overload]
    )


def _ended(running: subprocess.Popen[bytes]) -> tuple[int, str]:
    with running:
        assert running.stderr is not None
        told = running.stderr.read().decode()
        return running.wait(timeout=60), told


@pytest.mark.parametrize(
    "arguments", [["check", "--on", DAY, "--format", "json"], ["check", "--on", DAY], ["read"]]
)
def test_a_reader_that_goes_away_changes_no_exit_code(arguments: list[str], good: Path) -> None:
    whole = process(*arguments, good)
    running = _started(*arguments, good, stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.close()
    assert _ended(running) == (whole.code, "")


def test_a_reader_of_many_lines_may_stop_early() -> None:
    running = _started("pack", "list", "zhuzhou", stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline().decode().startswith("R-")
    running.stdout.close()
    assert _ended(running) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", [["check", "--on", DAY, "--format", "json"], ["read"]])
def test_a_full_disk_is_told_with_a_code(arguments: list[str], good: Path) -> None:
    with open("/dev/full", "wb") as full:
        code, told = _ended(_started(*arguments, good, stdout=full.fileno()))
    assert code == 2
    assert "CLI-OUT-002" in told
    assert "Traceback" not in told
    assert "Exception" not in told


def test_closed_streams_are_borne(good: Path) -> None:
    command = f'exec "{sys.executable}" -m tongchou.cli check "{good}" --on {DAY} >&- 2>&-'
    done = subprocess.run(["sh", "-c", command], env=ENVIRONMENT, timeout=60, check=False)
    assert done.returncode == process("check", good, "--on", DAY).code


@pytest.mark.parametrize("coding", ["ascii", "gbk"])
def test_a_terminal_without_the_signs_gets_replacements(coding: str, good: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tongchou.cli", "pack", "list"],
        env={**ENVIRONMENT, "PYTHONIOENCODING": coding},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert "zhuzhou" in done.stdout.decode(coding, "replace")


@pytest.mark.ocr
def test_a_scan_read_for_the_first_time_puts_no_noise_beside_the_json(package: Path, tmp_path: Path) -> None:
    """Recognition libraries log while they load their models; none of it may reach a stream."""
    pytest.importorskip("rapidocr")
    scan = ROOT / "data/demo/04-digital-archive/package/申报请示.jpg"
    (package / scan.name).write_bytes(scan.read_bytes())
    ended = process(
        *("check", package, "--on", DAY, "--format", "json"),
        env={"XDG_CACHE_HOME": str(tmp_path / "空缓存")},
    )
    assert ended.told == ""
    assert ended.report["package"]["files"][0]["ocr_confidence"] > 0.8
    assert str(tmp_path) not in ended.out


@pytest.mark.ocr
def test_only_a_photo_without_words_is_unusable_and_says_why(package: Path) -> None:
    pytest.importorskip("rapidocr")
    from tests.cli.strange import photo

    (package / "现场照片.png").write_bytes(photo())
    ended = process("check", package, "--on", DAY, "--format", "json")
    assert (ended.code, ended.report["summary"]["advice"]) == (2, "unreadable")
    assert "INTAKE-FILE-011" in ended.told
