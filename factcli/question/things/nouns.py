"""Rules for nouns: the kinds, names and relations that say which things are spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.frozen import replace
from factcli.query import Amount, Either, Every, Has, Named, Related, Set, Step, Top, Where, Within
from factcli.question.chart import Costly
from factcli.question.lexical import Best, Ids
from factcli.question.schema import Joined, Schema, Things
from factcli.question.things.parts import Modify, rule


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


@rule("head", "[KIND] OR [KIND]", "[KIND] PLUS [KIND]")
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
@rule("head", "[ONE] [name]", "[KIND] NAMED [name]", "[KIND] OF [name]")
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
    yield from with_value(schema, values, things)


def with_value(schema: Schema, values: Ids, things: Things) -> Iterator[Things]:
    """Yield the things that have one of these named values."""
    for each in values:
        name, _, value = each.partition("=")
        if schema.fits(things.kind, schema.property(name).of):
            yield things.where(Has(name, value))


@rule("np", "[RELATION] PREP EACH [np]", "[INV] PREP EACH [np]", "[KIND] PREP EACH [np]")
def _related_to_each(schema: Schema, names: Ids | str, of: Things) -> Iterator[Things | Costly]:
    """Say "the moons of each planet": of each by itself, which a superlative then goes through one by one."""
    if isinstance(names, str):
        kind = Things(Every(names), names)
        for name in schema.forward(schema.lexicon.properties, kind, of):
            if schema.property(name).of == (names,):
                yield Things(Step(of.set, name, True), names, joined="each")
    else:
        yield from (replace(each, joined="each") for each in schema.step(names, of))


@rule("np", "[RELATION] PREP [np]", "[INV] PREP [np]")
def _related_to(schema: Schema, names: Ids, of: Things) -> Iterator[Things | Costly]:
    for name in names:
        where = schema.property(name).role == "place"
        yield from (Costly(each, 2 * where + (of.joined == "both")) for each in schema.step((name,), of))


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
    for things in () if of.joined in {"and", "both"} else schema.step(names, of):
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
            yield Things(replace(things.set, of=each.set), each.kind)
    else:
        yield from modify(things)


@rule("np", "ALL [np]")
def _all(schema: Schema, things: Things) -> Iterator[Things]:
    yield replace(things, joined="every")


@rule("np", "[SUP] IT? [np]")
def _superlative(schema: Schema, best: Best, things: Things) -> Iterator[Things]:
    if not things.name:
        yield from topmost(schema, best, things)


@rule("np", "[SUP] PREP [np]")
def _superlative_of(schema: Schema, best: Best, things: Things) -> Iterator[Things]:
    yield from topmost(schema, best, things)


@rule("np", "[np] BY [NPROP]", "[np] PREP [NPROP]")
def _measured_by(schema: Schema, things: Things, names: Ids) -> Iterator[Things]:
    if isinstance(things.set, Top):
        for name in schema.amounts(names, things.kind):
            yield Things(replace(things.set, measure=Amount(name)), things.kind)


def topmost(schema: Schema, best: Best, things: Things) -> Iterator[Things]:
    """Yield the things that have the most, or the least, of the amount that a superlative means for their kind."""
    each = None
    if things.joined == "each" and isinstance(things.set, Step):
        each = Related(things.set.property, not things.set.inverse, things.set.of)
    if each is not None or things.joined != "each":
        for name in schema.amounts(best.properties, things.kind):
            yield Things(Top(things.set, Amount(name), best.most, each=each), things.kind)


@rule("np", "[np] OR PREP? [np]", cost=1)
def _any_of(schema: Schema, one: Things, other: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, other, joined="or")


@rule("np", "[np] PLUS PREP? [np]", cost=1)
def _both_of(schema: Schema, one: Things, other: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, other, joined="and")


@rule("np", "BOTH [np] PLUS PREP? [np]")
def _at_once(schema: Schema, one: Things, other: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, other, joined="both")


@rule("listed", "[called] OR [called]")
def _last_named(schema: Schema, one: Things, other: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, other, joined="or")


@rule("listed", "[called] PLUS [called]")
def _last_named_too(schema: Schema, one: Things, other: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, other, joined="and")


@rule("listed", "[called] [listed]")
def _named_first(schema: Schema, one: Things, others: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, others, joined=others.joined)


@rule("called", "[head]")
def _is_named(schema: Schema, things: Things) -> Iterator[Things]:
    if things.name:
        yield things


@rule("np", "[called] [listed]", cost=1)
def _named_in_a_list(schema: Schema, one: Things, others: Things) -> Iterator[Things | Costly]:
    yield from _joined(schema, one, others, joined=others.joined)


def _joined(schema: Schema, one: Things, other: Things, *, joined: Joined) -> Iterator[Things | Costly]:
    """Yield what two sets make together; that one is named and the other described is a second choice."""
    if schema.narrower(one.kind, other.kind) is not None:
        alike = isinstance(one.set, Named | Either) == isinstance(other.set, Named | Either)
        yield Costly(Things(_either(one.set, other.set), one.kind, joined=joined), 0 if alike else 1)


def _either(*several: Set) -> Set:
    """Return a set of all that are in any of several, each of them once: however they are bracketed, it is the same."""
    flat = (part for each in several for part in (each.sets if isinstance(each, Either) else (each,)))
    sets = tuple(dict.fromkeys(flat))
    return sets[0] if len(sets) == 1 else Either(sets)
