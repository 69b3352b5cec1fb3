"""Rules for what stands behind "have" and "with"."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.query import Amount, Compares, Every, Not, Operator, Related, Tally, Top
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import against_amount, so_many
from factcli.question.things.parts import Against, Best, Ids, Quantity, modifier, rule
from factcli.question.things.verbs import ends


@rule("have", "[np]")
@modifier
def _holds(schema: Schema, things: Things, content: Things) -> Iterator[Things]:
    """Say what things hold; a superlative among those things: "of the northern states, which has the longest river"."""
    if isinstance(content.set, Top) and isinstance(content.set.of, Every) and not things.whole:
        for among in schema.located(Things(content.set.of, content.kind), things):
            top = Top(among.set, content.set.measure, content.set.most)
            yield from schema.holding(things, Things(top, content.kind))
    else:
        yield from schema.holding(things, content)


@rule("have", "[RELATION] NAMED? [np]", "[RELATION] BE [np]", "[np] [RELATION]")
@modifier
def _has_as(schema: Schema, things: Things, *parts: object) -> Iterator[Things]:
    names, value = sorted(parts, key=lambda part: isinstance(part, Things))
    if isinstance(value, Things) and isinstance(names, tuple):
        yield from schema.relate(names, things, value)


@rule("have", "BOTH [np] AND [np]")
@modifier
def _holds_both(schema: Schema, things: Things, one: Things, other: Things) -> Iterator[Things]:
    for each in schema.holding(things, one):
        yield from schema.holding(each, other)


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


@rule("have", "NO [RELATION] [KIND]")
@modifier
def _has_no_related(schema: Schema, things: Things, names: Ids, kind: str) -> Iterator[Things]:
    for name, inverse in ends(schema, names, things, Things(Every(kind), kind)):
        yield things.where(Not(Related(name, inverse, Every(kind))))


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
    yield from against_amount(schema, things, names, Against(many.operator, many.number))


@rule("have", "[MOREG] [NPROP] THAN [np]")
@modifier
def _has_more(schema: Schema, things: Things, operator: Operator, names: Ids, other: Things) -> Iterator[Things]:
    yield from against_amount(schema, things, names, Against(operator, other))


@rule("have", "[MOREG] [np] THAN [name]")
@modifier
def _holds_more(schema: Schema, things: Things, operator: Operator, content: Things, other: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(Compares(Tally(name, inverse, content.set), operator, other.set))
