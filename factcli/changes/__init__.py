"""Two versions of a base held against each other: which answers, facts, things and sources changed.

Nothing here knows where the versions come from; what people's words changed shows in the answers.
"""

from __future__ import annotations

from factcli.changes import particulars
from factcli.changes.answers import answers, of_both, only_in
from factcli.changes.records import section
from factcli.changes.values import Answered, Changes, Field, Record, Section
from factcli.model import Base

__all__ = ["Answered", "Changes", "Field", "Record", "Section", "answers", "compare", "of_both", "only_in"]


def compare(before: Base, after: Base) -> Changes:
    """Return which facts, things and sources changed."""
    bases = (before, after)
    return Changes(
        facts=section(before.facts, after.facts, bases, particulars.of_fact, lambda fact: fact.text),
        things=section(before.things, after.things, bases, particulars.of_thing, lambda thing: thing.name),
        sources=section(before.sources, after.sources, bases, particulars.of_source, lambda source: source.title),
    )
