"""Notes in an index of which files it was made, and when: changed without a look at what is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def noting(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the index at a path to change what it notes. Raises ``sqlite3.Error`` where it cannot be written."""
    with closing(sqlite3.connect(path, timeout=0.1)) as connection, connection:
        yield connection


def note(connection: sqlite3.Connection, **values: str | bytes) -> None:
    """Note values in an index under their names."""
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def stamp(path: Path, at: int, changed: Iterable[tuple[int, str]]) -> None:
    """Note when files were changed, by their names, and when that was seen."""
    with noting(path) as connection:
        connection.executemany("UPDATE file SET changed = ? WHERE name = ?", changed)
        note(connection, at=str(at))


def sign(path: Path, base: str, at: int, file: tuple[str, int]) -> None:
    """Note that the index of a base of one file is that of another one, seen at a time: name, changed."""
    with noting(path) as connection:
        connection.execute("UPDATE file SET name = ?, changed = ?", file)
        note(connection, base=base, at=str(at))
