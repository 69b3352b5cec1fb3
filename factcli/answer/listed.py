"""The things of a kind that facts name, each an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcli.answer.compose import Composer
from factcli.answer.match import Match, is_owner, is_told
from factcli.frozen import replace
from factcli.index import Index
from factcli.model import Fact
from factcli.query import Find
from factcli.reply import Answer


def listed(found: Sequence[Match], query: Find, composer: Composer) -> list[Answer]:
    """Return one answer a thing of the kind that is asked for: in the parts of these facts, else who says so."""
    return _of_kind(found, query, composer, _parts) or _of_kind(found, query, composer, _claimants)


def _of_kind(
    found: Sequence[Match], query: Find, composer: Composer, things: Callable[[Fact], list[str | None]]
) -> list[Answer]:
    answers: dict[str, Answer] = {}
    mentioned = {each for demand in query.demands if is_told(demand) for each in demand.ids}
    told = _claimants if query.asked == "speaker" else things
    for match in found:
        for identifier in told(match.fact):
            if identifier is None or identifier in answers or identifier in mentioned or identifier in query.excluded:
                continue
            of_kind = _is_of(identifier, query.kind or "", composer.index)
            if of_kind and _is_owned(identifier, match, query, composer.index):
                answers[identifier] = replace(composer.answer(match.fact), value=composer.named(identifier))
    return list(answers.values())


def _is_owned(identifier: str, match: Match, query: Find, index: Index) -> bool:
    """Whether a thing is of those whose things are asked for: it lies there, or the fact names them.

    One that lies in another thing of their kind is theirs in neither case.
    """
    owners = [each for demand in query.demands if is_owner(demand) for each in demand.ids]
    if not owners:
        return True
    around = set(_around(identifier, index))
    kinds = {thing.kind for each in owners if (thing := index.thing(each)) is not None}
    others = {each for each in around if (thing := index.thing(each)) is not None and thing.kind in kinds}
    return not around.isdisjoint(owners) or (match.owned and not others)


def _around(identifier: str, index: Index) -> Iterator[str]:
    thing = index.thing(identifier)
    for larger in thing.within if thing else ():
        yield larger
        yield from _around(larger, index)


def _parts(fact: Fact) -> list[str | None]:
    """Return the things in the parts of a fact."""
    return [fact.subject, *(value.thing for value in fact.values())]


def _claimants(fact: Fact) -> list[str | None]:
    """Return who says what a fact says."""
    return [fact.speaker, fact.according_to]


def _is_of(identifier: str, kind: str, index: Index) -> bool:
    thing = index.thing(identifier)
    own: str | None = thing.kind if thing else None
    while own is not None and own != kind:
        own = index.kinds[own].broader
    return own is not None
