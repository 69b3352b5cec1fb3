"""Queries for things, numbers and values: evaluated in the index, each answer with the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import assert_never

from factcli.answer.behind import behind, showing
from factcli.answer.compose import Composer
from factcli.answer.numbers import CITED, difference, of_several_times, references, repeated, total
from factcli.frozen import replace
from factcli.model import SURE, Fact, Reference
from factcli.query import (
    Check,
    Compares,
    CountOf,
    Difference,
    Every,
    Exists,
    Has,
    ListOf,
    Named,
    Not,
    Part,
    Related,
    Set,
    Step,
    Test,
    ThingQuery,
    Top,
    Total,
    ValuesOf,
    Where,
    parts,
)
from factcli.reply import Answer, Listing, Reply

_NAMED = 12
"""Things that a count names."""

_PAGE = 50
"""Things of a list whose answers are made together: of more, the first is shown before the others are made."""

_WEIGHING = (Top, Compares, Total, Difference)
"""What weighs amounts."""


def answer(query: ThingQuery, composer: Composer) -> Reply:
    """Answer a query for things, numbers or values; what has been superseded counts for none that weighs them."""
    if composer.index.view.former and not _is_plain(query):
        composer = Composer(composer.index.at(replace(composer.index.view, former=False)))
    if isinstance(query, Total) and query.function in {"sum", "mean"} and (thing := repeated(query, composer)):
        return of_several_times(thing, query.property, composer)
    inexact = _inexact(query, composer)
    answers = _answers(query, composer) if inexact is None or _is_settled(query, composer) else ()
    if answers:
        return Reply(None, "answered", answers if isinstance(answers, Listing) else tuple(answers))
    if inexact is not None:
        return _unsettled(query, inexact, composer)
    return Reply(None, "unanswered", cause="this base records none", hint="`factcli about` shows what it records")


def _answers(query: ThingQuery, composer: Composer) -> Sequence[Answer]:
    match query:
        case ListOf(of):
            return _list(of, composer)
        case CountOf(of):
            return list(_count(of, composer))
        case ValuesOf(of, name):
            return list(composer.answers(composer.index.claims(name, of), "amount"))
        case Total(function, of, name):
            return list(total(function, of, name, composer))
        case Difference():
            return list(difference(query, composer))
        case Exists(of):
            return list(_exists(of, composer))
        case Check(of, test):
            return list(_check(of, test, composer))
    assert_never(query)


def _inexact(part: Part, composer: Composer) -> str | None:
    """Return a property that a query weighs and that has amounts that are not exact, if there is one."""
    kinds = composer.index.kinds
    if not any(
        isinstance(each, _WEIGHING) or (isinstance(each, Every) and kinds[each.kind].where) for each in parts(part)
    ):
        return None
    from factcli.answer.settled import inexact  # noqa: PLC0415 - what weighs nothing needs none of it

    return next(inexact(part, composer.index), None)


def _is_settled(query: ThingQuery, composer: Composer) -> bool:
    from factcli.answer.settled import is_settled  # noqa: PLC0415 - as above

    return is_settled(query, composer.index)


def _unsettled(query: ThingQuery, name: str, composer: Composer) -> Reply:
    """Return the refusal to say what the amounts of a property leave open, with those of the things that are named."""
    named = tuple(id_ for part in parts(query) if isinstance(part, Named) for id_ in part.ids)
    index = composer.index
    facts = index.claims(name, Named(named))[:CITED] if named else index.inexact_claims(name, CITED)
    cause = f"the {index.properties[name].label} that is recorded is not exact enough to tell"
    related = tuple(composer.answers(facts, "amount"))
    return Reply(None, "unanswered", related=related, cause=cause, hint="see the nearest facts")


def _is_plain(query: ThingQuery) -> bool:
    """Whether a query only lists what claims say, and weighs nothing against each other."""
    return not any(isinstance(part, (*_WEIGHING, Check, CountOf)) for part in parts(query))


def _list(of: Set, composer: Composer) -> Sequence[Answer]:
    """Return one answer a thing; where these are many, they are made as they are read."""
    if _denies_unknown(of, composer):
        return ()
    first = composer.index.members(of, _PAGE)
    if len(first) < _PAGE:
        return tuple(_listed(of, first, composer))
    return Listing(lambda most: _listed(of, _members(of, first, most, composer), composer, most))


def _members(of: Set, first: Sequence[str], most: int, composer: Composer) -> Iterator[str]:
    """Yield those at hand of a set, then as many as are asked for, then all: some may have no source."""
    yield from first
    seen = len(first)
    for limit in (most, -1):
        if limit < 0 or limit > seen:
            more = composer.index.members(of, limit)[seen:]
            yield from more
            seen += len(more)


def _listed(of: Set, members: Iterable[str], composer: Composer, most: int = -1) -> Iterator[Answer]:
    """Yield one answer a thing of a set, for those that have a source; no more than ``most`` will be read."""
    ahead = iter(members)
    left = most
    while page := list(islice(ahead, min(left, _PAGE) if left > 0 else _PAGE)):
        left -= len(page)
        found = behind(of, page, composer)
        told = [fact for facts in found.values() for fact in facts]
        composer.ahead((*page, *(fact.according_to for fact in told)), references(told))
        for identifier in page:
            facts = list({fact.id: fact for fact in found.get(identifier, ())}.values())
            cited = references(facts) or _of_thing(identifier, composer)
            if cited:
                text = " ".join(dict.fromkeys(fact.text for fact in facts[:2])) or _described(identifier, composer)
                yield composer.together(text, facts, cited, composer.named(identifier))


def _described(identifier: str, composer: Composer) -> str:
    """Say what a thing is by its description, else by its kind."""
    thing = composer.index.thing(identifier)
    if thing is None:
        return f"{identifier}."
    return f"{thing.name}: {thing.description or composer.index.kinds[thing.kind].label}."


def _of_thing(identifier: str, composer: Composer) -> Sequence[Reference]:
    """Return where a thing is known from: its own sources, else those of what is said of it."""
    thing = composer.index.thing(identifier)
    return (thing.references if thing else ()) or references(composer.index.claims_of(identifier)[:1])


def _exists(of: Set, composer: Composer) -> Iterator[Answer]:
    """Say that there are such things, by the first of them, or that there is none where that is known."""
    for found in _list(of, composer):
        yield replace(found, text=f"Yes. {found.text}", value="yes")
        return
    from factcli.answer.closed import anchors, is_closed  # noqa: PLC0415 - a list needs none of it

    if is_closed(of, composer):
        cited = [place for each in anchors(of, composer) for place in _of_thing(each, composer)]
        if cited:
            yield Answer(
                "No. This base records all such cases, and none is of this sort.",
                composer.citations(cited),
                (),
                value="no",
            )


def _denies_unknown(of: Set, composer: Composer) -> bool:
    """Whether a set goes by a relation that something does *not* have, where the base need not record every case."""
    match of:
        case Where(inner, Not(Related(name, _, _, _, _))):
            return not composer.index.properties[name].complete or _denies_unknown(inner, composer)
        case Where(inner, _) | Top(inner, _, _) | Step(inner, _, _):
            return _denies_unknown(inner, composer)
        case _:
            return False


def _count(of: Set, composer: Composer) -> Iterator[Answer]:
    if _denies_unknown(of, composer):
        return
    from factcli.answer.closed import anchors, is_closed  # noqa: PLC0415 - as above

    size, members = composer.index.size(of), composer.index.members(of, _NAMED)
    whole = is_closed(of, composer)
    if not members and not whole:
        return
    found = behind(of, members[:CITED], composer)
    facts = [fact for each in members[:CITED] for fact in found.get(each, ())]
    cited = references(facts) or [place for each in members[:CITED] for place in _of_thing(each, composer)]
    cited = cited or [place for each in anchors(of, composer) for place in _of_thing(each, composer)]
    if cited:
        yield Answer(
            _tally(size, members, composer, whole=whole),
            composer.citations(cited),
            tuple(fact.id for fact in facts),
            value=Decimal(size),
            bound="exact" if whole else "at-least",
        )


def _tally(size: int, members: Sequence[str], composer: Composer, *, whole: bool) -> str:
    """Say how many there are and name some; of what the base need not have all, there are at least as many."""
    names = ", ".join(composer.named(each).name for each in members)
    more = f" and {size - len(members)} more" if size > len(members) else ""
    return f"{size if whole else f'At least {size}'} in this base{f': {names}{more}' if names else ''}."


def _check(of: Set, test: Test, composer: Composer) -> Iterator[Answer]:
    from factcli.answer.closed import is_closed_test  # noqa: PLC0415 - as above

    for identifier in composer.index.members(of):
        facts = showing(test, (identifier,), composer).get(identifier, [])
        cited = composer.citations(references(facts) or _of_thing(identifier, composer))
        if not cited:
            continue
        name, told = composer.named(identifier), tuple(fact.id for fact in facts)
        said = _told(facts, test) if facts else _described(identifier, composer)
        unsure = next((fact.status for fact in facts if fact.status not in SURE), None)
        if unsure is not None:
            yield Answer(said, cited, told, value=unsure, status=unsure, subject=name)
        elif composer.index.members(Where(Named((identifier,)), test)):
            yield Answer(f"Yes. {said}", cited, told, value="yes", subject=name)
        elif _is_otherwise(test, identifier, facts, composer):
            yield Answer(f"No. {said}", cited, told, value="no", subject=name)
        elif is_closed_test(test, Named((identifier,)), composer):
            said = f"No. This base records all such cases, and {name.name} is none of them."
            yield Answer(said, cited, (), value="no", subject=name)


def _told(facts: list[Fact], test: Test) -> str:
    """Return what the first fact says; of a comparison with another thing what the first of that says too."""
    several = isinstance(test, Compares) and not isinstance(test.bound, Decimal)
    other = next((each.text for each in facts if each.subject != facts[0].subject), "") if several else ""
    return f"{facts[0].text} {other}".rstrip()


def _is_otherwise(test: Test, thing: str, facts: list[Fact], composer: Composer) -> bool:
    """Whether facts say that a test does not hold: by another value where there is but one, by amounts."""
    match test:
        case Has(name, _):
            return bool(facts) and not composer.index.properties[name].many
        case Compares():
            return bool(facts) and bool(composer.index.members(Where(Named((thing,)), Not(test))))
        case _:
            return False
