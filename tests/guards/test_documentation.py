"""The documentation says what the code does."""

from __future__ import annotations

from tools import check_docs, glossary


def test_documentation_agrees_with_the_code() -> None:
    assert list(check_docs.complaints()) == []


def test_a_term_the_code_uses_must_be_in_the_register() -> None:
    register = glossary.load()
    poorer = glossary.Register(
        tuple(term for term in register.terms if term.id != "construction_plan"), register.enumerations
    )
    assert any("CONSTRUCTION_PLAN" in quarrel for quarrel in glossary.quarrels(poorer))


def test_a_changed_label_is_noticed() -> None:
    register = glossary.load()
    changed = glossary.Register(
        register.terms,
        {**register.enumerations, "severity": {**register.enumerations["severity"], "block": "阻断"}},
    )
    assert any("severity" in quarrel for quarrel in glossary.quarrels(changed))


def test_an_identifier_belongs_to_one_concept() -> None:
    register = glossary.load()
    owners: dict[str, str] = {}
    for term in register.terms:
        for form in term.zh:
            assert owners.setdefault(form, term.id) == term.id, f"{form} has two identifiers"
