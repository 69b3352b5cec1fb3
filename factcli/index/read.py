"""The reads of an index: phrases, facts, sets of things."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from factcli.index import record
from factcli.index.schema import VERSION
from factcli.model import Fact, Kind, Property, Source, Thing
from factcli.query import Measure, Set, Test

if TYPE_CHECKING:
    from factcli.index.select import Select

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError

_RANKED = 500
"""Facts that are ranked at most."""

_KEPT = 1 << 14
"""Phrases whose meanings are kept at most."""

_AT_ONCE = 500
"""Phrases that are looked up at once at most: an older SQLite takes no more than 999 values."""

_LENGTH = 0.2
"""How much a fact's length counts against it: twice as long, an eighth less."""

Wanted: TypeAlias = "tuple[str | tuple[Wanted, ...], ...]"
"""A demand: any one of its terms meets it, or any one of its tuples, all of whose demands must then be met."""


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
    """An open index. Reads only; one per thread.

    One that turns out to be damaged is replaced, once and without a word, by what ``renew`` returns.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.renew: Callable[[], Connection] | None = None
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        self.knows = lru_cache(maxsize=1 << 14)(self._knows)
        self.fact = lru_cache(maxsize=1 << 12)(self._fact)
        self.found = lru_cache(maxsize=1 << 12)(self._found)
        self._expression = lru_cache(maxsize=1 << 12)(self._any)
        self.thing = lru_cache(maxsize=1 << 12)(self._thing)
        self.source = lru_cache(maxsize=1 << 10)(self._source)
        self.only = lru_cache(maxsize=1 << 10)(self._only)

    @classmethod
    def open(cls, path: Path) -> Index:
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

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _rows(self, sql: str, parameters: Sequence[str | float] | Mapping[str, str | float] = ()) -> list[Any]:
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

    def phrases(self, keys: Sequence[str]) -> list[tuple[Meaning, ...]]:
        """Return what each of the phrases with these keys can mean, looked up all at once."""
        if len(self._meanings) > _KEPT:
            self._meanings.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._meanings]
        for start in range(0, len(new), _AT_ONCE):
            self._look_up(new[start : start + _AT_ONCE])
        return [self._meanings[key] for key in keys]

    def _look_up(self, keys: Sequence[str]) -> None:
        """Keep what phrases can mean."""
        found: dict[str, list[Meaning]] = {key: [] for key in keys}
        marks = ", ".join("?" * len(keys))
        sql = f"SELECT key, sense, target FROM lexicon WHERE key IN ({marks}) ORDER BY sense, target"  # noqa: S608
        for key, sense, target in self._rows(sql, keys):
            found[key].append(Meaning(sense, target))
        self._meanings.update((key, tuple(each)) for key, each in found.items())

    def phrase(self, key: str) -> tuple[Meaning, ...]:
        """Return what the phrase with this key can mean."""
        return self.phrases((key,))[0]

    def _knows(self, term: str) -> bool:
        """Tell whether any fact has this term."""
        return self._one("SELECT 1 FROM known WHERE term = ?", self._term(term)) is not None

    def _term(self, term: str) -> str:
        """Return the term that stands in the index for one (see :class:`~factcli.index.absent.Absences`)."""
        return term

    def known(self, terms: Iterable[str]) -> set[str]:
        """Return those of these terms that any fact has."""
        terms = tuple(terms)
        marks = ", ".join("?" * len(terms))
        return {row[0] for row in self._rows(f"SELECT term FROM known WHERE term IN ({marks})", terms)}  # noqa: S608

    def spellings(self, bents: Iterable[str]) -> list[str]:
        """Return the words of the base that one of these bent forms also stands for."""
        bents = tuple(bents)
        rows = self._rows(
            f"SELECT DISTINCT word FROM spelling WHERE bent IN ({', '.join('?' * len(bents))})",  # noqa: S608 - question marks
            bents,
        )
        return sorted(row[0] for row in rows)

    # things, sources, facts ---------------------------------------------

    def _thing(self, identifier: str) -> Thing | None:
        """Return the thing with this id."""
        body = self._one("SELECT body FROM thing WHERE id = ?", identifier)
        return None if body is None else record.load_thing(body)

    def _only(self, kind: str) -> str | None:
        """Return the one thing of a kind; None where there are several or none."""
        rows = self._rows(
            "SELECT id FROM thing WHERE number IN (SELECT thing FROM member WHERE kind = ? LIMIT 2)", (kind,)
        )
        return rows[0][0] if len(rows) == 1 else None

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
        return [record.load_source(row[0]) for row in self._rows("SELECT body FROM source ORDER BY id")]

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
        wanted = [self._expression(each) for each in demands]
        if not wanted or not all(wanted):
            return []
        rows = self._rows(
            "SELECT rowid FROM term WHERE term MATCH ? ORDER BY rowid LIMIT ?", (" AND ".join(wanted), limit)
        )
        return [self.found(row[0]) for row in rows]

    def _any(self, wanted: Wanted) -> str:
        """Return the FTS5 expression of a demand; an empty one where no fact meets it.

        Only terms that facts have go into it: FTS5 would take a mark inside another one for the end of a word.
        """
        each = [_quoted(self._term(one)) if self.knows(one) else "" for one in wanted if isinstance(one, str)]
        each += (self._all(one) for one in wanted if not isinstance(one, str))
        return f"({' OR '.join(filter(None, each))})" if any(each) else ""

    def _all(self, wanted: Sequence[Wanted]) -> str:
        each = [self._expression(one) for one in wanted]
        return f"({' AND '.join(each)})" if all(each) else ""

    def _found(self, number: int) -> Found:
        """Return the fact with this number and its terms."""
        ((body, terms),) = self._rows("SELECT body, terms FROM fact WHERE number = ?", (number,))
        return Found(record.load_fact(body), frozenset(terms.split(" ")))

    def rank(self, terms: Iterable[str], limit: int) -> list[Fact]:
        """Return the facts that have any of these terms, those first that have the most and the rarest.

        A term weighs the logarithm of how few facts have it; a long fact is a little less to the point than a short
        one. (FTS5's own bm25() is always 0 where it keeps neither places nor lengths.) Of terms that very many facts
        have only those facts are looked at that have a rarer one too.
        """
        having = self._having(terms)
        if not having:
            return []
        whole = self.count("fact")
        weights = {term: log(1 + whole / facts) for term, facts in having.items()}
        rows = self._rows(
            "SELECT number, terms FROM fact WHERE number IN"
            " (SELECT rowid FROM term WHERE term MATCH ? ORDER BY rowid LIMIT ?)",
            (" OR ".join(_quoted(self._term(each)) for each in _rarest(having)), _RANKED),
        )
        scores = {number: _score(found, weights) for number, found in rows}
        best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
        return [self.found(number).fact for number in best]

    def _having(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many facts have each of these terms, for those that any has."""
        sought = {self._term(each): each for each in terms}
        marks = ", ".join("?" * len(sought))
        rows = self._rows(f"SELECT term, doc FROM known WHERE term IN ({marks})", sorted(sought))  # noqa: S608
        return {sought[term]: facts for term, facts in rows}

    # sets -----------------------------------------------------------------

    def defined(self, kind: str) -> Test:
        """Return the test that makes a thing of the broader kind one of a defined kind."""
        from factcli.written.read import read_test  # noqa: PLC0415 - 1 ms that only a defined kind pays

        return read_test(self.kinds[kind].where or "")

    def _selecting(self, *sets: Set) -> Select:
        """Return a writer of SQL for sets. Raises :class:`~factcli.errors.QueryError` for one that is too large."""
        from factcli.index.select import Select, check_size  # noqa: PLC0415 - 1 ms that questions for facts do not pay

        for each in sets:
            check_size(each)
        return Select(self.kinds, self.defined)

    def _select(self, before: str, of: Set, after: str) -> list[tuple[str, ...]]:
        select = self._selecting(of)
        sql = f"{before}({select.set(of)}){after}"
        return self._rows(select.tables() + sql, select.parameters)

    def members(self, of: Set, limit: int = -1) -> list[str]:
        """Return the ids of the things of a set, in the order of the base."""
        rows = self._select("SELECT id FROM thing WHERE number IN ", of, f" ORDER BY number LIMIT {limit:d}")
        return [row[0] for row in rows]

    def size(self, of: Set) -> int:
        """Return how many things a set has."""
        return int(self._select("SELECT COUNT(DISTINCT thing) FROM ", of, "")[0][0])

    def amounts(self, measure: Measure, of: Set) -> list[float | None]:
        """Return the different amounts of a measure that the things of a set have; None where one has none."""
        select = self._selecting(of)
        sql = select.amounts(measure, of)
        return [row[0] for row in self._rows(select.tables() + sql, select.parameters)]

    def claims(self, name: str, of: Set, *, inverse: bool = False, to: Set | None = None) -> list[Fact]:
        """Return the claims of a property whose subject (object where ``inverse``) is in a set, in the base's order.

        With ``to``, only those whose other end is in that set.
        """
        here, there = ("thing", "subject") if inverse else ("subject", "thing")
        select = self._selecting(of, *([to] if to is not None else []))
        sql = (
            "SELECT body FROM fact WHERE number IN (SELECT fact FROM claim WHERE "  # noqa: S608 - our own words
            f"property = {select.bind(name)} AND {here} IN ({select.set(of)})"
        )
        if to is not None:
            sql += f" AND {there} IN ({select.set(to)})"
        rows = self._rows(f"{select.tables()}{sql}) ORDER BY number", select.parameters)
        return [record.load_fact(row[0]) for row in rows]

    def claims_of(self, subject: str) -> list[Fact]:
        """Return all claims about a thing."""
        rows = self._rows(
            "SELECT body FROM fact WHERE number IN (SELECT fact FROM claim JOIN thing ON thing.number = claim.subject"
            " WHERE thing.id = ?) ORDER BY number",
            (subject,),
        )
        return [record.load_fact(row[0]) for row in rows]


def _rarest(having: Mapping[str, int]) -> list[str]:
    """Return the rarest terms: so many that no more facts have them than are ranked, and one at least."""
    chosen: list[str] = []
    room = _RANKED
    for term in sorted(having, key=lambda term: (having[term], term)):
        room -= having[term]
        if chosen and room < 0:
            break
        chosen.append(term)
    return chosen


def _score(found: str, weights: Mapping[str, float]) -> float:
    terms = found.split(" ")
    shared = sum(weights[term] for term in weights.keys() & terms)
    return float(shared / len(terms) ** _LENGTH)


def _quoted(term: str) -> str:
    """Return a term as an FTS5 string: MATCH is a language, and a term may not speak it."""
    return '"' + term.replace('"', '""') + '"'
