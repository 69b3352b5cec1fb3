"""A question about facts being taken apart: which words are accounted for, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcli.query import Asked, Demand
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span
from factcli.question.words import Token, typed
from factcli.reply import Reading


class Asking:
    """A question being taken apart: what is taken is accounted for.

    ``line`` and ``words``: its folded words, a space between each, and without order; ``deed``: where the verb stands
    of which the doer is asked; ``counted``: where that begins of which the number is; ``said``: where what was said
    begins, of which the speaker is asked; ``kind``: where the kind stands of which things are asked for; ``placed``:
    from where to where each demand stands; ``sayings``: words of saying that tell more than that something was said.
    """

    def __init__(self, sentence: Sequence[Token], spans: Sequence[Span], lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.spans = spans
        self.lexicon = lexicon
        self.line = " ".join([token.word for token in sentence])
        self.words = frozenset(self.line.split())
        self.taken: set[int] = set()
        self._meanings: list[tuple[int, int, str]] = []
        self.asked: Asked = "fact"
        self.deed: int | None = None
        self.counted: int | None = None
        self.said: int | None = None
        self.kind: int | None = None
        self.placed: list[tuple[int, int, Demand]] = []
        self.sayings: list[str] = []
        self._names: Sequence[tuple[Span, tuple[str, ...]]] | None = None

    def take(self, start: int, end: int, meaning: str) -> None:
        """Account for the tokens of a run."""
        fresh = [place for place in range(start, end) if place not in self.taken]
        if fresh:
            self.taken.update(fresh)
            self._meanings.append((start, end, meaning))

    def explained(self) -> tuple[Reading, ...]:
        """Return how each run of words was taken, in the order of the question."""
        return tuple(
            Reading(self.sentence[start].typed if end == start + 1 else typed(self.sentence[start:end]), meaning)
            for start, end, meaning in sorted(self._meanings)
        )

    def places(self, found: re.Match[str]) -> tuple[int, int]:
        """Return the tokens that a match in a line of all words covers."""
        start = found.string[: found.start()].count(" ")
        return start, start + len(found[0].split())

    def names(self) -> Sequence[tuple[Span, tuple[str, ...]]]:
        """Return the runs that name things or sources, the longest at each place."""
        if self._names is None:
            self._names = tuple(self._named())
        return self._names

    def _named(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        end = 0
        for span in sorted(self.spans, key=lambda span: (span.start, -span.end)):
            if span.senses.names and span.start >= end:
                end = span.end
                yield span, span.senses.names


def mention_meaning(ids: Sequence[str]) -> str:
    """Return what a name was read as."""
    return " or ".join(f"@{each}" for each in ids)
