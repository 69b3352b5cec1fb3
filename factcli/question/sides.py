"""Questions that ask the same of several: "X versus Y on Z", "Z in 2013 and 2016"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcli.frozen import replace
from factcli.query import Compare, Demand, Find, Mention, Word, Year
from factcli.question.asking import Asking
from factcli.question.english import LESS, MORE, OWNING

_COMPARING = frozenset(
    "contrast contrasted versus vs compare compared comparing comparison differ differs difference differences".split()
)


_MORE_OR_LESS = MORE | LESS
_COMPARATIVE = frozenset({"more", "less"})
"""Senses of words that ask which of two has more."""

_JOINING = ({"versus", "vs"}, {"and", "or"}, {"from", "with", "to", "than"})
"""Words that join two sides, the surest first."""

_NAMED = "@"
"""What stands for the words of a name, which say of no two sides that they are alike."""

_PLAIN = frozenset("the a an is are its their and or of".split()) | {_NAMED}
"""Words that may stand on both sides without a meaning."""


def is_comparing(asking: Asking) -> bool:
    """Tell whether a question compares."""
    return not _COMPARING.isdisjoint(asking.words)


def sides(asking: Asking, find: Find, *, comparing: bool) -> Compare | None:
    """Return the sides that a question asks the same of; None where it has none."""
    if not comparing and ("both" in asking.words or _has_comparative(asking)):
        return None
    if comparing and find.asked == "manner":
        find = replace(find, asked="fact")
    years = [(demand,) for demand in find.demands if isinstance(demand, Year) and demand.operator == "="]
    pair: Sequence[Side] | None = (_said_twice(asking) or _its_own(asking)) if comparing else None
    pair = pair or (years if len(years) > 1 else _joined(asking, find, comparing=comparing))
    if not pair:
        return None
    apart = [demand for side in pair for demand in side]
    common = [demand for demand in find.demands if demand not in apart]
    return Compare(tuple(replace(find, demands=tuple(dict.fromkeys((*side, *common)))) for side in pair))


def of_two_speakers(asking: Asking, find: Find) -> Compare | None:
    """Return what each of two said who are named side by side: "X's and Y's remarks", "what do X and Y say"."""
    spans = list(asking.names())
    for (one, ids), (other, others) in pairwise(spans):
        between = [token.word for token in asking.sentence[one.end : other.start] if token.word != "the"]
        demand = Mention(others) if ids == find.speakers else Mention(ids)
        if (
            between in (["and"], ["or"], ["vs"], ["versus"], ["and", "of"], ["and", "by"])
            and find.speakers in (ids, others)
            and demand in find.demands
        ):
            rest = tuple(each for each in find.demands if each != demand)
            return Compare(tuple(replace(find, speakers=each, demands=rest) for each in (ids, others)))
    return None


def of_two_years(asking: Asking, find: Find) -> Compare | None:
    """Return the amounts of two years, to be seen beside each other, where one is asked to be more than the other."""
    if "than" not in asking.words:
        return None
    years = [demand for demand in find.demands if isinstance(demand, Year) and demand.operator == "="]
    rest = tuple(demand for demand in find.demands if demand not in years and not _is_more(demand))
    if len(years) != 2 or not rest:
        return None
    return Compare(tuple(replace(find, asked="amount", demands=(year, *rest)) for year in years))


def _is_more(demand: Demand) -> bool:
    return isinstance(demand, Word) and demand.text in _MORE_OR_LESS


Side = tuple[Demand, ...]


def _said_twice(asking: Asking) -> tuple[Side, Side] | None:
    """Return the sides of "its X of A with its X of B": what follows the last word that both sides have."""
    words = [token.word for token in asking.sentence]
    named = {at for span, _ in asking.names() for at in range(span.start, span.end)}
    plain = [_NAMED if at in named else word for at, word in enumerate(words)]
    for place in _joints(words):
        both = {*plain[:place]} & {*plain[place + 1 :]} - _PLAIN
        if not both:
            continue
        left = max(at for at in range(place) if plain[at] in both)
        right = max(at for at in range(place + 1, len(words)) if plain[at] == plain[left])
        one = tuple(each for start, end, each in asking.placed if left <= end and start < place)
        other = tuple(each for start, end, each in asking.placed if right <= end)
        if one and other and one != other:
            return one, other
    return None


def _its_own(asking: Asking) -> tuple[Side, Side] | None:
    """Return the sides of "Y's X with its Z", where both are Y's."""
    words = [token.word for token in asking.sentence]
    names = asking.names()
    for place in _joints(words):
        if names and names[0][0].end <= place and {"its", "their", "his", "her"} & {*words[place + 1 : place + 3]}:
            one = tuple(each for start, _, each in asking.placed if names[0][0].end <= start < place)
            other = tuple(each for start, _, each in asking.placed if start > place)
            if one and other:
                return one, other
    return None


def _joints(words: Sequence[str]) -> Iterator[int]:
    """Yield where words stand that may join two sides, the surest first."""
    for joining in _JOINING:
        yield from (place for place, word in enumerate(words) if word in joining)


def _has_comparative(asking: Asking) -> bool:
    """Whether a word asks which of two has more: that is not answered by what each of them has."""
    return not asking.words.isdisjoint(_MORE_OR_LESS) or any(
        not _COMPARATIVE.isdisjoint(span.senses.sorts) for span in asking.spans
    )


def _joined(asking: Asking, find: Find, *, comparing: bool) -> tuple[Side, Side] | None:
    """Return the two sides that a word such as "versus" or "and" joins.

    Where nothing is compared these are names with nothing else between them; else names, or words with those beside.
    """
    placed = [
        each
        for each in asking.placed
        if each[2] in find.demands and not (isinstance(each[2], Word) and each[2].need == "optional")
    ]
    names = [
        each
        for each in placed
        if isinstance(each[2], Mention) and not asking.sentence[each[1] - 1].typed.endswith(OWNING)
    ]
    if _is_between(asking, names):
        names, placed = [], [each for each in placed if not isinstance(each[2], Mention)]
    if not comparing:
        return _around({"and", "or"}, names, asking, most=1)
    for joining in _JOINING:
        pair = _around(joining, names, asking, most=6) or _around(joining, placed, asking, most=4)
        if pair:
            return pair
    return None


def _is_between(asking: Asking, names: Sequence[Placed]) -> bool:
    """Whether two names say between whom something is ("contacts between X and Y"): no "difference between X and Y"."""
    if len(names) != 2:
        return False
    start, _, _ = names[0]
    before = [token.word for token in asking.sentence[:start] if token.word != "the"]
    between = [token.word for token in asking.sentence[names[0][1] : names[1][0]] if token.word != "the"]
    return before[-1:] == ["between"] and between == ["and"] and {"difference", "differences"}.isdisjoint(before)


Placed = tuple[int, int, Demand]


def _around(joining: set[str], placed: list[Placed], asking: Asking, most: int) -> tuple[Side, Side] | None:
    """Return two neighbours with one of some words between them, and at most so many words in all but "the"."""
    for at, ((_, end, one), (start, _, other)) in enumerate(pairwise(placed)):
        between = [token.word for token in asking.sentence[end:start] if token.word != "the"]
        if one != other and joining.intersection(between) and len(between) <= most:
            return _run(placed[at::-1]), _run(placed[at + 1 :])
    return None


def _run(placed: Sequence[Placed]) -> Side:
    """Return the first demand and the words right beside it, away from the other side."""
    found = [placed[0]]
    for each in placed[1:]:
        last = found[-1]
        if isinstance(each[2], Mention) or isinstance(last[2], Mention) or (each[1] != last[0] and each[0] != last[1]):
            break
        found.append(each)
    return tuple(demand for _, _, demand in found)
