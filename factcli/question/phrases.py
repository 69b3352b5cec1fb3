"""Second stage: which runs of words the base knows as phrases, and what each can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

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


class Span(NamedTuple):
    """A run of tokens, from ``start`` up to but not including ``end``, and what it can mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def spans(sentence: Sequence[Token], lexicon: Lexicon) -> list[Span]:
    """Return every run of words that is a phrase of the lexicon, overlapping ones too, longest first at each start."""
    runs = list(_runs(sentence))
    cased = any(char.isupper() for token in sentence[1:] for char in token.typed)
    meanings = lexicon.phrases([_key(sentence, run, inside) for run, inside in runs])
    found_spans = [
        Span(run[0], run[-1] + 1, found)
        for (run, inside), senses in zip(runs, meanings, strict=True)
        if senses and (found := _fitting(senses, [sentence[place] for place in run], inside, lexicon, cased=cased))
    ]
    return [span for span in found_spans if not _owns_its_end(span, found_spans, sentence)]


def _key(sentence: Sequence[Token], run: Sequence[int], inside: Set[str]) -> str:
    """Return what the run of these telling words, with small ones between, is looked up by."""
    if FROM in inside:
        run = sorted({*run, *(place for place in range(run[0], run[-1]) if sentence[place].word == FROM)})
    return " ".join([sentence[place].stem for place in run])


def _owns_its_end(span: Span, spans: Sequence[Span], sentence: Sequence[Token]) -> bool:
    """Whether a name is two names, the last of which owns what follows: "council report on Pell's failure"."""
    if not sentence[span.end - 1].typed.endswith(OWNING) or not _named(span):
        return False
    first = [each for each in spans if each.start == span.start and each.end < span.end and _named(each)]
    last = [each for each in spans if each.end == span.end and each.start > span.start and _named(each)]
    return any(one.end < other.start and not _named(one) & _named(other) for one in first for other in last)


def _named(span: Span) -> set[str]:
    """Return the things and sources that a run can name."""
    return {sense.target for sense in span.senses if sense.sense in _NAMES}


def _runs(sentence: Sequence[Token]) -> Iterator[tuple[list[int], Set[str]]]:
    """Yield the places of telling words that may make a phrase, and the small words between them."""
    telling = [place for place, token in enumerate(sentence) if not (token.small or is_degree(token))]
    for first in range(len(telling)):
        inside: set[str] = set()
        runs = []
        for last in range(first, min(first + LONGEST, len(telling))):
            inside.update(
                token.word for token in sentence[telling[max(last - 1, first)] : telling[last]] if token.small
            )
            if inside & PARTING:
                break
            runs.append((telling[first : last + 1], frozenset(inside)))
        yield from reversed(runs)


def _fitting(
    senses: Iterable[Sense], words: Sequence[Token], inside: Set[str], lexicon: Lexicon, *, cased: bool
) -> tuple[Sense, ...]:
    found = [sense for sense in senses if _fits(sense, words, lexicon, inside)]
    last = words[-1].word
    if last.endswith("s") and not last.endswith("ss") and any(sense.sense == "kind" for sense in found):
        found = [sense for sense in found if sense.sense not in _NAMES]  # "moons" is no "Moon"
    if cased and len(words) == 1 and words[0].typed.islower() and english.known(words[0].stem):
        found = [sense for sense in found if sense.sense not in _NAMES or not _is_acronym(words[0], sense, lexicon)]
    return tuple(found)


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
