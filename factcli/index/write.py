"""A base into an index: the tables filled, nothing asked."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcli import terms
from factcli.dates import parse
from factcli.english.slips import bents
from factcli.english.small import FUNCTION_WORDS, key
from factcli.english.stem import stem, words
from factcli.index import record
from factcli.index.schema import INDEXES, TABLES, VERSION
from factcli.model import UNASSERTED, Base, Fact, Property, Thing

_LONGEST_NAME = 6
"""Words of the longest name that is looked for in a sentence."""

_COMPOUND = re.compile(r"\w+(?:-\w+)+")

_MOST_YEARS = 50
"""Years of a period that are noted one by one; of a longer one only the first and the last."""


def note(path: Path, key: str, value: str) -> None:
    """Change what the index at a path notes under a key. Raises ``sqlite3.Error`` where it cannot be written."""
    connection = sqlite3.connect(path, timeout=0.1)
    try:
        with connection:
            connection.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))
    finally:
        connection.close()


def write_index(base: Base, fingerprint: str, path: Path | None) -> sqlite3.Connection:
    """Write a base into a new database at a path (in memory where there is none). Raises OSError where it cannot."""
    connection = sqlite3.connect(path or ":memory:")
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint,))
        _write_vocabulary(base, connection)
        _write_facts(base, _write_things(base, connection), connection)
        connection.execute("INSERT INTO term (term) VALUES ('optimize')")
        connection.commit()
        connection.executescript(INDEXES)
    except sqlite3.Error as error:
        connection.close()
        raise OSError(f"{path}: {error}") from error
    return connection


def _write_vocabulary(base: Base, connection: sqlite3.Connection) -> None:
    meta = {
        "version": VERSION,
        "title": base.title,
        "description": base.description,
        "kinds": record.dump(tuple(base.kinds.values())),
        "properties": record.dump(tuple(base.properties.values())),
        "topics": record.dump(tuple(each.label for each in base.topics.values())),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.executemany(
        "INSERT INTO source VALUES (?, ?)", ((each.id, record.dump(each)) for each in base.sources.values())
    )
    connection.executemany(
        "INSERT OR IGNORE INTO lexicon VALUES (?, ?, ?)",
        ((key(phrase), sense, target) for phrase, sense, target in _phrases(base) if key(phrase)),
    )


def _phrases(base: Base) -> Iterator[tuple[str, str, str]]:
    """Yield every phrase of a base with its sense and what it means."""
    for thing in base.things.values():
        for name in (thing.name, *thing.aliases):
            yield name, "thing", thing.id
    for source in base.sources.values():
        for name in (source.title, *source.aliases):
            yield name, "source", source.id
    for kind in base.kinds.values():
        for phrase in (kind.label, kind.plural, *kind.words):
            yield phrase, "kind", kind.id
    for each in base.properties.values():
        yield from _property_phrases(each)
    for sense, topics in (("topic", base.topics), ("act", base.acts)):
        for topic in topics.values():
            for phrase in (topic.label, *topic.words):
                yield phrase, sense, topic.id
            for phrase in topic.opposites:
                yield phrase, f"un{sense}", topic.id


def _property_phrases(each: Property) -> Iterator[tuple[str, str, str]]:
    senses = {
        "property": (each.label, *each.words),
        "inverse": each.inverse,
        "adjective": each.adjectives,
        "more": each.more,
        "less": each.less,
        "most": each.most,
        "least": each.least,
    }
    for sense, phrases in senses.items():
        for phrase in phrases:
            yield phrase, sense, each.id
    for value in each.values:
        for phrase in (value.label, *value.words):
            yield phrase, "value", f"{each.id}={value.id}"


def _write_things(base: Base, connection: sqlite3.Connection) -> dict[str, int]:
    """Write the things and return the number of each."""
    numbers = {identifier: number for number, identifier in enumerate(base.things, 1)}
    connection.executemany(
        "INSERT INTO thing VALUES (?, ?, ?)",
        ((numbers[each.id], each.id, record.dump(each)) for each in base.things.values()),
    )
    connection.executemany(
        "INSERT INTO member VALUES (?, ?)",
        ((kind, numbers[each.id]) for each in base.things.values() for kind in _kinds(base, each)),
    )
    return numbers


def _kinds(base: Base, thing: Thing) -> Iterator[str]:
    """Yield the kind of a thing and every broader one."""
    kind: str | None = thing.kind
    while kind is not None:
        yield kind
        kind = base.kinds[kind].broader


def _write_facts(base: Base, numbers: dict[str, int], connection: sqlite3.Connection) -> None:
    indexer = FactTerms(base)
    spoken: set[str] = set()
    for number, fact in enumerate(base.facts.values(), 1):
        found = indexer.of(fact)
        row = (number, fact.id, record.dump(fact), " ".join(found))
        connection.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", row)
        if fact.absence is not None:
            found = [terms.ABSENT, *map(terms.absent, found)]
        connection.execute("INSERT INTO term (rowid, terms) VALUES (?, ?)", (number, " ".join(found)))
        if fact.absence is not None:  # nor is a word set right to one of what is not there
            continue
        connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)", _claims(base, fact, number, numbers))
        for text in (fact.text, fact.quote or "", *fact.words):
            spoken.update(words(text))
    for phrase, _, _ in _phrases(base):
        spoken.update(words(phrase))
    connection.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?)", _spellings(spoken))


def _spellings(spoken: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in spoken:
        if len(word) > 3 and word.isalpha() and word not in FUNCTION_WORDS:
            for bent in bents(word):
                yield bent, word


def _claims(
    base: Base, fact: Fact, number: int, numbers: dict[str, int]
) -> Iterator[tuple[int, int, str, int | None, str | None, float | None]]:
    """Yield the rows of a claim: none for what is no claim, is denied or has been superseded."""
    if fact.subject is None or fact.property is None or fact.value is None:
        return
    void = fact.negative or fact.status in {"denied", *UNASSERTED} or fact.rank == "deprecated"
    if void or fact.subject not in numbers:
        return
    value = fact.value
    subject, thing = numbers[fact.subject], numbers.get(value.thing or "")
    amount = float(value.quantity.number) if value.quantity else _decimal_year(value.date) if value.date else None
    yield number, subject, fact.property, thing, value.named, amount
    if thing is not None and base.properties[fact.property].symmetric:
        yield number, thing, fact.property, subject, None, None


def _decimal_year(date: str) -> float:
    """Return when a date begins, in years, so that dates compare as numbers do."""
    year, month, day = parse(date).earliest.split("-")
    return int(year) + (int(month) - 1) / 12 + (int(day) - 1) / 366


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
        return _kinds(self._base, self._base.things[thing])

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
