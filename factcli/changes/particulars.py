"""The fields of facts, things and sources as they are compared: by name, each with its entries.

An entry is a value of the model. It is compared as it is, with the ids and the digits it was written with, and put in
words only where it changed, so that a thing with a new name is one change and not one for each fact that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from factcli.frozen import frozen
from factcli.model import Absence, Base, Fact, Reference, Source, Thing, Value


@frozen
class Id:
    """The id of a thing or a source, told by its name."""

    id: str


Entry: TypeAlias = Id | Reference | Value | str
Particulars: TypeAlias = dict[str, tuple[Entry, ...]]


def of_fact(fact: Fact) -> Particulars:
    """Return the fields of a fact by the names that they have in its file; where it stands is none of them."""
    return {
        "text": (fact.text,),
        **_ids(subject=fact.subject),
        **_texts(property=fact.property),
        "value": () if fact.value is None else (fact.value,),
        **fact.parts,
        **_ids(speaker=fact.speaker),
        **_texts(quote=fact.quote),
        "about": tuple(map(Id, fact.about)),
        "topics": fact.topics,
        "acts": fact.acts,
        "words": fact.words,
        "hedges": fact.hedges,
        **_ids(according_to=fact.according_to),
        **_texts(as_of=fact.as_of, status=fact.status, rank=fact.rank, rank_reason=fact.rank_reason),
        **_texts(review_by=fact.review_by),
        **_absence(fact.absence),
        "negative": ("yes",) if fact.negative else (),
        "source": fact.references,
        **_inferred(fact.inferred),
    }


def _absence(absence: Absence | None) -> Particulars:
    return {} if absence is None else {"looked_for": absence.words, "looked_on": (absence.on,)}


def of_thing(thing: Thing) -> Particulars:
    """Return the fields of a thing."""
    return {
        **_texts(name=thing.name, kind=thing.kind),
        "aliases": thing.aliases,
        **_texts(description=thing.description),
        "within": tuple(map(Id, thing.within)),
        "source": thing.references,
        **_inferred(thing.inferred),
    }


def of_source(source: Source) -> Particulars:
    """Return the fields of a source."""
    names = ("title", "type", "publisher", "author", "published", "url", "file", "digest", "review_by")
    return {
        **_texts(**{name: getattr(source, name) for name in names}),
        "reports": tuple(map(Id, source.reports)),
        "aliases": source.aliases,
        **_inferred(source.inferred),
    }


def told(entry: Entry, base: Base) -> str:
    """Put an entry in words, with the names of its base."""
    match entry:
        case Id(id=id_):
            return _named(id_, base)
        case Reference():
            return _place(entry, base)
        case Value():
            return _value(entry, base)
        case _:
            return entry


def _texts(**texts: str | None) -> Particulars:
    return {name: () if text is None else (text,) for name, text in texts.items()}


def _ids(**ids: str | None) -> Particulars:
    return {name: () if id_ is None else (Id(id_),) for name, id_ in ids.items()}


def _inferred(fields: Mapping[str, str]) -> Particulars:
    return {f"{name} inferred": (reason,) for name, reason in fields.items()}


def _named(id_: str, base: Base) -> str:
    if id_ in base.things:
        return f"{base.things[id_].name} (@{id_})"
    return f"{base.sources[id_].title} (@{id_})" if id_ in base.sources else f"@{id_}"


def _place(reference: Reference, base: Base) -> str:
    paragraph = f"paragraph {reference.paragraph}" if reference.paragraph is not None else ""
    words = " … ".join(filter(None, (reference.start, reference.end)))
    via = ", ".join(_named(each, base) for each in reference.via)
    parts = (_named(reference.source, base), paragraph, words and f"“{words}”", via and f"via {via}")
    return ", ".join(filter(None, parts))


def _value(value: Value, base: Base) -> str:
    """Say a value: as the source has it, what it stands for, why it is believed."""
    meant = _meant(value, base)
    besides = [meant if value.text else "", f"inferred: {value.inferred}" if value.inferred else ""]
    known = "; ".join(filter(None, besides))
    return f"{value.text or meant} ({known})" if known else value.text or meant


def _meant(value: Value, base: Base) -> str:
    if value.thing is not None:
        return _named(value.thing, base)
    if value.quantity is None:
        return value.named or value.date or ""
    amount = value.quantity
    bound = "" if amount.bound == "exact" else amount.bound.replace("-", " ")
    return " ".join(filter(None, (bound, str(amount.number), amount.unit)))
