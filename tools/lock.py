"""Write the hashed requirement locks: ``requirements/core.txt`` and one file per extra.

Run by a maintainer who has ``uv``: ``python -m tools.lock``. Every extra is resolved together with
the core, so any set of files installs together; a file of an extra holds only what the core lacks.
Locks carry hashes and no addresses: pip takes them from whatever index the machine is set up with.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
_ENTRY = re.compile(r"^(?=\S)", re.MULTILINE)
HEADER = "# Written by tools/lock.py from pyproject.toml; do not edit.\n"


def main() -> int:
    """Resolve everything once, then cut the result into core and extras."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    LOCKS.mkdir(exist_ok=True)
    together = LOCKS / ".all.txt"
    together.write_text(_compile(["--all-extras"]), "utf-8")
    core = _entries(_compile(["--constraint", str(together)]))
    _write("core", core)
    for extra in extras:
        wanted = _entries(_compile(["--extra", extra, "--constraint", str(together)]))
        _write(extra, [entry for entry in wanted if entry not in core])
    together.unlink()
    return 0


def _compile(options: list[str]) -> str:
    command = [
        "uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet", *options,
    ]  # fmt: skip
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def _entries(lock: str) -> list[str]:
    return [entry for entry in _ENTRY.split(lock) if entry.strip()]


def _write(name: str, entries: list[str]) -> None:
    (LOCKS / f"{name}.txt").write_text(HEADER + "".join(entries), "utf-8")
    print(f"requirements/{name}.txt: {len(entries)} packages")


if __name__ == "__main__":
    sys.exit(main())
