"""Names to ids: an id, with or without ``@``, or what people call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import wraps
from typing import NoReturn, ParamSpec

from factcli.english.slips import bents
from factcli.english.small import key
from factcli.english.stem import stem, words
from factcli.errors import UnknownName
from factcli.index import Index
from factcli.model import Property
from factcli.reply import Reply

P = ParamSpec("P")

_NEAR = 3
"""Names that are offered for one that nothing is called by."""

_LIKENESS = 0.6
"""How like a name one must be that is offered for it (the measure of `difflib`)."""

_TRIES = 64
"""Ways to spell a name that are looked up at most."""


class Several(Exception):
    """A name that stands for several things."""

    def __init__(self, name: str, choices: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.choices = tuple(choices)


def one_meaning(look_up: Callable[P, Reply]) -> Callable[P, Reply]:
    """Turn a name that stands for several things into an ambiguous reply."""

    @wraps(look_up)
    def reply(*args: P.args, **kwargs: P.kwargs) -> Reply:
        try:
            return look_up(*args, **kwargs)
        except Several as several:
            cause = f'"{several.name}" may stand for several of this base'
            return Reply(None, "ambiguous", choices=several.choices, cause=cause, hint="name one of them by its id")

    return reply


def thing(name: str, index: Index) -> str:
    """Return the id of the one thing or source of a name."""
    found = things(name, index)
    if len(found) > 1:
        raise Several(name, (described(each, index) for each in found))
    return found[0]


def things(name: str, index: Index) -> tuple[str, ...]:
    """Return the ids of the things and sources of a name."""
    identifier = name.strip().removeprefix("@")
    if index.thing(identifier) or index.source(identifier):
        return (identifier,)
    found = tuple(each.target for each in index.phrase(key(name)) if each.sense in {"thing", "source"})
    if not found:
        raise UnknownName("name", name, near_things(name, index))
    return tuple(dict.fromkeys(found))


def described(identifier: str, index: Index) -> str:
    """Say what has an id: ``@paris (Paris, the capital of France)``."""
    thing, source = index.thing(identifier), index.source(identifier)
    if thing is not None:
        return f"@{identifier} ({thing.name}, {thing.description or index.kinds[thing.kind].label})"
    return f"@{identifier} ({source.title}, {source.type})" if source else f"@{identifier}"


def near_things(name: str, index: Index) -> tuple[str, ...]:
    """Return names of this base that a misspelt one may be meant for."""
    tries = [""]
    for word in words(name):
        ways = [word] if index.phrase(stem(word)) else [word, *index.spellings(bents(word))]
        tries = [f"{before} {way}".strip() for before in tries for way in ways][:_TRIES]
    found = {each.target for one in tries for each in index.phrase(key(one)) if each.sense == "thing"}
    near = sorted(known.name for each in found if (known := index.thing(each)))
    return tuple(get_close_matches(name, near, _NEAR, 0))


def kind(name: str, index: Index) -> str:
    """Return the id of the kind of a name."""
    if name in index.kinds:
        return name
    found = [each.target for each in index.phrase(key(name)) if each.sense == "kind"]
    if len(found) > 1:
        raise Several(name, (f"{each} ({index.kinds[each].plural})" for each in found))
    return found[0] if found else _unknown("kind", name, (each.label for each in index.kinds.values()))


def property_ends(name: str, index: Index) -> list[tuple[Property, bool]]:
    """Return the properties of a name, each with whether it is meant from the side of its object."""
    if name.removeprefix("^") in index.properties:
        return [(index.properties[name.removeprefix("^")], name.startswith("^"))]
    meanings = [each for each in index.phrase(key(name)) if each.sense in {"property", "inverse"}]
    found = [(index.properties[each.target], each.sense == "inverse") for each in meanings]
    return found or _unknown("property", name, (each.label for each in index.properties.values()))


def value(name: str, of: Property, index: Index) -> str:
    """Return the id of the named value of a property."""
    if any(name == each.id for each in of.values):
        return name
    targets = (each.target.partition("=") for each in index.phrase(key(name)) if each.sense == "value")
    found = [value for prop, _, value in targets if prop == of.id]
    if len(found) > 1:
        raise Several(name, found)
    return found[0] if found else _unknown(f"{of.label}", name, (each.label for each in of.values))


def known(what: str, name: str, ids: Iterable[str]) -> None:
    """Raise :class:`UnknownName` where an id is none of these."""
    ids = tuple(ids)
    if name not in ids:
        _unknown(what, name, ids)


def near_ids(identifier: str, index: Index) -> tuple[str, ...]:
    """Return ids of this base that a wrong one may be meant for: of the things that it may be the name of."""
    tries = (identifier, *near_things(identifier, index))
    found = dict.fromkeys(each.target for one in tries for each in index.phrase(key(one)) if each.sense == "thing")
    return tuple(f"@{each}" for each in found)[:_NEAR]


def _unknown(what: str, name: str, names: Iterable[str]) -> NoReturn:
    known = sorted(names)
    raise UnknownName(what, name, tuple(get_close_matches(name, known, _NEAR, _LIKENESS)))
