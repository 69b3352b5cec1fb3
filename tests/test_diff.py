"""`diff`: what became of answers, facts, things and sources between two revisions, and what git cannot tell."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import BRIDGES, Program
from hypothesis import given
from hypothesis import strategies as st

from factcli import changes, history
from factcli.changes import particulars
from factcli.changes.records import _without
from factcli.commands import screen
from factcli.formats.as_changes import changes_text
from factcli.frozen import replace
from factcli.load import load
from factcli.model import Absence, Base, Fact, Quantity, Reference, Source, Thing, Value
from factcli.reply import Answer, Citation, Name, Reply

NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FACTS = """[base]
title = "Towers"
source = { id = "gazette", paragraph = 1 }
[sources.gazette]
title = "Gazette"
[sources.herald]
title = "Herald"
[kinds.tower]
[kinds.person]
[properties.height]
of = ["tower"]
type = "number"
unit = "metres"
adjectives = ["tall", "high"]
sentence = "{subject} is {value} {unit} high."
[acts.build]
words = ["build"]
[things]
old-tower = { name = "Old Tower", kind = "tower" }
new-tower = { name = "New Tower", kind = "tower", aliases = ["the Needle"] }
doe = { name = "Jane Doe", kind = "person" }
[records]
old-tower = { height = 30 }
[facts.doe-built]
text = "Jane Doe built the New Tower."
agent = "@doe"
object = "@new-tower"
acts = ["build"]
words = ["erect"]
[facts.keeper]
text = "The keeper of the Old Tower is deaf."
object = "@old-tower"
[facts.bell]
text = "The bell of the Old Tower rings at noon."
object = "@old-tower"
"""

QUESTIONS = """[[questions]]
ask = "how high is the Old Tower?"
answers = ["30"]
[[questions]]
ask = "who built the New Tower?"
answers = ["Doe"]
"""

LATER = (
    ("height = 30", "height = 30.5"),
    ('words = ["erect"]', 'words = ["raise"]\nstatus = "alleged"\ntime = { text = "May", date = "1999-05" }'),
    ("[facts.keeper]", "[facts.deaf-keeper]"),
    ("[facts.bell]\n", '[facts.flag]\nsource = "herald"\n'),
    ("The bell of the Old Tower rings at noon.", "The Old Tower flies a flag."),
    (', aliases = ["the Needle"]', ""),
    ('title = "Herald"', 'title = "Herald"\npublished = "1999?"'),
)

TOLD = """answers
  how high is the Old Tower?
    - Old Tower is 30 metres high.
          [1] “Gazette” — paragraph 1
    + Old Tower is 30.5 metres high.
          [1] “Gazette” — paragraph 1

  who built the New Tower?
    - Jane Doe built the New Tower.
          [1] “Gazette” — paragraph 1
    + Jane Doe built the New Tower. (alleged)
          [1] “Gazette” — paragraph 1

facts
  added    flag — The Old Tower flies a flag.
  removed  bell — The bell of the Old Tower rings at noon.
  renamed  keeper → deaf-keeper — The keeper of the Old Tower is deaf.
  changed  doe-built — Jane Doe built the New Tower.
      time: added May (1999-05)
      words: erect → raise
      status: asserted → alleged
  changed  old-tower:height — Old Tower is 30.5 metres high.
      text: Old Tower is 30 metres high. → Old Tower is 30.5 metres high.
      value: 30 metres → 30.5 metres

things
  changed  new-tower — New Tower
      aliases: removed the Needle

sources
  changed  herald — Herald
      published: added 1999?

answers: 2 of 2 questions changed
facts: 1 added, 1 removed, 1 renamed, 2 changed
things: 1 changed
sources: 1 changed
"""


def later(text: str) -> str:
    """Return the base as it was changed afterwards."""
    for old, new in LATER:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


class Repository:
    """A repository of its own, that nothing of the developer's configures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = folder / "facts.toml"
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        """Run git in it."""
        return subprocess.run(["git", "-C", self.folder, *words], check=True, capture_output=True, text=True).stdout

    def commit(self, files: dict[str, str], message: str = "More") -> None:
        """Write files and commit all there are."""
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository with a base and its questions, its folder the current one."""
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A. Curator")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "curator@example.org")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "work").mkdir()
    made = Repository(tmp_path / "work")
    made.commit({"facts.toml": FACTS, "questions.toml": QUESTIONS})
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("FACTCLI_BASE")
    return made


# what changed ---------------------------------------------------------------------


@NEEDS_GIT
def test_what_changed_is_told_in_peoples_words(repository: Repository, factcli: Program) -> None:
    """The answers first, then facts, things and sources, and how much; against the work tree or a second revision."""
    repository.base.write_text(later(FACTS), encoding="utf-8")
    assert factcli.answers("diff", "HEAD") == TOLD
    repository.git("commit", "--quiet", "--all", "--message", "Later")
    assert factcli.answers("diff", "HEAD~1", "HEAD") == TOLD
    assert factcli.answers("diff", ":/More") == TOLD


@NEEDS_GIT
def test_where_nothing_changed_nothing_is_said(repository: Repository, factcli: Program) -> None:
    """Nor where tables moved, the order of a list changed, or a comment came."""
    head, _, facts = FACTS.partition("[facts.doe-built]\n")
    one, _, two = facts.partition("[facts.keeper]\n")
    moved = f"# Moved\n\n{head}\n[facts.keeper]\n{two}[facts.doe-built]\n{one}"
    assert moved != FACTS
    for text in (FACTS, moved):
        repository.base.write_text(text, encoding="utf-8")
        assert factcli.answers("diff", "HEAD", "--exit-code") == ""


@NEEDS_GIT
def test_the_exit_code_tells_of_changes_where_it_is_asked_to(repository: Repository, factcli: Program) -> None:
    """As that of `git diff` does."""
    repository.base.write_text(later(FACTS), encoding="utf-8")
    run = factcli.run("diff", "HEAD", "--exit-code")
    assert (run.code, run.out, run.err) == (1, TOLD, "")


@NEEDS_GIT
def test_the_json_has_both_replies_and_every_change(repository: Repository, factcli: Program) -> None:
    """`factcli.diff/1`, the same in both of its names."""
    repository.base.write_text(later(FACTS), encoding="utf-8")
    told = factcli.replies("diff", "HEAD", "--json")
    assert told == factcli.replies("diff", "HEAD", "--format", "json")
    answers = told.pop("answers")
    assert told == {
        "schema": "factcli.diff/1",
        "before": "HEAD",
        "after": None,
        "questions": 2,
        "facts": {
            "added": [{"id": "flag", "text": "The Old Tower flies a flag."}],
            "removed": [{"id": "bell", "text": "The bell of the Old Tower rings at noon."}],
            "renamed": [{"id": "deaf-keeper", "was": "keeper", "text": "The keeper of the Old Tower is deaf."}],
            "changed": [
                {
                    "id": "doe-built",
                    "text": "Jane Doe built the New Tower.",
                    "fields": [
                        {"field": "time", "before": [], "after": ["May (1999-05)"]},
                        {"field": "words", "before": ["erect"], "after": ["raise"]},
                        {"field": "status", "before": ["asserted"], "after": ["alleged"]},
                    ],
                },
                {
                    "id": "old-tower:height",
                    "text": "Old Tower is 30.5 metres high.",
                    "fields": [
                        {
                            "field": "text",
                            "before": ["Old Tower is 30 metres high."],
                            "after": ["Old Tower is 30.5 metres high."],
                        },
                        {"field": "value", "before": ["30 metres"], "after": ["30.5 metres"]},
                    ],
                },
            ],
        },
        "things": {
            "added": [],
            "removed": [],
            "renamed": [],
            "changed": [
                {
                    "id": "new-tower",
                    "text": "New Tower",
                    "fields": [{"field": "aliases", "before": ["the Needle"], "after": []}],
                }
            ],
        },
        "sources": {
            "added": [],
            "removed": [],
            "renamed": [],
            "changed": [
                {
                    "id": "herald",
                    "text": "Herald",
                    "fields": [{"field": "published", "before": [], "after": ["1999?"]}],
                }
            ],
        },
    }
    assert [each["question"] for each in answers] == ["how high is the Old Tower?", "who built the New Tower?"]
    assert (answers[0]["before"]["answers"][0]["value"], answers[0]["after"]["answers"][0]["value"]) == (30, "30.5")
    assert answers[0]["after"]["schema"] == "factcli.answer/1"


@NEEDS_GIT
def test_the_questions_of_both_revisions_are_asked_once_each(repository: Repository, factcli: Program) -> None:
    """One that stands in both, one that came, one that went; a refusal and why is told like an answer."""
    new = QUESTIONS.replace("who built the New", "who built the Old").replace(
        'answers = ["Doe"]', 'refused = "unanswered"'
    )
    facts = FACTS.replace('object = "@new-tower"', 'object = "@old-tower"').replace("built the New", "built the Old")
    repository.commit({"facts.toml": facts, "questions.toml": new})
    assert factcli.replies("diff", "HEAD~1", "--json")["questions"] == 3
    assert factcli.answers("diff", "HEAD~1").partition("facts\n")[0] == (
        "answers\n"
        "  who built the Old Tower?\n"
        "    - unanswered: facts of this base account for the rest, but not for Old Tower\n"
        "    + Jane Doe built the Old Tower.\n"
        "          [1] “Gazette” — paragraph 1\n"
        "\n"
        "  who built the New Tower?\n"
        "    - Jane Doe built the New Tower.\n"
        "          [1] “Gazette” — paragraph 1\n"
        "    + unanswered: facts of this base account for the rest, but not for New Tower\n"
        "\n"
    )


@NEEDS_GIT
def test_without_questions_it_says_that_no_answers_were_compared(repository: Repository, factcli: Program) -> None:
    """Beside the facts, and in the JSON as their number."""
    repository.git("rm", "--quiet", "questions.toml")
    repository.commit({"facts.toml": FACTS})
    repository.base.write_text(FACTS.replace("is deaf", "is blind"), encoding="utf-8")
    run = factcli.run("diff", "HEAD")
    assert (run.code, run.err) == (0, "no golden questions at either revision: no answers were compared\n")
    assert run.out == (
        "facts\n"
        "  changed  keeper — The keeper of the Old Tower is blind.\n"
        "      text: The keeper of the Old Tower is deaf. → The keeper of the Old Tower is blind.\n"
        "\n"
        "facts: 1 changed\nthings: none changed\nsources: none changed\n"
    )
    assert factcli.replies("diff", "HEAD", "--json")["questions"] == 0


# what history holds ---------------------------------------------------------------


@NEEDS_GIT
def test_a_folder_is_a_base_with_its_questions(repository: Repository, factcli: Program) -> None:
    """All its TOML files as they were, those in folders too, no hidden ones and none that came later."""
    head, _, facts = FACTS.partition("[facts.doe-built]\n")
    files = {
        "of towers/all.toml": head,
        "of towers/more/facts.toml": f"[facts.doe-built]\n{facts}",
        "of towers/questions.toml": QUESTIONS,
        "of towers/.hidden/broken.toml": "[",
        "of towers/notes.txt": "Notes",
    }
    repository.commit(files)
    repository.commit({"of towers/more/late.toml": '[facts.late]\ntext = "It is late."\n'})
    told = factcli.answers("--base", "of towers", "diff", "HEAD~1")
    assert told.startswith("facts\n  added    late — It is late.\n\nanswers: 0 of 2 questions changed\n")
    version = history.at(Path("of towers"), "HEAD~1")
    assert (len(version.base.facts), len(version.questions)) == (4, 2)


@NEEDS_GIT
def test_a_base_may_be_the_whole_repository_or_gone(repository: Repository, factcli: Program) -> None:
    """At the top of the work tree, or where two older revisions are named, no longer there at all."""
    assert len(history.at(repository.folder, "HEAD").base.facts) == 4
    repository.commit({"facts.toml": later(FACTS)})
    repository.base.unlink()
    assert factcli.answers("--base", "facts.toml", "diff", "HEAD~1", "HEAD") == TOLD


@NEEDS_GIT
@pytest.mark.skipif(os.name != "posix", reason="needs links and bytes in names")
def test_links_are_followed_within_the_repository(repository: Repository, factcli: Program) -> None:
    """One that leads elsewhere is an error, as is a name that git cannot be asked for."""
    (repository.folder / "linked").mkdir()
    (repository.folder / "linked" / "facts.toml").symlink_to("../facts.toml")
    repository.commit({})
    assert len(history.at(Path("linked"), "HEAD").base.facts) == 4
    (repository.folder / "linked" / "other.toml").symlink_to("../../other.toml")
    repository.commit({})
    assert factcli.refuses("--base", "linked", "diff", "HEAD") == (
        "error: cannot read linked/other.toml in revision HEAD\n"
        "hint: it is a link that leads to no file of the repository\n"
    )
    repository.commit({"broken/a\nb.toml": FACTS})
    assert factcli.refuses("--base", "broken", "diff", "HEAD") == (
        "error: cannot read broken/a b.toml out of git: its name has a line break\nhint: give it another name\n"
    )


LIST = "`git log --oneline` lists them; give two as two words, and fetch those that a shallow clone lacks"
REVISIONS = {
    "nowhere": ('no revision "nowhere" in this repository', LIST),
    "": ('no revision "" in this repository', LIST),
    "HEAD..HEAD": ('no revision "HEAD..HEAD" in this repository', LIST),
    "^HEAD": ('no revision "^HEAD" in this repository', LIST),
    "--all": ('no revision "--all" in this repository', LIST),
    "--output=stolen": ('no revision "--output=stolen" in this repository', LIST),
    "HEAD:facts.toml": ('"HEAD:facts.toml" is no revision of all files', "name a commit, a branch or a tag"),
    "v0": (
        "no base at facts.toml in revision v0",
        "compare with a revision that has it, or name with --base a base that was there",
    ),
}


@NEEDS_GIT
@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_that_has_no_base_is_an_error(repository: Repository, factcli: Program, revision: str) -> None:
    """Unknown, no commit, without the base, or what git would take for an option: the first or the second."""
    repository.git("checkout", "--quiet", "--orphan", "empty")
    repository.git("rm", "--quiet", "-r", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    repository.git("tag", "v0")
    repository.git("checkout", "--quiet", "--force", "main")
    told = "error: {}\nhint: {}\n".format(*REVISIONS[revision])
    assert factcli.refuses("diff", "--", revision) == told
    assert factcli.refuses("diff", "--", "HEAD", revision) == told
    assert sorted(each.name for each in repository.folder.iterdir()) == [".git", "facts.toml", "questions.toml"]


@NEEDS_GIT
@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"facts.toml": FACTS.replace("[kinds.person]\n", "")},
            'error: HEAD:facts.toml:20: thing "doe": unknown kind "person"\nhint: declare it as [kinds.person]\n',
        ),
        (
            {"questions.toml": '[[questions]]\nask = "who?"\n'},
            'error: HEAD:questions.toml:1: question 1: neither "answers" nor "refused"\n'
            'hint: add answers = ["…"], words that an answer must have, or refused = "unanswered"\n',
        ),
    ],
)
def test_a_base_that_was_wrong_says_at_which_revision(
    repository: Repository, factcli: Program, files: dict[str, str], told: str
) -> None:
    """Its faults have their places, written as git writes those of a revision."""
    repository.commit(files)
    assert factcli.refuses("diff", "HEAD") == told


@NEEDS_GIT
def test_a_base_without_history_is_an_error(repository: Repository, factcli: Program) -> None:
    """Outside of a repository, and within what git keeps for itself."""
    outside = repository.folder.parent / "outside"
    outside.mkdir()
    shutil.copy(repository.base, outside)
    told = factcli.refuses("--base", str(outside / "facts.toml"), "diff", "HEAD")
    assert told.startswith(f"error: {outside} is in no work tree of git\nhint: name a base whose history git keeps")
    shutil.copy(repository.base, repository.folder / ".git")
    inside = repository.folder / ".git" / "facts.toml"
    assert factcli.refuses("--base", str(inside), "diff", "HEAD") == (
        f"error: {inside.parent} is in no work tree of git\nhint: name a base whose history git keeps\n"
    )


def test_without_git_it_says_so(factcli: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And where to have it from."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert factcli.refuses("diff", "HEAD") == (
        "error: git is not installed\nhint: install it from https://git-scm.com: it keeps a base's history\n"
    )


def test_two_forms_contradict_each_other(factcli: Program) -> None:
    """As everywhere."""
    assert factcli.refuses("diff", "HEAD", "--json", "--format", "text") == (
        "error: --json and --format text contradict each other\nhint: give one of them\n"
    )


# fields ---------------------------------------------------------------------------

OTHER: dict[str, Any] = {
    "references": (Reference("herald", 2, "It is", "said", ("doe",)),),
    "value": Value(quantity=Quantity(Decimal("1E+2"), "feet", "more-than"), text="a hundred", inferred="so"),
    "parts": {"agent": (Value(thing="doe"),)},
    "about": ("doe",),
    "within": ("old-tower",),
    "reports": ("herald", "nobody"),
    "status": "denied",
    "rank": "preferred",
    "negative": True,
    "inferred": {"as_of": "the page is torn"},
    "absence": Absence(("other", "more"), "2016"),
    **dict.fromkeys(("topics", "acts", "words", "hedges", "aliases"), ("other",)),
}
"""Another value for a field than it has by default; without one, a text."""

TELLS = {
    "references": ("source", "Herald (@herald), paragraph 2, “It is … said”, via Jane Doe (@doe)"),
    "value": ("value", "a hundred (more than 1E+2 feet; inferred: so)"),
    "parts": ("agent", "Jane Doe (@doe)"),
    "about": ("about", "Jane Doe (@doe)"),
    "within": ("within", "Old Tower (@old-tower)"),
    "reports": ("reports", "Herald (@herald); @nobody"),
    "negative": ("negative", "yes"),
    "inferred": ("as_of inferred", "the page is torn"),
    "subject": ("subject", "@other"),
    "speaker": ("speaker", "@other"),
    "according_to": ("according_to", "@other"),
    "status": ("status", "denied"),
    "rank": ("rank", "preferred"),
}
"""The field as it is told and what it then is; without one, its own name and "other"."""

ABSENT = [("looked_for", "other; more"), ("looked_on", "2016")]
"""The two fields that an absence has in its file."""

NOT_COMPARED = {"id", "file", "line"}
KINDS = {
    "facts": Fact("f", "It is so.", ()),
    "things": Thing("f", "It", "tower"),
    "sources": Source("f", "It"),
}
FIELDS = [
    (section, field.name)
    for section, record in KINDS.items()
    for field in dataclasses.fields(record)  # type: ignore[type-var]
    if (section == "sources" and field.name == "file") or field.name not in NOT_COMPARED
]


@pytest.fixture(scope="module")
def towers(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """Return the base about towers."""
    path = tmp_path_factory.mktemp("towers") / "facts.toml"
    path.write_text(FACTS, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(("section", "name"), FIELDS)
def test_every_field_is_compared_and_told(section: str, name: str, towers: Base) -> None:
    """Whatever a fact, thing or source holds, but for where it stands in its file."""
    record: Any = KINDS[section]
    before = replace(towers, **{section: {**getattr(towers, section), "f": record}})
    other = replace(record, **{name: OTHER.get(name, "other")})
    after = replace(towers, **{section: {**getattr(towers, section), "f": other}})
    (changed,) = getattr(changes.compare(before, after), section).changed
    told = [(field.name, "; ".join(field.after)) for field in changed.fields]
    assert told == (ABSENT if name == "absence" else [TELLS.get(name, (name, "other"))])


@pytest.mark.parametrize(("section", "name"), [("facts", "file"), ("facts", "line"), ("things", "line")])
def test_where_it_stands_is_no_change(section: str, name: str, towers: Base) -> None:
    """Not which lines, but which facts."""
    record: Any = next(iter(getattr(towers, section).values()))
    moved = replace(record, **{name: "other.toml" if name == "file" else 99})
    after = replace(towers, **{section: {**getattr(towers, section), record.id: moved}})
    assert not changes.compare(towers, after).any


def test_a_thing_with_a_new_name_is_one_change(towers: Base) -> None:
    """And none of the facts that name it by its id."""
    things = {**towers.things, "doe": replace(towers.things["doe"], name="Jane Roe")}
    found = changes.compare(towers, replace(towers, things=things))
    assert (found.facts.any, len(found.things.changed), found.sources.any) == (False, 1, False)


def test_digits_are_a_change(towers: Base) -> None:
    """30 and 30.0 are one number, written otherwise, and what is written is what is answered."""
    height = towers.facts["old-tower:height"]
    other = replace(height, value=Value(quantity=Quantity(Decimal("30.0"), "metres")))
    (changed,) = changes.compare(towers, replace(towers, facts={**towers.facts, height.id: other})).facts.changed
    assert changed.fields == (changes.Field("value", ("30 metres",), ("30.0 metres",)),)


def test_a_base_is_as_it_is() -> None:
    """Nothing changes between a base and itself."""
    assert not changes.compare(load(BRIDGES), load(BRIDGES)).any


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_entries_that_stay_are_left_out(before: list[str], after: list[str]) -> None:
    """Each as often as it came or went, in its order."""
    lost = _without(tuple(before), tuple(after))
    assert Counter(lost) == Counter(before) - Counter(after)
    assert "".join(map(str, lost)) in {"", *(_subsequences(before))}


def _subsequences(letters: list[str]) -> set[str]:
    found = {""}
    for each in letters:
        found |= {one + each for one in found}
    return found


# what is written ------------------------------------------------------------------

CITED = Citation("gazette", "Gazette", None, None, "paragraph 1", (), None, ())
OLD = Answer("The tower is high.", (CITED,), ("old:height",), Decimal(30), "metres", subject=Name("old", "Old Tower"))
SAME = {
    "another explanation": Reply("?", "answered", (OLD,), understood="so", query="find"),
    "other ids": Reply(
        "?",
        "answered",
        (replace(OLD, facts=("f",), sources=(replace(CITED, id="g"),), subject=Name("o", "Old Tower")),),
    ),
}
OTHERS = {
    "status": (Reply("?", "not_understood", cause="why"), ["    + not_understood: why"]),
    "value": (
        Reply("?", "answered", (replace(OLD, value=Decimal("31.50")),)),
        ["    + The tower is high.", "          [1] “Gazette” — paragraph 1", "          value: 31.50 metres"],
    ),
    "source": (
        Reply("?", "answered", (replace(OLD, sources=(replace(CITED, locator="paragraph 2"),)),)),
        ["    + The tower is high.", "          [1] “Gazette” — paragraph 2", "          value: 30 metres"],
    ),
    "one more": (
        Reply("?", "answered", (OLD, replace(OLD, text="Old Tower is 30 metres high."))),
        ["    + Old Tower is 30 metres high.", "          [1] “Gazette” — paragraph 1"],
    ),
}


def compared(after: Reply, monkeypatch: pytest.MonkeyPatch) -> tuple[changes.Answered, ...]:
    """Compare a reply with that of before."""
    replies = {"before": Reply("?", "answered", (OLD,)), "after": after}
    monkeypatch.setattr("factcli.answer.ask", lambda _, index: replies[index])
    before: Any = "before"
    return changes.answers(["?"], before, "after")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SAME)
def test_what_nobody_sees_is_no_change_of_an_answer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """How it was understood, and what things and facts are called within the base."""
    assert compared(SAME[name], monkeypatch) == ()


@pytest.mark.parametrize("name", OTHERS)
def test_another_answer_is_shown_with_what_differs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its status, its value where the sentence has it not, its source; what stays is not shown again."""
    reply, lines = OTHERS[name]
    found = changes.Changes(1, compared(reply, monkeypatch))
    assert [line for line in changes_text(found).splitlines() if line.startswith(("    +", "          "))][
        -len(lines) :
    ] == lines


def test_the_order_of_answers_is_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact that moved in its file moves in a list."""
    two = (OLD, replace(OLD, text="Other."))
    replies = {"before": Reply("?", "answered", two), "after": Reply("?", "answered", two[::-1])}
    monkeypatch.setattr("factcli.answer.ask", lambda _, index: replies[index])
    before: Any = "before"
    assert changes.answers(["?"], before, "after") == ()  # type: ignore[arg-type]


def test_what_is_long_stands_on_two_lines() -> None:
    """The second side below the first."""
    field = changes.Field("rank_reason", ("a" * 50,), ("b" * 50,))
    section = changes.Section(changed=(changes.Record("f", "It is so.", fields=(field,)),))
    assert changes_text(changes.Changes(facts=section)) == (
        "facts\n"
        "  changed  f — It is so.\n"
        f"      rank reason: {'a' * 50}\n"
        f"                 → {'b' * 50}\n"
        "\n"
        "facts: 1 changed\nthings: none changed\nsources: none changed\n"
    )


@given(st.text(), st.text())
def test_no_text_of_a_base_acts_on_the_terminal(text: str, other: str) -> None:
    """In ids, sentences, fields, questions and answers: a line stays a line."""
    field = changes.Field(text, (other,), (text, other))
    record = changes.Record(text, other, was=text, fields=(field,))
    section = changes.Section((record,), (record,), (record,), (record,))
    cited = Citation(text, text, other, None, text, (other,), None, ())
    reply = Reply(text, "answered", (Answer(text, (cited,), (text,), other, quote=text),))
    answered = changes.Answered(text, reply, Reply(text, "unanswered", cause=other))
    lines = changes_text(changes.Changes(1, (answered,), section, section, section)).split("\n")
    assert all(line.isprintable() or "\u200c" in line or "\u200d" in line for line in lines)


# how far it is --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.0, ""), (0.6, "\r1 of 4 asked\r2 of 4 asked\r3 of 4 asked\r            \r")]
)
def test_who_waits_long_is_told_how_far_it_is(
    seconds: float, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, after a second, and it is wiped out in the end."""
    clock = iter(seconds * number for number in range(10))
    monkeypatch.setattr(screen.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert list(screen.counted("abcd", "asked")) == list("abcd")
    assert capsys.readouterr().err == told


def test_a_file_is_not_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """However long it takes."""
    clock = iter(range(10))
    monkeypatch.setattr(screen.time, "monotonic", lambda: next(clock))
    assert list(screen.counted("abcd", "asked")) == list("abcd")
    assert capsys.readouterr().err == ""


def test_particulars_have_the_names_of_the_file(towers: Base) -> None:
    """A curator finds each field where it is changed."""
    names = particulars.of_fact(towers.facts["doe-built"]).keys()
    assert {"text", "agent", "object", "source", "as_of", "according_to", "words"} <= names
