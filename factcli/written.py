"""The written form of a query: what `--explain` shows, `factcli query` accepts and the `where` of a defined kind is.

::

    QUERY    list SET | count SET | values PROPERTY SET | sum|mean|max|min PROPERTY SET | check SET [TEST]
             define|name @ID|@ID | find ASKED [kind KIND] [said @ID|@ID] [done @ID] [except @ID] [not]
             DEMAND...  | compare (FIND) (FIND)
    SET      KIND | @ID|@ID | SET[TEST] | SET:PROPERTY | SET:^PROPERTY | most(SET, MEASURE) | least(SET, MEASURE)
             any(SET, SET)
    TEST     PROPERTY SET | number(PROPERTY SET) >= 2 | PROPERTY is VALUE | MEASURE > NUMBER | MEASURE > SET | in SET
             not TEST | all(TEST, TEST) | either(TEST, TEST)
    MEASURE  PROPERTY | number(PROPERTY SET) | total(PROPERTY SET, PROPERTY)
    ASKED    fact agent speaker subject object place time duration manner reason amount number check claim document
             quote
    DEMAND   @ID|@ID | "words" | ="exactly these words" | ~"words if there are" | !"what is done" | YEAR

``^`` before a property is the relation from its object's side: ``state:^in-state`` are the cities in states. A name
that would be read as something else stands in backquotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar, assert_never, cast, get_args

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
    Either,
    Every,
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

_T = TypeVar("_T")

_NEEDS: dict[Need, str] = {"met": "", "exact": "=", "optional": "~", "deed": "!"}
"""The mark before a word that says how it must be met."""

_NESTING, _DEEPEST = ("(", "[", "not"), 100
"""What may stand within what, and how often: Python's stack ends at some hundreds, in the reading or the answering."""

_DIGITS = 40
"""Digits of a number at most."""

_VERBS = tuple("list count values sum mean max min check define name find compare".split())

_TOKEN = re.compile(
    r"""\s*(?: (?P<text>"(?:[^"\\]|\\.)*") | (?P<id>@[^\s|()\[\],":`<>=~!]+) | (?P<number>-?\d+(?:\.\d+)?)(?![\w/-])
    | (?P<name>\^?(?:[^\W_][\w/-]*|`[^`]+`)) | (?P<operator>[<>]=?|=|~|!) | (?P<mark>[()\[\]:,|]) )""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"(?!\d+$)[^\W_][\w/-]*")
_RESERVED = frozenset("not in all either number total is any most least".split())
"""What would not be read as a name where one may stand."""


def write(query: Query) -> str:
    """Return the written form of a query; reading it gives the same query."""
    match query:
        case ListOf(of):
            return f"list {write_set(of)}"
        case CountOf(of):
            return f"count {write_set(of)}"
        case ValuesOf(of, name):
            return f"values {_name(name)} {write_set(of)}"
        case Total(function, of, name):
            return f"{function} {_name(name)} {write_set(of)}"
        case Check(of, test):
            return f"check {write_set(of)}[{write_test(test)}]"
        case Define(ids, name):
            return f"{'name' if name else 'define'} {_ids(ids)}"
        case Find():
            return _write_find(query)
        case Compare(sides):
            return "compare " + " ".join(f"({write(side)})" for side in sides)
    assert_never(query)


def _name(name: str) -> str:
    """Return a name, in backquotes where it would be read as something else."""
    return name if _PLAIN.fullmatch(name) and name not in _RESERVED else f"`{name}`"


def _ids(ids: tuple[str, ...]) -> str:
    return "|".join(f"@{each}" for each in ids)


def _write_find(find: Find) -> str:
    words = ["find", find.asked]
    if find.kind:
        words += ["kind", _name(find.kind)]
    if find.speakers:
        words += ["said", _ids(find.speakers)]
    if find.agents:
        words += ["done", _ids(find.agents)]
    if find.excluded:
        words += ["except", _ids(find.excluded)]
    if find.negative:
        words.append("not")
    return " ".join([*words, *map(_write_demand, find.demands)])


def _write_demand(demand: Demand) -> str:
    match demand:
        case Mention(ids):
            return _ids(ids)
        case Year(number, operator):
            return f"{'' if operator == '=' else operator}{number}"
        case Word(text, need):
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return f'{_NEEDS[need]}"{escaped}"'
    assert_never(demand)


def write_set(of: Set) -> str:
    """Return the written form of a set."""
    match of:
        case Every(kind):
            return _name(kind)
        case Named(ids):
            return _ids(ids)
        case Where(inner, test):
            return f"{write_set(inner)}[{write_test(test)}]"
        case Step(inner, relation, inverse):
            return f"{write_set(inner)}:{_end(relation, inverse=inverse)}"
        case Top(inner, measure, most):
            return f"{'most' if most else 'least'}({write_set(inner)}, {write_measure(measure)})"
        case Either(sets):
            return f"any({', '.join(map(write_set, sets))})"
    assert_never(of)


def _end(relation: str, *, inverse: bool) -> str:
    return f"^{_name(relation)}" if inverse else _name(relation)


def write_measure(measure: Measure) -> str:
    """Return the written form of a measure."""
    match measure:
        case Amount(name):
            return _name(name)
        case Tally(relation, inverse, of):
            return f"number({_end(relation, inverse=inverse)} {write_set(of)})"
        case Sum(relation, inverse, of, amount):
            return f"total({_end(relation, inverse=inverse)} {write_set(of)}, {_name(amount)})"
    assert_never(measure)


def write_test(test: Test) -> str:
    """Return the written form of a test."""
    match test:
        case Related(relation, inverse, to, operator, count):
            end = f"{_end(relation, inverse=inverse)} {write_set(to)}"
            return end if (operator, count) == (">=", 1) else f"number({end}) {operator} {count}"
        case Has(name, value):
            return f"{_name(name)} is {_name(value)}"
        case Compares(measure, operator, bound):
            right = f"{bound:f}" if isinstance(bound, Decimal) else write_set(bound)
            return f"{write_measure(measure)} {operator} {right}"
        case Within(of):
            return f"in {write_set(of)}"
        case Not(inner):
            return f"not {write_test(inner)}"
        case All(tests):
            return f"all({', '.join(map(write_test, tests))})"
        case AnyOf(tests):
            return f"either({', '.join(map(write_test, tests))})"
    assert_never(test)


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
        if self._sort == "id":
            return Mention(self._ids())
        if self._sort == "operator" and self.ahead in {"<", "<=", ">", ">="}:
            operator = cast("Operator", self._advance())
            if self._sort != "number" or not self.ahead.isdigit():
                raise self.error("a year")
            return Year(int(self._number()), operator)
        if self._sort == "number" and self.ahead.isdigit():
            return Year(int(self._number()))
        need = next((need for need, mark in _NEEDS.items() if mark and self._take(mark)), "met")
        if self._sort != "text":
            raise self.error("a thing, a year or words in quotation marks")
        return Word(re.sub(r"\\(.)", r"\1", self._advance()[1:-1]), cast("Need", need))

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
            self._need("(")
            of = self.set()
            self._need(",")
            measure = self.measure()
            self._need(")")
            return Top(of, measure, name == "most")
        raise self.error("a set")

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
