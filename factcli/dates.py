"""Dates that say how sure they are: EDTF (ISO 8601-2), levels 0 and 1.

A date is read into the span of days that it may mean; two of them compare in three values. Years run from 0000 to
9999, so that spans compare as text, in Python and in SQL alike.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from factcli.frozen import frozen

OPEN_START = "0000-01-01"
OPEN_END = "9999-12-31"

_PLAIN = r"(([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?)([~?%]?)"
"""The dates that people write, hedged or not: the library takes 100 ms to be imported and more for its first date."""
_PARTS = r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?(?:T.*)?[~?%]?"
_ALPHABET = r"[0-9XSYTZE.:/~?%+{}\[\],-]{1,60}"
"""The signs of every EDTF date; the library's grammar takes its time over anything long."""

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_FIRST_LEVELS = {
    "Date",
    "DateAndTime",
    "Interval",
    "Level1Interval",
    "Season",
    "UncertainOrApproximate",
    "Unspecified",
}
"""What the library calls its values of levels 0 and 1; the rest (sets, long years) is level 2."""


class Truth(Enum):
    """The outcome of comparing dates that may be vague."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NO = "no"


@frozen
class Period:
    """A date as it was written and the span of days it names, both ends included, as ``YYYY-MM-DD``.

    An open or unknown end is :data:`OPEN_START` or :data:`OPEN_END`. ``approximate`` (``~``, and every season, since
    nothing says when one begins) and ``uncertain`` (``?``) mean that the true day may lie beside the span.
    """

    written: str
    earliest: str
    latest: str
    approximate: bool = False
    uncertain: bool = False

    @property
    def hedged(self) -> bool:
        """Whether the true day may lie beside the span."""
        return self.approximate or self.uncertain

    @property
    def stretched(self) -> tuple[str, str]:
        """The span, or where it is hedged, the span with its own length added at both ends."""
        if not self.hedged:
            return self.earliest, self.latest
        if self.earliest < "0001" or self.latest == OPEN_END:
            return OPEN_START, OPEN_END
        first, last = date.fromisoformat(self.earliest), date.fromisoformat(self.latest)
        length = last - first + timedelta(days=1)
        start = (first - length).isoformat() if first - date.min >= length else OPEN_START
        end = (last + length).isoformat() if date.max - last >= length else OPEN_END
        return start, end


@lru_cache(maxsize=1 << 12)
def parse(text: str) -> Period:
    """Read an EDTF date of level 0 or 1; ValueError says what is wrong with it."""
    plain = re.fullmatch(_PLAIN, text)
    if plain is None:
        return _parse_rare(text)
    date, year, month, day, hedge = plain.groups()
    hedges = hedge in {"~", "%"}, hedge in {"?", "%"}
    if day is None:
        first, last = month or "01", month or "12"
        return Period(text, f"{year}-{first}-01", f"{year}-{last}-{_last_day(int(year), int(last))}", *hedges)
    if not 1 <= int(day) <= _last_day(int(year), int(month)):
        raise ValueError(f'"{text}" is no day of the calendar')
    return Period(text, date, date, *hedges)


def within(when: Period, span: Period) -> Truth:
    """Whether ``when`` lies inside ``span``."""
    if not _may_meet(when, span):
        return Truth.NO
    inside = span.earliest <= when.earliest and when.latest <= span.latest
    return Truth.CERTAINLY if inside and not _either_hedged(when, span) else Truth.POSSIBLY


def before(when: Period, span: Period) -> Truth:
    """Whether ``when`` is over before ``span`` begins: nothing of 2016 is before 2016."""
    if when.latest < span.earliest and not _either_hedged(when, span):
        return Truth.CERTAINLY
    return Truth.POSSIBLY if when.stretched[0] < span.stretched[0] else Truth.NO


def after(when: Period, span: Period) -> Truth:
    """Whether ``when`` begins after ``span`` is over."""
    if span.latest < when.earliest and not _either_hedged(when, span):
        return Truth.CERTAINLY
    return Truth.POSSIBLY if span.stretched[1] < when.stretched[1] else Truth.NO


def overlap(one: Period, other: Period) -> Truth:
    """Whether the two share a day. Unspecified digits name some year or day of their span, not all of it."""
    if not _may_meet(one, other):
        return Truth.NO
    if _either_hedged(one, other) or one.latest < other.earliest or other.latest < one.earliest:
        return Truth.POSSIBLY
    one_inside = other.earliest <= one.earliest and one.latest <= other.latest
    other_inside = one.earliest <= other.earliest and other.latest <= one.latest
    certain = ("X" not in one.written or one_inside) and ("X" not in other.written or other_inside)
    return Truth.CERTAINLY if certain else Truth.POSSIBLY


def say(period: Period) -> str:
    """How a date is said in words: "about June 2016", "2016, uncertain", "2012 to 2013", "19 April 2016"."""
    text = period.written.replace("%", "~?")
    start, slash, end = text.replace("?", "").partition("/")
    words = _say_interval(start, end) if slash else _say_date(start)
    return f"{words}, uncertain" if "?" in text else words


def _parse_rare(text: str) -> Period:
    """Read what fewer people write, through the library."""
    if not re.fullmatch(_ALPHABET, text):
        raise ValueError(f'"{text[:40]}" is no EDTF date')
    parse_edtf = _library()
    try:
        value = parse_edtf(text)
    except Exception as error:  # its own, pyparsing's and datetime's, without a common root
        raise ValueError(f'"{text}" is no EDTF date') from error
    if type(value).__name__ not in _FIRST_LEVELS or "S" in text:
        raise ValueError(f'"{text}" is EDTF of level 2; levels 0 and 1 are read here')
    # The library takes an unknown end for one ten years off.
    earliest = OPEN_START if text.startswith("/") else _iso(value.lower_strict(), OPEN_START, text)
    latest = OPEN_END if text.endswith("/") else _iso(value.upper_strict(), OPEN_END, text)
    if earliest > latest:
        raise ValueError(f'"{text}" ends before it begins')
    season = any(part[5:7] in _SEASONS for part in text.split("/"))
    return Period(text, earliest, latest, season or "~" in text or "%" in text, "?" in text or "%" in text)


def _library() -> Any:
    """Import the library for the first date that needs it: it takes 100 ms."""
    with warnings.catch_warnings():
        # Its grammar uses names that pyparsing 3.3 deprecates.
        warnings.simplefilter("ignore")
        from edtf import parse_edtf  # noqa: PLC0415 - 100 ms
    return parse_edtf


def _iso(moment: Any, unbounded: str, text: str) -> str:
    """``YYYY-MM-DD`` of the library's struct_time, or the open end where it has an infinite float."""
    if isinstance(moment, float):
        return unbounded
    if not 0 <= moment.tm_year <= 9999:
        raise ValueError(f'"{text}": years run from 0000 to 9999 here')
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _either_hedged(one: Period, other: Period) -> bool:
    return one.hedged or other.hedged


def _may_meet(one: Period, other: Period) -> bool:
    """Whether the two can share a day, hedges taken at their widest."""
    one_start, one_end = one.stretched
    other_start, other_end = other.stretched
    return one_start <= other_end and other_start <= one_end


def _say_interval(start: str, end: str) -> str:
    if start in {"", ".."} and end in {"", ".."}:
        return "at any time"
    if start in {"", ".."}:
        return f"until {_say_date(end)}"
    if end in {"", ".."}:
        return f"from {_say_date(start)}"
    return f"{_say_date(start)} to {_say_date(end)}"


def _say_date(text: str) -> str:
    """One date without its ``?``."""
    parts = re.fullmatch(_PARTS, text)
    if parts is None:
        return text
    year, month, day = parts.groups()
    words = _say_year(year)
    if month in _SEASONS:
        words = f"{_SEASONS[month]} {words}"
    elif month == "XX":
        words = f"some time in {words}"
    elif month is not None:
        words = f"{_MONTHS[int(month) - 1]} {words}"
        if day is not None:
            words = f"some day of {words}" if day == "XX" else f"{int(day)} {words}"
    return f"about {words}" if text.endswith("~") else words


def _say_year(year: str) -> str:
    if year.endswith("XX"):
        return f"some time from {year.replace('X', '0')} to {year.replace('X', '9')}"
    return f"some time in the {year[:3]}0s" if year.endswith("X") else year
