"""A base into an index: the tables filled, nothing asked."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from factcli.english.slips import bents
from factcli.english.small import key
from factcli.english.stem import words
from factcli.index import record
from factcli.index.context import Beginnings, Context, context_of
from factcli.index.rows import RowMaker, Rows, may_be_misspelt
from factcli.index.schema import INDEXES, SLOT, TABLES, VERSION
from factcli.index.signing import note
from factcli.index.standing import DIFFERS, FOLLOW, OVERTAKE
from factcli.model import Base, Property, Reference, Source, Thing

_BULK = """
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
"""
"""Nobody else sees the file before it is whole, and one that is not is thrown away."""

GAP = 16
"""Between the numbers of two things: so often at least one can come in between."""

_GATHERED = 32 << 20
"""Bytes of terms that are gathered before they are written: the fewer pieces, the less is merged in the end."""


FileRow = tuple[int, str, int, int, str, str]
"""A file of a base: slot, name, size, time of change, digest, what it declares but things."""


class Writer:
    """Writes an index: first what a base declares, then the facts of one file after the other, then the rest.

    Raises OSError where that cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.connection = sqlite3.connect(path or ":memory:")
        self._spoken: Counter[str] = Counter()
        self.connection.executescript(_BULK + TABLES)
        self.connection.execute("INSERT INTO term (term, rank) VALUES ('hashsize', ?)", (_GATHERED,))

    def declare(self, base: Base, default: tuple[Reference, ...], slots: Mapping[str, int]) -> Context:
        """Write what a base declares; ``slots`` are the numbers of its files."""
        write_vocabulary(base, default, self.connection)
        numbers = numbered(base.things.values(), slots)
        write_things(base, numbers, self.connection)
        write_sources(base.sources.values(), self.connection)
        self._spoken.update(word for phrase, _, _ in _phrases(base) for word in words(phrase))
        self.connection.commit()
        return context_of(base, numbers)

    def add(self, rows: Rows) -> None:
        """Write the facts of a file."""
        write_rows(rows, self.connection)
        self._spoken.update(rows.spoken)

    def write_files(self, rows: Iterable[FileRow]) -> None:
        """Write which files the base is made of."""
        self.connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)", rows)

    def close(self, **values: str) -> None:
        """Note values and let go of the file."""
        note(self.connection, version=VERSION, **values)
        self.connection.commit()
        self.connection.close()

    def finish(self) -> None:
        """Write what follows from all facts together. Raises :class:`Taken` where two of them have one id."""
        execute = self.connection.execute
        execute("INSERT INTO term (term) VALUES ('optimize')")
        execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, term, row)")
        execute("INSERT INTO known SELECT term, doc FROM vocabulary")
        execute("DROP TABLE vocabulary")
        spoken = sorted(each for each in self._spoken.items() if may_be_misspelt(each[0]))
        self.connection.executemany("INSERT INTO spoken VALUES (?, ?)", spoken)
        execute("CREATE TEMP TABLE bending (bent TEXT, word TEXT)")
        bending = ((bent, word) for word, _ in spoken for bent in bents(word))
        self.connection.executemany("INSERT INTO bending VALUES (?, ?)", bending)
        execute("INSERT INTO spelling SELECT bent, word FROM bending ORDER BY bent, word")
        execute("DROP TABLE bending")
        self.connection.commit()
        try:
            self.connection.executescript(INDEXES)
        except sqlite3.IntegrityError:
            twice = "SELECT id FROM fact GROUP BY id HAVING COUNT(*) > 1"
            rows = execute(f"SELECT number FROM fact WHERE id IN ({twice})")  # noqa: S608 - our own words
            raise Taken({row[0] >> SLOT for row in rows}) from None
        overtake(self.connection)
        note_sizes(self.connection)
        self.connection.commit()


class Taken(Exception):
    """Several facts have one id: the slots of their files."""

    def __init__(self, slots: Collection[int]) -> None:
        super().__init__(slots)
        self.slots = slots


def write_index(base: Base, path: Path | None = None) -> sqlite3.Connection:
    """Write a base that is loaded already into a new database at a path, in memory where there is none."""
    writer = Writer(path)
    files = dict.fromkeys((*(each.file for each in base.things.values()), *(each.file for each in base.facts.values())))
    slots = {file: slot for slot, file in enumerate(files, 1)}
    writer.write_files((slot, file, 0, 0, "", "") for file, slot in slots.items())
    make = RowMaker(writer.declare(base, (), slots))
    for file, slot in slots.items():
        writer.add(make.of([each for each in base.facts.values() if each.file == file], slot))
    writer.finish()
    return writer.connection


def write_vocabulary(base: Base, default: tuple[Reference, ...], connection: sqlite3.Connection) -> None:
    """Write what is neither thing nor source nor fact."""
    note(
        connection,
        version=VERSION,
        title=base.title,
        description=base.description,
        kinds=record.dump_all(tuple(base.kinds.values())),
        properties=record.dump_all(tuple(base.properties.values())),
        topics=record.dump_all(tuple(base.topics.values())),
        acts=record.dump_all(tuple(base.acts.values())),
        references=record.dump_all(default),
    )
    write_phrases(vocabulary_phrases(base), connection)


def write_things(base: Base, numbers: Mapping[str, int], connection: sqlite3.Connection) -> None:
    """Write things with their names and kinds."""
    things = base.things.values()
    connection.executemany(
        "INSERT INTO thing VALUES (?, ?, ?)", ((numbers[each.id], each.id, record.dump(each)) for each in things)
    )
    kinds = Context(base, numbers, {}, Beginnings(()))
    members = ((kind, numbers[each.id]) for each in things for kind in kinds.kinds_of(each.kind))
    connection.executemany("INSERT INTO member VALUES (?, ?)", members)
    write_phrases(thing_phrases(things), connection)


def write_sources(sources: Collection[Source], connection: sqlite3.Connection) -> None:
    """Write sources with their names."""
    connection.executemany("INSERT INTO source VALUES (?, ?)", ((each.id, record.dump(each)) for each in sources))
    write_phrases(source_phrases(sources), connection)


def write_rows(rows: Rows, connection: sqlite3.Connection) -> None:
    """Write the facts of a file."""
    connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", rows.facts)
    connection.executemany("INSERT INTO term (rowid, terms) VALUES (?, ?)", rows.terms)
    connection.executemany("INSERT INTO span VALUES (?, ?, ?, ?)", rows.spans)
    connection.executemany("INSERT INTO claimed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.claims)


Phrase = tuple[str, str, str]
"""A phrase with its sense and what it means."""


def write_phrases(phrases: Iterable[Phrase], connection: sqlite3.Connection) -> None:
    """Write what phrases can mean."""
    keyed = ((key(phrase), sense, target) for phrase, sense, target in phrases)
    connection.executemany("INSERT OR IGNORE INTO lexicon VALUES (?, ?, ?)", (row for row in keyed if row[0]))


def overtake(connection: sqlite3.Connection) -> None:
    """Mark the claims that others have taken the place of; note whether there are any, and any that differ."""
    (differs,) = connection.execute(DIFFERS).fetchone()
    if differs:
        connection.execute(OVERTAKE)
        connection.execute(FOLLOW)
    (former,) = connection.execute("SELECT EXISTS (SELECT 1 FROM claimed WHERE current = 0)").fetchone()
    note(connection, differs=str(differs), former=str(former))
    connection.commit()


def note_sizes(connection: sqlite3.Connection) -> None:
    """Note how many things, sources and facts there are: to count them takes as long as they are many."""
    for table in ("thing", "source", "fact"):
        (size,) = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608 - one of three names
        note(connection, **{f"{table}s": str(size)})


def numbered(things: Iterable[Thing], slots: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers of things in the order of the base, from the slot of their file on."""
    found: dict[str, int] = {}
    within: Counter[str] = Counter()
    for each in things:
        within[each.file] += 1
        found[each.id] = (slots[each.file] << SLOT) + within[each.file] * GAP
    return found


def _phrases(base: Base) -> Iterator[Phrase]:
    yield from vocabulary_phrases(base)
    yield from thing_phrases(base.things.values())
    yield from source_phrases(base.sources.values())


def thing_phrases(things: Iterable[Thing]) -> Iterator[Phrase]:
    """Yield the names of things."""
    yield from ((name, "thing", thing.id) for thing in things for name in (thing.name, *thing.aliases))


def source_phrases(sources: Iterable[Source]) -> Iterator[Phrase]:
    """Yield the names of sources."""
    yield from ((name, "source", source.id) for source in sources for name in (source.title, *source.aliases))


def vocabulary_phrases(base: Base) -> Iterator[Phrase]:
    """Yield the words of the vocabulary."""
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


def _property_phrases(each: Property) -> Iterator[Phrase]:
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
