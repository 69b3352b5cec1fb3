"""The facts of the made base, one after another: each file is worked out from the seed and its number."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from subject import ACTS, CLAIMED, CLAUSES, MONTHS, PATTERN, PROPERTIES, RECORDED, TOPICS
from wording import running
from world import GROUP, Thing, World, month

BLOCK = 1000
"""Facts in one file."""


class Fact(NamedTuple):
    """A fact; ``things`` are all that it names or comes from, ``number`` is its value where that is one."""

    id: str
    form: str
    text: str
    source: str
    things: tuple[str, ...]
    paragraph: int = 1
    start: str = ""
    end: str = ""
    as_of: str | None = None
    subject: str | None = None
    property: str | None = None
    value: str | None = None
    number: float | None = None
    bound: str | None = None
    according_to: str | None = None
    speaker: str | None = None
    quote: str | None = None
    about: str | None = None
    topic: str | None = None
    act: str | None = None
    agent: str | None = None
    object: str | None = None
    place: str | None = None
    time: str | None = None
    reason: str | None = None


def all_facts(world: World) -> Iterator[Fact]:
    """Yield the facts in the order of their numbers."""
    for number in range(-(-world.facts // BLOCK)):
        yield from block(world, number)


def block(world: World, number: int) -> Iterator[Fact]:
    """Yield the facts of one file."""
    writer = _Writer(world, Random(f"{world.seed}/facts/{number}"))
    for each in range(number * BLOCK, min((number + 1) * BLOCK, world.facts), GROUP):
        yield from writer.group(each)


class _Writer:
    """Writes the facts of one file."""

    def __init__(self, world: World, rng: Random) -> None:
        self.world = world
        self.rng = rng
        self.word = running(rng, max(1, world.facts // 1000)).__next__

    def group(self, first: int) -> Iterator[Fact]:
        """Yield twenty facts of one source."""
        source = self.world.source_id(first // 100)
        yield from (self.claim(first + at, source) for at in range(11))
        yield from (self.act(first + at, source) for at in range(11, 15))
        yield from (self.quotation(first + at, source) for at in range(15, 18))
        yield from self.record(first // GROUP, source)

    def clause(self) -> str:
        word = self.word
        return self.rng.choice(CLAUSES).format(word(), word(), word(), word())

    def claim(self, number: int, source: str) -> Fact:
        rng, world = self.rng, self.world
        subject = world.any(rng, rng.choice(PATTERN))
        kind = rng.choice(("number", "number", "value", "value", "thing", "thing", "thing", "date"))
        name = CLAIMED[subject.kind, kind]
        as_of = month(rng)
        said, value, amount, other = self.value(name, as_of)
        vouches = world.any(rng, "office") if number % 9 == 0 else None
        start, end = (f"The {self.word()} of", f"{self.word()} {self.word()}") if number % 2 else ("", "")
        text = PROPERTIES[name].says.format(subject.name, said, _say(as_of), self.clause())
        return Fact(
            f"{subject.id}-{number}",
            "claim",
            text,
            source,
            tuple(dict.fromkeys(each.id for each in (subject, other, vouches) if each)),
            rng.randint(1, 40),
            start,
            end,
            as_of,
            subject.id,
            name,
            value,
            amount,
            "about" if said.startswith("about") else None,
            vouches.id if vouches else None,
        )

    def value(self, name: str, as_of: str) -> tuple[str, str, float | None, Thing | None]:
        """Return a value of a property: as the sentence says it, as it is written, and as number or thing."""
        rng, of = self.rng, PROPERTIES[name]
        if of.type == "number":
            amount = int(10 ** rng.uniform(1, 5))
            return f"{'about ' if amount % 3 == 0 else ''}{amount:,}", str(amount), float(amount), None
        if of.type == "value":
            value = rng.choice(of.values)
            return value, value, None, None
        if of.type == "thing":
            other = self.world.any(rng, of.range[0])
            return other.name, other.id, None, other
        date = f"{as_of}-{rng.randint(1, 28):02}"
        return _say(date), date, None, None

    def act(self, number: int, source: str) -> Fact:
        rng, world = self.rng, self.world
        act = rng.choice(tuple(ACTS))
        agent = world.any(rng, rng.choice(("company", "company", "office", "person")))
        target = world.any(rng, rng.choice(("bridge", "bridge", "harbour", "river")))
        place = world.any(rng, "town") if rng.random() < 0.5 else None
        time = month(rng)
        reason = f"the {self.word()} and the {self.word()} were worn" if rng.random() < 0.6 else None
        at = f" at {place.name}" if place else ""
        why = f" because {reason}" if reason else ""
        return Fact(
            f"{target.id}-{number}",
            "act",
            f"{agent.name} {ACTS[act][0]} {target.name}{at} in {_say(time)}{why}, {self.clause()}.",
            source,
            tuple(dict.fromkeys(each.id for each in (agent, target, place) if each)),
            rng.randint(1, 40),
            f"It was {self.word()}",
            f"{self.word()} {self.word()}",
            act=act,
            agent=agent.id,
            object=target.id,
            place=place.id if place else None,
            time=time,
            reason=reason,
            topic=rng.choice(TOPICS),
        )

    def quotation(self, number: int, source: str) -> Fact:
        rng, world, word = self.rng, self.world, self.word
        speaker = world.any(rng, "person", 3)
        about = world.any(rng, rng.choice(PATTERN), 3)
        start = rng.choice(("No one", "Every", "Our", "Not one"))
        return Fact(
            f"{speaker.id}-{number}",
            "quotation",
            f"{speaker.name} said of {about.name} that the {word()} had more of {word()} than of {word()}.",
            source,
            tuple(dict.fromkeys((speaker.id, about.id))),
            rng.randint(1, 40),
            as_of=month(rng),
            speaker=speaker.id,
            quote=f"{start} {word()} has seen such a {word()} beside the {word()} and the {word()}, {self.clause()}",
            about=about.id,
        )

    def record(self, number: int, source: str) -> Iterator[Fact]:
        """Yield the two claims of a record: every second thing has one."""
        rng = self.rng
        subject = self.world.thing(2 * number)
        for name in RECORDED[subject.kind]:
            of, amount = PROPERTIES[name], None
            if of.type == "number":
                amount = round(10 ** rng.uniform(1, 4), 1)
                value, said = str(amount), f"{amount:,}"
            elif of.type == "value":
                value = said = rng.choice(of.values)
            else:
                value = month(rng)
                said = _say(value)
            yield Fact(
                f"{subject.id}:{name}",
                "record",
                of.says.format(subject=subject.name, value=said),
                source,
                (subject.id,),
                subject=subject.id,
                property=name,
                value=value,
                number=amount,
            )


def _say(date: str) -> str:
    year, month, *day = date.split("-")
    return f"{' '.join(str(int(each)) for each in day)} {MONTHS[int(month) - 1]} {year}".strip()
