"""What the questions ask for: chosen from the data, so that there is an answer at every size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rows import Fact
from wording import proper
from world import World

_WORD = re.compile(r"\b[a-z]{7,}\b")
_CANDIDATES = 20_000
"""Things looked at for one with a moderate number of facts: not all, since there may be a million."""


class Targets(NamedTuple):
    """What the questions ask for; things by id and by name."""

    thing: str
    thing_name: str
    misspelt: str
    speaker: str
    speaker_name: str
    about: str
    about_name: str
    word: str
    layout: str


class Chooser:
    """Looks at all facts one by one, then chooses.

    Of amounts of one property at several times factcli shows the last one, and the other tools all: no thing that has
    several is chosen, nor a word in one of them.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.speaker = world.ranked("person", 0)
        numbered = enumerate(map(world.thing, range(0, min(world.things, _CANDIDATES), 2)))
        self._numbers = {thing.id: 2 * at for at, thing in numbered if thing.kind == "bridge"}
        self._named: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        self._measured: Counter[str] = Counter()
        self._passing: set[str] = set()
        self._layouts: Counter[str] = Counter()

    def look(self, fact: Fact) -> None:
        """Count what a fact has."""
        self._named.update(each for each in fact.things if each in self._numbers)
        words = set(_WORD.findall(f"{fact.text} {fact.quote} {fact.reason}"))
        self._words.update(words)
        if fact.number is not None:
            self._passing |= words
        if fact.number is not None and fact.form == "claim" and fact.subject in self._numbers:
            self._measured[fact.subject] += 1
        if fact.speaker == self.speaker.id and fact.about and fact.about.endswith(("-bridge", "-shipping")):
            self._said[fact.about] += 1
        if fact.property == "layout":
            self._layouts[str(fact.value)] += 1

    def choose(self) -> Targets:
        """Return a bridge with about ten facts, the busiest speaker, a word of about ten, the commonest layout."""
        once = {each: count for each, count in self._named.items() if self._measured[each] < 2}
        lasting = {each: count for each, count in self._words.items() if each not in self._passing}
        thing = _nearest(once, 10)
        about = _nearest(self._said, 3)
        number = self._numbers[thing]
        return Targets(
            thing,
            self.world.name(thing),
            f"{_misspelt(number, self.world)} Bridge",
            self.speaker.id,
            self.speaker.name,
            about,
            self.world.name(about),
            _nearest(lasting, 10),
            max(self._layouts, key=lambda each: (self._layouts[each], each)),
        )


def _nearest(counts: Mapping[str, int], wanted: int) -> str:
    return min(counts, key=lambda each: (abs(counts[each] - wanted), each))


def _misspelt(number: int, world: World) -> str:
    """Return the proper name of a thing with a letter left out, so that no other thing's name is as near to it."""
    name = proper(number).lower()
    slips = {name[:at] + name[at + 1 :] for at in range(2, len(name) - 2)}
    bent = {each: slip for slip in sorted(slips) for each in _bent(slip)}
    for other in range(world.things):
        if other != number:
            for each in bent.keys() & _bent(proper(other).lower()):
                slips.discard(bent[each])
    return min(slips).capitalize()


def _bent(word: str) -> set[str]:
    """Return a word and what it is with any one letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
