"""Slips of the keyboard: what a misspelt word and the right one have in common."""

from __future__ import annotations

LONGEST = 32
"""Letters of the longest word that is looked at."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # importing `string` for them takes 0.6 ms


def bents(word: str) -> set[str]:
    """Return a word and all it becomes with one letter left out.

    Two words that are one slip apart share one of these (a letter missing, too many, wrong, or two swapped), and so do
    most that are two apart: one look-up by key finds the candidates, whatever the size of the base (after the
    symmetric-delete method of Garbe, 2012). A word of more than 32 letters is left as it is.
    """
    if len(word) > LONGEST:
        return {word}
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def inserted(word: str) -> set[str]:
    """Return all that a word becomes with one letter put in or changed, or two neighbours swapped."""
    if len(word) > LONGEST:
        return set()
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(left + letter + right for left, right in halves for letter in _LETTERS),
        *(left + letter + right[1:] for left, right in halves if right for letter in _LETTERS),
        *(left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1),
    }
