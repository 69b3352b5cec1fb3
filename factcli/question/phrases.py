"""Second stage: which runs of words the base knows as phrases, and what each can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Self

from factcli import english
from factcli.english.small import FROM, telling
from factcli.english.stem import words as all_words
from factcli.frozen import NamedTuple
from factcli.question.english import LIGHT, OWNING, QUESTION_WORDS
from factcli.question.lexicon import Lexicon, Sense
from factcli.question.words import Token

_NAMES = frozenset({"thing", "source"})

LONGEST = 6
"""Telling words of the longest phrase that is looked for."""


PARTING = QUESTION_WORDS | frozenset(
    "is are was were am do does did has have had that will would can could shall should may might must".split()
)
"""Words that part phrases: "how big is the city" is no "big city"."""

_LINKING = frozenset("in from through or than but the a an".split())
"""Words that stand within a name only where it has them: "the rivers in Kansas" are no "Kansas River"."""

_JOINING = frozenset({"and", "or"})
"""Words that part phrases but for names ("Security and Stability")."""


class Senses(tuple[Sense, ...]):
    """What a phrase can mean: in which ``sorts`` of sense, and the ``names`` that it is of things and sources."""

    sorts: frozenset[str]
    names: tuple[str, ...]

    def __new__(cls, senses: Iterable[Sense]) -> Self:
        """Gather the senses, and what is asked of them again and again."""
        made = super().__new__(cls, senses)
        made.sorts = frozenset([each.sense for each in made])
        made.names = tuple([each.target for each in made if each.sense in _NAMES])
        return made


class Span(NamedTuple):
    """A run of tokens, from ``start`` up to but not including ``end``, and what it can mean."""

    start: int
    end: int
    senses: Senses


def spans(sentence: Sequence[Token], lexicon: Lexicon) -> list[Span]:
    """Return every run of words that is a phrase of the lexicon, overlapping ones too, longest first at each start."""
    telling = [place for place, token in enumerate(sentence) if not (token.small or is_degree(token))]
    before = [_between(sentence, *pair) for pair in pairwise((-1, *telling))]
    runs = list(_runs([sentence[place].stem for place in telling], before))
    cased = any(not token.typed.islower() and any(map(str.isupper, token.typed)) for token in sentence[1:])
    found_spans = []
    for (first, last, key), senses in zip(runs, lexicon.phrases([key for _, _, key in runs]), strict=True):
        if senses:
            words = tuple([sentence[place] for place in telling[first : last + 1]])
            inside = frozenset().union(*before[first + 1 : last + 1])
            fitting = _fitting(key, words, inside, lexicon, cased=cased)
            if fitting:
                found_spans.append(Span(telling[first], telling[last] + 1, fitting))
    return [span for span in found_spans if not _owns_its_end(span, found_spans, sentence)]


def _owns_its_end(span: Span, spans: Sequence[Span], sentence: Sequence[Token]) -> bool:
    """Whether a name is two names, the last of which owns what follows: "council report on Pell's failure"."""
    if not sentence[span.end - 1].typed.endswith(OWNING) or not span.senses.names:
        return False
    first = [each for each in spans if each.start == span.start and each.end < span.end]
    last = [each for each in spans if each.end == span.end and each.start > span.start]
    pairs = ((one, other) for one in first for other in last if one.senses.names and other.senses.names)
    return any(one.end < other.start and {*one.senses.names}.isdisjoint(other.senses.names) for one, other in pairs)


def _runs(stems: Sequence[str], before: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of telling words that may make a phrase, from first to last, and what each is looked up by.

    The longest first at each start; ``before`` are the small words before each telling one.
    """
    for first, key in enumerate(stems):
        runs = [(first, first, key)]
        for last in range(first + 1, min(first + LONGEST, len(stems))):
            small = before[last]
            if small and not PARTING.isdisjoint(small):
                break
            linking = f"{FROM} " * small.count(FROM)
            key = f"{key} {linking}{stems[last]}"  # noqa: PLW2901 - it grows with the run
            runs.append((first, last, key))
        yield from reversed(runs)


def _between(sentence: Sequence[Token], one: int, other: int) -> list[str]:
    """Return the small words between two places."""
    return [token.word for token in sentence[one + 1 : other] if token.small]


@lru_cache(maxsize=1 << 13)
def _fitting(key: str, words: tuple[Token, ...], inside: frozenset[str], lexicon: Lexicon, *, cased: bool) -> Senses:
    """Return the senses that these telling words can have, with small ones between them."""
    found = [sense for sense in lexicon.phrase(key) if _fits(sense, words, lexicon, inside)]
    last = words[-1].word
    if last.endswith("s") and not last.endswith("ss") and any(sense.sense == "kind" for sense in found):
        found = [sense for sense in found if sense.sense not in _NAMES]  # "moons" is no "Moon"
    if cased and len(words) == 1 and words[0].typed.islower() and english.known(words[0].stem):
        found = [sense for sense in found if sense.sense not in _NAMES or not _is_acronym(words[0], sense, lexicon)]
    return Senses(found)


def _is_acronym(word: Token, sense: Sense, lexicon: Lexicon) -> bool:
    """Whether a word in small letters is the name of a thing in capitals only: "let" is no "LeT"."""
    spelt = [name for name in lexicon.names(sense.target) if name.lower() == word.word]
    return bool(spelt) and all(sum(map(str.isupper, name)) > 1 for name in spelt)


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
