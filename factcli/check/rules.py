"""The rules beyond what a base must be to be read at all: what makes it hard to find, to trust or to keep.

A rule is a function from a base to what it finds. To add one, write it here under :func:`rule`; one that has to know
more than the base, such as what day it is, under :func:`rule_in_context`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from factcli import dates
from factcli.english.small import key
from factcli.english.stem import stem, words
from factcli.frozen import frozen
from factcli.model import Base, Fact, Source

_LONGEST = 6
"""Telling words of the longest phrase that is looked for in a question."""

_ALIKE = 95
"""How alike two sentences are that say the same, of 100."""


class Found(NamedTuple):
    """What a rule finds: in which section of the base, of which id, and what to do."""

    section: str
    id: str
    message: str
    hint: str


@frozen
class Context:
    """What a rule may have to know that does not stand in the base: the day on which it is checked."""

    today: date


Finder = Callable[[Base], Iterable[Found]]
FinderInContext = Callable[[Base, Context], Iterable[Found]]


@frozen
class Rule:
    """A rule: its id, whether it belongs to the default set, its explanation and how it is checked."""

    id: str
    default: bool
    explanation: str
    find: FinderInContext


RULES: dict[str, Rule] = {}


def rule(name: str, explanation: str, *, default: bool) -> Callable[[Finder], Finder]:
    """Make a function the rule of a name."""

    def add(find: Finder) -> Finder:
        rule_in_context(name, explanation, default=default)(lambda base, _: find(base))
        return find

    return add


def rule_in_context(name: str, explanation: str, *, default: bool) -> Callable[[FinderInContext], FinderInContext]:
    """Make a function that looks at more than the base the rule of a name."""

    def add(find: FinderInContext) -> FinderInContext:
        RULES[name] = Rule(name, default, " ".join(explanation.split()), find)
        return find

    return add


@rule(
    "no-locator",
    """A fact names its source but no place in it: whoever wants to check it has to read the whole document. Say which
    paragraph it is in, or with which words it starts and ends. What was looked for and not found has no place.""",
    default=True,
)
def _no_locator(base: Base) -> Iterator[Found]:
    for fact in base.facts.values():
        for reference in fact.references if fact.absence is None else ():
            located = reference.paragraph or reference.start or reference.end
            if not located and base.sources[reference.source].file:
                yield Found("facts", fact.id, f"no place in {reference.source}", "add paragraph, or start and end")


@rule(
    "figure-without-unit",
    """A number stands without what it is of: it cannot be compared, nor checked against the passage. Give it a unit, or
    give its property one.""",
    default=True,
)
def _figure_without_unit(base: Base) -> Iterator[Found]:
    for fact in base.facts.values():
        unit = base.properties[fact.property].unit if fact.property else None
        for value in fact.values():
            if value.quantity is not None and not value.quantity.unit and not (unit and value is fact.value):
                yield Found("facts", fact.id, f"{value.quantity.number:f} has no unit", "say what it is of: unit = …")


@rule(
    "rank-without-reason",
    """A fact is preferred or deprecated and does not say why: whoever finds another value in its place has to take that
    on trust. Add rank_reason.""",
    default=True,
)
def _rank_without_reason(base: Base) -> Iterator[Found]:
    for fact in base.facts.values():
        if fact.rank != "normal" and not fact.rank_reason:
            yield Found("facts", fact.id, f"{fact.rank} without a reason", "say why: rank_reason = …")


@rule(
    "orphan-thing",
    """A thing is named by no fact, has no description and belongs to nothing: its names only stand in the way of
    others. Add what is known of it, or take it out.""",
    default=True,
)
def _orphan_thing(base: Base) -> Iterator[Found]:
    named = {each for fact in base.facts.values() for each in _named(fact)}
    named |= {larger for thing in base.things.values() for larger in thing.within}
    for thing in base.things.values():
        if thing.id not in named and not thing.within and not thing.description:
            yield Found("things", thing.id, "no fact names it", "add what is known of it, or take it out")


@rule(
    "orphan-source",
    "A source is cited by nothing and reported on by no other one. Cite it, or take it out.",
    default=True,
)
def _orphan_source(base: Base) -> Iterator[Found]:
    cited = {each for fact in base.facts.values() for one in fact.references for each in (one.source, *one.via)}
    cited |= {one.source for thing in base.things.values() for one in thing.references}
    cited |= {each for source in base.sources.values() for each in source.reports}
    cited |= {each for fact in base.facts.values() for each in (fact.speaker, fact.according_to) if each}
    for source in base.sources.values():
        if source.id not in cited:
            yield Found("sources", source.id, "nothing cites it", "cite it, or take it out")


@rule(
    "unreachable-words",
    """A phrase of the vocabulary can never be found in a question: it has more than six telling words. Say it in
    fewer.""",
    default=True,
)
def _unreachable_words(base: Base) -> Iterator[Found]:
    for section, identifier, phrases in _vocabulary(base):
        for phrase in phrases:
            if len(key(phrase).split()) > _LONGEST:
                message = f'"{phrase}" has more than {_LONGEST} telling words'
                yield Found(section, identifier, message, "no question can have it; say it in fewer")


@rule_in_context(
    "stale-review",
    """The time by which somebody was to look again at a fact or a source, its review_by, is certainly over. See whether
    it is still so, then put the date off or take it out.""",
    default=True,
)
def _stale_review(base: Base, context: Context) -> Iterator[Found]:
    today = context.today.isoformat()
    to_come = dates.Period(f"{today}/..", today, dates.OPEN_END)
    sections: dict[str, Iterable[Fact | Source]] = {"sources": base.sources.values(), "facts": base.facts.values()}
    dated = [(name, each, each.review_by) for name, entries in sections.items() for each in entries if each.review_by]
    for section, entry, review_by in dated:
        due = dates.parse(review_by)
        if dates.overlap(due, to_come) is dates.Truth.NO:
            days = (context.today - date.fromisoformat(due.latest)).days
            message = f"to be looked at again by {dates.say(due)}, which was over {_ago(days)}"
            yield Found(section, entry.id, message, "look again, then put review_by off or take it out")


def _ago(days: int) -> str:
    """Say how long ago something was, rounded down to what one counts in: 59 days, 3 months, 2 years."""
    if days >= 730:
        return f"{days * 100 // 36525} years ago"
    if days >= 60:
        return f"{days * 1200 // 36525} months ago"
    return "yesterday" if days == 1 else f"{days} days ago"


@rule(
    "quotation-without-occasion",
    """A quotation does not say on which occasion, or when, it was said. Words turn with the moment they were said in:
    add an occasion, a time or an as_of.""",
    default=False,
)
def _quotation_without_occasion(base: Base) -> Iterator[Found]:
    for fact in base.facts.values():
        if fact.quote and not (fact.as_of or fact.parts.keys() & {"occasion", "time"}):
            yield Found("facts", fact.id, "a quotation without occasion or date", "add occasion, time or as_of")


@rule(
    "double-meaning",
    """A phrase means two kinds neither of which is the broader one, or two values of one property. A question with it
    has two readings, and is ambiguous where they have different answers.""",
    default=False,
)
def _double_meaning(base: Base) -> Iterator[Found]:
    kinds = [(kind.id, (kind.label, kind.plural, *kind.words)) for kind in base.kinds.values()]
    for one, other, phrase in _shared(kinds):
        if not {one, other} & (_broader(one, base) | _broader(other, base)):
            yield Found("kinds", other, f'"{phrase}" also means the kind {one}', "take it out of one of the two")
    for property_ in base.properties.values():
        values = [(value.id, (value.label, *value.words)) for value in property_.values]
        for one, other, phrase in _shared(values):
            message = f'"{phrase}" means both {one} and {other}'
            yield Found("properties", property_.id, message, "take it out of one of the two")


def _shared(bearers: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str, str]]:
    """Yield two ids and the phrase that they share, in words or in stems."""
    seen: dict[str, str] = {}
    for identifier, phrases in bearers:
        for phrase in phrases:
            other = seen.setdefault(key(phrase), identifier)
            if other != identifier:
                yield other, identifier, phrase


def _broader(kind: str, base: Base) -> set[str]:
    """Return the kinds that a kind is one of."""
    found: set[str] = set()
    larger = base.kinds[kind].broader
    while larger is not None:
        found.add(larger)
        larger = base.kinds[larger].broader
    return found


@rule(
    "near-duplicate",
    """Two facts say almost the same in almost the same words. Both come as answers to one question; if they are one
    fact from two places, give one fact two references.""",
    default=False,
)
def _near_duplicate(base: Base) -> Iterator[Found]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only this rule needs it

    alike: dict[frozenset[str], list[Fact]] = defaultdict(list)
    for fact in base.facts.values():
        alike[frozenset(_named(fact))].append(fact)
    for facts in alike.values():
        stems = [" ".join(map(stem, words(fact.text))) for fact in facts]
        for at, fact in enumerate(facts):
            for before in range(at):
                if _differ(fact, facts[before]):
                    continue
                if fuzz.token_sort_ratio(stems[at], stems[before]) >= _ALIKE:
                    message = f"says almost the same as {facts[before].id}"
                    yield Found("facts", fact.id, message, "make it one fact with two references")


def _differ(one: Fact, other: Fact) -> bool:
    """Whether two claims give different values, or values of different times: that is no repetition."""
    mine, its = ((each.property, each.value, each.parts.get("time"), each.as_of) for each in (one, other))
    return one.property is not None and other.property is not None and mine != its


def _named(fact: Fact) -> set[str]:
    """Return the things that a fact names in its fields and parts."""
    named = {fact.subject, fact.speaker, fact.according_to, *fact.about, *(value.thing for value in fact.values())}
    return {each for each in named if each}


def _vocabulary(base: Base) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what each entry of the vocabulary is called: its section, its id and its phrases."""
    for kind in base.kinds.values():
        yield "kinds", kind.id, (kind.label, kind.plural, *kind.words)
    for property_ in base.properties.values():
        yield "properties", property_.id, (property_.label, *property_.words, *property_.inverse)
    for topic in base.topics.values():
        yield "topics", topic.id, (topic.label, *topic.words)
    for act in base.acts.values():
        yield "acts", act.id, (act.label, *act.words)
