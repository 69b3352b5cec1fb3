"""The reads of an index: phrases, facts, sets of things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcli.frozen import replace
from factcli.index.finder import Finder
from factcli.index.standing import claims
from factcli.model import Fact
from factcli.query import Every, Measure, Named, Set, Test, Where

if TYPE_CHECKING:
    from factcli.index.select import Select


_COMMON = 1000
"""Claims of one value from which on that is common."""


class Index(Finder):
    """An open index. Reads only; one per thread.

    One that turns out to be damaged is replaced, once and without a word, by what ``renew`` returns.
    """

    def defined(self, kind: str) -> Test:
        """Return the test that makes a thing of the broader kind one of a defined kind."""
        from factcli.written.read import read_test  # noqa: PLC0415 - 1 ms that only a defined kind pays

        return read_test(self.kinds[kind].where or "")

    def spelt_out(self, of: Every) -> Set | None:
        """Return the things of a defined kind as those of the broader one for which its condition holds."""
        kind = self.kinds[of.kind]
        return Where(Every(kind.broader), self.defined(of.kind)) if kind.where and kind.broader is not None else None

    def _selecting(self, *sets: Set, few: bool = False) -> Select:
        """Return a writer of SQL for sets, of which no more than a few things are asked for.

        Raises :class:`~factcli.errors.QueryError` for one that is too large.
        """
        from factcli.index.select import Select, check_size  # noqa: PLC0415 - 1 ms that questions for facts do not pay

        for each in sets:
            check_size(each)
        select = Select(self.kinds, self.defined, claims(self.view), dated=self._is_dated, inexact=self.is_inexact)
        return replace(select, is_common=self._is_common) if few else select

    def _is_common(self, name: str, value: str) -> bool:
        """Whether very many things have a named value: no more are counted than it takes to say so."""
        sql = "SELECT COUNT(*) FROM (SELECT 1 FROM claimed WHERE property = ? AND named = ? LIMIT ?)"
        return bool(self._one(sql, name, value, _COMMON) == _COMMON)

    def members(self, of: Set, limit: int = -1) -> list[str]:
        """Return the ids of the things of a set, in the order of the base."""
        select = self._selecting(of, few=limit >= 0)
        first = f"SELECT DISTINCT thing FROM ({select.set(of)}) ORDER BY thing LIMIT {limit:d}"  # noqa: S608
        sql = f"{select.tables()}SELECT id FROM ({first}) CROSS JOIN thing ON number = thing ORDER BY number"  # noqa: S608
        return [row[0] for row in self._rows(sql, select.parameters)]

    def size(self, of: Set) -> int:
        """Return how many things a set has."""
        select = self._selecting(of)
        sql = f"SELECT COUNT(DISTINCT thing) FROM ({select.set(of)})"  # noqa: S608 - our own words
        return int(self._rows(select.tables() + sql, select.parameters)[0][0])

    def amounts(self, measure: Measure, of: Set) -> list[tuple[float | None, float | None]]:
        """Return the different amounts of a measure that the things of a set have: what each is at least and at most.

        These are the same where it is exact, and None where a thing has none.
        """
        select = self._selecting(of)
        sql = select.amounts(measure, of)
        return [(row[0], row[1]) for row in self._rows(select.tables() + sql, select.parameters)]

    def claims(self, name: str, of: Set, *, inverse: bool = False, to: Set | None = None) -> list[Fact]:
        """Return the claims of a property whose subject (object where ``inverse``) is in a set, in the base's order.

        With ``to``, only those whose other end is in that set.
        """
        select = self._selecting(of, *([to] if to is not None else []))
        numbers = f"SELECT number FROM ({select.claiming(name, of, to, inverse=inverse)})"  # noqa: S608 - our own words
        return self.facts(numbers, select.parameters, select.tables())

    def claims_by_thing(
        self, name: str, ids: Sequence[str], *, inverse: bool = False, to: Set | None = None
    ) -> dict[str, list[Fact]]:
        """Return by each of some things the claims that :meth:`claims` returns of it."""
        select = self._selecting(*([to] if to is not None else []))
        told = select.claiming(name, Named(tuple(ids)), to, inverse=inverse)
        sql = (
            f"{select.tables()}SELECT thing.id, fact.number, fact.id, fact.body "  # noqa: S608 - our own words
            f"FROM (SELECT DISTINCT number, thing FROM ({told})) AS told CROSS JOIN fact ON fact.number = told.number "
            "CROSS JOIN thing ON thing.number = told.thing ORDER BY fact.number"
        )
        found: dict[str, list[Fact]] = {each: [] for each in ids}
        for identifier, *row in self._rows(sql, select.parameters):
            found[identifier].append(self.made(*row))
        return found

    def inexact_claims(self, name: str, most: int) -> list[Fact]:
        """Return some claims of a property whose amounts are not exact."""
        seen = claims(self.view)
        sql = "SELECT fact FROM claim WHERE property = :name AND least IS NOT NULL LIMIT :most"
        return self.facts(sql, {"name": name, "most": most}, f"WITH {seen} " if seen else "")

    def claims_of(self, subject: str) -> list[Fact]:
        """Return all claims about a thing."""
        seen = claims(self.view)
        sql = "SELECT fact FROM claim WHERE subject = (SELECT number FROM thing WHERE id = :id)"
        return self.facts(sql, {"id": subject}, f"WITH {seen} " if seen else "")
