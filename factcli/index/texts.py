"""What follows from a fact alone of the terms it is found by: the stems of its texts, and the marks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from factcli import terms
from factcli.english.stem import stem, words
from factcli.frozen import NamedTuple
from factcli.model import Fact, Value

_MOST_YEARS = 50
"""Years of a period that are noted one by one; of a longer one only the first and the last."""


class Basis(NamedTuple):
    """What the terms of a fact go by again and again: its values, who acts in it, and who it is from."""

    values: tuple[Value, ...]
    agents: list[str]
    claimants: list[str]


def basis_of(fact: Fact) -> Basis:
    """Return what the terms of a fact go by."""
    return Basis(fact.values(), _agents(fact), _claimants(fact))


def own_terms(fact: Fact) -> set[str]:
    """Return the terms that follow from a fact alone: the stems of its texts, and the marks it has by itself."""
    basis = basis_of(fact)
    found = marks_of(fact, basis)
    for text in texts(fact, basis.values):
        found.update(map(stem, words(text)), compounds(text))
    return found


def texts(fact: Fact, values: Iterable[Value]) -> Iterator[str]:
    """Yield what a fact of these values says; the report of a search says nothing but what was looked for."""
    if fact.absence is None or fact.absence.worded:
        yield fact.text
    if fact.absence is not None:
        yield from fact.absence.words
    if fact.quote:
        yield fact.quote
    for value in values:
        if value.text:
            yield value.text


def compounds(text: str) -> Iterable[str]:
    """Return the stems of words with a hyphen as if they were written as one ("northeast")."""
    if "-" not in text:
        return ()
    joined = ("".join(words(each)) for each in re.findall(r"\w+(?:-\w+)+", text))
    return [stem(each) for each in joined if each]


def _agents(fact: Fact) -> list[str]:
    """Return the things that act, or are spoken of, in a fact."""
    found = [each for each in (fact.subject, fact.speaker) if each]
    if "agent" in fact.parts:
        found += [value.thing for value in fact.parts["agent"] if value.thing]
    return found


def _claimants(fact: Fact) -> list[str]:
    """Return who a fact says it is from: speaker, claimant, its sources and those through whom it came.

    For what was not found these are the sources that were searched, and nobody else.
    """
    if fact.absence is not None:
        return [reference.source for reference in fact.references]
    found = [each for each in (fact.speaker, fact.according_to) if each]
    for reference in fact.references:
        found += (reference.source, *reference.via)
    return found


def marks_of(fact: Fact, basis: Basis) -> set[str]:
    """Return the marks that a fact has by itself."""
    found = {*map(terms.agent, basis.agents), *map(terms.claimant, basis.claimants), *map(terms.thing, fact.about)}
    add = found.add
    for role in fact.parts:
        if role != "amount":
            add(terms.part(role))
    if fact.subject:
        found.update((terms.thing(fact.subject), terms.part("agent"), terms.part("subject")))
    if fact.speaker:
        add(terms.thing(fact.speaker))
    if fact.speaker or fact.according_to:
        add(terms.part("speaker"))
    if fact.quote:
        add(terms.part("quote"))
    if fact.as_of:
        found.update(_years(fact.as_of))
    for value in basis.values:
        if value.thing:
            add(terms.thing(value.thing))
        if value.quantity:
            add(terms.part("amount"))
        if value.date:
            add(terms.part("time"))
            found.update(_years(value.date))
    if fact.property is not None:
        add(terms.predicate(fact.property))
        if fact.value is not None and fact.value.named is not None:
            add(terms.value(fact.property, fact.value.named))
    if fact.topics or fact.acts:
        found.update(map(terms.topic, fact.topics), map(terms.act, fact.acts))
    if fact.negative:
        add(terms.NEGATIVE)
    return found


@lru_cache(1 << 12)
def _years(date: str) -> tuple[str, ...]:
    """Return the marks of a date: that there is one, and its years."""
    if date[:4].isdigit() and (date[4:5] in {"", "-", "~", "?", "%"} and "/" not in date and "X" not in date):
        return terms.part("year"), terms.year(int(date[:4]))  # one year, whatever else it says
    from factcli.dates import parse  # noqa: PLC0415 - 4 ms that most dates do not pay

    period = parse(date)
    first, last = int(period.earliest[:4]), int(period.latest[:4])
    years = range(first, last + 1) if last - first < _MOST_YEARS else (first, last)
    return (terms.part("year"), *map(terms.year, years))
