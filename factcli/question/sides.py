"""Questions that ask the same of several: "X versus Y on Z", "Z in 2013 and 2016"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from factcli.query import Compare, Demand, Find, Mention, Year
from factcli.question.asking import Asking

_COMPARING = frozenset("versus vs compare compared comparing comparison differ differs difference differences".split())


def is_comparing(asking: Asking) -> bool:
    """Tell whether a question compares."""
    return any(token.word in _COMPARING for token in asking.sentence)


def sides(asking: Asking, find: Find, *, comparing: bool) -> Compare | None:
    """Read "X versus Y on Z", "Z in 2013 and 2016" as the same asked of each side."""
    for sides in (_joined_years(find), _joined_names(asking, find, {"versus", "vs", "and", "or"}, near=not comparing)):
        if sides:
            return _each(find, sides)
    apart = _joined_names(asking, find, {"from", "with", "to", "than"}, near=False) if comparing else ()
    return _each(find, apart) if apart else None


def _each(find: Find, sides: tuple[Demand, ...]) -> Compare:
    common = tuple(demand for demand in find.demands if demand not in sides)
    return Compare(tuple(replace(find, demands=(side, *common)) for side in sides))


def _joined_years(find: Find) -> tuple[Demand, ...]:
    years = tuple(demand for demand in find.demands if isinstance(demand, Year))
    return years if len(years) > 1 else ()


def _joined_names(asking: Asking, find: Find, joining: set[str], *, near: bool) -> tuple[Demand, ...]:
    """Return two named things that one of some words joins; ``near``: with nothing else between them."""
    names = [(span, Mention(ids)) for span, ids in asking.names() if Mention(ids) in find.demands]
    for (left, one), (right, other) in pairwise(names):
        between = [token.word for token in asking.sentence[left.end : right.start] if token.word != "the"]
        if one != other and joining.intersection(between) and (len(between) == 1 or not near):
            return one, other
    return ()
