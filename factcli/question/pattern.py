"""Regular expressions over the words of a question, compiled only for questions that they may match."""

from __future__ import annotations

import re
from collections.abc import Set


class Pattern:
    """A regular expression over folded words, and sets of words one of each of which stands in whatever it matches.

    A program that answers one question and ends pays for each expression it compiles, a tenth of a millisecond to two.
    """

    __slots__ = ("_compiled", "_marks", "_text")

    def __init__(self, text: str, *marks: str) -> None:
        self._text = text
        self._compiled: re.Pattern[str] | None = None
        self._marks = tuple(frozenset(each.split()) for each in marks)

    def search(self, line: str, words: Set[str]) -> re.Match[str] | None:
        """Return where a line of these words matches."""
        for each in self._marks:
            if each.isdisjoint(words):
                return None
        if self._compiled is None:
            self._compiled = re.compile(self._text)
        return self._compiled.search(line)
