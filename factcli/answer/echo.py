"""A query said back in words, so that the asker sees how a question was read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from factcli.answer.compose import Composer
from factcli.frozen import frozen
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Asked,
    Check,
    Compare,
    Compares,
    CountOf,
    Define,
    Demand,
    Difference,
    Either,
    Every,
    Exists,
    Find,
    Has,
    ListOf,
    Measure,
    Mention,
    Named,
    Not,
    Operator,
    Query,
    Related,
    Role,
    Set,
    Step,
    Sum,
    Tally,
    Test,
    Top,
    Total,
    ValuesOf,
    Where,
    Within,
    Word,
    Year,
)

ASKED: dict[Asked, str] = {
    "fact": "what is recorded",
    "agent": "who",
    "speaker": "who said it",
    "subject": "who is",
    "object": "whom",
    "recipient": "to whom",
    "place": "where",
    "time": "when",
    "month": "in which month",
    "year": "in which year",
    "duration": "how long",
    "manner": "how",
    "reason": "why",
    "amount": "how much or how many",
    "number": "how many",
    "check": "whether",
    "claim": "whether it is so",
    "document": "which documents tell",
    "quote": "what was said word for word",
}
"""What is asked for, in the question word of it."""

_BEFORE: dict[Role, str] = {"any": "", "agent": "by ", "object": "", "place": "in ", "owner": "of ", "either": ""}
"""What goes before a thing that must have this role."""

_WHEN: dict[Operator, str] = {"<": "before ", "<=": "until ", "=": "", ">=": "since ", ">": "after "}
_FUNCTIONS = {"sum": "the total of", "mean": "the mean of", "max": "the greatest", "min": "the least"}


@frozen
class Echo:
    """Says queries back with the names of one base."""

    composer: Composer

    def query(self, query: Query) -> str:
        """Return a query in words."""
        match query:
            case ListOf(of):
                return f"which: {self.set(of)}"
            case CountOf(of):
                return f"how many: {self.set(of)}"
            case ValuesOf(of, name):
                return f"{self._label(name)} of {self.set(of)}"
            case Total(function, of, name):
                return f"{_FUNCTIONS[function]} {self._label(name)} of {self.set(of)}"
            case Difference(measure, one, other):
                return f"the difference in {self.measure(measure)} between {self.set(one)} and {self.set(other)}"
            case Exists(of):
                return f"whether there are any: {self.set(of)}"
            case Check(of, test):
                return f"whether: {self.set(of)} ({self.test(test)})"
            case Define(ids, name):
                return f"{'how is this called' if name else 'what is'}: {self.names(ids)}"
            case Find():
                return self._find(query)
            case Compare(sides):
                return " · and · ".join(map(self._find, sides))
        assert_never(query)

    def _find(self, find: Find) -> str:
        asked = f"which {self._plural(find.kind)}" if find.kind else ASKED[find.asked]
        parts = [
            f"said by {self.names(find.speakers)}" if find.speakers else "",
            f"done by {self.names(find.agents)}" if find.agents else "",
            f"but for {self.names(find.excluded)}" if find.excluded else "",
            "denied" if find.negative else "",
            ", ".join(
                _BEFORE[each.role] + self.names(each.ids) if isinstance(each, Mention) else self.demand(each)
                for each in find.demands
                if not (isinstance(each, Word) and each.need == "optional")
            ),
        ]
        return ": ".join(filter(None, (asked, "; ".join(filter(None, parts)))))

    def demand(self, demand: Demand) -> str:
        """Return a demand in words."""
        match demand:
            case Mention(ids):
                return self.names(ids)
            case Year(number, operator):
                return f"{_WHEN[operator]}{number}"
            case Word(text, _, of):
                return f"“{text}” of {self.names(of)}" if of else f"“{text}”"
        assert_never(demand)

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of things, one of which is meant."""
        return " or ".join(dict.fromkeys(self.composer.named(each).name for each in ids))

    def _label(self, name: str) -> str:
        return self.composer.index.properties[name].label

    def _plural(self, kind: str) -> str:
        return self.composer.index.kinds[kind].plural

    def _end(self, name: str, *, inverse: bool) -> str:
        return f"{self._label(name)} of" if inverse else self._label(name)

    def set(self, of: Set) -> str:
        """Return a set in words."""
        match of:
            case Every(kind):
                return self._plural(kind)
            case Named(ids):
                return self.names(ids)
            case Where(inner, test):
                return f"{self.set(inner)} ({self.test(test)})"
            case Step(inner, name, inverse):
                return (
                    f"those with {self._label(name)}: {self.set(inner)}"
                    if inverse
                    else f"{self._label(name)} of {self.set(inner)}"
                )
            case Top():
                return self._top(of)
            case Either(sets):
                return " or ".join(map(self.set, sets))
        assert_never(of)

    def _top(self, top: Top) -> str:
        places = f"{top.first}" if top.first == top.last else f"{top.first} to {top.last}"
        place = "" if places == "1" else f", place {places}"
        each = "" if top.each is None else f", for each ({self.test(top.each)})"
        return f"{self.set(top.of)} with the {'most' if top.most else 'least'} {self.measure(top.measure)}{place}{each}"

    def measure(self, measure: Measure) -> str:
        """Return a measure in words."""
        match measure:
            case Amount(name):
                return self._label(name)
            case Tally(name, inverse, of):
                return f"{self._end(name, inverse=inverse)}: {self.set(of)}"
            case Sum(_, _, of, amount):
                return f"{self._label(amount)} of {self.set(of)}"
        assert_never(measure)

    def test(self, test: Test) -> str:
        """Return a test in words."""
        match test:
            case Related(name, inverse, to, operator, count):
                many = "" if (operator, count) == (">=", 1) else f"{operator} {count} "
                return f"{self._end(name, inverse=inverse)}: {many}{self.set(to)}"
            case Has(name, value):
                values = self.composer.index.properties[name].values
                return next((each.label for each in values if each.id == value), value)
            case Compares(measure, operator, bound):
                other = str(bound) if isinstance(bound, Decimal) else f"that of {self.set(bound)}"
                return f"{self.measure(measure)} {operator} {other}"
            case Within(of):
                return f"in: {self.set(of)}"
            case Not(inner):
                return f"not {self.test(inner)}"
            case All(tests):
                return " and ".join(map(self.test, tests))
            case AnyOf(tests):
                return " or ".join(map(self.test, tests))
        assert_never(test)
