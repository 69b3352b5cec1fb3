"""What settles a yes or no by saying otherwise: the same deed with another doer, place or figure than is asked.

Every word of the question is still accounted for, but for one thing or figure in whose role the fact has another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcli import terms
from factcli.answer.expand import expand
from factcli.answer.match import Match, Miss, find
from factcli.answer.verdict import SETTLED, tells_of_undergoing
from factcli.english.numerals import SCALES
from factcli.frozen import replace
from factcli.index import Index
from factcli.model import SURE, Fact
from factcli.query import Demand, Find, Mention, Word


def contrast(query: Find, index: Index) -> tuple[Match, ...]:
    """Return the facts that tell all that a yes or no asks but for one thing, value or figure, and have another one.

    None where the question itself denies, or where more than one of them could be what is otherwise.
    """
    if query.negative or query.asked not in SETTLED:
        return ()
    found = [matches for rest, asked in _without_one(query) if (matches := tuple(_otherwise(rest, asked, index)))]
    return found[0] if len(found) == 1 else ()


def _without_one(query: Find) -> Iterator[tuple[Find, Demand]]:
    """Yield the query without its doer, and without each thing in a role, value and figure, with what is left out."""
    if query.agents and query.demands:
        yield replace(query, agents=()), Mention(query.agents, "agent")
    for place, demand in enumerate(query.demands):
        others = (*query.demands[:place], *query.demands[place + 1 :])
        if isinstance(demand, Mention) and demand.role in {"agent", "place"}:
            yield replace(query, demands=others), demand
        elif isinstance(demand, Word) and demand.need == "exact" and demand.text.isdecimal():
            plain = tuple(each for each in others if not (isinstance(each, Word) and each.text in SCALES))
            yield replace(query, demands=plain), demand
        elif isinstance(demand, Word) and demand.need == "met":
            yield replace(query, demands=others), demand


def _otherwise(rest: Find, asked: Demand, index: Index) -> Iterator[Match]:
    is_value = isinstance(asked, Word) and asked.need == "met"
    if is_value and not expand(asked, index).barred:
        return
    found = find(rest, index) if is_value or any(isinstance(each, Word) for each in rest.demands) else ()
    if isinstance(found, Miss):
        return
    for match in found:
        undergone = isinstance(asked, Mention) and asked.role == "agent" and tells_of_undergoing(match.fact)
        if match.firm and not undergone and match.fact.status in SURE and _has_other(match.fact, asked, index):
            yield match


def _has_other(fact: Fact, asked: Demand, index: Index) -> bool:
    """Whether a fact has something else of the same sort in the role of what is asked."""
    if isinstance(asked, Mention):
        values = [*fact.parts.get(asked.role, ())]
        if fact.property is not None and fact.value is not None:
            values.append(fact.value)
        things = {value.thing for value in values if value.thing}
        kinds = {thing.kind for each in asked.ids if (thing := index.thing(each)) is not None}
        return any(_is_other(each, asked.ids, kinds, index) for each in things)
    if isinstance(asked, Word) and asked.need == "met":
        return fact.property is not None and terms.predicate(fact.property) in expand(asked, index).barred
    return any(value.quantity is not None for value in fact.values())


def _is_other(thing: str, ids: Sequence[str], kinds: set[str], index: Index) -> bool:
    known = index.thing(thing)
    return known is not None and known.kind in kinds and not {thing, *known.within} & {*ids}
