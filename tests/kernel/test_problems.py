"""Problems have unique, stable codes and speak kindly with a place."""

from __future__ import annotations

import pytest

from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import ProblemKind, ProblemLog


def test_a_problem_says_where_what_and_what_next() -> None:
    kind = ProblemKind("TEST-FILE-001", "文件是空的", "请重新导出后上传。")
    assert (
        str(kind.at(Evidence("概算.xlsx"))) == "《概算.xlsx》文件是空的。请重新导出后上传。（TEST-FILE-001）"
    )


def test_a_code_cannot_mean_two_things() -> None:
    ProblemKind("TEST-FILE-002", "甲", "乙")
    ProblemKind("TEST-FILE-002", "甲", "乙")
    with pytest.raises(ValueError, match="declared twice"):
        ProblemKind("TEST-FILE-002", "丙", "丁")


@pytest.mark.parametrize("code", ["TEST-1", "test-file-001", "TEST-FILE-1"])
def test_a_badly_shaped_code_is_refused_at_once(code: str) -> None:
    with pytest.raises(ValueError, match="PIECE-TOPIC"):
        ProblemKind(code, "甲", "乙")


def test_a_log_keeps_order_and_drops_repeats() -> None:
    kind = ProblemKind("TEST-FILE-003", "甲", "乙")
    first, second = kind.at(Evidence("a")), kind.at(Evidence("b"))
    log = ProblemLog()
    log.extend([first, second, first])
    assert log.frozen() == (first, second)
