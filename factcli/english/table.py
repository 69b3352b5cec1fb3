"""Look a stem up in the table of English relations: a binary search in the mapped file, which is never loaded.

The table holds general English only: no names, no numbers, no function words ("the", "which").
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from pathlib import Path

from factcli.frozen import frozen

_FILE = "relations.tsv"


@frozen
class Related:
    """What English in general knows about a stem: other stems, the likeliest first, each in one field only."""

    pos: str
    """Parts of speech, the commonest first: "n", "v", "a" (adjective), "r" (adverb)."""
    synonyms: tuple[str, ...]
    """Words that share a meaning, other spellings, irregular forms ("held") and their base forms."""
    derived: tuple[str, ...]
    """Words of the same family ("death" of "die") and adjectives of a like meaning."""
    broader: tuple[str, ...]
    """Words one step wider ("kill" of "murder")."""
    narrower: tuple[str, ...]
    """Words one step narrower, the common ones."""


@lru_cache(maxsize=4096)
def related(stem: str) -> Related | None:
    """Return what is related to a stem as `factcli.english.stem.stem` makes it, None when it is no English word."""
    line = _line(stem)
    if line is None:
        return None
    _, pos, *fields = line.split("\t")
    synonyms, derived, broader, narrower = (tuple(field.split()) for field in fields)
    return Related(pos, synonyms, derived, broader, narrower)


def known(stem: str) -> bool:
    """Tell whether a stem is that of an English noun, verb, adjective or adverb of the table."""
    return related(stem) is not None


def _line(stem: str) -> str | None:
    """Find the line that starts with `stem` and a tab."""
    if not stem.isascii():
        return None
    table, key = _table(), stem.encode("ascii")
    start = _place(key, *_span(key[:2]))
    if table[start : start + len(key) + 1] != key + b"\t":
        return None
    return table[start : table.find(b"\n", start)].decode("ascii")


@lru_cache(maxsize=1 << 10)
def _span(letters: bytes) -> tuple[int, int]:
    """Return where the lines begin and end that start with two letters."""
    low = _place(letters, 0, len(_table()))
    return low, _place(letters + b"\x7f", low, len(_table()))


def _place(key: bytes, low: int, high: int) -> int:
    """Return where the first line begins, between two, whose stem is not before a key."""
    table = _table()
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low  # rfind is -1 in the first line
        tab = table.find(b"\t", start)
        if table[start:tab] < key:
            low = table.find(b"\n", tab) + 1
        else:
            high = start
    return low


@cache
def _table() -> mmap.mmap | bytes:
    """Map the table; where that cannot be done (a zipped package, a file system without maps) read it."""
    try:
        with Path(__file__).with_name(_FILE).open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        from importlib import resources  # noqa: PLC0415 - 7 ms, for the rare case only

        return resources.files(__package__).joinpath(_FILE).read_bytes()
