"""Making values: those of claims, as the property's type says, and the parts of acts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factcli.load import shapes
from factcli.load.document import Entry, Keys, Table
from factcli.load.keys import VALUE
from factcli.load.naming import as_key, quoted
from factcli.load.scope import Scope
from factcli.load.shapes import Misfit, Shape
from factcli.load.tables import fit, require
from factcli.model import Property, Quantity, Value, ValueType

_SHAPE_OF: dict[ValueType, Shape] = {
    "number": shapes.number,
    "text": shapes.text,
    "date": shapes.date,
    "thing": shapes.text,
    "value": shapes.text,
}
_QUANTITY = {key: VALUE[key] for key in ("number", "unit", "bound", "text", "inferred")}
_CONTENTS = ("thing", "date", "number")


def claimed(scope: Scope, entry: Entry, keys: Keys, property_: Property, written: Any) -> Value | None:
    """Make the value of a claim; None, and noted, where it is not what the property takes."""
    if property_.type == "number" and isinstance(written, dict):
        return _measured(scope, entry, keys, property_, written)
    misfit = _reworded(_SHAPE_OF[property_.type](written), property_, written)
    if misfit is not None:
        scope.faults.in_entry(entry, keys, misfit.rule, misfit.what, misfit.hint)
        return None
    match property_.type:
        case "number":
            return Value(quantity=Quantity(Decimal(written), property_.unit))
        case "text":
            return Value(text=written)
        case "date":
            return Value(date=written)
        case "thing":
            return _thing(scope, entry, keys, property_, written)
        case "value":
            return _named(scope, entry, keys, property_, written)


def parts(scope: Scope, entry: Entry, role: str, written: Any) -> tuple[Value, ...]:
    """Make the values of one part of an act."""
    if not isinstance(written, list):
        made = _part(scope, entry, (role,), written)
        return () if made is None else (made,)
    all_made = [_part(scope, entry, (role, position), one) for position, one in enumerate(written)]
    return tuple(made for made in all_made if made is not None)


def _measured(scope: Scope, entry: Entry, keys: Keys, property_: Property, written: Table) -> Value | None:
    """Make the value of a number that is written as a table."""
    require(entry, written, ("number",), scope.faults, keys)
    return _quantity(fit(written, _QUANTITY, entry, scope.faults, keys), property_.unit)


def _quantity(good: Table, unit: str | None) -> Value | None:
    number = good.get("number")
    if number is None:
        return None
    quantity = Quantity(Decimal(number), good.get("unit", unit), good.get("bound", "exact"))
    return Value(quantity=quantity, text=good.get("text"), inferred=good.get("inferred"))


def _thing(scope: Scope, entry: Entry, keys: Keys, property_: Property, id_: str) -> Value | None:
    if not scope.known(entry, keys, "things", id_):
        return None
    kind = scope.kind_of(id_)
    if property_.range and kind is not None and not scope.is_a(kind, property_.range):
        what = (
            f"{quoted(id_)} is of the kind {quoted(kind)}, and {quoted(property_.id)} takes {_kinds(property_.range)}"
        )
        hint = f"name another thing, or add {quoted(kind)} to the range of [properties.{as_key(property_.id)}]"
        scope.faults.in_entry(entry, keys, "value-range", what, hint)
    return Value(thing=id_)


def _named(scope: Scope, entry: Entry, keys: Keys, property_: Property, id_: str) -> Value:
    known = [value.id for value in property_.values]
    if id_ not in known:
        what = f"unknown value {quoted(id_)} of {quoted(property_.id)}"
        hint = scope.faults.did_you_mean(id_, known, f"it can be {' or '.join(map(quoted, known)) or 'nothing yet'}")
        scope.faults.in_entry(entry, keys, "unknown-value", what, hint)
    return Value(named=id_)


def _reworded(misfit: Misfit | None, property_: Property, written: object) -> Misfit | None:
    """Say of a claim's value what is wrong with it, as a value of its property."""
    if misfit is None:
        return None
    rule = "value-type" if misfit.rule == "wrong-type" else misfit.rule
    hint = misfit.hint
    if isinstance(written, list):
        several = f"write many = true in [properties.{as_key(property_.id)}] if it can have several"
        hint = "make a fact of each" if property_.many else several
    return Misfit(rule, f"the {quoted(property_.id)} {misfit.what}", hint)


def _part(scope: Scope, entry: Entry, keys: Keys, written: str | Table) -> Value | None:
    if isinstance(written, dict):
        return _part_of_table(scope, entry, keys, written)
    if not written.startswith("@"):
        return Value(text=written)
    id_ = written[1:]
    return Value(thing=id_) if scope.known_thing(entry, keys, id_) else None


def _part_of_table(scope: Scope, entry: Entry, keys: Keys, written: Table) -> Value | None:
    good = fit(written, VALUE, entry, scope.faults, keys)
    _check_contents(scope, entry, keys, written)
    if "number" in good:
        return _quantity(good, None)
    thing = good.get("thing")
    if thing is not None and not scope.known_thing(entry, (*keys, "thing"), thing):
        return None
    return Value(thing=thing, date=good.get("date"), text=good.get("text"), inferred=good.get("inferred"))


def _check_contents(scope: Scope, entry: Entry, keys: Keys, written: Table) -> None:
    """Note a table with nothing or too much in it."""
    contents = [key for key in _CONTENTS if key in written]
    if len(contents) > 1:
        what = f"{quoted(str(keys[0]))} has both {' and '.join(map(quoted, contents))}"
        scope.faults.in_entry(entry, keys, "value-clash", what, "write a list of two values, one for each")
    if not contents and "text" not in written:
        what = f"{quoted(str(keys[0]))} says nothing"
        scope.faults.in_entry(entry, keys, "missing-key", what, "add text, thing, date or number")
    for key in ("unit", "bound"):
        if key in written and "number" not in written:
            hint = f"add number = …, or take {key} out"
            scope.faults.in_entry(entry, (*keys, key), "missing-key", f"{quoted(key)} without a number", hint)


def _kinds(kinds: tuple[str, ...]) -> str:
    return " or ".join(map(quoted, kinds))
