"""Text to comparable words: `fold` a text, split it into `words`, `stem` a word. Facts and questions go the same way.

These run on every text of a base when it is compiled, so there is no loop over characters in Python: one
`str.translate` through a table that fills itself, then a regular expression only where its mark occurs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

_APOSTROPHES = "'\N{GRAVE ACCENT}\N{ACUTE ACCENT}\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u02bd\uff07\ua78b\ua78c"
_UNDECOMPOSED = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}
"""Latin letters with a stroke or joined, that Unicode does not decompose."""

# Each starts with its mark, so that a text is searched for marks only; `fold` puts a space before the text for them.
_POSSESSIVE = re.compile(r"'s\b(?:(?<=[^\W\d_]'s)|(?<=[^\W\d_]\.'s))")
_INITIALS = re.compile(r"\.(?:(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)|(?<=[^.\w][^\W\d_]\.) +(?=[^\W\d_]\.(?!\w)))")
_BARE_DECIMAL = re.compile(r"\.(?<![\w.]\.)(?=\d)")
_LOOSE_DOT = re.compile(r"\.(?:(?<!\d\.)|(?!\d))")
_DIGIT_GROUPS = re.compile(r",(?:(?<=[^\w.]\d,)|(?<=[^\w.]\d\d,)|(?<=[^\w.]\d{3},))(?=\d{3}\b)")


class _Characters(dict[int, str]):
    """The table of `fold`: what each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    """One character without case and accent: letters, digits and `.`, `,`, `'` stay, other marks become a space."""
    if char in ".,":
        return char
    if char in _APOSTROPHES:  # the acute accent would decompose into a space
        return "'"
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    space = " " if "\N{FRACTION SLASH}" in letters else ""  # 3½ is no 31/2
    return space + "".join(_alone(letter) for letter in letters)


def _alone(char: str) -> str:
    """One fully decomposed character."""
    if char in _APOSTROPHES:
        return "'"
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:  # accents; soft hyphens and joiners
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] in "LN" or category == "Mc":
        return _UNDECOMPOSED.get(char, char)
    return " "


_CHARACTERS = _Characters()


def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, one space between words; folding twice changes nothing.

    A possessive `'s` goes, other apostrophes close up ("didnt"); hyphens part words; commas between groups of three
    digits go ("3000"), decimals stay ("3.5"); initials close up ("us" from "U.S.").
    """
    text = " " + text.translate(_CHARACTERS)
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    if "," in text:
        text = _DIGIT_GROUPS.sub("", text).replace(",", " ")
    if "." in text:
        text = _LOOSE_DOT.sub(" ", _BARE_DECIMAL.sub("0.", _INITIALS.sub("", text)))
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return fold(text).split()


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer  # noqa: PLC0415 - 2 to 6 ms that `--help` and typed look-ups by id need not pay

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word


_APART = {"founded": "founder", "founding": "founder"}
"""Words that would share the stem of a common word of another meaning ("found in"), and what is stemmed instead."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of one folded word ("killed", "killing" -> "kill"); a word of another script is its own stem."""
    return _stemmer()(_APART.get(word, word)) if word.isascii() else word
