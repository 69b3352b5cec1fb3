"""Golden questions: a file comes out as written or with every problem, replies are judged, the command sums up."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import BRIDGES, DATA, Program

from factcli.build import shipped
from factcli.golden import Golden, Outcome, Score, judge, report
from factcli.load.golden import load_golden
from factcli.reply import Answer, Name, Reply, ReplyStatus

GOLDEN = DATA / "golden"
NONE = "\N{EN DASH}"
FORMAT = Path(__file__).parent.parent / "docs" / "format.md"
BROKEN = sorted(path.stem for path in GOLDEN.glob("broken*.toml"))

OLD = Answer("Old Bridge crosses the Wend.", (), ("old:crosses",), Name("wend", "River Wend"))
LONG = Answer("It is 1,200.50 metres long, the mayor's span.", (), ("old:length",), Decimal("1200.50"), "metres")
YEAR = Answer("It opened in June.", (), ("old:opened", "survey"), "1987-06")


@pytest.fixture(autouse=True)
def _in_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where the files are, so that they are named by their names."""
    monkeypatch.chdir(GOLDEN)


def expected(name: str) -> str:
    """Return what the program should write."""
    return (GOLDEN / f"{name}.expected").read_text(encoding="utf-8")


def came(*answers: Answer) -> Reply:
    """Make a reply with answers."""
    return Reply("?", "answered", answers)


# the file -------------------------------------------------------------------------


def test_a_file_comes_out_as_written() -> None:
    """Each question with its line, in order."""
    assert load_golden(Path("right.toml")) == (
        Golden("how long is Mill Bridge", "right.toml", 3, ("31.5 metres", "31.50"), ("mill-bridge:length",)),
        Golden("which bridges are made of stone", "right.toml", 8, ("King's Bridge", "MILL BRIDGE"), never=("Ash",)),
        Golden("when was the zeppelin built", "right.toml", 13, refused="not_understood"),
    )


def test_an_inline_list_has_lines_too() -> None:
    """A question on each line of a list is as good as a table each."""
    assert [each.line for each in load_golden(Path("wrong.toml"))] == [2, 3, 4, 5, 6]


def test_the_example_of_the_documentation_is_a_file(tmp_path: Path) -> None:
    """What docs/format.md shows has every key."""
    example = FORMAT.read_text(encoding="utf-8").partition("```toml\n[[questions]]\n")[2].partition("```")[0]
    (tmp_path / "questions.toml").write_text(f"[[questions]]\n{example}", encoding="utf-8")
    answered, refused = load_golden(tmp_path / "questions.toml")
    assert answered.answers
    assert answered.facts
    assert answered.never
    assert refused.refused == "unanswered"


def test_there_are_broken_files() -> None:
    """An empty or half-lost folder does not pass for a good one."""
    assert len(BROKEN) >= 6


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_says_where_and_what_and_what_to_do(name: str, factcli: Program) -> None:
    """Every problem at once, on standard error; nothing is asked."""
    assert factcli.refuses("test", f"{name}.toml") == expected(name)


# the judgement ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        (("wend", "RIVER-WEND", "Old Bridge"), ()),
        (("1,200.50", "1200.5 metres", "mayor"), ()),
        (("1987-06", "june"), ()),
        (("Rive", "Bridges", "200", "1987-0"), ("Rive", "Bridges", "200", "1987-0")),
        (("bridge crosses", "crosses bridge"), ("crosses bridge",)),
        (("River Wend It",), ("River Wend It",)),
    ],
)
def test_answers_are_whole_words_of_a_text_or_value(answers: tuple[str, ...], missing: tuple[str, ...]) -> None:
    """Folded, in a row, in one text of any of the answers."""
    verdict = judge(Golden("?", "f", 1, answers), came(OLD, LONG, YEAR))
    assert (verdict.missing, verdict.outcome) == (missing, "wrong" if missing else "right")


def test_a_huge_number_is_not_written_out() -> None:
    """It is compared as it is written with its exponent."""
    huge = Answer("So many.", (), ("x",), Decimal("1E+999999999"))
    assert judge(Golden("?", "f", 1, ("1E+999999999",)), came(huge)).outcome == "right"


def test_facts_are_those_of_all_answers() -> None:
    """Each must be behind one of them."""
    verdict = judge(Golden("?", "f", 1, ("June",), ("survey", "old:crosses", "old")), came(OLD, YEAR))
    assert (verdict.missing_facts, verdict.outcome) == (("old",), "wrong")


def test_what_must_not_come_is_looked_for_in_every_answer() -> None:
    """One of them is enough to be wrong, with everything else right."""
    verdict = judge(Golden("?", "f", 1, ("Wend",), never=("Ash", "June")), came(OLD, YEAR))
    assert (verdict.unwanted, verdict.outcome) == (("June",), "wrong")


@pytest.mark.parametrize(
    ("refused", "status", "outcome"),
    [
        ("unanswered", "unanswered", "right"),
        ("unanswered", "not_understood", "differs"),
        ("ambiguous", "unanswered", "differs"),
        ("unanswered", "answered", "answered"),
        (None, "unanswered", "refused"),
        (None, "ambiguous", "refused"),
    ],
)
def test_a_refusal_is_right_if_nothing_is_answered(
    refused: ReplyStatus | None, status: ReplyStatus, outcome: Outcome
) -> None:
    """With another status it differs; where an answer is expected it is none."""
    golden = Golden("?", "f", 1, () if refused else ("x",), refused=refused)
    assert judge(golden, Reply("?", status)).outcome == outcome


def test_a_difference_is_a_failure_of_a_strict_report_only() -> None:
    """And counts as refused in both."""
    verdicts = [judge(Golden("?", "f", 1, refused="unanswered"), Reply("?", "ambiguous"))]
    lenient, strict = (report(verdicts, strict=strict) for strict in (False, True))
    assert (lenient.failures, strict.failures) == ((), tuple(verdicts))
    assert lenient.differences == strict.differences == tuple(verdicts)
    assert lenient.refusals == strict.refusals == Score(1, 1)


@pytest.mark.parametrize(("right", "of", "share"), [(2, 3, "0.6666"), (99999, 100000, "0.9999"), (3, 3, "1.0000")])
def test_a_share_is_rounded_down(right: int, of: int, share: str) -> None:
    """All but one of many is not all."""
    assert str(Score(right, of).share) == share


def test_there_is_no_share_of_nothing() -> None:
    """Neither all nor none is right."""
    assert Score(0, 0).share is None


# the command --------------------------------------------------------------------------


def test_right_questions_exit_with_0(factcli: Program) -> None:
    """Only the figures are shown."""
    assert factcli.answers("test", "right.toml") == expected("right")
    assert factcli.answers("test", "right.toml", "--format", "text") == expected("right")


def test_each_failure_is_listed_and_exits_with_1(factcli: Program) -> None:
    """The question and its place, what was expected, what came; the figures at the end."""
    assert factcli.run("test", "wrong.toml") == (1, expected("wrong"), "")


def test_a_strict_run_lists_the_differences(factcli: Program) -> None:
    """One more failure, and the exit code even where there is no other."""
    assert factcli.answers("test", "wrong.toml", "--only", "^when").endswith("expected\nno failures\n")
    code, out, err = factcli.run("test", "wrong.toml", "--only", "^when", "--strict")
    assert (code, err) == (1, "")
    assert out.startswith(
        "wrong.toml:6: when was the zeppelin built\n    expected: a refusal: unanswered\n    came:     not_understood: "
    )
    assert out.endswith(
        "1 question: 0 to be answered, 1 to be refused\n"
        f"precision            {NONE}  0 right of 0 answered\n"
        f"coverage             {NONE}  0 right of 0 to be answered\n"
        "right refusals 100.0 %  1 refused of 1 to be refused\n"
        "1 refusal with another status than expected\n"
        "1 failure\n"
    )


def test_many_answers_are_cut(factcli: Program, tmp_path: Path) -> None:
    """Three are shown of a failure, and how many more there are."""
    file = tmp_path / "many.toml"
    file.write_text('[[questions]]\nask = "list all bridges"\nrefused = "ambiguous"\n', encoding="utf-8")
    run = factcli.run("test", str(file))
    assert run.code == 1
    assert run.out.partition("\n\n")[0].splitlines()[-1].strip() == "and 1 answer more"


@pytest.mark.parametrize("args", [("test", "--json"), ("test", "--format", "json"), ("--json", "test")])
def test_json_is_one_object(args: tuple[str, ...], factcli: Program) -> None:
    """The figures, and each failure and difference with the whole reply; the exit code is the same."""
    code, out, err = factcli.run(*args, "wrong.toml")
    assert (code, err) == (1, "")
    document = json.loads(out)
    failures, differences = document.pop("failures"), document.pop("differences")
    assert document == {
        "schema": "factcli.test/1",
        "questions": 5,
        "precision": {"right": 1, "of": 3, "share": 0.3333},
        "coverage": {"right": 1, "of": 3, "share": 0.3333},
        "refusals": {"right": 1, "of": 2, "share": 0.5},
    }
    assert [each["outcome"] for each in (*failures, *differences)] == ["wrong", "refused", "answered", "differs"]
    assert failures[0].pop("reply") == factcli.replies("ask", "who built Mill Bridge", "--json")
    assert failures[0] == {
        "file": "wrong.toml",
        "line": 3,
        "question": "who built Mill Bridge",
        "expected": {"answers": ["Brunt", "Vale"], "facts": ["builders"], "not": ["& Sons", "Brun"], "refused": None},
        "outcome": "wrong",
        "missing": ["Vale"],
        "missing_facts": ["builders"],
        "unwanted": ["& Sons"],
    }


def test_json_of_right_questions_exits_with_0(factcli: Program) -> None:
    """Without failures; the share of nothing is null."""
    document = factcli.replies("test", "right.toml", "--json", "--only", "ZEPPELIN")
    assert document["precision"] == {"right": 0, "of": 0, "share": None}
    assert document["failures"] == document["differences"] == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("test", "right.toml", "--only", "("),
            "error: cannot read --only: missing ), unterminated subpattern at position 0\n"
            "hint: it is a regular expression: put \\ before a sign that stands for itself\n",
        ),
        (
            ("test", "right.toml", "--only", "gondola"),
            'error: no question with "gondola"\nhint: leave --only out, or look for less\n',
        ),
        (
            ("test", "right.toml", "--json", "--format", "text"),
            "error: --json and --format text contradict each other\nhint: give one of them\n",
        ),
        (
            ("test", "nowhere.toml"),
            "error: cannot read nowhere.toml: No such file or directory\nhint: check the file and its permissions\n",
        ),
        (
            ("--base", "nowhere", "test"),
            "error: no base at nowhere\nhint: name a TOML file or a folder of them with --base or FACTCLI_BASE\n",
        ),
    ],
)
def test_what_the_user_can_mend_is_said(args: tuple[str, ...], said: str, factcli: Program) -> None:
    """With the exit code 2."""
    assert factcli.refuses(*args) == said


@pytest.mark.parametrize("base", ["folder", "folder/facts.toml"])
def test_the_questions_are_those_beside_the_base(
    base: str, factcli: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or in its folder; where there are none, it is said where they would be."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "facts.toml").write_bytes(BRIDGES.read_bytes())
    assert factcli.refuses("--base", base, "test") == (
        f"error: no golden questions at {Path('folder', 'questions.toml')}\n"
        "hint: write them there (docs/format.md), or name the file\n"
    )
    (tmp_path / "folder" / "questions.toml").write_bytes((GOLDEN / "right.toml").read_bytes())
    assert factcli.answers("--base", base, "test") == expected("right")


def test_the_base_that_ships_has_its_questions() -> None:
    """At least 120, 30 of them to be refused; what comes of them, `factcli test` says."""
    questions = load_golden(shipped().with_name("questions.toml"))
    assert len(questions) >= 120
    assert sum(each.refused is not None for each in questions) >= 30
