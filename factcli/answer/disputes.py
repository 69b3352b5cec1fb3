"""Disagreement: what says otherwise is shown beside an answer, and nothing is worked out from both."""

from __future__ import annotations

from collections.abc import Iterator

from factcli.answer.compose import Composer
from factcli.answer.standing import standing
from factcli.frozen import replace
from factcli.model import Fact
from factcli.query import CountOf, Difference, Exists, Find, ListOf, Query, Total, Year
from factcli.reply import Answer, Listing, Reply

_SETTLED = frozenset({"yes", "no"})


def weighed(reply: Reply, query: Query, composer: Composer) -> Reply:
    """Return a reply with what contradicts its facts, and without those that other ones of it have taken the place of.

    A yes or no of which the sources differ is neither; a figure worked out from what is contested is refused.
    """
    if reply.status != "answered":
        return reply
    if isinstance(reply.answers, Listing):
        return replace(reply, answers=reply.answers.each(lambda each: _told(_placed(each, query, composer), composer)))
    answers = [_placed(each, query, composer) for each in reply.answers]
    contested = any(each.contested_by for each in answers)
    if contested and isinstance(query, Total | Difference) and any(len(each.facts) > 1 for each in answers):
        return _undecided(answers, composer)
    shown = {fact for each in answers for fact in each.facts}
    if not composer.index.view.former:
        answers = [each for each in answers if shown.isdisjoint(each.superseded_by)]
    if isinstance(query, ListOf | CountOf | Exists):
        return replace(reply, answers=tuple(_told(each, composer) for each in answers))
    return replace(reply, answers=tuple(_beside(answers, shown, composer)))


def _placed(answer: Answer, query: Query, composer: Composer) -> Answer:
    """Return an answer with how its facts stand among the others; what was so in a year asked for is not overtaken."""
    facts = [fact for each in answer.facts if (fact := composer.index.fact(each)) is not None]
    found = _standing(answer, facts, composer)
    if isinstance(query, Find) and any(isinstance(each, Year) for each in query.demands):
        found = replace(found, superseded_by=())
    if not found.contested_by or found.value not in _SETTLED:
        return found
    told = dict.fromkeys(each.text for each in facts)
    return replace(found, value="contested", text=f"Contested. {' '.join(told)}")


def _standing(answer: Answer, facts: list[Fact], composer: Composer) -> Answer:
    """Return an answer with how its facts stand; the same one where that is as it says already."""
    stands = standing(facts, composer.index) if facts else {}
    changed = {name: value for name, value in stands.items() if value != getattr(answer, name)}
    return replace(answer, **changed) if changed else answer


def _beside(answers: list[Answer], shown: set[str], composer: Composer) -> Iterator[Answer]:
    """Yield the answers, behind each the facts that say otherwise, once."""
    for answer in answers:
        yield answer
        for fact in _facts(answer.contested_by, composer):
            if fact.id not in shown:
                shown.add(fact.id)
                yield composer.answer(fact)


def _told(answer: Answer, composer: Composer) -> Answer:
    """Return an answer that also says what contradicts it, and where that is from."""
    facts = [each for each in _facts(answer.contested_by, composer) if each.id not in answer.facts]
    if not facts:
        return answer
    told = " ".join(each.text for each in facts)
    sources = dict.fromkeys((*answer.sources, *(one for each in facts for one in composer.citations(each.references))))
    return replace(answer, text=f"{answer.text} Contested: {told}", sources=tuple(sources))


def _undecided(answers: list[Answer], composer: Composer) -> Reply:
    """Return the refusal of a figure that would be worked out from claims that contradict each other."""
    facts = [fact for each in answers for fact in _facts(each.contested_by, composer)]
    name = composer.index.properties[facts[0].property or ""].label
    of = ", ".join(dict.fromkeys(composer.named(each.subject or "").name for each in facts))
    cause = f"the sources do not agree on the {name} of {of}"
    related = tuple(composer.answer(each) for each in facts)
    return Reply(None, "unanswered", related=related, cause=cause, hint="rank one of the claims as preferred")


def _facts(ids: tuple[str, ...], composer: Composer) -> list[Fact]:
    return [fact for each in ids if (fact := composer.index.fact(each)) is not None]
