"""`show` and `sources`: all that a base holds of one thing, fact or source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from factcli import terms
from factcli.answer import answer
from factcli.answer.compose import Composer
from factcli.errors import UnknownName
from factcli.frozen import replace
from factcli.index import Index
from factcli.index.absent import absences
from factcli.lookup import names
from factcli.lookup.statements import statement
from factcli.model import Fact, Reference, Source, Thing, Value
from factcli.query import Define
from factcli.reply import Answer, Detail, Name, Reply, listing


@names.one_meaning
def show(name: str, index: Index) -> Reply:
    """Return a thing with what is recorded of it, a fact with its parts, or a source: by its id or its name.

    Raises :class:`UnknownName`.
    """
    composer = Composer(index)
    fact = index.fact(name.strip().removeprefix("@"))
    if fact is not None:
        return Reply(None, "answered", (statement(fact, composer),), details=tuple(of_fact(fact, composer)))
    found = names.thing(name, index)
    thing = index.thing(found)
    return _thing(thing, composer) if thing else sources(found, index)


def sources(name: str | None, index: Index) -> Reply:
    """Return all sources and what they report on, or one with all its particulars. Raises :class:`UnknownName`."""
    composer = Composer(index)
    if name is None:
        return Reply(None, "answered", tuple(_source(each, composer) for each in index.sources()))
    found = [source for each in names.things(name, index) if (source := index.source(each))]
    if not found:
        raise UnknownName("source", name, tuple(each.id for each in index.sources())[:3])
    details = tuple(_of_source(found[0], composer)) if len(found) == 1 else ()
    return Reply(None, "answered", tuple(_source(each, composer) for each in found), details=details)


def _thing(thing: Thing, composer: Composer) -> Reply:
    """Return what a thing is, then the other facts that name it or that it vouches for."""
    reply = answer(Define((thing.id,)), composer.index)
    told = {each for one in reply.answers for each in one.facts}
    named = (terms.thing(thing.id), terms.claimant(thing.id))
    missed = absences(composer.index)

    def made() -> Iterator[Answer]:
        yield from reply.answers
        for each in chain(composer.index.each([named]), missed.each([named]) if missed else ()):
            if each.fact.id not in told:
                yield statement(each.fact, composer)

    answers = listing(made)
    details = tuple(_of_thing(thing, composer))
    return replace(reply, status="answered" if answers else "unanswered", answers=answers, details=details)


def _source(source: Source, composer: Composer) -> Answer:
    article = "an" if source.type[:1] in "aeiou" else "a"
    chain = tuple(_chain(source, composer))
    reports = f" that reports on {chain[0]}" if chain else ""
    return Answer(
        f"{source.title} is {article} {source.type}{reports}.",
        (replace(composer.citation(Reference(source.id)), via=chain),),
        (),
        value=Name(source.id, source.title),
    )


def _chain(source: Source, composer: Composer) -> Iterator[str]:
    """Yield what a source reports on, then what that reports on: the nearest first."""
    for each in source.reports:
        yield composer.named(each).name
        further = composer.index.source(each)
        if further is not None:
            yield from _chain(further, composer)


def _of_source(source: Source, composer: Composer) -> Iterator[Detail]:
    yield Detail("id", source.id)
    for name in ("type", "publisher", "author", "published", "url", "file", "digest"):
        yield from _each(name, filter(None, [getattr(source, name)]))
    yield from _each("review by", filter(None, [source.review_by]))
    yield from _each("reports on", (_called(each, composer) for each in source.reports))
    yield from _each("also called", source.aliases)
    yield from _inferred(source.inferred)


def _of_thing(thing: Thing, composer: Composer) -> Iterator[Detail]:
    yield Detail("id", thing.id)
    yield Detail("kind", composer.index.kinds[thing.kind].label)
    yield from _each("within", (_called(each, composer) for each in thing.within))
    yield from _inferred(thing.inferred)
    yield from _place(thing.file, thing.line)


def of_fact(fact: Fact, composer: Composer) -> Iterator[Detail]:
    """Yield the particulars of a fact: its parts, what is inferred in it, where it stands."""
    yield Detail("id", fact.id)
    if fact.property is not None and fact.value is not None:
        label = composer.index.properties[fact.property].label
        yield Detail("claim", f"{label}: {_value(fact.value, fact, composer)}")
    for role, values in fact.parts.items():
        yield from _each(role, (_value(each, fact, composer) for each in values))
    if fact.absence is not None:
        yield from _each("looked for", fact.absence.words)
        yield Detail("looked on", fact.absence.on)
    yield from _each("about", (_called(each, composer) for each in fact.about))
    yield from _each("topic", fact.topics)
    yield from _each("act", fact.acts)
    yield from _each("hedge", fact.hedges)
    yield from _each("says that it is not so", ["yes"] if fact.negative else [])
    yield from _each("rank", [] if fact.rank == "normal" else [": ".join(filter(None, (fact.rank, fact.rank_reason)))])
    yield from _inferred(fact.inferred)
    yield from _each("review by", filter(None, [fact.review_by]))
    for each in fact.references:
        yield from _each("begins", filter(None, [each.start]))
        yield from _each("ends", filter(None, [each.end]))
    yield from _place(fact.file, fact.line)


def _each(name: str, values: Iterable[str]) -> Iterator[Detail]:
    return (Detail(name, value) for value in values)


def _inferred(fields: Mapping[str, str]) -> Iterator[Detail]:
    return (Detail(f"{field} inferred", reason) for field, reason in fields.items())


def _place(file: str, line: int) -> Iterator[Detail]:
    if file:
        yield Detail("stands in", f"{file}:{line}" if line else file)


def _called(identifier: str, composer: Composer) -> str:
    return f"{composer.named(identifier).name} (@{identifier})"


def _value(value: Value, fact: Fact, composer: Composer) -> str:
    """Say a value: as the source has it, what it stands for, why it is believed."""
    meant = _meant(value, fact, composer)
    said = value.text or meant
    besides = [meant if value.text else "", f"inferred: {value.inferred}" if value.inferred else ""]
    return f"{said} ({'; '.join(filter(None, besides))})" if any(besides) else said


def _meant(value: Value, fact: Fact, composer: Composer) -> str:
    if value.thing is not None:
        return _called(value.thing, composer)
    if value.quantity is not None:
        amount = value.quantity
        bound = "" if amount.bound == "exact" else amount.bound.replace("-", " ")
        return " ".join(filter(None, (bound, f"{amount.number:,f}", amount.unit)))
    shown = composer.shown(replace(value, text=None), fact)
    return shown if isinstance(shown, str) else ""
