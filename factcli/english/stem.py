"""Text to comparable words: `fold` a text, split it into `words`, `stem` a word. Facts and questions go the same way.

These run on every text of a base when it is compiled, so there is no loop over characters in Python: one
`str.translate` through a table that fills itself, then a regular expression only where its mark occurs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

# Each starts with its mark, so that a text is searched for marks only; `fold` puts a space before the text for them.
# `re` compiles them when they are first used, and keeps them.
_POSSESSIVE = r"'s\b(?:(?<=[^\W\d_]'s)|(?<=[^\W\d_]\.'s))"
_INITIALS = r"\.(?:(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)|(?<=[^.\w][^\W\d_]\.) +(?=[^\W\d_]\.(?!\w)))"
_BARE_DECIMAL = r"\.(?<![\w.]\.)(?=\d)"
_LOOSE_DOT = r"\.(?:(?<!\d\.)|(?!\d))"
_DIGIT_GROUPS = r",(?:(?<=[^\w.]\d,)|(?<=[^\w.]\d\d,)|(?<=[^\w.]\d{3},))(?=\d{3}\b)"


class _Characters(dict[int, str]):
    """The table of `fold`: what each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _ascii(chr(code)) if code < 128 else _other(chr(code))
        return plain


def _ascii(char: str) -> str:
    """One character of ASCII without case: letters, digits and `.`, `,`, `'` stay, other marks become a space."""
    if char == "`":
        return "'"
    return char.lower() if char.isalnum() or char in ".,'" else " "


def _other(char: str) -> str:
    """One of the other characters, without case and accent."""
    from factcli.english.unicode import plain  # noqa: PLC0415 - 1 ms that most questions need not pay

    return plain(char)


_CHARACTERS = _Characters()


def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, one space between words; folding twice changes nothing.

    A possessive `'s` goes, other apostrophes close up ("didnt"); hyphens part words; commas between groups of three
    digits go ("3000"), decimals stay ("3.5"); initials close up ("us" from "U.S.").
    """
    return " ".join(_folded(" " + text.translate(_CHARACTERS)).split())


def _folded(text: str) -> str:
    """Return a text of folded characters without the marks that are still in it."""
    if "'" in text:
        text = re.sub(_POSSESSIVE, "", text).replace("'", "")
    if "," in text:
        text = re.sub(_DIGIT_GROUPS, "", text).replace(",", " ")
    if "." in text:
        text = re.sub(_LOOSE_DOT, " ", re.sub(_BARE_DECIMAL, "0.", re.sub(_INITIALS, "", text)))
    return text


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return fold(text).split()


_END = "\x1e"
"""Parts texts that are folded together: the record separator of ASCII, which no text of a base has but by an escape."""


class _CharactersOfMany(dict[int, str]):
    """The table of `fold`, but that it lets the ends of texts be."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _END if chr(code) == _END else _CHARACTERS[code]
        return plain


_CHARACTERS_OF_MANY = _CharactersOfMany()


def words_of_all(texts: Sequence[str]) -> list[list[str]]:
    """Return the folded words of each text: of thousands, in a third of the time that one by one they take."""
    together = f" {_END} ".join(texts)
    if together.count(_END) != len(texts) - 1:
        return list(map(words, texts))
    return [each.split() for each in _folded(f" {together}".translate(_CHARACTERS_OF_MANY)).split(_END)]


@cache
def _stemmer() -> Any:
    import snowballstemmer  # noqa: PLC0415 - 2 to 6 ms that `--help` and typed look-ups by id need not pay

    found = snowballstemmer.stemmer("english")
    if hasattr(found, "maxCacheSize"):  # the compiled one keeps words too, which takes four times as long as stemming
        found.maxCacheSize = 0
    return found


_APART = {"founded": "founder", "founding": "founder"}
"""Words that would share the stem of a common word of another meaning ("found in"), and what is stemmed instead."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of one folded word ("killed", "killing" -> "kill"); a word of another script is its own stem."""
    found: str = _stemmer().stemWord(_APART.get(word, word)) if word.isascii() else word
    return found


class Stems(dict[str, str]):
    """Stems of words, each worked out once: for many texts with few words, twice as fast as `stem`."""

    def __missing__(self, word: str) -> str:
        self[word] = found = stem(word)
        return found


def stems(text: str) -> frozenset[str]:
    """Return the stems of English words with spaces between; ten times as fast as one by one."""
    return frozenset(_stemmer().stemWords([_APART.get(word, word) for word in text.split()]))
