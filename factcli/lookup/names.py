"""Names to ids: an id, with or without ``@``, or what people call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

from factcli.answer.nearest import near_things, unknown
from factcli.english.small import key
from factcli.errors import UnknownName
from factcli.index import Index
from factcli.model import Property
from factcli.reply import Reply

P = ParamSpec("P")


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


def kind(name: str, index: Index) -> str:
    """Return the id of the kind of a name."""
    if name in index.kinds:
        return name
    found = [each.target for each in index.phrase(key(name)) if each.sense == "kind"]
    if len(found) > 1:
        raise Several(name, (f"{each} ({index.kinds[each].plural})" for each in found))
    return found[0] if found else unknown("kind", name, (each.label for each in index.kinds.values()))


def property_ends(name: str, index: Index) -> list[tuple[Property, bool]]:
    """Return the properties of a name, each with whether it is meant from the side of its object."""
    if name.removeprefix("^") in index.properties:
        return [(index.properties[name.removeprefix("^")], name.startswith("^"))]
    meanings = [each for each in index.phrase(key(name)) if each.sense in {"property", "inverse"}]
    found = [(index.properties[each.target], each.sense == "inverse") for each in meanings]
    return found or unknown("property", name, (each.label for each in index.properties.values()))


def value(name: str, of: Property, index: Index) -> str:
    """Return the id of the named value of a property."""
    if any(name == each.id for each in of.values):
        return name
    targets = (each.target.partition("=") for each in index.phrase(key(name)) if each.sense == "value")
    found = [value for prop, _, value in targets if prop == of.id]
    if len(found) > 1:
        raise Several(name, found)
    return found[0] if found else unknown(f"{of.label}", name, (each.label for each in of.values))
