"""Making the vocabulary: kinds, properties with their named values, topics and acts."""

from __future__ import annotations

import re
from typing import Any

from factcli.load.document import Entry, Keys, Table
from factcli.load.faults import Faults
from factcli.load.keys import RECORD, TOPIC
from factcli.load.naming import quoted
from factcli.load.scope import Scope
from factcli.load.tables import Tables, check_id, fit
from factcli.model import Kind, NamedValue, Property, Topic

FIELDS = re.compile(r"\{(subject|value|unit)\}")
"""What a property's ``sentence`` has in place of words."""

ONLY_FOR = {
    "thing": ("range", "symmetric", "inverse"),
    "number": ("unit",),
    "value": ("values",),
}
"""The keys of a property that only one type of value can have."""

COMPARED = ("adjectives", "more", "less", "most", "least")
"""The words of a property whose values have an order: numbers and dates."""


def make_kinds(tables: Tables, scope: Scope) -> dict[str, Kind]:
    """Make the kinds; what they refer to is noted where it does not exist."""
    return {id_: _kind(entry, scope) for id_, entry in tables["kinds"].items()}


def make_topics(entries: dict[str, Entry]) -> dict[str, Topic]:
    """Make topics, or acts, which have the same keys."""
    return {
        id_: Topic(id_, _label(entry), _tuple(entry.table, "words"), _tuple(entry.table, "opposites"))
        for id_, entry in entries.items()
    }


def make_properties(tables: Tables, scope: Scope) -> dict[str, Property]:
    """Make the properties; those without a type or the kinds that have them are left out."""
    made = {id_: _property(entry, scope) for id_, entry in tables["properties"].items()}
    return {id_: each for id_, each in made.items() if each is not None}


def check_kind(scope: Scope, entry: Entry, keys: Keys, kind: str) -> None:
    """Note a kind that does not exist, or that things cannot be said to be of."""
    if not scope.known(entry, keys, "kinds", kind):
        return
    made = scope.kinds[kind]
    if made.where is not None:
        what = f"the kind {quoted(kind)} is defined by a condition"
        hint = f"name its broader kind {quoted(made.broader or '…')}; the condition decides which things are of it"
        scope.faults.in_entry(entry, keys, "defined-kind", what, hint)


def _kind(entry: Entry, scope: Scope) -> Kind:
    table = entry.table
    label = _label(entry)
    broader = table.get("broader")
    if broader is not None:
        scope.known(entry, ("broader",), "kinds", broader)
    elif "where" in table:
        hint = 'add broader = "…", the kind whose things it chooses from'
        scope.faults.in_entry(entry, (), "missing-key", 'a "where" without a "broader"', hint)
    plural = table.get("plural", f"{label}s")
    return Kind(entry.id, label, plural, _tuple(table, "words"), broader, table.get("where"))


def _property(entry: Entry, scope: Scope) -> Property | None:
    table = entry.table
    for key in ("of", "range"):
        for position, kind in enumerate(table.get(key, ())):
            check_kind(scope, entry, (key, position), kind)
    _check_name(entry, scope.faults)
    _check_sentence(entry, scope.faults)
    values = _named_values(entry, scope.faults)
    if "of" not in table or "type" not in table:
        return None
    _check_type(entry, scope.faults)
    return Property(
        id=entry.id,
        label=_label(entry),
        of=_tuple(table, "of"),
        type=table["type"],
        range=_tuple(table, "range"),
        unit=table.get("unit"),
        many=table.get("many", False),
        symmetric=table.get("symmetric", False),
        complete=table.get("complete", False),
        role=table.get("role"),
        words=_tuple(table, "words"),
        inverse=_tuple(table, "inverse"),
        adjectives=_tuple(table, "adjectives"),
        more=_tuple(table, "more"),
        less=_tuple(table, "less"),
        most=_tuple(table, "most"),
        least=_tuple(table, "least"),
        sentence=table.get("sentence"),
        values=values,
    )


def _check_name(entry: Entry, faults: Faults) -> None:
    if entry.id in RECORD:
        hint = f"choose another id: the {entry.id} of a record is that of all its claims"
        faults.in_entry(entry, (), "bad-id", "no property can have this id", hint)


def _check_sentence(entry: Entry, faults: Faults) -> None:
    sentence = entry.table.get("sentence")
    if sentence is None:
        return
    hint = 'write it like "The height of {subject} is {value} {unit}."'
    rest = FIELDS.sub("", sentence)
    if "{" in rest or "}" in rest:
        what = '"sentence" has more in braces than subject, value and unit'
        faults.in_entry(entry, ("sentence",), "bad-sentence", what, hint)
    for needed in ("{subject}", "{value}"):
        if needed not in sentence:
            faults.in_entry(entry, ("sentence",), "bad-sentence", f'"sentence" has no {needed}', hint)


def _check_type(entry: Entry, faults: Faults) -> None:
    """Note keys that go with another type of value, and named values that are missing."""
    table, kind = entry.table, entry.table["type"]
    for wanted, keys in ONLY_FOR.items():
        for key in (key for key in keys if key in table and kind != wanted):
            _wrong_type(entry, key, f'"{wanted}"', faults)
    for key in (key for key in COMPARED if key in table and kind not in {"number", "date"}):
        _wrong_type(entry, key, '"number" or "date"', faults)
    if kind == "value" and not table.get("values"):
        hint = "add values.some-id = { label = … } for each value that it can have"
        faults.in_entry(entry, (), "missing-key", 'no "values"', hint)


def _wrong_type(entry: Entry, key: str, wanted: str, faults: Faults) -> None:
    what = f'"{key}" does not go with type = "{entry.table["type"]}"'
    faults.in_entry(entry, (key,), "property-type", what, f"take it out, or make the type {wanted}")


def _named_values(entry: Entry, faults: Faults) -> tuple[NamedValue, ...]:
    return tuple(_named_value(entry, id_, table, faults) for id_, table in entry.table.get("values", {}).items())


def _named_value(entry: Entry, id_: str, table: Any, faults: Faults) -> NamedValue:
    check_id(entry, id_, faults, ("values", id_))
    if not isinstance(table, dict):
        hint = f'write it as values.{id_} = {{ label = "…" }}'
        faults.in_entry(entry, ("values", id_), "wrong-type", f"the value {quoted(id_)} must be a table", hint)
        return NamedValue(id_, id_)
    good = fit(table, TOPIC, entry, faults, ("values", id_))
    return NamedValue(id_, good.get("label", _from_id(id_)), _tuple(good, "words"))


def _label(entry: Entry) -> str:
    label = entry.table.get("label")
    return label if isinstance(label, str) else _from_id(entry.id)


def _from_id(id_: str) -> str:
    return id_.replace("-", " ").replace("_", " ")


def _tuple(table: Table, key: str) -> tuple[str, ...]:
    return tuple(table.get(key, ()))
