"""Whether the files of a base are still those that an index was made of."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from factcli.files import base_entries
from factcli.frozen import NamedTuple
from factcli.index import Noted

_YOUNG = 2.0
"""Seconds within which a file may change again without its time of change showing it (FAT keeps even seconds)."""


class Stamp(NamedTuple):
    """A file of a base: its name there, its size and time of change in nanoseconds, its path."""

    name: str
    size: int
    changed: int
    path: str


def stamps(base: Path) -> list[Stamp]:
    """Return the files of a base as they are now, in its order. Raises BaseNotFound."""
    folder = os.path.join(str(base), "")  # noqa: PTH118 - a thousand files are a thousand paths less to make
    return [
        Stamp(name or base.name, size, changed, folder + name if name else str(base))
        for name, size, changed in base_entries(base)
    ]


def now() -> int:
    """Return the time as files have it."""
    return time.time_ns()


def are_unchanged(files: Sequence[Stamp], noted: Sequence[tuple[str, int, int]], at: int) -> bool:
    """Whether all files are as their names, sizes and times were noted at a time, and none was too young to tell then.

    ``noted`` has what a :class:`Stamp` begins with. This is asked at each start: with what :func:`changed` needs to
    know, that takes twice as long.
    """
    newest = max(files, key=attrgetter("changed"), default=None)
    return [each[:3] for each in files] == noted and (newest is None or not is_young(newest, at))


def changed(files: Sequence[Stamp], noted: Mapping[str, Noted], at: int) -> list[Stamp]:
    """Return the files that may not be as they were noted at a time: of other stamps, or then too young to tell."""
    return [
        each
        for each in files
        if (known := noted.get(each.name)) is None
        or (known.size, known.changed) != (each.size, each.changed)
        or is_young(each, at)
    ]


def is_young(file: Stamp, at: int) -> bool:
    """Whether a file had just been written at a time, and may have been once more in the same moment."""
    return at - file.changed < _YOUNG * 1e9


def digest(content: bytes) -> str:
    """Return what tells contents apart."""
    import hashlib  # noqa: PLC0415 - 2.5 ms, most of it OpenSSL, that a base that has not changed does not pay

    return hashlib.sha256(content).hexdigest()
