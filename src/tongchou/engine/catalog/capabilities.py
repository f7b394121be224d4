"""Needed function → offered 共性能力: what need not be built because the city has it.

>>> match_capabilities(declaration, capabilities)      # doctest: +SKIP
(CapabilityMatch(capability_id='cap_identity', declared='统一身份认证模块建设', …),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongchou.engine.catalog.terms import Hit, core, find_term, is_own, is_reuse, plain
from tongchou.kernel.assets import Capability
from tongchou.kernel.budget import BudgetLine, LineKind
from tongchou.kernel.declaration import Declaration
from tongchou.kernel.declared import CapabilityUse
from tongchou.kernel.evidence import Evidence
from tongchou.kernel.similars import CapabilityMatch

_INFRASTRUCTURE = "基础设施"
#: Lines of a budget that buy a thing a capability may replace.
_SOFTWARE_LINES = frozenset(
    {
        LineKind.CUSTOM_DEV,
        LineKind.PACKAGED_SOFTWARE,
        LineKind.HARDWARE,
        LineKind.DATA,
        LineKind.SERVICE,
        LineKind.SECURITY_SERVICE,
        LineKind.OTHER,
    }
)
_PLACE_LINES = frozenset({LineKind.HARDWARE, LineKind.MACHINE_ROOM, LineKind.NETWORK_LINE})
#: Hardware beside a cloud is judged by the cost check; here it is only pointed out.
_POINTED_OUT = 0.65
_DESCRIBED = 0.75
_WHOLE = 0.96
_NO_NEED = re.compile(r"不涉及|不需要|不适用|无此|无需|无.{0,8}(?:需求|事项|场景|业务)")
_SENTENCE = re.compile(r"[。；;！!\n]")


@dataclass(frozen=True)
class _Thing:
    """Something declared that a capability may serve."""

    name: str
    words: str
    place: Evidence
    line: BudgetLine | None = None


def match_capabilities(
    declaration: Declaration, capabilities: Sequence[Capability]
) -> tuple[CapabilityMatch, ...]:
    """Declared functions, modules and budget lines that a shared capability already serves.

    Names that only call a capability (对接省统一身份认证平台) are reuse and give no match. What the
    declaration says about reuse is carried in ``reuse_declared`` and ``reuse_reason``; a capability
    that it refuses to reuse is a match by itself. ``line_id`` is filled for budget lines. Ordered by
    the declaration, then by capability.
    """
    found: dict[tuple[str, str, str], CapabilityMatch] = {}
    for capability in capabilities:
        use = declared_use(declaration, capability)
        for match in _matches(declaration, capability, use):
            found.setdefault((match.capability_id, match.declared, match.line_id), match)
    return tuple(found.values())


def declared_use(declaration: Declaration, capability: Capability) -> CapabilityUse | None:
    """What the declaration says about a capability; a refusal wins over a yes, words over silence."""
    uses = _uses(declaration, capability)
    ordered = sorted(uses, key=lambda use: (use.reused is not False, -len(use.reason)))
    return ordered[0] if ordered else None


def _uses(declaration: Declaration, capability: Capability) -> list[CapabilityUse]:
    stated = declaration.capabilities.capability_reuse
    return [
        use
        for use in stated
        if names_capability(use.capability, capability) and not _NO_NEED.search(use.reason)
    ]


def names_capability(words: str, capability: Capability) -> bool:
    """Whether words of a form name this capability (消息中心（短信） names 消息中心)."""
    written = plain(words)
    if plain(capability.asset_id) == written:
        return True
    name = core(capability.name)
    if len(name) >= 2 and (name in core(words) or (len(core(words)) >= 2 and core(words) in name)):
        return True
    return any(plain(term) in written for term in capability.replaces if len(term) >= 4)


def _matches(
    declaration: Declaration, capability: Capability, use: CapabilityUse | None
) -> Iterator[CapabilityMatch]:
    served = [
        _match(capability, thing, hit, use)
        for thing in _things(declaration)
        if (hit := _best_hit(capability, thing)) is not None
    ]
    if use is not None and use.reused is False and (served or is_own(use.reason)):
        for refusal in _uses(declaration, capability):
            refused = _Thing(refusal.capability, refusal.capability, refusal.place)
            yield _match(capability, refused, Hit(capability.name, 1.0), use)
    yield from served


def _things(declaration: Declaration) -> Iterator[_Thing]:
    seen: set[str] = set()
    for function in declaration.content.functions:
        for name in (function.subsystem, function.module, function.name):
            if name and name not in seen:
                seen.add(name)
                words = f"{name} {function.description}" if name == function.name else name
                yield _Thing(name, words, function.place)
    for line in declaration.funds.lines:
        words = " ".join((line.name, line.spec, line.basis, line.remark))
        yield _Thing(line.name, words, line.cell("name"), line)


def _best_hit(capability: Capability, thing: _Thing) -> Hit | None:
    if not _may_serve(capability, thing) or is_reuse(thing.words):
        return None
    listed = tuple(dict.fromkeys((capability.name, *capability.replaces)))
    hits = [hit for term in listed if len(term) >= 2 and (hit := find_term(term, thing.name))]
    hits += _by_short_name(capability, thing)
    if not hits:
        return _built_in_words(listed, thing.words)
    best = max(hits, key=lambda hit: (hit.score, len(hit.term)))
    in_part = thing.line is not None and thing.line.kind is LineKind.HARDWARE and best.score < _WHOLE
    return _pointed_out(best) if in_part or _is_infrastructure(capability) else best


def _by_short_name(capability: Capability, thing: _Thing) -> list[Hit]:
    """The capability's name without 统一 and the like (身份认证); certain only when it is the whole name."""
    short = core(capability.name)
    bought = thing.line is not None and thing.line.kind is LineKind.HARDWARE
    hit = find_term(short, thing.name) if len(short) >= 2 and not bought else None
    if hit is None:
        return []
    return [hit if hit.score >= _WHOLE else _pointed_out(hit)]


def _pointed_out(hit: Hit) -> Hit:
    return Hit(hit.term, min(hit.score, _POINTED_OUT), hit.using)


def _built_in_words(terms: tuple[str, ...], words: str) -> Hit | None:
    """A description that says it builds the thing itself (自有的地图引擎), whatever the function is called."""
    for sentence in _SENTENCE.split(words):
        for term in terms:
            if len(term) >= 4 and is_own(sentence) and plain(term) in plain(sentence):
                return None if is_reuse(sentence) else Hit(term, _DESCRIBED)
    return None


def _may_serve(capability: Capability, thing: _Thing) -> bool:
    """Clouds and networks replace hardware, everything else replaces software and services."""
    if _is_infrastructure(capability):
        return thing.line is not None and thing.line.kind in _PLACE_LINES
    return thing.line is None or thing.line.kind in _SOFTWARE_LINES


def _is_infrastructure(capability: Capability) -> bool:
    return _INFRASTRUCTURE in capability.category


def _match(capability: Capability, thing: _Thing, hit: Hit, use: CapabilityUse | None) -> CapabilityMatch:
    return CapabilityMatch(
        capability_id=capability.asset_id,
        capability_name=capability.name,
        declared=thing.name,
        place=thing.place if thing.place.quote else thing.place.quoting(thing.name),
        score=hit.score,
        matched_words=(hit.term,),
        is_free=capability.is_free,
        reuse_declared=use.reused if use else None,
        reuse_reason=use.reason if use else "",
        line_id=thing.line.line_id if thing.line else "",
    )
