"""One parsed file of a base, and one table in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factcli.load.naming import quoted

Keys = tuple[str | int, ...]
"""The way to a place in a TOML document: keys of tables, positions in lists."""

Table = dict[str, Any]

SINGULAR = {
    "kinds": "kind",
    "properties": "property",
    "topics": "topic",
    "acts": "act",
    "sources": "source",
    "things": "thing",
    "facts": "fact",
    "records": "record",
}
"""The tables of tables of a base, and what one of each is called."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its name as problems show it, its text, and what TOML makes of it, floats read as Decimal."""

    file: str
    text: str
    tables: Table


@dataclass(slots=True)
class Entry:
    """The table ``[section.id]``: ``table`` holds those of its keys that have the right shape."""

    document: Document
    section: str
    id: str
    table: Table
    line: int

    @property
    def label(self) -> str:
        """What messages call it: ``fact "x"``."""
        return f"{SINGULAR[self.section]} {quoted(self.id)}" if self.section != "base" else "base"

    @property
    def keys(self) -> Keys:
        """The way to it in its document."""
        return (self.section, self.id) if self.section != "base" else (self.section,)

    @property
    def written(self) -> Table:
        """The table as it is written, with the keys that do not fit."""
        table: Table = self.document.tables[self.section]
        return table if self.section == "base" else table[self.id]
