"""Things, facts and sources as compact JSON and back: fields that have their default are left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from factcli.model import Absence, Fact, Kind, NamedValue, Property, Quantity, Reference, Source, Thing, Value


def dump(record: Any) -> str:
    """Return a frozen value of the model as JSON."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int | bool):
        return value
    return {
        name: _plain(got)
        for name, default in _defaults(value.__class__)
        if (got := getattr(value, name)) not in default
    }


@cache
def _defaults(cls: Any) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Return each field of a class with the values that need not be written."""
    from dataclasses import MISSING, fields  # noqa: PLC0415 - only what compiles a base writes records

    found: list[tuple[str, tuple[Any, ...]]] = []
    for each in fields(cls):
        if each.default_factory is not MISSING:
            found.append((each.name, (each.default_factory(),)))
        else:
            found.append((each.name, () if each.default is MISSING else (each.default,)))
    return tuple(found)


def _tuples(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """Turn the lists under these names back into the tuples they were."""
    for name in names:
        if name in row:
            row[name] = tuple(row[name])
    return row


def _reference(row: dict[str, Any]) -> Reference:
    return Reference(**_tuples(row, "via"))


def _references(row: dict[str, Any]) -> tuple[Reference, ...]:
    return tuple(_reference(each) for each in row.get("references", ()))


def _value(row: dict[str, Any]) -> Value:
    quantity = row.get("quantity")
    if quantity is not None:
        row["quantity"] = Quantity(**{**quantity, "number": Decimal(quantity["number"])})
    return Value(**row)


def load_fact(text: str) -> Fact:
    """Read a fact."""
    row = json.loads(text)
    row["references"] = _references(row)
    if "value" in row:
        row["value"] = _value(row["value"])
    if "parts" in row:
        row["parts"] = {role: tuple(_value(each) for each in values) for role, values in row["parts"].items()}
    if "absence" in row:
        row["absence"] = Absence(**_tuples(row["absence"], "words"))
    return Fact(**_tuples(row, "about", "topics", "acts", "words", "hedges"))


def load_thing(text: str) -> Thing:
    """Read a thing."""
    row = json.loads(text)
    row["references"] = _references(row)
    return Thing(**_tuples(row, "aliases", "within"))


def load_source(text: str) -> Source:
    """Read a source."""
    return Source(**_tuples(json.loads(text), "reports", "aliases"))


def load_kinds(text: str) -> dict[str, Kind]:
    """Read the kinds of a vocabulary."""
    return {row["id"]: Kind(**_tuples(row, "words")) for row in json.loads(text)}


def load_properties(text: str) -> dict[str, Property]:
    """Read the properties of a vocabulary."""
    found = {}
    for row in json.loads(text):
        row["values"] = tuple(NamedValue(**_tuples(each, "words")) for each in row.get("values", ()))
        lists = ("of", "range", "words", "inverse", "adjectives", "more", "less", "most", "least")
        found[row["id"]] = Property(**_tuples(row, *lists))
    return found


def load_labels(text: str) -> tuple[str, ...]:
    """Read words that people read."""
    return tuple(json.loads(text))
