"""Where the real-case data lies, when it is there. It is never part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_data(*parts: str) -> Path:
    """A file of the real-case data beside the checkout; skips the test where it is absent."""
    path = ROOT.parent.joinpath("shared", "data", *parts)
    if not path.exists():
        pytest.skip(f"real-case data not present: {'/'.join(parts)}")
    return path
