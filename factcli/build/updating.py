"""The index of a base made fresh where some of its files have changed: only they are read again.

Facts are worked out in terms of what the whole base declares. Where that has changed, the files with facts that it
touches are read again too; and where too much has, or something is wrong, the whole base is compiled.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from factcli.build.altered import altered
from factcli.build.compiling import file_row
from factcli.build.job import Job, TooMuch
from factcli.build.reading import Reader, Surveyed, Told, survey
from factcli.build.stamps import Stamp, changed, digest
from factcli.index import Connection, Noted
from factcli.index.update import Updater
from factcli.index.write import GAP, Taken
from factcli.load import Document, read_content, uncollected

T = TypeVar("T")

_SHARE = 4
"""Where more than one file in so many is to be read again, it is quicker to compile the whole base."""


_SOUGHT = 8
"""Ids that are gone and looked for in all files at most: with more of them, that takes as long as compiling."""


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
    telling = {each.slot: each.document for each in stale}
    changes = altered(telling, gone, context, default, updater)
    touched = updater.slots_with(changes.ids, changes.titled, changes.names)
    stamps = {slots[each.name]: each for each in job.files}
    old, new = changes.old, changes.new
    lost = (old.things.keys() - new.things.keys()) | (old.sources.keys() - new.sources.keys())
    others = (each for slot, each in stamps.items() if slot not in telling)
    if lost and (len(lost) > _SOUGHT or any(_may_record(lost, each) for each in others)):
        raise TooMuch
    for slot in _few(sorted(touched - telling.keys() - set(gone)), job):
        telling[slot] = _File(stamps[slot], slot, survey(stamps[slot], whole=True)).document
    reader = Reader(changes.context, default)
    told = [_sound(reader.told(document, slot)) for slot, document in sorted(telling.items())]
    for slot in (*gone, *telling):
        updater.drop_facts(slot)
    updater.put_vocabulary(context.base, changes.new, default)
    updater.put_things(changes.old, changes.new, changes.numbers)
    updater.put_sources(changes.old.sources.values(), changes.new.sources.values())
    try:
        for each in told:
            updater.add_facts(each.rows)
    except Taken:
        raise TooMuch from None


def _may_record(ids: Collection[str], file: Stamp) -> bool:
    """Whether a file may have a record that names one of these: one without a value has left no fact in the index."""
    content = read_content(Path(file.path))
    if b"records" not in content:
        return False
    there = [id_ for id_ in ids if id_.encode() in content]  # a tenth of the time of a pattern, and few go on
    return any(re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])".encode(), content) for id_ in there)


def _sound(told: Told) -> Told:
    if told.problems:
        raise TooMuch
    return told
