"""Rules without code: the common shapes, written in ``rules/*.yaml``.

``required_field`` a field must be filled · ``required_document`` a kind of file must be there ·
``threshold`` a number against a parameter · ``forbidden_words`` words that must not be stated ·
``required_words`` words that must be stated · ``consistent`` a field's readings must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tongchou.engine.policy import problems
from tongchou.engine.policy.certainty import unread_sentence
from tongchou.engine.policy.outcomes import Outcome, fail, not_checked, passed, review, warn
from tongchou.engine.policy.parameters import Parameters
from tongchou.engine.policy.rules import Auto, Group, Judge, Rule
from tongchou.engine.policy.sources import Reader, entries_of, read_yaml
from tongchou.engine.policy.wording import stated
from tongchou.kernel.casefile import CaseFile
from tongchou.kernel.declaration import Declaration, ProjectKind
from tongchou.kernel.documents import DocumentKind
from tongchou.kernel.evidence import Reason
from tongchou.kernel.findings import Severity, Verdict
from tongchou.kernel.money import Money
from tongchou.kernel.problems import ProblemLog

#: A shape's door: reads its own keys and gives the judge with the parameters it uses.
Shape = Callable[[Reader], tuple[Judge, tuple[str, ...]]]
_SAY: dict[Verdict, Callable[..., Outcome]] = {
    Verdict.FAIL: fail,
    Verdict.WARN: warn,
    Verdict.REVIEW: review,
}


def shaped_rules(folder: Path, shown: str, pack: str, log: ProblemLog) -> Iterator[Rule]:
    """Every rule of ``rules/*.yaml``; problems go to the log."""
    for path in sorted(folder.glob("*.yaml")):
        name = f"{shown}/rules/{path.name}"
        for entry in entries_of(read_yaml(path, name, log), name, log):
            rule = _rule(Reader(entry, log), pack, name)
            if rule is not None:
                yield rule


def _rule(reader: Reader, pack: str, name: str) -> Rule | None:
    shape = SHAPES.get(reader.text("shape"))
    if shape is None:
        reader.complain(problems.VALUE_BAD, f"shape 应为下列之一：{'、'.join(SHAPES)}")
        return None
    judge, uses = shape(reader)
    rule = Rule(
        id=reader.text("rule"),
        title=reader.text("title"),
        group=reader.choice("group", Group) or Group.DOC,
        severity=reader.choice("severity", Severity) or Severity.INFO,
        judge=judge,
        auto=reader.choice("auto", Auto, Auto.FULL) or Auto.FULL,
        since=reader.day("since"),
        until=reader.day("until"),
        cites=reader.words("cites"),
        uses=uses,
        kinds=reader.choices("kinds", ProjectKind) or None,
        needs=reader.words("needs"),
        about=reader.text("about", ""),
        pack=pack,
        source=name,
    )
    reader.finish()
    return rule


def _words(reader: Reader) -> tuple[str, str, Callable[..., Outcome]]:
    """What every shape says: message, advice and the verdict when it fires."""
    verdict = reader.choice("verdict", Verdict, Verdict.FAIL) or Verdict.FAIL
    if verdict not in _SAY:
        reader.complain(problems.VALUE_BAD, "verdict 应为 fail、warn 或 review")
    return reader.text("message"), reader.text("advice", ""), _SAY.get(verdict, fail)


def _field_path(reader: Reader, key: str = "field") -> str:
    path = reader.text(key)
    known = Declaration().all_fields()
    if path and path not in known:
        reader.complain(problems.VALUE_BAD, f"申报信息中没有字段“{path}”")
        return next(iter(known))
    return path


def _required_field(reader: Reader) -> tuple[Judge, tuple[str, ...]]:
    path, kinds = _field_path(reader), reader.choices("read_in", DocumentKind)
    message, advice, say = _words(reader)

    def judge(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
        field = case.declaration.field(path)
        if field and field.value != "":
            yield passed(
                f"已填写：{field.evidence[0].quote or _shown(field.value)}。", evidence=field.evidence
            )
            return
        unread = unread_sentence(case, *kinds)
        yield not_checked(f"{message}{unread}") if unread else say(message, advice=advice)

    return judge, ()


def _required_document(reader: Reader) -> tuple[Judge, tuple[str, ...]]:
    kinds = reader.choices("any_of", DocumentKind)
    message, advice, say = _words(reader)

    def judge(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
        there = [file.name for file in case.package.files if file.kind in kinds]
        if there:
            yield passed(f"已提交《{case.package.shown_name(there[0])}》。")
            return
        unread = unread_sentence(case, *kinds)
        yield not_checked(f"{message}{unread}") if unread else say(message, advice=advice)

    return judge, ()


def _threshold(reader: Reader) -> tuple[Judge, tuple[str, ...]]:
    path, at_least, at_most = _field_path(reader), reader.text("at_least", ""), reader.text("at_most", "")
    message, advice, say = _words(reader)
    if bool(at_least) == bool(at_most):
        reader.complain(problems.KEY_MISSING, "threshold 应写 at_least 或 at_most（参数编号）之一")
    limit_id = at_least or at_most

    def judge(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
        field = case.declaration.field(path)
        if field.value is None:
            yield not_checked("材料中未读到该数值。请在申报表或方案中写明后重新审查。")
            return
        value, limit = _number(field.value), at.reason(limit_id)
        bound = at.money(limit_id).yuan if isinstance(field.value, Money) else at.decimal(limit_id)
        kept = value >= bound if at_least else value <= bound
        because = [Reason("申报值", _shown(field.value), field.evidence[0].place), limit]
        if kept:
            yield passed(f"{_shown(field.value)}，符合要求。", evidence=field.evidence, because=because)
        else:
            yield say(message, evidence=field.evidence, advice=advice, because=because)

    return judge, (limit_id,)


def _forbidden_words(reader: Reader) -> tuple[Judge, tuple[str, ...]]:
    parameter, kinds = reader.text("words"), reader.choices("read_in", DocumentKind)
    message, advice, say = _words(reader)

    def judge(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
        hits = stated(case, at.list(parameter), *kinds)
        if hits:
            words = "、".join(dict.fromkeys(hit.word for hit in hits))
            yield say(f"{message}（{words}）", evidence=[hit.place for hit in hits], advice=advice)
            return
        unread = unread_sentence(case, *kinds)
        yield not_checked(unread) if unread else passed("未见相关表述。")

    return judge, (parameter,)


def _required_words(reader: Reader) -> tuple[Judge, tuple[str, ...]]:
    parameter, kinds = reader.text("words"), reader.choices("read_in", DocumentKind)
    message, advice, say = _words(reader)

    def judge(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
        hits = stated(case, at.list(parameter), *kinds)
        if hits:
            yield passed(f"已写明“{hits[0].word}”。", evidence=hits[0].place)
            return
        unread = unread_sentence(case, *kinds)
        yield not_checked(unread) if unread else say(message, advice=advice)

    return judge, (parameter,)


def _consistent(reader: Reader) -> tuple[Judge, tuple[str, ...]]:
    path = _field_path(reader)
    message, advice, say = _words(reader)

    def judge(case: CaseFile, at: Parameters) -> Iterator[Outcome]:
        field = case.declaration.field(path)
        if not field:
            yield not_checked("材料中未读到该项内容。")
        elif field.conflicts:
            because = [Reason(r.place.place, _shown(r.value)) for r in field.readings]
            yield say(message, evidence=field.evidence, advice=advice, because=because)
        else:
            yield passed(f"各处一致：{_shown(field.value)}。", evidence=field.evidence)

    return judge, ()


SHAPES: dict[str, Shape] = {
    "required_field": _required_field,
    "required_document": _required_document,
    "threshold": _threshold,
    "forbidden_words": _forbidden_words,
    "required_words": _required_words,
    "consistent": _consistent,
}


def _number(value: Any) -> Decimal:
    return value.yuan if isinstance(value, Money) else Decimal(str(value))


def _shown(value: Any) -> str:
    if isinstance(value, Money):
        return value.format_wan()
    return str(getattr(value, "label", value))
