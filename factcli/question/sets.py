"""Third stage, for things: the grammar of questions about things, numbers and relations.

Each rule says what a stretch of a question looks like and what it means; whatever does not fit the base's kinds and
properties is dropped where it arises. To add a form of question, add a rule (and a case to ``tests/data/questions``).

Words come as: WH which · HOWMANY · HOW · WHERE · BE · HAVE · REL that/which behind a noun · WHOSE · PREP · BY · THAN · NOT ·
NO · AND · OR · EXCEPT · NAMED · REQ name/list · IT · SUM · MEAN · NUM · QUANT at least · MOSTG, MORE most, more of any number ·
MANYEST most in number · ASK does, did · and from the lexicon NAME · KIND · NPROP a number · REL­ATION a relation · INV the
same from its object · VALUE · ADJ long · SUP longest · CMP longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from factcli.query import (
    Amount,
    Check,
    Compares,
    CountOf,
    Either,
    Every,
    Function,
    Has,
    ListOf,
    Named,
    Not,
    Operator,
    Query,
    Related,
    Tally,
    Top,
    Total,
    ValuesOf,
    Where,
    Within,
)
from factcli.question.chart import Costly, Grammar
from factcli.question.schema import Schema, Things, is_top

Ids = tuple[str, ...]
Modify = Callable[[Things], Iterable[Things]]
"""What a modifier does to the things it is said of: the ways to narrow them down, none where it does not fit."""


class Best(NamedTuple):
    """A superlative: by which properties, and whether the most or the least."""

    properties: Ids
    most: bool


class Compared(NamedTuple):
    """A comparative: by which properties (any number where empty), and how."""

    properties: Ids
    operator: Operator


class Quantity(NamedTuple):
    """So many: "at least two", "more than 3"."""

    operator: Operator
    number: Decimal


class Values(NamedTuple):
    """A property of things: "the population of Texas"."""

    things: Things
    property: str


GRAMMAR = Grammar()
rule = GRAMMAR.rule


# nouns: what is spoken of -------------------------------------------------


@rule("head", "[KIND]")
def _kind(schema: Schema, kind: str) -> Iterator[Things]:
    yield Things(Every(kind), kind)


@rule("head", "[KIND] [KIND]")
def _kinds(schema: Schema, one: str, other: str) -> Iterator[Things]:
    narrower = schema.narrower(one, other)
    if narrower is not None:
        yield Things(Every(narrower), narrower)
    elif any(schema.forward(schema.places(other), Things(Every(other), other), Things(Every(one), one))):
        yield Things(Every(other), other)


@rule("head", "[KIND] OR [KIND]")
def _either_kind(schema: Schema, one: str, other: str) -> Iterator[Things]:
    if one == other:
        yield Things(Every(one), one)
    else:
        yield Things(Either((Every(one), Every(other))), one)


@rule("name", "[NAME]")
def _name(schema: Schema, ids: Ids) -> Iterator[Things]:
    yield from schema.named(ids)


@rule("head", "[name]")
def _named(schema: Schema, things: Things) -> Iterator[Things]:
    yield things


@rule("head", "[name] [name]")
def _name_in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from schema.located(things, place)


@rule("head", "[KIND] [name]", cost=1)
@rule("head", "[KIND] NAMED [name]", "[KIND] OF [name]")
def _kind_named(schema: Schema, kind: str, names: Things) -> Iterator[Things]:
    yield from schema.restrict(Things(Every(kind), kind), names)


@rule("head", "[NAME] [KIND]")
def _name_kind(schema: Schema, ids: Ids, kind: str) -> Iterator[Things]:
    things = Things(Every(kind), kind)
    names = list(schema.named(ids))
    restricted = [each for name in names for each in schema.restrict(things, name)]
    yield from restricted or (each for name in names for each in schema.located(things, name))


@rule("head", "[name] [name] [KIND]")
def _name_name_kind(schema: Schema, names: Things, place: Things, kind: str) -> Iterator[Things]:
    for restricted in schema.restrict(Things(Every(kind), kind), names):
        yield from schema.located(restricted, place)


@rule("head", "[VALUE] [head]")
def _valued(schema: Schema, values: Ids, things: Things) -> Iterator[Things]:
    yield from _with_value(schema, values, things)


def _with_value(schema: Schema, values: Ids, things: Things) -> Iterator[Things]:
    for each in values:
        name, _, value = each.partition("=")
        if schema.fits(things.kind, schema.property(name).of):
            yield things.where(Has(name, value))


@rule("np", "[RELATION] PREP [np]", "[INV] PREP [np]")
def _related_to(schema: Schema, names: Ids, of: Things) -> Iterator[Things | Costly]:
    for name in names:
        where = schema.property(name).role == "place"
        yield from (Costly(each, 2 * where) for each in schema.step((name,), of))


@rule("np", "[np] [RELATION]", cost=1)
def _possessive(schema: Schema, of: Things, names: Ids) -> Iterator[Things]:
    if of.name:
        yield from schema.step((name for name in names if schema.property(name).role != "place"), of)


@rule("np", "[RELATION] [KIND] PREP [np]")
def _related_kind_to(schema: Schema, names: Ids, kind: str, of: Things) -> Iterator[Things | Costly]:
    for things in schema.step(names, of):
        yield from _narrowed(schema, things, kind)


@rule("np", "[KIND] [RELATION] PREP [np]")
def _kind_related_to(schema: Schema, kind: str, names: Ids, of: Things) -> Iterator[Things | Costly]:
    for things in schema.step(names, of):
        yield from _narrowed(schema, things, kind)


def _narrowed(schema: Schema, things: Things, kind: str) -> Iterator[Things | Costly]:
    narrower = schema.narrower(things.kind, kind)
    if narrower is not None:
        yield things
    if narrower == kind != things.kind:
        yield Costly(Things(Where(things.set, Within(Every(kind))), kind), 1)


@rule("np", "[head]")
def _noun(schema: Schema, things: Things) -> Iterator[Things]:
    yield things


@rule("np", "[head] [post]")
def _modified(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    yield from modify(things)


@rule("np", "[np] [post]", cost=1)
def _modified_again(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    """Say more of what has a modifier: second choice, since it may belong to the nearer noun inside that."""
    if isinstance(things.set, Top):
        for each in modify(Things(things.set.of, things.kind)):
            yield Things(Top(each.set, things.set.measure, things.set.most), each.kind)
    else:
        yield from modify(things)


@rule("np", "[SUP] IT? [np]")
def _superlative(schema: Schema, best: Best, things: Things) -> Iterator[Things]:
    if not things.name:
        yield from _best(schema, best, things)


@rule("np", "[SUP] PREP [np]")
def _superlative_of(schema: Schema, best: Best, things: Things) -> Iterator[Things]:
    yield from _best(schema, best, things)


@rule("np", "[np] BY [NPROP]", "[np] PREP [NPROP]")
def _measured_by(schema: Schema, things: Things, names: Ids) -> Iterator[Things]:
    if isinstance(things.set, Top):
        for name in schema.amounts(names, things.kind):
            yield Things(Top(things.set.of, Amount(name), things.set.most), things.kind)


def _best(schema: Schema, best: Best, things: Things) -> Iterator[Things]:
    for name in schema.amounts(best.properties, things.kind):
        yield Things(Top(things.set, Amount(name), best.most), things.kind)


@rule("np", "[np] AND [np]", "[np] OR [np]", cost=1)
def _joined(schema: Schema, one: Things, other: Things) -> Iterator[Things]:
    if schema.narrower(one.kind, other.kind) is not None:
        yield Things(Either((one.set, other.set)), one.kind)


# modifiers behind a noun ----------------------------------------------------


def _modifier(change: Callable[..., Iterable[Things]]) -> Callable[..., Iterator[Modify]]:
    """Make a builder of modifiers out of what one does to the things it is said of."""

    def build(schema: Schema, *parts: object) -> Iterator[Modify]:
        yield lambda things: change(schema, things, *parts)

    return build


@rule("post", "OF [np]", cost=1)
@rule("post", "IN [np]")
@_modifier
def _in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from schema.located(things, place)


@rule("post", "NOT PREP [np]")
@_modifier
def _not_in_place(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from _denied(things, schema.located(things, place))


@rule("post", "REL? [vp]", "AND REL? [vp]")
@_modifier
def _clause(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return () if things.name else modify(things)


@rule("post", "REL [np] [RELATION] PREP?", "PREP REL [np] [RELATION]")
@_modifier
def _gap(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Things]:
    yield from schema.relate(names, things, subject, inverse=True)


@rule("post", "[np] [RELATION] PREP?", cost=1)
@_modifier
def _reduced_gap(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Things]:
    yield from schema.relate(names, things, subject, inverse=True)


@rule("post", "WITH [have]")
@_modifier
def _with(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return () if things.name else modify(things)


@rule("post", "[RELATION] PREP? IT")
@_modifier
def _through_it(schema: Schema, things: Things, names: Ids) -> Iterator[Things]:
    if any(schema.fits(things.kind, schema.property(name).of) for name in names):
        yield things


@rule("post", "WHOSE [RELATION] BE [np]")
@_modifier
def _whose(schema: Schema, things: Things, names: Ids, value: Things) -> Iterator[Things]:
    yield from schema.relate(names, things, value)


@rule("post", "WHOSE [NPROP] BE [against]")
@_modifier
def _whose_amount(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from _compared(schema, things, names, against)


@rule("post", "NAMED [name]")
@_modifier
def _called(schema: Schema, things: Things, names: Things) -> Iterator[Things]:
    yield from schema.restrict(things, names)


@rule("post", "[comparison]")
@_modifier
def _comparing(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("post", "AND? EXCEPT [np]", "REL BE NOT [np]", cost=1)
@_modifier
def _except(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    yield from _except_those(schema, things, others)


def _except_those(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    if schema.narrower(things.kind, others.kind) is not None:
        yield things.where(Not(Within(others.set)))


def _denied(things: Things, those: Iterable[Things]) -> Iterator[Things]:
    """Yield the things of a set that are not among those."""
    for each in those:
        denied = each.set.test if isinstance(each.set, Where) and each.set.of == things.set else Within(each.set)
        yield things.where(Not(denied))


# verbs: what is said of a noun ---------------------------------------------


@rule("vp", "BE? [RELATION] PREP? [np]")
@_modifier
def _does(schema: Schema, things: Things, names: Ids, other: Things) -> Iterator[Things]:
    found = list(schema.relate(names, things, other))
    yield from found or schema.relate(names, things, other, inverse=True)


@rule("vp", "BE? [RELATION] BY [np]", "BE? [INV] BY? [np]", "BE? [INV] PREP [np]")
@_modifier
def _is_done(schema: Schema, things: Things, names: Ids, other: Things) -> Iterator[Things]:
    yield from schema.relate(names, things, other, inverse=True)


@rule("vp", "BE? [RELATION] PREP? [MANYEST] [np]", "BE? [INV] BY? [MANYEST] [np]")
@_modifier
def _does_most(schema: Schema, things: Things, names: Ids, most: bool, others: Things) -> Iterator[Things]:
    for name, inverse in _ends(schema, names, things, others):
        yield Things(Top(things.set, Tally(name, inverse, others.set), most), things.kind)


@rule("vp", "BE? [RELATION] PREP? NO [np]", "BE? [INV] BY? NO [np]")
@_modifier
def _does_none(schema: Schema, things: Things, names: Ids, others: Things) -> Iterator[Things]:
    for name, inverse in _ends(schema, names, things, others):
        yield things.where(Not(Related(name, inverse, others.set)))


@rule("vp", "BE? [RELATION] PREP? [quantity] [np]", "BE? [INV] BY? [quantity] [np]")
@_modifier
def _does_so_many(schema: Schema, things: Things, names: Ids, many: Quantity, others: Things) -> Iterator[Things]:
    for name, inverse in _ends(schema, names, things, others):
        yield things.where(Related(name, inverse, others.set, many.operator, int(many.number)))


def _ends(schema: Schema, names: Ids, things: Things, others: Things) -> Iterator[tuple[str, bool]]:
    forward = [(name, False) for name in schema.forward(names, things, others)]
    yield from forward or ((name, True) for name in schema.forward(names, others, things))


@rule("vp", "NOT [vp]", "BE NOT [vp]", "HAVE NOT [vp]")
@_modifier
def _does_not(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    yield from _denied(things, modify(things))


@rule("vp", "HAVE [have]", "NOT HAVE [have_not]")
@_modifier
def _has(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("vp", "BE [be]")
@_modifier
def _is(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("vp", "[vp] AND REL? [vp]")
@_modifier
def _both(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    for each in one(things):
        yield from other(each)


@rule("have", "[np]")
@_modifier
def _holds(schema: Schema, things: Things, content: Things) -> Iterator[Things]:
    """Say what things hold; a superlative among those things: "of the northern states, which has the longest river"."""
    if isinstance(content.set, Top) and isinstance(content.set.of, Every) and not things.whole:
        for among in schema.located(Things(content.set.of, content.kind), things):
            top = Top(among.set, content.set.measure, content.set.most)
            yield from schema.holding(things, Things(top, content.kind))
    else:
        yield from schema.holding(things, content)


@rule("have", "[RELATION] NAMED? [np]", "[RELATION] BE [np]", "[np] [RELATION]")
@_modifier
def _has_as(schema: Schema, things: Things, *parts: object) -> Iterator[Things]:
    names, value = sorted(parts, key=lambda part: isinstance(part, Things))
    if isinstance(value, Things) and isinstance(names, tuple):
        yield from schema.relate(names, things, value)


@rule("have", "[MANYEST] [np]")
@_modifier
def _holds_most(schema: Schema, things: Things, most: bool, content: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield Things(Top(things.set, Tally(name, inverse, content.set), most), things.kind)


@rule("have", "NO [np]")
@rule("have_not", "[np]")
@_modifier
def _holds_none(schema: Schema, things: Things, content: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(Not(Related(name, inverse, content.set)))


@rule("have", "NO [RELATION] [KIND]")
@_modifier
def _has_no_related(schema: Schema, things: Things, names: Ids, kind: str) -> Iterator[Things]:
    for name, inverse in _ends(schema, names, things, Things(Every(kind), kind)):
        yield things.where(Not(Related(name, inverse, Every(kind))))


@rule("have", "[quantity] [np]")
@_modifier
def _holds_so_many(schema: Schema, things: Things, many: Quantity, content: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(Related(name, inverse, content.set, many.operator, int(many.number)))


@rule("have", "[MOSTG] [NPROP]")
@_modifier
def _has_best(schema: Schema, things: Things, most: bool, names: Ids) -> Iterator[Things]:
    yield from _extreme(schema, things, names, most=most)


@rule("have", "[SUP] [NPROP]")
@_modifier
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


@rule("have", "[NPROP] [against]", "[NPROP] PREP [against]")
@_modifier
def _has_amount(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from _compared(schema, things, names, against)


@rule("have", "[quantity] [NPROP]")
@_modifier
def _has_so_much(schema: Schema, things: Things, many: Quantity, names: Ids) -> Iterator[Things]:
    yield from _compared(schema, things, names, Against(many.operator, many.number))


@rule("have", "[MOREG] [NPROP] THAN [np]")
@_modifier
def _has_more(schema: Schema, things: Things, operator: Operator, names: Ids, other: Things) -> Iterator[Things]:
    yield from _compared(schema, things, names, Against(operator, other))


@rule("have", "[MOREG] [np] THAN [name]")
@_modifier
def _holds_more(schema: Schema, things: Things, operator: Operator, content: Things, other: Things) -> Iterator[Things]:
    for name, inverse in schema.ties(things, content):
        yield things.where(Compares(Tally(name, inverse, content.set), operator, other.set))


@rule("be", "PREP [np]")
@_modifier
def _is_in(schema: Schema, things: Things, place: Things) -> Iterator[Things]:
    yield from schema.located(things, place)


@rule("be", "[np]")
@_modifier
def _is_one_of(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    narrower = schema.narrower(things.kind, others.kind)
    if narrower is not None:
        yield things.where(Within(others.set)) if not things.whole else Things(others.set, narrower)


@rule("be", "[SUP] IT?")
@_modifier
def _is_best(schema: Schema, things: Things, best: Best) -> Iterator[Things]:
    yield from _best(schema, best, things)


@rule("be", "[SUP] IT? PREP [np]")
@_modifier
def _is_best_in(schema: Schema, things: Things, best: Best, place: Things) -> Iterator[Things]:
    for located in schema.located(things, place):
        yield from _best(schema, best, located)


@rule("be", "[SUP] PREP [NPROP]", "[SUP] BY [NPROP]", "[MOSTG] PREP [NPROP]")
@_modifier
def _is_best_by(schema: Schema, things: Things, best: Best | bool, names: Ids) -> Iterator[Things]:
    most = best.most if isinstance(best, Best) else best
    for name in schema.amounts(names, things.kind):
        yield Things(Top(things.set, Amount(name), most), things.kind)


@rule("be", "[VALUE]")
@_modifier
def _is_valued(schema: Schema, things: Things, values: Ids) -> Iterator[Things]:
    yield from _with_value(schema, values, things)


@rule("be", "NOT [be]")
@_modifier
def _is_not(schema: Schema, things: Things, modify: Modify) -> Iterator[Things]:
    yield from _denied(things, modify(things))


@rule("be", "[comparison]")
@_modifier
def _is_compared(schema: Schema, things: Things, modify: Modify) -> Iterable[Things]:
    return modify(things)


@rule("be", "NAMED [name]")
@_modifier
def _is_called(schema: Schema, things: Things, names: Things) -> Iterator[Things]:
    yield from schema.restrict(things, names)


# comparisons ----------------------------------------------------------------


class Against(NamedTuple):
    """How a measure must compare, and with what."""

    operator: Operator
    other: Decimal | Things


@rule("against", "[MOREG] THAN [NUM]")
def _more_than(schema: Schema, operator: Operator, number: Decimal) -> Iterator[Against]:
    yield Against(operator, number)


@rule("against", "[quantity]")
def _so_much(schema: Schema, many: Quantity) -> Iterator[Against]:
    yield Against(many.operator, many.number)


@rule("against", "[MOREG] THAN [np]", "[MOREG] THAN NPROP PREP [np]", "[MOREG] THAN IT PREP [np]")
def _more_than_of(schema: Schema, operator: Operator, other: Things) -> Iterator[Against]:
    yield Against(operator, other)


def _compared(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    for name in schema.amounts(names, things.kind):
        if isinstance(against.other, Decimal):
            yield things.where(Compares(Amount(name), against.operator, against.other))
        elif any(schema.amounts((name,), against.other.kind)):
            yield things.where(Compares(Amount(name), against.operator, against.other.set))


@rule("comparison", "[CMP] THAN [np]", "[CMP] THAN IT PREP [np]")
@_modifier
def _bigger(schema: Schema, things: Things, compared: Compared, other: Things) -> Iterator[Things]:
    yield from _compared(schema, things, compared.properties, Against(compared.operator, other))


@rule("comparison", "[CMP] THAN [NUM] UNIT?")
@_modifier
def _bigger_than(schema: Schema, things: Things, compared: Compared, number: Decimal) -> Iterator[Things]:
    yield from _compared(schema, things, compared.properties, Against(compared.operator, number))


@rule("comparison", "[NPROP] [against]")
@_modifier
def _amount_against(schema: Schema, things: Things, names: Ids, against: Against) -> Iterator[Things]:
    yield from _compared(schema, things, names, against)


@rule("quantity", "[QUANT] [NUM]", "[MOREG] THAN [NUM]")
def _quantity(schema: Schema, operator: Operator, number: Decimal) -> Iterator[Quantity]:
    yield Quantity(operator, number)


@rule("quantity", "[NUM]")
def _exactly(schema: Schema, number: Decimal) -> Iterator[Quantity]:
    yield Quantity("=", number)


# values -----------------------------------------------------------------------


@rule("values", "[NPROP] PREP? [np]", "[TEXTPROP] PREP [np]")
def _values(schema: Schema, names: Ids, things: Things) -> Iterator[Values]:
    for name in names:
        if schema.fits(things.kind, schema.property(name).of):
            yield Values(things, name)


@rule("values", "[np] [NPROP]", "[np] [TEXTPROP]")
def _possessive_values(schema: Schema, things: Things, names: Ids) -> Iterator[Values]:
    if things.name:
        yield from _values(schema, names, things)


@rule("total", "[SUM] [values]")
def _total(schema: Schema, function: Function, values: Values) -> Iterator[Query]:
    yield Total(function, values.things.set, values.property)


@rule("total", "[values] [SUM]")
def _total_behind(schema: Schema, values: Values, function: Function) -> Iterator[Query]:
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


# questions ----------------------------------------------------------------------


@rule("question", "REQ? [np]", "REQ? WH BE? [np]", "WHERE BE? [np]", cost=1)
def _which(schema: Schema, things: Things) -> Iterator[Query]:
    if not isinstance(things.set, Named):
        yield ListOf(things.set)


@rule("question", "PREP? WH [np] [vp]", "[np] BE? WH [vp]", "PREP [np] WH [vp]")
def _which_does(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in modify(things))


@rule("question", "WH [np] [vp] [excepting]")
def _which_does_except(schema: Schema, things: Things, modify: Modify, but: Modify) -> Iterator[Query]:
    yield from (query for each in but(things) for query in _which_does(schema, each, modify))


@rule("excepting", "EXCEPT [np]")
@_modifier
def _excepting(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    yield from _except_those(schema, things, others)


@rule("excepting", "[excepting] AND [excepting]")
@_modifier
def _excepting_both(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    yield from (kept for each in one(things) for kept in other(each))


@rule("question", "WH [RELATION] PREP? [np]")
def _what_does(schema: Schema, names: Ids, other: Things) -> Iterator[Query]:
    for name in names:
        for kind in schema.property(name).of:
            yield from (ListOf(each.set) for each in schema.relate((name,), Things(Every(kind), kind), other))


@rule("question", "WH BE? [INV] BY? [np]")
def _what_is_done(schema: Schema, names: Ids, other: Things) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in schema.step(names, other) if schema.forward(names, other, each))


@rule("question", "PREP? WH [np] BE? [np] [RELATION] PREP?")
def _which_is_done(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in schema.relate(names, things, subject, inverse=True))


@rule("question", "PREP? WH [np] BE [np] PREP?", "PREP? WH [np] [np] PREP?")
def _which_is_it_in(schema: Schema, things: Things, content: Things) -> Iterator[Query]:
    if things.kind != content.kind:
        yield from (ListOf(each.set) for each in schema.holding(things, content))


@rule("question", "WH [np] [np] HAVE")
def _which_has_it(schema: Schema, content: Things, things: Things) -> Iterator[Query]:
    yield from (
        ListOf(content.where(Related(name, not inverse, things.set)).set)
        for name, inverse in schema.ties(things, content)
    )


@rule("question", "WHERE BE? [np] [RELATION]")
def _where_located(schema: Schema, things: Things, names: Ids) -> Iterator[Query]:
    places = (name for name in names if schema.property(name).role == "place")
    yield from (ListOf(each.set) for each in schema.step(places, things))


@rule("question", "WHERE BE? [np]")
def _where(schema: Schema, things: Things) -> Iterator[Query]:
    if things.name or not is_top(things.set):
        names = schema.places(things.kind)
        narrowest = names[:1]
        yield from (ListOf(each.set) for each in schema.step(narrowest, things))


@rule("question", "WH? BE? HOWMANY [np] BE?")
def _how_many(schema: Schema, things: Things) -> Iterator[Query]:
    if not things.name:
        yield CountOf(things.set)


@rule("question", "HOWMANY [np] [vp]")
def _how_many_do(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    yield from (CountOf(each.set) for each in modify(things))


@rule("question", "HOWMANY [np] [np] [RELATION] PREP?")
def _how_many_are_done(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Query]:
    yield from (CountOf(each.set) for each in schema.relate(names, things, subject, inverse=True))


@rule("question", "HOWMANY [np] [np] HAVE", "HOWMANY [np] BE? PREP [np] HAVE?")
def _how_many_has_it(schema: Schema, content: Things, things: Things) -> Iterator[Query]:
    for name, inverse in schema.ties(things, content):
        yield CountOf(content.where(Related(name, not inverse, things.set)).set)


@rule("question", "REQ? WH? BE? HOWMANY? [values] HAVE?", "HOWMANY [values] HAVE?")
def _what_value(schema: Schema, values: Values) -> Iterator[Query]:
    yield ValuesOf(values.things.set, values.property)


@rule("question", "HOWMANY [NPROP] [np] HAVE?", "HOW [ADJ] BE? [np]")
def _how_much(schema: Schema, names: Ids, things: Things) -> Iterator[Query]:
    for name in schema.amounts(names, things.kind):
        yield ValuesOf(things.set, name)


@rule("question", "REQ? WH? BE? [total]")
def _what_total(schema: Schema, query: Query) -> Iterator[Query]:
    yield query


@rule("question", "ASK [np] [vp]")
def _does_it(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    for each in modify(things):
        if isinstance(each.set, Where) and each.set.of == things.set:
            yield Check(things.set, each.set.test)
        else:
            yield Check(things.set, Within(each.set))


@rule("question", "BE [name] [be]")
def _is_it(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    yield from _does_it(schema, things, modify)
