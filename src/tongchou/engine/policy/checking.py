"""What makes a pack fit to use: every rule cited, dated, proven by cases, on known clauses and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from tongchou.engine.policy import problems
from tongchou.engine.policy.needs import NEEDS
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.rules import RULE_ID, Rule
from tongchou.engine.policy.sources import Entry
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.problems import ProblemKind, ProblemLog

FIRING = frozenset({"fail", "warn", "review"})
QUIET = frozenset({"pass", "na"})


def check_policy(policy: Policy, log: ProblemLog) -> None:
    """Add every problem of the policy's own pack (its parents were checked before)."""
    own = [rule for rule in policy.rules if rule.pack == policy.id]
    proven = list(expectations(policy.written_cases))
    for rule in own:
        _check_declaration(rule, log)
        _check_sources(rule, policy, log)
        _check_cases(rule, proven, log)
    _check_overlaps(own, log)
    _check_values(policy, log)
    known = {rule.id for rule in policy.rules} | {switch.rule for switch in policy.switched_off}
    for entry, rule_id, _, _ in proven:
        if rule_id not in known:
            log.add(problems.CASE_UNKNOWN_RULE.at(entry.place, f"案例所指的规则“{rule_id}”不存在"))


def expectations(cases: Iterable[Entry]) -> Iterable[tuple[Entry, str, str, str]]:
    """Each case with its rule, expected verdict and day, as written."""
    for case in cases:
        expected = case.get("expect")
        if isinstance(expected, Entry):
            yield case, str(expected.get("rule")), str(expected.get("verdict")), str(case.get("on"))


def _complain(rule: Rule, kind: ProblemKind, detail: str, log: ProblemLog) -> None:
    log.add(kind.at(Evidence(rule.source, cell=rule.id), detail))


def _check_declaration(rule: Rule, log: ProblemLog) -> None:
    if not RULE_ID.fullmatch(rule.id):
        _complain(rule, problems.RULE_BAD_ID, f"规则编号“{rule.id}”的写法不对", log)
    if not rule.cites:
        _complain(rule, problems.RULE_UNCITED, "规则没有依据", log)
    if rule.since is None:
        _complain(rule, problems.RULE_UNDATED, "规则没有起始日期", log)
    elif rule.until is not None and rule.until < rule.since:
        _complain(rule, problems.RULE_UNDATED, "规则的 until 早于 since", log)
    for need in rule.needs:
        if need not in NEEDS:
            _complain(rule, problems.RULE_UNKNOWN_NEED, f"前置结果“{need}”不存在", log)


def _check_sources(rule: Rule, policy: Policy, log: ProblemLog) -> None:
    unknown = [clause for clause in rule.cites if clause not in policy.clauses]
    for clause in unknown:
        _complain(rule, problems.RULE_UNKNOWN_CLAUSE, f"条款库中没有“{clause}”", log)
    since = rule.since
    if since is not None and rule.cites and not unknown:
        in_force = any(policy.clauses.on(clause, since) for clause in rule.cites)
        if not in_force:
            _complain(rule, problems.RULE_TOO_EARLY, f"规则自 {since} 起，依据均未施行", log)
    for parameter_id in rule.uses:
        parameter = policy.parameters.get(parameter_id)
        if parameter is None:
            _complain(rule, problems.RULE_UNKNOWN_PARAMETER, f"参数“{parameter_id}”没有登记", log)
        elif since is not None and parameter.on(since) is None:
            _complain(rule, problems.PARAMETER_TOO_LATE, f"参数“{parameter_id}”在 {since} 还没有取值", log)


def _check_cases(rule: Rule, proven: Iterable[tuple[Entry, str, str, str]], log: ProblemLog) -> None:
    verdicts = {verdict for _, rule_id, verdict, day in proven if rule_id == rule.id and _covers(rule, day)}
    if not verdicts & FIRING:
        _complain(rule, problems.RULE_NO_FIRING_CASE, "规则缺少一个会触发的案例", log)
    if not verdicts & QUIET:
        _complain(rule, problems.RULE_NO_QUIET_CASE, "规则缺少一个不触发的案例", log)


def _covers(rule: Rule, day: str) -> bool:
    try:
        return rule.since is None or date.fromisoformat(day) in rule.in_force
    except ValueError:
        return False


def _check_overlaps(rules: list[Rule], log: ProblemLog) -> None:
    dated = [rule for rule in rules if rule.since and (rule.until is None or rule.since <= rule.until)]
    for one, other in combinations(dated, 2):
        if one.id == other.id and one.in_force.overlaps(other.in_force):
            _complain(other, problems.RULE_OVERLAP, f"规则“{one.id}”的有效期重叠", log)


def _check_values(policy: Policy, log: ProblemLog) -> None:
    for parameter in policy.parameters.values():
        for value in parameter.values:
            if value.pack == policy.id and value.clause and value.clause not in policy.clauses:
                where = Evidence(f"{policy.id}/parameters", cell=parameter.id)
                log.add(problems.PARAMETER_CLAUSE.at(where, f"条款库中没有“{value.clause}”"))
