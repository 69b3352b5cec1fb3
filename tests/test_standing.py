"""Disagreement and time: what is contested, what has been superseded, and what was so at a date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, Program
from hypothesis import assume, given
from hypothesis import strategies as st

from factcli import open_base
from factcli.build import open_index
from factcli.dates import Truth, parse
from factcli.index import Index
from factcli.load import load
from factcli.model import Base
from factcli.view import View, view
from factcli.when import known, lasting, truth

TOWERS = str(DATA / "towers" / "facts.toml")


def told(reply: Any) -> list[tuple[str, ...]]:
    """Return what each answer says, and how it stands where that is worth a word."""
    fields = ("rank", "contested_by", "superseded_by", "then")
    return [
        (
            each["text"],
            *(
                f"{name}: {', '.join([each[name]] if isinstance(each[name], str) else each[name])}"
                for name in fields
                if name in each
            ),
        )
        for each in reply["answers"]
    ]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (
            ["ask", "how high is Old Tower?"],
            [
                ("Old Tower is 30 metres high.", "contested_by: h2"),
                ("The height of Old Tower is 31 metres.", "contested_by: h1"),
            ],
        ),
        (["ask", "how high is New Tower?"], [("New Tower is 20 metres high.", "rank: preferred")]),
        (
            ["ask", "--all", "how high is New Tower?"],
            [
                ("New Tower is 20 metres high.", "rank: preferred"),
                ("New Tower is 22 metres high.", "superseded_by: h3"),
                ("New Tower is 90 metres high.", "rank: deprecated", "superseded_by: h3, h4"),
            ],
        ),
        (["ask", "who is the mayor of Millford?"], [("The mayor of Millford is Bob Reed.",)]),
        (
            ["ask", "--as-of", "2016", "who is the mayor of Millford?"],
            [("The mayor of Millford is Ann Hale.", "then: certainly")],
        ),
        (
            ["ask", "--all", "who is the mayor of Millford?"],
            [("The mayor of Millford is Ann Hale.", "superseded_by: m2"), ("The mayor of Millford is Bob Reed.",)],
        ),
        (["ask", "who was the mayor of Millford in 2015?"], [("The mayor of Millford is Ann Hale.",)]),
        (["ask", "how many people live in Millford?"], [("Millford had 700 inhabitants in 2020.",)]),
        (["ask", "how many people lived in Millford in 2010?"], [("Millford had 500 inhabitants in 2010.",)]),
        (["ask", "is Old Tower open?"], [("No. Old Tower is closed.",)]),
        (["ask", "--as-of", "2019", "is Old Tower open?"], [("Yes. Old Tower is open.", "then: certainly")]),
        (
            ["ask", "is Old Tower higher than 30 metres?"],
            [("Contested. Old Tower is 30 metres high. The height of Old Tower is 31 metres.", "contested_by: h2, h1")],
        ),
        (
            ["list", "tower", "--where", "height>25"],
            [("Old Tower is 30 metres high. The height of Old Tower is 31 metres.", "contested_by: h2, h1")],
        ),
        (["list", "tower", "--where", "state=open", "--as-of", "2018"], [("Old Tower is open.", "then: certainly")]),
        (
            ["ask", "--as-of", "2020", "how high is Old Tower?"],
            [
                ("Old Tower is 30 metres high.", "contested_by: h2", "then: certainly"),
                ("The height of Old Tower is 31 metres.", "contested_by: h1", "then: possibly"),
            ],
        ),
        (["said", "herald", "--until", "2020"], [
            ("The height of Old Tower is 31 metres.", "contested_by: h1", "then: possibly"),
            ("New Tower is 20 metres high.", "rank: preferred", "then: possibly"),
            ("Old Tower is closed.", "then: certainly"),
            ("The mayor of Millford is Bob Reed.", "then: certainly"),
            ("Millford had 700 inhabitants in 2020.", "then: certainly"),
        ]),
        (["search", "mayor"], [("The mayor of Millford is Bob Reed.",)]),
        (["search", "--all", "mayor"],
            [("The mayor of Millford is Ann Hale.", "superseded_by: m2"), ("The mayor of Millford is Bob Reed.",)]),
    ],
)  # fmt: skip
def test_what_stands_is_told_from_what_does_not(
    args: list[str], expected: list[tuple[str, ...]], factcli: Program
) -> None:
    """What nothing outranks or follows is shown, beside what contradicts it; the rest with --all, or for its time."""
    reply = factcli.replies(*args, "--base", TOWERS, "--json")
    assert told(reply) == expected
    assert all(each["sources"] for each in reply["answers"])


def test_a_contested_answer_says_so_in_every_form(factcli: Program) -> None:
    """People see it as scripts do."""
    assert factcli.answers("ask", "how high is Old Tower?", "--base", TOWERS) == (
        "Old Tower is 30 metres high. (contested) [1]\n"
        "The height of Old Tower is 31 metres. (contested) [2]\n\n"
        "Sources\n[1] “Gazette”, May 2019\n[2] “Herald”, 2021\n"
    )
    row = factcli.answers("ask", "how high is Old Tower?", "--base", TOWERS, "--format", "csv").splitlines()[1]
    assert row.endswith(",normal,h2,,")


def test_nothing_is_worked_out_from_what_is_contested(factcli: Program) -> None:
    """A sum of two heights of one tower would be no height of anything."""
    assert factcli.lacks("query", "sum height tower", "--base", TOWERS).startswith(
        "nothing recorded: the sources do not agree on the height of Old Tower\n"
        "understood as: the total of height of towers\n"
        "hint: rank one of the claims as preferred\n"
    )


def test_amounts_of_several_times_are_not_summed_up(tmp_path: Path, factcli: Program) -> None:
    """Visitors of two years are two figures of one tower, not two towers."""
    base = tmp_path / "facts.toml"
    years = "".join(
        f'''
[facts.v{year}]
text = "{count} people came in {year}."
subject = "old-tower"
property = "visitors"
value = {count}
time = {{ date = "{year}" }}
source = "gazette"
'''
        for year, count in ((2010, 50), (2011, 70))
    )
    visitors = '[properties.visitors]\nof = ["tower"]\ntype = "number"\nunit = "people"\n'
    towers = Path(TOWERS).read_text("utf-8").replace("[sources.gazette]", visitors + "[sources.gazette]")
    base.write_text(towers + years, "utf-8")
    assert factcli.lacks("query", "sum visitors tower", "--base", str(base)) == (
        "nothing recorded: Old Tower has several amounts of visitors, which are not to be summed up\n"
        "understood as: the total of visitors of towers\n"
        "hint: ask for one time, with --as-of or with --since and --until\n"
    )
    reply = factcli.replies("query", "sum visitors tower", "--until", "2010", "--base", str(base), "--json")
    assert [each["value"] for each in reply["answers"]] == [50]


def test_what_is_superseded_settles_nothing(factcli: Program) -> None:
    """With --all it is shown, but neither ranks, nor counts, nor says yes."""
    tallest = factcli.replies("ask", "--all", "which tower is the tallest?", "--base", TOWERS, "--json")
    assert [each["value"]["id"] for each in tallest["answers"]] == ["old-tower"]
    reply = factcli.replies("ask", "--all", "is New Tower higher than 80 metres?", "--base", TOWERS, "--json")
    assert [each["value"] for each in reply["answers"]] == ["no"]


def test_equal_to_either_of_two_contested_values(factcli: Program) -> None:
    """A list by a value finds what any source gives it."""
    for height in ("30", "31"):
        reply = factcli.replies("list", "tower", "--where", f"height={height}", "--base", TOWERS, "--json")
        assert [each["value"]["id"] for each in reply["answers"]] == ["old-tower"]


def test_sources_that_contest_each_other_are_compared(factcli: Program) -> None:
    """Each with what it says, though nobody is named for it."""
    reply = factcli.replies("compare", "old tower", "--base", TOWERS, "--json")
    assert [(each["value"]["id"], each["text"]) for each in reply["answers"]] == [
        ("gazette", "Old Tower is 30 metres high."),
        ("herald", "The height of Old Tower is 31 metres."),
    ]


def test_a_time_of_which_there_is_nothing_is_said(factcli: Program) -> None:
    """With what to leave out to see more; a date that is none is the user's to mend, whatever the command."""
    assert factcli.lacks("ask", "who is the mayor of Millford?", "--as-of", "1990", "--base", TOWERS).startswith(
        "nothing recorded: "
    )
    assert "hint: leave out --as-of, --since and --until to see what there is of other times\n" in factcli.lacks(
        "said", "gazette", "--since", "2030", "--base", TOWERS
    )
    assert factcli.refuses("timeline", "--since", "2017", "--until", "2015", "--base", TOWERS) == (
        "error: --since 2017 is after --until 2015\nhint: nothing is of such a time; turn them round\n"
    )
    for command in (
        ["ask", "who"],
        ["list", "tower"],
        ["said", "gazette"],
        ["show", "h1"],
        ["search", "high"],
        ["query", "list tower"],
    ):
        assert factcli.refuses(*command, "--as-of", "soon", "--base", TOWERS) == (
            'error: cannot read --as-of: "soon" is no EDTF date\nhint: write it as 2016, 2016-08, 2016-08-04 or 2016~\n'
        )


def test_why_says_which_claim_stands_and_why(factcli: Program) -> None:
    """What it gave way to, what gave way to it, what contradicts it."""
    details = json.loads(factcli.answers("why", "h4", "--base", TOWERS, "--json"))["details"]
    assert [
        (each["name"], each["value"]) for each in details if each["name"].startswith(("sup", "stands o", "con"))
    ] == [
        ("superseded by", "h3: New Tower is 20 metres high. (preferred: measured by laser) (by rank)"),
        ("stands over", "h5: New Tower is 90 metres high. (deprecated: a misprint) (by rank)"),
    ]
    details = json.loads(factcli.answers("why", "h1", "--base", TOWERS, "--json"))["details"]
    assert ("contested by", "h2: The height of Old Tower is 31 metres.") in [
        (each["name"], each["value"]) for each in details
    ]


def test_python_looks_at_a_time_as_well() -> None:
    """`at` is the base of a date; the base itself stays as it is."""
    with open_base(TOWERS, cache=None) as base:
        then = base.at("2016")
        question = "who is the mayor of Millford?"
        assert [each.facts for each in (then.ask(question).answers[0], base.ask(question).answers[0])] == [
            ("m1",),
            ("m2",),
        ]
        assert [each.facts for each in base.at(former=True).ask(question).answers] == [("m1",), ("m2",)]


PERIODS = [
    "2015",
    "2016",
    "2016~",
    "2016?",
    "2016-08",
    "2010/2014",
    "2014/2018",
    "../2016",
    "2017/..",
    "201X",
    "2013-05-04",
]
DATED = """
[base]
title = "Dated"
[kinds.tower]
[properties.state]
of = ["tower"]
type = "text"
many = true
[sources.gazette]
title = "Gazette"
published = "2016-11~"
[sources.undated]
title = "Undated"
[things.old-tower]
name = "Old Tower"
kind = "tower"
source = "gazette"
""" + "".join(
    f'''
[facts.f{number}]
text = "Old Tower stood."
subject = "old-tower"
property = "state"
value = "stood {number}"
source = "{"gazette" if number % 2 else "undated"}"
{when}
'''
    for number, when in enumerate(
        [f'as_of = "{each}"' for each in PERIODS] + [f'time = {{ date = "{each}" }}' for each in PERIODS] + ["", ""]
    )
)
dates = st.none() | st.sampled_from(PERIODS)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Base, Index]:
    """Return a base of claims of many times, and its index."""
    path = tmp_path_factory.mktemp("dated") / "facts.toml"
    path.write_text(DATED, encoding="utf-8")
    return load(path), open_index(path, None)


@given(dates, dates, dates)
def test_the_index_sees_what_is_possibly_of_the_time(
    dated: tuple[Base, Index], as_of: str | None, since: str | None, until: str | None
) -> None:
    """The condition in SQL is the comparison of dates: whatever is not certainly of another time is found."""
    base, index = dated
    assume(since is None or until is None or parse(since).earliest <= parse(until).latest)
    seen = view(as_of, since, until)
    expected = [
        each.id
        for each in base.facts.values()
        if truth(seen, known(each, [base.sources[one.source].published for one in each.references]), lasting(each))
        is not Truth.NO
    ]
    assert [each.fact.id for each in index.at(seen).find([("t:old-tower",)], -1)] == expected


@given(dates)
def test_what_is_certainly_until_a_date_began_by_then(date: str | None) -> None:
    """Three values: certain is only what is not hedged and lies inside, and no view leaves anything out."""
    for written in PERIODS:
        period = parse(written)
        assert truth(View(), period) is Truth.CERTAINLY
        if date is not None and truth(view(until=date), period) is Truth.CERTAINLY:
            assert not period.hedged
            assert period.latest <= parse(date).latest
        if date is not None and truth(view(as_of=date), period) is Truth.NO:
            assert period.earliest > parse(date).latest


def test_what_holds_for_a_while_is_over_after_it(tmp_path: Path, factcli: Program) -> None:
    """A claim with two ends is none beyond them; a later view of it finds nothing."""
    base = tmp_path / "facts.toml"
    base.write_text(Path(TOWERS).read_text("utf-8").replace('as_of = "2015"', 'as_of = "2012/2015"'), "utf-8")
    question = "who is the mayor of Millford?"
    for date, expected in (("2014", ["m1"]), ("2020", ["m2"])):
        reply = factcli.replies("ask", question, "--as-of", date, "--base", str(base), "--json")
        assert [each["facts"][0] for each in reply["answers"]] == expected
    assert factcli.lacks("ask", question, "--as-of", "2017", "--base", str(base))


PAIRS = """
[base]
title = "Pairs"
source = "book"
[sources.book]
title = "Book"
[kinds.bird]
[properties.mate]
of = ["bird"]
type = "thing"
range = ["bird"]
symmetric = true
[things.ann]
name = "Ann"
kind = "bird"
[things.bob]
name = "Bob"
kind = "bird"
[things.cid]
name = "Cid"
kind = "bird"
[facts.first]
subject = "ann"
property = "mate"
value = "bob"
as_of = "1990"
[facts.then]
subject = "ann"
property = "mate"
value = "cid"
as_of = "2000"
"""


@pytest.mark.parametrize(
    ("seen", "of", "mates"),
    [
        ([], "ann", ["Cid"]),
        ([], "cid", ["Ann"]),
        ([], "bob", []),
        (["--as-of", "1995"], "bob", ["Ann"]),
        (["--as-of", "1995"], "cid", []),
        (["--as-of", "2005"], "bob", []),
        (["--as-of", "2005"], "ann", ["Cid"]),
        (["--all"], "bob", ["Ann"]),
    ],
)
def test_what_has_been_superseded_is_so_from_both_ends(
    tmp_path: Path, seen: list[str], of: str, mates: list[str], factcli: Program
) -> None:
    """A symmetric claim that another has taken the place of holds for neither of its things."""
    base = tmp_path / "pairs.toml"
    base.write_text(PAIRS, encoding="utf-8")
    ran = factcli.run("query", f"list @{of}:mate", "--base", str(base), "--json", *seen)
    assert [each["value"]["name"] for each in json.loads(ran.out)["answers"]] == mates
