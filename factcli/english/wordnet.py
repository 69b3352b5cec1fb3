"""Read the WordNet 3.0 database files (wndb(5WN)): synsets, how often each sense was met, irregular forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
"""Part of speech -> the last part of its files' names."""

_SENSE_KEY_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relation between two synsets, or between one word of each."""

    symbol: str
    """As in wninput(5WN): "@" hypernym, "~" hyponym, "+" derivationally related, "!" antonym …"""
    target: str
    """The key of the other synset."""
    words: tuple[int, int]
    """Which word of this synset and of the other, from 1; zeros when the synsets are meant as wholes."""


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning and the words that have it."""

    key: str
    """Part of speech and file offset: "n00001740"."""
    words: tuple[str, ...]
    """As printed, capitals kept, "_" for a space, but hyphens closed up ("ceasefire")."""
    pointers: tuple[Pointer, ...]
    gloss: str


@dataclass(frozen=True, slots=True)
class WordNet:
    """The parts of the database that relations between words are made of."""

    synsets: dict[str, Synset]
    counts: Counter[tuple[str, str]]
    """Lemma and synset -> how often it was met with this meaning in the tagged texts."""
    irregular: tuple[tuple[str, str, str], ...]
    """An irregular form, its part of speech, a base form of it."""


def read(folder: Path) -> WordNet:
    """Read a folder with `index.*`, `data.*`, `*.exc` and `cntlist.rev`; raises OSError when one is missing."""
    synsets = {synset.key: synset for pos in FILES for synset in _synsets(folder, pos)}
    irregular = tuple(form for pos in FILES for form in _irregular(folder, pos))
    return WordNet(synsets, _counts(folder), irregular)


def licence(folder: Path) -> str:
    """Return the licence that heads every database file, without the line numbers."""
    head = (line for line in _text(folder / "data.noun").splitlines() if line.startswith("  "))
    return "".join(line.lstrip(" 0123456789").rstrip() + "\n" for line in head)


def _text(path: Path) -> str:
    return path.read_text(encoding="ascii", errors="replace")


def _records(path: Path) -> Iterator[str]:
    """Yield the lines of a file without its licence."""
    return (line for line in _text(path).splitlines() if not line.startswith("  "))


def _synsets(folder: Path, pos: str) -> Iterator[Synset]:
    for line in _records(folder / f"data.{FILES[pos]}"):
        data, _, gloss = line.partition(" | ")
        fields = data.split()
        end = 4 + 2 * int(fields[3], 16)
        words = tuple(_closed(word.partition("(")[0]) for word in fields[4:end:2])  # "(p)": a predicate adjective
        starts = range(end + 1, end + 1 + 4 * int(fields[end]), 4)
        yield Synset(pos + fields[0], words, tuple(_pointer(fields[start : start + 4]) for start in starts), gloss)


def _closed(word: str) -> str:
    return word.replace("-", "")


def _pointer(fields: list[str]) -> Pointer:
    symbol, offset, pos, words = fields
    return Pointer(symbol, pos.replace("s", "a") + offset, (int(words[:2], 16), int(words[2:], 16)))


def _irregular(folder: Path, pos: str) -> Iterator[tuple[str, str, str]]:
    for line in _records(folder / f"{FILES[pos]}.exc"):
        form, *bases = line.split()
        yield from ((_closed(form), pos, _closed(base)) for base in bases)


def _counts(folder: Path) -> Counter[tuple[str, str]]:
    """Join `cntlist.rev` (lemma, sense number, count) with the indexes (lemma, synsets in the order of the senses)."""
    senses = {(lemma, pos): keys for pos in FILES for lemma, keys in _index(folder, pos)}
    counts: Counter[tuple[str, str]] = Counter()
    for line in _records(folder / "cntlist.rev"):
        sense_key, number, count = line.split()
        lemma, _, rest = sense_key.partition("%")
        keys = senses.get((lemma, _SENSE_KEY_TYPES[rest[0]]), ())
        if int(number) <= len(keys):
            counts[_closed(lemma), keys[int(number) - 1]] += int(count)
    return counts


def _index(folder: Path, pos: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in _records(folder / f"index.{FILES[pos]}"):
        fields = line.split()
        yield fields[0], tuple(pos + offset for offset in fields[-int(fields[2]) :])
