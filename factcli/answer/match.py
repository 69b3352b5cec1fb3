"""Facts that account for a question: every demand met, the part asked for there, nobody else's words or deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeGuard

from factcli import terms
from factcli.answer.bearing import bears
from factcli.answer.expand import Choice, expand
from factcli.answer.owned import are_owned
from factcli.answer.parts import counts, has_part
from factcli.answer.verdict import SETTLED, is_firm
from factcli.english.stem import stem, words
from factcli.frozen import frozen, replace
from factcli.index import Found, Index, Wanted
from factcli.model import UNASSERTED, Fact
from factcli.query import WHEN, Asked, Demand, Find, Mention, Operator, Word, Year
from factcli.question.english import WHOLLY

_CANDIDATES = 200
"""Facts that are looked at for one question at most."""

_SLACK = 1
"""How much more a further answer may cost than the best one."""

_FARTHEST = 5
"""How far a fact's words may be from the question's in all, and beyond the number of its words by how much (calibrated:
see docs/question.md)."""
_FARTHEST_BEYOND = 2

_FARTHEST_SAID = 2
"""How far a word may be of what somebody is asked to have said."""

_UNMET = 2
"""What an optional word costs that a fact does not have."""

_ASKED = 2
"""How much farther a fact is that nobody asserts."""

_OPEN: frozenset[Asked] = frozenset({"fact", "quote", "reason"})
"""What may have several right answers in different words."""

_SLACK_OPEN = 2
"""How much more a further answer may cost there."""

_MOST_LISTED = 40
"""Facts that things of a kind are taken from at most."""

_MOST = 6
"""Facts in one answer at most: an answer is no dump."""


@frozen
class Match:
    """A fact that accounts for everything, and how far its words are from the question's: 0 is the very words.

    ``contrary``: it does so by saying the opposite of what is asked; ``firm``: its very words settle a yes or no;
    ``owned``: it names whose the things are that are asked for.
    """

    fact: Fact
    cost: int
    contrary: bool = False
    firm: bool = True
    owned: bool = True


@frozen
class Miss:
    """Why no fact does: demands that nothing in the base meets, or that no one fact meets together.

    ``lacking``: the part that no fact has; ``undecided``: a property of which the facts give several values, where the
    question does not say which.
    """

    unknown: tuple[Demand, ...]
    lacking: Asked | None = None
    undecided: str | None = None


def affirms(match: Match, query: Find) -> bool:
    """Tell whether a fact answers a yes or no with yes."""
    quantity = match.fact.value.quantity if match.fact.value else None
    denied = match.fact.negative or (quantity is not None and quantity.number == 0)
    return (denied == query.negative) != match.contrary


def find(query: Find, index: Index) -> tuple[Match, ...] | Miss:
    """Return the facts that answer, those nearest to the question's words first, or why there are none.

    What was so in a year is looked for among what has been superseded since too.
    """
    if any(isinstance(demand, Year) for demand in query.demands):
        index = index.at(replace(index.view, former=True))
    contrary, listing = query.asked in SETTLED or query.negative, query.listing
    choices = [expand(demand, index, contrary=contrary, listing=listing) for demand in query.demands]
    turning = [choice for choice in choices if choice.says_contrary]
    owners = [place for place, demand in enumerate(query.demands) if is_owner(demand)]
    wanted = list(_wanted(query, choices, index))
    found = index.find(wanted, _CANDIDATES) if all(wanted) else []
    told = _mentioned(query, index)
    parted = [each for each in found if has_part(query.asked, each, told) and counts(query, each, index)]
    matches = [
        Match(
            each.fact,
            _cost(costs) + _ASKED * (each.fact.status in UNASSERTED),
            sum(choice.contrary(each.terms) for choice in turning) % 2 == 1,
            query.asked not in SETTLED or is_firm(query, choices, each, index),
            all(costs[place] is not None for place in owners),
        )
        for each in parted
        if _meets(query, costs := _costs(choices, each), each)
        and bears(query, choices, each, index)
        and are_owned(query, choices, each, index)
    ]
    if any(_is_whole(query, demand) for demand in query.demands):
        matches = [match for match in matches if not affirms(match, query)]
    farthest = _allowed(query) if matches else 0
    matches = [match for match in matches if match.cost <= farthest]
    if query.speakers and query.asked in {"place"} | WHEN:
        matches = (
            _occasions([Match(each.fact, _cost(_costs(choices, each))) for each in found], query, index) or matches
        )
    if matches:
        best = min(match.cost for match in matches)
        slack = _SLACK_OPEN if query.asked in _OPEN and not listing else _SLACK
        near = [match for match in matches if match.cost <= best + slack]
        undecided = _undecided(near) if listing else None
        if undecided is not None:
            near = [match for match in near if match.fact.property != undecided]
            if min((match.cost for match in near), default=_FARTHEST) > best:
                return Miss((), undecided=undecided)
        return tuple(sorted(near, key=lambda match: match.cost)[: _MOST_LISTED if listing else _MOST])
    unknown = tuple(
        demand
        for demand, choice in zip(query.demands, choices, strict=True)
        if not isinstance(demand, Mention) and not _may_miss(query, demand) and not choice.met
    )
    return Miss(unknown, query.asked if found and not parted else None)


def _undecided(matches: Iterable[Match]) -> str | None:
    """Return a property of which the facts give several named values: a list of all would mix what differs."""
    values: dict[str, set[str]] = defaultdict(set)
    for fact in (match.fact for match in matches):
        if fact.property is not None and fact.value is not None and fact.value.named is not None:
            values[fact.property].add(fact.value.named)
    return next((name for name, each in values.items() if len(each) > 1), None)


def _wanted(query: Find, choices: Iterable[Choice], index: Index) -> Iterable[Wanted]:
    demands = zip(query.demands, choices, strict=True)
    yield from (choice.wanted() for demand, choice in demands if not _may_miss(query, demand))
    if query.speakers:
        yield tuple(terms.claimant(each) for each in query.speakers)
    if query.agents:
        yield expand(Mention(query.agents), index).wanted()
    if query.kind is not None and query.listing:
        yield (terms.kind(query.kind),)


def _occasions(matches: list[Match], query: Find, index: Index) -> list[Match]:
    """Return the facts that tell when or where the occasions were at which these statements were made."""
    occasions = {
        value.thing: match.cost for match in matches for value in match.fact.parts.get("occasion", ()) if value.thing
    }
    return [
        Match(each.fact, cost)
        for occasion, cost in occasions.items()
        for each in index.find(
            [(terms.thing(occasion),), (terms.part("place" if query.asked == "place" else "time"),)], _CANDIDATES
        )
        if not (each.fact.speaker or each.fact.according_to) and occasion in _in_parts(each.fact)
    ]


def _in_parts(fact: Fact) -> set[str]:
    """Return the things in the parts of a fact."""
    named = {value.thing for values in fact.parts.values() for value in values} | {fact.subject}
    return {each for each in named if each}


def _allowed(query: Find) -> int:
    """Return how far from the question's words a fact may be and still answer; to lack an optional one is free."""
    words = sum(isinstance(demand, Word) and demand.need != "optional" for demand in query.demands)
    return min(_FARTHEST, words + _FARTHEST_BEYOND) + _UNMET * sum(
        _is_optional(each) or is_owner(each) for each in query.demands
    )


def _may_miss(query: Find, demand: Demand) -> bool:
    return _is_optional(demand) or _is_whole(query, demand) or is_owner(demand)


def is_owner(demand: Demand) -> TypeGuard[Mention]:
    """Tell whether a demand says whose the things are that are asked for: these may lie there, whatever a fact says."""
    return isinstance(demand, Mention) and demand.role == "owner"


def _is_whole(query: Find, demand: Demand) -> bool:
    """Whether a demand makes a yes or no one of the whole ("completely"): what is denied at all is denied of that."""
    return query.asked in SETTLED and isinstance(demand, Word) and demand.text in WHOLLY


def _is_optional(demand: Demand) -> bool:
    return isinstance(demand, Word) and demand.need == "optional"


def is_told(demand: Demand) -> TypeGuard[Mention]:
    """Tell whether a demand names things that are no answer: they are told in the question, not to choose from."""
    return isinstance(demand, Mention) and demand.role != "either"


def _mentioned(query: Find, index: Index) -> dict[str, frozenset[str]]:
    """Return the things that the question names, with the stems of their names: no news as an answer."""
    ids = [each for demand in query.demands if is_told(demand) for each in demand.ids]
    things = [thing for each in (*ids, *query.agents, *query.excluded) if (thing := index.thing(each)) is not None]
    return {thing.id: _stems(thing.name) for thing in things}


@lru_cache(maxsize=1 << 12)
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, words(name)))


def _costs(choices: Iterable[Choice], found: Found) -> list[int | None]:
    return [choice.cost(found.terms) for choice in choices]


def _meets(query: Find, costs: Iterable[int | None], found: Found) -> bool:
    """Whether a fact meets every demand (the index looks no farther than at terms)."""
    for demand, cost in zip(query.demands, costs, strict=True):
        if isinstance(demand, Year) and not _in_time(demand, found):
            return False
        if (cost is None or (query.asked == "speaker" and cost > _FARTHEST_SAID)) and not _may_miss(query, demand):
            return False
    return True


_COMPARE: dict[Operator, Callable[[int, int], bool]] = {
    "<": int.__lt__,
    "<=": int.__le__,
    "=": int.__eq__,
    ">=": int.__ge__,
    ">": int.__gt__,
}


def _in_time(demand: Year, found: Found) -> bool:
    """Whether a fact is certainly of the time asked for: of that year among others, or of none outside the span."""
    if demand.operator == "=":
        return True
    years = [int(term.removeprefix("y:")) for term in found.terms if term.startswith("y:")]
    return bool(years) and all(_COMPARE[demand.operator](year, demand.number) for year in years)


def _cost(costs: Iterable[int | None]) -> int:
    return sum([_UNMET if cost is None else cost for cost in costs])
