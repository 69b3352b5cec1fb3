"""First stage: a sentence into tokens, and misspelt words set right where one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem, words

_CHUNK = re.compile(r"[^\s\"“”«»]+|[\"“”«»]")
_QUOTES = frozenset('"“”«»')


class Token(NamedTuple):
    """One word of the question: as typed, folded, and its stem. ``quoted``: it stands between quotation marks."""

    typed: str
    word: str
    stem: str
    quoted: bool = False

    @property
    def small(self) -> bool:
        """Whether it is a function word."""
        return self.word in FUNCTION_WORDS


def tokens(sentence: str) -> tuple[Token, ...]:
    """Split a sentence. A word with a hyphen gives several tokens, typed alike."""
    found: list[Token] = []
    quoted = False
    for chunk in _CHUNK.findall(_close_initials(sentence)):
        if chunk in _QUOTES:
            quoted = not quoted
            continue
        typed = chunk.strip(".,;:!?()[]'‘’")
        found.extend(Token(typed, word, stem(word), quoted) for word in words(chunk))
    return tuple(found)


def _close_initials(sentence: str) -> str:
    return re.sub(r"\b([A-Z])\.\s?(?=[A-Z]\b)", r"\1", sentence)


def correct(
    sentence: tuple[Token, ...], is_known: Callable[[Token], bool], candidates: Callable[[str], Iterable[str]]
) -> tuple[tuple[Token, ...], tuple[tuple[str, str], ...]]:
    """Return the tokens with misspelt words replaced, and the replacements.

    A word is replaced only where nothing knows it and exactly one known word is as near as it gets: one slip (a letter
    missing, too many, wrong, or two swapped), or two in a word of eight letters or more.
    """
    fixed: list[Token] = []
    changes: list[tuple[str, str]] = []
    for token in sentence:
        right = None if is_known(token) else nearest(token.word, candidates(token.word))
        if right is None:
            fixed.append(token)
        else:
            fixed.append(token._replace(word=right, stem=stem(right)))
            changes.append((token.word, right))
    return tuple(fixed), tuple(changes)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that a slip or two away gives the word; words of one stem count as one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 20 ms that only a misspelt word pays

    if len(word) < 4:
        return None
    allowed = 2 if len(word) >= 8 else 1
    near = sorted((OSA.distance(word, each, score_cutoff=allowed), each) for each in candidates)
    near = [(distance, each) for distance, each in near if distance <= allowed]
    best = [each for distance, each in near if distance == near[0][0]]
    return best[0] if len({stem(each) for each in best}) == 1 else None
