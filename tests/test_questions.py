"""Each stage of reading a question, by golden rows: so that one sees where something changed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from factcli.answer import ask
from factcli.build import open_index
from factcli.index import Index
from factcli.question import lexical, understand
from factcli.question.phrases import spans
from factcli.question.things import GRAMMAR
from factcli.question.words import nearest, tokens
from factcli.reply import Answer, Name
from factcli.written.write import write

DATA = Path(__file__).parent / "data"
STAGES = {path.stem: tomllib.loads(path.read_text("utf-8"))["cases"] for path in (DATA / "questions").glob("*.toml")}


def cases(stage: str) -> pytest.MarkDecorator:
    """Return the rows of a stage as cases."""
    return pytest.mark.parametrize("row", [pytest.param(row, id=row["ask"]) for row in STAGES.get(stage, [])])


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    """Open the base about a garden, in memory."""
    found = open_index(DATA / "orchard" / "facts.toml", None)
    yield found
    found.close()


def test_there_are_cases() -> None:
    """An empty or half-lost folder of cases does not pass for a good one, nor one with a question twice."""
    assert sorted(STAGES) == ["phrases", "readings", "replies", "words"]
    for stage, rows in STAGES.items():
        asked = [row["ask"] for row in rows]
        assert len(asked) == len(set(asked)) >= 12, stage


def words_row(question: str) -> dict[str, Any]:
    """Return what the first stage makes of a question."""
    found = tokens(question)
    row: dict[str, Any] = {"ask": question, "words": [each.word for each in found]}
    row["small"] = [each.word for each in found if each.small]
    row["quoted"] = [each.word for each in found if each.quoted]
    return row


def phrases_row(question: str, index: Index) -> dict[str, Any]:
    """Return what the second stage makes of a question: each run of words with all it can mean."""
    words = tokens(question)
    shown = [
        f"{' '.join(each.word for each in words[start:end])}: "
        + ", ".join(f"{sense.sense} {sense.target}" for sense in senses)
        for start, end, senses in spans(words, index)
    ]
    return {"ask": question, "spans": shown}


def readings_row(question: str, index: Index) -> dict[str, Any]:
    """Return what the third stage makes of a question: its readings, as they are written."""
    read = understand(question, index)
    return {
        "ask": question,
        "corrections": [f"{each.wrong} > {each.right}" for each in read.corrections],
        "things": [write(each) for each in read.things],
        "facts": [write(each.query) for each in read.facts],
    }


def reply_row(question: str, index: Index) -> dict[str, Any]:
    """Return what comes back for a question."""
    reply = ask(question, index)
    row: dict[str, Any] = {"ask": question, "status": reply.status}
    row["answers"] = [f"{value_of(each)} < {', '.join(each.facts)}" for each in reply.answers]
    row["unmatched"] = list(reply.unmatched)
    row["corrections"] = [f"{each.wrong} > {each.right}" for each in reply.corrections]
    if reply.cause:
        row["cause"] = reply.cause
    return row


def value_of(answer: Answer) -> str:
    """Return the value of an answer in short."""
    return answer.value.id if isinstance(answer.value, Name) else "-" if answer.value is None else str(answer.value)


@cases("words")
def test_a_sentence_becomes_words(row: dict[str, Any]) -> None:
    """Words are folded, what is there to be polite goes, names in capitals are no function words."""
    assert words_row(row["ask"]) == row


@cases("phrases")
def test_words_become_phrases(row: dict[str, Any], index: Index) -> None:
    """Every run of words that the base knows is found with all it can mean, the longest first at each place."""
    assert phrases_row(row["ask"], index) == row


@cases("readings")
def test_phrases_become_queries(row: dict[str, Any], index: Index) -> None:
    """A question has its readings about things, and those about facts, the likelier first."""
    assert readings_row(row["ask"], index) == row


@cases("replies")
def test_queries_become_replies(row: dict[str, Any], index: Index) -> None:
    """A question has its answers, each by its facts, or the cause why there are none."""
    assert reply_row(row["ask"], index) == row


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("quinse", ["quince", "quinces"], "quince"),
        ("cedr", ["cedar", "cider"], "cedar"),
        ("ceder", ["cedar", "cider"], None),
        ("cadar", ["cedar", "cadat"], None),
        ("bed", ["bad"], None),
        ("redar", ["cedar", "radar"], "radar"),
        ("pollanatid", ["pollinated"], "pollinated"),
        ("pollanatd", ["pollinates", "pollinated"], "pollinated"),
        ("medlar", ["medlar"], None),
        ("medlar", [], None),
        ("mdelar", ["medlar"], "medlar"),
        ("recieve", ["receive", "relieve"], "receive"),
        ("mdleer", ["medlar"], None),
    ],
)
def test_a_misspelt_word_is_set_right_only_where_one_word_is_nearest(
    word: str, candidates: list[str], expected: str | None
) -> None:
    """One slip, in a long word two; of words equally near those with letters swapped or the same first letter."""
    assert nearest(word, candidates, lambda each: each) == expected


def test_equally_near_words_that_mean_the_same_are_as_one() -> None:
    """Where it makes no difference which of two words was meant, the word is set right."""
    assert nearest("grwn", ["grown", "grewn"], lambda _: "grow") == "grewn"
    assert nearest("grwn", ["grown", "grewn"], lambda each: each) is None


def derivable(categories: frozenset[str]) -> set[str]:
    """Return what the grammar of things can make of words of these categories."""
    found: set[str] = set()
    while True:
        rules = {head: [*chain(*GRAMMAR.rules(head, categories))] for head in GRAMMAR._given.keys() - found}
        more = {
            head
            for head, its in rules.items()
            if any(all(symbol.isupper() or symbol in found for symbol, _ in rule.pattern) for rule in its)
        }
        if not more:
            return found
        found |= more


def test_no_question_about_things_is_without_a_name_or_a_kind() -> None:
    """The grammar is not tried on words none of which names a thing or a kind: it could read nothing in them."""
    patterns = (pattern for given in GRAMMAR._given.values() for pattern, _, _ in given)
    symbols = {symbol.strip("[]?") for pattern in patterns for symbol in pattern.split()}
    categories = frozenset(filter(str.isupper, symbols))
    assert "question" in derivable(categories)
    assert "question" not in derivable(categories - lexical._ASKED_ABOUT)
    assert all("question" in derivable(categories - {each}) for each in lexical._ASKED_ABOUT)
