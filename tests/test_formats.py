"""The output forms: whole expected outputs, the published schema, and what holds for any reply at all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from factcli.formats import FORMS, Form, render
from factcli.formats.as_csv import COLUMNS, harmless
from factcli.formats.as_json import render_jsonl, reply_object
from factcli.formats.as_markdown import escape
from factcli.formats.citation import citation_line
from factcli.formats.number import digits
from factcli.formats.refusal import explanation, refusal
from factcli.formats.safe import line
from factcli.formats.wording import date_words
from factcli.reply import Answer, Citation, Correction, Detail, Listing, Name, Reading, Reply

GOLDEN = Path(__file__).parent / "data" / "formats"
SCHEMA: dict[str, Any] = json.loads(
    resources.files("factcli.formats").joinpath("answer.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)
TEXT_FORMS: tuple[Form, ...] = ("table", "csv", "markdown", "plain")

GAZETTE = Citation(
    id="gazette-1987",
    title="County closes old bridge",
    publisher="Example Gazette",
    published="1987-06~",
    locator="paragraph 1",
    via=("Wire Service", "Bridge survey of 1987"),
    url="https://example.org/1987/06/bridge_closed",
    inferred=("published", "type"),
)
GAZETTE_LATER = Citation(
    "gazette-1987", GAZETTE.title, GAZETTE.publisher, "1987-06~", "paragraph 4", (), GAZETTE.url, GAZETTE.inferred
)
SURVEY = Citation("survey-1987", "Survey of the county's bridges", None, "1987", None, (), None, ("title",))
MAYOR = Name("jane-doe", "Jane Doe")

CASES: dict[str, Reply] = {
    "sentence": Reply(
        "why was Old Bridge closed?",
        "answered",
        (
            Answer(
                "The county closed Old Bridge in June 1987 because its piers were cracked.",
                (GAZETTE,),
                ("bridge-closed",),
                value="its piers were cracked",
                according_to=Name("survey-1987", "the survey"),
                as_of="1987-06",
            ),
        ),
        understood="the reason for which Old Bridge was closed",
        query='find reason @old-bridge "close"',
    ),
    "quotes": Reply(
        "what did the mayor say about the bridge?",
        "answered",
        (
            Answer(
                "The mayor said nobody could have foreseen the cracks.",
                (GAZETTE_LATER,),
                ("mayor-on-piers",),
                quote="No one saw this coming",
                speaker=MAYOR,
                as_of="1987-06-05",
            ),
            Answer(
                "The mayor promised $2 million for repairs.",
                (GAZETTE, GAZETTE_LATER),
                ("mayor-on-money",),
                quote="We'll find the money",
                speaker=MAYOR,
                status="reported",
            ),
        ),
        corrections=(Correction("brigde", "bridge"),),
    ),
    "things": Reply(
        "which bridges are closed?",
        "answered",
        (
            Answer("Old Bridge is closed.", (GAZETTE,), ("f1",), value=Name("old-bridge", "Old Bridge")),
            Answer(
                "The county is said to have closed Mill Bridge.",
                (SURVEY,),
                ("f2", "f3"),
                value=Name("mill-bridge", "Mill Bridge"),
                status="alleged",
            ),
        ),
    ),
    "numbers": Reply(
        "how long are the bridges?",
        "answered",
        (
            Answer(
                "Old Bridge is about 120 metres long.",
                (SURVEY,),
                ("old-bridge-length",),
                value=Decimal(120),
                unit="metres",
                bound="about",
                subject=Name("old-bridge", "Old Bridge"),
            ),
            Answer(
                "Long Bridge is 12,053.50 metres long.",
                (SURVEY, GAZETTE),
                ("long-bridge-length",),
                value=Decimal("12053.50"),
                unit="metres",
                bound="exact",
                subject=Name("long-bridge", "Long Bridge"),
            ),
        ),
    ),
    "contested": Reply(
        "how long is Old Bridge?",
        "answered",
        (
            Answer(
                "Old Bridge is about 120 metres long.",
                (SURVEY,),
                ("old-bridge-length",),
                value=Decimal(120),
                unit="metres",
                bound="about",
                contested_by=("old-bridge-length-gazette",),
                then="certainly",
            ),
            Answer(
                "Old Bridge is 131 metres long, the Gazette writes.",
                (GAZETTE,),
                ("old-bridge-length-gazette",),
                value=Decimal(131),
                unit="metres",
                bound="exact",
                contested_by=("old-bridge-length",),
                then="possibly",
            ),
            Answer(
                "Old Bridge is 118 metres long.",
                (SURVEY,),
                ("old-bridge-length-1950",),
                value=Decimal(118),
                unit="metres",
                bound="exact",
                as_of="1950",
                rank="deprecated",
                superseded_by=("old-bridge-length", "old-bridge-length-gazette"),
                then="possibly",
            ),
        ),
    ),
    "hostile": Reply(
        "\x1b]0;owned\x07 \udc80?",
        "answered",
        (
            Answer(
                '=HYPERLINK("http://evil") \x1b[31m[red]x[/red] <b>*bold*</b> | `code`\u202e\u200b\r\nnext',
                (
                    Citation(
                        "s", "[a](javascript:x) :smile: [/x]", "@me", "-1", "-2+3", ("=1", "\x9b1m"), "javascript:x", ()
                    ),
                ),
                ("f",),
                value="-1",
                unit="\t=2",
                quote="\x07\u2028+1",
                speaker=Name("x", "# \u2066X"),
                rank="deprecated",
                contested_by=("=f",),
                superseded_by=("@g",),
                then="possibly",
            ),
        ),
    ),
    "unanswered": Reply(
        "what did Jane Doe say about Mill Bridge?",
        "unanswered",
        understood="what Jane Doe said about Mill Bridge",
        query="find quote said @jane-doe @mill-bridge",
        related=(
            Answer("The mayor said nobody could have foreseen the cracks.", (GAZETTE_LATER,), ("mayor-on-piers",)),
        ),
        corrections=(Correction("Jnae", "Jane"),),
        cause="no statement by Jane Doe about Mill Bridge in this base",
        hint="`factcli said jane-doe` lists what she did say",
        explanation=(Reading("Jane Doe", "the person Jane Doe"), Reading("what … say", "a statement")),
    ),
    "not_understood": Reply(
        "which viaducts gloop?",
        "not_understood",
        unmatched=("viaducts", "gloop"),
        cause="“viaducts” means nothing in this base",
        hint="words under [kinds.viaduct] would teach it",
    ),
    "ambiguous": Reply(
        "how many people live in Springfield?",
        "ambiguous",
        choices=("the population of Springfield, Illinois", "the population of Springfield, Ohio"),
        cause="two things are called Springfield",
        hint="ask one of these",
    ),
    "details": Reply(
        None,
        "answered",
        (Answer("Old Bridge: a stone bridge over the Green River.", (GAZETTE,), ()),),
        details=(
            Detail("id", "old-bridge"),
            Detail(
                "also called", "the Stone Bridge, which is what most people of the county have called it ever since"
            ),
            Detail("*note*", "\x1b[31m[red]x[/red]\u202e"),
        ),
    ),
}
DETAILED = replace(CASES["hostile"], details=CASES["details"].details)
"""A reply with something in every field."""
WRITTEN = {
    **{(name, form): lambda reply, form=form: "".join(render([reply], form)) for name in CASES for form in FORMS},
    **{(name, "color"): lambda reply: "".join(render([reply], "table", width=60, color=True)) for name in CASES},
    **{(name, "stderr"): lambda reply: refusal(reply) + explanation(reply) for name in CASES},
}

text = st.text(
    st.characters(codec=None) | st.sampled_from("\x1b\x9b\u202e\u200b\u200d=-+@|*`[]<>&$#\\\"'\n\t_"), max_size=30
)
some = st.none() | text
names = st.builds(Name, text, text)
several = st.lists(text, max_size=3).map(tuple)
numbers = st.decimals() | st.decimals(-(10**9), 10**9, allow_nan=False, places=3)
citations = st.builds(Citation, text, text, some, some, some, several, some, several)
bounds = st.none() | st.sampled_from(["exact", "about", "more-than"]) | text
answers = st.builds(
    Answer,
    text,
    st.lists(citations, min_size=1, max_size=3).map(tuple),
    several,
    value=st.none() | numbers | text | names,
    unit=some,
    bound=bounds,
    subject=st.none() | names,
    quote=some,
    speaker=st.none() | names,
    according_to=st.none() | names,
    as_of=some | st.sampled_from(["2016-08~", "2016/..", "2016-13", "201X"]),
    status=st.sampled_from(["asserted", "alleged"]) | text,
)
answer_lists = st.lists(answers, min_size=1, max_size=4).map(tuple)
answered = st.builds(
    Reply,
    some,
    st.just("answered"),
    answer_lists,
    details=st.lists(st.builds(Detail, text, text), max_size=2).map(tuple),
)
refused = st.builds(
    Reply,
    some,
    st.sampled_from(["unanswered", "not_understood", "ambiguous"]),
    understood=some,
    query=some,
    related=st.just(()) | answer_lists,
    choices=several,
    unmatched=several,
    corrections=st.lists(st.builds(Correction, text, text), max_size=2).map(tuple),
    cause=some,
    hint=some,
    explanation=st.lists(st.builds(Reading, text, text), max_size=2).map(tuple),
)
replies = answered | refused
anything = settings(max_examples=200, deadline=None)


def rendered(reply: Reply, form: Form, **options: Any) -> str:
    """Return one reply in one form, whole."""
    return "".join(render([reply], form, **options))


def packed(words: str) -> str:
    """Drop white space: a line may be broken anywhere."""
    return "".join(words.split())


def is_clean(words: str) -> bool:
    """Whether nothing in a text acts on a terminal, hides, or turns the reading direction."""
    return all(char.isprintable() or char == "\n" for char in re.sub("[\u200c\u200d]", "", words))


@pytest.mark.parametrize(("name", "form"), WRITTEN, ids="-".join)
def test_the_whole_output_is_as_expected(name: str, form: str) -> None:
    """Each case in each form, to the byte; UPDATE_GOLDEN=1 writes what is there now, to be read before it is kept."""
    file = GOLDEN / f"{name}.{form}.txt"
    output = WRITTEN[name, form](CASES[name]).encode()
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(output)
    assert file.read_bytes() == output


def test_every_expected_output_is_compared() -> None:
    """No file lies beside the cases unread."""
    assert {file.name for file in GOLDEN.iterdir()} == {f"{name}.{form}.txt" for name, form in WRITTEN}


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("name", ["unanswered", "not_understood", "ambiguous"])
def test_only_answers_are_written_as_text(name: str, form: Form) -> None:
    """A reply without an answer leaves standard output empty."""
    assert rendered(CASES[name], form) == ""


@pytest.mark.parametrize("form", FORMS)
def test_replies_are_written_one_by_one_and_in_order(form: Form) -> None:
    """A batch is written as it is answered: nothing is held back for a later reply."""

    def ask() -> Iterator[Reply]:
        yield CASES["sentence"]
        yield CASES["things"]
        pytest.fail("asked for more before writing what was there")

    pieces = render(ask(), form)
    for sign in ("piers were cracked", "Mill Bridge"):
        assert any(sign in piece for piece in pieces)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"table"}))
def test_a_long_list_is_written_as_it_is_made(form: Form) -> None:
    """No answer is held back for a later one; a table sees them all, for its widths."""

    def made(_: int) -> Iterator[Answer]:
        for number in range(200):
            yield replace(CASES["sentence"].answers[0], text=f"Pier {number} is cracked.")
        pytest.fail("made more before writing what was there")

    pieces = render([replace(CASES["sentence"], answers=Listing(made))], form)
    assert any("Pier 198 is cracked" in piece for piece in pieces)


@pytest.mark.parametrize("form", FORMS)
def test_a_long_list_reads_as_a_short_one(form: Form) -> None:
    """Whether answers are made as they are written or all before, every form has the same bytes."""
    reply = CASES["things"]
    lazily = replace(reply, answers=Listing(lambda most: reply.answers[: most if most >= 0 else None]))
    assert "".join(render([lazily], form)) == "".join(render([reply], form))
    assert "".join(render([replace(lazily, answers=lazily.answers[:1])], form)) == "".join(
        render([replace(reply, answers=reply.answers[:1])], form)
    )


def test_markdown_footnotes_are_numbered_through_a_batch() -> None:
    """Two replies in one document never define one footnote twice."""
    page = "".join(render([CASES["sentence"], CASES["things"]], "markdown"))
    assert re.findall(r"^\[\^\d\]:", page, re.MULTILINE) == ["[^1]:", "[^2]:"]


def test_the_schema_names_what_is_written() -> None:
    """The schema is valid and has just the keys that are written, in order; only what is asked for is optional."""
    Draft202012Validator.check_schema(SCHEMA)
    document: Any = reply_object(DETAILED, explain=True)
    answer = document["answers"][0]
    assert list(SCHEMA["properties"]) == list(document)
    assert SCHEMA["required"] == list(reply_object(CASES["hostile"]))
    plain = json.loads(rendered(CASES["sentence"], "json"))["answers"][0]
    assert list(SCHEMA["$defs"]["answer"]["properties"]) == list(answer)
    assert SCHEMA["$defs"]["answer"]["required"] == list(plain)
    for part, written in (("source", answer["sources"][0]), ("thing", answer["speaker"])):
        assert list(SCHEMA["$defs"][part]["properties"]) == SCHEMA["$defs"][part]["required"] == list(written)


def test_every_field_of_a_reply_is_written() -> None:
    """A field added to the dataclasses is added to the JSON."""
    document: Any = reply_object(DETAILED, explain=True)
    answer = document["answers"][0]
    assert {each.name for each in fields(Reply)} == set(document) - {"schema"}
    assert {each.name for each in fields(Answer)} == set(answer)
    assert {each.name for each in fields(Citation)} == set(answer["sources"][0])
    assert {each.name for each in fields(Name)} == set(answer["speaker"])


def test_an_unknown_field_is_valid_and_a_missing_source_is_not() -> None:
    """Fields may be added; an answer without a source is none."""
    document = json.loads(rendered(CASES["sentence"], "json"))
    assert VALIDATOR.is_valid({**document, "new": 1})
    document["answers"][0]["sources"] = []
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("600", "600"),
        ("53.330685", "53.330685"),
        ("1.20", "1.20"),
        ("1e5", "100000"),
        ("-85", "-85"),
        ("1E-7", "0.0000001"),
        ("1E+400", "1E+400"),
        ("300_000_000", "300000000"),
    ],
)
def test_a_number_keeps_its_digits(written: str, number: str) -> None:
    """As JSON, unquoted; in CSV, a cell that a spreadsheet reads as a number."""
    reply = Reply(None, "answered", (Answer("x", (SURVEY,), ("f",), value=Decimal(written)),))
    assert f'"value": {number},' in rendered(reply, "jsonl")
    assert rendered(reply, "csv").splitlines()[1].split(",")[1] == number


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        (" =1", "' =1"),
        ("\uff1d1", "'\uff1d1"),
        ("a=1", "a=1"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cell: str, made: str) -> None:
    """An apostrophe makes a text of it."""
    assert harmless(cell) == made


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\x9bb\x7f", "a\\x9bb\\x7f"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("pay\u200bpal\u200d", "pay\\u200bpal\\u200d"),
        ("pay\u200dpal", "pay\\u200dpal"),
        ("a\udc80", "a\\udc80"),
        ("a\U000e0041\U000e0100", "a\\U000e0041\\U000e0100"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("  two\n\tlines\u2028 three\xa0", "two lines three"),
        ("“é” — 東京 ½", "“é” — 東京 ½"),
    ],
)
def test_what_acts_on_a_terminal_is_shown_as_its_code(given_text: str, shown: str) -> None:
    """Letters of every script stay as they are."""
    assert line(given_text) == shown


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-08~", "about August 2016"),
        ("2012/2013", "2012 to 2013"),
        ("2016-04-19", "19 April 2016"),
        ("2016-99", "2016-99"),
        ("soon\x1b", "soon\\x1b"),
        ("../..", "at any time"),
    ],
)
def test_a_date_is_said_in_words(edtf: str, words: str) -> None:
    """What is no EDTF date stays as it was written."""
    assert date_words(edtf) == words


def test_a_citation_is_one_line() -> None:
    """The document, its date, what is inferred of it, the place, the chain it came through, the address."""
    assert citation_line(GAZETTE) == (
        "“County closes old bridge”, Example Gazette, about June 1987 (date inferred) — "
        "paragraph 1, via Wire Service ← Bridge survey of 1987 — https://example.org/1987/06/bridge_closed"
    )
    assert citation_line(SURVEY) == "Survey of the county's bridges, 1987 (title inferred)"


@anything
@given(replies, st.booleans())
def test_any_json_says_the_reply_and_is_valid(reply: Reply, explain: bool) -> None:
    """Both JSON forms are the same object, one of them on one line; no character in them acts on a terminal."""
    one_line = rendered(reply, "jsonl", explain=explain)
    assert one_line.count("\n") == 1
    assert is_clean(one_line.encode().decode().rstrip("\n"))
    document = json.loads(one_line, parse_float=Decimal, parse_int=Decimal)
    assert document == json.loads(rendered(reply, "json", explain=explain), parse_float=Decimal, parse_int=Decimal)
    VALIDATOR.validate(json.loads(one_line))
    assert [each["text"] for each in document["answers"]] == [each.text for each in reply.answers]
    assert ("explanation" in document) == explain
    for said, answer in zip(document["answers"], reply.answers, strict=True):
        if isinstance(answer.value, Decimal) and answer.value.is_finite():
            assert said["value"].as_tuple() == Decimal(digits(answer.value)).as_tuple()
            assert said["value"] == answer.value


@anything
@given(replies, st.integers(0, 200))
def test_any_text_is_clean(reply: Reply, width: int) -> None:
    """Any reply in any text form, at any width: nothing but printable characters and line feeds."""
    for form in TEXT_FORMS:
        output = rendered(reply, form, width=width)
        assert is_clean(output)
        assert output.encode().endswith(b"\n") == bool(reply.answers)
    assert is_clean(refusal(reply) + explanation(reply))
    colored = rendered(reply, "table", width=width, color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == rendered(reply, "table", width=width)


@anything
@given(answered)
def test_any_answer_has_its_source_in_every_form(reply: Reply) -> None:
    """The title of every source stands in the output, and the answers in their order."""
    titles = [line(source.title) for answer in reply.answers for source in answer.sources]
    for form in ("table", "plain"):
        output = packed(rendered(reply, form, width=60))
        assert all(packed(title) in output for title in titles)
        at = 0
        for answer in reply.answers:
            at = output.find(packed(line(answer.text)), at)
            assert at >= 0
    page = rendered(reply, "markdown")
    assert all(escape(f"\u201c{title}") in page for title in titles)


@anything
@given(answered)
def test_any_csv_reads_back(reply: Reply) -> None:
    """As many rows as answers and cells as columns, each the text it was made of, none of them a formula."""
    header, *rows = csv.reader(io.StringIO(rendered(reply, "csv")), strict=True)
    assert tuple(header) == COLUMNS
    assert len(rows) == len(reply.answers)
    for row, answer in zip(rows, reply.answers, strict=True):
        cells = dict(zip(COLUMNS, row, strict=True))
        assert cells["text"].removeprefix("'") == line(answer.text).removeprefix("'")
        titles = [line(each.title) for each in answer.sources]
        assert cells["source_title"].removeprefix("'") == (" | ".join(titles) if any(titles) else "").removeprefix("'")
        number = isinstance(answer.value, Decimal)
        assert not any(
            cell.startswith(tuple("=+-@")) for name, cell in cells.items() if not (number and name == "value")
        )


@anything
@given(text)
def test_any_text_is_itself_in_markdown(words: str) -> None:
    """No markup, link or HTML comes of it: a bullet that says the text and nothing else."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {escape(words)} end\n")
    kinds = ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    assert [token.type for token in tokens[:4]] == kinds
    children = tokens[3].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == f"{line(words)} end".lstrip()


def test_the_contract_in_words_names_every_field_and_shows_what_is_written() -> None:
    """docs/json.md has each field of the schema and each column in a table or list, and its examples are outputs."""
    page = (Path(__file__).parents[1] / "docs" / "json.md").read_text("utf-8")
    parts = [SCHEMA["properties"], *(SCHEMA["$defs"][part]["properties"] for part in ("answer", "source"))]
    assert re.findall(r"^\| `(\w+)` \| (?!means)", page, re.MULTILINE) == [
        *parts[0],
        *SCHEMA["properties"]["status"]["enum"],
        *parts[1],
        *parts[2],
    ]
    assert re.findall(r"```json\n(.*?)```", page, re.DOTALL) == [
        rendered(CASES[name], "json") for name in ("sentence", "unanswered")
    ]
    assert all(f"`{column}`" in page for column in COLUMNS)


def test_equal_numbers_keep_their_own_digits() -> None:
    """Answers that are written once for many questions are not mixed up: 1.0 equals 1."""
    replies = [Reply(None, "answered", (Answer("", (), (), value=Decimal(each)),)) for each in ("1", "1.0", "1.00")]
    written = [json.loads(line, parse_float=str)["answers"][0]["value"] for line in render_jsonl(replies)]
    assert written == [1, "1.0", "1.00"]
