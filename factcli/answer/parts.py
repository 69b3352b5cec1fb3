"""The parts of a fact that a question asks for: who, where, when, why, how much."""

from __future__ import annotations

import re

from factcli import terms
from factcli.english.stem import stem, words
from factcli.index import Found, Index
from factcli.model import Value
from factcli.query import Asked, Find
from factcli.question.english import MONTHS

_PARTS: dict[Asked, tuple[str, ...]] = {
    "agent": ("agent", "speaker"),
    "subject": ("subject",),
    "object": ("object", "recipient"),
    "recipient": ("recipient",),
    "speaker": ("speaker",),
    "place": ("place",),
    "time": ("time",),
    "month": ("time",),
    "year": ("time",),
    "duration": ("duration",),
    "manner": ("manner", "reason", "result"),
    "reason": ("reason", "purpose"),
    "amount": ("amount",),
    "number": (),
    "quote": ("quote",),
    "fact": (),
    "check": (),
    "claim": ("subject", "agent"),
    "document": (),
}
"""The parts any one of which a fact must have to answer."""


def has_part(asked: Asked, found: Found, told: dict[str, frozenset[str]]) -> bool:
    """Tell whether a fact has a part that is asked for, and that says more than the question."""
    roles = _PARTS[asked]
    if not roles:
        return True
    if not any(terms.part(role) in found.terms for role in roles):
        return False
    fact = found.fact
    if asked in {"month", "year"}:
        values = [*fact.parts.get("time", ()), *([fact.value] if fact.value else [])]
        return any(_tells_date(value, asked) for value in values)
    if asked == "reason":
        return not any(value.thing in told for role in roles for value in fact.parts.get(role, ()))
    if asked not in {"agent", "object", "recipient", "place"}:
        return True
    values = [value for role in roles for value in fact.parts.get(role, ())]
    if asked == "place" and fact.value is not None:
        values.append(fact.value)
    whole = (
        ({fact.subject} if values or fact.subject else {fact.speaker, fact.according_to}) if asked == "agent" else set()
    )
    return any(_is_news(value, told) for value in values) or bool({each for each in whole if each} - set(told))


def _tells_date(value: Value, asked: Asked) -> bool:
    """Whether a time is told to the month or the year; a weekday is neither."""
    told = (value.date or value.text or "").lower()
    is_dated = re.search(r"\b\d{4}-\d\d" if asked == "month" else r"\b\d{4}\b", told) is not None
    return is_dated or (asked == "month" and not MONTHS.isdisjoint(words(told)))


def counts(query: Find, found: Found, index: Index) -> bool:
    """Tell whether a number is of the things that are counted, where these are of a kind: its unit says so."""
    if query.asked != "amount" or query.kind is None:
        return True
    kind = index.kinds[query.kind]
    named = {stem(word) for phrase in (kind.label, kind.plural, *kind.words) for word in words(phrase)}
    if stem("people") in named:
        return True
    fact = found.fact
    values = [*([fact.value] if fact.value else []), *(value for each in fact.parts.values() for value in each)]
    units = [value.quantity.unit for value in values if value.quantity and value.quantity.unit]
    return any(named & set(map(stem, words(unit))) for unit in units)


def _is_news(value: Value, told: dict[str, frozenset[str]]) -> bool:
    if value.thing is not None:
        return value.thing not in told
    said = set(map(stem, words(value.text or "")))
    return not any(name <= said for name in told.values())
