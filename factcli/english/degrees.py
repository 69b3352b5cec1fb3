"""Comparatives and superlatives: the stemmer leaves them as they are."""

from __future__ import annotations

from factcli.english.stem import stem
from factcli.english.table import known, related


def positive(word: str) -> str | None:
    """Return the stem of the adjective of which a word is the comparative or superlative, None where it is none."""
    if known(stem(word)):
        return None
    for ending in ("er", "est"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2:
            for whole in (base, f"{base}e", base[:-1], f"{base[:-1]}y"):
                found = related(stem(whole))
                if found is not None and found.pos.startswith("a"):
                    return stem(whole)
    return None
