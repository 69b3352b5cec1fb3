"""Questions as people put them, end to end: the whole text of each answer, on the base about a garden."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcli.answer import answer, ask
from factcli.build import open_index
from factcli.index import Index
from factcli.reply import Name
from factcli.written.read import read

DATA = Path(__file__).parent / "data"
GROUPS = tomllib.loads((DATA / "asking" / "orchard.toml").read_text("utf-8"))["groups"]


def cases(key: str) -> pytest.MarkDecorator:
    """Return the questions of all groups that are answered or refused, each with what is expected."""
    found = [(question, expected) for group in GROUPS for question, expected in group.get(key, {}).items()]
    return pytest.mark.parametrize(("question", "expected"), found, ids=[question for question, _ in found])


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    """Open the base about a garden, in memory."""
    found = open_index(DATA / "orchard" / "facts.toml", None)
    yield found
    found.close()


def test_each_rule_is_said_once_and_has_cases() -> None:
    """A rule without a question does not pass for one that holds."""
    rules = [group["rule"] for group in GROUPS]
    assert len(rules) == len(set(rules)) >= 12
    assert all(group.get("answers") or group.get("refused") for group in GROUPS)


@cases("answers")
def test_a_question_has_these_answers(index: Index, question: str, expected: list[str]) -> None:
    """These texts, no other, each with its source."""
    reply = ask(question, index)
    assert [each.text for each in reply.answers] == expected
    assert all(each.sources for each in reply.answers)


@cases("refused")
def test_a_question_is_refused_for_this_cause(index: Index, question: str, expected: str) -> None:
    """Nothing is answered, and what is missing is said."""
    reply = ask(question, index)
    assert (reply.answers, reply.cause) == ((), expected)


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ('find recipient "silver" "spade" "awarded"', "tom-reed"),
        ('find recipient "letter" "written"', "tom-reed"),
        ('find object "advice"', "una-birch"),
        ('find recipient "advice"', None),
    ],
)
def test_a_recipient_is_asked_for_as_a_part_of_its_own(index: Index, query: str, value: str | None) -> None:
    """A typed query for who got it is answered by nobody to whom it was but done."""
    values = [
        each.value.id if isinstance(each.value, Name) else each.value for each in answer(read(query), index).answers
    ]
    assert values == ([value] if value else [])


# what is not right yet


def wrong(reason: str, question: str, *answers: str) -> object:
    """Return a question that is answered otherwise so far, with the answers it should have."""
    return pytest.param(question, list(answers), marks=pytest.mark.xfail(strict=True, reason=reason), id=question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        wrong("what was put up is taken for whom it was put up for", "to whom was the iron fence put up?"),
        wrong("a light verb need not be met", "to whom did the council turn?", "una-birch"),
    ],
)
def test_whom_it_was_done_to_is_who_the_fact_of_that_deed_names(
    index: Index, question: str, expected: list[str]
) -> None:
    """Nobody got the fence, and who got a spade is not whom the council turned to."""
    values = [each.value.id if isinstance(each.value, Name) else each.value for each in ask(question, index).answers]
    assert values == expected


def test_what_the_treasurer_did_not_say_is_no_answer(index: Index) -> None:
    """That she withheld a prize is nothing she said."""
    assert [each.facts for each in ask("what did the treasurer say?", index).answers] == [("birch-on-rent",)]


def test_what_is_told_of_who_suffered_it_is_not_recorded_otherwise(index: Index) -> None:
    """That the club suffered raids by the society does not say that the society raided nobody."""
    found = ask("did the Orchard Society raid the Cider Club?", index).answers
    assert "otherwise" not in {each.value for each in found}
