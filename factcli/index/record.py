"""Values of the model as bytes and back: a letter for each field, those left out that have their default.

What stands in the tables of an index anyway (an id, a file) is left out too, and given again when a record is read. The
bytes are Python's `marshal` in a format (4) that every version since 3.4 reads: written in a fifth and read in half of
the time that JSON takes, and nothing is imported for it. An index is never the truth, and nobody else's is read.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from factcli.model import Absence, Fact, Kind, NamedValue, Property, Quantity, Reference, Source, Thing, Topic, Value

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLASSES = {each.__name__: each for each in (Absence, NamedValue, Quantity, Reference, Value)}
"""What stands within other records."""

_FROM_TABLES: dict[Any, tuple[str, ...]] = {Fact: ("id", "file"), Thing: ("id", "file")}
"""Fields that are not written: they stand in columns of their own, or once for all records of a file."""

_FORMAT = 4

Turn = Callable[[Any], Any] | None
"""Makes the value of a field plain, or of what is plain; nothing where it is the same."""


def dump(record: Any) -> bytes:
    """Return a record as bytes."""
    return marshal.dumps(_plain(record), _FORMAT)


def dump_all(records: Iterable[Any]) -> bytes:
    """Return several records as bytes."""
    return marshal.dumps([_plain(each) for each in records], _FORMAT)


def _plain(record: Any) -> dict[str, Any]:
    plain: dict[str, Any] = _plainer(record.__class__)(record)
    return plain


def _made(cls: Any, row: dict[str, Any], **given: Any) -> Any:
    fields = _by_letter(cls)
    for letter, value in row.items():
        name, made = fields[letter]
        given[name] = made(value) if made else value
    return cls(**given)


@cache
def _plainer(cls: Any) -> Callable[[Any], dict[str, Any]]:
    """Write the function that makes records of a class plain: a loop over fields takes three times as long."""
    from dataclasses import MISSING, fields  # noqa: PLC0415 - 1 ms that only what compiles a base pays

    scope: dict[str, Any] = {}
    lines = ["def plain(record):", " found = {}"]
    for letter, each in zip(_LETTERS, fields(cls), strict=False):
        if each.name in _FROM_TABLES.get(cls, ()):
            continue
        turn = scope[f"turn_{letter}"] = _turns(cls.__annotations__[each.name])[0]
        scope[f"default_{letter}"] = each.default if each.default_factory is MISSING else each.default_factory()
        differs = f"value is not default_{letter} and value != default_{letter}"
        needed = "True" if scope[f"default_{letter}"] is MISSING else differs
        lines.append(f" value = record.{each.name}")
        lines.append(f" if {needed}: found[{letter!r}] = {f'turn_{letter}(value)' if turn else 'value'}")
    exec("\n".join([*lines, " return found"]), scope)  # noqa: S102 - the names of fields, as in dataclasses itself
    plain: Callable[[Any], dict[str, Any]] = scope["plain"]
    return plain


@cache
def _by_letter(cls: Any) -> dict[str, tuple[str, Turn]]:
    """Return the name of each field of a class, and what makes its value, by its letter."""
    annotations = cls.__annotations__.items()
    return {letter: (name, _turns(type_)[1]) for letter, (name, type_) in zip(_LETTERS, annotations, strict=False)}


def _turns(annotation: str) -> tuple[Turn, Turn]:
    """Return how values of a type become plain, and how they are made again."""
    match annotation.removesuffix(" | None").replace("Mapping[str, ", "{").replace("tuple[", "("):
        case "Decimal":
            return str, Decimal
        case "{(Value, ...]]":
            return _plain_parts, _made_parts
        case "(str, ...]":
            return None, None
        case several if several.startswith("("):
            cls = _CLASSES[several[1:].partition(",")[0]]
            return lambda them: [_plain(each) for each in them], lambda them: tuple(_made(cls, each) for each in them)
        case one if one in _CLASSES:
            return _plain, lambda row: _made(_CLASSES[one], row)
        case "{str]":
            return dict, None
        case _:
            return None, None


def _plain_parts(parts: Mapping[str, tuple[Value, ...]]) -> dict[str, Any]:
    return {role: [_plain(each) for each in values] for role, values in parts.items()}


def _made_parts(parts: dict[str, Any]) -> dict[str, tuple[Value, ...]]:
    return {role: tuple(_made(Value, each) for each in values) for role, values in parts.items()}


def load_fact(id_: str, body: bytes, file: str) -> Fact:
    """Read the fact with an id, of a file."""
    fact: Fact = _made(Fact, marshal.loads(body), id=id_, file=file)
    return fact


def load_thing(id_: str, body: bytes, file: str) -> Thing:
    """Read the thing with an id, of a file."""
    thing: Thing = _made(Thing, marshal.loads(body), id=id_, file=file)
    return thing


def load_source(body: bytes) -> Source:
    """Read a source."""
    source: Source = _made(Source, marshal.loads(body))
    return source


def load_kinds(body: bytes) -> dict[str, Kind]:
    """Read the kinds of a vocabulary."""
    return {each.id: each for each in (_made(Kind, row) for row in marshal.loads(body))}


def load_properties(body: bytes) -> dict[str, Property]:
    """Read the properties of a vocabulary."""
    return {each.id: each for each in (_made(Property, row) for row in marshal.loads(body))}


def load_topics(body: bytes) -> dict[str, Topic]:
    """Read the topics, or the acts, of a vocabulary."""
    return {each.id: each for each in (_made(Topic, row) for row in marshal.loads(body))}


def load_references(body: bytes) -> tuple[Reference, ...]:
    """Read references."""
    return tuple(_made(Reference, row) for row in marshal.loads(body))
