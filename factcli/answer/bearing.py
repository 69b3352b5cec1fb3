"""Whether a fact bears on a question: the same doer, deed and side of it, and for a yes or no the very thing."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from factcli import dates, terms
from factcli.answer.expand import Choice
from factcli.english.stem import stem, words
from factcli.index import Found
from factcli.model import UNASSERTED, Fact, Value
from factcli.query import WHEN, Asked, Find, Mention, Word, Year
from factcli.question.english import SCALES, WHOLLY

SETTLED: frozenset[Asked] = frozenset({"check", "claim"})
"""What is answered with yes or no."""

_EITHER_WAY: frozenset[Asked] = SETTLED | {"reason", "speaker", "quote", "document"}
"""What may be asked of a fact that denies without the question denying."""

_ANY_WAY: frozenset[Asked] = frozenset({"fact", "speaker", "quote", "document", "number"})
"""What may be asked with a name alone."""

_DENIAL = frozenset(
    stem(word)
    for word in """fail failure lack insufficient insufficiently inaction inadequate inadequately neglect refuse refusal
    reluctant reluctance unwilling little short omit ignore tolerate slow weak less nothing hardly barely scarcely
    enough escape spare avoid miss reject oppose deny withhold withdraw block against""".split()
)
"""Stems of words by which a deed is denied without a "not": "did too little", "failed to act"."""

_ASKING = frozenset("ask asked asks question".split())
"""Words by which it is asked what was only asked."""

_DENYING = frozenset({"not", "no", "never", "neither", "nor", "none", "without"})

_LOOSEST = "pks"
"""Prefixes of the terms of topics, of kinds, and of the words that people use for a fact."""

_REFUSING = frozenset(map(stem, "refuse fail neglect omit decline".split()))
"""Verbs of not doing: a yes or no about them turns round twice where the fact denies."""

_FIRM, _NEAR = 1, 2
"""How far a word may be met of a yes or no, and of a question that is shown what bears on it: by no broader word."""


def bears(query: Find, choices: Sequence[Choice], found: Found) -> bool:
    """Tell whether a fact that meets the demands says anything to what is asked; choices are those of the demands."""
    return (
        _done_by(query, found)
        and _same_act(query, choices, found)
        and _same_way(query, choices, found)
        and _tells(query, found.fact)
        and _is_about(query, choices, found)
        and (
            query.asked not in SETTLED
            or (_settles(query, found) and is_firm(query, choices, found, loose="pk", farthest=_NEAR))
        )
    )


def _settles(query: Find, found: Found) -> bool:
    """Whether a fact is of the very year, figures and things of a yes or no; to mention them is not enough."""
    mentions = [demand.ids for demand in query.demands if isinstance(demand, Mention)]
    years = [demand.number for demand in query.demands if isinstance(demand, Year) and demand.operator == "="]
    wanted = [demand for demand in query.demands if isinstance(demand, Word)]
    figures = [int(demand.text) for demand in wanted if demand.need == "exact" and demand.text.isdecimal()]
    scale = prod(SCALES.get(word, 1) for demand in wanted for word in demand.text.split())
    return (
        all(found.terms & {term(each) for term in (terms.thing, terms.claimant) for each in ids} for ids in mentions)
        and {terms.year(number) for number in years} <= found.terms
        and all(_has_figure(found.fact, figure, scale) for figure in figures)
        and (query.asked != "claim" or (bool(mentions) and not _spoken_of(found.fact).isdisjoint(mentions[0])))
    )


def is_firm(
    query: Find, choices: Sequence[Choice], found: Found, *, loose: str = _LOOSEST, farthest: int = _FIRM
) -> bool:
    """Tell whether the very fact has each word of a yes or no, by its sentence, its acts or its property.

    That it shares a subject or a kind with the question is not enough, nor is a word that people use for it; ``loose``
    are the prefixes of such terms. ``farthest`` is the tier up to which a word is met.
    """
    return all(
        _has(choice, found, loose, farthest)
        for demand, choice in zip(query.demands, choices, strict=True)
        if isinstance(demand, Word) and demand.need in {"met", "deed"} and demand.text not in WHOLLY
    ) and not any(
        isinstance(demand, Word) and not _REFUSING.isdisjoint(map(stem, demand.text.split()))
        for demand in query.demands
    )


def _has(choice: Choice, found: Found, loose: str, farthest: int) -> bool:
    near = (option for option in choice.options if option.tier <= farthest or option.contrary)
    met = (option.term for option in near if option.term in found.terms)
    if any(term[1:2] != ":" or term[0] not in loose for term in met):
        return True
    return bool(choice.words) and all(_has(word, found, loose, farthest) for word in choice.words)


def _spoken_of(fact: Fact) -> set[str | None]:
    """Return what a fact says something of: its subject, what acts in it."""
    return {fact.subject, *(value.thing for value in fact.parts.get("agent", ()))}


def _has_figure(fact: Fact, figure: int, scale: int) -> bool:
    """Whether an amount of a fact is a figure (of "300 million" 300 is none), or a date of it has this day."""
    parts = [value for values in fact.parts.values() for value in values]
    return any(_is_figure(value, figure, scale) for value in (fact.value, *parts) if value is not None)


def _is_figure(value: Value, figure: int, scale: int) -> bool:
    if value.quantity is not None:
        return value.quantity.number == figure * scale
    if value.date is not None:
        when = dates.parse(value.date)
        return when.earliest == when.latest and int(when.earliest[-2:]) == figure
    told = words(value.text or "")
    return str(figure) in told and (scale == 1) == SCALES.keys().isdisjoint(told)


def _done_by(query: Find, found: Found) -> bool:
    """Whether the fact's act is the asked one's: a fact with another agent tells of another act."""
    if query.asked == "check" and query.agents:
        return not {*_spoken_of(found.fact), found.fact.speaker, found.fact.according_to}.isdisjoint(query.agents)
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

    "How long has X been a chair" is not answered by a word of chair X, nor "why X" by what X led to.
    """
    if query.asked in _ANY_WAY or any(
        _says_more(choice, found)
        for demand, choice in zip(query.demands, choices, strict=True)
        if isinstance(demand, Word) and demand.need != "optional"
    ):
        return True
    caused = query.asked == "reason" and "purpose" not in found.fact.parts
    roles = [role for role in found.fact.parts if not caused or role not in {"agent", "reason"}]
    told = {value.thing for role in roles for value in found.fact.parts[role]}
    told |= {found.fact.subject, found.fact.value.thing if found.fact.value else None}
    named = [demand.ids for demand in query.demands if isinstance(demand, Mention)]
    return bool(named or query.agents) and all(not told.isdisjoint(ids) for ids in named)


def _says_more(choice: Choice, found: Found) -> bool:
    """Whether a word is met by more than that a thing of some kind is named."""
    met = [option.term for option in choice.options if option.term in found.terms]
    return any(not term.startswith("k:") for term in met) or any(_says_more(each, found) for each in choice.words)


def _same_way(query: Find, choices: Sequence[Choice], found: Found) -> bool:
    """Whether question and fact both affirm or both deny, where that matters."""
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
