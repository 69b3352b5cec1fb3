"""The vocabulary of a base of which files have changed.

Words for what there is are in no fact, and what is new cannot be in one yet: both touch no fact of another file.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from factcli.build.job import TooMuch
from factcli.build.reading import declares
from factcli.frozen import replace
from factcli.load import Document
from factcli.model import Base, Kind, Property

T = TypeVar("T")


def reworded(before: Mapping[int, Mapping[str, Any]], documents: Mapping[int, Document], base: Base, now: Base) -> Base:
    """Return a base with the vocabulary that its files have now.

    Raises :class:`TooMuch` where that touches more than words and what no fact can have yet.
    """
    found = base
    for slot, was in before.items():
        is_ = json.loads(declares(documents[slot]) or "{}") if slot in documents else {}
        about, told = was.get("base", {}), is_.get("base", {})
        if ("base" in was) != ("base" in is_) or json.dumps(about.get("source")) != json.dumps(told.get("source")):
            raise TooMuch
        if "base" in is_:
            found = replace(found, title=now.title, description=now.description)
        found = replace(
            found,
            kinds=_put(found.kinds, was.get("kinds", {}), is_.get("kinds", {}), now.kinds),
            properties=_put(found.properties, was.get("properties", {}), is_.get("properties", {}), now.properties),
            topics=_put(found.topics, was.get("topics", {}), is_.get("topics", {}), now.topics),
            acts=_put(found.acts, was.get("acts", {}), is_.get("acts", {}), now.acts),
        )
    if any(_bare_kind(found.kinds[id_]) != _bare_kind(each) for id_, each in base.kinds.items()):
        raise TooMuch
    if any(not _agree(found.properties[id_], each) for id_, each in base.properties.items()):
        raise TooMuch
    return found


def _put(known: Mapping[str, T], was: Collection[str], is_: Collection[str], now: Mapping[str, T]) -> Mapping[str, T]:
    """Return a mapping with what a file has now in the place of what it had.

    Raises :class:`TooMuch` where something is gone, where it had nothing, and for an id that another file has.
    """
    if not set(was) <= set(is_) or (is_ and not was) or any(id_ in known and id_ not in was for id_ in is_):
        raise TooMuch
    first = next(iter(was), None)
    found: dict[str, T] = {}
    for id_, each in known.items():
        if id_ == first:
            found.update((own, now[own]) for own in is_)
        elif id_ not in was:
            found[id_] = each
    return found


def _bare_kind(kind: Kind) -> Kind:
    """Return a kind without what is in no fact."""
    return replace(kind, label="", plural="", words=())


def _agree(now: Property, before: Property) -> bool:
    """Whether claims of a property are what they were: nothing has changed but words, and values that are new."""
    labels = {each.id: each.label for each in now.values}
    if any(labels.get(each.id) != each.label for each in before.values):
        return False
    return _bare(now) == _bare(before)


def _bare(each: Property) -> Property:
    """Return a property without what is in no fact; its label is in the sentences of one without a template."""
    label = "" if each.sentence else each.label
    words: tuple[str, ...] = ()
    return replace(
        each,
        label=label,
        words=words,
        inverse=words,
        adjectives=words,
        more=words,
        less=words,
        most=words,
        least=words,
        values=(),
    )
