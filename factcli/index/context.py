"""What the facts of a base are worked out in terms of: all that it declares, and who or what has which name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from factcli.english.small import key
from factcli.model import Base


@dataclass
class Context:
    """A base's declarations, and the number of each thing in its index.

    ``meant`` has for the key of every name of a thing, and of every alias of a source, the ids that it may mean.
    """

    base: Base
    numbers: Mapping[str, int]
    meant: Mapping[str, tuple[str, ...]]
    _kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[str, str]:
        """By the key of each name the one id that it means; of several, an empty text."""
        return {name: ids[0] if len(ids) == 1 else "" for name, ids in self.meant.items()}

    def all_of(self, name: str) -> tuple[str, ...]:
        """Return all ids that the name with this key may mean."""
        return self.meant.get(name, ())

    def kinds_of(self, kind: str) -> tuple[str, ...]:
        """Return a kind and every broader one."""
        if kind not in self._kinds:
            broader = self.base.kinds[kind].broader
            self._kinds[kind] = (kind, *(self.kinds_of(broader) if broader is not None else ()))
        return self._kinds[kind]


def names_of(base: Base) -> dict[str, tuple[str, ...]]:
    """Return by the key of each name of a thing, and each alias of a source, the ids that it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for thing in base.things.values():
        add_names(thing.id, (thing.name, *thing.aliases), found)
    for source in base.sources.values():
        add_names(source.id, source.aliases, found)
    return found


def add_names(identifier: str, names: Iterable[str], meant: dict[str, tuple[str, ...]]) -> None:
    """Add what is called by names to what the keys of these mean."""
    for name in {key(each) for each in names}:
        known = meant.get(name, ())
        meant[name] = known if identifier in known else (*known, identifier)
