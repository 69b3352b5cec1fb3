"""A query checked against a base: everything it names exists there and is of the sort it is used as."""

from __future__ import annotations

from collections.abc import Iterable

from factcli.answer.nearest import near_ids, unknown
from factcli.english.stem import fold
from factcli.errors import UnknownName
from factcli.frozen import replace
from factcli.index import Index
from factcli.query import (
    Amount,
    Compare,
    Define,
    Demand,
    Every,
    Find,
    Has,
    Mention,
    Named,
    Part,
    Query,
    Related,
    Step,
    Sum,
    Tally,
    Total,
    ValuesOf,
    Word,
    parts,
)


def checked(query: Query, index: Index) -> Query:
    """Return the query, its words folded as those of a question, if the base has all that it names.

    Raises :class:`UnknownName` for the first that it has not.
    """
    for part in parts(query):
        _check(part, index)
    match query:
        case Find():
            return _folded(query)
        case Compare(sides):
            return Compare(tuple(map(_folded, sides)))
        case _:
            return query


def _folded(find: Find) -> Find:
    return replace(find, demands=tuple(map(_folded_demand, find.demands)))


def _folded_demand(demand: Demand) -> Demand:
    return replace(demand, text=fold(demand.text) or demand.text) if isinstance(demand, Word) else demand


def _check(part: Part, index: Index) -> None:
    match part:
        case Every(kind):
            _known("kind", kind, index.kinds)
        case Named(ids) | Define(ids):
            _check_things(ids, index)
        case Find():
            _check_find(part, index)
        case Has(name, value):
            _known("property", name, index.properties)
            _known(name, value, (each.id for each in index.properties[name].values))
        case ValuesOf(_, name) | Total(_, _, name) | Step(_, name, _) | Related(name) | Tally(name) | Amount(name):
            _known("property", name, index.properties)
        case Sum(name, _, _, amount):
            _known("property", name, index.properties)
            _known("property", amount, index.properties)


def _check_find(find: Find, index: Index) -> None:
    if find.kind is not None:
        _known("kind", find.kind, index.kinds)
    _check_things((*find.speakers, *find.agents, *find.excluded), index)
    for demand in find.demands:
        if isinstance(demand, Mention):
            _check_things(demand.ids, index)
        if isinstance(demand, Word):
            _check_things(demand.of, index)


def _check_things(ids: Iterable[str], index: Index) -> None:
    for each in ids:
        if index.thing(each) is None and index.source(each) is None:
            raise UnknownName("id", each, near_ids(each, index))


def _known(what: str, name: str, ids: Iterable[str]) -> None:
    ids = tuple(ids)
    if name not in ids:
        unknown(what, name, ids)
