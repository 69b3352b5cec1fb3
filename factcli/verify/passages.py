"""Whether the passage that a fact is taken from bears it out: who speaks there, and the figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from factcli.english.numerals import NUMBERS, SCALES, SHORT_SCALES
from factcli.english.stem import fold, stems, words
from factcli.model import Quantity
from factcli.verify.texts import Text, around, unquoted

_SHORT = {short: SCALES[scale] for short, scale in SHORT_SCALES.items()} | SCALES | {"dozen": 12}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "%": "percent", "°": "degree"}
"""Signs of units, and the word for each."""
_PRONOUNS = frozenset("he she they it his her their who".split())
"""Words that carry a speaker on from one paragraph to the next."""

_AROUND = 4
"""Words that are shown before and behind what was found."""


def speaker_near(text: Text, number: int | None, names: Collection[str], rivals: Collection[str]) -> bool:
    """Tell whether a document names a speaker in or beside a paragraph, or carries one on to there by a pronoun.

    What it quotes does not count: there somebody else names them.

    ``rivals`` are the names of others of that kind: one of them in the paragraph itself, where the speaker is not,
    is who speaks there.
    """
    if number is not None and 1 <= number <= len(text.paragraphs):
        own = unquoted(text.paragraphs[number - 1])
        if not is_named(names, own) and is_named(rivals, own):
            return False
    if any(is_named(names, unquoted(each)) for each in around(text.paragraphs, number).values()):
        return True
    for each in range((number or 1) - 1, -1, -1):
        own = unquoted(text.paragraphs[each])
        if is_named(names, own):
            return True
        if is_named(rivals, own) or _PRONOUNS.isdisjoint(words(own)):
            return False
    return False


def is_named(names: Collection[str], text: str) -> bool:
    """Tell whether a text has one of these names as a whole."""
    told = f" {fold(text)} "
    return any(f" {fold(name)} " in told for name in names if fold(name))


def standing(phrase: str, text: Text) -> Iterator[tuple[int, str]]:
    """Yield the first place of a text where a phrase stands, if any: the paragraph, and the words around.

    Its words stand there in a row, whole and not inflected, without regard to case, accents, punctuation and kinds of
    marks.
    """
    wanted = [word for word, _ in _folded(phrase.split())]
    for number, paragraph in enumerate(text.paragraphs, 1):
        chunks = paragraph.split()
        told = _folded(chunks)
        for at in range(len(told) - len(wanted) + 1):
            if [word for word, _ in told[at : at + len(wanted)]] == wanted:
                first, last = told[at][1], told[at + len(wanted) - 1][1]
                yield number, " ".join(chunks[max(0, first - _AROUND) : last + 1 + _AROUND])
                return


def _folded(chunks: Sequence[str]) -> list[tuple[str, int]]:
    """Return the folded words of a text, each with the place of what it is part of."""
    return [(word, place) for place, chunk in enumerate(chunks) for word in words(chunk)]


def has_figure(quantity: Quantity, passages: Mapping[int, str]) -> tuple[bool, bool]:
    """Tell whether the number of a quantity stands in one of these passages, and whether its unit does there too."""
    found = [each for each in passages.values() if quantity.number in set(numbers(each))]
    return bool(found), any(has_unit(quantity.unit, each) for each in found)


def has_unit(unit: str | None, passage: str) -> bool:
    """Tell whether a passage has a unit, by its word or its sign."""
    if not unit:
        return True
    wanted = stems(fold(unit.split()[0]))
    signs = {word for sign, word in _SIGNS.items() if sign in passage}
    return not wanted.isdisjoint(stems(" ".join((fold(passage), *signs))))


def figures(passage: str) -> list[Decimal]:
    """Return the numbers that a passage writes in digits."""
    return [Decimal(found[0].replace(",", "")) for found in _FIGURE.finditer(passage)]


def numbers(passage: str) -> Iterator[Decimal]:
    """Yield the numbers in a passage: "1.2 million" is 1,200,000, "two" is 2."""
    for found in _FIGURE.finditer(passage):
        number = Decimal(found[0].replace(",", ""))
        scale = re.match(r"[\s-]*([A-Za-z]+)\b", passage[found.end() :])
        yield number
        if scale and scale[1].lower() in _SHORT:
            yield number * _SHORT[scale[1].lower()]
    told = words(passage)
    for word, after in zip(told, [*told[1:], ""], strict=True):
        if word in NUMBERS:
            yield Decimal(NUMBERS[word])
            yield Decimal(NUMBERS[word]) * _SHORT.get(after, 1)
