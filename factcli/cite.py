"""What is cited: a source with the places in it that facts are taken from, and the chain behind each."""

from __future__ import annotations

from factcli.frozen import frozen
from factcli.model import Source


@frozen
class Link:
    """One link of a chain: a document of the base, or whoever is none (``source`` is then None)."""

    name: str
    source: Source | None = None


Chain = tuple[Link, ...]
"""Through whom a document came by something, the nearest first (agency <- report)."""


@frozen
class Passage:
    """A place in a source (a paragraph, from 1) and through whom the document has what stands there."""

    paragraph: int | None
    via: Chain = ()


@frozen
class Cited:
    """A source to cite: for what stands in some passages of it or, without any, as a whole.

    ``reports`` are the chains of what a source that is cited as a whole reports on.
    """

    source: Source
    passages: tuple[Passage, ...] = ()
    reports: tuple[Chain, ...] = ()
