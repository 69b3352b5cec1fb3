"""`compare`: who says what about a thing, side by side."""

from __future__ import annotations

from factcli import terms
from factcli.answer.compose import Composer
from factcli.frozen import replace
from factcli.index import Index
from factcli.lookup import names
from factcli.lookup.statements import about_of, choice_of, statement, unknown
from factcli.model import Fact
from factcli.reply import Answer, Reply


@names.one_meaning
def compare(name: str, on: str | None, index: Index) -> Reply:
    """Return the statements about a thing, those of each speaker or document together, on all or on one topic.

    What nobody is named for is no position, but for what another source contests; nor is what was only asked. Raises
    :class:`UnknownName`.
    """
    thing = names.thing(name, index)
    composer = Composer(index)
    called = composer.named(thing).name + (f" on {on}" if on else "")
    understood = f"who says what about {called}"
    choice = choice_of(about_of(on, index), index) if on else None
    if on and choice is not None and not choice.met:
        return unknown(on, understood)
    found = index.each([(terms.thing(thing),), *([choice.wanted()] if choice else [])])
    sides: dict[str, list[Answer]] = {}
    for each in found:
        who = _claimant(each.fact) or _contesting(each.fact, index)
        if who is not None and who != thing and (choice is None or choice.cost(each.terms) is not None):
            answer = replace(statement(each.fact, composer), value=composer.named(who))
            sides.setdefault(who, []).append(answer)
    answers = tuple(answer for side in sides.values() for answer in side)
    if answers:
        return Reply(None, "answered", answers, understood)
    cause = f"nobody is recorded to say anything about {called}"
    return Reply(
        None, "unanswered", understood=understood, cause=cause, hint=f"see what there is: factcli show {thing}"
    )


def _contesting(fact: Fact, index: Index) -> str | None:
    """Return the source of what another one contests."""
    return fact.references[0].source if index.contested_by(fact) else None


def _claimant(fact: Fact) -> str | None:
    return None if fact.status == "asked" else fact.speaker or fact.according_to
