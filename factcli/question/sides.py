"""Questions that ask the same of several: "X versus Y on Z", "Z in 2013 and 2016"."""

from __future__ import annotations

from itertools import pairwise

from factcli.frozen import replace
from factcli.query import Compare, Demand, Find, Mention, Word, Year
from factcli.question.asking import Asking
from factcli.question.english import LESS, MORE

_COMPARING = frozenset(
    "contrast contrasted versus vs compare compared comparing comparison differ differs difference differences".split()
)


_JOINING = ({"versus", "vs"}, {"and", "or"}, {"from", "with", "to", "than"})
"""Words that join two sides, the surest first."""

_PLAIN = frozenset("the a an is are its their and or".split())
"""Words that may stand on both sides without a meaning."""


def is_comparing(asking: Asking) -> bool:
    """Tell whether a question compares."""
    return any(token.word in _COMPARING for token in asking.sentence)


def sides(asking: Asking, find: Find, *, comparing: bool) -> Compare | None:
    """Return the sides that a question asks the same of; None where it has none."""
    if not comparing and any(
        token.word == "both" or _is_comparative(asking, place) for place, token in enumerate(asking.sentence)
    ):
        return None
    if comparing and find.asked == "manner":
        find = replace(find, asked="fact")
    twice = _said_twice(asking, find) if comparing else None
    if twice is not None:
        return twice
    years = tuple(demand for demand in find.demands if isinstance(demand, Year) and demand.operator == "=")
    pair = years if len(years) > 1 else _joined(asking, find, comparing=comparing)
    if not pair:
        return None
    common = tuple(demand for demand in find.demands if demand not in pair)
    return Compare(tuple(replace(find, demands=(side, *common)) for side in pair))


def _said_twice(asking: Asking, find: Find) -> Compare | None:
    """Return the sides of "its X of A with its X of B": what follows the last word that both sides have."""
    words = [token.word for token in asking.sentence]
    for joining in _JOINING:
        for place in (place for place, word in enumerate(words) if word in joining):
            both = {*words[:place]} & {*words[place + 1 :]} - _PLAIN
            if not both:
                continue
            left = max(at for at in range(place) if words[at] in both)
            right = max(at for at in range(place + 1, len(words)) if words[at] == words[left])
            one = [each for start, _, each in asking.placed if left <= start < place]
            other = [each for start, _, each in asking.placed if start >= right]
            if one and other and one != other:
                rest = [each for start, _, each in asking.placed if start < left and each not in one + other]
                return Compare(tuple(replace(find, demands=tuple(dict.fromkeys(side + rest))) for side in (one, other)))
    return None


def _is_comparative(asking: Asking, place: int) -> bool:
    """Whether a word asks which of two has more: that is not answered by what each of them has."""
    return asking.sentence[place].word in MORE | LESS or any(
        sense.sense in {"more", "less"} for span in asking.spans if span.start == place for sense in span.senses
    )


def _joined(asking: Asking, find: Find, *, comparing: bool) -> tuple[Demand, ...]:
    """Return the two demands that a word such as "versus" or "and" joins.

    Where nothing is compared these are names with nothing else between them; else any two, names before words.
    """
    placed = [
        each
        for each in asking.placed
        if each[2] in find.demands and not (isinstance(each[2], Word) and each[2].need == "optional")
    ]
    names = [each for each in placed if isinstance(each[2], Mention)]
    if not comparing:
        return _around({"and", "or"}, names, asking, most=1)
    for joining in _JOINING:
        for several in (names, placed):
            pair = _around(joining, several, asking, most=6 if several is names else 4)
            if pair:
                return pair
    return ()


def _around(joining: set[str], placed: list[tuple[int, int, Demand]], asking: Asking, most: int) -> tuple[Demand, ...]:
    """Return two neighbours with one of some words between them, and at most so many words in all but "the"."""
    for (_, end, one), (start, _, other) in pairwise(placed):
        between = [token.word for token in asking.sentence[end:start] if token.word != "the"]
        if one != other and joining.intersection(between) and len(between) <= most:
            return one, other
    return ()
