"""Sets of things as SQL: each set becomes one query with the single column ``thing``, nested as the set is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import assert_never

from factcli.errors import QueryError, UnknownName
from factcli.frozen import field, frozen
from factcli.model import Kind
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Compares,
    Either,
    Every,
    Has,
    Measure,
    Named,
    Not,
    Part,
    Related,
    Set,
    Step,
    Sum,
    Tally,
    Test,
    Top,
    Where,
    Within,
    inner,
)

_LARGEST = 400
"""Sets, tests and measures in one query at most: SQLite joins no more than 500 sets and 1000 conditions."""

_DEEPEST = 100
"""Parts within each other at most: Python's stack ends at some hundreds."""

_DEEPEST_TESTS = 16
"""Tests directly within each other at most: the stack of SQLite's parser ends at some forty brackets."""

_GREATEST = 2**63 - 1
"""The greatest whole number of SQLite; nothing is counted so far."""


def check_size(of: Set) -> None:
    """Raise :class:`QueryError` for a set that is too large for one statement."""
    count = 0
    ahead: list[tuple[Part, int, int]] = [(of, 0, 0)]
    while ahead:
        part, depth, tests = ahead.pop()
        count += 1
        if count > _LARGEST or depth > _DEEPEST or tests > _DEEPEST_TESTS:
            raise QueryError("the query is too large", f"at most {_LARGEST} parts, {_DEEPEST} within each other")
        tests = tests + 1 if isinstance(part, Not | All | AnyOf) else 0
        ahead += [(each, depth + 1, tests) for each in inner(part)]


def _never(*_names: str) -> bool:
    return False


@frozen
class Select:
    """Writes SQL for sets: each becomes a named table, the inner before the outer, so that no depth nests.

    A table is read in one place only, but where a query names a set twice: SQLite writes it out for each.
    ``claims`` is the table of the claims that are seen, where that is not all that stand. Where only a few of a set are
    asked for, ``is_common`` tells which named values (a property and its value) very many things have: then it is
    quicker to look at the things one by one, in their order, than at all that have the value. ``dated`` tells which
    properties are dates, ``inexact`` of which a claim has a number that may be another one: a comparison with that is
    true, false or NULL, and an order holds where no number of it can lie otherwise.
    """

    kinds: Mapping[str, Kind]
    defined: Callable[[str], Test]
    claims: str = ""
    is_common: Callable[[str, str], bool] = _never
    dated: Callable[[str], bool] = _never
    inexact: Callable[[str], bool] = _never
    parameters: dict[str, str | int | float] = field(default_factory=dict)
    _tables: dict[Set, str] = field(default_factory=dict)

    def bind(self, *values: str | float) -> str:
        """Take up values and return a named place for each (a question mark with a number is no more for sequences)."""
        names = [f"p{len(self.parameters) + place}" for place in range(len(values))]
        self.parameters.update(zip(names, values, strict=True))
        return ", ".join(f":{name}" for name in names)

    def tables(self) -> str:
        """Return the head of a statement that makes the tables of all sets written so far."""
        made = [f"s{number} (thing) AS ({sql})" for number, sql in enumerate(self._tables.values())]
        made = [self.claims, *made] if self.claims else made
        return f"WITH {', '.join(made)} " if made else ""

    def set(self, of: Set) -> str:
        """Return a query for the numbers of the things of a set, to follow :meth:`tables`."""
        if of not in self._tables:
            sql = self._set(of)
            self._tables[of] = sql
        return f"SELECT thing FROM s{list(self._tables).index(of)}"

    def _set(self, of: Set) -> str:
        match of:
            case Every(kind):
                return self._every(kind)
            case Named(ids):
                return f"SELECT number FROM thing WHERE id IN ({self.bind(*ids)})"
            case Where(inner, test):
                return f"SELECT thing FROM ({self.set(inner)}) AS it WHERE {self.test(test)}"
            case Step(inner, relation, inverse):
                here, there = _ends(inverse)
                # The plus keeps SQLite from going through all claims of the property in the order of what is asked for.
                return (
                    f"SELECT DISTINCT {there} FROM claim WHERE property = {self.bind(relation)} "
                    f"AND +{there} IS NOT NULL AND {here} IN ({self.set(inner)})"
                )
            case Top():
                return self._top(of)
            case Either(sets):
                return " UNION ".join(self.set(each) for each in sets)
        assert_never(of)

    def _top(self, top: Top) -> str:
        """Return those from one place to another in the order by a measure: in one order, or in one for each."""
        exact = self.is_exact(top.measure)
        first, last = self.bind(min(top.first, _GREATEST)), self.bind(min(top.last, _GREATEST))
        ends = isinstance(top.measure, Amount) and top.each is None and top.last == 1 and _is_flat(top.of)
        if ends and exact:
            return self._first(top.of, top.measure.property, most=top.most)
        columns = {"amount": "number"} if exact else {"amount": "number", "least": "low", "most": "high"}
        things = self._foremost(top.of, top.measure.property, most=top.most) if ends else self.set(top.of)
        measured = self._measured(top.measure, things, "MAX" if top.most else "MIN", **columns)
        group = ""
        if top.each is not None:
            here, there = _ends(top.each.inverse)
            measured = (
                f"SELECT m.*, claim.{there} AS one FROM ({measured}) AS m JOIN claim "
                f"ON claim.{here} = m.thing AND property = {self.bind(top.each.property)} "
                f"AND claim.{there} IN ({self.set(top.each.to)})"
            )
            group = "PARTITION BY one "
        order = ", ".join(f"{column} {'DESC' if top.most else 'ASC'}" for column in columns)
        placed = f"SELECT *, RANK() OVER ({group}ORDER BY {order}) AS place FROM ({measured}) WHERE amount IS NOT NULL"
        if exact:
            return f"SELECT DISTINCT thing FROM ({placed}) WHERE place BETWEEN {first} AND {last}"
        from factcli.index.inexact import certain  # noqa: PLC0415 - what is exact needs none of it

        return certain(placed, first, last, group, most=top.most)

    def _first(self, of: Set, name: str, *, most: bool) -> str:
        """Return those with the greatest or the least number: of a long order only the end is looked at."""
        numbers = f"SELECT subject, number FROM claim WHERE property = {self.bind(name)} AND number IS NOT NULL"
        order = "DESC" if most else "ASC"
        best = f"SELECT number FROM ({numbers}) WHERE {self._inside('subject', of)} ORDER BY number {order} LIMIT 1"
        return f"SELECT DISTINCT subject FROM ({numbers}) WHERE number = ({best}) AND {self._inside('subject', of)}"

    def _foremost(self, of: Set, name: str, *, most: bool) -> str:
        """Return those that may have the greatest or the least number."""
        from factcli.index.inexact import foremost  # noqa: PLC0415 - as above

        return foremost(f"FROM claim WHERE property = {self.bind(name)} AND {self._inside('subject', of)}", most=most)

    def _inside(self, column: str, of: Set) -> str:
        """Return the condition that a thing is in a set: of a kind, by a look at it alone."""
        kind = self.kinds.get(of.kind) if isinstance(of, Every) else None
        if kind is not None and kind.where is None:
            return f"EXISTS (SELECT 1 FROM member WHERE kind = {self.bind(kind.id)} AND member.thing = {column})"
        return f"{column} IN ({self.set(of)})"

    def _every(self, kind: str) -> str:
        known = self.kinds.get(kind)
        if known is None:
            raise UnknownName("kind", kind)
        if known.where is None or known.broader is None:
            return f"SELECT thing FROM member WHERE kind = {self.bind(kind)}"
        return self.set(Where(Every(known.broader), self.defined(kind)))

    def is_exact(self, measure: Measure) -> bool:
        """Tell whether no amount of a measure may be another one than the number that it has."""
        match measure:
            case Tally():
                return True
            case Amount(name) | Sum(_, _, _, name):
                return not self.inexact(name)
        assert_never(measure)

    def _measured(self, measure: Measure, things: str, best: str, **columns: str) -> str:
        """Return a query for a measure of the things of a query, by the names of its columns."""
        amounts = ", ".join(f"{self.measure(measure, best, column)} AS {name}" for name, column in columns.items())
        return f"SELECT it.thing AS thing, {amounts} FROM ({things}) AS it"

    def claiming(self, name: str, of: Set, to: Set | None, *, inverse: bool) -> str:
        """Return a query for the claims of a property: their numbers, and which thing of a set each is about."""
        here, there = _ends(inverse)
        sql = (
            f"SELECT fact AS number, {here} AS thing FROM claim "
            f"WHERE property = {self.bind(name)} AND {here} IN ({self.set(of)})"
        )
        return sql if to is None else f"{sql} AND {there} IN ({self.set(to)})"

    def amounts(self, measure: Measure, of: Set) -> str:
        """Return a query for what different amounts of the things of a set are at least and at most; NULL for none."""
        both = (
            f"SELECT least, most FROM ({self._measured(measure, self.set(of), best, least='low', most='high')})"
            for best in ("MAX", "MIN")
        )
        return " UNION ".join(both)

    def measure(self, measure: Measure, best: str = "MAX", column: str = "number") -> str:
        """Return an expression for a measure of the thing ``it.thing``; of several values the greatest or least."""
        match measure:
            case Amount(name):
                return f"(SELECT {best}({column}) FROM claim WHERE property = {self.bind(name)} AND subject = it.thing)"
            case Tally(relation, inverse, of):
                here, there = _ends(inverse)
                return (
                    f"(SELECT COUNT(DISTINCT {there}) FROM claim WHERE property = {self.bind(relation)} "
                    f"AND {here} = it.thing AND {there} IN ({self.set(of)}))"
                )
            case Sum(relation, inverse, of, amount):
                here, there = _ends(inverse)
                return (
                    f"(SELECT SUM({column}) FROM claim WHERE property = {self.bind(amount)} AND subject IN "
                    f"(SELECT {there} FROM claim WHERE property = {self.bind(relation)} AND {here} = it.thing "
                    f"AND {there} IN ({self.set(of)})))"
                )
        assert_never(measure)

    def test(self, test: Test, *, denied: bool = False) -> str:
        """Return a condition on the thing ``it.thing``; one that is ``denied`` is NULL where no value is recorded.

        What has no recorded value at all is not known to lack one (see ``Property.complete``).
        """
        match test:
            case Related(relation, inverse, to, operator, count):
                if (operator, count) == (">=", 1):
                    here, there = _ends(inverse)
                    return (
                        f"it.thing IN (SELECT {here} FROM claim WHERE property = {self.bind(relation)} "
                        f"AND {there} IN ({self.set(to)}))"
                    )
                return f"{self.measure(Tally(relation, inverse, to))} {operator} {self.bind(min(count, _GREATEST))}"
            case Has(name, value):
                having = f"FROM claim WHERE property = {self.bind(name)} AND named = {self.bind(value)}"
                if denied:
                    return self._known(f"it.thing IN (SELECT subject {having})", name, "named")
                if self.is_common(name, value):
                    return f"EXISTS (SELECT 1 {having} AND subject = it.thing)"
                return f"it.thing IN (SELECT subject {having})"
            case Compares(measure) if not self.is_exact(measure):
                return self._inexactly(test)
            case Compares(Amount(name), "=", Decimal() as bound):
                equal = (
                    f"it.thing IN (SELECT subject FROM claim WHERE property = {self.bind(name)} "
                    f"AND number = {self.bind(float(bound))})"
                )
                return self._known(equal, name, "number") if denied else equal
            case Compares(measure, operator, bound):
                best = "MAX" if operator.startswith(">") else "MIN"
                return f"{self.measure(measure, best)} {operator} {self._bound(measure, operator, best, bound)}"
            case Within(of):
                return f"it.thing IN ({self.set(of)})"
            case Not(inner):
                return f"NOT ({self.test(inner, denied=True)})"
            case All(tests):
                return " AND ".join(f"({self.test(each, denied=denied)})" for each in tests)
            case AnyOf(tests):
                return " OR ".join(f"({self.test(each, denied=denied)})" for each in tests)
        assert_never(test)

    def _bound(self, measure: Measure, operator: str, best: str, bound: Decimal | Set) -> str:
        """Return what a measure is compared with: of a set the best, or the one amount that all of them have."""
        if isinstance(bound, Decimal):
            return self.bind(float(bound))
        same = "CASE WHEN MIN(amount) < MAX(amount) THEN 9e999 ELSE MIN(amount) END"
        wanted = same if operator == "=" else f"{best}(amount)"
        return f"(SELECT {wanted} FROM ({self._measured(measure, self.set(bound), best, amount='number')}))"

    def _inexactly(self, test: Compares) -> str:
        """Return a comparison with a measure of which some amounts are not exact."""
        from factcli.index.inexact import compared, equal  # noqa: PLC0415 - as above

        measure, operator, bound = test.measure, test.operator, test.bound
        best = "MAX" if operator.startswith(">") else "MIN"
        mine = self.measure(measure, best, "low"), self.measure(measure, best, "high")
        if not isinstance(bound, Decimal):
            amounts = self._measured(measure, self.set(bound), best, least="low", most="high")
            lows = f"(SELECT MIN(least) FROM ({amounts}))", f"(SELECT MAX(least) FROM ({amounts}))"
            highs = f"(SELECT MIN(most) FROM ({amounts}))", f"(SELECT MAX(most) FROM ({amounts}))"
            return compared(operator, mine, lows, highs)
        low, high = self._year(measure, bound)
        if operator == "=" and isinstance(measure, Amount):
            return equal(f"FROM claim WHERE property = {self.bind(measure.property)} AND subject = it.thing", low, high)
        edge = high if operator in {">", "<="} else low
        return compared(operator, mine, (edge, edge), (edge, edge))

    def _year(self, measure: Measure, bound: Decimal) -> tuple[str, str]:
        """Return a number as it is compared with: with dates a year is all of its days, up to its 31 December."""
        number = float(bound)
        whole = isinstance(measure, Amount) and self.dated(measure.property) and bound == bound.to_integral_value()
        return self.bind(number), self.bind(number + 11 / 12 + 30 / 366 if whole else number)

    def _known(self, condition: str, name: str, column: str) -> str:
        """Return a condition on a value of a property: NULL of a thing that has none."""
        some = f"SELECT 1 FROM claim WHERE property = {self.bind(name)} AND subject = it.thing AND {column} IS NOT NULL"
        return f"CASE WHEN {condition} THEN 1 WHEN EXISTS ({some}) THEN 0 END"


def _is_flat(of: Set) -> bool:
    """Whether a set names no other than a kind, so that it may be written twice."""
    match of:
        case Every() | Named():
            return True
        case Where(Every(), Has() | Compares(Amount(), _, Decimal())):
            return True
        case _:
            return False


def _ends(inverse: bool) -> tuple[str, str]:
    """Return the columns of this end and of the other end of a relation."""
    return ("thing", "subject") if inverse else ("subject", "thing")
