"""Rules for numbers and texts of things, and their totals."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.frozen import replace
from factcli.query import Every, Function, Query, Total
from factcli.question.lexical import Best, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.parts import Values, rule


@rule("values", "[NPROP] PREP? [np]", "[TEXTPROP] PREP [np]")
def _values(schema: Schema, names: Ids, things: Things) -> Iterator[Values]:
    for name in names:
        if schema.fits(things.kind, schema.property(name).of):
            yield Values(things, name)


@rule("values", "[NPROP] PREP EACH [np]", "[TEXTPROP] PREP EACH [np]")
def _values_of_each(schema: Schema, names: Ids, things: Things) -> Iterator[Values]:
    yield from _values(schema, names, replace(things, joined="each"))


@rule("values", "[np] [NPROP]", "[np] [TEXTPROP]")
def _possessive_values(schema: Schema, things: Things, names: Ids) -> Iterator[Values]:
    if things.name:
        yield from _values(schema, names, things)


@rule("total", "[SUM] OF? [values]")
def _total(schema: Schema, function: Function, values: Values) -> Iterator[Query]:
    if not values.things.name and values.things.joined != "each":
        yield Total(function, values.things.set, values.property)


@rule("total", "[values] [SUM]")
def _total_behind(schema: Schema, values: Values, function: Function) -> Iterator[Query]:
    if values.things.joined != "each":
        yield Total(function, values.things.set, values.property)


@rule("total", "[SUM] [NPROP] PREP [np]")
def _total_in(schema: Schema, function: Function, names: Ids, place: Things) -> Iterator[Query]:
    if not any(schema.amounts(names, place.kind)):
        yield from _over_place(schema, function, names, place)


@rule("total", "[MOSTG] [NPROP] PREP [np]")
def _extreme_in(schema: Schema, most: bool, names: Ids, place: Things) -> Iterator[Query]:
    if place.name:
        yield from _over_place(schema, "max" if most else "min", names, place)
    else:
        for name in schema.amounts(names, place.kind):
            yield Total("max" if most else "min", place.set, name)


@rule("total", "[SUP] [NPROP] PREP [np]")
def _extreme_called(schema: Schema, best: Best, names: Ids, place: Things) -> Iterator[Query]:
    yield from _extreme_in(schema, best.most, names, place)


def _over_place(schema: Schema, function: Function, names: Ids, place: Things) -> Iterator[Query]:
    """Yield a total over the things in a place that have the amount."""
    for name in names:
        for kind in schema.property(name).of if schema.property(name).type == "number" else ():
            for things in schema.located(Things(Every(kind), kind), place):
                yield Total(function, things.set, name)
