"""What a base's parts may refer to, and the looking up of a reference."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from factcli.load.document import SINGULAR, Entry, Keys
from factcli.load.faults import Faults
from factcli.load.naming import as_key, quoted
from factcli.model import Kind, Property, Thing


@dataclass(slots=True)
class Scope:
    """The ids that are declared, whether or not their tables are whole, and what was made of them."""

    declared: Mapping[str, Collection[str]]
    faults: Faults
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    properties: Mapping[str, Property] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    _having: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def known(self, entry: Entry, keys: Keys, section: str, id_: str) -> bool:
        """Whether an id is declared in a section; noted where not."""
        if id_ in self.declared[section]:
            return True
        self._note_unknown(entry, keys, (section,), id_)
        return False

    def known_thing(self, entry: Entry, keys: Keys, id_: str) -> bool:
        """Whether an id is that of a thing, or of a source, spoken of as a thing; noted where not."""
        if id_ in self.declared["things"] or id_ in self.declared["sources"]:
            return True
        self._note_unknown(entry, keys, ("things", "sources"), id_)
        return False

    def check_about(self, entry: Entry) -> None:
        """Note each thing, topic and act that a fact is said to be about and that does not exist."""
        table = entry.table
        if "about" in table:
            for position, id_ in enumerate(table["about"]):
                self.known_thing(entry, ("about", position), id_)
        for key in ("topics", "acts"):
            if key in table:
                for position, id_ in enumerate(table[key]):
                    self.known(entry, (key, position), key, id_)

    def kind_of(self, thing: str) -> str | None:
        """Return the kind of a thing, or None where it is a source or its kind is missing."""
        made = self.things.get(thing)
        return made.kind if made is not None and made.kind in self.kinds else None

    def is_a(self, kind: str, kinds: tuple[str, ...]) -> bool:
        """Whether a kind is one of some kinds, or narrower than one of them."""
        if kinds not in self._having:
            self._having[kinds] = frozenset(
                each for each in self.kinds if not _broader(each, self.kinds).isdisjoint(kinds)
            )
        return kind in self._having[kinds]

    def _note_unknown(self, entry: Entry, keys: Keys, sections: tuple[str, ...], id_: str) -> None:
        noun = SINGULAR[sections[0]]
        known = [each for section in sections for each in self.declared[section]]
        otherwise = f"declare it as {' or '.join(f'[{section}.{as_key(id_)}]' for section in sections)}"
        hint = self.faults.did_you_mean(id_, known, otherwise)
        self.faults.in_entry(entry, keys, f"unknown-{noun}", f"unknown {noun} {quoted(id_)}", hint)


def _broader(kind: str, kinds: Mapping[str, Kind]) -> set[str]:
    """Return a kind with all that it is a kind of."""
    found: set[str] = set()
    current: str | None = kind
    while current is not None and current not in found:
        found.add(current)
        current = kinds[current].broader if current in kinds else None
    return found
