"""Loading: good bases come out as written, broken ones with every problem, its place and its remedy."""

from __future__ import annotations

import gc
import json
import os
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.errors import BaseError, BaseNotFound, FactcliError, InvalidBase, Problem
from factcli.files import base_files
from factcli.load import load
from factcli.load.keys import REFERENCE, TABLES, VALUE
from factcli.load.shapes import Shape
from factcli.model import Base, Fact, Quantity, Reference, Value

BROKEN = Path(__file__).parent / "data" / "broken"
FORMAT = Path(__file__).parent.parent / "docs" / "format.md"
CASES = sorted(path for path in BROKEN.iterdir() if path.suffix != ".expected")

COUNTY = """\
[base]
title = "Bridges of Example County"
description = "Which there are, and what became of them."
source = "survey"

[kinds.place]
[kinds.town-of-note]
plural = "towns of note"
broader = "place"
[kinds.bridge]
words = ["span"]
[kinds.long-bridge]
broader = "bridge"
where = "length > 100"

[properties.length]
of = ["bridge"]
type = "number"
unit = "metres"
adjectives = ["long"]
[properties.opened]
of = ["bridge"]
type = "date"
sentence = "{subject} was opened in {value}."
[properties.joins]
of = ["bridge"]
type = "thing"
range = ["place"]
many = true
symmetric = true
complete = true
sentence = "{subject} joins {value}."
[properties.material]
of = ["bridge"]
type = "value"
values.stone = { label = "grey stone", words = ["rock"] }
[properties.motto]
of = ["bridge"]
type = "text"

[topics.flood-defence]
[acts.close]
words = ["shut"]

[sources.survey]
title = "Survey"
published = "1987-06~"
inferred = { published = "only the month is printed" }

[things."bridge/old"]
name = "Old Bridge"
kind = "bridge"
aliases = ["OB"]
shared = ["OB"]
within = ["north-town"]
source = { id = "survey", paragraph = 2 }

[things.north-town]
name = "North Town"
kind = "town-of-note"
aliases = ["OB"]
shared = ["OB"]

[things.survey]
name = "Survey of 1987"
kind = "place"

"""


def base_of(tmp_path: Path, text: str) -> Base:
    """Load a base of one file."""
    file = tmp_path / "facts.toml"
    file.write_text(COUNTY + text, encoding="utf-8")
    return load(file)


def fact_of(tmp_path: Path, text: str) -> Fact:
    """Load a base with one fact."""
    (fact,) = base_of(tmp_path, text).facts.values()
    return fact


def shown(problems: tuple[Problem, ...]) -> str:
    """Show problems as the commands do."""
    return "".join(f"error: {each.place}: {each.message}\nhint: {each.hint}\n" for each in problems)


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Load a broken base."""
    with pytest.raises(InvalidBase) as caught:
        load(path)
    return caught.value.problems


def test_there_are_cases() -> None:
    """An empty or half-lost folder of cases does not pass for a good one."""
    assert len(CASES) >= 90


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_base_says_where_and_what_and_what_to_do(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole text of every problem is as expected."""
    monkeypatch.chdir(BROKEN)
    expected = (BROKEN / f"{case.stem}.expected").read_text(encoding="utf-8")
    assert shown(problems_of(Path(case.name))) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rules_have_stable_names(case: Path) -> None:
    """Every problem carries the id of its rule, in lower case with hyphens."""
    assert all(problem.rule.replace("-", "").replace("8", "").islower() for problem in problems_of(case))


def test_all_problems_come_at_once_and_in_order(tmp_path: Path) -> None:
    """Problems of several files are reported together, by file and line."""
    (tmp_path / "b.toml").write_text('[base]\ntitle = ""\n[kinds.a]\nbroader = "b"\n')
    (tmp_path / "a.toml").write_text("[topics.x]\nword = []\n[acts.y]\nlabel = 1\n")
    found = [(Path(each.file).name, each.line, each.rule) for each in problems_of(tmp_path)]
    assert found == [
        ("a.toml", 2, "unknown-key"),
        ("a.toml", 4, "wrong-type"),
        ("b.toml", 2, "empty-text"),
        ("b.toml", 4, "unknown-kind"),
    ]


def test_columns_count_characters(tmp_path: Path) -> None:
    """A column is that of the key, counted in characters and not in bytes."""
    file = tmp_path / "facts.toml"
    file.write_text('[base]\ntitle = "é"\n[topics]\nx = { label = "éé", "wörd" = [] }\n', encoding="utf-8")
    (problem,) = problems_of(file)
    assert (problem.line, problem.column) == (4, 21)


def test_nothing_there_is_not_found(tmp_path: Path) -> None:
    """A path without a file has an error of its own."""
    with pytest.raises(BaseNotFound, match="no base at"):
        load(tmp_path / "nothing.toml")


def test_an_unreadable_file_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is an error, and no traceback."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "facts.toml"
    file.touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BaseError, match=r"cannot read .*facts\.toml: Permission denied"):
        load(file)


def test_a_folder_is_one_base(tmp_path: Path) -> None:
    """Files at any depth make one base; questions and hidden files are no part of it."""
    (tmp_path / "more" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "facts.toml").write_text(COUNTY)
    (tmp_path / "more" / "deep" / "closed.toml").write_text('# a fact\n[facts.closed]\ntext = "It closed."\n')
    for ignored in ("questions.toml", "more/questions.toml", ".hidden/facts.toml", "more/.#facts.toml"):
        (tmp_path / ignored).write_text("nonsense")
    closed = load(tmp_path).facts["closed"]
    assert (closed.references[0].source, Path(closed.file).name, closed.line) == ("survey", "closed.toml", 2)


def test_vocabulary_has_its_defaults(tmp_path: Path) -> None:
    """Labels come from ids, plurals from labels."""
    base = base_of(tmp_path, "")
    town, bridge = base.kinds["town-of-note"], base.kinds["bridge"]
    assert (town.label, town.plural, town.broader) == ("town of note", "towns of note", "place")
    assert (bridge.label, bridge.plural, bridge.words) == ("bridge", "bridges", ("span",))
    assert base.kinds["long-bridge"].where == "length > 100"
    assert base.topics["flood-defence"].label == "flood defence"
    assert base.acts["close"].words == ("shut",)


def test_properties_are_as_written(tmp_path: Path) -> None:
    """Flags, units, words and named values of properties are kept."""
    properties = base_of(tmp_path, "").properties
    assert properties["length"].unit == "metres"
    assert properties["length"].adjectives == ("long",)
    joins = properties["joins"]
    assert (joins.many, joins.symmetric, joins.complete, joins.range) == (True, True, True, ("place",))
    (stone,) = properties["material"].values
    assert (stone.id, stone.label, stone.words) == ("stone", "grey stone", ("rock",))


def test_things_and_sources_are_as_written(tmp_path: Path) -> None:
    """A thing keeps its names, line and reference; one without a source has the base's."""
    base = base_of(tmp_path, "")
    old = base.things["bridge/old"]
    assert (old.name, old.aliases, old.within) == ("Old Bridge", ("OB",), ("north-town",))
    assert old.references == (Reference("survey", 2),)
    assert COUNTY.splitlines()[old.line - 1] == '[things."bridge/old"]'
    assert base.things["north-town"].references == (Reference("survey"),)
    assert base.sources["survey"].inferred == {"published": "only the month is printed"}


def test_a_source_may_be_a_thing_as_well(tmp_path: Path) -> None:
    """A report is cited as a source and spoken of as a thing, under one id."""
    base = base_of(tmp_path, "")
    assert base.sources["survey"].title == "Survey"
    assert base.things["survey"].name == "Survey of 1987"


def test_a_quotation_keeps_its_words(tmp_path: Path) -> None:
    """Speaker, quote, occasion and every further key come out as written."""
    fact = fact_of(
        tmp_path,
        """
        [facts.mayor]
        text = "The town said nobody knew."
        speaker = "north-town"
        quote = "No one saw this coming"
        occasion = "@survey"
        about = ["bridge/old"]
        topics = ["flood-defence"]
        acts = ["close"]
        according_to = "survey"
        as_of = "1987-06~"
        status = "alleged"
        rank = "deprecated"
        rank_reason = "withdrawn"
        hedges = ["likely"]
        negative = true
        inferred = { about = "from the context" }
        source = [{ id = "survey", paragraph = 4, start = "The town", end = "coming", via = ["north-town"] }, "survey"]
        """,
    )
    assert fact == Fact(
        id="mayor",
        text="The town said nobody knew.",
        references=(Reference("survey", 4, "The town", "coming", ("north-town",)), Reference("survey")),
        parts={"occasion": (Value(thing="survey"),)},
        speaker="north-town",
        quote="No one saw this coming",
        about=("bridge/old",),
        topics=("flood-defence",),
        acts=("close",),
        according_to="survey",
        as_of="1987-06~",
        status="alleged",
        rank="deprecated",
        rank_reason="withdrawn",
        hedges=("likely",),
        negative=True,
        inferred={"about": "from the context"},
        file=(tmp_path / "facts.toml").as_posix(),
        line=len(COUNTY.splitlines()) + 2,
    )


def test_parts_of_an_act(tmp_path: Path) -> None:
    """A part is a text, a thing, a date or an amount, or several of them."""
    fact = fact_of(
        tmp_path,
        """
        [facts.closed]
        text = "The town closed the bridge."
        agent = ["@north-town", "the county"]
        object = { thing = "bridge/old", text = "the bridge" }
        time = { text = "June", date = "1987-06", inferred = "the year of the paper" }
        amount = { number = 300_000.50, unit = "dollars", bound = "about", text = "about $300,000" }
        """,
    )
    assert fact.parts == {
        "agent": (Value(thing="north-town"), Value(text="the county")),
        "object": (Value(thing="bridge/old", text="the bridge"),),
        "time": (Value(date="1987-06", text="June", inferred="the year of the paper"),),
        "amount": (Value(quantity=Quantity(Decimal("300000.50"), "dollars", "about"), text="about $300,000"),),
    }


@pytest.mark.parametrize(
    ("property_", "written", "value", "sentence"),
    [
        ("length", "1200", Value(quantity=Quantity(Decimal(1200), "metres")), "1,200 metres"),
        ("length", "1200.50", Value(quantity=Quantity(Decimal("1200.50"), "metres")), "1,200.50 metres"),
        ("length", "1e3", Value(quantity=Quantity(Decimal("1e3"), "metres")), "1,000 metres"),
        ("length", "1e999", Value(quantity=Quantity(Decimal("1e999"), "metres")), "1E+999 metres"),
        (
            "length",
            '{ number = 80, bound = "at-least", unit = "feet" }',
            Value(quantity=Quantity(Decimal(80), "feet", "at-least")),
            "at least 80 feet",
        ),
        (
            "length",
            '{ number = 80, bound = "about", text = "some eighty metres" }',
            Value(quantity=Quantity(Decimal(80), "metres", "about"), text="some eighty metres"),
            "some eighty metres",
        ),
        ("material", '"stone"', Value(named="stone"), "grey stone"),
        ("motto", '"Hold fast"', Value(text="Hold fast"), "Hold fast"),
    ],
)
def test_a_claim_says_itself(tmp_path: Path, property_: str, written: str, value: Value, sentence: str) -> None:
    """A claim without a text gets one from its property, with the digits, hedges and units it was written with."""
    claim = f'[facts.claim]\nsubject = "bridge/old"\nproperty = "{property_}"\nvalue = {written}\n'
    fact = fact_of(tmp_path, claim)
    assert fact.value == value
    assert fact.text == f"The {property_} of Old Bridge is {sentence}."


def test_a_record_is_many_claims(tmp_path: Path) -> None:
    """Each entry of a record is a claim with an id, a text and the record's source, date and claimant."""
    base = base_of(
        tmp_path,
        """
[records."bridge/old"]
source = { id = "survey", paragraph = 7 }
as_of = "1987"
according_to = "north-town"
length = 120.0
opened = "1887-05~"
joins = ["north-town", "survey"]
""",
    )
    assert {id_: fact.text for id_, fact in base.facts.items()} == {
        "bridge/old:length": "The length of Old Bridge is 120.0 metres.",
        "bridge/old:opened": "Old Bridge was opened in about May 1887.",
        "bridge/old:joins:north-town": "Old Bridge joins North Town.",
        "bridge/old:joins:survey": "Old Bridge joins Survey of 1987.",
    }
    fact = base.facts["bridge/old:joins:north-town"]
    assert (fact.subject, fact.property, fact.value) == ("bridge/old", "joins", Value(thing="north-town"))
    assert (fact.as_of, fact.according_to, fact.references) == ("1987", "north-town", (Reference("survey", 7),))
    assert fact.line == len(COUNTY.splitlines()) + 2


def test_records_of_one_subject_may_stand_in_several_files(tmp_path: Path) -> None:
    """Two files may each say something of a subject, and two sources may differ in a fact and a record."""
    (tmp_path / "a.toml").write_text(COUNTY)
    (tmp_path / "b.toml").write_text('[records."bridge/old"]\nlength = 120\n')
    (tmp_path / "c.toml").write_text('[records."bridge/old"]\nopened = "1887"\n')
    claim = '[facts.longer]\nsubject = "bridge/old"\nproperty = "length"\nvalue = 121\n'
    (tmp_path / "d.toml").write_text(claim)
    assert list(load(tmp_path).facts) == ["bridge/old:length", "bridge/old:opened", "longer"]


@pytest.mark.parametrize(
    "fact",
    [
        '[facts.x]\ntext = "Yes."',
        '  [ facts . "x" ]  # indented\ntext = "Yes."',
        "[facts.'x']\ntext = \"Yes.\"",
        'facts.x.text = "Yes."',
    ],
)
def test_lines_of_facts(tmp_path: Path, fact: str) -> None:
    """The line of a fact is that of its header, however it is written."""
    file = tmp_path / "facts.toml"
    file.write_text(f'{fact}\n[base]\ntitle = "X"\nsource = "s"\n[sources.s]\ntitle = "S"\n')
    assert load(file).facts["x"].line == 1


def test_a_header_in_a_text_is_none(tmp_path: Path) -> None:
    """A line in a long text that looks like a header does not move a fact."""
    first = '[facts.a]\ntext = """\n[facts.b]\n"""\n'
    base = base_of(tmp_path, f'{first}[facts.b]\ntext = "B."\n')
    start = len(COUNTY.splitlines())
    assert (base.facts["a"].line, base.facts["b"].line) == (start + 1, start + 5)


def test_the_examples_of_the_documentation_make_a_base(tmp_path: Path) -> None:
    """What docs/format.md shows can be loaded once the names are declared that it leaves to the reader."""
    lines = FORMAT.read_text(encoding="utf-8").splitlines()
    examples = "\n".join(line.removeprefix("    ") for line in lines if line.startswith("    "))
    (tmp_path / "examples.toml").write_text(examples.replace('"sha256:…"', f'"sha256:{0:064}"'), encoding="utf-8")
    kinds = "".join(f"[kinds.{kind}]\n" for kind in ("place", "state", "group", "bridge"))
    things = ("example-county", "green-river", "jane-doe", "council-meeting")
    states = ("state/texas", "state/oklahoma", "state/louisiana")
    (tmp_path / "rest.toml").write_text(
        kinds
        + '[properties.length]\nof = ["bridge"]\ntype = "number"\n[sources.survey-1987]\ntitle = "Survey"\n'
        + "".join(f'[things."{id_}"]\nname = "{id_}"\nkind = "place"\n' for id_ in things)
        + "".join(f'[things."{id_}"]\nname = "{id_}"\nkind = "state"\n' for id_ in states)
    )
    assert {"bridge-closed", "mayor-on-piers", "state/texas:borders:state/louisiana"} <= load(tmp_path).facts.keys()


def test_collection_of_garbage_goes_on_afterwards(tmp_path: Path) -> None:
    """The pause in the collection of garbage ends with the loading."""
    base_of(tmp_path, "")
    assert gc.isenabled()


_words = st.sampled_from(
    [
        *"[]{}=\"',.#@ \n\x001é",
        *("base", "facts", "things", "records", "x", "text", "value", "source", "number", "kind", "of"),
        *('"""', "1e9", "nan", "true", "1987-06-30", "\\u0000"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.binary() | st.text().map(str.encode) | st.lists(_words, max_size=40).map(lambda words: "".join(words).encode())
)
def test_whatever_is_in_a_file_is_a_base_or_an_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Loading never fails in a way that is not meant."""
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(content)
    try:
        load(file)
    except FactcliError as error:
        assert error.message  # noqa: PT017 - either outcome is right


_leaves = st.booleans() | st.integers(-1, 10**6) | st.sampled_from(["", "x", "@x", "x:p", "1987", "number", "é\n"])
_values = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*VALUE, *REFERENCE]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _tables(keys: dict[str, Shape]) -> st.SearchStrategy[object]:
    """Make tables with some of these keys, and anything in them."""
    table = st.dictionaries(st.sampled_from([*keys, "p"]), _values, max_size=5)
    return st.dictionaries(st.sampled_from(["x", "p", "X y"]), table | _values, max_size=2) | _leaves


def _toml(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value)


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({}, optional={name: _tables(keys) for name, (keys, _) in TABLES.items()}))
def test_whatever_tables_a_file_has_it_is_a_base_or_has_problems_with_places(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, object]
) -> None:
    """Any value under any key is fitted or noted, at a line of the file."""
    file = tmp_path_factory.getbasetemp() / "tables.toml"
    content = "".join(f"{name} = {_toml(table)}\n" for name, table in tables.items())
    file.write_text(content + '[base]\ntitle = "X"\nsource = "x"\n', encoding="utf-8")
    try:
        load(file)
    except InvalidBase as error:
        assert all(1 <= each.line <= len(tables) + 3 and each.column for each in error.problems)  # noqa: PT017


NAMES = st.text("ab-.", min_size=1, max_size=3).filter(lambda name: not name.startswith("."))


@given(st.sets(st.lists(NAMES, min_size=1, max_size=3).map(tuple), max_size=12))
def test_files_come_in_the_order_of_their_paths(paths: set[tuple[str, ...]]) -> None:
    """Whatever folders and files are called, a base has its files name by name: all in `a`, then `a-b`, then `b`."""
    with TemporaryDirectory() as folder:
        for *folders, name in sorted(paths):
            place = Path(folder, *(f"{each}_" for each in folders))
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{name}.toml").touch()
        (Path(folder) / "b.toml").touch()
        (Path(folder) / ".hidden.toml").touch()
        (Path(folder) / "questions.toml").touch()
        found = [Path(each).relative_to(folder).parts for each in base_files(Path(folder))]
        wanted = {(*(f"{each}_" for each in folders), f"{name}.toml") for *folders, name in paths}
        assert found == sorted(wanted | {("b.toml",)})


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_golden_questions_are_no_part_of_a_base_wherever_they_are(tmp_path: Path) -> None:
    """A link to golden questions that leads nowhere is passed over like any other `questions.toml`."""
    (tmp_path / "facts.toml").touch()
    (tmp_path / "questions.toml").symlink_to(tmp_path / "nowhere")
    assert base_files(tmp_path) == [str(tmp_path / "facts.toml")]
