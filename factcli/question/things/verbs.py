"""Rules for verbs: what things do to others, and how many they do it to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.query import Not, Related, Tally, Top
from factcli.question.lexical import Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import against_amount, so_many
from factcli.question.things.modifiers import any_of, denied
from factcli.question.things.parts import Against, Modify, Quantity, modifier, rule


@rule("vp", "BE? [RELATION] PREP? [np]")
@modifier
def _does(schema: Schema, things: Things, names: Ids, other: Things) -> Iterator[Things]:
    yield from related(schema, things, names, other)


def related(schema: Schema, things: Things, names: Ids, other: Things) -> Iterator[Things]:
    """Yield the things that stand in a relation to others: as said, else the other way round."""
    found = list(schema.relate(names, things, other))
    yield from found or schema.relate(names, things, other, inverse=True)


@rule("vp", "BE? [RELATION] BY [np]", "BE? [INV] BY? [np]", "BE? [INV] PREP [np]")
@modifier
def _is_done(schema: Schema, things: Things, names: Ids, other: Things) -> Iterator[Things]:
    yield from schema.relate(names, things, other, inverse=True)


@rule("vp", "BE? [RELATION] PREP? [MANYEST] [np]", "BE? [INV] BY? [MANYEST] [np]")
@modifier
def _does_most(schema: Schema, things: Things, names: Ids, most: bool, others: Things) -> Iterator[Things]:
    for name, inverse in ends(schema, names, things, others):
        yield Things(Top(things.set, Tally(name, inverse, others.set), most), things.kind)


@rule("vp", "BE? [RELATION] PREP? NO [np]", "BE? [INV] BY? NO [np]")
@modifier
def _does_none(schema: Schema, things: Things, names: Ids, others: Things) -> Iterator[Things]:
    for name, inverse in ends(schema, names, things, others):
        yield things.where(Not(Related(name, inverse, others.set)))


@rule("vp", "BE? [RELATION] PREP? [quantity] [np]", "BE? [INV] BY? [quantity] [np]")
@modifier
def _does_so_many(schema: Schema, things: Things, names: Ids, many: Quantity, others: Things) -> Iterator[Things]:
    for name, inverse in ends(schema, names, things, others):
        yield things.where(so_many(name, inverse, others.set, many))


@rule("vp", "BE? [RELATION] PREP? [ORD] [MANYEST] [np]", "BE? [INV] BY? [ORD] [MANYEST] [np]")
@modifier
def _does_in_place(
    schema: Schema, things: Things, names: Ids, place: int, most: bool, others: Things
) -> Iterator[Things]:
    for name, inverse in ends(schema, names, things, others):
        yield Things(Top(things.set, Tally(name, inverse, others.set), most, place, place), things.kind)


def ends(schema: Schema, names: Ids, things: Things, others: Things) -> Iterator[tuple[str, bool]]:
    """Yield the relations that fit, and from which end: as said, else the other way round."""
    forward = [(name, False) for name in schema.forward(names, things, others)]
    yield from forward or ((name, True) for name in schema.forward(names, others, things))


@rule("vp", "BE? [RELATION] PREP? [np] AND NOT PREP? [np]")
@modifier
def _does_but_not(schema: Schema, things: Things, names: Ids, one: Things, other: Things) -> Iterator[Things]:
    for each in related(schema, things, names, one):
        yield from denied(each, related(schema, each, names, other))


@rule("vp", "BE? [RELATION] PREP? NEITHER [np] NOR PREP? [np]")
@modifier
def _does_neither(schema: Schema, things: Things, names: Ids, one: Things, other: Things) -> Iterator[Things]:
    for each in denied(things, related(schema, things, names, one)):
        yield from denied(each, related(schema, each, names, other))


@rule("vp", "NEITHER [vp] NOR [vp]")
@modifier
def _does_neither_thing(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    for each in denied(things, one(things)):
        yield from denied(each, other(each))


@rule("vp", "NOT [vp]", "BE NOT [vp]", "HAVE NOT [vp]")
@modifier
def _does_not(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    yield from denied(things, modify(things))


@rule("vp", "HAVE [have]", "NOT HAVE [have_not]")
@modifier
def _has(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("vp", "ISNT [be]")
@modifier
def _is_not_so(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    yield from denied(things, modify(things))


@rule("vp", "[NPROP] [against]")
@modifier
def _measures(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from against_amount(schema, things, names, against)


@rule("vp", "BE [be]")
@modifier
def _is(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("vp", "[vp] PREP IT REL? [vp]")
@modifier
def _does_among(schema: Schema, things: Things, modify: Modify, among: Modify) -> Iterator[Things]:
    for each in among(things):
        yield from modify(each)


@rule("vp", "WITHOUT [have_not]")
@modifier
def _does_without(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return () if things.name else modify(things)


@rule("vp", "[vp] OR REL? [vp]")
@modifier
def _one_or_other(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    yield from any_of(things, one(things), other(things))


@rule("vp", "[vp] AND REL? [vp]", "BOTH [vp] AND [vp]")
@modifier
def _both(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    for each in one(things):
        yield from other(each)
