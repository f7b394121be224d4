"""The bootstrap sets up with python3 alone, repairs itself and says what to do when it cannot."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout: the real bootstrap, one tiny hashed wheel, a CLI that repeats its arguments."""
    root = tmp_path / "checkout"
    (root / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "tongchou", root / "tongchou")
    package = root / "src/tongchou/cli"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import sys, pebble\nprint(pebble.SIZE, *sys.argv[1:])\n", "utf-8")
    wheel = _wheel(tmp_path / "wheels")
    _lock(root, wheel)
    return root


def _wheel(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "pebble-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("pebble.py", "SIZE = 'small'\n")
        wheel.writestr("pebble-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: pebble\nVersion: 1.0\n")
        wheel.writestr(
            "pebble-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("pebble-1.0.dist-info/RECORD", "pebble.py,,\npebble-1.0.dist-info/METADATA,,\n")
    return path


def _lock(root: Path, wheel: Path, digest: str = "") -> None:
    digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / "requirements/core.txt").write_text(f"pebble==1.0 --hash=sha256:{digest}\n", "utf-8")
    (root / "requirements/ocr.txt").write_text("# nothing more\n", "utf-8")


def _run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    offline = ["--offline", str(root.parent / "wheels")]
    settings = {**os.environ, "TONGCHOU_EXTRAS": "", **environment}
    return subprocess.run(
        ["sh", str(root / "tongchou"), *offline, *arguments],
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_first_call_sets_up_and_hands_over_all_arguments(checkout: Path) -> None:
    done = _run(checkout, "pack", "list", "--quiet", "a b")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "small pack list --quiet a b\n"


def test_second_call_installs_nothing(checkout: Path) -> None:
    _run(checkout, "pack")
    shutil.rmtree(checkout.parent / "wheels")
    (checkout.parent / "wheels").mkdir()
    done = _run(checkout, "pack")
    assert done.returncode == 0, done.stderr
    assert "安装" not in done.stderr


def test_an_interrupted_set_up_is_repaired_by_the_next_call(checkout: Path) -> None:
    _run(checkout, "pack")
    venv = checkout / ".venv"
    (venv / ".tongchou-core").unlink()
    next(venv.glob("lib/python3.*/site-packages/pebble.py")).unlink()
    shutil.rmtree(next(venv.glob("lib/python3.*/site-packages/pebble-1.0.dist-info")))
    assert _run(checkout, "pack").stdout == "small pack\n"


def test_a_broken_environment_is_built_again(checkout: Path) -> None:
    _run(checkout, "pack")
    python = checkout / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert _run(checkout, "pack").stdout == "small pack\n"


def test_a_wheel_with_another_hash_is_refused_and_mended_later(checkout: Path) -> None:
    wheel = checkout.parent / "wheels/pebble-1.0-py3-none-any.whl"
    _lock(checkout, wheel, digest="0" * 64)
    refused = _run(checkout, "pack")
    assert refused.returncode == 2
    assert "再运行一次" in refused.stderr
    _lock(checkout, wheel)
    assert _run(checkout, "pack").stdout == "small pack\n"


def test_an_unknown_extra_is_named(checkout: Path) -> None:
    done = _run(checkout, "pack", TONGCHOU_EXTRAS="magic")
    assert done.returncode == 2
    assert "magic" in done.stderr


def test_a_missing_wheelhouse_is_named_before_anything_else(checkout: Path) -> None:
    done = subprocess.run(
        ["sh", str(checkout / "tongchou"), "--offline", "/nowhere", "demo"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "--offline" in done.stderr
    assert not (checkout / ".venv").exists()
