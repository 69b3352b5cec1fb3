"""Amounts that are not exact: what they settle is answered, and what they leave open is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.answer import answer, ask
from factcli.build import open_index
from factcli.index import Index
from factcli.model import SAID, Quantity
from factcli.reply import Reply
from factcli.written.read import read

MILLS = Path(__file__).parent / "data" / "mills" / "facts.toml"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Open the base of mills."""
    found = open_index(MILLS, tmp_path_factory.mktemp("cache"))
    yield found
    found.close()


def told(reply: Reply) -> list[str]:
    """Return what a reply says, or its cause."""
    return [each.text for each in reply.answers] or [reply.cause or ""]


OPEN = "the output that is recorded is not exact enough to tell"
OPEN_DATE = "the built that is recorded is not exact enough to tell"

ASKED = {
    # more than 400: more than 300, but than 500 it may or may not be
    "is Ash Mill more productive than Cedar Mill?": [
        "Yes. Ash Mill grinds more than 400 tonnes a year. Cedar Mill grinds about 130 tonnes a year."
    ],
    "is Ash Mill more productive than Birch Mill?": [OPEN],
    "is Birch Mill more productive than Ash Mill?": [OPEN],
    "is Cedar Mill more productive than Birch Mill?": [
        "No. Cedar Mill grinds about 130 tonnes a year. Birch Mill grinds 520 tonnes a year."
    ],
    "is Dale Mill more productive than Cedar Mill?": [OPEN],  # 90 sacks are no tonnes
    "which mill is the most productive?": [OPEN],
    "which weir is the longest?": ["Upper Weir is about 40 metres long."],
    "which weir is the shortest?": ["Lower Weir is 22 metres long."],
    "what is the total length of the weirs?": ["the length that is recorded is not exact enough to tell"],
    "how much longer is Upper Weir than Lower Weir?": ["the length that is recorded is not exact enough to tell"],
    "what is the total output of the mills?": [OPEN],
    "does Ash Mill grind 400 tonnes?": ["Recorded otherwise. Ash Mill grinds more than 400 tonnes a year."],
    "was Cedar Mill built in 1962?": ["Yes. Cedar Mill was built in March 1962."],
    "was Dale Mill built in 1955?": ["facts of this base account for the rest, but not for 1955"],  # 1950 to 1960
    "was Ash Mill built in 1955?": ["facts of this base account for the rest, but not for 1955"],  # about 1955
}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_is_answered_where_the_amounts_settle_it(index: Index, question: str) -> None:
    """Yes, no, the greatest and a total are said only where they are so however much "more than 400" is."""
    assert told(ask(question, index)) == ASKED[question]


QUERIES = {
    "list mill[output > 399]": ["ash", "birch"],
    "list mill[output > 400]": ["ash", "birch"],
    "list mill[output > 401]": ["birch"],
    "list mill[output >= 120]": ["ash", "birch", "cedar"],
    "list mill[output > 130]": ["ash", "birch"],
    "list mill[output < 141]": ["cedar"],
    "list mill[output = 130]": [],
    "list mill[output = 520]": ["birch"],
    "list mill[not output = 130]": ["ash", "birch"],
    "list mill[not output > 300]": ["cedar"],
    "list mill[either(output > 300, output < 300)]": ["ash", "birch", "cedar"],
    "list mill[output > @cedar]": ["ash", "birch"],
    "list mill[output < mill]": [],
    "list mill[built < 1955]": ["birch"],
    "list mill[built < 1970]": ["ash", "birch", "cedar", "dale"],
    "list mill[built > 1940]": ["ash", "cedar", "dale"],
    "list mill[built > 1939]": ["ash", "birch", "cedar", "dale"],
    "list mill[built >= 1940]": ["ash", "birch", "cedar", "dale"],
    "list mill[built <= 1940]": ["birch"],
    "list mill[built > 1962]": [],
    "list mill[built = 1962]": ["cedar"],
    "list mill[built = 1955]": [],
    "list mill[not built = 1955]": ["birch", "cedar"],
    "list least(mill, built)": ["birch"],
    "list most(mill, built)": ["cedar"],
    "list most(mill, built, 2)": [],
    "list most(mill, built, 2 to 3)": ["ash", "dale"],
    "list least(mill, output)": [],
    "list most(weir, length, 2)": ["lower"],
}


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_lists_what_is_certainly_so(index: Index, query: str) -> None:
    """What may be so is not listed, neither by a test nor by its contrary; an order holds where nothing can swap."""
    reply = answer(read(query), index)
    assert [getattr(each.value, "id", None) for each in reply.answers] == QUERIES[query]
    if not reply.answers:
        assert reply.cause in {OPEN, OPEN_DATE}
        assert reply.related


FIGURES = {
    "max length weir": ("Upper Weir is about 40 metres long.", "40", "about"),
    "min length weir": ("Lower Weir is 22 metres long.", "22", "exact"),
    "mean output @ash|@birch": ("The mean output of 2 things is at least 460 tonnes.", "460", "at-least"),
    "sum output @ash|@birch": ("The total output of 2 things is at least 920 tonnes.", "920", "at-least"),
    "max output @ash|@cedar": ("Ash Mill grinds more than 400 tonnes a year.", "400", "more-than"),
}


@pytest.mark.parametrize("query", FIGURES)
def test_a_figure_says_how_exact_it_is(index: Index, query: str) -> None:
    """What is worked out from amounts that are not exact is not exact either, and says which way."""
    (found,) = answer(read(query), index).answers
    assert (found.text, str(found.value), found.bound) == FIGURES[query]


@pytest.mark.parametrize(
    "query",
    [
        "max output mill",
        "min output mill",
        "sum output mill",
        "sum output @ash|@cedar",
        "sum output @birch|@cedar",
        "mean output @birch|@cedar",
        "sum output @dale|@birch",
        "difference output @ash, @birch",
        "difference output @dale, @birch",
        "list most(mill[output > 300], output)",
    ],
)
def test_a_figure_that_is_open_is_not_given(index: Index, query: str) -> None:
    """Nor one of several units, nor one of what may be in a set or not."""
    reply = answer(read(query), index)
    assert (reply.status, reply.cause) == ("unanswered", OPEN)


WEIRS = """
[base]
title = "Weirs"
source = "survey"
[sources.survey]
title = "Survey"
[kinds.weir]
[kinds.big]
broader = "weir"
where = "length > 300"
[kinds.huge]
broader = "big"
where = "age > 3"
[properties.length]
of = ["weir"]
type = "number"
unit = "metres"
adjectives = ["long"]
most = ["longest"]
complete = true
[properties.age]
of = ["weir"]
type = "number"
"""
CASES = {
    # an older claim of more than 300 has given way to one of 300
    "a claim of another bound": (
        {"a": ("{ number = 300, bound = 'more-than' }", "as_of = '2000'"), "a2": ("300", "as_of = '2019'")},
        {"list weir[length > 300]": [], "list weir[length <= 300]": ["a"]},
    ),
    "a defined kind": (
        {"a": ("{ number = 300, bound = 'about' }", ""), "b": ("350", ""), "c": ("100", "")},
        {
            "count big": ["At least 1 in this base: B."],
            "check @a[in big]": [],
            "check @b[in big]": ["Yes."],
            "list most(huge, length)": [],
            "list weir[not in huge]": [],
        },
    ),
    "a defined kind whose amounts are all settled": (
        {"a": ("{ number = 200, bound = 'about' }", ""), "b": ("350", ""), "c": ("100", "")},
        {
            "count big": ["1 in this base: B."],
            "check @a[in big]": ["No."],
            "count weir[length > 90]": ["3 in this base"],
        },
    ),
    "a tie that may be": (
        {"a": ("{ number = 400, bound = 'at-least' }", ""), "b": ("400", ""), "c": ("100", "")},
        {"list most(weir, length)": ["a"], "list most(weir, length, 2)": [], "list most(weir, length, 2 to 3)": []},
    ),
    "amounts written alike": (
        {"a": ("{ number = 400, bound = 'more-than' }", ""), "b": ("{ number = 400, bound = 'more-than' }", "")},
        {
            "list most(weir, length)": ["a", "b"],
            "count most(weir, length)": [],
            "check @a[in most(weir, length)]": [],
        },
    ),
    "another unit": (
        {"a": ("{ number = 90, unit = 'feet' }", ""), "b": ("{ number = 90, unit = 'yards' }", "")},
        {"list most(weir, length)": [], "list weir[length = 90]": [], "list weir[not length = 90]": []},
    ),
    "nothing recorded": (
        {"a": ("100", ""), "b": ("200", ""), "d": ("", "")},
        {
            "list weir[not either(length = 100, length = 300)]": ["b"],
            "list weir[not not length = 100]": ["a"],
            "list weir[not length = 100]": ["b"],
        },
    ),
}
"""Lengths of weirs, each with more of its fact, and what queries come to: ids, or how an answer begins."""


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_certainly_so_is_not_said(case: str, tmp_path: Path) -> None:
    """Neither by kinds that are defined by amounts, nor by ties that may be none, nor of what is not recorded."""
    lengths, queries = CASES[case]
    ids = sorted({id_[0] for id_ in lengths})
    base = WEIRS + "".join(f'[things.{id_}]\nname = "{id_.upper()}"\nkind = "weir"\n' for id_ in ids)
    for id_, (length, more) in lengths.items():
        claim = f'subject = "{id_[0]}"\nproperty = "length"\nvalue = {length}\n{more}' if length else 'text = "D."'
        base += f"[facts.{id_}]\n{claim}\n"
    (tmp_path / "facts.toml").write_text(base, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", None)
    for query, expected in queries.items():
        answers = answer(read(query), index).answers
        if query.startswith("list"):
            assert [getattr(each.value, "id", None) for each in answers] == expected, query
        else:
            assert len(answers) == len(expected), query
            assert all(each.text.startswith(start) for each, start in zip(answers, expected, strict=True)), query
    index.close()


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("count weir[length > @a]", "1 in this base: B."),
        ("count weir[length > weir[feeds @c]]", "At least 1 in this base: B."),
        ("count weir[depth > 1]", "At least 2 in this base: A, B."),
    ],
)
def test_a_count_is_whole_where_all_that_it_goes_by_is_known(query: str, start: str, tmp_path: Path) -> None:
    """Not where more may be compared with than is recorded, nor where a thing may have more amounts."""
    base = WEIRS.replace("complete = true\n", "") + (
        '[properties.feeds]\nof = ["weir"]\ntype = "thing"\n'
        '[properties.depth]\nof = ["weir"]\ntype = "number"\nmany = true\n'
    )
    for id_, length, feeds in (("a", 100, 'feeds = "c"\n'), ("b", 200, ""), ("c", 50, "")):
        base += f'[things.{id_}]\nname = "{id_.upper()}"\nkind = "weir"\n'
        base += f"[records.{id_}]\nlength = {length}\ndepth = [{length // 100}, {length // 50}]\n{feeds}"
    (tmp_path / "facts.toml").write_text(base, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", None)
    (found,) = answer(read(query), index).answers
    assert found.text == start
    index.close()


@pytest.mark.parametrize("year", [1, 2, 17, 31, 64, 1999])
def test_a_year_has_its_last_day(year: int, tmp_path: Path) -> None:
    """31 December is in its year, whatever a computer makes of its fraction."""
    mill = f'[things.x]\nname = "X"\nkind = "mill"\n[records.x]\nbuilt = "{year:04}-12-31"\n'
    base = MILLS.read_text("utf-8").partition("[things.ash]")[0] + mill
    (tmp_path / "facts.toml").write_text(base, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", None)
    found = {test: len(answer(read(f"list mill[built {test} {year}]"), index).answers) for test in (">", "=", "<=")}
    assert found == {">": 0, "=": 1, "<=": 1}
    index.close()


def test_an_end_of_an_order_is_looked_up_by_index(index: Index) -> None:
    """Which is the latest, where no date is exact, is told without a look at all dates."""
    statements: list[str] = []
    index.release().set_trace_callback(statements.append)
    answer(read("list most(mill, built)"), index)
    index.release().set_trace_callback(None)
    (first, *_) = [each for each in statements if "RANK()" in each]
    plan = [str(row[3]) for row in index.release().execute(f"EXPLAIN QUERY PLAN {first}")]
    assert not [step for step in plan if step.startswith(("SCAN claimed", "SCAN member"))]
    for each in ("claim_number", "claim_least", "claim_greatest"):
        assert any(f"USING COVERING INDEX {each}" in step or f"USING INDEX {each}" in step for step in plan), plan


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9),
    st.sampled_from(sorted(SAID)),
)
def test_a_number_lies_within_its_reach(number: Decimal, bound: str) -> None:
    """The least is never more than the greatest, and the number that stands there between them or just outside."""
    least, greatest = Quantity(number, bound=bound).reach()
    assert least <= greatest
    if bound in {"exact", "about", "at-least", "at-most"}:
        assert least <= float(number) <= greatest
    else:
        assert not least <= float(number) <= greatest


@pytest.mark.parametrize(
    ("number", "inside", "outside"),
    [
        ("300", ("200.1", "399"), ("200", "400")),
        ("320", ("311", "329"), ("310", "330")),
        ("3.5", ("3.41", "3.59"), ("3.4", "3.6")),
        ("1.2E+6", ("1.11E+6", "1.29E+6"), ("1.1E+6", "1.3E+6")),
        ("0", ("-0.9", "0.9"), ("-1", "1")),
    ],
)
def test_about_is_less_than_one_in_the_last_digit_away(
    number: str, inside: tuple[str, str], outside: tuple[str, str]
) -> None:
    """About 300 is more than 200 and less than 400."""
    least, greatest = Quantity(Decimal(number), bound="about").reach()
    assert all(least <= float(each) <= greatest for each in inside)
    assert not any(least <= float(each) <= greatest for each in outside)
