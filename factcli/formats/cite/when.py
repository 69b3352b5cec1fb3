"""An EDTF date in the parts that citations are made of."""

from __future__ import annotations

import re

from factcli.formats.wording import date_words
from factcli.frozen import frozen

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?(?:T.*)?[~?%]?")
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@frozen
class Day:
    """A year, perhaps with month and day; ``month`` is from 1 to 12, or 21 (spring) to 24 (winter)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def season(self) -> int | None:
        """The season, from 1 for spring, where it has one."""
        return self.month - 20 if self.month in _SEASONS and self.month else None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Year, month and day, as many as there are; a season is no month."""
        month = None if self.season else self.month
        return tuple(each for each in (self.year, month, self.day) if each is not None)

    @property
    def month_words(self) -> str:
        """Month and day as Americans write them ("August 27"), or the season, or nothing."""
        if self.month is None:
            return ""
        month = _SEASONS.get(self.month) or _MONTHS[self.month - 1]
        return f"{month} {self.day}" if self.day else month


@frozen
class When:
    """A date as written in EDTF, and its days: one, or both ends of a period.

    There are none where numbers cannot say it: an end is open, or a year has unspecified digits.
    """

    written: str
    days: tuple[Day, ...]

    @property
    def approximate(self) -> bool:
        """Whether it was about then."""
        return "~" in self.written or "%" in self.written

    @property
    def uncertain(self) -> bool:
        """Whether it may have been another time."""
        return "?" in self.written or "%" in self.written

    @property
    def words(self) -> str:
        """How it is said in words."""
        return date_words(self.written)

    @property
    def year(self) -> str:
        """The year, or the years of a period with a dash between them; nothing where there are none."""
        return "\N{EN DASH}".join(dict.fromkeys(f"{each.year:04}" for each in self.days))


def read(written: str) -> When:
    """Take an EDTF date to pieces."""
    ends = [_DAY.fullmatch(each) for each in written.split("/")]
    days = [_day(*match.groups()) for match in ends if match]
    return When(written, tuple(days) if len(days) == len(ends) else ())


def _day(year: str, month: str | None, day: str | None) -> Day:
    """Return a day; a month or day that is not specified is left out."""
    known = [int(each) for each in (month, day) if each and each.isdecimal()]
    return Day(int(year), *known) if month != "XX" else Day(int(year))
