"""The made base of benchmarks/scale: it can be read, and the program answers as plain Python does from its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import Program

SCALE = Path(__file__).parent.parent / "benchmarks" / "scale"
FACTS = 300


@pytest.fixture(scope="module")
def scale() -> Iterator[SimpleNamespace]:
    """Return the modules of the benchmark."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCALE))
        names = ("batch", "expected", "lookup", "make", "rows", "targets", "tools", "wording", "world")
        yield SimpleNamespace(**{name: __import__(name) for name in names})


@pytest.fixture(scope="module")
def made(scale: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Return a made base, its rows and what the questions ask for."""
    folder = tmp_path_factory.mktemp("made")
    world = scale.world.World(FACTS)
    scale.make.make(world, folder / "base")
    chooser = scale.targets.Chooser(world)
    facts = list(scale.rows.all_facts(world))
    for fact in facts:
        chooser.look(fact)
    return SimpleNamespace(world=world, folder=folder, facts=facts, targets=chooser.choose())


def test_a_made_base_has_no_faults(factcli: Program, made: SimpleNamespace) -> None:
    """What is made passes the checks that a curator's base has to."""
    assert factcli.answers("check", "--base", str(made.folder / "base")) == ""


def test_the_same_seed_makes_the_same_base(scale: SimpleNamespace, made: SimpleNamespace, tmp_path: Path) -> None:
    """Figures of two days are of the same facts."""
    scale.make.make(scale.world.World(FACTS), tmp_path)
    files = sorted(each.relative_to(tmp_path) for each in tmp_path.rglob("*.toml"))
    assert len(files) == 4
    assert all((tmp_path / each).read_bytes() == (made.folder / "base" / each).read_bytes() for each in files)


def test_every_question_has_the_answer_of_plain_python(
    scale: SimpleNamespace, made: SimpleNamespace, factcli: Program
) -> None:
    """The program finds what going through all rows finds, and sets a slip right."""
    right: dict[str, list[str]] = scale.expected.expected(made.facts, made.targets)
    tool = scale.tools.TOOLS["factcli"]
    commands = tool.commands(made.folder, made.targets)
    assert commands.keys() == right.keys() == scale.expected.QUESTIONS.keys()
    for question, (_, _, _, *arguments) in commands.items():
        found = tool.ids(question, factcli.answers(*arguments))
        assert found, question
        if question in scale.expected.ORDERED:
            assert found == right[question], question
        assert sorted(found) == sorted(right[question]), question


def test_the_questions_of_a_batch_are_answered(scale: SimpleNamespace, made: SimpleNamespace, factcli: Program) -> None:
    """Asking many questions measures answers, not refusals."""
    questions = list(scale.batch.questions(made.world, 40))
    assert len(set(questions)) == 40
    lines = "".join(f"{each}\n" for each in questions).encode()
    printed = factcli.answers("ask", "--base", str(made.folder / "base"), "--batch", stdin=lines)
    replies: list[Any] = [json.loads(line) for line in printed.splitlines()]
    assert {each["status"] for each in replies} == {"answered"}


def test_a_tool_that_answers_otherwise_is_named(scale: SimpleNamespace) -> None:
    """Times of different answers are not put side by side."""
    case = scale.lookup.Case
    printed = {case(300, tool, "count"): "7\n" for tool in ("sqlite3", "jq", "recsel")}
    assert list(scale.lookup.disagreements(printed)) == []
    printed[case(300, "jq", "count")] = "8\n"
    (line,) = scale.lookup.disagreements(printed)
    assert line == "jq (count) at 300 facts: 1 ids (8) where most have 1 ids (7)"


def test_no_two_things_share_a_name(scale: SimpleNamespace) -> None:
    """Each name is a word of its own, and none is a word of the sentences."""
    names = {scale.wording.proper(number) for number in range(-2000, 20_000)}
    assert len(names) == 22_000
    assert not {name.lower() for name in names} & set(scale.wording.VOCABULARY)


def test_few_things_have_many_facts(scale: SimpleNamespace) -> None:
    """As in a base that people make: what there is most on has many times what the middle has."""
    counts: dict[str, int] = {}
    for fact in scale.rows.all_facts(scale.world.World(4_000)):
        for thing in fact.things:
            counts[thing] = counts.get(thing, 0) + 1
    ranked = sorted(counts.values(), reverse=True)
    assert ranked[0] > 5 * ranked[len(ranked) // 2]
