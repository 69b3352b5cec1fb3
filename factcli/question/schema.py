"""What fits what: kinds, properties and relations of a base, as the grammar asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Literal

from factcli.frozen import frozen
from factcli.model import Property
from factcli.query import Either, Every, Named, Related, Set, Step, Test, Top, Where, Within
from factcli.question.lexicon import Lexicon

Joined = Literal["or", "and", "both", "every", "each"]


@frozen
class Things:
    """A set of things of a kind, as a stretch of a question names it.

    ``name``: it is a bare name; ``joined``: it is several sets, joined by "and" or by "both … and", else by "or";
    or all there are ("every"), or of each by itself ("each").
    """

    set: Set
    kind: str
    name: bool = False
    joined: Joined = "or"

    def where(self, test: Test) -> Things:
        """Return those for which a test holds."""
        return Things(
            Where(self.set, test), self.kind, joined=self.joined if self.joined in {"every", "each"} else "or"
        )

    @property
    def whole(self) -> bool:
        """Whether it is all things of the kind."""
        return isinstance(self.set, Every)


@frozen
class Schema:
    """The vocabulary of a base, asked what fits."""

    lexicon: Lexicon

    def property(self, name: str) -> Property:
        """Return a property."""
        return self.lexicon.properties[name]

    def lineage(self, kind: str) -> Iterator[str]:
        """Yield a kind and every broader one."""
        at: str | None = kind
        while at is not None:
            yield at
            at = self.lexicon.kinds[at].broader

    def fits(self, kind: str, allowed: Iterable[str]) -> bool:
        """Tell whether things of a kind can be of one of the allowed kinds: as a narrower or as a broader one."""
        lineage = set(self.lineage(kind))
        return any(each in lineage or kind in self.lineage(each) for each in allowed)

    def narrower(self, one: str, other: str) -> str | None:
        """Return the narrower of two kinds of one line; None where they are of different lines."""
        if one in self.lineage(other):
            return other
        return one if other in self.lineage(one) else None

    def akin(self, one: str, other: str) -> bool:
        """Tell whether things of two kinds may be the same: the kinds have a broader one in common."""
        return not set(self.lineage(one)).isdisjoint(self.lineage(other))

    def named(self, ids: Iterable[str]) -> Iterator[Things]:
        """Yield the things of a name, those of one kind together."""
        kinds: dict[str, list[str]] = {}
        for each in ids:
            thing = self.lexicon.thing(each)
            if thing is not None:
                kinds.setdefault(thing.kind, []).append(each)
        for kind, several in kinds.items():
            yield Things(Named(tuple(several)), kind, name=True)

    # relations -----------------------------------------------------------

    def forward(self, names: Iterable[str], of: Things, to: Things) -> Iterator[str]:
        """Yield the relations by which a subject of one set may have an object of another."""
        for name in names:
            each = self.property(name)
            if each.type == "thing" and self.fits(of.kind, each.of) and self.fits(to.kind, each.range):
                yield name

    def relate(
        self, names: Iterable[str], of: Things, to: Things, *, inverse: bool = False, loose: bool = False
    ) -> Iterator[Things]:
        """Yield the things of a set that are subjects (objects if ``inverse``) of a relation with things of another.

        ``loose``: "A and B" may mean either of them too, "the rivers in A and B".
        """
        names = tuple(names)
        fitting = list(self.forward(names, to, of) if inverse else self.forward(names, of, to))
        for name in fitting:
            yield from _related(self.property(name), of, to, inverse=inverse, loose=loose)
        if not fitting and not inverse:
            yield from self._relate_within(names, of, to)

    def _relate_within(self, names: Iterable[str], of: Things, place: Things) -> Iterator[Things]:
        """Yield the things of a set that are in a place by being in what is there: a river of a country's states."""
        for name in names:
            each = self.property(name)
            if each.type != "thing" or each.role != "place" or not self.fits(of.kind, each.of):
                continue
            for kind in each.range:
                inner = Things(Every(kind), kind)
                for between in self.forward(self.places(kind), inner, place):
                    yield of.where(Related(name, False, inner.where(Related(between, False, place.set)).set))

    def places(self, kind: str) -> tuple[str, ...]:
        """Return the relations that say where things of a kind are."""
        return tuple(
            each.id
            for each in self.lexicon.properties.values()
            if each.role == "place" and each.type == "thing" and self.fits(kind, each.of)
        )

    def located(self, of: Things, place: Things) -> Iterator[Things]:
        """Yield the things of a set that are in a place, or belong to another thing: by a relation that says "in"."""
        found = list(self.relate(self.places(of.kind), of, place, loose=True))
        yield from found or self.relate(self._taking_in(), of, place, inverse=True, loose=True)

    def _taking_in(self) -> tuple[str, ...]:
        """Return the relations of what takes others in: from their side they are "included in" it."""
        return tuple(
            each.id for each in self.lexicon.properties.values() if any(words.endswith(" in") for words in each.inverse)
        )

    def holding(self, of: Things, content: Things) -> Iterator[Things]:
        """Yield the things of a set that have things of another: as places of them, else by any relation."""
        found = list(self.relate(self.places(content.kind), of, content, inverse=True))
        yield from found
        if not found:
            yield from self.relate(self.lexicon.properties, of, content)

    def ties(self, of: Things, content: Things) -> Iterator[tuple[str, bool]]:
        """Yield the relations, and from which end, by which things of a set have things of another."""
        inverse = [(name, True) for name in self.forward(self.places(content.kind), content, of)]
        forward = inverse or [(name, False) for name in self.forward(self.lexicon.properties, of, content)]
        yield from forward or ((name, True) for name in self.forward(self.lexicon.properties, content, of))

    def step(self, names: Iterable[str], of: Things) -> Iterator[Things]:
        """Yield what things of a set are related to, "the capital of …"; of several kinds each by itself."""
        for name in names:
            each = self.property(name)
            if each.type == "thing" and self.fits(of.kind, each.of):
                yield from _by_kind(Step(of.set, name), each.range)
            elif each.type == "thing" and self.fits(of.kind, each.range):
                yield from _by_kind(Step(of.set, name, inverse=True), each.of)

    # measures ------------------------------------------------------------

    def amounts(self, names: Iterable[str], kind: str) -> Iterator[str]:
        """Yield the numbers among these properties that things of a kind have."""
        for name in names:
            if self.property(name).type == "number" and self.fits(kind, self.property(name).of):
                yield name

    def restrict(self, of: Things, names: Things) -> Iterator[Things]:
        """Yield the things of a name that are of a kind: "the Colorado river", "the city of New York"."""
        narrower = self.narrower(of.kind, names.kind)
        if narrower is None:
            return
        if isinstance(of.set, Every) and narrower == names.kind:
            yield Things(names.set, names.kind, name=True)
        else:
            yield Things(Where(of.set, Within(names.set)), narrower)


def is_top(of: Set) -> bool:
    """Whether a set is a superlative: one that names by what is most."""
    return isinstance(of, Top)


def _related(each: Property, of: Things, to: Things, *, inverse: bool, loose: bool) -> Iterator[Things]:
    """Yield the things that stand in a relation: to all that "and" joins where there can be several, else to any."""
    if to.joined == "every" and not loose and (each.many or inverse):
        return  # "the rivers that run through all of them" is no set that can be asked for
    several = to.joined == "both" or (to.joined == "and" and (each.many or inverse))
    sets = to.set.sets if isinstance(to.set, Either) and several else ()
    if sets:
        yield reduce(lambda found, one: found.where(Related(each.id, inverse, one)), sets, of)
    if not sets or (to.joined == "and" and (inverse or loose)):
        yield of.where(Related(each.id, inverse, to.set))


def _by_kind(of: Set, kinds: tuple[str, ...]) -> Iterator[Things]:
    for kind in kinds:
        yield Things(of if len(kinds) == 1 else Where(of, Within(Every(kind))), kind)
