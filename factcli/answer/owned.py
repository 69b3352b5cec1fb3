"""Whose something is: a question of Danish cities is not answered by what is told of Swedish ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcli import terms
from factcli.answer.expand import Choice
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem, words
from factcli.index import Found, Index
from factcli.query import Find, Word

_BEFORE = 3
"""Words before a noun at most that can say whose it is: "Denmark's old cities"."""


_BEHIND = 10
"""Words behind a noun at most in which those stand whose it is: "the cities of Denmark, Sweden and Norway"."""


def are_owned(query: Find, choices: Sequence[Choice], found: Found, index: Index) -> bool:
    """Tell whether no word that the question asks of one thing is told of another of its kind only."""
    for demand, choice in zip(query.demands, choices, strict=True):
        if isinstance(demand, Word) and demand.of and not _is_owned(demand, choice, found, index):
            return False
    return True


def _is_owned(demand: Word, choice: Choice, found: Found, index: Index) -> bool:
    met = {option.term for option in choice.options if option.term in found.terms}
    if met and all(term.startswith("k:") for term in met):
        return any(_lies_in(each, demand.of, index) for each in _of_kinds(met, found, index))
    kinds = {thing.kind for each in demand.of if (thing := index.thing(each)) is not None}
    meeting = {option.term for option in choice.options} | {stem(word) for word in demand.text.split()}
    told = words(found.fact.text)
    owners = [
        {each for each in _owners(told, place, index) if _kind(each, index) in kinds}
        for place, word in enumerate(told)
        if stem(word) in meeting
    ]
    return not owners or any(not each or each & set(demand.of) for each in owners)


def _of_kinds(kinds: Iterable[str], found: Found, index: Index) -> Iterator[str]:
    """Yield the things of some kinds that a fact names, the kinds as terms."""
    for term in found.terms:
        if term.startswith("t:") and terms.kind(_kind(term[2:], index) or "") in kinds:
            yield term[2:]


def _lies_in(identifier: str, owners: Iterable[str], index: Index) -> bool:
    thing = index.thing(identifier)
    return thing is not None and any(each in owners or _lies_in(each, owners, index) for each in thing.within)


def _kind(identifier: str, index: Index) -> str | None:
    thing = index.thing(identifier)
    return thing.kind if thing else None


def _owners(told: Sequence[str], place: int, index: Index) -> Iterator[str]:
    """Yield the things that are named right before a word, or behind it and "of"."""
    for start in range(max(0, place - _BEFORE), place):
        yield from (each for end in range(start + 1, place + 1) for each in _things(told[start:end], index))
    if told[place + 1 : place + 2] in (["of"], ["in"]):
        for start in range(place + 2, min(place + _BEHIND, len(told))):
            yield from (
                each for end in range(start + 1, start + 1 + _BEFORE) for each in _things(told[start:end], index)
            )


def _things(run: Sequence[str], index: Index) -> Iterator[str]:
    """Yield the things of which a run of words is a name."""
    if not FUNCTION_WORDS.isdisjoint(run):
        return
    yield from (each.target for each in index.phrase(" ".join(map(stem, run))) if each.sense == "thing")
