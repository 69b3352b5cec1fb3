"""Making facts, and the claims of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from factcli.load.absences import is_absence, make_absence
from factcli.load.document import Entry, Keys
from factcli.load.faults import Faults
from factcli.load.keys import FACT, PARTS, RECORD
from factcli.load.naming import as_key, quoted
from factcli.load.references import References
from factcli.load.scope import Scope
from factcli.load.sentences import Sentences
from factcli.load.tables import Tables, note_taken
from factcli.load.things import check_inferred
from factcli.load.values import claimed, parts
from factcli.model import Fact, Property, Reference, Value

_AS_WRITTEN = frozenset(
    "subject property speaker quote according_to as_of status rank rank_reason negative inferred review_by".split()
)
_LISTS = frozenset({"about", "topics", "acts", "words", "hedges"})
_PARTS = frozenset(PARTS)


class Made(NamedTuple):
    """A fact, and where it was made of: a table of its own, or, of a record, the value at these keys."""

    fact: Fact
    entry: Entry
    keys: Keys = ()


def make_facts(tables: Tables, scope: Scope, references: References, sentences: Sentences) -> Iterator[Made]:
    """Make all facts: those written one by one, then those of the records."""
    for entry in tables["facts"].values():
        yield Made(_fact(entry, scope, references, sentences), entry)
    for entry in tables.records:
        for keys, fact in _record(entry, scope, references, sentences):
            yield Made(fact, entry, keys)


def gather(made: Iterable[Made], facts: dict[str, Fact], faults: Faults) -> None:
    """Add facts to those there are; one whose id is taken is noted and left out."""
    for each in made:
        other = facts.setdefault(each.fact.id, each.fact)
        if other is not each.fact:
            _note_twice(each, other, faults)


def _note_twice(made: Made, other: Fact, faults: Faults) -> None:
    if not made.keys:
        note_taken(made.entry, other.file, other.line, faults)
        return
    hint = f"it is also in {other.file}:{other.line}; take one out, or make it a fact of its own"
    what = f"the claim {quoted(made.fact.id)} is made twice"
    faults.in_entry(made.entry, made.keys, "duplicate-id", what, hint)


def _fact(entry: Entry, scope: Scope, references: References, sentences: Sentences) -> Fact:
    if is_absence(entry.written):
        return make_absence(entry, scope, references, sentences)
    table = entry.table
    value = _claim(entry, scope) if "subject" in table or "property" in table or "value" in table else None
    fields: dict[str, Any] = {}
    made: dict[str, tuple[Value, ...]] = {}
    for key, written in table.items():
        if key in _AS_WRITTEN:
            fields[key] = written
        elif key in _LISTS:
            fields[key] = tuple(written)
        elif key in _PARTS:
            made[key] = parts(scope, entry, key, written)
    _check(entry, scope)
    return Fact(
        id=entry.id,
        text=table.get("text") or _sentence(entry, scope, sentences, value),
        references=_references(entry, scope, references),
        value=value,
        parts=made,
        file=entry.document.file,
        line=entry.line,
        **fields,
    )


def _check(entry: Entry, scope: Scope) -> None:
    """Note what a fact refers to and does not exist, and a quotation of nobody."""
    table = entry.table
    for key in ("speaker", "according_to"):
        if key in table:
            scope.known_thing(entry, (key,), table[key])
    scope.check_about(entry)
    if "quote" in table and "speaker" not in entry.written:
        hint = "add speaker = …, the thing whose words these are"
        scope.faults.in_entry(entry, ("quote",), "quotation-without-speaker", "a quotation without a speaker", hint)
    if "inferred" in table:
        check_inferred(entry, FACT, scope.faults)


def _references(entry: Entry, scope: Scope, references: References) -> tuple[Reference, ...]:
    found = references.of(entry)
    if not found and references.lacking(entry):
        hint = 'add source = "…", or one for all to [base]'
        scope.faults.in_entry(entry, (), "missing-source", "no source", hint)
    return found


def _claim(entry: Entry, scope: Scope) -> Value | None:
    """Return the value of a fact's claim; what is wrong with the claim is noted."""
    written = entry.written
    missing = [key for key in ("subject", "property", "value") if key not in written]
    if missing:
        what = f"a claim without {' and '.join(map(quoted, missing))}"
        scope.faults.in_entry(entry, (), "missing-key", what, "a claim has a subject, a property and a value")
    subject, property_ = entry.table.get("subject"), entry.table.get("property")
    if subject is not None:
        scope.known(entry, ("subject",), "things", subject)
    if property_ is None or not scope.known(entry, ("property",), "properties", property_):
        return None
    made = scope.properties.get(property_)
    if made is None or missing:
        return None
    _check_kind(entry, ("property",), subject, made, scope)
    return claimed(scope, entry, ("value",), made, entry.table["value"])


def _check_kind(entry: Entry, keys: Keys, subject: str | None, property_: Property, scope: Scope) -> None:
    """Note a property that the things of the subject's kind do not have."""
    kind = None if subject is None else scope.kind_of(subject)
    if kind is not None and not scope.is_a(kind, property_.of):
        what = f"{quoted(property_.id)} is no property of things of the kind {quoted(kind)}"
        kinds = " and ".join(map(quoted, property_.of))
        hint = f'the "of" of [properties.{as_key(property_.id)}] is {kinds}; add {quoted(kind)} if they have it too'
        scope.faults.in_entry(entry, keys, "property-kind", what, hint)


def _sentence(entry: Entry, scope: Scope, sentences: Sentences, value: Value | None) -> str:
    """Return the text of a fact that has none: that of its claim."""
    table = entry.table
    if value is not None and "subject" in table:
        return sentences.say(table["subject"], scope.properties[table["property"]], value)
    if "text" not in entry.written and not table.keys() & {"subject", "property", "value"}:
        hint = "add text = …, the fact in one sentence; only a claim can go without"
        scope.faults.in_entry(entry, (), "missing-key", 'no "text"', hint)
    return ""


def _record(entry: Entry, scope: Scope, references: References, sentences: Sentences) -> Iterator[tuple[Keys, Fact]]:
    """Make the claims of a record, each with the keys of its value."""
    if not scope.known(entry, (), "things", entry.id):
        return
    found = _references(entry, scope, references)
    table = entry.table
    according_to = table.get("according_to")
    if according_to is not None:
        scope.known_thing(entry, ("according_to",), according_to)
    for keys, property_, value in _record_values(entry, scope):
        yield (
            keys,
            Fact(
                id=_claim_id(entry.id, property_, value),
                text=sentences.say(entry.id, property_, value),
                references=found,
                subject=entry.id,
                property=property_.id,
                value=value,
                according_to=according_to,
                as_of=table.get("as_of"),
                review_by=table.get("review_by"),
                file=entry.document.file,
                line=entry.line,
            ),
        )


def _record_values(entry: Entry, scope: Scope) -> Iterator[tuple[Keys, Property, Value]]:
    for key, written in entry.table.items():
        if key in RECORD or not scope.known(entry, (key,), "properties", key):
            continue
        property_ = scope.properties.get(key)
        if property_ is None:
            continue
        _check_kind(entry, (key,), entry.id, property_, scope)
        if isinstance(written, list) and property_.many:
            for position, one in enumerate(written):
                value = claimed(scope, entry, (key, position), property_, one)
                if value is not None:
                    yield (key, position), property_, value
            continue
        value = claimed(scope, entry, (key,), property_, written)
        if value is not None:
            yield (key,), property_, value


def _claim_id(subject: str, property_: Property, value: Value) -> str:
    """Return ``SUBJECT:PROPERTY``, with the value behind it where there can be many."""
    if not property_.many:
        return f"{subject}:{property_.id}"
    number = value.quantity and str(value.quantity.number)
    return f"{subject}:{property_.id}:{value.thing or value.named or number or value.date or value.text}"
