"""Whether a fact settles a yes or no: it says the very thing outright, and each thing has the role that is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import prod

from factcli import terms
from factcli.answer.expand import Choice, options
from factcli.english.numerals import SCALES
from factcli.english.stem import stem, stems, words
from factcli.index import Found, Index
from factcli.model import Fact, Value
from factcli.query import Asked, Find, Mention, Word, Year
from factcli.question.english import PLACE_PREPOSITIONS, STILL, UNDERGOING, UNSETTLING, WHOLLY

SETTLED: frozenset[Asked] = frozenset({"check", "claim"})
"""What is answered with yes or no."""

_LOOSE = "pks"
"""Prefixes of the terms of topics, of kinds, and of the words that people use for a fact."""

_REFUSING = stems("refuse fail neglect omit decline")
"""Verbs of not doing: a yes or no about them turns round twice where the fact denies."""

_REJECTING = _REFUSING | stems("reject deny oppose avoid lack avert prevent rule dismiss")
"""Verbs that may stand for the denial itself: what a fact that denies says to them is for the reader to see."""

_COMPARING = frozenset({"like", "unlike"})
"""Words whose stems are also those of "likely" and "unlikely"."""

_TOLD = ("d:", "r:", "n:")
"""Prefixes of the terms of what a fact itself tells: an act, a property, a value."""

_PARTING = frozenset("because although though while since after before when until".split())
"""Words that open a clause with a doer of its own."""

_AT = PLACE_PREPOSITIONS - {"of", "from"}
"""Prepositions behind which a place is that of what is told."""

_PLACED = ("place", "occasion")
"""Parts that tell where something is."""

_FIRM, _NEAR = 1, 2
"""How far a word may be met of a yes or no, and how far one that stands in the sentence is one of the question's."""


def settles(query: Find, found: Found) -> bool:
    """Tell whether a fact is of the very year, figures and things of a yes or no; to mention them is not enough."""
    mentions = [demand.ids for demand in query.demands if isinstance(demand, Mention)]
    years = [demand.number for demand in query.demands if isinstance(demand, Year) and demand.operator == "="]
    wanted = [demand for demand in query.demands if isinstance(demand, Word)]
    figures = [int(demand.text) for demand in wanted if demand.need == "exact" and demand.text.isdecimal()]
    scale = prod(SCALES.get(word, 1) for demand in wanted for word in demand.text.split())
    return (
        all(found.terms & {term(each) for term in (terms.thing, terms.claimant) for each in ids} for ids in mentions)
        and all(_is_of_year(found, number) for number in years)
        and all(_has_figure(found.fact, figure, scale) for figure in figures)
        and (query.asked != "claim" or (bool(mentions) and not spoken_of(found.fact).isdisjoint(mentions[0])))
    )


def is_firm(query: Find, choices: Sequence[Choice], found: Found, index: Index) -> bool:
    """Tell whether a fact that bears on a yes or no settles it; one that does not is shown without either."""
    wanted = [demand for demand in query.demands if isinstance(demand, Word)]
    refusing = _REJECTING if found.fact.negative else _REFUSING
    if query.asked == "check" and all(demand.need == "optional" for demand in wanted):
        return False  # "does A see eye to eye with B" says nothing that a fact of both could settle
    if not all(refusing.isdisjoint(_stems(demand)) for demand in wanted):
        return False
    return (
        all(
            _has(choice, found) or not _kinds(query, index).isdisjoint(option.term for option in choice.options)
            for demand, choice in zip(query.demands, choices, strict=True)
            if isinstance(demand, Word) and _must_stand(demand)
        )
        and _is_outright(query, choices, found.fact)
        and _is_claimed(query, found.fact)
        and (not query.agents or not _acting(found.fact).isdisjoint(query.agents))
        and _did_so(query, choices, found, index)
        and all(has_role(demand, found, index) for demand in query.demands if isinstance(demand, Mention))
    )


def _must_stand(demand: Word) -> bool:
    return (demand.need in {"met", "deed"} and demand.text not in WHOLLY) or demand.text in STILL


def _acting(fact: Fact) -> set[str | None]:
    """Return who does or says what a fact tells; no larger thing that they are part of."""
    return {*spoken_of(fact), fact.speaker, fact.according_to}


def _stems(word: Word) -> set[str]:
    return {stem(each) for each in word.text.split()}


def _is_outright(query: Find, choices: Sequence[Choice], fact: Fact) -> bool:
    """Whether no word of a fact's sentence takes back what else it says, but for words that the question has too.

    Nor, where it is asked whether somebody did so, is it what somebody underwent ("suffered attacks").
    """
    taking_back = UNSETTLING | UNDERGOING if query.agents else UNSETTLING
    unsettling = taking_back.intersection(stem(word) for word in words(fact.text) if word not in _COMPARING)
    if not unsettling:
        return True
    asked = {option.term for choice in choices for option in options(choice) if option.tier <= _NEAR}
    return unsettling <= asked.union(*(_stems(demand) for demand in query.demands if isinstance(demand, Word)))


def tells_of_undergoing(fact: Fact) -> bool:
    """Tell whether a fact's sentence says what somebody underwent ("suffered attacks"): who did that is another."""
    return not UNDERGOING.isdisjoint(map(stem, words(fact.text)))


def _is_claimed(query: Find, fact: Fact) -> bool:
    """Whether what is asked to be something to something else ("is X the head of Y") is so by a claim on it."""
    mentions = [demand.ids for demand in query.demands if isinstance(demand, Mention)]
    return query.asked != "claim" or len(mentions) < 2 or (fact.property is not None and fact.subject in mentions[0])


def _did_so(query: Find, choices: Sequence[Choice], found: Found, index: Index) -> bool:
    """Whether something that is asked is told of who must have done it: by an act, or in the clause that names them.

    That "Pell closed the bridge because ice had cracked it" does not say that Pell cracked it.
    """
    by = [
        *query.agents,
        *(each for one in query.demands if isinstance(one, Mention) and one.role == "agent" for each in one.ids),
    ]
    clauses = _clauses(words(found.fact.text))
    if not by or len(clauses) == 1:
        return True
    own = {stem(word) for clause in clauses if _names(by, clause, index) for word in clause}
    met = {
        option.term
        for demand, choice in zip(query.demands, choices, strict=True)
        if isinstance(demand, Word) and demand.need != "optional"
        for option in options(choice)
        if option.term in found.terms and option.tier <= _NEAR
    }
    return not met or any(term.startswith(_TOLD) or term in own for term in met)


def _clauses(told: Sequence[str]) -> list[Sequence[str]]:
    """Part a sentence where another clause begins that has a doer of its own."""
    starts = [0, *(place for place, word in enumerate(told) if word in _PARTING and place), len(told)]
    return [told[start:end] for start, end in pairwise(starts)]


def _names(ids: Sequence[str], told: Sequence[str], index: Index) -> bool:
    named = (words(name) for each in ids for name in index.names(each))
    return any(list(told[at : at + len(name)]) == name for name in named for at in range(len(told)))


def has_role(mention: Mention, found: Found, index: Index) -> bool:
    """Whether a thing has the role in a fact that a question gives it."""
    fact = found.fact
    if mention.role in {"any", "owner", "either"}:
        return True
    if mention.role == "agent":
        acting = {term(each) for each in mention.ids for term in (terms.agent, terms.claimant)}
        return not acting.isdisjoint(found.terms)
    if mention.role == "object":
        agents = {value.thing for value in fact.parts.get("agent", ())}
        others = {value.thing for role, values in fact.parts.items() if role != "agent" for value in values}
        return agents.isdisjoint(mention.ids) or not others.isdisjoint(mention.ids)
    if any(index.source(each) is not None for each in mention.ids):  # "in the report"
        return True
    placed = [value.thing for role in _PLACED for value in fact.parts.get(role, ()) if value.thing]
    if fact.property is not None and fact.value is not None and fact.value.thing is not None:
        placed.append(fact.value.thing)
    return any(_lies_in(each, mention.ids, index) for each in placed) or _is_told_in(mention.ids, fact.text, index)


def _lies_in(thing: str, ids: Sequence[str], index: Index) -> bool:
    known = index.thing(thing)
    return thing in ids or any(_lies_in(larger, ids, index) for larger in (known.within if known else ()))


def _is_told_in(ids: Sequence[str], text: str, index: Index) -> bool:
    """Whether a sentence has the name of one of these things behind "in" or "at"."""
    told = _line(text)
    for name in (_line(name) for each in ids for name in index.names(each)):
        before, found, _ = told.partition(name)
        while found:
            last = before.removesuffix(" the").rpartition(" ")[2]
            if last in _AT:
                return True
            further, found, _ = told[len(before) + len(name) - 1 :].partition(name)
            before = told[: len(before) + len(name) - 1 + len(further)]
    return False


@lru_cache(maxsize=1 << 12)
def _line(text: str) -> str:
    """Return the folded words of a text with a space around each."""
    return f" {' '.join(words(text))} "


def _kinds(query: Find, index: Index) -> set[str]:
    """Return the terms of the kinds of what a yes or no is about: that X is a city needs no other fact."""
    found: set[str] = set()
    for identifier in next((demand.ids for demand in query.demands if isinstance(demand, Mention)), ()):
        thing = index.thing(identifier)
        kind = thing.kind if thing and query.asked == "claim" else None
        while kind is not None:
            found.add(terms.kind(kind))
            kind = index.kinds[kind].broader
    return found


def _has(choice: Choice, found: Found) -> bool:
    """Whether the very fact has a word, by its sentence, its acts or its property.

    That it shares a subject or a kind with the question is not enough, nor is a word that people use for it. Of what a
    fact denies its act is no measure: it may be the act that is denied, or that of not doing it.
    """
    loose = _LOOSE + "d" if found.fact.negative else _LOOSE
    near = (option for option in choice.options if option.tier <= _FIRM or option.contrary)
    for term in (option.term for option in near if option.term in found.terms):
        if term[0] not in loose if term[1:2] == ":" else term in _sentence(found.fact.text):
            return True
    return bool(choice.words) and all(_has(word, found) for word in choice.words)


@lru_cache(maxsize=1 << 12)
def _sentence(text: str) -> frozenset[str]:
    """Return the stems of a sentence, those of words with a hyphen also as one: other words are those of a part."""
    compounds = (each.replace("-", "") for each in text.split() if "-" in each)
    return frozenset(map(stem, (*words(text), *(word for each in compounds for word in words(each)))))


def spoken_of(fact: Fact) -> set[str | None]:
    """Return what a fact says something of: its subject, what acts in it."""
    return {fact.subject, *(value.thing for value in fact.parts.get("agent", ()))}


def _is_of_year(found: Found, number: int) -> bool:
    """Whether a fact is of a year; a claim of a date only if it is certainly in that year: not "1950 to 1960"."""
    if terms.year(number) not in found.terms:
        return False
    date = found.fact.value.date if found.fact.value is not None else None
    if date is None:
        return True
    from factcli import dates  # noqa: PLC0415 - as below

    return dates.within(dates.parse(date), dates.parse(f"{number:04}")) is dates.Truth.CERTAINLY


def _has_figure(fact: Fact, figure: int, scale: int) -> bool:
    """Whether an amount of a fact is a figure (of "300 million" 300 is none), or a date of it has this day."""
    return any(_is_figure(value, figure, scale) for value in fact.values())


def _is_figure(value: Value, figure: int, scale: int) -> bool:
    if value.quantity is not None:
        return value.quantity.number == figure * scale and value.quantity.bound in {"exact", "about"}
    if value.date is not None:
        from factcli import dates  # noqa: PLC0415 - only a yes or no of a day needs it

        when = dates.parse(value.date)
        return when.earliest == when.latest and int(when.earliest[-2:]) == figure
    told = words(value.text or "")
    return str(figure) in told and (scale == 1) == SCALES.keys().isdisjoint(told)
