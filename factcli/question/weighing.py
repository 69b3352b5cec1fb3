"""Whether a question sets things against each other: then the grammar of things reads it whole, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcli.question.english import QUESTION_WORDS, REQUESTS
from factcli.question.phrases import Span
from factcli.question.words import Token

_WEIGHING = frozenset(
    """each every same twice half times order difference gap exceed both most least fewest fewer
    more less another""".split()
)
"""Words that set things against each other."""

_DEGREES = frozenset({"more", "less", "most", "least"})
"""Senses of words that compare or rank."""

_BEFORE_ALL = REQUESTS | frozenset("is are was were of what which me us for with in".split())
"""Words behind which "all" only says that none is to be left out; elsewhere it says how many others are meant."""


def _asks_if_any(sentence: Sequence[Token]) -> bool:
    """Tell whether a question begins with "is there"."""
    return len(sentence) > 1 and sentence[0].word in {"is", "are", "was", "were"} and sentence[1].word == "there"


def weighs(sentence: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Tell whether a question ranks, compares or goes through things: no claim by itself answers such a one."""
    return _asks_if_any(sentence) or ranks(sentence, spans)


def ranks(sentence: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Tell whether a question ranks, compares or goes through things; "is there any" does not."""
    if any(token.word in _WEIGHING for token in sentence):
        return True
    names = {span.start for span in spans if span.senses.names}
    if any(token.word == "per" and names.isdisjoint({at + 1, at + 2}) for at, token in enumerate(sentence)):
        return True  # "per city", not "per the Council"
    if any(token.word == "all" and before.word not in _BEFORE_ALL for before, token in pairwise(sentence)):
        return True
    for span in spans:
        sorts = span.senses.sorts
        if not _DEGREES.isdisjoint(sorts):
            return True
        if "property" in sorts and span.start and sentence[span.start - 1].word == "by":
            return True
    return False


def asks_twice(sentence: Sequence[Token]) -> bool:
    """Tell whether a second question follows the first ("… and which …"): no one fact answers both."""
    words = [token.word for token in sentence]
    return "and" in words and any(
        word == "and" and words[place + 1] in QUESTION_WORDS - {"whom", "whose"}
        for place, word in enumerate(words[:-1])
        if place and QUESTION_WORDS & {*words[:place]}
    )
