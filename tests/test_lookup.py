"""`compare` and `timeline`: who says what, and what happened when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Program

from factcli.answer.compose import landing
from factcli.model import Reference

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
    assert factcli.stumbles("compare", "king's bridge", "--on", "zelkova") == (
        'not understood: nothing in this base is known by "zelkova"\n'
        "understood as: who says what about King's Bridge on zelkova\n"
        "hint: see what it knows: factcli about\n"
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
        (["--until", "1801"], ["About 1754", "1801"]),
        (["--since", "1800", "--until", "1990"], ["1801", "June 1887"]),
        (["--about", "mill bridge"], ["1801"]),
    ],
)
def test_a_timeline_may_be_of_a_time_or_about_something(
    factcli: Program, options: list[str], expected: list[str]
) -> None:
    """Nothing else is there; what only possibly falls into the time says so."""
    answers = json.loads(factcli.answers("timeline", *options, "--json"))["answers"]
    dates = [answer["text"].partition(":")[0].removesuffix(", inferred") for answer in answers]
    assert [each for each in dict.fromkeys(dates) if each != "10 February 2019"] == expected
    possible = {answer["text"].partition(":")[0] for answer in answers if answer.get("then") == "possibly"}
    assert possible == {"About 1754"} & set(dates)


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
        assert [answer.value for answer in base.at(since="1994").timeline().answers] == [
            "1994-03-14",
            "1994-04-02",
            "1995",
            "1996",
            "1997",
        ]
        assert base.compare("Old Quince").status == "unanswered"


def details(out: str) -> dict[str, list[str]]:
    """Return the particulars of a JSON reply by name."""
    found: dict[str, list[str]] = {}
    for each in json.loads(out)["details"]:
        found.setdefault(each["name"], []).append(each["value"])
    return found


def test_why_shows_the_chain_of_sources_and_what_is_inferred(factcli: Program) -> None:
    """The document first, then through whom it came; what is believed has its reason; where it stands has its line."""
    told = details(factcli.answers("why", "bridge-closed", "--json"))
    chain = "Water takes the old crossing, paragraph 1 \N{LEFTWARDS ARROW} Minutes of the county council"
    assert told["chain"] == [chain]
    assert any("inferred" in each for each in told["time"])
    assert told["stands in"][0].endswith("facts.toml:286")


CLAIMS = """
[base]
title = "A tower"
[kinds.tower]
label = "tower"
plural = "towers"
[properties.height]
label = "height"
of = ["tower"]
type = "number"
unit = "metres"
[sources.report]
title = "Report"
[sources.gazette]
title = "Gazette"
[sources.herald]
title = "Herald"
[things.tower]
name = "Old Tower"
kind = "tower"
source = "gazette"
""" + "".join(
    f"""
[facts.{name}]
text = "{name.capitalize()}."
subject = "tower"
property = "height"
value = {value}
as_of = "{year}"
source = {source}
"""
    for name, value, year, source in (
        ("one", 30, 2016, '{ id = "gazette", via = ["report"] }'),
        ("copied", 30, 2016, '{ id = "herald", via = ["report"] }'),
        ("second", 30, 2016, '"herald"'),
        ("other", 31, 2016, '"herald"'),
        ("later", 32, 2018, '"herald"'),
    )
)


def test_why_counts_a_copy_of_a_report_as_no_second_source(tmp_path: Path, factcli: Program) -> None:
    """Of other claims of the same, copies are told apart, and so is what says otherwise of the same time."""
    base = tmp_path / "facts.toml"
    base.write_text(CLAIMS, encoding="utf-8")
    told = details(factcli.answers("why", "one", "--base", str(base), "--json"))
    assert told["a copy says so too"] == ["copied: Copied."]
    assert told["also says so"] == ["second: Second."]
    assert told["contested by"] == ["other: Other."]
    assert told["superseded by"] == ["later: Later. (it holds later, as of 2018)"]
    told = details(factcli.answers("why", "later", "--base", str(base), "--json"))
    assert told["stands over"] == [
        f"{each}: {each.capitalize()}. (it holds later, as of 2018)" for each in ("one", "copied", "second", "other")
    ]


def test_why_holds_a_fact_against_its_documents(tmp_path: Path, factcli: Program) -> None:
    """With the texts at hand the page says what came of it."""
    base = tmp_path / "facts.toml"
    base.write_text(CLAIMS.replace('title = "Gazette"', 'title = "Gazette"\nfile = "g.txt"'), encoding="utf-8")
    (tmp_path / "g.txt").write_text("The tower is 30 metres high.\n", encoding="utf-8")
    told = details(factcli.answers("why", "one", "--base", str(base), "--texts", str(tmp_path), "--json"))
    assert told["copy"] == ["unchecked: the base has no digest of it"]
    assert told["figure"] == ["stands"]


def test_why_of_what_is_no_fact_is_refused(factcli: Program) -> None:
    """An id that no fact has is the user's to mend."""
    assert factcli.refuses("why", "nothing-of-that").startswith("error: unknown fact 'nothing-of-that'\n")


def test_an_answer_says_why(factcli: Program) -> None:
    """`ask --why` shows what stands behind the first answer, beside the answers."""
    reply = json.loads(factcli.run("ask", "--why", "--json", "when was King's Bridge closed?").out)
    assert reply["status"] == "answered"
    assert "chain" in {each["name"] for each in reply["details"]}


@pytest.mark.parametrize(
    ("url", "start", "end", "expected"),
    [
        (None, "The tower", "high", None),
        ("https://x.example/a", None, None, "https://x.example/a"),
        (
            "https://x.example/a",
            "The tower",
            "30-metre high",
            "https://x.example/a#:~:text=The%20tower,30%2Dmetre%20high",
        ),
        ("https://x.example/a#top", "The, tower", None, "https://x.example/a#top:~:text=The%2C%20tower"),
    ],
)
def test_an_address_lands_on_the_words_of_its_place(
    url: str | None, start: str | None, end: str | None, expected: str | None
) -> None:
    """Words that would end the fragment are escaped; without words or address nothing is made up."""
    assert landing(url, Reference("gazette", 1, start, end)) == expected
