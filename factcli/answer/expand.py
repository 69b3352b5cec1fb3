"""What meets a demand: index terms, each with the tier at which it does.

Tiers: 0 the very word or name · 1 a phrase of the base's vocabulary, a derived form · 2 a synonym, a larger thing around ·
3 one step broader or narrower, a synonym that is in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from factcli import english, terms
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem
from factcli.index import Index, Meaning
from factcli.query import Demand, Mention, Word, Year

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Terms that together meet a demand, and at which tier."""

    terms: Terms
    tier: int


def expand(demand: Demand, index: Index) -> tuple[Option, ...]:
    """Return what meets a demand, the best first."""
    match demand:
        case Mention(ids):
            return tuple(_mention(ids))
        case Year(number):
            return Option((terms.year(number),), 0), Option((str(number),), 2)
        case Word(text, hard):
            return _word(text, index) if not hard else (Option(tuple(map(stem, text.split())), 0),)
    assert_never(demand)


def _mention(ids: Iterable[str]) -> Iterator[Option]:
    for tier, prefix in ((0, terms.thing), (0, terms.claimant), (2, terms.around)):
        for each in ids:
            yield Option((prefix(each),), tier)


@lru_cache(maxsize=1 << 12)
def _word(text: str, index: Index) -> tuple[Option, ...]:
    stems = tuple(stem(word) for word in text.split() if word not in FUNCTION_WORDS)
    best: dict[Terms, int] = {stems: 0}
    for tier, option in _vocabulary(" ".join(stems), 1, index):
        best.setdefault(option, tier)
    if len(stems) == 1:
        for tier, option in _general(stems[0], index):
            best.setdefault(option, tier)
    return tuple(Option(option, tier) for option, tier in sorted(best.items(), key=lambda item: item[1]))


def _vocabulary(key: str, tier: int, index: Index) -> Iterator[tuple[int, Terms]]:
    """Yield what a phrase of the base stands for."""
    for meaning in index.phrase(key):
        term = _term(meaning)
        if term:
            yield tier, (term,)


def _term(meaning: Meaning) -> str | None:
    match meaning.sense:
        case "topic":
            return terms.topic(meaning.target)
        case "act":
            return terms.act(meaning.target)
        case "kind":
            return terms.kind(meaning.target)
        case "value":
            name, _, value = meaning.target.partition("=")
            return terms.value(name, value)
        case "thing":
            return terms.thing(meaning.target)
        case "source":
            return terms.claimant(meaning.target)
        case _:
            return terms.predicate(meaning.target)


def _general(word: str, index: Index) -> Iterator[tuple[int, Terms]]:
    """Yield what general English says for a word, and what the base says for its synonyms."""
    related = english.related(word)
    if related is None:
        return
    for tier, others in ((1, related.derived), (2, related.synonyms)):
        for other in others:
            yield tier, (other,)
    for other in (*related.derived, *related.synonyms):
        yield from _vocabulary(other, 3, index)
    for other in (*related.broader, *related.narrower):
        yield 3, (other,)
