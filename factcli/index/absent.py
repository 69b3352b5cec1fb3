"""The recorded absences of a base, read apart from its facts: what answers never meets what was only looked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Self

from factcli import terms
from factcli.index.read import Index
from factcli.view import View


class Absences(Index):
    """An index in which nothing but absences is found, by the terms that they would have as facts."""

    def __init__(self, of: Index) -> None:
        super().__init__(of.release(), None, of)
        self._facts = of

    def at(self, view: View) -> Self:  # noqa: ARG002 - what was not found is so of no time but that of the search
        """Return the absences: a view of the facts sees them all."""
        return self

    def _term(self, term: str) -> str:
        return terms.absent(term)

    def known(self, terms: Iterable[str]) -> set[str]:
        """Return those of these terms that any absence has."""
        return set(self._having(terms))

    def _knows(self, term: str) -> bool:
        """Tell whether any absence, or any fact, has this term: neither's word is a slip of the other's."""
        return super()._knows(term) or self._facts.knows(term)


@lru_cache(maxsize=4)
def absences(index: Index) -> Absences | None:
    """Return the absences of a base, if it records any."""
    return Absences(index) if index.knows(terms.ABSENT) else None
