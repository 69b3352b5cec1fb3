"""A fact into an answer: its sentence, the value that was asked for, and its citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from factcli.frozen import frozen, replace
from factcli.index import Index
from factcli.model import SURE, Fact, Quantity, Reference, Value
from factcli.query import WHEN
from factcli.reply import Answer, Citation, Name

_ROLES = {
    "place": ("place",),
    "time": ("time",),
    "month": ("time",),
    "year": ("time",),
    "duration": ("duration",),
    "manner": ("manner", "reason", "result"),
    "reason": ("reason", "purpose"),
    "amount": ("amount",),
    "agent": ("agent",),
    "object": ("recipient", "object"),
    "recipient": ("recipient",),
}


_PAGE = 500
"""Facts whose answers are made together."""


@frozen
class Composer:
    """Makes answers from facts of one index."""

    index: Index

    def name(self, identifier: str | None) -> Name | None:
        """Return the thing or source with this id as an answer shows it."""
        return None if identifier is None else self.named(identifier)

    def named(self, identifier: str) -> Name:
        """Return the thing or source with this id as an answer shows it."""
        return _named(identifier, self.index)

    def answer(self, fact: Fact, asked: str = "fact") -> Answer:
        """Return the answer that a fact gives to what is asked for."""
        return _answer(fact, asked, self)

    def answers(self, facts: Sequence[Fact], asked: str = "fact") -> Iterator[Answer]:
        """Yield the answers that facts give; what a page of them names and cites is looked up together."""
        for start in range(0, len(facts), _PAGE):
            page = facts[start : start + _PAGE]
            things = [fact.value.thing for fact in page if fact.value is not None]
            named = [each for fact in page for each in (fact.subject, fact.speaker, fact.according_to)]
            self.ahead((*things, *named), [reference for fact in page for reference in fact.references])
            yield from (self.answer(fact, asked) for fact in page)

    def ahead(self, ids: Iterable[str | None], references: Sequence[Reference]) -> None:
        """Look up together what answers will name and cite."""
        through = [each for reference in references for each in reference.via]
        self.index.thing.ahead([each for each in (*ids, *through) if each])
        self.index.source.ahead([reference.source for reference in references])

    def composed(self, fact: Fact, asked: str) -> Answer:
        """Compose the answer that a fact gives to what is asked for."""
        value, quantity = self._asked_value(fact, asked)
        answer = Answer(
            text=fact.text,
            sources=self.citations(fact.references),
            facts=(fact.id,),
            value=value,
            unit=quantity.unit if quantity else None,
            bound=quantity.bound if quantity else "exact",
            subject=self.name(fact.subject),
            quote=fact.quote,
            speaker=self.name(fact.speaker),
            according_to=self.name(fact.according_to),
            as_of=fact.absence.on if fact.absence else fact.as_of,
            status="absent" if fact.absence else fact.status,
            rank=fact.rank,
        )
        if not (self.index.differs or self.index.view.timed):
            return answer
        from factcli.answer.standing import standing  # noqa: PLC0415 - 4 ms that a base without differences does not pay

        return replace(answer, **standing([fact], self.index))

    def together(self, text: str, facts: Sequence[Fact], cited: Iterable[Reference], value: Name | str) -> Answer:
        """Return the answer that facts give together, as surely as the least sure of them."""
        status = next((each.status for each in facts if each.status not in SURE), "asserted")
        claimants = {each.according_to for each in facts}
        dates = {each.as_of for each in facts}
        return Answer(
            text,
            self.citations(cited),
            tuple(each.id for each in facts),
            value=value,
            according_to=self.name(claimants.pop()) if len(claimants) == 1 else None,
            as_of=dates.pop() if len(dates) == 1 else None,
            status=status,
        )

    def _asked_value(self, fact: Fact, asked: str) -> tuple[Decimal | str | Name | None, Quantity | None]:
        if asked == "speaker":
            agents = (value.thing for value in fact.parts.get("agent", ()))
            return self.name(fact.speaker or fact.according_to or next(agents, None)), None
        for value in self._candidates(fact, asked):
            shown = self.shown(value, fact)
            if shown is not None:
                return shown, value.quantity
        if asked == "agent":
            return self.name(fact.subject or fact.speaker or fact.according_to), None
        return None, None

    def _candidates(self, fact: Fact, asked: str) -> Iterable[Value]:
        values = [value for role in _ROLES.get(asked, ()) for value in fact.parts.get(role, ())]
        if asked in {"month", "year"}:
            values.sort(key=lambda value: value.date is None)  # a weekday is no year
        yield from values
        if asked == "amount":
            yield from (value for values in fact.parts.values() for value in values if value.quantity)
        if asked in {"fact", "amount", "place"} | WHEN and fact.value is not None:
            yield fact.value

    def shown(self, value: Value, fact: Fact) -> Decimal | str | Name | None:
        """Return a value as an answer shows it."""
        if value.thing is not None:
            return self.name(value.thing)
        if value.quantity is not None:
            return value.quantity.number
        if value.named is not None and fact.property is not None:
            values = self.index.properties[fact.property].values
            return next((each.label for each in values if each.id == value.named), value.named)
        return value.date or value.text

    def citations(self, references: Iterable[Reference]) -> tuple[Citation, ...]:
        """Return the citations of places in sources, each once."""
        return _citations(tuple(references), self.index)

    def citation(self, reference: Reference) -> Citation:
        """Return the citation of a place in a source."""
        return _citation(reference, self.index)


@lru_cache(maxsize=1 << 11)
def _answer(fact: Fact, asked: str, composer: Composer) -> Answer:
    return composer.composed(fact, asked)


@lru_cache(maxsize=1 << 12)
def _named(identifier: str, index: Index) -> Name:
    thing = index.thing(identifier)
    if thing is not None:
        return Name(identifier, thing.name)
    source = index.source(identifier)
    return Name(identifier, source.title if source else identifier)


@lru_cache(maxsize=1 << 12)
def _citations(references: tuple[Reference, ...], index: Index) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(_citation(each, index) for each in references))


def _citation(reference: Reference, index: Index) -> Citation:
    source = index.source(reference.source)
    via = tuple(_named(each, index).name for each in reference.via)
    locator = f"paragraph {reference.paragraph}" if reference.paragraph else None
    if source is None:
        return Citation(reference.source, reference.source, None, None, locator, via, None, ())
    return Citation(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        locator=locator,
        via=via,
        url=landing(source.url, reference),
        inferred=tuple(sorted(source.inferred)),
    )


def landing(url: str | None, reference: Reference) -> str | None:
    """Return the address of a place in a document: one that lands on its words, where they are given.

    Text fragments are those of the WICG (https://wicg.github.io/scroll-to-text-fragment/); a browser that does not know
    them opens the page.
    """
    words = [each for each in (reference.start, reference.end) if each]
    if url is None or not words:
        return url
    marked = ",".join(quote(each, safe="").replace("-", "%2D") for each in words)
    return f"{url}{'' if '#' in url else '#'}:~:text={marked}"
