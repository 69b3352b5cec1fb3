"""What comes back from a question: the values every output form is made from (the JSON contract, `docs/json.md`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Literal, overload

from factcli.frozen import frozen

ReplyStatus = Literal["answered", "unanswered", "not_understood", "ambiguous"]


@frozen
class Name:
    """A thing as an answer shows it."""

    id: str
    name: str


@frozen
class Citation:
    """Where an answer comes from: the document, the place in it, through whom it came, what of this is inferred."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    locator: str | None
    via: tuple[str, ...]
    url: str | None
    inferred: tuple[str, ...]


@frozen
class Answer:
    """One answer: a whole sentence that stands alone, its value where it has one, and where it comes from.

    ``facts`` are the ids behind it; ``sources`` is never empty. ``contested_by`` are the facts that say otherwise of
    what may be the same time, ``superseded_by`` those that have taken its place; a ``rank`` is as in Wikidata. ``then``
    is whether it is certainly or possibly of the time that was asked for.
    """

    text: str
    sources: tuple[Citation, ...]
    facts: tuple[str, ...]
    value: Decimal | str | Name | None = None
    unit: str | None = None
    bound: str | None = None
    subject: Name | None = None
    quote: str | None = None
    speaker: Name | None = None
    according_to: Name | None = None
    as_of: str | None = None
    status: str = "asserted"
    rank: str = "normal"
    contested_by: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    then: Literal["certainly", "possibly"] | None = None


class Listing(Sequence[Answer]):
    """Answers that are made as they are read: of a list of a hundred thousand, a page at a time is in memory.

    ``made`` yields them anew each time, no more than so many where it is given a number that is not negative.
    """

    def __init__(self, made: Callable[[int], Iterable[Answer]], most: int = -1) -> None:
        self._made = made
        self._most = most

    def __iter__(self) -> Iterator[Answer]:
        return islice(self._made(self._most), self._most if self._most >= 0 else None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self[:1])

    @overload
    def __getitem__(self, at: int) -> Answer: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Answer]: ...
    def __getitem__(self, at: int | slice) -> Answer | Sequence[Answer]:
        if isinstance(at, slice):
            if at.start is None and at.step is None and at.stop is not None and at.stop >= 0:
                return Listing(self._made, at.stop if self._most < 0 else min(at.stop, self._most))
            return tuple(self)[at]
        return tuple(self)[at] if at < 0 else next(islice(self, at, None))

    def each(self, change: Callable[[Answer], Answer]) -> Listing:
        """Return the answers, each changed as it is read."""
        return Listing(lambda most: map(change, self._made(most)), self._most)


_MANY = 50
"""Answers that are made at once; of more, each as it is read."""


def listing(made: Callable[[], Iterator[Answer]]) -> Sequence[Answer]:
    """Return the answers that are made, those of a long list as they are read."""
    first = tuple(islice(made(), _MANY + 1))
    return first if len(first) <= _MANY else Listing(lambda _: made())


@frozen
class Correction:
    """A word that was read as another, shown whenever it happened."""

    wrong: str
    right: str


@frozen
class Reading:
    """One line of the explanation: words of the question, what they were read as (or why they were passed over)."""

    words: str
    meaning: str


@frozen
class Detail:
    """One line of what a base holds of a thing, a fact or a source, besides its sentence: ``kind``, ``place`` …"""

    name: str
    value: str


@frozen
class Reply:
    """The whole reply to one question or query. ``cause`` and ``hint`` say why there is no answer and what to do.

    ``details`` are the particulars of one thing, fact or source that was asked for by its name.
    """

    question: str | None
    status: ReplyStatus
    answers: Sequence[Answer] = ()
    understood: str | None = None
    query: str | None = None
    related: tuple[Answer, ...] = ()
    choices: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    cause: str | None = None
    hint: str | None = None
    explanation: tuple[Reading, ...] = ()
    details: tuple[Detail, ...] = ()


@frozen
class KindCount:
    """A kind of thing and how many things of it there are."""

    id: str
    plural: str
    things: int


@frozen
class Recorded:
    """A property: of which kinds, what its values are, and the named ones among them."""

    id: str
    label: str
    of: tuple[str, ...]
    type: str
    values: tuple[str, ...]


@frozen
class Overview:
    """What a base knows: how much of what, what can be asked of it, and questions that it answers."""

    title: str
    description: str
    facts: int
    things: int
    sources: int
    kinds: tuple[KindCount, ...]
    properties: tuple[Recorded, ...]
    topics: tuple[str, ...]
    examples: tuple[str, ...]
