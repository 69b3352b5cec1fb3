"""One parsed file of a base, and one table in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcli.load.naming import quoted
from factcli.positions import header_lines, places

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

TOLD = ("facts", "records")
"""Those that tell something; the others, and `[base]`, declare what can be told of."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its name as problems show it, and what TOML makes of it, floats read as Decimal.

    ``lines`` are those of its tables. Its text is read again where a fault is to be placed: it would take up as much
    room as all that is made of it.
    """

    file: str
    tables: Table
    lines: dict[Keys, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Its text as it is now; nothing where it is gone."""
        try:
            return Path(self.file).read_bytes().decode(errors="replace")
        except OSError:
            return ""

    def declaring(self) -> Document:
        """Return the document without what it tells."""
        return self._part(lambda section: section not in TOLD)

    def telling(self) -> Document:
        """Return the document with only what it tells."""
        return self._part(lambda section: section in TOLD)

    def _part(self, belongs: Callable[[str], bool]) -> Document:
        tables = {section: table for section, table in self.tables.items() if belongs(section)}
        return Document(self.file, tables, self.lines)


def lines_of(text: str, tables: Table) -> dict[Keys, int]:
    """Return the line of each table of a text, those within others ones included."""
    lines = header_lines(text)
    inline = {
        (section, id_)
        for section, content in tables.items()
        if section in SINGULAR and isinstance(content, dict)
        for id_ in content
        if (section, id_) not in lines
    }
    return lines | {keys: line for keys, (line, _) in places(text, inline).items()} if inline else lines


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
