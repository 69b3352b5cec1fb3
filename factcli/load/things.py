"""Making sources and things."""

from __future__ import annotations

import re

from factcli.load.document import Entry
from factcli.load.faults import Faults
from factcli.load.keys import SOURCE, THING
from factcli.load.naming import quoted
from factcli.load.references import References
from factcli.load.scope import Scope
from factcli.load.shapes import Shape
from factcli.load.tables import Tables
from factcli.load.vocabulary import check_kind
from factcli.model import Source, Thing

_is_digest = re.compile("sha256:[0-9a-f]{64}").fullmatch


def make_sources(tables: Tables, scope: Scope) -> dict[str, Source]:
    """Make the sources; what they refer to is noted where it does not exist."""
    return {id_: _source(entry, scope) for id_, entry in tables["sources"].items()}


def make_things(tables: Tables, scope: Scope, references: References) -> dict[str, Thing]:
    """Make the things; what they refer to is noted where it does not exist."""
    return {id_: _thing(entry, scope, references) for id_, entry in tables["things"].items()}


def check_inferred(entry: Entry, shapes: dict[str, Shape], faults: Faults) -> None:
    """Note reasons for keys that cannot be."""
    for key in entry.table.get("inferred", ()):
        if key not in shapes:
            hint = faults.did_you_mean(key, shapes, "name the key whose value is inferred")
            faults.in_entry(entry, ("inferred", key), "unknown-key", f"unknown key {quoted(key)} is inferred", hint)


def _source(entry: Entry, scope: Scope) -> Source:
    table = entry.table
    check_inferred(entry, SOURCE, scope.faults)
    for position, id_ in enumerate(table.get("reports", ())):
        scope.known(entry, ("reports", position), "sources", id_)
    digest = table.get("digest")
    if digest is not None and not _is_digest(digest):
        hint = 'write digest = "sha256:" and the 64 digits that `sha256sum` prints'
        scope.faults.in_entry(entry, ("digest",), "bad-digest", '"digest" is not a SHA-256 digest', hint)
    return Source(
        id=entry.id,
        title=table.get("title", ""),
        type=table.get("type", "document"),
        publisher=table.get("publisher"),
        author=table.get("author"),
        published=table.get("published"),
        url=table.get("url"),
        file=table.get("file"),
        digest=digest,
        reports=tuple(table.get("reports", ())),
        aliases=tuple(table.get("aliases", ())),
        inferred=table.get("inferred", {}),
        review_by=table.get("review_by"),
    )


def _thing(entry: Entry, scope: Scope, references: References) -> Thing:
    table = entry.table
    if "inferred" in table:
        check_inferred(entry, THING, scope.faults)
    kind = table.get("kind", "")
    if kind:
        check_kind(scope, entry, ("kind",), kind)
    for position, id_ in enumerate(table.get("within", ())):
        scope.known(entry, ("within", position), "things", id_)
    return Thing(
        id=entry.id,
        name=table.get("name", ""),
        kind=kind,
        aliases=tuple(table.get("aliases", ())),
        description=table.get("description"),
        within=tuple(table.get("within", ())),
        references=references.of(entry),
        inferred=table.get("inferred", {}),
        file=entry.document.file,
        line=entry.line,
    )
