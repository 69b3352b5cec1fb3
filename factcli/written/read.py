"""From the written form to the query."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar, cast, get_args

from factcli.errors import QueryError
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
    Need,
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
from factcli.written.write import NEEDS, PREPOSITIONS

_T = TypeVar("_T")

_NESTING, _DEEPEST = ("(", "[", "not"), 100
"""What may stand within what, and how often: Python's stack ends at some hundreds, in the reading or the answering."""

_DIGITS = 40
"""Digits of a number at most."""

_VERBS = tuple("list count values sum mean max min difference exists check define name find compare".split())

_TOKEN = re.compile(
    r"""\s*(?: (?P<text>"(?:[^"\\]|\\.)*") | (?P<id>@[^\s|()\[\],":`<>=~!]+) | (?P<number>-?\d+(?:\.\d+)?)(?![\w/-])
    | (?P<name>\^?(?:[^\W_][\w/-]*|`[^`]+`)) | (?P<operator>[<>]=?|=|~|!) | (?P<mark>[()\[\]:,|]) )""",
    re.VERBOSE,
)


def read(text: str) -> Query:
    """Read a written query. Raises :class:`QueryError` where it is none."""
    return _whole(text, _Reader.query)


def read_test(text: str) -> Test:
    """Read a written test, as the `where` of a defined kind. Raises :class:`QueryError`."""
    return _whole(text, _Reader.test)


def _whole(text: str, rule: Callable[[_Reader], _T]) -> _T:
    if sum(text.count(mark) for mark in _NESTING) > _DEEPEST:
        raise QueryError(f"cannot read the query: more than {_DEEPEST} parts within each other", "ask for less at once")
    reader = _Reader(text)
    found = rule(reader)
    if reader.ahead:
        raise reader.error("the end")
    return found


class _Reader:
    """Reads from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = 0
        self._sort = ""
        self.ahead = ""
        self._advance()

    def _advance(self) -> str:
        """Step to the next token and return the one left behind."""
        left = self.ahead
        self._start = len(self._text) - len(self._text[self._next :].lstrip())
        found = _TOKEN.match(self._text, self._next)
        if found is None and self._text[self._next :].strip():
            raise self.error("a query")
        self.ahead = found[0].strip() if found else ""
        self._sort = (found.lastgroup or "") if found else ""
        self._next = found.end() if found else len(self._text)
        return left

    def error(self, wanted: str) -> QueryError:
        """Return the error that something else was wanted here."""
        got = f'"{self._text[self._start :][:20]}"' if self._text[self._start :] else "nothing"
        message = f"cannot read the query at column {self._start + 1}: {wanted} expected, {got} found"
        return QueryError(message, "see `factcli query --help` for how queries are written", position=self._start)

    def _take(self, token: str) -> bool:
        if self.ahead != token or self._sort == "text":
            return False
        self._advance()
        return True

    def _need(self, token: str) -> None:
        if not self._take(token):
            raise self.error(f'"{token}"')

    def _name(self, what: str) -> str:
        if self._sort != "name" or self.ahead.startswith("^"):
            raise self.error(what)
        return self._advance().strip("`")

    def _relation(self) -> tuple[str, bool]:
        if self._sort != "name":
            raise self.error("a property")
        name = self._advance()
        return name.removeprefix("^").strip("`"), name.startswith("^")

    def _number(self) -> str:
        if len(self.ahead) > _DIGITS:
            raise self.error(f"a number of at most {_DIGITS} digits")
        return self._advance()

    def _ids(self) -> tuple[str, ...]:
        found = []
        while True:
            if self._sort != "id":
                raise self.error("@ and the id of a thing")
            found.append(self._advance().removeprefix("@"))
            if not self._take("|"):
                return tuple(found)

    def _several(self, rule: Callable[[], _T]) -> tuple[_T, ...]:
        self._need("(")
        found = [rule()]
        while self._take(","):
            found.append(rule())
        self._need(")")
        return tuple(found)

    def query(self) -> Query:
        """Read a query."""
        verb = self.ahead
        if verb not in _VERBS:
            raise self.error(f"{', '.join(_VERBS[:-1])} or {_VERBS[-1]}")
        self._advance()
        match verb:
            case "list":
                return ListOf(self.set())
            case "count":
                return CountOf(self.set())
            case "values":
                name = self._name("a property")
                return ValuesOf(self.set(), name)
            case "sum" | "mean" | "max" | "min":
                name = self._name("a property")
                return Total(verb, self.set(), name)
            case "difference":
                measure, one = self.measure(), self.set()
                self._need(",")
                return Difference(measure, one, self.set())
            case "exists":
                return Exists(self.set())
            case "check":
                checked = self.set()
                if not isinstance(checked, Where):
                    raise self.error("[ and a test")
                return Check(checked.of, checked.test)
            case "define" | "name":
                return Define(self._ids(), verb == "name")
            case "find":
                return self._find()
            case _:
                return self._compare()

    def _compare(self) -> Compare:
        sides = []
        while self._take("("):
            self._need("find")
            sides.append(self._find())
            self._need(")")
        if len(sides) < 2:
            raise self.error("two queries in brackets")
        return Compare(tuple(sides))

    def _find(self) -> Find:
        if self._sort != "name":
            raise self.error("what is asked for")
        if self.ahead not in get_args(Asked):
            raise self.error(f"one of {', '.join(get_args(Asked))}")
        asked = self._advance()
        kind = self._name("a kind") if self._take("kind") else None
        speakers = self._ids() if self._take("said") else ()
        agents = self._ids() if self._take("done") else ()
        excluded = self._ids() if self._take("except") else ()
        negative = self._take("not")
        demands = []
        while self.ahead and self.ahead != ")":
            demands.append(self._demand())
        return Find(cast("Asked", asked), tuple(demands), kind, speakers, agents, excluded, negative)

    def _demand(self) -> Demand:
        role = next((role for role, word in PREPOSITIONS.items() if word and self._take(word)), "any")
        if self._sort == "id":
            return Mention(self._ids(), cast("Role", role))
        if role != "any":
            raise self.error("a thing")
        if self._sort == "operator" and self.ahead in {"<", "<=", ">", ">="}:
            operator = cast("Operator", self._advance())
            if self._sort != "number" or not self.ahead.isdigit():
                raise self.error("a year")
            return Year(int(self._number()), operator)
        if self._sort == "number" and self.ahead.isdigit():
            return Year(int(self._number()))
        need = next((need for need, mark in NEEDS.items() if mark and self._take(mark)), "met")
        if self._sort != "text":
            raise self.error("a thing, a year or words in quotation marks")
        text = re.sub(r"\\(.)", r"\1", self._advance()[1:-1])
        return Word(text, cast("Need", need), self._ids() if self._take("of") else ())

    def set(self) -> Set:
        """Read a set."""
        found = self._simple_set()
        while True:
            if self._take("["):
                found = Where(found, self.test())
                self._need("]")
            elif self._take(":"):
                found = Step(found, *self._relation())
            else:
                return found

    def _simple_set(self) -> Set:
        if self._sort == "id":
            return Named(self._ids())
        word = self.ahead
        name = self._name("a set")
        if self.ahead != "(" or word != name:
            return Every(name)
        if name == "any":
            return Either(self._several(self.set))
        if name in {"most", "least"}:
            return self._top(most=name == "most")
        raise self.error("a set")

    def _top(self, *, most: bool) -> Top:
        self._need("(")
        of = self.set()
        self._need(",")
        measure = self.measure()
        first, last, more = 1, 1, self._take(",")
        if more and self._sort == "number":
            first = last = self._place()
            last = self._place() if self._take("to") else last
            more = self._take(",")
        if more:
            self._need("each")
        each = Related(*self._relation(), self.set()) if more else None
        self._need(")")
        return Top(of, measure, most, first, last, each)

    def _place(self) -> int:
        """Read a place in an order."""
        if self._sort != "number" or not self.ahead.isdigit() or self.ahead.strip("0") == "":
            raise self.error("a place, from 1")
        return int(self._number())

    def measure(self) -> Measure:
        """Read a measure."""
        word = self.ahead
        name = self._name("a measure")
        if word not in {"number", "total"} or self.ahead != "(":
            return Amount(name)
        self._need("(")
        relation, inverse = self._relation()
        of = self.set()
        if name == "number":
            self._need(")")
            return Tally(relation, inverse, of)
        self._need(",")
        amount = self._name("a property")
        self._need(")")
        return Sum(relation, inverse, of, amount)

    def test(self) -> Test:
        """Read a test."""
        if self._take("not"):
            return Not(self.test())
        if self._take("in"):
            return Within(self.set())
        if self.ahead in {"all", "either"}:
            joined = All if self._advance() == "all" else AnyOf
            return joined(self._several(self.test))
        if self.ahead in {"number", "total"}:
            return self._comparison(self.measure())
        relation, inverse = self._relation()
        if not inverse and self._take("is"):
            return Has(relation, self._name("a value"))
        if not inverse and self._sort == "operator":
            return self._comparison(Amount(relation))
        return Related(relation, inverse, self.set())

    def _comparison(self, measure: Measure) -> Test:
        if self._sort != "operator":
            raise self.error("a comparison")
        operator = cast("Operator", self._advance())
        if self._sort != "number":
            return Compares(measure, operator, self.set())
        bound = Decimal(self._number())
        if isinstance(measure, Tally) and bound == int(bound):
            return Related(measure.property, measure.inverse, measure.of, operator, int(bound))
        return Compares(measure, operator, bound)
