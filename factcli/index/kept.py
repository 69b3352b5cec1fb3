"""What is read of an index again and again, kept as it is read: one by one as it is asked for, or several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", str, int)
V = TypeVar("V")

_AT_ONCE = 500
"""Keys that are looked up at once at most: an older SQLite takes no more than 999 values."""


class Kept(Generic[K, V]):
    """What there is under keys; of what there is none, that it is ``lacking``.

    No more is kept than so much, or what is asked for at once where that is more. ``read`` looks several keys up and
    yields what it finds, each with its key; where it fails, nothing of it is kept.
    """

    def __init__(self, read: Callable[[Sequence[K]], Iterable[tuple[K, V]]], most: int, lacking: V) -> None:
        self._read: Callable[[Sequence[K]], Iterable[tuple[K, V]]] = read
        self._most = most
        self._lacking = lacking
        self._kept: dict[K, V] = {}

    def __call__(self, key: K) -> V:
        """Return what there is under a key."""
        if key not in self._kept:
            self.ahead((key,))
        return self._kept[key]

    def all(self, keys: Sequence[K]) -> list[V]:
        """Return what there is under each key, looked up all at once."""
        self.ahead(keys)
        return [self._kept[key] for key in keys]

    def ahead(self, keys: Sequence[K]) -> None:
        """Look up what will be asked for, in one query instead of one for each."""
        new = list(dict.fromkeys([key for key in keys if key not in self._kept]))
        if not new:
            return
        found = dict.fromkeys(new, self._lacking)
        for start in range(0, len(new), _AT_ONCE):
            found.update(self._read(new[start : start + _AT_ONCE]))
        if len(self._kept) + len(found) > self._most:
            self._kept = {key: self._kept[key] for key in keys if key in self._kept}
        self._kept.update(found)

    def keep(self, key: K, found: V) -> None:
        """Keep what was found in another way."""
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[key] = found

    def get(self, key: K) -> V | None:
        """Return what is kept under a key; nothing where it is not, or lacking."""
        return self._kept.get(key)


def question_marks(keys: Sequence[object]) -> str:
    """Return a question mark for each key, as they stand in SQL."""
    return ", ".join("?" * len(keys))
