"""Merging the documents of a base into one set of tables, each key of the right shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from factcli.load.document import SINGULAR, Document, Entry, Keys, Table
from factcli.load.faults import Faults
from factcli.load.keys import BASE, ID, TABLES
from factcli.load.naming import as_id, as_key, quoted
from factcli.load.shapes import Shape, text

_is_id = re.compile(ID).fullmatch


@dataclass(slots=True)
class Tables:
    """All tables of a base by section and id; records in a list, since several may be of one subject."""

    base: Entry | None = None
    sections: dict[str, dict[str, Entry]] = field(default_factory=lambda: {section: {} for section in SINGULAR})
    records: list[Entry] = field(default_factory=list)

    def __getitem__(self, section: str) -> dict[str, Entry]:
        return self.sections[section]


def merge(documents: Iterable[Document], faults: Faults) -> Tables:
    """Put the tables of documents together; what has the wrong shape is noted and left out."""
    tables = Tables()
    for document in documents:
        _add_document(document, tables, faults)
    return tables


def fit(table: Table, shapes: dict[str, Shape], entry: Entry, faults: Faults, at: Keys = ()) -> Table:
    """Return the table without the keys that do not fit, each noted; the same table where all do.

    ``at`` is where in the entry the table stands. The shape ``""`` is that of all keys without their own.
    """
    wrong = []
    rest = shapes.get("")
    for key, value in table.items():
        shape = shapes.get(key, rest)
        if shape is text and value.__class__ is str and value and not value.isspace():
            continue  # most are such, and a call takes as long as all the rest
        if shape is None:
            hint = faults.did_you_mean(key, shapes, f"the keys that can stand here are {', '.join(shapes)}")
            faults.in_entry(entry, (*at, key), "unknown-key", f"unknown key {quoted(key)}", hint)
            wrong.append(key)
        elif (misfit := shape(value)) is not None:
            where = (*at, key, *misfit.at)
            faults.in_entry(entry, where, misfit.rule, f"{quoted(key)} {misfit.what}", misfit.hint)
            wrong.append(key)
    return {key: value for key, value in table.items() if key not in wrong} if wrong else table


def require(entry: Entry, table: Table, keys: tuple[str, ...], faults: Faults, at: Keys = ()) -> None:
    """Note each key that a table lacks. ``table`` is as written: a key that is there but wrong is not missing."""
    for key in keys:
        if key not in table:
            faults.in_entry(entry, at, "missing-key", f"no {quoted(key)}", f"add {key} = …")


def check_id(entry: Entry, id_: str, faults: Faults, at: Keys = ()) -> None:
    """Note an id that is not lower-case letters and digits with punctuation in between."""
    if not _is_id(id_):
        rule = "lower-case letters and digits, with - _ . / in between"
        better = as_id(id_)
        hint = f"write {quoted(better)}: {rule}" if better else f"an id is {rule}"
        faults.in_entry(entry, at, "bad-id", f"{quoted(id_)} is not an id", hint)


def _add_document(document: Document, tables: Tables, faults: Faults) -> None:
    for section, content in document.tables.items():
        if section != "base" and section not in SINGULAR:
            hint = faults.did_you_mean(section, ("base", *SINGULAR), f"the tables are base, {', '.join(SINGULAR)}")
            faults.in_document(document, (section,), "unknown-table", f"unknown table {quoted(section)}", hint)
        elif not isinstance(content, dict):
            hint = f"write it as [{section}]" if section == "base" else f"give each an id: [{section}.some-id]"
            faults.in_document(document, (section,), "wrong-type", f"{quoted(section)} must be a table", hint)
        elif section == "base":
            _add_base(Entry(document, section, "", content, 0), tables, faults)
        else:
            for id_, table in content.items():
                _add_entry(Entry(document, section, id_, table, document.lines.get((section, id_), 0)), tables, faults)


def _add_base(entry: Entry, tables: Tables, faults: Faults) -> None:
    if tables.base is not None:
        hint = f"keep the one in {tables.base.document.file}"
        faults.in_entry(entry, (), "duplicate-base", "a second [base] table", hint)
        return
    require(entry, entry.table, ("title",), faults)
    entry.table = fit(entry.table, BASE, entry, faults)
    tables.base = entry


def _add_entry(entry: Entry, tables: Tables, faults: Faults) -> None:
    """Add a table under its id, unless that is taken."""
    written: Any = entry.table
    section = entry.section
    if not isinstance(written, dict):
        hint = f"write it as a table: [{section}.{as_key(entry.id)}]"
        faults.in_entry(entry, (), "wrong-type", "must be a table", hint)
        return
    if section == "records":
        tables.records.append(entry)
    else:
        check_id(entry, entry.id, faults)
        other = tables.sections[section].get(entry.id)
        if other is not None:
            note_taken(entry, other.document.file, other.line, faults)
            return
        tables.sections[section][entry.id] = entry
    shapes, required = TABLES[section]
    require(entry, written, required, faults)
    entry.table = fit(written, shapes, entry, faults)


def note_taken(entry: Entry, file: str, line: int, faults: Faults) -> None:
    """Note that an id is in use. A source and a thing may have the same: then they are the same document."""
    hint = f"rename it: {file}:{line} has another with this id"
    faults.in_entry(entry, (), "duplicate-id", "the id is taken", hint)
