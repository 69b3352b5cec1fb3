"""One reading of a question about facts, and several as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.frozen import frozen
from factcli.query import Query
from factcli.reply import Reading


@frozen
class Read:
    """One reading: the query, and how each word was taken."""

    query: Query
    taken: tuple[Reading, ...]


class Readings(Iterable[Read]):
    """Readings as they come, each query once, kept for who asks again."""

    def __init__(self, ahead: Iterable[Read]) -> None:
        self._ahead = iter(ahead)
        self._kept: list[Read] = []

    def __iter__(self) -> Iterator[Read]:
        """Yield those that have come, then those to come."""
        yield from self._kept
        for read in self._ahead:
            if all(read.query != kept.query for kept in self._kept):
                self._kept.append(read)
                yield read
