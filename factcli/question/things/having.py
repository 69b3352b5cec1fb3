"""Rules for what stands behind "have" and "with"."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.frozen import replace
from factcli.query import Amount, Compares, Every, Not, Operator, Related, Tally, Top
from factcli.question.lexical import Best, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import against_amount, so_many
from factcli.question.things.modifiers import any_of
from factcli.question.things.parts import Against, Modify, Quantity, Relatives, modifier, rule
from factcli.question.things.verbs import ends


@rule("have", "[np]")
@modifier
def _holds(schema: Schema, things: Things, content: Things) -> Iterator[Things]:
    """Say what things hold; a superlative among those things: "of the northern states, which has the longest river"."""
    if isinstance(content.set, Top) and isinstance(content.set.of, Every) and not things.whole:
        for among in schema.located(Things(content.set.of, content.kind), things):
            yield from schema.holding(things, Things(replace(content.set, of=among.set), content.kind))
    else:
        yield from schema.holding(things, content)


@rule("have", "[RELATION] NAMED? [np]", "[RELATION] BE [np]", "[np] AS? [RELATION]")
@modifier
def _has_as(schema: Schema, things: Things, *parts: object) -> Iterator[Things]:
    names, value = sorted(parts, key=lambda part: isinstance(part, Things))
    if isinstance(value, Things) and isinstance(names, tuple):
        yield from schema.relate(names, things, value)


@rule("have", "[have] AND [have]", "BOTH [have] AND [have]", cost=1)
@modifier
def _has_both(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    for each in one(things):
        yield from other(each)


@rule("have", "[have] OR [have]", cost=1)
@modifier
def _has_either(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    yield from any_of(things, one(things), other(things))


@rule("have", "NEITHER [have_not] NOR [have_not]")
@rule("have_not", "[have_not] OR [have_not]", "[have_not] PLUS [have_not]", cost=1)
@modifier
def _has_neither(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    for each in one(things):
        yield from other(each)


@rule("have", "[MANYEST] [np]")
@modifier
def _holds_most(schema: Schema, things: Things, most: bool, content: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield Things(Top(things.set, Tally(name, inverse, content.set), most), things.kind)


@rule("have", "NO [np]")
@rule("have_not", "[np]")
@modifier
def _holds_none(schema: Schema, things: Things, content: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(Not(Related(name, inverse, content.set)))


@rule("have", "NO [relatives]")
@rule("have_not", "[relatives]")
@modifier
def _has_no_related(schema: Schema, things: Things, others: Relatives) -> Iterator[Things]:
    for name, inverse in ends(schema, others.names, things, others.things):
        yield things.where(Not(Related(name, inverse, others.things.set)))


@rule("have", "[quantity] [relatives]")
@modifier
def _has_so_many_related(schema: Schema, things: Things, many: Quantity, others: Relatives) -> Iterator[Things]:
    for name, inverse in ends(schema, others.names, things, others.things):
        yield things.where(so_many(name, inverse, others.things.set, many))


@rule("have", "[MANYEST] [relatives]")
@modifier
def _has_most_related(schema: Schema, things: Things, most: bool, others: Relatives) -> Iterator[Things]:
    for name, inverse in ends(schema, others.names, things, others.things):
        yield Things(Top(things.set, Tally(name, inverse, others.things.set), most), things.kind)


@rule("relatives", "[RELATION] [KIND]")
def _related_kind(schema: Schema, names: Ids, kind: str) -> Iterator[Relatives]:
    yield Relatives(names, Things(Every(kind), kind))


@rule("relatives", "[RELATION]")
def _related_ones(schema: Schema, names: Ids) -> Iterator[Relatives]:
    for name in names:
        for kind in schema.property(name).range if schema.property(name).role != "place" else ():
            yield Relatives((name,), Things(Every(kind), kind))


@rule("have", "[quantity] [np]")
@modifier
def _holds_so_many(schema: Schema, things: Things, many: Quantity, content: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(so_many(name, inverse, content.set, many))


@rule("have", "[MOSTG] [NPROP]")
@modifier
def _has_best(schema: Schema, things: Things, most: bool, names: Ids) -> Iterator[Things]:
    yield from _extreme(schema, things, names, most=most)


@rule("have", "[SUP] [NPROP]")
@modifier
def _has_best_called(schema: Schema, things: Things, best: Best, names: Ids) -> Iterator[Things]:
    yield from _extreme(schema, things, names, most=best.most)


def _extreme(schema: Schema, things: Things, names: Ids, *, most: bool) -> Iterator[Things]:
    """Yield the things with the most of an amount: their own, else that of what they hold."""
    own = list(schema.amounts(names, things.kind))
    for name in own:
        yield Things(Top(things.set, Amount(name), most), things.kind)
    for name in () if own else names:
        for kind in schema.property(name).of if schema.property(name).type == "number" else ():
            held = Things(Top(Every(kind), Amount(name), most), kind)
            yield from schema.holding(things, held)


@rule("have", "[NPROP] [against]", "[NPROP] OF [against]")
@modifier
def _has_amount(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from against_amount(schema, things, names, against)


@rule("have", "[quantity] [NPROP]")
@modifier
def _has_so_much(schema: Schema, things: Things, many: Quantity, names: Ids) -> Iterator[Things]:
    yield from against_amount(schema, things, names, Against(*many))


@rule("have", "[MOREG] [NPROP] THAN [np]")
@modifier
def _has_more(schema: Schema, things: Things, operator: Operator, names: Ids, other: Things) -> Iterator[Things]:
    yield from against_amount(schema, things, names, Against(operator, other))


@rule("have", "[MOREG] [np] THAN [name]")
@modifier
def _holds_more(schema: Schema, things: Things, operator: Operator, content: Things, other: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(Compares(Tally(name, inverse, content.set), operator, other.set))
