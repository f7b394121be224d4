"""Runs the written cases of a pack: a situation, a day, the expected answer of one rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongchou.engine.policy import problems
from tongchou.engine.policy.casefiles import UnclearCaseError, case_from
from tongchou.engine.policy.evaluation import judge
from tongchou.engine.policy.policies import Policy
from tongchou.engine.policy.sources import Entry, Reader
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.findings import Finding, NotChecked
from tongchou.kernel.problems import Problem, ProblemLog

NOT_CHECKED = "not_checked"
_VERDICTS = ("pass", "na", "warn", "fail", "review", NOT_CHECKED)
_CALM = ("pass", "na", NOT_CHECKED)


@dataclass(frozen=True)
class WrittenCase:
    """A case: ``verdict`` is a verdict's value or ``not_checked``; ``says`` are words that the messages,
    quotes, advice or reasons must contain."""

    name: str
    on: date
    given: CaseFile
    rule: str
    verdict: str
    pack: str
    count: int | None = None
    says: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class CaseResult:
    """How a case went. ``complaint`` is empty when the answer was the expected one."""

    case: WrittenCase
    answers: tuple[Finding | NotChecked, ...]
    complaint: str = ""

    @property
    def ok(self) -> bool:
        return not self.complaint


def written_cases(policy: Policy, *, with_parents: bool = True) -> tuple[list[WrittenCase], list[Problem]]:
    """Every case of a pack (and of its parents), with what could not be understood."""
    log = ProblemLog()
    cases = [
        case
        for home in lineage(policy)
        if with_parents or home is policy
        for entry in home.written_cases
        if (case := _case(entry, home.id, log)) is not None
    ]
    return cases, list(log)


def lineage(policy: Policy) -> list[Policy]:
    """The policy with its parents, the nation first."""
    return [*(lineage(policy.parent) if policy.parent else []), policy]


def run_cases(policy: Policy, only: str = "") -> Iterator[CaseResult]:
    """Run every case against the pack that wrote it; ``only`` keeps the cases of one rule."""
    homes = {home.id: home for home in lineage(policy)}
    for case in written_cases(policy)[0]:
        if not only or case.rule == only:
            yield run_case(homes[case.pack], case)


def run_case(policy: Policy, case: WrittenCase) -> CaseResult:
    """Judge one case by its rule and compare with what it expects."""
    versions = [rule for rule in policy.rules_on(case.on) if rule.id == case.rule]
    if not versions:
        return CaseResult(case, (), f"规则 {case.rule} 在 {case.on} 不生效")
    answers = tuple(judge(policy, versions[0], case.given))
    return CaseResult(case, answers, _complaint(case, answers))


def _complaint(case: WrittenCase, answers: tuple[Finding | NotChecked, ...]) -> str:
    given = [verdict_of(answer) for answer in answers]
    hits = given.count(case.verdict)
    said = "、".join(given)
    if not hits or (case.verdict in _CALM and len(set(given)) > 1):
        return f"预期 {case.verdict}，实际 {said}：{_words(answers)}"
    if case.count is not None and hits != case.count:
        return f"预期 {case.count} 条 {case.verdict}，实际 {hits} 条：{_words(answers)}"
    words = _words(answers)
    absent = [part for part in case.says if part not in words]
    return f"没有说到“{'”“'.join(absent)}”：{words}" if absent else ""


def verdict_of(answer: Finding | NotChecked) -> str:
    return NOT_CHECKED if isinstance(answer, NotChecked) else answer.verdict.value


def _words(answers: tuple[Finding | NotChecked, ...]) -> str:
    parts: list[str] = []
    for answer in answers:
        if isinstance(answer, NotChecked):
            parts.append(answer.reason)
        else:
            parts += [
                answer.message,
                *(f"{place.place}{place.quote}" for place in answer.evidence),
                answer.advice,
            ]
            parts += [f"{reason.label} {reason.value} {reason.source}" for reason in answer.because]
            parts += map(str, answer.citations)
    return " | ".join(part for part in parts if part)


def _case(entry: Entry, pack: str, log: ProblemLog) -> WrittenCase | None:
    before = len(log)
    reader = Reader(entry, log)
    name, day, given = reader.text("case"), reader.day("on"), reader.mapping("given")
    expected = Reader(reader.mapping("expect"), log)
    rule_id, verdict = expected.text("rule"), expected.text("verdict")
    count, says = expected.text("count", ""), expected.words("says")
    expected.finish()
    reader.finish()
    if day is None:
        reader.complain(problems.KEY_MISSING, f"案例“{name}”缺少“on”（日期）")
    if verdict not in _VERDICTS:
        reader.complain(problems.VALUE_BAD, f"案例“{name}”的 verdict 应为 {'、'.join(_VERDICTS)} 之一")
    if count and not count.isdigit():
        reader.complain(problems.VALUE_BAD, f"案例“{name}”的 count 应为整数")
    if len(log) > before or day is None:
        return None
    try:
        case_file = case_from(given, day)
    except UnclearCaseError as error:
        log.add(problems.CASE_UNREADABLE.at(entry.place, f"案例“{name}”不能理解：{error}"))
        return None
    place = f"{entry.file} 第{entry.line}行"
    return WrittenCase(
        name, day, case_file, rule_id, verdict, pack, int(count) if count else None, says, place
    )
