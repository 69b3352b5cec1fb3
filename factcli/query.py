"""What can be asked, as values: a closed set. English and typed commands both end here, and nothing later sees text.

A *set* denotes things, a *test* is what may hold of a thing, a *measure* is a number that a thing has; a *query* asks
for one of them. :data:`Find` asks for facts by the words, things, figures and dates they must account for.
The written form of each value, and its reading, is :mod:`factcli.written`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Operator = Literal["<", "<=", "=", ">=", ">"]


@dataclass(frozen=True, slots=True)
class Every:
    """All things of a kind, narrower kinds included."""

    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """These things."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """The things of a set for which a test holds."""

    of: Set
    test: Test


@dataclass(frozen=True, slots=True)
class Step:
    """What the things of a set are related to: the objects of a relation, or its subjects where ``inverse``."""

    of: Set
    property: str
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """The things of a set that have the most (or the least) of a measure; ties are all in."""

    of: Set
    measure: Measure
    most: bool = True


@dataclass(frozen=True, slots=True)
class Either:
    """The things of any of these sets."""

    sets: tuple[Set, ...]


Set = Every | Named | Where | Step | Top | Either


@dataclass(frozen=True, slots=True)
class Related:
    """Stands in a relation to things of a set: to at least one, or to as many as ``operator`` and ``count`` say."""

    property: str
    inverse: bool
    to: Set
    operator: Operator = ">="
    count: int = 1


@dataclass(frozen=True, slots=True)
class Has:
    """Has this named value of a property."""

    property: str
    value: str


@dataclass(frozen=True, slots=True)
class Compares:
    """Has a measure that compares so with a number, or with that measure of every thing of a set."""

    measure: Measure
    operator: Operator
    bound: Decimal | Set


@dataclass(frozen=True, slots=True)
class Within:
    """Is one of a set."""

    set: Set


@dataclass(frozen=True, slots=True)
class Not:
    """A test that does not hold."""

    test: Test


@dataclass(frozen=True, slots=True)
class All:
    """Tests that all hold."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Tests of which one holds."""

    tests: tuple[Test, ...]


Test = Related | Has | Compares | Within | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Amount:
    """The number a property gives."""

    property: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things of a set a thing stands in a relation to."""

    property: str
    inverse: bool
    of: Set


@dataclass(frozen=True, slots=True)
class Sum:
    """The total of an amount over the things of a set that a thing stands in a relation to."""

    property: str
    inverse: bool
    of: Set
    amount: str


Measure = Amount | Tally | Sum


@dataclass(frozen=True, slots=True)
class ListOf:
    """Which things?"""

    set: Set


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many things?"""

    set: Set


@dataclass(frozen=True, slots=True)
class ValuesOf:
    """What does a property say of each of these things?"""

    set: Set
    property: str


@dataclass(frozen=True, slots=True)
class Total:
    """The sum, the mean, the greatest or the least of a property over a set."""

    function: Literal["sum", "mean", "max", "min"]
    set: Set
    property: str


@dataclass(frozen=True, slots=True)
class Check:
    """Does the test hold for the things of the set?"""

    set: Set
    test: Test


@dataclass(frozen=True, slots=True)
class Define:
    """What or who is this?"""

    ids: tuple[str, ...]


Asked = Literal["fact", "agent", "speaker", "subject", "place", "time", "reason", "amount", "check", "document", "quote"]


@dataclass(frozen=True, slots=True)
class Mention:
    """The fact must name one of these things or something within it."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The fact must be of this year."""

    number: int


@dataclass(frozen=True, slots=True)
class Word:
    """The fact must have this word or phrase, or what general English or the base's vocabulary says for it.

    A ``hard`` one (a figure, a weekday, a month, a name nobody knows) must stand in the fact exactly.
    """

    text: str
    hard: bool = False


Demand = Mention | Year | Word


@dataclass(frozen=True, slots=True)
class Find:
    """Facts that account for every demand and have the part that is asked for.

    ``kind`` asks for things of that kind but for those ``excluded``; ``speakers`` are those one of whom must have said or
    claimed it, ``agents`` those one of whom must have done it; ``negative`` is whether the question denies.
    """

    asked: Asked
    demands: tuple[Demand, ...]
    kind: str | None = None
    speakers: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """The same asked of each of several sides."""

    sides: tuple[Find, ...]


Query = ListOf | CountOf | ValuesOf | Total | Check | Define | Find | Compare
