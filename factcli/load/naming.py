"""Names: folded to compare them, and as messages and hints show them."""

from __future__ import annotations

import re
import unicodedata

_between_words = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation, its words apart by one space."""
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return _between_words.sub(" ", name.casefold()).strip()


def quoted(name: str) -> str:
    """Put a name in double quotes, with whatever would break the line or act on a terminal escaped."""
    return f'"{name}"' if name.isprintable() else f'"{name.encode("unicode_escape").decode()}"'


def as_key(name: str) -> str:
    """Write a name as a key of TOML."""
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else quoted(name)


def as_id(name: str) -> str:
    """Make an id of a name: lower-case letters and digits with hyphens in between, or nothing if it has none."""
    return fold(name).encode("ascii", "ignore").decode().strip().replace(" ", "-")
