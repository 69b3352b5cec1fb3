"""The facts, things and sources of one base held against those of another: added, removed, renamed, changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

from factcli.changes.particulars import Entry, Particulars, told
from factcli.changes.values import Field, Record, Section
from factcli.model import Base, Value


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Identified)
Bases = tuple[Base, Base]


def section(
    before: Mapping[str, _R],
    after: Mapping[str, _R],
    bases: Bases,
    particulars: Callable[[_R], Particulars],
    text: Callable[[_R], str],
) -> Section:
    """Return what became of the records of one sort, each by its id and, where that changed, by all else."""
    gone = {id_: each for id_, each in before.items() if id_ not in after}
    new = {id_: each for id_, each in after.items() if id_ not in before}
    renamed = dict(_renamed(gone, new, particulars))
    kept = set(renamed.values())
    return Section(
        added=tuple(Record(id_, text(each)) for id_, each in new.items() if id_ not in renamed),
        removed=tuple(Record(id_, text(each)) for id_, each in gone.items() if id_ not in kept),
        renamed=tuple(Record(id_, text(new[id_]), was) for id_, was in renamed.items()),
        changed=tuple(
            Record(id_, text(each), fields=fields)
            for id_, each in after.items()
            if id_ in before and (fields := tuple(_fields(particulars(before[id_]), particulars(each), bases)))
        ),
    )


def _renamed(
    gone: Mapping[str, _R], new: Mapping[str, _R], particulars: Callable[[_R], Particulars]
) -> Iterator[tuple[str, str]]:
    """Yield the new and the old id of each record of which nothing but the id changed."""
    ids = defaultdict(list)
    for id_, each in gone.items():
        ids[_same(particulars(each))].append(id_)
    for id_, each in new.items():
        if old := ids.get(_same(particulars(each))):
            yield id_, old.pop(0)


def _same(particulars: Particulars) -> str:
    """Return what two records have in common that differ in nothing; the order of lists counts for nothing."""
    return repr(sorted((name, sorted(map(repr, entries))) for name, entries in particulars.items() if entries))


def _fields(before: Particulars, after: Particulars, bases: Bases) -> Iterator[Field]:
    """Yield the fields that differ: of those with several entries, which of them."""
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) == after.get(name) and not any(isinstance(each, Value) for each in after[name]):
            continue  # as most are: halves the time
        lost = _without(before.get(name, ()), after.get(name, ()))
        got = _without(after.get(name, ()), before.get(name, ()))
        if lost or got:
            yield Field(name, tuple(told(each, bases[0]) for each in lost), tuple(told(each, bases[1]) for each in got))


def _without(entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> list[Entry]:
    """Return the entries that others do not have, in their order."""
    left = Counter(map(repr, others))  # numbers that are equal may be written with other digits: 31.5 and 31.50
    found = []
    for each in entries:
        if left[repr(each)]:
            left[repr(each)] -= 1
        else:
            found.append(each)
    return found
