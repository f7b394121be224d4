"""Runs the rules in force on the case's own day. Every rule answers: a finding or 未检查 with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tongchou.engine.policy.certainty import searched
from tongchou.engine.policy.needs import first_missing
from tongchou.engine.policy.outcomes import Outcome, not_applicable, not_checked
from tongchou.engine.policy.parameters import ParameterError
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.rules import Rule
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.clauses import Citation, EvidenceTag
from tongchou.kernel.evidence import Reason
from tongchou.kernel.findings import Finding, NotChecked, Verdict


@dataclass(frozen=True)
class Evaluation:
    """All answers, in the order of the rule catalogue."""

    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    def of(self, rule_id: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.rule == rule_id)


def evaluate(policy: Policy, case: CaseFile) -> Evaluation:
    """Judge a case by every rule in force on ``case.on``.

    Pure and stable: the same policy and case give the same answers in the same order. A rule that
    crashes becomes 未检查 with its number and the kind of error; it never stops the others.
    """
    answers = [answer for rule in policy.rules_on(case.on) for answer in judge(policy, rule, case)]
    findings = tuple(answer for answer in answers if isinstance(answer, Finding))
    return Evaluation(findings, tuple(answer for answer in answers if isinstance(answer, NotChecked)))


def judge(policy: Policy, rule: Rule, case: CaseFile) -> Iterator[Finding | NotChecked]:
    """The answers of one rule."""
    citations = policy.citations(rule, case.on)
    for outcome in _outcomes(policy, rule, case):
        if outcome.verdict is None:
            yield NotChecked(rule.id, rule.title, outcome.message)
            continue
        outcome = _placed(_held_back(policy, rule, outcome, citations, case), case)
        assert outcome.verdict is not None
        yield Finding(
            rule.id,
            rule.severity,
            outcome.verdict,
            rule.title,
            outcome.message,
            outcome.evidence,
            tuple(c for c in citations if c.clause_id in outcome.cites) or citations,
            outcome.advice,
            outcome.because,
        )


def _outcomes(policy: Policy, rule: Rule, case: CaseFile) -> tuple[Outcome, ...]:
    early = _before_judging(rule, case)
    if early is not None:
        return (early,)
    try:
        said = tuple(rule.judge(case, policy.at(case.on).only(rule.uses)))
    except ParameterError as error:
        return (not_checked(f"{error.args[0]}。请在规则包的 parameters 中补充。"),)
    except Exception as error:
        crash = f"规则 {rule.id} 运行出错（{type(error).__name__}: {error}）。请把本提示反馈给系统维护人员。"
        return (not_checked(crash),)
    if said:
        return said
    if rule.silence:
        return (Outcome(Verdict.PASS, rule.silence),)
    return (not_checked(f"规则 {rule.id} 没有给出结论。请把本提示反馈给系统维护人员。"),)


def _before_judging(rule: Rule, case: CaseFile) -> Outcome | None:
    """Whether the rule has an object here and what it needs."""
    if rule.kinds is not None:
        kind = case.declaration.identity.project_kind.value
        fitting = "、".join(k.label for k in rule.kinds)
        if kind is None:
            return not_checked(f"未读到项目类别；本规则只适用于{fitting}项目。请在申报表中填写项目类别。")
        if kind not in rule.kinds:
            return not_applicable(f"本规则适用于{fitting}项目，本项目为{kind.label}。")
    missing = first_missing(rule.needs, case)
    return None if missing is None else not_checked(missing)


def _placed(outcome: Outcome, case: CaseFile) -> Outcome:
    """What somebody must act on always has a place: for something missing, the documents searched."""
    if outcome.evidence or outcome.verdict is None or not outcome.verdict.is_open:
        return outcome
    return replace(outcome, evidence=searched(case))


def _held_back(
    policy: Policy, rule: Rule, outcome: Outcome, citations: tuple[Citation, ...], case: CaseFile
) -> Outcome:
    """A rule resting only on recalled clauses says 存疑 at most, until the bureau confirms it."""
    recalled = bool(citations) and all(c.tag is EvidenceTag.RECALLED for c in citations)
    if outcome.verdict is not Verdict.FAIL or not recalled or rule.id in policy.confirmed_rules(case.on):
        return outcome
    pending = Reason("依据待核", "条文未经核对，按存疑提示", "、".join(map(str, citations)))
    return replace(outcome, verdict=Verdict.WARN, because=(*outcome.because, pending))
