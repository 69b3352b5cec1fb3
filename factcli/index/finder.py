"""Facts found by the terms that they have, and by what they say beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TypeAlias

from factcli.frozen import NamedTuple
from factcli.index.kept import Kept, question_marks
from factcli.index.standing import BEATS, CONTESTS, sees, stands
from factcli.index.store import Connection, Store
from factcli.index.texts import own_terms
from factcli.model import Fact
from factcli.view import View

_RANKED = 500
"""Facts that are ranked at most."""

_PAGE = 64
"""Facts that are read at once where all are to be read; then more."""

_LENGTH = 0.2
"""How much a fact's length counts against it: twice as long, an eighth less."""

Wanted: TypeAlias = "tuple[str | tuple[Wanted, ...], ...]"
"""A demand: any one of its terms meets it, or any one of its tuples, all of whose demands must then be met."""


class Found(NamedTuple):
    """A fact with the terms it is found by."""

    fact: Fact
    terms: frozenset[str]


class Beside(NamedTuple):
    """The claims that say otherwise than one: those that take its place, and those that stand beside it."""

    beating: tuple[Fact, ...]
    contesting: tuple[Fact, ...]


class Finder(Store):
    """Finds facts in an index."""

    def __init__(self, connection: Connection, view: View | None = None, of: Store | None = None) -> None:
        super().__init__(connection, view, of)
        self._terms: Kept[int, Found | None] = Kept(self._read_found, 1 << 12, None)
        self._beside = lru_cache(maxsize=1 << 12)(self._said_beside)
        self._numbers = lru_cache(maxsize=1 << 12)(self._meeting)
        self._expression = lru_cache(maxsize=1 << 12)(self._any)

    def find(self, demands: Sequence[Wanted], limit: int) -> list[Found]:
        """Return so many facts that meet every demand, in the order of the base."""
        wanted = [self._expression(each) for each in demands]
        if not wanted or not all(wanted):
            return []
        found = self.found(self._numbers(" AND ".join(wanted), 0, limit))
        return [each for each in found if not self.beaten_by(each.fact)] if self.view.timed else found

    def each(self, demands: Sequence[Wanted]) -> Iterator[Found]:
        """Yield all facts that meet every demand, in the order of the base, read a page at a time."""
        wanted = [self._expression(each) for each in demands]
        numbers: tuple[int, ...] = (0,) if wanted and all(wanted) else ()
        page = _PAGE
        while numbers:
            numbers = self._meeting(" AND ".join(wanted), numbers[-1], page)
            for found in self.found(numbers):
                if not (self.view.timed and self.beaten_by(found.fact)):
                    yield found
            page = 16 * _PAGE

    def _meeting(self, expression: str, after: int, limit: int) -> tuple[int, ...]:
        """Return so many numbers, behind one, of the facts that meet an FTS5 expression."""
        sql = (
            f"SELECT rowid FROM term WHERE term MATCH ? AND rowid > ?{self._seen} "  # noqa: S608 - our own words
            "ORDER BY rowid LIMIT ?"
        )
        return tuple(row[0] for row in self._rows(sql, (expression, after, limit)))

    @cached_property
    def _seen(self) -> str:
        """The condition that a fact found by its terms is one of those that the view sees."""
        if self.view.timed:
            return f" AND {sees(self.view, 'term.rowid')}"
        if self.view.former or self.meta("former") != "1":
            return ""
        gone = "SELECT 1 FROM claimed WHERE current = 0 AND place BETWEEN 2 * term.rowid AND 2 * term.rowid + 1"
        return f" AND NOT EXISTS ({gone})"

    @cached_property
    def differs(self) -> bool:
        """Whether any claims contradict each other, so that it matters which of them stand."""
        return self.meta("differs") == "1"

    def beaten_by(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the claims that take the place of one in this view."""
        return self._beside(fact).beating

    def contested_by(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the claims that stand beside one and say otherwise of what may be the same time."""
        return self._beside(fact).contesting

    def _said_beside(self, fact: Fact) -> Beside:
        """Return the claims that say otherwise than one: none of one that is no claim, or can have several values."""
        if fact.property is None or fact.subject is None or not self.differs or self.properties[fact.property].many:
            return Beside((), ())
        rows = self._rows(
            f"SELECT {BEATS}, f.number, f.id, f.body FROM claimed AS c, claimed AS d, fact AS f "  # noqa: S608 - our own words
            "WHERE c.place = 2 * (SELECT number FROM fact WHERE id = :fact) AND f.number = d.place / 2 "
            f"AND (({BEATS}) OR ({CONTESTS})) AND {stands(self.view, 'd', 'e')} ORDER BY f.number",
            {"fact": fact.id},
        )
        found = [(beats, self.made(*row)) for beats, *row in rows]
        return Beside(
            beating=tuple(each for beats, each in found if beats),
            contesting=tuple(each for beats, each in found if not beats),
        )

    def _any(self, wanted: Wanted) -> str:
        """Return the FTS5 expression of a demand; an empty one where no fact meets it.

        Only terms that facts have go into it: FTS5 would take a mark inside another one for the end of a word.
        """
        own = [one for one in wanted if isinstance(one, str)]
        self._entries.ahead([self._term(one) for one in own])
        each = [quoted(self._term(one)) if self.knows(one) else "" for one in own]
        each += (self._all(one) for one in wanted if not isinstance(one, str))
        return f"({' OR '.join(filter(None, each))})" if any(each) else ""

    def _all(self, wanted: Sequence[Wanted]) -> str:
        each = [self._expression(one) for one in wanted]
        return f"({' AND '.join(each)})" if all(each) else ""

    def found(self, numbers: Sequence[int]) -> list[Found]:
        """Return the facts with these numbers and their terms."""
        return [each for each in self._terms.all(numbers) if each is not None]

    def _read_found(self, numbers: Sequence[int]) -> Iterator[tuple[int, Found]]:
        sql = f"SELECT number, id, body, marks FROM fact WHERE number IN ({question_marks(numbers)})"  # noqa: S608
        for number, id_, body, added in self._rows(sql, numbers):
            fact = self.made(number, id_, body)
            yield number, Found(fact, frozenset(own_terms(fact).union(added.split())))

    def rank(self, terms: Iterable[str], limit: int) -> list[Fact]:
        """Return the facts that have any of these terms, those first that have the most and the rarest.

        A term weighs the logarithm of how few facts have it; a long fact is a little less to the point than a short
        one. (FTS5's own bm25() is always 0 where it keeps neither places nor lengths.) Of terms that very many facts
        have only those facts are looked at that have a rarer one too.
        """
        having = self._having(terms)
        if not having:
            return []
        whole = self._size
        weights = {term: log(1 + whole / facts) for term, facts in having.items()}
        rows = self._rows(
            f"SELECT rowid FROM term WHERE term MATCH ?{self._seen} ORDER BY rowid LIMIT ?",  # noqa: S608
            (" OR ".join(quoted(self._term(each)) for each in _rarest(having)), _RANKED),
        )
        found = self.found([number for (number,) in rows])  # in the order of the base
        best = sorted(found, key=lambda each: -_score(each.terms, weights))[:limit]
        return [each.fact for each in best]

    @cached_property
    def _size(self) -> int:
        return self.count("fact")

    def _having(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many facts have each of these terms, for those that any has."""
        sought = {self._term(each): each for each in terms}
        return {sought[term]: facts for term, facts in self._counted(sorted(sought)).items()}


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


def _score(terms: frozenset[str], weights: Mapping[str, float]) -> float:
    shared = sum([weight for term, weight in weights.items() if term in terms])
    return float(shared / len(terms) ** _LENGTH)


def quoted(term: str) -> str:
    """Return a term as an FTS5 string: MATCH is a language, and a term may not speak it."""
    return '"' + term.replace('"', '""') + '"'
