"""A policy: the clauses, parameters, rules and cases of a place, laid together from its packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongchou.engine.policy.clauses import ClauseLibrary
from tongchou.engine.policy.parameters import Parameter, Parameters
from tongchou.engine.policy.rules import Rule
from tongchou.engine.policy.sources import Entry
from tongchou.kernel.clauses import Citation

#: Reserved parameter: rules whose recalled (待核) basis the bureau has confirmed, so they may fail.
CONFIRMED_RULES = "confirmed_recalled_rules"


@dataclass(frozen=True)
class PackInfo:
    """A pack as its ``pack.yaml`` introduces it."""

    id: str
    name: str
    extends: str = ""
    note: str = ""


@dataclass(frozen=True)
class SwitchedOff:
    """A rule a city does not apply, from a day on, and why."""

    rule: str
    since: date
    because: str
    pack: str


@dataclass(frozen=True)
class Policy:
    """What is in force at a place; read-only. ``packs`` run from the nation to the city."""

    id: str
    name: str
    packs: tuple[PackInfo, ...] = ()
    parent: Policy | None = field(default=None, repr=False)
    clauses: ClauseLibrary = field(default_factory=ClauseLibrary)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    switched_off: tuple[SwitchedOff, ...] = ()
    written_cases: tuple[Entry, ...] = field(default=(), repr=False)

    @property
    def pack(self) -> str:
        """The id of the pack this policy was loaded from."""
        return self.id

    def at(self, day: date) -> Parameters:
        """The parameters on a day."""
        return Parameters(self.parameters, self.clauses, day)

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on a day, in the order of the catalogue."""
        return tuple(rule for rule in self.rules if day in rule.in_force)

    def rule(self, rule_id: str, day: date) -> Rule | None:
        """The version of a rule in force on a day, else its latest version, else ``None``."""
        versions = [rule for rule in self.rules if rule.id == rule_id]
        return next((r for r in versions if day in r.in_force), versions[-1] if versions else None)

    def citations(self, rule: Rule, day: date) -> tuple[Citation, ...]:
        """The rule's clauses as they stand on a day; clauses not in force then are left out, unless
        none is in force (then the last known version is shown)."""
        in_force = [clause for c in rule.cites if (clause := self.clauses.on(c, day)) is not None]
        shown = in_force or [self.clauses.latest(c, day) for c in rule.cites]
        return tuple(clause.citation for clause in shown)

    def confirmed_rules(self, day: date) -> tuple[str, ...]:
        """Rules whose recalled basis the bureau has confirmed."""
        if CONFIRMED_RULES not in self.parameters:
            return ()
        value = self.parameters[CONFIRMED_RULES].on(day)
        return () if value is None else self.at(day).list(CONFIRMED_RULES)
