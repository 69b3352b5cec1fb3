"""The terms that facts are found by, worked out once (see :mod:`factcli.terms`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcli import terms
from factcli.english.small import FUNCTION_WORDS, key
from factcli.english.stem import Stems, words_of_all
from factcli.index.context import Context
from factcli.index.texts import Basis, basis_of, compounds, marks_of, texts
from factcli.model import Fact

_KEPT = 1 << 18
"""Words, things and sources of which the terms are kept at most."""


class Terms(NamedTuple):
    """The terms of a fact: the stems of its texts, the marks it has by itself, and those by what the base declares.

    ``words`` are those of its texts and of the phrases that people use for it.
    """

    stems: set[str]
    own: set[str]
    added: list[str]
    words: list[list[str]]


class FactTerms:
    """Works out the terms of the facts of one base (see :mod:`factcli.terms`)."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._base = context.base
        self._longest: Mapping[str, int] = {}
        self._stems = Stems()
        self._larger = lru_cache(_KEPT)(self._all_larger)
        self._around = lru_cache(_KEPT)(self._all_around)
        self._vouching = lru_cache(_KEPT)(self._all_vouching)
        self._reporting = lru_cache(_KEPT)(self._all_reporting)

    def of(self, facts: Sequence[Fact]) -> Iterator[Terms]:
        """Yield the terms of each fact."""
        bases = list(map(basis_of, facts))
        said = [list(texts(fact, each.values)) for fact, each in zip(facts, bases, strict=True)]
        flat = [text for fact, its in zip(facts, said, strict=True) for text in (*its, *fact.words)]
        read, at = words_of_all(flat), 0
        self._longest = self._context.beginning(read)
        if len(self._stems) > _KEPT:
            self._stems.clear()
        for fact, each, its in zip(facts, bases, said, strict=True):
            end = at + len(its) + len(fact.words)
            yield self._of(fact, each, its, read[at:end])
            at = end

    def _of(self, fact: Fact, basis: Basis, said: Sequence[str], words: list[list[str]]) -> Terms:
        """Return the terms of a fact of texts, by the words of these and of the phrases people use for it."""
        stem = self._stems.__getitem__
        stems: set[str] = set()
        things: set[str] = set()
        for text, its in zip(said, words, strict=False):
            stemmed = list(map(stem, its))
            stems.update(stemmed)
            if "-" in text:
                stems.update(compounds(text))
            if not self._longest.keys().isdisjoint(stemmed):
                things.update(self._recognised(its, stemmed))
        own = marks_of(fact, basis)
        added = self._added(fact, basis, things)
        for phrase in words[len(said) :]:
            added.update(map(terms.said_as, map(stem, phrase)))
        return Terms(stems, own, sorted(added - own), words)

    def _recognised(self, words: Sequence[str], stems: Sequence[str]) -> Iterator[str]:
        """Yield what is named where a name, its longest form first, has one meaning; names have no function words."""
        after = 0
        for start in [at for at, stem in enumerate(stems) if stem in self._longest]:
            if start < after or words[start] in FUNCTION_WORDS:
                continue
            longest = self._longest[stems[start]]
            places = [start]
            for at in range(start + 1, len(words)):
                if len(places) == longest:
                    break
                if words[at] not in FUNCTION_WORDS:
                    places.append(at)
            while places:
                found = self._context.one(" ".join([stems[at] for at in places]))
                if found is not None:
                    if found:
                        yield found
                    after = places[-1] + 1
                    break
                places.pop()

    def _added(self, fact: Fact, basis: Basis, things: set[str]) -> set[str]:
        """Return the marks of a fact by what the base declares, when its texts name these things."""
        found = set(map(terms.thing, things))
        things.update(basis.agents, fact.about)
        things.update([value.thing for value in basis.values if value.thing])
        for each in things:
            found.update(self._around(each))
            larger = self._larger(each)
            if larger:
                found.update([terms.around(one) for one in larger if one not in things])
        for each in basis.agents:
            larger = self._larger(each)
            if larger:
                found.update(map(terms.agent, larger))
        for each in basis.claimants:
            found.update(self._vouching(each))
        if fact.absence is None:
            for reference in fact.references:
                found.update(self._reporting(reference.source))
        role = self._base.properties[fact.property].role if fact.property else None
        if role:
            found.add(terms.part(role))
        return found

    def _all_reporting(self, source: str) -> tuple[str, ...]:
        """Return the marks of a fact from a source: those of the documents that it reports on."""
        known = self._base.sources.get(source)
        return tuple(map(terms.told_of, known.reports)) if known is not None else ()

    def _all_around(self, thing: str) -> tuple[str, ...]:
        """Return the marks of a fact that names a thing: those of its kind and of every broader one."""
        known = self._base.things.get(thing)
        return tuple(map(terms.kind, self._context.kinds_of(known.kind))) if known else ()

    def _all_larger(self, thing: str) -> tuple[str, ...]:
        """Return the things that a thing lies within, at any remove."""
        known = self._base.things.get(thing)
        within = known.within if known else ()
        return tuple(dict.fromkeys(each for larger in within for each in (larger, *self._larger(larger))))

    def _all_vouching(self, claimant: str) -> tuple[str, ...]:
        """Return the marks of those who vouch for what somebody says: their publisher, and whom they speak for."""
        direct = [claimant]
        source = self._base.sources.get(claimant)
        for name in (source.publisher, source.author) if source else ():
            direct += self._context.all_of(key(name)) if name else ()
        return tuple(terms.claimant(larger) for each in direct for larger in (each, *self._larger(each)))
