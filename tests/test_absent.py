"""What was looked for and not found: an answer of last resort, shown as what it is, and nothing's denial."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from conftest import BRIDGES, Program

from factcli.answer import ask
from factcli.build import open_index
from factcli.load import load
from factcli.model import Absence, Reference
from factcli.question import understand

SEARCHES = """
[facts.no-casualties]
source = ["herald-flood", "council-minutes"]
looked_for = ["casualties", "injured people", "hurt"]
looked_on = "2019-03-01"
words = ["wounded"]
about = ["kings-bridge"]
topics = ["flood"]
acts = ["close"]

[facts.no-architect]
text = "Neither the survey nor the article says who designed the Wend Viaduct."
source = ["survey-2018", "herald-flood"]
looked_for = ["architect", "designed by"]
looked_on = "2019-03"
about = ["wend-viaduct"]

[facts.no-length]
source = "survey-2018"
looked_for = ["length of the Little Ash"]
looked_on = "2019-03~"
about = ["little-ash"]
"""
CASUALTIES = (
    "Looked for “casualties”, “injured people” or “hurt” in Water takes the old crossing and Minutes of the county"
    " council on 1 March 2019: not found."
)
ARCHITECT = "Neither the survey nor the article says who designed the Wend Viaduct."


@pytest.fixture
def searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the base about bridges one that also says what was looked for in its sources."""
    base = tmp_path / "facts.toml"
    base.write_text(BRIDGES.read_text("utf-8") + SEARCHES, encoding="utf-8")
    monkeypatch.setenv("FACTCLI_BASE", str(base))
    return base


def test_an_absence_is_what_was_looked_for_where_and_when(searched: Path) -> None:
    """Its sentence is made of that, or the curator's own; every source that was searched is one of it."""
    facts = load(searched).facts
    assert facts["no-casualties"].text == CASUALTIES
    assert facts["no-casualties"].absence == Absence(("casualties", "injured people", "hurt"), "2019-03-01")
    assert facts["no-casualties"].references == (Reference("herald-flood"), Reference("council-minutes"))
    assert facts["no-architect"].text == ARCHITECT
    assert facts["no-architect"].absence == Absence(("architect", "designed by"), "2019-03", worded=True)
    assert facts["no-length"].text == (
        "Looked for “length of the Little Ash” in Survey of the county's bridges in about March 2019: not found."
    )
    assert facts["bridge-closed"].absence is None


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2016-11-22", "on 22 November 2016"),
        ("2016-11-22~", "on about 22 November 2016"),
        ("2016", "in 2016"),
        ("2016-11-01/2016-11-22", "Survey, 1 November 2016 to 22 November 2016"),
    ],
)
def test_the_day_of_a_search_is_said_as_a_sentence_says_it(tmp_path: Path, on: str, said: str) -> None:
    """On a day, in a month or a year, from one day to another."""
    base = tmp_path / "facts.toml"
    search = f'[facts.x]\nsource = "s"\nlooked_for = ["x"]\nlooked_on = "{on}"\n'
    base.write_text(f'[base]\ntitle = "X"\n[sources.s]\ntitle = "Survey"\n{search}', encoding="utf-8")
    assert load(base).facts["x"].text.endswith(f"{said}: not found.")


ANSWERED = {
    "how many people were hurt in the flood?": "no-casualties",
    "how many were wounded when King's Bridge was closed?": "no-casualties",
    "was anybody hurt?": "no-casualties",
    "was nobody hurt?": "no-casualties",
    "were there any casualties?": "no-casualties",
    "which officials were hurt?": "no-casualties",
    "which document mentions casualties?": "no-casualties",
    "what does the Herald say about casualties?": "no-casualties",
    "who designed the Wend Viaduct?": "no-architect",
    "when was the viaduct designed?": "no-architect",
    "how long is the Little Ash?": "no-length",
    "what is the length of the Little Ash?": "no-length",
}


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize(("question", "fact"), ANSWERED.items(), ids=ANSWERED)
def test_a_question_for_what_was_not_found_is_answered_with_that(factcli: Program, question: str, fact: str) -> None:
    """Whatever part is asked for: there is none to be had. It is no value, no yes, no "no" and no count."""
    reply = factcli.replies("ask", question, "--json")
    assert reply["status"] == "answered"
    assert [(each["facts"], each["status"], each["value"]) for each in reply["answers"]] == [([fact], "absent", None)]
    again = factcli.replies("query", reply["query"], "--json")
    assert again["answers"] == reply["answers"]


NOT_ANSWERED = {
    "how many elephants were hurt?": "not_understood",
    "how many were hurt in Paris?": "not_understood",
    "what did Ada Pell say about casualties?": "not_understood",
    "how many people were hurt at Mill Bridge?": "not_understood",
    "was Ada Pell or Tom Reeve hurt?": "not_understood",
    "which bridge was hurt most?": "not_understood",
    "who designed King's Bridge?": "not_understood",
    "why was Mill Bridge closed?": "unanswered",
    "how deep is the Little Ash?": "not_understood",
    "when did the flood reach Overbridge?": "not_understood",
}


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize(("question", "status"), NOT_ANSWERED.items(), ids=NOT_ANSWERED)
def test_what_was_not_looked_for_is_refused_as_before(
    factcli: Program, monkeypatch: pytest.MonkeyPatch, question: str, status: str
) -> None:
    """A word more, another thing, a choice, a rank, or but what the search is about: that was not looked for."""
    reply = factcli.replies("ask", question, "--json")
    assert reply["status"] == status
    assert {each["status"] for each in reply["related"]} <= {"asserted"}
    monkeypatch.setenv("FACTCLI_BASE", str(BRIDGES))
    assert reply == factcli.replies("ask", question, "--json")


@pytest.mark.parametrize(
    "question",
    [
        "why was King's Bridge closed?",
        "was King's Bridge closed?",
        "how long is the Wend Viaduct?",
        "which bridges are closed?",
        "how many bridges are there?",
        "who demanded a toll on the viaduct?",
        "when did Brunt build the viaduct?",
        "what is the Wend Viaduct?",
        "did anybody die in the flood?",
    ],
)
@pytest.mark.usefixtures("searched")
def test_a_fact_that_answers_comes_alone(factcli: Program, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    """Where facts answer, or refuse with what is nearest, nothing shows that there are absences."""
    reply = factcli.replies("ask", question, "--json")
    monkeypatch.setenv("FACTCLI_BASE", str(BRIDGES))
    assert reply == factcli.replies("ask", question, "--json")


@pytest.mark.usefixtures("searched")
def test_a_slip_in_what_was_looked_for_is_set_right(factcli: Program) -> None:
    """A word that only an absence has is a word of the base."""
    reply = factcli.replies("ask", "how many casualtes were there?", "--json")
    assert reply["answers"][0]["facts"] == ["no-casualties"]
    assert reply["corrections"] == [{"from": "casualtes", "to": "casualties"}]


FORMS = {
    "plain": f"{ARCHITECT} (absent; as of March 2019)\n",
    "table": f"{ARCHITECT} (absent;\nas of March 2019)\n",
    "markdown": f"- {ARCHITECT} (absent; as of March 2019) [^1] [^2]\n",
    "csv": f"{ARCHITECT},,,exact,,,,,2019-03,absent,no-architect,survey-2018 | herald-flood,",
}


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize(("form", "expected"), FORMS.items(), ids=FORMS)
def test_every_form_says_that_it_is_an_absence(factcli: Program, form: str, expected: str) -> None:
    """As of the day of the search, where the sentence does not say so itself."""
    assert expected in factcli.answers("ask", "who designed the viaduct?", "--format", form)
    assert f"{CASUALTIES} (absent)\n" in factcli.answers("ask", "who was hurt?", "--format", "plain")


@pytest.mark.usefixtures("searched")
def test_an_absence_is_shown_and_found_but_nobody_says_it(factcli: Program) -> None:
    """By its id, by what it is about and by its words, last; not as a statement, a date or a position."""
    details = {(each["name"], each["value"]) for each in factcli.replies("show", "no-casualties", "--json")["details"]}
    assert {("looked for", "hurt"), ("looked on", "2019-03-01"), ("about", "King's Bridge (@kings-bridge)")} <= details
    details = {(each["name"], each["value"]) for each in factcli.replies("why", "no-architect", "--json")["details"]}
    assert ("searched", "Water takes the old crossing") in details
    for command in (("show", "viaduct"), ("search", "architect", "viaduct")):
        answers = factcli.replies(*command, "--json")["answers"]
        assert [each["facts"] for each in answers if each["status"] == "absent"] == [["no-architect"]]
        assert answers[-1]["status"] == "absent"
    assert factcli.replies("search", "zelkova", "architect", "--json")["unmatched"] == ["zelkova"]
    for command in (("said", "@herald-flood"), ("said", "@survey-2018"), ("timeline",), ("compare", "king's bridge")):
        assert "absent" not in {each["status"] for each in factcli.replies(*command, "--json")["answers"]}
    assert factcli.replies("list", "bridge", "--json")["status"] == "answered"


def test_an_absence_needs_no_place(searched: Path, factcli: Program) -> None:
    """The whole of a source was searched: that is nothing to complain of."""
    plain = searched.read_text("utf-8")
    searched.write_text(plain.replace('aliases = ["the Herald"', 'file = "h.txt"\naliases = ["the Herald"'), "utf-8")
    found = json.loads(factcli.run("check", "--rule", "no-locator", "--json").out)["problems"]
    assert "absence" not in str(found)
    assert not [each for each in found if "no-casualties" in each["message"]]


@pytest.mark.parametrize("base", ["without", "with"])
def test_a_question_is_read_again_only_where_something_was_looked_for(
    monkeypatch: pytest.MonkeyPatch, searched: Path, base: str
) -> None:
    """What no fact answers costs a second reading, and that only in a base that records an absence."""
    room = sys.modules["factcli.answer.ask"]
    read: list[str] = []
    monkeypatch.setattr(room, "understand", lambda text, lexicon: read.append(text) or understand(text, lexicon))
    index = open_index(searched if base == "with" else BRIDGES, None)
    assert ask("who was asked for elephants?", index).status == "not_understood"
    assert ask("why was King's Bridge closed?", index).status == "answered"
    assert len(read) == (3 if base == "with" else 2)
    index.close()


@pytest.mark.usefixtures("searched")
def test_a_question_of_a_year_or_as_of_a_date_meets_absences_too(factcli: Program) -> None:
    """What was looked for and not found is of no year; a question with one is refused as any other."""
    assert factcli.lacks("ask", "how long was King's Bridge closed in 1950?").startswith("nothing recorded: ")
    assert factcli.lacks("query", "find fact @kings-bridge 1850").startswith("nothing recorded: ")
    for option in (["--as-of", "2020"], ["--since", "2016", "--until", "2018"]):
        reply = factcli.replies("ask", "were there any casualties?", *option, "--json")
        assert [each["status"] for each in reply["answers"]] == ["absent"]
