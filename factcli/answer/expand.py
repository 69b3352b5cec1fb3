"""What meets a demand: index terms, each with the tier at which it does.

Tiers: 0 the very word or name · 1 a phrase of the base's vocabulary, a derived form · 2 a synonym, a larger thing
around, a thing of the kind that is named · 3 one step broader or narrower, a synonym that is in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import assert_never

from factcli import english, terms
from factcli.english.small import FUNCTION_WORDS
from factcli.english.stem import stem
from factcli.frozen import NamedTuple
from factcli.index import Index, Meaning, Wanted
from factcli.query import Demand, Mention, Word, Year
from factcli.question.english import LIGHT_VERBS


class Option(NamedTuple):
    """An index term that meets a demand, at which tier, and whether by saying the contrary."""

    term: str
    tier: int
    contrary: bool = False


class Choice:
    """What meets a demand: any of the options, the best first, or, of a phrase, all of its words each in its own way.

    ``barred`` are the properties of which the phrase names a value: a claim that gives another value does not meet it.
    """

    says_contrary: bool
    __slots__ = ("_named", "_tiers", "barred", "options", "says_contrary", "words")

    def __init__(
        self, options: tuple[Option, ...], words: tuple[Choice, ...] = (), barred: frozenset[str] = frozenset()
    ) -> None:
        self.options, self.words, self.barred = options, words, barred
        self._tiers = {option.term: option.tier for option in options}
        self._named = {option.term for option in options if option.term.startswith("n:")} if barred else set()
        self.says_contrary = any(option.contrary for option in options) or any(each.says_contrary for each in words)

    def cost(self, found: frozenset[str]) -> int | None:
        """Return the tier at which terms meet the demand; None where they do not."""
        if self.barred and not self.barred.isdisjoint(found) and self._named.isdisjoint(found):
            return None
        best = None
        for term, tier in self._tiers.items():
            if term in found:
                best = tier
                break
        if best == 0 or not self.words:
            return best
        apart = 0
        for word in self.words:
            cost = word.cost(found)
            if cost is None:
                return best
            apart += cost
        return apart if best is None else min(best, apart)

    def contrary(self, found: frozenset[str]) -> bool:
        """Tell whether terms meet the demand only by saying the contrary."""
        if not self.says_contrary:
            return False
        met = [option.contrary for option in self.options if option.term in found]
        return all(met) if met else any(word.contrary(found) for word in self.words)

    @property
    def met(self) -> bool:
        """Whether any fact at all could meet the demand."""
        return bool(self.options) or (bool(self.words) and all(word.met for word in self.words))

    def wanted(self) -> Wanted:
        """Return the demand as the index takes it: any of these, a list among them standing for all of its own."""
        apart = tuple(word.wanted() for word in self.words)
        return (*self._tiers, *([apart] if apart and all(apart) else []))


def options(choice: Choice) -> Iterator[Option]:
    """Yield the options of a demand, and those of its words."""
    yield from choice.options
    for word in choice.words:
        yield from options(word)


def expand(demand: Demand, index: Index, *, contrary: bool = False, listing: bool = False) -> Choice:
    """Return what meets a demand, the best first; with ``contrary`` also what says the opposite.

    With ``listing``, for things that have a value, a phrase that names the value is met by no less than that.
    """
    match demand:
        case Mention(ids):
            return Choice(tuple(_mention(ids)))
        case Year(number, "="):
            return Choice((Option(terms.year(number), 0), Option(str(number), 2)))
        case Year():
            return Choice((Option(terms.part("year"), 0),))
        case Word(text, need, _):
            choice = _word(text, need == "exact", contrary, index)
            return Choice(choice.options, (), choice.barred) if listing and choice.barred and choice.words else choice
    assert_never(demand)


def _mention(ids: Iterable[str]) -> Iterator[Option]:
    for tier, prefix in ((0, terms.thing), (0, terms.claimant), (2, terms.around), (2, terms.told_of)):
        for each in ids:
            yield Option(prefix(each), tier)


_DEGREES = frozenset({"more", "less", "most", "least"})
"""Senses that compare: a fact that has the property does not say that it has the most of it."""


@lru_cache(maxsize=1 << 12)
def _word(text: str, exact: bool, contrary: bool, index: Index) -> Choice:
    telling = [word for word in text.split() if word not in FUNCTION_WORDS] or text.split()
    stems = tuple(map(stem, telling))
    vocabulary = tuple(_vocabulary(" ".join(stems), 1, index))
    if exact:  # a thing of that kind, or an act for which people have the word, is not the word itself
        vocabulary = tuple(option for option in vocabulary if not option.term.startswith(("k:", "d:")))
    if contrary:
        vocabulary += tuple(_opposites(" ".join(stems), index))
    if len(stems) == 1:
        general = () if exact else _general(stems[0], index, known=bool(vocabulary))
        return Choice(_best((Option(stems[0], 0), *vocabulary, *general), index), barred=_barred(vocabulary))
    joined = Option(stem("".join(text.split())), 0)
    if exact:
        own = tuple(Choice(_best([Option(each, 0)], index)) for each in stems)
        return Choice(_best((joined, *vocabulary), index), own, _barred(vocabulary))
    heavy = [word for word in telling if word not in LIGHT_VERBS] or telling
    apart = tuple(_word(word, exact, contrary, index) for word in heavy)
    return Choice(_best((joined, *vocabulary), index), apart, _barred(vocabulary))


def _barred(vocabulary: Iterable[Option]) -> frozenset[str]:
    names = (option.term.removeprefix("n:").partition("=")[0] for option in vocabulary if option.term.startswith("n:"))
    return frozenset(map(terms.predicate, names))


def _best(options: Iterable[Option], index: Index) -> tuple[Option, ...]:
    """Return each term that a fact has once, at its best tier."""
    best: dict[str, Option] = {}
    for option in sorted(options, key=lambda option: option.tier):
        best.setdefault(option.term, option)
    known = index.known(best)
    return tuple(option for option in best.values() if option.term in known)


def _vocabulary(key: str, tier: int, index: Index) -> Iterator[Option]:
    """Yield what a phrase of the base stands for."""
    for meaning in index.phrase(key):
        if not meaning.sense.startswith("un") and meaning.sense not in _DEGREES:
            yield Option(_term(meaning), max(tier, 2) if meaning.sense == "kind" else tier)


def _opposites(key: str, index: Index) -> Iterator[Option]:
    """Yield the topics and acts of which a phrase says the contrary."""
    for meaning in index.phrase(key):
        if meaning.sense.startswith("un"):
            yield Option(_term(Meaning(meaning.sense.removeprefix("un"), meaning.target)), 2, contrary=True)


def _term(meaning: Meaning) -> str:
    match meaning.sense:
        case "topic":
            return terms.topic(meaning.target)
        case "act":
            return terms.act(meaning.target)
        case "kind":
            return terms.kind(meaning.target)
        case "value":
            name, _, value = meaning.target.partition("=")
            return terms.value(name, value)
        case "thing":
            return terms.thing(meaning.target)
        case "source":
            return terms.claimant(meaning.target)
        case _:
            return terms.predicate(meaning.target)


def _general(word: str, index: Index, *, known: bool) -> Iterator[Option]:
    """Yield what general English says for a word, and what the base says for its synonyms.

    A word that the base has a meaning for is taken in that: of general English it has but its derived forms.
    """
    yield Option(terms.said_as(word), 1)
    positive = None if word.endswith("est") else english.positive(word)  # the longest is not what is long
    if positive is not None:
        yield Option(positive, 1)
        yield Option(terms.said_as(positive), 2)
    related = english.related(positive or word)
    if related is None:
        return
    for other in related.derived:
        yield Option(other, 1)
        yield Option(terms.said_as(other), 2)
    for other in () if known else related.synonyms:
        yield Option(other, 2)
        yield Option(terms.said_as(other), 3)
    for other in related.derived if known else (*related.derived, *related.synonyms):
        yield from _vocabulary(other, 3, index)
    for other in () if known else (*related.broader, *related.narrower):
        yield Option(other, 3)
