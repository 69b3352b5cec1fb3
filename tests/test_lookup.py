"""`compare` and `timeline`: who says what, and what happened when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program

SHIPPED = Path(__file__).parent.parent / "facts.toml"
ORCHARD = Path(__file__).parent / "data" / "orchard" / "facts.toml"


def rows(out: str) -> list[str]:
    """Return each answer of a JSON reply in short: its value, and the facts it is by."""
    answers = json.loads(out)["answers"]
    values = [each["value"]["name"] if isinstance(each["value"], dict) else each["value"] for each in answers]
    return [f"{value} < {', '.join(each['facts'])}" for value, each in zip(values, answers, strict=True)]


def test_statements_about_a_thing_stand_together_by_who_makes_them(factcli: Program) -> None:
    """Each speaker's statements follow each other, with source and date; what nobody says is no position."""
    run = factcli.answers("compare", "@haqqani-network", "--base", str(SHIPPED), "--json")
    names = [row.split(" < ")[0] for row in rows(run)]
    assert names == sorted(names, key=names.index)
    assert {"Mark Toner", "Pentagon", "Afghan officials", "country report on terrorism for 2016"} <= set(names)
    assert all(answer["sources"] for answer in json.loads(run)["answers"])


def test_a_comparison_may_be_on_one_topic(factcli: Program) -> None:
    """Only what is said on that is shown; a topic that nothing knows is not understood."""
    on = rows(factcli.answers("compare", "king's bridge", "--on", "repair", "--json"))
    assert 0 < len(on) < len(rows(factcli.answers("compare", "king's bridge", "--json")))
    assert factcli.stumbles("compare", "king's bridge", "--on", "zelkova").startswith(
        'not understood: nothing in this base is known by "zelkova"\n'
    )


def test_nobody_says_anything_of_some_things(factcli: Program) -> None:
    """A thing of which there are but facts that nobody is named for is refused, with what to see instead."""
    told = factcli.lacks("compare", "mill bridge")
    assert told.startswith("nothing recorded: nobody is recorded to say anything about Mill Bridge\n")
    assert "hint: see what there is: factcli show " in told


def test_a_timeline_is_in_order_and_says_how_sure_a_date_is(factcli: Program) -> None:
    """The earliest first; an approximate date is "about", one that is believed "inferred"."""
    reply = json.loads(factcli.answers("timeline", "--json"))
    values = [answer["value"] for answer in reply["answers"]]
    assert values == ["1754~", "1801", "1887-06", "1998-05-03", *["2019-02"] * 4, "2019-02-10"]
    texts = [answer["text"] for answer in reply["answers"]]
    assert texts[0] == "About 1754: King's Bridge has been open since about 1754."
    assert texts[-1].startswith("10 February 2019, inferred: The county council closed King's Bridge")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--since", "1990"], ["3 May 1998", "February 2019"]),
        (["--until", "1801"], ["About 1754, possibly", "1801"]),
        (["--since", "1800", "--until", "1990"], ["1801", "June 1887"]),
        (["--about", "mill bridge"], ["1801"]),
    ],
)
def test_a_timeline_may_be_of_a_time_or_about_something(
    factcli: Program, options: list[str], expected: list[str]
) -> None:
    """What only possibly falls into the time is said to; nothing else is there."""
    answers = json.loads(factcli.answers("timeline", *options, "--json"))["answers"]
    dates = [answer["text"].partition(":")[0].removesuffix(", inferred") for answer in answers]
    assert [each for each in dict.fromkeys(dates) if each != "10 February 2019"] == expected


def test_what_is_no_date_or_of_no_time_is_said(factcli: Program) -> None:
    """A date that cannot be read is the user's to mend; a time of which there is nothing is not recorded."""
    assert factcli.refuses("timeline", "--since", "soon") == (
        'error: cannot read --since: "soon" is no EDTF date\nhint: write it as 2016, 2016-08, 2016-08-04 or 2016~\n'
    )
    assert factcli.lacks("timeline", "--since", "2100").startswith(
        "nothing recorded: no fact of this base that tells when is of that\n"
    )


def test_the_same_is_had_from_python() -> None:
    """The face of the package compares and tells times as the commands do."""
    from factcli import open_base  # noqa: PLC0415

    with open_base(ORCHARD, cache=None) as base:
        assert [answer.value for answer in base.timeline(since="1994").answers] == ["1994-03-14", "1994-04-02"]
        assert base.compare("Old Quince").status == "unanswered"
