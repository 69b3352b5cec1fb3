"""What can be asked, as values: a closed set. English and typed commands both end here, and nothing later sees text.

A *set* denotes things, a *test* is what may hold of a thing, a *measure* is a number that a thing has; a *query* asks
for one of them. :data:`Find` asks for facts by the words, things, figures and dates they must account for.
The written form of each value, and its reading, is :mod:`factcli.written`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, assert_never

from factcli.frozen import frozen

Operator = Literal["<", "<=", "=", ">=", ">"]
Function = Literal["sum", "mean", "max", "min"]


@frozen
class Every:
    """All things of a kind, narrower kinds included."""

    kind: str


@frozen
class Named:
    """These things."""

    ids: tuple[str, ...]


@frozen
class Where:
    """The things of a set for which a test holds."""

    of: Set
    test: Test


@frozen
class Step:
    """What the things of a set are related to: the objects of a relation, or its subjects where ``inverse``."""

    of: Set
    property: str
    inverse: bool = False


@frozen
class Top:
    """The things of a set that have the most (or the least) of a measure; ties are all in.

    ``first`` and ``last``: those that come from this place to that one in such an order; of things that tie, each has
    the place of the first of them. With ``each``, the order is made anew among those that stand in that relation to
    the same thing: "the largest city of each state".
    """

    of: Set
    measure: Measure
    most: bool = True
    first: int = 1
    last: int = 1
    each: Related | None = None


@frozen
class Either:
    """The things of any of these sets."""

    sets: tuple[Set, ...]


Set = Every | Named | Where | Step | Top | Either


@frozen
class Related:
    """Stands in a relation to things of a set: to at least one, or to as many as ``operator`` and ``count`` say."""

    property: str
    inverse: bool
    to: Set
    operator: Operator = ">="
    count: int = 1


@frozen
class Has:
    """Has this named value of a property."""

    property: str
    value: str


@frozen
class Compares:
    """Has a measure that compares so with a number, or with that measure of every thing of a set."""

    measure: Measure
    operator: Operator
    bound: Decimal | Set


@frozen
class Within:
    """Is one of a set."""

    set: Set


@frozen
class Not:
    """A test that does not hold."""

    test: Test


@frozen
class All:
    """Tests that all hold."""

    tests: tuple[Test, ...]


@frozen
class AnyOf:
    """Tests of which one holds."""

    tests: tuple[Test, ...]


Test = Related | Has | Compares | Within | Not | All | AnyOf


@frozen
class Amount:
    """The number a property gives."""

    property: str


@frozen
class Tally:
    """How many things of a set a thing stands in a relation to."""

    property: str
    inverse: bool
    of: Set


@frozen
class Sum:
    """The total of an amount over the things of a set that a thing stands in a relation to."""

    property: str
    inverse: bool
    of: Set
    amount: str


Measure = Amount | Tally | Sum


@frozen
class ListOf:
    """Which things?"""

    set: Set


@frozen
class CountOf:
    """How many things?"""

    set: Set


@frozen
class ValuesOf:
    """What does a property say of each of these things?"""

    set: Set
    property: str


@frozen
class Total:
    """The sum, the mean, the greatest or the least of a property over a set."""

    function: Function
    set: Set
    property: str


@frozen
class Difference:
    """How far apart are two sets in a measure? All things of a set must have the same of it."""

    measure: Measure
    one: Set
    other: Set


@frozen
class Exists:
    """Is there anything in the set?"""

    set: Set


@frozen
class Check:
    """Does the test hold for the things of the set?"""

    set: Set
    test: Test


@frozen
class Define:
    """What or who is this? ``name``: how is it called?"""

    ids: tuple[str, ...]
    name: bool = False


Asked = Literal[
    "fact",
    "agent",
    "speaker",
    "subject",
    "object",
    "recipient",
    "place",
    "time",
    "month",
    "year",
    "duration",
    "manner",
    "reason",
    "amount",
    "number",
    "check",
    "claim",
    "document",
    "quote",
]
"""The part of a fact that a question asks for."""

WHEN: frozenset[Asked] = frozenset({"time", "month", "year"})
"""What asks when something was, ever more roughly."""


Role = Literal["any", "agent", "object", "place", "owner", "either"]


@frozen
class Mention:
    """The fact must name one of these things or something within it.

    ``role`` is the one that a yes or no gives it: what acts, anything but what acts, where it is. A fact in which it
    has another one is shown, but says neither yes nor no. ``owner`` is whose or
    where the things asked for are ("Danish cities"); ``either`` are things to choose from: one may be the answer.
    """

    ids: tuple[str, ...]
    role: Role = "any"


@frozen
class Year:
    """The fact must be of this year; with another ``operator``, certainly of none but years before it, or after it."""

    number: int
    operator: Operator = "="


Need = Literal["met", "exact", "optional", "deed"]


@frozen
class Word:
    """The fact must have this word or phrase, or what general English or the base's vocabulary says for it.

    An ``exact`` one (a figure, a weekday, a name) must stand in the fact or be a phrase of the base; an ``optional``
    one need not stand there, but a fact that has it is nearer; a ``deed`` must be what the fact itself tells of. One
    ``of`` things ("Danish cities") is not met where the fact says it of others of their kind ("a Swedish city").
    """

    text: str
    need: Need = "met"
    of: tuple[str, ...] = ()


Demand = Mention | Year | Word


@frozen
class Find:
    """Facts that account for every demand and have the part that is asked for.

    ``kind`` asks for things of that kind but for those ``excluded``; ``speakers`` are those one of whom must have said
    or claimed it, ``agents`` those one of whom must have done it; ``negative`` is whether the question denies.
    """

    asked: Asked
    demands: tuple[Demand, ...]
    kind: str | None = None
    speakers: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    negative: bool = False

    @property
    def listing(self) -> bool:
        """Whether things of the kind are asked for; with an amount, the kind is what is counted."""
        return self.kind is not None and self.asked != "amount"


@frozen
class Compare:
    """The same asked of each of several sides."""

    sides: tuple[Find, ...]


ThingQuery = ListOf | CountOf | ValuesOf | Total | Difference | Exists | Check
"""What is evaluated in an index."""

Query = ThingQuery | Define | Find | Compare
Part = Query | Set | Test | Measure


def parts(query: Part) -> Iterator[Part]:
    """Yield a query and all the sets, tests and measures in it, in the order in which they are written."""
    ahead = [query]
    while ahead:
        part = ahead.pop()
        yield part
        ahead.extend(reversed(tuple(inner(part))))


def inner(part: Part) -> Iterable[Part]:
    """Return the sets, tests and measures directly in another, or in a query."""
    match part:
        case ListOf(of) | CountOf(of) | Exists(of) | ValuesOf(of, _) | Total(_, of, _) | Within(of) | Step(of, _, _):
            return (of,)
        case Where(of, test) | Check(of, test):
            return (of, test)
        case Top(of, measure, _, _, _, each):
            return (of, measure) if each is None else (of, measure, each)
        case Difference(measure, one, other):
            return (measure, one, other)
        case Either(several) | All(several) | AnyOf(several) | Compare(several):
            return several
        case Related(_, _, of, _, _) | Tally(_, _, of) | Sum(_, _, of, _):
            return (of,)
        case Compares(measure, _, bound):
            return (measure, bound) if isinstance(bound, Set) else (measure,)
        case Not(test):
            return (test,)
        case Every() | Named() | Has() | Amount() | Define() | Find():
            return ()
    assert_never(part)
