"""Definite descriptions: "the spokesman" is the spokesman, where a base has but one."""

from __future__ import annotations

from collections.abc import Sequence

from factcli.frozen import NamedTuple
from factcli.question.lexicon import Lexicon
from factcli.question.phrases import Span
from factcli.question.words import Token

_OF = frozenset({"of", "for"})
"""Words by which "the spokesman" is somebody's, and not the only one there is."""


class Only(NamedTuple):
    """The sense of a kind as the one thing of it."""

    sense: str
    target: str


def definite(spans: Sequence[Span], sentence: Sequence[Token], lexicon: Lexicon) -> list[Span]:
    """Return the runs of a question, a kind with "the" before it as the name of the only thing of that kind."""
    return [_named(span, sentence, lexicon) for span in spans]


def _named(span: Span, sentence: Sequence[Token], lexicon: Lexicon) -> Span:
    behind = sentence[span.end].word if span.end < len(sentence) else ""
    is_definite = span.start > 0 and sentence[span.start - 1].word == "the" and behind not in _OF
    if not is_definite or sentence[span.end - 1].word.endswith("s"):
        return span
    found = [lexicon.few(sense.target) for sense in span.senses if sense.sense == "kind"]
    return span._replace(senses=(*span.senses, *(Only("thing", each[0]) for each in found if len(each) == 1)))
