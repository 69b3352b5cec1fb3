"""The file behind an index: opened, read, mended; the vocabulary, things, sources and facts in it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, Self

from factcli.frozen import NamedTuple
from factcli.index import record
from factcli.index.kept import Kept, question_marks
from factcli.index.schema import SLOT, VERSION
from factcli.model import Fact, Kind, Property, Source, Thing
from factcli.view import View

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError

_KEPT = 1 << 14
"""Phrases whose meanings are kept at most, and terms of which it is kept whether a fact has them."""

_FEW = 12
"""Things of a kind that may be meant all by a word for the kind ("the report says")."""


class Meaning(NamedTuple):
    """One thing a phrase can mean.

    ``sense`` is thing, source, kind, property, inverse, adjective, more, less, most, least, value, topic, act,
    or untopic, unact (their opposites); ``target``
    the id, for a value ``PROPERTY=VALUE``.
    """

    sense: str
    target: str


class Noted(NamedTuple):
    """What an index has noted of a file of its base: slot, name, size in bytes, time of change in ns, digest."""

    slot: int
    name: str
    size: int
    changed: int
    digest: str


class Store:
    """An open index. Reads only; one per thread.

    ``thing``, ``source`` and ``fact`` return the record with an id, if there is one; ahead of that several are read at
    once (see :class:`~factcli.index.kept.Kept`).

    One that turns out to be damaged is replaced, once and without a word, by what ``renew`` returns. One ``of`` another
    reads what that one does. ``folder`` is what stands before the names of the base's files in their paths.
    """

    def __init__(self, connection: Connection, view: View | None = None, of: Store | None = None) -> None:
        self._db = connection
        self._of = of
        self.view = view or View()
        self.renew: Callable[[], Connection] | None = None
        self.folder = ""
        self._views: dict[View, Self] = {}
        self._files: dict[int, str] = {}
        self._meanings: Kept[str, tuple[Meaning, ...]] = Kept(self._read_meanings, _KEPT, ())
        self._entries: Kept[str, int] = Kept(self._read_entries, _KEPT, 0)
        self.thing: Kept[str, Thing | None] = Kept(self._read_things, 1 << 12, None)
        self.source: Kept[str, Source | None] = Kept(self._read_sources, 1 << 10, None)
        self.fact: Kept[str, Fact | None] = Kept(self._read_facts, 1 << 12, None)
        self.knows = lru_cache(maxsize=1 << 14)(self._knows)
        self.few = lru_cache(maxsize=1 << 10)(self._few)
        self.is_inexact = lru_cache(maxsize=1 << 10)(self._is_inexact)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the index at a path, read-only. Raises ``ValueError`` where it is none of this version."""
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise ValueError(f"{path}: {error}") from error
        found = cls(connection)
        try:
            version = found.meta("version")
        except sqlite3.Error as error:
            found.close()
            raise ValueError(f"{path}: {error}") from error
        if version != VERSION:
            found.close()
            raise ValueError(f"{path}: an index of another version")
        return found

    def at(self, view: View) -> Self:
        """Return the index as it is seen in a view; it shares the file of this one."""
        if view == self.view:
            return self
        if view not in self._views:
            self._views[view] = type(self)(self._db, view, self)
        return self._views[view]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _rows(self, sql: str, parameters: Sequence[str | float] | Mapping[str, str | float] = ()) -> list[Any]:
        if self._of is not None:
            return self._of._rows(sql, parameters)  # noqa: SLF001 - its own kind, which mends itself if it is damaged
        try:
            return self._db.execute(sql, parameters).fetchall()
        except DatabaseError:
            if self.renew is None:
                raise
        renew, self.renew = self.renew, None
        self._db.close()
        self._db = renew()
        return self._db.execute(sql, parameters).fetchall()

    def _one(self, sql: str, *parameters: str | int) -> Any:
        rows = self._rows(sql, parameters)
        return rows[0][0] if rows else None

    def release(self) -> Connection:
        """Return the connection, for another index to read, which then closes it."""
        return self._db

    def meta(self, key: str) -> str | None:
        """Return what is noted under a key."""
        value: str | None = self._one("SELECT value FROM meta WHERE key = ?", key)
        return value

    def _noted(self, key: str) -> bytes:
        """Return the records that are noted under a key."""
        value: bytes = self._one("SELECT value FROM meta WHERE key = ?", key)
        return value

    def noted(self) -> dict[str, Noted]:
        """Return what is noted of the files of the base, by their names."""
        rows = self._rows("SELECT slot, name, size, changed, digest FROM file ORDER BY slot")
        return {row[1]: Noted(*row) for row in rows}

    def noted_stamps(self) -> list[tuple[str, int, int]]:
        """Return name, size and time of change of the files of the base as they are noted, in its order."""
        return self._rows("SELECT name, size, changed FROM file ORDER BY slot")

    # vocabulary ---------------------------------------------------------

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of the base."""
        return record.load_kinds(self._noted("kinds"))

    @cached_property
    def properties(self) -> dict[str, Property]:
        """The properties of the base."""
        return record.load_properties(self._noted("properties"))

    def topics(self) -> tuple[str, ...]:
        """Return the topics of the base, as people read them."""
        return tuple(each.label for each in record.load_topics(self._noted("topics")).values())

    def phrases(self, keys: Sequence[str]) -> list[tuple[Meaning, ...]]:
        """Return what each of the phrases with these keys can mean, looked up all at once."""
        return self._meanings.all(keys)

    def phrase(self, key: str) -> tuple[Meaning, ...]:
        """Return what the phrase with this key can mean."""
        return self._meanings(key)

    def _read_meanings(self, keys: Sequence[str]) -> Iterable[tuple[str, tuple[Meaning, ...]]]:
        found: dict[str, list[Meaning]] = defaultdict(list)
        sql = f"SELECT key, sense, target FROM lexicon WHERE key IN ({question_marks(keys)}) ORDER BY sense, target"  # noqa: S608
        for key, sense, target in self._rows(sql, keys):
            found[key].append(Meaning(sense, target))
        return ((key, tuple(each)) for key, each in found.items())

    def _knows(self, term: str) -> bool:
        """Tell whether any fact has this term."""
        return bool(self._counted((self._term(term),)))

    def _term(self, term: str) -> str:
        """Return the term that stands in the index for one (see :class:`~factcli.index.absent.Absences`)."""
        return term

    def known(self, terms: Iterable[str]) -> set[str]:
        """Return those of these terms that any fact has."""
        return set(self._counted(tuple(terms)))

    def _counted(self, terms: Sequence[str]) -> dict[str, int]:
        """Return how many entries of the index have each of these terms, for those that any has."""
        return {term: entries for term, entries in zip(terms, self._entries.all(terms), strict=True) if entries}

    def _read_entries(self, terms: Sequence[str]) -> Iterable[tuple[str, int]]:
        return self._rows(f"SELECT term, facts FROM known WHERE term IN ({question_marks(terms)})", terms)  # noqa: S608

    def spellings(self, bents: Iterable[str]) -> list[str]:
        """Return the words of the base that one of these bent forms also stands for."""
        bents = tuple(bents)
        rows = self._rows(
            f"SELECT DISTINCT word FROM spelling WHERE bent IN ({question_marks(bents)})",  # noqa: S608 - question marks
            bents,
        )
        return sorted(row[0] for row in rows)

    # things, sources, facts ---------------------------------------------

    def _read_things(self, ids: Sequence[str]) -> Iterator[tuple[str, Thing]]:
        sql = f"SELECT number, id, body FROM thing WHERE id IN ({question_marks(ids)})"  # noqa: S608
        for number, id_, body in self._rows(sql, ids):
            yield id_, record.load_thing(id_, body, self.file(number))

    def _few(self, kind: str) -> tuple[str, ...]:
        """Return the things of a kind; none where there are many."""
        rows = self._rows(
            "SELECT id FROM thing WHERE number IN (SELECT thing FROM member WHERE kind = ? LIMIT ?) ORDER BY number",
            (kind, _FEW + 1),
        )
        return tuple(row[0] for row in rows) if len(rows) <= _FEW else ()

    def _is_dated(self, name: str) -> bool:
        known = self.properties.get(name)
        return known is not None and known.type == "date"

    def _is_inexact(self, name: str) -> bool:
        """Tell whether a number of a property may be another one than it says ("about 300"), as any date may."""
        sql = "SELECT EXISTS (SELECT 1 FROM claimed WHERE property = ? AND least IS NOT NULL)"
        return self._is_dated(name) or bool(self._one(sql, name))

    def _read_sources(self, ids: Sequence[str]) -> Iterator[tuple[str, Source]]:
        sql = f"SELECT id, body FROM source WHERE id IN ({question_marks(ids)})"  # noqa: S608
        for id_, body in self._rows(sql, ids):
            yield id_, record.load_source(body)

    def names(self, identifier: str) -> tuple[str, ...]:
        """Return all names of the thing and of the source with this id."""
        thing, source = self.thing(identifier), self.source(identifier)
        return (
            *((thing.name, *thing.aliases) if thing else ()),
            *((source.title, *source.aliases) if source else ()),
        )

    def sources(self) -> list[Source]:
        """Return all sources in the order of their ids."""
        return [record.load_source(row[0]) for row in self._rows("SELECT body FROM source ORDER BY id")]

    def _read_facts(self, ids: Sequence[str]) -> Iterator[tuple[str, Fact]]:
        sql = f"SELECT number, id, body FROM fact WHERE id IN ({question_marks(ids)})"  # noqa: S608
        for number, id_, body in self._rows(sql, ids):
            yield id_, record.load_fact(id_, body, self.file(number))

    def facts(self, numbers: str, parameters: Mapping[str, str | float], before: str = "") -> list[Fact]:
        """Return the facts whose numbers a query has, in the order of the base; ``before`` stands before it all."""
        rows = self._rows(
            f"{before}SELECT number, id, body FROM fact WHERE number IN ({numbers}) ORDER BY number",  # noqa: S608
            parameters,
        )
        return [self.made(*row) for row in rows]

    def made(self, number: int, identifier: str, body: bytes) -> Fact:
        """Return the fact of a row, kept for who asks for it by its id."""
        found = self.fact.get(identifier)
        if found is None:
            found = record.load_fact(identifier, body, self.file(number))
            self.fact.keep(identifier, found)
        return found

    def file(self, number: int) -> str:
        """Return the file that the thing or fact of a number stands in."""
        slot = number >> SLOT
        if slot not in self._files:
            name = self._one("SELECT name FROM file WHERE slot = ?", slot)
            self._files[slot] = f"{(self._of or self).folder}{name}"
        return self._files[slot]

    def count(self, table: Literal["thing", "source", "fact"]) -> int:
        """Return how many things, sources or facts there are."""
        return int(self.meta(f"{table}s") or 0)
