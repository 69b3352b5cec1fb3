"""The index of a base made fresh where some of its files have changed: only they are read again.

Facts are worked out in terms of what the whole base declares. Where that has changed, the files with facts that it
touches are read again too; and where too much has, or something is wrong, the whole base is compiled.
"""

from __future__ import annotations

import json
import shutil
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from factcli.build.compiling import file_row
from factcli.build.job import Job
from factcli.build.reading import Reader, Surveyed, Told, declares, survey
from factcli.build.stamps import Stamp, changed, digest
from factcli.english.small import key
from factcli.frozen import replace
from factcli.index import Connection, Noted
from factcli.index.context import Beginnings, Context, add_names
from factcli.index.schema import SLOT
from factcli.index.update import Updater
from factcli.index.write import GAP, Taken
from factcli.load import Document, Faults, declared_anew, read_content, uncollected
from factcli.model import Base, Reference, Source, Thing

T = TypeVar("T")

_SHARE = 4
"""Where more than one file in so many is to be read again, it is quicker to compile the whole base."""


class TooMuch(Exception):
    """More has changed than can be made fresh piece by piece, or something is wrong."""


@dataclass(slots=True)
class _File:
    """A file that has changed or come, as it is now."""

    stamp: Stamp
    slot: int
    surveyed: Surveyed

    @property
    def document(self) -> Document:
        if self.surveyed.document is None:
            raise TooMuch
        return self.surveyed.document


def update(job: Job, noted: Mapping[str, Noted], at: int, path: Path, beside: Path) -> Connection:
    """Write a fresh index beside the one at a path, which notes these files at a time. Raises :class:`TooMuch`."""
    slots = _slots(job.files, noted)
    touched = changed(job.files, noted, at)
    written = _few([each for each in touched if _is_other(each, noted)], job)
    stale = [_File(each, slots[each.name], survey(each, whole=True)) for each in written]
    gone = [known.slot for name, known in noted.items() if name not in slots]
    shutil.copyfile(path, beside)
    with uncollected():
        updater = Updater(beside)
        try:
            _apply(job, slots, stale, gone, updater)
            updater.put_files((file_row(each.stamp, each.slot, each.surveyed) for each in stale), gone)
            updater.stamp((each.changed, each.name) for each in touched)
            return updater.finish(at=str(job.at))
        except BaseException:
            updater.connection.close()
            raise


def _is_other(file: Stamp, noted: Mapping[str, Noted]) -> bool:
    """Whether a file is not what it was noted to be, by what is in it."""
    known = noted.get(file.name)
    return known is None or known.digest != digest(read_content(Path(file.path)))


def _few(files: list[T], job: Job) -> list[T]:
    """Return files, or their slots, that are few enough to be read again. Raises :class:`TooMuch`."""
    if len(files) * _SHARE > len(job.files):
        raise TooMuch
    return files


def _slots(files: Sequence[Stamp], noted: Mapping[str, Noted]) -> dict[str, int]:
    """Return the slot of each file: as it was noted, of new ones between those of their neighbours."""
    found: dict[str, int] = {}
    last = 0
    for place, each in enumerate(files):
        if each.name in noted:
            last = noted[each.name].slot
        else:
            after = (noted[other.name].slot for other in files[place:] if other.name in noted)
            last = (last + next(after, last + 2 * GAP)) // 2
            if last in found.values():
                raise TooMuch
        found[each.name] = last
    if list(found.values()) != sorted(set(found.values())):
        raise TooMuch
    return found


def _apply(job: Job, slots: Mapping[str, int], stale: Sequence[_File], gone: Sequence[int], updater: Updater) -> None:
    """Take what has changed over into an index."""
    context, default = updater.context()
    if any(updater.declares(slot) or updater.things_of(slot) for slot in gone):
        raise TooMuch
    changes = _changes(stale, context, default, updater)
    context = changes.applied(context)
    telling = {each.slot: each.document for each in stale}
    touched = updater.slots_with(changes.ids, changes.names)
    stamps = {slots[each.name]: each for each in job.files}
    for slot in _few(sorted(touched - telling.keys() - set(gone)), job):
        telling[slot] = _File(stamps[slot], slot, survey(stamps[slot], whole=True)).document
    reader = Reader(context, default)
    told = [_sound(reader.told(document, slot)) for slot, document in sorted(telling.items())]
    for slot in (*gone, *telling):
        updater.drop_facts(slot)
    updater.put_things(changes.old, replace(context.base, things=changes.new), context.numbers)
    updater.put_sources(changes.sources)
    try:
        for each in told:
            updater.add_facts(each.rows)
    except Taken:
        raise TooMuch from None


def _sound(told: Told) -> Told:
    if told.problems:
        raise TooMuch
    return told


@dataclass(slots=True)
class _Changes:
    """What is declared otherwise than before: things as they were and are, new sources, numbers of new things.

    ``altered`` are things that are not as they were, ``ids`` and ``names`` (their keys) those that facts may have to be
    worked out anew for.
    """

    old: list[Thing]
    new: dict[str, Thing]
    sources: list[Source]
    numbers: dict[str, int]
    altered: set[str]
    ids: set[str]
    names: set[str]

    def applied(self, context: Context) -> Context:
        """Return the context of facts with these changes."""
        base = context.base
        left = {name: tuple(each for each in context.all_of(name) if each not in self.altered) for name in self.names}
        for thing in self.new.values():
            add_names(thing.id, (thing.name, *thing.aliases), left)
        for source in self.sources:
            add_names(source.id, source.aliases, left)
        new = Beginnings(left)

        def beginning(said: Iterable[list[str]]) -> Mapping[str, int]:
            found = dict(context.beginning(said))
            for first, length in new.longest.items():
                found[first] = max(length, found.get(first, 0))
            return found

        sources = ChainMap({each.id: each for each in self.sources}, cast("dict[str, Source]", base.sources))
        things = ChainMap(self.new, cast("dict[str, Thing]", base.things))
        numbers = ChainMap(self.numbers, cast("dict[str, int]", context.numbers))
        meant = ChainMap(left, cast("dict[str, tuple[str, ...]]", context.meant))
        return Context(replace(base, sources=sources, things=things), numbers, meant, beginning)


def _changes(stale: Sequence[_File], context: Context, default: tuple[Reference, ...], updater: Updater) -> _Changes:
    """Return what some files declare otherwise than before. Raises :class:`TooMuch` for more than that."""
    for each in stale:
        _check_vocabulary(each, updater)
    faults = Faults()
    now = declared_anew((each.document for each in stale), context.base, default, faults)
    if faults:
        raise TooMuch
    before = {id_: row for each in stale for id_, row in updater.things_of(each.slot).items()}
    if not before.keys() <= now.things.keys():
        raise TooMuch
    numbers = dict(_numbers(stale, now, before))
    same = {id_ for id_, (_, thing) in before.items() if _alike(thing, now.things[id_])}
    moved = {id_ for id_ in same if before[id_][1].line != now.things[id_].line}
    new = {id_: thing for id_, thing in now.things.items() if id_ not in same or id_ in moved}
    old = [before[id_][1] for id_ in new if id_ in before]
    sources = [each for each in now.sources.values() if each.id not in context.base.sources]
    names = _names(before, now, same) | {key(name) for each in sources for name in each.aliases}
    if any(set(context.all_of(name)) - now.things.keys() for name in names):
        raise TooMuch  # they may clash
    altered = before.keys() - same
    if any(before[id_][1].within != now.things[id_].within for id_ in altered):
        raise TooMuch
    vouching = {
        each.id
        for each in (context.base.sources.values() if names else ())
        if any(name and key(name) in names for name in (each.publisher, each.author))
    }
    return _Changes(old, new, sources, numbers, altered, altered | vouching, names)


def _check_vocabulary(file: _File, updater: Updater) -> None:
    """Raise :class:`TooMuch` where a file declares otherwise than before what is no thing, and no new source."""
    before, now = updater.declares(file.slot), declares(file.document)
    if before == now:
        return
    was, is_ = json.loads(before or "{}"), json.loads(now or "{}")
    sources, more = was.pop("sources", {}), is_.pop("sources", {})
    if was != is_ or not isinstance(more, dict) or any(more.get(id_) != table for id_, table in sources.items()):
        raise TooMuch


def _alike(one: Thing, other: Thing) -> bool:
    return replace(one, line=0, file="") == replace(other, line=0, file="")


def _names(before: Mapping[str, tuple[int, Thing]], now: Base, same: set[str]) -> set[str]:
    """Return the keys of names of things that have changed or come, as they were and as they are."""
    things = [each for id_, each in now.things.items() if id_ not in same]
    things += [thing for id_, (_, thing) in before.items() if id_ not in same]
    return {key(name) for each in things for name in (each.name, *each.aliases)}


def _numbers(stale: Sequence[_File], now: Base, before: Mapping[str, tuple[int, Thing]]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of things: as they were, of new ones between those of their neighbours."""
    for file in stale:
        ids = [id_ for id_, each in now.things.items() if each.file == file.document.file]
        last = file.slot << SLOT
        for place, id_ in enumerate(ids):
            known = before[id_][0] if id_ in before else None
            if known is None:
                after = (before[other][0] for other in ids[place:] if other in before)
                known = (last + next(after, last + 2 * GAP)) // 2
            yield id_, known
            if known <= last or known >> SLOT != file.slot:
                raise TooMuch
            last = known
