"""A base into an index: the tables filled, nothing asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcli import terms
from factcli.english.slips import bents
from factcli.english.small import FUNCTION_WORDS, key
from factcli.english.stem import words
from factcli.index import record
from factcli.index.claimed import CLAIM, Claimed, span
from factcli.index.fact_terms import FactTerms, kinds_of
from factcli.index.schema import FORMER, INDEXES, TABLES, VERSION
from factcli.index.standing import DIFFERS, OVERTAKE
from factcli.model import Base, Property


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
        _overtake(connection)
    except sqlite3.Error as error:
        connection.close()
        raise OSError(f"{path}: {error}") from error
    return connection


def _overtake(connection: sqlite3.Connection) -> None:
    """Mark the claims that others have taken the place of; note whether there are any, and any that differ."""
    with connection:
        (differs,) = connection.execute(DIFFERS).fetchone()
        if differs:
            connection.execute(OVERTAKE)
        (former,) = connection.execute("SELECT EXISTS (SELECT 1 FROM claimed WHERE current = 0)").fetchone()
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("differs", differs), ("former", former)])
    connection.execute(FORMER)


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
        ((kind, numbers[each.id]) for each in base.things.values() for kind in kinds_of(each, base)),
    )
    return numbers


def _write_facts(base: Base, numbers: dict[str, int], connection: sqlite3.Connection) -> None:
    indexer, claimed = FactTerms(base), Claimed(base, numbers)
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
        connection.execute("INSERT INTO span VALUES (?, ?, ?, ?)", span(fact, number, base))
        connection.executemany(CLAIM, claimed.rows(fact, number))
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
