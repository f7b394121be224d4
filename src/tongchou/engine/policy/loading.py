"""Reads packs and lays city over province over nation. A pack with any problem is refused as a whole.

A pack is a folder: ``pack.yaml`` (id, name, extends, switch_off), ``clauses/``, ``parameters/``,
``rules/`` (``*.yaml`` shapes and ``*.py``) and ``cases/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tongchou.engine.policy import problems
from tongchou.engine.policy.checking import check_policy
from tongchou.engine.policy.clauses import read_clauses
from tongchou.engine.policy.modules import python_rules
from tongchou.engine.policy.parameters import Parameter, read_parameters
from tongchou.engine.policy.policies import PackInfo, Policy, SwitchedOff
from tongchou.engine.policy.problems import PackRefusedError
from tongchou.engine.policy.rules import Rule
from tongchou.engine.policy.shapes import shaped_rules
from tongchou.engine.policy.sources import Entry, Reader, entries_of, read_yaml
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import Problem, ProblemLog

#: Finds the folder of a parent pack by its id; ``None`` when unknown.
Finder = Callable[[str], Path | None]


def load_pack_from(folder: Path, find: Finder | None = None) -> Policy:
    """The policy of a pack folder with all its parents.

    Parents are looked for by ``find``, then beside ``folder``. Raises
    :class:`~tongchou.engine.policy.problems.PackRefusedError` with every problem found.
    """
    policy, found = examine_pack(folder, find)
    if policy is None or found:
        raise PackRefusedError(folder.name, found)
    return policy


def examine_pack(folder: Path, find: Finder | None = None) -> tuple[Policy | None, tuple[Problem, ...]]:
    """The policy as far as it can be read, and all problems of the pack and its parents."""
    log = ProblemLog()
    policy = _read(folder, find, log, ())
    return policy, log.frozen()


def _read(folder: Path, find: Finder | None, log: ProblemLog, below: tuple[str, ...]) -> Policy | None:
    info, switches = _introduction(folder, log)
    if info is None:
        return None
    if info.id in below:
        log.add(problems.PARENT_LOOP.at(Evidence(f"{info.id}/pack.yaml"), " → ".join((*below, info.id))))
        return None
    parent: Policy | None = None
    if info.extends:
        home = _parent_folder(folder, info, find)
        if home is None:
            detail = f"找不到上级规则包“{info.extends}”"
            log.add(problems.PARENT_MISSING.at(Evidence(f"{info.id}/pack.yaml"), detail))
            return None
        parent = _read(home, find, log, (*below, info.id))
    policy = _lay_over(parent or Policy(info.id, info.name), info, folder, switches, log)
    check_policy(policy, log)
    return policy


def _introduction(folder: Path, log: ProblemLog) -> tuple[PackInfo | None, list[Entry]]:
    name = f"{folder.name}/pack.yaml"
    if not (folder / "pack.yaml").is_file():
        log.add(problems.PACK_INCOMPLETE.at(Evidence(name)))
        return None, []
    entry = read_yaml(folder / "pack.yaml", name, log)
    if not isinstance(entry, Entry):
        log.add(problems.PACK_INCOMPLETE.at(Evidence(name), "pack.yaml 没有内容或不是键值结构"))
        return None, []
    reader = Reader(entry, log)
    info = PackInfo(
        reader.text("id"), reader.text("name"), reader.text("extends", ""), reader.text("note", "")
    )
    switches = reader.entries("switch_off")
    reader.finish()
    return info, switches


def _parent_folder(folder: Path, info: PackInfo, find: Finder | None) -> Path | None:
    found = find(info.extends) if find is not None else None
    beside = folder.resolve().parent / info.extends
    return found or (beside if (beside / "pack.yaml").is_file() else None)


def _lay_over(parent: Policy, info: PackInfo, folder: Path, switches: list[Entry], log: ProblemLog) -> Policy:
    clauses = parent.clauses.plus(read_clauses(folder / "clauses", info.id, log))
    parameters = dict(parent.parameters)
    for parameter in read_parameters(folder / "parameters", info.id, info.id, log):
        parameters[parameter.id] = _overridden(parameters, parameter)
    own = [
        *python_rules(folder / "rules", info.id, info.id, log),
        *shaped_rules(folder / "rules", info.id, info.id, log),
    ]
    off = tuple(_switch(entry, info.id, log) for entry in switches)
    rules = [*_replaced(parent.rules, own), *own]
    return Policy(
        id=info.id,
        name=info.name,
        packs=(*parent.packs, info),
        parent=parent if parent.packs else None,
        clauses=clauses,
        parameters=parameters,
        rules=tuple(sorted(_switched(rules, off, log, info), key=lambda r: (r.order, r.since or date.min))),
        switched_off=(*parent.switched_off, *off),
        written_cases=tuple(_cases(folder / "cases", info.id, log)),
    )


def _overridden(above: Mapping[str, Parameter], own: Parameter) -> Parameter:
    return above[own.id].overridden_by(own) if own.id in above else own


def _replaced(above: Iterable[Rule], own: Iterable[Rule]) -> Iterable[Rule]:
    """The parent's rules, each ending the day before this pack's own version of it begins."""
    starts: dict[str, date] = {}
    for rule in own:
        if rule.since is not None:
            starts[rule.id] = min(rule.since, starts.get(rule.id, rule.since))
    for rule in above:
        ended = _ending_before(rule, starts[rule.id]) if rule.id in starts else rule
        if ended is not None:
            yield ended


def _ending_before(rule: Rule, day: date) -> Rule | None:
    last = day - timedelta(days=1)
    if rule.since is not None and rule.since > last:
        return None
    return replace(rule, until=last if rule.until is None else min(rule.until, last))


def _switch(entry: Entry, pack: str, log: ProblemLog) -> SwitchedOff:
    reader = Reader(entry, log)
    since = reader.day("since")
    if since is None:
        reader.complain(problems.KEY_MISSING, "switch_off 缺少“since”")
    switch = SwitchedOff(reader.text("rule"), since or date.max, reader.text("because"), pack)
    reader.finish()
    return switch


def _switched(
    rules: list[Rule], off: tuple[SwitchedOff, ...], log: ProblemLog, info: PackInfo
) -> Iterable[Rule]:
    known = {rule.id for rule in rules}
    for switch in off:
        if switch.rule not in known:
            where = Evidence(f"{info.id}/pack.yaml")
            log.add(problems.SWITCH_UNKNOWN.at(where, f"要停用的规则“{switch.rule}”不存在"))
    days = {switch.rule: switch.since for switch in off}
    for rule in rules:
        kept = _ending_before(rule, days[rule.id]) if rule.id in days else rule
        if kept is not None:
            yield kept


def _cases(folder: Path, shown: str, log: ProblemLog) -> Iterable[Entry]:
    for path in sorted(folder.glob("*.yaml")):
        name = f"{shown}/cases/{path.name}"
        yield from entries_of(read_yaml(path, name, log), name, log)


__all__ = ["Finder", "PackRefusedError", "Policy", "examine_pack", "load_pack_from"]
