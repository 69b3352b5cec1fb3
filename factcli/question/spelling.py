"""Between the first stages: misspelt words set right, where one reading is possible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from factcli import english
from factcli.english.slips import bents, inserted
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem
from factcli.question.english import AUXILIARIES, LIGHT, LIGHT_VERBS, QUESTION_WORDS, REQUESTS
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span
from factcli.question.words import Token, correct, nearest

_LONG = 7
"""Letters of a word that is set right to one of plain English that no fact has; a shorter one may be a name."""

_ENDINGS = frozenset("s es d ed n en ing r er rs ers est e ly y ies ied ily les".split())
"""What is left of an inflected word behind what it has in common with its stem, and perhaps one letter more."""


def spell(
    words: tuple[Token, ...], spans: Sequence[Span], lexicon: Lexicon
) -> tuple[tuple[Token, ...], tuple[tuple[str, str], ...]]:
    """Set misspelt words right, but for those that are part of a name; ``spans`` are the phrases as they stand."""
    if all(_known(token, lexicon) for token in words):
        return words, ()
    joined = (span for span in spans if span.end > span.start + 1)
    named = {place for span in joined for place in range(span.start, span.end)}
    kept = {token for place, token in enumerate(words) if place in named}
    lone = {token for place, token in enumerate(words) if _stands_as_name(words, place)}

    def right(token: Token) -> str | None:
        word = _right(token, lexicon)
        plain = word is not None and english.known(stem(word)) and not _is_named(word, lexicon)
        return None if plain and token in lone else word

    return correct(words, lambda token: token in kept or _known(token, lexicon), right)


def _is_named(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is itself a name of the base."""
    return any(sense.sense in {"thing", "source"} for sense in lexicon.phrase(stem(word)))


def _stands_as_name(words: Sequence[Token], place: int) -> bool:
    """Whether a word is written as a name of one word inside a sentence: "is Handel a city" asks of no "handed"."""
    if not place or not words[place].typed[:1].isupper():
        return False
    beside = [words[each] for each in (place - 1, place + 1) if each < len(words)]
    return not any(
        token.typed[:1].isupper() and not token.small and token.word not in QUESTION_WORDS | AUXILIARIES
        for token in beside
    )


@lru_cache(maxsize=1 << 14)
def _known(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is in the lexicon, in a fact, or plain English."""
    if token.small or not token.word.isalpha() or token.word in QUESTION_WORDS | AUXILIARIES | REQUESTS:
        return True
    if token.stem in LIGHT or english.positive(token.word) is not None:
        return True
    stems = lexicon.phrase(token.stem) or lexicon.knows(token.stem) or english.known(token.stem)
    return bool(stems) and (_is_inflected(token.word, token.stem) or not _is_slip(token.word, lexicon))


@lru_cache(maxsize=1 << 14)
def _is_inflected(word: str, own: str) -> bool:
    """Whether a word is its stem, but for an ending of grammar: "departement" is none of "depart"."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, own, strict=False)))
    return word[same:] == "" or word[same:] in _ENDINGS or word[same + 1 :] in _ENDINGS


def _is_slip(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that may be plain English is none of the base's, but one slip from one of them."""
    near = lexicon.spellings(bents(word))
    return word not in near and any(
        other[:1] == word[:1] and abs(len(other) - len(word)) == 1 and not _is_ending(word, other) for other in near
    )


def _is_ending(word: str, other: str) -> bool:
    """Whether one of two words of one stem is the other and an ending."""
    return stem(word) == stem(other) and (word.startswith(other) or other.startswith(word))


@lru_cache(maxsize=1 << 12)
def _right(token: Token, lexicon: Lexicon) -> str | None:
    """Return the word that a misspelt one must be: of the base's words, else one of plain English that facts have.

    A name is none of plain English.
    """

    def sense(word: str) -> object:
        return tuple(lexicon.phrase(stem(word))) or stem(word)

    for small in (QUESTION_WORDS, FUNCTION_WORDS):
        meant = nearest(token.word, small, str)
        if meant is not None:
            return meant
    known = lexicon.spellings(bents(token.word))
    near = nearest(token.word, (word for word in known if word != token.word), sense)
    if near is not None or known or token.typed[:1].isupper():
        return near
    english_words = [each for each in (*bents(token.word), *inserted(token.word)) if english.known(stem(each))]
    told = [each for each in english_words if lexicon.knows(stem(each))]
    if told or len(token.word) < _LONG:
        return nearest(token.word, told, stem)
    return nearest(token.word, (each for each in english_words if not _is_light(each)), stem)


def _is_light(word: str) -> bool:
    return stem(word) in LIGHT or word in LIGHT_VERBS
