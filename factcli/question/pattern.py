"""Regular expressions over the words of a question, compiled only for questions that they may match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Pattern(NamedTuple):
    """A regular expression over folded words, and the words one of which stands in whatever it matches.

    A program that answers one question and ends pays for each expression it compiles, a tenth of a millisecond to two.
    """

    marks: frozenset[str]
    text: str

    def search(self, line: str, words: Iterable[str]) -> re.Match[str] | None:
        """Return where a line of these words matches."""
        return None if self.marks.isdisjoint(words) else re.search(self.text, line)


def pattern(marks: str, text: str) -> Pattern:
    """Make a pattern; ``marks`` are words with spaces between."""
    return Pattern(frozenset(marks.split()), text)
