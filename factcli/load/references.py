"""Making references: the places in sources that a thing or fact is taken from."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcli.load.document import Entry, Keys, Table
from factcli.load.keys import REFERENCE
from factcli.load.scope import Scope
from factcli.load.tables import fit, require
from factcli.model import Reference


@dataclass(slots=True)
class References:
    """Makes references, with the source of the base for whoever names none.

    ``has_default``: the base names a source, if a wrong one.
    """

    scope: Scope
    default: tuple[Reference, ...] = ()
    has_default: bool = False
    _plain: dict[str, tuple[Reference, ...]] = field(default_factory=dict)

    def of(self, entry: Entry) -> tuple[Reference, ...]:
        """Return the references of a thing, fact or record."""
        source = entry.table.get("source")
        if source is None:
            return self.default
        if isinstance(source, str) and source in self._plain:
            return self._plain[source]
        if not isinstance(source, list):
            made = self._one(entry, ("source",), source)
            if isinstance(source, str) and made:
                self._plain[source] = made
            return made
        return tuple(each for at, one in enumerate(source) for each in self._one(entry, ("source", at), one))

    def _one(self, entry: Entry, keys: Keys, source: str | Table) -> tuple[Reference, ...]:
        """Return the one reference, or none where its source is not known."""
        if isinstance(source, str):
            return (Reference(source),) if self.scope.known(entry, keys, "sources", source) else ()
        good = fit(source, REFERENCE, entry, self.scope.faults, keys)
        via = good.get("via", ())
        for position, id_ in enumerate(via):
            self.scope.known_thing(entry, (*keys, "via", position), id_)
        id_ = good.get("id")
        if id_ is None:
            require(entry, source, ("id",), self.scope.faults, keys)
            return ()
        if not self.scope.known(entry, (*keys, "id"), "sources", id_):
            return ()
        return (Reference(id_, good.get("paragraph"), good.get("start"), good.get("end"), tuple(via)),)

    def lacking(self, entry: Entry) -> bool:
        """Whether neither it nor the base names a source, not even a wrong one."""
        return not self.has_default and "source" not in entry.written


def references_of(base: Entry | None, scope: Scope) -> References:
    """Make the maker of references of a base."""
    made = References(scope)
    if base is not None:
        made.default = made.of(base)
        made.has_default = "source" in base.written
    return made
