"""Rules for whole questions: what is asked of the things. To add a form of question, add a rule here."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.query import Check, CountOf, Every, Exists, ListOf, Named, Query, Related, ValuesOf, Where, Within
from factcli.question.lexical import Ids
from factcli.question.schema import Schema, Things, is_top
from factcli.question.things.comparisons import against_amount
from factcli.question.things.modifiers import except_those
from factcli.question.things.parts import Against, Modify, Relatives, Values, modifier, rule


@rule(
    "question", "REQ? [np]", "REQ? EACH [np]", "REQ? WH BE? [np]", "WHO BE [np]", "WH [np] BE", "WHERE BE? [np]", cost=1
)
def _which(schema: Schema, things: Things) -> Iterator[Query]:
    if not isinstance(things.set, Named):
        yield ListOf(things.set)


@rule("question", "PREP? WH OF? [np] [vp]", "[np] BE? WH [vp]", "PREP [np] WH [vp]", "[np] BE? WHO [vp]")
def _which_does(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in modify(things))


@rule("question", "WH [np] [vp] [excepting]")
def _which_does_except(schema: Schema, things: Things, modify: Modify, but: Modify) -> Iterator[Query]:
    yield from (query for each in but(things) for query in _which_does(schema, each, modify))


@rule("excepting", "EXCEPT [np]")
@modifier
def _excepting(schema: Schema, things: Things, others: Things) -> Iterator[Things]:
    yield from except_those(schema, things, others)


@rule("excepting", "[excepting] AND [excepting]")
@modifier
def _excepting_both(schema: Schema, things: Things, one: Modify, other: Modify) -> Iterator[Things]:
    yield from (kept for each in one(things) for kept in other(each))


@rule("question", "WH [RELATION] PREP? [np]", "WHO [RELATION] PREP? [np]")
def _what_does(schema: Schema, names: Ids, other: Things) -> Iterator[Query]:
    for name in names:
        each = schema.property(name)
        if each.role != "place":
            subjects = [Things(Every(kind), kind) for kind in each.of]
            found = [related for things in subjects for related in schema.relate((name,), things, other)]
            yield from (ListOf(related.set) for related in found or schema.step((name,), other))


@rule("question", "WH BE [name] [RELATION] PREP?")
def _what_is_it_to(schema: Schema, of: Things, names: Ids) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in schema.step(names, of))


@rule("question", "WH BE? [INV] BY? [np]", "WHO BE? [INV] BY? [np]")
def _what_is_done(schema: Schema, names: Ids, other: Things) -> Iterator[Query]:
    names = tuple(name for name in names if schema.property(name).role != "place")
    yield from (ListOf(each.set) for each in schema.step(names, other) if schema.forward(names, other, each))


@rule("question", "PREP? WH [np] BE? [np] [RELATION] PREP?")
def _which_is_done(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in schema.relate(names, things, subject, inverse=True))


@rule("question", "WH [np] [np] [INV] PREP?", cost=-1)
def _which_does_it(schema: Schema, things: Things, other: Things, names: Ids) -> Iterator[Query]:
    yield from (ListOf(each.set) for each in schema.relate(names, things, other))


@rule("question", "PREP? WH [np] BE [np] PREP?", "PREP WH [np] [np]", "WH [np] [np] PREP")
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


@rule("question", "WH? BE? HOWMANY [np] BE?", "REQ HOWMANY [np]")
def _how_many(schema: Schema, things: Things) -> Iterator[Query]:
    if not things.name and things.joined != "each":
        yield CountOf(things.set)


@rule("question", "HOWMANY OF? [np] [vp]")
def _how_many_do(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    yield from (CountOf(each.set) for each in modify(things))


@rule("question", "HOWMANY OF? [np] [np] [RELATION] PREP?")
def _how_many_are_done(schema: Schema, things: Things, subject: Things, names: Ids) -> Iterator[Query]:
    yield from (CountOf(each.set) for each in schema.relate(names, things, subject, inverse=True))


@rule("question", "HOWMANY [np] BE? [excepting]")
def _how_many_except(schema: Schema, things: Things, but: Modify) -> Iterator[Query]:
    if not things.name:
        yield from (CountOf(each.set) for each in but(things))


@rule("question", "[np] BE? [RELATION] PREP? HOWMANY [np]")
def _does_to_how_many(schema: Schema, subject: Things, names: Ids, things: Things) -> Iterator[Query]:
    yield from (CountOf(each.set) for each in schema.relate(names, things, subject, inverse=True))


@rule("question", "HOWMANY [np] [np] HAVE", "HOWMANY [np] BE? PREP [np] HAVE?")
def _how_many_has_it(schema: Schema, content: Things, things: Things) -> Iterator[Query]:
    for name, inverse in schema.ties(things, content):
        yield CountOf(content.where(Related(name, not inverse, things.set)).set)


@rule("question", "REQ? [values]", "REQ? WH BE? HOWMANY? [values] HAVE?", "HOWMANY [values] HAVE?")
def _what_value(schema: Schema, values: Values) -> Iterator[Query]:
    yield ValuesOf(values.things.set, values.property)


@rule("question", "HOWMANY [NPROP] [np] HAVE?", "HOW [ADJ] BE? [np]")
def _how_much(schema: Schema, names: Ids, things: Things) -> Iterator[Query]:
    for name in schema.amounts(names, things.kind):
        yield ValuesOf(things.set, name)


@rule("question", "HOWMANY [relatives] [np] HAVE")
def _how_many_relatives(schema: Schema, others: Relatives, things: Things) -> Iterator[Query]:
    found = schema.relate(others.names, others.things, things, inverse=True)
    yield from (CountOf(each.set) for each in found)


@rule("question", "ASK [one] PLUS [one] [RELATION] EACH?", "BE [one] PLUS [one] [RELATION] EACH?")
def _do_they(schema: Schema, one: Things, other: Things, names: Ids) -> Iterator[Query]:
    """Ask whether two things stand in a relation to each other."""
    for name in schema.forward(names, one, other):
        if schema.property(name).symmetric:
            yield Check(one.set, Related(name, False, other.set))


@rule("question", "REQ? WH? BE? [total]", "HOWMANY [total] HAVE?")
def _what_total(schema: Schema, query: Query) -> Iterator[Query]:
    yield query


@rule("question", "ASK [np] [vp]")
def _does_it(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    for each in modify(things) if things.joined != "every" else ():
        if not things.name and isinstance(things.set, Every | Where):
            yield Exists(each.set)
        elif isinstance(each.set, Where) and each.set.of == things.set:
            yield Check(things.set, each.set.test)
        else:
            yield Check(things.set, Within(each.set))


@rule("question", "BE THERE [np]")
def _are_there(schema: Schema, things: Things) -> Iterator[Query]:
    if not things.name:
        yield Exists(things.set)


@rule("question", "BE [np]")
def _is_there(schema: Schema, things: Things) -> Iterator[Query]:
    of = things.set
    while isinstance(of, Where):
        of = of.of
    if of != things.set and not isinstance(of, Named) and things.joined != "every":
        yield Exists(things.set)


@rule("question", "BE [values] [against]")
def _is_it_so_much(schema: Schema, values: Values, against: Against) -> Iterator[Query]:
    modified = against_amount(schema, values.things, (values.property,), against)
    yield from (query for each in modified for query in _does_it(schema, values.things, lambda _, each=each: [each]))


@rule("question", "BE [one] [be]")
def _is_it(schema: Schema, things: Things, modify: Modify) -> Iterator[Query]:
    yield from _does_it(schema, things, modify)
