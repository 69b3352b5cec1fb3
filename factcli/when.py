"""When what facts tell of was so, and whether that is of the time that is looked at.

Three values (EDTF): what is certainly of the time asked for, what possibly is, and what is not and stays away.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcli import dates
from factcli.dates import OPEN_END, OPEN_START, Period, Truth
from factcli.frozen import NamedTuple
from factcli.model import Fact
from factcli.view import View


class When(NamedTuple):
    """When something was so, and why that is believed where it is inferred."""

    period: Period
    inferred: str | None = None


def when(fact: Fact) -> When | None:
    """Return when what a fact tells of was so: its time, else the date it gives, else as of when it holds."""
    told = [(value.date, value.inferred) for value in fact.parts.get("time", ()) if value.date]
    if fact.value is not None and fact.value.date:
        told.append((fact.value.date, fact.value.inferred))
    if fact.as_of:
        told.append((fact.as_of, fact.inferred.get("as_of")))
    return When(dates.parse(told[0][0] or ""), told[0][1]) if told else None


def holding(fact: Fact) -> Period | None:
    """Return when a claim holds: at the time it is of, else as of the date it names; None where it does not say."""
    told = next((value.date for value in fact.parts.get("time", ()) if value.date), fact.as_of)
    return dates.parse(told) if told else None


def known(fact: Fact, published: Iterable[str | None]) -> Period:
    """Return when a fact was so; where it does not say, by when its sources were published, these being EDTF."""
    told = when(fact)
    return by(published) if told is None else told.period


def by(published: Iterable[str | None]) -> Period:
    """Return until when something was so that sources of these dates tell of."""
    ends = [dates.parse(each).stretched[1] for each in published if each]
    return Period("", OPEN_START, max(ends, default=OPEN_END), uncertain=not ends)


def lasting(fact: Fact) -> Period | None:
    """Return the stretch of time with two ends in which a claim holds; None for what has none."""
    closed = fact.property is not None and fact.as_of is not None and "/" in fact.as_of
    period = dates.parse(fact.as_of) if closed and fact.as_of else None
    return period if period is not None and period.latest != OPEN_END else None


def truth(view: View, period: Period, over: Period | None = None) -> Truth:
    """Tell whether what was so in a period is of the time of a view.

    As of a date is what had begun by then; what holds for a while, ``over``, must not have ended before.
    """
    found = [Truth.CERTAINLY]
    if view.since is not None or view.until is not None:
        first = view.since.earliest if view.since else OPEN_START
        last = view.until.latest if view.until else OPEN_END
        found.append(dates.within(period, Period("", first, last)))
    if view.as_of is not None:
        found.append(_begun(period, view.as_of))
        found += [_lasting(over, view.as_of)] if over is not None else []
    return next(truth for truth in (Truth.NO, Truth.POSSIBLY, Truth.CERTAINLY) if truth in found)


def _begun(period: Period, day: Period) -> Truth:
    """Whether what was so in a period had begun by a date."""
    if period.stretched[0] > day.stretched[1]:
        return Truth.NO
    start = period.written.partition("/")[0] if "/" in period.written else ""
    latest = dates.parse(start).latest if start and start != ".." else period.latest
    return Truth.CERTAINLY if latest <= day.latest and not (period.hedged or day.hedged) else Truth.POSSIBLY


def _lasting(period: Period, day: Period) -> Truth:
    """Whether what holds for a period still held at a date."""
    if period.stretched[1] < day.stretched[0]:
        return Truth.NO
    return Truth.CERTAINLY if day.latest <= period.latest and not (period.hedged or day.hedged) else Truth.POSSIBLY
