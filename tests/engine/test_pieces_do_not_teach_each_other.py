"""The answer of one piece does not depend on which piece ran before it in the same process."""

from __future__ import annotations

import subprocess
import sys

SENTENCE = "一网统管共性能力平台地名地址"

SCRIPT = f"""
import rjieba
before = rjieba.cut({SENTENCE!r})
from tongchou.engine.similarity.vocabulary import words_of
assert "一网统管" in words_of({SENTENCE!r})
assert rjieba.cut({SENTENCE!r}) == before, rjieba.cut({SENTENCE!r})
"""


def test_domain_words_stay_with_the_piece_that_knows_them() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
