"""Rules for differences of two things: "how much longer is A than B", "are there more rivers in A than in B"."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.frozen import frozen
from factcli.query import Amount, Check, Compares, Difference, Query
from factcli.question.lexical import Compared, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.choices import Degree, Way, measures, operator_of
from factcli.question.things.parts import modifier, rule


@frozen
class Pair:
    """Two things set against each other."""

    one: Things
    other: Things


@rule("pair", "[one] THAN PREP? [one]", "[one] HAVE THAN [one] HAVE?", "HAVE [one] THAN [one]")
@rule("pair", "[one] THAN RELATION PREP? [one]")
@rule("pair", "[one] THAN IT PREP [one]", "[one] THAN NPROP PREP [one]", "[one] NPROP THAN [one] NPROP?")
def _pair(schema: Schema, one: Things, other: Things) -> Iterator[Pair]:
    if schema.narrower(one.kind, other.kind) is not None:
        yield Pair(one, other)


@rule("both", "[one] PLUS [one]", "[one] PLUS IT PREP [one]", "[one] PLUS NPROP PREP [one]")
def _both(schema: Schema, one: Things, other: Things) -> Iterator[Pair]:
    yield from _pair(schema, one, other)


def _differences(schema: Schema, degree: Degree, pair: Pair) -> Iterator[Query]:
    """Ask by how much one is more than another, which it has to be."""
    for measure in measures(schema, degree, pair.one):
        more = pair.one.where(Compares(measure, degree.operator, pair.other.set))
        yield Difference(measure, more.set, pair.other.set)


@rule("question", "BY? HOWMANY UNIT? [CMP] BE [pair]", "BY? HOWMANY UNIT? BE [one] [CMP] THAN [one]")
@rule("question", "HOWMANY UNIT? [CMP] THAN [one] BE [one]")
def _how_much_more(schema: Schema, *parts: object) -> Iterator[Query]:
    match parts:
        case (Compared() as way, Pair() as pair):
            yield from _differences(schema, Degree(way.properties, way.operator), pair)
        case (Things() as one, Compared() as way, Things() as other) | (
            Compared() as way,
            Things() as other,
            Things() as one,
        ):
            for pair in _pair(schema, one, other):
                yield from _differences(schema, Degree(way.properties, way.operator), pair)


@rule("question", "BY? HOWMANY [MOREG] [NPROP] BE? PREP? [pair]", "BY? HOWMANY [MOREG] BE [NPROP] PREP [pair]")
@rule("question", "BY? HOWMANY [CMP] BE [NPROP] PREP [pair]")
def _how_much_more_of(schema: Schema, way: Way, names: Ids, pair: Pair) -> Iterator[Query]:
    yield from _differences(schema, Degree(names, operator_of(way)), pair)


@rule(
    "question", "BY? HOWMANY [NPROP] PREP [one] EXCEED IT? PREP? [one]", "BY? HOWMANY [one] EXCEED [one] PREP [NPROP]"
)
def _how_much_it_exceeds(schema: Schema, *parts: object) -> Iterator[Query]:
    one, other, names = sorted(parts, key=lambda part: not isinstance(part, Things))
    if isinstance(one, Things) and isinstance(other, Things) and isinstance(names, tuple):
        yield from _differences(schema, Degree(names, ">"), Pair(one, other))


@rule("vp", "[degree] THAN PREP? [one]")
@modifier
def _does_more_than(schema: Schema, things: Things, degree: Degree, other: Things) -> Iterator[Things]:
    if degree.of is not None and degree.names:
        for measure in set(measures(schema, degree, things)).intersection(measures(schema, degree, other)):
            yield things.where(Compares(measure, degree.operator, other.set))


@rule("question", "HOWMANY [MOREG] [np] BE? PREP? [pair]")
def _how_many_more(schema: Schema, way: Way, content: Things, pair: Pair) -> Iterator[Query]:
    if not content.name:
        yield from _differences(schema, Degree((), operator_of(way), content), pair)


@rule("question", "HOWMANY [MOREG] [np] [RELATION] PREP? [pair]", "HOWMANY [MOREG] [np] BE? [INV] BY? [pair]")
def _how_many_more_do(schema: Schema, way: Way, content: Things, names: Ids, pair: Pair) -> Iterator[Query]:
    if not content.name:
        yield from _differences(schema, Degree(names, operator_of(way), content), pair)


@rule("question", "HOWMANY [MOREG] [np] [one] [RELATION] PREP? THAN [one]")
@rule("question", "HOWMANY [MOREG] [np] [one] [INV] PREP? THAN [one]")
def _how_many_more_does_it(
    schema: Schema, way: Way, content: Things, one: Things, names: Ids, other: Things
) -> Iterator[Query]:
    for pair in _pair(schema, one, other):
        yield from _how_many_more_do(schema, way, content, names, pair)


@rule(
    "apart",
    "DIFFERENCE PREP [NPROP] BETWEEN [both]",
    "[NPROP] DIFFERENCE BETWEEN [both]",
    "[NPROP] DIFFERENCE OF [both]",
)
@rule("apart", "DIFFERENCE BETWEEN [NPROP] PREP [both]", "DIFFERENCE PREP [NPROP] PREP [both]")
def _difference(schema: Schema, names: Ids, pair: Pair) -> Iterator[Query]:
    for name in schema.amounts(names, pair.one.kind):
        yield Difference(Amount(name), pair.one.set, pair.other.set)


@rule("apart", "DIFFERENCE BETWEEN [both] PREP [NPROP]", "DIFFERENCE BETWEEN [both] [NPROP]")
def _difference_in(schema: Schema, pair: Pair, names: Ids) -> Iterator[Query]:
    yield from _difference(schema, names, pair)


@rule("question", "REQ? WH? BE? [apart]")
def _what_difference(schema: Schema, query: Query) -> Iterator[Query]:
    yield query


@rule("question", "BE THERE? [MOREG] [np] PREP? [pair]", "ASK [MOREG] [np] PREP? [pair]")
def _are_there_more(schema: Schema, way: Way, content: Things, pair: Pair) -> Iterator[Query]:
    if not content.name:
        for measure in measures(schema, Degree((), ">", content), pair.one):
            yield Check(pair.one.set, Compares(measure, operator_of(way), pair.other.set))


@rule("question", "ASK [MOREG] [NPROP] PREP? [pair]", "BE [MOREG] [NPROP] PREP? [pair]")
def _have_they_more(schema: Schema, way: Way, names: Ids, pair: Pair) -> Iterator[Query]:
    for name in schema.amounts(names, pair.one.kind):
        yield Check(pair.one.set, Compares(Amount(name), operator_of(way), pair.other.set))
