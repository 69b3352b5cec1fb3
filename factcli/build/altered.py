"""What files declare otherwise than when an index was made of them, and which facts have to be worked out anew for it.

A thing or a source touches the facts that name it, or may; the vocabulary, none (see :mod:`factcli.build.reworded`).
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from factcli.build.job import TooMuch
from factcli.build.reworded import reworded
from factcli.english.small import key
from factcli.frozen import replace
from factcli.index.context import Beginnings, Context, Lazily, add_names
from factcli.index.schema import SLOT
from factcli.index.update import Updater
from factcli.index.write import GAP
from factcli.load import Document, Faults, declared_anew
from factcli.model import Base, Reference, Source, Thing

T = TypeVar("T")


@dataclass(slots=True)
class Altered:
    """What is declared otherwise: the things and sources of ``old`` go, those of ``new`` come; the vocabulary is whole.

    ``numbers`` are those of all things of the files, ``context`` is what facts are worked out in from now on. To be
    worked out anew are those that name one of ``ids``, those that are worded with the title of one of the sources
    ``titled``, and those that may have one of ``names``, which are keys.
    """

    old: Base
    new: Base
    numbers: Mapping[str, int]
    context: Context
    ids: set[str]
    titled: set[str]
    names: set[str]


def altered(
    documents: Mapping[int, Document],
    gone: Collection[int],
    context: Context,
    default: tuple[Reference, ...],
    updater: Updater,
) -> Altered:
    """Return what documents, by the slots of their files, declare otherwise than before; those ``gone`` nothing.

    Raises :class:`TooMuch` where that may touch facts that are not found by what they name, or something is wrong.
    """
    base = context.base
    tables = {slot: json.loads(updater.declares(slot) or "{}") for slot in (*documents, *gone)}
    numbered = {id_: row for slot in tables for id_, row in updater.things_of(slot).items()}
    before = replace(
        base,
        things={id_: thing for id_, (_, thing) in numbered.items()},
        sources={id_: base.sources[id_] for each in tables.values() for id_ in each.get("sources", ())},
    )
    left = _left(base, before, documents.values())
    faults = Faults()
    now = declared_anew(documents.values(), left, default, faults)
    if faults:
        raise TooMuch
    _check(before, now, base, default, updater)
    vocabulary = reworded(tables, documents, base, now)
    old, new = _differing(before, now)
    things = {id_ for id_ in old.things.keys() | new.things.keys() if not _alike(old, new, id_)}
    renamed = _unlike(_aliases, old, new)
    names = {key(name) for each in (old, new) for name in _names(each, things, renamed)} - {""}
    _check_names({*names, *map(key, _own_aliases(documents.values()))}, context, [before, now])
    numbers = dict(_numbers(documents, now, {id_: number for id_, (number, _) in numbered.items()}))
    whole = replace(
        vocabulary,
        things=ChainMap(dict(new.things), cast("dict[str, Thing]", left.things)),
        sources=ChainMap(dict(new.sources), cast("dict[str, Source]", left.sources)),
    )
    return Altered(
        old=old,
        new=replace(vocabulary, things=new.things, sources=new.sources),
        numbers=numbers,
        context=_context(context, whole, numbers, things | renamed, names),
        ids={*things, *_unlike(_vouches, old, new), *_vouching(names, whole)},
        titled=_unlike(_title, old, new),
        names=names,
    )


def _left(base: Base, before: Base, documents: Collection[Document]) -> Base:
    """Return a base without the things and sources of some files that are not in their documents any more."""
    return replace(
        base,
        things=_without(base.things, before.things.keys() - _ids("things", documents)),
        sources=_without(base.sources, before.sources.keys() - _ids("sources", documents)),
    )


def _ids(section: str, documents: Iterable[Document]) -> set[str]:
    contents = [each.tables.get(section) for each in documents]
    return {id_ for each in contents if isinstance(each, dict) for id_ in each}


def _without(known: Mapping[str, T], gone: Collection[str]) -> Mapping[str, T]:
    """Return a mapping without some of its names."""
    if not gone:
        return known
    return Lazily(
        lambda id_: None if id_ in gone else known.get(id_), lambda: [id_ for id_ in known if id_ not in gone]
    )


def _check(before: Base, now: Base, base: Base, default: Collection[Reference], updater: Updater) -> None:
    """Raise :class:`TooMuch` for an id of another file, for what others refer to, and where a circle may close."""
    if any(id_ in base.things for id_ in now.things.keys() - before.things.keys()):
        raise TooMuch
    if any(id_ in base.sources for id_ in now.sources.keys() - before.sources.keys()):
        raise TooMuch
    if any(now.things[id_].within != before.things[id_].within for id_ in now.things.keys() & before.things.keys()):
        raise TooMuch
    if any(
        now.sources[id_].reports != before.sources[id_].reports for id_ in now.sources.keys() & before.sources.keys()
    ):
        raise TooMuch
    lost = (before.things.keys() - now.things.keys()) | (before.sources.keys() - now.sources.keys())
    if any(each.source in lost or lost.intersection(each.via) for each in default):
        raise TooMuch
    things, sources = updater.referring(lost)
    if things - before.things.keys() or sources - before.sources.keys():
        raise TooMuch


def _own_aliases(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the aliases that no other thing may have: those that a thing does not say it shares."""
    for document in documents:
        for table in document.tables.get("things", {}).values():
            yield from set(table.get("aliases", ())) - set(table.get("shared", ()))


def _check_names(names: Iterable[str], context: Context, own: Sequence[Base]) -> None:
    """Raise :class:`TooMuch` where a thing or a source of another file has one of these names: they may clash."""
    base = context.base
    for id_ in {id_ for name in names for id_ in context.all_of(name)}:
        if id_ in base.things and not any(id_ in each.things for each in own):
            raise TooMuch
        if id_ in base.sources and not any(id_ in each.sources for each in own):
            raise TooMuch


def _differing(before: Base, now: Base) -> tuple[Base, Base]:
    """Return the things and sources that are not as they were or where they were, before and now."""
    things = {id_ for id_ in before.things.keys() | now.things.keys() if not _alike(before, now, id_, placed=True)}
    sources = {
        id_ for id_ in before.sources.keys() | now.sources.keys() if before.sources.get(id_) != now.sources.get(id_)
    }
    old, new = (
        replace(
            each,
            things={id_: thing for id_, thing in each.things.items() if id_ in things},
            sources={id_: source for id_, source in each.sources.items() if id_ in sources},
        )
        for each in (before, now)
    )
    return old, new


def _alike(one: Base, other: Base, thing: str, *, placed: bool = False) -> bool:
    """Whether a thing is the same in both; ``placed`` also on the same line."""
    if thing not in one.things or thing not in other.things:
        return False
    here, there = one.things[thing], other.things[thing]
    return replace(here, file="", line=0) == replace(there, file="", line=0) and not (
        placed and here.line != there.line
    )


def _unlike(told: Callable[[Source], object], one: Base, other: Base) -> set[str]:
    """Return the sources of two bases that are not alike in what is told of them."""
    here, there = ({id_: told(each) for id_, each in some.sources.items()} for some in (one, other))
    return {id_ for id_ in here.keys() | there.keys() if here.get(id_) != there.get(id_)}


def _aliases(source: Source) -> tuple[str, ...] | None:
    return source.aliases or None


def _title(source: Source) -> str:
    return source.title


def _vouches(source: Source) -> tuple[str | None, ...]:
    """Return what the facts of a source are found by of it, but who it reports on."""
    return source.publisher, source.author, source.published


def _names(some: Base, things: Collection[str], sources: Collection[str]) -> Iterator[str]:
    """Yield the names of those of these things and sources that are there; a title is no name of a source."""
    for thing in some.things.values():
        if thing.id in things:
            yield from (thing.name, *thing.aliases)
    for source in some.sources.values():
        if source.id in sources:
            yield from source.aliases


def _vouching(names: Collection[str], base: Base) -> set[str]:
    """Return the sources that somebody of these names has written or published."""
    return {
        each.id
        for each in (base.sources.values() if names else ())
        if any(name and key(name) in names for name in (each.publisher, each.author))
    }


def _context(context: Context, base: Base, numbers: Mapping[str, int], altered: set[str], names: set[str]) -> Context:
    """Return the context of facts of a base, where these things and sources have or had these names."""
    meant = {name: tuple(id_ for id_ in context.all_of(name) if id_ not in altered) for name in names}
    for id_ in sorted(altered):
        thing, source = base.things.get(id_), base.sources.get(id_)
        called = (*((thing.name, *thing.aliases) if thing else ()), *(source.aliases if source else ()))
        add_names(id_, [name for name in called if key(name) in names], meant)
    new = Beginnings(meant)

    def beginning(said: Iterable[list[str]]) -> Mapping[str, int]:
        found = dict(context.beginning(said))
        for first, length in new.longest.items():
            found[first] = max(length, found.get(first, 0))
        return found

    kept = _without(context.numbers, altered - base.things.keys())
    return Context(
        base,
        ChainMap(dict(numbers), cast("dict[str, int]", kept)),
        ChainMap(meant, cast("dict[str, tuple[str, ...]]", context.meant)),
        beginning,
    )


def _numbers(documents: Mapping[int, Document], now: Base, before: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of things: as they were, of new ones between those of their neighbours."""
    for slot, document in documents.items():
        ids = [id_ for id_, each in now.things.items() if each.file == document.file]
        last = slot << SLOT
        for place, id_ in enumerate(ids):
            known = before.get(id_)
            if known is None:
                after = (before[other] for other in ids[place:] if other in before)
                known = (last + next(after, last + 2 * GAP)) // 2
            yield id_, known
            if known <= last or known >> SLOT != slot:
                raise TooMuch
            last = known
