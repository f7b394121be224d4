"""``python -m benchmarks [NAME …]``: run benchmarks and print their tables."""

from __future__ import annotations

import importlib
import sys

NAMES = ("prereview", "similarity")


def main() -> int:
    wanted = sys.argv[1:] or list(NAMES)
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    return max(importlib.import_module(f"benchmarks.{name}").run() for name in wanted)


if __name__ == "__main__":
    sys.exit(main())
