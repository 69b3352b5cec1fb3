"""Third stage, for facts: the readings of a question, the likelier first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcli.frozen import replace
from factcli.query import Find, Query, Word
from factcli.question.asking import Asking
from factcli.question.definite import definite
from factcli.question.facts import find, is_linked, is_value
from factcli.question.read import Read
from factcli.question.sides import is_comparing, of_two_speakers, of_two_years, sides
from factcli.question.weighing import asks_twice

_PLACING = frozenset("in inside within at from".split())


def readings(asking: Asking) -> Iterator[Read]:
    """Yield the readings of a question as one about facts; none where nothing is demanded of a fact."""
    first = find(asking)
    if not (first.demands or first.speakers or first.agents) or asks_twice(asking.sentence) or _asks_no_name(asking):
        return
    found: Iterable[Query]
    uncomputed = _is_uncomputed(asking)
    if uncomputed:
        beside = of_two_years(asking, first)
        found = [beside] if beside else []
    else:
        found = _compared(asking, first)
    if first.listing and _is_property_too(asking):
        yield _read(_again(asking), with_kind=False)
    described = definite(asking.spans, asking.sentence, asking.lexicon)
    if described != asking.spans:
        yield _read(Asking(asking.sentence, described, asking.lexicon))
    if first.asked == "recipient" and first.speakers:
        yield _read(_again(asking), with_speaker=False)
    for query in found:
        yield Read(query, asking.explained())
    if not uncomputed:
        yield from _otherwise(asking, first)


def _asks_no_name(asking: Asking) -> bool:
    """Whether the name is asked of what this base only describes: "the name of the driver"."""
    place = next((at for at, token in enumerate(asking.sentence) if token.word in {"name", "names"}), None)
    if place is None or [token.word for token in asking.sentence[place + 1 : place + 2]] != ["of"]:
        return False
    things = (asking.lexicon.thing(each) for span, ids in asking.names() if span.start > place for each in ids)
    return any(thing is not None and thing.name.split()[-1][:1].islower() for thing in things)


def _is_uncomputed(asking: Asking) -> bool:
    """Whether a yes or no is for the grammar of things to work out, or for nobody: what is more, and what is where.

    That one fact tells of two things is no sign that the one is in the other.
    """
    if asking.asked != "check":
        return False
    if any(token.word == "than" or _compares(asking, place) for place, token in enumerate(asking.sentence)):
        return True
    named = [span for span, _ in asking.names()]
    if len(named) != 2 or not is_linked(asking, named[0]):
        return False
    between = [token.word for token in asking.sentence[named[0].end : named[1].start]]
    return named[1].end == len(asking.sentence) and {*between[:1]} & _PLACING != set() and {*between[1:]} <= {"the"}


def _compares(asking: Asking, place: int) -> bool:
    """Whether a word asks of more or less, and of no more than there was ("no more", "any more")."""
    if asking.sentence[place].word not in {"more", "fewer", "less"}:
        return False
    return asking.sentence[place - 1].word not in {"any", "no"} and any(token.word == "or" for token in asking.sentence)


def _otherwise(asking: Asking, first: Find) -> Iterator[Read]:
    """Yield second readings: a value or a kind that is but words, who says it, a number that only many facts make."""
    plain = [each for each in asking.spans if not is_value(each)]
    if len(plain) < len(asking.spans) and first.listing:
        yield _read(Asking(asking.sentence, plain, asking.lexicon))
    if first.listing:
        yield _of_described(asking)
    if first.asked == "recipient":
        yield Read(replace(first, asked="object"), asking.explained())
    if first.asked in {"agent", "fact"}:
        said = _again(asking)
        query = find(said, saying=True)
        if query.asked == "speaker":
            yield Read(query, said.explained())
    if {"would", "have"} <= asking.words or {"could", "have"} <= asking.words:
        yield Read(replace(first, negative=not first.negative), asking.explained())  # what would have been was not
    if first.speakers and asking.asked == "check":
        yield _read(_again(asking), with_speaker=False)
    if first.asked == "amount":
        counting = _again(asking)
        query = find(counting, counting=True)
        if query.kind is not None and query.demands:
            yield Read(query, counting.explained())


def _of_described(asking: Asking) -> Read:
    """Return the reading by which a fact tells of things of a kind by the word for them, not by their names."""
    again = _again(asking)
    query = find(again, with_kind=False)
    heads = [each for start, _, each in again.placed if start == asking.kind and isinstance(each, Word)]
    exact = tuple(
        replace(each, need="exact") if isinstance(each, Word) and each in heads else each for each in query.demands
    )
    return Read(replace(query, demands=exact), again.explained())


def _is_property_too(asking: Asking) -> bool:
    """Whether the first kind that is named is also what the base calls a property: "what office does X hold"."""
    sorts = next((span.senses.sorts for span in asking.spans if "kind" in span.senses.sorts), frozenset())
    return asking.line.startswith("what") and "property" in sorts


def _read(asking: Asking, *, with_kind: bool = True, with_speaker: bool = True) -> Read:
    query = find(asking, with_kind=with_kind, with_speaker=with_speaker)
    return Read(query, asking.explained())


def _again(asking: Asking) -> Asking:
    return Asking(asking.sentence, asking.spans, asking.lexicon)


def _compared(asking: Asking, find: Find) -> list[Query]:
    """Return a reading, and what it is if the same is asked of several sides."""
    spoken = of_two_speakers(asking, find) if find.speakers else None
    if spoken is not None:
        return [spoken]
    comparing = is_comparing(asking) and (not find.speakers or not asking.words.isdisjoint({"versus", "vs"}))
    compared = sides(asking, find, comparing=comparing)
    if compared is None:
        return [] if comparing else [find]
    return [compared] if comparing else [find, compared]
