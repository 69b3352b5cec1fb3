"""Rules for places in an order: "the second longest", "the three longest", "the longest of each"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcli.frozen import replace
from factcli.query import Amount, Every, ListOf, Query, Related, Top, Within
from factcli.question.lexical import Best, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import against_amount
from factcli.question.things.nouns import topmost
from factcli.question.things.parts import Against, Modify, modifier, rule


def ranked(things: Things, first: int, last: int) -> Iterator[Things]:
    """Yield those of a superlative that have these places in its order instead of the first."""
    top = things.set
    if isinstance(top, Top) and (top.first, top.last) == (1, 1) and 1 <= first <= last:
        yield Things(replace(top, first=first, last=last), things.kind)


def _so_many_first(things: Things, number: Decimal) -> Iterator[Things]:
    if number == int(number):
        yield from ranked(things, 1, int(number))


@rule("np", "[ORD] [np]")
@rule("np", "IT? [ORD] IT? OF [np]")
def _in_place(schema: Schema, place: int, things: Things) -> Iterator[Things]:
    yield from ranked(things, place, place)


@rule("np", "TOP? [NUM] [np]")
def _first_so_many(schema: Schema, number: Decimal, things: Things) -> Iterator[Things]:
    yield from _so_many_first(things, number)


@rule("np", "[SUP] [NUM] [np]")
def _most_so_many(schema: Schema, best: Best, number: Decimal, things: Things) -> Iterator[Things]:
    if not things.name:
        yield from (found for top in topmost(schema, best, things) for found in _so_many_first(top, number))


@rule("np", "TOP [NUM] [np] BY [NPROP]", "TOP [NUM] [np] PREP [NPROP]")
def _top_by(schema: Schema, number: Decimal, things: Things, names: Ids) -> Iterator[Things]:
    for name in schema.amounts(names, things.kind):
        yield from _so_many_first(Things(Top(things.set, Amount(name)), things.kind), number)


@rule("have", "[ORD] [have]")
@rule("be", "[ORD] [be]")
@modifier
def _is_in_place(schema: Schema, things: Things, place: int, modify: Modify) -> Iterator[Things]:
    for each in modify(things):
        if isinstance(each.set, Top) and each.set.of == things.set:
            yield from ranked(each, place, place)


@rule("be", "[ORD] PREP [NPROP]", "[ORD] BY [NPROP]")
@rule("vp", "RANK [ORD] PREP [NPROP]", "RANK [ORD] BY [NPROP]")
@modifier
def _ranks(schema: Schema, things: Things, place: int, names: Ids) -> Iterator[Things]:
    for name in schema.amounts(names, things.kind):
        yield from ranked(Things(Top(things.set, Amount(name)), things.kind), place, place)


@rule("question", "PREP? WH [NUM] [np] [vp]")
def _which_so_many(schema: Schema, number: Decimal, things: Things, modify: Modify) -> Iterator[Query]:
    for each in modify(things):
        yield from (ListOf(found.set) for found in _so_many_first(each, number))


def best_of_each(schema: Schema, things: Things, groups: Things) -> Iterator[Things]:
    """Yield those that come first, or have another place, in each of several places."""
    if isinstance(things.set, Top) and things.set.each is None:
        for name in schema.forward(schema.places(things.kind), things, groups):
            yield Things(replace(things.set, each=Related(name, False, groups.set)), things.kind)


@rule("np", "[np] PREP EACH [np]")
def _best_of_each(schema: Schema, things: Things, groups: Things) -> Iterator[Things]:
    yield from best_of_each(schema, things, groups)


@rule("question", "PREP EACH [np] WH BE [np]", "PREP EACH [np] REQ [np]")
def _what_is_best_of_each(schema: Schema, groups: Things, things: Things) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in best_of_each(schema, things, groups))


@rule("np", "[SUP] [SEVERAL] OF [np]", cost=-1)
@rule("np", "[SUP] [SEVERAL] IN [np]")
def _bests_of_several(schema: Schema, best: Best, kind: str, groups: Things) -> Iterator[Things]:
    """Say "the largest cities of the states that …": the largest of each."""
    if not groups.name and not isinstance(groups.set, Top):
        for top in topmost(schema, best, Things(Every(kind), kind)):
            yield from best_of_each(schema, top, groups)


@rule("own", "[ORD] [SUP] [KIND]")
@modifier
def _own_in_place(schema: Schema, things: Things, place: int, best: Best, kind: str) -> Iterator[Things]:
    for top in topmost(schema, best, Things(Every(kind), kind)):
        yield from (own for found in ranked(top, place, place) for own in best_of_each(schema, found, things))


@rule("own", "[SUP] [KIND]")
@modifier
def _own_best(schema: Schema, things: Things, best: Best, kind: str) -> Iterator[Things]:
    for top in topmost(schema, best, Things(Every(kind), kind)):
        yield from best_of_each(schema, top, things)


@rule("post", "WHOSE [own] [vp]", "[own] [vp]")
@rule("have", "[own] REL [vp]", "[own] [comparison]", cost=-1)
@modifier
def _whose_best(schema: Schema, things: Things, own: Modify, modify: Modify) -> Iterator[Things]:
    """Say what is so of the best that each thing has: "states whose largest city has no lake"."""
    for best in own(things):
        yield from (held for narrowed in modify(best) for held in schema.holding(things, narrowed))


@rule("have", "[np] AS [own]")
@modifier
def _has_as_best(schema: Schema, things: Things, others: Things, own: Modify) -> Iterator[Things]:
    for best in own(things):
        if schema.akin(best.kind, others.kind):
            yield from schema.holding(things, best.where(Within(others.set)))


@rule("post", "WHOSE [own] BE? [against]")
@rule("have", "[own] PREP? [against]", cost=-1)
@modifier
def _whose_best_measures(schema: Schema, things: Things, own: Modify, against: Against) -> Iterator[Things]:
    """Say how much the best that each thing has must have of what makes it best."""
    for best in own(things):
        if isinstance(best.set, Top) and isinstance(best.set.measure, Amount):
            for narrowed in against_amount(schema, best, (best.set.measure.property,), against):
                yield from schema.holding(things, narrowed)


@rule("post", "WHOSE [RELATION] [vp]", "[RELATION] [vp]")
@rule("have", "[RELATION] REL [vp]", "[RELATION] WITH [have]")
@modifier
def _whose_related(schema: Schema, things: Things, names: Ids, modify: Modify) -> Iterable[Things]:
    """Say what is so of what each thing is related to: "states whose capital lies on a river"."""
    for name in names:
        for kind in schema.property(name).range if schema.property(name).role != "place" else ():
            for narrowed in modify(Things(Every(kind), kind)):
                yield from schema.relate((name,), things, narrowed)
