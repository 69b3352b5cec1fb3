"""A base held against the documents that it was curated from: each planted fault has its verdict."""

from __future__ import annotations

import hashlib
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Program
from hypothesis import given
from hypothesis import strategies as st

from factcli.english.stem import fold
from factcli.load import load
from factcli.model import Quantity
from factcli.verify import Report, read_texts, verify
from factcli.verify.passages import has_figure, numbers, standing
from factcli.verify.quotations import find, places
from factcli.verify.texts import Text

DATA = Path(__file__).parent / "data" / "verify"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Write a base about a bridge with its two documents, all of it in order."""
    shutil.copytree(DATA / "texts", tmp_path / "texts")
    text = (DATA / "facts.toml").read_text("utf-8")
    for name in ("gazette", "herald"):
        digest = hashlib.sha256((DATA / "texts" / f"{name}.txt").read_bytes()).hexdigest()
        text = text.replace(f"@{name}@", digest)
    (tmp_path / "facts.toml").write_text(text, encoding="utf-8")
    return tmp_path


def checked(folder: Path) -> Report:
    """Hold the base of a folder against the texts in it."""
    base = load(folder / "facts.toml")
    return verify(base, read_texts(folder / "texts", base.sources.values()))


def plant(file: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_in_order_is_counted_by_its_verdict(base: Path) -> None:
    """Nothing fails, and the report says how much was checked and as what."""
    report = checked(base)
    assert (report.failures, report.unchecked) == ((), ())
    assert {check: dict(verdicts) for check, verdicts in report.counts.items()} == {
        "copy": {"unchanged": 2},
        "quotation": {"verbatim": 2, "normalised": 1, "fragments": 1},
        "selector": {"unique": 6},
        "speaker": {"named": 4},
        "figure": {"stands": 2},
        "time": {"before": 1},
        "absence": {"absent": 2},
    }


FAULTS = {
    "one digit changed": (
        ('and 14 of the 20 piers must be replaced"\nsource', 'and 14 of the 26 piers must be replaced"\nsource'),
        "quotation not-found piers:"
        ' "We did not see this coming, and 14 of the 26 piers must be replaced" does not stand in gazette'
        " | nearest, in paragraph 2:"
        ' "We did not see this coming, and 14 of the 20 piers must be replaced"; it parts at "26 piers must"',
    ),
    "not dropped": (
        ('quote = "We did not see this', 'quote = "We did see this'),
        "quotation not-found piers:"
        ' "We did see this coming, and 14 of the 20 piers must be replaced" does not stand in gazette | nearest, in'
        ' paragraph 2: "We did not see this coming, and 14 of the 20 piers must be replaced"; it parts at'
        ' "see this coming,"',
    ),
    "a word dropped further on": (
        ('and 14 of the 20 piers must be replaced"\nsource', 'and 14 of the piers must be replaced"\nsource'),
        "quotation not-found piers:"
        ' "We did not see this coming, and 14 of the piers must be replaced" does not stand in gazette'
        " | nearest, in paragraph 2:"
        ' "We did not see this coming, and 14 of the 20 piers must be replaced"; it parts at "piers must be"',
    ),
    "a word of the curator's": (
        ('quote = "will stand again"', 'quote = "will surely stand again"'),
        'quotation not-found again: "will surely stand again" does not stand in gazette'
        ' | nearest, in paragraph 3: "bridge \'will stand again\' before"; it parts at "surely stand again"',
    ),
    "words that are not quoted": (
        ('quote = "will stand again"', 'quote = "carries about 300 people"'),
        'quotation unquoted again: "carries about 300 people" stands in paragraph 3, but not in quotation marks'
        " | quote only what the document itself quotes; say the rest in your own words",
    ),
    "another speaker of the same document": (
        ('speaker = "ada-marsh"\nquote = "We did', 'speaker = "tom-pell"\nquote = "We did'),
        "speaker not-named piers: Tom Pell is not named in or beside the paragraph | see who says it there",
    ),
    "another document": (
        (
            'source = { id = "gazette", paragraph = 4, start = "Tom Pell, the mayor", end = "for patience" }',
            'source = { id = "herald", paragraph = 1 }',
        ),
        'quotation elsewhere choice: "a hard day - but the right choice" stands in gazette, paragraph 4'
        " | name that source",
    ),
    "a paragraph that it is not in": (
        ('paragraph = 2, start = "We did not", end = "must be replaced"', "paragraph = 1"),
        'quotation misplaced piers: "We did not see this coming, and 14 of the 20 piers must be replaced" stands in'
        " paragraph 2, not in 1 | paragraph = 2",
    ),
    "a selector that fits two places": (
        (
            'paragraph = 3, start = "A ferry carries", end = "meanwhile"',
            'paragraph = 5, start = "The closure", end = "two"',
        ),
        'selector ambiguous ferry: "The closure … two" fits 2 places (paragraphs 5, 5) | give a word or two more',
    ),
    "a selector that fits nowhere": (
        ('end = "meanwhile"', 'end = "in summer"'),
        'selector not-found ferry: "A ferry carries … in summer" does not stand in gazette'
        " | give the first and last words there",
    ),
    "a figure with another unit": (
        ('unit = "dollars", text', 'unit = "euros", text'),
        "figure other-unit cost: 1,200,000 euros: the passage has the number, but not the unit"
        " | see what it is of there",
    ),
    "another figure": (
        ("number = 300,", "number = 3000,"),
        "figure not-found ferry: 3,000 does not stand in the passage | see which number it has",
    ),
    "a sentence that gives another number": (
        ("About 300 people a day take", "About 3,000 people a day take"),
        "figure other-number ferry: the sentence tells 3,000, not 300 | make them one",
    ),
    "a source that tells what came after it": (
        ('as_of = "2016-03"', 'as_of = "2016-04"'),
        "time after cost: 2016-04 is after gazette was published (2016-03-07) | one of the two dates is wrong",
    ),
    "an absence of what is there": (
        ('["casualties", "was hurt"]', '["casualties", "TOWN-HALL", "a hard day"]'),
        'absence found nobody-hurt: "TOWN-HALL" stands in gazette, paragraph 2: "who spoke outside the town hall.";'
        ' "a hard day" stands in gazette, paragraph 4: "mayor, called the closure “a hard day — but the right"'
        " | make a fact of what it tells, or take the phrase out",
    ),
}


@pytest.mark.parametrize(("change", "told"), FAULTS.values(), ids=FAULTS)
def test_each_planted_fault_has_its_verdict(base: Path, change: tuple[str, str], told: str) -> None:
    """The fault is found, as what it is, with what to do; nothing else is."""
    plant(base / "facts.toml", *change)
    failures = [
        f"{each.check} {each.verdict} {each.id}: {each.message} | {each.hint}" for each in checked(base).failures
    ]
    assert told in failures
    of = told.split(": ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    assert all(f" {of}: " in each for each in failures)


def test_a_changed_copy_is_found(base: Path) -> None:
    """A copy with other bytes is not the one that was curated, whatever it says."""
    with (base / "texts" / "herald.txt").open("a") as file:
        file.write("\n")
    (failure,) = checked(base).failures
    assert (failure.check, failure.verdict, failure.id) == ("copy", "changed", "herald")
    assert failure.message == "herald.txt is not the copy that was curated"


def test_what_has_no_copy_is_unchecked_and_counted(base: Path) -> None:
    """Without the text nothing is right or wrong."""
    (base / "texts" / "herald.txt").unlink()
    report = checked(base)
    assert report.failures == ()
    assert [(each.check, each.id) for each in report.unchecked] == [
        ("copy", "herald"),
        ("selector", "walk"),
        ("quotation", "walk"),
        ("speaker", "walk"),
        ("absence", "nobody-hurt"),
    ]
    assert report.unchecked[-1].message == 'no text of herald to look for "casualties" or "was hurt" in'


def test_a_file_name_leads_out_of_no_folder(base: Path) -> None:
    """A base cannot have any other file read."""
    plant(base / "facts.toml", 'file = "herald.txt"', 'file = "../facts.toml"')
    assert {each.id for each in checked(base).unchecked if each.check == "copy"} == {"herald"}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("a cost of $1.2 million", {"1.2", "1200000.0"}),
        ("3,000 a year, each year", {"3000"}),
        ("two of twenty piers", {"2", "20"}),
        ("about three thousand people", {"3", "3000"}),
        ("$300m", {"300", "300000000"}),
        ("nothing", set()),
    ],
)
def test_numbers_are_read_as_they_are_written(passage: str, expected: set[str]) -> None:
    """Figures and words, each with and without the scale behind it."""
    assert {Decimal(each) for each in expected} == set(numbers(passage))


def test_a_figure_has_its_number_and_its_unit_in_one_passage() -> None:
    """A number in one paragraph and a unit in another one are no figure."""
    paragraphs = {1: "300 boats", 2: "many people"}
    assert has_figure(Quantity(Decimal(300), "people"), paragraphs) == (True, False)
    assert has_figure(Quantity(Decimal(300), "boats"), paragraphs) == (True, True)
    assert has_figure(Quantity(Decimal(30), "boats"), paragraphs) == (False, False)


@pytest.mark.parametrize(
    ("phrase", "near"),
    [
        ("found CRACKS", ["Monday after an inspector found cracks in its piers, at"]),
        ("piers at a cost", ["found cracks in its piers, at a cost of $1.2."]),
        ("the-county", ["The county closed it on Monday"]),
        *((phrase, []) for phrase in ("crack", "closing", "in piers", "cost of $1")),
    ],
)
def test_a_phrase_stands_where_its_words_stand_in_a_row(phrase: str, near: list[str]) -> None:
    """Case and marks make no difference; part of a word, another form of it or with a word left out it is not there."""
    paragraph = "The county closed it on Monday after an inspector found cracks in its piers, at a cost of $1.2."
    assert list(standing(phrase, Text(("Old stone.", paragraph), ""))) == [(2, each) for each in near]


_TEXT = st.text(alphabet="ab cd.,“”\"'", min_size=1, max_size=40)


@given(_TEXT, _TEXT, _TEXT)
def test_what_is_printed_in_quotation_marks_is_verbatim(before: str, quote: str, after: str) -> None:
    """Whatever stands around it, a quotation that is there is found; one with a word more is not."""
    quote = " ".join(quote.replace('"', "").replace("“", "").replace("”", "").split()) or "x"
    text = Text((before.replace('"', "").replace("“", "").replace("”", "") + f" “{quote}” " + after,), "")
    assert find(quote, "s", {"s": text}, 1).verdict == "verbatim"
    assert find(f"{quote} zebra", "s", {"s": text}, 1).verdict == "not-found"


_WORDS = st.lists(st.sampled_from("a ab Ä-b abc b, “c”".split()), max_size=8).map(" ".join)


@given(_WORDS, st.lists(st.sampled_from("a ab äb abc b c".split()), min_size=1, max_size=3).map(" ".join), _WORDS)
def test_what_stands_in_a_text_is_no_absence(before: str, phrase: str, after: str) -> None:
    """Wherever it stands it is found, and what is shown has its words; in a text without it nothing is."""
    found = [near for _, near in standing(phrase, Text(("x y z", f"{before} {phrase} {after}"), ""))]
    assert len(found) == 1
    assert f" {fold(phrase)} " in f" {fold(found[0])} "
    assert list(standing(f"{phrase} zebra", Text((f"{before} {phrase} {after}",), ""))) == []


@given(_TEXT, st.integers(0, 40), st.integers(1, 40))
def test_a_selector_made_of_a_passage_fits_it(text: str, start: int, length: int) -> None:
    """The first and last words of a passage select at least that."""
    plain = " ".join(text.split())
    passage = plain[start : start + length].strip()
    if passage:
        assert list(places(passage[:5], passage[-5:], plain))


def test_the_command_lists_what_is_wrong_and_counts_what_was_checked(base: Path, factcli: Program) -> None:
    """Nothing wrong is 0; a fault is 1, with its place; an unchecked quotation is wrong with --strict only."""
    where = ["--base", str(base / "facts.toml"), "verify", "--texts", str(base / "texts")]
    assert factcli.answers(*where) == (
        "copy           2: 2 unchanged\n"
        "quotation      4: 2 verbatim, 1 fragments, 1 normalised\n"
        "selector       6: 6 unique\n"
        "speaker        4: 4 named\n"
        "figure         2: 2 stands\n"
        "time           1: 1 before\n"
        "absence        2: 2 absent\n"
        "21 checked, 0 wrong, 0 unchecked\n"
    )
    (base / "texts" / "herald.txt").unlink()
    assert factcli.run(*where).code == 0
    run = factcli.run(*where, "--strict")
    assert run.code == 1
    assert run.out.startswith('source "herald": copy unchecked: there is no herald.txt in the folder of texts\n\n')
    assert json.loads(factcli.run(*where, "--json").out)["checks"]["copy"] == {"unchanged": 1, "unchecked": 1}


def test_without_the_folder_nothing_is_verified(base: Path, factcli: Program) -> None:
    """A folder that is not there is the user's to mend."""
    told = factcli.refuses("--base", str(base / "facts.toml"), "verify", "--texts", str(base / "none"))
    assert told == (
        f"error: no folder of texts at {base / 'none'}\nhint: give the folder that the documents' copies are in\n"
    )
