"""How facts stand among the others, and to the time that is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict

from factcli.dates import Truth
from factcli.index import Index
from factcli.model import Fact
from factcli.when import known, lasting, truth


class Standing(TypedDict, total=False):
    """How facts stand, as fields of an answer."""

    contested_by: tuple[str, ...]
    superseded_by: tuple[str, ...]
    then: Literal["certainly", "possibly"]


def standing(facts: Iterable[Fact], index: Index) -> Standing:
    """Return which facts contradict these or have taken their place, and how surely they are of the time asked for."""
    facts = list(facts)
    beating = dict.fromkeys(each.id for fact in facts for each in index.beaten_by(fact))
    contesting = dict.fromkeys(each.id for fact in facts for each in index.contested_by(fact) if not beating)
    found = Standing(contested_by=tuple(contesting), superseded_by=tuple(beating))
    if index.view.timed:
        certain = all(_truth(fact, index) is Truth.CERTAINLY for fact in facts)
        found["then"] = "certainly" if certain else "possibly"
    return found


def _truth(fact: Fact, index: Index) -> Truth:
    sources = (index.source(each.source) for each in fact.references)
    period = known(fact, (source.published for source in sources if source is not None))
    return truth(index.view, period, lasting(fact))
