"""Every written case of the built-in packs, judged by the pack that wrote it."""

from __future__ import annotations

import pytest

from tongchou.engine.policy.cases import WrittenCase, lineage, run_case, written_cases
from tongchou.packs.discovery import built_in_packs, load

ALL = [(pack, case) for pack in built_in_packs() for case in written_cases(load(pack), with_parents=False)[0]]


@pytest.mark.parametrize(("pack", "case"), ALL, ids=[f"{pack}-{case.rule}-{case.name}" for pack, case in ALL])
def test_case_is_judged_as_written(pack: str, case: WrittenCase) -> None:
    result = run_case(load(pack), case)
    assert result.ok, f"{case.place} {result.complaint}"


@pytest.mark.parametrize("pack", built_in_packs())
def test_every_case_can_be_understood(pack: str) -> None:
    for home in lineage(load(pack)):
        _, unclear = written_cases(home, with_parents=False)
        assert [str(problem) for problem in unclear] == []
