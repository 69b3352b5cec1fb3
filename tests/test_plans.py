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


def test_a_limit_reaches_the_index(tmp_path: Path) -> None:
    """Of a long list the first three take no more statements than a list of three, and read no more things."""
    lamps = "".join(f'[things.l{number}]\nname = "Lamp {number}"\nkind = "lamp"\n' for number in range(300))
    head = '[base]\ntitle = "Lamps"\nsource = "list"\n[sources.list]\ntitle = "List"\n[kinds.lamp]\n'
    (tmp_path / "facts.toml").write_text(head + lamps, encoding="utf-8")
    index = open_index(tmp_path / "facts.toml", tmp_path / "cache")
    statements: list[str] = []
    index.release().set_trace_callback(statements.append)
    answers = lookup.list_things("lamp", [], index).answers[:3]
    assert [answer.text for answer in answers] == [f"Lamp {number}: lamp." for number in range(3)]
    assert not any("LIMIT -1" in each for each in statements)
    assert len([each for each in statements if "SELECT number, id, body FROM thing" in each]) == 3
    assert len(lookup.list_things("lamp", [], index).answers) == 300
    index.close()


def test_all_that_somebody_said_is_read_a_page_at_a_time(tmp_path: Path) -> None:
    """Of what is found by its terms no more facts are read than are shown, and all of them in the base's order."""
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
    assert len([each for each in statements if "FROM fact WHERE number" in each]) < 60
    assert [answer.quote for answer in answers] == [str(number) for number in range(300)]
    index.close()
