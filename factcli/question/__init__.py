"""A sentence into what it asks: stages in a row, each of which can be tried alone.

``words`` (tokens, spelling) -> ``phrases`` (what the lexicon knows) -> ``lexical`` and ``things`` (sets of things, by
grammar) and ``facts`` (facts, by what they must account for) -> readings: queries, the likelier first. Nothing here
reads a file or an index; the lexicon is handed in.
"""

from __future__ import annotations

from factcli.question.read import Read
from factcli.question.understand import Understanding, understand
from factcli.question.weighing import asks_twice, ranks

__all__ = ["Read", "Understanding", "asks_twice", "ranks", "understand"]
