"""Why: a rule on a day, and a finding, as nested text that can be followed on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tongchou.engine.policy.checking import expectations
from tongchou.engine.policy.needs import NEEDS
from tongchou.engine.policy.parameters import Parameter, show_value, source_of
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.rules import Rule
from tongchou.kernel.clauses import Clause
from tongchou.kernel.findings import Finding


@dataclass(frozen=True)
class Node:
    """A line of an explanation with what lies beneath it."""

    text: str
    parts: tuple[Node, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        yield f"{'  ' * depth}{'· ' if depth else ''}{self.text}"
        for part in self.parts:
            yield from part.lines(depth + 1)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def explain_finding(finding: Finding, policy: Policy, day: date) -> Node:
    """The why-tree of a finding: what was said, where, by which figures, on which clauses."""
    parts = [
        Node("证据", tuple(Node(f"{e.place} “{e.quote}”" if e.quote else e.place) for e in finding.evidence))
    ]
    parts.append(
        Node("比较", tuple(Node(_sourced(f"{r.label}：{r.value}", r.source)) for r in finding.because))
    )
    parts.append(Node("依据", tuple(_clause(c) for c in _clauses(policy, finding.rule, day))))
    if finding.advice:
        parts.append(Node(f"建议：{finding.advice}"))
    head = f"{finding.rule} {finding.title}：{finding.verdict.label}（{finding.severity.label}）"
    return Node(head, (Node(finding.message), *(part for part in parts if part.parts or "：" in part.text)))


def explain_rule(rule_id: str, policy: Policy, day: date) -> Node:
    """What a rule is and rests on, on a day. Raises ``LookupError`` for an unknown rule."""
    rule = policy.rule(rule_id, day)
    if rule is None:
        raise LookupError(f"规则包“{policy.name}”中没有规则 {rule_id}")
    return Node(
        f"{rule.id} {rule.title}",
        tuple(
            part
            for part in (
                Node(f"{rule.group.label}｜{rule.severity.label}｜{rule.auto.label}｜来自规则包 {rule.pack}"),
                Node(_when(rule, policy, day)),
                Node(rule.about) if rule.about else None,
                _kinds(rule),
                _group("依据", (_clause(c) for c in _clauses(policy, rule_id, day))),
                _group("参数", (_parameter(policy.parameters[p], policy, day) for p in rule.uses)),
                _group("需要", (Node(f"{need}：{NEEDS[need].missing}") for need in rule.needs)),
                _group("案例", (Node(text) for text in _cases(rule, policy))),
            )
            if part is not None
        ),
    )


def _when(rule: Rule, policy: Policy, day: date) -> str:
    span = f"{rule.since} 起" + (f"，至 {rule.until}" if rule.until else "")
    state = "生效" if day in rule.in_force else "不生效"
    off = [s for s in policy.switched_off if s.rule == rule.id]
    stopped = f"；{off[-1].since} 起停用：{off[-1].because}（{off[-1].pack}）" if off else ""
    return f"{span}；{day} {state}{stopped}"


def _kinds(rule: Rule) -> Node | None:
    return Node(f"适用：{'、'.join(kind.label for kind in rule.kinds)}") if rule.kinds else None


def _group(title: str, parts: Iterable[Node]) -> Node | None:
    found = tuple(parts)
    return Node(title, found) if found else None


def _clauses(policy: Policy, rule_id: str, day: date) -> list[Clause]:
    rule = policy.rule(rule_id, day)
    return [policy.clauses.latest(clause, day) for clause in rule.cites] if rule else []


def _clause(clause: Clause) -> Node:
    until = f" 至 {clause.in_force.until}" if clause.in_force.until else ""
    span = f"{clause.in_force.since} 起{until}"
    gist = (Node(clause.gist),) if clause.gist else ()
    return Node(f"{clause.citation}（{clause.citation.tag.label}，{span}）", gist)


def _parameter(parameter: Parameter, policy: Policy, day: date) -> Node:
    now = parameter.on(day)
    head = f"{parameter.label}（{parameter.id}）"
    if now is None:
        return Node(f"{head}：{day} 尚无取值")
    history = tuple(
        Node(_sourced(f"{v.since} 起 {show_value(v.value, parameter.unit)}", source_of(v, policy.clauses)))
        for v in parameter.values
        if v is not now
    )
    said = f"{head}：{show_value(now.value, parameter.unit)}"
    return Node(_sourced(said, source_of(now, policy.clauses, day)), history)


def _sourced(text: str, source: str) -> str:
    return f"{text}　［{source}］" if source else text


def _cases(rule: Rule, policy: Policy) -> Iterator[str]:
    home: Policy | None = policy
    while home is not None:
        if home.id == rule.pack:
            for entry, rule_id, verdict, day in expectations(home.written_cases):
                if rule_id == rule.id:
                    yield f"{day} {entry.get('case')} → {verdict}"
        home = home.parent
