"""Whether a fact bears on a question: the same doer, deed and side of it, and for a yes or no the very thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcli import terms
from factcli.answer.expand import Choice, options
from factcli.answer.verdict import SETTLED, has_role, settles
from factcli.english.stem import stem, stems, words
from factcli.index import Found, Index
from factcli.model import UNASSERTED, Fact
from factcli.query import WHEN, Asked, Find, Mention, Word

_EITHER_WAY: frozenset[Asked] = SETTLED | {"reason", "speaker", "quote", "document"}
"""What may be asked of a fact that denies without the question denying."""

_ANY_WAY: frozenset[Asked] = frozenset({"fact", "speaker", "quote", "document", "number"})
"""What may be asked with a name alone."""

_DENIAL = stems(
    """fail failure lack insufficient insufficiently inaction inadequate inadequately neglect refuse refusal
    reluctant reluctance unwilling little short omit ignore tolerate slow weak less nothing hardly barely scarcely
    enough escape spare avoid miss reject oppose deny withhold withdraw block against"""
)
"""Stems of words by which a deed is denied without a "not": "did too little", "failed to act"."""

_AWAY = frozenset("outside beyond elsewhere abroad".split())
"""Words by which something is not where else a sentence says that something is."""

_ASKING = frozenset("ask asked asks question questioned queried pressed".split())
"""Words by which it is asked what was only asked."""

_DENYING = frozenset({"not", "no", "never", "neither", "nor", "none", "without"})


def bears(query: Find, choices: Sequence[Choice], found: Found, index: Index) -> bool:
    """Tell whether a fact that meets the demands says anything to what is asked; choices are those of the demands."""
    return (
        _done_by(query, found)
        and _same_act(query, choices, found)
        and _same_way(query, choices, found)
        and _tells(query, found.fact)
        and _is_about(query, choices, found)
        and (query.asked not in SETTLED or settles(query, found))
        and (not query.listing or _is_placed(query, choices, found, index))
    )


def _is_placed(query: Find, choices: Sequence[Choice], found: Found, index: Index) -> bool:
    """Whether the places that a list asks for are those of a fact, and it does not say that something is outside.

    A question that has the word itself, or names a value that the fact has ("attack abroad"), means just that.
    """
    if not all(has_role(each, found, index) for each in query.demands if isinstance(each, Mention)):
        return False
    away = _away(found.fact.text)
    if not away or not any(isinstance(each, Mention) and each.role == "place" for each in query.demands):
        return True
    met = {option.term for choice in choices for option in options(choice) if option.term in found.terms}
    return bool(away & met) or any(term.startswith("n:") for term in met)


@lru_cache(maxsize=1 << 12)
def _away(text: str) -> frozenset[str]:
    return _AWAY.intersection(words(text))


def _done_by(query: Find, found: Found) -> bool:
    """Whether the fact's act is the asked one's: a fact with another agent tells of another act."""
    if query.asked == "check" and query.agents:
        return not {term(each) for each in query.agents for term in (terms.agent, terms.claimant)}.isdisjoint(
            found.terms
        )
    agents = [value.thing for value in found.fact.parts.get("agent", ()) if value.thing]
    if not query.agents or not agents or query.asked in {"place"} | WHEN:
        return True
    if any(value.thing in query.agents for value in found.fact.parts.get("result", ())):
        return True
    return any(term in found.terms for each in query.agents for term in (terms.agent(each), terms.claimant(each)))


def _same_act(query: Find, choices: Sequence[Choice], found: Found) -> bool:
    """Whether what a fact tells of is the deed that is asked of: "who did it" asks for the agent of the fact's own act.

    A deed that a fact but mentions may have another agent, and a synonym may be another deed.
    """
    for demand, choice in zip(query.demands, choices, strict=True):
        if isinstance(demand, Word) and demand.need == "deed":
            near = [option.term for option in choice.options if option.tier <= 1]
            meant = {term for term in near if term.startswith(("d:", "r:", "n:"))}
            if meant and found.fact.acts:
                return bool(meant & found.terms)
            return (choice.cost(found.terms) or 0) <= 1
    return True


def _tells(query: Find, fact: Fact) -> bool:
    """Whether a fact says anything to the question: what nobody asserts settles nothing."""
    if fact.status == "asked" and any(isinstance(each, Word) and each.text in _ASKING for each in query.demands):
        return True
    return fact.status not in UNASSERTED or query.asked in {"fact", "speaker", "document", "place"} | WHEN


def _is_about(query: Find, choices: Sequence[Choice], found: Found) -> bool:
    """Whether a fact is about what a question names, where that is all it says: names, and what these are.

    "How long has X been a chair" is not answered by a word of chair X, nor "why X" by what X led to, nor "where is X"
    by what happened in X.
    """
    if query.asked in _ANY_WAY or any(
        _says_more(choice, found)
        for demand, choice in zip(query.demands, choices, strict=True)
        if isinstance(demand, Word) and demand.need != "optional"
    ):
        return True
    caused = query.asked == "reason" and "purpose" not in found.fact.parts
    passed = {"agent", "reason"} if caused else {"place"} if query.asked == "place" else set()
    told = {value.thing for role, values in found.fact.parts.items() if role not in passed for value in values}
    told |= {found.fact.subject, found.fact.value.thing if found.fact.value and query.asked != "place" else None}
    named = [demand.ids for demand in query.demands if isinstance(demand, Mention)]
    return bool(named or query.agents) and all(not told.isdisjoint(ids) for ids in named)


def _says_more(choice: Choice, found: Found) -> bool:
    """Whether a word is met by more than that a thing of some kind is named."""
    met = [option.term for option in choice.options if option.term in found.terms]
    return any(not term.startswith("k:") for term in met) or any(_says_more(each, found) for each in choice.words)


def _same_way(query: Find, choices: Sequence[Choice], found: Found) -> bool:
    """Whether question and fact both affirm or both deny, where that matters; what is not paid out is withheld."""
    turning = [choice for choice in choices if choice.says_contrary]
    if turning and query.asked not in SETTLED and sum(choice.contrary(found.terms) for choice in turning) % 2:
        return query.negative and not found.fact.negative
    if (
        query.asked in _EITHER_WAY
        or (query.asked == "fact" and not query.listing and not query.negative)
        or query.speakers
        or {found.fact.speaker, found.fact.according_to} & set(query.agents)
    ):
        return True
    if query.negative == found.fact.negative or (query.negative and _DENYING & found.terms):
        return True
    acts = {terms.act(each) for each in found.fact.acts}
    return not query.negative and any(
        isinstance(demand, Word)
        and _DENIAL & set(map(stem, demand.text.split()))
        and any(option.term in acts for option in choice.options)
        for demand, choice in zip(query.demands, choices, strict=True)
    )
