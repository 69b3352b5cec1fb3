"""Whether amounts that are not exact ("about 300", "more than 5", a year) settle what a query asks.

A set has what certainly belongs to it: a comparison that amounts leave open holds of nothing. Where things are only
left out by that, what is listed is right. Where what is left out could bring in others (the greatest of a set, a total,
what does *not* stand in a relation to a set), nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from factcli.index import Index
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Check,
    Compares,
    CountOf,
    Difference,
    Either,
    Every,
    Exists,
    Has,
    ListOf,
    Measure,
    Named,
    Not,
    Part,
    Related,
    Set,
    Step,
    Sum,
    Test,
    ThingQuery,
    Top,
    Total,
    ValuesOf,
    Where,
    Within,
    inner,
    parts,
)


def inexact(query: Part, index: Index) -> Iterator[str]:
    """Yield the properties that a query, or a part of one, weighs and that have amounts that are not exact."""
    for part in parts(query):
        match part:
            case Compares(measure) | Top(_, measure) | Difference(measure):
                yield from (name for name in _amounts(measure) if index.is_inexact(name))
            case Total(_, _, name) if index.is_inexact(name):
                yield name
            case Every() if (whole := index.spelt_out(part)) is not None:
                yield from inexact(whole, index)


def _amounts(measure: Measure) -> Iterator[str]:
    match measure:
        case Amount(name) | Sum(_, _, _, name):
            yield name


def is_settled(query: ThingQuery, index: Index) -> bool:
    """Tell whether no set that a query weighs, and does not only list, may have other things in it."""
    match query:
        case ListOf(of) | ValuesOf(of, _) | Exists(of):
            return _is_certain(of, index)
        case CountOf(of):
            return _is_certain(of, index) and not _may_tie(of, index)
        case Total(_, of, _):
            return _is_exact([of], index)
        case Difference(measure, one, other):
            sides = [of for of in (one, other) if not (_is_one(of) and _is_certain(of, index))]
            return _is_exact([*inner(measure), *sides], index)
        case Check(of, test):
            return _is_certain(of, index) and _holds_certainly(test, index) and not _may_tie(query, index)
    assert_never(query)


def _may_tie(query: Part, index: Index) -> bool:
    """Tell whether things share a place in an order since their amounts are written alike: one may still have more."""
    return any(
        isinstance(part, Top)
        and any(index.is_inexact(name) for name in _amounts(part.measure))
        and (part.each is not None or index.size(part) > part.last - part.first + 1)
        for part in parts(query)
    )


def _is_one(of: Set) -> bool:
    """Tell whether a set is one thing, or nothing."""
    match of:
        case Where(within, _):
            return _is_one(within)
        case Named((_,)):
            return True
        case _:
            return False


def _is_certain(of: Set, index: Index) -> bool:
    """Tell whether all that is in a set certainly belongs to it."""
    match of:
        case Every():
            whole = index.spelt_out(of)
            return whole is None or _is_certain(whole, index)
        case Named():
            return True
        case Where(within, test):
            return _is_certain(within, index) and _holds_certainly(test, index)
        case Step(within, _, _):
            return _is_certain(within, index)
        case Top(within, measure, _, _, _, each):
            return _is_exact([within, *inner(measure), *(inner(each) if each else ())], index)
        case Either(sets):
            return all(_is_certain(each, index) for each in sets)
    assert_never(of)


def _holds_certainly(test: Test, index: Index) -> bool:
    """Tell whether a test certainly holds of whatever it is found to hold of."""
    match test:
        case Related(_, _, to, ">=" | ">", _) | Within(to):
            return _is_certain(to, index)
        case Has():
            return True
        case Related() | Compares() | Not():
            return _is_exact(_sets(test), index)
        case All(tests) | AnyOf(tests):
            return all(_holds_certainly(each, index) for each in tests)
    assert_never(test)


def _sets(test: Test) -> Iterator[Set]:
    """Yield the sets that a test goes by."""
    for part in parts(test):
        if isinstance(part, Set):
            yield part


def _is_exact(sets: Iterable[Part], index: Index) -> bool:
    """Tell whether no amount that is not exact decides what is in sets."""
    return not any(True for each in sets for _ in inexact(each, index))
