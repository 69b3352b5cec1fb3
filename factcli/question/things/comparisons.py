"""Rules for comparing amounts with numbers and with other things."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcli.query import All, Amount, Compares, Either, Operator, Related, Set, Tally, Test
from factcli.question.lexical import Compared, Ids
from factcli.question.schema import Schema, Things
from factcli.question.things.parts import Against, Quantity, modifier, rule


@rule("against", "[MOREG] THAN [NUM] UNIT?")
def _more_than(schema: Schema, operator: Operator, number: Decimal) -> Iterator[Against]:
    yield Against(operator, number)


@rule("against", "[quantity]")
def _so_much(schema: Schema, many: Quantity) -> Iterator[Against]:
    yield Against(*many)


@rule("against", "EXCEED [np]", "EXCEED NPROP PREP [np]", "EXCEED IT PREP [np]")
def _exceeding(schema: Schema, other: Things) -> Iterator[Against]:
    yield Against(">", other)


@rule("against", "[MOREG] THAN [np]", "[MOREG] THAN NPROP PREP [np]", "[MOREG] THAN IT PREP [np]")
def _more_than_of(schema: Schema, operator: Operator, other: Things) -> Iterator[Against]:
    yield Against(operator, other)


def against_amount(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    """Yield the things whose amount compares so."""
    for name in schema.amounts(names, things.kind):
        if isinstance(against.other, Things) and isinstance(against.other.set, Either) and against.other.joined == "or":
            continue  # "longer than A or B": than which of them?
        if isinstance(against.other, Decimal):
            found = things.where(Compares(Amount(name), against.operator, against.other))
            also = against.also
            yield found if also is None else found.where(Compares(Amount(name), also.operator, also.number))
        elif any(schema.amounts((name,), against.other.kind)):
            yield things.where(Compares(Amount(name), against.operator, against.other.set))


def so_many(name: str, inverse: bool, of: Set, many: Quantity) -> Test:
    """Return the test that a thing stands in a relation to so many of a set; a part of one counts as it is said."""
    if many.also is not None:
        alone = Quantity(many.operator, many.number)
        return All((so_many(name, inverse, of, alone), so_many(name, inverse, of, many.also)))
    if many.number == int(many.number):
        return Related(name, inverse, of, many.operator, int(many.number))
    return Compares(Tally(name, inverse, of), many.operator, many.number)


@rule("comparison", "[CMP] THAN [np]", "[CMP] THAN IT PREP [np]")
@modifier
def _bigger(schema: Schema, things: Things, compared: Compared, other: Things) -> Iterator[Things]:
    yield from against_amount(schema, things, compared.properties, Against(compared.operator, other))


@rule("comparison", "[CMP] THAN [NUM] UNIT?")
@modifier
def _bigger_than(schema: Schema, things: Things, compared: Compared, number: Decimal) -> Iterator[Things]:
    yield from against_amount(schema, things, compared.properties, Against(compared.operator, number))


@rule("comparison", "[NPROP] [against]")
@modifier
def _amount_against(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from against_amount(schema, things, names, against)


@rule("quantity", "[QUANT] [NUM] UNIT?", "[MOREG] THAN [NUM] UNIT?", "[MOREG] [NUM] UNIT?")
def _quantity(schema: Schema, operator: Operator, number: Decimal) -> Iterator[Quantity]:
    yield Quantity(operator, number)


@rule("quantity", "[NUM] UNIT? [ORSO]", "[NUM] [ORSO] UNIT?")
def _so_many_or_so(schema: Schema, number: Decimal, operator: Operator) -> Iterator[Quantity]:
    yield Quantity(operator, number)


@rule("quantity", "[EXCEED] [NUM] UNIT?")
def _exceeds(schema: Schema, operator: Operator, number: Decimal) -> Iterator[Quantity]:
    yield Quantity(operator, number)


@rule("quantity", "BETWEEN [NUM] UNIT? PLUS [NUM] UNIT?", "FROM? [NUM] UNIT? TO [NUM] UNIT?")
def _between(schema: Schema, least: Decimal, most: Decimal) -> Iterator[Quantity]:
    if least <= most:
        yield Quantity(">=", least, Quantity("<=", most))


@rule("quantity", "[quantity] AND [quantity]")
def _bounded(schema: Schema, one: Quantity, other: Quantity) -> Iterator[Quantity]:
    if one.also is None and other.also is None and {one.operator[0], other.operator[0]} == {"<", ">"}:
        yield Quantity(one.operator, one.number, other)


@rule("comparison", "[quantity] [ADJ]")
@modifier
def _so_big(schema: Schema, things: Things, many: Quantity, names: Ids) -> Iterator[Things]:
    """Say that things are bigger or smaller than a number; which are just so big, no rounded figure tells."""
    if many.operator != "=":
        yield from against_amount(schema, things, names, Against(*many))


@rule("comparison", "[quantity] PREP [NPROP]")
@modifier
def _so_much_in(schema: Schema, things: Things, many: Quantity, names: Ids) -> Iterator[Things]:
    yield from against_amount(schema, things, names, Against(*many))


@rule("quantity", "[NUM] UNIT?")
def _exactly(schema: Schema, number: Decimal) -> Iterator[Quantity]:
    yield Quantity("=", number)
