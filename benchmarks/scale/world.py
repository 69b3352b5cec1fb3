"""The things and sources of the made base: each is worked out from its number alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import NamedTuple

from subject import GIVEN, NAMES, PAPERS, PATTERN
from wording import proper, skewed

GROUP = 20
"""Facts after which it begins anew: eleven claims, four acts, three quotations, a record of two claims."""

_SCATTER = 1_000_003
_PLACES = {kind: [at for at, each in enumerate(PATTERN) if each == kind] for kind in NAMES}


class Thing(NamedTuple):
    """A thing."""

    id: str
    name: str
    kind: str
    alias: str | None
    within: str | None


class Source(NamedTuple):
    """A document."""

    id: str
    title: str
    publisher: str
    published: str
    reports: str | None


class World:
    """A base of so many facts, a multiple of twenty: nothing of it is kept, all of it is made when asked for."""

    def __init__(self, facts: int, seed: str = "1") -> None:
        if facts < 300 or facts % GROUP:
            raise SystemExit(f"{facts} facts: choose a multiple of {GROUP} from 300 on")
        self.facts = facts
        self.things = facts // 10
        self.sources = -(-facts // 100)
        self.seed = seed
        self._counts = {kind: self._count(kind) for kind in NAMES}
        self.thing = lru_cache(maxsize=1 << 16)(self._thing)

    def _count(self, kind: str) -> int:
        whole, rest = divmod(self.things // 2, len(PATTERN))
        return 2 * (whole * len(_PLACES[kind]) + sum(at < rest for at in _PLACES[kind]))

    def _thing(self, number: int) -> Thing:
        """Return the thing of a number."""
        kind = PATTERN[number // 2 % len(PATTERN)]
        own = proper(number)
        name = NAMES[kind].format(own, given=GIVEN[number // 2 % len(GIVEN)])
        alias = f"{own} Crossing" if kind == "bridge" and number % 4 == 0 else own if kind == "person" else None
        within = {"harbour": "town", "person": "office"}.get(kind)
        larger = self.ranked(within, number % self._counts[within]).id if within else None
        return Thing(name.lower().replace(" ", "-"), name, kind, alias, larger)

    def kind(self, identifier: str) -> str:
        """Return the kind of the thing of an id: its name shows it."""
        first, _, last = identifier.partition("-")
        named = "company" if last == "shipping" else last
        return "river" if first == "river" else "town" if not last else named if named in NAMES else "person"

    def name(self, identifier: str) -> str:
        """Return the name of the thing of an id."""
        return identifier.replace("-", " ").title()

    def ranked(self, kind: str, rank: int) -> Thing:
        """Return the thing of a kind that is at a place in the order of how much there is on it."""
        number = rank * _SCATTER % self._counts[kind]
        pair, twin = divmod(number, 2)
        whole, at = divmod(pair, len(_PLACES[kind]))
        found: Thing = self.thing(2 * (whole * len(PATTERN) + _PLACES[kind][at]) + twin)
        return found

    def any(self, rng: Random, kind: str, flat: float = 20) -> Thing:
        """Return a thing of a kind: few of them often, most of them seldom."""
        return self.ranked(kind, skewed(rng, self._counts[kind], flat))

    def source(self, number: int) -> Source:
        """Return the source of a number."""
        rng = Random(f"{self.seed}/source/{number}")
        paper = PAPERS[number % len(PAPERS)]
        title = f"{paper} number {number + 1}: the matter of {proper(-number - 2)}"
        reports = self.source_id(number - 1) if number % 5 == 4 else None
        return Source(self.source_id(number), title, paper, month(rng), reports)

    def source_id(self, number: int) -> str:
        """Return the id of the source of a number."""
        return f"{PAPERS[number % len(PAPERS)].split()[0].lower()}-{number + 1}"

    def all_things(self) -> Iterator[Thing]:
        """Yield the things in the order of the base."""
        return map(self._thing, range(self.things))


def month(rng: Random) -> str:
    """Return some month of two centuries."""
    return f"{rng.randint(1820, 2019)}-{rng.randint(1, 12):02}"
