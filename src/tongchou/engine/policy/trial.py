"""Rule test bench: two policies over the same past packages, and what would be judged differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tongchou.engine.policy.evaluation import Evaluation, evaluate
from tongchou.engine.policy.parameters import show_value, source_of
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.rules import Rule
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.evidence import Reason

NOT_CHECKED = "未检查"
ABSENT = "无此规则"


@dataclass(frozen=True)
class Difference:
    """A rule that answers differently for one package. ``before`` and ``after`` are verdicts with their
    messages; ``why`` names what changed in the packs."""

    package: str
    rule: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class Trial:
    """All differences. ``unused`` are changes of the packs that changed no judgement here."""

    packages: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    unused: tuple[Reason, ...] = ()

    @property
    def changed_packages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(difference.package for difference in self.differences))


def try_out(current: Policy, proposed: Policy, packages: Iterable[tuple[str, CaseFile]]) -> Trial:
    """Judge each package by both policies on its own day."""
    names: list[str] = []
    found: list[Difference] = []
    changes: dict[Reason, None] = {}
    for name, case in packages:
        names.append(name)
        changes.update(dict.fromkeys(_all_changes(current, proposed, case.on)))
        found.extend(_differences(name, current, proposed, case))
    told = {reason for difference in found for reason in difference.why}
    return Trial(tuple(names), tuple(found), tuple(change for change in changes if change not in told))


def _differences(name: str, current: Policy, proposed: Policy, case: CaseFile) -> Iterator[Difference]:
    before, after = evaluate(current, case), evaluate(proposed, case)
    old_rules = {rule.id: rule for rule in current.rules_on(case.on)}
    new_rules = {rule.id: rule for rule in proposed.rules_on(case.on)}
    for rule_id in dict.fromkeys([*old_rules, *new_rules]):
        old, new = _answers(before, rule_id), _answers(after, rule_id)
        if old != new:
            rule = new_rules.get(rule_id) or old_rules[rule_id]
            why = tuple(changes_of(rule_id, current, proposed, case.on))
            yield Difference(name, rule_id, rule.title, old, new, why)


def _answers(evaluation: Evaluation, rule_id: str) -> tuple[str, ...]:
    said = [f"{f.verdict.label}（{f.severity.label}）：{f.message}" for f in evaluation.of(rule_id)]
    said += [f"{NOT_CHECKED}：{item.reason}" for item in evaluation.not_checked if item.rule == rule_id]
    return tuple(said) or (ABSENT,)


def changes_of(rule_id: str, current: Policy, proposed: Policy, day: date) -> Iterator[Reason]:
    """What changed about a rule between two policies on a day: the rule, its parameters, its clauses."""
    old = next((rule for rule in current.rules_on(day) if rule.id == rule_id), None)
    new = next((rule for rule in proposed.rules_on(day) if rule.id == rule_id), None)
    if old is None and new is not None:
        yield Reason("新增规则", f"{new.id} {new.title}", new.source)
    elif new is None and old is not None:
        off = [switch for switch in proposed.switched_off if switch.rule == rule_id]
        yield Reason("停用规则", f"{old.id} {old.title}", off[-1].because if off else old.source)
    elif old is not None and new is not None:
        yield from _rule_changes(old, new)
        for parameter_id in dict.fromkeys([*old.uses, *new.uses]):
            yield from _parameter_changes(parameter_id, current, proposed, day)


def _rule_changes(old: Rule, new: Rule) -> Iterator[Reason]:
    if (old.pack, old.source) != (new.pack, new.source):
        yield Reason("改写规则", f"{old.source} → {new.source}", new.pack)
    if old.severity != new.severity:
        yield Reason("改变程度", f"{old.severity.label} → {new.severity.label}", new.source)
    if old.cites != new.cites:
        yield Reason("改变依据", f"{'、'.join(old.cites)} → {'、'.join(new.cites)}", new.source)


def _parameter_changes(parameter_id: str, current: Policy, proposed: Policy, day: date) -> Iterator[Reason]:
    before, after = current.parameters.get(parameter_id), proposed.parameters.get(parameter_id)
    old = before.on(day) if before else None
    new = after.on(day) if after else None
    if old is None or new is None or after is None or old.value == new.value:
        return
    shown = f"{show_value(old.value, after.unit)} → {show_value(new.value, after.unit)}"
    yield Reason(f"参数“{after.label}”", shown, source_of(new, proposed.clauses, day))


def _all_changes(current: Policy, proposed: Policy, day: date) -> Iterator[Reason]:
    rules = [rule.id for rule in (*current.rules_on(day), *proposed.rules_on(day))]
    for rule_id in dict.fromkeys(rules):
        yield from changes_of(rule_id, current, proposed, day)
