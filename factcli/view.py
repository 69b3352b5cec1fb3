"""Which facts of a base are looked at: those of some time, with or without what others have taken the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcli.errors import UsageError
from factcli.frozen import frozen

if TYPE_CHECKING:
    from factcli.dates import Period


@frozen
class View:
    """What is looked at: as it was at a date, or of what was so since and until others.

    With ``former`` also what is deprecated or what other facts have taken the place of.
    """

    as_of: Period | None = None
    since: Period | None = None
    until: Period | None = None
    former: bool = False

    @property
    def timed(self) -> bool:
        """Whether a time is asked for."""
        return not (self.as_of is self.since is self.until is None)


def view(as_of: str | None = None, since: str | None = None, until: str | None = None, *, former: bool = False) -> View:
    """Return the view of dates in EDTF. Raises :class:`UsageError` for what is no date."""
    found = View(_date("--as-of", as_of), _date("--since", since), _date("--until", until), former)
    if found.since is not None and found.until is not None and found.since.earliest > found.until.latest:
        raise UsageError(f"--since {since} is after --until {until}", "nothing is of such a time; turn them round")
    return found


def _date(option: str, text: str | None) -> Period | None:
    if text is None:
        return None
    from factcli import dates  # noqa: PLC0415 - 1 ms that only a view of a time pays

    try:
        return dates.parse(text)
    except ValueError as error:
        raise UsageError(f"cannot read {option}: {error}", "write it as 2016, 2016-08, 2016-08-04 or 2016~") from None
