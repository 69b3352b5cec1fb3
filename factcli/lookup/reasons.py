"""`why`: the chain behind a fact, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcli import dates
from factcli.answer.compose import Composer
from factcli.errors import UnknownName
from factcli.frozen import replace
from factcli.index import Index
from factcli.lookup.records import of_fact
from factcli.lookup.statements import statement
from factcli.model import Fact
from factcli.reply import Detail, Reply

if TYPE_CHECKING:
    from factcli.verify import Checked


def why(name: str, index: Index, checked: Iterable[Checked] = ()) -> Reply:
    """Return a fact with all that stands behind it: its parts, its place, the chain of its sources, who else says so.

    ``checked`` is what came of holding the fact and the copies of its sources against the documents. Raises
    :class:`UnknownName`.
    """
    composer = Composer(index)
    fact = index.fact(name.strip().removeprefix("@"))
    if fact is None:
        raise UnknownName("fact", name)
    details = (*reasons(fact, composer), *(Detail(each.check, _outcome(each)) for each in checked))
    return Reply(None, "answered", (statement(fact, composer),), details=details)


def reasons_of(reply: Reply, index: Index) -> Reply:
    """Return a reply with what stands behind the facts of its first answer."""
    facts = [fact for answer in reply.answers[:1] for each in answer.facts if (fact := index.fact(each)) is not None]
    return replace(reply, details=tuple(each for fact in facts for each in reasons(fact, Composer(index))))


def reasons(fact: Fact, composer: Composer) -> tuple[Detail, ...]:
    """Return what stands behind a fact: its parts, its place, the chain of its sources, who else says so."""
    return (*of_fact(fact, composer), *_chains(fact, composer), *_others(fact, composer))


def _chains(fact: Fact, composer: Composer) -> Iterator[Detail]:
    """Yield each place that a fact is taken from, with the way it came there, the document first.

    Of what was not found, these are the documents that were searched.
    """
    for reference in fact.references:
        links = [composer.named(each).name for each in (reference.source, *reference.via)]
        if fact.speaker is not None and (speaker := composer.named(fact.speaker).name) not in links:
            links.append(speaker)
        place = f", paragraph {reference.paragraph}" if reference.paragraph else ""
        yield Detail(
            "searched" if fact.absence else "chain", " \N{LEFTWARDS ARROW} ".join([links[0] + place, *links[1:]])
        )


def _root(fact: Fact) -> frozenset[str]:
    """Return where a fact comes from in the end: copies of one report have the same."""
    return frozenset((each.source, *each.via)[-1] for each in fact.references)


def _others(fact: Fact, composer: Composer) -> Iterator[Detail]:
    """Yield who else says the same, and who says otherwise of a time that may be the same."""
    if fact.property is None or fact.subject is None:
        return
    index = composer.index
    single = not index.properties[fact.property].many
    roots = {_root(fact)}
    for other in index.claims_of(fact.subject):
        if other.id == fact.id or other.property != fact.property:
            continue
        same = _is_same(fact, other)
        if same and _root(other) in roots:
            yield Detail("a copy says so too", _told(other))
        elif same:
            roots.add(_root(other))
            yield Detail("also says so", _told(other))
        elif single and _may_be_at_once(fact, other):
            yield Detail("says otherwise", _told(other))


def _is_same(one: Fact, other: Fact) -> bool:
    if one.value is None or other.value is None or one.negative != other.negative:
        return False
    mine, its = one.value, other.value
    return (mine.thing, mine.named, mine.quantity, mine.date) == (its.thing, its.named, its.quantity, its.date) and (
        mine.text == its.text or any((mine.thing, mine.named, mine.quantity, mine.date))
    )


def _may_be_at_once(one: Fact, other: Fact) -> bool:
    """Whether two facts may hold at the same time; one that does not say when may hold at any."""
    if one.as_of is None or other.as_of is None:
        return True
    return dates.overlap(dates.parse(one.as_of), dates.parse(other.as_of)) is not dates.Truth.NO


def _told(fact: Fact) -> str:
    rank = "" if fact.rank == "normal" else f" ({fact.rank}{f': {fact.rank_reason}' if fact.rank_reason else ''})"
    return f"{fact.id}: {fact.text}{rank}"


def _outcome(checked: Checked) -> str:
    return f"{checked.verdict}: {checked.message}" if checked.message else checked.verdict
