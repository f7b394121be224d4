"""Run the import contracts as ``python -m tools.lint_imports``."""

from __future__ import annotations

import sys

from importlinter.cli import lint_imports


def main() -> int:
    return int(lint_imports(config_filename="importlinter.toml", cache_dir=None))


if __name__ == "__main__":
    sys.exit(main())
