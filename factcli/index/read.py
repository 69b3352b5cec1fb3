"""The reads of an index: phrases, facts, sets of things."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from factcli.index import record
from factcli.index.schema import VERSION
from factcli.index.select import Select
from factcli.model import Fact, Kind, Property, Source, Thing
from factcli.query import Set, Test
from factcli.written import read_test

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError


Wanted: TypeAlias = "list[str | list[Wanted]]"
"""A demand: any one of its terms meets it, or any one of its lists, all of whose demands must then be met."""


class Meaning(NamedTuple):
    """One thing a phrase can mean.

    ``sense`` is thing, source, kind, property, inverse, adjective, more, less, most, least, value, topic, act,
    or untopic, unact (their opposites); ``target``
    the id, for a value ``PROPERTY=VALUE``.
    """

    sense: str
    target: str


class Found(NamedTuple):
    """A fact with the terms it is found by."""

    fact: Fact
    terms: frozenset[str]


class Index:
    """An open index. Reads only; one per thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.phrase = lru_cache(maxsize=1 << 14)(self._phrase)
        self.knows = lru_cache(maxsize=1 << 14)(self._knows)
        self.fact = lru_cache(maxsize=1 << 12)(self._fact)
        self.found = lru_cache(maxsize=1 << 12)(self._found)
        self.thing = lru_cache(maxsize=1 << 12)(self._thing)
        self.source = lru_cache(maxsize=1 << 10)(self._source)

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open the index at a path, read-only. Raises ``ValueError`` where it is none of this version."""
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            found = cls(connection)
            if found.meta("version") == VERSION:
                return found
            connection.close()
        except sqlite3.Error as error:
            raise ValueError(f"{path}: {error}") from error
        raise ValueError(f"{path}: an index of another version")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _one(self, sql: str, *parameters: str | int) -> str | None:
        row = self._db.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def meta(self, key: str) -> str | None:
        """Return what is noted under a key."""
        return self._one("SELECT value FROM meta WHERE key = ?", key)

    # vocabulary ---------------------------------------------------------

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of the base."""
        return record.load_kinds(self.meta("kinds") or "[]")

    @cached_property
    def properties(self) -> dict[str, Property]:
        """The properties of the base."""
        return record.load_properties(self.meta("properties") or "[]")

    def topics(self) -> tuple[str, ...]:
        """Return the topics of the base, as people read them."""
        return record.load_labels(self.meta("topics") or "[]")

    def _phrase(self, key: str) -> tuple[Meaning, ...]:
        """Return what the phrase with this key can mean."""
        rows = self._db.execute("SELECT sense, target FROM lexicon WHERE key = ? ORDER BY sense, target", (key,))
        return tuple(map(Meaning._make, rows))

    def _knows(self, term: str) -> bool:
        """Tell whether any fact has this term."""
        return self._one("SELECT 1 FROM known WHERE term = ?", term) is not None

    def known(self, terms: Iterable[str]) -> set[str]:
        """Return those of these terms that any fact has."""
        terms = tuple(terms)
        marks = ", ".join("?" * len(terms))
        return {row[0] for row in self._db.execute(f"SELECT term FROM known WHERE term IN ({marks})", terms)}  # noqa: S608

    def spellings(self, bents: Iterable[str]) -> list[str]:
        """Return the words of the base that one of these bent forms also stands for."""
        bents = tuple(bents)
        rows = self._db.execute(
            f"SELECT DISTINCT word FROM spelling WHERE bent IN ({', '.join('?' * len(bents))})",  # noqa: S608 - question marks
            bents,
        )
        return sorted(row[0] for row in rows)

    # things, sources, facts ---------------------------------------------

    def _thing(self, identifier: str) -> Thing | None:
        """Return the thing with this id."""
        body = self._one("SELECT body FROM thing WHERE id = ?", identifier)
        return None if body is None else record.load_thing(body)

    def _source(self, identifier: str) -> Source | None:
        """Return the source with this id."""
        body = self._one("SELECT body FROM source WHERE id = ?", identifier)
        return None if body is None else record.load_source(body)

    def names(self, identifier: str) -> tuple[str, ...]:
        """Return all names of the thing and of the source with this id."""
        thing, source = self.thing(identifier), self.source(identifier)
        return (
            *((thing.name, *thing.aliases) if thing else ()),
            *((source.title, *source.aliases) if source else ()),
        )

    def sources(self) -> list[Source]:
        """Return all sources in the order of their ids."""
        return [record.load_source(row[0]) for row in self._db.execute("SELECT body FROM source ORDER BY id")]

    def _fact(self, identifier: str) -> Fact | None:
        """Return the fact with this id."""
        body = self._one("SELECT body FROM fact WHERE id = ?", identifier)
        return None if body is None else record.load_fact(body)

    def count(self, table: str) -> int:
        """Return how many things, sources or facts there are."""
        if table not in {"thing", "source", "fact"}:
            raise ValueError(table)
        return int(self._one(f"SELECT COUNT(*) FROM {table}") or 0)  # noqa: S608 - one of three names

    # finding -------------------------------------------------------------

    def find(self, demands: Sequence[Wanted], limit: int) -> list[Found]:
        """Return the facts that meet every demand, in the order of the base."""
        wanted = " AND ".join(map(_any, demands))
        if not wanted:
            return []
        rows = self._db.execute("SELECT rowid FROM term WHERE term MATCH ? ORDER BY rowid LIMIT ?", (wanted, limit))
        return [self.found(row[0]) for row in rows]

    def _found(self, number: int) -> Found:
        """Return the fact with this number and its terms."""
        body, terms = self._db.execute("SELECT body, terms FROM fact WHERE number = ?", (number,)).fetchone()
        return Found(record.load_fact(body), frozenset(terms.split(" ")))

    def rank(self, terms: Iterable[str], limit: int) -> list[Fact]:
        """Return the facts that have any of these terms, those first that match best (BM25)."""
        wanted = " OR ".join(map(_quoted, terms))
        if not wanted:
            return []
        rows = self._db.execute(
            "SELECT body FROM (SELECT rowid AS number, rank FROM term WHERE term MATCH ? ORDER BY rank LIMIT ?)"
            " JOIN fact USING (number) ORDER BY rank, number",
            (wanted, limit),
        )
        return [record.load_fact(row[0]) for row in rows]

    # sets -----------------------------------------------------------------

    def defined(self, kind: str) -> Test:
        """Return the test that makes a thing of the broader kind one of a defined kind."""
        return read_test(self.kinds[kind].where or "")

    def _select(self, before: str, of: Set, after: str) -> list[tuple[str, ...]]:
        select = Select(self.kinds, self.defined)
        sql = f"{before}({select.set(of)}){after}"
        return self._db.execute(select.tables() + sql, select.parameters).fetchall()

    def members(self, of: Set, limit: int = -1) -> list[str]:
        """Return the ids of the things of a set, in the order of the base."""
        rows = self._select("SELECT id FROM thing WHERE number IN ", of, f" ORDER BY number LIMIT {limit:d}")
        return [row[0] for row in rows]

    def size(self, of: Set) -> int:
        """Return how many things a set has."""
        return int(self._select("SELECT COUNT(DISTINCT thing) FROM ", of, "")[0][0])

    def claims(self, name: str, of: Set, *, inverse: bool = False, to: Set | None = None) -> list[Fact]:
        """Return the claims of a property whose subject (object where ``inverse``) is in a set, in the base's order.

        With ``to``, only those whose other end is in that set.
        """
        here, there = ("thing", "subject") if inverse else ("subject", "thing")
        select = Select(self.kinds, self.defined)
        sql = (
            "SELECT body FROM fact WHERE number IN (SELECT fact FROM claim WHERE "  # noqa: S608 - our own words
            f"property = {select.bind(name)} AND {here} IN ({select.set(of)})"
        )
        if to is not None:
            sql += f" AND {there} IN ({select.set(to)})"
        rows = self._db.execute(f"{select.tables()}{sql}) ORDER BY number", select.parameters)
        return [record.load_fact(row[0]) for row in rows]

    def claims_of(self, subject: str) -> list[Fact]:
        """Return all claims about a thing."""
        rows = self._db.execute(
            "SELECT body FROM fact WHERE number IN (SELECT fact FROM claim JOIN thing ON thing.number = claim.subject"
            " WHERE thing.id = ?) ORDER BY number",
            (subject,),
        )
        return [record.load_fact(row[0]) for row in rows]


def _any(wanted: Wanted) -> str:
    """Return the FTS5 expression of a demand."""
    each = [_quoted(one) if isinstance(one, str) else f"({' AND '.join(map(_any, one))})" for one in wanted]
    return f"({' OR '.join(each)})"


def _quoted(term: str) -> str:
    """Return a term as an FTS5 string: MATCH is a language, and a term may not speak it."""
    return '"' + term.replace('"', '""') + '"'
