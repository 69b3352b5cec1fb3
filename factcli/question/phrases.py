"""Second stage: which runs of words the base knows as phrases, and what each can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from factcli.english.small import telling
from factcli.english.stem import words as all_words
from factcli.question.english import LIGHT, QUESTION_WORDS
from factcli.question.lexicon import Lexicon, Sense
from factcli.question.words import Token

_NAMES = frozenset({"thing", "source"})

LONGEST = 6
"""Telling words of the longest phrase that is looked for."""


PARTING = QUESTION_WORDS | frozenset("is are was were am do does did has have had that".split())
"""Words that part phrases: "how big is the city" is no "big city"."""

_LINKING = frozenset("in from through or than but".split())
"""Words that stand within a name only where it has them: "the rivers in Kansas" are no "Kansas River"."""

_JOINING = frozenset({"and", "or"})
"""Words that part phrases but for names ("Security and Stability")."""


class Span(NamedTuple):
    """A run of tokens, from ``start`` up to but not including ``end``, and what it can mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def spans(sentence: Sequence[Token], lexicon: Lexicon) -> list[Span]:
    """Return every run of words that is a phrase of the lexicon, overlapping ones too, longest first at each start."""
    return list(_spans(sentence, lexicon))


def _spans(sentence: Sequence[Token], lexicon: Lexicon) -> Iterator[Span]:
    telling = [place for place, token in enumerate(sentence) if not (token.small or is_degree(token))]
    for first, start in enumerate(telling):
        for last in range(min(first + LONGEST, len(telling)), first, -1):
            run = telling[first:last]
            inside = {sentence[place].word for place in range(start, run[-1]) if sentence[place].small}
            if inside & PARTING:
                continue
            words = [sentence[place] for place in run]
            senses = lexicon.phrase(" ".join(token.stem for token in words))
            found = tuple(sense for sense in senses if _fits(sense, words, lexicon, inside))
            if any(sense.sense == "kind" for sense in found) and words[-1].word.endswith("s"):
                found = tuple(sense for sense in found if sense.sense not in _NAMES)  # "moons" is no "Moon"
            if found:
                yield Span(start, run[-1] + 1, found)


def is_degree(token: Token) -> bool:
    """Whether a word only says how much: "attacks mostly abroad" has the phrase "attacks abroad"."""
    return token.word.endswith("ly") and token.stem in LIGHT


def _fits(sense: Sense, words: Sequence[Token], lexicon: Lexicon, inside: Set[str]) -> bool:
    """Tell whether words can have a sense: the name of a thing or a kind only to the letter, but for a plural.

    The stem of "comments" is also that of "commentators", and names neither a commentator nor their kind.
    """
    joined, linking = bool(inside & _JOINING), inside & _LINKING
    if sense.sense in _NAMES:
        names = lexicon.names(sense.target)
        return _is_one_of(words, (each for each in names if linking <= set(all_words(each))) if linking else names)
    if sense.sense == "kind":
        kind = lexicon.kinds[sense.target]
        return not joined and _is_one_of(words, (kind.label, kind.plural, *kind.words))
    return not joined


def _is_one_of(words: Sequence[Token], names: Iterable[str]) -> bool:
    said = tuple(_singular(token.word) for token in words)
    return any(said == _letters(name) for name in names)


@lru_cache(maxsize=1 << 14)
def _letters(name: str) -> tuple[str, ...]:
    """Return the telling words of a name without the ends of plurals."""
    return tuple(map(_singular, telling(name)))


@lru_cache(maxsize=1 << 14)
def _singular(word: str) -> str:
    """Return a word without the end of a plural; other words are cut alike on both sides."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("es") if word.endswith(("ses", "xes", "ches", "shes")) else word.removesuffix("s")
