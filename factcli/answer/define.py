"""What a thing or a document is: its description, its names and what is claimed of it."""

from __future__ import annotations

from factcli.answer.compose import Composer
from factcli.model import Reference
from factcli.query import Define
from factcli.reply import Answer, Reply


def define(query: Define, composer: Composer) -> Reply:
    """Return what things are, each with where that is known from."""
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
