"""The facts of one file as the rows of an index's tables, ready to be written."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Self

from factcli import terms
from factcli.english.small import FUNCTION_WORDS
from factcli.index import record
from factcli.index.claimed import Row, claims, span
from factcli.index.context import Context
from factcli.index.fact_terms import FactTerms
from factcli.index.schema import SLOT
from factcli.model import Fact


@dataclass(slots=True)
class Rows:
    """Rows by table, and how often each word stands in the facts or is said to be used for them."""

    facts: list[Row] = field(default_factory=list)
    terms: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    spoken: dict[str, int] = field(default_factory=dict)

    def packed(self) -> bytes:
        """Return the rows as bytes for another process: in half the time that pickling them takes."""
        return marshal.dumps((self.facts, self.terms, self.spans, self.claims, self.spoken))

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """Return the rows of bytes."""
        return cls(*marshal.loads(packed))  # noqa: S302 - made by a process of our own


class RowMaker:
    """Makes the rows of facts of one base."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._terms = FactTerms(context)

    def of(self, facts: Sequence[Fact], slot: int) -> Rows:
        """Return the rows of the facts of the file in a slot, which are numbered in this order."""
        rows = Rows()
        told: list[list[str]] = []
        for number, (fact, found) in enumerate(zip(facts, self._terms.of(facts), strict=True), (slot << SLOT) + 1):
            rows.facts.append((number, fact.id, record.dump(fact), " ".join(found.added)))
            rows.terms.append((number, indexed(fact, (*found.stems, *found.own, *found.added))))
            if fact.absence is None:  # nor is a word set right to one of what is not there
                rows.spans.append(span(fact, number, self._context.base))
                rows.claims += claims(fact, number, self._context)
                told += found.words
        rows.spoken = dict(Counter(chain.from_iterable(told)))
        return rows


def indexed(fact: Fact, having: Iterable[str]) -> str:
    """Return the terms under which a fact stands in the index: an absence under none that it would have as a fact."""
    return " ".join(having if fact.absence is None else (terms.ABSENT, *map(terms.absent, having)))


def may_be_misspelt(word: str) -> bool:
    """Whether a word is one that people may misspell, and that then is looked for."""
    return len(word) > 3 and word.isalpha() and word not in FUNCTION_WORDS
