"""The rows of claims: what they say, when they hold, and what they are told apart by."""

from __future__ import annotations

from collections.abc import Iterator

from factcli import dates
from factcli.english.stem import stem, words
from factcli.index.context import Context
from factcli.index.standing import day
from factcli.model import UNASSERTED, Base, Fact, Rank, Value
from factcli.when import holding, known, lasting

_STANDING: dict[Rank, int] = {"deprecated": 0, "normal": 1, "preferred": 2}

Row = tuple[int | str | float | None, ...]


def span(fact: Fact, number: int, base: Base) -> Row:
    """Return the row of when a fact was so, or by when it was known."""
    period = known(fact, (base.sources[each.source].published for each in fact.references))
    ends = lasting(fact)
    first, last = period.stretched
    return number, day(first), day(last), day(ends.stretched[1] if ends is not None else dates.OPEN_END)


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
    when = holding(fact)
    held = (None, None) if when is None else tuple(map(day, when.stretched))
    standing, lasts = _STANDING[fact.rank], "time" not in fact.parts
    stands = (standing, *held, lasts, standing > 0)
    told = (fact.property, thing, value.named, _amount(value))
    yield 2 * number, number, subject, *told, not property_.many, None if property_.many else _same(value), *stands
    if thing is not None and property_.symmetric:
        yield 2 * number + 1, number, thing, fact.property, subject, None, None, False, None, *stands


def _amount(value: Value) -> float | None:
    if value.quantity:
        return float(value.quantity.number)
    return _decimal_year(value.date) if value.date else None


def _decimal_year(date: str) -> float:
    """Return when a date begins, in years, so that dates compare as numbers do."""
    year, month, day = dates.parse(date).earliest.split("-")
    return int(year) + (int(month) - 1) / 12 + (int(day) - 1) / 366


def _same(value: Value) -> str:
    """Return what two values have in common that are the same: a number however written, a text but for its letters."""
    if value.quantity is not None:
        return f"{value.quantity.number.normalize():f} {value.quantity.unit or ''}"
    return value.thing or value.named or value.date or " ".join(map(stem, words(value.text or "")))
