"""What a name that a base does not have may be meant for."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from factcli.english.slips import bents
from factcli.english.small import key
from factcli.english.stem import stem, words
from factcli.errors import UnknownName
from factcli.index import Index

_NEAR = 3
"""Names that are offered for one that nothing is called by."""

_LIKENESS = 0.6
"""How like a name one must be that is offered for it (the measure of `difflib`)."""

_TRIES = 64
"""Ways to spell a name that are looked up at most."""


def near_things(name: str, index: Index) -> tuple[str, ...]:
    """Return names of this base that a misspelt one may be meant for."""
    tries = [""]
    for word in words(name):
        ways = [word] if index.phrase(stem(word)) else [word, *index.spellings(bents(word))]
        tries = [f"{before} {way}".strip() for before in tries for way in ways][:_TRIES]
    found = {each.target for one in tries for each in index.phrase(key(one)) if each.sense == "thing"}
    near = sorted(known.name for each in found if (known := index.thing(each)))
    return tuple(get_close_matches(name, near, _NEAR, 0))


def near_ids(identifier: str, index: Index) -> tuple[str, ...]:
    """Return ids of this base that a wrong one may be meant for: of the things that it may be the name of."""
    tries = (identifier, *near_things(identifier, index))
    found = dict.fromkeys(each.target for one in tries for each in index.phrase(key(one)) if each.sense == "thing")
    return tuple(f"@{each}" for each in found)[:_NEAR]


def unknown(what: str, name: str, names: Iterable[str]) -> NoReturn:
    """Raise :class:`UnknownName` for a name that is none of these, with the nearest that are."""
    known = sorted(names)
    raise UnknownName(what, name, tuple(get_close_matches(name, known, _NEAR, _LIKENESS)))
