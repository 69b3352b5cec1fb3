"""What a thing or a document is: its description, its names and what is claimed of it."""

from __future__ import annotations

from factcli.answer.compose import Composer
from factcli.frozen import replace
from factcli.model import Reference
from factcli.query import Define
from factcli.reply import Answer, Reply

_ALIASES = 5
"""Other names that a definition gives: the first, which curators write first."""

_CLAIMS = 2
"""Claims that it tells."""


def define(query: Define, composer: Composer) -> Reply:
    """Return what things are, each with where that is known from."""
    ids = [each for each in query.ids if not (query.name and _is_described(each, composer))]
    answers = [found for each in ids if (found := _definition(each, composer))]
    if answers:
        return Reply(None, "answered", tuple(answers))
    names = ", ".join(name.name for each in query.ids if (name := composer.name(each)))
    asked = "how this is called" if query.name else "what this is"
    return Reply(None, "unanswered", cause=f"nothing in this base says {asked}: {names}", hint="see `factcli search`")


def _is_described(identifier: str, composer: Composer) -> bool:
    """Whether a thing has no name of its own but a description, in lower case ("head gardener")."""
    return composer.named(identifier).name[:1].islower()


def _definition(identifier: str, composer: Composer) -> Answer | None:
    thing, source = composer.index.thing(identifier), composer.index.source(identifier)
    name = composer.name(identifier)
    if thing is not None and name is not None:
        current = composer.index.at(replace(composer.index.view, former=False))
        claims = current.claims_of(identifier)[:_CLAIMS]
        cited = (*thing.references, *(reference for fact in claims for reference in fact.references))
        if not cited:
            return None
        said = f"{thing.name}: {thing.description}." if thing.description else f"{thing.name}."
        also = f" Also called {', '.join(thing.aliases[:_ALIASES])}." if thing.aliases else ""
        told = "".join(f" {fact.text}" for fact in claims)
        return Answer(said + also + told, composer.citations(cited), tuple(fact.id for fact in claims), subject=name)
    if source is not None:
        reply = f"{source.title} is a {source.type}" + (f" of {source.publisher}" if source.publisher else "")
        return Answer(f"{reply}.", composer.citations((Reference(identifier),)), (), subject=name)
    return None
