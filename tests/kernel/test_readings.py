"""A field keeps every reading; conflicts are seen, repeats are not conflicts."""

from __future__ import annotations

import pytest

from tongchou.kernel.declaration import Declaration, Funds, Identity
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.money import Money
from tongchou.kernel.readings import Field, Reading

FORM, PLAN = Evidence("申报表.xlsx"), Evidence("方案.docx")


def test_two_places_that_agree_are_no_conflict() -> None:
    field = Field.of("市档案馆", FORM, PLAN)
    assert not field.conflicts
    assert field.evidence == (FORM, PLAN)


def test_places_that_disagree_are_all_kept() -> None:
    field = Field.of(Money.wan(100), PLAN).plus(Reading(Money.wan(120), FORM))
    assert field.conflicts
    assert field.distinct == (Money.wan(100), Money.wan(120))
    preferred = field.preferring(lambda reading: 0 if reading.place == FORM else 1)
    assert preferred.value == Money.wan(120)
    assert len(preferred.readings) == 2


def test_a_declaration_lists_its_conflicts_by_path() -> None:
    total = Field.of(Money.wan(1), FORM).plus(Reading(Money.wan(2), PLAN))
    declared = Declaration(identity=Identity(project_name=Field.of("甲", FORM)), funds=Funds(total=total))
    assert declared.conflicts() == {"funds.total": total}
    assert declared.field("identity.project_name").value == "甲"


@pytest.mark.parametrize("path", ["identity.nothing", "nothing.at_all", "funds.lines", "identity"])
def test_an_unknown_field_is_an_error(path: str) -> None:
    with pytest.raises(KeyError):
        Declaration().field(path)
