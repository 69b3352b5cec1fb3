"""What the facts of a base are worked out in terms of: all that it declares, and who or what has which name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from factcli.english.small import key
from factcli.model import Base

T = TypeVar("T")

LONGEST_NAME = 6
"""Words of the longest name that is looked for in a sentence."""


class Lazily(Mapping[str, T]):
    """A mapping of which no more is read than is asked for; one that is gone through is read whole."""

    def __init__(self, read: Callable[[str], T | None], keys: Callable[[], list[str]]) -> None:
        self._read = lru_cache(maxsize=1 << 16)(read)
        self._keys = keys

    def __getitem__(self, name: str) -> T:
        found = self._read(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return len(self._keys())


@dataclass
class Context:
    """A base's declarations, and the number of each thing in its index.

    ``meant`` has for the key of every name of a thing, and of every alias of a source, the ids that it may mean.
    ``beginning`` tells of words with which names begin how many words the longest such name has.
    """

    base: Base
    numbers: Mapping[str, int]
    meant: Mapping[str, tuple[str, ...]]
    beginning: Callable[[Iterable[list[str]]], Mapping[str, int]]
    _kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str | None:
        """Return the one id that the name with this key means; of several an empty text, of none nothing."""
        ids = self.meant.get(name)
        return (ids[0] if len(ids) == 1 else "") if ids else None

    def all_of(self, name: str) -> tuple[str, ...]:
        """Return all ids that the name with this key may mean."""
        return self.meant.get(name, ())

    def kinds_of(self, kind: str) -> tuple[str, ...]:
        """Return a kind and every broader one."""
        if kind not in self._kinds:
            broader = self.base.kinds[kind].broader
            self._kinds[kind] = (kind, *(self.kinds_of(broader) if broader is not None else ()))
        return self._kinds[kind]


class Beginnings:
    """The words with which some names begin, and how many words the longest such name has."""

    def __init__(self, names: Iterable[str]) -> None:
        self.longest: dict[str, int] = {}
        for each in names:
            first, length = each.partition(" ")[0], min(each.count(" ") + 1, LONGEST_NAME)
            self.longest[first] = max(length, self.longest.get(first, 0))

    def __call__(self, _: Iterable[list[str]]) -> Mapping[str, int]:
        """Return all of them, whichever words are asked about."""
        return self.longest


def context_of(base: Base, numbers: Mapping[str, int]) -> Context:
    """Return the context of a base that is in memory."""
    meant: dict[str, tuple[str, ...]] = {}
    for thing in base.things.values():
        add_names(thing.id, (thing.name, *thing.aliases), meant)
    for source in base.sources.values():
        add_names(source.id, source.aliases, meant)
    return Context(base, numbers, meant, Beginnings(meant))


def add_names(identifier: str, names: Iterable[str], meant: dict[str, tuple[str, ...]]) -> None:
    """Add what is called by names to what the keys of these mean; a name of no letter or digit means nothing."""
    for name in {key(each) for each in names} - {""}:
        known = meant.get(name, ())
        meant[name] = known if identifier in known else (*known, identifier)
