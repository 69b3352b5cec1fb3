"""Dates: what they span, how surely two of them compare, how they are said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcli.dates import OPEN_END, OPEN_START, Period, Truth, after, before, overlap, parse, say, within

CERTAINLY, POSSIBLY, NO = Truth.CERTAINLY, Truth.POSSIBLY, Truth.NO

_days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
_near_days = st.dates(date(2015, 12, 1), date(2017, 2, 1)).map(date.isoformat)
_plain = _near_days | _near_days.map(lambda day: day[:7]) | _near_days.map(lambda day: day[:4])
_exact = _plain | st.tuples(_plain, _plain).map(sorted).map("/".join).filter(
    lambda text: parse_or_none(text) is not None
)
_hedged = st.tuples(_plain, st.sampled_from("~?%")).map("".join)
_dates = (
    _exact
    | _hedged
    | st.sampled_from(["201X", "2016-XX", "2016-06-XX", "2016-22", "../2016", "2016-06/..", "/2016-03"])
)


def parse_or_none(text: str) -> Period | None:
    """Read a date, or return None where it is none."""
    try:
        return parse(text)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2016-04-19", "2016-04-19", "2016-04-19"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("2016-04-19T14:30:00Z", "2016-04-19", "2016-04-19"),
        ("2012/2013", "2012-01-01", "2013-12-31"),
        ("2012-03/2012-05-06", "2012-03-01", "2012-05-06"),
        ("2016-08~", "2016-08-01", "2016-08-31"),
        ("2017?", "2017-01-01", "2017-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2016-XX", "2016-01-01", "2016-12-31"),
        ("2016-06-XX", "2016-06-01", "2016-06-30"),
        ("../2016", OPEN_START, "2016-12-31"),
        ("2016/..", "2016-01-01", OPEN_END),
        ("/2016", OPEN_START, "2016-12-31"),
        ("2016/", "2016-01-01", OPEN_END),
        ("2001-21", "2001-03-01", "2001-05-31"),
    ],
)
def test_the_span_of_a_date(written: str, earliest: str, latest: str) -> None:
    """Every form of levels 0 and 1 spans the days that it may mean."""
    period = parse(written)
    assert (period.written, period.earliest, period.latest) == (written, earliest, latest)


@pytest.mark.parametrize(
    ("written", "approximate", "uncertain"),
    [
        ("2016", False, False),
        ("2016~", True, False),
        ("2016?", False, True),
        ("2016%", True, True),
        ("2004~/2006?", True, True),
        ("2001-21", True, False),
        ("201X", False, False),
    ],
)
def test_the_hedges_of_a_date(written: str, approximate: bool, uncertain: bool) -> None:
    """Qualifiers are read, also within intervals; when a season begins is never sure."""
    period = parse(written)
    assert (period.approximate, period.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("June 2016", '"June 2016" is no EDTF date'),
        ("", '"" is no EDTF date'),
        ("2016 ", '"2016 " is no EDTF date'),
        ("2016-13", '"2016-13" is no EDTF date'),
        ("2016-4", '"2016-4" is no EDTF date'),
        ("2016-02-30", '"2016-02-30" is no day of the calendar'),
        ("2016-06-00", '"2016-06-00" is no day of the calendar'),
        ("2013/2012", '"2013/2012" ends before it begins'),
        ("-0043", '"-0043": years run from 0000 to 9999 here'),
        ("{2016,2017}", '"{2016,2017}" is EDTF of level 2; levels 0 and 1 are read here'),
        ("1950S2", '"1950S2" is EDTF of level 2; levels 0 and 1 are read here'),
        ("156X-12-25", '"156X-12-25" is EDTF of level 2; levels 0 and 1 are read here'),
        ("(" * 9999, f'"{"(" * 40}" is no EDTF date'),
    ],
)
def test_what_is_no_date_says_so(text: str, message: str) -> None:
    """The error says which text, and what is wrong with it."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2016", "2016"),
        ("2016-06", "June 2016"),
        ("2016-04-09", "9 April 2016"),
        ("2016-04-19T14:30:00Z", "19 April 2016"),
        ("2016-06~", "about June 2016"),
        ("2016?", "2016, uncertain"),
        ("2016%", "about 2016, uncertain"),
        ("2012/2013", "2012 to 2013"),
        ("2004~/2006?", "about 2004 to 2006, uncertain"),
        ("../2016", "until 2016"),
        ("/2016", "until 2016"),
        ("2016-06/..", "from June 2016"),
        ("2016/", "from 2016"),
        ("../..", "at any time"),
        ("201X", "some time in the 2010s"),
        ("20XX", "some time from 2000 to 2099"),
        ("2016-XX", "some time in 2016"),
        ("2016-XX-XX", "some time in 2016"),
        ("2016-06-XX", "some day of June 2016"),
        ("2001-21", "spring 2001"),
        ("2001-24", "winter 2001"),
    ],
)
def test_a_date_in_words(written: str, said: str) -> None:
    """A date is said with all its hedges."""
    assert say(parse(written)) == said


@pytest.mark.parametrize(
    ("when", "span", "compared"),
    [
        ("2016-06", "2016", (CERTAINLY, NO, NO, CERTAINLY)),
        ("2016", "2016-06", (POSSIBLY, POSSIBLY, POSSIBLY, CERTAINLY)),
        ("2015", "2016", (NO, CERTAINLY, NO, NO)),
        ("2017", "2016", (NO, NO, CERTAINLY, NO)),
        ("2016", "2016", (CERTAINLY, NO, NO, CERTAINLY)),
        ("2016~", "2016", (POSSIBLY, POSSIBLY, POSSIBLY, POSSIBLY)),
        ("2017~", "2016", (POSSIBLY, NO, POSSIBLY, POSSIBLY)),
        ("2019~", "2016", (NO, NO, POSSIBLY, NO)),
        ("2017?", "2016", (POSSIBLY, NO, POSSIBLY, POSSIBLY)),
        ("201X", "2015", (POSSIBLY, POSSIBLY, POSSIBLY, POSSIBLY)),
        ("201X", "2000/2020", (CERTAINLY, NO, NO, CERTAINLY)),
        ("../2016", "2017", (NO, CERTAINLY, NO, NO)),
        ("2016/..", "2017", (POSSIBLY, POSSIBLY, POSSIBLY, CERTAINLY)),
        ("2012/2014", "2013/2015", (POSSIBLY, POSSIBLY, NO, CERTAINLY)),
    ],
)
def test_comparing_in_three_values(when: str, span: str, compared: tuple[Truth, ...]) -> None:
    """What is so and what may be so are told apart: within, before, after, overlapping."""
    one, other = parse(when), parse(span)
    assert tuple(compare(one, other) for compare in (within, before, after, overlap)) == compared


def _days_of(period: Period) -> set[date]:
    """Return the days of a period, as a plain set."""
    first, last = date.fromisoformat(period.earliest), date.fromisoformat(period.latest)
    return {first + timedelta(days=number) for number in range((last - first).days + 1)}


@given(_days)
def test_a_day_is_itself(day: str) -> None:
    """Every day of the calendar is read as that day."""
    assert parse(day) == Period(day, day, day)


@given(st.text() | st.text("0123456789-/~?%X.TZSE{}[],:+Y", max_size=30))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Reading fails in one way only, and what is read can be said and spans something."""
    period = parse_or_none(text)
    if period is not None:
        assert OPEN_START <= period.earliest <= period.latest <= OPEN_END
        assert say(period)


@given(_exact, _exact)
def test_exact_dates_compare_as_sets_of_days(one_text: str, other_text: str) -> None:
    """Without hedges, comparing agrees with the sets of days that are meant."""
    one, other = parse(one_text), parse(other_text)
    one_days, other_days = _days_of(one), _days_of(other)
    assert (within(one, other) is CERTAINLY) == (one_days <= other_days)
    assert (within(one, other) is NO) == one_days.isdisjoint(other_days)
    assert (before(one, other) is CERTAINLY) == (max(one_days) < min(other_days))
    assert (before(one, other) is NO) == (min(one_days) >= min(other_days))
    assert (after(one, other) is CERTAINLY) == (min(one_days) > max(other_days))
    assert (after(one, other) is NO) == (max(one_days) <= max(other_days))
    assert (overlap(one, other) is CERTAINLY) == (not one_days.isdisjoint(other_days))


@given(_dates, _dates)
def test_overlap_has_no_direction(one_text: str, other_text: str) -> None:
    """Two dates share a day whichever is named first."""
    one, other = parse(one_text), parse(other_text)
    assert overlap(one, other) is overlap(other, one)


@given(_dates, _dates)
def test_before_and_after_are_each_others_reverse(one_text: str, other_text: str) -> None:
    """Being certainly before is the other's being certainly after, and then neither is within the other for certain."""
    one, other = parse(one_text), parse(other_text)
    assert (before(one, other) is CERTAINLY) == (after(other, one) is CERTAINLY)
    assert CERTAINLY not in {before(one, other), after(one, other)} or overlap(one, other) is NO


@given(_plain, st.sampled_from("~?%"), _exact)
def test_a_hedge_only_takes_certainty_away(text: str, hedge: str, span: str) -> None:
    """A hedged date is never certainly anything, and excludes nothing that the plain one allows."""
    plain, hedged, other = parse(text), parse(text + hedge), parse(span)
    for compare in (within, before, after, overlap):
        assert compare(hedged, other) is not CERTAINLY
        assert compare(plain, other) is NO or compare(hedged, other) is POSSIBLY


@given(_exact)
def test_the_open_ends_take_everything_in(text: str) -> None:
    """Any date lies within one that is open at both ends."""
    assume(text != "../..")
    assert within(parse(text), parse("../..")) is CERTAINLY
