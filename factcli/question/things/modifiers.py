"""Rules for what stands behind a noun: "in …", "that …", "with …", "named …", "except …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.query import Not, Where, Within
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import against_amount
from factcli.question.things.parts import Against, Ids, Modify, modifier, rule


@rule("post", "OF [np]", cost=1)
@rule("post", "IN [np]")
@modifier
def _in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from schema.located(things, place)


@rule("post", "IN BOTH [np] AND [np]")
@modifier
def _in_both(schema: Schema, things: Things, one: Things, other: Things) -> Iterator[Things]:
    for each in schema.located(things, one):
        yield from schema.located(each, other)


@rule("post", "NOT PREP [np]")
@modifier
def _not_in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from denied(things, schema.located(things, place))


@rule("post", "REL? [vp]", "AND REL? [vp]")
@modifier
def _clause(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return () if things.name else modify(things)


@rule("post", "REL [np] [RELATION] PREP?", "PREP REL [np] [RELATION]")
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


@rule("post", "WHOSE [NPROP] BE [against]")
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
    if schema.narrower(things.kind, others.kind) is not None:
        yield things.where(Not(Within(others.set)))


def denied(things: Things, those: Iterable[Things]) -> Iterator[Things]:
    """Yield the things of a set that are not among those."""
    for each in those:
        denied = each.set.test if isinstance(each.set, Where) and each.set.of == things.set else Within(each.set)
        yield things.where(Not(denied))
