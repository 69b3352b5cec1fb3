"""What a question is read with: the face of the index that this room sees, and of general English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from factcli.model import Kind, Property, Thing


class Sense(Protocol):
    """One thing a phrase can mean: a sense (thing, kind, property …) and the id it means."""

    @property
    def sense(self) -> str:
        """Return thing, source, kind, property, inverse, adjective, more, less, most, least, value, topic or act."""

    @property
    def target(self) -> str:
        """Return the id."""


class Lexicon(Protocol):
    """Looks words and phrases up; nothing of it is loaded whole."""

    def __hash__(self) -> int:
        """Return what tells it from another one: what is worked out of a word is kept by both."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of the base."""

    @property
    def properties(self) -> Mapping[str, Property]:
        """The properties of the base."""

    def phrase(self, key: str, /) -> Iterable[Sense]:
        """Return what the phrase with this key can mean."""

    def phrases(self, keys: Sequence[str], /) -> Sequence[Iterable[Sense]]:
        """Return what each of the phrases with these keys can mean, looked up all at once."""

    def knows(self, term: str, /) -> bool:
        """Tell whether any fact has this term."""

    def thing(self, identifier: str, /) -> Thing | None:
        """Return the thing with this id."""

    def few(self, kind: str, /) -> Sequence[str]:
        """Return the things of a kind; none where there are many."""

    def names(self, identifier: str, /) -> Iterable[str]:
        """Return all names of a thing or source."""

    def spellings(self, bents: Iterable[str], /) -> list[str]:
        """Return the words of the base that share one of these bent forms."""
