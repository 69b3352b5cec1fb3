"""A small parser that keeps every reading: rules over categories, with what each makes of its parts.

A rule is a head, a pattern of symbols and a function from the values of the parts to values of the whole (none where
the parts do not fit each other: types prune the readings). Symbols in capitals stand for words, the others
for other rules. A rule may begin with its own head ("np: np post"): readings then grow to the right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from factcli.frozen import NamedTuple, field, frozen

_MOST = 10
"""Readings of a symbol from one place to another at most, the cheapest of each round first: with 6 no question
of GeoQuery is read otherwise than with all."""

Build = Callable[..., Iterable[Any]]


class Rule(NamedTuple):
    """How a head is made of a pattern of symbols; ``cost`` ranks readings, the least first.

    Each symbol comes with whether its value is wanted; ``words`` are the symbols among them that stand for words.
    """

    head: str
    pattern: tuple[tuple[str, bool], ...]
    words: frozenset[str]
    cost: int
    build: Build


def _rule(head: str, symbols: tuple[str, ...], cost: int, build: Build) -> Rule:
    pattern = tuple((each.strip("[]"), each.startswith("[")) for each in symbols)
    return Rule(head, pattern, frozenset(symbol for symbol, _ in pattern if symbol.isupper()), cost, build)


class Costly(NamedTuple):
    """A value that a builder gives only as a second choice, and what it costs more."""

    value: Any
    cost: int


class Reading(NamedTuple):
    """One reading of a stretch of words: where it ends, what it means, what it cost."""

    end: int
    value: Any
    cost: int


class Written:
    """A rule as it is written: its symbols may be missing where a question mark follows them."""

    def __init__(self, head: str, pattern: str, cost: int, build: Build) -> None:
        self._head, self._symbols, self._cost, self._build = head, pattern.split(), cost, build
        self._rules: list[Rule] | None = None
        self._needed = {
            name for each in self._symbols if not each.endswith("?") and (name := each.strip("[]")).isupper()
        }

    def rules(self, categories: Set[str]) -> Iterator[Rule]:
        """Yield the rules it stands for that can apply to words of these categories."""
        if not self._needed <= categories:
            return
        if self._rules is None:
            self._rules = [_rule(self._head, each, self._cost, self._build) for each in _spread(self._symbols)]
        yield from (rule for rule in self._rules if rule.words <= categories)


class Grammar:
    """A set of rules, gathered by :meth:`rule`; each is worked out when the first question may need it."""

    def __init__(self) -> None:
        self._given: dict[str, list[tuple[str, int, Build]]] = defaultdict(list)
        self._written: dict[str, list[Written]] = {}

    def rules(self, head: str, categories: Set[str]) -> list[Rule]:
        """Return the rules of a head that can apply to words of these categories."""
        if head not in self._written:
            self._written[head] = [Written(head, *given) for given in self._given[head]]
        return [rule for written in self._written[head] for rule in written.rules(categories)]

    def rule(self, head: str, *patterns: str, cost: int = 0) -> Callable[[Build], Build]:
        """Make the decorated function the builder of these patterns; a symbol followed by ``?`` may be missing.

        The function gets the context of the parse and the values of the symbols in brackets ``[np]``.
        """

        def add(build: Build) -> Build:
            self._given[head] += ((each, cost, build) for each in patterns)
            return build

        return add


def _spread(symbols: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield a pattern with and without each symbol that may be missing."""
    if not symbols:
        yield ()
        return
    first, rest = symbols[0], symbols[1:]
    for tail in _spread(rest):
        if first.endswith("?"):
            yield tail
        yield (first.rstrip("?"), *tail)


@frozen
class Chart:
    """The readings of one sentence: words by category and place, and what was made of them."""

    grammar: Grammar
    words: Mapping[tuple[str, int], Sequence[tuple[int, Any, int]]]
    context: Any
    _made: dict[tuple[str, int], list[Reading]] = field(default_factory=dict)
    _categories: set[str] = field(default_factory=set)
    _usable: dict[str, tuple[list[Rule], list[Rule]]] = field(default_factory=dict)

    def read(self, symbol: str, start: int) -> list[Reading]:
        """Return every reading of a symbol that begins at a place."""
        made = self._made.get((symbol, start))
        if made is None:
            made = list(self._words(symbol, start) if symbol.isupper() else self._grow(symbol, start))
            self._made[symbol, start] = made
        return made

    def _words(self, category: str, start: int) -> Iterator[Reading]:
        for end, value, cost in self.words.get((category, start), ()):
            yield Reading(end, value, cost)

    def _rules(self, symbol: str) -> tuple[list[Rule], list[Rule]]:
        """Return the rules of a symbol for which the sentence has the words: the plain ones, and the growing ones."""
        rules = self._usable.get(symbol)
        if rules is None:
            if not self._categories:
                self._categories.update(category for category, _ in self.words)
            plain: list[Rule] = []
            growing: list[Rule] = []
            for rule in self.grammar.rules(symbol, self._categories):
                (growing if rule.pattern[0][0] == symbol else plain).append(rule)
            rules = self._usable[symbol] = (plain, growing)
        return rules

    def _grow(self, symbol: str, start: int) -> Iterator[Reading]:
        seen: dict[tuple[int, Any], int] = {}
        room: dict[int, int] = defaultdict(lambda: _MOST)
        plain, growing = self._rules(symbol)
        fresh = [made for rule in plain for made in self._apply(rule, start)]
        while fresh:
            kept = []
            if len(fresh) > _MOST:
                fresh.sort(key=lambda reading: reading.cost)
            for reading in fresh:
                mark = (reading.end, reading.value)
                cost = seen.get(mark)
                if cost is None:
                    if not room[reading.end]:
                        continue
                    room[reading.end] -= 1
                if cost is None or cost > reading.cost:
                    seen[mark] = reading.cost
                    kept.append(reading)
            fresh = [made for reading in kept for rule in growing for made in self._extend(rule, reading)]
        for (end, value), cost in seen.items():
            yield Reading(end, value, cost)

    def _apply(self, rule: Rule, start: int) -> Iterator[Reading]:
        for end, values, cost in self._match(rule.pattern, start):
            yield from _readings(end, rule.build(self.context, *values), cost + rule.cost)

    def _extend(self, rule: Rule, first: Reading) -> Iterator[Reading]:
        for end, values, cost in self._match(rule.pattern[1:], first.end):
            yield from _readings(end, rule.build(self.context, first.value, *values), first.cost + cost + rule.cost)

    def _match(self, pattern: tuple[tuple[str, bool], ...], start: int) -> Iterator[tuple[int, tuple[Any, ...], int]]:
        """Yield the ways a pattern fits from a place: the end, the values of the symbols in brackets, the cost."""
        if not pattern:
            yield start, (), 0
            return
        (symbol, wanted), rest = pattern[0], pattern[1:]
        for reading in self.read(symbol, start):
            for end, values, cost in self._match(rest, reading.end):
                yield end, ((reading.value, *values) if wanted else values), reading.cost + cost


def _readings(end: int, values: Iterable[Any], cost: int) -> Iterator[Reading]:
    for value in values:
        if isinstance(value, Costly):
            yield Reading(end, value.value, cost + value.cost)
        else:
            yield Reading(end, value, cost)
