"""`timeline`: dated facts in order, uncertain dates as such."""

from __future__ import annotations

from collections.abc import Iterator

from factcli import dates, terms
from factcli.answer.compose import Composer
from factcli.dates import Period, Truth
from factcli.errors import UsageError
from factcli.frozen import replace
from factcli.index import Found, Index
from factcli.lookup import names
from factcli.lookup.statements import about_of, choice_of, unknown
from factcli.model import Fact
from factcli.reply import Answer, Reply

_ALL = -1


@names.one_meaning
def timeline(about: str | None, since: str | None, until: str | None, index: Index) -> Reply:
    """Return the facts that tell when something was so, the earliest first: all of them or those about something.

    With ``since`` and ``until``, EDTF dates, those that are certainly or possibly of that time; what only possibly is,
    is said to be. Raises :class:`UsageError` for what is no date.
    """
    bounds = _bounds(since, until)
    composer = Composer(index)
    choice = choice_of(about_of(about, index), index) if about else None
    understood = " ".join(filter(None, ("what happened when", about and f"about {about}", _said(since, until))))
    if about and choice is not None and not choice.met:
        return unknown(about, understood)
    found = index.find([(terms.part("year"),), *([choice.wanted()] if choice else [])], _ALL)
    dated = [
        (period, inferred, truth, each.fact)
        for each in found
        if choice is None or choice.cost(each.terms) is not None
        for period, inferred in _when(each)
        if (truth := _is_of(period, *bounds)) is not Truth.NO
    ]
    dated.sort(key=lambda each: (each[0].earliest, each[0].latest))
    answers = tuple(_answer(*each, composer) for each in dated)
    if answers:
        return Reply(None, "answered", answers, understood)
    cause = "no fact of this base that tells when is of that"
    return Reply(None, "unanswered", understood=understood, cause=cause, hint="see `factcli timeline`")


def _bounds(since: str | None, until: str | None) -> tuple[Period | None, Period | None]:
    found = []
    for option, text in (("--since", since), ("--until", until)):
        try:
            found.append(dates.parse(text) if text else None)
        except ValueError as error:
            raise UsageError(
                f"cannot read {option}: {error}", "write it as 2016, 2016-08, 2016-08-04 or 2016~"
            ) from None
    return found[0], found[1]


def _said(since: str | None, until: str | None) -> str:
    return " ".join(filter(None, (since and f"since {since}", until and f"until {until}")))


def _is_of(period: Period, since: Period | None, until: Period | None) -> Truth:
    """Whether a time is of the span asked for: it begins no earlier, and ends no later."""
    if since is None and until is None:
        return Truth.CERTAINLY
    span = Period("", since.earliest if since else dates.OPEN_START, until.latest if until else dates.OPEN_END)
    return dates.within(period, span)


def _when(found: Found) -> Iterator[tuple[Period, str | None]]:
    """Yield when a fact was so: the time of what it tells, else when it holds; with why that is believed, if it is."""
    fact = found.fact
    told = [(value.date, value.inferred) for value in fact.parts.get("time", ()) if value.date]
    if fact.value is not None and fact.value.date:
        told.append((fact.value.date, fact.value.inferred))
    if not told and fact.as_of:
        told.append((fact.as_of, fact.inferred.get("as_of")))
    yield from ((dates.parse(date), inferred) for date, inferred in told[:1])


def _answer(period: Period, inferred: str | None, truth: Truth, fact: Fact, composer: Composer) -> Answer:
    """Return a fact as an answer that begins with its date, said as surely as it is known."""
    sure = ("inferred" if inferred else "", "possibly" if truth is Truth.POSSIBLY else "")
    said = ", ".join(filter(None, (dates.say(period), *sure)))
    text = f"{said[:1].upper()}{said[1:]}: {fact.text}"
    return replace(composer.answer(fact), value=period.written, text=text, as_of=None)
