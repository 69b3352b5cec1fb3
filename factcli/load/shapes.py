"""The shapes that values of a base may have.

A shape is a function from a value to None, or to what is wrong with it. Shapes look at one value alone; what it
refers to is looked up when the thing or fact is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a type here, beside the shape of that name
from datetime import time as Time  # noqa: N812
from decimal import Decimal
from functools import lru_cache
from typing import Any

from factcli import dates
from factcli.english.stem import words
from factcli.load.document import Keys


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with a value, ``at`` which place inside it, and what to do."""

    rule: str
    what: str
    hint: str
    at: Keys = ()


Shape = Callable[[Any], Misfit | None]


def text(value: object) -> Misfit | None:
    """Fit a text that is not blank."""
    if not isinstance(value, str):
        return _wrong_type("a text", value)
    return None if value and not value.isspace() else Misfit("empty-text", "is empty", "fill it in or take it out")


def texts(value: object) -> Misfit | None:
    """Fit a list of texts."""
    if not isinstance(value, list):
        return _wrong_type("a list of texts", value)
    return _first_misfit(value, text)


def phrases(value: object) -> Misfit | None:
    """Fit a list of one or more texts, each with a word in it."""
    misfit = texts(value)
    if misfit is not None or not isinstance(value, list):
        return misfit
    if not value:
        return Misfit("empty-text", "is empty", "fill it in or take it out")
    return _first_misfit(value, _phrase)


def _phrase(value: str) -> Misfit | None:
    return None if words(value) else Misfit("empty-text", "has no word in it", "write the words that were looked for")


def flag(value: object) -> Misfit | None:
    """Fit true or false."""
    return None if isinstance(value, bool) else _wrong_type("true or false", value)


def paragraph(value: object) -> Misfit | None:
    """Fit a whole number from 1."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return None
    return Misfit("wrong-type", "must be a whole number from 1", "count the paragraphs of the document from 1")


def number(value: object) -> Misfit | None:
    """Fit a number, not infinite and not NaN."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return _wrong_type("a number", value)
    if isinstance(value, Decimal) and not value.is_finite():
        return Misfit("wrong-type", f"must be a number, not {value}", "leave it out where the number is not known")
    return None


def date(value: object) -> Misfit | None:
    """Fit an EDTF date."""
    if not isinstance(value, str):
        return _wrong_type("an EDTF date in quotes", value)
    wrong = _date_fault(value)
    if wrong is None:
        return None
    return Misfit("bad-date", wrong, 'write it like "2016-06-30", "2016-06", "2016~", "2017?", "2012/2013"')


def reasons(value: object) -> Misfit | None:
    """Fit a table of texts."""
    if not isinstance(value, dict):
        return _wrong_type("a table of key and reason", value)
    return _first_misfit(value, text)


def table(value: object) -> Misfit | None:
    """Fit any table."""
    return None if isinstance(value, dict) else _wrong_type("a table", value)


def text_or_table(value: object) -> Misfit | None:
    """Fit a text that is not blank, or a table."""
    return None if isinstance(value, dict) else text(value)


def parts(value: object) -> Misfit | None:
    """Fit a value of a part of an act, or a list of them."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        misfit = _wrong_type("a text, a table or a list of them", value)
        return Misfit(misfit.rule, misfit.what, f"write it as {{ number = {value} }}")
    return references(value)


def references(value: object) -> Misfit | None:
    """Fit a text or a table, or a list of them."""
    if isinstance(value, list):
        empty = Misfit("empty-text", "is empty", "fill it in or take it out")
        return _first_misfit(value, text_or_table) if value else empty
    if isinstance(value, str | dict):
        return text_or_table(value)
    return _wrong_type("a text, a table or a list of them", value)


def anything(value: object) -> Misfit | None:  # noqa: ARG001 - a shape like the others
    """Fit whatever stands there: the property decides."""
    return None


def one_of(rule: str, choices: Collection[str]) -> Shape:
    """Make the shape of a text that is one of a few."""

    def choice(value: object) -> Misfit | None:
        if not isinstance(value, str):
            return _wrong_type("a text", value)
        return None if value in choices else Misfit(rule, f'cannot be "{value}"', f"choose {_or(choices)}")

    return choice


def _wrong_type(wanted: str, value: object) -> Misfit:
    return Misfit("wrong-type", f"must be {wanted}, not {_called(value)}", _type_hint(wanted, value))


def _type_hint(wanted: str, value: object) -> str:
    if isinstance(value, str) and wanted.startswith("a list"):
        return "put it in brackets"
    quotable = isinstance(value, Date | Time | int | Decimal) and not isinstance(value, bool)
    if quotable and wanted.startswith(("a text", "an EDTF")):
        return "put it in quotes"
    return f"write {wanted}"


def _called(value: object) -> str:
    """Name a TOML type."""
    match value:
        case bool():
            return "true or false"
        case int() | Decimal():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date without quotes"


def _first_misfit(values: list[Any] | dict[str, Any], shape: Shape) -> Misfit | None:
    """Find the first misfit among the members of a list or table."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        misfit = shape(value)
        if misfit is not None:
            return Misfit(misfit.rule, f"{_member(key)} {misfit.what}", misfit.hint, (key, *misfit.at))
    return None


def _member(key: str | int) -> str:
    return f"entry {key + 1}" if isinstance(key, int) else f'"{key}"'


@lru_cache(maxsize=4096)
def _date_fault(written: str) -> str | None:
    try:
        dates.parse(written)
    except ValueError as error:
        return f"cannot be read: {error}"
    return None


def _or(choices: Collection[str]) -> str:
    *first, last = (f'"{choice}"' for choice in choices)
    return f"{', '.join(first)} or {last}"
