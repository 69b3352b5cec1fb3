"""An index made fresh where files of its base have changed: their facts are taken out and written anew."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from factcli import terms
from factcli.english.slips import bents
from factcli.english.small import key
from factcli.english.stem import stem, words
from factcli.index import record
from factcli.index.context import LONGEST_NAME, Beginnings, Context, Lazily
from factcli.index.finder import quoted
from factcli.index.rows import Rows, indexed, may_be_misspelt
from factcli.index.schema import SLOT
from factcli.index.signing import note
from factcli.index.standing import BEATS, CONTESTS
from factcli.index.texts import own_terms, texts
from factcli.index.write import (
    FileRow,
    Phrase,
    Taken,
    note_sizes,
    source_phrases,
    thing_phrases,
    vocabulary_phrases,
    write_rows,
    write_sources,
    write_things,
    write_vocabulary,
)
from factcli.model import Base, Reference, Source, Thing

_CACHE = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
"""


class Updater:
    """Changes a copy of an index that nobody else sees until it is whole."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.executescript(_CACHE)
        self._terms: Counter[str] = Counter()
        self._spoken: Counter[str] = Counter()
        self._claimed: set[tuple[int, str]] = set()

    def context(self) -> tuple[Context, tuple[Reference, ...]]:
        """Return what the base declares, read as it is asked for, and its own references."""
        meta = dict(self.connection.execute("SELECT key, value FROM meta"))
        base = Base(
            title=meta["title"],
            description=meta["description"],
            kinds=record.load_kinds(meta["kinds"]),
            properties=record.load_properties(meta["properties"]),
            topics=record.load_topics(meta["topics"]),
            acts=record.load_topics(meta["acts"]),
            sources=Lazily(self._source, lambda: self._all("SELECT id FROM source ORDER BY id")),
            things=Lazily(self._thing, lambda: self._all("SELECT id FROM thing ORDER BY number")),
            facts={},
        )
        numbers = Lazily(self._number, lambda: list(base.things))
        meant = Lazily(self._meant, lambda: self._all("SELECT DISTINCT key FROM lexicon"))
        return Context(base, numbers, meant, self._beginning), record.load_references(meta["references"])

    def _all(self, query: str, *parameters: str) -> list[Any]:
        return [row[0] for row in self.connection.execute(query, parameters)]

    def _source(self, identifier: str) -> Source | None:
        rows = self._all("SELECT body FROM source WHERE id = ?", identifier)
        return record.load_source(rows[0]) if rows else None

    def _thing(self, identifier: str) -> Thing | None:
        rows = self._all("SELECT body FROM thing WHERE id = ?", identifier)
        return record.load_thing(identifier, rows[0], "") if rows else None

    def _number(self, identifier: str) -> int | None:
        row = self.connection.execute("SELECT number FROM thing WHERE id = ?", (identifier,)).fetchone()
        return None if row is None else int(row[0])

    def _meant(self, name: str) -> tuple[str, ...] | None:
        """Return what a name means: a thing, or a source by another name than its title."""
        rows = self.connection.execute(
            "SELECT sense, target FROM lexicon WHERE key = ? AND sense IN ('thing', 'source')", (name,)
        ).fetchall()
        things = [target for sense, target in rows if sense == "thing"]
        sources = [source for sense, target in rows if sense == "source" and (source := self._source(target))]
        called = [each.id for each in sources if name in {key(alias) for alias in each.aliases}]
        return tuple(dict.fromkeys((*things, *called))) or None

    def _beginning(self, said: Iterable[list[str]]) -> dict[str, int]:
        """Return of the words with which names begin how many words the longest such name has."""
        stems = {stem(word) for its in said for word in its}
        found = (self._longest(each) for each in stems)
        return {each: length for each, length in zip(stems, found, strict=True) if length}

    def _longest(self, first: str) -> int:
        """Return how many words the longest name has, or may have, that begins with a stem."""
        words = "SELECT MAX(LENGTH(key) - LENGTH(REPLACE(key, ' ', '')) + 1) FROM lexicon"
        names = "(key = ?1 OR key BETWEEN ?1 || ' ' AND ?1 || '!') AND sense IN ('thing', 'source')"
        (found,) = self.connection.execute(f"{words} WHERE {names}", (first,)).fetchone()
        return min(found or 0, LONGEST_NAME)

    def things_of(self, slot: int) -> dict[str, tuple[int, Thing]]:
        """Return the things of the file in a slot, whole, with their numbers."""
        rows = self.connection.execute(
            "SELECT number, id, body FROM thing WHERE number BETWEEN ? AND ? ORDER BY number", _range(slot)
        )
        return {id_: (number, record.load_thing(id_, body, "")) for number, id_, body in rows}

    def declares(self, slot: int) -> str:
        """Return what the file in a slot declared but things."""
        rows = self.connection.execute("SELECT declares FROM file WHERE slot = ?", (slot,)).fetchone()
        return str(rows[0]) if rows else ""

    def referring(self, gone: Set[str]) -> tuple[set[str], set[str]]:
        """Return the things and the sources that refer to one of these."""
        things = (each for id_ in gone for each in self._mentioning("thing", id_))
        sources = (each for id_ in gone for each in self._mentioning("source", id_))
        return (
            {id_ for id_ in things if (thing := self._thing(id_)) and not gone.isdisjoint(_referred(thing))},
            {id_ for id_ in sources if (source := self._source(id_)) and not gone.isdisjoint(source.reports)},
        )

    def _mentioning(self, table: str, id_: str) -> list[str]:
        """Return the ids of the things or sources that have an id somewhere in their record."""
        rows = self.connection.execute(f"SELECT id FROM {table} WHERE instr(body, ?)", (id_.encode(),))  # noqa: S608
        return [row[0] for row in rows]

    def slots_with(self, ids: Iterable[str], titled: Iterable[str], names: Iterable[str]) -> set[int]:
        """Return the slots of the files with facts that name one of these, or that may have one of these names.

        A source that is ``titled`` otherwise is named in the sentences of claims, and of absences.
        """
        naming = (terms.thing, terms.around, terms.claimant, terms.agent)
        queries = [[mark(id_)] for id_ in ids for mark in naming]
        queries += [[terms.thing(id_)] for id_ in titled]
        queries += [name.split() for name in names]
        queries += [list(map(terms.absent, query)) for query in queries]
        queries += [[terms.absent(terms.claimant(id_))] for id_ in titled]
        rows = (row for query in queries for row in self._matching(" AND ".join(map(quoted, query))))
        return {row[0] >> SLOT for row in rows}

    def _matching(self, query: str) -> Iterator[tuple[int]]:
        yield from self.connection.execute("SELECT rowid FROM term WHERE term MATCH ?", (query,))

    def drop_facts(self, slot: int) -> None:
        """Take out the facts of the file in a slot."""
        first, last = _range(slot)
        rows = self.connection.execute(
            "SELECT number, id, body, marks FROM fact WHERE number BETWEEN ? AND ?", (first, last)
        ).fetchall()
        gone = []
        for number, id_, body, marks in rows:
            fact = record.load_fact(id_, body, "")
            having = indexed(fact, (*own_terms(fact), *marks.split()))
            gone.append((number, having))
            self._terms.subtract(set(having.split(" ")))
            if fact.absence is None:
                said = (*texts(fact, fact.values()), *fact.words)
                self._spoken.subtract(word for text in said for word in words(text))
        execute = self.connection.execute
        self.connection.executemany("INSERT INTO term (term, rowid, terms) VALUES ('delete', ?, ?)", gone)
        single = "FROM claimed WHERE place BETWEEN ? AND ? AND single"  # of others none takes the place of another
        self._claimed.update(execute(f"SELECT subject, property {single}", (2 * first, 2 * last + 1)))
        execute("DELETE FROM claimed WHERE place BETWEEN ? AND ?", (2 * first, 2 * last + 1))
        execute("DELETE FROM span WHERE fact BETWEEN ? AND ?", (first, last))
        execute("DELETE FROM fact WHERE number BETWEEN ? AND ?", (first, last))

    def add_facts(self, rows: Rows) -> None:
        """Write the facts of a file. Raises :class:`Taken` where one has an id that another one has."""
        try:
            write_rows(rows, self.connection)
        except sqlite3.IntegrityError:
            raise Taken(()) from None
        for _, having in rows.terms:
            self._terms.update(set(str(having).split(" ")))
        self._spoken.update(rows.spoken)
        self._claimed.update(
            (int(subject or 0), str(name)) for _, subject, name, _, _, _, _, _, single, *_ in rows.claims if single
        )

    def put_vocabulary(self, old: Base, new: Base, default: tuple[Reference, ...]) -> None:
        """Write a vocabulary in the place of the one there was."""
        self._unname(vocabulary_phrases(old))
        write_vocabulary(new, default, self.connection)
        self._spoken.update(_spoken(vocabulary_phrases(new)))

    def put_things(self, old: Base, new: Base, numbers: Mapping[str, int]) -> None:
        """Write the things of a base in the place of those of another one."""
        kinds = Context(old, {}, {}, Beginnings(()))
        for each in old.things.values():
            number = self._number(each.id)
            members = ((kind, number) for kind in kinds.kinds_of(each.kind))
            self.connection.executemany("DELETE FROM member WHERE kind = ? AND thing = ?", members)
            self.connection.execute("DELETE FROM thing WHERE number = ?", (number,))
        self._unname(thing_phrases(old.things.values()))
        write_things(new, numbers, self.connection)
        self._spoken.update(_spoken(thing_phrases(new.things.values())))

    def put_sources(self, old: Collection[Source], new: Collection[Source]) -> None:
        """Write sources in the place of those there were."""
        self.connection.executemany("DELETE FROM source WHERE id = ?", ((each.id,) for each in old))
        self._unname(source_phrases(old))
        write_sources(new, self.connection)
        self._spoken.update(_spoken(source_phrases(new)))

    def _unname(self, phrases: Iterable[Phrase]) -> None:
        phrases = list(phrases)
        rows = {(key(phrase), sense, target) for phrase, sense, target in phrases}
        self.connection.executemany("DELETE FROM lexicon WHERE key = ? AND sense = ? AND target = ?", sorted(rows))
        self._spoken.subtract(_spoken(phrases))

    def put_files(self, rows: Iterable[FileRow], gone: Iterable[int]) -> None:
        """Write which files the base is made of now."""
        self.connection.executemany("DELETE FROM file WHERE slot = ?", ((slot,) for slot in gone))
        self.connection.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", rows)

    def stamp(self, changed: Iterable[tuple[int, str]]) -> None:
        """Note when files were changed, by their names."""
        self.connection.executemany("UPDATE file SET changed = ? WHERE name = ?", changed)

    def finish(self, **values: str) -> sqlite3.Connection:
        """Write what follows from all facts together, and note values."""
        self._count("known", "term", "facts", self._terms)
        spoken = {word: times for word, times in self._spoken.items() if times and may_be_misspelt(word)}
        self._count("spoken", "word", "times", spoken)
        for word in spoken:
            there = self.connection.execute("SELECT 1 FROM spoken WHERE word = ?", (word,)).fetchone()
            change = "INSERT OR IGNORE INTO spelling VALUES (?, ?)" if there else _UNSPELL
            self.connection.executemany(change, ((bent, word) for bent in bents(word)))
        self._overtake()
        note_sizes(self.connection)
        note(self.connection, problems="", **values)
        self.connection.commit()
        return self.connection

    def _count(self, table: str, column: str, count: str, changes: Mapping[str, int]) -> None:
        rows = [(change, name) for name, change in sorted(changes.items()) if change]
        add = f"INSERT INTO {table} VALUES (?2, ?1) ON CONFLICT ({column}) DO UPDATE SET {count} = {count} + ?1"  # noqa: S608
        self.connection.executemany(add, rows)
        gone = f"DELETE FROM {table} WHERE {column} = ? AND {count} <= 0"  # noqa: S608 - our own words
        self.connection.executemany(gone, ((name,) for change, name in rows if change < 0))

    def _overtake(self) -> None:
        """Mark anew which of the claims stand that have to do with those that came or went."""
        execute = self.connection.execute
        beaten = f"EXISTS (SELECT 1 FROM claimed AS d WHERE {BEATS})"  # noqa: S608 - our own words, as all below
        differ = f"SELECT EXISTS (SELECT 1 FROM claimed AS c, claimed AS d WHERE {_SAME} AND ({BEATS} OR {CONTESTS}))"  # noqa: S608
        told = "(SELECT c.current FROM claimed AS c WHERE c.place = claimed.place - 1)"
        others = f"SELECT c.place + 1 FROM claimed AS c WHERE {_SAME} AND c.single"  # noqa: S608
        follow = f"UPDATE claimed SET current = {told} WHERE place IN ({others})"  # noqa: S608
        for subject, property_ in sorted(self._claimed):
            of = {"subject": subject, "property": property_}
            execute(f"UPDATE claimed AS c SET current = standing > 0 AND NOT {beaten} WHERE {_SAME} AND c.single", of)  # noqa: S608
            execute(follow, of)
            if execute(differ, of).fetchone()[0]:
                note(self.connection, differs="1")
        (former,) = execute("SELECT EXISTS (SELECT 1 FROM claimed WHERE current = 0)").fetchone()
        note(self.connection, former=str(former))


_SAME = "c.property = :property AND c.subject = :subject"
_UNSPELL = "DELETE FROM spelling WHERE bent = ? AND word = ?"


def _referred(thing: Thing) -> Iterator[str]:
    """Yield the ids of the things and sources that a thing refers to."""
    yield from thing.within
    for each in thing.references:
        yield each.source
        yield from each.via


def _spoken(phrases: Iterable[Phrase]) -> Counter[str]:
    """Return how often words stand in the names of things or sources."""
    return Counter(word for phrase, _, _ in phrases for word in words(phrase))


def _range(slot: int) -> tuple[int, int]:
    """Return the first and the last number of a slot."""
    return slot << SLOT, ((slot + 1) << SLOT) - 1
