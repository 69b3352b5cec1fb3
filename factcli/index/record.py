"""Values of the model as compact JSON and back: a letter for each field, those left out that have their default.

What stands in the tables of an index anyway (an id, a file) is left out too, and given again when a record is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from factcli.model import Absence, Fact, Kind, NamedValue, Property, Quantity, Reference, Source, Thing, Topic, Value

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLASSES = {each.__name__: each for each in (Absence, NamedValue, Quantity, Reference, Value)}
"""What stands within other records."""

_FROM_TABLES: dict[Any, tuple[str, ...]] = {Fact: ("id", "file"), Thing: ("id", "file")}
"""Fields that are not written: they stand in columns of their own, or once for all records of a file."""

_quoted = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

Turn = Callable[[Any], Any] | None
"""Makes the value of a field of what JSON has for it; nothing where that is the same."""


def dump(record: Any) -> str:
    """Return a record as JSON."""
    return _dumper(record.__class__)(record)


def dump_all(records: tuple[Any, ...]) -> str:
    """Return several records as JSON."""
    return f"[{','.join(map(dump, records))}]"


def _made(cls: Any, row: dict[str, Any], **given: Any) -> Any:
    fields = _by_letter(cls)
    for letter, value in row.items():
        name, made = fields[letter]
        given[name] = made(value) if made else value
    return cls(**given)


@cache
def _dumper(cls: Any) -> Callable[[Any], str]:
    """Write the function that makes JSON of records of a class: a loop over fields takes three times as long."""
    from dataclasses import MISSING, fields  # noqa: PLC0415 - 1 ms that only what compiles a base pays

    scope: dict[str, Any] = {}
    lines = ["def dump(record):", " found = []"]
    for letter, each in zip(_LETTERS, fields(cls), strict=False):
        if each.name in _FROM_TABLES.get(cls, ()):
            continue
        scope[f"text_{letter}"] = _turns(cls.__annotations__[each.name])[0]
        scope[f"default_{letter}"] = each.default if each.default_factory is MISSING else each.default_factory()
        differs = f"value is not default_{letter} and value != default_{letter}"
        needed = "True" if scope[f"default_{letter}"] is MISSING else differs
        lines.append(f" value = record.{each.name}")
        lines.append(f" if {needed}: found.append('\"{letter}\":' + text_{letter}(value))")
    exec("\n".join([*lines, " return '{' + ','.join(found) + '}'"]), scope)  # noqa: S102 - as in dataclasses itself
    dumped: Callable[[Any], str] = scope["dump"]
    return dumped


@cache
def _by_letter(cls: Any) -> dict[str, tuple[str, Turn]]:
    """Return the name of each field of a class, and what makes its value, by its letter."""
    annotations = cls.__annotations__.items()
    return {letter: (name, _turns(type_)[1]) for letter, (name, type_) in zip(_LETTERS, annotations, strict=False)}


def _turns(annotation: str) -> tuple[Callable[[Any], str], Turn]:
    """Return how values of a type become JSON, and how they are made again."""
    match annotation.removesuffix(" | None").replace("Mapping[str, ", "{").replace("tuple[", "("):
        case "Decimal":
            return lambda value: f'"{value}"', Decimal
        case "str":
            return _quoted, None
        case "int":
            return str, None
        case "(str, ...]":
            return lambda them: f"[{','.join(map(_quoted, them))}]", tuple
        case "{(Value, ...]]":
            return _dumped_parts, _made_parts
        case several if several.startswith("("):
            cls = _CLASSES[several[1:].partition(",")[0]]
            return dump_all, lambda them: tuple(_made(cls, each) for each in them)
        case one if one in _CLASSES:
            return dump, lambda row: _made(_CLASSES[one], row)
        case _:
            return _encode, None


def _dumped_parts(parts: Mapping[str, tuple[Value, ...]]) -> str:
    return f"{{{','.join(f'{_quoted(role)}:{dump_all(values)}' for role, values in parts.items())}}}"


def _made_parts(parts: dict[str, Any]) -> dict[str, tuple[Value, ...]]:
    return {role: tuple(_made(Value, each) for each in values) for role, values in parts.items()}


def load_fact(id_: str, text: str, file: str) -> Fact:
    """Read the fact with an id, of a file."""
    fact: Fact = _made(Fact, json.loads(text), id=id_, file=file)
    return fact


def load_thing(id_: str, text: str, file: str) -> Thing:
    """Read the thing with an id, of a file."""
    thing: Thing = _made(Thing, json.loads(text), id=id_, file=file)
    return thing


def load_source(text: str) -> Source:
    """Read a source."""
    source: Source = _made(Source, json.loads(text))
    return source


def load_kinds(text: str) -> dict[str, Kind]:
    """Read the kinds of a vocabulary."""
    return {each.id: each for each in (_made(Kind, row) for row in json.loads(text))}


def load_properties(text: str) -> dict[str, Property]:
    """Read the properties of a vocabulary."""
    return {each.id: each for each in (_made(Property, row) for row in json.loads(text))}


def load_topics(text: str) -> dict[str, Topic]:
    """Read the topics, or the acts, of a vocabulary."""
    return {each.id: each for each in (_made(Topic, row) for row in json.loads(text))}


def load_references(text: str) -> tuple[Reference, ...]:
    """Read references."""
    return tuple(_made(Reference, row) for row in json.loads(text))
