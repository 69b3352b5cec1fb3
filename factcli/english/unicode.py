"""Characters beyond ASCII to comparable ones."""

from __future__ import annotations

import unicodedata

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


def plain(char: str) -> str:
    """Return a character without case and accent: letters and digits stay, other marks become a space."""
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
