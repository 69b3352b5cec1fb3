"""The rows of claims: what they say, when they hold, and what they are told apart by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import inf

from factcli import dates
from factcli.english.stem import stem, words
from factcli.index.context import Context
from factcli.index.standing import day
from factcli.model import UNASSERTED, Base, Fact, Rank, Value
from factcli.when import by, holding, lasting, when

_STANDING: dict[Rank, int] = {"deprecated": 0, "normal": 1, "preferred": 2}

Row = tuple[int | str | float | bytes | None, ...]


def span(fact: Fact, number: int, base: Base) -> Row:
    """Return the row of when a fact was so, or by when it was known."""
    told = when(fact)
    if told is not None:
        first, last = _days(told.period.written)
    else:
        first, last = _known(tuple({base.sources[each.source].published for each in fact.references}))
    ends = lasting(fact)
    return number, first, last, _OPEN_END if ends is None else _days(ends.written)[1]


@lru_cache(maxsize=1 << 14)
def _days(date: str) -> tuple[int, int]:
    """Return the days from which to which a date may reach."""
    first, last = dates.parse(date).stretched
    return day(first), day(last)


@lru_cache(maxsize=1 << 14)
def _known(published: tuple[str | None, ...]) -> tuple[int, int]:
    """Return the days between which something was known by, from when its sources were published."""
    first, last = by(published).stretched
    return day(first), day(last)


_OPEN_END = day(dates.OPEN_END)


def claims(fact: Fact, number: int, context: Context) -> Iterator[Row]:
    """Yield the rows of a claim: none for what is no claim, or is denied."""
    if fact.subject is None or fact.property is None or fact.value is None:
        return
    numbers, value = context.numbers, fact.value
    void = fact.negative or fact.status in {"denied", *UNASSERTED}
    if void or fact.subject not in numbers:
        return
    property_ = context.base.properties[fact.property]
    subject, thing = numbers[fact.subject], numbers.get(value.thing or "")
    held = holding(fact)
    days = (None, None) if held is None else _days(held.written)
    standing, lasts = _STANDING[fact.rank], "time" not in fact.parts
    stands = (standing, *days, lasts, standing > 0)
    told = (fact.property, thing, value.named, *_amount(value, property_.unit))
    yield 2 * number, subject, *told, not property_.many, None if property_.many else _same(value), *stands
    if thing is not None and property_.symmetric:
        yield 2 * number + 1, thing, fact.property, subject, None, None, None, None, False, None, *stands


def _amount(value: Value, unit: str | None) -> tuple[float | None, float | None, float | None]:
    """Return a number, or a date in years, and the least and the greatest that it may be where it is not exact.

    One in another unit than its property's may be any: there is no comparing it.
    """
    if value.quantity is not None:
        number = float(value.quantity.number)
        least, greatest = value.quantity.reach() if value.quantity.unit == unit else (-inf, inf)
    elif value.date is not None:
        period = dates.parse(value.date)
        number = _decimal_year(period.earliest)
        first, last = period.stretched
        least = -inf if first == dates.OPEN_START else _decimal_year(first)
        greatest = inf if last == dates.OPEN_END else _decimal_year(last)
    else:
        return None, None, None
    return (number, None, None) if least == greatest else (number, least, greatest)


def _decimal_year(date: str) -> float:
    """Return a day of the calendar in years, so that dates compare as numbers do."""
    year, month, day = date.split("-")
    return int(year) + (int(month) - 1) / 12 + (int(day) - 1) / 366


def _same(value: Value) -> str:
    """Return what two values have in common that are the same: a number however written, a text but for its letters.

    What is about a number may be that number; what is more or less than it is another one.
    """
    if value.quantity is not None:
        bound = "" if value.quantity.bound in {"exact", "about"} else value.quantity.bound
        return f"{value.quantity.number.normalize():f} {value.quantity.unit or ''}{bound}"
    return value.thing or value.named or value.date or " ".join(map(stem, words(value.text or "")))
