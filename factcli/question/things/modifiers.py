"""Rules for what stands behind a noun: "in …", "that …", "with …", "named …", "except …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.query import AnyOf, Not, Test, Where, Within
from factcli.question.lexical import Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import against_amount
from factcli.question.things.parts import Against, Modify, modifier, rule


@rule("post", "OF [np]", cost=1)
@rule("post", "IN [np]")
@modifier
def _in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from schema.located(things, place)


@rule("post", "NOT PREP [np]", "OUTSIDE [np]")
@modifier
def _not_in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from denied(things, schema.located(things, place))


@rule("post", "REL? [vp]", "AND REL? [vp]")
@modifier
def _clause(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return () if things.name else modify(things)


@rule("post", "IN [np] AND NOT PREP? [np]")
@modifier
def _in_place_not(schema: Schema, things: Things, one: Things, other: Things) -> Iterator[Things]:
    for each in schema.located(things, one):
        yield from denied(each, schema.located(each, other))


@rule("post", "ON [np]")
@modifier
def _on(schema: Schema, things: Things, other: Things) -> Iterator[Things]:
    """Say that things lie on what runs through them."""
    if not any(schema.forward(schema.places(things.kind), things, other)):
        yield from schema.relate(schema.places(other.kind), things, other, inverse=True)


@rule("post", "REL [np] NOT [RELATION] PREP?", "PREP REL [np] NOT [RELATION] PREP?")
@modifier
def _not_gap(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Things]:
    yield from denied(things, schema.relate(names, things, subject, inverse=True))


@rule("post", "REL [np] BE PREP?", "REL [np] BE [RELATION] PREP?")
@modifier
def _where_it_is(schema: Schema, things: Things, content: Things, *names: Ids) -> Iterator[Things]:
    if content.kind != things.kind:
        found = schema.relate(names[0], things, content, inverse=True) if names else schema.holding(things, content)
        yield from found


@rule("post", "REL [np] [RELATION] PREP?", "PREP REL [np] [RELATION] PREP?")
@modifier
def _gap(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Things]:
    yield from schema.relate(names, things, subject, inverse=True)


@rule("post", "[np] [RELATION] PREP?", cost=1)
@modifier
def _reduced_gap(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Things]:
    yield from schema.relate(names, things, subject, inverse=True)


@rule("post", "WITH [have]")
@modifier
def _with(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return () if things.name else modify(things)


@rule("post", "[RELATION] PREP? IT")
@modifier
def _through_it(schema: Schema, things: Things, names: Ids) -> Iterator[Things]:
    if any(schema.fits(things.kind, schema.property(name).of) for name in names):
        yield things


@rule("post", "WHOSE [RELATION] BE [np]")
@modifier
def _whose(schema: Schema, things: Things, names: Ids, value: Things) -> Iterator[Things]:
    yield from schema.relate(names, things, value)


@rule("post", "WHOSE [NPROP] BE? [against]")
@modifier
def _whose_amount(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from against_amount(schema, things, names, against)


@rule("post", "NAMED [name]")
@modifier
def _called(schema: Schema, things: Things, names: Things) -> Iterator[Things]:
    yield from schema.restrict(things, names)


@rule("post", "[comparison]")
@modifier
def _comparing(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("post", "AND? EXCEPT [np]", "REL BE NOT [np]", cost=1)
@modifier
def _except(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    yield from except_those(schema, things, others)


def except_those(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    """Yield the things that are not among others of their kind."""
    if not things.name and schema.narrower(things.kind, others.kind) is not None:
        yield things.where(Not(Within(others.set)))


def denied(things: Things, those: Iterable[Things]) -> Iterator[Things]:
    """Yield the things of a set that are not among those."""
    for each in those:
        yield things.where(Not(test_of(things, each)))
        if isinstance(each.set, Where) and isinstance(each.set.of, Where) and each.set.of.of == things.set:
            yield things.where(Not(each.set.of.test)).where(Not(each.set.test))  # "not in A and B": in neither


def test_of(things: Things, those: Things) -> Test:
    """Return the test that narrows things down to those."""
    return those.set.test if isinstance(those.set, Where) and those.set.of == things.set else Within(those.set)


def any_of(things: Things, ones: Iterable[Things], others: Iterable[Things]) -> Iterator[Things]:
    """Yield the things of a set that are among ones or among others."""
    others = list(others)
    for one in ones:
        yield from (things.where(AnyOf((test_of(things, one), test_of(things, other)))) for other in others)
