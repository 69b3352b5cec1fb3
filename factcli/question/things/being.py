"""Rules for what stands behind "is"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.query import Amount, Top, Within
from factcli.question.lexical import Best, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.comparisons import so_many
from factcli.question.things.modifiers import any_of, denied
from factcli.question.things.nouns import topmost, with_value
from factcli.question.things.parts import Modify, Quantity, modifier, rule


@rule("be", "PREP [np]")
@modifier
def _is_in(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from schema.located(things, place)


@rule("be", "PREP [np] AND NOT PREP? [np]")
@modifier
def _is_in_but_not(schema: Schema, things: Things, place: Things, other: Things) -> Iterator[Things]:
    for each in schema.located(things, place):
        yield from denied(each, schema.located(each, other))


@rule("be", "OUTSIDE [np]")
@modifier
def _is_outside(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from denied(things, schema.located(things, place))


@rule("be", "NEITHER PREP [np] NOR PREP? [np]")
@modifier
def _is_in_neither(schema: Schema, things: Things, place: Things, other: Things) -> Iterator[Things]:
    for each in denied(things, schema.located(things, place)):
        yield from denied(each, schema.located(each, other))


@rule("be", "PREP [quantity] [np]")
@rule("post", "IN [quantity] [np]")
@modifier
def _is_in_so_many(schema: Schema, things: Things, many: Quantity, places: Things) -> Iterator[Things]:
    for name in schema.forward(schema.places(things.kind), things, places):
        yield things.where(so_many(name, False, places.set, many))


@rule("be", "[np]")
@modifier
def _is_one_of(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    narrower = schema.narrower(things.kind, others.kind)
    if narrower is None and not others.name and schema.akin(things.kind, others.kind):
        yield things.where(Within(others.set))
    elif narrower is not None:
        yield things.where(Within(others.set)) if not things.whole else Things(others.set, narrower)


@rule("be", "[SUP] IT?")
@modifier
def _is_best(schema: Schema, things: Things, best: Best) -> Iterator[Things]:
    yield from topmost(schema, best, things)


@rule("be", "[SUP] IT? PREP [np]")
@modifier
def _is_best_in(schema: Schema, things: Things, best: Best, place: Things) -> Iterator[Things]:
    for located in schema.located(things, place):
        yield from topmost(schema, best, located)


@rule("be", "[SUP] PREP [NPROP]", "[SUP] BY [NPROP]", "[MOSTG] PREP [NPROP]")
@modifier
def _is_best_by(schema: Schema, things: Things, best: Best | bool, names: Ids) -> Iterator[Things]:
    most = best.most if isinstance(best, Best) else best
    for name in schema.amounts(names, things.kind):
        yield Things(Top(things.set, Amount(name), most), things.kind)


@rule("be", "[VALUE]")
@modifier
def _is_valued(schema: Schema, things: Things, values: Ids) -> Iterator[Things]:
    yield from with_value(schema, values, things)


@rule("be", "NOT [be]")
@modifier
def _is_not(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    yield from denied(things, modify(things))


@rule("be", "[VALUE] OR [VALUE]")
@modifier
def _has_either_value(schema: Schema, things: Things, one: Ids, other: Ids) -> Iterator[Things]:
    yield from any_of(things, with_value(schema, one, things), with_value(schema, other, things))


@rule("be", "[be] AND [be]", cost=1)
@modifier
def _is_both(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    for each in one(things):
        yield from other(each)


@rule("be", "[comparison]")
@modifier
def _is_compared(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("be", "NAMED [name]")
@modifier
def _is_called(schema: Schema, things: Things, names: Things) -> Iterator[Things]:
    yield from schema.restrict(things, names)
