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
    return (*of_fact(fact, composer), *_chains(fact, composer), *_copies(fact, composer), *_others(fact, composer))


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


def _copies(fact: Fact, composer: Composer) -> Iterator[Detail]:
    """Yield the digest of each copy that the fact was taken from."""
    for each in dict.fromkeys(reference.source for reference in fact.references):
        source = composer.index.source(each)
        if source is not None and source.digest:
            yield Detail("digest", f"{source.digest} ({source.file or source.id})")


def _roots(fact: Fact, index: Index) -> frozenset[str]:
    """Return where a fact comes from in the end: copies of one report have the same."""
    return frozenset(end for each in fact.references for end in _ends((each.source, *each.via)[-1], index))


def _ends(source: str, index: Index) -> Iterator[str]:
    """Yield what a source reports on in the end; a source that reports on none is its own."""
    known = index.source(source)
    if known is None or not known.reports:
        yield source
    for each in known.reports if known else ():
        yield from _ends(each, index)


def _others(fact: Fact, composer: Composer) -> Iterator[Detail]:
    """Yield who else says the same, what says otherwise of a time that may be the same, and which of them stands."""
    if fact.property is None or fact.subject is None:
        return
    index = composer.index.at(replace(composer.index.view, former=True))
    roots = {_roots(fact, index)}
    beating, contesting = index.beaten_by(fact), index.contested_by(fact)
    for other in index.claims_of(fact.subject):
        if other.id == fact.id or other.property != fact.property:
            continue
        if _is_same(fact, other):
            copied = _roots(other, index) in roots
            roots.add(_roots(other, index))
            yield Detail("a copy says so too" if copied else "also says so", _told(other))
        elif other in beating:
            yield Detail("superseded by", f"{_told(other)} ({_why(other, fact)})")
        elif fact in index.beaten_by(other):
            yield Detail("stands over", f"{_told(other)} ({_why(fact, other)})")
        elif other in contesting:
            yield Detail("contested by", _told(other))


def _why(winner: Fact, loser: Fact) -> str:
    """Say why one claim takes the place of another."""
    if loser.rank == "deprecated" or winner.rank != loser.rank:
        return "by rank"
    return f"it holds later, as of {dates.say(dates.parse(winner.as_of or ''))}"


def _is_same(one: Fact, other: Fact) -> bool:
    if one.value is None or other.value is None or one.negative != other.negative:
        return False
    mine, its = one.value, other.value
    return (mine.thing, mine.named, mine.quantity, mine.date) == (its.thing, its.named, its.quantity, its.date) and (
        mine.text == its.text or any((mine.thing, mine.named, mine.quantity, mine.date))
    )


def _told(fact: Fact) -> str:
    rank = "" if fact.rank == "normal" else f" ({fact.rank}{f': {fact.rank_reason}' if fact.rank_reason else ''})"
    return f"{fact.id}: {fact.text}{rank}"


def _outcome(checked: Checked) -> str:
    return f"{checked.verdict}: {checked.message}" if checked.message else checked.verdict
