"""`timeline`: dated facts in order, uncertain dates as such."""

from __future__ import annotations

from factcli import dates, terms
from factcli.answer.compose import Composer
from factcli.frozen import replace
from factcli.index import Index
from factcli.lookup import names
from factcli.lookup.statements import about_of, choice_of, unknown
from factcli.model import Fact
from factcli.reply import Answer, Reply
from factcli.when import When, when


@names.one_meaning
def timeline(about: str | None, index: Index) -> Reply:
    """Return the facts that tell when something was so, the earliest first: all of them or those about something.

    Raises :class:`UnknownName`.
    """
    composer = Composer(index)
    choice = choice_of(about_of(about, index), index) if about else None
    understood = " ".join(filter(None, ("what happened when", about and f"about {about}")))
    if about and choice is not None and not choice.met:
        return unknown(about, understood)
    found = index.each([(terms.part("year"),), *([choice.wanted()] if choice else [])])
    dated = [
        (told, each.fact)
        for each in found
        if (choice is None or choice.cost(each.terms) is not None) and (told := when(each.fact)) is not None
    ]
    dated.sort(key=lambda each: (each[0].period.earliest, each[0].period.latest))
    answers = tuple(_answer(*each, composer) for each in dated)
    if answers:
        return Reply(None, "answered", answers, understood)
    cause = "no fact of this base that tells when is of that"
    return Reply(None, "unanswered", understood=understood, cause=cause, hint="see `factcli timeline`")


def _answer(told: When, fact: Fact, composer: Composer) -> Answer:
    """Return a fact as an answer that begins with its date, said as surely as it is known."""
    said = dates.say(told.period) + (", inferred" if told.inferred else "")
    text = f"{said[:1].upper()}{said[1:]}: {fact.text}"
    return replace(composer.answer(fact), value=told.period.written, text=text, as_of=None)
