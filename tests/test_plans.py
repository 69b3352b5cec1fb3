"""Flat in the size of a base: every kind of question reads what it needs by index, and scans no table of the base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from factcli import lookup
from factcli.answer import ask
from factcli.build import open_index
from factcli.index import Index
from factcli.reply import Reply

ORCHARD = Path(__file__).parent / "data" / "orchard" / "facts.toml"
TABLES = (
    "fact",
    "claimed",
    "claim",
    "thing",
    "member",
    "span",
    "source",
    "lexicon",
    "known",
    "spoken",
    "spelling",
    "term",
)

QUESTIONS: dict[str, Callable[[Index], Reply]] = {
    "a thing by its name": lambda index: lookup.show("Old Quince", index),
    "a misspelt name": lambda index: ask("how tall is Old Quinse?", index),
    "a value": lambda index: ask("how tall is the Old Quince?", index),
    "a list with conditions": lambda index: lookup.list_things("tree", ["height>5", "foliage=evergreen"], index),
    "a list": lambda index: ask("which trees are evergreen?", index),
    "what somebody said": lambda index: lookup.said("Tom Reed", None, index),
    "what somebody said about a thing": lambda index: lookup.said("Tom Reed", "Great Medlar", index),
    "a search": lambda index: lookup.search("frost felled", index),
    "a count": lambda index: ask("how many trees are evergreen?", index),
    "a superlative": lambda index: ask("which tree is the tallest?", index),
    "the last of an order": lambda index: ask("which tree is the shortest?", index),
    "a comparison": lambda index: ask("which trees are taller than the Old Quince?", index),
    "a fact": lambda index: ask("who felled a tree?", index),
    "a yes or no": lambda index: ask("is the Old Quince evergreen?", index),
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """Open the orchard's index from a cache, as the program does."""
    open_index(ORCHARD, tmp_path).close()
    found = open_index(ORCHARD, tmp_path)
    yield found
    found.close()


def scans(index: Index, statements: Iterable[str]) -> Iterator[str]:
    """Yield the steps of plans that go through a table of the base from one end to the other."""
    for sql in (each for each in statements if not each.startswith("--")):  # what FTS5 asks its own tables
        for row in index.release().execute(f"EXPLAIN QUERY PLAN {sql}"):
            step = str(row[3])
            scanned = re.match(r"SCAN (\w+)", step)
            if scanned and scanned[1] in TABLES and not re.search(r"VIRTUAL TABLE INDEX \d+:.*M", step):
                yield f"{step}: {sql}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_scans_a_table(index: Index, question: str) -> None:
    """Whatever is asked, each statement that it takes goes by an index."""
    statements: list[str] = []
    index.release().set_trace_callback(statements.append)
    reply = QUESTIONS[question](index)
    index.release().set_trace_callback(None)
    assert reply.status == "answered", reply.cause
    assert len(statements) > 3
    assert list(scans(index, statements)) == []


def test_a_scan_is_seen(index: Index) -> None:
    """The test would notice one: of all facts, of all that a term is in."""
    for sql in ("SELECT body FROM fact WHERE body LIKE '%frost%'", "SELECT rowid FROM term", "SELECT * FROM claim"):
        assert list(scans(index, [sql])) != []


LAMPS = """
[base]
title = "Lamps"
source = "list"
[sources.list]
title = "List"
[kinds.lamp]
[properties.state]
of = ["lamp"]
type = "value"
values.lit = {}
values.dark = {}
"""


def lamps(folder: Path, count: int) -> Index:
    """Open a base of so many lamps, which all are lit."""
    each = '[things.l{0}]\nname = "Lamp {0}"\nkind = "lamp"\n[records.l{0}]\nstate = "lit"\n'
    file = folder / f"{count}.toml"
    file.write_text(LAMPS + "".join(map(each.format, range(count))), encoding="utf-8")
    return open_index(file, folder / "cache")


def test_a_limit_reaches_the_index(tmp_path: Path) -> None:
    """Of a long list the first is read to see that there is one, then as many as are asked for, and no others."""
    things = "".join(f'[things.l{number}]\nname = "Lamp {number}"\nkind = "lamp"\n' for number in range(300))
    (tmp_path / "facts.toml").write_text(LAMPS + things, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", tmp_path / "cache")
    statements: list[str] = []
    index.release().set_trace_callback(statements.append)
    answers = lookup.list_things("lamp", [], index).answers[:3]
    assert [answer.text for answer in answers] == [f"Lamp {number}: lamp." for number in range(3)]
    assert not any("LIMIT -1" in each for each in statements)
    read = [each for each in statements if "SELECT number, id, body FROM thing" in each]
    assert [each[each.index("IN") :] for each in read] == ["IN ('l0')", "IN ('l1', 'l2')"]
    assert len(lookup.list_things("lamp", [], index).answers) == 300
    index.close()


def test_a_list_looks_up_a_page_of_things_at_a_time(tmp_path: Path) -> None:
    """Forty things with a value, what is behind each and where that is from, take as many statements as four do."""
    asked = []
    for count in (4, 40):
        index = lamps(tmp_path, count)
        statements: list[str] = []
        index.release().set_trace_callback(statements.append)
        answers = lookup.list_things("lamp", ["state=lit"], index).answers
        assert [answer.facts for answer in answers] == [(f"l{number}:state",) for number in range(count)]
        asked.append(len(statements))
        index.close()
    assert asked[0] == asked[1]


@pytest.mark.parametrize("limit", [1, 3, 50, 119, 120, 200])
def test_a_long_list_is_the_same_whatever_its_limit(tmp_path: Path, limit: int) -> None:
    """What is read a page at a time comes whole and in order, as far as it is asked for."""
    index = lamps(tmp_path, 120)
    answers = lookup.list_things("lamp", ["state=lit"], index).answers[:limit]
    assert [answer.facts for answer in answers] == [(f"l{number}:state",) for number in range(min(limit, 120))]
    index.close()


@pytest.mark.parametrize("limit", [None, 10, 55])
def test_a_long_list_begins_with_the_first_that_has_a_source(tmp_path: Path, limit: int | None) -> None:
    """Things without a source are passed over, be they more than a page."""
    each = '[things.l{0}]\nname = "Lamp {0}"\nkind = "lamp"\n'
    things = "".join(each.format(number) + 'source = "list"\n' * (number >= 70) for number in range(140))
    (tmp_path / "facts.toml").write_text(LAMPS.replace('\nsource = "list"', "") + things, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", tmp_path / "cache")
    answers = lookup.list_things("lamp", [], index).answers[:limit]
    assert [answer.text for answer in answers] == [f"Lamp {number}: lamp." for number in range(70, 140)][:limit]
    index.close()


@pytest.mark.parametrize(
    ("index_of", "said"),
    [
        ("claim_named", "property = 'foliage' AND named = 'evergreen'"),
        ("claim_number", "property = 'height' AND number > 5"),
        ("claim_thing", "property = 'stands-in' AND thing = 1"),
        ("claim_subject", "subject = 1 AND property = 'height'"),
    ],
)
def test_what_is_counted_is_not_read(index: Index, index_of: str, said: str) -> None:
    """How many claims say something, and of which facts they are, is told by an index of claims alone."""
    for asked in ("COUNT(*)", "fact"):
        (plan,) = index.release().execute(f"EXPLAIN QUERY PLAN SELECT {asked} FROM claim WHERE {said}")  # noqa: S608
        assert re.match(rf"SEARCH claimed USING COVERING INDEX {index_of} \(", plan[3]), plan[3]


def test_all_that_somebody_said_is_read_a_page_at_a_time(tmp_path: Path) -> None:
    """Of what is found by its terms no more facts are read than a page, and all of them in the base's order."""
    facts = "".join(
        f'[facts.f{number}]\ntext = "Ann Lee said {number}."\nspeaker = "ann"\nquote = "{number}"\n'
        for number in range(300)
    )
    head = '[base]\ntitle = "Words"\nsource = "list"\n[sources.list]\ntitle = "List"\n[kinds.person]\n'
    person = '[things.ann]\nname = "Ann Lee"\nkind = "person"\n'
    (tmp_path / "facts.toml").write_text(head + person + facts, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", tmp_path / "cache")
    statements: list[str] = []
    index.release().set_trace_callback(statements.append)
    answers = lookup.said("Ann Lee", None, index).answers
    assert [answer.quote for answer in answers[:3]] == ["0", "1", "2"]
    (read,) = [each for each in statements if "FROM fact WHERE number IN" in each]
    assert len(read.rpartition("IN (")[2].split(",")) == 64
    assert [answer.quote for answer in answers] == [str(number) for number in range(300)]
    index.close()
