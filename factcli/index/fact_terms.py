"""The terms that facts are found by, worked out once (see :mod:`factcli.terms`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcli import terms
from factcli.dates import parse
from factcli.english.small import FUNCTION_WORDS, key
from factcli.english.stem import stem, words
from factcli.model import Base, Fact, Thing

_LONGEST_NAME = 6
"""Words of the longest name that is looked for in a sentence."""

_COMPOUND = re.compile(r"\w+(?:-\w+)+")

_MOST_YEARS = 50
"""Years of a period that are noted one by one; of a longer one only the first and the last."""


class FactTerms:
    """Works out the terms of the facts of one base (see :mod:`factcli.terms`)."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._names: dict[str, set[str]] = defaultdict(set)
        for thing in base.things.values():
            for name in (thing.name, *thing.aliases):
                self._names[key(name)].add(thing.id)
        for source in base.sources.values():
            for name in source.aliases:
                self._names[key(name)].add(source.id)

    def of(self, fact: Fact) -> list[str]:
        """Return the terms of a fact, sorted."""
        things = self._things(fact)
        wider = {larger for each in things for larger in self._larger(each)} - things
        found = {stem(word) for text in _texts(fact) for word in words(text)}
        found.update(joined for text in _texts(fact) for joined in _compounds(text))
        found.update(terms.said_as(stem(word)) for phrase in fact.words for word in words(phrase))
        found.update(terms.thing(each) for each in things)
        found.update(terms.around(each) for each in wider)
        found.update(terms.claimant(each) for each in self._claimants(fact))
        found.update(terms.told_of(each) for each in self._told_of(fact))
        agents = _agents(fact)
        found.update(terms.agent(each) for each in agents)
        found.update(terms.agent(larger) for each in agents for larger in self._larger(each))
        found.update(terms.topic(each) for each in fact.topics)
        found.update(terms.act(each) for each in fact.acts)
        found.update(terms.kind(kind) for each in things if each in self._base.things for kind in self._kinds(each))
        found.update(terms.year(each) for each in _years(fact))
        found.update(terms.part(role) for role in self._roles(fact))
        if fact.property is not None:
            found.add(terms.predicate(fact.property))
            if fact.value is not None and fact.value.named is not None:
                found.add(terms.value(fact.property, fact.value.named))
        if fact.negative:
            found.add(terms.NEGATIVE)
        return sorted(found)

    def _kinds(self, thing: str) -> Iterator[str]:
        return kinds_of(self._base.things[thing], self._base)

    def _things(self, fact: Fact) -> set[str]:
        """Return the things a fact names: in its fields and parts, and in its text where a name has one meaning."""
        named = {each for each in (fact.subject, fact.speaker, *fact.about) if each}
        named.update(value.thing for value in fact.values() if value.thing)
        for text in _texts(fact):
            named.update(self._recognise(text))
        return named

    def _recognise(self, text: str) -> Iterator[str]:
        stems = [stem(word) for word in words(text) if word not in FUNCTION_WORDS]
        start = 0
        while start < len(stems):
            for end in range(min(start + _LONGEST_NAME, len(stems)), start, -1):
                found = self._names.get(" ".join(stems[start:end]))
                if found is not None:
                    if len(found) == 1:
                        yield from found
                    start = end - 1
                    break
            start += 1

    def _larger(self, thing: str) -> Iterator[str]:
        """Yield the things that a thing lies within, at any remove."""
        known = self._base.things.get(thing)
        for larger in known.within if known else ():
            yield larger
            yield from self._larger(larger)

    def _claimants(self, fact: Fact) -> set[str]:
        """Return who vouches for a fact: speaker, claimant, the sources and whom these speak for.

        For what was not found these are the sources that were searched, and nobody else.
        """
        if fact.absence is not None:
            return {reference.source for reference in fact.references}
        direct = {each for each in (fact.speaker, fact.according_to) if each}
        for reference in fact.references:
            direct.update((reference.source, *reference.via))
        for each in tuple(direct):
            source = self._base.sources.get(each)
            for name in (source.publisher, source.author) if source else ():
                direct.update(self._names.get(key(name), ()) if name else ())
        return direct | {larger for each in direct for larger in self._larger(each)}

    def _told_of(self, fact: Fact) -> Iterator[str]:
        """Yield the documents that the sources of a fact report on."""
        for reference in fact.references if fact.absence is None else ():
            source = self._base.sources.get(reference.source)
            yield from source.reports if source else ()

    def _roles(self, fact: Fact) -> Iterator[str]:
        yield from (role for role in fact.parts if role != "amount")
        if fact.speaker or fact.according_to:
            yield "speaker"
        if fact.quote:
            yield "quote"
        if any(value.quantity for value in fact.values()):
            yield "amount"
        if any(value.date for value in fact.values()):
            yield "time"
        if _years(fact):
            yield "year"
        if fact.subject:
            yield "agent"
            yield "subject"
        role = self._base.properties[fact.property].role if fact.property else None
        if role:
            yield role


def _texts(fact: Fact) -> Iterator[str]:
    """Yield what a fact says; the report of a search says nothing but what was looked for."""
    if fact.absence is None or fact.absence.worded:
        yield fact.text
    if fact.absence is not None:
        yield from fact.absence.words
    if fact.quote:
        yield fact.quote
    for value in fact.values():
        if value.text:
            yield value.text


def _compounds(text: str) -> Iterator[str]:
    """Yield the stems of words with a hyphen as if they were written as one ("counterterrorism")."""
    for compound in _COMPOUND.findall(text):
        yield stem("".join(words(compound)))


def _agents(fact: Fact) -> set[str]:
    named = {each for each in (fact.subject, fact.speaker) if each}
    return named | {value.thing for value in fact.parts.get("agent", ()) if value.thing}


def _years(fact: Fact) -> set[int]:
    """Return the years that a fact is of: those of its own date and of its times."""
    dates = [fact.as_of, *(value.date for value in fact.values())]
    return {year for date in dates if date for year in _years_of(date)}


def _years_of(date: str) -> Iterable[int]:
    period = parse(date)
    first, last = int(period.earliest[:4]), int(period.latest[:4])
    return range(first, last + 1) if last - first < _MOST_YEARS else (first, last)


def kinds_of(thing: Thing, base: Base) -> Iterator[str]:
    """Yield the kind of a thing and every broader one."""
    kind: str | None = thing.kind
    while kind is not None:
        yield kind
        kind = base.kinds[kind].broader
