"""A typed query checked against a base: everything it names exists there and is of the sort it is used as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from factcli.errors import UnknownName
from factcli.index import Index
from factcli.lookup import names
from factcli.query import (
    All,
    Amount,
    AnyOf,
    Check,
    Compare,
    Compares,
    CountOf,
    Define,
    Either,
    Every,
    Find,
    Has,
    ListOf,
    Measure,
    Mention,
    Named,
    Not,
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
)

Part = Query | Set | Test | Measure


def checked(query: Query, index: Index) -> Query:
    """Return the query if the base has all that it names. Raises :class:`UnknownName` for the first that it has not."""
    for part in _parts(query):
        _check(part, index)
    return query


def _parts(query: Part) -> Iterator[Part]:
    """Yield a query and all the sets, tests and measures in it, in the order in which they are written."""
    yield query
    for inner in _inner(query):
        yield from _parts(inner)


def _inner(part: Part) -> Iterable[Part]:
    match part:
        case ListOf(of) | CountOf(of) | ValuesOf(of, _) | Total(_, of, _) | Within(of) | Step(of, _, _):
            return (of,)
        case Where(of, test) | Check(of, test):
            return (of, test)
        case Top(of, measure, _):
            return (of, measure)
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


def _check(part: Part, index: Index) -> None:
    match part:
        case Every(kind):
            names.known("kind", kind, index.kinds)
        case Named(ids) | Define(ids):
            _check_things(ids, index)
        case Find():
            _check_find(part, index)
        case Has(name, value):
            names.known("property", name, index.properties)
            names.known(name, value, (each.id for each in index.properties[name].values))
        case ValuesOf(_, name) | Total(_, _, name) | Step(_, name, _) | Related(name) | Tally(name) | Amount(name):
            names.known("property", name, index.properties)
        case Sum(name, _, _, amount):
            names.known("property", name, index.properties)
            names.known("property", amount, index.properties)


def _check_find(find: Find, index: Index) -> None:
    if find.kind is not None:
        names.known("kind", find.kind, index.kinds)
    _check_things((*find.speakers, *find.agents, *find.excluded), index)
    for demand in find.demands:
        if isinstance(demand, Mention):
            _check_things(demand.ids, index)


def _check_things(ids: Iterable[str], index: Index) -> None:
    for each in ids:
        if index.thing(each) is None and index.source(each) is None:
            raise UnknownName("id", each, names.near_ids(each, index))
