"""What a base knows, and questions that it answers: worked out from its own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from factcli import terms
from factcli.answer import ask
from factcli.index import Index
from factcli.model import Fact, Property
from factcli.query import Every
from factcli.reply import KindCount, Overview, Recorded

_EXAMPLES = 6
_LOOKED_AT = 12
"""Facts that are made into questions of one sort at most."""


def overview(index: Index) -> Overview:
    """Return what a base knows."""
    counts = ((kind, index.size(Every(kind.id))) for kind in index.kinds.values())
    return Overview(
        title=index.meta("title") or "",
        description=index.meta("description") or "",
        facts=index.count("fact"),
        things=index.count("thing"),
        sources=index.count("source"),
        kinds=tuple(KindCount(kind.id, kind.plural, count) for kind, count in counts if count),
        properties=tuple(
            _recorded(each) for each in index.properties.values() if index.knows(terms.predicate(each.id))
        ),
        topics=index.topics(),
        examples=tuple(islice(_examples(index), _EXAMPLES)),
    )


def _recorded(of: Property) -> Recorded:
    return Recorded(of.id, of.label, of.of, of.type, tuple(each.label for each in of.values))


def _examples(index: Index) -> Iterator[str]:
    """Yield questions that are answered, each sort of them in turn."""
    sorts = (_of_values, _of_speakers, _of_amounts, _of_places, _of_names)
    rounds = zip_longest(*(sort(index) for sort in sorts))
    questions = (each for each in chain.from_iterable(rounds) if each)
    return (each for each in dict.fromkeys(questions) if ask(each, index).status == "answered")


def _of_values(index: Index) -> Iterator[str]:
    for each in index.properties.values():
        for value in each.values:
            yield f"which {index.kinds[each.of[0]].plural} are {value.label}"


def _facts(part: str, index: Index) -> Iterator[Fact]:
    return (each.fact for each in index.find([(terms.part(part),)], _LOOKED_AT))


def _of_speakers(index: Index) -> Iterator[str]:
    for fact in _facts("quote", index):
        speaker = index.thing(fact.speaker or "")
        about = next((known for each in fact.about if (known := index.thing(each))), None)
        if speaker and about:
            yield f"what did {speaker.name} say about {about.name}"


def _of_amounts(index: Index) -> Iterator[str]:
    for fact in _facts("amount", index):
        subject = index.thing(fact.subject or "")
        if subject and fact.property and fact.value and fact.value.quantity:
            yield f"what is the {index.properties[fact.property].label} of {subject.name}"


def _of_places(index: Index) -> Iterator[str]:
    for fact in _facts("place", index):
        subject = index.thing(fact.subject or "")
        if subject:
            yield f"where is {subject.name}"


def _of_names(index: Index) -> Iterator[str]:
    ranked = sorted(index.kinds.values(), key=lambda kind: -index.size(Every(kind.id)))
    for kind in ranked:
        for each in index.members(Every(kind.id), 2):
            thing = index.thing(each)
            if thing and thing.description:
                yield f"what is {min((thing.name, *thing.aliases), key=len)}"
