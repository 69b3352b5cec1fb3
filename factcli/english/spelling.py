"""British and American spellings of one word."""

from __future__ import annotations

import re

_ALIKE = (
    (re.compile(r"^en"), "in"),  # enquiry, inquiry
    (re.compile(r"ough"), "ow"),  # plough, plow
    (re.compile(r"augh"), "af"),  # draught, draft
    (re.compile(r"ogue"), "og"),  # catalogue, catalog
    (re.compile(r"que$|ck"), "k"),  # cheque, check
    (re.compile(r"(?<=[bt])re"), "er"),  # centre, center
    (re.compile(r"ae|oe"), "e"),  # anaemia, anemia
    (re.compile(r"ou(?=r|l)"), "o"),  # labour, labor; mould, mold
    (re.compile(r"dgem"), "dgm"),  # judgement, judgment
    (re.compile(r"eing"), "ing"),  # ageing, aging
    (re.compile(r"gramme|(?<=n)ne$"), lambda found: found[0].removesuffix("me").removesuffix("ne")),  # programme, tonne
    (re.compile(r"sc(?=e)"), "sk"),  # sceptic, skeptic
    (re.compile(r"[sc](?=[eiy])|(?<=i)s(?=a)|s$"), "z"),  # defence, defense; organise, organize
    (re.compile(r"y"), "i"),  # tyre, tire
    (re.compile(r"ei"), "ai"),  # grey, gray
    (re.compile(r"(.)\1"), r"\1"),  # fulfill, fulfil; traveller, traveler
)
_IZE = re.compile(r"(?<=[a-rt-z]i)z(?=(?:e|ed|es|er|ers|ing|able|ation|ations|ational)$)|(?<=aly)z(?=(?:e|ed|er|ing)$)")
_SHORT = 7
"""Shorter words in -ize are mostly no verbs in -ize: "prize", "seize"."""


def key(word: str) -> str:
    """Return what the British and the American spelling of a word share; words of other meanings may share it too."""
    for pattern, replacement in _ALIKE:
        word = pattern.sub(replacement, word)
    return word


def with_s(word: str) -> str:
    """Return the spelling with `s` of a word in -ize, -ization, -yze ("radicalise"), or the word itself.

    After an s the z stays: "downsize".
    """
    return _IZE.sub("s", word) if len(word) >= _SHORT else word
