"""The same facts for the other tools: a recfile, JSON Lines, a SQLite database with FTS5 and a DuckDB database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from rows import Fact, all_facts
from targets import Chooser, Targets
from world import World

_RECFILE = "%rec: Fact\n%key: Id\n%type: Number real\n\n"

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE thing (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE fact (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, form TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL,
    paragraph INTEGER, start TEXT, end TEXT, as_of TEXT, subject TEXT, property TEXT, value TEXT, amount REAL,
    bound TEXT, according_to TEXT, speaker TEXT, quote TEXT, about TEXT, topic TEXT, act TEXT, agent TEXT, object TEXT,
    place TEXT, time TEXT, reason TEXT
);
CREATE TABLE mention (thing TEXT NOT NULL, fact INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, quote, reason, content = 'fact', content_rowid = 'number');
"""

_INDEXES = """
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX thing_name ON thing (name);
CREATE INDEX mention_thing ON mention (thing, fact);
CREATE INDEX fact_subject ON fact (subject, property);
CREATE INDEX fact_value ON fact (property, value, number);
CREATE INDEX fact_amount ON fact (property, amount);
CREATE INDEX fact_speaker ON fact (speaker) WHERE speaker IS NOT NULL;
INSERT INTO words (words) VALUES ('rebuild');
ANALYZE;
"""

_DUCKDB = """
CREATE TABLE thing AS SELECT * FROM read_csv('{things}', header = true);
CREATE TABLE fact AS SELECT row_number() OVER () AS number, * RENAME (number AS amount) FROM read_json(
    '{facts}', format = 'newline_delimited', columns = {{{columns}}});
CREATE TABLE mention AS SELECT unnest(things) AS thing, number AS fact FROM fact;
CREATE INDEX thing_name ON thing (name);
CREATE INDEX mention_thing ON mention (thing);
CREATE INDEX fact_number ON fact (number);
CREATE INDEX fact_subject ON fact (subject);
"""


class Sink(Protocol):
    """Takes facts, some hundreds at a time."""

    def take(self, facts: list[Fact], rows: list[dict[str, Any]]) -> None:
        """Write some facts; ``rows`` are the same with the kind of the subject and without what is not there."""

    def close(self) -> None:
        """Be done."""


def write(world: World, folder: Path) -> Targets:
    """Write the facts of a base for all other tools, and return what the questions ask for."""
    folder.mkdir(parents=True, exist_ok=True)
    chooser = Chooser(world)
    sinks: list[Sink] = [_Lines(folder), _Recfile(folder), _Sqlite(folder, world)]
    for facts in _portions(world):
        rows = [_row(fact, world) for fact in facts]
        for sink in sinks:
            sink.take(facts, rows)
        for fact in facts:
            chooser.look(fact)
    for sink in sinks:
        sink.close()
    with suppress(ImportError):
        _write_duckdb(world, folder)
    return chooser.choose()


def _portions(world: World) -> Iterator[list[Fact]]:
    facts = all_facts(world)
    while some := list(islice(facts, 1000)):
        yield some


def _row(fact: Fact, world: World) -> dict[str, Any]:
    row = {key: value for key, value in fact._asdict().items() if value not in (None, "")}
    if fact.subject:
        row["kind"] = world.kind(fact.subject)
    return row


class _Lines:
    """One JSON object a line, for jq and ripgrep."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "facts.jsonl").open("w", encoding="utf-8")
        self._encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

    def take(self, _: list[Fact], rows: list[dict[str, Any]]) -> None:
        self._file.writelines(f"{self._encode(row)}\n" for row in rows)

    def close(self) -> None:
        self._file.close()


class _Recfile:
    """One record a fact, for recsel."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "facts.rec").open("w", encoding="utf-8")
        self._file.write(_RECFILE)

    def take(self, _: list[Fact], rows: list[dict[str, Any]]) -> None:
        self._file.writelines("".join((*_fields(row), "\n")) for row in rows)

    def close(self) -> None:
        self._file.close()


def _fields(row: dict[str, Any]) -> Iterator[str]:
    for key, value in row.items():
        if key == "things":
            yield from (f"Thing: {each}\n" for each in value)
        else:
            yield f"{key.capitalize()}: {value}\n"


class _Sqlite:
    """Tables with indexes, and the words in FTS5."""

    def __init__(self, folder: Path, world: World) -> None:
        path = folder / "facts.sqlite"
        path.unlink(missing_ok=True)
        self._db = sqlite3.connect(path)
        self._db.executescript(_TABLES)
        things = ((number, each.id, each.name, each.kind) for number, each in enumerate(world.all_things(), 1))
        self._db.executemany("INSERT INTO thing VALUES (?, ?, ?, ?)", things)
        self._facts = 0

    def take(self, facts: list[Fact], _: list[dict[str, Any]]) -> None:
        rows = ((number, *fact[:4], *fact[5:]) for number, fact in enumerate(facts, self._facts + 1))
        self._db.executemany(f"INSERT INTO fact VALUES ({', '.join('?' * len(Fact._fields))})", rows)
        named = ((thing, number) for number, fact in enumerate(facts, self._facts + 1) for thing in fact.things)
        self._db.executemany("INSERT INTO mention VALUES (?, ?)", named)
        self._facts += len(facts)

    def close(self) -> None:
        self._db.commit()
        self._db.executescript(_INDEXES)
        self._db.close()


def _write_duckdb(world: World, folder: Path) -> None:
    """Write a DuckDB database from the JSON Lines. Raises ImportError where there is no DuckDB."""
    import duckdb  # noqa: PLC0415 - a peer that may not be installed

    things = folder / "things.csv"
    with things.open("w", encoding="utf-8") as file:
        file.write("number,id,name,kind\n")
        file.writelines(f"{at},{each.id},{each.name},{each.kind}\n" for at, each in enumerate(world.all_things(), 1))
    path = folder / "facts.duckdb"
    path.unlink(missing_ok=True)
    types = {"things": "VARCHAR[]", "number": "DOUBLE", "paragraph": "INTEGER"}
    columns = ", ".join(f"\"{name}\": '{types.get(name, 'VARCHAR')}'" for name in (*Fact._fields, "kind"))
    with duckdb.connect(str(path)) as database:
        database.execute(_DUCKDB.format(things=things, facts=folder / "facts.jsonl", columns=columns))
