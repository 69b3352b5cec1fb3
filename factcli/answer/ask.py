"""From a question, or a query, to the reply."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from factcli import terms
from factcli.answer import things
from factcli.answer.compose import Composer
from factcli.answer.echo import Echo
from factcli.answer.expand import expand
from factcli.answer.match import Match, Miss, find, words_of
from factcli.index import Index
from factcli.model import Fact, Reference
from factcli.query import Compare, Define, Every, Find, ListOf, Mention, Query, Where
from factcli.question import understand
from factcli.reply import Answer, Reply
from factcli.written import write

_RELATED = 3
"""Nearest facts that a refusal offers."""


def ask(question: str, index: Index) -> Reply:
    """Answer a question in English: as one about things if it can be read so, else as one about facts."""
    read = understand(question, index)
    reply = _of_things(read.things, index)
    if reply is None or (reply.status == "unanswered" and all(map(_is_plain_list, read.things))):
        reply = _of_facts(read.facts, index)
    explanation = read.explain(reply.query or "")
    return replace(reply, question=question, corrections=read.corrections, explanation=explanation)


def _of_things(queries: tuple[Query, ...], index: Index) -> Reply | None:
    """Answer the readings that have an answer; where these differ, the question is ambiguous."""
    replies = [answer(query, index) for query in queries]
    answered = [reply for reply in replies if reply.status == "answered"]
    if len({_said(reply) for reply in answered}) > 1:
        return Reply(
            None,
            "ambiguous",
            choices=tuple(reply.query or "" for reply in answered),
            cause="the question can be read in several ways that have different answers",
            hint="say more, or ask one of the readings with `factcli query`",
        )
    return next(iter(answered or replies), None)


def _is_plain_list(query: Query) -> bool:
    """Whether a query asks for things by conditions: facts may tell of them in words that are no claims.

    What something is to something ("the leader of X"), how many there are or which is the most: if no claim says that,
    no other fact can.
    """
    return isinstance(query, ListOf) and isinstance(query.set, Where | Every)


def _said(reply: Reply) -> frozenset[object]:
    return frozenset((answer.value, answer.text if answer.value is None else None) for answer in reply.answers)


def _of_facts(queries: tuple[Query, ...], index: Index) -> Reply:
    refusal: Reply | None = None
    for query in queries:
        reply = answer(query, index)
        if reply.status == "answered":
            return reply
        refusal = refusal or reply
    return refusal or Reply(
        None,
        "not_understood",
        cause="nothing in the question says what it is about",
        hint="name a thing, a kind of thing or a topic; `factcli about` shows what this base knows",
    )


def answer(query: Query, index: Index) -> Reply:
    """Answer a query."""
    composer = Composer(index)
    match query:
        case Find():
            reply = _find(query, composer)
        case Define():
            reply = _define(query, composer)
        case Compare(sides):
            reply = _compare(sides, composer)
        case _:
            reply = things.answer(query, composer)
    return replace(reply, query=write(query), understood=Echo(composer).query(query))


def _find(query: Find, composer: Composer) -> Reply:
    found = find(query, composer.index)
    if isinstance(found, Miss):
        return _refuse(query, found, composer)
    if query.asked == "check":
        return Reply(None, "answered", tuple(_settled(match, query, composer) for match in found))
    facts = [match.fact for match in found]
    if query.asked == "document":
        return Reply(None, "answered", tuple(_documents(facts, composer)))
    if query.kind:
        answers = tuple(_things(facts, query, composer))
        if not answers:
            return _refuse(query, Miss((), "agent"), composer)
        return Reply(None, "answered", answers)
    return Reply(None, "answered", tuple(composer.answer(fact, query.asked) for fact in facts))


def _settled(match: Match, query: Find, composer: Composer) -> Answer:
    """Return the answer to "is it so?" that a fact gives: yes or no, or how surely it is said where that is less."""
    fact = match.fact
    so = (fact.negative == query.negative) != match.contrary
    said = "yes" if so else "no"
    return replace(composer.answer(fact), value=said if fact.status in {"asserted", "reported"} else fact.status)


def _documents(facts: list[Fact], composer: Composer) -> list[Answer]:
    """Return one answer a document, with the places in it."""
    answers: dict[str, Answer] = {}
    for fact in facts:
        for citation in composer.citations(fact.references):
            said = f"{citation.title}: {fact.text}"
            known = answers.get(citation.id)
            if known is None:
                found = composer.answer(fact)
                answers[citation.id] = replace(found, text=said, value=composer.name(citation.id), sources=(citation,))
            else:
                sources = dict.fromkeys((*known.sources, citation))
                answers[citation.id] = replace(known, facts=(*known.facts, fact.id), sources=tuple(sources))
    return list(answers.values())


def _things(facts: list[Fact], query: Find, composer: Composer) -> list[Answer]:
    """Return one answer a thing of the kind that is asked for, in the parts of these facts."""
    answers: dict[str, Answer] = {}
    mentioned = {each for demand in query.demands if isinstance(demand, Mention) for each in demand.ids}
    for fact in facts:
        for identifier in _parts(fact, query):
            if (
                identifier in mentioned
                or identifier in query.excluded
                or not _is_of(identifier, query.kind or "", composer.index)
            ):
                continue
            name = composer.name(identifier)
            answers.setdefault(identifier, replace(composer.answer(fact), value=name))
    return list(answers.values())


def _parts(fact: Fact, query: Find) -> list[str]:
    """Return the things in the parts of a fact; its speaker only where a speaker is asked for."""
    if query.asked == "speaker":
        return [each for each in (fact.speaker, fact.according_to) if each]
    named = [fact.subject, fact.value.thing if fact.value else None]
    named += [value.thing for values in fact.parts.values() for value in values]
    return [each for each in named if each]


def _is_of(identifier: str, kind: str, index: Index) -> bool:
    thing = index.thing(identifier)
    own: str | None = thing.kind if thing else None
    while own is not None and own != kind:
        own = index.kinds[own].broader
    return own is not None


def _define(query: Define, composer: Composer) -> Reply:
    answers = [found for each in query.ids if (found := _definition(each, composer))]
    if answers:
        return Reply(None, "answered", tuple(answers))
    names = ", ".join(name.name for each in query.ids if (name := composer.name(each)))
    return Reply(None, "unanswered", cause=f"nothing in this base says what {names} is")


def _definition(identifier: str, composer: Composer) -> Answer | None:
    thing, source = composer.index.thing(identifier), composer.index.source(identifier)
    name = composer.name(identifier)
    if thing is not None and name is not None:
        claims = composer.index.claims_of(identifier)
        cited = thing.references or tuple(reference for fact in claims for reference in fact.references)
        if not cited:
            return None
        said = f"{thing.name}: {thing.description}." if thing.description else f"{thing.name}."
        also = f" Also called {', '.join(thing.aliases)}." if thing.aliases else ""
        told = "".join(f" {fact.text}" for fact in claims[:2])
        return Answer(
            said + also + told, composer.citations(cited), tuple(fact.id for fact in claims[:2]), subject=name
        )
    if source is not None:
        reply = f"{source.title} is a {source.type}" + (f" of {source.publisher}" if source.publisher else "")
        return Answer(f"{reply}.", composer.citations((Reference(identifier),)), (), subject=name)
    return None


def _compare(sides: tuple[Find, ...], composer: Composer) -> Reply:
    replies = [_find(side, composer) for side in sides]
    failed = next((reply for reply in replies if reply.status != "answered"), None)
    if failed is not None:
        return failed
    answers = dict.fromkeys(answer for reply in replies for answer in reply.answers)
    return Reply(None, "answered", tuple(answers))


def _refuse(query: Find, miss: Miss, composer: Composer) -> Reply:
    index = composer.index
    wanted = {option.term for demand in query.demands for option in expand(demand, index).options if option.tier < 2}
    wanted |= {terms.claimant(each) for each in query.speakers}
    related = tuple(composer.answer(fact) for fact in index.rank(sorted(wanted), _RELATED))
    if miss.unknown:
        words = words_of(miss.unknown)
        named = ", ".join(f'"{word}"' for word in words)
        return Reply(
            None,
            "not_understood",
            related=related,
            unmatched=words,
            cause=f"nothing in this base is known by {named}",
            hint="ask in other words, or teach the base the word: add it to the `words` of a topic, act, kind or property",
        )
    if miss.lacking:
        cause = f"this base has facts on that, but none that says the {miss.lacking}"
    else:
        cause = "no fact in this base accounts for all of it"
    return Reply(
        None, "unanswered", related=related, cause=cause, hint="see the nearest facts, or ask for less at once"
    )
