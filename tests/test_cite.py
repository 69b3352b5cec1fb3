"""`cite`: every style in whole outputs, and what holds for any source at all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, Program
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcli import dates
from factcli.cite import Cited, Link, Passage
from factcli.formats import safe
from factcli.formats.cite import STYLES, render_citations
from factcli.formats.cite.sorts import sort_of
from factcli.formats.cite.when import read
from factcli.model import Source

CITE = DATA / "cite"
BRIDGE = str(CITE / "facts.toml")

_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer", "minimum": 1}},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"const": True},
        "literal": {"type": "string"},
    },
    "minProperties": 1,
    "additionalProperties": False,
}
_TEXT = {"type": "string", "minLength": 1}
CSL: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {
            "type": {
                "enum": "article-journal article-magazine article-newspaper book dataset document interview map"
                " post-weblog report speech thesis webpage".split()
            },
            "author": {
                "type": "array",
                "items": {"type": "object", "properties": {"literal": _TEXT}, "additionalProperties": False},
            },
            "issued": _DATE,
            **dict.fromkeys(("id", "title", "container-title", "publisher", "genre", "URL", "note", "annote"), _TEXT),
        },
        "additionalProperties": False,
    },
}
"""The part of the schema of CSL-JSON (csl-data.json of CSL 1.0.2) that is written here, nothing else allowed."""


# whole outputs ----------------------------------------------------------------------


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("name", "wanted"), [("all", ()), ("facts", ("closed", "cracked"))])
def test_a_style_is_written_as_its_file_has_it(
    name: str, wanted: tuple[str, ...], style: str, factcli: Program
) -> None:
    """All sources of a base, and those of two facts with each place and chain; a source comes once."""
    told = factcli.answers("cite", *wanted, "--base", BRIDGE, "--style", style)
    assert told == (CITE / f"{name}.{style}.txt").read_text("utf-8")


def test_every_file_of_outputs_belongs_to_a_style() -> None:
    """None is left behind, and there are some."""
    assert {path.name for path in CITE.glob("*.txt")} == {
        f"{name}.{style}.txt" for name in ("all", "facts") for style in STYLES
    }


def test_plain_is_the_style_where_none_is_named_and_json_is_short_for_csl_json(factcli: Program) -> None:
    """`--json` behind the command."""
    assert factcli.answers("cite", "--base", BRIDGE) == factcli.answers("cite", "--base", BRIDGE, "--style", "plain")
    told = factcli.answers("cite", "--base", BRIDGE, "--json")
    assert told == factcli.answers("cite", "--base", BRIDGE, "--style", "csl-json")
    Draft202012Validator(CSL).validate(json.loads(told))


def test_sources_and_facts_are_cited_together_in_the_order_they_are_named(factcli: Program) -> None:
    """By id or by name; with a place the chain is that of the place, not all that the source reports on."""
    told = factcli.answers("cite", "a talk", "@cracked", "gazette", "survey", "--base", BRIDGE)
    assert told == (
        "“A talk”\n"
        "A. Writer, “County closes old bridge”, Example Gazette, 5 June 1987 — paragraph 2, via [Bridge to close] ←"
        " Survey of the County's Bridges — https://example.org/1987/closed?a=1&b={2}\n"
        "Letter to the editor on the bridge, summer 1987 (title and date inferred)\n"
        "“Survey of the County's Bridges”, Example County Council, 1987, uncertain (date inferred)\n"
    )


def test_what_cannot_be_cited_is_refused(factcli: Program) -> None:
    """A name that nothing has, a thing that is no source, two styles at once."""
    told = "error: unknown source or fact 'gazete'\nhint: did you mean gazette, history, letter?\n"
    assert factcli.refuses("cite", "old-bridge", "--base", BRIDGE) == told.replace("gazete", "old-bridge")
    assert factcli.refuses("cite", "zzz", "--base", BRIDGE) == (
        "error: unknown source or fact 'zzz'\nhint: `factcli about` says what this base holds\n"
    )
    assert factcli.refuses("cite", "--json", "--style", "ris") == (
        "error: --json and --style ris contradict each other\nhint: give one of them\n"
    )


def test_a_name_of_several_sources_is_ambiguous(factcli: Program, tmp_path: Path) -> None:
    """They are listed, and none is cited."""
    path = tmp_path / "facts.toml"
    base = '[base]\ntitle = "t"\n[sources.a]\ntitle = "The Herald"\n[sources.b]\ntitle = "The Herald"\ntype = "book"\n'
    path.write_text(base, encoding="utf-8")
    assert factcli.wavers("cite", "the herald", "--base", str(path)) == (
        'ambiguous: "the herald" may stand for several sources of this base\n'
        "it may mean:\n"
        "  1. @a (The Herald, document)\n"
        "  2. @b (The Herald, book)\n"
        "hint: name one of them by its id\n"
    )


def test_a_base_without_sources_has_nothing_to_cite(factcli: Program, tmp_path: Path) -> None:
    """Understood, and nothing recorded."""
    path = tmp_path / "facts.toml"
    path.write_text('[base]\ntitle = "t"\n', encoding="utf-8")
    assert factcli.lacks("cite", "--base", str(path)) == (
        "nothing recorded: there is no source in this base\nhint: docs/format.md says how to write one\n"
    )


# sorts of documents and dates ---------------------------------------------------------

SORTS = {
    "newspaper article": ("article", "article-newspaper", "NEWS"),
    "news agency report": ("article", "article-newspaper", "NEWS"),
    "Magazine Article": ("article", "article-magazine", "MGZN"),
    "journal article": ("article", "article-journal", "JOUR"),
    "government report": ("report", "report", "RPRT"),
    "reports": ("report", "report", "RPRT"),
    "press release": ("report", "report", "RPRT"),
    "press briefing": ("misc", "speech", "GEN"),
    "web page": ("online", "webpage", "ELEC"),
    "blog post": ("online", "post-weblog", "BLOG"),
    "book": ("book", "book", "BOOK"),
    "notebook": ("misc", "document", "GEN"),
    "document": ("misc", "document", "GEN"),
    "": ("misc", "document", "GEN"),
}


@pytest.mark.parametrize("type_", SORTS)
def test_a_type_has_its_entry_in_each_format(type_: str) -> None:
    """By its words, whole ones; whatever is not known is a document."""
    sort = sort_of(type_)
    assert (sort.bibtex, sort.csl, sort.ris) == SORTS[type_]


# EDTF: chicago, apa, the year of BibTeX, CSL's `issued`, RIS's `DA`
DATES: dict[str, tuple[str, str, str | None, dict[str, Any], str]] = {
    "2016": ("2016", "2016", "2016", {"date-parts": [[2016]]}, "2016///"),
    "2016-08": ("August 2016", "2016, August", "2016", {"date-parts": [[2016, 8]]}, "2016/08//"),
    "2016-08-27": ("August 27, 2016", "2016, August 27", "2016", {"date-parts": [[2016, 8, 27]]}, "2016/08/27/"),
    "2016-08-27T10:30:00": (
        *("August 27, 2016", "2016, August 27", "2016"),
        *({"date-parts": [[2016, 8, 27]]}, "2016/08/27/"),
    ),
    "2016-08~": (
        *("[ca. August 2016]", "[ca. 2016, August]", "2016"),
        *({"date-parts": [[2016, 8]], "circa": True}, "2016/08//approximate"),
    ),
    "1987?": ("[1987?]", "[1987?]", "1987", {"date-parts": [[1987]], "circa": True}, "1987///uncertain"),
    "1987%": (
        *("[ca. 1987?]", "[ca. 1987?]", "1987"),
        *({"date-parts": [[1987]], "circa": True}, "1987///approximate and uncertain"),
    ),
    "2016-21": ("Spring 2016", "2016, Spring", "2016", {"date-parts": [[2016]], "season": 1}, "2016///Spring"),
    "2016-XX": ("2016", "2016", "2016", {"date-parts": [[2016]]}, "2016///"),
    "2016-08-XX": ("August 2016", "2016, August", "2016", {"date-parts": [[2016, 8]]}, "2016/08//"),
    "201X": (
        *("some time in the 2010s", "some time in the 2010s", None),
        *({"literal": "some time in the 2010s"}, "///some time in the 2010s"),
    ),
    "2012/2013": (
        *("2012\N{EN DASH}2013", "2012\N{EN DASH}2013", "2012--2013"),
        *({"date-parts": [[2012], [2013]]}, "2012///2012 to 2013"),
    ),
    "2012-21/2012-23": (
        *("Spring 2012\N{EN DASH}Autumn 2012", "2012, Spring\N{EN DASH}2012, Autumn", "2012"),
        *({"literal": "spring 2012 to autumn 2012"}, "2012///spring 2012 to autumn 2012"),
    ),
    "2012/..": ("from 2012", "from 2012", None, {"literal": "from 2012"}, "///from 2012"),
    "/2012": ("until 2012", "until 2012", None, {"literal": "until 2012"}, "///until 2012"),
    "0000": ("0000", "0000", "0000", {"literal": "0000"}, "0000///"),
}


@pytest.mark.parametrize("written", DATES)
def test_a_date_is_said_as_each_style_says_it(written: str) -> None:
    """No more is said than is known; biblatex has the date as it was written."""
    dates.parse(written)
    chicago, apa, year, issued, da = DATES[written]
    cited = [Cited(Source("s", "T", published=written))]
    assert render_citations(cited, "chicago") == f"T ({chicago}).\n"
    assert render_citations(cited, "apa") == f"T. ({apa}).\n"
    entry = fields(render_citations(cited, "bibtex"))
    assert (entry["date"], entry.get("year")) == (written, year)
    assert json.loads(render_citations(cited, "csl-json"))[0]["issued"] == issued
    assert f"\nDA  - {da}\n" in render_citations(cited, "ris")


# what holds for any source --------------------------------------------------------------

SHOWN = {"title", "author", "publisher", "published", "type"}
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("{}\\%&$#_~^\"'@\n\r\u2028[]<>“”-"), min_size=1)
WORDS = TEXTS.filter(lambda text: bool(text.split()))
TYPES = st.sampled_from([each for each in SORTS if each]) | WORDS
LINKS = st.builds(
    Link, WORDS, st.none() | st.builds(Source, st.just("link"), WORDS, published=st.sampled_from([*DATES]))
)
CHAINS = st.lists(LINKS, max_size=3).map(tuple)
SOURCES = st.builds(
    Source,
    id=st.from_regex(r"[a-z0-9](?:[a-z0-9._/-]{0,9}[a-z0-9])?", fullmatch=True),
    title=WORDS,
    type=TYPES,
    publisher=st.none() | WORDS,
    author=st.none() | WORDS,
    published=st.none() | st.sampled_from([*DATES]),
    url=st.none() | WORDS,
    inferred=st.dictionaries(st.sampled_from(sorted(SHOWN)), WORDS),
)
CITED = st.builds(
    Cited,
    SOURCES,
    st.lists(st.builds(Passage, st.none() | st.integers(1), CHAINS), max_size=3).map(tuple),
    st.lists(CHAINS.filter(bool), max_size=2).map(tuple),
)
MANY = st.lists(CITED, min_size=1, max_size=3, unique_by=lambda each: each.source.id)

UNESCAPED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"$\leftarrow$": "←",
    **{rf"\{each}": each for each in "&%$#_"},
}


def fields(entry: str) -> dict[str, str]:
    """Read a BibTeX entry as BibTeX does: by its braces alone, whatever stands before one."""
    head = re.match(r"@([a-z]+)\{([^,{}]+),\n", entry)
    assert head
    found = {"": head[1], "key": head[2]}
    at = head.end()
    while entry[at] != "}":
        start = re.compile(r"  ([a-z]+) = \{").match(entry, at)
        assert start, entry[at:]
        at, depth = start.end(), 1
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[at], 0)
            at += 1
        found[start[1]] = entry[start.end() : at - 1]
        assert entry[at : at + 2] == ",\n"
        at += 2
    assert entry[at:] == "}\n"
    return found


def unescaped(latex: str) -> str:
    """Return what LaTeX sets for a text."""
    pattern = "|".join(map(re.escape, UNESCAPED))
    assert not re.search(r"[\\{}%$#&_~^]", re.sub(pattern, "", latex))
    return re.sub(pattern, lambda found: UNESCAPED[found[0]], latex)


@given(CITED)
def test_a_bibtex_entry_has_every_string_within_its_braces(cited: Cited) -> None:
    """The strings come out as they went in, on one line; the key is the id."""
    source, entry = cited.source, fields(render_citations([cited], "bibtex"))
    assert entry["key"] == source.id
    for field, text in (("title", source.title), ("author", source.author)):
        kept = entry.get(field)
        assert (kept and unescaped(kept[1:-1])) == (safe.line(text) if text else None)
    for field in ("note", "annotation", "type", "howpublished"):
        unescaped(entry.get(field, ""))
    assert not re.search(r"[\s{}\\]", entry.get("url", ""))


@given(MANY)
def test_a_ris_record_is_a_line_a_field(cited: list[Cited]) -> None:
    """No string begins a line of its own; each record begins with its type and ends with ER."""
    records = render_citations(cited, "ris").split("ER  - \n")
    assert records.pop() == ""
    for each, record in zip(cited, records, strict=True):
        lines = record.removesuffix("\n").split("\n")
        assert record.splitlines() == lines
        assert lines[0].startswith("TY  - ")
        assert lines[1] == f"ID  - {each.source.id}"
        assert all(re.match(r"[A-Z][A-Z0-9]  - \S", line) for line in lines)
        assert f"TI  - {safe.line(each.source.title)}" in lines


@given(MANY)
def test_csl_json_is_what_its_schema_has(cited: list[Cited]) -> None:
    """Strings come out as they went in, but for white space."""
    items = json.loads(render_citations(cited, "csl-json"))
    Draft202012Validator(CSL).validate(items)
    assert [each["title"] for each in items] == [" ".join(each.source.title.split()) for each in cited]


@given(MANY, st.sampled_from(["plain", "chicago", "apa"]))
def test_prose_is_safe_and_a_citation_a_line(cited: list[Cited], style: Any) -> None:
    """Nothing that acts on a terminal; only APA has lines of its own, for the places."""
    lines = render_citations(cited, style).removesuffix("\n").split("\n")
    assert all(line == safe.line(line) for line in (each.strip() for each in lines))
    assert len([line for line in lines if not line.startswith("    In text: (")]) == len(cited)


@given(CITED)
def test_what_is_inferred_is_never_shown_as_if_it_were_printed(cited: Cited) -> None:
    """In brackets in the prose styles; a note says so in the structured ones."""
    source = cited.source
    shown = {field for field in source.inferred if getattr(source, field)}
    for style in ("chicago", "apa"):
        told = render_citations([cited], style)
        for field in shown & {"title", "author", "publisher"}:
            assert f"[{safe.line(getattr(source, field))}]" in told
        if "published" in shown:
            assert re.search(r"\[[^\]]*(?:[0-9]{4}|[0-9]0s)", told)
    item = json.loads(render_citations([cited], "csl-json"))[0]
    entry, record = (render_citations([cited], style) for style in ("bibtex", "ris"))
    for field in shown:
        called = "date" if field == "published" else field
        for noted in (item["note"], entry, record):
            assert re.search(rf"\b{called}\b[a-z, ]* inferred, not printed in the document\.", noted, re.IGNORECASE)


def test_seasons_are_no_months() -> None:
    """A day is in numbers what it is in numbers."""
    assert [(each.numbers, each.season) for each in read("2016-24/2017-01-02").days] == [
        ((2016,), 4),
        ((2017, 1, 2), None),
    ]
