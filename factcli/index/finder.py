"""Facts found by the terms that they have, and by what they say beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TypeAlias

from factcli.frozen import NamedTuple
from factcli.index import record
from factcli.index.standing import BEATS, CONTESTS, claims, sees
from factcli.index.store import Connection, Store
from factcli.model import Fact
from factcli.view import View

_RANKED = 500
"""Facts that are ranked at most."""

_LENGTH = 0.2
"""How much a fact's length counts against it: twice as long, an eighth less."""

Wanted: TypeAlias = "tuple[str | tuple[Wanted, ...], ...]"
"""A demand: any one of its terms meets it, or any one of its tuples, all of whose demands must then be met."""


class Found(NamedTuple):
    """A fact with the terms it is found by."""

    fact: Fact
    terms: frozenset[str]


class Finder(Store):
    """Finds facts in an index."""

    def __init__(self, connection: Connection, view: View | None = None, of: Store | None = None) -> None:
        super().__init__(connection, view, of)
        self.found = lru_cache(maxsize=1 << 12)(self._found)
        self._expression = lru_cache(maxsize=1 << 12)(self._any)

    def find(self, demands: Sequence[Wanted], limit: int) -> list[Found]:
        """Return the facts that meet every demand, in the order of the base."""
        wanted = [self._expression(each) for each in demands]
        if not wanted or not all(wanted):
            return []
        rows = self._rows(
            f"SELECT rowid FROM term WHERE term MATCH ?{self._seen} ORDER BY rowid LIMIT ?",  # noqa: S608 - our own words
            (" AND ".join(wanted), limit),
        )
        found = [self.found(row[0]) for row in rows]
        return [each for each in found if not self.view.timed or not self.beaten_by(each.fact)]

    @cached_property
    def _seen(self) -> str:
        """The condition that a fact found by its terms is one of those that the view sees."""
        if self.view.timed:
            return f" AND {sees(self.view, 'term.rowid')}"
        if self.view.former or self.meta("former") != "1":
            return ""
        return " AND rowid NOT IN (SELECT fact FROM claimed WHERE current = 0)"

    @cached_property
    def differs(self) -> bool:
        """Whether any claims contradict each other, so that it matters which of them stand."""
        return self.meta("differs") == "1"

    def beaten_by(self, fact: Fact) -> list[Fact]:
        """Return the claims that take the place of one in this view."""
        return self._beside(fact, BEATS)

    def contested_by(self, fact: Fact) -> list[Fact]:
        """Return the claims that stand beside one and say otherwise of what may be the same time."""
        return self._beside(fact, CONTESTS)

    def _beside(self, fact: Fact, condition: str) -> list[Fact]:
        """Return the claims d, other than the claim c, for which a condition holds, in the order of the base."""
        if fact.property is None or fact.subject is None or not self.differs:
            return []
        seen = claims(self.view)
        number = "(SELECT number FROM thing WHERE id = :subject)", "(SELECT number FROM fact WHERE id = :fact)"
        sql = (
            "SELECT DISTINCT body FROM claimed AS c, claimed AS d JOIN fact ON fact.number = d.fact "  # noqa: S608
            f"WHERE c.property = :property AND c.subject = {number[0]} AND c.fact = {number[1]} "
            f"AND {condition} AND d.fact IN (SELECT fact FROM claim) ORDER BY d.fact"
        )
        named = {"subject": fact.subject, "fact": fact.id, "property": fact.property}
        rows = self._rows(f"WITH {seen} {sql}" if seen else sql, named)
        return [record.load_fact(row[0]) for row in rows]

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
            "SELECT number, terms FROM fact WHERE number IN "  # noqa: S608
            f"(SELECT rowid FROM term WHERE term MATCH ?{self._seen} ORDER BY rowid LIMIT ?)",
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
