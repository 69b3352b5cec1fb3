"""Rules for choices between things: "which is longer, A or B", "which of A, B and C has the most rivers"."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.frozen import frozen
from factcli.query import (
    All,
    Amount,
    Compares,
    Either,
    Every,
    ListOf,
    Measure,
    Operator,
    Query,
    Step,
    Tally,
    Test,
    Top,
)
from factcli.question.lexical import Best, Compared, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.parts import Modify, rule
from factcli.question.things.verbs import ends


@frozen
class Degree:
    """In what things are compared, and which way: in a number they have, or in how many others they have or do."""

    names: Ids
    operator: Operator
    of: Things | None = None


Way = Operator | bool | Best | Compared
"""Which way a comparative or superlative points: that of "more", "most", "longest", "longer"."""


def operator_of(way: Way) -> Operator:
    """Return how what has more, or less, compares with the other."""
    if isinstance(way, str):
        return way
    most = way.operator == ">" if isinstance(way, Compared) else way.most if isinstance(way, Best) else way
    return ">" if most else "<"


def measures(schema: Schema, degree: Degree, things: Things) -> Iterator[Measure]:
    """Yield the measures of things that a degree may mean."""
    if degree.of is None:
        yield from (Amount(name) for name in schema.amounts(degree.names, things.kind))
    elif degree.names:
        for name, inverse in ends(schema, degree.names, things, degree.of):
            yield Tally(name, inverse, degree.of.set)
    else:
        yield from (Tally(name, inverse, degree.of.set) for name, inverse in schema.ties(things, degree.of))


@rule("degree", "BE [CMP] IT?", "BE [SUP] IT?", "BE [CMP] KIND", "BE [SUP] KIND")
def _is_more(schema: Schema, way: Best | Compared) -> Iterator[Degree]:
    yield Degree(way.properties, operator_of(way))


@rule("degree", "BE [CMP] PREP [NPROP]", "BE [SUP] PREP [NPROP]", "BE [MOREG] PREP [NPROP]")
@rule("degree", "HAVE [MOREG] [NPROP]", "HAVE [MOSTG] [NPROP]", "HAVE [MANYEST] [NPROP]")
@rule("degree", "HAVE [CMP] [NPROP]", "HAVE [SUP] [NPROP]")
def _has_more(schema: Schema, way: Way, names: Ids) -> Iterator[Degree]:
    yield Degree(names, operator_of(way))


@rule("degree", "HAVE [MOREG] [np]", "HAVE [MANYEST] [np]")
def _has_more_of(schema: Schema, way: Way, content: Things) -> Iterator[Degree]:
    if not content.name:
        yield Degree((), operator_of(way), content)


@rule("degree", "[RELATION] PREP? [MOREG] [np]", "[RELATION] PREP? [MANYEST] [np]")
@rule("degree", "BE? [INV] BY? [MOREG] [np]", "BE? [INV] BY? [MANYEST] [np]")
def _does_more(schema: Schema, names: Ids, way: Way, others: Things) -> Iterator[Degree]:
    if not others.name:
        yield Degree(names, operator_of(way), others)


@rule("one", "[np]")
def _one(schema: Schema, things: Things) -> Iterator[Things]:
    """Say one thing among several: by name, as the most, or as what one is to another."""
    if things.name or (isinstance(things.set, Top) and things.set.first == things.set.last) or _is_step(things):
        yield things


def _is_step(things: Things) -> bool:
    return isinstance(things.set, Step) and not isinstance(things.set.of, Every)


@rule("ones", "[one] OR PREP? [one]")
@rule("all_ones", "[one] PLUS [one]", "[one] OR [one]")
def _two(schema: Schema, one: Things, other: Things) -> Iterator[tuple[Things, ...]]:
    if schema.narrower(one.kind, other.kind) is not None:
        yield one, other


@rule("ones", "[one] [ones]")
@rule("all_ones", "[one] [all_ones]")
def _more(schema: Schema, one: Things, others: tuple[Things, ...]) -> Iterator[tuple[Things, ...]]:
    if all(schema.narrower(one.kind, other.kind) is not None for other in others):
        yield one, *others


@rule(
    "question",
    "WH IT? [degree] [ones]",
    "WHO [degree] [ones]",
    "WH [degree] BETWEEN [all_ones]",
    "WH [degree] OF [all_ones]",
)
def _which_is_more(schema: Schema, degree: Degree, ones: tuple[Things, ...]) -> Iterator[Query]:
    """Ask which has more than all others: none has, where one has no such amount or two have the same."""
    for measure in measures(schema, degree, ones[0]):
        yield ListOf(Either(tuple(one.where(_beats(measure, degree, one, ones)).set for one in ones)))


def _beats(measure: Measure, degree: Degree, one: Things, ones: tuple[Things, ...]) -> Test:
    """Return the test that one thing has more than each of the others."""
    tests = tuple(Compares(measure, degree.operator, other.set) for other in ones if other != one)
    return tests[0] if len(tests) == 1 else All(tests)


@rule("question", "WH [ones] [degree]", "[ones] WH IT? [degree]", "ASK [ones] [degree]")
@rule("question", "WH OF [all_ones] [degree]", "OF [all_ones] WH [degree]", "BETWEEN [all_ones] WH [degree]")
def _of_these_which(schema: Schema, ones: tuple[Things, ...], degree: Degree) -> Iterator[Query]:
    yield from _which_is_more(schema, degree, ones)


@rule("question", "WH OF IT? NUM? [np] [degree] [ones]")
@rule("question", "WH [np] [degree] [ones]", "WH [np] [degree] BETWEEN [all_ones]", "WH [np] [degree] OF [all_ones]")
def _which_thing_is_more(schema: Schema, things: Things, degree: Degree, ones: tuple[Things, ...]) -> Iterator[Query]:
    if things.whole and all(schema.narrower(things.kind, one.kind) is not None for one in ones):
        yield from _which_is_more(schema, degree, ones)


@rule("question", "WH [np] [ones] [degree]", "[ones] WH [np] [degree]")
@rule("question", "OF [all_ones] WH [np] [degree]", "BETWEEN [all_ones] WH [np] [degree]")
def _which_of_these(schema: Schema, *parts: object) -> Iterator[Query]:
    things, ones = sorted(parts[:2], key=lambda part: not isinstance(part, Things))
    if isinstance(things, Things) and isinstance(ones, tuple) and isinstance(parts[2], Degree):
        yield from _which_thing_is_more(schema, things, parts[2], ones)


@rule("question", "BE [ones] [CMP]", "BE [ones] [SUP] IT?", "BE [ones] [CMP] KIND")
def _is_this_or_that_more(schema: Schema, ones: tuple[Things, ...], way: Best | Compared) -> Iterator[Query]:
    yield from _which_is_more(schema, Degree(way.properties, operator_of(way)), ones)


@rule("question", "BE [ones] [CMP] PREP [NPROP]")
def _is_this_or_that_more_in(schema: Schema, ones: tuple[Things, ...], way: Compared, names: Ids) -> Iterator[Query]:
    yield from _which_is_more(schema, Degree(names, operator_of(way)), ones)


@rule("question", "BE THERE? [MOREG] [np] PREP [ones]")
def _where_are_more(schema: Schema, way: Way, content: Things, ones: tuple[Things, ...]) -> Iterator[Query]:
    if not content.name:
        yield from _which_is_more(schema, Degree((), operator_of(way), content), ones)


@rule("question", "ASK [MOREG] [NPROP] PREP? [ones]")
def _who_has_more(schema: Schema, way: Way, names: Ids, ones: tuple[Things, ...]) -> Iterator[Query]:
    yield from _which_is_more(schema, Degree(names, operator_of(way)), ones)


@rule("question", "WH? [ones] [vp]", "ASK [ones] [vp]", "WH [vp] [ones]")
def _which_of_these_does(schema: Schema, *parts: object) -> Iterator[Query]:
    ones, does = sorted(parts, key=lambda part: not isinstance(part, tuple))
    if isinstance(ones, tuple) and callable(does):
        modify: Modify = does
        found = [next(iter(modify(one)), None) for one in ones]
        sets = tuple(each.set for each in found if each is not None)
        if len(sets) == len(ones):
            yield ListOf(Either(sets))
